"""What a translation remembers of its original: which edits count, and which do not."""

from __future__ import annotations

import random
import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from daybyday.reading.source_prints import (
    SourcePrint,
    SourcePrintError,
    changes,
    print_of,
    read_line,
    state_of,
    write_line,
)  # fmt: skip
from tests.reading.reader import read

ORIGINAL = """\
---
title: The one you “always” nod to
day: 3
summary: You know his helmet.
---
There is a man on the third floor you have been nodding to
for about three winters - he knows your coat; it cost 1.5 times
as much as his.

## If you're the quiet sort

- Prepare the sentence "beforehand".
- Then choose a moment.

> Nobody is easier to talk to,
> because it was finished long ago.

```python
def nod(who):
    return "-" + who
```

/// homework | One sentence, then walk on
    minutes: 20

Take your time.

- [ ] Choose one person - anyone.
- [ ] Say one sentence. {#sentence}
///

The end.
"""


def remembered(text: str = ORIGINAL) -> SourcePrint:
    manuscript, _ = read(text)
    return print_of(manuscript)


def state_after(old: str, new: str, times: int = 1) -> str:
    """The state of a translation of `ORIGINAL` after an edit of it."""
    assert old in ORIGINAL
    return state_of(remembered(), remembered(ORIGINAL.replace(old, new, times)))


# What is not even a cosmetic change.


def test_an_original_that_nobody_touched_is_current():
    assert "current" == state_of(remembered(), remembered())


@pytest.mark.parametrize(
    "edited",
    [
        pytest.param(ORIGINAL.replace("\n", "\r\n"), id="line ends of another system"),
        pytest.param("\ufeff" + ORIGINAL, id="a byte-order mark"),
        pytest.param(ORIGINAL.replace("summary:", "# a remark\nsummary:"), id="a remark in the header"),
        pytest.param(ORIGINAL.replace("day: 3\n", "day: 3\ntags: [introverts]\nstatus: draft\n"), id="keys that say nothing to readers of a translation"),
        pytest.param(ORIGINAL.replace("---\nThere", "---\n\n\n\nThere"), id="blank lines at the beginning"),
        pytest.param(ORIGINAL + "\n\n\n", id="blank lines at the end"),
        pytest.param(ORIGINAL.replace("to\nfor", "to for"), id="a paragraph wrapped anew"),
        pytest.param(ORIGINAL.replace("easier to talk to,\n> because", "easier\n> to talk to, because"), id="a quotation wrapped anew"),
        pytest.param(ORIGINAL.replace("his.\n", "his.   \n"), id="spaces at the end of a line"),
        pytest.param(ORIGINAL.replace("his.\n\n", "his.\n\n\n\n"), id="more blank lines between paragraphs"),
        pytest.param(ORIGINAL.replace("sort\n\n-", "sort\n\n<!-- ask Ada -->\n\n-"), id="a comment"),
        pytest.param(ORIGINAL.replace("```", "~~~~"), id="another fence"),
        pytest.param(ORIGINAL.replace(" {#sentence}", " {#walk}"), id="the id of a task"),
    ],
)  # fmt: skip
def test_what_stands_otherwise_and_is_the_same_is_current(edited):
    assert "current" == state_of(remembered(), remembered(edited))


def test_a_classic_header_says_the_same_as_one_in_yaml():
    classic = ORIGINAL.replace("---\n", "", 1).replace("\n---\n", "\n\n").replace("title:", "Title:")

    assert classic.startswith("Title: The one")
    assert "current" == state_of(remembered(), remembered(classic))


def test_the_paragraphs_of_a_note_may_be_wrapped_anew_like_any():
    note = "---\ntitle: X\nday: 7\n---\nText.[^1]\n\n[^1]: A note.\n\n    Its second\n    paragraph.\n"

    assert "current" == state_of(remembered(note), remembered(note.replace("second\n    para", "second para")))


