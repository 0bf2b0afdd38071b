"""Settings that nothing can be done with: one line with place, cause and what to do, by every command."""

from __future__ import annotations

import os
import re
import subprocess
import sys

import pytest

from tests.harness import ROOT

COMMANDS = (["check"], ["publish"], ["new"], ["ledger"], ["feeds"], ["build"])


def settings(project, text: str, name: str = "pelicanconf.py", before: str = "") -> None:
    path = project.folder / name
    path.write_text(before + path.read_text("utf-8") + text, "utf-8")


def told(project, *words: str, **environment: str) -> list[str]:
    """All lines of a command that fails."""
    done = project.invoke(*words, SITEURL="https://ada.test", **{"LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", **environment})
    said = done.stdout + done.stderr
    assert done.returncode == 1
    assert not any(word in said for word in ("Traceback", "CRITICAL", "__init__.py")), said
    return said.strip().splitlines()


@pytest.mark.parametrize("words", COMMANDS, ids=lambda words: words[0])
def test_every_command_says_it_in_one_line(project, words):
    settings(project, "X = nothing\n")

    (line,) = told(project, *words)
    assert line.startswith(
        "pelicanconf.py:9:1: error settings-unusable: this line fails: NameError: name 'nothing' is not defined – "
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('SITENAME = "x\n', "pelicanconf.py:9:12: error settings-unusable: Python cannot read this: unterminated string literal"),
        ("import nosuchpackage\n", "pelicanconf.py:9:1: error settings-unusable: the package nosuchpackage is not installed – run `pip"),
        ('PATH = "nowhere"\n', "pelicanconf.py:1:1: error settings-unusable: PATH: there is no folder `nowhere` – make it"),
        ('PATH = "tasks.py"\n', "pelicanconf.py:1:1: error settings-unusable: PATH: there is no folder `tasks.py` – make it"),
        ('THEME = "nowhere"\n', "pelicanconf.py:1:1: error settings-unusable: THEME: there is no theme `nowhere` – write the name"),
        ("THEME = 3\n", "pelicanconf.py:1:1: error settings-unusable: THEME cannot be 3 – write a text in quotes"),
        ("SITEURL = 3\n", "pelicanconf.py:1:1: error settings-unusable: SITEURL cannot be 3 – write a text in quotes"),
        ("PATH = None\n", "pelicanconf.py:1:1: error settings-unusable: PATH cannot be None – write a text in quotes"),
        ("DAYBYDAY_LANGUAGES = 3\n", "pelicanconf.py:9:1: error setting-languages: DAYBYDAY_LANGUAGES must be a list of language tags"),
        ("DAYBYDAY_START_PAGES = 3\n", "pelicanconf.py:9:1: error setting-start-pages: DAYBYDAY_START_PAGES must be a list"),
        ("DAYBYDAY_WITHOUT = 3\n", "pelicanconf.py:9:1: error setting-without: DAYBYDAY_WITHOUT names 3, which is no output"),
        ('MARKDOWN = ["x"]\n', "pelicanconf.py:1:1: error settings-unusable: MARKDOWN cannot be ['x'] – write"),
        ('raise SystemExit("no")\n', "pelicanconf.py:9:1: error settings-unusable: this line fails: SystemExit: no"),
    ],
)  # fmt: skip
def test_a_setting_that_nothing_can_be_done_with(project, text, expected):
    settings(project, text)

    lines = told(project, "check")
    assert any(line.startswith(expected) for line in lines), lines


@pytest.mark.parametrize(
    ("name", "line"),
    [("pelicanconf.py", "there is no pelicanconf.py"), ("publishconf.py", "There is no publishconf.py here")],
)
def test_a_settings_file_that_is_not_there(project, name, line):
    (project.folder / name).unlink()

    assert line in " ".join(told(project, "publish"))


def test_it_speaks_the_authors_language(project):
    settings(project, 'PATH = "altrove"\n')

    (line,) = told(project, "check", DAYBYDAY_SPEAK="it")
    assert line.endswith(
        "PATH: non c’è nessuna cartella `altrove` – creala, oppure scrivi il nome della cartella in cui stanno i tuoi testi"
    )


@pytest.mark.parametrize("text", ["X = nothing\n", 'THEME = "nowhere"\n', 'SITENAME = "x\n'])
def test_plain_pelican_says_it_in_one_line_too(project, text):
    settings(project, text)
    settings(
        project,
        "",
        "publishconf.py",
        before=f"import sys; sys.path.insert(0, {str(ROOT / 'plugins')!r}); import daybyday\n",
    )
    done = project.pelican("content", "-s", "publishconf.py", LANG="C.UTF-8", LC_ALL="C.UTF-8")
    said = done.stdout + done.stderr

    assert 1 == done.returncode
    assert "error settings-unusable: " in said
    assert not any(word in said for word in ("Traceback", "CRITICAL", "__init__.py")), said


def test_an_error_in_a_text_is_no_log_line(project):
    project.write("connections/002.en.md", "---\ntitle: X\nmood: good\n---\nText.\n")
    done = project.pelican("content", "-s", "publishconf.py", SITEURL="https://ada.test")

    assert "CRITICAL" not in done.stdout + done.stderr
    assert done.stderr.rstrip().endswith("nothing was written.")


@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
def test_a_terminal_with_few_letters_stops_nothing(project, encoding):
    project.write("connections/002.en.md", "---\ntitle: X\nmood: good\n---\nText.\n")

    assert any("error key-unknown" in line for line in told(project, "check", PYTHONIOENCODING=encoding))


def test_who_has_read_enough_closes_the_pipe(project):
    project.write("connections/002.en.md", "---\ntitle: X\n" + "mood: good\n" * 3000 + "---\nText.\n")
    env = {**os.environ, "PYTHONPATH": str(ROOT / "plugins"), "DAYBYDAY_NOW": "2026-11-08T12:00:00+01:00"}
    with subprocess.Popen(
        [sys.executable, "-m", "invoke", "check"], cwd=project.folder, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:  # fmt: skip
        process.stdout.close()
        said = process.stderr.read().decode()

    assert "Traceback" not in said


def test_a_setting_is_told_where_it_stands(project):
    settings(project, 'FEED_ID = "mine"\n')
    settings(project, 'SITEURL = "https://ada.test"\n', "publishconf.py", before="from pelicanconf import *\n")

    lines = told(project, "check")
    assert any(re.match(r"pelicanconf\.py:\d\d?:1: error setting-feed-id: ", line) for line in lines), lines
