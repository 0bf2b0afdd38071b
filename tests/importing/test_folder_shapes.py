"""Folders in the shapes of well-known repositories: every line is on a page or in the report, and the site has no errors."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path

import pytest

from tests.importing.reading import shown_by
from tests.importing.shapes import SHAPES, course, site, years

_MARK = re.compile(r"\A\s*(?:[-*+]|[0-9]{1,2}[.)])\s+(?:\[[ xX]?\]\s+)?")
_WORD = re.compile(r"[^\W_]+")
_SET_ASIDE = re.compile(
    r"\s*(?:```|~~~|(?:Day|Giorno) [0-9]|!\[[^\]]*\]\(\S+\)$|\[!\[|[-=*_ ]+$|(?:Title|Date|Tags): )"  # code begins, a picture alone, a rule, a header
    r"|#{1,6}\s*(?:.*?\b(?:day|giorno|r[0-9]*d)\s*[0-9]|\W*(?:exercises?|eserciz\w*|compit\w*|homework|assignment|to do|practice|challenge)\b)",
    re.IGNORECASE,
)
"""What becomes something else than words of a text: a number, a block."""


def words_of(line: str) -> str:
    """A line of Markdown as plain words, read by this test alone."""
    bare = re.sub(r"!?\[([^\[\]]*)\]\([^()]*\)", r"\1", _MARK.sub("", line, count=1))
    return words(html.unescape(re.sub(r"<[^<>]*>", " ", bare)))


def words(text: str) -> str:
    """Text as words with a space around each, so that a short line is not met within a longer word."""
    return f" {' '.join(_WORD.findall(html.unescape(text).casefold()))} "


def lines_of(folder: Path) -> list[tuple[str, str]]:
    """(file, line) of all texts that are read whole."""
    lines = []
    for file in sorted(folder.rglob("*")):
        if file.suffix not in (".md", ".txt") or file.name == "requirements.txt":
            continue
        text = file.read_bytes().decode("utf-8", "replace").lstrip("\ufeff")
        text = re.sub(r"\A(?:---|\+\+\+)\n.*?\n(?:---|\+\+\+)\n", "", text, flags=re.DOTALL)
        lines += [
            (file.name, line) for line in text.splitlines() if not _SET_ASIDE.match(line) and not re.search("�|Ã", line)
        ]
    return lines


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.__name__)
def test_every_line_is_shown_or_told(shape, importing, tmp_path):
    source = shape(tmp_path / "source")
    result = importing(source)

    shown = "".join(words(shown_by(path, text)) for path, text in result.files.items() if path.endswith(".md"))
    shown += "".join(words(text) for path, text in result.files.items() if path.endswith(".yaml"))
    report = json.dumps(result.report, ensure_ascii=False).replace("\\n", " ")
    told = words(re.sub(r"<[^<>]*>", " ", report)) + words(re.sub(r"\]\([^()]*\)", "] ", report))
    assert [line for line in lines_of(source) if words_of(line[1]) not in shown and words_of(line[1]) not in told] == []


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.__name__)
def test_the_site_has_no_errors_and_a_second_import_changes_nothing(shape, importing, tmp_path):
    source = shape(tmp_path / "source")
    result = importing(source)
    before = result.files

    assert result.errors(tmp_path / "site") == []
    assert importing(source).files == before


def test_plain_text_is_a_day_where_its_name_or_its_folder_is(importing, tmp_path):
    files = importing(course(tmp_path / "source")).files

    assert "---\ntitle: Reef knot\nday: 3\n---\nLeft over right and under,\n" in files["knots/003-notes.en.md"]
    assert "nobody knows “why”." in files["knots/004-day4.en.md"]
    assert not any("numpy" in text for text in files.values())


def test_marks_of_a_generator_lead_to_the_files_they_mean(importing, tmp_path):
    files = importing(site(tmp_path / "source")).files

    assert "[flour]({filename}/bread/001-day-1.en.md)" in files["bread/002-day-2.en.md"]
    assert "{static}/images/content/posts/day-1/bag.png" in files["bread/001-day-1.en.md"]


def test_a_picture_of_a_header_that_is_not_at_hand_is_told(importing, tmp_path):
    result = importing(years(tmp_path / "source"))

    assert "image:" not in result.files["90daysofcare/003-day03.en.md"]
    assert result.losses("90daysofcare/003-day03.en.md")["image-away"] == (1, ["https://example.org/cover.png"])
