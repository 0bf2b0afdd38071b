"""The table of formats: a format that is invented here is met wherever feeds are named, with no other line changed."""

from __future__ import annotations

import types

import pytest

from daybyday import feed_formats, views
from daybyday.feed_formats import FeedFormat
from daybyday.parts import Part
from daybyday.syndication.channels import channels
from tests.harness import SERIES, Site, day
from tests.sites.page import Page

INVENTED = FeedFormat(
    key="gemini",
    label="Gemini",
    media_type="text/x-gemini-feed",
    files={"feed": "feed.gmi", "homework": "homework.gmi"},
    suffix=".gmi",
    option="gemini",
)
NOW = "2026-11-03T12:00:00+01:00"


def _invented_view() -> types.ModuleType:
    """As one would write it in `views/feeds/`: a line for each item."""
    view = types.ModuleType("daybyday.views.feeds.gemini")

    def parts(edition):
        for channel in channels(edition, INVENTED):
            titles = tuple(item.published.isoformat() for item in channel.items)
            yield Part(channel.address.lstrip("/"), "gemini", titles)

    view.parts, view.render = parts, lambda part, services: "\n".join(part.value).encode()
    return view


@pytest.fixture
def invented(monkeypatch):
    view = _invented_view()
    monkeypatch.setattr(feed_formats, "FORMATS", (*feed_formats.FORMATS, INVENTED))
    monkeypatch.setattr(views, "FEEDS", (*views.FEEDS, view))
    monkeypatch.setattr(views, "DATA", (*views.DATA, view))
    monkeypatch.setattr(views, "ALL", (*views.ALL, view))
    monkeypatch.setitem(views.BY_NAME, "gemini", view)


@pytest.fixture
def built(invented, tmp_path):
    return Site(tmp_path, SERIES + day(1, "en", "Begin") + day(1, "it", "Inizio")).build(NOW)


@pytest.mark.parametrize("path", ["feed.gmi", "it/feed.gmi", "connections/feed.gmi", "it/relazioni/homework.gmi"])
def test_its_files_stand_beside_the_others(built, path):
    assert path in built.files


def test_a_page_offers_it_to_programs(built):
    assert '<link rel="alternate" type="text/x-gemini-feed"' in built.text("connections/1/index.html")


@pytest.mark.parametrize(
    ("path", "address"), [("follow/index.html", "/feed.gmi"), ("it/segui/index.html", "/it/relazioni/homework.gmi")]
)
def test_the_page_on_how_to_follow_names_it(built, path, address):
    page = Page(built.text(path))

    assert "Gemini" in page.text
    assert address in page.root.xpath("//a/@href")


def test_its_option_switches_it_off(invented, tmp_path):
    built = Site(tmp_path, SERIES + day(1, "en", "Begin"), DAYBYDAY_WITHOUT=["gemini"]).build(NOW)

    assert [path for path in built.files if path.endswith(".gmi")] == []
    assert "x-gemini" not in built.text("follow/index.html")


def test_an_old_address_may_lead_to_it(invented, tmp_path):
    site = Site(tmp_path, SERIES + day(1, "en", "Begin"), DAYBYDAY_OLD_FEEDS={"capsule/": "feed.gmi"})

    assert [line for line in site.findings(NOW) if "error" in line] == []
    assert "text/x-gemini-feed" in site.build(NOW).text("capsule/index.html")


def test_a_feed_that_is_not_there_is_still_told(invented, tmp_path):
    site = Site(tmp_path, SERIES + day(1, "en", "Begin"), DAYBYDAY_OLD_FEEDS={"capsule/": "weekly.gmi"})

    assert any("setting-old-feeds" in line for line in site.findings(NOW))


def test_the_hub_is_told_of_it(invented):
    from daybyday.publishing.websub import changed_feeds

    assert changed_feeds(None, f"{'0' * 64}  feed.gmi\n{'0' * 64}  page.html\n") == ("feed.gmi",)


def test_the_preview_serves_it_as_what_it_is(invented):
    from daybyday.preview.inject import media_type

    assert media_type("it/feed.gmi") == "text/x-gemini-feed"


def test_the_doctor_wants_its_type_from_the_host(invented):
    from daybyday.doctor.live_host import fitting_types

    assert fitting_types("connections/feed.gmi") == ("text/x-gemini-feed",)


def test_the_check_of_feeds_looks_at_what_its_view_makes(invented, tmp_path):
    from daybyday.building.session import Session
    from daybyday.cli.feed_check import feeds_at
    from daybyday.timeline import read_instant

    site = Site(tmp_path, SERIES + day(1, "en", "Begin"))

    assert "connections/feed.gmi" in feeds_at(site.setup(), read_instant(NOW), Session.alone()).files


def test_a_format_the_doctor_cannot_read_is_passed_over(invented, tmp_path):
    from daybyday.building.session import Session
    from daybyday.cli.feed_check import check_feeds
    from daybyday.timeline import read_instant

    site = Site(tmp_path, SERIES + day(1, "en", "Begin"))
    report = check_feeds(site.setup(), read_instant(NOW), Session.alone())

    assert [str(finding) for finding in report.findings if finding.level == "error"] == []


@pytest.mark.parametrize("format", feed_formats.FORMATS, ids=[each.key for each in feed_formats.FORMATS])
def test_every_row_has_its_view(format):
    assert format in [view.FORMAT for view in views.FEEDS]


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("feed.rss", "rss"), ("it/relazioni/start/2026-12-01.rss", "rss"), ("archive/2026-11.atom", "atom"),
        ("homework-feed.json", "json"), ("connections/homework.json", None), ("manifest.txt", None), ("feed.json.txt", None),
    ],
)  # fmt: skip
def test_a_file_is_known_by_its_name(name, key):
    format = feed_formats.format_of_file(name)

    assert (format.key if format else None) == key
