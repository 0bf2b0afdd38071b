"""`invoke ledger` writes down what is out, and nothing else does."""

from __future__ import annotations

import os

import pytest

from tests.harness import HOMEWORK

NOON = "2026-11-08T12:00:00+01:00"
HEADER = (
    "# What was published, and when: what stands here is fixed, whatever is edited.\n"
    "# `invoke ledger` writes this file, no hand should. Commit it with the texts.\n"
)


def ledger(project) -> str:
    return (project.content / "ledger.txt").read_text("utf-8")


def said(project, *words, now=NOON) -> str:
    done = project.invoke("ledger", *words, now=now)
    assert 0 == done.returncode, done.stdout + done.stderr
    return done.stdout


def write_day(project, number: int, header: str = "", homework: str = HOMEWORK) -> None:
    project.write(f"connections/{number:03}.en.md", f"---\ntitle: Title {number}\n{header}---\nText.\n{homework}")


def test_the_first_ledger_and_what_changes_after_it(project):
    for number in (2, 3):
        write_day(project, number)

    assert "content/ledger.txt: 3 items joined; 3 in all. Commit it.\n" == said(project)
    assert ledger(project).startswith(f"{HEADER}connections/1 en 2026-11-01T06:00:00Z 0 out text=")
    assert "content/ledger.txt is up to date: 3 items.\n" == said(project)

    write_day(project, 2, "status: withdrawn\n")
    write_day(project, 3, "modified: 2026-11-09\n")
    write_day(project, 9)
    expected = "content/ledger.txt: 1 item joined, 1 was edited, 1 withdrawn; 4 in all. Commit it.\n"
    assert expected == said(project, now="2026-11-09T12:00:00+01:00")

    write_day(project, 2)
    assert "content/ledger.txt: 1 came back; 4 in all. Commit it.\n" == said(project, now="2026-11-09T12:00:00+01:00")


def test_a_ledger_of_old_is_completed(project):
    project.write("ledger.txt", "connections/1 en 2026-11-01T06:00:00Z 0 out\n")

    assert "content/ledger.txt: 1 was completed; 1 in all. Commit it.\n" == said(project)


def test_what_is_up_to_date_is_not_touched(project):
    said(project)
    os.utime(project.content / "ledger.txt", (1, 1))
    said(project)

    assert 1 == (project.content / "ledger.txt").stat().st_mtime


def test_comments_stay_above_the_lines_each_once(project):
    said(project)
    lines = ledger(project).replace(HEADER, "")
    project.write("ledger.txt", f"# Ours.\n\n# Ours.\n{lines}# Below.\n")

    assert "content/ledger.txt: put in order; 1 in all. Commit it.\n" == said(project)
    assert f"# Ours.\n# Below.\n{lines}" == ledger(project)


def test_nothing_is_left_beside_it(project):
    said(project)

    assert ["connections", "ledger.txt"] == sorted(path.name for path in project.content.iterdir())


def test_an_error_in_what_is_out_leaves_it_as_it_was(project):
    said(project)
    before = ledger(project)
    write_day(project, 2, "mood: good\n")

    done = project.invoke("ledger")

    assert 1 == done.returncode
    assert "content/connections/002.en.md:3:1: error key-unknown" in done.stdout
    assert "The ledger was not touched." in done.stderr
    assert before == ledger(project)


def test_what_is_published_later_stays_out_of_it(project):
    write_day(project, 20)

    assert "content/ledger.txt: 1 item joined; 1 in all. Commit it.\n" == said(project)


def test_as_of_an_earlier_moment(project):
    write_day(project, 8)

    assert "content/ledger.txt: 1 item joined; 1 in all. Commit it.\n" == said(project, "--at", "2026-11-07")


def test_what_has_not_come_was_not_published(project):
    done = project.invoke("ledger", "--at", "2026-12-24")

    assert 1 == done.returncode
    assert (
        "2026-12-24 22:59 UTC has not come, so nothing was published then; the ledger was not touched." in done.stderr
    )
    assert not (project.content / "ledger.txt").exists()


