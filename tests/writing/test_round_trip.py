"""What is written reads back as it was: old spellings, and whatever values a manuscript may have."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from daybyday.model import Homework, Manuscript, Task, Written
from daybyday.writing import UnwritablePostError, same_content, write_post
from tests.reading.reader import READING, day, read
from tests.reading.test_nothing_is_lost import FILES, PATHS, TEXTS

patient = settings(deadline=None)
"""What is slow on a busy machine is not wrong."""
OLD_LABEL = re.compile("day 7 homework|compito del giorno", re.IGNORECASE)


def differs(manuscript: Manuscript) -> str:
    """The file of a manuscript that does not read back as it was; "" when it does."""
    text = write_post(manuscript, READING)
    return "" if same_content(manuscript, read(text, manuscript.path)[0]) else text


@pytest.mark.parametrize(
    "text",
    [
        day("Text.\n\nDAY 7 HOMEWORK: Walk.\nFast.\n\nAnd come back."),
        day("Text.\n\n**Compito del giorno 7:** Vai.\n\n1. Uno\n2. Due {#due}\n\nDopo.", "lang: en\n"),
        day("Text.\n\n## Day 7 homework\n\n* One\n    * inner\n* Two\n\n    ```\n    - code\n    ```"),
        "Title: Day 7: Silence: a tool\nDate: 2026-11-08 07:00\nTags: a, b; c\nStatus: draft\nSummary: two\n    lines\n\nText.\n\n**DAY 7 HOMEWORK: Walk.**",
        "title: Nod\nday: 7\nauthor: Ada\nid: urn:x\n\nText.\n\n///homework|Go\nminutes: 5\n+ One\n+ Two\n/////\n\nAfter.",
    ],
)  # fmt: skip
def test_posts_in_old_spellings_are_written_in_ours_with_the_same_values(text):
    manuscript, _ = read(text)

    assert manuscript.homework.tasks
    assert differs(manuscript) == ""


def test_what_was_written_in_our_way_is_written_again_to_the_letter():
    manuscript, _ = read("Title: Day 7: Nod\n\nText.\n\nDAY 7 HOMEWORK: Walk.\n\nBack.")
    text = write_post(manuscript, READING)

    assert write_post(read(text)[0], READING) == text


# Words that mean something to YAML, to Markdown or to the kit, and letters that other programs stumble over.
PIECES = st.sampled_from(
    [
        "Nod", "no", "~", "null", "2026-11-01", "7", "a: b", "a #b", '"', "'", "\\", "- ", "[x]", "{y}", "{#id}x", "|", ">", "%", "&", "*", "`", "@", "///",
        "Day 7: x", "Giorno 9", "caffè", "☕", "👩‍👩‍👧", "🏴󠁧󠁢󠁳󠁣󠁴󠁿", "שלום", "مرحبا", "\u200f", "\u00a0x", "é", "homework", "---", "...", "<b>", "word " * 60 + "end",
    ]
)  # fmt: skip
ONE_LINE = (
    st.lists(PIECES, min_size=1, max_size=4)
    .map(lambda pieces: re.sub(" +", " ", " ".join(pieces)).strip())
    .filter(bool)
)
TITLES = ONE_LINE.map(lambda line: line[:280].strip()).filter(bool)
WRITTEN = st.builds(Written, st.dates(date(1000, 1, 1), date(2999, 12, 31))) | st.builds(
    Written,
    st.dates(date(1000, 1, 1), date(2999, 12, 31)),
    st.times().map(lambda at: time(at.hour, at.minute, at.second)),
    st.none() | st.integers(-14 * 60, 14 * 60).map(lambda minutes: timedelta(minutes=minutes)),
)
LISTS = st.lists(ONE_LINE, max_size=3, unique=True).map(tuple)
PARAGRAPHS = st.lists(
    st.sampled_from(["Words.", "Two\nlines.", "> quote", "- a\n- b\n    - c", "1. x", "```\n- [ ] x\n///\n```", "    code", "<div>x</div>", "# Title", "a  \nb"])
    | ONE_LINE.filter(lambda line: not line.startswith(("///", "Day", "Giorno"))),
    max_size=4,
).map("\n\n".join)  # fmt: skip
INTROS = st.sampled_from(
    ["", "Before.", "Two\n\nparagraphs.", "    minutes: 3\n\nAnd.", "```\n- [ ] x\n```", "> quote"]
)
TASKS = (
    PARAGRAPHS.map(str.strip)
    .filter(bool)
    .filter(lambda text: not any(line.endswith("{#id}x") for line in text.split("\n")))
)
IDS = st.sampled_from(["", "go", "Back-2"])


@st.composite
def homeworks(draw) -> Homework:
    texts = draw(st.lists(TASKS, min_size=1, max_size=4))
    tasks = tuple(Task(draw(IDS) or str(at), text) for at, text in enumerate(texts, 1))
    title = draw(st.just("") | ONE_LINE.map(lambda line: line[:200].strip()))
    return Homework(title, tasks, draw(INTROS), draw(st.none() | st.integers(1, 1440)))


@st.composite
def manuscripts(draw) -> Manuscript:
    lang = draw(st.sampled_from(["en", "it"]))
    is_day = draw(st.booleans())
    folder, kind = ("connections", "day") if is_day else ("", "article")
    stem = draw(st.sampled_from(["x", "007-nod", "2026-11-01-x"]))
    suffix = draw(st.sampled_from([f".{lang}", ""]))
    homework = draw(st.none() | homeworks()) if is_day else None
    return Manuscript(
        f"{folder or 'articles'}/{stem}{suffix}.md",
        kind,
        stem,
        lang,
        folder,
        title=draw(TITLES),
        day=draw(st.integers(1, 99_999)) if is_day else None,
        date=draw(st.none() | WRITTEN),
        slug=draw(st.sampled_from(["", "no", "2026", "caffè-1"])),
        status=draw(st.sampled_from(["published", "draft", "withdrawn"])),
        modified=draw(st.none() | WRITTEN),
        summary=draw(st.just("") | ONE_LINE),
        image=draw(st.just("") | ONE_LINE),
        tags=draw(LISTS),
        authors=draw(LISTS),
        aliases=draw(LISTS),
        guid=draw(st.just("") | ONE_LINE),
        translated_from=draw(st.just("") | ONE_LINE),
        accepted=draw(st.dictionaries(st.sampled_from(["homework-missing", "a: b", "no"]), ONE_LINE, max_size=2)),
        homework=homework,
        text=draw(PARAGRAPHS),
        after=draw(PARAGRAPHS) if homework else "",
    )


@patient
@given(manuscripts())
def test_any_manuscript_reads_back_as_it_was(manuscript):
    assert differs(manuscript) == ""


@patient
@given(TEXTS)
def test_any_text_without_an_error_can_be_written(text):
    manuscript, findings = read(day(text))
    assume(not any(finding.level == "error" for finding in findings))
    assume(not OLD_LABEL.search(text))  # may cut a fence in two, of which neither half can be written

    assert differs(manuscript) == ""


@patient
@given(FILES, PATHS)
def test_any_file_is_written_or_refused_but_never_changed(text, path):
    manuscript, _ = read(text.encode("utf-8", "surrogatepass"), path)

    try:
        assert differs(manuscript) == ""
    except UnwritablePostError as refused:
        assert refused.path == path


def test_a_file_that_cannot_be_kept_is_not_written_wrongly():
    """The property above would not see a writer that writes whatever it likes."""
    manuscript, _ = read(day("Text."))

    assert not same_content(manuscript, replace(manuscript, text="Other."))
