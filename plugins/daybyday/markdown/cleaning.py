"""What may stand in a page and what feed readers keep: HTML cleaned by nh3, once for each.

Pages hold nothing that needs a script, a style attribute or another host, so that a strict policy
can follow; feeds hold what the readers of the study keep. What is taken out of an author's text is listed by `removed`.
"""

from __future__ import annotations

import html as htmllib
import re
from collections.abc import Callable, Iterable, Iterator

import nh3

from ..model import Manuscript
from ..reading.lines import prose_lines, scan
from ..reading.text import FORBIDDEN

# Elements that need no script and no other host. What is not here is taken out, with a finding.
_TAGS = frozenset(
    "a abbr aside b bdi bdo blockquote br caption cite code col colgroup dd del details dfn div dl dt em "
    "figcaption figure h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q rp rt ruby s samp section small "
    "span strong sub summary sup table tbody td tfoot th thead time tr u ul var wbr audio video source track "
    "picture".split()
)
_ATTRIBUTES: dict[str, set[str]] = {
    "*": {"class", "id", "lang", "dir", "title", "translate"},
    "a": {"href", "hreflang", "rel", "download"},
    "img": {"src", "alt", "width", "height", "loading", "decoding"},
    "ol": {"start", "reversed", "type"},
    "li": {"value"},
    "time": {"datetime"},
    "del": {"datetime", "cite"},
    "ins": {"datetime", "cite"},
    "q": {"cite"},
    "blockquote": {"cite"},
    "td": {"colspan", "rowspan", "headers"},
    "th": {"colspan", "rowspan", "scope", "abbr", "headers"},
    "col": {"span"},
    "colgroup": {"span"},
    "details": {"open"},
    "audio": {"src", "controls", "preload"},
    "video": {"src", "controls", "preload", "width", "height"},
    "source": {"src", "type"},
    "track": {"src", "kind", "srclang", "label", "default"},
}
# What the five readers of the study keep for meaning (F45-F48); no classes, no ids.
_FEED_TAGS = frozenset(
    "a abbr b blockquote br code dd del dl dt em figcaption figure h2 h3 h4 h5 hr i img ins kbd li ol p pre q "
    "s small strong sub sup table tbody td th thead tr u ul".split()
)
_FEED_ATTRIBUTES: dict[str, set[str]] = {
    "*": {"lang", "dir"},
    "a": {"href", "hreflang"},
    "img": {"src", "alt", "width", "height"},
    "ol": {"start"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
}
_DROPPED_WITH_CONTENT = {"script", "style"}
_ALIGNED = re.compile(r'<(t[hd]) style="text-align: (left|center|right);"')
_FURNITURE = re.compile(r'(?:&nbsp;|\u00a0)?<a class="(?:footnote-backref|headerlink)".*?</a>')
_DIV_OR_SPAN = re.compile(r"<(?:(?P<open>div|span)(?P<attributes>(?:\s[^>]*)?)|/(?P<end>div|span))>")
_IMG = re.compile(r"<img(?![^>]*\bloading=)")
_KEPT_AS = {"div": "blockquote", "span": "em"}
_NO_SCHEME = re.compile(r' (href|src)="//')
_REFERENCE_TO_CHARACTER = re.compile("&#(?:[0-9]{1,7}|[xX][0-9a-fA-F]{1,6});?")
_CODE = re.compile(r"(`+)(?!`).+?(?<!`)\1(?!`)|<https?://[^>]*>|<[^>\s]+@[^>]*>", re.DOTALL)
_RAW_TAG = re.compile(r"<([a-zA-Z][\w-]*)((?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>")
_RAW_ATTRIBUTE = re.compile(r"\s(style|on[a-z]+|srcdoc)\s*=", re.IGNORECASE)


def _cleaner(tags: Iterable[str], attributes: dict[str, set[str]]) -> Callable[[str], str]:
    # Made once: preparing a cleaner takes longer than cleaning a task.
    return nh3.Cleaner(
        tags=set(tags),
        attributes=attributes,
        clean_content_tags=_DROPPED_WITH_CONTENT,
        link_rel=None,
        strip_comments=True,
    ).clean


_CLEAN_FOR_PAGES = _cleaner(_TAGS, _ATTRIBUTES)
_CLEAN_FOR_FEEDS = _cleaner(_FEED_TAGS, _FEED_ATTRIBUTES)


def for_pages(text: str) -> str:
    """What Markdown made, as pages may hold it."""
    return _lazy(_carried(_CLEAN_FOR_PAGES(_ALIGNED.sub(r'<\1 class="\2"', text))))


def for_feeds(text: str) -> str:
    """What `for_pages` gave, as feed readers keep it."""
    if "<" not in text and "\r" not in text and not text.startswith("\ufeff"):
        return text  # without elements there is nothing to take out
    return _carried(_CLEAN_FOR_FEEDS(_for_readers(text)))


def _carried(cleaned: str) -> str:
    """HTML without characters that XML cannot carry (F2), which nh3 has made of character references; addresses
    without a scheme begin with https.
    """
    carried = FORBIDDEN.sub("", cleaned)
    return _NO_SCHEME.sub(r' \1="https://', carried) if '="//' in carried else carried


def _for_readers(text: str) -> str:
    """HTML in which what feed readers would lose or show by mistake is replaced by what they keep.

    Ways back from footnotes and pilcrows go (F47). A passage marked as being in another language
    keeps its mark (F51): `div` becomes a quotation, `span` emphasis, as print sets foreign words.
    """
    closings: list[str] = []

    def replaced(match: re.Match[str]) -> str:
        if not match["end"]:
            kept = _KEPT_AS[match["open"]] if ' lang="' in match["attributes"] else ""
            closings.append(kept)
            return f"<{kept}{match['attributes']}>" if kept else ""
        kept = closings.pop() if closings else ""
        return f"</{kept}>" if kept else ""

    if 'class="footnote-backref"' in text or 'class="headerlink"' in text:
        text = _FURNITURE.sub("", text)
    return _DIV_OR_SPAN.sub(replaced, text)


def _lazy(text: str) -> str:
    """Pictures are loaded when they come near; the first words are what a reader came for."""
    return _IMG.sub('<img loading="lazy"', text)


def removed(source: Manuscript) -> tuple[str, ...]:
    """Raw HTML in the source that cleaning will take out: tags (`<script>`), attributes (`onclick=`) and character
    references, each once. Code and addresses in angle brackets are no HTML.
    """
    lost: dict[str, None] = {}
    if not any("<" in text or "&#" in text for text in _written_texts(source)):
        return ()
    written = "\n\n".join(_written_texts(source))
    text = _CODE.sub("", "\n".join(line for _, line in prose_lines(scan(written).lines)))
    for reference in _REFERENCE_TO_CHARACTER.findall(text):
        if FORBIDDEN.search(htmllib.unescape(reference)) or not htmllib.unescape(reference):
            lost.setdefault(reference)
    for tag, attributes in _RAW_TAG.findall(text):
        if tag.lower() not in _TAGS:
            lost.setdefault(f"<{tag}>")
        for name in _RAW_ATTRIBUTE.findall(attributes):
            lost.setdefault(f"{name}=")
    return tuple(lost)


def _written_texts(source: Manuscript) -> Iterator[str]:
    """Every Markdown text of a source."""
    yield source.text
    yield source.after
    if source.homework:
        yield source.homework.intro
        yield from (task.text for task in source.homework.tasks)
