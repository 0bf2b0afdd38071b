"""The inside of a paragraph as Markdown; what Markdown has no marks for stays HTML."""

from __future__ import annotations

import html
import re
from itertools import groupby

from lxml.html import HtmlElement

from .notes import NOTE_MARK
from .trees import html_of, name

_STRONG, _EM = frozenset(["strong", "b"]), frozenset(["em", "i"])
_AS_HTML = frozenset(
    "abbr acronym bdi bdo cite del dfn ins kbd mark q rp rt ruby s samp small strike sub sup time u var video audio picture wbr".split()
)
_SPACE = re.compile(r"[ \t\r\n\f]{2,}|[\t\r\n\f]")
"""Space that is not one blank already."""
_SPECIAL = re.compile(r"([\\`*\[\]])")
_UNDERSCORE = re.compile(r"(?<![^\W_])_|_(?![^\W_])")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_ATTRIBUTES = re.compile(r"\{(?=\s*[:#.])")
_ANGLE = re.compile(r"<(?=[A-Za-z/!?])")
_LINE_START = re.compile(
    r"(?P<escape>[#>+-](?=[\s#>+-]|$)|\d{1,9}(?P<dot>[.)])(?=\s|$)|-{2,}|={2,}$)|(?P<refer>[:~|=/<]|>)(?=[\s:~|=/<>]|$)"
)
_MARKS = re.compile(r"[\\`*\[\]_&{<]")
"""One of the signs of the patterns above: most texts have none."""
_EDGES = re.compile(r"^(\s*)(.*?)(\s*)$", re.DOTALL)


def inline(element: HtmlElement) -> str:
    """What stands in an element, as Markdown; lines end at its `<br>` alone."""
    return tidy(_inside(element))


def of_words(text: str) -> str:
    """Words without any element as Markdown."""
    return tidy(_escaped(text))


def tidy(text: str) -> str:
    """Lines without spaces at their ends but those that mean a line break, and with nothing at their beginning that Markdown reads."""
    lines = [line.strip(" ") for line in text.split("\n")]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    # Two breaks in a row were how a paragraph began before there were paragraphs.
    paragraphs = [[_escaped_start(line) for line in run] for filled, run in groupby(lines, bool) if filled]
    return "\n\n".join("  \n".join(run) for run in paragraphs)


def _inside(element: HtmlElement) -> str:
    pieces = [_escaped(element.text or "")]
    for child in element:
        pieces += [_child(child), _escaped(child.tail or "")]
    return "".join(pieces)


def _child(element: HtmlElement) -> str:
    tag = name(element)
    if tag == "br":
        return "\n"
    if tag in _STRONG:
        return _marked(_inside(element), "**")
    if tag in _EM:
        return _marked(_inside(element), "*")
    if tag in ("code", "tt"):
        return _code(element)
    if tag == "a":
        return _link(element)
    if tag == "img":
        return _image(element)
    if tag == "sup" and (number := note_number(element, NOTE_MARK)):
        return f"[^{number}]"
    if tag in _AS_HTML or element.get("lang"):
        return _as_html(element)
    return _inside(element)


def note_number(element: HtmlElement, prefix: str) -> str:
    """The number of a note that a source has marked; "" for none."""
    called = element.get("class") or ""
    number = called.removeprefix(prefix)
    return number if called.startswith(prefix) and number.isdecimal() else ""


def _marked(inner: str, mark: str) -> str:
    """Words between marks; spaces around them stand outside, and each line has its own."""
    made = []
    for line in inner.split("\n"):
        before, text, after = _edges(line)
        made.append(f"{before}{mark}{text}{mark}{after}" if text else line)
    return "\n".join(made)


def _edges(text: str) -> tuple[str, str, str]:
    match = _EDGES.match(text)
    return (match[1], match[2], match[3]) if match else ("", text, "")


def _code(element: HtmlElement) -> str:
    text = _SPACE.sub(" ", element.text_content())
    if not text.strip():
        return text
    if len(element) and any(name(child) in ("a", "img") for child in element.iter()):
        return _as_html(element)
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    fence = "`" * (longest + 1)
    pad = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{fence}{pad}{text}{pad}{fence}"


def _link(element: HtmlElement) -> str:
    target = element.get("href")
    inner = _inside(element)
    if target is None:
        return _anchor(element, inner)
    if not inner.strip():
        return inner
    before, text, after = _edges(inner.replace("\n", " "))
    title = _title(element.get("title"))
    if title is None or re.search(r"[\s<>]", target):
        return _as_html(element)
    return f"{before}[{text}]({target}{title}){after}"


def _anchor(element: HtmlElement, inner: str) -> str:
    identity = element.get("id") or element.get("name")
    return f'<a id="{html.escape(identity)}"></a>{inner}' if identity else inner


def _image(element: HtmlElement) -> str:
    source, alternative = element.get("src") or "", _SPACE.sub(" ", element.get("alt") or "").strip()
    if not source:
        return _escaped(alternative)
    title = _title(element.get("title"))
    if element.get("alt") is not None and not alternative and not title:
        return f'<img src="{html.escape(source)}" alt="">'
    if not alternative and title:
        return _as_html(element)
    return _as_html(element) if title is None else f"![{_escaped(alternative)}]({source}{title})"


def _title(title: str | None) -> str | None:
    """The title of a link or a picture behind its address; None for one that Markdown cannot say."""
    words = _SPACE.sub(" ", title or "").strip()
    if "\\" in words or ('"' in words and "'" in words):
        return None
    mark = "'" if '"' in words else '"'
    return f" {mark}{words}{mark}" if words else ""


def _as_html(element: HtmlElement) -> str:
    """An element as it is, on one line: what stands in it is no Markdown to anybody."""
    return _SPACE.sub(" ", html_of(element))


def _escaped(text: str) -> str:
    """Text that Markdown shows as it stands."""
    text = _SPACE.sub(" ", text)
    if not _MARKS.search(text):
        return text
    text = _SPECIAL.sub(r"\\\1", text)
    text = _UNDERSCORE.sub(r"\\_", text)
    text = _ENTITY.sub("&amp;", text)
    text = _ATTRIBUTES.sub(r"\\{", text)
    return _ANGLE.sub("&lt;", text)


def _escaped_start(line: str) -> str:
    match = _LINE_START.match(line)
    if not match:
        return line
    if match["dot"]:
        at = match.start("dot")
        return f"{line[:at]}\\{line[at:]}"
    if match["escape"]:
        return f"\\{line}" if line[0] != "=" else f"&#61;{line[1:]}"
    return f"&#{ord(line[0])};{line[1:]}"
