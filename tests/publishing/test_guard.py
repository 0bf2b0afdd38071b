"""The deploy guard: each way in which a publication would harm readers is told, and nothing else is."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from daybyday.model import LedgerLine
from daybyday.publishing.guard import Live, Upcoming, clock_ahead, clock_behind, judge, new_items

NOW = datetime(2026, 11, 8, 6, tzinfo=UTC)


def line(number: int, lang: str = "en", **values) -> LedgerLine:
    key = f"connections/{number}"
    values = {"addresses": (f"/{lang}/{number}/",), "feed_id": f"tag:ada.test,2026:{key}/{lang}", **values}
    return LedgerLine(key, lang, NOW - timedelta(days=100 - number), **values)


def ledger(*lines: LedgerLine) -> dict[tuple[str, str], LedgerLine]:
    return {(each.key, each.lang): each for each in lines}


LIVE = ledger(line(1), line(2))
FILES = {"index.html", "en/1/index.html", "en/2/index.html"}


def found(after, files=FILES, live=LIVE, before=(), present=None, leaks=None, **options) -> list[str]:
    present = after.keys() if present is None else present
    upcoming = Upcoming(NOW, after, present, files, leaks or {})
    return [str(finding) for finding in judge(Live(live, dict.fromkeys(before, "0" * 64)), upcoming, **options)]


def test_a_new_day_is_what_one_publishes_for():
    assert found(ledger(line(1), line(2), line(3)), FILES | {"en/3/index.html"}) == []


def test_the_same_once_more_is_fine():
    assert found(LIVE) == []


GONE = (
    "ledger.txt:1:1: error item-vanished: 1 published item would be gone: connections/2 en – restore the file, or one with"
    " its header and `status: withdrawn`"
)


@pytest.mark.parametrize("present", [LIVE.keys(), [("connections/1", "en")]], ids=["page", "text"])
def test_an_item_without_a_page_or_a_text_is_gone(present):
    files = FILES - {"en/2/index.html"} if len(present) == 2 else FILES

    assert GONE in found(LIVE, files, present=present)


def test_a_withdrawn_item_may_go():
    after = ledger(line(1), line(2, state="withdrawn"))

    assert found(after, FILES - {"en/2/index.html"}, present=[("connections/1", "en")]) == []


def test_an_address_that_nothing_answers_is_named():
    live = ledger(line(1, addresses=("/old/", "/en/1/")))

    assert found(live, {"index.html", "en/1/index.html"}, live=live) == [
        (
            "ledger.txt:1:1: error address-moved: 1 published address would lead nowhere: /old/ – give each its old address back,"
            " or write it into `aliases`"
        )
    ]
    assert found(live, {"index.html", "en/1/index.html", "old/index.html"}, live=live) == []


def test_another_id_is_told():
    after = ledger(line(1), line(2, feed_id="tag:eva.test,2026:connections/2/en"))

    assert found(after) == [
        (
            "ledger.txt:1:1: error feed-id-changed: feeds know 1 published item by another id than it would have, and every reader"
            " would get it once more: connections/2 en – give FEED_ID and `guid` what they were"
        )
    ]


def test_many_items_at_once_are_told_by_language():
    after = ledger(*(line(number, lang) for number in range(1, 6) for lang in ("en", "it")), line(6))
    files = {"index.html", *(f"{lang}/{number}/index.html" for number in range(1, 7) for lang in ("en", "it"))}

    assert found(after, files, most_new_items=4) == [
        (
            "ledger.txt:1:1: error items-at-once: readers in Italian would get 5 new items at once, more than the 4 of"
            " DAYBYDAY_NEW_ITEMS: connections/1 it, connections/2 it, connections/3 it, connections/4 it and connections/5 it –"
            " look whether the dates and the ids are right"
        )
    ]


def test_the_first_time_everything_is_new_and_nothing_is_told():
    after = ledger(*(line(number) for number in range(1, 99)))
    files = {f"en/{number}/index.html" for number in range(1, 99)}

    assert found(after, files, live={}) == []


@pytest.mark.parametrize(
    ("files", "before", "message"),
    [
        ({"feed.rss"}, (), "the site would have no page"),
        ({"index.html"}, [f"{number}.html" for number in range(10)], "the site would have 1 page, and 10 are live"),
    ],
)
def test_a_nearly_empty_output_is_a_build_that_failed(files, before, message):
    (text,) = found({}, files, live={}, before=before)

    assert text.startswith(f"manifest.txt:1:1: error output-nearly-empty: {message} – look at what the build has made")


@pytest.mark.parametrize(("pages", "before"), [(1, 9), (4, 12), (5, 3)])
def test_a_small_site_and_one_that_lost_some_pages_are_fine(pages, before):
    files = {f"{number}.html" for number in range(pages)}

    assert found({}, files, live={}, before=[f"{number}.html" for number in range(before)]) == []


def test_a_text_that_is_not_out_is_named_with_where_it_stands():
    assert found(LIVE, leaks={"leak.html": "connections/020.en.md"}) == [
        (
            "connections/020.en.md:1:1: error embargoed-text: this text is not out, and stands in leak.html – take it out of what"
            " is published, or give the text its day"
        )
    ]


def test_a_clock_before_what_was_published_is_told():
    later = replace(line(3), published=NOW + timedelta(days=1))

    assert [str(finding) for finding in clock_behind(ledger(line(1), later), NOW)] == [
        (
            "ledger.txt:1:1: error clock-behind: by the clock it is 2026-11-08T06:00:00Z, and connections/3 en was published at"
            " 2026-11-09T06:00:00Z: 1 published item would go – set the clock right, or take DAYBYDAY_NOW out of the environment"
        )
    ]
    assert not list(clock_behind(ledger(line(1), replace(later, state="withdrawn")), NOW))


def test_a_clock_ahead_of_the_hosts_is_told_where_something_would_come_too_early():
    later = replace(line(3), published=NOW + timedelta(days=1))
    here = NOW + timedelta(days=2)

    assert [str(finding) for finding in clock_ahead(ledger(line(1)), ledger(line(1), later), here, NOW)] == [
        (
            "ledger.txt:1:1: error clock-ahead: by the clock here it is 2026-11-10T06:00:00Z, by that of the host 2026-11-08T06:00:00Z:"
            " connections/3 en would come out too early (1 item) – set the clock right"
        )
    ]
    assert not list(clock_ahead(ledger(later), ledger(later), here, NOW))  # readers have it
    assert not list(clock_ahead({}, ledger(later), here, later.published - timedelta(minutes=4)))


def test_pages_and_what_was_out_are_nothing_new():
    page = LedgerLine("p/about", "en", NOW)
    back = line(2)

    assert new_items(ledger(line(1), replace(back, state="withdrawn")), ledger(line(1), back, page)) == [back]
