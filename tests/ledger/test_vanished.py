"""What was published and is in no file any more is an error, with the mend."""

from __future__ import annotations

import pytest

from tests.harness import SERIES, article, day
from tests.ledger import TODAY, errors, remember

SITE = (
    SERIES + "".join(day(n, lang, f"Title {n} {lang}") for n in (1, 2, 3, 4) for lang in ("en", "it"))
    + article("silence", "en", "Silence") + article("silence", "it", "Silenzio")
)  # fmt: skip
GONE = "and its file is gone – restore the file, or one with its header and `status: withdrawn`"


@pytest.fixture
def published(site):
    """A site with the ledger of today: two lines of articles, then eight of days."""
    return remember(site(SITE))


def test_what_is_all_there_is_silent(published):
    assert [] == errors(published)


def test_a_deleted_day(published):
    published.delete("connections/002.en.md")

    assert [
        f"ledger.txt:5:1: error item-vanished: day 2 of connections in English was published on 2026-11-02, {GONE}"
    ] == errors(published)


def test_a_deleted_article(published):
    published.delete("articles/silence.it.md")

    assert [
        f"ledger.txt:2:1: error item-vanished: the article silence in Italian was published on 2026-10-20, {GONE}"
    ] == errors(published)


def test_a_day_that_was_made_a_draft(published):
    published.edit("connections/002.en.md", "title:", "status: draft\ntitle:")

    assert [
        (
            "ledger.txt:5:1: error item-vanished: day 2 of connections in English was published on 2026-11-02, and connections/002.en.md"
            " is a draft now – write `status: withdrawn` there, or take `status: draft` out"
        )
    ] == errors(published)


def test_an_article_that_was_made_a_draft(published):
    published.edit("articles/silence.en.md", "title:", "status: draft\ntitle:")

    assert [
        (
            "ledger.txt:1:1: error item-vanished: the article silence in English was published on 2026-10-20, and articles/silence.en.md"
            " is a draft now – write `status: withdrawn` there, or take `status: draft` out"
        )
    ] == errors(published)


@pytest.mark.parametrize("path", ["connections/002.en.md", "articles/silence.en.md"])
def test_what_is_withdrawn_has_not_vanished(published, path):
    published.edit(path, "title:", "status: withdrawn\ntitle:")

    assert [] == errors(published)


def test_what_was_withdrawn_may_lose_its_file(published):
    remember(published.edit("connections/002.en.md", "title:", "status: withdrawn\ntitle:"))
    published.delete("connections/002.en.md")

    assert [] == errors(published)
    assert remember(published).content.joinpath("ledger.txt").read_text("utf-8").count(" withdrawn ") == 1


def rename(site, old: str, new: str):
    text = (site.content / old).read_text("utf-8")
    return site.delete(old).write(new, text)


def test_a_renamed_article_is_told_the_guid_to_write(published):
    rename(published, "articles/silence.en.md", "articles/quiet.en.md")

    assert [
        (
            "articles/quiet.en.md:1:1: error item-vanished: this article was published as silence on 2026-10-20, and feeds know it"
            " by that name – write `guid: tag:example.org,2026:a/silence/en` and `aliases: [/silence/]`"
        )
    ] == errors(published)


def test_the_printed_lines_mend_it(published):
    rename(published, "articles/silence.en.md", "articles/quiet.en.md")
    before = (published.content / "ledger.txt").read_text("utf-8")
    lines = "guid: tag:example.org,2026:a/silence/en\naliases: [/silence/]\n"
    published.edit("articles/quiet.en.md", "title:", f"{lines}title:")

    assert [] == errors(published)
    after = before.replace("at=/silence/", "at=/silence/ at=/quiet/")
    assert after == (remember(published).content / "ledger.txt").read_text("utf-8")


def test_a_renamed_article_is_known_by_its_moment_when_its_title_changed_too(published):
    rename(published, "articles/silence.en.md", "articles/quiet.en.md").edit("articles/quiet.en.md", "Silence", "Quiet")

    (finding,) = errors(published)
    assert finding.endswith("write `guid: tag:example.org,2026:a/silence/en` and `aliases: [/silence/]`")


def test_of_two_new_articles_of_one_moment_none_is_accused(published):
    rename(published, "articles/silence.en.md", "articles/quiet.en.md").edit("articles/quiet.en.md", "Silence", "Quiet")
    published.write("articles/calm.en.md", "---\ntitle: Calm\ndate: 2026-10-20\n---\nText.\n")

    (finding,) = errors(published)
    assert finding.startswith("ledger.txt:1:1: error item-vanished: the article silence in English")


def test_an_article_that_was_renamed_and_put_off_stops_the_build_too(published):
    """Its own error would not: its day has not come."""
    rename(published, "articles/silence.en.md", "articles/quiet.en.md")
    published.edit("articles/quiet.en.md", "2026-10-20", "2026-12-24")

    assert [
        (
            "ledger.txt:1:1: error item-vanished: the article silence in English was published on 2026-10-20, and articles/quiet.en.md"
            " has taken its place – write `guid: tag:example.org,2026:a/silence/en` and `aliases: [/silence/]` in articles/quiet.en.md"
        )
    ] == errors(published)


def test_a_renamed_article_with_an_id_of_its_own_is_the_same_item(site):
    made = remember(
        site(SERIES + article("silence", "en", "Silence", "date: 2026-10-20\nguid: http://old.example/1\n"))
    )
    rename(made, "articles/silence.en.md", "articles/quiet.en.md")

    assert [
        (
            "articles/quiet.en.md:1:1: error address-moved: this was published at /silence/, and that address would"
            " lead nowhere – write `aliases: [/silence/]`, or give it its old address back"
        )
    ] == errors(made)


