"""Pieces that several files share: made once, and no more of them in memory than there is room for."""

from __future__ import annotations

import pytest

from daybyday.engine import Fingerprints
from daybyday.parts import Fragment
from daybyday.theming import fragments as module
from daybyday.theming.fragments import Fragments


class Kitchen:
    """Makes texts, and counts how often; what was made goes to a store as in a build."""

    def __init__(self) -> None:
        self.made: list[str] = []
        self.store: dict[bytes, bytes] = {}
        self.fragments = Fragments(Fingerprints(), self.store.get)

    def texts(self, *names: str) -> list[str]:
        texts = self.fragments.all([Fragment("item", name) for name in names], self._make)
        self.store.update(self.fragments.taken())
        return texts

    def _make(self, fragment: Fragment) -> str:
        self.made.append(fragment.value)
        return fragment.value * 10


@pytest.fixture
def kitchen(monkeypatch):
    monkeypatch.setattr(module, "_ROOM", 35)
    return Kitchen()


def test_a_piece_of_several_files_is_made_once(kitchen):
    assert [["a" * 10, "b" * 10], ["a" * 10]] == [kitchen.texts("a", "b"), kitchen.texts("a")]
    assert ["a", "b"] == kitchen.made


def test_what_found_no_room_in_memory_comes_back_from_the_store(kitchen):
    kitchen.texts(*"abcdefgh")

    assert ["a" * 10] == kitchen.texts("a")
    assert [*"abcdefgh"] == kitchen.made


def test_memory_holds_no_more_than_there_is_room_for(kitchen):
    for _ in range(3):
        kitchen.texts(*"abcdefgh")

    assert sum(map(len, kitchen.fragments._known.values())) <= 35
