"""Files that the kit makes in an author's folder, and that authors may edit: none is replaced unseen."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from invoke.exceptions import Exit

from ...desk.fixes import unified_diff
from ...messages import Speaker, say, spoken
from ..fix_files import may_write
from ..whole_files import replace_file, write_new


@dataclass(frozen=True, slots=True)
class _Edited:
    """A file that is there and is another."""

    path: Path
    before: bytes
    after: bytes


def write_files(folder: Path, texts: Mapping[str, str], speaker: Speaker, says_yes: bool) -> None:
    """Write the files that are not there; of those that are others show what would change, and ask.

    Raises `Exit` when a file is not as it should be afterwards.
    """
    edited = []
    for name, text in texts.items():
        path = folder / name
        try:
            if not os.path.lexists(path):
                write_new(path, text)
            elif (before := path.read_bytes()) == text.encode():
                print(spoken(say("{path} is as it should be.", path=os.path.relpath(path)), speaker))
            else:
                edited.append(_Edited(path, before, text.encode()))
        except OSError as error:
            raise _unwritten(path, error, speaker) from None
    if edited:
        _replace(edited, speaker, says_yes)


def _replace(edited: list[_Edited], speaker: Speaker, says_yes: bool) -> None:
    for file in edited:
        before = file.before.decode("utf-8", "replace").encode()
        print(unified_diff(Path(os.path.relpath(file.path)).as_posix(), before, file.after), end="")
    if not may_write(speaker, says_yes):
        names = ", ".join(os.path.relpath(file.path) for file in edited)
        message = say("{path} is another by now, and was not touched.", path=names)
        raise Exit(spoken(message, speaker), 1)
    for file in edited:
        try:
            replace_file(file.path, file.after)
        except OSError as error:
            raise _unwritten(file.path, error, speaker) from None
        print(os.path.relpath(file.path))


def _unwritten(path: Path, error: OSError, speaker: Speaker) -> Exit:
    message = say("{path} could not be written ({reason}).", path=os.path.relpath(path), reason=error.strerror)
    return Exit(spoken(message, speaker), 1)
