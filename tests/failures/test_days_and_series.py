"""Days, their homework, and the series they belong to."""

from __future__ import annotations

import pytest

from tests.failures import BASE, raw
from tests.harness import HOMEWORK, SERIES, article, day, page

TWINS = day(2, "it", "Due")


def block(text: str) -> str:
    """Day 2 in English with this text (from line 4 on), beside its Italian twin."""
    return TWINS + raw("connections/002.en.md", f"---\ntitle: Two\n---\n{text}")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            raw("connections/x.en.md", f"---\ntitle: X\nday: 010\n---\nText.\n{HOMEWORK}"),
            ["connections/x.en.md:3:6: error day-leading-zero: `day: 010` begins with a zero – write 10"],
            id="a leading zero",
        ),
        pytest.param(
            raw("connections/x.en.md", f"---\ntitle: X\nday: seven\n---\nText.\n{HOMEWORK}"),
            ["connections/x.en.md:3:6: error day-not-number: `day: seven` is not a number – write a whole number, such as `day: 7`"],
            id="a day in words",
        ),
        pytest.param(
            raw("connections/x.en.md", f"---\ntitle: X\nday: 0\n---\nText.\n{HOMEWORK}"),
            ["connections/x.en.md:3:6: error day-zero: there is no day 0 – days are counted from 1"],
            id="day 0",
        ),
        pytest.param(
            raw("connections/000-x.en.md", f"---\ntitle: X\n---\nText.\n{HOMEWORK}"),
            ["connections/000-x.en.md:1:1: error day-zero: there is no day 0 – days are counted from 1; rename the file"],
            id="day 0 in a file name",
        ),
        pytest.param(
            raw("connections/x.en.md", f"---\ntitle: X\n---\nText.\n{HOMEWORK}"),
            ["connections/x.en.md:1:1: error day-missing: this post of a series does not say which day it is – write `day: 7` in its header"],
            id="no day at all",
        ),
        pytest.param(
            raw("connections/20261108-x.en.md", f"---\ntitle: X\n---\nText.\n{HOMEWORK}"),
            ["connections/20261108-x.en.md:1:1: error day-missing: this post of a series does not say which day it is – write `day: 7` in its header"],
            id="a date is no day",
        ),
        pytest.param(
            raw("connections/007-x.en.md", f'---\ntitle: "Day 8: X"\nday: 9\n---\nText.\n{HOMEWORK}'),
            ["connections/007-x.en.md:3:1: error day-disagrees: the numbers disagree: `day: 9`, the title says day 8 and the file name says day 7 – make them the same"],
            id="three numbers",
        ),
        pytest.param(
            day(2, "en", "Two", stem="002-a") + day(2, "en", "Two again", stem="002-b") + TWINS,
            ["connections/002-b.en.md:1:1: error day-twice: day 2 is told twice in English; the other one is connections/002-a.en.md – change the number of one of them, or delete one"],
            id="one day twice",
        ),
        pytest.param(
            day(31, "en", "Beyond") + day(31, "it", "Oltre"),
            ["connections/031.en.md:1:1: error day-beyond-length: day 31 lies beyond the 30 days of this series – raise `length` in connections/series.yaml, or change the day",
             "connections/031.it.md:1:1: error day-beyond-length: day 31 lies beyond the 30 days of this series – raise `length` in connections/series.yaml, or change the day"],
            id="a day beyond the end",
        ),
        pytest.param(
            day(2, "it", "Due"),
            ["connections/002.it.md:2:1: warning original-missing: day 2 is written in Italian and not in English, the series' first language – write its English text"],
            id="a translation without its original",
        ),
        pytest.param(
            article("x", "en", "X", "date: 2026-10-20\nday: 7\n"),
            ["articles/x.en.md:4:1: error day-outside-series: this post says `day`, but no series.yaml stands in its folder or above it – move it into the folder of its series, or take `day` out"],
            id="a day outside a series",
        ),
        pytest.param(
            "".join(article(f"x{n}", "en", f'"Day {n}: X"', f"date: 2011-04-{n:02}\n") for n in (3, 1, 2)),
            ["articles/x1.en.md:2:1: note series-undeclared: 3 posts of this folder are called “Day …”, and no articles/series.yaml makes them a series – write articles/series.yaml with the lines `title: {en: My challenge, it: My challenge}` and `start: 2011-04-01`"],
            id="a series nobody declared",
        ),
    ],
)  # fmt: skip
def test_days(site, text, expected):
    assert expected == site(BASE + text).findings()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            block("Text.\n"),
            ["002.en.md:2:1: warning homework-missing: day 2 gives no homework – end it with `/// homework | Title`, tasks, and `///`"],
            id="no homework",
        ),
        pytest.param(
            block("Text.\n\nDAY 3 HOMEWORK: Go.\n"),
            ["002.en.md:6:1: error homework-other-day: this homework is labelled day 3, and the post is day 2 – write 2 in the label"],
            id="the label of another day",
        ),
        pytest.param(
            block("Text.\n\n/// homework | Go\n- [ ] Go.\n"),
            ["002.en.md:6:1: error homework-unclosed: this homework block is never closed – end it with a line `///`"],
            id="a block that is not closed",
        ),
        pytest.param(
            block("Text.\n\n- [ ] Go.\n///\n"),
            ["002.en.md:2:1: warning homework-missing: day 2 gives no homework – end it with `/// homework | Title`, tasks, and `///`",
             "002.en.md:7:1: error homework-not-open: `///` closes a block that was never opened – write `/// homework | Title` above it, or take the line out"],
            id="a block that is not opened",
        ),
        pytest.param(
            block("Text.\n\n/// homewrok | Go\n- [ ] Go.\n///\n"),
            ["002.en.md:6:1: error block-unknown: there is no block called `homewrok` – did you mean `/// homework | Title`?"],
            id="a misspelt block",
        ),
        pytest.param(
            block("Text.\n\n/// homework | Go\n    minuets: 20\n\n- [ ] Go.\n///\n"),
            ["002.en.md:7:1: error homework-option: homework has no option `minuets` – did you mean `minutes`?"],
            id="an unknown option",
        ),
        pytest.param(
            block("Text.\n\n/// homework | Go\n    minutes: an hour\n\n- [ ] Go.\n///\n"),
            ["002.en.md:7:1: error homework-minutes: `minutes: an hour` is not a number of minutes – write a whole number from 1 to 1440, such as `minutes: 20`"],
            id="minutes in words",
        ),
        pytest.param(
            block("/// homework | Go\n- [ ] Go.\n///\n\n/// homework | Come\n- [ ] Come.\n///\n"),
            ["002.en.md:8:1: error homework-twice: a second homework (the first is in line 4) – a day has one; put all tasks into it"],
            id="two homeworks",
        ),
        pytest.param(
            block("/// homework | Go\n///\n"),
            ["002.en.md:4:1: error homework-empty: this homework has no task – write `- [ ] What to do` in it"],
            id="homework without a task",
        ),
        pytest.param(
            block("/// homework | Go\n- [ ] Go. {#go}\n- [ ] Come. {#go}\n///\n"),
            ["002.en.md:6:1: error task-id: two tasks have the id `go` (the other is in line 5) – give each its own",
             "002.it.md:6:1: warning homework-differs: this homework has 1 task; connections/002.en.md has 2 – give both the same tasks in the same order"],
            id="one id for two tasks",
        ),
        pytest.param(
            block("/// homework | Go\n    minutes: 5\n\n- [ ] Go.\n///\n"),
            ["002.it.md:6:1: warning homework-differs: this homework says no minutes; connections/002.en.md says 5 minutes – write the same `minutes:` in both"],
            id="twins that take different time",
        ),
        pytest.param(
            block("/// homework | Go\n- [ ] Go.\n- [ ] Come.\n///\n"),
            ["002.it.md:6:1: warning homework-differs: this homework has 1 task; connections/002.en.md has 2 – give both the same tasks in the same order"],
            id="twins that ask for different things",
        ),
        pytest.param(
            block("<div>\n\nText.\n\n/// homework | Go\n- [ ] Go.\n///\n"),
            ["002.en.md:8:1: error homework-inside-html: this homework stands inside the `<div>` of line 4, which is never closed – write `</div>` above it"],
            id="homework inside open HTML",
        ),
    ],
)  # fmt: skip
def test_homework(site, text, expected):
    assert [f"connections/{one}" for one in expected] == site(BASE + text).findings()


