"""One child serves, another may come up: who is asked when, and what is shown meanwhile."""

from __future__ import annotations

import pytest

from daybyday.preview import supervisor as module
from daybyday.preview.file_watcher import Change
from daybyday.preview.process import ChildGoneError
from daybyday.preview.supervisor import Supervisor

BROKEN = {"level": "error", "place": "plugins/x.py:3:1", "code": "code-broken", "message": "SyntaxError", "hint": ""}
TEXT = Change(posts=frozenset({"a.md"}))
CODE = Change(code=frozenset({"x.py"}))


class StandIn:
    """A child that does as it is told by the test."""

    def __init__(self, begin, heard, ended) -> None:
        self.begin = begin
        self.heard, self.ended = heard, ended
        self.told: list[dict] = []
        self.stopped = self.gone = False

    def tell(self, message):
        self.told.append(message)

    def ask(self, question, seconds):
        if self.gone:
            raise ChildGoneError
        return {"from": self}

    def stop(self):
        self.stopped = True

    def ready(self, good: bool = True, findings=()):
        state = {
            "findings": list(findings),
            "good": good,
            "stopped": not good,
            "as_of": "now",
            "today": "",
            "lang": "en",
            "not_out": 0,
        }
        self.heard(self, {"kind": "ready", "now": "", "places": {}, **state})

    def failed(self):
        self.heard(self, {"kind": "failed", "finding": BROKEN})

    def dies(self, status: int = 1):
        self.gone = True
        self.ended(self, status)


class Kept:
    """A supervisor with its children, and all it says to the outside."""

    def __init__(self) -> None:
        self.children: list[StandIn] = []
        self.lines: list[str] = []
        self.states: list[dict] = []
        self.supervisor = Supervisor({"conf": "x", "at": ""}, self, self.start)
        self.supervisor.start()

    def start(self, *arguments):
        self.children.append(StandIn(*arguments))
        return self.children[-1]

    def changed(self, state):
        self.states.append(state)

    def files(self, names): ...

    def ready(self, ready): ...

    def say(self, line):
        self.lines.append(line)

    def asked(self):
        return self.supervisor.ask({"kind": "get"}).get("from")


@pytest.fixture
def kept(monkeypatch):
    monkeypatch.setattr(module, "_stop_aside", lambda child: child.stop())
    one = Kept()
    yield one
    one.supervisor.close()


def test_saved_texts_go_to_the_child_and_code_to_a_new_one(kept):
    (first,) = kept.children
    first.ready()
    kept.supervisor.change(TEXT)

    assert first.told == [{"kind": "change", "anything": False, "posts": ["a.md"], "other_files": [], "theme": []}]

    kept.supervisor.change(CODE)
    assert len(kept.children) == 2
    assert kept.asked() is first

    kept.children[1].ready()
    assert kept.asked() is kept.children[1]
    assert first.stopped


def test_code_that_does_not_load_leaves_the_old_site_and_says_why_until_it_is_mended(kept):
    kept.children[0].ready()
    kept.supervisor.change(CODE)
    kept.children[1].failed()

    assert kept.asked() is kept.children[0]
    assert kept.states[-1]["findings"] == [BROKEN]
    assert kept.states[-1]["stopped"]
    assert kept.states[-1]["good"]

    kept.supervisor.change(CODE)
    kept.children[2].ready()
    assert kept.states[-1]["findings"] == []
    assert kept.asked() is kept.children[2]


def test_every_change_has_a_version_of_its_own(kept):
    first = kept.children[0]
    first.ready()
    state = {
        "kind": "state",
        "findings": [],
        "good": True,
        "stopped": False,
        "as_of": "",
        "today": "",
        "lang": "en",
        "not_out": 0,
    }
    for changed in (True, False, True):
        first.heard(first, {**state, "changed": changed})

    versions = [one["version"] for one in kept.states[-3:]]
    assert versions[0] == versions[1] != versions[2]


def test_a_new_child_without_a_good_site_does_not_take_the_place_of_one_with(kept):
    kept.children[0].ready()
    kept.supervisor.change(CODE)
    kept.children[1].ready(good=False, findings=[BROKEN, {**BROKEN, "level": "warning"}])

    assert kept.asked() is kept.children[0]
    assert kept.states[-1]["findings"] == [BROKEN]

    # What mends it may be a text: so that is tried, too.
    kept.supervisor.change(TEXT)
    kept.children[2].ready()
    assert kept.asked() is kept.children[2]


def test_the_first_child_serves_even_without_a_good_site(kept):
    kept.children[0].ready(good=False, findings=[BROKEN])

    assert kept.asked() is kept.children[0]


def test_a_new_child_hears_of_what_was_saved_while_it_came_up(kept):
    kept.children[0].ready()
    kept.supervisor.change(CODE)
    kept.supervisor.change(TEXT)
    kept.children[1].ready()

    assert [one["anything"] for one in kept.children[1].told] == [True]


def test_code_saved_twice_starts_one_child_for_the_last(kept):
    kept.children[0].ready()
    kept.supervisor.change(CODE)
    kept.supervisor.change(CODE)

    assert kept.children[1].stopped
    kept.children[1].ready()
    assert kept.asked() is kept.children[0]


def test_a_child_that_dies_is_started_again_a_few_times_with_the_reason(kept):
    kept.children[0].ready()
    for number in range(3):
        kept.children[number].dies(-9)
        assert len(kept.children) == number + 2
        kept.children[number + 1].ready()
        assert kept.states[-1]["findings"] == []
    kept.children[3].dies(-9)

    assert len(kept.children) == 4
    assert kept.supervisor.ask({"kind": "get"}) == {"nothing": True}
    (finding,) = kept.states[-1]["findings"]
    assert finding["code"] == "preview-ended"
    assert "by signal 9" in finding["message"]
    assert not kept.states[-1]["good"]
    assert len(kept.lines) == 4

    kept.supervisor.change(TEXT)
    kept.children[4].ready()
    assert kept.asked() is kept.children[4]


def test_a_question_that_ends_a_child_is_asked_the_next_one(kept):
    first = kept.children[0]
    first.ready()

    def ask(question, seconds):
        first.dies()
        kept.children[1].ready()
        raise ChildGoneError

    first.ask = ask
    assert kept.asked() is kept.children[1]


def test_a_site_that_never_comes_up_answers_all_the_same(kept):
    kept.children[0].failed()

    assert kept.supervisor.ask({"kind": "get"}) == {"nothing": True}
    assert kept.states[-1]["findings"] == [BROKEN]


def test_the_end_ends_every_child(kept):
    kept.children[0].ready()
    kept.supervisor.change(CODE)
    kept.supervisor.close()

    assert [child.stopped for child in kept.children] == [True, True]


def test_another_moment_is_shown_by_a_new_child():
    kept = Kept()
    kept.children[0].ready()
    kept.supervisor.show_as_of("2026-12-01T07:00")
    kept.supervisor.show_as_of("2026-12-01T07:00")

    assert [child.begin["at"] for child in kept.children] == ["", "2026-12-01T07:00"]
    assert kept.supervisor.ask({})["from"] is kept.children[0]
    kept.children[1].ready()
    assert kept.supervisor.ask({})["from"] is kept.children[1]
    assert kept.supervisor.state()["at"] == "2026-12-01T07:00"
