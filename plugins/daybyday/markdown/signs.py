"""`<` that begins no HTML: `a<b e c>d`, `press <Enter>`, `if x<y, y>z`. It is a sign, and so is what follows.

Markdown takes whatever has the shape of a tag for one. An element nobody knows would go with all that browsers put into it,
and an opening `<script>` or `<title>` in a sentence with the rest of the text.
"""

from __future__ import annotations

import itertools
import re

from ..patterns import regex
from ..reading.lines import scan

# The elements of HTML, those of old, and those that only programs write (`<o:p>`).
_ELEMENTS = frozenset(
    "a abbr acronym address applet area article aside audio b base basefont bdi bdo bgsound big blink blockquote body br button "
    "canvas caption center cite code col colgroup data datalist dd del details dfn dialog dir div dl dt em embed fieldset "
    "figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe image img input ins "
    "kbd label legend li link main map mark marquee math menu meta meter nav nobr noframes noscript object ol optgroup option "
    "output p param picture pre progress q rp rt ruby s samp script search section select slot small source span strike strong "
    "style sub summary sup svg table tbody td template textarea tfoot th thead time title tr track tt u ul var video wbr".split()
)
# What browsers read in another way up to the end tag.
_SWALLOWING = frozenset(
    "script style title template textarea iframe noscript noframes select svg math object xmp form".split()
)
_BARE = frozenset(
    "allowfullscreen async autofocus autoplay checked compact controls defer disabled download hidden inert ismap itemscope "
    "loop multiple muted nomodule noshade novalidate nowrap open playsinline readonly required reversed selected".split()
)
# Not an address between angle brackets: `[x](<my file.pdf>)`, `[x]: <my file.pdf>`.
_TAG_LIKE = regex(
    r"(?<!\]\()(?<!\]:)(?<!\]: )<(?P<end>/?)(?P<name>[A-Za-z][^\s/<>]*)(?P<rest>(?:\"[^\"]*\"|'[^']*'|[^<>\"'])*)>"
)
_ATTRIBUTES = regex(r"(?:\s+(?P<name>[^\s\"'<>/=]+)(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'=<>`]+))?)*\s*/?")
_ATTRIBUTE = regex(r"\s+([^\s\"'<>/=]+)(\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'=<>`]+))?")
_CODE_SPAN = regex(r"(?<!\\)(`+)(?!`).+?(?<!`)\1(?!`)", re.DOTALL)
_AUTOLINK = regex(r"[A-Za-z][A-Za-z0-9+.-]*:|[^\s@<>]+@")
# Drawings and formulas have elements of their own.
_FOREIGN = regex(r"<(svg|math)\b.*?</\1", re.DOTALL | re.IGNORECASE)
_ANY = regex(r"<[A-Za-z/]")


def with_signs(text: str) -> str:
    """The text with every `<` escaped that begins no element; code and blocks of raw HTML are left alone."""
    if not _ANY.search(text):
        return text
    lines = text.split("\n")
    # Lines from which a comment was taken are left alone: the scanner reads this text again.
    prose = [
        number for number, line, kind in scan(text).lines if not kind and line.strip() and lines[number - 1] == line
    ]
    for _, run in itertools.groupby(enumerate(prose), key=lambda pair: pair[1] - pair[0]):
        numbers = [number for _, number in run]
        block = slice(numbers[0] - 1, numbers[-1])
        lines[block] = _paragraph("\n".join(lines[block])).split("\n")
    return "\n".join(lines)


def _paragraph(text: str) -> str:
    if "<" not in text or _FOREIGN.search(text):
        return text
    parts, position = [], 0
    for span in _CODE_SPAN.finditer(text):
        parts += [_escaped(text[position : span.start()], text), span.group()]
        position = span.end()
    return "".join([*parts, _escaped(text[position:], text)])


def _escaped(part: str, paragraph: str) -> str:
    return _TAG_LIKE.sub(lambda match: match[0] if _is_tag(match, paragraph) else f"&lt;{match[0][1:]}", part)


def _is_tag(match: re.Match[str], paragraph: str) -> bool:
    name, rest = match["name"].lower(), match["rest"]
    if _AUTOLINK.match(match["name"] + rest) and "=" not in rest.partition(" ")[0]:
        return True
    if match["end"]:
        return name in _ELEMENTS or ":" in name
    if name in _SWALLOWING and f"</{name}" not in paragraph[paragraph.find(match[0]) :].lower():
        return False
    return (name in _ELEMENTS or name in _SWALLOWING) and _has_attributes(rest)


def _has_attributes(rest: str) -> bool:
    """Whether `rest` could be the attributes of an element, and not the words of a sentence."""
    if not _ATTRIBUTES.fullmatch(rest):
        return False
    return all(value or name.lower() in _BARE or "-" in name for name, value in _ATTRIBUTE.findall(rest))
