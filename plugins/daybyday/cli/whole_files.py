"""Files of the author's, written as a whole: a new one where there is none, or one in the place of another."""

from __future__ import annotations

import contextlib
import os
import shutil
from pathlib import Path


def write_new(path: Path, text: str) -> None:
    """A new file, with the folders it lies in; its name is printed. Raises `FileExistsError`: nothing is ever overwritten."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("x", encoding="utf-8", newline="\n") as file:
        file.write(text)
    print(os.path.relpath(path))


def replace_file(path: Path, data: bytes) -> None:
    """Put bytes in the place of those of a file. Raises `OSError`; then the file is as it was."""
    # A link into another folder stays a link.
    path = path.resolve()
    aside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with aside.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        with contextlib.suppress(FileNotFoundError):
            shutil.copymode(path, aside)
        aside.replace(path)
    finally:
        with contextlib.suppress(FileNotFoundError):
            aside.unlink()
