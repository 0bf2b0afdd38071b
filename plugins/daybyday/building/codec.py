"""What was read and converted <-> builtins that the store can keep and processes can pass on.

Written out by hand because ten thousand of each are unpacked in every build. A field that is added to
`Source`, `Facts` or `Body` is packed by itself as long as it holds builtins; else it is taken apart by
hand below. tests/building/test_codec.py holds every field against this.
"""

from __future__ import annotations

from dataclasses import fields
from datetime import date, datetime, time, timedelta
from operator import attrgetter
from typing import Any, cast

from ..messages import LanguageName, Listing, Message, Value
from ..model import Finding, Homework, Place, Source, Task, Written
from ..prose import Body, CommentText, Facts, LinkPlaceholder, Segments, TaskText
from ..values import dataclass


@dataclass(frozen=True, slots=True)
class ReadSource:
    """One file after reading and converting: all but its converted text."""

    key: bytes
    """fingerprint of the file's path and bytes, and of all that reading depends on"""
    source: Source
    facts: Facts
    findings: tuple[Finding, ...] = ()
    swallowed: bool = False
    """whether its homework stands inside HTML that is not closed"""


Packed = tuple[Any, ...]

_SOURCE = [spec.name for spec in fields(Source)]
_source_fields = attrgetter(*_SOURCE)
_facts_fields = attrgetter(*(spec.name for spec in fields(Facts)))
_DATE, _MODIFIED, _HOMEWORK, _PRINT = map(_SOURCE.index, ("date", "modified", "homework", "print"))


def pack_source(read: ReadSource) -> Packed:
    """Builtins alone. The source's `print` is left out: it is the key."""
    values = list(_source_fields(read.source))
    values[_DATE], values[_MODIFIED] = _pack_written(values[_DATE]), _pack_written(values[_MODIFIED])
    values[_HOMEWORK] = _pack_homework(values[_HOMEWORK])
    values[_PRINT] = ""
    findings = tuple(pack_finding(finding) for finding in read.findings)
    return read.key, tuple(values), _facts_fields(read.facts), findings, read.swallowed


def unpack_source(packed: Packed) -> ReadSource:
    """The opposite of `pack_source`."""
    key, source, facts, findings, swallowed = packed
    values = list(source)
    if values[_DATE]:
        values[_DATE] = _written(values[_DATE])
    if values[_MODIFIED]:
        values[_MODIFIED] = _written(values[_MODIFIED])
    if values[_HOMEWORK]:
        values[_HOMEWORK] = _homework(values[_HOMEWORK])
    values[_PRINT] = key.hex()
    unpacked = tuple(unpack_finding(finding) for finding in findings) if findings else ()
    return ReadSource(key, Source(*values), Facts(*facts), unpacked, swallowed)


def _pack_written(written: Written | None) -> Packed | None:
    if written is None:
        return None
    return (
        written.date.toordinal(),
        written.time.isoformat() if written.time else None,
        written.offset.total_seconds() if written.offset is not None else None,
    )


def _written(packed: Packed) -> Written:
    day, at, offset = packed
    return Written(
        date.fromordinal(day),
        time.fromisoformat(at) if at else None,
        timedelta(seconds=offset) if offset is not None else None,
    )


def _pack_homework(homework: Homework | None) -> Packed | None:
    if homework is None:
        return None
    tasks = tuple((task.id, task.text, task.line) for task in homework.tasks)
    return homework.title, tasks, homework.intro, homework.minutes, homework.line, homework.intro_line


def _homework(packed: Packed) -> Homework:
    title, tasks, *rest = packed
    return Homework(title, tuple(Task(*task) for task in tasks), *rest)


def pack_finding(finding: Finding) -> Packed:
    """A finding as builtins."""
    return (
        finding.level,
        finding.code,
        (finding.place.path, finding.place.line, finding.place.column),
        _pack_message(finding.message),
        _pack_message(finding.hint),
        finding.also,
    )


def unpack_finding(packed: Packed) -> Finding:
    """The opposite of `pack_finding`."""
    level, code, place, message, hint, also = packed
    return Finding(level, code, Place(*place), _message(message), _message(hint), also)


def _pack_message(message: Message) -> Packed:
    return message.template, tuple((name, _pack_value(value)) for name, value in message.values), message.plural


def _message(packed: Packed) -> Message:
    template, values, plural = packed
    return Message(template, tuple((name, _value(value)) for name, value in values), plural)


def _pack_value(value: Value) -> Any:
    """Text and numbers as they are, the others as a tuple with a word that says what it is."""
    if isinstance(value, Message):
        return "message", _pack_message(value)
    if isinstance(value, Listing):
        return "listing", tuple(_pack_value(member) for member in value.members)
    return ("language", value.tag) if isinstance(value, LanguageName) else value


def _value(packed: Any) -> Value:
    if not isinstance(packed, tuple):
        return cast("Value", packed)
    kind, inside = packed
    if kind == "message":
        return _message(inside)
    return Listing(tuple(_value(member) for member in inside)) if kind == "listing" else LanguageName(inside)


def pack_body(body: Body) -> Packed:
    """A converted text as builtins."""
    texts = (body.lead, body.rest, body.intro, body.lead_feed, body.rest_feed, body.intro_feed)
    tasks = tuple((task.id, _pack_segments(task.html), _pack_segments(task.feed), task.text) for task in body.tasks)
    comments = tuple(map(_pack_comment, body.comments.values()))
    return _facts_fields(body.facts), tuple(map(_pack_segments, texts)), tasks, comments


def unpack_body(packed: Packed) -> Body:
    """The opposite of `pack_body`."""
    facts, pieces, tasks, comments = packed
    texts = tuple(TaskText(id, _segments(html), _segments(feed), text) for id, html, feed, text in tasks)
    lead, rest, intro, lead_feed, rest_feed, intro_feed = map(_segments, pieces)
    return Body(
        facts=Facts(*facts),
        lead=lead,
        rest=rest,
        intro=intro,
        lead_feed=lead_feed,
        rest_feed=rest_feed,
        intro_feed=intro_feed,
        tasks=texts,
        comments={comment[0]: _comment(comment) for comment in comments},
    )


def _pack_comment(comment: CommentText) -> Packed:
    html, when = _pack_segments(comment.html), comment.date.isoformat()
    return comment.id, html, comment.author, when, comment.parent, comment.lang


def _comment(packed: Packed) -> CommentText:
    id, html, author, when, parent, lang = packed
    moment = datetime.fromisoformat(when) if "T" in when else date.fromisoformat(when)
    return CommentText(id, _segments(html), author, moment, parent, lang)


def _pack_segments(segments: Segments) -> Packed:
    return tuple(
        segment if isinstance(segment, str) else (segment.kind, segment.target, segment.before, segment.after)
        for segment in segments
    )


def _segments(packed: Packed) -> Segments:
    return tuple(segment if isinstance(segment, str) else LinkPlaceholder(*segment) for segment in packed)
