"""Cohorts: readers who begin later, each with a feed of their own.

Most claims are made of the schedule itself, without a page; some of the files.
"""

from __future__ import annotations

from datetime import date, datetime

import pytest

from daybyday.syndication.cohorts import CohortItem, cohorts, slot_date, starts
from tests.feeds.formats import rss_entries
from tests.harness import SERIES, Site, day

DAYS = "".join(day(n, "en", f"Number {n}") for n in range(1, 31))
MONDAYS = [date(2026, 11, 2), date(2026, 11, 9), date(2026, 11, 16), date(2026, 11, 23), date(2026, 11, 30)]


def told(site: Site, start: str, now: str, lang: str = "en") -> list[str]:
    """What a cohort has got since it began, newest first: numbers, and `rest` or `wait`."""
    edition = site.run(now).edition
    (one,) = edition.site.series
    (cohort,) = [cohort for cohort in cohorts(edition, one, lang) if cohort.start == date.fromisoformat(start)]
    return [_said(item) for item in cohort.items if getattr(item, "kind", "") != "begin"]


def _said(item) -> str:
    if isinstance(item, CohortItem):
        return f"{item.item.post.source.day} on {item.published:%d.%m. %H:%M}"
    return f"{item.kind} {item.number} on {item.published:%d.%m. %H:%M}"


def dates(site: Site, now: str) -> list[date]:
    run = site.run(now)
    (one,) = run.edition.site.series
    return list(starts(one, run.edition.site.now.astimezone(run.edition.context.zone(one.series)).date()))


def open_at(tmp_path, now: str, text: str = SERIES) -> list[date]:
    return dates(Site(tmp_path, text + day(1, "en", "One")), now)


def test_a_short_series_can_be_begun_every_monday_after_day_1(tmp_path):
    assert open_at(tmp_path, "2026-11-01T12:00:00+01:00") == MONDAYS[:4]


def test_a_cohort_opens_four_weeks_ahead(tmp_path):
    assert open_at(tmp_path, "2026-11-01T23:59:59+01:00")[-1] == date(2026, 11, 23)
    assert open_at(tmp_path / "b", "2026-11-02T00:00:00+01:00")[-1] == date(2026, 11, 30)


def test_a_cohort_is_removed_a_year_after_its_last_day(tmp_path):
    # It began on 2 November, its day 30 was 1 December.
    assert open_at(tmp_path, "2027-12-01T12:00:00+01:00")[0] == date(2026, 11, 2)
    assert open_at(tmp_path / "b", "2027-12-02T12:00:00+01:00")[0] == date(2026, 11, 9)


def test_a_long_series_can_be_begun_on_the_first_of_the_month(tmp_path):
    text = SERIES.replace("length: 30", "length: 61")

    assert open_at(tmp_path, "2027-01-10T12:00:00+01:00", text) == [
        date(2026, 12, 1),
        date(2027, 1, 1),
        date(2027, 2, 1),
    ]


@pytest.mark.parametrize(("starts", "expected"), [
    ("off", []), ("monthly", [date(2026, 12, 1)]), ("thursday", [date(2026, 11, d) for d in (5, 12, 19, 26)]),
])  # fmt: skip
def test_the_author_decides_otherwise(tmp_path, starts, expected):
    assert open_at(tmp_path, "2026-11-03T12:00:00+01:00", SERIES + f"starts: {starts}\n") == expected


def test_a_wrong_word_is_told(tmp_path):
    found = Site(tmp_path, SERIES + "starts: mondays\n" + day(1, "en", "One")).findings()

    assert found == [
        "connections/series.yaml:7:9: error series-starts: `starts` cannot be `mondays` – did you mean `monday`?"
    ]


def test_days_come_at_release_time_in_their_order(tmp_path):
    site = Site(tmp_path, SERIES + DAYS)

    assert told(site, "2026-11-16", "2026-11-18T06:59:59+01:00") == ["2 on 17.11. 07:00", "1 on 16.11. 07:00"]
    assert told(site, "2026-11-16", "2026-11-18T07:00:00+01:00")[0] == "3 on 18.11. 07:00"


def test_before_its_date_a_cohort_has_nothing(tmp_path):
    assert told(Site(tmp_path, SERIES + DAYS), "2026-11-16", "2026-11-16T06:59:59+01:00") == []


