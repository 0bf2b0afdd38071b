"""`homework.ics`: the homework of a series in one language, for calendar programs (RFC 5545, RFC 7986; F64-F69).

All-day events only, without alarms: what subscribers' programs do with those is their business (F66,
F69). Everything in it comes from the content, so the same homework is the same file.

The library makes the head and escapes all texts. Its `Event` costs 0.3 ms, and its folding goes character by
character; so an event here is lines of fixed form, folded by us. Tests read them with the library.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from functools import cache, partial

from ... import addresses
from ...edition.edition import Edition
from ...edition.homework import BOX, DayHomework, homework_of
from ...edition.published import PublishedPost
from ...edition.render_services import RenderServices
from ...edition.site_context import SiteContext
from ...model import DayNow, SeriesNow
from ...parts import Fragment, LatePart, Part
from ...plain_text import plain_lines
from ...prose import Body, Segments
from ...values import dataclass

PRODUCT = "-//Day by Day//Homework//EN"
COLOR = "firebrick"
"""The red of our theme, as CSS calls the one nearest to it (RFC 7986, 5.9)."""

_DAILY = timedelta(days=1)
_LONGEST = 74
"""Octets of a line from which on the library folds: one less than allowed (RFC 5545, 3.1)."""


@dataclass(frozen=True, slots=True)
class Event:
    """The homework of a day that is out."""

    given: DayHomework
    sequence: int


@dataclass(frozen=True, slots=True)
class Cancelled:
    """The event of a day that was withdrawn: nothing of its text, only what programs know it by."""

    key: str
    lang: str
    number: int
    address: str
    published: datetime
    changed: datetime
    sequence: int


@dataclass(frozen=True, slots=True)
class EventBlock:
    """The events of a closed period of days: they change no more by themselves once all are out."""

    events: tuple[Event | Cancelled, ...]


@dataclass(frozen=True, slots=True)
class HomeworkCalendar:
    """A calendar: what it says of itself, and its events in order of day."""

    title: str
    description: str
    lang: str
    page: str
    address: str
    periods: tuple[Fragment[EventBlock], ...]


def parts(edition: Edition) -> Iterator[Part[HomeworkCalendar]]:
    """One calendar a series and language, from the first day with homework on: RFC 5545 has none without events."""
    settings = edition.settings
    if not settings.makes("calendars"):
        return
    for series_now in edition.site.series:
        for lang in series_now.series.languages:
            if not any(_has_event(day, lang) for day in series_now.days):
                continue
            calendar = cache(partial(_calendar, edition, series_now, lang))
            address = addresses.series_file(settings, series_now.series, lang, "homework.ics")
            # Programs keep the address they subscribed to: an old one holds the same bytes (F71).
            old_addresses = addresses.old_series_files(settings, series_now.series, lang, "homework.ics")
            for name in (address, *old_addresses):
                yield LatePart(name.lstrip("/"), "calendar", calendar, series_now.series.place.path)


def _has_event(day: DayNow, lang: str) -> bool:
    """Whether a day's own text in a language gives homework, or gave some before it was withdrawn."""
    post = day.texts.get(lang) or day.withdrawn.get(lang)
    return post is not None and post.lang == lang and post.source.homework is not None


def _calendar(edition: Edition, series_now: SeriesNow, lang: str) -> HomeworkCalendar:
    context, series = edition.context, series_now.series
    events = ((day.number, _event_of(edition, day, lang)) for day in series_now.days)
    blocks = addresses.by_block((number, event) for number, event in events if event)
    address = addresses.series_file(edition.settings, series, lang, "homework.ics")
    return HomeworkCalendar(
        title=series.titles[lang],
        description=series.descriptions.get(lang, ""),
        lang=lang,
        page=context.absolute(context.series_home(series, lang)),
        address=context.absolute(address),
        periods=tuple(Fragment("calendar", EventBlock(events)) for events in blocks),
    )


def _event_of(edition: Edition, day: DayNow, lang: str) -> Event | Cancelled | None:
    """Of a day's own text in a language, when it has homework; a fallback has no event."""
    if (post := day.texts.get(lang)) and (given := homework_of(edition.published_post(post))):
        return Event(given, post.sequence)
    # A notice may stand at the address of another language, which never had this event.
    if (record := day.withdrawn.get(lang)) and record.lang == lang and record.source.homework:
        withdrawn = edition.published_post(record)
        return Cancelled(
            key=record.key,
            lang=lang,
            number=day.number,
            address=record.address,
            published=withdrawn.published,
            changed=_changed(withdrawn),
            sequence=record.sequence,
        )
    return None


def _changed(post: PublishedPost) -> datetime:
    """When it came out, or when its last correction was announced."""
    return max(post.published, post.modified or post.published)


def render(part: Part[HomeworkCalendar], services: RenderServices) -> bytes:
    """The calendar, with CRLF (F64)."""
    calendar = part.value
    head, end, tail = _head(services.context, calendar).rpartition("END:VCALENDAR")
    return f"{head}{services.joined(calendar.periods)}{end}{tail}".encode()


