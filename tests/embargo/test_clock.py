"""Out at 07:00:00 in Rome, winter and summer, and not a second before; and back again."""

from __future__ import annotations

import pytest

from tests.embargo.conftest import story_site
from tests.embargo.scanner import leaks, secrets
from tests.embargo.story import FOURTH, MIDDLE
from tests.harness import GUEST, SERIES, day
from tests.sites.page import answers, feed_titles, visit

SUMMER = SERIES.replace("2026-11-01", "2026-07-01")
AUTUMN = SERIES.replace("2026-11-01", "2026-10-24")
MODES = pytest.mark.parametrize("mode", [{}, {**GUEST, "DELETE_OUTPUT_DIRECTORY": True}], ids=["native", "guest"])
"""Lists of a foreign theme that have become empty go when Pelican clears the output: it keeps no manifest."""


@MODES
@pytest.mark.parametrize(
    ("series", "number", "before", "at", "said"),
    [
        (SERIES, 2, "2026-11-02T06:59:59+01:00", "2026-11-02T07:00:00+01:00", "Mon, 02 Nov 2026 07:00:00 +0100"),
        (SERIES, 2, "2026-11-02T05:59:59Z", "2026-11-02T06:00:00Z", "Mon, 02 Nov 2026 07:00:00 +0100"),
        (SUMMER, 2, "2026-07-02T06:59:59+02:00", "2026-07-02T07:00:00+02:00", "Thu, 02 Jul 2026 07:00:00 +0200"),
        (SUMMER, 2, "2026-07-02T04:59:59Z", "2026-07-02T05:00:00Z", "Thu, 02 Jul 2026 07:00:00 +0200"),
        # The night the clocks go back: the day after the last of summer is 25 hours later.
        (AUTUMN, 2, "2026-10-25T05:59:59Z", "2026-10-25T06:00:00Z", "Sun, 25 Oct 2026 07:00:00 +0100"),
        (AUTUMN, 1, "2026-10-24T04:59:59Z", "2026-10-24T05:00:00Z", "Sat, 24 Oct 2026 07:00:00 +0200"),
    ],
)  # fmt: skip
def test_a_day_is_out_at_its_second_and_not_before(site, mode, series, number, before, at, said):
    one = site(series + day(number, "en", "Punctual", stem=f"{number:03}-on-time"), **mode)
    (secret,) = secrets(one.content, [f"connections/{number:03}-on-time.en.md"])

    assert leaks(one.build(before).files, secret) == []

    built = one.build(at)
    assert answers(built, f"/connections/{number}/")
    assert said in built.text("connections/feed.rss")


def test_a_time_that_daylight_saving_skips_moves_forward(site):
    series = SERIES.replace("2026-11-01", "2026-03-29").replace('"07:00"', '"02:30"')
    one = site(series + day(1, "en", "Skipped"))

    assert not answers(one.build("2026-03-29T01:29:59Z"), "/connections/1/")
    assert "Sun, 29 Mar 2026 03:30:00 +0200" in one.build("2026-03-29T01:30:00Z").text("connections/feed.rss")


def test_a_time_that_comes_twice_is_the_first_of_the_two(site):
    series = SERIES.replace("2026-11-01", "2026-10-25").replace('"07:00"', '"02:30"')
    one = site(series + day(1, "en", "Twice"))

    assert not answers(one.build("2026-10-25T00:29:59Z"), "/connections/1/")
    assert answers(one.build("2026-10-25T00:30:00Z"), "/connections/1/")


def test_the_zone_of_the_series_counts_not_that_of_the_site(site):
    series = SERIES.replace("Europe/Rome", "Pacific/Auckland")
    one = site(series + day(1, "en", "Early"), TIMEZONE="America/New_York")

    assert not answers(one.build("2026-10-31T17:59:59Z"), "/connections/1/")
    assert answers(one.build("2026-10-31T18:00:00Z"), "/connections/1/")


def test_a_clock_that_goes_forward_day_by_day_loses_and_repeats_nothing(site):
    one = site(SERIES + "".join(day(n, "en", f"Number {n}") for n in range(1, 8)))

    seen = [feed_titles(one.build(f"2026-11-{n:02}T07:00:00+01:00"), "/connections/feed.rss") for n in range(1, 8)]

    assert seen == [[f"Day {n}: Number {n}" for n in range(last, 0, -1)] for last in range(1, 8)]


def test_a_clock_set_back_hides_again_what_is_not_out(tmp_path):
    """An output made too late, with a wrong clock, is cleared by the next build."""
    one = story_site(tmp_path)
    (secret,) = secrets(one.content, [FOURTH])
    assert leaks(one.build("2026-11-04T12:00:00+01:00").files, secret)

    assert leaks(one.build(MIDDLE).files, secret) == []


def test_a_clock_set_back_gives_the_same_files_as_if_it_had_never_gone_on(tmp_path):
    one = story_site(tmp_path / "one")
    one.build("2026-11-20T12:00:00+01:00")

    assert one.build(MIDDLE).files == story_site(tmp_path / "two").build(MIDDLE).files


@MODES
def test_a_post_that_is_moved_into_the_future_disappears(site, mode):
    one = site(SERIES + day(1, "en", "Hasty decision", stem="001-hasty"), **mode)
    (secret,) = secrets(one.content, ["connections/001-hasty.en.md"])
    one.build("2026-11-02T12:00:00+01:00")

    one.edit("connections/001-hasty.en.md", "title: Hasty decision\n", "title: Hasty decision\ndate: 2026-11-20\n")

    assert leaks(one.build("2026-11-02T12:00:00+01:00").files, secret) == []


@MODES
def test_a_post_that_becomes_a_draft_disappears(site, mode):
    one = site(SERIES + day(1, "en", "Hasty decision", stem="001-hasty") + day(2, "en", "Other"), **mode)
    (secret,) = secrets(one.content, ["connections/001-hasty.en.md"])
    one.build("2026-11-02T12:00:00+01:00")

    one.edit("connections/001-hasty.en.md", "title: Hasty decision\n", "title: Hasty decision\nstatus: draft\n")

    assert leaks(one.build("2026-11-02T12:00:00+01:00").files, secret) == []


@MODES
def test_an_old_address_typed_before_its_post_is_out_leads_nowhere_yet(site, mode):
    text = SERIES + day(1, "en", "Begin", text="See [the old page](/2011/otters.html).")
    one = site(text + day(9, "en", "Nine otters", "aliases: [/2011/otters.html]\n", stem="009-nine"), **mode)

    assert "/2011/otters.html" not in visit(one.build("2026-11-02T12:00:00+01:00"), "/connections/1/").addresses
    assert "/2011/otters.html" in visit(one.build("2026-11-09T12:00:00+01:00"), "/connections/1/").addresses


@MODES
def test_an_open_ended_series_keeps_its_secrets_too(site, mode):
    """Without `length` a coming day is not even a number; an address typed by hand must not give it away."""
    text = SERIES.replace("length: 30\n", "") + day(
        1, "en", "Begin", text="See [it](/connections/9/) and [this]({filename}009-nine.en.md)."
    )
    one = site(text + day(9, "en", "Nine lives", text="Cats count differently here.", stem="009-nine"), **mode)
    (secret,) = secrets(one.content, ["connections/009-nine.en.md"])

    assert leaks(one.build("2026-11-02T12:00:00+01:00").files, secret) == []
