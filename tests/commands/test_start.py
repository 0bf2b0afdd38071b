"""A site of one's own: what `start` lays out, what it asks, and what it refuses."""

from __future__ import annotations

import os
import pty
import select
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from daybyday.cli.local_zone import local_zone
from daybyday.desk.start import NewSite, StartError, new_site, read_address, read_languages, read_name, read_start
from daybyday.words import load_words
from tests import warm

WORDS, _ = load_words(("en", "it"), {})
SITE = NewSite("Trenta giorni", ("it", "en"), date(2026, 12, 1), "Europe/Rome", length=30, speaks="it")
NOW = "2026-11-26T12:00:00+01:00"


def typed(folder: Path, *words: str, **environment: str):
    names = ("PATH", "HOME", "LANG")
    kept = {key: value for key, value in os.environ.items() if key in names}
    env = {
        **kept,
        "DAYBYDAY_NOW": NOW,
        "DAYBYDAY_SPEAK": "en",
        "TZ": os.environ.get("TZ", ""),
        "COLUMNS": "300",
        **environment,
    }
    env = {key: value for key, value in env.items() if value}
    program = str(Path(sys.executable).with_name("daybyday"))
    return warm.run([program, *words], cwd=folder, env=env)


# What is laid out


def test_a_site_is_its_content_two_settings_files_and_a_few_lines():
    assert sorted(new_site(SITE, WORDS)) == [
        ".gitignore",
        "LEGGIMI.md",
        "content/trenta-giorni/001.en.md",
        "content/trenta-giorni/001.it.md",
        "content/trenta-giorni/series.yaml",
        "pelicanconf.py",
        "publishconf.py",
    ]


@pytest.mark.parametrize("name", ['Say "yes"', "Back\\slash", "It's $5 {a}", "# no: comment", "Perché no?", "日本"])
def test_any_name_is_what_the_settings_and_the_series_say(name):
    from daybyday.yamltree import parse

    texts = new_site(NewSite(name, ("en",), date(2026, 12, 1), "Europe/Rome"), WORDS)
    settings: dict = {}
    exec(texts["pelicanconf.py"].replace("daybyday.theme()", '""'), settings)
    [plan] = [text for path, text in texts.items() if path.endswith("series.yaml")]

    assert settings["SITENAME"] == settings["DAYBYDAY_SITE"]["en"]["name"] == name
    assert parse(plan).value["title"].value["en"].value == name


def test_the_feed_id_is_made_from_the_address():
    site = NewSite("A", ("en",), date(2026, 12, 1), "UTC", "https://ada.github.io/days")

    assert 'FEED_ID = "tag:ada.github.io,2026"' in new_site(site, WORDS)["pelicanconf.py"]


def test_without_an_address_both_stay_empty():
    texts = new_site(SITE, WORDS)

    assert 'FEED_ID = ""\n' in texts["pelicanconf.py"]
    assert 'SITEURL = os.environ.get("SITEURL") or ""\n' in texts["publishconf.py"]
    assert "example" not in "".join(texts.values())


@pytest.mark.parametrize(
    "name, folder",
    [("Days", "days-challenge"), ("Segui", "segui-challenge"), ("2026", "2026-challenge"), ("!", "challenge")],
)
def test_a_name_whose_address_the_site_needs_gets_another(name, folder):
    texts = new_site(NewSite(name, ("en", "it"), date(2026, 12, 1), "UTC"), WORDS)

    assert f"content/{folder}/series.yaml" in texts


def test_each_language_is_laid_out_in_its_own_words():
    texts = new_site(SITE, WORDS)

    assert "# In programma per martedì 1º dicembre 2026." in texts["content/trenta-giorni/001.it.md"]
    assert "# Planned for Tuesday 1 December 2026." in texts["content/trenta-giorni/001.en.md"]


# What is read from the command line


@pytest.mark.parametrize("given, tags", [("it, en", ("it", "en")), ("en", ("en",)), ("en it en", ("en", "it"))])
def test_languages_are_read_in_their_order(given, tags):
    assert read_languages(given, WORDS) == tags


@pytest.mark.parametrize(
    "read, given, said",
    [
        (read_name, " ", 'a site needs a name, such as --name "Thirty days"'),
        (lambda text: read_languages(text, WORDS), ",", "a site needs a language; there are words for English and Italian"),
        (lambda text: read_languages(text, WORDS), "it,xx", "there are no words for `xx`, only for English and Italian (en, it): begin with one of these, and add the other when you have written content/words/xx.yaml"),
        (read_start, "1/12", "`1/12` is no date; write it as 2026-12-01"),
        (read_address, "example", "SITEURL `example` is not a web address"),
        (read_address, "https://www.example.org/x", "www.example.org is an example and nobody's; give the address your site will have, or none yet"),
    ],
)  # fmt: skip
def test_what_cannot_be_meant_is_refused(read, given, said):
    with pytest.raises(StartError) as refused:
        read(given)

    assert str(refused.value) == said


