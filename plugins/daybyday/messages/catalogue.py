"""The catalogues of messages, held against the code: `invoke messages` in a clone of the kit.

A sentence is found where it stands as a plain string in a call of `say`, `say_count` or `forms`.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

_PACKAGE = Path(__file__).parent.parent
_CALLS = {"say": 1, "say_count": 2, "forms": 2}
"""function -> how many of its first arguments are sentences"""
_HEADER = """\
msgid ""
msgstr ""
"Language: {lang}\\n"
"Plural-Forms: {plural_forms}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""


def sentences() -> Iterator[tuple[str, ...]]:
    """Every sentence in the code, with its plural if it has one. `words.say("key")` is something else."""
    for path in sorted(_PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _CALLS:
                texts = [argument.value for argument in node.args if isinstance(argument, ast.Constant)]
                strings = tuple(text for text in texts[: _CALLS[node.func.id]] if isinstance(text, str))
                if len(strings) == _CALLS[node.func.id]:
                    yield strings


def catalogues() -> list[Path]:
    """The PO files, one a language."""
    return sorted(Path(__file__).parent.glob("*.po"))


def updated(path: Path) -> tuple[bytes, int]:
    """A PO file with exactly the sentences of the code, sorted, and how many have no translation yet."""
    from babel.messages.catalog import Catalog
    from babel.messages.pofile import read_po, write_po

    template = Catalog(charset="utf-8")
    for strings in sentences():
        template.add(strings if len(strings) > 1 else strings[0])
    with path.open("rb") as file:
        catalog = read_po(file, locale=path.stem)
    catalog.update(template, no_fuzzy_matching=True)
    catalog.obsolete.clear()
    body = BytesIO()
    # Neither dates nor places: two branches that add sentences can be merged.
    write_po(body, catalog, width=0, sort_output=True, no_location=True, omit_header=True, ignore_obsolete=True)
    header = _HEADER.format(lang=path.stem, plural_forms=catalog.plural_forms)
    missing = sum(1 for entry in catalog if entry.id and not all(_strings(entry.string)))
    return header.encode() + body.getvalue(), missing


def update() -> dict[str, int]:
    """Write every catalogue anew; language -> how many of its sentences have no translation."""
    missing = {}
    for path in catalogues():
        data, missing[path.stem] = updated(path)
        path.write_bytes(data)
    return missing


def _strings(string: Any) -> tuple[str, ...]:
    return tuple(string) if isinstance(string, (tuple, list)) else (string,)
