"""A year of a daily series in two languages, built once a day, as readers of its feeds live through it.

What happens on the way: the start is moved before it begins; a day comes one day late, another three; one never
comes; a typo is mended, a mistake corrected; a week's pause is put in; a translation comes after thirty days. Two
nights of daylight saving pass, and the machine's own time zone changes every day between UTC-12 and UTC+14.
"""

from __future__ import annotations

import time
from datetime import date, datetime, timedelta

import pytest
from pelican.settings import read_settings

from daybyday.assembling.ledger import ledger_lines
from daybyday.building.prepare import prepare
from daybyday.building.session import Session
from daybyday.cli.publishing.ledger_file import save_ledger
from daybyday.pelican_adapter.settings import site_setup
from daybyday.syndication import cohorts
from daybyday.timeline import read_instant
from tests.feeds.formats import Atom, atom_entries, json_entries, rss_entries
from tests.harness import SERIES, Site, day
from tests.year.reader import Reader

pytestmark = pytest.mark.slow

DAYS = 365
START, MOVED = date(2026, 11, 1), date(2026, 11, 8)
FIRST, LAST = date(2026, 10, 25), date(2027, 11, 20)
PAUSE = 200
LATE, VERY_LATE, MISSING, MISPRINTED, MISTAKEN, UNTRANSLATED = 41, 80, 60, 100, 120, 150
ZONES = ("UTC+12", "Europe/Rome", "UTC", "UTC-14", "Asia/Kathmandu")
"""As POSIX writes them: UTC+12 is twelve hours behind."""
COHORT = date(2027, 1, 1)


def planned(number: int) -> date:
    return MOVED + timedelta(days=number - 1 + (7 if number >= PAUSE else 0))


def arrives(number: int, lang: str) -> date | None:
    """On which day a reader should find a day: said here once more, apart from the kit."""
    if number == MISSING:
        return None
    wait = {(LATE, "en"): 1, (VERY_LATE, "en"): 3, (UNTRANSLATED, "it"): 30}.get((number, lang), 0)
    return planned(number) + timedelta(days=wait)


def path(number: int, lang: str) -> str:
    return f"connections/{number:03}.{lang}.md"


def text(number: int, lang: str, header: str = "", body: str = "A tpyo.") -> str:
    return day(number, lang, f"Number {number}", header, body).partition(" --\n")[2]


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    series = SERIES.replace("length: 30", f"length: {DAYS}")
    site = Site(tmp_path_factory.mktemp("year"), series)
    for number in range(1, DAYS + 1):
        for lang in ("en", "it"):
            if arrives(number, lang) == planned(number):
                site.write(path(number, lang), text(number, lang))
    return site


def happens(site: Site, today: date) -> None:
    """What the author does on a morning, before the build."""
    if today == date(2026, 10, 29):
        site.edit("connections/series.yaml", f"start: {START}", f"start: {MOVED}")
    if today == planned(190):
        with (site.content / "connections/series.yaml").open("a") as file:
            file.write(f"from: {{{PAUSE}: {planned(PAUSE)}}}\n")
    for number, lang in ((LATE, "en"), (VERY_LATE, "en"), (UNTRANSLATED, "it")):
        if today == arrives(number, lang):
            site.write(path(number, lang), text(number, lang))
    if today == planned(MISPRINTED) + timedelta(days=20):
        site.write(path(MISPRINTED, "en"), text(MISPRINTED, "en", "", "A typo."))
    if today == planned(MISTAKEN) + timedelta(days=5):
        site.write(path(MISTAKEN, "en"), text(MISTAKEN, "en", f"modified: {today} 07:10\n", "The truth."))


