"""A notebook of Jupyter (`.ipynb`, nbformat 3 and 4) -> Markdown: cells of text as they are, code as code, what it printed below it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from ....messages import say
from ...losses import LossBook

_COLOUR = re.compile("\x1b\\[[0-9;]*m")
_ATTACHED = re.compile(r"!\[(?P<words>[^\]]*)\]\(attachment:[^)]*\)")


def notebook_markdown(source: str, book: LossBook) -> str | None:
    """The text of a notebook; None for what is none. Pictures and tables that code drew are written down as dropped."""
    try:
        notebook = json.loads(source)
    except (ValueError, RecursionError):
        return None
    if not isinstance(notebook, dict):
        return None
    cells = notebook.get("cells")
    if not isinstance(cells, list):
        sheets = notebook.get("worksheets")
        cells = sheets[0].get("cells") if isinstance(sheets, list) and sheets and isinstance(sheets[0], dict) else None
    if not isinstance(cells, list):
        return None
    language = _language(notebook)
    return "\n\n".join(
        part for cell in cells if isinstance(cell, dict) for part in _cell(cell, language, book) if part.strip()
    )


def _language(notebook: dict[str, Any]) -> str:
    """The language of its code as its metadata name it; Python, which nearly all notebooks are in, where none does."""
    metadata = notebook.get("metadata")
    for key, inner in (("language_info", "name"), ("kernelspec", "language")):
        value = metadata.get(key) if isinstance(metadata, dict) else None
        if isinstance(value, dict) and isinstance(value.get(inner), str):
            return re.sub(r"[^\w+#-]", "", value[inner]).lower()
    return "python"


def _joined(value: object) -> str:
    """A text as a notebook keeps it: whole, or line by line."""
    if isinstance(value, list):
        return "".join(part for part in value if isinstance(part, str))
    return value if isinstance(value, str) else ""


def _cell(cell: dict[str, Any], language: str, book: LossBook) -> Iterator[str]:
    text = _joined(cell.get("source", cell.get("input")))
    kind = cell.get("cell_type")
    if kind == "code":
        yield _fenced(text, language)
        for output in cell.get("outputs") or ():
            if isinstance(output, dict):
                yield from _output(output, book)
    elif kind == "heading":
        level = cell.get("level")
        yield f"{'#' * (level if isinstance(level, int) and 0 < level < 7 else 2)} {' '.join(text.split())}"
    elif kind == "raw":
        yield _fenced(text, "")
    else:
        for match in _ATTACHED.finditer(text):
            book.note(
                "dropped", "notebook-pictures", say("pictures that lie within a notebook"), [match["words"]], count=1
            )
        yield _ATTACHED.sub(r"\g<words>", text)


def _output(output: dict[str, Any], book: LossBook) -> Iterator[str]:
    """What code printed; what it drew is named."""
    data = output.get("data") if isinstance(output.get("data"), dict) else output
    printed = _joined(output.get("text")) or _joined(data.get("text/plain")) if isinstance(data, dict) else ""
    if output.get("output_type") in ("error", "pyerr"):
        printed = f"{output.get('ename', '')}: {output.get('evalue', '')}"
    drawn = [
        kind
        for kind in (data or {})
        if kind in ("image/png", "image/jpeg", "image/svg+xml", "text/html", "png", "html")
    ]
    if drawn:
        book.note("dropped", "notebook-outputs", say("pictures and tables that the code of a notebook drew"), drawn)
    yield _fenced(_COLOUR.sub("", printed), "")


def _fenced(text: str, language: str) -> str:
    if not text.strip():
        return ""
    longest = max((len(run) for run in re.findall("`{3,}", text)), default=2)
    fence = "`" * (longest + 1)
    body = text.rstrip("\n")
    return f"{fence}{language}\n{body}\n{fence}"