def test_in_a_ledger_of_old_it_gets_its_name_back(site):
    made = remember(
        site(SERIES + article("silence", "en", "Silence", "date: 2026-10-20\nguid: http://old.example/1\n"))
    )
    made.edit("ledger.txt", " at=/silence/ id=http://old.example/1", "")
    rename(made, "articles/silence.en.md", "articles/quiet.en.md")

    assert [
        (
            "articles/quiet.en.md:4:1: error item-vanished: this article was published as silence on 2026-10-20, and feeds know it"
            " by that name – call the file silence.en.md again; its address may be another with `slug:`"
        )
    ] == errors(made)


def test_a_day_with_another_number_is_told_which_it_had(published):
    rename(published, "connections/002.en.md", "connections/005.en.md")

    assert [
        "connections/005.en.md:1:1: error item-vanished: this text was published as day 2 on 2026-11-02 – make it day 2 again"
    ] == errors(published)


def test_a_day_that_was_put_off_stops_the_build_too(published):
    rename(published, "connections/002.en.md", "connections/025.en.md")

    assert [
        (
            "ledger.txt:5:1: error item-vanished: day 2 of connections in English was published on 2026-11-02, and connections/025.en.md"
            " has its text – make it day 2 again in connections/025.en.md"
        )
    ] == errors(published)


def test_a_language_taken_away_is_one_finding(published):
    for n in (1, 2, 3, 4):
        published.delete(f"connections/00{n}.it.md")

    assert [
        (
            "ledger.txt:4:1: error item-vanished: all 4 published days of connections in Italian are gone"
            " – restore their files, or files with their headers and `status: withdrawn`"
        )
    ] == errors(published)


def test_a_series_with_another_id_is_one_finding(published):
    published.edit("connections/series.yaml", "start:", "id: relations\nstart:")

    assert [
        (
            "connections/series.yaml:1:1: error item-vanished: 8 published items of the series `connections` are gone, and `relations`"
            " is new to the ledger – write `id: connections` here if this is the same series, else restore its folder"
        )
    ] == errors(published)


def test_a_series_without_its_folder_is_one_finding(published):
    for path in (published.content / "connections").iterdir():
        path.unlink()

    assert [
        (
            "ledger.txt:3:1: error item-vanished: 8 published items of the series `connections` are gone"
            " – restore its folder, or write `id: connections` into its series.yaml"
        )
    ] == errors(published)


@pytest.mark.parametrize("path", ["connections/002.en.md", "articles/silence.en.md"])
def test_an_unreadable_file_is_one_finding(published, path):
    published.write(path, "---\ntitle: a: b\n---\n")

    (finding,) = errors(published)
    assert "yaml-colon" in finding


def test_an_unreadable_series_is_no_vanished_one(published):
    published.edit("connections/series.yaml", "start: 2026-11-01", "start: soon")

    assert ["date-unreadable"] == [finding.code for finding in published.run().findings if finding.level == "error"]


def test_a_day_whose_number_was_refused_has_not_vanished(site):
    published = remember(site(SITE + day(5, "en", "Five", "day: 5\n", stem="five")))
    published.edit("connections/five.en.md", "day: 5", "day: 05")

    (finding,) = errors(published)
    assert "day-leading-zero" in finding


def test_at_an_instant_before_it_was_published_nothing_has_vanished(published):
    published.delete("connections/004.en.md")

    assert [] == errors(published, "2026-11-03T12:00:00+01:00")
    assert 1 == len(errors(published, TODAY))


def test_it_stops_a_build_and_leaves_what_is_there(published):
    before = published.build(TODAY).files
    built = published.delete("connections/002.en.md").build("2026-11-09T12:00:00+01:00")

    assert 1 == built.status
    assert before == built.files


# Articles that would move


def test_an_article_with_another_date_is_told_the_one_to_write(published):
    published.edit("articles/silence.en.md", "2026-10-20", "2026-10-21")

    assert [
        (
            "articles/silence.en.md:3:1: error article-moved: this article was published on 2026-10-20 at 00:00, and this would move it"
            " – write `date: 2026-10-20 00:00`; what is new goes into `modified`"
        )
    ] == errors(published)


def test_the_printed_date_mends_it(published):
    published.edit("articles/silence.en.md", "2026-10-20", "2026-10-20 00:00")

    assert [] == errors(published)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("2026-10-20T10:20:30Z", "2026-10-20 12:20:30"),
        ("2026-10-25T00:30:00Z", "2026-10-25 02:30"),
        ("2026-10-25T01:30:00Z", "2026-10-25 02:30+01:00"),
    ],
)
def test_the_printed_date_is_that_very_moment(site, line, expected):
    """Also in the hour that comes twice."""
    made = site(article("x", "en", "X")).write("ledger.txt", f"a/x en {line} 0 out\n")
    (finding,) = errors(made)

    assert f"– write `date: {expected}`;" in finding
    assert [] == errors(made.edit("articles/x.en.md", "date: 2026-10-20", f"date: {expected}"))


def test_a_held_day_may_have_an_earlier_date_than_it_came_out_at(site):
    """It waited for its twin."""
    held = (
        SERIES
        + "translations: hold\n"
        + day(2, "en", "Two", "date: 2026-11-02 08:00\n")
        + day(2, "it", "Due", "date: 2026-11-05\n")
    )

    assert [] == errors(remember(site(held)))
