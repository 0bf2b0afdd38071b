"""`invoke plan`: it shows what would be, and the lines it offers make it so."""

from __future__ import annotations

import json

import pytest
from invoke.exceptions import Exit

from daybyday.cli import commands
from tests.harness import HOMEWORK, SERIES

NOW = "2026-11-08T12:00:00+01:00"
FILE = "# our series\n" + SERIES.partition("\n")[2].replace("length: 30", "length: 12  # for now")


@pytest.fixture
def desk(project, monkeypatch, capsys):
    """`plan` in the folder of a site of twelve days, eight of them out and in the ledger."""
    project.write("connections/series.yaml", FILE)
    (project.content / "connections/001-begin.en.md").unlink()
    for number in range(1, 13):
        for lang in ("en", "it"):
            text = f"---\ntitle: Number {number}\n---\nText.\n{HOMEWORK}"
            project.write(f"connections/{number:03}.{lang}.md", text)
    monkeypatch.chdir(project.folder)
    monkeypatch.setenv("DAYBYDAY_NOW", NOW)
    commands.ledger.body(None)
    capsys.readouterr()

    def typed(**options) -> tuple[int, str, str]:
        """(status, what was printed, what was said at the end)"""
        end = Exit(code=0)
        try:
            commands.plan.body(None, **options)
        except Exit as raised:
            end = raised
        return end.code, capsys.readouterr().out, end.message or ""

    typed.file = project.content / "connections/series.yaml"
    typed.settings = project.folder / "pelicanconf.py"
    return typed


@pytest.mark.parametrize(
    "change",
    [
        {"pause": "2026-11-10/2026-11-11"},
        {"day": "10", "on": "2026-11-20"},
        {"length": "40"},
        {"start": "2026-11-03"},
        {"start": "2026-11-03", "pause": "2026-11-14", "release": "06:30", "slug": "it=nuove"},
        {"slug": "it=nuove,en=new"},
    ],
)
def test_the_lines_it_offers_give_the_dates_it_shows(desk, change):
    status, printed, _ = desk(format="json", **change)
    shown = json.loads(printed)
    desk(write=True, yes=True, **change)

    written = json.loads(desk(format="json")[1])
    assert status == 0
    assert written["calendars"] == [shown["effect"]["after"]]
    assert (written["moved"], written["breaks"]) == ([], False)
    assert written["calendars"] != shown["calendars"] or "slug" in change
    assert desk.file.read_text("utf-8").startswith("# our series\n")


@pytest.mark.parametrize(
    "change", [{"pause": "2026-11-08"}, {"day": "5", "on": "2026-11-20"}, {"cadence": "weekdays"}, {"length": "3"}]
)
def test_what_would_break_something_that_is_out_is_never_written(desk, change):
    status, printed, _ = desk(write=True, yes=True, **change)

    assert status == 1
    assert printed.endswith("So there are no lines to write.\nThere is nothing to write.\n")
    assert desk.file.read_text("utf-8") == FILE


@pytest.mark.parametrize(
    ("old", "new", "lines"),
    [
        ("start: 2026-11-01", "start: 2026-11-02", "  from: {1: 2026-11-01, 9: 2026-11-10}\n"),
        ("it: relazioni}", "it: nuove}", "  aliases: {it: [relazioni]}\n"),
    ],
)
def test_an_edit_that_contradicts_the_ledger_is_shown_and_mended(desk, old, new, lines):
    desk.file.write_text(FILE.replace(old, new), "utf-8")

    status, printed, _ = desk()
    assert status == 1
    assert printed.startswith("What is out would move: content/connections/series.yaml\n")
    assert lines in printed
    assert desk(write=True, yes=True)[0] == 0
    assert desk()[0] == 0
    assert new in desk.file.read_text("utf-8")


def test_an_edit_no_line_can_mend_is_to_be_taken_back(desk):
    desk.file.write_text(FILE + "cadence: weekdays\n", "utf-8")

    status, printed, _ = desk()
    assert status == 1
    assert "  No line gives these days their dates back: take the change back; " in printed


def test_no_other_change_is_planned_before_an_edit_is_mended(desk):
    desk.file.write_text(FILE.replace("start: 2026-11-01", "start: 2026-11-02"), "utf-8")

    assert desk(pause="2026-11-10")[::2] == (
        1, "the files contradict the ledger already; mend that first: `invoke plan` shows it."
    )  # fmt: skip


def test_what_else_contradicts_the_ledger_is_told_with_its_lines(desk):
    text = desk.file.parent / "003.en.md"
    text.write_text(text.read_text("utf-8").replace("---\nText", "date: 2026-11-04\n---\nText"), "utf-8")

    status, printed, _ = desk()
    assert status == 1
    assert printed.startswith("What contradicts the ledger\n  content/connections/003.en.md:3:1: error day-moved: ")
    assert " – write `date: 2026-11-03 07:00`\n" in printed


def test_a_text_with_a_date_of_its_own_is_named(desk):
    text = desk.file.parent / "010.it.md"
    text.write_text(text.read_text("utf-8").replace("---\nText", "date: 2026-11-20\n---\nText"), "utf-8")

    assert (
        "  Day 10 has a `date` of its own in Italian, Friday 20 November: the plan does\n    not move it\n" in desk()[1]
    )


def test_a_plan_of_a_day_to_come_takes_it_that_days_come_out_one_by_one(desk):
    status, printed, _ = desk(at="2026-11-12", pause="2026-11-11")

    assert status == 1
    assert printed.startswith("This cannot be: days 11, 12 are out, and keep their dates\n")
    assert desk(at="2026-11-12")[0] == 0


