"""A guest's series is published with its ledger; what is not ours is not touched."""

from __future__ import annotations

import pytest

from tests.commands.conftest import Project
from tests.harness import HOMEWORK, ROOT

WORDS = "Of what is to come on a day in the future nobody should read a word before its morning."
NOW = "2026-11-08T12:00:00+01:00"
SETTINGS = f"""\
import sys
sys.path.insert(0, {str(ROOT / "plugins")!r})
import daybyday.guard
PLUGINS, PATH, OUTPUT_PATH, THEME, TIMEZONE = ["daybyday"], "content", "output", "simple", "Europe/Rome"
DEFAULT_LANG, SITENAME, AUTHOR, SITEURL, FEED_ID = "en", "Blog", "Ada", "", "tag:ada.test,2026"
STATIC_PATHS = ["files"]
"""


@pytest.fixture
def guest(tmp_path):
    project = Project(tmp_path)
    (project.folder / "pelicanconf.py").write_text(SETTINGS, "utf-8")
    for number in (2, 9):
        project.write(
            f"connections/{number:03}.en.md", f"---\ntitle: Number {number}\n---\nWords of day {number}.\n{HOMEWORK}"
        )
    project.write("a-post.md", "Title: A post\nDate: 2026-10-01\n\nText.\n")
    project.place = tmp_path / "www"
    words = ("publish", "--to", "folder", "--destination", str(project.place))
    project.publish = lambda *more, now=NOW: project.invoke(*words, *more, now=now, SITEURL="https://blog.test")
    return project


def ledger(project) -> str:
    return (project.content / "ledger.txt").read_text("utf-8")


def test_what_is_out_of_the_series_is_written_down_and_nothing_of_the_blog(guest):
    done = guest.publish()

    assert done.returncode == 0, done.stdout + done.stderr
    keys = [line.split()[0] for line in ledger(guest).splitlines() if not line.startswith("#")]
    assert keys == ["connections/1", "connections/2"]
    assert (guest.place / "ledger.txt").read_text("utf-8") == ledger(guest)
    assert (guest.place / "a-post.html").is_file()
    assert "Readers in English will see 2 new items:\n  connections/1: Begin\n" in done.stdout


def test_a_day_that_would_vanish_stops_it(guest):
    guest.publish()
    (guest.content / "connections/002.en.md").unlink()

    done = guest.publish()

    assert done.returncode == 1
    assert "error item-vanished: day 2 of connections in English was published on 2026-11-02" in done.stderr
    assert (guest.place / "connections/2/index.html").is_file()


def test_a_text_to_come_is_found_in_a_file_of_the_blog(guest):
    guest.write("connections/009.en.md", f"---\ntitle: Soon\n---\n{WORDS}\n{HOMEWORK}")
    guest.write("files/notes.txt", f"# Notes\n\n{WORDS}\n")

    done = guest.publish()

    assert done.returncode == 1
    assert (
        "content/connections/009.en.md:1:1: error embargoed-text: this text is not out, and stands in files/notes.txt"
        in done.stderr
    )
    assert not guest.place.exists()


def test_an_earlier_clock_takes_nothing_out(guest):
    guest.publish()

    done = guest.publish(now="2026-11-01T12:00:00+01:00")

    assert done.returncode == 1
    assert "error clock-behind" in done.stderr


def test_a_file_of_that_name_which_is_none_of_ours_is_left_alone(guest):
    guest.write("ledger.txt", "2026-11-01 assets:cash  3 EUR\n")

    done = guest.publish()
    by_hand = guest.invoke("ledger", now=NOW, SITEURL="https://blog.test")

    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.startswith(
        "Day by Day: content/ledger.txt is none of ours and is left alone: nothing that is out is written down.\n"
    )
    assert not (guest.place / "ledger.txt").exists()
    assert (by_hand.returncode, by_hand.stderr) == (
        1,
        "content/ledger.txt is none of ours, and was left alone: call it otherwise.\n",
    )
    assert ledger(guest) == "2026-11-01 assets:cash  3 EUR\n"
