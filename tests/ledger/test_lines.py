"""What the ledger will say of what is out at an instant."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

from daybyday.assembling import ledger_lines
from daybyday.assembling.ledger import next_line
from daybyday.model import Homework, LedgerLine, Task
from tests.assembling.maker import SERIES, SETTINGS, article, assembled, day, line, on, page, utc

NOON = "2026-11-08T11:00"
TASKS = Homework("Do it", (Task("1", "Go."), Task("2", "Write it down.")))


def posts(sources, now=NOON, ledger=(), **changes):
    return assembled(sources, now, ledger=tuple(ledger), **changes)[0].posts


def lines(sources, now=NOON, ledger=(), **changes) -> dict[str, LedgerLine]:
    content, _ = assembled(sources, now, ledger=tuple(ledger), **changes)
    return {f"{one.key} {one.lang}": one for one in ledger_lines(content, SETTINGS, utc(now))}


def written(*sources, now=NOON) -> tuple[LedgerLine, ...]:
    """The lines of a first ledger."""
    return tuple(lines([*sources], now).values())


def again(source, ledger, now="2026-11-09T11:00") -> LedgerLine:
    (one,) = lines([source], now, ledger).values()
    return one


def test_what_is_out_has_a_line_and_nothing_else():
    sources = [
        day(8), day(9), day(7, "it", status="draft"), day(6, "it", readable=False), day(5, status="withdrawn"), article("silence"),
        article("later", date=on("2026-12-01")), page("about"), page("dated", date=on("2026-10-01")),
    ]  # fmt: skip

    pages = {"p/about en", "p/dated en"}
    assert {"connections/8 en", "connections/5 en", "a/silence en"} | pages == set(lines(sources))


def test_a_first_ledger_takes_everything_at_its_planned_moment():
    found = lines([day(2), article("silence")])

    assert (utc("2026-11-02T06:00"), 0, None) == (
        found["connections/2 en"].published,
        0,
        found["connections/2 en"].seen,
    )
    assert (utc("2026-09-30T22:00"), None) == (found["a/silence en"].published, found["a/silence en"].seen)


def test_a_line_that_nothing_happened_to_stays_as_it_is():
    first = written(day(8, homework=TASKS, modified=on("2026-11-08 12:00")))

    assert first == tuple(
        lines([day(8, homework=TASKS, modified=on("2026-11-08 12:00"))], "2026-12-01T11:00", first).values()
    )


def test_what_changes_counts_as_an_edition():
    before = day(8, homework=TASKS)
    edits = {
        "the title": replace(before, title="Another"),
        "the title of the homework": replace(before, homework=replace(TASKS, title="Do this")),
        "the intro": replace(before, homework=replace(TASKS, intro="First of all.")),
        "the minutes": replace(before, homework=replace(TASKS, minutes=20)),
        "the words of a task": replace(before, homework=replace(TASKS, tasks=(Task("1", "Go!"), TASKS.tasks[1]))),
        "the order": replace(before, homework=replace(TASKS, tasks=TASKS.tasks[::-1])),
        "an id": replace(before, homework=replace(TASKS, tasks=(Task("go", "Go."), TASKS.tasks[1]))),
        "a correction told": replace(before, modified=on("2026-11-09 07:00")),
        "the state": replace(before, status="withdrawn"),
        "no homework": replace(before, homework=None),
    }

    assert dict.fromkeys(edits, 1) == {what: again(after, written(before)).sequence for what, after in edits.items()}


def test_what_feeds_and_calendars_do_not_say_is_no_edition():
    before = day(8, homework=TASKS)
    edits = [
        replace(before, summary="Short.", tags=("a",), digest="another text", print="another file"),
        replace(
            before, homework=replace(TASKS, line=77, tasks=(Task("1", "Go.", 78), Task("2", "Write it\n  down.", 79)))
        ),
    ]

    assert [0, 0] == [again(after, written(before)).sequence for after in edits]


def test_words_may_be_corrected_and_all_else_stays():
    before = day(8, homework=TASKS)
    after = again(replace(before, title="Corrected"), written(before))

    assert ("connections/8", utc("2026-11-08T06:00"), None, "out") == (
        after.key,
        after.published,
        after.modified,
        after.state,
    )


def test_sequences_go_on_counting():
    first = written(day(8))
    second = again(day(8, title="Two"), first)
    third = again(day(8, title="Three"), [second])

    assert [0, 1, 2] == [first[0].sequence, second.sequence, third.sequence]
    assert third == again(day(8, title="Three"), [third])


def test_a_build_says_the_sequence_the_next_line_will_have():
    edited = day(8, title="Edited")
    ledger = written(day(8))

    assert again(edited, ledger).sequence == posts([edited], ledger=ledger)[0].sequence == 1
    assert 0 == posts([day(8)], ledger=ledger)[0].sequence


def test_without_a_ledger_nothing_has_a_sequence():
    assert 0 == posts([day(8, modified=on("2026-11-08"))])[0].sequence


def test_a_line_of_old_that_says_less_is_completed_without_an_edition():
    found = again(day(8, homework=TASKS), [line("connections/8", "en", "2026-11-08T06:00")])

    assert (0, 2, 12) == (found.sequence, len(found.tasks), len(found.text))


def test_a_line_that_knows_there_was_no_homework_is_edited_by_one():
    assert 1 == again(day(8), written(day(8, homework=None))).sequence


def test_a_withdrawn_post_keeps_what_readers_last_saw():
    first = written(day(8, homework=TASKS))
    gone = again(day(8, status="withdrawn", title="Sorry", homework=None), first)

    assert ("withdrawn", 1, first[0].tasks, first[0].text) == (gone.state, gone.sequence, gone.tasks, gone.text)
    assert gone == again(day(8, status="withdrawn", title="Very sorry", homework=None), [gone])


def test_a_post_that_comes_back_has_its_line_again():
    first = written(day(8, homework=TASKS))
    gone = again(day(8, status="withdrawn"), first)
    back = again(day(8, homework=TASKS), [gone])

    assert replace(first[0], sequence=2) == back


def test_lines_without_a_post_that_is_out_are_kept():
    others = [
        replace(line("connections/3", "en", "2026-11-03T06:00"), state="withdrawn"),
        line("connections/20", "en", "2026-11-20T06:00"),
    ]
    found = lines([day(8), day(20)], ledger=others)

    assert {"connections/3 en", "connections/8 en", "connections/20 en"} == set(found)
    assert others == [found["connections/3 en"], found["connections/20 en"]]


def test_moments_are_in_utc_to_the_second():
    zone = timezone(timedelta(hours=1))
    post = replace(
        posts([day(8)])[0],
        moment=datetime(2026, 11, 8, 12, 0, 5, 999, zone),
        modified=datetime(2026, 11, 9, 7, tzinfo=zone),
    )
    found = next_line(post, None)

    assert (datetime(2026, 11, 8, 11, 0, 5, tzinfo=UTC), utc("2026-11-09T06:00")) == (found.published, found.modified)


# When readers could first see it


EIGHT = tuple(line(f"connections/{n}", "en", f"2026-11-{n:02}T06:00") for n in range(1, 9))


def test_a_late_day_keeps_the_instant_of_the_build_once_it_has_its_line():
    sources = [day(n) for n in range(1, 9)] + [day(2, "it")]
    first = lines(sources, "2026-11-08T11:00", EIGHT)

    assert utc("2026-11-08T11:00") == first["connections/2 it"].published
    assert first["connections/2 it"] == lines(sources, "2026-11-20T11:00", first.values())["connections/2 it"]


def test_an_article_dated_back_is_seen_when_the_ledger_first_meets_it():
    sources = [*(day(n) for n in range(1, 9)), article("silence")]
    first = lines(sources, NOON, EIGHT)["a/silence en"]
    (later,) = [post for post in posts(sources, "2026-11-20T11:00", (*EIGHT, first)) if post.key == "a/silence"]

    assert (utc("2026-09-30T22:00"), utc(NOON)) == (first.published, first.seen)
    assert (first.published, first.seen) == (later.moment, later.seen)


def test_an_item_an_hour_old_was_seen_when_it_came_out():
    """Later than that, a digest or a cohort's day may have come without it."""
    recent = article("silence", date=on("2026-11-08 11:00"))

    assert lines([recent], "2026-11-08T11:00", EIGHT)["a/silence en"].seen is None
    assert utc("2026-11-08T11:00:01") == lines([recent], "2026-11-08T11:00:01", EIGHT)["a/silence en"].seen


