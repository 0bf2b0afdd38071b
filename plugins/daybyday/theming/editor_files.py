"""The files of the browser editor, as `packaging/browser_editor.py` has laid them out."""

from __future__ import annotations

from pathlib import Path

_FOLDER = Path(__file__).parent / "browser_editor"


def names() -> list[str]:
    """Every file, sorted: `locales/it.json`, `sveltia-cms.js` …"""
    files = (path for path in _FOLDER.rglob("*") if path.is_file())
    return sorted(path.relative_to(_FOLDER).as_posix() for path in files)


def read(name: str) -> bytes:
    """The bytes of a file. Raises `OSError` for none."""
    return (_FOLDER / name).read_bytes()
