"""`invoke check`: everything there is to say, and an exit status."""

import json

import pytest

from daybyday.building.prepare import look_through
from daybyday.building.session import Session
from daybyday.cli.fix_files import Fix, fixes_of, write
from daybyday.messages import ENGLISH
from daybyday.timeline import read_instant
from tests.harness import NOON

SOUND = "title: {en: Better connections}\nstart: 2026-11-01\nlength: 1\n"
"""A series whose one day is there, and in its one language."""


def test_check_of_a_sound_site_says_so(project):
    project.write("connections/series.yaml", SOUND)
    done = project.invoke("check")

    assert 0 == done.returncode, done.stderr
    assert "Checked 1 post: nothing to mend.\n" == done.stdout


def test_check_fails_on_an_error_in_a_text_that_is_not_out(project):
    project.write(
        "connections/020-later.en.md", "---\ntitle: Later\ndya: 20\n---\nText.\n\n/// homework | X\n- a\n///\n"
    )

    done = project.invoke("check")

    assert 1 == done.returncode
    assert (
        "content/connections/020-later.en.md:3:1: error key-unknown: there is no key `dya` – did you mean `day`?"
        in done.stdout
    )
    assert "Checked 2 posts: 1 error, " in done.stdout


def test_check_shows_the_site_as_of_another_day(project):
    done = project.invoke("check", "--at", "2026-11-40")

    assert 1 == done.returncode
    assert "`--at 2026-11-40` is not a moment" in done.stderr


def test_the_line_of_the_file_stands_below_a_finding(project):
    project.write("connections/002-x.en.md", "---\r\ntitle: X\r\nday: 002\r\n---\r\nText.\r\n")

    said = project.invoke("check").stdout

    assert (
        "002-x.en.md:3:6: error day-leading-zero: `day: 002` begins with a zero – write 2\n   3 | day: 002\n     |      ^\n"
        in said
    )


def test_findings_for_programs_are_one_json_document(project):
    done = project.invoke("check", "--format", "json")

    assert {"day-late", "day-due-soon"} == {finding["code"] for finding in json.loads(done.stdout)["findings"]}
    assert 0 == done.returncode


def test_a_format_there_is_not_is_refused_in_the_authors_language(project):
    done = project.invoke("check", "--format", "xml", DAYBYDAY_SPEAK="it")

    assert (1, "il formato `xml` non esiste: ci sono full, short, github e json.\n") == (done.returncode, done.stderr)


@pytest.mark.parametrize("command", ["check", "new", "ledger", "feeds", "publish"])
def test_a_clock_that_cannot_be_read_is_said_in_one_line(project, command):
    done = project.invoke(command, DAYBYDAY_NOW="", SOURCE_DATE_EPOCH="abc")

    assert done.returncode == 1
    assert done.stderr == "SOURCE_DATE_EPOCH `abc` is not a number of seconds.\n"


def test_what_was_read_for_a_check_need_not_be_read_for_the_build(project):
    project.invoke("check")
    done = project.invoke("build")

    assert "Day by Day: 0 read, " in done.stdout


def test_schemas_are_written_and_settings_of_ones_own_are_left_alone(project):
    first = project.invoke("schema")
    settings = project.folder / ".vscode" / "settings.json"
    settings.write_text('{"editor.wordWrap": "on"}')
    again = project.invoke("schema")

    assert (0, 5) == (first.returncode, len(first.stdout.splitlines())), first.stderr
    assert "settings.json is yours, and was not touched; write this into it:" in again.stdout
    assert '"./.vscode/series.schema.json": "content/**/series.yaml"' in again.stdout
    assert '{"editor.wordWrap": "on"}' == settings.read_text()


WRONG = "---\r\ntitle: X\r\nday: 002\r\n---\r\nText.\r\n\r\n/// homework | X\r\n- a\r\n///\r\n"


def test_what_has_one_right_answer_is_shown_and_written_on_demand_alone(project):
    path = project.content / "connections" / "002-x.en.md"
    path.write_bytes(WRONG.encode())

    shown = project.invoke("check", "--fix")
    assert "-day: 002\n+day: 2\n" in shown.stdout.replace("\r", "")
    assert "Nothing was written; `--yes` writes it.\n" in shown.stdout
    assert (1, WRONG.encode()) == (shown.returncode, path.read_bytes())

    written = project.invoke("check", "--fix", "--yes")
    assert "1 file was mended.\n" in written.stdout
    assert "day-leading-zero" not in written.stdout
    assert (0, WRONG.replace("002", "2").encode()) == (written.returncode, path.read_bytes())


def test_a_file_that_changed_meanwhile_is_not_touched(tmp_path, capsys):
    first, second = tmp_path / "a.md", tmp_path / "b.md"
    first.write_bytes(b"saved meanwhile")
    second.write_bytes(b"old")
    second.chmod(0o640)
    fixes = [Fix(path, b"old", b"new", ()) for path in (first, second)]

    assert write(fixes, ENGLISH)
    assert (b"saved meanwhile", b"new", 0o640) == (
        first.read_bytes(),
        second.read_bytes(),
        second.stat().st_mode & 0o777,
    )
    assert ["a.md", "b.md"] == sorted(path.name for path in tmp_path.iterdir())
    assert "a.md has changed meanwhile, and was not touched.\n1 file was mended.\n" in capsys.readouterr().out


def test_a_file_behind_a_link_is_left_alone(site, tmp_path):
    made = site("-- connections/series.yaml --\n" + SOUND)
    elsewhere = tmp_path / "elsewhere.md"
    elsewhere.write_text(WRONG)
    (made.content / "connections" / "002.en.md").symlink_to(elsewhere)

    assert [] == fixes_of(look_through(made.setup(), read_instant(NOON), Session.alone()))
