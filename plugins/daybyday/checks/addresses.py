"""Addresses: two claimants, names the site keeps for itself, names that differ only in case."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import PurePosixPath

from .. import addresses
from ..model import Finding, Place
from .case import Case


def address_twice(case: Case) -> Iterator[Finding]:
    """An address has one owner. Compared without case: many hosts and disks do not tell it."""
    claims: dict[str, list[tuple[str, Place]]] = defaultdict(list)
    for address, place in _claims(case):
        claims[address.casefold()].append((address, place))
    for owners in claims.values():
        first = owners[0][1]
        for address, place in owners[1:]:
            if place.path == first.path and place == first:
                continue
            yield Finding(
                "error", "address-twice", place, f"the address {address} is claimed by {first.path} too",
                "write another `slug:` in one of them", also=(first.path,),
            )  # fmt: skip


def _claims(case: Case) -> Iterator[tuple[str, Place]]:
    settings = case.site.settings
    for series in case.content.series:
        for lang in series.languages:
            yield addresses.series_page(settings, series, lang), series.place
        for lang, slugs in series.aliases.items():
            for slug in slugs:
                yield f"{addresses.home(settings, lang)}{slug.strip('/')}/", series.place
    for post in case.content.posts:
        # Days that share a number are told apart by `day-twice`.
        if post.source.kind != "day" and post.address and post.source.readable:
            yield post.address, post.source.place("slug")
        for alias in post.source.aliases:
            yield addresses.alias_address(alias), post.source.place("aliases")


def reserved_addresses(case: Case) -> Iterator[Finding]:
    """First segments that belong to the site itself."""
    settings = case.site.settings
    kept = addresses.RESERVED | {lang.lower() for lang in settings.languages}
    for series in case.content.series:
        for slug in {*series.slugs.values(), *(old for olds in series.aliases.values() for old in olds)}:
            if slug.lower() in kept or re.fullmatch("[0-9]{4}", slug):
                yield _reserved(series.place, slug)
    for post in case.content.posts:
        slug = post.address.strip("/").rpartition("/")[2]
        if post.source.kind != "day" and (slug in kept or re.fullmatch("[0-9]{4}", slug)):
            yield _reserved(post.source.place("slug"), slug)


def _reserved(place: Place, slug: str) -> Finding:
    return Finding(
        "error", "address-reserved", place, f"`{slug}` is an address the site keeps for itself",
        "write another `slug:`",
    )  # fmt: skip


def slug_empty(case: Case) -> Iterator[Finding]:
    """A file name of signs alone gives no address."""
    for post in case.content.posts:
        if post.source.kind != "day" and not post.address and post.source.readable:
            yield Finding(
                "error", "slug-empty", post.source.place(), f"no address can be made of the file name `{post.source.stem}`",
                "write `slug: some-words` in its header",
            )  # fmt: skip


def aliases_unfit(case: Case) -> Iterator[Finding]:
    """An old address stays inside the site: compared by its parts, not by its beginning."""
    for post in case.content.posts:
        for alias in post.source.aliases:
            if not _is_inside(alias):
                yield _unfit(post.source.place("aliases"), alias)
    for series in case.content.series:
        for slugs in series.aliases.values():
            for slug in slugs:
                if not _is_inside(slug) or "/" in slug.strip("/"):
                    yield _unfit(series.place, slug)


def _is_inside(alias: str) -> bool:
    parts = alias.strip().strip("/").split("/")
    return all(
        part not in ("", ".", "..") and not re.search(r"[\\%?#:*\"<>|\x00-\x1f]", part) and len(part) <= 200
        for part in parts
    )


def _unfit(place: Place, alias: str) -> Finding:
    return Finding(
        "error", "alias-unfit", place, f"`{alias}` is not an old address of this site",
        "write the path only, such as `/2011/04/networking.html`",
    )  # fmt: skip


def names_by_case(case: Case) -> Iterator[Finding]:
    """Files whose names differ only in case are one file on many computers."""
    seen: dict[str, str] = {}
    for name in sorted([*(post.source.path for post in case.content.posts), *case.content.files]):
        for path in (name, *(str(parent) for parent in PurePosixPath(name).parents if str(parent) != ".")):
            first = seen.setdefault(path.casefold(), path)
            if first != path:
                yield Finding(
                    "error", "name-case", Place(name), f"this name differs from {first} only in case", "rename one of them",
                    also=(first,),
                )  # fmt: skip
                break
