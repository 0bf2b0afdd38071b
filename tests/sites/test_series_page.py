"""The page of a series: totals in text, the way to today, what comes first once it is over, and each month as a sheet."""

from __future__ import annotations

import pytest

from tests.harness import SERIES, day
from tests.sites.page import WORDS, text_of, visit

OPEN = SERIES.replace("length: 30\n", "")
SHORT = SERIES.replace("length: 30", "length: 3")
NOON = "2026-11-{:02}T12:00:00+01:00"
PAGES = {"en": "/connections/", "it": "/it/relazioni/"}
BOTH = pytest.mark.parametrize("lang", ["en", "it"])


def days(*numbers: int, lang: str = "en", header: str = "") -> str:
    return "".join(day(number, lang, f"Title {number}", header) for number in numbers)


def totals(built, lang: str = "en") -> str:
    return " ".join(visit(built, PAGES[lang]).root.xpath("string(//*[contains(@class, 'totals')]/text()[1])").split())


TOTALS = {
    "running": (
        SERIES + days(1, 2, 3), 3,
        "3 of 30 days are out, 27 to come.",
        "Sono usciti 3 giorni su 30, di cui 3 non ancora tradotti, 27 in arrivo.",
    ),
    "everything that can happen": (
        SERIES + "rest: [2026-11-03, 2026-11-07]\n" + days(1, 2, 4) + days(5, header="status: withdrawn\n") + days(1, 2, lang="it"), 9,
        "3 of 30 days are out, 23 to come, 2 late, 1 missing, 1 withdrawn, 2 days of rest.",
        "Sono usciti 3 giorni su 30, di cui 1 non ancora tradotto, 23 in arrivo, 2 in ritardo, 1 mancante, 1 ritirato, 2 giorni di riposo.",
    ),
    "one day": (
        SERIES + days(1) + days(1, lang="it"), 1,
        "1 of 30 days is out, 29 to come.", "È uscito 1 giorno su 30, 29 in arrivo.",
    ),
    "another language only": (
        SERIES + "translations: skip\n" + days(1, 2) + days(1, lang="it"), 2,
        "2 of 30 days are out, 28 to come.", "È uscito 1 giorno su 30, 1 solo in un’altra lingua, 28 in arrivo.",
    ),
    "all are there": (SHORT + days(1, 2, 3) + days(1, 2, 3, lang="it"), 20, "", ""),
    "over, with holes": (
        SHORT + days(1, 3) + days(1, 3, lang="it"), 20,
        "2 of 3 days are out, 1 missing.", "Sono usciti 2 giorni su 3, 1 mancante.",
    ),
    "without a length": (
        OPEN + days(1, 2) + days(1, 2, lang="it"), 2, "2 days are out, 1 to come.", "Sono usciti 2 giorni, 1 in arrivo.",
    ),
    "before": (SERIES.replace("2026-11-01", "2026-12-01") + days(1), 1, "", ""),
    "nothing is there": (SERIES + days(9), 1, "0 of 30 days are out, 29 to come, 1 missing.", ""),
}  # fmt: skip


@pytest.mark.parametrize("case", TOTALS)
def test_totals_stand_there_in_text(site, case):
    text, on, english, italian = TOTALS[case]
    built = site(text).build(NOON.format(on))

    assert totals(built) == english
    assert not italian or totals(built, "it") == italian


@BOTH
def test_todays_square_can_be_skipped_to(site, lang):
    page = visit(site(SERIES + days(1, 2, 3)).build(NOON.format(3)), PAGES[lang])
    (link,) = page.root.xpath("//a[@href='#today']")

    assert text_of(link) == WORDS[lang].say("to_today", day=3)
    assert page.root.xpath("//*[@id='today']/@href") == [f"{PAGES[lang]}3/"]


@pytest.mark.parametrize("text, on", [(SERIES + days(1), 2), (SHORT + days(1, 2, 3), 20), (SERIES, 1)])
def test_where_no_day_is_todays_there_is_nothing_to_skip_to(site, text, on):
    assert not visit(site(text).build(NOON.format(on)), "/connections/").root.xpath(
        "//*[@href='#today' or @id='today']"
    )


