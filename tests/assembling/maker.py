"""Sources, series and whole sites from a few words, without a file."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time

from daybyday.assembling import assemble, site_at
from daybyday.assembling.content import SourceSet
from daybyday.model import (
    Content,
    DayNow,
    Finding,
    Homework,
    LedgerLine,
    Place,
    Series,
    Site,
    SiteSettings,
    Source,
    TagNames,
    Task,
    Written,
)

SETTINGS = SiteSettings(
    languages=("en", "it"), origin="https://example.org", base="", names={}, taglines={}, feed_id="tag:example.org,2026",
    timezone="Europe/Rome",
)  # fmt: skip

SERIES = Series(
    id="connections", folder="connections", languages=("en", "it"), titles={"en": "Connections", "it": "Relazioni"},
    descriptions={}, slugs={"en": "connections", "it": "relazioni"}, aliases={}, start=date(2026, 11, 1), length=30,
    cadence="daily", rests=(), restarts=(), release=time(7), timezone="Europe/Rome", translations="fallback",
    place=Place("connections/series.yaml"),
)  # fmt: skip
"""Thirty days from 1 November 2026, at 07:00 in Rome (06:00 UTC)."""


def utc(text: str) -> datetime:
    """An instant."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def on(text: str) -> Written:
    """A date as an author writes it, maybe with a time."""
    moment = datetime.fromisoformat(text)
    return Written(moment.date(), moment.time() if " " in text else None)


def day(number: int, lang: str = "en", **changes) -> Source:
    """A day's source."""
    source = Source(
        f"connections/{number:03}.{lang}.md", "day", f"{number:03}", lang, "connections", f"Title {number}", number,
        homework=Homework("Do it", (Task("1", "Go."),)),
    )  # fmt: skip
    return replace(source, **changes)


def article(stem: str, lang: str = "en", **changes) -> Source:
    """An article's source, of 1 October 2026."""
    return replace(
        Source(f"articles/{stem}.{lang}.md", "article", stem, lang, title=stem, date=on("2026-10-01")), **changes
    )


def page(stem: str, lang: str = "en", **changes) -> Source:
    """A page's source."""
    return replace(Source(f"pages/{stem}.{lang}.md", "page", stem, lang, title=stem), **changes)


def line(key: str, lang: str, published: str) -> LedgerLine:
    """A line of the ledger."""
    return LedgerLine(key, lang, utc(published))


def assembled(
    sources: list[Source], now: str, *, series: Series = SERIES, ledger: tuple[LedgerLine, ...] = (), **settings
) -> tuple[Content, tuple[Finding, ...]]:
    """Everything written, out or not, and what contradicts the ledger."""
    lines = {(one.key, one.lang): one for one in ledger}
    return assemble(SourceSet(sources, [series], TagNames(), lines, {}), replace(SETTINGS, **settings), utc(now))


def site(sources: list[Source], now: str, **changes) -> Site:
    """The site at `now` (UTC)."""
    content, _ = assembled(sources, now, **changes)
    return site_at(content, SETTINGS, utc(now))


def day_now(sources: list[Source], now: str, number: int, **changes) -> DayNow:
    """One day of the series at `now`."""
    return site(sources, now, **changes).series[0].days[number - 1]


def states(sources: list[Source], now: str, lang: str, **changes) -> list[str]:
    """The state of each day for readers of a language."""
    return [one.state(lang) for one in site(sources, now, **changes).series[0].days]
