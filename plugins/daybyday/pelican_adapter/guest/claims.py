"""Which files of the output are Pelican's: nobody may take from a blog what is its own, nor be written over by it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ...engine.manifest import NAME as MANIFEST
from ...messages import Message, say
from ...model import Finding, Place
from .values import is_ours

GIVEN_WAY = frozenset(["sitemap.xml", "robots.txt", "opml.xml"])
"""Ours only where the site has none of its own."""


def claims_of_pelican(context: Mapping[str, Any], settings: Mapping[str, Any], place: Place) -> dict[str, Place]:
    """Path of each file that Pelican will write beside ours -> what to look at: a text, or the settings."""
    claims: dict[str, Place] = {}
    for name, content in context["generated_content"].items():
        if content is not None and not is_ours(content):
            claims[_path(content.save_as)] = Place(name)
    claims |= dict.fromkeys(map(_path, _of_lists(context)), place)
    claims |= dict.fromkeys(map(_path, _of_settings(settings)), place)
    claims |= dict.fromkeys(map(_path, _of_feeds(context, settings)), place)
    return {path: where for path, where in claims.items() if path}


def _path(save_as: object) -> str:
    return str(save_as or "").lstrip("/")


def _of_lists(context: Mapping[str, Any]) -> Iterator[str]:
    for name in ("categories", "tags", "authors"):
        for wrapper, _ in context.get(name) or ():
            yield wrapper.save_as
    for archives in dict(context.get("period_archives") or {}).values():
        yield from (archive["save_as"] for archive in archives)


def _of_settings(settings: Mapping[str, Any]) -> Iterator[str]:
    for name in settings.get("DIRECT_TEMPLATES") or ():
        yield str(settings.get(f"{str(name).upper().replace('-', '_')}_SAVE_AS", f"{name}.html"))
    yield from map(str, dict(settings.get("TEMPLATE_PAGES") or {}).values())
    for metadata in dict(settings.get("EXTRA_PATH_METADATA") or {}).values():
        yield str(dict(metadata).get("path") or "")


def _of_feeds(context: Mapping[str, Any], settings: Mapping[str, Any]) -> Iterator[str]:
    of_lists = {"CATEGORY": "categories", "TAG": "tags", "AUTHOR": "authors"}
    for name, value in settings.items():
        match = re.fullmatch(r"(?:(CATEGORY|TAG|AUTHOR)_)?FEED(?:_ALL)?_(?:ATOM|RSS)", name)
        if match is None or not value:
            continue
        if match[1] is None:
            yield str(value)
            continue
        for wrapper, _ in context.get(of_lists[match[1]]) or ():
            yield str(value).format(slug=wrapper.slug)


def clashes(ours: Iterable[str], claims: Mapping[str, Place]) -> Iterator[Finding]:
    """An error for each file that we and the blog both want. `ours` are files that cannot give way."""
    for path in sorted({*ours, MANIFEST} & set(claims)):
        yield Finding("error", "address-taken", claims[path], _message(path), _hint(path))


def _message(path: str) -> Message:
    return say("`{output_path}` of the output is wanted by this and by the series", output_path=path)


def _hint(path: str) -> Message:
    if path == MANIFEST:
        return say("give the file another name: in it stands what may be cleared away")
    return say("give it another address, or the series another `slug`")
