"""What may be seen at one instant."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.assembling.maker import SERIES, article, assembled, day, day_now, line, on, page, site, states, utc

DAY_8 = "2026-11-08T06:00"
SECOND_BEFORE = "2026-11-08T05:59:59"
THREE = replace(SERIES, length=3)


def test_a_day_is_out_from_its_release_on():
    assert {} == day_now([day(8)], SECOND_BEFORE, 8).texts
    assert ["en"] == list(day_now([day(8)], DAY_8, 8).texts)


def test_its_moment_is_the_series_hour_in_the_series_zone():
    content, _ = assembled([day(8)], DAY_8, series=replace(SERIES, timezone="America/New_York"))

    assert utc("2026-11-08T12:00") == content.posts[0].moment


def test_a_series_without_a_zone_has_the_sites():
    content, _ = assembled([day(8)], DAY_8, series=replace(SERIES, timezone=""))

    assert utc("2026-11-08T06:00") == content.posts[0].moment


def test_what_is_to_come_is_in_no_list():
    found = site([day(8), article("later", date=on("2026-12-01"))], SECOND_BEFORE)

    assert ((), (), ()) == (found.articles, found.pages, found.withdrawn)
    assert not any(one.texts or one.shown or one.withdrawn for one in found.series[0].days)


def test_an_own_date_moves_that_text_alone():
    posts = {
        post.source.day: post.moment
        for post in assembled([day(8, date=on("2026-12-24 18:00")), day(9)], DAY_8)[0].posts
    }

    assert {8: utc("2026-12-24T17:00"), 9: utc("2026-11-09T06:00")} == posts


def test_an_own_date_without_a_time_is_at_the_series_hour():
    content, _ = assembled([day(8, date=on("2026-12-24"))], DAY_8)

    assert utc("2026-12-24T06:00") == content.posts[0].moment


def test_an_article_without_a_time_is_at_midnight_of_the_site():
    content, _ = assembled([article("silence", date=on("2026-11-08"))], DAY_8)

    assert utc("2026-11-07T23:00") == content.posts[0].moment


def test_a_draft_is_never_out():
    found = site([day(1, status="draft"), article("a", status="draft"), page("p", status="draft")], "2030-01-01T00:00")

    assert ((), (), "missing") == (found.articles, found.pages, found.series[0].days[0].state("en"))


def test_an_undated_page_is_out_and_an_undated_article_is_not():
    found = site([page("about"), article("silence", date=None)], DAY_8)

    assert (["p/about"], ()) == ([one.key for one in found.pages], found.articles)


def test_a_page_with_a_date_waits_for_it():
    assert () == site([page("about", date=on("2026-12-01"))], DAY_8).pages


def test_a_withdrawn_article_leaves_a_notice_only():
    found = site([article("silence", status="withdrawn")], DAY_8)

    assert ((), ["/silence/"]) == (found.articles, [one.address for one in found.withdrawn])


def test_a_withdrawn_day_keeps_its_number():
    found = day_now([day(3, status="withdrawn")], DAY_8, 3)

    assert ({}, {}, ["en", "it"], "withdrawn") == (found.texts, found.shown, list(found.withdrawn), found.state("en"))


def test_a_withdrawn_day_that_never_came_is_nowhere():
    assert "coming" == day_now([day(20, status="withdrawn")], DAY_8, 20).state("en")


def test_articles_come_newest_first():
    found = site(
        [article("a", date=on("2026-01-01")), article("b", date=on("2026-03-01")), article("c", date=on("2026-02-01"))],
        DAY_8,
    )

    assert ["b", "c", "a"] == [one.source.stem for one in found.articles]


def test_the_order_of_files_changes_nothing():
    sources = [day(2), day(1, "it"), article("b"), day(1), article("a"), page("p")]

    assert site(sources, DAY_8) == site(sources[::-1], DAY_8)


class TestFallback:
    """The original stands in for a text that is missing."""

    def test_a_missing_twin_shows_the_original(self):
        found = day_now([day(1)], DAY_8, 1)

        assert ("en", "fallback", ["en"]) == (found.shown["it"].lang, found.state("it"), list(found.texts))

    def test_the_original_is_in_the_series_first_language_that_exists(self):
        assert "it" == day_now([day(1, "it")], DAY_8, 1).shown["en"].lang

    def test_a_translation_takes_its_place(self):
        found = day_now([day(1), day(1, "it")], DAY_8, 1)

        assert ("it", "out") == (found.shown["it"].lang, found.state("it"))

    def test_a_translation_still_to_come_is_stood_in_for(self):
        assert "fallback" == day_now([day(1), day(1, "it", date=on("2026-12-01"))], DAY_8, 1).state("it")

    def test_a_translation_that_was_withdrawn_is_not(self):
        found = day_now([day(1), day(1, "it", status="withdrawn")], DAY_8, 1)

        assert ("out", "withdrawn", ["en"]) == (found.state("en"), found.state("it"), list(found.shown))

    def test_a_withdrawn_original_leaves_its_notice_at_both_addresses(self):
        found = day_now([day(1, status="withdrawn")], DAY_8, 1)

        assert ("withdrawn", "withdrawn") == (found.state("en"), found.state("it"))

    def test_the_states_of_a_series_with_gaps(self):
        sources = [day(1), day(1, "it"), day(2), day(3, "it")]

        assert ["out", "out", "fallback", "late", "coming"] == states(
            sources, "2026-11-04T12:00", "en", series=replace(SERIES, length=5)
        )
        assert ["out", "fallback", "out", "late", "coming"] == states(
            sources, "2026-11-04T12:00", "it", series=replace(SERIES, length=5)
        )


class TestHold:
    """A day comes out when it exists in all the languages of its series."""

    HELD = replace(SERIES, translations="hold")

    def test_a_day_without_its_twin_is_out_in_no_language(self):
        assert ("late", "late") == (
            states([day(1)], DAY_8, "en", series=self.HELD)[0], states([day(1)], DAY_8, "it", series=self.HELD)[0],
        )  # fmt: skip

    def test_a_complete_day_is_out_at_its_plan(self):
        content, _ = assembled([day(1), day(1, "it")], DAY_8, series=self.HELD)

        assert {utc("2026-11-01T06:00")} == {post.moment for post in content.posts}

    def test_the_latest_of_its_texts_decides(self):
        content, _ = assembled([day(1), day(1, "it", date=on("2026-11-20"))], DAY_8, series=self.HELD)

        assert {utc("2026-11-20T06:00")} == {post.moment for post in content.posts}

    def test_a_draft_does_not_complete_a_day(self):
        assert "late" == states([day(1), day(1, "it", status="draft")], DAY_8, "en", series=self.HELD)[0]

    def test_a_day_that_was_published_stays_out(self):
        found = states(
            [day(1)], DAY_8, "en", series=self.HELD, ledger=(line("connections/1", "en", "2026-11-01T06:00"),)
        )

        assert "out" == found[0]

    def test_a_day_that_is_completed_late_comes_now(self):
        """Its plan is past and the ledger shows that the series is being published."""
        content, _ = assembled(
            [day(1), day(2), day(2, "it")],
            DAY_8,
            series=self.HELD,
            ledger=(line("connections/1", "en", "2026-11-01T06:00"),),
        )

        assert {utc(DAY_8)} == {post.moment for post in content.posts if post.source.day == 2}


class TestSkip:
    """A day does not exist in a language it is not written in."""

    SKIPPED = replace(SERIES, translations="skip")

    def test_a_missing_twin_is_elsewhere(self):
        found = day_now([day(1)], DAY_8, 1, series=self.SKIPPED)

        assert (["en"], "elsewhere") == (list(found.shown), found.state("it"))

    def test_days_shown_in_a_language_pass_over_what_is_not(self):
        found = site([day(1), day(2), day(2, "it")], DAY_8, series=self.SKIPPED).series[0]

        assert ([1, 2], [2]) == ([one.number for one in found.shown("en")], [one.number for one in found.shown("it")])


class TestSeries:
    """A series as a whole."""

    @pytest.mark.parametrize(
        ("now", "phase"),
        [("2026-10-31T12:00", "before"), ("2026-11-01T06:00", "running"), ("2026-12-01T06:00", "finished")],
    )
    def test_where_it_stands(self, now, phase):
        assert phase == site([day(1)], now).series[0].phase

    def test_today_is_the_last_day_that_is_shown(self):
        assert 2 == site([day(1), day(2), day(9)], DAY_8).series[0].today

    def test_before_its_start_there_is_no_today(self):
        assert site([day(1)], "2026-10-01T00:00").series[0].today is None

    def test_day_175_alone_is_day_175(self):
        found = site([day(175)], "2027-12-01T00:00", series=replace(SERIES, length=365)).series[0]

        assert (175, [175], "/connections/175/") == (
            found.today,
            [one.number for one in found.shown("en")],
            found.days[174].shown["en"].address,
        )

    def test_an_open_series_ends_with_the_last_day_that_is_out(self):
        found = site([day(1), day(2), day(40)], DAY_8, series=replace(SERIES, length=None)).series[0]

        assert [1, 2] == [one.number for one in found.days]

    def test_gaps_stay_gaps(self):
        found = site([day(1), day(3)], DAY_8, series=THREE).series[0]

        assert [(1, "out"), (2, "missing"), (3, "out")] == [(one.number, one.state("en")) for one in found.days]

    def test_dates_without_a_day_are_known(self):
        paused = replace(SERIES, length=3, rests=((date(2026, 11, 2), date(2026, 11, 3)),))

        assert (date(2026, 11, 2), date(2026, 11, 3)) == site([day(1)], DAY_8, series=paused).series[0].rests

    def test_a_day_beyond_the_end_is_in_no_list(self):
        assert 3 == len(site([day(1), day(4)], DAY_8, series=THREE).series[0].days)

    def test_a_language_the_series_does_not_have_is_not_shown(self):
        english = replace(SERIES, languages=("en",), titles={"en": "Connections"})

        assert ["en"] == list(day_now([day(1), day(1, "it")], DAY_8, 1, series=english).shown)


class TestTargets:
    """Where links lead; a coming day's name is known, its address only when it answers."""

    def test_a_day_that_is_out_has_an_address_in_each_language_it_is_shown_in(self):
        target = site([day(1)], DAY_8).targets["connections/001.en.md"]

        assert {"en": "/connections/1/", "it": "/it/relazioni/1/"} == target.addresses

    def test_since_when_an_address_answers(self):
        """Under *fallback* both do since the first text is there."""
        target = site([day(1), day(1, "it", date=on("2026-11-05"))], DAY_8).targets["connections/001.it.md"]

        assert {"en": utc("2026-11-01T06:00"), "it": utc("2026-11-01T06:00")} == target.moments

    def test_without_fallback_each_text_answers_for_itself(self):
        sources = [day(1), day(1, "it", date=on("2026-11-05"))]

        target = site(sources, DAY_8, series=replace(SERIES, translations="skip")).targets["connections/001.it.md"]

        assert {"en": utc("2026-11-01T06:00"), "it": utc("2026-11-05T06:00")} == target.moments

    def test_a_coming_day_has_a_date_and_no_address(self):
        target = site([day(20)], DAY_8).targets["connections/020.en.md"]

        assert ({}, date(2026, 11, 20)) == (target.addresses, target.coming)

    def test_a_coming_day_with_a_date_of_its_own_comes_then(self):
        assert (
            date(2026, 12, 24) == site([day(20, date=on("2026-12-24"))], DAY_8).targets["connections/020.en.md"].coming
        )

    def test_a_day_that_is_overdue_has_no_date_to_tell(self):
        assert site([day(3, status="draft")], DAY_8).targets["connections/003.en.md"].coming is None

    def test_a_held_day_has_no_date_of_its_own(self):
        target = site([day(20)], DAY_8, series=replace(SERIES, translations="hold")).targets["connections/020.en.md"]

        assert date(2026, 11, 20) == target.coming, "the number's plan is public, the waiting is not"

    def test_twins_of_an_article_are_one_target(self):
        target = site([article("silence"), article("silence", "it", slug="silenzio")], DAY_8).targets[
            "articles/silence.en.md"
        ]

        assert {"en": "/silence/", "it": "/it/silenzio/"} == target.addresses

    def test_a_draft_article_has_no_date_to_tell(self):
        target = site([article("silence", date=on("2026-12-01"), status="draft")], DAY_8).targets[
            "articles/silence.en.md"
        ]

        assert (None, {}) == (target.coming, target.addresses)

    def test_addresses_that_do_not_answer_yet_are_known_by_what_is_public(self):
        found = site(
            [day(1), article("later", date=on("2026-12-01")), article("secret", status="draft")],
            "2026-11-02T12:00",
            series=THREE,
        )

        assert found.coming == {
            "/connections/2/": None, "/it/relazioni/2/": None,
            "/connections/3/": date(2026, 11, 3), "/it/relazioni/3/": date(2026, 11, 3),
            "/later/": date(2026, 12, 1), "/secret/": None,
        }  # fmt: skip


