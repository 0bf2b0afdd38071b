"""`invoke feeds`: what it prints, and with which status it ends."""

from __future__ import annotations

import re

import pytest

from tests.commands.conftest import Project
from tests.doctor.hosting import Host

ADDRESS = {"SITEURL": "https://example.net/repo"}
WRONG = "---\ntitle: 'Ask a <b>question</b>'\n---\nText.\n"


@pytest.fixture
def project(tmp_path):
    return Project(tmp_path)


def test_a_sound_site(project):
    done = project.invoke("feeds", **ADDRESS)

    assert (done.returncode, done.stderr) == (0, "")
    assert re.fullmatch(r"Looked at \d+ feeds and 1 calendar: no errors\.\n", done.stdout)
    assert not project.output.exists()


def test_it_speaks_its_author_s_language(project):
    done = project.invoke("feeds", DAYBYDAY_SPEAK="it", **ADDRESS)

    assert re.fullmatch(r"Esaminati \d+ feed e 1 calendario: nessun errore\.\n", done.stdout)


def test_a_warning_is_told_with_its_file_and_is_no_failure(project):
    project.write("connections/002-ask.en.md", WRONG)
    done = project.invoke("feeds", **ADDRESS)

    assert done.returncode == 0
    assert done.stdout.startswith(
        "content/connections/002-ask.en.md:1:1: warning feed-f36: F36 in connections/feed.atom"
    )
    assert done.stdout.endswith(": no errors, 1 warning.\n")


def test_an_error_is_a_failure(project):
    done = project.invoke("feeds", SITEURL="http://example.net")

    assert done.returncode == 1
    assert "publishconf.py:1:1: error feed-f73: F73 in feed.atom, feed.json and" in done.stdout
    assert re.search(r"calendar: 1 error\.\n$", done.stdout)


def test_as_of_another_day(project):
    project.write("connections/009-ask.en.md", WRONG)

    assert "1 warning" not in project.invoke("feeds", **ADDRESS).stdout
    assert "1 warning" in project.invoke("feeds", "--at", "2026-11-09", **ADDRESS).stdout


def test_content_that_cannot_be_published_has_no_feeds(project):
    project.write("connections/002-ask.en.md", "---\ntilte: Ask\n---\nText.\n")
    done = project.invoke("feeds", **ADDRESS)

    assert done.returncode == 1
    assert "content/connections/002-ask.en.md:" in done.stdout
    assert "There are no feeds to look at before this is mended." in done.stderr


def test_an_error_in_the_text_of_tomorrow_is_no_fault_of_todays_feeds(project):
    project.write("connections/009-ask.en.md", "---\ntitle: Ask\ndya: 9\n---\nText.\n")
    done = project.invoke("feeds", **ADDRESS)

    assert done.returncode == 0, done.stdout
    assert done.stdout.endswith(" calendar, not at those of tomorrow (`invoke check` says why): no errors.\n")


def test_what_was_made_for_it_need_not_be_made_by_a_build(project):
    project.invoke("feeds", **ADDRESS)
    done = project.invoke("publish", **ADDRESS)

    assert "Day by Day: 0 read, " in done.stdout


def served(project, **environment):
    """A host with what a build gives."""
    project.invoke("publish", **environment)
    return {
        path.relative_to(project.output).as_posix(): path.read_bytes()
        for path in project.output.rglob("*")
        if path.is_file()
    }


def test_live_looks_at_a_host(project):
    with Host(base="/repo") as host:
        host.files = served(project, SITEURL=host.url)
        host.types["xml"] = "application/xml"
        by_setting = project.invoke("feeds", "--live", SITEURL=host.url, no_proxy="*")
        by_word = project.invoke("feeds", "--live", host.url, no_proxy="*", **ADDRESS)

    for done in (by_setting, by_word):
        assert done.returncode == 1, done.stderr
        assert {line.partition(": ")[2].partition(":")[0] for line in done.stdout.splitlines()[:-1]} == {
            "error feed-f73"
        }, done.stdout
        assert re.search(rf"Looked at \d+ addresses of {host.url}: \d+ errors\.\n$", done.stdout)


def test_live_says_in_a_line_that_nobody_answers(project):
    with Host() as host:
        url = host.url
    done = project.invoke("feeds", "--live", url, no_proxy="*", **ADDRESS)

    assert done.returncode == 1
    assert re.fullmatch(rf"{url}/\S+ gave no answer: .*\.\n", done.stderr)
    assert "Traceback" not in done.stderr