@BOTH
def test_a_series_called_like_its_site_is_not_named_twice(site, lang):
    names = {"en": {"name": "Better connections"}, "it": {"name": "Relazioni che contano"}}
    page = visit(site(SERIES + days(1), DAYBYDAY_SITE=names).build(), PAGES[lang])

    assert page.root.xpath("string(//h1)") == WORDS[lang].all_days
    assert page.title == f"{WORDS[lang].all_days} · {names[lang]['name']}"


def test_a_series_with_a_name_of_its_own_bears_it(site):
    assert visit(site(SERIES + days(1)).build(), "/connections/").root.xpath("string(//h1)") == "Better connections"


def ways(page) -> list[str]:
    return [str(href) for href in page.root.xpath("//p[@class='all']/a/@href")]


def test_once_it_is_over_how_to_begin_comes_first_and_its_feeds_last(site):
    running = visit(site(SHORT + days(1, 2, 3)).build(NOON.format(3)), "/connections/")
    over = visit(site(SHORT + days(1, 2, 3)).build(NOON.format(20)), "/connections/")

    assert ways(running) == ["/follow/#feeds-connections", "/follow/#start", "/connections/workbook/"]
    assert ways(over) == [
        "/follow/#start",
        "/connections/workbook/",
        "/connections/connections.epub",
        "/connections/3/#ending-sheet",
        "/follow/#feeds-connections",
    ]
    assert over.root.xpath("//header[@class='head']//p[@class='all']")


def test_once_it_is_over_its_days_are_listed_from_the_beginning(site):
    running = visit(site(SHORT + days(1, 2, 3)).build(NOON.format(3)), "/connections/")
    over = visit(site(SHORT + days(1, 2, 3)).build(NOON.format(20)), "/connections/")
    numbers = "//ul[@class='rows']//span[@aria-hidden]/text()"

    assert running.root.xpath(numbers) == ["3", "2", "1"]
    assert over.root.xpath(numbers) == ["1", "2", "3"]
    assert over.root.xpath("string(//h2[@id='latest'])") == WORDS["en"].first_days


AHEAD = {
    "the next one": (OPEN + days(1, 2), 2, {"3 November": "Day 3, 3 November: coming"}),
    "written or not": (OPEN + days(1, 2, 3, 4), 2, {"3 November": "Day 3, 3 November: coming"}),
    "a late one": (OPEN + days(1, 2), 3, {"3 November": "Day 3, 3 November: late", "4 November": "Day 4, 4 November: coming"}),
    "one that is meant to be missing": (
        OPEN + "missing: [3]\n" + days(1, 2), 3, {"3 November": "Day 3, 3 November: missing"},
    ),
    "none once it is paused": (OPEN + days(1, 2), 20, {"3 November": "3 November", "21 November": "21 November"}),
    "on the weekday it comes": (
        OPEN.replace("2026-11-01", "2026-11-05") + "cadence: weekdays\n" + days(1, 2), 6,
        {"9 November": "Day 3, 9 November: coming"},
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", AHEAD)
def test_a_series_without_a_length_shows_what_its_plan_expects(site, case):
    text, on, squares = AHEAD[case]
    page = visit(site(text).build(NOON.format(on)), "/connections/")

    assert {when: page.square(when) for when in squares} == squares


def test_each_month_can_be_printed_by_itself(site):
    page = visit(site(SERIES.replace("length: 30", "length: 40") + days(1)).build(), "/it/relazioni/")
    links = page.root.xpath("//a[@class='print']")

    assert [(text_of(link), link.get("href")) for link in links] == [
        ("Stampa novembre 2026", "#month-2026-11"), ("Stampa dicembre 2026", "#month-2026-12"),
    ]  # fmt: skip
    assert all(page.root.xpath(f"//*[@id='{link.get('href')[1:]}']//caption") for link in links)


@pytest.mark.parametrize(("length", "roomy"), [(30, True), (90, True), (120, False)])
def test_few_months_have_room_for_titles_and_of_many_one_may_ask_for_them(site, length, roomy):
    page = visit(site(SERIES.replace("length: 30", f"length: {length}") + days(1)).build(), "/connections/")

    assert bool(page.root.xpath("//section[contains(@class, 'roomy')]")) is roomy
    assert bool(page.root.xpath("//section//p/label/input[@type='checkbox']")) is not roomy
