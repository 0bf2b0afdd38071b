"""What a host makes of feeds: types, caches, redirects, cookies; against a server on this machine."""

from __future__ import annotations

import pytest

from daybyday.doctor.live_host import UnreachableError, subscribed, visit
from tests.doctor.hosting import Host

RSS = b"<rss><channel><lastBuildDate>Sun, 08 Nov 2026 07:00:00 +0100</lastBuildDate></channel></rss>" + b" " * 2000
FILES = {
    "feed.rss": RSS,
    "feed.atom": b"<feed/>",
    "feed.json": b"{}",
    "s/homework.ics": b"BEGIN",
    "opml.xml": b"<opml/>",
}


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch):
    monkeypatch.setenv("no_proxy", "*")


def seen(host, files=FILES, old=()):
    """What is said, but that a server on this machine has no https."""
    found = visit(host.url, files.items(), old)
    assert found.checked == len(files) + len(old)
    return [one for one in found.findings if "without https" not in str(one.message)]


def told(host, **more):
    return {(one.place.path.removeprefix(f"{host.url}/"), one.level, one.code) for one in seen(host, **more)}


def test_a_good_host_is_called_good():
    with Host(FILES, base="/repo") as host:
        assert seen(host) == []
        first, again = host.asked[:2]

    assert first[1]["accept-encoding"] == "gzip"
    assert "cookie" not in first[1]
    assert again[1]["if-none-match"]


def test_f73_a_host_without_https_is_told_of():
    with Host(FILES) as host:
        found = visit(host.url, [("feed.rss", RSS)]).findings

    assert [str(one) for one in found] == [
        (
            f"{host.url}/feed.rss:1:1: error feed-f73: F73 in feed.rss: it is served without https; readers strip cookies, "
            "and laws ask for consent – this is for the settings of the host"
        )
    ]


def test_f9_a_feed_that_is_not_there():
    with Host({path: data for path, data in FILES.items() if path != "feed.atom"}) as host:
        assert told(host) == {("feed.atom", "error", "feed-f9")}


def test_f9_one_redirect_is_fine_two_are_not():
    with Host(FILES) as host:
        host.redirects = {"feed.rss": "rss.rss"}
        host.files["rss.rss"] = RSS
        assert told(host) == set()
        host.redirects["rss.rss"] = "third.rss"
        host.files["third.rss"] = RSS
        assert told(host) == {("feed.rss", "error", "feed-f9")}


def test_f9_a_redirect_in_a_circle():
    with Host(FILES) as host:
        host.redirects = {"feed.rss": "a.rss", "a.rss": "feed.rss"}
        (one,) = seen(host)

    assert (one.code, "in a circle" in str(one.message)) == ("feed-f9", True)


@pytest.mark.parametrize(("name", "kind", "expected"), [
    ("rss", "text/plain", ("feed.rss", "error", "feed-f70")), ("rss", "text/xml; charset=utf-8", ("feed.rss", "warning", "feed-f70")),
    ("atom", "application/xml", ("feed.atom", "warning", "feed-f70")), ("json", "application/feed+json", None),
    ("json", "text/html", ("feed.json", "error", "feed-f70")), ("ics", "application/octet-stream", ("s/homework.ics", "error", "feed-f70")),
    ("xml", "text/x-opml", ("opml.xml", "error", "feed-f70")), ("ics", "", ("s/homework.ics", "error", "feed-f70")),
])  # fmt: skip
def test_f70_types(name, kind, expected):
    with Host(FILES) as host:
        host.types[name] = kind
        assert told(host) == ({expected} if expected else set())


def test_f72_no_etag_and_no_date():
    with Host({"feed.rss": RSS}) as host:
        host.etag = False
        assert told(host, files={"feed.rss": RSS}) == {("feed.rss", "warning", "feed-f72")}


def test_f72_a_host_that_sends_everything_again():
    with Host({"feed.rss": RSS}) as host:
        host.knows = False
        assert told(host, files={"feed.rss": RSS}) == {("feed.rss", "warning", "feed-f72")}


def test_f73_a_cookie():
    with Host({"feed.rss": RSS}) as host:
        host.headers["Set-Cookie"] = "who=you"
        assert told(host, files={"feed.rss": RSS}) == {("feed.rss", "error", "feed-f73")}


@pytest.mark.parametrize(
    ("said", "long"), [("max-age=3600", False), ("public, max-age=86400", True), ("no-cache", False)]
)
def test_f20_a_cache_of_a_day(said, long):
    with Host({"feed.rss": RSS}) as host:
        host.headers["Cache-Control"] = said
        assert told(host, files={"feed.rss": RSS}) == ({("feed.rss", "warning", "feed-f20")} if long else set())


def test_f5_uncompressed():
    with Host(FILES) as host:
        host.gzip = False
        assert told(host) == {("feed.rss", "warning", "feed-f5")}


def test_f6_an_older_feed_is_told_with_its_date():
    with Host({"feed.rss": RSS.replace(b"Sun, 08", b"Sat, 07"), "feed.json": b"[]"}) as host:
        first, second = seen(host, files={"feed.rss": RSS, "feed.json": b"{}"})

    assert (first.level, first.code) == ("note", "feed-f6")
    assert "the host serves a feed of Sat, 07 Nov 2026 07:00:00 +0100, a build gives one of Sun, 08 Nov" in str(
        first.message
    )
    assert "other bytes than a build gives now" in str(second.message)


def test_f71_old_addresses():
    with Host({"feeds/all.rss.xml": RSS, "feed/index.html": b"<html>"}) as host:
        assert told(host, files={}, old=("/feeds/all.rss.xml", "/feed/")) == set()
        assert told(host, files={}, old=("/rss/",)) == {("rss/", "error", "feed-f71")}


def test_a_host_that_is_not_there_is_one_line():
    with Host() as host:
        url = host.url
    with pytest.raises(
        UnreachableError, match=r"http://127.0.0.1:\d+/feed.rss gave no answer: nothing answers at this address"
    ):
        visit(url, [("feed.rss", RSS)])


def test_something_that_is_no_gzip_is_one_line():
    with Host({"feed.rss": RSS}) as host:
        host.gzip = False
        host.headers["Content-Encoding"] = "gzip"
        with pytest.raises(UnreachableError, match="says gzip"):
            visit(host.url, [("feed.rss", RSS)])


@pytest.mark.parametrize(("path", "long"), [
    ("feed.rss", True), ("it/relazioni/homework.ics", True), ("archive/2026-10.atom", False), ("c/start/2026-11-02.rss", False),
])  # fmt: skip
def test_what_is_asked_for(path, long):
    assert subscribed(path) == long
