"""What a publication will do at a host: computed here alone, for every target, from the host's manifest and ours.

What we did not write is never removed, and never overwritten without a word: a file may go only when the last
published manifest lists it and its bytes are still those the manifest tells of.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Literal, Protocol

from ..engine.manifest import NAME as MANIFEST
from ..engine.manifest import parse_manifest
from ..engine.tree import OutputBlockedError, check_path
from ..feed_formats import format_of_file
from ..messages import Message, quote, say
from ..values import dataclass
from .claim import Teller, silently
from .site_files import PENDING, SiteFiles

Kind = Literal["file", "folder", "link", "other"]
Published = Mapping[str, frozenset[str]]
"""Path -> the digests its bytes may have if they are ours: two while a publication has not come to its end."""

_SHOWN = 10
_ASSETS = (".css", ".js", ".png", ".svg", ".ico", ".webp", ".jpg")
_CALENDAR = ".ics"
_FEW = 20
"""Removals that are nothing special, however small the site."""


@dataclass(frozen=True, slots=True)
class HostFiles:
    """What is at a host: what we published there, and what stands where our files are or will be."""

    published: Published
    kinds: Mapping[str, Kind]
    """every path below the folders and files that are ours or will be, strangers' too"""
    digests: Callable[[Collection[str]], Mapping[str, str]]
    """SHA-256 in hex of some files that are there; asked for few"""


@dataclass(frozen=True, slots=True)
class Plan:
    """The files a publication adds, changes and removes; all paths sorted."""

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    unchanged: int = 0
    overwritten: tuple[str, ...] = ()
    """files of somebody else, with other bytes, where ours belong: not without the author's yes"""
    blocked: tuple[str, ...] = ()
    """things of somebody else that no file of ours can replace: a folder, a link, a file instead of a folder"""
    kept: tuple[str, ...] = ()
    """no longer ours to remove: somebody has changed them since we published them"""
    emptied: tuple[str, ...] = ()
    """folders in which nothing is left once `removed` is gone; the deepest first"""
    must_clear: bool = False
    """whether something has to be removed before its successor fits: a file became a folder, or the other way round"""

    @property
    def removes_most(self) -> bool:
        """Whether most of what was published there would go: then the place may be that of another site of ours."""
        return len(self.removed) > max(_FEW, len(self.changed) + self.unchanged)


class Host(Protocol):
    """A place where a site is published."""

    @property
    def address(self) -> Message:
        """Where it is, as an author reads it; without passwords."""

    @property
    def is_new(self) -> bool:
        """Whether the author has to say yes, because nothing was ever published there from here."""

    def fetch(self, paths: Collection[str]) -> Mapping[str, bytes]:
        """The bytes of some files that are there; what is not there is left out. Raises `PublishError`."""

    def look(self, paths: Collection[str]) -> HostFiles:
        """What is there now. `paths` are those to be published. Raises `PublishError`."""

    def carry_out(self, plan: Plan, site: SiteFiles, tell: Teller = silently) -> None:
        """Do it; `tell` is called when that has to wait for somebody else. Raises `PublishError`, `BrokenPublicationError`."""


def read_published(*manifests: bytes) -> dict[str, frozenset[str]]:
    """What manifests found at a host say is ours. What could lead out of the destination is passed over."""
    digests: dict[str, set[str]] = defaultdict(set)
    for data in manifests:
        for path, digest in parse_manifest(data).items():
            if _lies_inside(path):
                digests[path].add(digest)
    return {path: frozenset(values) for path, values in digests.items()}


def _lies_inside(path: str) -> bool:
    try:
        check_path(path)
    except OutputBlockedError:
        return False
    return path not in {MANIFEST, PENDING}


