"""Posts of WordPress: what their headers say, what becomes of their status, which file they are."""

from __future__ import annotations

import pytest

from tests.importing.wxr import ENGLISH, HEAD, ITALIAN, NAMESPACES, attachment, category, export, item, meta


def header(result) -> dict[str, str]:
    lines = result.only().split("\n---\n")[0].splitlines()[1:]
    return dict(line.split(": ", 1) for line in lines)


def test_a_post_keeps_title_date_author_address_and_feed_id(importing):
    result = importing.export(item(12, "Silence &amp; talk"))

    assert header(result) == {
        "title": "Silence & talk",
        "date": "2011-04-24 10:15+02:00",
        "authors": "[Ada Rossi]",
        "aliases": "[/2011/04/post-12/]",
        "guid": "https://old.test/?p=12",
    }


@pytest.mark.parametrize(
    ("local", "gmt", "written"),
    [
        ("2011-04-24 10:15:00", "2011-04-24 08:15:00", "2011-04-24 10:15+02:00"),
        ("2011-01-01 00:30:05", "2010-12-31 19:00:05", "2011-01-01 00:30:05+05:30"),
        ("2011-04-24 08:15:00", "2011-04-24 08:15:00", "2011-04-24 08:15Z"),
        ("2011-04-24 10:15:00", "0000-00-00 00:00:00", "2011-04-24 10:15"),
        ("0000-00-00 00:00:00", "2011-04-24 08:15:00", "2011-04-24 08:15Z"),
    ],
)
def test_the_zone_is_the_distance_to_gmt(importing, local, gmt, written):
    assert header(importing.export(item(1, date=local, gmt=gmt)))["date"] == written


@pytest.mark.parametrize(
    ("sent", "written"),
    [
        ("Sun, 24 Apr 2011 08:15:00 +0000", "2011-04-24 10:15+02:00"),
        ("Sun, 24 Apr 2011 04:45:00 +0000", "2011-04-24 10:15+05:30"),
        ("Sun, 24 Apr 2011 08:11:00 +0000", "2011-04-24 10:15"),
        ("Mon, 30 Nov -0001 00:00:00 +0000", "2011-04-24 10:15"),
    ],
)
def test_without_gmt_the_moment_in_the_feed_tells_the_zone(importing, sent, written):
    never = "0000-00-00 00:00:00"
    result = importing.export(item(1, date="2011-04-24 10:15:00", gmt=never, extra=f"<pubDate>{sent}</pubDate>"))

    assert header(result)["date"] == written


@pytest.mark.parametrize(
    ("status", "password", "kind", "reason"),
    [
        ("draft", "", "post", "it was a draft"),
        ("pending", "", "post", "it was a draft"),
        ("private", "", "post", "it was private"),
        ("publish", "hunter2", "post", "it was protected by a password, which a site of plain files cannot do"),
        ("publish", "", "recipe", "it was neither a post nor a page, but of the type `recipe`"),
    ],
)
def test_what_was_not_public_is_a_draft_and_the_report_says_why(importing, status, password, kind, reason):
    result = importing.export(item(1, status=status, password=password, kind=kind))

    assert header(result)["status"] == "draft"
    assert result.report["texts"][0]["reasons"] == [reason]
    assert "hunter2" not in "".join(result.files.values())


def test_a_scheduled_post_waits_for_its_date(importing):
    result = importing.export(item(1, status="future", date="2027-01-01 07:00:00", gmt="2027-01-01 06:00:00"))

    assert header(result)["date"] == "2027-01-01 07:00+01:00"
    assert "status" not in header(result)
    assert "scheduled" in result.losses("articles/post-1.en.md")


def test_a_post_that_was_pinned_says_so(importing):
    pinned = item(1).replace("<wp:is_sticky>0", "<wp:is_sticky>1")

    assert "sticky" in importing.export(pinned).losses("articles/post-1.en.md")


def test_a_category_with_a_comma_stays_one_tag(importing):
    terms = category("Networking, work") + category("introverts", "post_tag") + category("Uncategorized")
    result = importing.export(item(1, extra=terms))

    assert header(result)["tags"] == '["Networking, work", introverts]'
    assert result.losses("articles/post-1.en.md")["categories"] == (1, ["Networking, work"])
    assert result.losses("articles/post-1.en.md")["no-category"] == (1, ["Uncategorized"])


def test_the_excerpt_is_the_summary(importing):
    assert header(importing.export(item(1, excerpt="Two <em>words</em>.")))["summary"] == "Two words."


def test_a_featured_image_that_is_not_at_hand_is_told(importing):
    """In a header it would be an error: pictures of headers lie in the content folder."""
    result = importing.export(
        item(1, extra=meta("_thumbnail_id", "50")), attachment(50, "https://old.test/wp-content/uploads/b.jpg")
    )

    [path] = [path for path in result.files if path.endswith(".md")]
    assert result.losses(path)["image-away"] == (1, ["https://old.test/wp-content/uploads/b.jpg"])
    assert "image" not in header(result)


