"""Nothing changed: the build says so without reading a post. Anything at all, and it does not."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tests.harness import SERIES, Site, article, day

OWN_EXTENSION = """\
from markdown.extensions import Extension

class Own(Extension):
    def extendMarkdown(self, md):
        pass

def makeExtension(**_):
    return Own()
"""
TEXT = (
    SERIES
    + day(1, "en", "Begin")
    + day(1, "it", "Inizio")
    + day(5, "en", "Later", homework="")
    + article("a", "en", "A")
)
NOON = "2026-11-02T12:00:00+01:00"
NOTHING = "Day by Day: 0 read, 0 rendered, 0 written,"
WARNING = "connections/005.en.md:2:1: warning homework-missing"


@pytest.fixture
def site(tmp_path):
    made = Site(tmp_path, TEXT)
    made.build(NOON)
    return made


def looked_only(site: Site, now: str = NOON, **settings) -> bool:
    """Whether a build took the short way; its stages tell."""
    site.settings = settings
    built = site.build(now, DAYBYDAY_PROFILE="1")
    assert built.status == 0
    return "assemble" not in built.printed


def test_the_short_way_is_taken_within_the_same_quiet_time(site):
    assert looked_only(site)
    assert looked_only(site, "2026-11-02T23:59:59+01:00")


def test_warnings_are_told_again(site):
    first, again = site.build(NOON), site.build(NOON)

    assert WARNING in again.said
    assert again.said == first.said
    assert NOTHING in again.printed


def test_pelican_counts_what_there_is(site):
    site.build(NOON)
    built = site.pelican(now=NOON)
    again = site.pelican(now=NOON)

    assert "Processed 3 articles" in built.printed
    assert "Processed 3 articles" in again.printed
    assert NOTHING in again.printed


@pytest.mark.parametrize("now", ["2026-11-03T00:00:00+01:00", "2026-11-05T12:00:00+01:00", "2026-11-02T11:59:59+01:00"])
def test_another_time_is_looked_into(site, now):
    assert not looked_only(site, now)


def test_a_setting_is_looked_into(site):
    assert not looked_only(site, SITENAME="Another")


def test_an_extension_of_the_authors_own_is_looked_into(site, monkeypatch):
    monkeypatch.syspath_prepend(str(site.folder))
    own = site.folder / "mine/extension.py"
    own.parent.mkdir()
    own.write_text(OWN_EXTENSION)

    def again() -> bool:
        return looked_only(site, MARKDOWN={"extensions": ["mine.extension"]})

    again()
    assert again()
    own.write_text(own.read_text() + "# edited\n")

    assert not again()


def test_a_saved_post_is_looked_into(site):
    site.edit("connections/005.en.md", "A text.", "Another.")

    assert not looked_only(site)


def test_a_post_that_was_only_touched_is_not(site):
    os.utime(site.content / "connections/005.en.md", (1, 1))

    assert looked_only(site)


def test_a_touched_output_is_looked_into(site):
    (site.output / "index.html").touch()

    assert not looked_only(site)
    assert looked_only(site)


def test_a_manifest_that_is_gone_is_written_again(site):
    (site.output / "manifest.txt").unlink()

    assert not looked_only(site)
    assert (site.output / "manifest.txt").is_file()


def test_another_output_folder_is_looked_into(site):
    site.output = site.folder / "elsewhere"

    assert not looked_only(site)
    assert (site.output / "index.html").is_file()


def test_the_short_way_imports_little(site):
    site.pelican(now=NOON)
    site.pelican(now=NOON)
    watch = "import sys, pelican; pelican.main(sys.argv[1:]); print(*sorted(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", watch, *site.command()[1:]], cwd=site.folder, env=site.environment(NOON), capture_output=True,
        text=True, check=True,
    )  # fmt: skip
    loaded = set(done.stdout.split())

    assert NOTHING in done.stdout
    assert "daybyday.building.up_to_date" in loaded
    heavy = {"babel", "feedgen", "nh3", "yaml", "concurrent.futures", "daybyday.views", "daybyday.reading.post"}
    assert loaded & heavy == set()


def test_what_a_killed_build_left_aside_is_looked_into_and_goes(site):
    aside = site.output / ".daybyday-new/1234"
    aside.mkdir(parents=True)
    (aside / "0").write_text("half a page")

    assert not looked_only(site)
    assert not aside.parent.exists()
    assert looked_only(site)
