"""What reaches some readers badly: a paragraph in another language, pictures without words, wide tables."""

from __future__ import annotations

import pytest

from tests.harness import ROOT
from tests.reading.reader import READING, codes, day, read, said

ENGLISH = (
    "Most of us think that a network begins with strangers in a loud room, and that the quiet ones are not made for it."
)
ITALIAN = "Quasi tutti pensiamo che una rete cominci con degli sconosciuti in una sala rumorosa, e che non sia cosa per i timidi."
EN, IT = "connections/007.en.md", "connections/007.it.md"
CONTENT = ROOT / "content"
EXAMPLES = sorted(CONTENT.rglob("*.md"))


def text(body: str) -> str:
    return day(body)


def test_a_paragraph_in_another_language_is_told_at_its_line():
    assert [
        (
            "connections/007.it.md:7:1: warning paragraph-language: this paragraph seems to be in English, and the text is in Italian"
            " – translate it; mark a quotation with `> `, or accept it with `ignore: {paragraph-language: the reason}`"
        )
    ] == said(text(f"{ITALIAN}\n\n{ENGLISH}\n"), IT)


def test_several_are_one_finding():
    (only,) = said(text(f"{ENGLISH}\n\n{ITALIAN}\n\n{ITALIAN}\n"), EN)

    assert (
        "007.en.md:7:1: warning paragraph-language: this paragraph seems to be in Italian, and the text is in English; 2 paragraphs are so"
        in only
    )


@pytest.mark.parametrize(
    "body",
    [
        f"> {ENGLISH}",
        f"“{ENGLISH}”",
        f"«{ENGLISH}»",
        f'Mi disse: "{ENGLISH}"',
        f"*{ENGLISH}*",
        f"`{ENGLISH}`",
        f"```\n{ENGLISH}\n```",
        f"    {ENGLISH}",
        f'<div lang="en">\n{ENGLISH}\n</div>',
        f"## {ENGLISH}",
        f"<!-- {ENGLISH} -->",
        f"| {ENGLISH} |\n|---|\n| x |",
        "It is what it is.",
        "The Quiet Ones, di Ada Lovelace, e The Art of the Long View, di Peter Schwartz, sono i due libri che ho riletto.",
        "Il titolo è The Man Who Was Thursday and the other one is The Napoleon of Notting Hill, che ho letto e che mi è piaciuto.",
        "John Smith, Mary Jones, Peter Brown, Anna White, Paul Green, Jane Black, Tom Grey, Sue Gold, Max Silver, Lou Rose",
        f"[x](https://example.org/{'the-of-and-to-that-is-was-' * 5})",
        "",
    ],
)
def test_what_is_meant_is_not(body):
    assert "paragraph-language" not in str(codes(text(f"{ITALIAN}\n\n{body}\n"), IT))


def test_homework_is_looked_at_too():
    body = f"{ITALIAN}\n\n/// homework | Vai\n\n{ENGLISH}\n\n- [ ] Vai.\n///\n"

    assert ["9:1 paragraph-language"] == codes(text(body), IT)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_the_example_raises_no_alarm(path):
    name = path.relative_to(CONTENT).as_posix()

    assert () == read(path.read_bytes(), name)[1]


@pytest.mark.parametrize(
    "path",
    [path for path in EXAMPLES if "articles" in str(path) or "connections" in str(path)],
    ids=lambda path: path.name,
)
def test_every_text_of_the_example_is_recognised_in_the_other_language(path):
    other = {"en": "it", "it": "en"}[path.name.split(".")[-2]]

    assert "paragraph-language" in str(codes(path.read_bytes(), f"connections/{path.name.split('.')[0]}.{other}.md"))


def test_a_language_whose_small_words_nobody_wrote_is_left_alone():
    from dataclasses import replace

    from daybyday.reading import read_post

    reading = replace(READING, function_words=(("en", ("the", "of", "and", "that", "is")), ("it", ())))

    assert () == read_post(IT, text(ENGLISH).encode(), reading)[1]


@pytest.mark.parametrize(
    ("body", "place"),
    [
        ("![](a.png)", "5:1"),
        ("Look: ![ ](a.png)", "5:7"),
        ("![][a]\n\n[a]: a.png", "5:1"),
        ("- a\n- ![](a.png)", "6:3"),
        ('A <img src="a.png"> b', "5:3"),
        ("![a.png](a.png)", "5:1"),
        ("![IMG_2041](a.png)", "5:1"),
        ("![immagine](a.png)", "5:1"),
        ('<img src="a.png" alt="DSC0123.JPG">', "5:1"),
    ],
)
def test_a_picture_without_words_is_told(body, place):
    assert [f"{place} picture-without-words"] == codes(text(body), EN)


@pytest.mark.parametrize(
    "body",
    ["![A bridge](a.png)", '<img src="a.png" alt="">', "<img src='a.png' alt='A bridge'>", "`![](a.png)`", "```\n![](a.png)\n```", "\\![](a.png)", "![Photo of a bridge](a.png)"],
)  # fmt: skip
def test_pictures_with_words_and_decoration_are_not(body):
    assert "picture-without-words" not in str(codes(text(body), EN))


def test_what_is_said_of_pictures():
    hint = 'write `![What it shows](…)`; if it is decoration alone, `<img src="…" alt="">`'

    assert [
        f"{EN}:5:1: warning picture-without-words: this picture has no words for those who cannot see it – {hint}",
        f"{EN}:6:1: warning picture-without-words: `IMG_2.jpg` does not say what this picture shows – {hint}",
    ] == said(text("![](a.png)\n![IMG_2.jpg](b.png)"), EN)


def row(cells: int, content: str = "x") -> str:
    return "| " + " | ".join([content] * cells) + " |"


def test_a_wide_table_is_told():
    assert [
        (
            f"{EN}:7:1: note table-wide: this table has 7 columns: feed readers and phones cut wide ones off"
            " – turn it, or make two of it; 6 columns fit"
        )
    ] == said(text(f"Text.\n\n{row(7)}\n{row(7, '---')}\n{row(7)}\n"), EN)


@pytest.mark.parametrize(
    "body",
    [
        f"{row(6)}\n{row(6, '---')}\n{row(6)}",
        f"```\n{row(9)}\n{row(9, '---')}\n```",
        "a | b | c | d | e | f | g | h",
        "---",
    ],
)
def test_other_tables_are_not(body):
    assert "table-wide" not in str(codes(text(f"Text.\n\n{body}\n"), EN))
