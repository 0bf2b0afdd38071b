"""Files of a theme's static folder as they are published: scripts joined of their modules, styles without what nobody reads.

An author writes small ES modules and no build step; a reader's browser asks for one file. A script that imports is joined
with what it imports, each module once, before those that need it; modules that others import are not published by
themselves. Only what can be joined by taking lines away is understood: `import {a, b} from "./folder/module.js";` and
`export` before a declaration. All modules of a script share one scope, so no name may be declared twice in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path, PurePosixPath

from ..errors import DayByDayError
from ..messages import Message, say
from ..model import Finding, Place
from ..patterns import regex
from ..values import dataclass

_IMPORT = regex(r'^import \{([^{}"]*)\} from "(\.{1,2}/[^"\n]+\.js)";[ ]*\n', re.MULTILINE)
_MODULE_WORD = regex(r"^(?:import|export)\b(?!\.|\s*\()[^\n]*", re.MULTILINE)
_DECLARED = regex(r"^(export )?(?:async )?(?:function\*?|const|let|class) (\w+|\[[^\]\n]*\]|\{[^}\n]*\})", re.MULTILINE)
_COMMENT = regex(r"^[ \t]*/\*(?!!)(?:(?!\*/).)*\*/[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
"""one that has its lines to itself; those that begin with `/*!` name licences, and stay"""
_LINE_COMMENT = regex(r"^[ \t]*//[^\n]*\n", re.MULTILINE)
_STYLE = regex(
    r"""("(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|url\([^)"']*\)|/\*!.*?\*/|\\.)|/\*.*?\*/|([^"'/\\u]+|.)""", re.DOTALL
)
"""a piece of a style: (what stays as it is), a comment, or (what else there is)"""
_STYLE_SPACE = regex(r"(?:(?<!:) )?([{};,]) ?|(?<=:) (?![;}])")
_TYPE = regex(r"/\*\* @[^*\n]*\*/ ?")
"""a type that stands within a line, for the type checker"""
_INDENT = regex(r"^[ \t]+|\n(?=\n)", re.MULTILINE)


class ScriptBrokenError(DayByDayError):
    """Modules that cannot be joined; `finding` says where and why."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding)
        self.finding = finding


@dataclass(frozen=True, slots=True)
class _Module:
    """A file of JavaScript: its text, and what it imports (module and names, in order)."""

    name: str
    text: str
    imports: tuple[tuple[str, tuple[str, ...], int], ...]
    """(module, names, line)"""