def test_nothing_is_written_unasked(desk):
    status, printed, _ = desk(pause="2026-11-10", write=True)

    assert status == 0
    assert "+rest: [2026-11-10]\n" in printed
    assert printed.endswith("Nothing was written; `--yes` writes it.\n")
    assert desk.file.read_text("utf-8") == FILE


def test_a_language_the_site_has_not_begins_in_its_settings(desk):
    desk.settings.write_text(desk.settings.read_text("utf-8").replace('["en", "it"], "en"', '["en"], "en"'), "utf-8")
    desk.file.write_text(FILE.replace(", it: Relazioni che contano", "").replace(", it: relazioni", ""), "utf-8")

    status, printed, _ = desk(add_language="it", title="Relazioni", write=True, yes=True)

    assert status == 0
    assert '\nWrite in pelicanconf.py\n  DAYBYDAY_LANGUAGES = ["en", "it"]\n' in printed
    assert '  title: {en: Better connections, it: "Relazioni"}\n  slug: {en: connections, it: relazioni}\n' in printed
    assert printed.endswith(
        '\nNothing was written: first write `DAYBYDAY_LANGUAGES = ["en", "it"]` into pelicanconf.py.\n'
    )


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"format": "yaml"}, "there is no format `yaml`; there are text and json."),
        ({"pause": "soon"}, "`--pause soon` is no date: write `2026-12-01`."),
        ({"series": "other"}, "there is no series other; there are connections."),
        ({"add_language": "fr"}, "the site has no words for this language yet: write `words/….yaml`, or choose another."),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_with_a_word(desk, options, said):
    assert desk(**options) == (1, "", said)


def test_a_series_that_cannot_be_read_says_how_to_find_out(desk):
    desk.file.write_text("title: {", "utf-8")

    assert desk()[2] == "connections/series.yaml cannot be read yet; `invoke check` says why."


def test_in_a_foreign_theme_it_speaks_of_its_series(desk):
    desk.settings.write_text(desk.settings.read_text("utf-8") + 'THEME = "simple"\n', "utf-8")

    assert "\n  rest: [2026-11-10]\n" in desk(pause="2026-11-10")[1]


def test_in_a_foreign_theme_the_ledger_holds_the_hour_of_what_is_out(desk):
    desk.settings.write_text(desk.settings.read_text("utf-8") + 'THEME = "simple"\n', "utf-8")

    assert desk(release="06:30")[0] == 0


def test_in_a_foreign_theme_without_a_ledger_nothing_holds_it(desk):
    desk.settings.write_text(desk.settings.read_text("utf-8") + 'THEME = "simple"\n', "utf-8")
    (desk.settings.parent / "content/ledger.txt").unlink()

    status, printed, _ = desk(release="06:30")
    assert status == 1
    assert "  Days come at 06:30, not at 07:00, and so do those that are out: feeds would\n" in printed


def test_it_is_typed_as_every_command(project):
    done = project.invoke("plan", "--pause", "2026-11-24/2026-11-27", DAYBYDAY_SPEAK="it")

    assert done.returncode == 0
    assert done.stdout.endswith("\nDa scrivere in content/connections/series.yaml\n  rest: [2026-11-24/2026-11-27]\n")


ARTICLE = "---\ntitle: Job security  # no comma\n---\nText.\n"


@pytest.fixture
def with_article(desk):
    """The same with an article that is out, and is not in the ledger yet."""
    path = desk.file.parent.parent / "articles/security.en.md"
    path.parent.mkdir()
    path.write_text(ARTICLE.replace("---\nText", "date: 2026-10-01\n---\nText"), "utf-8")
    desk.article = path
    return desk


def test_another_address_of_an_article_leaves_the_old_one_leading_on(with_article):
    status, printed, _ = with_article(article="security", slug="en=safe-jobs", write=True, yes=True)

    assert status == 0
    assert printed.startswith(
        "Addresses\n  English: /safe-jobs/ in the place of /security/\n\nFeeds\n  17 items stay as they are\n"
    )
    assert "\nWrite in content/articles/security.en.md\n  slug: safe-jobs\n  aliases: [/security/]\n" in printed
    assert with_article.article.read_text("utf-8").startswith(
        "---\ntitle: Job security  # no comma\ndate: 2026-10-01\nslug: safe-jobs\naliases: [/security/]\n---\n"
    )


def test_an_address_of_an_article_that_comes_back_is_no_alias_any_more(with_article):
    with_article(article="security", slug="en=safe-jobs", write=True, yes=True)

    status, printed, _ = with_article(article="security", slug="en=security")

    assert status == 0
    assert printed.endswith("\n  slug: security\n  aliases: [/safe-jobs/]\n")


def test_an_address_that_is_taken_is_refused(with_article):
    status, printed, _ = with_article(article="security", slug="en=connections", write=True, yes=True)

    assert status == 1
    assert " error address-twice: " in printed
    assert "safe" not in with_article.article.read_text("utf-8")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"article": "other", "slug": "en=a"}, "there is no article `other` in English."),
        ({"article": "security", "slug": "it=a"}, "there is no article `security` in Italian."),
        ({"article": "security", "slug": "en=a,it=b"}, "write `--slug` for one language of an article at a time."),
    ],
)
def test_an_article_that_is_not_there_is_told(with_article, options, said):
    assert with_article(**options)[::2] == (1, said)
