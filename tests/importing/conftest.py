"""`importing`: a source in, a content folder out, looked at as the kit reads it."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from pathlib import Path

import pytest

from daybyday.cli.importing.site import site_here
from daybyday.importing.run import Imported, ImportWish, import_source
from daybyday.messages import ENGLISH
from tests.harness import Site
from tests.importing import wxr

NOW = datetime.fromisoformat("2026-11-20T12:00:00+01:00")


@cache
def import_site():
    site = site_here({}, NOW)
    return replace(site, settings=replace(site.settings, timezone="Europe/Rome"))


@dataclass
class Result:
    """What an import made: files by path, its report."""

    folder: Path
    imported: Imported

    @property
    def files(self) -> dict[str, str]:
        paths = (path for path in self.folder.rglob("*") if path.is_file())
        named = {path.relative_to(self.folder).as_posix(): path for path in paths}
        return {
            name: path.read_text("utf-8", "replace")
            for name, path in sorted(named.items())
            if not name.startswith(".import/")
        }

    @property
    def report(self) -> dict:
        return json.loads((self.folder / ".import/summary.json").read_text("utf-8"))

    def losses(self, path: str = "") -> dict[str, tuple[int, list[str]]]:
        """code -> (count, lost words), of one text or of the run as a whole."""
        texts = [text for text in self.report["texts"] if text["path"] == path] if path else [self.report]
        return {loss["code"]: (loss["count"], loss["lost"]) for loss in texts[0]["losses"]}

    def only(self) -> str:
        """The one text there is."""
        [text] = [text for path, text in self.files.items() if path.endswith(".md")]
        return text

    def body(self) -> str:
        """What stands below its header."""
        return self.only().partition("\n---\n")[2].strip()

    def errors(self, folder: Path) -> list[str]:
        """What `check` has against it."""
        site = Site(folder)
        for path, text in self.files.items():
            site.write(path, text)
        return [finding for finding in site.findings(now="2026-11-20T12:00:00+01:00") if ": error " in finding]


class Importing:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.output = folder / "content"

    def __call__(self, source: Path, series: str = "", dry_run: bool = False) -> Result:
        wish = ImportWish(source, self.output, series, dry_run)
        return Result(self.output, import_source(wish, import_site(), ENGLISH, lambda done, total: None))

    def export(self, *items: str, series: str = "") -> Result:
        return self(wxr.write_export(self.folder, *items), series)


@pytest.fixture
def importing(tmp_path: Path) -> Importing:
    return Importing(tmp_path)
