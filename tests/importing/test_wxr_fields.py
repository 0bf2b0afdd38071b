"""What an export says of a post besides its text: fields, settings, descriptions. It comes along or is named, with its words."""

from __future__ import annotations

import json

import pytest

from tests.importing.wxr import ENGLISH, HEAD, ITALIAN, NAMESPACES, category, comment, export, item, meta

POST = "articles/post-1.en.md"


def aliases(result) -> str:
    return next(line for line in result.files[POST].splitlines() if line.startswith("aliases:"))


@pytest.mark.parametrize(
    ("extra", "code", "lost"),
    [
        (meta("mood", "calm") + meta("mood", "merry"), "custom-fields", ["mood: calm", "mood: merry"]),
        (meta("_yoast_wpseo_title", "Quiet people") + meta("_edit_lock", "1:2"), "plugin-fields", ["_yoast_wpseo_title: Quiet people", "_edit_lock"]),
        (meta("_yoast_wpseo_metadesc", "By %%sitename%%"), "descriptions", ["By %%sitename%%"]),
        (meta("_thumbnail_id", "77"), "image-unknown", ["77"]),
        (meta("footnotes", '[{"id":"a","content":"Nobody marked it."}]'), "notes-unmarked", ["Nobody marked it."]),
        (meta("footnotes", "[{broken"), "notes-unmarked", ["[{broken"]),
        ("<wp:comment_status>closed</wp:comment_status><wp:menu_order>3</wp:menu_order>", "settings", ["comment_status: closed", "menu_order: 3"]),
        ("<wp:post_modified>2015-05-05 10:00:00</wp:post_modified>", "settings", ["post_modified: 2015-05-05 10:00:00"]),
        ('<enclosure url="https://old.test/a.mp3" length="12" type="audio/mpeg"/>', "other-elements", ["enclosure: https://old.test/a.mp3 12 audio/mpeg"]),
        ("<description>What it is about</description>", "other-elements", ["description: What it is about"]),
        (category("Essay", "topic"), "taxonomies", ["topic: Essay"]),
    ],
)  # fmt: skip
def test_what_has_no_place_here_is_named_with_its_words(importing, extra, code, lost):
    assert importing.export(item(1, extra=extra)).losses(POST)[code][1] == lost


def test_settings_that_everybody_has_are_not_mentioned(importing):
    extra = (
        "<wp:comment_status>open</wp:comment_status><wp:ping_status>open</wp:ping_status><wp:menu_order>0</wp:menu_order>"
        "<wp:post_modified>2011-04-24 10:15:00</wp:post_modified><description></description>"
    )

    assert importing.export(item(1, extra=extra)).losses(POST) == {"language": (1, [])}


def test_every_former_name_of_a_post_leads_to_it(importing):
    old = meta("_wp_old_slug", "first") + meta("_wp_old_slug", "perch%c3%a9") + meta("_wp_old_slug", "post-1")

    result = importing.export(item(1, extra=old))

    assert aliases(result) == "aliases: [/2011/04/post-1/, /2011/04/first/, /2011/04/perché/]"


def test_a_former_name_leads_on_where_addresses_end_otherwise(importing):
    result = importing.export(item(1, link="https://old.test/post-1.html#main", extra=meta("_wp_old_slug", "first")))

    assert aliases(result) == "aliases: [/post-1.html, /first.html]"


def test_a_former_name_of_which_no_address_can_be_made_is_named(importing):
    result = importing.export(item(1, link="https://old.test/?p=1", extra=meta("_wp_old_slug", "first")))

    assert result.losses(POST)["old-slugs"] == (1, ["first"])


def test_a_description_for_search_engines_beside_an_excerpt_is_named(importing):
    result = importing.export(item(1, excerpt="Short.", extra=meta("rank_math_description", "For engines.")))

    assert "summary: Short.\n" in result.only()
    assert result.losses(POST)["descriptions"] == (1, ["For engines."])


def test_links_of_an_excerpt_are_named_for_a_summary_is_plain_text(importing):
    result = importing.export(item(1, excerpt='See <a href="https://o.test/?a=1&amp;b=2">this</a>.'))

    assert "summary: See this.\n" in result.only()
    assert result.losses(POST)["summary-links"] == (1, ["https://o.test/?a=1&b=2"])


def elementor(*widgets: tuple[str, dict]) -> str:
    made = [{"elType": "widget", "widgetType": kind, "settings": settings} for kind, settings in widgets]
    column = {"elType": "column", "settings": {"_title": "no words"}, "elements": made}
    return meta("_elementor_data", json.dumps([{"elType": "section", "settings": [], "elements": [column]}]))


WIDGETS = (
    ("heading", {"title": "Ask early", "title_color": "#fff", "link": {"url": "https://o.test/ask"}}),
    ("text-editor", {"editor": "<p>One <em>question</em>.</p>", "typography_font_family": "Open Sans"}),
    ("image", {"image": {"url": "https://o.test/a.jpg", "alt": "A bridge", "id": 5}, "caption": "At dawn"}),
    ("accordion", {"tabs": [{"tab_title": "Why?", "tab_content": "<p>Because.</p>", "_id": "a1"}]}),
    ("video", {"youtube_url": "https://v.test/1"}),
)