def test_a_page_is_a_page(importing):
    assert list(importing.export(item(1, slug="about", kind="page")).files) == ["pages/about.en.md"]


def test_a_custom_field_is_named_with_its_words(importing):
    result = importing.export(item(1, extra=meta("mood", "cheerful") + meta("_edit_last", "1")))

    assert result.losses("articles/post-1.en.md")["custom-fields"] == (1, ["mood: cheerful"])
    assert result.losses("articles/post-1.en.md")["plugin-fields"][0] == 1


def test_what_was_thrown_away_is_listed_with_its_words(importing):
    result = importing.export(item(1), item(2, "Gone", "Old words.", status="trash"))

    assert [(entry["title"], entry["text"]) for entry in result.report["left_out"]] == [("Gone", "Old words.")]


@pytest.mark.parametrize(
    "text",
    [
        f"[:en]{ENGLISH}[:it]{ITALIAN}[:]",
        f"<!--:en-->{ENGLISH}<!--:--><!--:it-->{ITALIAN}<!--:-->",
        f"{{:en}}{ENGLISH}{{:it}}{ITALIAN}{{:}}",
    ],
)
def test_a_post_of_qtranslate_is_twins(importing, text):
    files = importing.export(item(1, "[:en]Hello[:it]Ciao[:]", text)).files

    assert list(files) == ["articles/post-1.en.md", "articles/post-1.it.md"]
    assert "title: Ciao\n" in files["articles/post-1.it.md"]
    assert ITALIAN in files["articles/post-1.it.md"]
    assert ITALIAN not in files["articles/post-1.en.md"]


@pytest.mark.parametrize(
    ("english", "italian"),
    [
        (category("English", "language", "en") + category("g", "post_translations", "pll_5"),
         category("Italiano", "language", "it") + category("g", "post_translations", "pll_5")),
        (meta("_wpml_import_language_code", "en") + meta("_wpml_import_translation_group", "7"),
         meta("_wpml_import_language_code", "it") + meta("_wpml_import_translation_group", "7")),
    ],
)  # fmt: skip
def test_translations_of_polylang_and_wpml_are_twins_with_their_own_addresses(importing, english, italian):
    files = importing.export(
        item(1, "Silence", slug="silence", extra=english), item(2, "Silenzio", ITALIAN, slug="silenzio", extra=italian)
    ).files

    assert list(files) == ["articles/silence.en.md", "articles/silence.it.md"]
    assert "slug: silenzio\n" in files["articles/silence.it.md"]


MAP = 'a:2:{s:2:"en";i:1;s:2:"it";i:2;}'


@pytest.mark.parametrize(
    ("english", "italian", "head"),
    [
        ("", meta("_icl_lang_duplicate_of", "1"), ""),
        (meta("_original_post", "https://old.test/?p=1"), meta("_original_post", "https://old.test/?p=1"), ""),
        (meta("_translations", MAP), meta("_translations", MAP), ""),
        ("", "", f"<wp:term><wp:term_taxonomy>post_translations</wp:term_taxonomy><wp:term_slug>pll_7</wp:term_slug><wp:term_description><![CDATA[{MAP}]]></wp:term_description></wp:term>"),
    ],
)  # fmt: skip
def test_translations_that_plugins_tell_in_other_ways_are_twins(importing, english, italian, head):
    texts = (
        item(1, "Silence", slug="silence", extra=english),
        item(2, "Silenzio", ITALIAN, slug="silenzio", link="https://old.test/it/silenzio/", extra=italian),
    )
    path = importing.folder / "export.xml"
    path.write_text(export(*texts, head=HEAD.format(namespaces=NAMESPACES) + head), "utf-8")

    assert list(importing(path).files) == ["articles/silence.en.md", "articles/silence.it.md"]


def test_a_translation_that_cannot_be_a_twin_names_the_text_it_belongs_to(importing):
    group = category("g", "post_translations", "pll_5")
    german = item(2, "Stille", slug="stille", extra=category("Deutsch", "language", "de") + group)
    result = importing.export(item(1, slug="silence", extra=category("English", "language", "en") + group), german)

    assert result.losses("articles/stille.en.md")["no-twin"] == (1, ["articles/silence.en.md"])


def test_an_excerpt_is_that_of_its_language_or_none(importing):
    files = importing.export(
        item(1, "[:en]Hi[:it]Ciao[:]", f"[:en]{ENGLISH}[:it]{ITALIAN}[:]", excerpt="[:en]Short[:]")
    ).files

    assert "summary: Short\n" in files["articles/post-1.en.md"]
    assert "summary" not in files["articles/post-1.it.md"]


def test_a_language_the_site_lacks_makes_a_draft(importing):
    german = "Ich gehe heute nach Hause und lese dann ein Buch über das Leben in der Stadt am Fluss, und du?"
    result = importing.export(item(1, "Zu Hause", german))

    assert header(result)["status"] == "draft"
    assert result.report["texts"][0]["reasons"] == [
        'it is in German, which the site has not got; add "de" to DAYBYDAY_LANGUAGES'
    ]