@pytest.mark.parametrize(
    ("made", "path", "what"), [(article, "articles/x.en.md", "an article"), (page, "pages/x.en.md", "a page")]
)
def test_homework_outside_a_series(site, made, path, what):
    line = 7 if made is article else 6
    expected = (
        f"{path}:{line}:1: error homework-outside-series: {what} cannot give homework"
        " – move the post into a series, or write the tasks as a plain list"
    )

    assert [expected] == site(BASE + made("x", "en", "X", text="Text.\n" + HOMEWORK)).findings()


def test_a_warning_may_be_accepted_with_a_reason(site):
    assert (
        []
        == site(
            BASE + TWINS + day(2, "en", "Two", "ignore: {homework-missing: a day to rest}\n", homework="")
        ).findings()
    )


def test_what_a_header_alone_shows_may_be_accepted_too(site):
    accepted = "slug: two\nignore: {slug-of-day: it was so in the old place}\n"

    assert [] == site(BASE + TWINS + day(2, "en", "Two", accepted)).findings()


def test_a_slug_of_a_day_is_noted(site):
    expected = (
        "connections/002-two.en.md:4:1: note slug-of-day: a day needs no `slug`: its number is its address"
        " – take it out; old addresses go into `aliases`"
    )
    made = site(
        BASE + TWINS + raw("connections/002-two.en.md", f"---\ntitle: Two\nday: 2\nslug: two\n---\nText.\n{HOMEWORK}")
    )

    assert [expected] == made.findings()


