"""The end of a series on the page of its last day: totals, what to do next, and a sheet of all days to print."""

from __future__ import annotations

import gzip
import json

import pytest

from daybyday.edition.ending import ending as last_ending
from daybyday.page_frame.ending import ending_section
from tests.harness import SERIES, day, differing
from tests.sites.page import WORDS, visit

SHORT = SERIES.replace("length: 30", "length: 3")
OPEN = SERIES.replace("length: 30\n", "")
ON_THE_LAST = "2026-11-03T12:00:00+01:00"
OVER = "2026-11-05T12:00:00+01:00"
PAGES = {"en": "/connections/3/", "it": "/it/relazioni/3/"}
BOTH = pytest.mark.parametrize("lang", ["en", "it"])
TEXT = (
    SHORT
    + day(1, "en", "First") + day(1, "it", "Primo")
    + day(2, "en", "Second", homework="") + day(2, "it", "Secondo", homework="")
    + day(3, "en", "Third")
)  # fmt: skip


@pytest.fixture(scope="module")
def over(module_site):
    """A series that is over; its last day is not translated."""
    return module_site(TEXT).build(OVER)


def ending(built, address: str) -> str:
    (section,) = visit(built, address).root.xpath("//section[@id='ending']") or [None]
    return "" if section is None else " ".join(section.text_content().split())


def links(built, address: str) -> list[str]:
    return [str(href) for href in visit(built, address).root.xpath("//section[@id='ending']//a/@href")]


def sheet(built, address: str) -> list[str]:
    return [
        " ".join(line.text_content().split())
        for line in visit(built, address).root.xpath("//*[@id='ending-sheet']//li")
    ]


@BOTH
def test_the_last_day_says_that_it_is_the_end_with_totals(over, lang):
    totals = {"en": "3 days and 2 pieces of homework", "it": "3 giorni e 2 compiti"}[lang]
    series = {"en": "Better connections", "it": "Relazioni che contano"}[lang]

    assert WORDS[lang].say("ending", series=series, totals=totals) in ending(over, PAGES[lang]).replace("\u00a0", " ")


@pytest.mark.parametrize("address", ["/connections/1/", "/connections/2/", "/it/relazioni/2/"])
def test_no_other_day_has_an_ending(over, address):
    assert ending(over, address) == ""
    assert "ending-sheet" not in visit(over, address).root.xpath("//@id")


@BOTH
def test_it_leads_on(over, lang):
    root = {"en": "/connections/", "it": "/it/relazioni/"}[lang]
    follow = {"en": "/follow/#start", "it": "/it/segui/#start"}[lang]
    found = links(over, PAGES[lang])

    assert found[:-1] == ["#ending-sheet", root, f"{root}workbook/", f"{root}{root.split('/')[-2]}.epub", follow]
    assert found[-1].startswith("mailto:?subject=")
    assert f"{root.strip('/').replace('/', '%2F')}" in found[-1]


def test_the_book_is_offered_once_there_is_one(site, over):
    assert "/connections/connections.epub" in links(over, PAGES["en"])
    assert "/connections/connections.epub" not in links(site(TEXT).build(ON_THE_LAST), PAGES["en"])


@pytest.mark.parametrize(
    ("word", "gone"), [("workbook", "workbook/"), ("epub", ".epub"), ("share", "mailto:"), ("starts", "#start")]
)
def test_what_an_author_does_not_want_is_not_offered(site, word, gone):
    built = site(TEXT, DAYBYDAY_WITHOUT=[word, "cards", "pictures"]).build(OVER)

    assert not [href for href in links(built, PAGES["en"]) if gone in href]


@BOTH
def test_the_sheet_has_every_day_in_the_language_it_is_in(over, lang):
    days = {
        "en": ["Day 1 First", "Day 2 Second", "Day 3 Third"],
        "it": ["Giorno 1 Primo", "Giorno 2 Secondo", "Giorno 3 Third"],
    }

    assert sheet(over, PAGES[lang]) == days[lang]
    foreign = visit(over, PAGES[lang]).root.xpath("//*[@id='ending-sheet']//b[@lang]/text()")
    assert foreign == ([] if lang == "en" else ["Third"])


