"""Shortcodes of classic texts -> HTML: captions, galleries, films, sounds; the others go, and are named."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Mapping

from ....messages import say
from ...losses import LossBook

_CODE = re.compile(r"<(pre|code)\b.*?</\1\s*>", re.IGNORECASE | re.DOTALL)
_ATTRIBUTE = re.compile(r"([\w-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\]\"']+))|(\S+)")
_TAG = re.compile(
    r"(?P<escaped>\[)?\[(?P<end>/?)(?P<name>[A-Za-z][\w-]{0,60})(?P<attributes>(?:\s[^\[\]<>]*|=[^\[\]<>\s]*)?)(?P<empty>/?)\](?(escaped)\])"
)
_KNOWN = frozenset(
    "caption wp_caption gallery embed audio video playlist youtube vimeo soundcloud slideshare dailymotion googlemaps "
    "contact-form contact-form-7 contact-field polldaddy poll recent_posts archives sitemap subscribe2 gravityform ninja_forms "
    "ngg_images nggallery slideshow portfolio googlevideo wpvideo blip.tv tweet twitter instagram facebook spotify gist "
    "sourcecode code more toc table-of-contents jetpack_subscription_form mc4wp_form wpforms addtoany sociable".split()
)
_QUIET = frozenset(["more", "toc", "table-of-contents", "addtoany", "sociable"])
_CAPTION = re.compile(
    r"\[(wp_)?caption(?P<attributes>[^\]]*)\](?P<inner>.*?)\[/(?:wp_)?caption\]", re.IGNORECASE | re.DOTALL
)
_PICTURE = re.compile(
    r"\s*(?P<picture>(?:<a\b[^>]*>\s*)?<img\b[^>]*>(?:\s*</a>)?)(?P<words>.*)", re.IGNORECASE | re.DOTALL
)
_ENCLOSED = re.compile(
    r"\[(?P<name>embed|youtube|vimeo|tweet|googlevideo|gist)\b[^\]]*\](?P<address>\s*https?://[^\s\[<]+\s*)\[/(?P=name)\]",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"https?://[^\s\"'\]<>]+")
_FORMATS = ("src", "mp3", "mp4", "m4v", "m4a", "ogg", "ogv", "webm", "wav", "flv", "wmv", "url", "href", "file")
_PLAYERS = {"youtube": "https://www.youtube.com/watch?v={}", "vimeo": "https://vimeo.com/{}"}

Gallery = Callable[[Mapping[str, str]], str]
"""the attributes of a gallery -> HTML of its pictures"""


def without_shortcodes(text: str, gallery: Gallery, book: LossBook) -> str:
    """HTML in which no shortcode is left but in code; what cannot be shown is written down."""
    if "[" not in text:
        return text
    kept: list[str] = []

    def aside(match: re.Match[str]) -> str:
        kept.append(match.group())
        return f"\x03{len(kept) - 1}\x03"

    text = _CODE.sub(aside, text.replace("\x03", ""))
    text = _CAPTION.sub(_caption, text)
    text = _ENCLOSED.sub(lambda match: _link(match["address"].strip(), book), text)
    closed = {match["name"].lower() for match in _TAG.finditer(text) if match["end"]}
    text = _TAG.sub(lambda match: _shortcode(match, closed, gallery, book), text)
    return re.sub("\x03([0-9]+)\x03", lambda match: kept[int(match[1])], text)


def attributes_of(text: str) -> dict[str, str]:
    """`id="3" ids=1,2 dQw4` -> by name; what has no name stands under its position ("0")."""
    values: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(html.unescape(text).replace("”", '"').replace("″", '"').replace("“", '"')):
        if match[1]:
            values[match[1].lower()] = match[2] or match[3] or match[4] or ""
        else:
            values[str(len([key for key in values if key.isdecimal()]))] = match[5].lstrip("=").strip("\"'")
    return values


def _caption(match: re.Match[str]) -> str:
    inner = _PICTURE.fullmatch(match["inner"])
    given = attributes_of(match["attributes"]).get("caption", "")
    if not inner:
        return f"{match['inner']} {given}".rstrip()
    words = inner["words"].strip() or given
    shown = f"<figcaption>{words}</figcaption>" if words else ""
    return f"\n\n<figure>{inner['picture']}{shown}</figure>\n\n"


def _link(address: str, book: LossBook) -> str:
    book.note("changed", "embeds", say("embedded things, which are links now"), [address])
    shown = html.escape(address)
    return f'\n\n<p><a href="{shown}">{shown}</a></p>\n\n'


def _shortcode(match: re.Match[str], closed: set[str], gallery: Gallery, book: LossBook) -> str:
    name, written = match["name"].lower(), match.group()
    if match["escaped"]:
        return written[1:-1]
    attributes = attributes_of(match["attributes"]) if match["attributes"] else {}
    named = any(not key.isdecimal() for key in attributes)
    if name not in _KNOWN and not named and name not in closed and not match["empty"]:
        return written  # words in brackets
    if match["end"]:
        return ""
    if name == "gallery" and (shown := gallery(attributes)):
        return f"\n\n{shown}\n\n"
    if address := _address(name, attributes):
        return _link(address, book)
    if name not in _QUIET:
        book.note(
            "dropped", "shortcodes", say("shortcodes, which WordPress would have replaced by something"), [written]
        )
    return ""


def _address(name: str, attributes: Mapping[str, str]) -> str:
    given = next((attributes[key] for key in _FORMATS if attributes.get(key, "").startswith("http")), "")
    if given:
        return given
    first = attributes.get("0", "") or attributes.get("id", "")
    if match := _ADDRESS.search(first):
        return match.group()
    return _PLAYERS[name].format(first) if name in _PLAYERS and re.fullmatch(r"[\w-]{4,20}", first) else ""