def test_the_zone_of_a_computer_is_that_of_its_clock(tmp_path, monkeypatch):
    monkeypatch.delenv("TZ", raising=False)
    assert local_zone(tmp_path) == "UTC"

    (tmp_path / "timezone").write_text("Europe/Rome\n")
    assert local_zone(tmp_path) == "Europe/Rome"

    (tmp_path / "localtime").symlink_to("/usr/share/zoneinfo/Asia/Tokyo")
    assert local_zone(tmp_path) == "Asia/Tokyo"

    monkeypatch.setenv("TZ", ":America/Lima")
    assert local_zone(tmp_path) == "America/Lima"


# The command


def test_a_site_is_begun_checked_and_built_with_nothing_to_say(tmp_path):
    options = (
        "--name",
        "Thirty days",
        "--languages",
        "en,it",
        "--start",
        "2026-11-26",
        "--timezone",
        "Europe/Rome",
        "--address",
        "https://ada.test/x",
    )
    done = typed(tmp_path, "start", "site", *options)
    site = tmp_path / "site"
    day = site / "content/thirty-days/001.en.md"
    day.write_text(day.read_text("utf-8").replace("status: draft\n", "").replace("…", "Words."), "utf-8")
    (site / "content/thirty-days/001.it.md").unlink()
    checked, built = typed(site, "check"), typed(site, "publish")

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.endswith(
        "Day 1 is 2026-11-26, at 07:00 in Europe/Rome.\nGo on with: cd site, then `daybyday serve`; day 1 is in content/thirty-days/001.en.md.\n"
    )
    assert [line for line in checked.stdout.splitlines() if " error " in line] == []
    assert built.returncode == 0, built.stderr
    assert "https://ada.test/x/thirty-days/1/" in (site / "output/feed.rss").read_text("utf-8")
    assert "tag:ada.test,2026:thirty-days/1/en" in (site / "output/feed.rss").read_text("utf-8")


def test_a_folder_with_something_in_it_is_left_alone(tmp_path):
    (tmp_path / "site").mkdir()
    (tmp_path / "site/mine").write_text("x")
    done = typed(tmp_path, "start", "site", "--yes")

    assert (done.returncode, done.stderr) == (
        1,
        "site is there already and not empty; nothing was written. Choose another folder.\n",
    )
    assert [path.name for path in (tmp_path / "site").iterdir()] == ["mine"]


def test_where_nobody_can_answer_it_says_what_to_give(tmp_path):
    done = typed(tmp_path, "start", "site", "--languages", "it", DAYBYDAY_SPEAK="it")

    assert done.returncode == 1
    assert done.stderr == (
        "Non c’è un terminale in cui fare domande: aggiungi --name, --start, oppure `--yes` per accettare le proposte.\n"
    )
    assert not (tmp_path / "site").exists()


def test_yes_takes_what_would_be_proposed(tmp_path):
    done = typed(tmp_path, "start", "my-challenge", "--yes", "--timezone", "Europe/Rome")
    plan = (tmp_path / "my-challenge/content/my-challenge/series.yaml").read_text("utf-8")

    assert done.returncode == 0, done.stderr
    assert 'title: {en: "My challenge"}\n' in plan
    assert "start: 2026-11-27 " in plan


def answered(folder: Path, words: list[str], answers: list[str]) -> str:
    """What a command shows in a terminal, when its questions are answered."""
    program = str(Path(sys.executable).with_name("daybyday"))
    ours, theirs = pty.openpty()
    env = {**os.environ, "DAYBYDAY_NOW": NOW, "DAYBYDAY_SPEAK": "en"}
    process = subprocess.Popen([program, *words], cwd=folder, env=env, stdin=theirs, stdout=theirs, stderr=theirs)
    os.close(theirs)
    os.write(ours, "".join(f"{answer}\n" for answer in answers).encode())
    shown = b""
    while select.select([ours], [], [], 60)[0]:
        try:
            data = os.read(ours, 4096)
        except OSError:  # Linux says so when the other end is closed
            break
        shown += data
    process.wait(60)
    os.close(ours)
    return shown.decode("utf-8", "replace").replace("\r\n", "\n")


def test_three_questions_make_a_site(tmp_path):
    shown = answered(tmp_path, ["start", "days"], ["Thirty days", "xx", "en", "", ""])

    assert "What is the challenge called? [Days] " in shown
    assert "there are no words for `xx`" in shown
    assert "When is day 1? [2026-11-27] " in shown
    assert (tmp_path / "days/content/thirty-days/series.yaml").is_file()


def test_publish_asks_for_the_address_once(tmp_path):
    typed(tmp_path, "start", "site", "--yes", "--name", "Days")
    shown = answered(tmp_path / "site", ["publish"], ["ada", "https://ada.test", ""])
    again = typed(tmp_path / "site", "publish")

    assert "SITEURL `ada` is not a web address." in shown
    assert 'publishconf.py: SITEURL = "https://ada.test"' in shown
    assert 'pelicanconf.py: FEED_ID = "tag:ada.test,2026"' in shown
    assert again.returncode == 0, again.stderr


