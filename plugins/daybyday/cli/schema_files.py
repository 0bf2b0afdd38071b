"""`invoke schema`: the table of keys for editors, and which file is checked by which schema."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from invoke.exceptions import Exit

from ..building.stages import PreparedOrStopped
from ..desk.schemas import schema_files
from ..messages import Message, Speaker, say, spoken

_SETTINGS = "settings.json"


def write_schemas(site: PreparedOrStopped, folder: Path, settings: Any) -> str:
    """Write the schemas into `folder`, new each time, and its settings where there are none; what to say of it. Raises `Exit`."""
    speaker = site.setup.speaker
    if site.assembled is None:
        raise Exit(spoken(say("The site cannot be read yet; `invoke check` says why."), speaker), 1)
    vocabulary = site.assembled.reader.reading.vocabulary
    content = Path(os.path.relpath(settings["PATH"], folder)).as_posix()
    said: list[str] = []
    for name, text in schema_files(site.setup.settings.languages, vocabulary, speaker, content).items():
        path = folder / name
        if path.name == _SETTINGS and os.path.lexists(path):
            said += _of_settings(path, text, speaker)
            continue
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8", newline="\n")
        except OSError as error:
            message = say("{path} could not be written ({reason}).", path=os.path.relpath(path), reason=error.strerror)
            raise Exit(spoken(message, speaker), 1) from None
        said.append(os.path.relpath(path))
    return "\n".join(said) + "\n"


def _of_settings(path: Path, text: str, speaker: Speaker) -> list[str]:
    """Somebody's own settings are not touched: what to add to them is printed."""
    name = os.path.relpath(path)
    if path.is_file() and path.read_bytes() == text.encode():
        return []
    message: Message = say("{path} is yours, and was not touched; write this into it:", path=name)
    return [spoken(message, speaker), *text.splitlines()[1:-1]]
