"""Where the settings of a site stand: what is said of one names the file, and the line, in which its author would mend it."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ..model import Place

_WHILE_WRITING, _PUBLISHED = "pelicanconf.py", "publishconf.py"


def setting_place(settings: Mapping[str, Any], name: str = "") -> Place:
    """Where the setting `name` is given its value; the file of the build that runs, where it is not, or none is meant."""
    files = (_PUBLISHED, _WHILE_WRITING) if settings.get("DAYBYDAY_PUBLISH") else (_WHILE_WRITING,)
    # They lie beside the content, as `pelican` and all commands expect them.
    folder = Path(settings["PATH"]).parent
    for file in files if name else ():
        if line := _line_of(name, folder / file):
            return Place(file, line)
    return Place(files[0])


def _line_of(name: str, file: Path) -> int:
    """The last line that gives a name a value, at the beginning of a line of the settings as all examples have it; 0 for none."""
    text = ""
    with contextlib.suppress(OSError, UnicodeDecodeError):
        text = file.read_text("utf-8")
    given = re.compile(rf"^{re.escape(name)}\s*(?::[^=\n]*)?=(?!=)", re.MULTILINE)
    last = max((match.start() for match in given.finditer(text)), default=-1)
    return text.count("\n", 0, last) + 1 if last >= 0 else 0