# Cosmetic changes.


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("“always”", '"always"', id="quotation marks in the title"),
        pytest.param('"beforehand"', "«beforehand»", id="quotation marks of another country"),
        pytest.param("you're", "you’re", id="an apostrophe"),
        pytest.param("winters - he", "winters – he", id="a dash"),
        pytest.param("winters - he", "winters—he", id="a dash without spaces"),
        pytest.param("winters - he", "winters &mdash; he", id="a dash as an entity"),
        pytest.param("three winters", "three\u00a0winters", id="a no-break space"),
        pytest.param("three winters", "three&nbsp;winters", id="a no-break space as an entity"),
        pytest.param("coat; it", "coat, it", id="punctuation"),
        pytest.param("moment.", "moment…", id="dots"),
        pytest.param("third floor", "*third* floor", id="emphasis"),
        pytest.param("third floor", "thi\u00adrd floor", id="a soft hyphen"),
        pytest.param("- Prepare", "* Prepare", id="another mark of a list"),
        pytest.param("- Prepare", "1. Prepare", id="numbers for a list"),
        pytest.param("## If", "### If", id="a heading of another level"),
        pytest.param("person - anyone", "person – anyone", id="a dash in a task"),
        pytest.param("sentence, then", "sentence: then", id="punctuation in the title of the homework"),
        pytest.param("third floor", "<em>third</em><br>floor", id="emphasis as HTML"),
        pytest.param("quiet sort", "quiet sort {#quiet}", id="a name for a heading"),
        pytest.param("three winters", "three[^1] winters", id="the mark of a note"),
        pytest.param("coat; it cost", "coat.\n\nit cost", id="a paragraph parted in two"),
    ],
)  # fmt: skip
def test_typography_and_punctuation_are_cosmetic(old, new):
    assert "cosmetic" == state_after(old, new)


# Changes of meaning.


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("third", "fourth", id="a word"),
        pytest.param("three winters", "three long winters", id="a word more"),
        pytest.param("three winters", "winters", id="a word less"),
        pytest.param("1.5 times", "15 times", id="a number without its point"),
        pytest.param("1.5 times", "1.5% times", id="a sign that means something"),
        pytest.param("always", "never", id="the title"),
        pytest.param("helmet", "hat", id="the summary"),
        pytest.param("The end.", "Not the end.", id="the text after the homework"),
        pytest.param('"-" + who', '"+" + who', id="a sign in code"),
        pytest.param("    return", "  return", id="the indent of code"),
        pytest.param("- Then choose a moment.\n", "", id="an item less"),
    ],
)
def test_other_words_are_a_change(old, new):
    assert "changed" == state_after(old, new)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("walk on", "run", id="its title"),
        pytest.param("minutes: 20", "minutes: 30", id="its minutes"),
        pytest.param("    minutes: 20\n", "", id="no minutes"),
        pytest.param("your time", "all day", id="its introduction"),
        pytest.param("Choose one", "Choose two", id="a task"),
        pytest.param("- [ ] Choose one person - anyone.\n", "", id="a task less"),
        pytest.param("person - anyone.", "person.\n- [ ] anyone.", id="a task parted in two"),
    ],
)
def test_another_homework_is_told_apart(old, new):
    assert "homework" == state_after(old, new)


def test_a_homework_that_is_gone_is_another_homework():
    without = re.sub("///.*///\n", "", ORIGINAL, flags=re.DOTALL)

    assert "homework" == state_of(remembered(), remembered(without))


# Whatever is written: the two properties that all rests on.

patient = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
WORDS = st.lists(st.text("abcdefghijklmnopqrstuvwxyzèéàÀß日本", min_size=1, max_size=6), min_size=2, max_size=20)


def post(words: list[str], rng: random.Random, *, cosmetic: bool) -> str:
    """A day of these words; with `cosmetic` set as it pleases the random numbers."""
    marks = [" ", " ", "\n", "\u00a0", " – ", ", ", "… ", ". ", "; ", " “", "” ", " *", "* ", "\n\n", "&nbsp;"]
    text = "".join(word + (rng.choice(marks) if cosmetic else " ") for word in words)
    return f"---\ntitle: Nod\nday: 7\n---\nText {text}end\n"


@patient
@given(WORDS, st.randoms(use_true_random=False))
def test_however_words_are_set_they_are_never_changed(words, rng):
    plain, pretty = post(words, rng, cosmetic=False), post(words, rng, cosmetic=True)

    assert state_of(remembered(plain), remembered(pretty)) in ("current", "cosmetic")


