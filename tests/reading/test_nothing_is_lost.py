"""Whatever a file holds: it is read, every finding points into it, and no word of its author is lost."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from daybyday.model import Source
from daybyday.reading import read_ledger, read_series, read_tags
from tests.reading.reader import READING, read

patient = settings(deadline=None)
"""What is slow on a busy machine is not wrong."""

PATHS = st.sampled_from(["connections/007-x.en.md", "connections/x.md", "articles/x.it.md", "pages/x.fr.md", "x.md"])

# Pieces that mean something here: random letters alone would never meet a rule.
HEADER_LINES = st.sampled_from(
    [
        "title: Nod", "title: A: b", 'title: "Day 7: Nod"', "title: [a, b]", "title:", "day: 7", "day: 010", "day: no",
        "day: 99999999999999999999", "date: 2026-11-08", "date: 9999-99-99", "date: 0000-00-00 99:99", "lang: no", "lang: it",
        "status: draft", "modified: never", "tags: [a, [b]]", "tags: {a: b}", "ignore: {a: b}", "ignore: [a]", "slug: /", "\ttab",
        "key: &a *a", "key: !x y", "? [complex]", "- item", "  indented: x", "#", "title: 'open", 'x: "\\q"', "a: |", "  b", "Title: c",
        "title: \u2028", "tags: \u0085", "<<: {a: 1}", "key: {a: {b: {c: {d: {e: {f: {g: {h: {i: j}}}}}}}}}", "%YAML 9.9", "...",
    ]
)  # fmt: skip
TEXT_LINES = st.sampled_from(
    [
        "", "", "One word.", "Two  words", "/// homework | Go", "///", "/// homewrok | Go", "/// note", "/// | x", "///// ", "    minutes: 20",
        "minutes: 5", "    mintes: x", "- [ ] Go.", "- Come {#back}", "- x {#1}", "    - inner", "  running on", "1. First", "```", "~~~", "    code",
        "\tcode", "DAY 7 HOMEWORK: Walk.", "**DAY 7 HOMEWORK:** Run.", "**Compito del giorno 8: Vai.**", "## Day 7 homework",
        "> quote", "<div>", "[x](y.md)", "[" * 50, "*" * 50, "---", "Title: no header", "{#id}", "\u2028", "caffè ☐",
    ]
)  # fmt: skip
HEADERS = st.lists(HEADER_LINES, max_size=6).map("\n".join)
TEXTS = st.lists(TEXT_LINES, max_size=12).map("\n".join)
FILES = st.one_of(
    st.text(), st.builds("---\n{}\n---\n{}".format, HEADERS, TEXTS), st.builds("{}\n\n{}".format, HEADERS, TEXTS), HEADERS, TEXTS
)  # fmt: skip


@patient
@given(st.binary(), PATHS)
def test_any_bytes_are_read(data, path):
    read(data, path)


@patient
@given(FILES, PATHS)
@example("---\ntitle: a\u2028b\nday: x\n---\n", "x.md")
@example("---\ntitle: x\nday: 9999999999999999999999\n---\n", "connections/x.md")
def test_any_text_is_read(text, path):
    read(text.encode("utf-8", "surrogatepass"), path)


@patient
@given(FILES, PATHS)
@example("---\ntitle: Nod", "x.md")
@example("---\ntitle: [a\n---", "x.md")
def test_every_finding_points_into_its_file(text, path):
    data = text.encode("utf-8", "surrogatepass")
    _, findings = read(data, path)

    rows = data.decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for finding in findings:
        assert path == finding.place.path
        assert 1 <= finding.place.line <= len(rows), str(finding)
        assert 1 <= finding.place.column <= len(rows[finding.place.line - 1]) + 1, str(finding)


@patient
@given(FILES, PATHS)
def test_every_finding_is_one_line_that_says_what_to_do(text, path):
    _, findings = read(text.encode("utf-8", "surrogatepass"), path)

    for finding in findings:
        assert "\n" not in str(finding)
        assert re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", finding.code)
        assert finding.message
        assert finding.hint


@patient
@given(TEXTS)
@example("/// homework | Go\n- x\n/// | y\nmore")
@example("/// homework | Go\nBefore.\n- x\n```\n- y\n\n- z\n```\nAfter.\n///")
@example("- x\n\nDAY 7 HOMEWORK: a **b")
@example("/// homework | Go\n<div>\n- [ ] Go.\n/// homework | Go")
def test_no_word_of_a_day_is_lost(text):
    source, _ = read(f"---\ntitle: Nod\nday: 7\n---\n{text}")

    assert words(text) == words(whole(source))


@patient
@given(TEXTS)
def test_text_outside_the_homework_is_kept_to_the_letter(text):
    source, _ = read(f"---\ntitle: Nod\nday: 7\n---\n{text}")

    assert text.startswith(source.text)
    assert text.rstrip("\n").endswith(source.after)
    if source.homework is None:
        assert text.rstrip("\n") == source.text


@patient
@given(TEXTS | st.text())
@example("<!-- a -->\n\\\n<br>")
def test_what_counts_as_no_text_shows_no_word(text):
    source, _ = read(f"---\ntitle: Nod\nday: 7\n---\n{text}")

    if not source.written:
        assert [] == re.findall(r"\w", re.sub(r"&\w+;|&#\w+;|</?(?:br|p)\b[^<>]*>", "", whole(source)))
        assert source.homework is None


@patient
@given(TEXTS)
def test_reading_is_the_same_every_time(text):
    whole_file = f"---\ntitle: Nod\nday: 7\n---\n{text}"

    assert read(whole_file) == read(whole_file)


@patient
@given(st.one_of(st.binary(), FILES.map(lambda text: text.encode("utf-8", "surrogatepass"))))
@pytest.mark.parametrize("reader", [lambda data: read_series("c/series.yaml", data, ("en", "it")),
                                    lambda data: read_tags("tags.yaml", data, ("en", "it")),
                                    lambda data: read_ledger("ledger.txt", data)], ids=["series", "tags", "ledger"])  # fmt: skip
def test_the_other_files_are_read_whatever_they_hold(reader, data):
    for finding in reader(data)[1]:
        assert finding.message
        assert finding.hint


def words(text: str) -> list[str]:
    """The words of a text, without the signs that the kit takes to be its own."""
    for label in READING.homework_labels:
        text = re.sub(re.escape(label).replace(r"\{day\}", "[0-9]+"), " ", text, flags=re.IGNORECASE)
    text = re.sub(r"^[ \t]*///+[ \t]*(homework|homewrok)?[ \t]*\|?", " ", text, flags=re.MULTILINE)
    text = re.sub(r"\{#[\w-]+\}", " ", text)
    text = re.sub(r"^[ \t]*(minutes|mintes)[ \t]*:.*$", " ", text, flags=re.MULTILINE)
    return sorted(re.findall(r"\w+", re.sub(r"^\s*\d+\.\s", " ", text, flags=re.MULTILINE)))


def whole(source: Source) -> str:
    """Everything that was kept of a text."""
    homework = source.homework
    inside = [homework.title, homework.intro, *(task.text for task in homework.tasks)] if homework else []
    return "\n\n".join([source.text, *inside, source.after])
