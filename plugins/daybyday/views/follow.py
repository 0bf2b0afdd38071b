"""The page on how to follow: `/follow/`, `/it/segui/`. Feeds, readers, start dates, calendars, e-mail."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from .. import addresses
from ..framing.edition import Edition
from ..framing.frame import About, Around, around, follow_place, has_follow_page, make_frame
from ..framing.house import House
from ..framing.kit import Kit
from ..framing.listing import Progress, progress, series_state
from ..framing.rows import post_row
from ..framing.told import Told
from ..model import Series, SeriesNow
from ..pages import Agenda, FeedOffer, FollowPage, Link, OwnCalendar, Scope, Start, StartDate, Weekday
from ..parts import Part, page_path
from ..syndication.channels import is_expired
from ..syndication.cohorts import coming_starts, local_date, starts
from ..syndication.offers import Offer, can_be_begun, of_series, of_site
from ..syndication.readers import APP, MAILERS, READERS, Service, filled

_LATEST = 5
_LATELY = 4
_FORMATS = {"rss": "RSS", "atom": "Atom", "json": "JSON"}


@dataclass(frozen=True, slots=True)
class Followed:
    """A series in one language, as far as its followers care."""

    series: Series
    over: Progress | None
    """how far it came, once nothing more is to be expected"""
    startable: bool
    coming: tuple[date, ...]
    lately: tuple[date, ...]
    calendar: bool
    """whether there is a calendar of its homework"""


@dataclass(frozen=True, slots=True)
class FollowFacts:
    """Everything the page depends on."""

    around: Around
    series: tuple[Followed, ...]
    latest: tuple[Told, ...]


def parts(edition: Edition) -> Iterator[Part]:
    """One page a language."""
    if not has_follow_page(edition.settings):
        return
    for lang in edition.settings.languages:
        series = tuple(_followed(edition, one, lang) for one in edition.series_in(lang))
        facts = FollowFacts(around(edition, lang), series, tuple(edition.newest(lang)[:_LATEST]))
        yield Part(page_path(addresses.follow_page(edition.settings, lang)), "follow", facts)


def _followed(edition: Edition, one: SeriesNow, lang: str) -> Followed:
    settings, today = edition.settings, local_date(edition, one)
    begun = starts(one, today) if can_be_begun(settings, one.series) else ()
    lately = tuple(start for start in begun if start < today)[: -_LATELY - 1 : -1]
    return Followed(
        one.series, progress(edition, one, lang) if is_expired(edition, one, lang) else None,
        can_be_begun(settings, one.series) and bool(begun or one.phase != "before"),
        coming_starts(one, today) if begun else (), lately,
        settings.makes("calendars") and any(told.homework for told in edition.own_texts(one, lang)),
    )  # fmt: skip


def render(part: Part, kit: Kit) -> bytes:
    """The page by the template follow.html."""
    facts = part.value
    assert isinstance(facts, FollowFacts)
    return kit.page("follow.html", _page(kit.house, facts), facts.around.lang)


def _page(house: House, facts: FollowFacts) -> FollowPage:
    settings, lang = house.settings, facts.around.lang
    words, feed = house.words[lang], house.absolute(addresses.site_feed(settings, lang))
    versions = {other: addresses.follow_page(settings, other) for other in settings.languages}
    about = About(lang, versions[lang], words.say("follow_title"), words.say("follow_feed"), versions=versions)
    return FollowPage(
        frame=make_frame(house, facts.around, about), scopes=tuple(_scopes(house, facts)),
        readers=_services(READERS, feed), app=filled(APP, feed),
        opml=house.path("/opml.xml") if settings.makes("opml") else "",
        starts=tuple(_start(house, one, lang) for one in facts.series if one.startable),
        agendas=tuple(_agenda(house, one, lang) for one in facts.series), own=_own(house, facts),
        mailers=_services(MAILERS, feed), latest=tuple(post_row(house, told) for told in facts.latest),
        authors=tuple(words.joined(told.post.source.authors) for told in facts.latest),
        style=house.path(settings.follow_style) if settings.follow_style else "",
        script=house.path(settings.follow_script) if settings.follow_script else "",
    )  # fmt: skip


def _services(all: tuple[Service, ...], feed: str) -> tuple[Link, ...]:
    return tuple(Link(name, filled(pattern, feed)) for name, pattern in all)


def _scopes(house: House, facts: FollowFacts) -> Iterator[Scope]:
    settings, lang = house.settings, facts.around.lang
    feeds = tuple(_offer(house, offer) for offer in of_site(settings, lang))
    yield Scope(follow_place(None, lang), house.words[lang].say("follow_whole_site"), "", feeds)
    for one in facts.series:
        feeds = tuple(_offer(house, offer) for offer in of_series(settings, one.series, lang))
        place = follow_place(one.series, lang)
        yield Scope(place, one.series.titles[lang], _over(house, one, lang), feeds)


def _over(house: House, one: Followed, lang: str) -> str:
    """ "All ten days are here. Nothing more comes in its feeds. …"; "" while there is more to come."""
    if one.over is None:
        return ""
    words = house.words[lang]
    said = [series_state(house, one.over, lang), words.say("follow_over")]
    return " ".join([*said, words.say("follow_over_start")] if one.startable else said)


def _offer(house: House, offer: Offer) -> FeedOffer:
    settings = house.settings
    formats = tuple(
        Link(_FORMATS[format], house.path(offer.address(settings, format))) for format in offer.formats(settings)
    )
    address = house.absolute(offer.address(settings))
    return FeedOffer(offer.name(house), offer.title(house), offer.about(house), address, formats)


def _start(house: House, one: Followed, lang: str) -> Start:
    def dated(when: date) -> StartDate:
        address = addresses.start_file(house.settings, one.series, lang, when)
        return StartDate(house.words[lang].date(when), house.path(address), house.absolute(address))

    return Start(one.series.titles[lang], tuple(map(dated, one.coming)), tuple(map(dated, one.lately)))


def _agenda(house: House, one: Followed, lang: str) -> Agenda:
    settings, series = house.settings, one.series
    calendar = addresses.series_file(settings, series, lang, "homework.ics") if one.calendar else ""
    return Agenda(
        title=series.titles[lang], subscribe=_webcal(house.absolute(calendar)) if calendar else "",
        file=house.path(calendar) if calendar else "",
        homework=house.path(addresses.series_file(settings, series, lang, "homework.json")),
        page=house.absolute(addresses.series_page(settings, series, lang)),
        name=addresses.series_slug(series, lang), id=f"{series.id}-{lang}",
        domain=settings.feed_id.partition(":")[2].partition(",")[0], length=str(series.length or ""),
        start=series.start.isoformat(),
    )  # fmt: skip


def _webcal(address: str) -> str:
    """The same address in the scheme that calendar programs have asked for."""
    return f"webcal:{address.partition(':')[2]}"


def _own(house: House, facts: FollowFacts) -> OwnCalendar:
    words = house.words[facts.around.lang]
    first = facts.series[0].series if facts.series else None
    forms = words.printed["follow_made"]
    assert isinstance(forms, dict)
    return OwnCalendar(
        time=f"{first.release:%H:%M}" if first else "07:00",
        weekdays=tuple(_weekdays(house, facts.around.lang, first)),
        day=words.say("day", day="{day}"), day_title=words.say("day_title", day="{day}", title="{title}"),
        made=tuple(sorted(forms.items())),
    )  # fmt: skip


def _weekdays(house: House, lang: str, series: Series | None) -> Iterator[Weekday]:
    words = house.words[lang]
    for offset, (_, name) in enumerate(words.weekdays()):
        number = (words.first_weekday() + offset + 1) % 7
        yield Weekday(name, number, rest=series is not None and series.cadence == "weekdays" and number in (0, 6))
