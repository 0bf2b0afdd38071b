"""The first lines of the child: run as a script, by its path.

It needs the standard library alone until everything else is loaded, so that a mistake in the package is told to
the parent by file and line.
"""

from __future__ import annotations

import importlib.util
import os
import sys
from pathlib import Path
from types import ModuleType
from typing import IO


def _load_protocol() -> ModuleType:
    """`protocol.py` without the package around it, which may be what is broken."""
    spec = importlib.util.spec_from_file_location("_daybyday_preview_protocol", Path(__file__).with_name("protocol.py"))
    if spec is None or spec.loader is None:
        raise ImportError("protocol.py is not there")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _take_over_pipes() -> tuple[IO[bytes], IO[bytes]]:
    """(from the parent, to the parent). Whatever is printed goes to the terminal by standard error."""
    inward, outward = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    os.dup2(2, 1)
    return inward, outward


def main() -> int:
    """Load everything and work; or tell why not."""
    protocol = _load_protocol()
    inward, outward = _take_over_pipes()
    sys.path.insert(0, str(Path.cwd()))
    try:
        from daybyday.preview.child import work

        finding = work(inward, outward)
    except (KeyboardInterrupt, BrokenPipeError):
        return 0
    except SystemExit as ended:
        if ended.code in (None, 0):
            return 0
        finding = protocol.blame(ended)
    except Exception as error:  # noqa: BLE001 - whatever it is, the parent shows it
        finding = protocol.blame(error)
    if finding is None:
        return 0
    sys.stderr.write(protocol.as_one_line(finding) + "\n")
    protocol.write(outward, {"kind": "failed", "finding": finding})
    return 1


if __name__ == "__main__":
    sys.exit(main())
