"""Shortcodes of page builders (Divi, WPBakery, Avada, Enfold) keep words, links and pictures in their values: shown as HTML."""

from __future__ import annotations

import base64
import html
import re
from collections.abc import Iterator, Mapping
from urllib.parse import unquote

BUILDER = re.compile(r"(?:et_pb|vc|fusion|av|nectar|us|cs|mk|bt_bb|kc|tm)_\w+")
RAW = re.compile(r"\[(?P<name>vc_raw_html|vc_raw_js)\b[^\[\]]*\]", re.IGNORECASE)
_PICTURES = ("src", "image", "image_url", "img", "portrait_url", "logo_image_url")
_TARGETS = ("url", "link", "href", "button_url", "link_url", "button_link", "src")
_WORDS = (
    "title", "heading", "subhead", "text", "content", "name", "author", "job_title", "position", "company_name", "label",
    "caption", "quote", "button_text", "btn_title",
)  # fmt: skip
_PICTURE = re.compile(r"https?://[^\s|]+\.(?:jpe?g|png|gif|webp|svg|avif)(?:$|[?#])", re.IGNORECASE)
_LETTERS = {"%22": '"', "%27": "'", "%91": "[", "%93": "]"}
"""Signs as Divi writes them in its values."""


def parts_of(attributes: Mapping[str, str]) -> str:
    """What a shortcode of a builder shows by its values alone, as HTML; "" for one that only orders the page."""
    return "\n\n".join(_parts(attributes))


def _parts(attributes: Mapping[str, str]) -> Iterator[str]:
    picture = next((attributes[key] for key in _PICTURES if _PICTURE.match(attributes.get(key, ""))), "")
    targets = (_target(attributes[key]) for key in _TARGETS if attributes.get(key, picture) != picture)
    target = next(filter(None, targets), "")
    words = [_decoded(attributes[key]) for key in _WORDS if attributes.get(key)]
    if picture:
        shown = f'<img src="{html.escape(picture)}" alt="{html.escape(attributes.get("alt", ""))}">'
        yield f"<p>{_linked(shown, '' if words else target)}</p>"
    for at, said in enumerate(words):
        yield f"<p>{_linked(html.escape(said, quote=False), target if at == len(words) - 1 else '')}</p>"
    if target and not words and not picture:
        yield f"<p>{_linked(html.escape(target), target)}</p>"


def _target(value: str) -> str:
    """An address, also as WPBakery writes it (`url:https%3A%2F%2Fx.org|title:…`)."""
    address = unquote(value.partition("|")[0].removeprefix("url:")) if value.startswith("url:") else value
    return address if address.startswith(("https://", "http://", "/", "mailto:")) else ""


def _decoded(text: str) -> str:
    return re.sub("%2[27]|%9[13]", lambda match: _LETTERS[match.group()], text)


def _linked(inner: str, target: str) -> str:
    return f'<a href="{html.escape(target)}">{inner}</a>' if target else inner


def raw_html(match: re.Match[str], inner: str, whole: str) -> str:
    """HTML that WPBakery keeps as letters and digits, lest an editor changes it."""
    try:
        decoded = unquote(base64.b64decode(inner.strip(), validate=True).decode("utf-8"))
    except ValueError:
        return whole
    is_script = match["name"].lower().endswith("js") and "<script" not in decoded
    return f"<script>{decoded}</script>" if is_script else decoded
