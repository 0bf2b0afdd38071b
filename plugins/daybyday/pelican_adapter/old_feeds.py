"""Addresses at which the feeds of other kits stood: subscribers keep what they once subscribed to (F71)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from .. import feed_formats
from ..addresses import alias_address
from ..messages import Message, say
from ..model import Finding, Place

_HINT = say('write {{"old/feed.xml": "feed.rss"}}: an old address, and the feed that is meant')

_AT_EACH_ROOT = {"feed": "feed.rss", "rss": "feed.rss"}
"""WordPress, and what people guess."""
_AT_THE_FIRST = {
    "feeds/posts/default": "feed.atom",
    "feeds/all.rss.xml": "feed.rss",
    "feeds/all.atom.xml": "feed.atom",
}
"""Blogger, and Pelican."""
_OF_A_LANGUAGE = {"feeds/all-{lang}.rss.xml": "feed.rss", "feeds/all-{lang}.atom.xml": "feed.atom"}
"""Pelican's feeds of translations."""


def old_feeds(
    settings: Mapping[str, Any], languages: Sequence[str], findings: list[Finding]
) -> tuple[tuple[str, str], ...]:
    """(old address, address of the feed): those of well-known kits, and those of DAYBYDAY_OLD_FEEDS.

    A value may be a feed's file (`feed.rss`, `it/connections/feed.atom`), or "" to take an address out.
    """
    roots = {lang: "" if number == 0 else f"{lang.lower()}/" for number, lang in enumerate(languages)}
    addresses = dict(_well_known(roots))
    given = settings.get("DAYBYDAY_OLD_FEEDS") or {}
    if not isinstance(given, Mapping):
        findings.append(_wrong(settings, say("DAYBYDAY_OLD_FEEDS must name feeds by their old addresses")))
        given = {}
    for old, new in given.items():
        if not isinstance(new, str) or not isinstance(old, str):
            findings.append(
                _wrong(
                    settings,
                    say("DAYBYDAY_OLD_FEEDS: {old} must lead to a feed, not to {new}", old=repr(old), new=repr(new)),
                )
            )
        elif new and not feed_formats.format_of_file(new):
            findings.append(_wrong(settings, say("DAYBYDAY_OLD_FEEDS: `{new}` is not the file of a feed", new=new)))
        else:
            addresses[alias_address(old)] = f"/{new.strip().lstrip('/')}" if new else ""
    return tuple(sorted((old, new) for old, new in addresses.items() if new))


def _well_known(roots: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for number, (lang, root) in enumerate(roots.items()):
        for old, new in _AT_EACH_ROOT.items():
            yield alias_address(f"{root}{old}"), f"/{root}{new}"
        for old, new in _AT_THE_FIRST.items() if number == 0 else ():
            yield alias_address(old), f"/{new}"
        for old, new in _OF_A_LANGUAGE.items() if len(roots) > 1 else ():
            yield alias_address(old.format(lang=lang)), f"/{root}{new}"


def _wrong(settings: Mapping[str, Any], message: Message) -> Finding:
    place = Place("publishconf.py" if settings.get("DAYBYDAY_PUBLISH") else "pelicanconf.py")
    return Finding("error", "setting-old-feeds", place, message, _HINT)
