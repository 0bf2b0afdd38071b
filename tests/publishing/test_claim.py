"""A place that knows no locks is somebody's for the time of a publication, and of nobody who was killed."""

from __future__ import annotations

import threading
import time

import pytest

from daybyday.messages import quote
from daybyday.publishing import claim
from daybyday.publishing.claim import Claim, claimed
from daybyday.publishing.errors import PublishError


class Board:
    """Notes in memory, as a store keeps them: whatever was written is seen at once."""

    address = quote("here:site")

    def __init__(self) -> None:
        self.sizes: dict[str, int] = {}
        self.breaks = False

    def put_note(self, name: str, data: bytes) -> None:
        if self.breaks:
            raise PublishError(quote("no answer"))
        self.sizes[name] = len(data)

    def notes(self) -> dict[str, int]:
        return dict(self.sizes)

    def remove_note(self, name: str) -> None:
        if self.breaks:
            raise PublishError(quote("no answer"))
        self.sizes.pop(name, None)


@pytest.fixture(autouse=True)
def soon(monkeypatch):
    monkeypatch.setattr(claim, "RENEWED_AFTER", 0.02)
    monkeypatch.setattr(claim, "DEAD_AFTER", 0.4)


def test_a_note_lies_there_as_long_as_a_publication_runs():
    board = Board()
    with claimed(board):
        during = list(board.sizes)

    assert [name.startswith(".daybyday-claim-") for name in during] == [True]
    assert board.sizes == {}


def test_while_one_publishes_another_is_told_so():
    board, told = Board(), []
    with claimed(board):
        with pytest.raises(PublishError) as refused, claimed(board, told.append):
            pass
        assert len(board.sizes) == 1

    assert str(refused.value) == (
        "another publication is under way at here:site. Run the same command again when it is over."
    )
    assert list(map(str, told)) == [
        "another publication is under way at here:site, or broke off there; looking which of the two."
    ]


def test_the_note_of_one_that_was_killed_is_taken_away():
    board = Board()
    Claim(board).lay_down()

    with claimed(board):
        assert len(board.sizes) == 1
    assert board.sizes == {}


def test_one_that_ends_while_another_looks_makes_room():
    board = Board()
    first = Claim(board)
    first.lay_down()
    threading.Timer(0.1, first.take_up).start()

    with claimed(board):
        assert list(board.sizes) != [first._name]


@pytest.mark.parametrize("number", range(4))
def test_of_many_at_once_never_two_go_on_and_one_does(number):
    board, inside, most, done = Board(), [], [], []

    def publish(who: int) -> None:
        try:
            with claimed(board):
                inside.append(who)
                most.append(len(inside))
                time.sleep(0.05)
                inside.remove(who)
                done.append(who)
        except PublishError:
            pass

    threads = [threading.Thread(target=publish, args=(who,)) for who in range(2 + number)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert max(most) == 1
    assert done
    assert board.sizes == {}


def test_whoever_was_taken_for_dead_does_not_go_on():
    board = Board()
    with pytest.raises(PublishError, match="somebody else has published there"), claimed(board) as mine:
        board.breaks = True  # its note grows no more
        board.sizes.clear()
        mine.check()


def test_a_place_that_stops_answering_is_told_and_its_note_is_left_for_the_next():
    board = Board()
    with pytest.raises(PublishError, match="the disk is full"), claimed(board):
        board.breaks = True
        raise PublishError(quote("the disk is full"))
    board.breaks = False

    with claimed(board):
        assert len(board.sizes) == 1
