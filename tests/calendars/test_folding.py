"""Folding long lines (RFC 5545, 3.1), for any text there is."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from icalendar.parser import Contentline

from daybyday.views.data.calendar import _folded

TEXT = st.text(st.characters(exclude_characters="\r\n", exclude_categories=["Cs"]), max_size=400).map(
    lambda text: text.replace("\\", "\\\\").replace(",", "\\,")
)


@given(TEXT)
def test_f64_a_line_comes_back_and_no_piece_is_too_long(text):
    folded = _folded(f"SUMMARY:{text}")

    assert folded.replace("\r\n ", "") == f"SUMMARY:{text}"
    assert all(len(piece.encode()) <= 75 for piece in folded.split("\r\n"))


@given(TEXT)
def test_f64_the_library_unfolds_to_the_same(text):
    assert str(Contentline.from_ical(_folded(f"SUMMARY:{text}"))) == f"SUMMARY:{text}"


def test_f64_an_escape_stays_whole():
    folded = _folded("SUMMARY:" + "a" * 65 + "\\,b")

    assert folded == "SUMMARY:" + "a" * 65 + "\r\n \\,b"


def test_f64_many_backslashes_end_too():
    folded = _folded("SUMMARY:" + "\\\\" * 200)

    assert folded.replace("\r\n ", "") == "SUMMARY:" + "\\\\" * 200
