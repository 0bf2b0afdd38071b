"""The calendar of a series: rests, restarts, weekends, and the honest state of every date."""

from __future__ import annotations

import pytest

from tests.harness import SERIES, article, day
from tests.sites.page import visit

DAYS = "".join(day(n, "en", f"Title {n}") for n in range(1, 8))
PAUSED = (
    SERIES.replace("length: 30", "length: 7") + "rest: [2026-11-03, 2026-11-06/2026-11-08]\nfrom: {6: 2026-11-15}\n"
)
TENTH = "2026-11-10T12:00:00+01:00"


@pytest.fixture(scope="module")
def paused(module_site):
    """Days 1, 2 | rest | 4 Nov: 3, 5 Nov: 4 | rest until 9 Nov: 5 | restart on 15 Nov: 6, 7."""
    return module_site(PAUSED + DAYS).build(TENTH)


def test_a_rest_moves_the_days_after_it(paused):
    page = visit(paused, "/connections/")

    assert page.square("2 November") == "Day 2, 2 November: Title 2"
    assert page.square("3 November") == "3 November: day of rest"
    assert page.square("4 November") == "Day 3, 4 November: Title 3"


def test_a_rest_of_several_days_is_a_rest_on_each(paused):
    page = visit(paused, "/connections/")

    assert [page.square(f"{n} November") for n in (6, 7, 8)] == [f"{n} November: day of rest" for n in (6, 7, 8)]
    assert page.square("9 November") == "Day 5, 9 November: Title 5"


def test_from_restarts_the_count_and_the_gap_is_rest(paused):
    page = visit(paused, "/connections/")

    assert page.square("10 November") == "10 November: day of rest"
    assert page.square("14 November") == "14 November: day of rest"
    assert page.square("15 November") == "Day 6, 15 November: coming"
    assert page.square("16 November") == "Day 7, 16 November: coming"


def test_the_page_of_a_moved_day_has_its_moved_date(paused):
    assert "Monday 9 November 2026" in visit(paused, "/connections/5/").text
    assert "Mon, 09 Nov 2026 07:00:00 +0100" in paused.text("connections/feed.rss")


def test_the_day_before_a_pause_says_when_it_goes_on(paused):
    assert "Day 6 It comes on Sunday 15 November 2026 at 7:00." in visit(paused, "/connections/5/").text


def test_a_coming_day_shows_number_and_date_and_never_its_title(paused):
    assert "Title 6" not in paused.everything()


def test_a_date_that_has_passed_without_a_text_is_an_honest_blank(module_site):
    page = visit(module_site(SERIES + day(1, "en", "One") + day(3, "en", "Three")).build(TENTH), "/connections/")

    assert page.square("2 November") == "Day 2, 2 November: missing"
    assert page.square("10 November") == "Day 10, 10 November: late"
    assert page.square("11 November") == "Day 11, 11 November: coming"


def test_weekends_of_a_weekday_series_are_rests(module_site):
    series = SERIES.replace("start: 2026-11-01", "start: 2026-11-02") + "cadence: weekdays\n"
    page = visit(module_site(series + DAYS).build(TENTH), "/connections/")

    assert page.square("6 November") == "Day 5, 6 November: Title 5"
    assert page.square("7 November") == "7 November: day of rest"
    assert page.square("9 November") == "Day 6, 9 November: Title 6"


def test_every_month_from_the_first_to_the_last_day_is_there(module_site):
    page = visit(
        module_site(SERIES.replace("length: 30", "length: 95") + day(1, "en", "One")).build(TENTH), "/connections/"
    )

    captions = [caption.text for caption in page.root.xpath("//caption")]
    assert captions == ["November 2026", "December 2026", "January 2027", "February 2027"]


def test_weeks_begin_on_monday_and_every_row_has_seven_squares(paused):
    rows = visit(paused, "/connections/").root.xpath("//table/tbody/tr")

    assert {len(row.xpath("td")) for row in rows} == {7}
    assert visit(paused, "/connections/").root.xpath("string((//table//th)[1])").endswith("Monday")


def test_the_legend_names_only_states_that_occur(paused):
    text = visit(paused, "/connections/").text

    assert "day of rest" in text
    assert "withdrawn" not in text
    assert "only in another language" not in text


def test_a_day_with_a_date_of_its_own_moves_alone(module_site):
    days = DAYS.replace("title: Title 2\n", "title: Title 2\ndate: 2026-11-05 10:00\n")
    site = module_site(SERIES + days)

    assert "connections/2/index.html" not in site.build("2026-11-05T09:59:59+01:00").files
    built = site.build("2026-11-05T10:00:00+01:00")
    assert "connections/2/index.html" in built.files
    assert "Tuesday 3 November 2026" in visit(built, "/connections/3/").text


@pytest.mark.parametrize(
    ("now", "state"),
    [
        ("2026-10-20T12:00:00+02:00", "It begins on Sunday 1 November 2026."),
        ("2026-11-03T12:00:00+01:00", "Today is day 3 of 7."),
        ("2026-12-20T12:00:00+01:00", "All 7 days are here."),
    ],
)
def test_the_series_says_where_it_stands(module_site, now, state):
    built = module_site(SERIES.replace("length: 30", "length: 7") + DAYS).build(now)

    assert state in visit(built, "/connections/").text
    assert state in visit(built, "/").text


def test_an_open_ended_series_shows_what_there_is(module_site):
    built = module_site(SERIES.replace("length: 30\n", "") + DAYS).build("2026-11-03T12:00:00+01:00")
    page = visit(built, "/connections/")

    assert "Today is day 3." in page.text
    assert page.square("3 November") == "Day 3, 3 November: Title 3"
    assert "Title 4" not in built.everything()


def test_two_running_series_stand_on_the_home_page_the_latest_started_first(module_site):
    other = SERIES.replace("connections", "walks").replace("Better connections", "Walks").replace("relazioni", "passi")
    other = other.replace("2026-11-01", "2026-11-05").replace("title: {en: Better walks", "title: {en: Walks")
    built = module_site(SERIES + DAYS + other + day(1, "en", "First walk", series="walks")).build(
        "2026-11-06T12:00:00+01:00"
    )
    home = visit(built, "/").addresses

    assert home.index("/walks/1/") < home.index("/connections/6/")


def test_months_of_articles_and_days_have_an_archive(module_site):
    built = module_site(SERIES + DAYS + article("job", "en", "Job security")).build(TENTH)

    assert "/connections/7/" in visit(built, "/2026/11/").addresses
    assert "/job/" in visit(built, "/2026/10/").addresses
    assert "/job/" not in visit(built, "/2026/11/").addresses
