"""Shortcodes of classic texts -> HTML: captions, galleries, films, sounds; the others go, and are named."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Mapping

from ....messages import say
from ...losses import LossBook
from ...markup.pairs import closing_shortcode, closing_tag, replaced
from .builders import BUILDER, RAW, parts_of, raw_html

_CODE = re.compile(r"<(?P<name>pre|code)\b", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"([\w-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\]\"']+))|(\S+)")
_QUOTED = re.compile(r"=\s*[\"']")
_TAG = re.compile(
    r"(?P<escaped>\[)?\[(?P<end>/?)(?P<name>[A-Za-z][\w-]{0,60})(?P<attributes>(?:\s[^\[\]<>]*|=[^\[\]<>\s]*)?)(?P<empty>/?)\](?(escaped)\])"
)
_KNOWN = frozenset(
    "caption wp_caption gallery embed audio video playlist youtube vimeo soundcloud slideshare dailymotion googlemaps "
    "contact-form contact-form-7 contact-field polldaddy poll recent_posts archives sitemap subscribe2 gravityform ninja_forms "
    "ngg_images nggallery slideshow portfolio googlevideo wpvideo blip.tv tweet twitter instagram facebook spotify gist "
    "sourcecode code more toc table-of-contents jetpack_subscription_form mc4wp_form wpforms addtoany sociable".split()
)
_CAPTION = re.compile(r"\[(?P<name>caption|wp_caption)(?P<attributes>[^\[\]]*)\]", re.IGNORECASE)
_PICTURE = re.compile(
    r"\s*(?P<picture>(?:<a\b[^>]*>\s*)?<img\b[^>]*>(?:\s*</a>)?)(?P<words>.*)", re.IGNORECASE | re.DOTALL
)
_ENCLOSED = re.compile(r"\[(?P<name>embed|youtube|vimeo|tweet|googlevideo|gist)\b[^\[\]]*\]", re.IGNORECASE)
_ADDRESS_ALONE = re.compile(r"\s*https?://[^\s\[<]+\s*")
_ADDRESS = re.compile(r"https?://[^\s\"'\]<>]+")
_FORMATS = ("src", "mp3", "mp4", "m4v", "m4a", "ogg", "ogv", "webm", "wav", "flv", "wmv", "url", "href", "file")
_PLAYERS = {"youtube": "https://www.youtube.com/watch?v={}", "vimeo": "https://vimeo.com/{}"}

_LISTING = re.compile(
    r"\[(?P<name>sourcecode|code|source|codecolorer|crayon|geshi|cc[a-z]{0,4}(?:_[a-z0-9-]+)?|actionscript3?|as3|bash|shell|cf|coldfusion|c-?sharp|cpp|c|"
    r"css|delphi|pascal|diff|patch|erlang|fsharp|go|groovy|haskell|html|java|javafx|jfx|javascript|jscript|js|kotlin|matlab|objc|perl|pl|"
    r"php|plain|powershell|ps|python|py|r|rails|ruby|rb|ror|scala|sql|swift|text|vbnet|vb|xhtml|xml|xslt|yaml)"
    r"(?P<attributes>(?:\s[^\[\]]*)?)\]",
    re.IGNORECASE,
)
"""Code as SyntaxHighlighter, CodeColorer and Crayon show it; its language is a value, the name itself or the end of it."""
_OF_ANY_LANGUAGE = re.compile(r"sourcecode|code|source|codecolorer|crayon|geshi|plain|text|cc[a-z]{0,4}")
_GALLERIES = {
    "gallery": ("ids", "include"),
    "playlist": ("ids",),
    "vc_gallery": ("images",),
    "vc_images_carousel": ("images",),
    "vc_single_image": ("image",),
    "et_pb_gallery": ("gallery_ids",),
    "av_gallery": ("ids",),
}
"""Shortcodes that show files of the media library, and where each has their numbers."""
_WORDS = ("title", "link", "caption", "heading", "text", "custom_links")
_FORMULA = re.compile(r"\[(?P<name>latex)\b[^\[\]]*\]", re.IGNORECASE)
_BREAKS = re.compile(r"</p>\s*<p>|<br\s*/?>\n?|</?p>")

Table = Callable[[str], str]
"""the number of a table -> its HTML, "" for one that is not there"""
Gallery = Callable[[str, str], str]
"""(numbers of files, the post whose files are meant where there are none) -> HTML of the pictures"""


def without_shortcodes(text: str, gallery: Gallery, table: Table, book: LossBook) -> str:
    """HTML in which no shortcode is left but in code; what cannot be shown is written down."""
    if "[" not in text:
        return text
    kept: list[str] = []

    def aside(_: re.Match[str], __: str, whole: str) -> str:
        kept.append(whole)
        return f"\x03{len(kept) - 1}\x03"

    def link(_: re.Match[str], inner: str, whole: str) -> str:
        return _link(inner.strip(), book) if _ADDRESS_ALONE.fullmatch(inner) else whole

    text = replaced(RAW, closing_shortcode, raw_html, text)
    text = replaced(_LISTING, closing_shortcode, _code_in_html, text.replace("\x03", ""))
    text = replaced(_FORMULA, closing_shortcode, lambda _, inner, __: f"<code>{inner}</code>", text)
    text = replaced(_CODE, closing_tag, aside, text)
    text = replaced(_CAPTION, closing_shortcode, _caption, text)
    text = replaced(_ENCLOSED, closing_shortcode, link, text)
    closed = {match["name"].lower() for match in _TAG.finditer(text) if match["end"]}
    text = _TAG.sub(lambda match: _shortcode(match, closed, gallery, table, book), text)
    return re.sub("\x03([0-9]+)\x03", lambda match: kept[int(match[1])], text)


def attributes_of(text: str) -> dict[str, str]:
    """`id="3" ids=1,2 dQw4` -> by name; what has no name stands under its position ("0")."""
    values: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(text if _QUOTED.search(text) else _with_quotes(html.unescape(text))):
        if match[1]:
            values[match[1].lower()] = html.unescape(match[2] or match[3] or match[4] or "")
        else:
            position = str(len([key for key in values if key.isdecimal()]))
            values[position] = html.unescape(match[5]).lstrip("=").strip("\"'")
    return values


def _with_quotes(text: str) -> str:
    """Values whose quotation marks an editor has made typographic."""
    return text.replace("”", '"').replace("″", '"').replace("“", '"')


def _code_in_html(match: re.Match[str], inner: str, _: str) -> str:
    """A listing as `<pre>`; paragraphs that an editor made of its lines are lines again."""
    attributes = attributes_of(match["attributes"])
    given = next((attributes[key] for key in ("language", "lang", "0") if attributes.get(key)), "")
    name = match["name"].lower()
    language = given if _OF_ANY_LANGUAGE.fullmatch(name) else name.partition("_")[2] or name
    code = html.escape(html.unescape(_BREAKS.sub("\n", inner)), quote=False).strip("\n")
    return f'\n\n<pre class="brush: {html.escape(language)}">{code}</pre>\n\n'


def _caption(match: re.Match[str], inner: str, _: str) -> str:
    picture = _PICTURE.fullmatch(inner)
    given = attributes_of(match["attributes"]).get("caption", "")
    if not picture:
        return f"{inner} {given}".rstrip()
    words = picture["words"].strip() or given
    shown = f"<figcaption>{words}</figcaption>" if words else ""
    return f"\n\n<figure>{picture['picture']}{shown}</figure>\n\n"


def _link(address: str, book: LossBook, written: str = "") -> str:
    book.note("changed", "embeds", say("embedded things, which are links now"), [written or address])
    shown = html.escape(address)
    return f'\n\n<p><a href="{shown}">{shown}</a></p>\n\n'


def _shortcode(match: re.Match[str], closed: set[str], gallery: Gallery, table: Table, book: LossBook) -> str:
    name, written = match["name"].lower(), match.group()
    if match["escaped"]:
        return written[1:-1] if name in _KNOWN else written
    attributes = attributes_of(match["attributes"]) if match["attributes"] else {}
    named = any(not key.isdecimal() for key in attributes)
    if name not in _KNOWN and not named and name not in closed and not match["empty"]:
        return written  # words in brackets
    if match["end"]:
        return ""
    if name == "table" and (shown := table(attributes.get("id", ""))):
        return f"\n\n{shown}\n\n"
    if name in _GALLERIES and (shown := _files(name, attributes, gallery)):
        if any(attributes.get(key) for key in _WORDS):
            book.note(
                "dropped", "shortcodes", say("shortcodes, which WordPress would have replaced by something"), [written]
            )
        return f"\n\n{shown}\n\n"
    if BUILDER.fullmatch(name) and (shown := parts_of(attributes)):
        book.note(
            "changed",
            "builder-parts",
            say("parts of a page builder, of which words, links and pictures are shown"),
            [written],
        )
        return f"\n\n{shown}\n\n"
    if address := _address(name, attributes):
        _note_formats(address, attributes, book)
        return _link(address, book, "" if name in _KNOWN else written)
    book.note("dropped", "shortcodes", say("shortcodes, which WordPress would have replaced by something"), [written])
    return ""


def _files(name: str, attributes: Mapping[str, str], gallery: Gallery) -> str:
    listed = next((attributes[key] for key in _GALLERIES[name] if attributes.get(key)), "")
    if not listed and name != "gallery":
        return ""
    return gallery(listed, attributes.get("id", ""))


def _note_formats(address: str, attributes: Mapping[str, str], book: LossBook) -> None:
    """Name the other files that a player would have chosen from, and the picture before it starts."""
    others = [attributes[key] for key in (*_FORMATS, "poster") if attributes.get(key, address) != address]
    if others:
        book.note("dropped", "media-formats", say("other files of the same film or sound, and its picture"), others)


def _address(name: str, attributes: Mapping[str, str]) -> str:
    given = next((attributes[key] for key in _FORMATS if attributes.get(key, "").startswith("http")), "")
    if given:
        return given
    first = attributes.get("0", "") or attributes.get("id", "")
    if match := _ADDRESS.search(first):
        return match.group()
    return _PLAYERS[name].format(first) if name in _PLAYERS and re.fullmatch(r"[\w-]{4,20}", first) else ""
