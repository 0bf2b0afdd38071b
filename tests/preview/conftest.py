"""`live`: a site held in memory, in this process."""

from __future__ import annotations

from pathlib import Path

import pytest

from daybyday.preview.live_site import LiveSite
from daybyday.preview.saved import ANYTHING, Saved
from daybyday.timeline import read_instant
from tests.harness import HOMEWORK, NOON, SERIES, UNREADY, article, day, page


class Live:
    """A site one writes in; what the preview says is kept."""

    def __init__(self, site, now: str = NOON, waits=lambda: False) -> None:
        self.files = site
        self.now = now
        self.said: list[dict] = []
        self.site = LiveSite(site.all_settings(), site.setup(), lambda: read_instant(self.now), self.said.append, waits)
        self.site.change(ANYTHING)

    def save(self, path: str, body: str) -> Live:
        self.files.write(path, body)
        return self.saved(path)

    def edit(self, path: str, old: str, new: str) -> Live:
        self.files.edit(path, old, new)
        return self.saved(path)

    def saved(self, *paths: str) -> Live:
        posts = frozenset(path for path in paths if path.endswith(".md"))
        self.site.change(Saved(posts if len(posts) == len(paths) else None, paths))
        return self

    def rest(self) -> Live:
        """Let it do all that is left."""
        while self.site.work():
            pass
        return self

    def get(self, address: str) -> dict:
        path, _, query = address.partition("?")
        return self.site.answer(path, query == "unseen")

    def text(self, address: str) -> str:
        return self.get(address)["body"].decode("utf-8")

    def findings(self) -> list[str]:
        findings = self.site.state()["findings"]
        return [f"{one['place']} {one['level']} {one['code']}" for one in findings if one["code"] not in UNREADY]

    def lines(self) -> list[str]:
        return [one["line"] for one in self.said if one["kind"] == "say"]


CONTENT = (
    SERIES
    + day(1, "en", "Begin", text="First words.")
    + day(1, "it", "Comincia")
    + day(2, "en", "Go on", text="See [the beginning](001.en.md).")
    + day(12, "en", "Later", text="Later words.")
    + day(13, "en", "Unfinished", header="status: draft\n")
    + article("loose", "en", "Loose thoughts", header="status: draft\n")
    + article("old", "en", "Old thoughts")
    + page("about", "en", "About")
)


@pytest.fixture
def live(site, monkeypatch, tmp_path):
    """`live(content, now=…)`; findings are printed as they would be in the site's folder."""
    monkeypatch.chdir(tmp_path)

    def make(content: str = CONTENT, now: str = NOON, waits=lambda: False, **settings) -> Live:
        return Live(site(content, **settings), now, waits)

    return make


@pytest.fixture
def own_theme(tmp_path) -> Path:
    """A copy of the theme that a test may break."""
    import shutil

    from tests.harness import ROOT

    return Path(shutil.copytree(ROOT / "theme", tmp_path / "theme"))


__all__ = ["CONTENT", "HOMEWORK", "Live"]
