"""The first lines of the child, and the way messages travel between parent and child.

Run as a script, by its path, and made of the standard library alone: so that a mistake anywhere
else in the package is told by file and line, and not by a process that is gone.

A message is a mapping of plain values: pickled, after its length in four bytes.
"""

from __future__ import annotations

import os
import pickle
import struct
import sys
import sysconfig
import traceback
from collections.abc import Mapping
from pathlib import Path
from typing import IO, Any

Message = dict[str, Any]

_LENGTH = struct.Struct(">I")
_HINT = "mend it and save; until then the preview shows what it showed before"


def write(out: IO[bytes], message: Mapping[str, Any]) -> None:
    """Send one message. Raises `OSError` when nobody is there."""
    data = pickle.dumps(message, pickle.HIGHEST_PROTOCOL)
    out.write(_LENGTH.pack(len(data)) + data)
    out.flush()


def read(into: IO[bytes]) -> Message | None:
    """The next message; None when there will be none any more."""
    head = into.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (size,) = _LENGTH.unpack(head)
    data = into.read(size)
    if len(data) < size:
        return None
    message: Message = pickle.loads(data)  # noqa: S301 - from our own other half
    return message


def blame(error: BaseException) -> Message:
    """An exception as a finding: the last file of the author's, or else of ours, on the way to it."""
    if isinstance(error, SyntaxError) and error.filename:
        path, line, column, what = error.filename, error.lineno or 1, error.offset or 1, error.msg
    else:
        frames = traceback.extract_tb(error.__traceback__)
        own = [frame for frame in frames if _is_own(frame.filename)]
        last = (own or frames or [traceback.FrameSummary("?", 1, "")])[-1]
        path, line, column, what = last.filename, last.lineno or 1, 1, str(error)
    place = f"{_shown(path)}:{line}:{max(column, 1)}"
    message = f"{type(error).__name__}: {what}" if what else type(error).__name__
    return {"level": "error", "place": place, "code": "code-broken", "message": message, "hint": _HINT}


def _is_own(path: str) -> bool:
    library = (sysconfig.get_path("stdlib"), sysconfig.get_path("purelib"))
    packaged = "site-packages" in path and "daybyday" not in path
    return Path(path).is_file() and path != __file__ and not packaged and not path.startswith(library)


def _shown(path: str) -> str:
    shown = os.path.relpath(path)
    return (path if shown.startswith(os.pardir) else shown).replace(os.sep, "/")


def _as_one_line(finding: Message) -> str:
    return f"{finding['place']}: {finding['level']} {finding['code']}: {finding['message']} – {finding['hint']}"


def _own_ways() -> tuple[IO[bytes], IO[bytes]]:
    """(from the parent, to the parent). Whatever is printed goes to the terminal by standard error."""
    inward, outward = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    os.dup2(2, 1)
    return inward, outward


def main() -> int:
    """Load everything and work; or tell why not."""
    inward, outward = _own_ways()
    sys.path.insert(0, str(Path.cwd()))
    try:
        from daybyday.preview.child import work

        work(inward, outward)
    except (KeyboardInterrupt, BrokenPipeError):
        return 0
    except SystemExit as ended:
        if ended.code in (None, 0):
            return 0
        finding = blame(ended)
    except Exception as error:  # noqa: BLE001 - whatever it is, the parent shows it
        finding = blame(error)
    else:
        return 0
    sys.stderr.write(_as_one_line(finding) + "\n")
    write(outward, {"kind": "failed", "finding": finding})
    return 1


if __name__ == "__main__":
    sys.exit(main())
