"""Shortcodes that show something by their values: of page builders, galleries, players. What is not shown is named."""

from __future__ import annotations

import pytest

from tests.importing.wxr import ENGLISH, attachment, item, meta

POST = "articles/post-1.en.md"
PICTURE = attachment(50, "https://old.test/a.jpg", alt="A bridge")


@pytest.mark.parametrize(
    ("shortcode", "markdown"),
    [
        ('[et_pb_image src="https://o.test/a.jpg" alt="A bridge" /]', "![A bridge](https://o.test/a.jpg)"),
        ('[et_pb_image src="https://o.test/a.jpg" url="https://o.test/" /]', '[<img src="https://o.test/a.jpg" alt="">](https://o.test/)'),
        ('[et_pb_button button_url="https://o.test/" button_text="Begin" /]', "[Begin](https://o.test/)"),
        ('[et_pb_blurb title="Say %22hello%22" url="https://o.test/"]Twice.[/et_pb_blurb]', '[Say "hello"](https://o.test/)\n\nTwice.'),
        ('[vc_btn title="Begin" link="url:https%3A%2F%2Fo.test%2F|title:Go||"]', "[Begin](https://o.test/)"),
        ('[vc_custom_heading text="Ask early" font_container="tag:h2"]', "Ask early"),
        ('[vc_video link="https://v.test/1"]', "[https://v.test/1](https://v.test/1)"),
        ("[vc_raw_html]JTNDcCUzRUFzayUyMGVhcmx5JTNDJTJGcCUzRQ==[/vc_raw_html]", "Ask early"),
        ("[vc_raw_html]no code[/vc_raw_html]", "no code"),
        ("[vc_row][vc_column]Words[/vc_column][/vc_row]", "Words"),
    ],
)  # fmt: skip
def test_words_links_and_pictures_of_a_page_builder_come_along(importing, shortcode, markdown):
    assert importing.export(item(1, text=shortcode)).body() == markdown


def test_what_a_page_builder_ordered_is_named(importing):
    text = f'[vc_row el_class="x"]{ENGLISH}[/vc_row][et_pb_button button_url="https://o.test/" button_text="Begin" /]'
    losses = importing.export(item(1, text=text)).losses(POST)

    assert losses["shortcodes"] == (1, ['[vc_row el_class="x"]'])
    assert losses["builder-parts"][1] == ['[et_pb_button button_url="https://o.test/" button_text="Begin" /]']


@pytest.mark.parametrize(
    "shortcode",
    [
        '[gallery ids="50"]',
        '[vc_gallery images="50"]',
        '[vc_single_image image="50" img_size="full"]',
        '[et_pb_gallery gallery_ids="50" /]',
        '[playlist ids="50"]',
    ],
)
def test_files_that_a_shortcode_names_by_number_are_shown(importing, shortcode):
    assert importing.export(item(1, text=shortcode), PICTURE).body() == "![A bridge](https://old.test/a.jpg)"


def test_a_gallery_without_numbers_shows_the_files_of_its_post_in_their_order(importing):
    def of_post(number: int, order: int) -> str:
        picture = attachment(number, f"https://old.test/{number}.jpg", alt=f"No. {number}")
        return picture.replace("<wp:post_parent>0", f"<wp:menu_order>{order}</wp:menu_order><wp:post_parent>1")

    shown = importing.export(item(1, text="[gallery]"), of_post(51, 2), of_post(52, 1), of_post(53, 1)).body()

    assert [line[2:8] for line in shown.splitlines() if line] == ["No. 52", "No. 53", "No. 51"]


def test_pictures_of_a_gallery_that_are_not_there_are_named(importing):
    result = importing.export(item(1, text=f'{ENGLISH}\n\n[gallery ids="50,98,99"]'), PICTURE)

    assert result.losses(POST)["gallery-missing"] == (2, ["98", "99"])


def test_words_beside_a_picture_that_is_shown_are_named(importing):
    written = '[vc_single_image image="50" title="Our bridge"]'

    assert importing.export(item(1, text=f"{ENGLISH}\n\n{written}"), PICTURE).losses(POST)["shortcodes"] == (
        1,
        [written],
    )


def test_the_other_files_of_a_film_are_named(importing):
    player = '[video mp4="https://o.test/a.mp4" webm="https://o.test/a.webm" poster="https://o.test/p.jpg"][/video]'
    result = importing.export(item(1, text=f"{ENGLISH}\n\n{player}"))

    assert result.losses(POST)["embeds"] == (1, ["https://o.test/a.mp4"])
    assert result.losses(POST)["media-formats"] == (2, ["https://o.test/a.webm", "https://o.test/p.jpg"])


def test_a_shortcode_of_which_only_the_address_is_shown_is_named_as_a_whole(importing):
    written = '[review stars="4" title="Good" url="https://o.test/"]'
    result = importing.export(item(1, text=f"{ENGLISH}\n\n{written}"))

    assert result.losses(POST)["embeds"] == (1, [written])


TABLE = item(9, "Prices", '[["Tea","Price"],["Green","2 <b>euro</b>"],["#rowspan#",null]]', kind="tablepress_table")
SHOWN = "| Tea | Price |\n| --- | --- |\n| Green | 2 **euro** |\n|  |  |"


@pytest.mark.parametrize(("number", "extra"), [("9", ""), ("3", meta("_tablepress_export_table_id", "3"))])
def test_a_table_of_its_own_stands_where_it_was_shown(importing, number, extra):
    table = TABLE.replace("</item>", f"{extra}</item>")
    files = importing.export(item(1, text=f"{ENGLISH}\n\n[table id={number} /]"), table).files

    assert files[POST].endswith(f"{ENGLISH}\n\n{SHOWN}\n")


def test_a_table_that_is_not_there_is_named(importing):
    result = importing.export(item(1, text=f"{ENGLISH}\n\n[table id=4 /]"), TABLE)

    assert result.losses(POST)["shortcodes"] == (1, ["[table id=4 /]"])