def test_an_old_series_that_joins_a_site_is_seen_now():
    other = (line("other/1", "en", "2026-10-01T06:00"),)

    assert (utc("2026-11-02T06:00"), utc(NOON)) == (
        (found := lines([day(2)], NOON, other)["connections/2 en"]).published,
        found.seen,
    )


def test_a_page_is_never_seen_late():
    assert posts([page("about", date=on("2026-10-01"))], ledger=EIGHT)[0].seen is None


def test_a_held_day_is_out_when_it_is_complete():
    hold = replace(SERIES, translations="hold")
    found = lines([day(n) for n in range(1, 9)] + [day(2, "it", date=on("2026-11-07"))], series=hold)

    assert {"connections/2 en", "connections/2 it"} == set(found)
    assert {utc("2026-11-07T06:00")} == {one.published for one in found.values()}


# A renamed article


OLD_ID = "tag:example.org,2026:a/silence/en"


def test_a_renamed_article_goes_on_with_its_old_line():
    first = written(article("silence"))
    renamed = article("quiet", guid=OLD_ID, title="silence", date=on("2026-11-01"))
    (post,) = posts([renamed], ledger=first)

    assert (replace(first[0], addresses=("/silence/", "/quiet/")),) == tuple(lines([renamed], NOON, first).values())
    assert (first[0].published, "a/quiet") == (post.moment, post.key)


def test_an_id_that_was_cut_is_known_too():
    stem = "a-very-long-name-of-a-file-that-somebody-gave-in-a-hurry"
    first = written(article(stem, title="Long"))
    from daybyday.identity import feed_id

    guid = feed_id(posts([article(stem)])[0], SETTINGS.feed_id)

    assert len(guid) == 64
    (line,) = lines([article("short", guid=guid, title="Long")], NOON, first).values()
    assert (first[0].key, guid) == (line.key, line.feed_id)


def test_the_id_of_another_language_is_not_continued():
    first = written(article("silence", "it"))

    assert {"a/silence it", "a/quiet en"} == set(
        lines([article("quiet", guid="tag:example.org,2026:a/silence/it")], NOON, first)
    )


def test_an_imported_id_is_no_line():
    assert {"a/quiet en"} == set(lines([article("quiet", guid="http://old.example/?p=1")], NOON))