def test_the_rests_of_the_series_are_not_theirs(tmp_path):
    text = SERIES + "rest: [2026-11-05/2026-11-08, 2026-11-18]\n"

    assert told(Site(tmp_path, text + DAYS), "2026-11-16", "2026-11-19T12:00:00+01:00")[0] == "4 on 19.11. 07:00"


def test_its_weekdays_are(tmp_path):
    text = SERIES + "cadence: weekdays\nstarts: thursday\n"

    assert told(Site(tmp_path, text + DAYS), "2026-11-19", "2026-11-24T12:00:00+01:00") == [
        "4 on 24.11. 07:00", "3 on 23.11. 07:00", "2 on 20.11. 07:00", "1 on 19.11. 07:00"]  # fmt: skip


def test_a_start_on_a_weekend_begins_on_monday():
    class Weekdays:
        cadence = "weekdays"

    # 2027-05-01 is a Saturday.
    assert [slot_date(Weekdays, date(2027, 5, 1), n).isoformat() for n in (1, 5, 6)] == [
        "2027-05-03",
        "2027-05-07",
        "2027-05-10",
    ]


def test_the_clock_of_daylight_saving_is_that_of_the_series(tmp_path):
    text = SERIES.replace("2026-11-01", "2027-03-01")
    edition = Site(tmp_path, text + DAYS).run("2027-03-29T12:00:00+02:00").edition
    (one,) = edition.site.series
    (cohort,) = [cohort for cohort in cohorts(edition, one, "en") if cohort.start == date(2027, 3, 22)]

    assert [item.published.isoformat() for item in cohort.items[:2]] == [
        "2027-03-29T07:00:00+02:00",
        "2027-03-28T07:00:00+02:00",
    ]


def test_the_last_21_items_are_kept(tmp_path):
    found = told(Site(tmp_path, SERIES + DAYS), "2026-11-16", "2026-12-12T12:00:00+01:00")

    assert [found[0], found[-1], len(found)] == ["27 on 12.12. 07:00", "7 on 22.11. 07:00", 21]


def test_after_its_last_day_it_is_frozen(tmp_path):
    site = Site(tmp_path, SERIES + DAYS)
    last = told(site, "2026-11-16", "2026-12-15T07:00:00+01:00")

    assert last[0] == "30 on 15.12. 07:00"
    assert told(site, "2026-11-16", "2027-09-01T12:00:00+02:00") == last


def test_a_missing_day_is_a_day_off_and_keeps_its_number(tmp_path):
    site = Site(tmp_path, SERIES + DAYS)
    site.delete("connections/003.en.md")
    before = told(site, "2026-11-16", "2026-11-19T12:00:00+01:00")

    assert before[:2] == ["4 on 19.11. 07:00", "rest 3 on 18.11. 07:00"]


def test_a_day_off_stays_one_when_its_text_comes_later(tmp_path):
    site = Site(tmp_path, SERIES + DAYS + "-- ledger.txt --\nconnections/1 en 2026-11-01T06:00:00Z 0 out\n")
    site.write(
        "ledger.txt", "connections/1 en 2026-11-01T06:00:00Z 0 out\nconnections/3 en 2026-11-20T10:00:00Z 0 out\n"
    )

    assert told(site, "2026-11-16", "2026-11-24T12:00:00+01:00")[-3] == "rest 3 on 18.11. 07:00"


def test_a_withdrawn_day_is_a_day_off(tmp_path):
    site = Site(tmp_path, SERIES + DAYS)
    site.edit("connections/003.en.md", "title: Number 3\n", "title: Number 3\nstatus: withdrawn\n")

    assert told(site, "2026-11-16", "2026-11-18T12:00:00+01:00")[0] == "rest 3 on 18.11. 07:00"


def test_withdrawing_a_day_moves_no_other_day_of_those_right_behind_the_author(tmp_path):
    site = Site(tmp_path, SERIES + DAYS)
    before = told(site, "2026-11-02", "2026-11-12T12:00:00+01:00")
    site.edit("connections/003.en.md", "title: Number 3\n", "title: Number 3\nstatus: withdrawn\n")

    assert told(site, "2026-11-02", "2026-11-12T12:00:00+01:00") == [
        "rest 3 on 04.11. 07:00" if item == "3 on 04.11. 07:00" else item for item in before
    ]


