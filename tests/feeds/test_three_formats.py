"""One scope, three formats: the same items, said in each format's own way."""

from __future__ import annotations

import re

import feedparser
import pytest

from tests.feeds.formats import ATOM, LANG, Atom, atom_entries, json_entries, rss_entries
from tests.harness import SERIES, Site, article, day

SCOPES = ("feed", "it/feed", "connections/feed", "it/relazioni/feed", "old-connections/feed")
HOMEWORK = ("connections/homework", "it/relazioni/homework")


@pytest.fixture(scope="session")
def atoms(rich_built):
    return {path: Atom(data) for path, data in rich_built.files.items() if path.endswith(".atom")}


def formats_of(built, scope: str):
    json = f"{scope}-feed.json" if scope.endswith("homework") else f"{scope}.json"
    return (
        rss_entries(built.files[f"{scope}.rss"]), atom_entries(built.files[f"{scope}.atom"]), json_entries(built.files[json])
    )  # fmt: skip


@pytest.mark.parametrize("scope", SCOPES + HOMEWORK)
def test_f58_the_same_items_in_all_three(rich_built, scope):
    rss, atom, json = formats_of(rich_built, scope)

    assert rss
    assert rss == atom == json


def test_f28_f29_homework_digests_and_cohorts_have_ids_of_their_own(rich_built):
    seen: dict[str, str] = {}
    for path, data in sorted(rich_built.files.items()):
        if path.endswith(".rss") and not path.startswith("old-connections"):
            kind = re.sub(r"^it/|.*/(?=homework|start)", "", path) if "feed" not in path else "feed"
            for entry in rss_entries(data):
                lang = "it" if path.startswith("it/") else "en"
                assert seen.setdefault(entry.id, f"{lang} {kind}") == f"{lang} {kind}"


def test_f8_every_document_has_an_id_of_its_own(atoms):
    ids = {path: atom.text("id") for path, atom in atoms.items() if not path.startswith("old-connections")}

    assert len(set(ids.values())) == len(ids)
    assert ids["connections/feed.atom"] == "tag:example.org,2026:connections/feed/en"
    assert ids["it/feed.atom"] == "tag:example.org,2026:feed/it"
    assert ids["archive/2026-10.atom"] == "tag:example.org,2026:archive/2026-10/en"


def test_f7_metadata_comes_before_entries(atoms):
    for atom in atoms.values():
        names = [child.tag for child in atom.root]
        assert f"{ATOM}entry" not in names[: len(names) - len(atom.elements)]


def test_f9_f10_one_link_to_itself_and_one_to_its_page(atoms):
    for path, atom in atoms.items():
        assert atom.links("self") == [f"https://example.org/{path.replace('old-connections', 'connections')}"]
        (page,) = atom.links("alternate")
        assert page in {f"https://example.org{one}" for one in ("/", "/it/", "/connections/", "/it/relazioni/")}


def test_f11_f13_history_stands_in_the_feed_and_never_in_an_entry(atoms):
    for atom in atoms.values():
        relations = {link.get("rel") for link in atom.root.findall(f"{ATOM}link")}
        assert relations <= {"self", "alternate", "prev-archive", "next-archive", "current"}
        for element in atom.elements:
            assert [link.get("rel") for link in element.findall(f"{ATOM}link")] == ["alternate"]


def test_f15_f18_title_subtitle_author_and_date_are_there(atoms):
    for atom in atoms.values():
        assert atom.text("title")
        assert atom.text("subtitle")
        assert atom.text("updated")
        assert atom.root.findtext(f"{ATOM}author/{ATOM}name") == "Test site"


def test_f16_the_language_stands_on_the_feed_its_entries_and_their_texts(atoms):
    for path, atom in atoms.items():
        lang = "it" if path.startswith("it/") else "en"
        assert atom.root.get(LANG) == lang
        for element in atom.elements:
            assert element.get(LANG) == lang
            assert element.find(f"{ATOM}content").get(LANG) == lang


def test_f23_a_square_picture_that_is_published(rich_built, feeds):
    atom = Atom(rich_built.files["feed.atom"])

    assert atom.text("icon") == atom.text("logo") == "https://example.org/theme/feed.png"
    image = feeds["feed.rss"].channel.find("image")
    assert [image.findtext(name) for name in ("url", "title", "link")] == [
        "https://example.org/theme/feed.png", feeds["feed.rss"].text("title"), feeds["feed.rss"].text("link"),
    ]  # fmt: skip
    assert 0 < int(image.findtext("width")) == int(image.findtext("height")) <= 144
    assert rich_built.files["theme/feed.png"][16:24] == (144).to_bytes(4, "big") * 2


def test_f21_readers_are_told_that_it_comes_daily(feeds):
    space = "{http://purl.org/rss/1.0/modules/syndication/}"
    for feed in feeds.values():
        assert (feed.text(f"{space}updatePeriod"), feed.text(f"{space}updateFrequency")) == ("daily", "1")


