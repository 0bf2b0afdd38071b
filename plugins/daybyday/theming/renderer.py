"""Pages by Jinja, in an environment of our own: autoescape on, undefined names are errors.

Pelican's environment escapes nothing, because foreign themes rely on that; ours must not.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import Any

from jinja2 import (
    BytecodeCache,
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    PrefixLoader,
    StrictUndefined,
    Template,
    TemplateError,
    TemplateSyntaxError,
)
from jinja2.bccache import Bucket
from jinja2.meta import find_referenced_templates
from markupsafe import Markup

from .. import views
from ..drawings import Drawing
from ..edition.render_services import EDITOR_FILE, THEME_FILE
from ..edition.site_context import SiteContext
from ..errors import DayByDayError
from ..messages import NOTHING, Message, quote, say
from ..model import Finding, Place
from ..parts import Fragment
from ..prose import Body, TextRef, fill
from . import editor_files
from .direct_code import DirectCode, escaped, is_known
from .fragments import Fragments
from .theme import Theme

_WRONG_VALUES = (AttributeError, TypeError, KeyError, ValueError)
"""What templates raise that want something of a value that it has not got."""


class TemplateBrokenError(DayByDayError):
    """A template that cannot be used; `finding` says where and why."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding)
        self.finding = finding


class JinjaRenderer:
    """What views may ask for while they render (see `edition.render_services`)."""

    def __init__(
        self,
        theme: Theme,
        context: SiteContext,
        body: Callable[[str], Body],
        read_file: Callable[[str], bytes],
        draw: Callable[[Drawing], bytes],
        fragments: Fragments,
    ) -> None:
        self.context = context
        self._read_body, self._read_file, self._draw, self._fragments = body, read_file, draw, fragments
        self._theme = theme
        self._body: tuple[str, Body] = ("", Body())
        self._macro_results: dict[Hashable, str] = {}
        self._for_jinja_alone: set[str] = set()
        """templates that the direct code could not render"""

    @cached_property
    def environments(self) -> tuple[_Environment, _Environment | None]:
        """Jinja's own, and the one whose code is direct if there is one here. Of a template they make the same page."""
        return self._environment(_Environment), self._environment(_DirectEnvironment) if is_known() else None

    def _environment(self, kind: type[_Environment]) -> _Environment:
        originals = FileSystemLoader(self._theme.originals)
        environment = kind(
            # The prefix is Pelican's for templates of its own theme.
            loader=ChoiceLoader([FileSystemLoader(self._theme.templates), PrefixLoader({"!theme": originals})]),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            auto_reload=False,
            extensions=[],
            bytecode_cache=_Compiled(self._fragments, kind.__name__),
        )
        environment.filters["prose"] = self._prose
        environment.filters["joined"] = self._joined
        environment.globals["memoized"] = self._memoized
        return environment

    def compile(self, names: Iterable[str]) -> None:
        """Compile templates, and those they name, before a page waits for it. What is not there, or is broken, is left to
        whoever renders it.
        """
        plain, direct = self.environments
        environment = direct or plain
        waiting, known = [*names], set[str]()
        while waiting:
            name = waiting.pop(0)
            if name in known:
                continue
            known.add(name)
            with suppress(TemplateError, *_WRONG_VALUES):
                environment.get_template(name)
            waiting += environment.named_in.get(name, ())

    def body(self, digest: str) -> Body:
        """The converted text of a source."""
        if self._body[0] != digest:  # a page asks for lead, homework and rest of one text, one after the other
            self._body = (digest, self._read_body(digest))
        return self._body[1]

    def joined(self, fragments: Sequence[Fragment], separator: str = "", lasting: bool = True) -> str:
        """Fragments as text."""
        return separator.join(self._fragments.all(fragments, self._make, lasting))

    def _make(self, fragment: Fragment[object]) -> str:
        return views.render_fragment(fragment, self)

    def _joined(self, fragments: Sequence[Fragment]) -> Markup:
        return Markup(self.joined(fragments))  # noqa: S704 - made by our own templates, autoescaped

    def file(self, path: str) -> bytes:
        """A file of the content folder, or of the theme's static folder (`theme:style.css`)."""
        if path.startswith(THEME_FILE):
            return self._theme.published(path[len(THEME_FILE) :])
        if path.startswith(EDITOR_FILE):
            return editor_files.read(path[len(EDITOR_FILE) :])
        return self._read_file(path)

    def drawn(self, drawing: Drawing) -> bytes:
        """A picture made from a drawing."""
        return self._draw(drawing)

    def page(self, template: str, page: object, lang: str) -> bytes:
        """A page. Raises `TemplateBrokenError` with the template's file and line."""
        return self._rendered(template, lang, page=page).encode("utf-8")

    def piece(self, template: str, value: object, lang: str) -> str:
        """A part of a page, as text. Raises `TemplateBrokenError`, as `page` does."""
        return self._rendered(template, lang, piece=value)

    def _rendered(self, template: str, lang: str, **values: object) -> str:
        environment, direct = self.environments
        values["words"] = self.context.words[lang]
        if direct and template not in self._for_jinja_alone:
            try:
                return direct.get_template(template).render(values)
            except (TemplateError, *_WRONG_VALUES):
                self._for_jinja_alone.add(template)
        try:
            return environment.get_template(template).render(values)
        except TemplateSyntaxError as error:
            raise TemplateBrokenError(
                _finding(error.filename or template, error.lineno, quote(error.message) if error.message else NOTHING)
            ) from error
        except TemplateError as error:
            raise TemplateBrokenError(_finding(*_deepest_template(error, template), quote(error))) from error
        except _WRONG_VALUES as error:
            raise TemplateBrokenError(_finding(*_deepest_template(error, template), quote(error))) from error

    def _memoized(self, macro: Callable[..., str], *values: Hashable) -> str:
        """`memoized(macro, value)`: what the macro gives for the value, made once in a build.

        For what stands in every page, such as the navigation. The macro may depend on its values alone.
        """
        key = (macro, values)
        result = self._macro_results.get(key)
        if result is None:
            result = self._macro_results[key] = macro(*values)
        return result

    def _prose(self, prose: TextRef | None) -> Markup:
        """The filter `prose`: HTML of a text, its links filled in. Cleaned when it was converted."""
        if prose is None:
            return Markup("")
        segments, lazy = prose.segments(self.body(prose.digest)), prose.piece != "lead"
        return Markup(fill(segments, prose.table(), prose.anchor, lazy))  # noqa: S704