class Year:
    """What was seen of it."""

    def __init__(self) -> None:
        feeds = ("connections/feed.rss", "it/relazioni/feed.rss", "feed.rss", "connections/homework.rss", "weekly.rss",
                 f"connections/start/{COHORT}.rss")  # fmt: skip
        self.readers = {feed: Reader() for feed in feeds}
        self.forgetful = {feed: Reader(forgets=30) for feed in feeds}
        self.one_reader_of_all = Reader()
        self.archives: dict[str, list] = {}
        self.broken_archives: list[str] = []
        self._archive_bytes: dict[str, bytes] = {}
        self.formats_differ: list[date] = []

    def look(self, today: date, files: dict[str, bytes]) -> None:
        everything = {}
        for feed, reader in self.readers.items():
            if feed in files:
                entries = rss_entries(files[feed])
                reader.look(today, entries)
                self.forgetful[feed].look(today, entries)
                everything.update({(entry.id, entry.url): entry for entry in entries})
        # newsboat keeps an id once, whichever feed brought it: what is one item may have one id, and nothing else.
        self.one_reader_of_all.look(today, list(everything.values()))
        self._look_at_archives(files)
        scope = [parse(files[f"connections/feed.{name}"]) for parse, name in (
            (rss_entries, "rss"), (atom_entries, "atom"), (json_entries, "json"))]  # fmt: skip
        if scope[0] != scope[1] or scope[1] != scope[2]:
            self.formats_differ.append(today)

    def _look_at_archives(self, files: dict[str, bytes]) -> None:
        there = {name: data for name, data in files.items() if "/archive/" in f"/{name}"}
        for name, data in there.items():
            if self._archive_bytes.get(name) == data:
                continue
            self._archive_bytes[name] = data
            members = [(entry.id, entry.published) for entry in Atom(data).entries]
            if self.archives.setdefault(name, members) != members:
                self.broken_archives.append(name)
        self.broken_archives += sorted(set(self.archives) - set(there))


def write_ledger(site: Site, now: str) -> None:
    """As publishing does, after the site is out."""
    settings = read_settings(None, override=site.all_settings())
    session = Session.begin(settings, None, time.monotonic())
    try:
        assembled = prepare(site_setup(settings), read_instant(now), session).assembled
    finally:
        session.close()
    assert assembled is not None
    before = (site.content / "ledger.txt").read_bytes() if (site.content / "ledger.txt").exists() else None
    save_ledger(site.content, before, ledger_lines(assembled.content, assembled.setup.settings, read_instant(now)))


WATCHED = (
    "*.rss",
    "*/feed.*",
    "*/*/feed.*",
    "*/homework.rss",
    f"connections/start/{COHORT}.rss",
    "archive/*",
    "*/archive/*",
    "*/*/archive/*",
)


def read(site: Site) -> dict[str, bytes]:
    found = {found for pattern in WATCHED for found in site.output.glob(pattern)}
    return {one.relative_to(site.output).as_posix(): one.read_bytes() for one in found}


@pytest.fixture(scope="module")
def year(site):
    year, today, number = Year(), FIRST, 0
    site.outputs = dict  # a look at every file after each of four hundred builds takes longer than they do
    while today <= LAST:
        happens(site, today)
        now = f"{today}T06:30:00+00:00"
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("TZ", ZONES[number % len(ZONES)])
            time.tzset()
            built = site.build(now)
        assert built.status == 0, f"{today}: {built.said[-2000:]}"
        write_ledger(site, now)
        year.look(today, read(site))
        today, number = today + timedelta(days=1), number + 1
    time.tzset()
    return year


def days_of(reader: Reader, lang: str, tail: str = "") -> dict[int, list[date]]:
    end = f"/{lang}{tail}"
    return {
        int(id.split("/")[1]): days for id, days in reader.arrivals.items()
        if id.startswith("tag:example.org,2026:connections/") and id.endswith(end)
    }  # fmt: skip


def expected(lang: str) -> dict[int, list[date]]:
    return {number: [when] for number in range(1, DAYS + 1) if (when := arrives(number, lang))}


@pytest.mark.parametrize(("feed", "lang", "tail"), [
    ("connections/feed.rss", "en", ""), ("it/relazioni/feed.rss", "it", ""), ("connections/homework.rss", "en", "/homework"),
])  # fmt: skip
def test_every_day_arrives_once_on_its_day_and_none_is_missed(year, feed, lang, tail):
    assert days_of(year.readers[feed], lang, tail) == expected(lang)