def test_the_first_publication_goes_on_with_what_was_answered(tmp_path):
    typed(tmp_path, "start", "site", "--yes", "--name", "Days", "--start", "2026-11-25")
    day = tmp_path / "site/content/days-challenge/001.en.md"
    day.write_text(day.read_text("utf-8").replace("status: draft\n", "").replace("…", "Words."), "utf-8")
    words = ["publish", "--to", "folder", "--destination", "../www"]
    shown = answered(tmp_path / "site", words, ["https://ada.test", ""])

    assert "Day by Day: Published to " in shown
    assert "id=tag:ada.test,2026:days-challenge/1/en" in (tmp_path / "www/ledger.txt").read_text("utf-8")


def test_where_nobody_can_be_asked_a_publication_says_what_to_write(tmp_path):
    typed(tmp_path, "start", "site", "--yes", "--name", "Days")
    done = typed(tmp_path / "site", "publish", SITEURL="https://ada.test")

    assert done.returncode == 1
    assert (
        "pelicanconf.py:27:1: error feed-id-missing: FEED_ID is empty, and feeds need ids that never change – "
        'write FEED_ID = "tag:ada.test,2026" into pelicanconf.py'
    ) in done.stderr


def test_commands_are_named_as_the_package_has_them(tmp_path):
    typed(tmp_path, "start", "site", "--yes", "--name", "Days")
    (tmp_path / "site/content/days-challenge/series.yaml").unlink()
    done = typed(tmp_path / "site", "new")

    assert "or run `daybyday new --article" in done.stderr


@pytest.mark.parametrize(
    "words, said",
    [
        (["start", "--help", "--yes"], "--help looks like an option, and no folder begins so; `daybyday --help start` shows all options.\n"),
        (["start", "x", "--yes", "--length", "thirty"], "`--length thirty` cannot be: write a number from 1 to 99999.\n"),
        (["start", "x", "--yes", "--length", "0"], "`--length 0` cannot be: write a number from 1 to 99999.\n"),
        (["serve", "--port", "99999"], "`--port 99999` cannot be: write a number from 1 to 65535.\n"),
        (["serve"], "There is no pelicanconf.py here; go to the folder of the site.\n"),
    ],
)  # fmt: skip
def test_what_cannot_be_meant_is_said_in_a_line(tmp_path, words, said):
    done = typed(tmp_path, *words)

    assert (done.returncode, done.stderr) == (1, said)
    assert list(tmp_path.iterdir()) == []


def test_languages_may_be_named():
    assert read_languages("Italiano, english", WORDS) == ("it", "en")


# A daily run


@pytest.mark.parametrize(
    "kind, files",
    [
        ("github", [".github/workflows/publish.yml"]),
        ("cron", ["schedule/crontab", "schedule/daily.sh", "schedule/evening.sh"]),
    ],
)
def test_a_site_may_begin_with_its_schedule(tmp_path, kind, files):
    done = typed(tmp_path, "start", "days", "--languages", "en", "--timezone", "Europe/Rome", "--yes", "--schedule", kind, "--address", "https://ada.test")  # fmt: skip

    assert done.returncode == 0, done.stderr
    assert all((tmp_path / "days" / path).is_file() for path in files)
    assert "For the daily run:\n" in done.stdout
    assert str(tmp_path / "days" / "schedule" / "crontab") in done.stdout or kind == "github"


def test_a_schedule_there_is_not_begins_nothing(tmp_path):
    done = typed(tmp_path, "start", "days", "--yes", "--schedule", "jenkins")

    assert (done.returncode, list(tmp_path.iterdir())) == (1, [])
    assert done.stderr == "There is no schedule `jenkins`; there are github, forgejo, gitlab, systemd, cron and none.\n"


# An editor in the browser


def test_a_site_may_come_with_an_editor_in_the_browser():
    site = NewSite("A", ("it",), date(2026, 12, 1), "UTC", speaks="it", editor="https://github.com/ada/site")
    settings = new_site(site, WORDS)["pelicanconf.py"]

    assert settings.endswith(
        "# L’editor nel browser, all’indirizzo /admin/ del sito: quello che si scrive lì finisce in questo repository.\n"
        'DAYBYDAY_EDITOR = "https://github.com/ada/site"\n'
    )
    assert "EDITOR" not in new_site(SITE, WORDS)["pelicanconf.py"]


def test_the_repository_of_the_editor_is_asked_for(tmp_path):
    words = ["start", "days", "--name", "Days", "--languages", "en", "--start", "2026-12-01", "--editor"]
    shown = answered(tmp_path, words, ["ada/site", "https://github.com/ada/site"])

    assert "Which repository does the editor write to? (https://github.com/name/site) " in shown
    assert "`ada/site` is not the address of a repository: write the address of the repository" in shown
    assert 'DAYBYDAY_EDITOR = "https://github.com/ada/site"' in (tmp_path / "days/pelicanconf.py").read_text("utf-8")


def test_where_nobody_can_answer_the_repository_is_named_at_once(tmp_path):
    done = typed(tmp_path, "start", "days", "--yes", "--editor")

    assert (done.returncode, done.stderr.strip()) == (
        1,
        "There is no terminal to ask in: give the repository, --editor https://github.com/name/site.",
    )
    assert not (tmp_path / "days").exists()