def test_a_folder_that_cannot_be_written_is_told(project):
    (project.content / "ledger.txt").mkdir()
    (project.content / "ledger.txt" / "x").write_text("x", "utf-8")

    done = project.invoke("ledger")

    assert 1 == done.returncode
    assert "content/ledger.txt could not be written (" in done.stderr
    assert ["connections", "ledger.txt"] == sorted(path.name for path in project.content.iterdir())


def test_a_check_a_build_and_a_publication_write_nothing_into_the_sources(project):
    said(project)
    project.write("articles/old.en.md", "---\ntitle: Old\ndate: 2026-10-01\n---\nText.\n")
    write_day(project, 8)
    before = {path: path.read_bytes() for path in project.content.rglob("*") if path.is_file()}
    statuses = [project.invoke(one, SITEURL="https://example.org").returncode for one in ("check", "build", "publish")]

    assert [0, 0, 0] == statuses
    assert before == {path: path.read_bytes() for path in project.content.rglob("*") if path.is_file()}


@pytest.mark.slow
def test_the_path_of_the_public_site_is_noted_and_compared(project):
    """By publishconf.py: the site one writes has no address."""
    assert 0 == project.invoke("ledger", SITEURL="https://ada.test/repo").returncode
    assert " base=/repo " in ledger(project)
    moved = (
        "publishconf.py:1:1: error site-moved: SITEURL has no path, and the site was published with the path /repo: every address"
        ' would move – write SITEURL = "https://…/repo"; if the site has moved for good, and the old address leads to the new'
        " one, run `invoke ledger --site-moved`"
    )

    assert [] == [word for word in ("check", "publish", "ledger") if not says(project, word, moved)]
    assert 0 == project.invoke("build").returncode
    assert 0 == project.invoke("ledger", "--site-moved", SITEURL="https://ada.test").returncode
    assert " base=/ " in ledger(project)
    assert 0 == project.invoke("publish", SITEURL="https://ada.test").returncode


def says(project, word: str, finding: str) -> bool:
    done = project.invoke(word, SITEURL="https://ada.test")
    return done.returncode == 1 and finding in done.stdout + done.stderr


def test_a_site_without_an_address_has_no_path_to_note(project):
    said(project)

    assert " base=" not in ledger(project)
    assert 0 == project.invoke("publish", SITEURL="https://ada.test/repo").returncode


@pytest.mark.slow
def test_another_feed_id_is_told_by_every_command_that_looks_at_the_public_site(project):
    said(project)
    settings = project.folder / "publishconf.py"
    settings.write_text(settings.read_text("utf-8") + 'FEED_ID = "tag:eva.test,2026"\n', "utf-8")

    for word in ("check", "publish", "ledger"):
        assert says(project, word, "publishconf.py:6:1: error feed-id-changed: FEED_ID is `tag:eva.test,2026`")
    assert 0 == project.invoke("build").returncode


def test_the_placeholder_of_feed_id_stops_a_publication_and_plain_pelican_warns(project):
    settings = project.folder / "pelicanconf.py"
    settings.write_text(settings.read_text("utf-8").replace("ada.test", "example.org"), "utf-8")
    publish = project.invoke("publish", SITEURL="https://ada.test")
    plain = project.pelican("-s", "publishconf.py", SITEURL="https://ada.test")

    assert (1, 0) == (publish.returncode, plain.returncode)
    assert "publishconf.py:1:1: error feed-id-placeholder: FEED_ID is still the placeholder" in publish.stderr
    assert "publishconf.py:1:1: warning feed-id-placeholder: " in plain.stderr


def test_without_a_feed_id_nothing_can_have_been_published(project):
    settings = project.folder / "pelicanconf.py"
    settings.write_text(settings.read_text("utf-8").replace("tag:ada.test,2026", ""), "utf-8")
    done = project.invoke("ledger", now=NOON)

    assert (done.returncode, done.stderr) == (
        1,
        "FEED_ID is empty, so nothing has been published that could be written down: `invoke publish` asks for it.\n",
    )
    assert not (project.content / "ledger.txt").exists()