@patient
@given(WORDS, st.data(), st.randoms(use_true_random=False))
def test_a_changed_word_is_always_a_change(words, data, rng):
    at = data.draw(st.integers(0, len(words) - 1))
    other = data.draw(st.text("abcdefghijklmnopqrstuvwxyzèéà", min_size=1, max_size=8))
    changed = [*words[:at], other, *words[at + 1 :]]
    state = state_of(remembered(post(words, rng, cosmetic=False)), remembered(post(changed, rng, cosmetic=True)))

    assert (state == "changed") == ("".join(words) != "".join(changed))


# The line.


@patient
@given(WORDS, st.randoms(use_true_random=False))
def test_a_line_is_read_as_it_was_written(words, rng):
    source = remembered(post(words, rng, cosmetic=True))

    assert source == read_line(write_line(source))


def test_a_line_that_an_earlier_version_has_written_is_still_true():
    """Another rule, and every translation there is would count as outdated: raise `RULES`, and keep this one readable."""
    written = "en 1e7jy jues dnxyo 3jlvtn4memq3btm536uhiygm 20-v7dnfxkexrzm"

    assert "current" == state_of(read_line(written), remembered())


def test_the_line_of_a_day_is_short():
    assert len(f"source: {write_line(remembered())}") <= 80


def test_the_line_of_a_long_text_stays_a_line():
    sections = "".join(f"\n## TextPart {n}\n\n" + "".join(f"Words {n} {m}.\n\n" for m in range(9)) for n in range(40))

    assert len(write_line(remembered(f"---\ntitle: Long\nday: 7\n---\n{sections}"))) <= 90


@pytest.mark.parametrize(
    "line", ["", "abc", "en", "https://example.org/", write_line(remembered())[:-1], write_line(remembered()).upper()]
)
def test_what_is_no_line_of_ours_is_refused(line):
    with pytest.raises(SourcePrintError):
        read_line(line)


# Where something has changed.


def told(edited: str) -> list[tuple[str, str, int, str]]:
    manuscript, _ = read(edited)
    return [(change.thing, change.kind, change.line, change.words) for change in changes(remembered(), manuscript)]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param("third", "fourth", ("text", "changed", 6, "There is a man on the fourth floor you have been nodding to…"), id="a paragraph"),
        pytest.param("quiet", "loud", ("text", "changed", 10, "## If you're the loud sort"), id="a heading"),
        pytest.param("The end.", "The end.\n\nAnd more.", ("text", "new", 34, "And more."), id="a new paragraph"),
        pytest.param("## If you're the quiet sort\n\n", "", ("text", "gone", 10, ""), id="a paragraph that is gone"),
        pytest.param("always", "never", ("title", "changed", 2, "The one you “never” nod to"), id="the title"),
        pytest.param("helmet", "hat", ("summary", "changed", 4, "You know his hat."), id="the summary"),
        pytest.param("minutes: 20", "minutes: 30", ("minutes", "changed", 23, "20"), id="the minutes"),
        pytest.param("Say one", "Say two", ("task", "changed", 29, "Say two sentence."), id="a task"),
        pytest.param("anyone.\n", "anyone.\n- [ ] Wave.\n", ("task", "new", 29, "Wave."), id="a new task"),
        pytest.param("- [ ] Choose one person - anyone.\n", "", ("task", "gone", 23, ""), id="a task that is gone"),
    ],
)  # fmt: skip
def test_a_change_says_where_it_is(old, new, expected):
    assert [expected] == told(ORIGINAL.replace(old, new))


def test_punctuation_is_no_place_to_look_at():
    assert [] == told(ORIGINAL.replace("coat;", "coat,"))


def test_of_a_long_text_the_section_is_told():
    def long(word: str) -> str:
        sections = [f"## TextPart {n}\n\n" + "\n\n".join(f"Words {n} {m}." for m in range(5)) for n in range(6)]
        return "---\ntitle: Long\nday: 7\n---\n" + "\n\n".join(sections).replace("Words 3 4.", word)

    manuscript, _ = read(long("Other words."))
    changed = changes(remembered(long("Words 3 4.")), manuscript)

    assert ["## TextPart 3"] == [change.words for change in changed]
