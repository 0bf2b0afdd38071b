"""Social cards as pictures: small, whole, legible, whatever a title is."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from daybyday.drawings import CardDrawing
from daybyday.pictures.cards import draw_card
from daybyday.pictures.lettering import TextBlock, drawable, fitted, width_of

TITLES = (
    "Go",
    "The person you always nod to",
    "Perché la città dell’umiltà è già così lontana, e nessuno dei due ha il coraggio di telefonare per primo",
    "Quagliarella MWMW gggg " * 12,
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
    "日本語のタイトル",
    "",
)


@pytest.mark.parametrize("number", ["", "8", "10001"])
@pytest.mark.parametrize("title", TITLES)
def test_a_card_is_a_small_picture_of_the_size_that_is_asked_for(title, number):
    data = draw_card(
        CardDrawing(title, number, "Relazioni che contano per davvero, sempre e ovunque", "Day by Day " * 5)
    )

    with Image.open(io.BytesIO(data)) as image:
        assert (image.format, image.mode, image.size) == ("PNG", "P", (1200, 630))
    assert len(data) <= 15_000


@pytest.mark.parametrize("change", ["title", "number", "band", "foot"])
def test_all_that_stands_on_a_card_is_seen_on_it(change):
    values = {"title": "Ask", "number": "8", "band": "Connections", "foot": "Site"}

    assert draw_card(CardDrawing(**values)) != draw_card(CardDrawing(**{**values, change: "X"}))


def test_in_a_language_from_right_to_left_the_leaf_stands_on_the_right():
    plain = Image.open(io.BytesIO(draw_card(CardDrawing("", "8"))))
    mirrored = Image.open(io.BytesIO(draw_card(CardDrawing("", "8", right_to_left=True))))

    assert plain.getpixel((100, 200)) == mirrored.getpixel((1100, 200)) != mirrored.getpixel((100, 200))


def test_equal_cards_are_equal_bytes():
    assert draw_card(CardDrawing("Ask", "8")) == draw_card(CardDrawing("Ask", "8"))


@pytest.mark.parametrize(
    "text",
    [
        "perché è già più così: «l’umiltà» – ÀÈÌÒÙ",
        "“Quotes” & more… €5",
        "Ελληνικά",
        "Привет",
        "Zażółć gęślą jaźń",
        "1234567890",
    ],
)
def test_the_font_has_the_letters_of_europe(text):
    assert drawable(text) == text


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("Well done 🎉", "Well done"),
        ("A\u200bsk\ufe0f now", "Ask now"),
        ("Cafe\u0301", "Café"),
        ("日本語のタイトル", ""),
        ("مرحبا", ""),
        ("Say 你好 to a neighbour whom you never met", "Say to a neighbour whom you never met"),
    ],
)
def test_what_the_font_does_not_have_is_left_out_and_no_boxes_are_drawn(text, drawn):
    assert drawable(text) == drawn


@pytest.mark.parametrize("title", [title for title in TITLES if title])
def test_every_line_of_a_title_fits_its_box(title):
    block = TextBlock(title, range(98, 49, -6), 700, 222)

    assert block.height <= 222
    assert all(width_of(line, block.size) <= 700 for line in block.lines)


def test_a_short_title_is_larger_than_a_long_one():
    short, long = (TextBlock(title, range(98, 49, -6), 700, 222) for title in TITLES[1:3])

    assert short.size > long.size


def test_lines_are_about_equally_long():
    first, second = TextBlock("The person you always nod to", range(98, 49, -6), 700, 222).lines

    assert width_of(second, 98) > width_of(first, 98) * 0.6


def test_what_does_not_fit_ends_in_an_ellipsis():
    assert TextBlock("word " * 100, range(98, 49, -6), 700, 222).lines[-1].endswith("…")
    assert fitted("Relazioni che contano, sempre", 30, 200).endswith("…")
