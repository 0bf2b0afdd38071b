"""A site's look: its theme, and before it the folder in which an author changes some of it without copying the rest.

look/style.css     is added at the end of the theme's stylesheet
look/templates/    templates in the place of the theme's; `{% extends "!theme/day.html" %}` changes blocks of one
look/static/       files in the place of the theme's, and new ones
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ..leftovers import is_hidden
from ..model import Finding
from ..values import dataclass
from . import assets

STYLE = "style.css"
LOOK = "look"
"""how the author's own folder is called, where no setting says otherwise"""
_FALLBACK = Path(__file__).parent / "fallback"


@dataclass(frozen=True, slots=True)
class PublishedDigests:
    """The static files that a theme publishes, and what is wrong with others."""

    digests: Mapping[str, str]
    """name -> SHA-256 of the file as it is published, in hex; in the order of the names"""
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Theme:
    """Where templates and static files come from."""

    folder: Path
    look: Path | None = None
    """the author's own folder; None where there is none"""

    @property
    def templates(self) -> tuple[Path, ...]:
        """Folders of templates; the first that has one gives it."""
        return (*self._own("templates"), *self.originals)

    @property
    def originals(self) -> tuple[Path, ...]:
        """Folders of templates as the theme and the kit have them."""
        return (self.folder / "templates", _FALLBACK)

    @property
    def static(self) -> tuple[Path, ...]:
        """Folders of static files; the first that has one gives it."""
        return (*self._own("static"), self.folder / "static")

    def static_names(self) -> list[str]:
        """All static files by name, without what editors and systems leave behind."""
        names: set[str] = set()
        for folder in self.static:
            files = (path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
            names.update(file.as_posix() for file in files if not any(is_hidden(part, "") for part in file.parts))
        return sorted(names)

    @property
    def own_style(self) -> Path | None:
        """The author's own additions to the stylesheet; None where there are none."""
        style = self.look / STYLE if self.look else None
        return style if style and style.is_file() else None

    def published(self, name: str) -> bytes:
        """A static file as it is published. Raises `assets.ScriptBrokenError`, `OSError`."""
        return self._published(assets.StaticFiles(self.static), name)

    def _published(self, static: assets.StaticFiles, name: str) -> bytes:
        data = static.published(name)
        own = self.own_style if name == STYLE else None
        return data if own is None else data + assets.slim_style(own.read_bytes())

    def published_digests(self) -> PublishedDigests:
        """Digests of all static files but the modules that scripts import: those are published within them."""
        names, static = self.static_names(), assets.StaticFiles(self.static)
        modules = static.modules_of_others(names)
        digests, findings = dict[str, str](), list[Finding]()
        for name in names:
            if name in modules:
                continue
            try:
                digests[name] = hashlib.sha256(self._published(static, name)).hexdigest()
            except assets.ScriptBrokenError as broken:
                findings.append(broken.finding)
        return PublishedDigests(digests, tuple(findings))

    def _own(self, name: str) -> tuple[Path, ...]:
        return (self.look / name,) if self.look and (self.look / name).is_dir() else ()


def look_of(settings: Mapping[str, Any]) -> Path:
    """The author's own folder, whether it is there or not."""
    return Path(settings["PATH"]).parent / str(settings.get("DAYBYDAY_LOOK") or LOOK)


def theme_of(settings: Mapping[str, Any]) -> Theme:
    """The theme that Pelican's settings name, with the author's own folder where there is one."""
    look = look_of(settings)
    return Theme(Path(settings["THEME"]), look if look.is_dir() else None)