def make_plan(host: HostFiles, ours: Mapping[str, str]) -> Plan:
    """What brings `ours` (path -> digest, without the manifest) to a host."""
    there = host.kinds
    obsolete = [path for path in host.published if path not in ours and there.get(path) == "file"]
    met = [path for path in ours if path not in host.published and there.get(path) == "file"]
    digests = host.digests([*obsolete, *met])
    removed = {path for path in obsolete if digests.get(path) in host.published[path]}
    overwritten = [path for path in met if digests.get(path) != ours[path]]
    if there.get(MANIFEST) == "file" and not host.published:
        overwritten.append(MANIFEST)
    added = [path for path in ours if path not in there or there[path] == "folder"]
    changed = [path for path in ours if _is_other(host, path, ours[path])]
    emptied = _emptied(there, removed)
    needed = {folder for path in ours for folder in folders_of(path)}
    return Plan(
        added=_sorted(added),
        changed=_sorted(changed),
        removed=_sorted(removed),
        unchanged=len(ours) - len(added) - len(changed) - len([path for path in overwritten if path in ours]),
        overwritten=_sorted(overwritten),
        blocked=_sorted({*_obstacles(there, ours, needed, removed | emptied)}),
        kept=_sorted(set(obsolete) - removed),
        emptied=tuple(sorted(emptied - needed, key=lambda folder: (-folder.count("/"), folder))),
        must_clear=not (needed | ours.keys()).isdisjoint(removed | emptied - needed),
    )


def _is_other(host: HostFiles, path: str, digest: str) -> bool:
    published = host.published.get(path)
    return published is not None and host.kinds.get(path) == "file" and published != {digest}


def _obstacles(
    there: Mapping[str, Kind], ours: Iterable[str], needed: Collection[str], gone: Collection[str]
) -> Iterator[str]:
    for path in (*ours, MANIFEST, PENDING):
        if there.get(path, "file") != "file" and path not in gone:
            yield path
    for folder in needed:
        if there.get(folder, "folder") != "folder" and folder not in gone:
            yield folder


def _emptied(there: Mapping[str, Kind], removed: Collection[str]) -> set[str]:
    """Folders that hold nothing but what is removed."""
    left: dict[str, int] = defaultdict(int)
    for path in there:
        left[path.rpartition("/")[0]] += 1
    emptied = set()
    for path in removed:
        folder = path.rpartition("/")[0]
        left[folder] -= 1
        while folder and not left[folder] and there.get(folder) == "folder":
            emptied.add(folder)
            folder = folder.rpartition("/")[0]
            left[folder] -= 1
    return emptied


def folders_of(path: str) -> Iterator[str]:
    """The folders a path lies in, the nearest first, without the root."""
    while path := path.rpartition("/")[0]:
        yield path


def _sorted(paths: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(paths))


def described(plan: Plan) -> list[Message]:
    """The plan in lines for the author: counts, and every kind of path that needs a look."""
    counts = say(
        "{added} to add, {changed} to change, {removed} to remove, {unchanged} unchanged.",
        added=len(plan.added),
        changed=len(plan.changed),
        removed=len(plan.removed),
        unchanged=plan.unchanged,
    )
    return [
        counts,
        *listed(say("No longer part of the site, to be removed there:"), plan.removed),
        *listed(say("No longer part of the site, but changed there by somebody else, so left alone:"), plan.kept),
    ]


def listed(heading: Message, paths: Collection[str]) -> list[Message]:
    """A heading with the first ten paths below it, and how many more there are; nothing for no paths."""
    if not paths:
        return []
    shown = [quote(f"  {path}") for path in list(paths)[:_SHOWN]]
    unnamed = [say("  and {n} more", n=len(paths) - _SHOWN)] if len(paths) > _SHOWN else []
    return [heading, *shown, *unnamed]


def in_upload_order(paths: Iterable[str]) -> tuple[list[str], list[str]]:
    """What goes up first, and what only when all that it leads to is there: feeds, home pages, lists for programs."""
    first: list[str] = []
    last: list[str] = []
    for path in sorted(paths):
        (last if _leads_to_others(path) else first).append(path)
    return first, last


def _leads_to_others(given: str) -> bool:
    path = given.removesuffix(".gz").removesuffix(".br")
    folder, _, name = path.rpartition("/")
    is_home = name == "index.html" and "/" not in folder
    return (
        is_home
        or (not folder and not name.endswith(_ASSETS))
        or format_of_file(path) is not None
        or name.endswith(_CALENDAR)
    )
