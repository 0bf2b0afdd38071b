"""A series that is over is a book in each of its languages: complete, with links that stay inside, the same bytes for the same days."""

from __future__ import annotations

import io
import posixpath
import re
from datetime import UTC, datetime
from urllib.parse import unquote
from xml.etree import ElementTree
from zipfile import ZIP_STORED, ZipFile

import pytest

from tests.book.nasty import HOME, OVER, nasty_site
from tests.harness import GUEST, SERIES, day
from tests.pictures.photographs import PLACE, photograph

EN, IT = "connections/connections.epub", "it/relazioni/relazioni.epub"
SHORT = SERIES.replace("length: 30", "length: 2") + "".join(
    day(number, lang, f"Day {number} {lang}") for number in (1, 2) for lang in ("en", "it")
)
DURING = "2026-11-02T23:00:00+01:00"
AFTER = "2026-11-03T08:00:00+01:00"
_XHTML = "{http://www.w3.org/1999/xhtml}"


def opened(data: bytes) -> dict[str, str]:
    """The texts of a book by their names, pictures left out."""
    with ZipFile(io.BytesIO(data)) as book:
        return {name: book.read(name).decode() for name in book.namelist() if not name.startswith("EPUB/images/")}


@pytest.fixture(scope="module")
def nasty(tmp_path_factory):
    return nasty_site(tmp_path_factory.mktemp("nasty")).build(OVER)


def test_it_comes_when_the_series_is_over_and_not_before(site):
    built = site(SHORT)

    assert EN not in built.build(DURING).files
    assert {EN, IT} <= set(built.build(AFTER).files)


@pytest.mark.parametrize(
    ("text", "settings"),
    [
        (SHORT, {"DAYBYDAY_WITHOUT": ["epub"]}),
        (SHORT.replace("length: 2\n", ""), {}),
    ],
    ids=["left out", "a series without an end"],
)
def test_without_it_nothing_leads_to_it(site, text, settings):
    assert ".epub" not in site(text, **settings).build("2027-01-01T12:00:00+01:00").everything()


def test_a_language_without_a_text_of_its_own_has_none(site):
    text = SERIES.replace("length: 30", "length: 2") + day(1, "en", "One") + day(2, "en", "Two")

    assert IT not in site(text).build(AFTER).files


def test_the_page_of_the_series_leads_to_it(site):
    built = site(SHORT, SITEURL=HOME).build(AFTER)

    assert f'href="/repo/{EN}"' in built.text("connections/index.html")
    assert f'href="/repo/{IT}"' in built.text("it/relazioni/index.html")


def test_a_foreign_theme_has_it_too(site):
    assert EN in site(SHORT, **GUEST).build(AFTER).files


def test_it_says_first_what_it_is(site):
    data = site(SHORT).build(AFTER).files[EN]

    with ZipFile(io.BytesIO(data)) as book:
        first = book.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", ZIP_STORED)
        assert book.read("mimetype") == b"application/epub+zip"
    assert data[38:58] == b"application/epub+zip"


def test_the_same_days_give_the_same_bytes(tmp_path):
    from tests.harness import Site

    first, other = Site(tmp_path / "a", SHORT), Site(tmp_path / "b", SHORT)

    assert first.build(AFTER).files[EN] == other.build("2031-05-05T05:05:05+02:00").files[EN]


def test_its_dates_are_those_of_the_texts(site):
    text = SHORT + day(2, "en", "Day 2 en", "modified: 2026-11-03\n")
    data = site(text).build("2026-12-01T12:00:00+01:00").files[EN]

    with ZipFile(io.BytesIO(data)) as book:
        assert {member.date_time for member in book.infolist()} == {(2026, 11, 3, 6, 0, 0)}
    package = opened(data)["EPUB/package.opf"]
    assert '<meta property="dcterms:modified">2026-11-03T06:00:00Z</meta>' in package
    assert "<dc:date>2026-11-02</dc:date>" in package


def test_a_correction_makes_another_book_and_nothing_else_does(site):
    built = site(SHORT)
    before = built.build(AFTER).files[EN]

    assert built.build("2027-11-03T08:00:00+01:00").files[EN] == before
    built.edit("connections/001.en.md", "A text.", "Another text.")
    assert built.build("2027-11-03T08:00:00+01:00").files[EN] != before


@pytest.mark.parametrize(
    ("path", "lang", "title"), [(EN, "en", "Better connections"), (IT, "it", "Relazioni che contano")]
)
def test_it_names_itself_in_its_language(site, path, lang, title):
    package = opened(site(SHORT).build(AFTER).files[path])["EPUB/package.opf"]

    assert f'<dc:identifier id="id">tag:example.org,2026:connections/book/{lang}</dc:identifier>' in package
    assert f"<dc:title>{title}</dc:title>" in package
    assert re.findall("<dc:language>(.*)</dc:language>", package) == [lang]


def test_its_contents_name_every_day(nasty):
    contents = opened(nasty.files[IT])["EPUB/contents.xhtml"]

    assert re.findall(r'<li><a href="(day-\d+)\.xhtml">', contents) == [
        "day-1",
        "day-2",
        "day-3",
        "day-4",
        "day-5",
        "day-7",
    ]
    assert "Giorno 1: Perché è così" in contents


