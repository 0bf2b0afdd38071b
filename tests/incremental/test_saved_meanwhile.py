"""Files that are saved while the site is being built: whatever came of that build, the next one is right."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from daybyday.building import source_reader
from daybyday.building.remembered import comment_cache
from daybyday.building.stages import Assembled
from tests.harness import SERIES, Built, Site, day, differing

NOON = "2026-11-02T12:00:00+01:00"
POST = "connections/001.en.md"
PICTURE = "images/site/logo.svg"
TEXT = SERIES + day(1, "en", "Begin") + f"-- {PICTURE} --\n<svg xmlns='http://www.w3.org/2000/svg'/>\n"


@pytest.fixture
def saved_before_reading(monkeypatch):
    """`saved_before_reading(site, path, save)`: calls `save` after a build looked at a post, before it reads it."""

    def arrange(site: Site, path: str, save: Callable[[], object]) -> None:
        before = source_reader.read_file

        def read_file(name: str) -> bytes:
            if name == str(site.content / path):
                save()
            return before(name)

        monkeypatch.setattr(source_reader, "read_file", read_file)

    yield arrange
    monkeypatch.undo()


def clean_build(site: Site) -> Built:
    """What a build without any memory gives."""
    elsewhere = Site(site.folder, OUTPUT_PATH=str(site.folder / "clean"), CACHE_PATH=str(site.folder / "clean cache"))
    elsewhere.output = site.folder / "clean"
    built = elsewhere.build(NOON)
    assert built.status == 0, built.said
    return built


def test_a_post_that_is_saved_while_it_is_built_and_taken_back_is_as_it_was(site, saved_before_reading, monkeypatch):
    """The build saw the first text and read the second: it must not take that for the page of the first."""
    one = site(TEXT)
    text = (one.content / POST).read_text("utf-8")
    saved_before_reading(one, POST, lambda: one.write(POST, text.replace("A text.", "Regretted.")))
    assert "Regretted." in one.build(NOON).text("connections/1/index.html")
    monkeypatch.undo()

    one.write(POST, text)

    assert differing(one.build(NOON).files, clean_build(one).files) == []


def test_comments_that_are_saved_while_a_site_is_built_and_taken_back_are_as_they_were(site, monkeypatch):
    """As with a post."""
    text, path = "- id: 1\n  date: 2011-04-24\n  html: Kept.\n", "connections/001.en.comments.yaml"
    one = site(f"{TEXT}-- {path} --\n{text}")
    read = comment_cache.read_file

    def read_file(name: str) -> bytes:
        one.write(path, text.replace("Kept.", "Regretted."))
        return read(name)

    monkeypatch.setattr(comment_cache, "read_file", read_file)
    assert "Regretted." in one.build(NOON).text("connections/1/index.html")
    monkeypatch.undo()

    one.write(path, text)

    assert differing(one.build(NOON).files, clean_build(one).files) == []


@pytest.mark.parametrize("end", [b"---", b"Begin", b"text."], ids=["nothing", "half a header", "half a text"])
def test_a_post_that_is_read_while_it_is_being_written_is_whole_in_the_next_build(
    site, saved_before_reading, monkeypatch, end
):
    """Editors empty a file and fill it again: in between there is some of it, or nothing."""
    one = site(TEXT)
    data = (one.content / POST).read_bytes()
    saved_before_reading(one, POST, lambda: one.write(POST, data[: data.index(end)]))
    one.build(NOON)
    monkeypatch.undo()

    one.write(POST, data)
    built = one.build(NOON)

    assert built.status == 0, built.said
    assert differing(built.files, clean_build(one).files) == []


def test_a_coming_day_that_was_away_for_a_moment_is_not_called_unreadable_for_ever(
    site, saved_before_reading, monkeypatch
):
    """Editors that write beside a file and rename: who looks in between finds none."""
    one = site(TEXT + day(9, "en", "Nine"))
    coming = "connections/009.en.md"
    data = (one.content / coming).read_bytes()
    saved_before_reading(one, coming, lambda: (one.content / coming).unlink(missing_ok=True))
    assert f"{coming}:1:1: error file-unreadable" in one.build(NOON).said
    monkeypatch.undo()

    one.write(coming, data)

    assert "file-unreadable" not in one.build(NOON).said


def test_a_picture_that_is_saved_while_it_is_built_is_not_published_half(site, monkeypatch):
    one = site(TEXT)
    before = one.build(NOON)
    one.write(PICTURE, "<svg>second</svg>")
    file_of_site = Assembled.file

    def file(assembled: Assembled, name: str) -> bytes:
        if name == PICTURE:
            one.write(PICTURE, "<svg>thi")
        return file_of_site(assembled, name)

    monkeypatch.setattr(Assembled, "file", file)
    built = one.build(NOON)
    monkeypatch.undo()

    assert built.status == 1
    assert f"{PICTURE} was saved while the site was being built; build again" in built.said
    assert differing(built.files, before.files) == []

    one.write(PICTURE, "<svg>third</svg>")
    assert differing(one.build(NOON).files, clean_build(one).files) == []
