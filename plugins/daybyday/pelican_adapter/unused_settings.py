"""Settings of Pelican's that mean nothing where our theme makes all pages: each that a site has set is told by name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from pelican.settings import DEFAULT_CONFIG

from ..messages import NOTHING, Message, say
from ..model import Finding, Place

_ADDRESSES = say("addresses follow from the day or the slug; old ones go into `aliases`. Take it out")
_KINDS: tuple[tuple[str, Message], ...] = (
    (r"(?:ARTICLE|PAGE|DRAFT|DRAFT_PAGE)_(?:LANG_)?(?:URL|SAVE_AS)", _ADDRESSES),
    (
        r"(?:AUTHOR|TAG|INDEX|ARCHIVES|AUTHORS|TAGS)_(?:URL|SAVE_AS)|(?:YEAR|MONTH|DAY)_ARCHIVE_(?:URL|SAVE_AS)",
        _ADDRESSES,
    ),
    (r"SLUGIFY_\w+|SLUG_REGEX_SUBSTITUTIONS|\w+_REGEX_SUBSTITUTIONS", _ADDRESSES),
    (
        r"(?:CATEGORY|CATEGORIES)_(?:URL|SAVE_AS)|DEFAULT_CATEGORY|USE_FOLDER_AS_CATEGORY|REVERSE_CATEGORY_ORDER",
        say("categories are tags here. Take it out"),
    ),
    (
        r"PATH_METADATA|FILENAME_METADATA|DEFAULT_METADATA|DEFAULT_DATE|EXTRA_PATH_METADATA",
        say("a text says all of itself in its header; files for the root of the site go into extra/. Take it out"),
    ),
    (
        r"(?:ARTICLE|PAGE)_PATHS|STATIC_(?:PATHS|URL|SAVE_AS)|IGNORE_FILES|READERS",
        say("everything in the content folder is read by its name and place (docs/writing.md). Take it out"),
    ),
    (
        r"(?:\w+_)?FEED(?:_ALL)?_(?:ATOM|RSS)(?:_URL)?|RSS_FEED_SUMMARY_ONLY|FEED_MAX_ITEMS|FEED_APPEND_REF",
        say("feeds are ours (docs/feeds.md); old addresses of feeds go into DAYBYDAY_OLD_FEEDS. Take it out"),
    ),
    (
        (
            r"DEFAULT_PAGINATION|PAGINATED_TEMPLATES|DIRECT_TEMPLATES|TEMPLATE_PAGES|DEFAULT_ORPHANS"
            r"|JINJA_FILTERS|JINJA_GLOBALS|JINJA_TESTS|THEME_TEMPLATES_OVERRIDES"
        ),
        say("our pages are made by our templates; docs/theming.md shows how to change them. Take it out"),
    ),
    (
        r"OUTPUT_SOURCES|RELATIVE_URLS|TYPOGRIFY|SUMMARY_MAX_(?:LENGTH|PARAGRAPHS)|WITH_FUTURE_DATES|NEWEST_FIRST_ARCHIVES",
        say("there is no such choice here. Take it out"),
    ),
    (r"MENUITEMS|LINKS|SOCIAL|DISPLAY_(?:PAGES|CATEGORIES)_ON_MENU", say("our theme shows nothing of it. Take it out")),
)


def unused_settings(settings: Mapping[str, Any]) -> tuple[str, ...]:
    """The names of those that say something and are not as Pelican has them by itself."""
    return tuple(
        name
        for name in sorted(settings)
        if settings[name] and settings[name] != DEFAULT_CONFIG.get(name) and _hint(name)
    )


def unused_finding(name: str, place: Place) -> Finding:
    """What is said of one of them."""
    message = say("{name} is a setting of Pelican's, and changes nothing here", name=name)
    return Finding("warning", "setting-unused", place, message, _hint(name) or NOTHING)


def _hint(name: str) -> Message | None:
    return next((hint for pattern, hint in _KINDS if re.fullmatch(pattern, name)), None)