def test_only_days_with_homework_have_a_box(over):
    assert visit(over, PAGES["en"]).root.xpath("//*[@id='ending-sheet']//li/@data-day") == ["1", "3"]


@BOTH
def test_the_sheet_says_plainly_that_nobody_checked_it(over, lang):
    (sheet,) = visit(over, PAGES[lang]).root.xpath("//*[@id='ending-sheet']")

    assert WORDS[lang].sheet_attested in sheet.text_content()
    assert "2" in sheet.xpath("string(.//dl/div[3]/dd)")


@BOTH
def test_its_script_knows_the_tasks_of_all_days(over, lang):
    data = json.loads(visit(over, PAGES[lang]).root.xpath("string(//script[@id='reader'])"))

    assert data["series"][0]["days"] == "1,0,1"
    assert {"all_done_end", "open_days", "dates", "total", "pulse"} <= data["words"].keys()


def test_the_script_of_any_other_day_knows_of_itself_alone(over):
    assert (
        "days"
        not in json.loads(visit(over, "/connections/1/").root.xpath("string(//script[@id='reader'])"))["series"][0]
    )


def test_a_series_without_a_length_ends_so_far_and_tells_nothing_of_what_is_written(site):
    text = OPEN + "".join(day(number, "en", f"Title {number}") for number in (1, 2)) + day(3, "en", "Secret")
    built = site(text).build("2026-11-02T12:00:00+01:00")

    assert ending(built, "/connections/2/").startswith(WORDS["en"].ending_open_title)
    assert "Secret" not in built.everything()
    without = site(text).delete("connections/003.en.md").build("2026-11-02T12:00:00+01:00")
    assert differing(built.files, without.files) == []


def test_when_a_day_comes_the_ending_goes_on_to_it_and_nothing_else_knows(site):
    text = OPEN + "".join(day(number, "en", f"Title {number}") for number in (1, 2, 3, 4, 5))
    before = site(text).build("2026-11-04T12:00:00+01:00")
    after = site(text).build("2026-11-05T12:00:00+01:00")

    assert not ending(after, "/connections/4/")
    assert ending(after, "/connections/5/")
    changed = [
        path
        for path in differing(before.files, after.files)
        if path.startswith("connections/") and path.count("/") == 2
    ]
    assert [path for path in changed if path.split("/")[1].isdecimal()] == [
        "connections/4/index.html",
        "connections/5/index.html",
    ]


def long_series(count: int) -> str:
    series = SERIES.replace("2026-11-01", "2025-01-01").replace("length: 30", f"length: {count}")
    one_language = series.replace(", it: Relazioni che contano", "").replace(", it: relazioni", "")
    return one_language + "".join(
        day(number, "en", f"A title of the usual length, {number}") for number in range(1, count + 1)
    )


@pytest.mark.parametrize(
    ("count", "second"), [(50, ("Day 2", "A title of the usual length, 2")), (51, ("2", "")), (401, None)]
)
def test_a_long_series_has_numbers_on_its_sheet_and_an_endless_one_a_line_for_their_number(site, count, second):
    edition = site(long_series(count), DAYBYDAY_LANGUAGES=["en"]).run(OVER).edition
    number, end = last_ending(edition, edition.site.series[0], "en")
    section = ending_section(edition.context, end, "en", None)

    assert number == section.total == count
    assert [(each.label, each.title) for each in section.days[1:2]] == ([second] if second else [])


@pytest.mark.parametrize("count", [50, 365])
def test_the_last_day_weighs_no_more_than_a_page_may(site, count):
    page = site(long_series(count), DAYBYDAY_LANGUAGES=["en"]).build(OVER).files[f"connections/{count}/index.html"]

    assert 3_000 < len(gzip.compress(page)) <= 8_192
