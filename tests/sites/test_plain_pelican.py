"""`pelican FOLDER -s publishconf.py -o DIR`, as one types it."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import time

import pytest

from tests.harness import NOON, SERIES, Site, day
from tests.sites.page import answers, feed_titles

BROKEN = "---\ntitle: Broken\ntags: {a: b}\n---\nText.\n"
TWO_DAYS = SERIES + day(1, "en", "Begin") + day(2, "en", "Next")


@pytest.fixture(scope="module")
def once(tmp_path_factory):
    site = Site(tmp_path_factory.mktemp("plain"), TWO_DAYS)
    return site, site.pelican()


def test_it_makes_the_whole_site_and_exits_with_0(once):
    _, built = once

    assert built.status == 0, built.said
    assert feed_titles(built, "/feed.rss") == ["Day 2: Next", "Day 1: Begin"]
    assert answers(built, "/connections/1/")
    assert answers(built, "/404.html")


def test_it_says_nothing_when_there_is_nothing_to_say(once):
    _, built = once

    assert "Traceback" not in built.said + built.printed
    assert "error" not in (built.said + built.printed).lower()


def test_pelicans_own_articles_and_feeds_are_not_written(once):
    _, built = once

    assert not [path for path in built.files if "drafts" in path or path.startswith(("author", "category"))]


def test_where_pelicans_feeds_would_stand_ours_do(once):
    _, built = once

    assert built.files["feeds/all.atom.xml"] == built.files["feed.atom"]
    assert built.files["feeds/all-it.rss.xml"] == built.files["it/feed.rss"]


@pytest.mark.parametrize("arguments", [(), ("-d",), ("-v",), ("--fatal", "errors")], ids=" ".join)
def test_a_broken_post_stops_it_with_1_and_leaves_the_output_as_it_was(tmp_path, arguments):
    site = Site(tmp_path, TWO_DAYS)
    before = site.build()
    (site.output / "CNAME").write_text("example.org")
    site.write("connections/003.en.md", BROKEN)

    built = site.pelican(*arguments)

    assert built.status == 1
    assert "connections/003.en.md:3:7: error wrong-type" in built.said
    assert "Traceback" not in built.said + built.printed
    assert built.files == {**before.files, "CNAME": b"example.org"}


def test_with_d_a_good_build_keeps_what_is_not_ours(tmp_path):
    site = Site(tmp_path, TWO_DAYS)
    site.output.mkdir()
    (site.output / "CNAME").write_text("example.org")

    built = site.pelican("-d")

    assert built.status == 0
    assert "DELETE_OUTPUT_DIRECTORY is switched off" in built.said
    assert built.files["CNAME"] == b"example.org"


def test_a_broken_post_that_is_not_out_is_told_and_stops_nothing(tmp_path):
    built = Site(tmp_path, TWO_DAYS).write("connections/020.en.md", BROKEN).pelican()

    assert built.status == 0
    assert "connections/020.en.md:3:7: error wrong-type" in built.said
    assert feed_titles(built, "/feed.rss") == ["Day 2: Next", "Day 1: Begin"]


def test_every_finding_stands_on_a_line_of_its_own_unwrapped(tmp_path):
    name = "connections/020-" + "a-very-long-name-" * 8 + "x.en.md"
    built = Site(tmp_path, TWO_DAYS).write(name, BROKEN).pelican(COLUMNS="60")

    assert [line for line in built.said.splitlines() if name in line and line.endswith("`tags: [one, two]`")]


def test_a_plugin_that_is_missing_is_no_success(tmp_path):
    site = Site(tmp_path, TWO_DAYS)
    command = site.command()
    with (site.folder / "publishconf.py").open("a") as settings:
        settings.write("PLUGINS = ['daybyday', 'no_such_plugin']\n")

    done = subprocess.run(
        command, cwd=site.folder, env=site.environment(), capture_output=True, text=True, check=False, timeout=120
    )

    assert done.returncode == 1
    assert "no_such_plugin" in done.stderr
    assert site.outputs() == {}


class Watching:
    """`pelican -r` in a process of its own, ended by its own id."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.log = site.folder / "log.txt"
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                site.command("-r"), cwd=site.folder, env=site.environment(NOON, PYTHONUNBUFFERED="1"), stdout=log, stderr=log,
                start_new_session=True,
            )  # fmt: skip

    def said(self) -> str:
        return self.log.read_text("utf-8", "replace")

    def wait_for(self, what, seconds: float = 60) -> bool:
        end = time.monotonic() + seconds
        while time.monotonic() < end and self.process.poll() is None:
            if what():
                return True
            time.sleep(0.1)
        return bool(what())

    def save_until(self, name: str, text: str, what) -> bool:
        """Save the file, and again every five seconds: Pelican sees nothing that is saved between its build and its watch."""
        end = time.monotonic() + 60
        while time.monotonic() < end and self.process.poll() is None:
            self.site.write(name, text)
            if self.wait_for(what, 5):
                return True
        return False

    def close(self) -> None:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait(timeout=30)


@pytest.mark.slow
def test_autoreload_tells_of_a_broken_post_goes_on_watching_and_builds_when_it_is_mended(tmp_path):
    site = Site(tmp_path, TWO_DAYS)
    watching = Watching(site)
    try:
        assert watching.wait_for((site.output / "connections/2/index.html").exists), watching.said()

        said = lambda: "error wrong-type" in watching.said()  # noqa: E731 - it is asked again and again
        assert watching.save_until("connections/003.en.md", BROKEN, said), watching.said()
        assert not (site.output / "connections/3/index.html").exists()
        assert "Traceback" not in watching.said()

        mended = BROKEN.replace("tags: {a: b}", "tags: [a]")
        there = (site.output / "connections/3/index.html").exists
        assert watching.save_until("connections/003.en.md", mended, there), watching.said()
    finally:
        watching.close()


@pytest.mark.slow
def test_autoreload_survives_a_first_build_that_fails(tmp_path):
    site = Site(tmp_path, TWO_DAYS).write("connections/003.en.md", BROKEN)
    watching = Watching(site)
    try:
        assert watching.wait_for(lambda: "error wrong-type" in watching.said()), watching.said()

        mended = BROKEN.replace("tags: {a: b}", "tags: [a]")
        there = (site.output / "connections/3/index.html").exists
        assert watching.save_until("connections/003.en.md", mended, there), watching.said()
    finally:
        watching.close()
