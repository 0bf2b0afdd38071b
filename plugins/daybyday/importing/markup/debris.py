"""What stands in a text and is none of its author's: share bars, forms, scripts, counters, links that nobody was to see."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from ...messages import Message, say
from ..losses import LossBook
from .trees import elements, is_within, name, remove, words

_SHARING = re.compile(
    r"(?:^|[\s_-])(?:sharedaddy|sd-(?:sharing|block|social|like)[\w-]*|jp-relatedposts|addtoany[\w-]*|a2a_[\w-]+|addthis[\w-]*|"
    r"shareaholic[\w-]*|sociable[\w-]*|social(?:[_-](?:share|sharing|icons?|links?|media|bar|buttons?|widget)[\w-]*)?|"
    r"shar(?:e|ing)[_-]?(?:buttons?|bar|box|links?|icons?|this|post|daddy|wrap(?:per)?|container|section|widget)[\w-]*|"
    r"(?:post|entry|article)[_-](?:share|sharing|social)[\w-]*|ssba[\w-]*|essb[\w-]*|heateor[\w-]*|mr_social[\w-]*|"
    r"fb-(?:like|share|comments)[\w-]*|twitter-(?:share|follow)[\w-]*|g-plusone|plusone|tweetmeme[\w-]*|digg[\w-]*|"
    r"really_simple_share[\w-]*|simple-social[\w-]*|yarpp[\w-]*|related[_-]?posts?|crp_related|wp_rp[\w-]*|linkwithin[\w-]*|zemanta-pixie[\w-]*|"
    r"bufferapp[\w-]*|pin-it[\w-]*|wpa-(?:about|instance)|wp-block-jetpack-(?:sharing|subscri|like)[\w-]*|"
    r"(?:cookie|gdpr|consent)[\w-]*(?:notice|banner|bar|popup|law|info)?)(?=$|\s)",
    re.IGNORECASE,
)
_LABELS = re.compile(
    r"(?:be sociable,? share!?|share(?: this(?: post| article| page)?| on| via)?:?|like this:?|loading\.{3}|tweet|pin it|"
    r"e-?mail this(?: post)?|print this(?: post)?|related(?: posts)?:?|click to share.*|"
    r"condividi(?: su| questo| l['’]articolo| con gli amici)?:?|mi piace:?|mi piace caricamento\.{3}|stampa|invia per e-?mail|"
    r"correlati|articoli correlati:?)",
    re.IGNORECASE,
)
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|text-indent\s*:\s*-\d{3,}|(?:left|top|margin-left|right)\s*:\s*-\d{3,}|"
    r"font-size\s*:\s*[01](?:px|pt|em|%)?\s*(?:;|$)|opacity\s*:\s*0(?:\.0+)?\s*(?:;|$)|(?:height|width)\s*:\s*[01](?:px)?\s*;.*overflow\s*:\s*hidden|"
    r"overflow\s*:\s*hidden\s*;.*(?:height|width)\s*:\s*[01](?:px)?\s*(?:;|$)",
    re.IGNORECASE | re.DOTALL,
)
_SCRIPTS = frozenset(["script", "style", "template", "link", "meta", "base"])
_FORMS = frozenset(["form", "button", "select", "textarea", "input", "fieldset", "datalist"])
_SPAM = re.compile(
    r"\b(?:viagra|cialis|levitra|kamagra|tramadol|xanax|phentermine|payday[ _-]?loans?|cash[ _-]?advance|online[ _-]?casinos?|casino[ _-]?(?:online|bonus)|"
    r"slot[ _-]?(?:machines?|online|gacor)|poker[ _-]?online|replica[ _-]?(?:watches|bags|handbags)|(?:louis[ _-]?vuitton|michael[ _-]?kors|ugg)[ _-]?outlet|"
    r"essay[ _-]?writing[ _-]?service|buy[ _-]?(?:backlinks|followers)|escorts?[ _-]?(?:service|girls)|porn(?:o|hub)?|xxx)\b",
    re.IGNORECASE,
)
"""What the links are about that people put into blogs they have broken into."""
_LONGEST_BAR = 600
_LONGEST_NAME = 2000
_MAY_LABEL = frozenset(["p", "div", "h3", "h4", "h5", "strong"])
_HEADING = re.compile(r"h[1-6]|summary")
_OPENING = re.compile(r"wp-block-(?:button|accordion|tab)")


def clear(root: HtmlElement, book: LossBook) -> None:
    """Take debris out of a tree, and write down what it said."""
    for sign in root.xpath(".//button//*[@aria-hidden='true']"):
        remove(sign)  # the arrow of what can be opened
    for element in elements(root):
        if (reason := _reason(element)) and is_within(element, root):
            code, message, text = reason
            book.note("dropped", code, message, [text] if text else (), count=1)
            remove(element)
    if suspicious := list(_suspicious(root)):
        message = say("links that somebody may have put there who broke into the old site: they stay, look at them")
        book.note("guessed", "spam-links", message, suspicious)


def _suspicious(root: HtmlElement) -> Iterator[str]:
    """Links that are there for all to see, and about what no text of this kind is about."""
    for link in root.iter("a"):
        target = link.get("href") or ""
        said = f"{words(link)[:_LONGEST_BAR]} {target}"
        if target.startswith(("http:", "https:", "//")) and _SPAM.search(said):
            yield said.strip()


def _reason(element: HtmlElement) -> tuple[str, Message, str] | None:
    tag = name(element)
    style = element.get("style") or ""
    if tag in _SCRIPTS:
        return "scripts", say("scripts, styles and their kin"), words(element)[:_LONGEST_BAR]
    if tag == "svg":
        return "drawings", say("drawings within the text (SVG)"), words(element)
    if tag in _FORMS and not _is_label(element):
        return "forms", say("forms and buttons, which plain files cannot answer"), words(element)
    if (style and _HIDDEN.search(style)) or element.get("hidden") is not None:
        return _hidden(element)
    if _is_counter(element, tag):
        return "counters", say("pictures of one dot that count readers"), element.get("src") or ""
    if _is_sharing(element):
        return "share-bars", say("share bars, related posts, cookie notices"), words(element)
    return None


def _is_label(element: HtmlElement) -> bool:
    """Whether a button is the title of what it opens, or a link by its look: words of the author's."""
    if name(element) != "button":
        return False
    opens = element.get("role") == "tab" or _OPENING.search(element.get("class") or "")
    return bool(opens) or any(_HEADING.fullmatch(name(parent)) for parent in element.iterancestors())


def _hidden(element: HtmlElement) -> tuple[str, Message, str] | None:
    links = [link.get("href") or "" for link in element.iter("a")]
    shown = " ".join([words(element), *links]).strip()
    if links:
        return (
            "hidden-links",
            say("links that readers were not to see: somebody may have broken into the old site"),
            shown,
        )
    if shown or len(element):
        return "hidden-texts", say("passages that were hidden"), shown
    return None


def _is_counter(element: HtmlElement, tag: str) -> bool:
    sizes = (element.get("width") or "", element.get("height") or "")
    return tag == "img" and all(size.rstrip("px") in ("0", "1") for size in sizes if size) and any(sizes)


def _is_sharing(element: HtmlElement) -> bool:
    called = f"{element.get('class') or ''} {element.get('id') or ''}"[:_LONGEST_NAME] if element.attrib else ""
    if "wp-block-social-links" in called:
        return False  # where its author can be met
    if called.strip() and _SHARING.search(called) and len(words(element)) <= _LONGEST_BAR:
        return name(element) not in ("body", "article", "main")
    if name(element) not in _MAY_LABEL:
        return False
    text = element.text_content()
    return len(text) <= _LONGEST_BAR and bool(_LABELS.fullmatch(" ".join(text.split())))
