"""The site in memory: what is saved is there, what is wrong is said, what was good stays."""

from __future__ import annotations

import re

import pytest

from daybyday.building.remembered import comment_cache
from daybyday.engine.lock import acquire
from daybyday.preview.saved import sort_out
from tests.harness import UNREADY, day

BEGIN = "connections/001.en.md"


def test_a_saved_text_is_in_its_page(live):
    preview = live().edit(BEGIN, "First words.", "Other words.")

    assert "Other words." in preview.text("/connections/1/")
    assert "First words." not in preview.text("/connections/1/")


def whole_builds(preview, monkeypatch) -> list[object]:
    """What was saved, for each time the whole site is made anew from now on."""
    builds = []
    prepare = preview.site._memory.prepare
    monkeypatch.setattr(preview.site._memory, "prepare", lambda now, saved: builds.append(saved) or prepare(now, saved))
    return builds


def test_new_words_are_shown_before_the_whole_site_is_made_anew(live, monkeypatch):
    preview = live().rest()
    builds = whole_builds(preview, monkeypatch)
    preview.edit(BEGIN, "First words.", "Other words, [see](002.en.md).")

    assert 'Other words, <a href="/connections/2/">see</a>.' in preview.text("/connections/1/")
    assert builds == []
    preview.rest()
    assert builds == [{BEGIN}]


def test_lists_and_neighbours_follow_a_new_title(live):
    preview = live().rest().edit(BEGIN, "Begin", "Start here")
    assert "Start here" in preview.text("/connections/1/")
    assert "Start here" not in preview.text("/connections/2/")

    preview.rest()

    assert "Start here" in preview.text("/connections/2/")
    assert "Start here" in preview.text("/")


def test_the_site_follows_once_after_several_texts(live, monkeypatch):
    preview = live().rest()
    builds = whole_builds(preview, monkeypatch)
    preview.edit(BEGIN, "First", "Other").edit("connections/002.en.md", "See", "Look at").edit(
        BEGIN, "Other", "Last"
    ).rest()

    assert builds == [{BEGIN, "connections/002.en.md"}]
    assert "Last words." in preview.text("/connections/1/")


def test_what_was_shown_first_is_taken_in_with_whatever_is_saved_next(live, monkeypatch):
    preview = live().rest()
    builds = whole_builds(preview, monkeypatch)
    preview.edit(BEGIN, "First", "Other").edit(BEGIN, "title: Begin\n", "title: Begin\nday: two\n").rest()

    assert builds == [{BEGIN}]


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (BEGIN, "title: Begin\n", "title: Begin\nslug: first\n"),
        (BEGIN, "title: Begin\n", "title: Begin\ntags: [new]\n"),
        (BEGIN, "title: Begin\n", "title: Begin\nstatus: draft\n"),
        (BEGIN, "title: Begin\n", "title: Begin\nday: two\n"),
        ("connections/012.en.md", "Later words", "Other words"),
    ],
    ids=["address", "tags", "draft", "error", "not out"],
)
def test_what_is_more_than_words_waits_for_the_whole_site(live, monkeypatch, path, old, new):
    preview = live().rest()
    builds = whole_builds(preview, monkeypatch)
    preview.edit(path, old, new)

    assert builds == [{path}]


def test_a_page_that_was_shown_first_is_no_other_than_that_of_the_whole_site(live):
    preview = live().rest().edit(BEGIN, "First words.", "Other *words*[^1].\n\n[^1]: Said before.")
    ahead = preview.text("/connections/1/")

    assert preview.rest().text("/connections/1/") == ahead


COMMENTS = "connections/001.en.comments.yaml"
COMMENT = "- id: 1\n  date: 2011-04-24\n  html: Said long ago.\n"


def test_saved_comments_are_in_the_page_of_their_post(live):
    preview = live().save(COMMENTS, COMMENT)
    assert "Said long ago." in preview.text("/connections/1/")

    preview.edit(COMMENTS, "long ago", "in 2011").edit(BEGIN, "First words.", "Other words.")

    assert "Said in 2011." in preview.text("/connections/1/")
    assert "Other words." in preview.text("/connections/1/")


def test_comments_that_were_deleted_are_not_there(live):
    preview = live().save(COMMENTS, COMMENT)
    preview.files.delete(COMMENTS)
    assert sort_out({"posts": [], "other_files": [COMMENTS], "theme": [], "anything": False}, preview.site.latest)

    preview.saved(COMMENTS)

    assert "Said long ago." not in preview.text("/connections/1/")


def test_a_mistake_in_comments_leaves_the_site_as_it_was(live):
    preview = live().save(COMMENTS, COMMENT).edit(COMMENTS, "2011-04-24", "then")

    assert preview.findings() == [f"content/{COMMENTS}:2:9 error date-unreadable"]
    assert "Said long ago." in preview.text("/connections/1/")


def test_the_next_preview_knows_comments_without_reading_them(live, site, monkeypatch):
    live().save(COMMENTS, COMMENT)
    live()
    monkeypatch.setattr(comment_cache, "_read", None)

    assert "Said long ago." in live().text("/connections/1/")


