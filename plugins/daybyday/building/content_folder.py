"""The content folder -> bytes. Follows no link that leads out of it, and says so."""

from __future__ import annotations

import contextlib
import fnmatch
import hashlib
import os
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import field, replace
from functools import cached_property
from itertools import chain
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from ..content_names import COMMENTS, LEDGER, SERIES, TAGS, is_ledger, is_post, nearly_comments
from ..leftovers import is_hidden, is_old_copy
from ..messages import say
from ..model import Finding, Place
from ..values import dataclass

Fact = TypeVar("Fact")

_LARGEST = 50_000_000
_AT_ONCE = 1 << 16
_TO_READ = os.O_RDONLY | getattr(os, "O_BINARY", 0)
"""Bytes of a post."""


class _Lazy(Mapping[str, Fact]):
    """Path -> what is so of a file, looked at only when asked for: most files never are."""

    def __init__(self, names: Mapping[str, Path], look: Callable[[Path], Fact]) -> None:
        self._names, self._look = names, look
        self._known: dict[str, Fact] = {}

    def __getitem__(self, name: str) -> Fact:
        if name not in self._known:
            self._known[name] = self._look(self._names[name])
        return self._known[name]

    def __contains__(self, name: object) -> bool:
        return name in self._names

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _size(path: Path) -> int:
    """Bytes of a file; 0 of one that has gone since."""
    try:
        return path.stat().st_size
    except OSError:
        return 0


@dataclass
class Folder:
    """Everything in a content folder, by POSIX path relative to it (NFC). Posts are only listed,
    with their fingerprints: most of them are in the cache and need not be read as text.
    """

    root: Path
    posts: dict[str, str] = field(default_factory=dict)
    """where each lies"""
    digests: dict[str, bytes] = field(default_factory=dict)
    """fingerprints of the bytes of posts and of their comments, of those that could be read"""
    series: dict[str, bytes] = field(default_factory=dict)
    words: dict[str, bytes] = field(default_factory=dict)
    tags: bytes | None = None
    ledger: bytes | None = None
    files: dict[str, Path] = field(default_factory=dict)
    comments: dict[str, str] = field(default_factory=dict)
    """where each file with the comments of a post lies"""
    findings: list[Finding] = field(default_factory=list)
    around: frozenset[str] = frozenset()
    """files that somebody else publishes"""

    def only_series(self, ignored: Iterable[str] = ()) -> Folder:
        """What a guest owns: all that lies in folders with a `series.yaml`, words for our own sentences, the ledger. Passed over are
        files and folders whose names match one of `ignored` (patterns of fnmatch).
        """
        from ..words import is_words_file  # brings YAML, which a build that changes nothing does without

        folders = tuple(f"{name.rpartition('/')[0]}/" for name in self.series)
        patterns = re.compile("|".join(fnmatch.translate(pattern) for pattern in ignored) or "(?!)")

        def is_ours(name: str) -> bool:
            if name == LEDGER:
                return is_ledger(self.ledger)
            return name.startswith(folders) and not any(map(patterns.match, name.split("/")))

        ours = replace(
            self,
            posts={name: path for name, path in self.posts.items() if is_ours(name)},
            digests={name: digest for name, digest in self.digests.items() if is_ours(name)},
            series={name: data for name, data in self.series.items() if is_ours(name)},
            tags=None,
            ledger=self.ledger if is_ledger(self.ledger) else None,
            words={tag: data for tag, data in self.words.items() if is_words_file(data)},
            files={name: path for name, path in self.files.items() if is_ours(name)},
            comments={name: path for name, path in self.comments.items() if is_ours(name)},
            findings=[finding for finding in self.findings if is_ours(finding.place.path)],
        )
        names = {*self.posts, *self.files}
        ours.around = frozenset(names - {*ours.posts, *ours.files})
        return ours

    @cached_property
    def file_digests(self) -> Mapping[str, str]:
        """SHA-256 of the files that are no posts."""
        return _Lazy(self.files, _sha256)

    @cached_property
    def file_sizes(self) -> Mapping[str, int]:
        """Bytes of the files that are no posts."""
        return _Lazy(self.files, _size)

    def digest_of_file(self, name: str) -> bytes:
        """Fingerprint of a file that is no post; of one that has gone since, too."""
        try:
            return bytes.fromhex(self.file_digests[name])
        except OSError:
            return b"gone"


def read_folder(root: Path) -> Folder:
    """Read the small files of a content folder, and list its posts and its other files."""
    folder = Folder(root)
    _Walk(folder).through(str(root), "")
    return folder


def with_ledger(folder: Folder, path: Path | None) -> Folder:
    """The folder with the ledger of another file in the place of its own; as it is for None. Raises `OSError`."""
    if path is None:
        return folder
    files = {name: place for name, place in folder.files.items() if name != LEDGER}
    ledger = path.read_bytes()
    return replace(folder, ledger=ledger, files={**files, LEDGER: path} if ledger else files)


def with_ledger_bytes(folder: Folder, ledger: bytes | None) -> Folder:
    """The folder with these lines, for those who publish nothing of it."""
    return replace(folder, ledger=ledger)


