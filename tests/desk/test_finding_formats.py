"""What `check` prints: for people, for GitHub, for programs."""

from __future__ import annotations

import json

import jsonschema
import pytest

from daybyday.desk.finding_formats import below, for_github, for_people, in_json, in_short, text_lines
from daybyday.messages import ENGLISH, say, speaker_for
from daybyday.model import Finding, Place

ITALIAN = speaker_for({"DAYBYDAY_SPEAK": "it"})
PATH = "content/connections/007-ask.en.md"


def finding(line: int = 1, column: int = 1, path: str = PATH, level: str = "error") -> Finding:
    hint = say("write {number}", number="7")
    return Finding(level, "day-leading-zero", Place(path, line, column), say("`{key}` is odd", key="day"), hint)


def pointed(text: str | bytes, line: int, column: int) -> list[str]:
    """What stands below the line of the finding."""
    data = text.encode() if isinstance(text, str) else text
    return for_people([finding(line, column)], {PATH: text_lines(data)}, ENGLISH).split("\n")[1:-1]


def test_below_a_finding_stands_its_line_with_a_pointer():
    said = for_people([finding(3, 6)], {PATH: ["---", "title: Ask", "day: 007"]}, ENGLISH)

    assert said == (
        "content/connections/007-ask.en.md:3:6: error day-leading-zero: `day` is odd – write 7\n"
        "   3 | day: 007\n"
        "     |      ^\n"
    )


@pytest.mark.parametrize(
    ("text", "column", "shown", "pointer"),
    [
        pytest.param("a\tb", 3, "a   b", "    ^", id="a tab"),
        pytest.param("\tday: 7", 2, "    day: 7", "    ^", id="a tab at the beginning"),
        pytest.param("日本 x", 4, "日本 x", "     ^", id="wide letters"),
        pytest.param(
            "caffe\u0300 x", 7, "caff\u00e8 x", "      ^", id="a letter and its accent, which findings count as one"
        ),
        pytest.param("x\u0323\u0302y z", 4, "x\u0323\u0302y z", " ^", id="marks with no letter of their own"),
        pytest.param("👩\u200d🎨 x", 5, "👩\u200d🎨 x", "   ^", id="a picture of several signs"),
        pytest.param("day: 7", 99, "day: 7", "      ^", id="a column beyond the end"),
        pytest.param("a\x1b[31mb", 7, "a\ufffd[31mb", "      ^", id="what would colour a terminal"),
        pytest.param("a\u202eb", 3, "a\ufffdb", "  ^", id="what would turn its direction"),
    ],
)
def test_the_pointer_stands_under_its_column(text, column, shown, pointer):
    assert [f"   1 | {shown}", f"     | {pointer}"] == pointed(text, 1, column)


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("beginning", ["", "\ufeff"], ids=["", "a byte-order mark"])
def test_lines_are_counted_whatever_they_end_in(ends, beginning):
    assert ["   2 | two", "     |  ^"] == pointed(beginning + ends.join(["one", "two", "three"]), 2, 2)


def test_a_file_in_another_encoding_has_lines_too():
    assert ["   2 | title: Caff\ufffd", "     |            ^"] == pointed(b"---\ntitle: Caff\xe8\n", 2, 12)


@pytest.mark.parametrize("column", [1, 50, 300, 795, 800])
def test_of_a_long_line_the_piece_around_the_column_is_shown(column):
    text = "".join(chr(0x4E00 + at) if at % 3 else chr(0x100 + at) for at in range(800))
    shown, pointer = pointed(text, 1, column)

    at, cells = pointer.index("^") - len("     | "), 0
    for sign in shown.removeprefix("   1 | "):
        if cells == at:
            break
        cells += 2 if sign >= "\u3000" else 1
    assert sign == text[column - 1]
    assert len(shown) <= 110


@pytest.mark.parametrize("line", [0, 2, 9])
def test_where_there_is_no_line_to_show_none_is_shown(line):
    assert [] == pointed("one\n\nthree", line, 1)
    assert for_people([finding(1, 1)], {}, ENGLISH).count("\n") == 1


def test_the_short_format_is_one_line_a_finding_in_the_authors_language():
    assert in_short([finding(3, 6), finding(4)], ITALIAN) == (
        f"{PATH}:3:6: error day-leading-zero: `day` is odd – scrivi 7\n"
        f"{PATH}:4:1: error day-leading-zero: `day` is odd – scrivi 7\n"
    )


@pytest.mark.parametrize(("level", "command"), [("error", "error"), ("warning", "warning"), ("note", "notice")])
def test_github_shows_each_level_beside_its_line(level, command):
    assert for_github([finding(3, 6, level=level)], ENGLISH) == (
        f"::{command} file={PATH},line=3,col=6,title=day-leading-zero::`day` is odd – write 7\n"
    )


def test_what_workflow_commands_take_for_their_own_is_escaped():
    odd = Finding("note", "x-y", Place("a,b:c%d.md"), say("{text}", text="100%\r\n::error::no, not: this"))

    assert for_github([odd], ENGLISH) == (
        "::notice file=a%2Cb%3Ac%25d.md,line=1,col=1,title=x-y::100%25%0D%0A::error::no, not: this\n"
    )


@pytest.mark.parametrize(
    ("path", "folder", "shown"),
    [
        ("content/a.md", ".", "content/a.md"),
        ("content/a.md", "..", "site/content/a.md"),
        ("content/a.md", "elsewhere", "content/a.md"),
    ],
)
def test_github_counts_from_the_top_of_the_repository(tmp_path, monkeypatch, path, folder, shown):
    (tmp_path / "site").mkdir()
    monkeypatch.chdir(tmp_path / "site")

    assert shown == below(finding(path=path), folder).place.path


FINDINGS_SCHEMA = {
    "type": "object",
    "additionalProperties": False,
    "required": ["version", "posts", "counts", "findings"],
    "properties": {
        "version": {"const": 1},
        "posts": {"type": "integer", "minimum": 0},
        "counts": {
            "type": "object",
            "additionalProperties": False,
            "required": ["error", "warning", "note"],
            "properties": dict.fromkeys(("error", "warning", "note"), {"type": "integer", "minimum": 0}),
        },
        "findings": {
            "type": "array",
            "items": {
                "type": "object",
                "additionalProperties": False,
                "required": ["code", "level", "path", "line", "column", "message", "hint", "lang"],
                "properties": {
                    "code": {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"},
                    "level": {"enum": ["error", "warning", "note"]},
                    "line": {"type": "integer", "minimum": 1},
                    "column": {"type": "integer", "minimum": 1},
                    **dict.fromkeys(("path", "message", "hint", "lang"), {"type": "string"}),
                },
            },
        },
    },
}
"""The document that docs/checking.md describes: what stands here stays."""


def test_the_json_document_is_what_the_docs_say():
    text = in_json([finding(3, 6), finding(4, level="note")], 7, ITALIAN)
    document = json.loads(text)

    jsonschema.validate(document, FINDINGS_SCHEMA)
    assert text.isascii()
    assert (7, {"error": 1, "warning": 0, "note": 1}) == (document["posts"], document["counts"])
    assert document["findings"][0] == {
        "code": "day-leading-zero", "level": "error", "path": PATH, "line": 3, "column": 6,
        "message": "`day` is odd", "hint": "scrivi 7", "lang": "it",
    }  # fmt: skip