def test_f33_dates_carry_their_offset(atoms):
    for atom in atoms.values():
        for entry in atom.entries:
            assert entry.published.utcoffset() is not None
            assert entry.updated >= entry.published


def test_f34_no_two_entries_share_their_updated(tmp_path):
    same = "date: 2026-11-05 07:00\n"
    text = SERIES + day(5, "en", "Five", same) + day(6, "en", "Six", same)
    built = Site(tmp_path, text + article("a", "en", "A", same) + article("b", "en", "B", same)).build()
    entries = atom_entries(built.files["feed.atom"])

    assert len({entry.published for entry in entries}) == 1
    assert [entry.updated.second for entry in entries] == [1, 0, 3, 2]
    assert rss_entries(built.files["feed.rss"]) == entries


def test_f34_what_is_added_later_moves_nothing_that_was_there(tmp_path):
    same = "date: 2026-11-05 07:00\n"
    site = Site(tmp_path, SERIES + day(5, "en", "Five", same))
    before = atom_entries(site.build().files["feed.atom"])
    site.write("articles/a.en.md", f"---\ntitle: A\n{same}---\nText.\n")

    assert before[0] in atom_entries(site.build().files["feed.atom"])


def test_f34_a_correction_told_at_the_release_of_another_day_stands_behind_that_day(tmp_path):
    """A date without a time is the hour of release."""
    site = Site(tmp_path, SERIES + day(3, "en", "Three") + day(5, "en", "Five"))
    before = atom_entries(site.build().files["feed.atom"])
    site.edit("connections/003.en.md", "title: Three\n", "title: Three\nmodified: 2026-11-05\n")
    five, three = atom_entries(site.build().files["feed.atom"])

    assert five == before[0]
    assert three.updated.isoformat() == "2026-11-05T07:00:01+01:00"


@pytest.mark.parametrize(("corrected", "other"), [(5, 6), (6, 5)])
def test_f34_correcting_one_of_two_of_a_moment_leaves_the_other_as_it_was(tmp_path, corrected, other):
    same = "date: 2026-11-05 07:00\n"
    site = Site(tmp_path, SERIES + day(5, "en", "Number 5", same) + day(6, "en", "Number 6", same))
    before = atom_entries(site.build().files["feed.atom"])
    title = f"title: Number {corrected}\n"
    site.edit(f"connections/{corrected:03}.en.md", title, f"{title}modified: 2026-11-06 10:00\n")
    after = {entry.title: entry for entry in atom_entries(site.build().files["feed.atom"])}

    assert after[f"Day {other}: Number {other}"] in before
    assert after[f"Day {corrected}: Number {corrected}"].updated.isoformat() == "2026-11-06T10:00:00+01:00"


def test_f38_types_are_said(atoms):
    for atom in atoms.values():
        for element in atom.elements:
            assert element.find(f"{ATOM}content").get("type") == "html"
            assert element.find(f"{ATOM}summary").get("type") == "text"


def test_f41_tags_have_a_slug_and_a_name(atoms):
    (element,) = [one for one in atoms["feed.atom"].elements if one.findtext(f"{ATOM}title") == "Job security"]

    found = [(one.get("term"), one.get("label")) for one in element.findall(f"{ATOM}category")]
    assert found == [("at-work", "At work"), ("habits", "Habits")]


def test_f61_the_picture_of_a_post_stands_in_its_item(atoms, feeds):
    media = "{http://search.yahoo.com/mrss/}content"
    (element,) = [
        one for one in atoms["connections/feed.atom"].elements if one.findtext(f"{ATOM}title") == "Day 1: Begin"
    ]
    item = feeds["connections/feed.rss"].item("Day 1: Begin").element

    for found in (element.findall(media), item.findall(media)):
        assert [(one.get("medium"), one.get("url")) for one in found] == [
            ("image", "https://example.org/images/caff%C3%A8.svg")
        ]


def test_a_whole_text_that_nobody_can_load_is_given_by_its_summary(tmp_path):
    text = "A first paragraph.\n\n" + "Many words of no great weight. " * 70_000
    built = Site(tmp_path, SERIES + day(1, "en", "Long", text=text)).build()
    (entry,) = atom_entries(built.files["feed.atom"])

    assert len(built.files["feed.rss"]) < 10_000
    assert entry.html.startswith(
        '<p>A first paragraph.</p><p><a href="https://example.org/connections/1/">Read it on the site'
    )
    assert "☐ Go." in entry.html
    assert "connections/001.en.md:2:1: warning feed-text-long" in built.said


def test_feedparser_reads_atom_as_the_letter_has_it(atoms):
    for atom in atoms.values():
        parsed = feedparser.parse(atom.data)
        assert not parsed.bozo
        assert parsed.version == "atom10"
        assert [entry.id for entry in parsed.entries] == atom.ids
        assert [entry.link for entry in parsed.entries] == [entry.url for entry in atom.entries]