def test_words_that_yaml_takes_for_a_comment_are_not_lost_in_silence(site):
    expected = (
        "connections/002-two.en.md:2:15: warning yaml-comment: `#1 again` is a comment to YAML and not part of the title"
        ' – if it is meant, write `title: "We are #1 again"`'
    )
    made = site(BASE + TWINS + raw("connections/002-two.en.md", f"---\ntitle: We are #1 again\n---\nText.\n{HOMEWORK}"))

    assert [expected] == made.findings()


def test_a_draft_of_a_day_that_is_out_stops_nothing(site):
    built = site(
        BASE
        + TWINS
        + day(2, "en", "Two")
        + raw("connections/002-draft.en.md", f"---\ntitle: Two again\nstatus: draft\n---\nText.\n{HOMEWORK}")
    ).build()

    assert "error day-twice" in built.said
    assert 0 == built.status


def test_an_error_may_not(site):
    found = site(BASE + day(31, "en", "Beyond", "ignore: {day-beyond-length: please}\n")).findings()

    assert ["day-beyond-length", "warning ignore-unknown"] == [
        one.split(": ")[1].removeprefix("error ") for one in found
    ]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("id: Connections!", "7:5: error series-id: `Connections!` cannot be the id of a series – use at most 30 small letters, digits and hyphens"),
        ("description: [a]", "7:14: error wrong-type: `description` must be one value, not a list – write `description: some words`"),
        ("aliases: {it: ['../x']}", "1:1: error alias-unfit: `../x` is not an old address of this site – write the path only, such as `/2011/04/networking.html`"),
        ("cadence: dayly", "7:10: error series-cadence: `cadence` cannot be `dayly` – did you mean `daily`?"),
        ("rest: Christmas", "7:7: error date-unreadable: `Christmas` is not a date that can be read – write 2026-11-08"),
        ("rest: [2027-01-06/2026-12-31]", "7:7: error rest-backwards: the rest `2027-01-06/2026-12-31` ends before it begins – write 2026-12-31/2027-01-06"),
        ("rest: [2026-11-01]", "1:1: warning start-at-rest: the series starts on 2026-11-01, which is a day of rest – day 1 comes on 2026-11-02; write `start: 2026-11-02`"),
        ("from: {0: 2026-12-01}", "7:11: error day-not-number: `from: {0: …}`: `0` is not the number of a day – write `from: {23: 2026-12-01}`"),
        ("from: {5: 2026-11-03}", "1:1: error from-backwards: `from` puts day 5 on 2026-11-03, and day 4 is on 2026-11-04 – write a date after 2026-11-04"),
        ("translations: maybe", "7:15: error series-translations: `translations` cannot be `maybe` – write fallback, hold or skip"),
        ("legnth: 30", "7:1: error key-unknown: there is no key `legnth` – did you mean `length`?"),
        ("start: 2026-11-02", "7:1: error yaml-duplicate-key: `start` stands here a second time (first in line 3) – keep one of the two"),
    ],
)  # fmt: skip
def test_a_key_of_the_series(site, line, expected):
    text = BASE.replace("timezone: Europe/Rome\n", f"timezone: Europe/Rome\n{line}\n")

    assert f"connections/series.yaml:{expected}" in site(text).findings()


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("title: {en: Better connections, it: Relazioni che contano}\n", "", "1:1: error series-title-missing: the series has no title – write `title: {en: My challenge}`"),
        ("title: {en: Better connections, it: Relazioni che contano}", "title:", "1:7: error series-title-missing: the series has no title – write `title: {en: My challenge}`"),
        ("it: Relazioni che contano", "fr: Liens", '1:37: error language-unknown: `title` names language `fr`, and the site has English and Italian – add "fr" to DAYBYDAY_LANGUAGES, or take it out'),
        ("start: 2026-11-01\n", "", "1:1: error series-start-missing: the series has no start – write `start: 2026-11-01`, the date of day 1"),
        ("start: 2026-11-01", "start: in November", "3:8: error date-unreadable: `in November` is not a date that can be read – write 2026-11-08"),
        ("length: 30", "length: thirty", "4:9: error series-length: `length: thirty` is not a number of days – write a whole number from 1 to 99999; without `length` the series is open-ended"),
        ('release: "07:00"', "release: 7", '5:10: error time-unreadable: `7` is not a time of day – write "07:00"'),
        ("timezone: Europe/Rome", "timezone: Rome", "6:11: error timezone-unknown: there is no time zone `Rome` – write a name such as Europe/Rome"),
        ("en: connections, it: relazioni", "en: feed, it: relazioni", "1:1: error address-reserved: `feed` is an address the site keeps for itself – write another `slug:`"),
        ("en: connections, it: relazioni", "en: my series", "2:12: error slug-unfit: `my series` cannot be part of an address – use letters, digits and hyphens, such as `slug: job-security`"),
    ],
)  # fmt: skip
def test_a_series_that_lacks_what_it_needs(site, old, new, expected):
    assert old in SERIES

    assert f"connections/series.yaml:{expected}" in site(BASE.replace(old, new)).findings()


