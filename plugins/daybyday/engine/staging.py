"""Files written aside, in the output folder itself, so that they can be renamed into place."""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from .manifest import digest_of

ASIDE = ".daybyday-new"
"""The folder's name; no file of a site may be called so."""

_NEW = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)


@contextlib.contextmanager
def stage_folder(output: Path) -> Iterator[Path]:
    """The folder for files written aside: empty at the beginning, gone in the end.

    Needed only where workers write before `emit` is called, which happens inside of it.
    """
    aside = output / ASIDE
    discard(aside)
    aside.mkdir(parents=True)
    try:
        yield aside
    finally:
        discard(aside)


def stage(folder: Path | str, number: int, data: bytes) -> tuple[str, str, int]:
    """Write one file aside: its name there, its SHA-256, its size in bytes: what `RenderedFile` wants.

    `number` is the caller's, different for each file; a file of the same number is overwritten,
    so work that was interrupted can simply be done again. Raises `OSError`.
    """
    name = str(number)
    write_aside(f"{folder}/{name}", data)
    return name, digest_of(data), len(data)


def write_aside(name: str, data: bytes) -> None:
    """A new file that everybody may read, whatever the umask. Raises `OSError`."""
    descriptor = os.open(name, _NEW, 0o644)
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(descriptor, rest) :]
    finally:
        os.close(descriptor)
    os.chmod(name, 0o644)  # noqa: PTH101 - workers have the umask of their author


def discard(aside: Path) -> None:
    """Remove what a build put aside, or one that was killed left; a link is removed, not followed."""
    if aside.is_symlink() or aside.is_file():
        aside.unlink()
    elif aside.exists():
        shutil.rmtree(aside, ignore_errors=True)
