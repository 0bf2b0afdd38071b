"""What a build says while it is at work: little in a short one, where it is in a long one."""

from __future__ import annotations

import pytest

from daybyday.building import session as sessions
from daybyday.building.report import closing_line, stages_table
from daybyday.building.session import Session
from daybyday.messages import ENGLISH, speaker_for


@pytest.fixture
def clock(monkeypatch):
    now = [100.0]
    monkeypatch.setattr(sessions.time, "monotonic", lambda: now[0])
    return now


@pytest.fixture
def loud(clock):
    session = Session.alone()
    session.quiet = False
    session.started = 100.0
    return session


def test_a_short_stage_says_nothing(loud, clock, capsys):
    tell = loud.progress("posts read")
    clock[0] += 1.9
    tell(50, 100)

    assert capsys.readouterr().err == ""


def test_a_long_stage_says_where_it_is_now_and_then(loud, clock, capsys):
    tell = loud.progress("posts read")
    for done in range(1, 12):
        clock[0] += 1
        tell(done * 10, 1000)

    assert capsys.readouterr().err.splitlines() == [
        "Day by Day: 20 of 1000 posts read …",
        "Day by Day: 70 of 1000 posts read …",
    ]


def test_the_end_of_a_stage_needs_no_word(loud, clock, capsys):
    tell = loud.progress("posts read")
    clock[0] += 10
    tell(100, 100)

    assert capsys.readouterr().err == ""


def test_a_line_is_said_once(loud, capsys):
    loud.say("the cache in x is damaged")
    loud.say("the cache in x is damaged")
    loud.say("")

    assert capsys.readouterr().err == "Day by Day: the cache in x is damaged\n"


def test_the_closing_line_counts_what_was_done(loud, clock):
    clock[0] += 0.414

    assert closing_line(loud, ENGLISH, 2, 23, (20, 836, 1)) == (
        "Day by Day: 2 read, 23 rendered, 20 written, 836 unchanged, 1 removed, 0.41 seconds."
    )


def test_the_stages_add_up_to_the_whole(loud, clock):
    clock[0] += 2
    loud.stages.update({"look": 0.5, "render and write": 1.25})

    assert stages_table(loud).splitlines() == [
        "  look                  0.500 s",
        "  render and write      1.250 s",
        "  everything else       0.250 s",
    ]


def test_the_closing_line_speaks_its_author_s_language(loud, clock):
    clock[0] += 1.5

    assert closing_line(loud, speaker_for({}, ["it"]), 2, 23, (20, 836, 1)) == (
        "Day by Day: letti 2, composti 23, scritti 20, invariati 836, rimossi 1; 1,50 secondi."
    )
