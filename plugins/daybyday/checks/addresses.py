"""Addresses: two claimants, names the site keeps for itself, names that differ only in case."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Literal

from .. import addresses, feed_formats
from ..feed_formats import FeedKind
from ..messages import say
from ..model import Finding, Place, Series
from ..tagging import tag_slug
from ..values import dataclass
from .context import CheckInput


@dataclass(frozen=True, slots=True)
class _Claim:
    """Who wants an address: by its own name, as a day by its number, or as an old one."""

    address: str
    place: Place
    how: Literal["name", "number", "alias"]


def address_twice(inputs: CheckInput) -> Iterator[Finding]:
    """An address has one owner. Compared without case: many hosts and disks do not tell it."""
    wanted = [address.casefold() for address in _addresses(inputs)]
    if len(set(wanted)) == len(wanted):
        return  # as nearly always: nobody has to be named
    claims: dict[str, list[_Claim]] = defaultdict(list)
    # Old addresses come last, so that it is they that have to give way.
    for claim in sorted(_claims(inputs), key=lambda claim: claim.how == "alias"):
        claims[claim.address.casefold()].append(claim)
    for first, *later_claims in claims.values():
        for claim in later_claims:
            # Days that share a number are found by `day-twice`.
            if claim.place != first.place and not claim.how == first.how == "number":
                yield _claimed(claim, first)


def _claimed(claim: _Claim, first: _Claim) -> Finding:
    message = say("the address {address} is claimed by {path} too", address=claim.address, path=first.place.path)
    if claim.place.path == first.place.path:
        message = say("the old address {address} is the one it has now, or is written twice", address=claim.address)
    hint = say("take it out of `aliases`") if claim.how == "alias" else say("write another `slug:` in one of them")
    return Finding("error", "address-twice", claim.place, message, hint, also=(first.place.path,))


def _addresses(inputs: CheckInput) -> Iterator[str]:
    """Every address that is claimed, without a word on who claims it."""
    settings = inputs.site.settings
    for series in inputs.content.series:
        for lang in series.languages:
            yield addresses.series_page(settings, series, lang)
        if series.aliases:
            yield from (claim.address for claim in _old_slugs(inputs, series))
    for post in inputs.content.posts:
        if post.address and post.source.readable:
            yield post.address
        if post.source.aliases:
            yield from map(addresses.alias_address, post.source.aliases)


def _old_slugs(inputs: CheckInput, series: Series) -> Iterator[_Claim]:
    for lang, slugs in series.aliases.items():
        for slug in slugs:
            yield _Claim(f"{addresses.home(inputs.site.settings, lang)}{slug.strip('/')}/", series.place, "alias")


def _claims(inputs: CheckInput) -> Iterator[_Claim]:
    settings = inputs.site.settings
    for series in inputs.content.series:
        for lang in series.languages:
            yield _Claim(addresses.series_page(settings, series, lang), series.place, "name")
        yield from _old_slugs(inputs, series)
    for post in inputs.content.posts:
        if post.address and post.source.readable:
            how: Literal["name", "number"] = "number" if post.source.kind == "day" else "name"
            yield _Claim(post.address, post.source.place("day" if how == "number" else "slug"), how)
        for alias in post.source.aliases:
            yield _Claim(addresses.alias_address(alias), post.source.place("aliases"), "alias")


def reserved_addresses(inputs: CheckInput) -> Iterator[Finding]:
    """First segments that belong to the site itself."""
    settings = inputs.site.settings
    kept = addresses.reserved(settings)
    for series in inputs.content.series:
        for slug in {*series.slugs.values(), *(old for olds in series.aliases.values() for old in olds)}:
            if slug.lower() in kept or re.fullmatch("[0-9]{4}", slug):
                yield _reserved(series.place, slug)
    for post in inputs.content.posts:
        slug = post.address.strip("/").rpartition("/")[2]
        if post.source.kind != "day" and (slug in kept or re.fullmatch("[0-9]{4}", slug)):
            yield _reserved(post.source.place("slug"), slug)


def _reserved(place: Place, slug: str) -> Finding:
    return Finding(
        "error",
        "address-reserved",
        place,
        say("`{slug}` is an address the site keeps for itself", slug=slug),
        say("write another `slug:`"),
    )


def old_feeds_unknown(inputs: CheckInput) -> Iterator[Finding]:
    """An old address that leads to no feed would be there for nobody."""
    settings = inputs.site.settings
    feeds = set(_feeds(inputs))
    for old, new in settings.old_feeds:
        if new not in feeds:
            yield Finding(
                "error",
                "setting-old-feeds",
                Place("pelicanconf.py"),
                say("DAYBYDAY_OLD_FEEDS: `{old}` leads to `{new}`, and there is no such feed", old=old, new=new),
                say(
                    "write one of {feeds}",
                    feeds=", ".join(
                        sorted(name.lstrip("/") for name in feeds if name.endswith(feed_formats.main_format().suffix))
                    ),
                ),
            )


def _feeds(inputs: CheckInput) -> Iterator[str]:
    """The addresses feeds can have, wanted or not."""
    settings = inputs.site.settings
    for lang in settings.languages:
        yield from (addresses.site_feed(settings, lang, name) for name in _names("feed", "weekly"))
        for series in inputs.content.series:
            if lang in series.languages:
                names = _names("feed", "homework")
                yield from (addresses.series_file(settings, series, lang, name) for name in names)


def _names(*kinds: FeedKind) -> list[str]:
    """The names of the files of feeds of some kinds, in every format."""
    return [format.files[kind] for kind in kinds for format in feed_formats.FORMATS if kind in format.files]


def slug_empty(inputs: CheckInput) -> Iterator[Finding]:
    """A file name of signs alone gives no address."""
    for post in inputs.content.posts:
        if post.source.kind != "day" and not post.address and post.source.readable:
            yield Finding(
                "error",
                "slug-empty",
                post.source.place(),
                say("no address can be made of the file name `{stem}`", stem=post.source.stem),
                say("write `slug: some-words` in its header"),
            )


def tags_without_address(inputs: CheckInput) -> Iterator[Finding]:
    """A tag of signs alone gives no address either."""
    used = {(post.source.tags, post.lang) for post in inputs.content.posts}
    names = {(tag, lang) for tags, lang in used for tag in tags}
    unfit = {(tag, lang) for tag, lang in names if not tag_slug(inputs.content.tags, tag, lang)}
    for post in inputs.content.posts if unfit else ():
        for tag in post.source.tags:
            if (tag, post.lang) in unfit:
                yield Finding(
                    "error",
                    "tag-unfit",
                    post.source.place("tags"),
                    say("no address can be made of the tag `{tag}`", tag=tag),
                    say("use letters or digits, or give it a name in tags.yaml"),
                )


def aliases_unfit(inputs: CheckInput) -> Iterator[Finding]:
    """An old address stays inside the site: compared by its parts, not by its beginning."""
    for post in inputs.content.posts:
        for alias in post.source.aliases:
            if not _is_inside(alias):
                yield _unfit(post.source.place("aliases"), alias)
    for series in inputs.content.series:
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
        "error",
        "alias-unfit",
        place,
        say("`{alias}` is not an old address of this site", alias=alias),
        say("write the path only, such as `/2011/04/networking.html`"),
    )


def names_by_case(inputs: CheckInput) -> Iterator[Finding]:
    """Files whose names differ only in case are one file on many computers."""
    names = [*(post.source.path for post in inputs.content.posts), *inputs.content.files]
    folders = {folder: _with_parents(folder) for folder in {name.rpartition("/")[0] for name in names}}
    paths = {*names, *(path for parents in folders.values() for path in parents)}
    if len(set(map(str.casefold, paths))) == len(paths):
        return  # as nearly always: nobody has to be named
    seen: dict[str, str] = {}
    for name in sorted(names):
        for path in (name, *folders[name.rpartition("/")[0]]):
            first = seen.setdefault(path.casefold(), path)
            if first != path:
                yield Finding(
                    "error",
                    "name-case",
                    Place(name),
                    say("{path} differs from {other_path} only in case", path=path, other_path=first),
                    say("rename one of them"),
                    also=(first,),
                )
                break


def _with_parents(folder: str) -> list[str]:
    """A folder and those it lies in; none for the content folder itself."""
    return [str(path) for path in (PurePosixPath(folder), *PurePosixPath(folder).parents) if str(path) != "."]
