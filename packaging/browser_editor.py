"""Lays out the browser editor in the package: `python packaging/browser_editor.py`, after a version below was changed.

The editor is Sveltia CMS, fetched by `npm pack`. What it would ask other hosts for is asked for beside it instead: the
font of its icons and the words of its languages, of which it has those below; its other fonts are those the reader's
system has.
"""

from __future__ import annotations

import io
import re
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Mapping
from pathlib import Path

EDITOR = "@sveltia/cms@0.221.1"
ICONS = "@fontsource-variable/material-symbols-outlined@5.3.8"
LANGUAGES = ("it",)
"""beside English, which is in the program"""
TARGET = Path(__file__).parent.parent / "plugins" / "daybyday" / "theming" / "browser_editor"

_FONT_HOST = r"url\(https://cdn\.jsdelivr\.net/fontsource/fonts/{name}[^)]*\)(\s+format\('[^']*'\))"


class EditorChangedError(Exception):
    """Another version of the editor is written in another way: what is changed in it has to be looked at."""


def editor_files() -> dict[str, bytes]:
    """Name -> bytes of every file. Raises `EditorChangedError`, and `CalledProcessError` without npm or a network."""
    editor, icons = _package(EDITOR), _package(ICONS)
    licences = (
        ("Sveltia CMS (sveltia-cms.js, locales)", editor["LICENSE.txt"]),
        ("Material Symbols (icons.woff2)", icons["LICENSE"]),
    )
    return {
        "sveltia-cms.js": _without_hosts(editor["dist/sveltia-cms.js"].decode()).encode(),
        **{f"locales/{lang}.json": editor[f"locales/{lang}.json"] for lang in LANGUAGES},
        "icons.woff2": icons["files/material-symbols-outlined-latin-wght-normal.woff2"],
        "LICENSES.txt": "\n\n".join(f"{name}\n\n{text.decode().strip()}" for name, text in licences).encode() + b"\n",
    }


def _package(spec: str) -> Mapping[str, bytes]:
    """Path -> bytes of the files of a package of npm."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["npm", "pack", "--silent", spec], cwd=folder, check=True, stdout=subprocess.DEVNULL)  # noqa: S603, S607
        (archive,) = Path(folder).glob("*.tgz")
        data = archive.read_bytes()
    files = {}
    with tarfile.open(fileobj=io.BytesIO(data)) as packed:
        for member in packed:
            if content := packed.extractfile(member):
                files[member.name.removeprefix("package/")] = content.read()
    return files


def _without_hosts(program: str) -> str:
    program = _replaced(program, re.escape("`${iP}@${rP}/locales`"), "`locales`")
    program = _replaced(program, _FONT_HOST.format(name="material-symbols-outlined"), r"url(icons.woff2)\1")
    program = _replaced(program, _FONT_HOST.format(name="source-sans-3"), "local('Source Sans 3')")
    program = _replaced(program, _FONT_HOST.format(name="noto-mono"), "local('Noto Mono')")
    program = _replaced(program, r"`ar,bg,[\w,-]*,zh-TW`", f"`{','.join(('en-US', *LANGUAGES))}`")
    return _replaced(program, r"\n//# sourceMappingURL=\S+\s*\Z", "\n")


def _replaced(program: str, pattern: str, replacement: str) -> str:
    changed, count = re.subn(pattern, replacement, program)
    if count != 1:
        raise EditorChangedError(f"{pattern} was looked for once, and is there {count} times")
    return changed


def main() -> None:
    """Write the files."""
    for name, data in editor_files().items():
        path = TARGET / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        print(f"{len(data):>9} {name}")


if __name__ == "__main__":
    sys.exit(main())
