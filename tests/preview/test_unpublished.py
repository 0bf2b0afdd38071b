"""Drafts and coming days: shown to the author alone, and marked; the public's pages know nothing of them."""

from __future__ import annotations

from tests.harness import day
from tests.preview.conftest import CONTENT


def test_a_coming_day_is_shown_with_its_moment(live):
    answer = live().get("/connections/12/")

    assert "Later words." in answer["body"].decode()
    assert answer["mark"] == {
        "text": "Coming on Thursday 12 November 2026, 07:00 – only you see this", "word": "Coming", "kind": "coming",
        "name": "Preview", "lang": "en",
    }  # fmt: skip


def test_an_italian_author_is_told_in_italian(live, monkeypatch):
    monkeypatch.setenv("DAYBYDAY_SPEAK", "it")
    mark = live().get("/connections/12/")["mark"]

    assert mark["text"] == "Esce giovedì 12 novembre 2026, 07:00: lo vedi soltanto tu"
    assert (mark["word"], mark["kind"], mark["lang"]) == ("In arrivo", "coming", "it")


def test_a_draft_is_shown_as_one_whatever_its_date(live):
    preview = live()

    for address in ("/connections/13/", "/loose/"):
        mark = preview.get(address)["mark"]
        assert (mark["text"], mark["word"]) == ("Draft – only you see this", "Draft")


def test_a_draft_without_a_date_is_shown(live):
    preview = live(CONTENT + "-- articles/undated.en.md --\n---\ntitle: Undated\nstatus: draft\n---\nText.\n")

    assert preview.get("/undated/")["mark"]["word"] == "Draft"


def test_public_pages_know_nothing_of_what_is_not_out(live):
    preview = live()
    preview.get("/connections/12/")

    public = [
        preview.text(address) for address in ("/", "/connections/", "/connections/2/", "/feed.rss", "/sitemap.xml")
    ]
    assert not [text for text in public if "Later" in text or "Unfinished" in text or "Loose" in text]


def test_public_pages_are_those_of_a_build(live):
    preview = live(SITEURL="https://example.org")
    built = preview.files.build()
    pages = [path for path in built.files if path.endswith((".html", ".rss", ".json", ".xml"))]

    assert len(pages) > 20
    assert [] == [
        path for path in pages if preview.get(f"/{path}").get("body") != built.files[path]
    ]  # fmt: skip


def test_an_edit_of_a_draft_is_in_its_page(live):
    preview = live()
    preview.get("/loose/")
    preview.edit("articles/loose.en.md", "A text.", "Some other text.")

    assert "Some other text." in preview.text("/loose/")


def test_a_draft_at_an_address_that_shows_the_original_has_one_for_the_author(live):
    preview = live(CONTENT + day(2, "it", "Avanti", header="status: draft\n", text="Parole nuove."))

    assert preview.get("/it/relazioni/2/")["mark"] is None
    (row,) = [row for row in preview.site.overview() if row["title"] == "Avanti"]
    assert row["link"] == "/it/relazioni/2/?unseen"
    answer = preview.get(row["link"])
    assert answer["mark"]["word"] == "Draft"
    assert "Parole nuove." in answer["body"].decode()


def test_asking_for_the_unseen_where_there_is_none_shows_the_page(live):
    assert live().get("/connections/1/?unseen")["mark"] is None


def test_everything_that_is_not_out_is_listed_in_order(live):
    rows = live().site.overview()

    assert [(row["said"], row["what"], row["title"], row["file"], row["link"]) for row in rows] == [
        ("Coming on Thursday 12 November 2026, 07:00", "Day 12 · English", "Later", "connections/012.en.md", "/connections/12/"),
        ("Draft", "Article · English", "Loose thoughts", "articles/loose.en.md", "/loose/"),
        ("Draft", "Day 13 · English", "Unfinished", "connections/013.en.md", "/connections/13/"),
    ]  # fmt: skip


def test_how_many_texts_are_not_out_is_told_with_the_moment(live):
    state = live().site.state()

    assert (state["not_out"], state["as_of"]) == (3, "8 November 2026, 12:00")


def test_a_broken_draft_is_told_of_and_stops_nothing(live):
    preview = live()
    preview.edit("articles/loose.en.md", "A text.", "![a cat](/images/no-cat.png)")

    assert [one.rpartition(" ")[2] for one in preview.findings()] == ["picture-missing"]
    assert not preview.site.state()["stopped"]
    assert preview.get("/loose/")["mark"]["word"] == "Draft"


def test_a_coming_text_that_cannot_be_read_is_listed_without_a_link(live):
    preview = live()
    preview.edit("connections/012.en.md", "title: Later", "title: [Later")

    (row,) = [row for row in preview.site.overview() if row["file"] == "connections/012.en.md"]
    assert (row["said"], row["link"]) == ("Cannot be read", "")
    assert not preview.site.state()["stopped"]


def test_a_day_that_waits_for_its_translation_says_so(live):
    content = CONTENT.replace("release:", "translations: hold\nrelease:")
    preview = live(content)

    assert preview.get("/connections/2/")["mark"]["text"] == "Waiting for its translation – only you see this"


def test_lists_that_come_with_a_coming_day_are_not_out_either(live):
    preview = live(CONTENT + day(14, "en", "Tagged", header="tags: [rare]\n"))

    assert preview.get("/tag/rare/")["mark"]["text"] == "Not out yet – only you see this"
