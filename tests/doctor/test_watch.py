"""The watchdog: a host that serves a site as a build gives it is well; each thing that is wrong is told, with a status of its own."""

from __future__ import annotations

from dataclasses import dataclass, field
from email.message import Message

import pytest

from daybyday.building.session import Session
from daybyday.cli.feed_check import SETTINGS, feeds_at
from daybyday.doctor.live_host import Response, UnreachableError
from daybyday.doctor.watch.rounds import status_of, watch
from daybyday.doctor.watch.wanted import WantedSite
from daybyday.messages import say
from daybyday.timeline import read_instant
from tests.harness import SERIES, Site, article, day

NOW = "2026-11-04T12:00:00+01:00"
BASE = "https://host.test/repo"
DAYS = "".join(day(number, lang, f"Title {number}") for number in (1, 2, 3, 4, 5) for lang in ("en", "it"))
TEXT = SERIES + "aliases: {en: [old]}\n" + DAYS + article("late", "en", "Later", "date: 2026-12-01\n")


def wanted_of(site: Site, now: str = NOW) -> WantedSite:
    feeds = feeds_at(site.setup(), read_instant(now), Session.alone())
    assembled = feeds.prepared.assembled
    return WantedSite.of(assembled.content, feeds.prepared.edition, feeds.prepared.parts, feeds.files, SETTINGS)


@pytest.fixture(scope="module")
def published(tmp_path_factory):
    """(what is wanted, the files of a build)."""
    site = Site(tmp_path_factory.mktemp("watched"), TEXT, SITEURL="https://example.org/repo")
    built = site.build(NOW)
    assert built.status == 0, built.said
    return wanted_of(site), built.files


@dataclass
class Host:
    """A host in memory."""

    files: dict[str, bytes]
    down: int = 0
    """how many requests fail before it is up"""
    everything: bool = False
    asked: list[str] = field(default_factory=list)

    def __call__(self, url: str) -> Response:
        self.asked.append(url)
        if self.down:
            self.down -= 1
            raise UnreachableError(say("{url} gave no answer: {reason}", url=url, reason="refused"))
        path = url.removeprefix(f"{BASE}/")
        data = self.files.get(path, self.files.get(f"{path}index.html"))
        if data is None:
            return Response(200 if self.everything else 404, Message(), b"nothing", 0, url)
        return Response(200, Message(), data, 0, url)


@pytest.fixture
def look(published):
    """`look(host)`: what is told of a host, without waiting."""
    wanted, files = published

    def seen(change=lambda files: None, wait=0.0, **of_host):
        host = Host(dict(files), **of_host)
        change(host.files)
        slept = []
        result = watch(wanted, BASE, wait, ask=host, sleep=slept.append, clock=lambda: sum(slept))
        seen.host, seen.slept = host, slept
        return result

    return seen


def told(watched) -> list[tuple[str, str]]:
    return [(finding.code, finding.place.path.removeprefix(BASE)) for finding in watched.findings]


def test_a_host_that_serves_what_was_built_is_well(look):
    watched = look()

    assert (told(watched), status_of(watched.findings)) == ([], 0)
    assert watched.asked > 20


def test_the_day_of_a_language_is_missing(look):
    watched = look(lambda files: files.pop("it/relazioni/4/index.html"))

    assert ("live-day-missing", "/it/relazioni/4/") in told(watched)
    assert status_of(watched.findings) == 3
    assert str(watched.findings[0]) == (
        f"{BASE}/it/relazioni/4/:1:1: error live-day-missing: day 4 of Relazioni che contano should be here in Italian, and the"
        " host answers 404 – run `invoke publish --to …` again, or wait until the host has emptied its cache"
    )


def test_another_page_in_its_place_is_no_day(look):
    watched = look(lambda files: files.update({"connections/4/index.html": b"<h1>Parked</h1>"}))

    assert told(watched)[0] == ("live-day-missing", "/connections/4/")


def test_a_home_page_of_yesterday_is_stale(look):
    watched = look(lambda files: files.update({"index.html": files["index.html"].replace(b"/connections/4/", b"/connections/3/")}))  # fmt: skip

    assert told(watched) == [("live-page-stale", "/")]
    assert status_of(watched.findings) == 1


@pytest.mark.parametrize("status", [b"", b"[]", b'{"series": [{"id": "connections", "last": {}}]}'])
def test_a_status_that_does_not_name_the_day(look, status):
    watched = look(lambda files: files.update({"status.json": status}))

    assert {code for code, _ in told(watched)} == {"live-page-stale"}


def test_a_feed_is_missing_stale_or_broken(look, published):
    def change(files):
        del files["feed.rss"]
        files["connections/feed.rss"] = files["connections/feed.rss"].replace(b"connections/4/en</guid>", b"x</guid>")
        files["it/feed.atom"] = files["it/feed.atom"][:2000]

    watched = look(change)

    assert told(watched) == [
        ("live-feed-missing", "/feed.rss"),
        ("feed-f1", ""),
        ("live-feed-stale", "/connections/feed.rss"),
        ("live-link-dead", "/"),
    ]
    [broken] = [finding for finding in watched.findings if finding.code == "feed-f1"]
    assert str(broken.hint) == ("run `invoke publish --to …` again, or wait until the host has emptied its cache")


