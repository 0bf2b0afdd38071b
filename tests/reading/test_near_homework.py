"""What is nearly homework: read where nobody can doubt it, else told at its line with what to write."""

from __future__ import annotations

import pytest

from tests.reading.reader import ARTICLE, codes, day, read, said

NBSP, ZWSP = "\u00a0", "\u200b"
UNCLEAR = "what follows it is neither a list of tasks nor one short paragraph at the end"
LONG = "We hated it for years. " * 20


def tasks(text: str) -> list[str]:
    homework = read(day(text))[0].homework
    return [task.text for task in homework.tasks] if homework else []


@pytest.mark.parametrize(
    "item",
    [
        "-[ ] go", "-[x] go", "- [] go", "-  [ ]  go", "- [ ]go", "* [ ] go", "+ [X] go", "1. [ ] go", "[ ] go", "• go", "•go", "◦ go",
        "▪ go", "· go", "☐ go", "□ go", "- ☐ go", "- [ x ] go", "- [  ] go", "- [✓] go", "- [✔] go", "[ x ] go", "- [\u00a0] go", "-\u00a0[ ] go", "- [ ]\u00a0go", "  - [ ] go", "\u200b- [ ] go",
        "    - [ ] go", "\t- [ ] go",
    ],
)  # fmt: skip
def test_every_box_and_bullet_is_a_task(item):
    other = item.replace("go", "come").replace("1.", "2.")

    assert ["go", "come"] == tasks(f"/// homework | X\n\n{item}\n{other}\n///")


@pytest.mark.parametrize("item", ["- [x](y.md) go", "- [ ](y.md)", "- [ x ](y.md)", "- [map][m] go"])
def test_a_link_at_the_beginning_is_no_box(item):
    assert [item[2:]] == tasks(f"/// homework | X\n{item}\n///")


def test_two_dashes_are_a_list_where_there_is_no_other():
    assert ["go", "come"] == tasks("/// homework | X\n– go\n– come\n///")


def test_one_dash_is_a_line_of_dialogue():
    assert ["– Go!"] == tasks("/// homework | X\n– Go!\n///")


def test_a_box_within_a_task_is_told():
    expected = (
        "connections/day.en.md:7:5: warning task-nested: this box stands within a task and is no task of its own"
        " – begin the line at the left margin to make it one, or take its box out"
    )

    assert [expected] == said(day("/// homework | X\n- Morning\n    - [ ] go\n///"))


