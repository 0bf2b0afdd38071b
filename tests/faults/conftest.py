"""A site that has been built once, and what clean builds of it give."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.harness import SERIES, Site, article, day

TEXT = (
    SERIES
    + "".join(day(number, lang, f"Day {number}") for number in range(1, 31) for lang in ("en", "it"))
    + article("silence", "en", "Silence")
)
NOW = "2026-12-01T12:00:00+01:00"
POST = "connections/008.en.md"


class Built:
    """A site in a folder of its own, after one good build."""

    def __init__(self, folder: Path) -> None:
        self.site = Site(folder, TEXT)
        self.first = self.build()

    def build(self, **environment: str) -> dict[str, bytes]:
        built = self.site.pelican(now=NOW, **environment)
        assert built.status == 0, built.said
        return built.files

    def edit(self) -> None:
        self.site.edit(POST, "Day 8", "Day eight")

    def take_back(self) -> None:
        self.site.edit(POST, "Day eight", "Day 8")

    def clean(self) -> dict[str, bytes]:
        """What a build without any memory gives, in another place."""
        elsewhere = Site(self.site.folder / "elsewhere")
        shutil.rmtree(elsewhere.folder, ignore_errors=True)
        shutil.copytree(self.site.content, elsewhere.content)
        built = elsewhere.pelican(now=NOW)
        assert built.status == 0, built.said
        return built.files


@pytest.fixture
def built(tmp_path):
    return Built(tmp_path / "site")


@pytest.fixture(scope="module")
def shared(tmp_path_factory):
    """For tests that leave it as it was."""
    return Built(tmp_path_factory.mktemp("faults") / "site")
