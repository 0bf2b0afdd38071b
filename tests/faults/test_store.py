"""The cache may vanish, rot or belong to another time: a line says so, and no page is ever wrong."""

from __future__ import annotations

import shutil
import sqlite3

import pytest

from daybyday.engine.store import Store
from daybyday.engine.storefile import NAME
from tests.harness import Site, differing


@pytest.fixture
def cache(built):
    folder = built.site.folder / "cache"
    assert (folder / NAME).is_file()
    return folder


def rebuilt(built):
    """The output after an edit, and what was said; compared with a clean build."""
    built.edit()
    done = built.site.pelican(now="2026-12-01T12:00:00+01:00")
    assert done.status == 0, done.said
    assert differing(done.files, built.clean()) == []
    return done


def test_one_that_was_deleted_is_nothing_to_speak_of(built, cache):
    shutil.rmtree(cache)

    assert "cache" not in rebuilt(built).said


def test_one_that_was_cut_off_is_said_to_be_damaged(built, cache):
    path = cache / NAME
    path.write_bytes(path.read_bytes()[:5000])

    assert "is damaged" in rebuilt(built).said


def test_one_that_is_no_database_is_said_to_be_damaged(built, cache):
    (cache / NAME).write_bytes(b"not a database" * 1000)

    assert "is damaged" in rebuilt(built).said


def test_one_of_another_version_is_said_to_be_that(built, cache):
    shutil.rmtree(cache)
    with Store.open(cache, "of long ago") as store:
        store.save("index", {})
        store.commit()

    assert "written by another version; this build starts cold" in rebuilt(built).said


def test_one_whose_texts_were_changed_gives_no_wrong_page(built, cache):
    with sqlite3.connect(cache / NAME) as db:
        db.execute("UPDATE texts SET text = zeroblob(length(text))")
    db.close()

    rebuilt(built)


def test_one_that_cannot_be_written_is_done_without(built):
    folder = built.site.folder / "cache"
    shutil.rmtree(folder)
    folder.write_text("a file where the folder should be")

    assert "cannot be written" in rebuilt(built).said


def test_a_warm_cache_serves_a_clone_in_another_place(built, tmp_path):
    shutil.copytree(built.site.folder, tmp_path / "clone")
    clone = Site(tmp_path / "clone")
    done = clone.pelican(now="2026-12-01T12:00:00+01:00")

    assert differing(done.files, built.first) == []
    assert "Day by Day: 0 read, 0 rendered, 0 written" in done.printed


def test_a_warm_cache_without_its_output_reads_nothing_again(built):
    shutil.rmtree(built.site.output)
    done = built.site.pelican(now="2026-12-01T12:00:00+01:00")

    assert differing(done.files, built.first) == []
    assert "Day by Day: 0 read," in done.printed
