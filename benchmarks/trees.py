"""Output folders, looked at before and after a build."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

APART = re.compile(r"/start/|^feeds/|^(it/)?(feed|rss)/|(^|/)(pagefind|search)/|\.(gz|br|zst)$")
"""Files that "one new day" may change beside: cohorts, copies at old feed addresses, search, compressed copies."""


@dataclass(frozen=True)
class Entry:
    """What the file system says of a file: enough to see that it was written again."""

    inode: int
    modified: int
    size: int


@dataclass(frozen=True)
class Written:
    """Files that a build wrote (the same bytes or others), and all there are then."""

    files: int
    size: int
    all_files: int
    all_size: int


@dataclass(frozen=True)
class Changed:
    """Files whose bytes differ from before, new and removed ones included."""

    files: int
    apart: int
    """of those which are counted apart"""
    all_files: int


def listing(folder: Path) -> dict[str, Entry]:
    """All files of a folder."""
    return dict(_walk(str(folder), ""))


def _walk(folder: str, prefix: str) -> Iterator[tuple[str, Entry]]:
    try:
        entries = list(os.scandir(folder))
    except FileNotFoundError:
        return
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(entry.path, f"{prefix}{entry.name}/")
        else:
            facts = entry.stat(follow_symlinks=False)
            yield prefix + entry.name, Entry(facts.st_ino, facts.st_mtime_ns, facts.st_size)


def written(before: Mapping[str, Entry], after: Mapping[str, Entry]) -> Written:
    """What a build wrote between two listings."""
    fresh = [entry.size for name, entry in after.items() if before.get(name) != entry]
    return Written(len(fresh), sum(fresh), len(after), sum(entry.size for entry in after.values()))


def digests(folder: Path) -> dict[str, str]:
    """Digest by path, of every file."""
    return {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in listing(folder)}


def changed(before: Mapping[str, str], after: Mapping[str, str]) -> Changed:
    """How many files differ between two sets of digests."""
    names = [name for name in before.keys() | after.keys() if before.get(name) != after.get(name)]
    apart = sum(1 for name in names if APART.search(name))
    return Changed(len(names) - apart, apart, len(after))