def test_a_series_file_without_a_folder(site):
    expected = (
        "series.yaml:1:1: error series-without-folder: a series needs a folder of its own, and this one lies beside all of them"
        " – move this file and its days into a folder such as connections/"
    )

    assert [expected] == site(BASE + raw("series.yaml", "title: X\nstart: 2026-11-01")).findings()


def test_two_series_with_one_id(site):
    other = raw("other/series.yaml", "title: X\nid: connections\nslug: other\nstart: 2027-01-01")
    expected = "other/series.yaml:1:1: error series-id-twice: the id `connections` belongs to connections/series.yaml already – write another `id:`"

    assert [expected] == site(BASE + other).findings()


def test_a_text_in_a_language_the_series_does_not_have(site):
    text = raw("other/series.yaml", "title: {en: X}\nstart: 2026-11-01") + day(1, "it", "Uno", series="other")
    expected = "other/001.it.md:1:1: error language-not-in-series: this post is in Italian, and the series is in English – add `it: …` to `title` in other/series.yaml"

    assert [expected] == site(BASE + text).findings()


def test_a_published_day_that_an_edit_would_move(site):
    ledger = raw(
        "ledger.txt", "connections/1 en 2026-11-01T06:00:00Z 0 out\nconnections/1 it 2026-11-01T06:00:00Z 0 out"
    )
    expected = (
        "connections/series.yaml:1:1: error day-moved: this plan would move day 1, already published on 2026-11-01"
        " – write `from: {1: 2026-11-01, 2: 2026-11-06}`"
    )

    assert [expected] == site(BASE.replace("start: 2026-11-01", "start: 2026-11-05") + ledger).findings()


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("<<<<<<< HEAD", "2:1: error ledger-line: here two versions of the ledger wait to be merged – delete the lines that begin with <<<<<<<, ======= or >>>>>>>, and keep all the others"),
        ("connections/2 en", "2:1: error ledger-line: this line of the ledger cannot be read – restore the file from version control; publishing writes it, no hand should"),
        ("connections/1 en 2026-11-02T06:00:00Z 0 out", "2:1: error ledger-twice: connections/1 en stands here a second time (first in line 1) – keep the earlier moment"),
    ],
)  # fmt: skip
def test_a_broken_ledger(site, line, expected):
    ledger = raw("ledger.txt", f"connections/1 en 2026-11-01T06:00:00Z 0 out\n{line}")

    assert [f"ledger.txt:{expected}"] == site(BASE + ledger).findings()
