"""How packets travel between the preview's parent and child: plain values, pickled, after their length in four bytes.

Made of the standard library alone, because the child's first lines (`boot.py`) load it by its path: a mistake
anywhere else in the package is then told by file and line, and not by a process that is gone.
"""

from __future__ import annotations

import os
import pickle
import struct
import sysconfig
import traceback
from collections.abc import Mapping
from pathlib import Path
from typing import IO, Any

Packet = dict[str, Any]

_LENGTH = struct.Struct(">I")
_FIRST_FRAMES = (__file__, str(Path(__file__).with_name("boot.py")))
"""files of ours that are on the way to every mistake"""
_HINT = "mend it and save; until then the preview shows what it showed before"


def write(out: IO[bytes], message: Mapping[str, Any]) -> None:
    """Send one packet. Raises `OSError` when nobody is there."""
    data = pickle.dumps(message, pickle.HIGHEST_PROTOCOL)
    out.write(_LENGTH.pack(len(data)) + data)
    out.flush()


def read(into: IO[bytes]) -> Packet | None:
    """The next packet; None when there will be none any more."""
    head = into.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (size,) = _LENGTH.unpack(head)
    data = into.read(size)
    if len(data) < size:
        return None
    message: Packet = pickle.loads(data)  # noqa: S301 - from our own other half
    return message


def blame(error: BaseException) -> Packet:
    """An exception as a finding: the last file of the author's, or else of ours, on the way to it."""
    if isinstance(error, SyntaxError) and error.filename:
        path, line, column, text = error.filename, error.lineno or 1, error.offset or 1, error.msg
    else:
        frames = traceback.extract_tb(error.__traceback__)
        own = [frame for frame in frames if _is_own(frame.filename)]
        last = (own or frames or [traceback.FrameSummary("?", 1, "")])[-1]
        path, line, column, text = last.filename, last.lineno or 1, 1, str(error)
    place = f"{_shown(path)}:{line}:{max(column, 1)}"
    message = f"{type(error).__name__}: {text}" if text else type(error).__name__
    return {"level": "error", "place": place, "code": "code-broken", "message": message, "hint": _HINT}


def _is_own(path: str) -> bool:
    library = (sysconfig.get_path("stdlib"), sysconfig.get_path("purelib"))
    packaged = "site-packages" in path and "daybyday" not in path
    return Path(path).is_file() and path not in _FIRST_FRAMES and not packaged and not path.startswith(library)


def _shown(path: str) -> str:
    shown = os.path.relpath(path)
    return (path if shown.startswith(os.pardir) else shown).replace(os.sep, "/")


def as_one_line(finding: Packet) -> str:
    """A finding as the terminal shows it."""
    return f"{finding['place']}: {finding['level']} {finding['code']}: {finding['message']} – {finding['hint']}"
