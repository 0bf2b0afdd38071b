"""What is possible and rarely meant is told, and accepted by those who mean it."""

from __future__ import annotations

import pytest

from tests.failures import BASE, codes
from tests.harness import SERIES, article, day, page


@pytest.mark.parametrize("written", ["2025-11-02", "2027-11-02", "2027-11-02 07:00"])
def test_a_day_a_year_off_its_plan(site, written):
    made = site(BASE + day(2, "en", "Two", f"date: {written}\n"))

    assert [
        (
            "connections/002.en.md:3:1: warning date-far: the plan has day 2 on 2026-11-02, and this date is far from it – take"
            " `date` out, or accept it with `ignore: {date-far: the reason}`"
        )
    ] == [finding for finding in made.findings() if "date-far" in finding]


def test_a_day_that_was_put_off_by_weeks_is_meant(site):
    assert "date-far" not in codes(site(BASE + day(2, "en", "Two", "date: 2026-12-24\n")).findings())


@pytest.mark.parametrize("written", ["2062-11-08", "1970-01-01", "1206-02-01"])
@pytest.mark.parametrize("lang", ["en", "it"])
def test_an_article_of_another_century(site, written, lang):
    made = site(BASE + article("x", lang, "X", f"date: {written}\n"))

    assert [
        (
            f"articles/x.{lang}.md:3:1: warning date-unlikely: this text is dated {written} – write the year that is meant, or"
            " accept it with `ignore: {date-unlikely: the reason}`"
        )
    ] == made.findings()


@pytest.mark.parametrize("written", ["2011-04-24", "2028-01-01"])
def test_an_old_text_and_next_years_are_meant(site, written):
    assert [] == site(BASE + article("x", "en", "X", f"date: {written}\n")).findings()


@pytest.mark.parametrize("start", ["2062-11-01", "1970-01-01"])
def test_a_series_of_another_century(site, start):
    made = site(SERIES.replace("2026-11-01", start) + day(1, "en", "One") + day(1, "it", "Uno"))

    assert (
        f"connections/series.yaml:1:1: warning start-unlikely: the series starts on {start}"
        " – write the year in which it starts, unless this is meant"
    ) in made.findings()


@pytest.mark.parametrize("folder", ["drafts", "_drafts", "bozze", "Drafts", "entwürfe"])
def test_a_folder_makes_no_draft(site, folder):
    text = "---\ntitle: X\ndate: 2026-10-20\n---\nText.\n"
    made = site(BASE).write(f"articles/{folder}/x.en.md", text).write(f"{folder}/y.en.md", text)

    assert ["folder-no-draft"] * 2 == codes(made.findings())
    assert (
        f"this lies in `{folder}/`, and is published all the same – write `status: draft` in its header"
        in made.findings()[0]
    )
    for name in (f"articles/{folder}/x.en.md", f"{folder}/y.en.md"):
        made.write(name, text.replace("title:", "status: draft\ntitle:"))
    assert [] == made.findings()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (
            article("x", "en", "X", "date: 2062-11-08\nignore: {date-unlikely: a story of the future}\n"),
            "date-unlikely",
        ),
        (day(2, "en", "Two", "date: 2027-11-02\nignore: {date-far: an encore}\n"), "date-far"),
        (page("drafts/x", "en", "X", "ignore: {folder-no-draft: on what drafts are}\n"), "folder-no-draft"),
    ],
)
def test_who_means_it_says_so(site, text, code):
    assert code not in codes(site(BASE + text).findings())