def test_what_was_saved_is_said_with_the_pages_that_changed(live):
    preview = live().rest().edit(BEGIN, "First words.", "Other words.").rest()

    (line,) = preview.lines()
    # The day and the home page, which quotes its first words; the feed is no page.
    assert line.startswith("Saved: 001.en.md – ")
    assert " changed, " in line
    assert [
        {"/connections/feed.rss", "/feed.rss"} <= set(one["files"]) for one in preview.said if one["kind"] == "files"
    ] == [True]


def test_an_italian_author_reads_it_in_italian(live, monkeypatch):
    monkeypatch.setenv("DAYBYDAY_SPEAK", "it")
    preview = live().rest().edit(BEGIN, "First words.", "Other words.").rest()
    preview.edit(BEGIN, "title: Begin", "title: [Begin")

    changed, broken = preview.lines()
    assert re.fullmatch(r"Salvato: 001\.en\.md – [0-9]+ pagine cambiate, [0-9]+,[0-9]{2} s", changed)
    assert broken == "Salvato: 001.en.md – 1 errore; il sito resta com’era."


def test_a_broken_text_leaves_the_site_as_it_was_until_it_is_mended(live):
    preview = live()
    preview.edit(BEGIN, "title: Begin", "title: [Begin")

    assert preview.findings() == ["content/connections/001.en.md:2:8 error yaml-broken"]
    assert "First words." in preview.text("/connections/1/")
    assert preview.site.state()["good"]
    assert preview.site.state()["stopped"]
    assert preview.lines() == ["Saved: 001.en.md – 1 error; the site stays as it was."]

    preview.edit(BEGIN, "title: [Begin", "title: Begin again")

    assert preview.findings() == []
    assert not preview.site.state()["stopped"]
    assert "Begin again" in preview.text("/connections/1/")


def test_browsers_are_told_of_every_change_at_once(live):
    preview = live()
    preview.said.clear()
    preview.edit(BEGIN, "First", "Other")

    assert [(one["kind"], one["changed"]) for one in preview.said] == [("state", True)]


def test_a_site_that_begins_broken_has_no_page_until_it_is_mended(live):
    preview = live(day(1, "en", "[Begin"))

    assert preview.get("/connections/1/") == {"nothing": True}
    assert not preview.site.state()["good"]


def test_findings_are_printed_once_for_each_change(live, capsys):
    preview = live().rest()
    preview.edit(BEGIN, "title: Begin", "title: [Begin")
    preview.rest()
    preview.get("/connections/1/")

    assert capsys.readouterr().err.count("yaml-broken") == 1


def test_an_unknown_address_has_the_404_page_of_its_language(live):
    preview = live()

    for address, language in (("/nowhere/", "en"), ("/it/nessun-posto/", "it"), ("/it", "it")):
        answer = preview.get(address)
        if address == "/it":
            assert answer == {"redirect": "/it/"}
        else:
            assert answer["status"] == 404
            assert f'<html lang="{language}"' in answer["body"].decode()


def test_an_address_without_its_slash_leads_to_the_one_with_it(live):
    assert live().get("/connections/1") == {"redirect": "/connections/1/"}


def test_a_template_that_cannot_be_used_takes_its_own_pages_only(live, own_theme):
    preview = live(THEME=str(own_theme)).rest()
    template = own_theme / "templates" / "day.html"
    good = template.read_text("utf-8")
    template.write_text("\n{{ page.nonsense }}", "utf-8")
    preview.saved("templates/day.html").rest()

    assert preview.get("/connections/1/")["finding"]["code"] == "template-broken"
    assert preview.get("/about/")["status"] == 200
    assert preview.findings() == ["theme/templates/day.html:2:1 error template-broken"]

    template.write_text(good, "utf-8")
    preview.saved("templates/day.html").rest()

    assert preview.findings() == []
    assert preview.get("/connections/1/")["status"] == 200


def test_a_mistake_in_a_template_is_found_without_looking_at_its_pages(live, own_theme):
    preview = live(THEME=str(own_theme)).rest()
    preview.said.clear()
    (own_theme / "templates" / "series.html").write_text("{% broken", "utf-8")
    preview.saved("templates/series.html").rest()

    assert [one.rpartition(" ")[2] for one in preview.findings()] == ["template-broken"]
    codes = [[one["code"] for one in told["findings"]] for told in preview.said if told["kind"] == "state"]
    assert [[code for code in state if code not in UNREADY] for state in codes] == [[], ["template-broken"]]


def test_a_mistake_in_a_template_is_not_forgotten_when_a_text_is_saved(live, own_theme):
    preview = live(THEME=str(own_theme))
    (own_theme / "templates" / "day.html").write_text("{{ page.nonsense }}", "utf-8")
    preview.saved("templates/day.html").rest()
    preview.edit(BEGIN, "First", "Other")

    assert [one.rpartition(" ")[2] for one in preview.findings()] == ["template-broken"]