@pytest.mark.parametrize(
    "opening",
    [
        "// homework | X", "//homework | X", "//// homework | X", "/// Homework | X", "/// HOMEWORK: X", "/// homework – X", "/// homework - X",
        "/// compito | X", "/// Compiti: X", f"///{NBSP}homework{NBSP}|{NBSP}X", f"{ZWSP}/// homework | X", f"///{ZWSP} homework | X", "/// home\u00adwork | X", "   /// homework | X",
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    "closing", ["///", "////", "///\u2028", "    ///\u2028", "  ///", "    ///", f"///{NBSP}", f"{ZWSP}///"]
)
def test_a_block_is_one_however_its_lines_are_spelt(opening, closing):
    source, findings = read(day(f"{opening}\n- go\n\n{closing}\n\nAfter."))

    assert ("X", ["go"], "After.", ()) == (
        source.homework.title, [task.text for task in source.homework.tasks], source.after, findings,
    )  # fmt: skip


@pytest.mark.parametrize("option", ["minuti: 20", "Minutes: 20", f"minutes:{NBSP}20", f"{NBSP}{NBSP}minutes: 20{ZWSP}"])
def test_options_are_read_in_every_language_of_the_site(option):
    assert 20 == read(day(f"/// homework | X\n    {option}\n\n- go\n///"))[0].homework.minutes


@pytest.mark.parametrize("line", ["// a comment in C", "//example.org/x", "//", "See //homework in the code"])
def test_two_slashes_without_the_word_are_text(line):
    source, findings = read(day(f"One.\n{line}\n\n/// homework | X\n- go\n///"))

    assert (line in source.text, ()) == (True, findings)


@pytest.mark.parametrize(
    "label",
    [
        "DAY 7 – HOMEWORK: Go.", "DAY 7 - HOMEWORK: Go.", "DAY 7, HOMEWORK: Go.", "DAY 7: HOMEWORK. Go.", "DAY 7 HOMEWORK. Go.", "DAY 7 HOMEWORK – Go.",
        "DAY\u00a07 HOMEWORK: Go.", "DAY 7 HOMEWORK\u00a0: Go.", "\u200bDAY 7 HOMEWORK: Go.", "<strong>DAY 7 HOMEWORK:</strong> Go.", "<b>Day 7 homework</b>: Go.",
        "**DAY 7 HOMEWORK** Go.", "## **Day 7 homework**\n\nGo.", "## Day 7 homework ##\n\nGo.", "HOMEWORK FOR DAY 7: Go.",
        "HOMEWORK DAY 7: Go.", "Homework of day 7: Go.", "DAY 7 HOMEWORK\n\nGo.", "COMPITI DEL GIORNO 7: Go.", "I compiti del giorno 7: Go.", "COMPITO GIORNO 7: Go.",
        "COMPITO DEL GIORNO N. 7: Go.", "Giorno 7 – compiti: Go.", "Compito del giorno 7 : Go.", "***COMPITO DEL GIORNO 7:*** Go.",
    ],
)  # fmt: skip
def test_a_label_with_its_day_is_one_however_it_is_spelt(label):
    source, findings = read(day(f"One.\n\n{label}"))

    assert (["Go."], "One.", ()) == ([task.text for task in source.homework.tasks], source.text, findings)


@pytest.mark.parametrize(
    "label",
    [
        "HOMEWORK: Go.", "**Homework:** Go.", "## Homework\n\nGo.", "**Homework**\n\nGo.", "Today's homework: Go.", "Today’s homework: Go.", "HOMEWORK – Go.",
        "Compito: Go.", "COMPITI PER CASA: Go.", "Compito di oggi: Go.", "### I compiti di oggi\n\nGo.", "__Il tuo compito__: Go.",
    ],
)  # fmt: skip
def test_a_label_without_a_day_closes_a_day_that_has_no_other(label):
    source, findings = read(day(f"One.\n\n{label}"))

    assert (["Go."], "One.", ()) == ([task.text for task in source.homework.tasks], source.text, findings)


def test_a_label_without_a_day_is_text_beside_a_block():
    source, findings = read(day("## Homework\n\nText.\n\n/// homework | X\n- go\n///"))

    assert ("## Homework\n\nText.", ()) == (source.text, findings)


def test_a_label_without_a_day_is_text_in_an_article():
    source, findings = read("---\ntitle: x\ndate: 2026-11-08\n---\n## Homework\n\nText.", ARTICLE)

    assert (None, ()) == (source.homework, findings)


@pytest.mark.parametrize(
    ("text", "place", "reason"),
    [
        ("> DAY 7 HOMEWORK: Go.", "7:1", "it stands in a quotation"),
        ("- DAY 7 HOMEWORK: Go.", "7:1", "it stands in a list"),
        ("    /// homework | X\n    - go\n    ///", "7:5", "it is indented by four spaces, which makes it code"),
        ("<details>\n/// homework | X\n- go\n///\n</details>", "8:1", "it stands within `<details>`"),
        ("<pre>\nDAY 7 HOMEWORK: Go.\n</pre>", "8:1", "it stands within `<pre>`"),
        ("One line\nDAY 7 HOMEWORK: Go.", "8:1", "it is not written as homework is"),
        ("::: homework\n- go\n:::", "7:1", "it is not written as homework is"),
        ("## Homework\n\nGo.\n\n## More\n\nText.", "7:1", UNCLEAR),
        ("## Homework: a history of a word\n\nIt is old.\n\nVery old.", "7:1", UNCLEAR),
        (f"Homework: why we hated it.\n\n{LONG}", "7:1", UNCLEAR),
        (f"Homework: {LONG}", "7:1", UNCLEAR),
        ("> **Homework:** go.", "7:1", "it stands in a quotation"),
        ("DAY SEVEN HOMEWORK: Go.", "7:1", "it is not written as homework is"),
        ("Compito per oggi – vai.", "7:1", "it is not written as homework is"),
        ("-[ ] vai\n-[x] torna", "7:1", "no line above it says that it is homework"),
        ("- [ ] vai\n\n  più in là\n- [ ] torna", "7:1", "no line above it says that it is homework"),
        ("☐ vai\n☐ torna", "7:1", "no line above it says that it is homework"),
    ],
)  # fmt: skip
def test_what_only_looks_like_homework_is_told_at_its_line(text, place, reason):
    (only,) = said(day(f"One.\n\n{text}"))

    assert only.startswith(f"connections/day.en.md:{place}: warning homework-unread: `")
    assert only.endswith(
        f" looks like homework and is read as text: {reason} – write `/// homework | Title` at the left margin,"
        " tasks `- [ ] …` below it, and `///` at the end"
    )


@pytest.mark.parametrize(
    "text",
    [
        "I had homework: maths, always maths.", "“The homework of love: patience.” — Rilke", "Homework done; time 10:30 now.", "## Why homework matters",
        "| Homework: | x |\n|---|---|\n| a | b |", "- Homework: 1 hour", "I compiti di scuola: che fatica!", "> Homework: a word of schools.",
        "Ecco il compito: vai.", "Compiti – sempre compiti.", "- [ ] milk\n\nThis was my list.",
    ],
)  # fmt: skip
def test_a_sentence_with_the_word_is_a_sentence(text):
    source, findings = read(day(f"One.\n\n{text}\n\nTwo."))

    assert (None, f"One.\n\n{text}\n\nTwo.", ()) == (source.homework, source.text, findings)


@pytest.mark.parametrize(
    "text",
    [
        "> /// homework | X\n> - go\n> ///",
        "> DAY 7 HOMEWORK: Go.",
        "<pre>\n/// homework | X\n- go\n///\n</pre>",
        "<details>\n/// homework | X\n///\n</details>",
        "1. Like this:\n\n    ```\n    /// homework | X\n    ///\n    ```",
        "Like this:\n\n    /// homework | X\n    ///",
        "Inline `/// homework` is text.",
    ],
)
def test_nothing_is_told_of_it_where_a_day_has_homework(text):
    source, findings = read(day(f"{text}\n\n/// homework | Y\n- come\n///"))

    assert (text, "Y", ()) == (source.text, source.homework.title, findings)


def test_homework_in_an_open_element_is_told_with_the_element():
    expected = (
        "connections/day.en.md:9:1: error homework-inside-html: this homework stands inside the `<details>` of line 7, which is"
        " never closed – write `</details>` above it"
    )

    assert [expected] == said(day("One.\n\n<details>\n\n/// homework | X\n- go\n///"))


def test_homework_in_an_element_whose_text_is_markdown_is_homework():
    assert ["go"] == tasks('<div markdown="1">\n\n/// homework | X\n- go\n///\n\n</div>')


def test_the_label_of_a_coming_paragraph_is_no_finding():
    assert [] == codes(day("The homework of yesterday was hard.\n\n/// homework | X\n- go\n///"))
