"""What is different in the settings of a guest: its languages follow from its series, and it makes less."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from ... import feed_formats, words
from ...content_names import SERIES
from ...messages import say
from ...model import OPTIONAL, Finding, Place, SiteSettings
from ...patterns import regex
from ...yamltree import YamlError, parse
from ..places import setting_place
from .ownership import Ownership, folders_of_pelican, look_for_series

_MADE = ("homework-feeds", "archives", "starts", "calendars", "epub", "opml", "comments", "ledger")
"""Optional outputs that belong to a series; all others belong to a site, or to our own pages."""
_LANGUAGE = regex("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
MENU = "DAYBYDAY_MENU"


def languages_of_guest(settings: Mapping[str, Any], default: str) -> tuple[str, ...]:
    """The site's language, then those in which its series have titles."""
    languages = {default.lower(): default}
    ownership = look_for_series(Path(settings["PATH"]))
    titles = [_languages_of(Path(place, SERIES)) for place in (ownership.places if ownership else ())]
    for tag in (tag for tags in titles for tag in tags):
        languages.setdefault(tag.lower(), tag)
    if titles and all(titles) and not _has_words(default, Path(settings["PATH"])):
        # The blog may be in a language that no series has, and of which we know no words.
        del languages[default.lower()]
    return tuple(languages.values())


def _has_words(lang: str, root: Path) -> bool:
    """Whether we can speak a language: the kit can, or a file of the site's says how."""
    own = root / "words" / f"{lang}.yaml"
    return lang.lower() in languages_of_the_kit() or (own.is_file() and words.is_words_file(own.read_bytes()))


def languages_of_the_kit() -> frozenset[str]:
    """The languages whose words come with the kit, in small letters."""
    return frozenset(path.stem.lower() for path in (Path(words.__file__).parent).glob("*.yaml"))


def _languages_of(path: Path) -> Iterable[str]:
    """The languages of one series; none of a file that cannot be read, of which reading says more."""
    try:
        tree = parse(path.read_text("utf-8"))
    except (OSError, ValueError, YamlError):
        return ()
    title = tree.value.get("title") if isinstance(tree.value, dict) else None
    if title is None or not isinstance(title.value, dict):
        return ()
    return [tag for tag in title.value if _LANGUAGE.fullmatch(tag)]


def of_guest(site: SiteSettings, settings: Mapping[str, Any]) -> SiteSettings:
    """The settings without what only a site of our own has."""
    optional = [word for word in OPTIONAL if word not in _MADE]
    without = dict.fromkeys([*site.without, *optional, *_has_already(settings)])
    if not site.origin:
        without |= dict.fromkeys([*feed_formats.options(), *OPTIONAL])
    return replace(site, without=tuple(without), old_feeds=(), search=False, imaging="")


def _has_already(settings: Mapping[str, Any]) -> Iterator[str]:
    """Which of `sitemap` and `robots` the site has already: by a plugin, a template or a file."""
    own = {str(meta.get("path", "")) for meta in dict(settings.get("EXTRA_PATH_METADATA") or {}).values()}
    own |= {str(target) for target in dict(settings.get("TEMPLATE_PAGES") or {}).values()}
    own |= {str(settings.get(f"{name.upper()}_SAVE_AS") or name) for name in settings.get("DIRECT_TEMPLATES") or ()}
    has_plugin = any("sitemap" in str(name).lower() for name in settings.get("PLUGINS") or ())
    if has_plugin or "SITEMAP" in settings or own & {"sitemap.xml", "sitemap"}:
        yield "sitemap"
        yield "robots"
    elif own & {"robots.txt", "robots"}:
        yield "robots"


def guest_findings(site: SiteSettings, settings: Mapping[str, Any]) -> Iterator[Finding]:
    """What a guest's settings lack, or have and must not."""
    place = setting_place(settings)
    if not settings.get("FEED_ID"):
        yield Finding(
            "error",
            "feed-id-missing",
            place,
            say("FEED_ID is not set, and the feeds of a series need ids that never change"),
            say(
                'write "tag:", a domain of yours, and a year in which it was yours: FEED_ID = "tag:your-name.net,2026"'
            ),
        )
    if not site.origin:
        yield Finding(
            "note",
            "site-address-missing",
            place,
            say("SITEURL names no host, so this build makes no feeds and no calendars of the series"),
            say('where you publish, write the address of the site: SITEURL = "https://name.github.io/repo"'),
        )
    if settings.get("DAYBYDAY_EDITOR"):
        message = say("DAYBYDAY_EDITOR makes no editor here: the pages of this site are those of its theme")
        yield Finding(
            "error", "setting-editor", setting_place(settings, "DAYBYDAY_EDITOR"), message, say("take it out")
        )
    publishing_sources = {"OUTPUT_SOURCES": True, "STATIC_EXCLUDE_SOURCES": False}
    for name, value in publishing_sources.items():
        if name in settings and bool(settings[name]) is value:
            message = say(
                "{name} publishes texts as they were written, with hidden comments and links to days to come",
                name=f"{name} = {value}",
            )
            yield Finding("error", "sources-published", place, message, say("take it out"))
    output, cache = (os.path.realpath(str(settings.get(name) or name)) for name in ("OUTPUT_PATH", "CACHE_PATH"))
    if f"{cache}{os.sep}".startswith(f"{output}{os.sep}"):
        message = say("CACHE_PATH lies in the output, where everybody could read of days to come")
        yield Finding("error", "cache-published", place, message, say("write the path of another folder"))
    if settings.get("INTRASITE_LINK_REGEX", _LINKS) != _LINKS:
        message = say("INTRASITE_LINK_REGEX is not as Pelican has it: links to days to come could not be held back")
        yield Finding("error", "links-unlike", place, message, say("take it out"))
    ownership = look_for_series(Path(settings["PATH"]), folders_of_pelican(dict(settings)))
    if ownership:
        yield from _places(ownership)


_LINKS = "[{|](?P<what>.*?)[|}]"


def _places(ownership: Ownership) -> Iterator[Finding]:
    """Series that lie where they cannot be read, or are read by others."""
    for folder in ownership.behind_links:
        yield Finding(
            "error",
            "series-behind-link",
            Place(f"{folder}/{SERIES}"),
            say("this series lies behind a symbolic link, where it would be read twice or not at all"),
            say("move its folder into the content folder"),
        )
    for folder in ownership.misplaced:
        yield Finding(
            "error",
            "series-misplaced",
            Place(f"{folder}/{SERIES}"),
            say(
                "a series cannot lie here: files of this folder mean something else, or it is not in the content folder"
            ),
            say("move its folder into the content folder, beside the others"),
        )
    for name in ownership.misnamed:
        yield Finding(
            "error",
            "file-misnamed",
            Place(name),
            say("nobody reads a file of this name"),
            say("call it {right}", right=f"{name.rpartition('/')[0]}/{SERIES}"),
        )
