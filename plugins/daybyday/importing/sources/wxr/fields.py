"""What an item says besides its text: custom fields, taxonomies, settings. What has no place here is named, with its words."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from ....messages import say
from ...losses import LossBook
from ..elements import Element
from .elementor import ELEMENTOR
from .multilingual import SLUG_FIELD

SUMMARIES = (
    "_yoast_wpseo_metadesc",
    "rank_math_description",
    "_aioseo_description",
    "_aioseop_description",
    "_seopress_titles_desc",
    "_genesis_description",
    "_su_description",
    "_headspace_description",
)
OLD_SLUG = "_wp_old_slug"
_READ = frozenset([*SUMMARIES, "_thumbnail_id", OLD_SLUG, "footnotes", ELEMENTOR])
_OF_MACHINES = re.compile(
    r"_edit_(?:last|lock)|_encloseme|_pingme|_oembed_.*|_elementor_(?:css|element_cache|page_assets|version|pro_version|controls_usage)|"
    r"_wp_attachment_metadata|_wp_trash_.*|_wp_desired_post_slug|_jetpack_.*|_publicize_.*|_wpas_.*|_last_editor_used_jetpack|_menu_item_.*"
)
"""Fields without a word of anybody's: locks, caches, counters."""
_READ_ELEMENTS = frozenset(
    "title link pubDate dc:creator guid content:encoded excerpt:encoded wp:post_id wp:post_date wp:post_date_gmt wp:post_name "
    "wp:status wp:post_parent wp:post_type wp:post_password wp:is_sticky wp:postmeta wp:comment wp:attachment_url category "
    "wp:comment_status wp:ping_status wp:menu_order wp:post_modified wp:post_modified_gmt".split()
)
_OF_PLUGINS = (None, "category", "tag", "post_tag", "language", "post_translations")
_MOST_SHOWN = 20_000
"""characters of a value"""
_WITHOUT_MEANING = frozenset(["", "0", "open"])
_ADDRESS = re.compile(r"\s(?:href|src)\s*=\s*[\"']?([^\"'\s>]+)", re.IGNORECASE)


def fields_of(item: Element) -> Iterator[tuple[str, str]]:
    """The custom fields of a post as (key, value), a key as often as it stands there."""
    return ((field.get("wp:meta_key"), field.get("wp:meta_value")) for field in item.all("wp:postmeta"))


def note_fields(item: Element, book: LossBook) -> None:
    """Name the custom fields, taxonomies, settings and elements that nothing here is made of."""
    own, plugins = [], []
    for key, value in fields_of(item):
        if key in _READ or SLUG_FIELD.fullmatch(key):
            continue
        if key.startswith("_"):
            plugins.append(key if not value or _OF_MACHINES.fullmatch(key) else f"{key}: {_bounded(value)}")
        elif key and value:
            own.append(f"{key}: {value}")
    if own:
        book.note("dropped", "custom-fields", say("custom fields, for which there is no place here"), own)
    if plugins:
        book.note("dropped", "plugin-fields", say("fields in which plugins keep notes of their own"), plugins)
    taxonomies = [
        f"{category.attributes['domain']}: {category.text.strip()}"
        for category in item.all("category")
        if category.attributes.get("domain") not in _OF_PLUGINS
    ]
    if taxonomies:
        book.note("dropped", "taxonomies", say("terms of other taxonomies than categories and tags"), taxonomies)
    if settings := list(_settings(item)):
        book.note("dropped", "settings", say("settings of WordPress that mean nothing here"), settings)
    if others := list(_others(item)):
        book.note("dropped", "other-elements", say("parts of the entry that no export of WordPress has"), others)


def _bounded(value: str) -> str:
    """A value; of one in which a plugin keeps a whole page, the beginning, with how much there is."""
    return value if len(value) <= _MOST_SHOWN else f"{value[:_MOST_SHOWN]} … ({len(value)})"


def _settings(item: Element) -> Iterator[str]:
    for name in ("comment_status", "ping_status", "menu_order"):
        value = item.get(f"wp:{name}")
        if value not in _WITHOUT_MEANING:
            yield f"{name}: {value}"
    modified = item.get("wp:post_modified")
    if modified and modified != item.get("wp:post_date"):
        yield f"post_modified: {modified}"


def _others(item: Element) -> Iterator[str]:
    for element in item.children:
        if element.name not in _READ_ELEMENTS:
            said = " ".join(filter(None, (element.text.strip(), *element.attributes.values())))
            if said:
                yield f"{element.name}: {said}"


def summary_of(item: Element, book: LossBook) -> str:
    """The excerpt, else what a plugin told search engines; what is no summary of the two is named."""
    excerpt = item.get("excerpt:encoded")
    described = [value for key, value in fields_of(item) if key in SUMMARIES and value]
    described = [value for value in dict.fromkeys(described) if value != excerpt]
    chosen = "" if excerpt else next((value for value in described if "%%" not in value), "")
    if chosen:
        book.note("guessed", "summary", say("the summary is what a plugin told search engines"), [chosen])
    if others := [value for value in described if value != chosen]:
        book.note("dropped", "descriptions", say("what a plugin told search engines"), others)
    if addresses := [html.unescape(address) for address in _ADDRESS.findall(excerpt)]:
        book.note(
            "dropped", "summary-links", say("links and pictures in the excerpt, which is plain text here"), addresses
        )
    return excerpt or chosen
