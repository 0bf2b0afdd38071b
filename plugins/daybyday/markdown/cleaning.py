"""What may stand in a page and what feed readers keep: HTML cleaned by nh3, once for each.

Pages hold nothing that needs a script, a style attribute or another host's frame, so that a strict policy
can follow; feeds hold what the readers of the study keep. What cleaning takes away is found by `losses`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

import nh3

from ..patterns import regex
from ..reading.text import FORBIDDEN
from .media import media_as_links

# Elements that need no script and no other host. What is not here is taken out, with a finding.
_TAGS = frozenset(
    "a abbr aside b bdi bdo blockquote br caption cite code col colgroup dd del details dfn div dl dt em "
    "figcaption figure h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q rp rt ruby s samp section small "
    "span strong sub summary sup table tbody td tfoot th thead time tr u ul var wbr audio video source track "
    "picture".split()
)
_ATTRIBUTES: dict[str, set[str]] = {
    "*": {"class", "id", "lang", "dir", "title", "translate", "role"},
    "a": {"href", "hreflang", "rel", "download", "target", "type"},
    "img": {"src", "srcset", "sizes", "alt", "width", "height", "loading", "decoding"},
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
    "audio": {"src", "controls", "preload", "loop", "muted"},
    "video": {"src", "controls", "preload", "width", "height", "poster", "loop", "muted", "playsinline"},
    "source": {"src", "type", "srcset", "sizes", "media", "width", "height"},
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
_SCHEMES = nh3.ALLOWED_URL_SCHEMES | set(
    # What opens a program for talking, a map, a calendar, and carries nothing that a page would run.
    "callto facetime facetime-audio feed maps matrix message msteams obsidian podcast sgnl sips skype slack spotify "
    "tg threema viber webcals whatsapp zoommtg".split()
)
_FURNITURE = regex(r'(?:&nbsp;|\u00a0)?<a class="(?:footnote-backref|headerlink)".*?</a>')
_DIV_OR_SPAN = regex(r"<(?:(?P<open>div|span)(?P<attributes>(?:\s[^>]*)?)|/(?P<end>div|span))>")
_IMG = regex(r"<img(?![^>]*\bloading=)")
_HEADING_ID = regex(r'<h([2-5]) id="[^"]*"')
_MARKS = {
    "&lsquo;": "‘", "&rsquo;": "’", "&ldquo;": "“", "&rdquo;": "”", "&ndash;": "–", "&mdash;": "—", "&hellip;": "…",
}  # fmt: skip
_MARK = regex("|".join(_MARKS))
_KEPT_AS = {"div": "blockquote", "span": "em"}
_NO_SCHEME = regex(r' (href|src)="//')
_QUOTED = r"(?:[^>\"]|\"[^\"]*\")*"
_WITHOUT_ADDRESS = rf"(?!{_QUOTED}\s(?:src|srcset)=)"
_SOURCE = regex(rf"<source{_WITHOUT_ADDRESS}{_QUOTED}>")
_UNSEEN = regex(rf'<img{_WITHOUT_ADDRESS}(?:{_QUOTED}?\salt="([^"]*)")?{_QUOTED}>')


def _cleaner(tags: Iterable[str], attributes: dict[str, set[str]]) -> Callable[[str], str]:
    # Made once: preparing a cleaner takes longer than cleaning a task.
    return nh3.Cleaner(
        tags=set(tags),
        attributes=attributes,
        clean_content_tags=_DROPPED_WITH_CONTENT,
        url_schemes=_SCHEMES,
        generic_attribute_prefixes={"aria-"} if "*" in attributes and "role" in attributes["*"] else None,
        link_rel=None,
        strip_comments=True,
    ).clean


_CLEAN_FOR_PAGES = _cleaner(_TAGS, _ATTRIBUTES)
_CLEAN_FOR_FEEDS = _cleaner(_FEED_TAGS, _FEED_ATTRIBUTES)


def for_pages(text: str) -> str:
    """What Markdown made, as pages may hold it."""
    return finished(without_dangers(text))


def without_dangers(text: str) -> str:
    """HTML without what a page may not hold: scripts, styles, foreign frames, unknown schemes."""
    return _carried(_CLEAN_FOR_PAGES(text))


def finished(cleaned: str) -> str:
    """What `without_dangers` gave, without elements that say nothing any more, for they have lost their addresses."""
    if "<source" in cleaned:
        cleaned = _SOURCE.sub("", cleaned)
    return _lazy(_UNSEEN.sub(_in_words, cleaned)) if "<img" in cleaned else cleaned


def without_entities(known: str) -> str:
    """HTML of which all is known, as cleaning writes it: marks of typography are characters, no-break spaces are not."""
    if "\xa0" in known:
        known = known.replace("\xa0", "&nbsp;")
    return _MARK.sub(lambda match: _MARKS[match.group()], known) if "&" in known else known


def known_for_feeds(known: str) -> str:
    """What `for_feeds` would give for clean HTML in which nothing stands that it would lose, but ids of headings and how
    pictures load.
    """
    if "<h6" in known:
        return for_feeds(known)
    reduced = _HEADING_ID.sub(r"<h\1", known) if ' id="' in known else known
    return reduced.replace('<img loading="lazy"', "<img") if "<img" in reduced else reduced


def _in_words(match: re.Match[str]) -> str:
    """A picture that has lost its address, by its alternative text."""
    return match[1] or ""


def for_feeds(text: str, names: Mapping[str, str] = MappingProxyType({})) -> str:
    """What `for_pages` gave, as feed readers keep it. `names` are patterns for what a film or a sound is called
    there: `{"video": "Video: {title}"}`.
    """
    if "<" not in text and "\r" not in text and not text.startswith("\ufeff"):
        return text  # without elements there is nothing to take out
    if "<video" in text or "<audio" in text:
        text = media_as_links(text, names)
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