def test_a_text_that_stands_in_a_page_builder_alone_comes_along(importing):
    assert importing.export(item(1, text="", extra=elementor(*WIDGETS))).body() == (
        "## [Ask early](https://o.test/ask)\n\nOne *question*.\n\n![A bridge](https://o.test/a.jpg)\n\nAt dawn\n\nWhy?\n\nBecause."
        "\n\n[https://v.test/1](https://v.test/1)"
    )


def test_what_a_page_builder_shows_and_the_text_lacks_is_named(importing):
    result = importing.export(item(1, text=f"{ENGLISH}<p>One <em>question</em>.</p>", extra=elementor(*WIDGETS[:2])))

    assert result.losses(POST)["builder-texts"] == (1, ['<h2><a href="https://o.test/ask">Ask early</a></h2>'])


def test_a_page_builder_s_text_that_cannot_be_read_is_shown_as_it_is(importing):
    assert (
        "[{cut &lt;here" in importing.export(item(1, text="", extra=meta("_elementor_data", "[{cut &lt;here"))).only()
    )


def test_fields_of_comments_are_named_and_what_a_spam_filter_noted_is_counted(importing):
    fields = "".join(
        f"<wp:commentmeta><wp:meta_key>{key}</wp:meta_key><wp:meta_value>{value}</wp:meta_value></wp:commentmeta>"
        for key, value in (("rating", "5"), ("akismet_as_submitted", "me@mail.test"), ("reply_to", "me@mail.test"))
    )
    result = importing.export(item(1, extra=comment(7, "Yes.").replace("</wp:comment>", f"{fields}</wp:comment>")))

    assert result.losses(POST)["comment-fields"] == (3, ["rating: 5", "reply_to: …@…"])


def test_a_reply_that_moves_is_named(importing):
    thread = comment(1, "Yes.") + comment(2, "To nobody.", parent=99) + comment(3, "To Yes.", parent=1)

    assert importing.export(item(1, extra=thread)).losses(POST)["comments-moved"] == (1, ["Marta: To nobody."])


def test_a_comment_of_an_author_without_a_name_has_theirs(importing):
    said = comment(7, "Thank you.", author="").replace(
        "</wp:comment>", "<wp:comment_user_id>4</wp:comment_user_id></wp:comment>"
    )
    path = importing.folder / "export.xml"
    head = HEAD.format(namespaces=NAMESPACES).replace("<wp:author>", "<wp:author><wp:author_id>4</wp:author_id>")
    path.write_text(export(item(1, extra=said), head=head), "utf-8")

    assert 'author: "Ada Rossi"' in importing(path).files["articles/post-1.en.comments.yaml"]


def test_terms_above_others_and_fields_of_terms_are_named(importing):
    terms = (
        "<wp:category><wp:category_nicename>events</wp:category_nicename><wp:category_parent>work</wp:category_parent><wp:cat_name>Events</wp:cat_name></wp:category>"
        "<wp:term><wp:term_taxonomy>topic</wp:term_taxonomy><wp:term_name>Calm</wp:term_name>"
        "<wp:termmeta><wp:meta_key>colour</wp:meta_key><wp:meta_value>green</wp:meta_value></wp:termmeta></wp:term>"
    )
    path = importing.folder / "export.xml"
    path.write_text(export(item(1), head=HEAD.format(namespaces=NAMESPACES) + terms), "utf-8")

    assert importing(path).losses()["term-facts"] == (2, ["work → Events", "Calm, colour: green"])


def test_entries_of_menus_are_named_with_their_addresses_and_descriptions(importing):
    url = meta("_menu_item_url", "https://shop.test/")
    shop = item(2, "To the shop", "All of it.", kind="nav_menu_item", excerpt="Open", extra=url)

    assert importing.export(item(1), shop).losses()["menus"] == (
        1,
        ["To the shop – https://shop.test/ – Open – All of it."],
    )


def test_a_page_below_one_that_is_not_there_says_so(importing):
    below = item(2, slug="team", kind="page").replace("<wp:post_parent>0", "<wp:post_parent>77")

    assert importing.export(below).losses("pages/team.en.md")["page-below"] == (1, ["77"])


def test_a_date_that_cannot_be_that_of_gmt_is_named(importing):
    result = importing.export(item(1, date="2011-04-20 10:15:00"))

    assert "date: 2011-04-24 08:15Z\n" in result.only()
    assert result.losses(POST)["date-apart"] == (1, ["2011-04-20 10:15:00"])


def test_a_date_that_no_calendar_has_is_named(importing):
    result = importing.export(item(1, date="2011-02-30 10:15:00"))

    assert "date: 2011-04-24 08:15Z\n" in result.only()
    assert result.losses(POST)["date-unreadable"] == (1, ["2011-02-30 10:15:00"])


def test_names_that_qtranslate_keeps_per_language_are_names_of_the_twins(importing):
    slugs = meta("_qts_slug_en", "hello") + meta("_qts_slug_it", "ciao")
    files = importing.export(item(1, "[:en]Hi[:it]Ciao[:]", f"[:en]{ENGLISH}[:it]{ITALIAN}[:]", extra=slugs)).files

    assert list(files) == ["articles/hello.en.md", "articles/hello.it.md"]
    assert "slug: ciao\n" in files["articles/hello.it.md"]


def test_a_title_without_a_text_in_its_language_is_told(importing):
    result = importing.export(item(1, "[:en]Hi[:it]Ciao[:]", f"[:en]{ENGLISH}[:]"))

    assert "language-missing" in result.losses("articles/post-1.it.md")
    assert "language-missing" not in result.losses(POST)
