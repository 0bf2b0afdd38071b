"""The whole way, as docs/starting.md and its neighbours tell it: an empty folder, three days, a second language, a day translated,
an original that changes, a plan that moves. One test, for each step stands on the one before.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.commands.test_start import typed

EVENING = "2026-12-03T20:00:00+01:00"


class Author:
    def __init__(self, folder: Path) -> None:
        self.folder, self.site, self.now = folder, folder / "site", "2026-11-30T20:00:00+01:00"

    def types(self, *words: str, status: int = 0) -> str:
        done = typed(self.site if self.site.is_dir() else self.folder, *words, DAYBYDAY_NOW=self.now)
        assert done.returncode == status, done.stdout + done.stderr
        return done.stdout + done.stderr

    def edits(self, path: str, old: str, new: str) -> None:
        file = self.site / path
        text = file.read_text("utf-8")
        assert old in text, text
        file.write_text(text.replace(old, new), "utf-8")

    def published(self) -> dict[str, str]:
        self.types("publish")
        output = self.site / "output"
        return {
            path.relative_to(output).as_posix(): path.read_text("utf-8")
            for path in output.rglob("*")
            if path.suffix in (".html", ".rss")
        }


def begun(folder: Path) -> Author:
    """Somebody who has begun a site in Italian, and written three days."""
    author = Author(folder)
    options = (
        "--name",
        "Trenta giorni",
        "--languages",
        "it",
        "--start",
        "2026-12-01",
        "--length",
        "30",
        "--timezone",
        "Europe/Rome",
    )
    author.types("start", "site", *options, "--address", "https://ada.test")
    author.types("new", "--title", "Dieci minuti")
    author.types("new", "--title", "Un bel no")
    for name, title in (("001", "Si comincia"), ("002-dieci-minuti", ""), ("003-un-bel-no", "")):
        path = f"content/trenta-giorni/{name}.it.md"
        author.edits(path, "status: draft\n", "")
        author.edits(path, "---\n…\n", f"---\nIl testo di {name}.\n\nUn altro paragrafo.\n")
        author.edits(path, "homework | …", "homework | Prova")
        author.edits(path, "[ ] …", "[ ] Una cosa.")
        if title:
            author.edits(path, 'title: "…"', f'title: "{title}"')
    return author


def the_evening_before_it_knows_what_comes(author: Author) -> None:
    said = author.types("tomorrow")

    assert "Si comincia" in said
    assert "/trenta-giorni/1/" in said


def three_days_are_out_after_three_days(author: Author) -> None:
    author.now = EVENING
    files = author.published()

    assert [number for number in range(1, 31) if f"trenta-giorni/{number}/index.html" in files] == [1, 2, 3]
    assert len(re.findall("<item>", files["feed.rss"])) == 3
    author.types("ledger")


def the_status_says_what_to_write_next(author: Author) -> None:
    said = author.types("status")

    assert "004.it.md" in said
    assert "written through day 3" in said


def a_second_language_shows_the_original_until_there_is_a_translation(author: Author) -> None:
    author.edits("pelicanconf.py", 'DAYBYDAY_LANGUAGES = ["it"]', 'DAYBYDAY_LANGUAGES = ["it", "en"]')
    author.edits(
        "content/trenta-giorni/series.yaml",
        'title: {it: "Trenta giorni"}',
        'title: {it: "Trenta giorni", en: "Thirty days"}',
    )
    author.edits(
        "content/trenta-giorni/series.yaml", "slug: {it: trenta-giorni}", "slug: {it: trenta-giorni, en: thirty-days}"
    )
    files = author.published()

    assert "Il testo di 002" in files["en/thirty-days/2/index.html"]
    assert "Il testo di 002" not in files["en/feed.rss"]


def a_day_is_translated(author: Author) -> None:
    author.types("translate", "2", "--to", "en")
    name = "content/trenta-giorni/002-dieci-minuti.en.md"
    text = (author.site / name).read_text("utf-8")
    header = re.sub(r"(?m)^(status: draft|#.*)\n", "", text.split("---\n")[1]).replace("…", "Ten minutes")
    body = "The text of day 2.\n\nAnother paragraph.\n\n/// homework | What to do today\n    minutes: 20\n\n- [ ] One thing.\n///\n"
    (author.site / name).write_text(f"---\n{header}---\n{body}", "utf-8")
    files = author.published()

    assert "The text of day 2." in files["en/thirty-days/2/index.html"]
    assert "tag:ada.test,2026:trenta-giorni/2/en" in files["en/feed.rss"]


def an_original_that_changes_is_told_to_author_and_readers(author: Author) -> None:
    author.edits("content/trenta-giorni/002-dieci-minuti.it.md", "Un altro paragrafo.", "Tutto un altro discorso.")

    assert "translation-outdated" in author.types("check")
    assert "002-dieci-minuti.it.md" in author.types("translate", "--diff", "2")
    changed = author.published()["en/thirty-days/2/index.html"]
    author.types("translate", "--accept", "2")

    assert "translation-outdated" not in author.types("check")
    assert author.published()["en/thirty-days/2/index.html"] != changed


def a_plan_that_moves_what_is_out_is_stopped_with_the_line_to_write(author: Author) -> None:
    author.edits("content/trenta-giorni/series.yaml", "start: 2026-12-01", "start: 2026-12-02")
    said = author.types("publish", status=1)

    assert "error day-moved" in said
    author.edits("content/trenta-giorni/series.yaml", "start: 2026-12-02", "start: 2026-12-01")
    author.types("publish")


@pytest.mark.slow
def test_the_first_week(tmp_path):
    author = begun(tmp_path)

    the_evening_before_it_knows_what_comes(author)
    three_days_are_out_after_three_days(author)
    the_status_says_what_to_write_next(author)
    a_second_language_shows_the_original_until_there_is_a_translation(author)
    a_day_is_translated(author)
    an_original_that_changes_is_told_to_author_and_readers(author)
    a_plan_that_moves_what_is_out_is_stopped_with_the_line_to_write(author)
