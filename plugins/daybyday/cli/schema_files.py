"""`invoke schema`: the table of keys for editors, and which file is checked by which schema."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from ..building.stages import Assembled
from ..desk.schemas import schema_files
from ..messages import Message, Speaker, say, spoken

_SETTINGS = "settings.json"


def write_schemas(assembled: Assembled, folder: Path, content: str) -> str:
    """Write the schemas into `folder`, new each time, and its settings where there are none; what to say of it. Raises `OSError`."""
    speaker = assembled.setup.speaker
    languages = assembled.setup.settings.languages
    files = schema_files(languages, assembled.reader.reading.vocabulary, speaker, content)
    said: list[str] = []
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.name == _SETTINGS and os.path.lexists(path):
            said += _of_settings(path, text, speaker)
            continue
        path.write_text(text, "utf-8", newline="\n")
        said.append(os.path.relpath(path))
    return "\n".join(said) + "\n"


def content_folder(settings: Any) -> str:
    """Where the content lies, as seen from the folder one stands in."""
    return Path(os.path.relpath(settings["PATH"])).as_posix()


def _of_settings(path: Path, text: str, speaker: Speaker) -> list[str]:
    """Somebody's own settings are not touched: what to add to them is printed."""
    name = os.path.relpath(path)
    if path.is_file() and path.read_bytes() == text.encode():
        return []
    message: Message = say("{path} is yours, and was not touched; write this into it:", path=name)
    return [spoken(message, speaker), *text.splitlines()[1:-1]]