class _Environment(Environment):
    """Finds loaded templates by name alone; Jinja also compares globals, and ours are the same for all.

    Every `include` and `from … import` of every page looks one up. Should a later Jinja not call this method, pages
    are the same, and slower.
    """

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._loaded: dict[str, Template] = {}
        self.named_in: dict[str, list[str]] = {}
        """the templates that each of those that were compiled now includes, imports or extends"""

    def _load_template(self, name: str, globals: Any) -> Template:
        template = self._loaded.get(name)
        if template is None:
            template = self._loaded[name] = super()._load_template(name, globals)
        return template

    def _generate(self, source: Any, name: str | None, filename: str | None, defer_init: bool = False) -> str:
        if name:
            self.named_in[name] = [other for other in find_referenced_templates(source) if other]
        return super()._generate(source, name, filename, defer_init)


class _DirectEnvironment(_Environment):
    """Compiles templates to direct code."""

    code_generator_class = DirectCode
    escaped = staticmethod(escaped)


class _Compiled(BytecodeCache):
    """Compiled templates, kept where fragments are: they too depend on the render key and a name alone."""

    def __init__(self, fragments: Fragments, kind: str) -> None:
        self._fragments, self._kind = fragments, kind

    def load_bytecode(self, bucket: Bucket) -> None:
        if code := self._fragments.get(self._key(bucket)):
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._fragments.put(self._key(bucket), bucket.bytecode_to_string())

    def _key(self, bucket: Bucket) -> tuple[str, str, str, str]:
        return "template", self._kind, bucket.key, bucket.checksum


def _finding(filename: str, line: int, message: Message) -> Finding:
    path = Path(filename)
    shown = "/".join(path.parts[-3:]) if path.is_absolute() else filename
    return Finding(
        "error",
        "template-broken",
        Place(shown, max(line, 1)),
        message or say("this template cannot be used"),
        say(
            "a template may use `page`, `words`, the filters `prose` and `joined`, and `memoized`; pages.py "
            "lists what a page holds"
        ),
    )


def _deepest_template(error: BaseException, template: str) -> tuple[str, int]:
    """File and line of the innermost template in a traceback."""
    deepest = (template, 1)
    trace = error.__traceback__
    while trace is not None:
        name = trace.tb_frame.f_code.co_filename
        if name.endswith((".html", ".xhtml", ".xml", ".svg", ".css")):
            deepest = (name, trace.tb_lineno)
        trace = trace.tb_next
    return deepest