def test_code_that_fails_while_it_runs_leaves_the_site_as_it_was(live, monkeypatch):
    preview = live()
    with monkeypatch.context() as broken:
        broken.setattr("daybyday.preview.site_memory.prepare", lambda *_: 1 / 0)
        preview.edit(BEGIN, "First", "Other").rest()

        assert [one.rpartition(" ")[2] for one in preview.findings()] == ["code-broken"]
        assert "First words." in preview.text("/connections/1/")

    # What was saved while it failed is not lost.
    preview.edit("connections/002.en.md", "See", "Look at")
    assert preview.findings() == []
    assert "Other words." in preview.text("/connections/1/")


def test_a_clock_that_goes_on_brings_the_day_that_has_come(live):
    preview = live()
    assert preview.get("/connections/12/")["mark"]
    preview.now = "2026-11-12T06:59:59+01:00"
    preview.site.tick()
    assert preview.get("/connections/12/")["mark"]
    preview.now = "2026-11-12T07:00:00+01:00"
    preview.site.tick()

    assert preview.get("/connections/12/")["mark"] is None


def test_a_clock_that_passed_something_tells_browsers(live):
    preview = live().rest()
    preview.said.clear()
    preview.now = "2026-11-12T07:00:00+01:00"
    preview.site.tick()
    preview.rest()

    assert [one["changed"] for one in preview.said if one["kind"] == "state"] == [False, True]
    assert preview.lines() == []


def test_a_clock_that_stands_still_changes_nothing(live):
    preview = live().rest()
    preview.said.clear()
    preview.site.tick()

    assert preview.said == []


def test_a_build_beside_the_preview_need_not_wait(live):
    preview = live()

    def waiting() -> None:
        raise AssertionError("the preview holds the lock")

    acquire(preview.files.folder / "cache", waiting).release()


def test_a_cache_that_is_taken_away_is_not_missed(live):
    import shutil

    preview = live()
    shutil.rmtree(preview.files.folder / "cache")

    assert "First words." in preview.text("/connections/1/")
    assert "Other words." in preview.edit(BEGIN, "First", "Other").text("/connections/1/")
    assert not (preview.files.folder / "cache").exists()


def test_the_next_preview_reads_nothing_again(live, site):
    live()
    second = live("")

    assert second.site.latest.assembled.session.source_cache.read_count == 0
    assert "First words." in second.text("/connections/1/")


def test_what_editors_leave_for_a_moment_is_no_change(live):
    run = live().site.latest
    change = {"posts": [], "other_files": ["connections/4913"], "theme": [], "anything": False}

    assert sort_out(change, run) is None
    assert sort_out({**change, "other_files": ["connections/series.yaml"]}, run).posts is None
    assert sort_out({**change, "other_files": ["connections"]}, run).labels == ("connections",)
    assert sort_out({**change, "posts": ["a.md"]}, run).posts == {"a.md"}


def test_somebody_who_waits_goes_before_what_is_left(live):
    waiting = [True]
    preview = live(waits=lambda: waiting[0])
    # As long as somebody waits, the feed (made of many pieces) is not finished; a page that is asked for is.
    for _ in range(300):
        preview.site.work()
    assert preview.site.work()
    assert preview.get("/feed.rss")["status"] == 200
    waiting[0] = False
    preview.rest()


def test_nothing_of_the_preview_is_in_what_it_serves(live):
    assert "_daybyday" not in live().text("/connections/1/")


def with_picture(live):
    preview = live()
    preview.files.write("connections/a.png", b"one")
    preview.edit(BEGIN, "First words.", "![A](a.png)").saved("connections/a.png")
    assert preview.get("/connections/a.png")["body"] == b"one"
    return preview


def test_a_picture_that_was_deleted_is_not_there_and_told(live):
    preview = with_picture(live)
    preview.files.delete("connections/a.png")
    preview.saved("connections/a.png")

    assert preview.get("/connections/a.png")["status"] == 404
    assert preview.findings() == ["content/connections/001.en.md:4:6 error picture-missing"]
    assert "<img" in preview.text("/connections/1/")


def test_a_picture_that_came_back_is_there(live):
    preview = with_picture(live)
    preview.files.delete("connections/a.png")
    preview.saved("connections/a.png")
    preview.files.write("connections/a.png", b"two")
    preview.saved("connections/a.png")

    assert preview.get("/connections/a.png")["body"] == b"two"
    assert preview.findings() == []


def test_a_picture_is_shown_as_it_is_while_something_else_is_wrong(live):
    preview = with_picture(live)
    preview.edit("connections/001.it.md", "title: Comincia", "title: [")
    preview.files.write("connections/a.png", b"two")
    preview.saved("connections/a.png")

    assert preview.get("/connections/a.png")["body"] == b"two"


def test_a_page_that_cannot_be_made_is_told_of_and_takes_no_other_with_it(live, monkeypatch):
    def fail(*_):
        raise RuntimeError("a mistake of ours")

    monkeypatch.setattr("daybyday.views.pages.series._facts", fail)
    preview = live().rest()

    assert "a mistake of ours" in str(preview.get("/connections/")["finding"])
    assert "Day 2" in preview.text("/connections/2/")
    assert [finding for finding in preview.findings() if "error" in finding]
    monkeypatch.undo()
    assert "Day 2" in preview.saved("connections/002.en.md").rest().text("/connections/")
