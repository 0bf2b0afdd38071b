"""F64-F69: calendars (RFC 5545, RFC 7986)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from ...messages import Message, listing, say
from ...patterns import regex
from ..feed_set import Calendar, value_of
from ..rule import Complaint, rule

_LONGEST = 75
_NEEDED = (
    "VERSION",
    "PRODID",
    "METHOD",
    "NAME",
    "X-WR-CALNAME",
    "REFRESH-INTERVAL",
    "X-PUBLISHED-TTL",
    "SOURCE",
    "COLOR",
)
_UNESCAPED = regex(r"(?<!\\)(?:\\\\)*(?:[,;]|\\[^\\,;nN])")
_DATE = regex(r"\d{8}")


def _complaint(event: list[str], message: Message) -> Complaint:
    return Complaint(
        say("“{summary}”: {message}", summary=value_of(event, "SUMMARY"), message=message), url=value_of(event, "URL")
    )


@rule(
    Calendar,
    64,
    "Lines end in CRLF and have at most 75 octets, texts are escaped",
    say("Google drops the whole calendar"),
)
def lines(calendar: Calendar) -> Iterator[Complaint]:
    """Folded between letters (RFC 5545, 3.1)."""
    if b"\n" in calendar.data.replace(b"\r\n", b"") or not calendar.data.endswith(b"\r\n"):
        yield Complaint(say("a line that does not end in CRLF"))
    for number, line in enumerate(calendar.data.split(b"\r\n"), 1):
        if len(line) > _LONGEST:
            yield Complaint(say("line {number} has {n} octets", number=number, n=len(line)))
        try:
            line.decode("utf-8")
        except UnicodeDecodeError:
            yield Complaint(say("line {number} is folded inside a letter", number=number))
    for event in calendar.events:
        for name in ("SUMMARY", "DESCRIPTION"):
            if _UNESCAPED.search(value_of(event, name)):
                yield _complaint(
                    event, say("{name} holds a comma, a semicolon or a backslash that is not escaped", name=name)
                )


@rule(
    Calendar,
    65,
    "A calendar says its name, where it is from, how often to look again, and its language",
    say("Apple and Outlook each know one of the spellings"),
)
def head(calendar: Calendar) -> Iterator[Complaint]:
    """In the old and in the new words."""
    missing = [name for name in _NEEDED if not value_of(calendar.head, name)]
    if missing:
        yield Complaint(say("it has no {missing}", missing=listing(missing)))
    elif value_of(calendar.head, "METHOD") != "PUBLISH":
        yield Complaint(say("its method is {method}", method=value_of(calendar.head, "METHOD")))
    if value_of(calendar.head, "SOURCE") not in ("", *_addresses(calendar)):
        yield Complaint(say("it says that it stands at {address}", address=value_of(calendar.head, "SOURCE")))
    if any(line.startswith("NAME:") for line in calendar.head):
        yield Complaint(say("its name does not say its language"))


def _addresses(calendar: Calendar) -> Iterator[str]:
    """Its own, and those of calendars with the same bytes."""
    same = (other_calendar for other_calendar in calendar.feed_set.calendars if other_calendar.data == calendar.data)
    return (calendar.feed_set.site.absolute(other_calendar.path) for other_calendar in same)


@rule(Calendar, 66, "Events only, no tasks", say("Google and iOS do not show tasks"))
def events_only(calendar: Calendar) -> Iterator[Complaint]:
    """At least one."""
    components = {line for line in calendar.lines if line.startswith("BEGIN:")} - {
        "BEGIN:VCALENDAR",
        "BEGIN:VEVENT",
        "BEGIN:VALARM",
    }
    if components:
        yield Complaint(say("it holds {components}", components=", ".join(sorted(components))))
    if not calendar.events:
        yield Complaint(say("it holds no event"))


@rule(
    Calendar,
    67,
    "Events have ids of their own and versions from the content",
    say("Google ignores a change without a higher SEQUENCE, and shows twins of an id once"),
)
def versions(calendar: Calendar) -> Iterator[Complaint]:
    """No time of the build. That ids never change: see `tomorrow`."""
    seen = set[str]()
    for event in calendar.events:
        uid, stamp = value_of(event, "UID"), value_of(event, "DTSTAMP")
        if not uid or uid in seen:
            yield _complaint(event, say("its UID {uid} stands twice", uid=uid) if uid else say("it has no UID"))
        seen.add(uid)
        if stamp != value_of(event, "LAST-MODIFIED") or stamp > f"{calendar.feed_set.site.now:%Y%m%dT%H%M%SZ}":
            yield _complaint(event, say("its DTSTAMP {stamp} is not when it was changed last", stamp=stamp))
        if not value_of(event, "SEQUENCE").isdecimal():
            yield _complaint(event, say("it has no SEQUENCE"))


@rule(
    Calendar,
    68,
    "Events take a whole day and leave it free",
    say("calendars would show a busy day, or the wrong one across zones"),
)
def whole_days(calendar: Calendar) -> Iterator[Complaint]:
    """`VALUE=DATE`, to the next day."""
    for event in calendar.events:
        start, end = value_of(event, "DTSTART"), value_of(event, "DTEND")
        all_day = all(any(line.startswith(f"{name};VALUE=DATE:") for line in event) for name in ("DTSTART", "DTEND"))
        if not all_day or not _DATE.fullmatch(start) or not _follows(start, end):
            yield _complaint(event, say("it goes from {start} to {end}", start=start, end=end))
        if value_of(event, "TRANSP") != "TRANSPARENT":
            yield _complaint(event, say("it makes the day busy"))


def _follows(start: str, end: str) -> bool:
    try:
        return date.fromisoformat(start) + timedelta(days=1) == date.fromisoformat(end)
    except ValueError:
        return False


@rule(
    Calendar,
    69,
    "No alarms in a calendar one subscribes to",
    say("Google and Outlook ignore them, Apple asks whether to drop them"),
)
def no_alarms(calendar: Calendar) -> Iterator[Complaint]:
    """Readers set their own."""
    if "BEGIN:VALARM" in calendar.lines:
        yield Complaint(say("it holds alarms"))