def _head(context: SiteContext, calendar: HomeworkCalendar) -> str:
    """A calendar without events: what it is called, and how often to look for more (F65)."""
    from icalendar import Calendar
    from icalendar.prop import vDuration, vText, vUri

    name, language = (
        context.words[calendar.lang].say("feed_of_homework", series=calendar.title),
        {"LANGUAGE": calendar.lang},
    )
    ics = Calendar()
    ics.add("version", "2.0")
    ics.add("prodid", PRODUCT)
    ics.add("method", "PUBLISH")
    ics.add("name", vText(name), language)
    ics.add("x-wr-calname", vText(name))  # without parameters: programs look for the bare word
    if calendar.description:
        ics.add("description", vText(calendar.description), language)
    ics.add("refresh-interval", vDuration(_DAILY), {"VALUE": "DURATION"})
    ics.add("x-published-ttl", vDuration(_DAILY))
    ics.add("source", vUri(calendar.address), {"VALUE": "URI"})
    ics.add("url", vUri(calendar.page))
    ics.add("color", vText(COLOR))
    return str(ics.to_ical(sorted=False).decode())


def fragment(value: EventBlock, services: RenderServices) -> str:
    """Some events, each line with its CRLF."""
    lines = (line for event in value.events for line in _lines(event, services))
    return "".join(f"{line}\r\n" for line in lines)


def _lines(event: Event | Cancelled, services: RenderServices) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield from _of_cancelled(event, services.context) if isinstance(event, Cancelled) else _of_homework(event, services)
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _of_homework(event: Event, services: RenderServices) -> Iterator[str]:
    """What there is to do."""
    given, post, context = event.given, event.given.post, services.context
    words, day, url = context.words[post.lang], post.source.day, f"{context.absolute(post.address)}#homework"
    yield from _known_by(context, post.key, post.lang, event.sequence, post.published, _changed(post))
    yield _text("SUMMARY", post.lang, words.say("day_title", day=day, title=given.homework.title or post.title))
    yield _text("DESCRIPTION", post.lang, _description(given, context, services.body(post.digest), url))
    yield _folded(f"URL:{url}")


def _of_cancelled(event: Cancelled, context: SiteContext) -> Iterator[str]:
    """That there is nothing more to do; what was taken back stays unread."""
    words = context.words[event.lang]
    yield from _known_by(context, event.key, event.lang, event.sequence, event.published, event.changed)
    yield _text("SUMMARY", event.lang, words.say("day_title", day=event.number, title=words.state_withdrawn))
    yield _folded(f"URL:{context.absolute(event.address)}")
    yield "STATUS:CANCELLED"


def _known_by(
    context: SiteContext, key: str, lang: str, sequence: int, published: datetime, changed: datetime
) -> tuple[str, ...]:
    """What programs know an event by, its versions (F67) and its date: a whole day in the zone of the series (F68)."""
    day, last = published.date(), _utc(changed)
    return (
        f"UID:{uid(context.settings.feed_id, key, lang)}",
        f"DTSTAMP:{last}",
        f"CREATED:{_utc(published)}",
        f"LAST-MODIFIED:{last}",
        f"SEQUENCE:{sequence}",
        f"DTSTART;VALUE=DATE:{_date(day)}",
        f"DTEND;VALUE=DATE:{_date(day + _DAILY)}",
    )


def uid(scheme: str, key: str, lang: str) -> str:
    """What an event is called for ever: a UUID made from the site's scheme of ids, series, day and language (RFC 7986, 5.3).

    As letters and digits it needs no escaping, which a tag URI with its comma would.
    """
    from uuid import NAMESPACE_URL, uuid5  # asks what machine this is when it is imported

    return str(uuid5(NAMESPACE_URL, f"{scheme}:{key}/{lang}/homework"))


def _description(given: DayHomework, context: SiteContext, body: Body, url: str) -> str:
    """Plain text: the time it takes, the intro, the tasks, the way to the page."""
    intro = plain_lines("".join(_literal(body.intro))) if given.homework.intro else ""
    tasks = "\n".join(f"{BOX} {text}" for text in given.task_lines(body))
    return "\n\n".join(text for text in (given.minutes(context), intro, tasks, url) if text)


def _literal(segments: Segments) -> Iterator[str]:
    """A text without its links and pictures."""
    return (segment for segment in segments if isinstance(segment, str))


def _text(name: str, lang: str, text: str) -> str:
    """A line of text in a language, escaped and folded by the library (F64, F65)."""
    from icalendar.prop import vText

    # In parts, split at backslashes: the library takes a written `\N` for the end of a line.
    escaped = "\\\\".join(vText(part).to_ical().decode() for part in text.split("\\"))
    return _folded(f"{name};LANGUAGE={lang}:{escaped}")


def _folded(line: str) -> str:
    """Folded where it is too long, within no character and no escape (RFC 5545, 3.1).

    The library folds character by character, which took half of the time of a calendar.
    """
    data = line.encode()
    if len(data) <= _LONGEST:
        return line
    lines, start = [], 0
    while len(data) - start > _LONGEST:
        end = start + _LONGEST
        while data[end] & 0b1100_0000 == 0b1000_0000:  # within a character
            end -= 1
        escapes = data[start:end]
        end -= (len(escapes) - len(escapes.rstrip(b"\\"))) % 2
        lines.append(data[start:end])
        start = end
    return b"\r\n ".join([*lines, data[start:]]).decode()


def _date(day: date) -> str:
    return day.isoformat().replace("-", "")


def _utc(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"
