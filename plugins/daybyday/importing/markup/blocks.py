"""Blocks of a text as pieces of Markdown; tables with joined cells, definitions and figures stay HTML."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from ...values import dataclass
from .inline import inline, note_number, of_words, tidy
from .notes import NOTE_TEXT
from .trees import html_of, inner_html, name, tree_of

_HEADING = re.compile("h([1-6])")
_BLOCKS = frozenset(
    "address article aside blockquote center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 "
    "header hgroup hr li main menu nav ol p pre section summary table ul tbody thead tfoot tr td th caption".split()
)
_AS_HTML = frozenset("figure dl details table audio video".split())
_LANGUAGE = re.compile(r"(?:lang(?:uage)?[-:]|brush:\s*)([A-Za-z0-9+#-]{1,20})")
_TEXT_INSIDE = re.compile(r"\S")


@dataclass(frozen=True, slots=True)
class Piece:
    """A block as Markdown, and the same as HTML for the case that Markdown does not give it back."""

    markdown: str
    html: str


def pieces_of(root: HtmlElement) -> list[Piece]:
    """The blocks of a tree in order. Words and elements of lines that stand between blocks make paragraphs.

    Of two lists of a kind in a row, and of two quotations, Markdown makes one, so the second is HTML.
    """
    pieces: list[Piece] = []
    for piece in _pieces(root):
        if not piece.markdown.strip():
            continue
        kind = _kind_that_joins(piece.markdown)
        if kind and pieces and _kind_that_joins(pieces[-1].markdown) == kind:
            piece = Piece(piece.html, piece.html)
        pieces.append(piece)
    return pieces


def joined(markdown: list[str]) -> str:
    """Blocks as one text."""
    return "\n\n".join(markdown)


def _kind_that_joins(block: str) -> str:
    """What a block is that another of its kind below it would be added to; "" for all others."""
    if block.startswith("> "):
        return "blockquote"
    return _list_kind(block)


def _list_kind(block: str) -> str:
    return "ul" if block.startswith("- ") else "ol" if re.match(r"\d+\. ", block) else ""


def _pieces(root: HtmlElement) -> Iterator[Piece]:
    run: list[str] = [html.escape(root.text or "", quote=False)]
    for child in root:
        if _is_block(child):
            yield from _paragraph("".join(run))
            run = [html.escape(child.tail or "", quote=False)]
            yield from _block(child)
        else:
            run.append(f"{html_of(child)}{html.escape(child.tail or '', quote=False)}")
    yield from _paragraph("".join(run))


def _is_block(element: HtmlElement) -> bool:
    return name(element) in _BLOCKS or any(name(inner) in _BLOCKS for inner in element.iterdescendants())


def _paragraph(inner: str) -> Iterator[Piece]:
    """Words that stand between blocks."""
    if not _TEXT_INSIDE.search(inner):
        return
    markdown = inline(tree_of(f"<span>{inner}</span>")) if "<" in inner else of_words(html.unescape(inner))
    if markdown.strip():
        yield Piece(markdown, _one_line(f"<p>{inner.strip()}</p>"))


def _block(element: HtmlElement) -> Iterator[Piece]:
    tag = name(element)
    as_html = _one_line(html_of(element))
    if heading := _HEADING.fullmatch(tag):
        yield Piece(_heading(element, int(heading[1])), as_html)
    elif tag == "hr":
        yield Piece("* * *", "<hr>")
    elif tag == "pre" and "verse" in (element.get("class") or ""):
        yield Piece(_verse(element), as_html)
    elif tag == "pre":
        yield Piece(_code(element), html_of(element))
    elif tag == "p" and not _holds_blocks(element) and not element.get("lang"):
        yield Piece(_with_id(inline(element), element), as_html)
    elif tag in ("ul", "ol", "menu", "dir"):
        yield Piece(_list(element), as_html)
    elif tag == "table" and (rows := _simple_table(element)):
        yield Piece(rows, as_html)
    elif tag == "blockquote" and not element.get("cite") and not element.get("lang"):
        yield Piece(_quoted(joined([piece.markdown for piece in pieces_of(element)])), as_html)
    elif number := note_number(element, NOTE_TEXT) if tag == "div" else "":
        yield Piece(_note(element, number), as_html)
    elif tag in _AS_HTML or element.get("lang"):
        yield Piece(as_html, as_html)
    else:
        yield from _pieces(element)


def _holds_blocks(element: HtmlElement) -> bool:
    return any(name(inner) in _BLOCKS for inner in element.iterdescendants())


def _with_id(markdown: str, element: HtmlElement) -> str:
    identity = element.get("id")
    return f'<a id="{html.escape(identity)}"></a>{markdown}' if identity and markdown else markdown


def _heading(element: HtmlElement, level: int) -> str:
    words = inline(element).replace("  \n", " ").strip()
    identity = element.get("id") or ""
    mark = f" {{#{identity}}}" if re.fullmatch(r"[A-Za-z][\w-]*", identity) else ""
    return f"{'#' * level} {words}{mark}" if words else ""


def _code(element: HtmlElement) -> str:
    called = " ".join(filter(None, (element.get("class"), *(child.get("class") for child in element.iter("code")))))
    match = _LANGUAGE.search(called)
    for line_break in element.iter("br"):
        line_break.tail = f"\n{line_break.tail or ''}"
    text = element.text_content().strip("\n").replace("\r\n", "\n").replace("\r", "\n")
    longest = max((len(run) for run in re.findall("`{3,}", text)), default=2)
    fence = "`" * (longest + 1)
    return f"{fence}{match[1].lower() if match else ''}\n{text}\n{fence}" if text.strip() else ""


def _verse(element: HtmlElement) -> str:
    """A poem: each line is one, an empty one parts stanzas."""
    lines = re.sub(r"\r\n?|<br ?/?>", "\n", inner_html(element)).split("\n")
    return inline(tree_of(f"<span>{'<br>'.join(lines)}</span>"))


def _list(element: HtmlElement) -> str:
    """Its items; what Markdown has no word for (letters as numbers) goes with the rest of its dress."""
    ordered = name(element) == "ol"
    start = element.get("start") or "1"
    number = int(start) if start.isdecimal() else 1
    items = []
    for child in element:
        if name(child) != "li":
            continue
        mark = f"{number}." if ordered else "-"
        items.append(_item(child, mark))
        number += 1
    loose = any("\n\n" in item for item in items)
    return ("\n\n" if loose else "\n").join(items)


def _item(element: HtmlElement, mark: str) -> str:
    blocks = pieces_of(element)
    tight = not any(name(child) in ("p", "pre", "blockquote", "table", "figure") for child in element)
    made: list[str] = []
    for piece in blocks:
        separator = "\n" if tight and made and _list_kind(piece.markdown) else "\n\n"
        made.append(f"{separator if made else ''}{piece.markdown}")
    lines = "".join(made).split("\n")
    first = f"{mark:<4}" if len(mark) > 1 else f"{mark} "
    rest = (f"    {line}" if line else "" for line in lines[1:])
    return "\n".join([f"{first}{lines[0]}", *rest]).rstrip()


def _quoted(markdown: str) -> str:
    return "\n".join(f"> {line}" if line else ">" for line in markdown.split("\n")) if markdown else ""


def _note(element: HtmlElement, number: str) -> str:
    text = joined([piece.markdown for piece in pieces_of(element)]) or tidy(element.text_content())
    return f"[^{number}]: " + text.replace("\n", "\n    ")


def _simple_table(element: HtmlElement) -> str:
    """A table with one row of headings and cells of one line; "" for any other."""
    if any(name(inner) in ("caption", "colgroup", "tfoot", "table") for inner in element.iterdescendants()):
        return ""
    rows = list(element.iter("tr"))
    cells = [[cell for cell in row if name(cell) in ("td", "th")] for row in rows]
    if len(rows) < 2 or not cells[0] or any(len(row) != len(cells[0]) for row in cells):
        return ""
    if any(name(cell) != "th" for cell in cells[0]) or any(name(cell) == "th" for row in cells[1:] for cell in row):
        return ""
    flat = [cell for row in cells for cell in row]
    if any(cell.get("colspan") or cell.get("rowspan") or _holds_blocks(cell) for cell in flat):
        return ""
    texts = [[inline(cell) for cell in row] for row in cells]
    if any("\n" in text or "|" in text for row in texts for text in row):
        return ""
    head, *body = (f"| {' | '.join(row)} |" for row in texts)
    return "\n".join([head, f"|{' --- |' * len(cells[0])}", *body])


def _one_line(text: str) -> str:
    """HTML without line ends, so that no empty line ends it before its end; in `<pre>` they mean something."""
    return text if "\n" not in text or "<pre" in text else re.sub(r"\s*\n\s*", " ", text)
