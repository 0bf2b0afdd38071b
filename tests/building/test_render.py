"""What a build with workers makes of parts that workers could not make, and what the store keeps afterwards."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from daybyday.building import prepare, render
from daybyday.building.worker import TEMPLATES
from daybyday.building.worker_pool import WorkerPool
from daybyday.engine.storefile import NAME
from tests.harness import SERIES, Site, article, day, differing

NOON = "2026-11-08T12:00:00+01:00"
TEXT = (
    SERIES
    + "".join(day(number, "en", f"Day {number}", text=f"Text of day {number}.") for number in range(1, 8))
    + article("silence", "en", "Silence")
)


@pytest.fixture
def with_workers(monkeypatch):
    """Workers render even what is little."""
    monkeypatch.setattr(render, "_WORTH_STARTING_WORKERS", 1)
    monkeypatch.setenv("DAYBYDAY_WORKERS", "2")


def stored(site: Site, question: str) -> list[tuple]:
    """Rows of the site's store."""
    database = sqlite3.connect(site.folder / "cache" / NAME)
    try:
        with database:
            return database.execute(question).fetchall()
    finally:
        database.close()


def texts_of(site: Site) -> set[bytes]:
    return {key for (key,) in stored(site, "SELECT key FROM texts")}


def cold_copy(site: Site, folder: Path) -> Site:
    """A site of the same content and settings that nobody has built."""
    return Site(folder, PATH=str(site.content), **site.settings)


def test_pages_whose_texts_the_store_has_lost_are_made_all_the_same(tmp_path, with_workers):
    """Workers read converted texts from the store; who has the files makes what they could not."""
    site = Site(tmp_path / "warm", TEXT)
    site.build(NOON)
    stored(site, "DELETE FROM texts")
    site.settings = {"SITENAME": "Another name"}

    built = site.build(NOON)

    assert built.status == 0, built.said
    assert differing(built.files, cold_copy(site, tmp_path / "cold").build(NOON).files) == []


def test_the_store_forgets_texts_that_nobody_will_ask_for(tmp_path):
    """Otherwise it would grow with every edit, for as long as there is a site."""
    site = Site(tmp_path / "warm", TEXT)
    site.build(NOON)
    for number in range(1, 8):
        site.edit(f"connections/{number:03}.en.md", f"Text of day {number}.", f"Another text of day {number}.")
    site.settings = {"SITENAME": "Another name"}
    site.build(NOON)
    cold = cold_copy(site, tmp_path / "cold")
    cold.build(NOON)

    assert texts_of(site) == texts_of(cold)


def test_others_compile_templates_for_this_process_while_it_checks(tmp_path, with_workers, monkeypatch):
    compiled = []

    def kept(pool: WorkerPool) -> list[tuple[bytes, bytes]]:
        compiled.extend(take(pool))
        return compiled

    take = WorkerPool.compiled_templates
    monkeypatch.setattr(WorkerPool, "compiled_templates", kept)
    monkeypatch.setattr(prepare, "WORTH_WORKERS", 1)
    site = Site(tmp_path / "two", TEXT)

    built = site.build(NOON)

    assert built.status == 0, built.said
    assert {key for key, _ in compiled} <= texts_of(site)
    assert len(compiled) >= len(TEMPLATES)
    monkeypatch.setenv("DAYBYDAY_WORKERS", "1")
    assert differing(built.files, cold_copy(site, tmp_path / "one").build(NOON).files) == []
