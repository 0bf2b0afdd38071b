"""Texts of WordPress before its blocks: an empty line begins a paragraph, a line end is one."""

from __future__ import annotations

import re

from ...markup.pairs import closing_tag, replaced

_BLOCK = (
    "address|article|aside|blockquote|caption|center|col|colgroup|dd|details|div|dl|dt|fieldset|figcaption|figure|footer|form|"
    "h[1-6]|header|hr|legend|li|main|map|menu|nav|noscript|object|ol|option|p|pre|section|select|style|script|summary|table|"
    "tbody|td|tfoot|th|thead|tr|ul|iframe|video|audio"
)
_OPENING_OR_CLOSING = re.compile(rf"</?(?:{_BLOCK})(?![\w-])[^<>]*>", re.IGNORECASE)
_TAG_NAME = re.compile(r"</?([A-Za-z][A-Za-z0-9]*)")
_HOLDS_WORDS = frozenset(
    "p h1 h2 h3 h4 h5 h6 dt dd li td th caption figure figcaption legend summary option address".split()
)
"""Elements whose own words need no paragraph."""
_MARKS_ALONE = re.compile(
    r"(?:\s*</?(?:a|abbr|b|big|del|em|font|i|ins|mark|s|small|span|strike|strong|u)(?![\w-])[^<>]*>)+\s*", re.IGNORECASE
)
"""Marks that are opened or closed around whole paragraphs."""
_KEPT = re.compile(r"<(?P<name>pre|script|style|textarea)\b", re.IGNORECASE)
_COMMENT = re.compile("<!--")
_PLACED = re.compile("\x02([0-9]+)\x02")
_BREAK = re.compile(r"<br\s*/?>[ \t]*\n?", re.IGNORECASE)


def with_paragraphs(text: str) -> str:
    """HTML whose paragraphs are elements. What stands in `<pre>` and its kin keeps its lines."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x02", "")
    kept: list[str] = []

    def aside(_: re.Match[str], __: str, whole: str) -> str:
        kept.append(whole)
        return f"\n\n\x02{len(kept) - 1}\x02\n\n"

    text = replaced(_KEPT, closing_tag, aside, text)
    text = replaced(_COMMENT, lambda _: "-->", lambda _, __, whole: whole.replace("\n", " "), text)
    whole = _OPENING_OR_CLOSING.sub(r"\n\n\g<0>\n\n", text)
    pieces = (piece.strip() for piece in re.split(r"\n[ \t\u00a0]*\n", whole))
    made = "\n".join(_joined([piece for piece in pieces if piece]))
    return _PLACED.sub(lambda match: kept[int(match[1])], made)


def _joined(pieces: list[str]) -> list[str]:
    """The pieces, words between tags as paragraphs, unless an element around them holds words by itself."""
    made: list[str] = []
    holder = ""
    for at, piece in enumerate(pieces):
        if _OPENING_OR_CLOSING.fullmatch(piece):
            name = _name(piece)
            holder = "" if piece.startswith("</") else name if name in _HOLDS_WORDS else holder if name == "hr" else ""
            made.append(piece)
        elif _PLACED.fullmatch(piece) or _MARKS_ALONE.fullmatch(piece):
            made.append(piece)
        else:
            lines = _BREAK.sub("<br>", piece).replace("\n", "<br>")
            follows = at + 1 < len(pieces) and not _OPENING_OR_CLOSING.fullmatch(pieces[at + 1])
            made.append(f"{lines}{'<br><br>' if follows else ''}" if holder else f"<p>{lines}</p>")
    return made


def _name(tag: str) -> str:
    match = _TAG_NAME.match(tag)
    return match[1].lower() if match else ""