@pytest.mark.parametrize(
    "path, where", [("connections/5/index.html", "/connections/5/"), ("late/index.html", "/late/")]
)
def test_a_page_that_is_not_out(look, path, where):
    watched = look(lambda files: files.update({path: b"<p>Early"}))

    assert told(watched) == [("live-early", where)]
    assert status_of(watched.findings) == 5


def test_a_feed_item_that_is_not_out(look):
    watched = look(lambda files: files.update({"feed.rss": files["feed.rss"].replace(b"connections/3/en</guid>", b"connections/5/en</guid>")}))  # fmt: skip

    assert ("live-early", "/feed.rss") in told(watched)


def test_a_link_to_a_page_that_is_not_out(look):
    watched = look(lambda files: files.update({"index.html": files["index.html"] + b'<a href="/repo/connections/5/">'}))

    assert ("live-early", "/") in told(watched)


def test_the_sitemap_names_nothing_early(look):
    line = b"<url><loc>https://example.org/repo/it/relazioni/5/</loc></url>"
    watched = look(lambda files: files.update({"sitemap.xml": files["sitemap.xml"] + line}))

    assert told(watched) == [("live-early", "/sitemap.xml")]


def test_a_dead_link(look):
    watched = look(lambda files: files.pop("connections/2/index.html"))

    assert told(watched)[0][0] == "live-link-dead"
    assert "a link leads to /connections/2/, and the host answers 404" in str(watched.findings[0])


def test_a_host_that_knows_no_404_is_a_warning_and_no_leak(look):
    watched = look(everything=True)

    assert told(watched) == [("live-not-found", "/there-is-no-such-page-daybyday/")]
    assert status_of(watched.findings) == 0


def test_somebody_who_answers_for_the_site_is_one_finding(look):
    def park(files):
        files.update(dict.fromkeys([path for path in files if path.endswith(".html")], b"nothing"))

    watched = look(park, everything=True)

    assert [str(finding) for finding in watched.findings] == [
        (
            f"{BASE}:1:1: error live-unreachable: the host answers with one and the same page, whatever it is asked – look whether the"
            " address is right, and what it leads to"
        )
    ]
    assert status_of(watched.findings) == 4


def test_a_host_that_is_briefly_down_is_asked_again(look):
    watched = look(down=2)

    assert (told(watched), look.slept) == ([], [1.0, 3.0])


def test_a_host_that_stays_down_is_one_finding(look):
    watched = look(down=10_000)

    assert (told(watched), status_of(watched.findings)) == ([("live-unreachable", "")], 4)
    assert len(look.host.asked) == 3


def test_waiting_ends_as_soon_as_all_is_well(look):
    watched = look(wait=600, down=7)

    assert (told(watched), sum(look.slept) < 60) == ([], True)


def test_waiting_ends_when_the_time_is_over(look):
    watched = look(lambda files: files.pop("it/relazioni/4/index.html"), wait=100)

    assert status_of(watched.findings) == 3
    assert sum(look.slept) == 100


def test_a_day_that_nobody_wrote_is_a_day_that_is_missing(tmp_path):
    site = Site(tmp_path, SERIES + day(1, "en", "One") + day(1, "it", "Uno") + day(2, "en", "Two"))
    findings = site.findings("2026-11-02T12:00:00+01:00", unready=True)
    prepared = site.run("2026-11-02T12:00:00+01:00").prepared

    assert any(": warning day-late: " in finding for finding in findings)
    assert status_of(finding for finding in prepared.findings if finding.code == "day-late") == 3


EVENINGS = SERIES.replace("connections", "evenings").replace("relazioni", "sere").replace("2026-11-01", "2026-11-03")
TWO = TEXT + EVENINGS.replace("07:00", "19:00") + "".join(day(n, "en", f"E{n}", series="evenings") for n in (1, 2, 3))


@pytest.mark.slow
@pytest.mark.parametrize("policy", ["fallback", "hold", "skip"])
@pytest.mark.parametrize("now", ["2026-10-25T12:00:00+01:00", "2026-11-01T06:59:00+01:00", "2026-11-03T20:00:00+01:00", "2026-11-09T12:00:00+01:00", "2027-03-01T12:00:00+01:00"])  # fmt: skip
def test_at_no_time_is_anything_said_of_a_host_that_serves_what_was_built(tmp_path, now, policy):
    """Before, between and after the days of two series: late days, days of rest, languages that are missing."""
    text = TWO.replace("timezone: Europe/Rome", f"timezone: Europe/Rome\nrest: [2026-11-05]\ntranslations: {policy}")
    site = Site(tmp_path, text, SITEURL="https://example.org/repo")
    host = Host(dict(site.build(now).files))

    assert told(watch(wanted_of(site, now), BASE, 0, ask=host)) == []
