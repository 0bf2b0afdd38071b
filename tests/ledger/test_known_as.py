"""What readers know published items by does not change without a word: addresses, ids in feeds, the site's path."""

from __future__ import annotations

import shutil

import pytest

from daybyday.checks import CheckInput, contradictions
from daybyday.model import LedgerLine
from tests.assembling.maker import utc
from tests.harness import SERIES, article, day, page
from tests.ledger import errors, remember

SITE = (
    SERIES + "".join(day(n, lang, f"Title {n} {lang}") for n in (1, 2) for lang in ("en", "it"))
    + article("silence", "en", "Silence") + article("silence", "it", "Silenzio", "date: 2026-10-20\nslug: silenzio\n")
    + page("about", "en", "About", "aliases: [/info/]\n")
)  # fmt: skip
OWN = "connections/series.yaml"
PUBLISH = {"DAYBYDAY_PUBLISH": True}


@pytest.fixture
def published(site):
    return remember(site(SITE))


def with_line(site, path: str, line: str):
    return site.edit(path, "title:", f"{line}\ntitle:")


def test_another_first_language_moves_every_address(site):
    made = remember(site(SERIES.replace("en: Better connections, ", "").replace("en: connections, ", "") + day(1, "it", "Uno"), DAYBYDAY_LANGUAGES=["it"], DEFAULT_LANG="it"))  # fmt: skip
    made.settings["DAYBYDAY_LANGUAGES"] = ["en", "it"]

    assert [
        (
            "pelicanconf.py:1:1: error address-moved: the first language of the site was Italian and is English now: the published address"
            ' /relazioni/1/ would move – write DAYBYDAY_LANGUAGES = ["it", "en"]; the home page of the first language is that'
            " of the site"
        )
    ] == errors(made)


def test_another_slug_of_a_series_is_told_once(published):
    published.edit(OWN, "it: relazioni", "it: legami")

    (finding,) = errors(published)
    assert finding == (
        "connections/series.yaml:1:1: error address-moved: the address of this series is another than it was: 2 published"
        " addresses (/it/relazioni/1/, …) would move – write `aliases: {it: [relazioni]}`, and old addresses lead on; or give"
        " it back `slug: {it: relazioni}`"
    )
    assert [] == errors(published.edit(OWN, "length", "aliases: {it: [relazioni]}\nlength"))


def test_the_line_to_add_keeps_the_aliases_there_are(published):
    published.edit(OWN, "length", "aliases: {en: [links], it: [vecchio]}\nlength").edit(
        OWN, "it: relazioni", "it: legami"
    )

    assert "write `aliases: {en: [links], it: [vecchio, relazioni]}`" in errors(published)[0]


def test_an_alias_that_is_taken_out_again_is_missed(published):
    published.edit(OWN, "it: relazioni", "it: legami").edit(OWN, "length", "aliases: {it: [relazioni]}\nlength")
    remember(published)

    assert "/it/relazioni/1/" in errors(published.edit(OWN, "aliases: {it: [relazioni]}\n", ""))[0]


@pytest.mark.parametrize(
    ("path", "kind", "old"),
    [
        ("articles/silence.en.md", "article", "/silence/"),
        ("articles/silence.it.md", "article", "/it/silenzio/"),
        ("pages/about.en.md", "page", "/about/"),
    ],
)
def test_another_slug_of_a_text(published, path, kind, old):
    text = (published.content / path).read_text("utf-8").replace("slug: silenzio\n", "")
    published.write(path, text.replace("title:", "slug: elsewhere\ntitle:"))
    aliases = "[/info/, /about/]" if kind == "page" else f"[{old}]"

    assert [
        (
            f"{path}:2:1: error address-moved: this was published at {old}, and that address would lead nowhere"
            f" – write `aliases: {aliases}`, or give it its old address back"
        )
    ] == errors(published)
    text = (published.content / path).read_text("utf-8").replace("aliases: [/info/]\n", "")
    assert [] == errors(published.write(path, text.replace("title:", f"aliases: {aliases}\ntitle:")))


@pytest.mark.parametrize("owner", ["connections/001.en.md", "pages/about.en.md"])
def test_an_alias_of_another_text_covers_an_address_too(published, owner):
    with_line(published, "articles/silence.en.md", "slug: elsewhere")
    text = (published.content / owner).read_text("utf-8").replace("aliases: [/info/]\n", "")
    published.write(owner, text.replace("title:", "aliases: [/silence/]\ntitle:"))

    assert [] == errors(published)


def test_an_alias_of_what_is_not_out_covers_nothing(published):
    with_line(published, "articles/silence.en.md", "slug: elsewhere")
    published.write("articles/later.en.md", "---\ntitle: Later\ndate: 2027-01-01\naliases: [/silence/]\n---\nText.\n")

    assert 1 == len(errors(published))


def test_an_address_that_another_text_took_over_is_told(published):
    """Two articles exchange their slugs: both links lead somewhere, and both to the wrong text."""
    published.write("articles/noise.en.md", "---\ntitle: Noise\ndate: 2026-10-21\n---\nText.\n")
    remember(published)
    with_line(published, "articles/silence.en.md", "slug: noise")
    with_line(published, "articles/noise.en.md", "slug: silence")

    assert ["address-moved", "address-moved"] == [finding.split()[2].rstrip(":") for finding in errors(published)]


def test_a_renamed_folder_is_told_the_id_and_the_old_addresses(published):
    published.edit(OWN, "slug: {en: connections, it: relazioni}\n", "")
    shutil.rmtree(published.content / "links", ignore_errors=True)
    remember(published.edit(OWN, "length", "aliases: {it: [relazioni]}\nlength"))
    (published.content / "connections").rename(published.content / "links")

    assert [
        (
            "links/series.yaml:1:1: error item-vanished: 4 published items of the series `connections` are gone, and `links` is new"
            " to the ledger – write `id: connections` and `aliases: {en: [connections], it: [relazioni, connections]}` here if this"
            " is the same series, else restore its folder"
        )
    ] == errors(published)