def test_a_translation_that_was_withdrawn_takes_nothing_from_the_other_language(tmp_path):
    site = Site(tmp_path, SERIES + DAYS + day(3, "it", "Tre", "status: withdrawn\n"))

    assert told(site, "2026-11-02", "2026-11-04T12:00:00+01:00")[0] == "3 on 04.11. 07:00"


def test_nor_does_it_stand_for_a_text_that_the_other_language_may_still_get(tmp_path):
    site = Site(tmp_path, SERIES + DAYS + day(3, "it", "Tre", "status: withdrawn\n"))
    site.delete("connections/003.en.md")

    assert told(site, "2026-11-02", "2026-11-04T12:00:00+01:00")[0] == "wait 3 on 04.11. 07:00"


def test_in_a_series_without_an_end_a_hole_is_a_day_off_from_the_next_text_on(tmp_path):
    """Whoever waited through it keeps the word that was said, and gets the days off when the author goes on."""
    text = SERIES.replace("length: 30\n", "") + "starts: monday\n" + "".join(day(n, "en", f"{n}") for n in (1, 2, 3, 9))
    site = Site(tmp_path, text)

    assert told(site, "2026-11-02", "2026-11-08T12:00:00+01:00") == [
        "wait 4 on 05.11. 07:00", "3 on 04.11. 07:00", "2 on 03.11. 07:00", "1 on 02.11. 07:00"]  # fmt: skip
    assert told(site, "2026-11-02", "2026-11-10T12:00:00+01:00") == [
        "rest 5 on 10.11. 07:00", "rest 4 on 09.11. 07:00", "wait 4 on 05.11. 07:00", "3 on 04.11. 07:00",
        "2 on 03.11. 07:00", "1 on 02.11. 07:00"]  # fmt: skip


PAUSED = SERIES + "from: {5: 2026-12-01}\n"
"""Days 1 to 4 on 1 to 4 November; the author goes on in December."""


def test_who_catches_up_with_the_author_waits_and_is_told_once(tmp_path):
    site = Site(tmp_path, PAUSED + DAYS)

    assert told(site, "2026-11-16", "2026-11-28T12:00:00+01:00") == [
        "wait 5 on 20.11. 07:00", "4 on 19.11. 07:00", "3 on 18.11. 07:00", "2 on 17.11. 07:00", "1 on 16.11. 07:00"]  # fmt: skip


def test_then_the_days_come_with_the_author_and_no_second_word_is_said(tmp_path):
    site = Site(tmp_path, PAUSED.replace("from: {5: 2026-12-01}", "from: {5: 2026-12-01, 7: 2026-12-10}") + DAYS)

    assert told(site, "2026-11-16", "2026-12-11T12:00:00+01:00")[:6] == [
        "8 on 11.12. 07:00", "7 on 10.12. 07:00", "6 on 02.12. 07:00", "5 on 01.12. 07:00", "wait 5 on 20.11. 07:00",
        "4 on 19.11. 07:00"]  # fmt: skip


def test_an_open_series_never_ends_for_a_cohort_either(tmp_path):
    text = SERIES.replace("length: 30\n", "") + "starts: monday\n" + "".join(day(n, "en", f"{n}") for n in range(1, 6))

    assert told(Site(tmp_path, text), "2026-11-09", "2026-11-20T12:00:00+01:00")[:2] == [
        "wait 6 on 14.11. 07:00",
        "5 on 13.11. 07:00",
    ]


def test_what_a_cohort_got_never_changes(tmp_path):
    """Day by day over two months: what stood in the feed yesterday stands there today, in front of it at most one."""
    text = SERIES + "rest: [2026-11-10/2026-11-14]\n" + DAYS
    site = Site(tmp_path, text)
    for number in (7, 8, 20):
        site.delete(f"connections/{number:03}.en.md")
    before: list[str] = []
    for ordinal in range(date(2026, 11, 2).toordinal(), date(2026, 12, 20).toordinal()):
        now = datetime.combine(date.fromordinal(ordinal), datetime.min.time()).isoformat()
        found = told(site, "2026-11-02", f"{now[:10]}T12:00:00+01:00")
        assert before[: len(found) - 1] == found[1:] or found == before
        before = found