def test_a_text_too_short_to_tell_its_language_says_so(importing):
    assert "language-unsure" in importing.export(item(1, "Ok", "Ok.")).losses("articles/post-1.en.md")


@pytest.mark.parametrize(
    ("title", "text", "path"),
    [
        ("Ok", "COMPITO: Ok.", "articles/post-1.it.md"),
        ("Ok", "<p>Ok.</p><p>Homework: ok.</p>", "articles/post-1.en.md"),
        ("Giorno 1: Ok", "Ok.", "better-connections/001-post-1.it.md"),
    ],
)
def test_a_short_text_is_in_the_language_that_names_its_day_or_its_homework(importing, title, text, path):
    result = importing.export(item(1, title, text))

    assert [name for name in result.files if name.endswith(".md")] == [path]
    assert "language-unsure" not in result.losses(path)


def test_a_post_with_nothing_below_its_header_is_a_draft(importing):
    result = importing.export(item(1, text=""))

    assert header(result)["status"] == "draft"
    assert result.report["texts"][0]["reasons"] == ["below its header there is no text"]


def test_of_a_post_without_a_text_the_notes_of_plugins_are_named_with_their_words(importing):
    result = importing.export(item(1, text="", extra=meta("_panels", "Some words")))

    assert result.losses("articles/post-1.en.md")["plugin-fields"] == (1, ["_panels: Some words"])


def test_links_between_posts_lead_to_their_files(importing):
    files = importing.export(
        item(
            1,
            text='<a href="http://www.old.test/2011/04/post-2/#x">next</a>, <a href="https://old.test/?p=2">same</a>,'
            ' <a href="?p=2">by its number</a>',
        ),
        item(2),
    ).files

    assert (
        "[next]({filename}/articles/post-2.en.md#x), [same]({filename}/articles/post-2.en.md),"
        " [by its number]({filename}/articles/post-2.en.md)" in files["articles/post-1.en.md"]
    )


def test_an_old_address_that_another_text_has_is_named(importing):
    result = importing.export(item(1, slug="ask"), item(2, slug="tell", link="https://old.test/ask/"))

    assert result.losses("articles/tell.en.md")["old-address-taken"] == (1, ["https://old.test/ask/"])
    assert "old-address-taken" not in result.losses("articles/ask.en.md")


def test_a_text_at_its_old_address_has_lost_none(importing):
    assert "old-address-taken" not in importing.export(item(1, link="https://old.test/post-1/")).losses(
        "articles/post-1.en.md"
    )


def test_a_name_that_is_nowhere_any_more_is_told(importing):
    result = importing.export(item(1, slug="caffè_2", link="https://old.test/?p=1"))

    assert result.losses("articles/caffe-2.en.md")["slug"] == (1, ["caffè_2"])


def test_two_posts_of_one_name_are_two_files(importing):
    files = importing.export(item(1, slug="ask"), item(2, slug="ask", link="https://old.test/other/ask/")).files

    assert list(files) == ["articles/ask-2.en.md", "articles/ask.en.md"]


@pytest.mark.parametrize("slug", ["../../etc/passwd", "con", "tag", "2011", "%e2%80%99", "a/b\\c"])
def test_a_name_that_cannot_be_one_becomes_another(importing, tmp_path, slug):
    result = importing.export(item(1, "Words", slug=slug, link="https://old.test/x/"))

    assert all(path.startswith("articles/") and ".." not in path for path in result.files)
    assert result.errors(tmp_path / "site") == []


@pytest.mark.parametrize(
    "text",
    [
        f"{ENGLISH} <pre>{'int main void argc const char argv return ' * 20}</pre>",
        f"{ENGLISH} Reykjavík Hafnarfjörður Kópavogur Garðabær Akureyri Þórshöfn Vestmannaeyjar Ísafjörður and the others of them.",
        "PostgreSQL Kubernetes Docker nginx Redis: this is what you need, and it is not more than that, so that they are all of it.",
    ],
)
def test_code_and_names_do_not_make_a_text_foreign(importing, text):
    assert list(importing.export(item(1, text=text)).files) == ["articles/post-1.en.md"]
    assert "status" not in header(importing.export(item(1, text=text)))


def test_pictures_beside_an_export_come_along(importing):
    (importing.folder / "wp-content/uploads/2011/04").mkdir(parents=True)
    (importing.folder / "wp-content/uploads/2011/04/Bridge (1).JPG").write_bytes(b"x")
    shown = '<img src="https://old.test/wp-content/uploads/2011/04/Bridge%20(1).JPG" alt="A"> <img src="https://old.test/wp-content/uploads/none.jpg" alt="B">'
    result = importing.export(item(1, text=f"{ENGLISH}\n\n{shown}"))

    assert "![A]({static}/images/uploads/2011/04/bridge-1.jpg)" in result.only()
    assert result.report["pictures"] == {
        "copied": ["images/uploads/2011/04/bridge-1.jpg"], "linked": ["https://old.test/wp-content/uploads/none.jpg"],
    }  # fmt: skip