def test_a_folder_that_was_moved_into_another_is_the_same_series(published):
    (published.content / "challenges").mkdir()
    (published.content / "connections").rename(published.content / "challenges" / "connections")

    assert [] == errors(published)


def test_a_renamed_page_keeps_its_address_by_an_alias(published):
    text = (published.content / "pages/about.en.md").read_text("utf-8")
    published.delete("pages/about.en.md").write("pages/ada.en.md", text)

    assert [
        "pages/ada.en.md:3:1: error item-vanished: this page was published as about, at /about/ – write `aliases: [/info/, /about/]`"
    ] == errors(published)
    assert [] == errors(published.edit("pages/ada.en.md", "[/info/]", "[/info/, /about/]"))


def test_a_renamed_page_keeps_its_address_by_its_slug(published):
    text = (published.content / "pages/about.en.md").read_text("utf-8")
    published.delete("pages/about.en.md").write("pages/ada.en.md", text.replace("title:", "slug: about\ntitle:"))

    assert [] == errors(published)


def test_a_page_that_is_gone(published):
    published.delete("pages/about.en.md")

    (finding,) = errors(published)
    assert "the page about in English was published on 2026-11-08, and its file is gone" in finding


@pytest.mark.parametrize(
    ("before", "after", "line"),
    [
        ("", "guid: http://x/1", "guid: tag:example.org,2026:a/silence/en"),
        ("guid: http://x/1", "", "guid: http://x/1"),
        ("guid: http://x/1", "guid: http://x/2", "guid: http://x/1"),
    ],
)
def test_another_id_in_feeds_is_told_with_the_old_one(site, before, after, line):
    made = site(SERIES + article("silence", "en", "Silence", f"date: 2026-10-20\n{before}\n"))
    remember(made)
    made.write("articles/silence.en.md", f"---\ntitle: Silence\ndate: 2026-10-20\n{after}\n---\nA text.\n")

    (finding,) = errors(made)
    assert finding.endswith(
        "error feed-id-changed: feeds know this by another id than it has now, and would give it to every reader once more"
        f" – write `{line}`"
    )


def test_another_feed_id_stops_a_publication_and_no_preview(published):
    published.settings["FEED_ID"] = "tag:ada.test,2026"
    assert [] == errors(published)
    published.settings |= PUBLISH

    assert [
        (
            "publishconf.py:1:1: error feed-id-changed: FEED_ID is `tag:ada.test,2026`, and 6 items are published under"
            ' `tag:example.org,2026`: every reader would get them once more – write FEED_ID = "tag:example.org,2026"'
        )
    ] == errors(published)


def test_a_placeholder_that_readers_know_stays(published):
    published.settings |= {"DAYBYDAY_PUBLISH": "strict"}

    assert [] == errors(published)
    (note,) = [finding for finding in published.findings() if "placeholder" in finding]
    assert note == (
        "publishconf.py:1:1: note feed-id-placeholder: FEED_ID is the placeholder tag:example.org,2026, and what was published"
        " is known by it – leave it: readers would get all of it anew"
    )


@pytest.mark.parametrize(("publish", "level"), [(True, "warning"), ("strict", "error")])
def test_a_placeholder_is_told_before_the_first_publication(site, publish, level):
    (finding,) = [each for each in site(SITE, DAYBYDAY_PUBLISH=publish).findings() if "placeholder" in each]

    assert finding == (
        f"publishconf.py:1:1: {level} feed-id-placeholder: FEED_ID is still the placeholder tag:example.org,2026, and feeds of"
        ' other sites may have the same ids – write "tag:", a domain of yours, and a year in which it was yours: FEED_ID ='
        ' "tag:your-name.net,2026"'
    )


def test_a_ledger_of_old_is_read_without_fuss(published):
    text = (published.content / "ledger.txt").read_text("utf-8")
    old = "".join(f"{' '.join(row.split()[:6])}\n" for row in text.splitlines() if not row.startswith("p/"))
    published.write("ledger.txt", old).edit(OWN, "it: relazioni", "it: legami")
    published.settings |= {**PUBLISH, "FEED_ID": "tag:ada.test,2026"}

    assert [] == errors(published)


def test_what_older_rules_read_otherwise_is_a_warning(published):
    ledger = (published.content / "ledger.txt").read_text("utf-8")
    published.write("ledger.txt", ledger.replace(" rules=3", "")).edit(
        "connections/001.en.md", "- [ ] Go.", "- [ ] Go.\n- [ ] Stay."
    )

    assert [] == errors(published)
    (finding,) = [each for each in published.findings() if "tasks-changed" in each]
    assert finding == (
        "connections/001.en.md:6:1: warning tasks-changed: task 2 was added since this was published by an older version, which"
        " read tasks otherwise – if readers should know, write `modified: 2026-11-08 12:00`; `invoke ledger` notes the tasks as"
        " they are now"
    )


def test_any_ledger_can_be_compared(published):
    """A host serves one, too."""
    run = published.run()
    edition = run.edition
    inputs = CheckInput(run.content, edition.site, edition.facts, run.prepared.assembled.manuscript)
    line = LedgerLine("a/gone", "en", utc("2026-10-01"), addresses=("/gone/",))

    assert [] == list(contradictions(inputs, run.content.ledger))
    assert ["item-vanished"] == [finding.code for finding in contradictions(inputs, {("a/gone", "en"): line})]
