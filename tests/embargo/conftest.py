"""The story site, built at three instants in both modes, once each."""

from __future__ import annotations

import pytest

from tests.embargo.story import PICTURES, TEXT
from tests.harness import Site


def story_site(folder, **settings) -> Site:
    site = Site(folder, TEXT, **settings)
    for path, data in PICTURES.items():
        site.write(path, data)
    return site


class Story:
    """The site as of an instant: its content folder, and what a build from an empty output made."""

    def __init__(self, tmp_path_factory, name: str, settings: dict) -> None:
        self._factory, self._name, self._settings = tmp_path_factory, name, settings
        self._known = {}

    def __call__(self, now: str):
        if now not in self._known:
            site = story_site(self._factory.mktemp(f"story-{self._name}"), **self._settings)
            built = site.build(now)
            assert built.status == 0, built.said
            self._known[now] = site, built
        return self._known[now]


@pytest.fixture(scope="session")
def native_story(tmp_path_factory):
    return Story(tmp_path_factory, "native", {})


@pytest.fixture(scope="session")
def story(native_story):
    return native_story