def test_a_day_that_is_not_translated_is_there_with_its_language(nasty):
    chapter = opened(nasty.files[IT])["EPUB/day-3.xhtml"]

    assert '<h1 id="text" lang="en" xml:lang="en" dir="auto">Raw</h1>' in chapter
    assert "Questo giorno non è ancora tradotto in italiano." in chapter


def test_drafts_and_withdrawn_days_are_not_in_it(nasty):
    everything = "".join(opened(nasty.files[EN]).values())

    assert not re.search("Draft|Regretted", everything)


def test_every_text_in_it_is_xml(nasty):
    for path in (EN, IT):
        for name, text in opened(nasty.files[path]).items():
            if name.endswith((".xhtml", ".opf", ".xml", ".svg")):
                ElementTree.fromstring(text)


def test_everything_that_a_link_or_a_picture_names_is_in_it(nasty):
    for path in (EN, IT):
        with ZipFile(io.BytesIO(nasty.files[path])) as book:
            trees = {
                name: ElementTree.fromstring(book.read(name)) for name in book.namelist() if name.endswith(".xhtml")
            }
            ids = {name: {element.get("id") for element in tree.iter()} for name, tree in trees.items()}
            for name, tree in trees.items():
                for element in tree.iter():
                    for address in filter(None, (element.get("href"), element.get("src"))):
                        if re.match("[a-z]+:", address):
                            assert element.tag == f"{_XHTML}a", (name, address)
                            continue
                        file, _, place = address.partition("#")
                        target = posixpath.join("EPUB", unquote(file)) if file else name
                        assert target in book.namelist(), (name, address)
                        assert not place or place in ids[target], (name, address)


def test_links_lead_to_other_days_inside_and_to_the_rest_outside(nasty):
    chapter = opened(nasty.files[EN])["EPUB/day-2.xhtml"]

    links = dict(re.findall(r'<a [^>]*?href="([^"]*)"[^>]*>([^<]*)</a>', chapter))
    by_text = {text: address for address, text in links.items()}
    assert by_text["typed"] == "day-1.xhtml"
    assert by_text["in full"] == "day-1.xhtml#homework"
    assert by_text["the same place"] == "#why"
    assert by_text["an article"] == f"{HOME}/job/"
    assert by_text["file"] == f"{HOME}/connections/sheet.pdf"
    assert "to come" in chapter
    assert "to come" not in by_text


def test_notes_stay_within_their_chapter(nasty):
    chapter = opened(nasty.files[EN])["EPUB/day-2.xhtml"]

    assert 'href="#fn_3a_1">1</a>' in chapter
    assert '<li id="fn_3a_1">' in chapter


def test_a_picture_is_in_it_once_and_only_where_an_e_book_may_hold_it(nasty):
    with ZipFile(io.BytesIO(nasty.files[EN])) as book:
        pictures = [name for name in book.namelist() if name.startswith("EPUB/images/")]
        chapter = book.read("EPUB/day-4.xhtml").decode()

    assert sorted(posixpath.splitext(name)[1] for name in pictures) == [".png", ".svg"]
    assert chapter.count('alt="Real"') == chapter.count('alt="The same"') == 1
    assert f'<a href="{HOME}/images/fake.png">Not one</a>' in chapter
    assert f'<a href="{HOME}/images/script.svg">Script</a>' in chapter
    assert '<a href="https://elsewhere.example/x.png">Elsewhere</a>' in chapter


def test_a_drawing_with_a_script_is_in_it_as_the_site_publishes_it_or_not_at_all(nasty):
    with ZipFile(io.BytesIO(nasty.files[EN])) as book:
        assert not [name for name in book.namelist() if b"<script" in book.read(name)]


def test_a_photograph_does_not_say_in_the_book_where_it_was_taken(site):
    text = SHORT + day(1, "en", "Day 1 en", "", "![Us](/images/us.jpg)")
    data = site(text, DAYBYDAY_WITHOUT=["cards"]).write("images/us.jpg", photograph()).build(AFTER).files[EN]

    with ZipFile(io.BytesIO(data)) as book:
        pictures = [book.read(name) for name in book.namelist() if name.endswith(".jpg")]
    assert len(pictures) == 1
    assert PLACE not in pictures[0]


def test_homework_is_in_it_with_its_boxes_and_places(nasty):
    chapter = opened(nasty.files[EN])["EPUB/day-1.xhtml"]

    assert "Do &#34;this&#34; &amp; &lt;that&gt;" in chapter
    assert '<li id="task-1">' in chapter
    assert '<li id="task-odd-name">' in chapter
    assert "20 minutes" in chapter.replace("\u00a0", " ")


def test_it_stands_under_old_names_of_its_series_too(nasty):
    assert nasty.files["old-connections/old-connections.epub"] == nasty.files[EN]


def test_a_moment_before_there_were_zip_files_is_no_mistake():
    from daybyday.ebook.archive import archived

    data = archived([("a.txt", b"a")], datetime(1200, 1, 1, tzinfo=UTC))

    assert ZipFile(io.BytesIO(data)).getinfo("a.txt").date_time == (1980, 1, 1, 0, 0, 0)