class StaticFiles:
    """Static files in some folders, the first of which that has a file gives it. Each is looked for and read once."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self._folders = folders
        self._data: dict[str, bytes] = {}

    def published(self, name: str) -> bytes:
        """A file as it is published. Raises `ScriptBrokenError` for a script that cannot be joined, `OSError` for no file."""
        data = self._read(name)
        if name.endswith(".css"):
            return slim_style(data)
        if name.endswith(".js"):
            module = self._module(name)
            return self._joined(module) if module.imports else data
        return data

    def modules_of_others(self, names: Iterable[str]) -> frozenset[str]:
        """Those among the names of files that some script imports: they are published within it."""
        scripts = [self._module(name) for name in names if name.endswith(".js")]
        return frozenset(imported for script in scripts for imported, _, _ in script.imports)

    def _path(self, name: str) -> Path:
        """A file in the first folder that has it; where none has, in the last one."""
        return next((path for folder in self._folders if (path := folder / name).is_file()), self._folders[-1] / name)

    def _read(self, name: str) -> bytes:
        if name not in self._data:
            self._data[name] = self._path(name).read_bytes()
        return self._data[name]

    def _module(self, name: str) -> _Module:
        return _parsed(name, self._read(name))

    def _joined(self, script: _Module) -> bytes:
        """A script with all its modules, in a scope of its own."""
        modules = tuple(self._in_order(script, set(), ()))
        self._check_names(modules)
        return _in_one_scope(modules)

    def _in_order(self, module: _Module, placed: set[str], above: tuple[str, ...]) -> Iterator[_Module]:
        """The modules a script needs, each after those it imports, itself last."""
        placed.add(module.name)
        for target, names, line in module.imports:
            if target in (*above, module.name):
                circle = say("`{module}` is imported by what it imports itself", module=target)
                raise self._broken(module, line, circle, say("move what both need into a module of its own"))
            imported = self._imported(target, module, line)
            for name in names:
                if name not in _exported(imported.text):
                    message = say("`{module}` exports no `{name}`", module=target, name=name)
                    hint = say(
                        "write `export` before its declaration, at the beginning of a line; names cannot be changed on the way"
                    )
                    raise self._broken(module, line, message, hint)
            if target not in placed:
                yield from self._in_order(imported, placed, (*above, module.name))
        yield module

    def _imported(self, target: str, module: _Module, line: int) -> _Module:
        """What a line of a module imports."""
        if not target.startswith("../") and (target in self._data or self._path(target).is_file()):
            return self._module(target)
        missing = say("there is no module `{module}`", module=target)
        raise self._broken(module, line, missing, say("write its address as seen from this file"))

    def _check_names(self, modules: Iterable[_Module]) -> None:
        """Raise for a name that is declared at the top of two modules, and for words of modules that cannot be taken away."""
        declared: dict[str, str] = {}
        for module in modules:
            for name, line in _declared(module.text):
                if name in declared:
                    message = say("`{name}` is declared in `{module}`, too", name=name, module=declared[name])
                    hint = say("give one of the two another name: they are joined into one script")
                    raise self._broken(module, line, message, hint)
                declared[name] = module.name
            if word := _module_word(module):
                line = module.text.count("\n", 0, module.text.find(word)) + 1
                message = say("this cannot be joined: `{statement}`", statement=word)
                hint = say(
                    'write `import {{ name }} from "./module.js";`, or `export` before a function, class, const or let'
                )
                raise self._broken(module, line, message, hint)

    def _broken(self, module: _Module, line: int, message: Message, hint: Message) -> ScriptBrokenError:
        path = self._path(module.name)
        shown = f"{path.parents[module.name.count('/') + 1].name}/static/{module.name}"
        return ScriptBrokenError(Finding("error", "script-broken", Place(shown, line), message, hint))


@lru_cache(maxsize=8)
def slim_style(data: bytes) -> bytes:
    """A style as it is published; one that is no UTF-8 as it is."""
    text = _decoded(data)
    return data if text is None else _slim_style(text).encode()


def _slim_style(style: str) -> str:
    """A style without comments and without the space that means nothing; strings and addresses stay as they are."""
    kept: list[str] = []

    def set_aside(piece: re.Match[str]) -> str:
        if piece[1] is None:
            return " " if piece[2] is None else piece[2]
        kept.append(piece[1])
        return "\0"

    text = re.sub(r"\s+", " ", _STYLE.sub(set_aside, style.replace("\0", ""))).strip()
    text = _STYLE_SPACE.sub(lambda space: space[1] or "", text).replace(";}", "}").replace("}", "}\n")
    pieces = iter(kept)
    return re.sub("\0", lambda _: next(pieces), text)


@lru_cache(maxsize=128)
def _bare(module: _Module) -> str:
    """The text without comments and without the words by which modules find each other."""
    script = _without_words(module)
    return _TYPE.sub("", _LINE_COMMENT.sub("", _COMMENT.sub("", script)))


def _decoded(data: bytes) -> str | None:
    """The text of a file, with lines that end alike on every machine; None for one that is not UTF-8."""
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        return None


@lru_cache(maxsize=128)
def _parsed(name: str, data: bytes) -> _Module:
    """A module of its bytes: most are part of several scripts."""
    text = _decoded(data) or ""
    imports = []
    for statement in _IMPORT.finditer(text):
        target = _resolved(name, statement[2])
        names = tuple(filter(None, (part.strip() for part in statement[1].split(","))))
        imports.append((target, names, text.count("\n", 0, statement.start()) + 1))
    return _Module(name, text, tuple(imports))


def _resolved(name: str, target: str) -> str:
    """The name of a module as another one calls it."""
    parts: list[str] = []
    for part in (PurePosixPath(name).parent / target).parts:
        if part == ".." and parts:
            parts.pop()
        else:
            parts.append(part)
    return "/".join(parts)


@lru_cache(maxsize=32)
def _in_one_scope(modules: tuple[_Module, ...]) -> bytes:
    pieces = [_INDENT.sub("", _bare(module)) for module in modules]
    return "".join(['(() => {\n"use strict";\n', *pieces, "})();\n"]).encode()


@lru_cache(maxsize=128)
def _module_word(module: _Module) -> str:
    """A word of modules that cannot be taken away; "" where there is none."""
    word = _MODULE_WORD.search(_bare(module))
    return word[0] if word else ""


@lru_cache(maxsize=128)
def _exported(text: str) -> frozenset[str]:
    """Names that others may import."""
    return frozenset(name for export, name in _DECLARED.findall(text) if export)


@lru_cache(maxsize=128)
def _declared(text: str) -> tuple[tuple[str, int], ...]:
    """Names declared at the beginning of lines, with their lines."""
    return tuple(
        (name, text.count("\n", 0, declaration.start()) + 1)
        for declaration in _DECLARED.finditer(text)
        for name in re.findall(r"\w+", declaration[2])
    )


def _without_words(module: _Module) -> str:
    """The text without the words by which modules find each other."""
    text = _IMPORT.sub("", module.text)
    return re.sub(r"^export (?=(?:async )?(?:function|const|let|class)\b)", "", text, flags=re.MULTILINE)
