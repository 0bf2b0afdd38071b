"""What everything rests on: code, versions, templates, words, settings; one fingerprint for each use.

A change here makes everything stale that was made on it, without asking what depends on what: that
question has wrong answers, and such a change is rare.
"""

from __future__ import annotations

import importlib.util
import os
import sys
from collections.abc import Iterable, Iterator
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

from ..engine import Fingerprints

if TYPE_CHECKING:
    from ..edition.site_context import SiteContext
    from ..markdown.settings import MarkdownSettings
    from ..model import TagNames

_PACKAGE = Path(__file__).resolve().parent.parent


def of_words() -> str:
    """What checking and reading the words rests on."""
    return f"{_machine()}\n{_code()}"


def of_texts(markdown: MarkdownSettings) -> str:
    """What reading and converting rest on, beside the file itself and what `Reading` holds."""
    extensions = [*markdown.extensions, *(markdown.configs or {})]
    return "\n".join([_machine(), _code(), markdown.said(), *own_modules(extensions)])


def of_pages(context: SiteContext, tags: TagNames, theme: Path, texts: str) -> str:
    """What rendering rests on, beside the value of a part. Names of tags are words, too: they stand in every page."""
    known = Fingerprints()
    return "\n".join([texts, tree(theme / "templates"), known((context.settings, context.words, tags.names)).hex()])


@lru_cache(maxsize=1)
def _code() -> str:
    """The package as this process has loaded it: what is edited meanwhile is not what runs."""
    return tree(_PACKAGE)


@lru_cache(maxsize=1)
def _machine() -> str:
    """Python and all installed packages with their versions: the names of their metadata folders."""
    python = f"{sys.implementation.name} {sys.version}"
    return "\n".join([python, *sorted(set(_packages()))])


def _packages() -> Iterator[str]:
    for place in sys.path:
        if place.endswith(("site-packages", "dist-packages")):
            try:
                yield from (one.name for one in Path(place).iterdir() if one.suffix in (".dist-info", ".egg-info"))
            except OSError:
                continue


def own_modules(extensions: Iterable[str]) -> Iterator[str]:
    """Digests of extensions that belong to no installed package: the author's own files."""
    for name in extensions:
        if "." not in name and ":" not in name:
            continue  # an entry point: some package brings it
        try:
            found = importlib.util.find_spec(name.partition(":")[0])
        except (ImportError, ValueError):
            continue
        if found and found.origin and "site-packages" not in found.origin and Path(found.origin).is_file():
            yield f"{name} {_digest([Path(found.origin)])}"


def tree(folder: Path) -> str:
    """Digest of the names and bytes of all files below a folder."""
    files = []
    for current, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if name != "__pycache__" and not name.startswith("."))
        files += [Path(current, name) for name in sorted(names) if not name.startswith(".")]
    return _digest(files, folder)


def _digest(files: Iterable[Path], root: Path | None = None) -> str:
    total = blake2b(digest_size=16)
    for path in files:
        name = path.relative_to(root).as_posix() if root else path.name
        try:
            data = path.read_bytes()
        except OSError:
            data = b""
        total.update(f"{name}\0{len(data)}\0".encode("utf-8", "surrogateescape"))
        total.update(data)
    return total.hexdigest()