class TestErrorsConcern:
    """Which posts an error must stop a build for."""

    @pytest.mark.parametrize(
        ("source", "concerns"),
        [
            pytest.param(day(1), True, id="a day that is out"),
            pytest.param(day(20), False, id="a day to come"),
            pytest.param(day(1, status="draft"), False, id="a draft"),
            pytest.param(day(1, status="withdrawn"), True, id="a withdrawn day"),
            pytest.param(day(1, readable=False), True, id="an unreadable day that should be out"),
            pytest.param(day(20, readable=False), False, id="an unreadable day to come"),
            pytest.param(day(1, day=None), True, id="a day that does not say which"),
            pytest.param(article("a", date=None), True, id="an article without a date"),
            pytest.param(article("a", date=on("2026-12-01")), False, id="an article to come"),
            pytest.param(page("p"), True, id="a page"),
        ],
    )
    def test_what_is_out_or_should_be(self, source, concerns):
        content, _ = assembled([source], DAY_8)

        assert concerns == content.posts[0].concerns_today(utc(DAY_8))

    def test_a_held_day_waits_and_concerns_nobody(self):
        content, _ = assembled([day(1)], DAY_8, series=replace(SERIES, translations="hold"))

        assert not content.posts[0].concerns_today(utc(DAY_8))
