"""What a guest needs from the settings of a site, and what protects the site when the plugin is missing."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
import time
from itertools import count

import pytest

from tests.guest.blog import BLOG, COMING, FEED_ID, SERIES, Blog, kept_environment


def test_feed_id_is_asked_for(tmp_path):
    built = Blog(tmp_path, BLOG, SERIES).build()

    assert built.status == 1
    assert (
        "pelicanconf.py:1:1: error feed-id-missing: FEED_ID is not set, and the feeds of a series need ids that never change – "
        'write "tag:", a domain of yours, and a year in which it was yours: FEED_ID = "tag:your-name.net,2026"'
    ) in built.said
    assert "feed-id-placeholder" not in built.said


def test_a_placeholder_is_none(tmp_path):
    built = Blog(tmp_path, BLOG, SERIES, FEED_ID="tag:example.org,2026").build()

    assert (built.status, built.files) == (1, {})
    assert "error feed-id-placeholder" in built.said


def test_findings_are_of_the_series_alone(tmp_path):
    built = Blog(tmp_path, BLOG, SERIES, FEED_ID=FEED_ID).build()

    assert {
        line.partition(":")[0] for line in built.said.splitlines() if ": warning " in line or ": note " in line
    } <= {
        "content/connections/series.yaml",
        "content/connections/001-begin.it.md",
        "content/connections/003-odd.en.md",
    }


def test_languages_are_those_of_the_site_and_of_its_series(tmp_path):
    plan = "-- walks/series.yaml --\ntitle: Walks\nstart: 2026-11-20\nlength: 1\n-- walks/001-out.md --\n---\ntitle: Out\n---\nText.\n"
    built = Blog(tmp_path, BLOG, plan, FEED_ID=FEED_ID).build()

    assert "walks/1/index.html" in built.files
    assert not [path for path in built.files if path.startswith("it/")]


GUARD = "import daybyday.guard\n"


def guarded(tmp_path, plugins: list[str], *texts: str):
    """`pelican content`, with the line of insurance at the top of the settings."""
    blog = Blog(tmp_path, BLOG, *texts, FEED_ID=FEED_ID, DEFAULT_DATE=(2020, 1, 1))
    return blog.build(plugins=plugins, first=GUARD)


@pytest.mark.parametrize("plugins", [[], ["daybyaday"]], ids=["missing", "misspelt"])
def test_with_the_guard_pelican_stops_when_the_plugin_is_not_loaded(tmp_path, plugins):
    built = guarded(tmp_path, plugins, SERIES)

    assert (built.status, built.files) == (1, {})
    assert (
        "connections/series.yaml:1:1: error plugin-not-loaded: Pelican has not loaded the plugin daybyday, and would publish days that "
        'are still to come – write PLUGINS = ["daybyday"], beside those you have, or take the line PLUGINS out'
    ) in built.said


def test_without_it_pelican_publishes_days_to_come(tmp_path):
    """Why there is a guard."""
    blog = Blog(tmp_path, BLOG, SERIES, FEED_ID=FEED_ID, DEFAULT_DATE=(2020, 1, 1))

    assert "Velvet otters" in blog.build(plugins=["daybyaday"]).everything()


def test_the_guard_says_nothing_when_all_is_well_or_there_is_no_series(tmp_path):
    assert guarded(tmp_path / "one", ["daybyday"], SERIES).status == 0
    assert guarded(tmp_path / "two", []).status == 0


def without_its_plan(tmp_path):
    """The blog after a build with its series, and after its series.yaml went."""
    blog = Blog(tmp_path, BLOG, SERIES, FEED_ID=FEED_ID, DEFAULT_DATE=(2020, 1, 1))
    blog.build()
    (tmp_path / "content/connections/series.yaml").rename(tmp_path / "plan.yaml")
    return blog


def test_a_series_whose_plan_went_since_the_last_build_stops_the_next(tmp_path):
    built = without_its_plan(tmp_path).build()

    assert built.status == 1
    assert "Seventeen purple walruses" not in "".join(text.decode("utf-8", "replace") for text in built.files.values())
    assert (
        "connections/series.yaml:1:1: error series-gone: the series.yaml of this folder has gone, and Pelican would publish its "
        "days, those to come included – put it back, or move the texts away; to publish them as posts of the blog, delete "
        "cache/daybyday-series.txt and start Pelican anew"
    ) in built.said


def test_with_its_texts_gone_as_well_there_is_nothing_to_say(tmp_path):
    blog = without_its_plan(tmp_path)
    shutil.rmtree(tmp_path / "content/connections")

    assert blog.build().status == 0


def test_a_site_that_moves_remembers_its_series(tmp_path):
    without_its_plan(tmp_path / "old")
    (tmp_path / "old").rename(tmp_path / "new")

    assert Blog(tmp_path / "new").build().status == 1


def test_whoever_forgets_the_series_has_posts_of_a_blog(tmp_path):
    blog = without_its_plan(tmp_path)
    (tmp_path / "cache/daybyday-series.txt").unlink()

    assert blog.build().status == 0


@pytest.mark.slow
def test_while_pelican_watches_a_series_may_come_but_not_go_alone(tmp_path):
    blog = Blog(tmp_path, BLOG, FEED_ID=FEED_ID, DEFAULT_DATE=(2020, 1, 1))
    blog.build()
    log, command = tmp_path / "log", [sys.executable, "-m", "pelican", "content", "-s", "pelicanconf.py", "-r"]
    with log.open("w") as out:
        process = subprocess.Popen(command, cwd=tmp_path, stdout=out, stderr=out, env=kept_environment())
    texts = count(1)

    def saved_until(happened) -> None:
        """Save a text again and again: Pelican does not see what is saved while it builds."""

        def is_so() -> bool:
            blog.write("life/more.md", f"Title: More\nDate: 2026-10-09\n\nText {next(texts)}.\n")
            time.sleep(1)
            return happened()

        wait_for(is_so)

    try:
        wait_for(lambda: "Done" in log.read_text())
        Blog(tmp_path, SERIES)
        saved_until((blog.output / "connections/1/index.html").exists)
        (tmp_path / "content/connections/series.yaml").rename(tmp_path / "plan.yaml")
        saved_until(lambda: "error series-gone" in log.read_text())
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(20)
    written = "".join(path.read_text("utf-8", "replace") for path in blog.output.rglob("*") if path.is_file())
    assert "Velvet otters" not in written
    assert COMING not in written


def wait_for(happened, seconds: float = 30) -> None:
    end = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < end, "it did not happen"
        time.sleep(0.1)


def test_a_cache_in_the_output_stops_the_build(tmp_path):
    built = Blog(tmp_path, BLOG, SERIES, FEED_ID=FEED_ID, CACHE_PATH="output/cache").build()

    assert (built.status, "error cache-published: CACHE_PATH lies in the output" in built.said) == (1, True)


@pytest.mark.parametrize("address", ["", "/blog", "//bob.example.net"])
def test_an_address_without_a_host_is_none_for_feeds(tmp_path, address):
    built = Blog(tmp_path, BLOG, SERIES, FEED_ID=FEED_ID, SITEURL=address).build()

    assert built.status == 0, built.said
    assert "note site-address-missing: SITEURL names no host" in built.said


def test_a_template_that_is_not_there_is_told_with_the_day(tmp_path):
    blog = Blog(tmp_path, BLOG, SERIES.replace("title: Go\n", "title: Go\ntemplate: nosuch\n"), FEED_ID=FEED_ID)
    built = blog.build()

    assert (built.status, built.files) == (1, {})
    assert (
        "connections/002-go.en.md:3:1: error template-missing: `template: nosuch`: the theme has no such template – "
        "write the name of one, or take the line out"
    ) in built.said


def test_a_template_that_is_there_is_taken(tmp_path):
    blog = Blog(tmp_path, BLOG, SERIES.replace("title: Go\n", "title: Go\ntemplate: own\n"), FEED_ID=FEED_ID)
    blog.settings["THEME_TEMPLATES_OVERRIDES"] = ["templates"]
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates/own.html").write_text("Mine: {{ article.title }}", "utf-8")

    assert blog.build().text("connections/2/index.html") == "Mine: Day 2: Go"


LOOKING = """\
import os
from pelican import signals

def look(content):
    os.stat(content.source_path)

def register():
    signals.content_object_init.connect(look)
"""


def test_every_source_path_is_a_file(tmp_path):
    blog = Blog(tmp_path, BLOG, SERIES, FEED_ID=FEED_ID)
    (tmp_path / "look.py").write_text(LOOKING, "utf-8")
    built = blog.build(plugins=["daybyday", "look"], first="sys.path.insert(0, '.')\n")

    assert built.status == 0, built.said + built.printed
    assert {"connections/index.html", "it/relazioni/index.html"} <= set(built.files)