def test_each_language_has_its_own(tmp_path):
    site = Site(tmp_path, SERIES + DAYS + day(1, "it", "Inizio"))

    assert told(site, "2026-11-16", "2026-11-17T12:00:00+01:00", "it") == [
        "rest 2 on 17.11. 07:00",
        "1 on 16.11. 07:00",
    ]


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    site = Site(tmp_path_factory.mktemp("starts"), SERIES + DAYS + day(1, "it", "Inizio"))
    return site.build("2026-11-18T12:00:00+01:00")


def test_items_carry_the_whole_text_and_an_id_of_the_cohort(built):
    newest = rss_entries(built.files["connections/start/2026-11-16.rss"])[0]

    assert newest.title == "Day 3: Number 3"
    assert newest.id == "tag:example.org,2026:connections/start/2026-11-16/3/en"
    assert newest.url == "https://example.org/connections/3/"
    assert "☐ Go." in newest.html
    assert newest.updated == newest.published


def test_a_day_off_is_one_line_in_the_language_of_its_readers(built):
    newest = rss_entries(built.files["it/relazioni/start/2026-11-16.rss"])[0]

    assert newest.title == "Giorno 3: pausa"
    assert newest.html == (
        "<p>Il giorno 3 non ha un testo: oggi si riposa. Se ti va, riprendi un compito che ti è piaciuto. La serie: "
        '<a href="https://example.org/it/relazioni/">Relazioni che contano</a></p>'
    )


def test_no_text_comes_to_a_cohort_before_it_is_out(tmp_path):
    text = SERIES.replace("length: 30", "length: 40") + DAYS
    site = Site(tmp_path, text.replace("title: Number 30\n", "title: Number 30\ndate: 2027-03-01\n"))

    assert "Number 30" not in str(site.build("2026-12-25T12:00:00+01:00").everything())


def test_a_correction_is_told_to_those_who_have_the_day_already(tmp_path):
    site = Site(tmp_path, SERIES + DAYS)
    site.edit("connections/001.en.md", "title: Number 1\n", "title: Number 1\nmodified: 2026-11-17 18:00\n")
    files = site.build("2026-11-24T12:00:00+01:00").files
    first = {
        start: rss_entries(files[f"connections/start/{start}.rss"])[-2].updated
        for start in ("2026-11-16", "2026-11-23")
    }

    assert {start: when.isoformat() for start, when in first.items()} == {
        "2026-11-16": "2026-11-17T18:00:02+01:00", "2026-11-23": "2026-11-23T07:00:00+01:00"}  # fmt: skip


def test_f34_corrections_of_one_moment_stay_apart(tmp_path):
    """A date without a time is the hour of release, which is also the slot of another day."""
    site = Site(tmp_path, SERIES + DAYS)
    for number in (1, 2):
        site.edit(
            f"connections/{number:03}.en.md",
            f"title: Number {number}\n",
            f"title: Number {number}\nmodified: 2026-11-18\n",
        )
    entries = rss_entries(site.build("2026-11-20T12:00:00+01:00").files["connections/start/2026-11-16.rss"])

    assert len({entry.updated for entry in entries}) == len(entries) == 6


@pytest.mark.parametrize(
    ("lang", "title"),
    [("en", "Day 1 comes on Monday 16 November 2026"), ("it", "Il giorno 1 arriva lunedì 16 novembre 2026")],
)
def test_a_feed_that_has_not_begun_says_so_in_one_item_that_stays(tmp_path, lang, title):
    site = Site(tmp_path, SERIES + DAYS + day(1, "it", "Inizio"))
    name = {"en": "connections", "it": "it/relazioni"}[lang] + "/start/2026-11-16.rss"
    moments = ("2026-11-02T12:00:00+01:00", "2026-11-16T06:59:59+01:00", "2026-11-17T12:00:00+01:00")
    before, just_before, begun = (rss_entries(site.build(now).files[name]) for now in moments)

    assert [title] == [entry.title for entry in before]
    assert before == just_before == begun[-1:]
    assert 3 == len(begun)
    assert before[0].updated.isoformat() == "2026-10-19T00:00:00+02:00"


def test_of_many_days_it_gives_way_like_every_old_item(tmp_path):
    site = Site(tmp_path, SERIES + DAYS)
    edition = site.run("2026-12-10T12:00:00+01:00").edition
    (cohort,) = [each for each in cohorts(edition, edition.site.series[0], "en") if each.start == date(2026, 11, 9)]

    assert len(cohort.items) == 21
    assert "begin" not in {getattr(item, "kind", "") for item in cohort.items}
