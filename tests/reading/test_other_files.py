"""`tags.yaml` and the ledger."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from daybyday.model import LedgerLine, TagNames
from daybyday.reading import read_ledger, read_tags


def tags(text: str):
    return read_tags("tags.yaml", text.encode("utf-8"), ("en", "it"))


def ledger(text: str):
    return read_ledger("ledger.txt", text.encode("utf-8"))


def test_a_tag_has_a_name_in_each_language():
    assert (TagNames({"introverts": {"en": "Introverts", "it": "Introversi"}}), ()) == tags(
        "introverts: {en: Introverts, it: Introversi}"
    )


def test_names_in_a_language_the_site_gave_up_are_passed_over():
    assert (TagNames({"work": {"en": "Work"}}), ()) == tags("work: {en: Work, fr: Travail}")


def test_an_empty_file_names_no_tags():
    assert (TagNames(), ()) == tags("")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("work: Work", "1:7: error wrong-type: tag `work` has no names by language – write `work: {en: Name}`"),
        ("work: {en: Work, it: [Lavoro]}", "1:22: error wrong-type: `work` must be one value, not a list – write `work: some words`"),
        ("- work", "1:1: error yaml-broken: this is not a list of tags – write `key: {en: Name}`, one tag a line"),
        ("work: {en: A}\nwork: {en: B}", "2:1: error yaml-duplicate-key: `work` stands here a second time (first in line 1) – keep one of the two"),
    ],
)  # fmt: skip
def test_tags_that_cannot_be_read_are_told_where(text, expected):
    assert [f"tags.yaml:{expected}"] == [str(finding) for finding in tags(text)[1]]


def test_one_bad_tag_leaves_the_others():
    names, _ = tags("work: Work\nhabits: {en: Habits}")

    assert TagNames({"habits": {"en": "Habits"}}) == names


def test_a_line_of_the_ledger_is_an_item_that_was_published():
    found, findings = ledger("connections/8 en 2026-11-08T06:00:00Z 2 withdrawn 1:9f2c go:51b7\n")

    expected = LedgerLine(
        "connections/8", "en", datetime(2026, 11, 8, 6, tzinfo=UTC), 2, "withdrawn", (("1", "9f2c"), ("go", "51b7")), 1
    )
    assert ({("connections/8", "en"): expected}, ()) == (found, findings)


def test_comments_and_empty_lines_are_passed_over():
    found, findings = ledger("# written by publishing\n\nconnections/8 en 2026-11-08T06:00:00Z 0 out\n")

    assert (3, ()) == (found["connections/8", "en"].line, findings)


@pytest.mark.parametrize(
    "line",
    [
        "connections/8 en",
        "connections/8 en 2026-11-08 0 out",
        "connections/8 en 2026-11-08T06:00:00+01:00 0 out",
        "connections/8 en 2026-13-08T06:00:00Z 0 out",
        "connections/8 en 9999-12-31T23:59:59Z 0 out",
        "connections/8 en 2026-11-08T06:00:00Z 0 lost",
        "connections/8 en 2026-11-08T06:00:00Z x out",
        "connections/8 en 2026-11-08T06:00:00Z 0 out 1=9f2c",
        "connections/8  en 2026-11-08T06:00:00Z 0 out",
        " connections/8 en 2026-11-08T06:00:00Z 0 out",
        "connections/8 en 2026-11-08T06:00:00Z " + "9" * 5_000 + " out",
    ],
)
def test_a_line_that_cannot_be_read_is_an_error(line):
    expected = (
        "ledger.txt:2:1: error ledger-line: this line of the ledger cannot be read"
        " – restore the file from version control; publishing writes it, no hand should"
    )
    found, findings = ledger(f"connections/7 en 2026-11-07T06:00:00Z 0 out\n{line}\n")

    assert ([("connections/7", "en")], [expected]) == (list(found), [str(finding) for finding in findings])


@pytest.mark.parametrize("mark", ["<<<<<<< HEAD", "||||||| 1a2b3c", "=======", ">>>>>>> theirs"])
def test_marks_of_a_merge_are_told_and_the_lines_of_both_sides_are_read(mark):
    lines, findings = ledger(
        f"connections/7 en 2026-11-07T06:00:00Z 0 out\n{mark}\nconnections/8 en 2026-11-08T06:00:00Z 0 out\n"
    )

    assert len(lines) == 2
    assert [str(finding) for finding in findings] == [
        (
            "ledger.txt:2:1: error ledger-line: here two versions of the ledger wait to be merged – delete the lines that begin with"
            " <<<<<<<, ======= or >>>>>>>, and keep all the others"
        )
    ]


@pytest.mark.parametrize("rest", [" id=tag:exam", " text=0b1a", ""])
def test_a_ledger_that_breaks_off_within_a_line_gives_no_half_line(rest):
    """Half an id would be taken for another one, and every reader would get the day anew."""
    lines, findings = ledger(
        f"connections/7 en 2026-11-07T06:00:00Z 0 out\nconnections/8 en 2026-11-08T06:00:00Z 0 out{rest}"
    )

    assert list(lines) == [("connections/7", "en")]
    assert [str(finding) for finding in findings] == [
        (
            "ledger.txt:2:1: error ledger-line: the ledger breaks off here, within a line – restore the file from version control; if"
            " nothing is missing, end it with a line break"
        )
    ]


def test_one_item_twice_is_an_error_and_the_first_counts():
    expected = (
        "ledger.txt:2:1: error ledger-twice: connections/8 en stands here a second time (first in line 1)"
        " – keep the earlier moment"
    )
    found, findings = ledger(
        "connections/8 en 2026-11-08T06:00:00Z 0 out\nconnections/8 en 2026-11-09T06:00:00Z 0 out\n"
    )

    assert [expected] == [str(finding) for finding in findings]
    assert 8 == found["connections/8", "en"].published.day