class _Walk:
    """Goes through a folder in the order of names, with paths as text: ten thousand `Path`s take a while."""

    def __init__(self, folder: Folder) -> None:
        self.folder = folder
        self.real_root = folder.root.resolve()
        self._taken: set[str] = set()

    def through(self, here: str, relative: str) -> None:
        """Take everything in `here`, which is `relative` (ending in a slash, or "") to the root."""
        try:
            with os.scandir(here) as entries:
                sorted_entries = sorted(entries, key=lambda entry: entry.name)
        except OSError as error:
            if relative:
                self.folder.findings.append(_unreadable(relative.rstrip("/"), error))
            return
        folders = []
        for entry in sorted_entries:
            name = f"{relative}{entry.name}"
            if is_hidden(entry.name, relative):
                continue
            if is_old_copy(entry.name, relative):
                self.folder.findings.append(_ignored(name, entry.name))
                continue
            if entry.is_symlink():
                self._link(entry.path, name)
            elif entry.is_dir():
                folders.append((entry.path, f"{name}/"))
            else:
                self._take(name, entry.path)
        for path, name in folders:
            self.through(path, name)

    def _link(self, path: str, name: str) -> None:
        findings = list(_link(Path(path), name, self.real_root))
        self.folder.findings += findings
        if not findings:
            self._take(name, path)

    def _take(self, name: str, path: str) -> None:
        composed = _composed(name)
        if composed in self._taken:
            self.folder.findings.append(_same_name(composed))
            return
        self._taken.add(composed)
        _take(self.folder, composed, path)


def read_file(path: str, largest: int = _LARGEST) -> bytes:
    """The bytes of a file. Raises `OSError`, also for one with more bytes than `largest`: of a post, 50 MB."""
    # Ten thousand times a build: half as many questions to the system as a file object asks.
    file = os.open(path, _TO_READ)
    try:
        size = os.fstat(file).st_size
        if size > largest:
            raise OSError(27, "it is larger than 50 MB")
        data = os.read(file, size + 1)
        while len(data) != size and (more := os.read(file, _AT_ONCE)):  # it grows meanwhile, or is no usual file
            data += more
        return data
    finally:
        os.close(file)


def digest_of(data: bytes) -> bytes:
    """Fingerprint of a file's bytes."""
    return hashlib.blake2b(data, digest_size=16).digest()


def look_at_posts(folder: Folder, known_digests: Mapping[str, bytes] = MappingProxyType({})) -> None:
    """Put the fingerprints of all posts, and of their comments, into `folder.digests`. What is in `known_digests` is not read."""
    for name, path in chain(folder.posts.items(), folder.comments.items()):
        if name in known_digests:
            folder.digests[name] = known_digests[name]
            continue
        with contextlib.suppress(OSError):  # a finding says so when its text is needed
            folder.digests[name] = digest_of(read_file(path))


def unreadable_post(name: str, error: OSError) -> Finding:
    """What is said of a post that cannot be read."""
    return _unreadable(name, error)


def _link(path: Path, name: str, real_root: Path) -> Iterator[Finding]:
    real = path.resolve()
    if not real.exists():
        yield Finding("error", "link-dangling", Place(name), say("this symbolic link leads nowhere"), say("delete it"))
    elif not real.is_relative_to(real_root):
        yield Finding(
            "error",
            "symlink-outside",
            Place(name),
            say("this symbolic link leads out of the content folder"),
            say("copy what it points to into the content folder"),
        )
    elif path.is_dir():
        yield Finding(
            "warning",
            "symlink-folder",
            Place(name),
            say("folders behind symbolic links are not read twice"),
            say("delete the link, or move the folder here"),
        )


def _ignored(name: str, last: str) -> Finding:
    return Finding(
        "note",
        "file-ignored",
        Place(_composed(name)),
        say("`{name}` looks like a copy that a program left behind, and is passed over", name=last),
        say("delete it, or rename it if it is meant"),
    )


def _same_name(name: str) -> Finding:
    return Finding(
        "error",
        "name-twice",
        Place(name),
        say("two files have this name, which looks the same and is spelt with other characters in each"),
        say("delete one of them, or rename it"),
    )


def _misnamed(name: str, right: str) -> Finding:
    """Of a file that seems to hold comments. It is not published, not even where all files are."""
    message, hint = say("nobody reads a file of this name"), say("call it {right}", right=right)
    return Finding("warning", "file-misnamed", Place(name), message, hint)


def _composed(name: str) -> str:
    return name if name.isascii() else unicodedata.normalize("NFC", name)


def _take(folder: Folder, name: str, path: str) -> None:
    last = name.rpartition("/")[2]
    try:
        if name == TAGS:
            folder.tags = Path(path).read_bytes()
        elif name == LEDGER:
            folder.ledger = Path(path).read_bytes()
            if folder.ledger:
                folder.files[name] = Path(path)  # published as it is
        elif name.startswith("words/") and name.endswith(".yaml"):
            folder.words[name[len("words/") : -len(".yaml")]] = Path(path).read_bytes()
        elif last == SERIES:
            folder.series[name] = Path(path).read_bytes()
        elif is_post(name):
            folder.posts[name] = path
        elif name.endswith(COMMENTS):
            folder.comments[name] = path
        elif (right := nearly_comments(name)) is not None:
            folder.findings.append(_misnamed(name, right))
        else:
            if not os.access(path, os.R_OK):
                raise PermissionError
            folder.files[name] = Path(path)
    except OSError as error:
        folder.findings.append(_unreadable(name, error))


def _unreadable(name: str, error: OSError) -> Finding:
    return Finding(
        "error",
        "file-unreadable",
        Place(name),
        say("this file cannot be read ({reason})", reason=error.strerror or say("permission denied")),
        say("give yourself the right to read it"),
    )
