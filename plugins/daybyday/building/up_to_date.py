"""Nothing changed: known without reading a post, assembling a site or laying out a page.

A build leaves behind the state it was made from (settings, code, theme, every file of the content
folder) and until when that state means the same site. When the next build finds the same state within
that time, and every file of the output as it was left, there is nothing to do.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..content_names import LEDGER, TAGS
from ..engine import buckets
from ..engine.manifest import NAME as MANIFEST
from ..engine.records import Record, from_plain
from ..engine.staging import ASIDE
from ..markdown.settings import setting_text
from ..model import Finding
from ..theming.theme import theme_of
from ..values import dataclass
from . import cache_key
from .codec import pack_finding, unpack_finding
from .content_folder import Folder

if TYPE_CHECKING:
    from ..engine.store import Store

_OWN = ("DAYBYDAY", "filenames")
"""Settings that a build itself puts there."""


@dataclass(frozen=True, slots=True)
class UpToDate:
    """What a build reports of a site in which nothing has changed."""

    findings: tuple[Finding, ...]
    posts: int
    """days and articles, for Pelican's closing line"""
    pages: int
    files: int


def state_of(settings: Mapping[str, Any], folder: Folder) -> str:
    """Fingerprint of everything a build depends on but the clock and the output."""
    total = hashlib.blake2b(digest_size=16)
    theme = theme_of(settings)
    look = cache_key.tree(theme.look) if theme.look else ""
    plain = {key: value for key, value in settings.items() if key not in _OWN}
    named = cache_key.named_modules(settings)
    for text in (
        cache_key.of_words(),
        cache_key.of_extras(),
        cache_key.tree(theme.folder),
        look,
        setting_text(plain),
        *named,
    ):
        total.update(f"{len(text)}\0{text}".encode("utf-8", "surrogatepass"))
    for name, digest in _files(folder):
        total.update(f"{name}\0".encode("utf-8", "surrogatepass") + digest)
    return total.hexdigest()


def _files(folder: Folder) -> list[tuple[str, bytes]]:
    """(name, digest) of all files in the folder, and of what could not be read."""
    small = {TAGS: folder.tags or b"-", LEDGER: folder.ledger or b"-", **folder.series}
    small |= {f"words/{name}": data for name, data in folder.words.items()}
    digests = [(name, folder.digests.get(name, b"unreadable")) for name in (*folder.posts, *folder.comments)]
    digests += [(name, hashlib.blake2b(data, digest_size=16).digest()) for name, data in small.items()]
    digests += [(name, folder.digest_of_file(name)) for name in folder.files]
    digests += [(str(finding), b"finding") for finding in folder.findings]
    return sorted(digests)


def remember(
    store: Store, name: str, state: str, since: datetime, until: datetime, up_to_date: UpToDate, output: Path
) -> None:
    """Leave behind what the next build has to compare."""
    findings = tuple(pack_finding(finding) for finding in up_to_date.findings)
    times = (since.isoformat(), until.isoformat())
    store.save(
        f"up to date {name}",
        (state, times, _signature(output), (findings, up_to_date.posts, up_to_date.pages, up_to_date.files)),
    )


def known_up_to_date(store: Store, name: str, state: str, now: datetime, output: Path) -> UpToDate | None:
    """What a build reports if nothing at all has changed since the last one; else None."""
    remembered: Any = store.load(f"up to date {name}")
    if not isinstance(remembered, tuple) or remembered[0] != state:
        return None
    since, until = map(datetime.fromisoformat, remembered[1])
    if os.path.lexists(output / ASIDE):
        return None  # what a build that was killed had written aside has to go
    if not since <= now < until or remembered[2] is None or remembered[2] != _signature(output):
        return None
    findings, posts, pages, files = remembered[3]
    records = from_plain(buckets.load(store, f"output {name}"))
    if len(records) != files or not all(_is_there(f"{output}/{path}", record) for path, record in records.items()):
        return None
    return UpToDate(tuple(map(unpack_finding, findings)), posts, pages, files)


def _signature(output: Path) -> tuple[int, int, int] | None:
    """Size, mtime and ctime (in nanoseconds) of the manifest, by which a change is seen; None when it is not there."""
    try:
        status = os.lstat(output / MANIFEST)
    except OSError:
        return None
    return status.st_size, status.st_mtime_ns, status.st_ctime_ns


def _is_there(name: str, record: Record) -> bool:
    try:
        status = os.lstat(name)
    except OSError:
        return False
    return (status.st_size, status.st_mtime_ns, status.st_ctime_ns) == (record.size, record.mtime, record.ctime)


def key_of(output: Path, store: Store) -> str:
    """The name of an output in the store: its path relative to the cache's folder, so that both can move together."""
    if store.path is None:
        return ""
    try:
        return output.resolve().relative_to(store.path.parent.resolve().parent).as_posix()
    except ValueError:
        return str(output.resolve())