def test_nothing_ever_arrives_twice(year):
    assert {feed: reader.duplicates for feed, reader in year.readers.items()} == {feed: [] for feed in year.readers}


def test_nor_for_a_reader_that_forgets_what_left_the_feed(year):
    assert {feed: reader.duplicates for feed, reader in year.forgetful.items()} == {feed: [] for feed in year.readers}


def test_one_correction_reopens_one_item_and_nothing_else_does(year):
    corrected = [(f"tag:example.org,2026:connections/{MISTAKEN}/en", planned(MISTAKEN) + timedelta(days=5))]

    assert year.readers["connections/feed.rss"].reopened == corrected
    assert year.readers["it/relazioni/feed.rss"].reopened == []
    assert year.readers["weekly.rss"].reopened == []


def test_a_mended_typo_changes_its_words_alone(year):
    assert year.readers["connections/feed.rss"].reworded == {f"tag:example.org,2026:connections/{MISPRINTED}/en": 1}


def test_no_item_ever_gets_another_date(year):
    assert [reader.moved for reader in year.readers.values()] == [[]] * len(year.readers)


def test_nobody_is_flooded(year):
    two = {arrives(LATE, "en"): 2, arrives(VERY_LATE, "en"): 2}

    assert year.readers["connections/feed.rss"].most_at_once == two
    assert year.readers["it/relazioni/feed.rss"].most_at_once == {arrives(UNTRANSLATED, "it"): 2}


def test_a_reader_of_all_feeds_at_once_misses_nothing(year):
    each = set().union(*(reader.arrivals for reader in year.readers.values()))

    assert set(year.one_reader_of_all.arrivals) == each
    assert year.one_reader_of_all.duplicates == []


def test_the_digest_comes_every_sunday(year):
    arrivals = sorted(days[0] for days in year.readers["weekly.rss"].arrivals.values())

    # The week ends on Sunday evening; the builds of this year are in the morning.
    assert {when.weekday() for when in arrivals} == {0}
    assert len(arrivals) == (planned(DAYS) - MOVED).days // 7 + 1


def test_a_cohort_lives_through_it_at_its_own_pace(year):
    start = f"tag:example.org,2026:connections/start/{COHORT}/"
    arrived = {
        id.removeprefix(start).split("/")[0]: days
        for id, days in year.readers[f"connections/start/{COHORT}.rss"].arrivals.items()
    }
    opened = arrived.pop("begin")

    assert arrived == {str(n): [COHORT + timedelta(days=n - 1)] for n in range(1, (LAST - COHORT).days + 2)}
    assert opened == [COHORT - cohorts.AHEAD]


def test_the_three_formats_agree_every_day(year):
    assert year.formats_differ == []


def test_closed_months_keep_their_members(year):
    assert year.broken_archives == []
    assert len([name for name in year.archives if name.startswith("connections/")]) == 12


def test_late_items_have_the_moment_of_their_build(site, year):
    moments = {entry.id: entry.published for name in year.archives if name.startswith(("connections", "it/relazioni"))
               for entry in Atom((site.output / name).read_bytes()).entries}  # fmt: skip
    found = {key: moments[f"tag:example.org,2026:connections/{key}"] for key in
             (f"{LATE}/en", f"{VERY_LATE}/en", f"{UNTRANSLATED}/it", f"{UNTRANSLATED}/en")}  # fmt: skip

    assert found == {
        f"{LATE}/en": datetime.fromisoformat(f"{planned(LATE)}T07:00:00+01:00"),
        f"{VERY_LATE}/en": datetime.fromisoformat(f"{arrives(VERY_LATE, 'en')}T06:30:00+00:00"),
        f"{UNTRANSLATED}/it": datetime.fromisoformat(f"{arrives(UNTRANSLATED, 'it')}T06:30:00+00:00"),
        f"{UNTRANSLATED}/en": datetime.fromisoformat(f"{planned(UNTRANSLATED)}T07:00:00+02:00"),
    }
