"""`invoke plan` in words: what is wrong first, then what a change does, then the lines that make it so."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ..desk.plan import AddressMove, CalendarRow, DayMoves, Effect, Moved, SeriesCalendar, SeriesPlans, TouchedDay
from ..messages import LanguageName, Message, quote, say, say_count
from .desk_wording import Wording, spans, states_words

_MOST_DAYS = 7
"""So many days that are out are named one by one."""
_MOST_FEEDS = 6


def plan_lines(plan: SeriesPlans, wording: Wording) -> list[str]:
    """A plan as lines of at most eighty columns; only findings, paths, addresses and lines to write may be longer."""
    if plan.effect is None:
        calendars = [line for calendar in plan.calendars for line in _calendar(calendar, wording)]
        moved = [line for each in plan.moved for line in _moved(each, wording)]
        restored = wording.heading(say("With these lines")) if plan.lines else []
        if plan.findings:
            moved += [*wording.heading(say("What contradicts the ledger")), *wording.findings(plan.findings)]
        body = [*moved, *_offered(plan, wording), *restored, *calendars]
        if not plan.calendars and not plan.moved:
            body = wording.paragraph(say("there is no series here yet: write a series.yaml, and a day beside it"), "")
    else:
        body = [*_effect(plan.effect, wording), *_offered(plan, wording)]
    return body[1:] if body[:1] == [""] else body


def _calendar(calendar: SeriesCalendar, wording: Wording) -> list[str]:
    lines = [wording.text(_extent(calendar, wording))]
    for row in calendar.rows:
        lines += wording.paragraph(_row(row, wording))
    for text in calendar.own_dates:
        message = say(
            "day {day} has a `date` of its own in {language}, {date}: the plan does not move it",
            day=text.number,
            language=LanguageName(text.lang),
            date=wording.date(text.due.date()),
        )
        lines += wording.paragraph(message)
    if calendar.series.length is None:
        lines += wording.paragraph(say("and so on: the series has no `length`"))
    return ["", *lines]


def _extent(calendar: SeriesCalendar, wording: Wording) -> Message:
    title, length = wording.title(calendar.series), calendar.series.length
    if length and calendar.end:
        return say_count(
            "{series}: {n} day, on {end}",
            "{series}: {n} days, the last on {end}",
            n=length,
            series=title,
            end=wording.date(calendar.end),
        )
    return say("{series}: without an end", series=title)


def _row(row: CalendarRow, wording: Wording) -> Message:
    dates = _dates(row.first, row.last, wording)
    if row.run is None:
        return say("{dates}: no day", dates=dates)
    first, last = row.run.first.number, row.run.last.number
    states = states_words(row.run)
    if first == last:
        return say("{dates}: day {day}: {states}", dates=dates, day=first, states=states)
    return say("{dates}: days {first} to {last}: {states}", dates=dates, first=first, last=last, states=states)


def _dates(first: date, last: date, wording: Wording) -> Message:
    if first == last:
        return quote(wording.date(first))
    return say("from {date} to {until}", date=wording.date(first), until=wording.date(last))


def _moved(moved: Moved, wording: Wording) -> list[str]:
    lines = wording.heading(say("What is out would move: {path}", path=wording.path(moved.series.place.path)))
    lines += _touched(moved.days, wording)
    for lang, slug in moved.slugs:
        message = say("{language}: published under `{slug}`", language=LanguageName(lang), slug=slug)
        lines += wording.paragraph(message)
    if not moved.restored:
        lines += wording.paragraph(
            say("no line gives these days their dates back: take the change back; what is still to come can move")
        )
    return lines


def _touched(days: Sequence[TouchedDay], wording: Wording) -> list[str]:
    lines = []
    for day in days[:_MOST_DAYS]:
        message = say(
            "day {day} was out on {published}, and would be on {planned}",
            day=day.number,
            published=wording.date(day.published),
            planned=wording.date(day.planned),
        )
        lines += wording.paragraph(message)
    if (rest := len(days) - _MOST_DAYS) > 0:
        lines += wording.paragraph(say_count("and {n} day more", "and {n} days more", n=rest))
    return lines


def _effect(effect: Effect, wording: Wording) -> list[str]:
    dates, moved = _dates_moved(effect, wording), _addresses(effect, wording)
    still = ["", *wording.paragraph(say("No day moves, and no address changes."), "")]
    return [
        *_refused(effect, wording),
        *(dates or moved or ([] if effect.touched else still)),
        *(moved if dates else []),
        *_at_once(effect, wording),
        *_feeds(effect, wording),
        *_findings(effect, wording),
    ]


def _refused(effect: Effect, wording: Wording) -> list[str]:
    if not effect.touched:
        return []
    numbers = spans(day.number for day in effect.touched)
    heading = say_count(
        "This cannot be: day {days} is out, and keeps its date",
        "This cannot be: days {days} are out, and keep their dates",
        n=len(effect.touched),
        days=numbers,
    )
    return [*wording.heading(heading), *_touched(effect.touched, wording)]


def _dates_moved(effect: Effect, wording: Wording) -> list[str]:
    lines = []
    for move in effect.moves:
        lines += wording.paragraph(_move(move, wording))
    old, new = effect.before, effect.after
    if old is None or new is None:
        return []
    if old.series.release != new.series.release:
        hours = {"new": f"{new.series.release:%H:%M}", "old": f"{old.series.release:%H:%M}"}
        message = (
            say("days come at {new}, not at {old}, and so do those that are out: feeds would have them anew", **hours)
            if effect.redated
            else say("days come at {new}, not at {old}; what is out keeps its moment", **hours)
        )
        lines += wording.paragraph(message)
    lines += _end(old, new, wording)
    return ["", wording.title(new.series), *lines] if lines else []


def _move(move: DayMoves, wording: Wording) -> Message:
    first = (wording.date(move.first_from), wording.date(move.first_to))
    if move.first == move.last:
        return say("day {day}: not on {old}, but on {new}", day=move.first, old=first[0], new=first[1])
    values = {
        "first": move.first,
        "last": move.last,
        "old": first[0],
        "new": first[1],
        "last_old": wording.date(move.last_from),
        "last_new": wording.date(move.last_to),
    }
    if move.earlier:
        return say(
            "days {first} to {last} come earlier: day {first} not on {old}, but on {new}; day {last} not on {last_old}, but on {last_new}",
            **values,
        )
    return say(
        "days {first} to {last} come later: day {first} not on {old}, but on {new}; day {last} not on {last_old}, but on {last_new}",
        **values,
    )


def _end(old: SeriesCalendar, new: SeriesCalendar, wording: Wording) -> list[str]:
    if old.end == new.end or new.end is None:
        return []
    last, end = new.series.length or 0, wording.date(new.end)
    if old.end is None:
        return wording.paragraph(say("it ends with day {day} on {end}", day=last, end=end))
    if old.series.length == last:
        return wording.paragraph(say("it ends on {end}, not on {old_end}", end=end, old_end=wording.date(old.end)))
    message = say(
        "it ends with day {day} on {end}, not with day {old_day} on {old_end}",
        day=last,
        end=end,
        old_day=old.series.length or 0,
        old_end=wording.date(old.end),
    )
    return wording.paragraph(message)


def _at_once(effect: Effect, wording: Wording) -> list[str]:
    if not effect.at_once:
        return []
    heading = say_count("{n} text would be out at once", "{n} texts would be out at once", n=len(effect.at_once))
    paths = [f"  {wording.path(post.source.path)}" for post in effect.at_once[:_MOST_DAYS]]
    rest = len(effect.at_once) - len(paths)
    lines = wording.paragraph(say_count("and {n} more text", "and {n} more texts", n=rest)) if rest else []
    return [*wording.heading(heading), *paths, *lines]


def _addresses(effect: Effect, wording: Wording) -> list[str]:
    lines = []
    for move in effect.addresses:
        lines += wording.paragraph(_address(move))
        if not move.old and effect.after:
            policy = effect.after.series.translations
            lines += wording.paragraph(_UNTRANSLATED[policy])
    return [*wording.heading(say("Addresses")), *lines] if lines else []


_UNTRANSLATED = {
    "fallback": say("until a day is translated, its page shows the original; feeds hold what is translated"),
    "hold": say("what is still to come waits until it is translated"),
    "skip": say("what is not translated is not there"),
}


def _address(move: AddressMove) -> Message:
    language = LanguageName(move.lang)
    if move.out is None:
        return say("{language}: {new} in the place of {old}", language=language, new=move.new, old=move.old)
    if not move.old:
        return say_count(
            "{language}: {new}, with {n} day that is out",
            "{language}: {new}, with {n} days that are out",
            n=move.out,
            language=language,
            new=move.new,
        )
    return say_count(
        "{language}: {new} in the place of {old}, with {n} day that is out; the old addresses lead on",
        "{language}: {new} in the place of {old}, with {n} days that are out; the old addresses lead on",
        n=move.out,
        language=language,
        new=move.new,
        old=move.old,
    )


def _feeds(effect: Effect, wording: Wording) -> list[str]:
    feeds = effect.feeds
    lines = wording.paragraph(say_count("{n} item stays as it is", "{n} items stay as they are", n=feeds.kept))
    if feeds.new:
        lines += wording.paragraph(say_count("{n} item is new", "{n} items are new", n=feeds.new))
    if feeds.gone:
        lines += wording.paragraph(say_count("{n} item goes or changes", "{n} items go or change", n=feeds.gone))
    for address in feeds.feeds[:_MOST_FEEDS]:
        lines += wording.paragraph(say("new: {address}", address=address))
    return [*wording.heading(say("Feeds")), *lines]


def _findings(effect: Effect, wording: Wording) -> list[str]:
    # Of days that are out and would move it has been said which.
    findings = [each for each in effect.findings if not (effect.touched and each.code == "day-moved")]
    if not findings:
        return []
    return [*wording.heading(say("Then `invoke check` says")), *wording.findings(findings)]


def _offered(plan: SeriesPlans, wording: Wording) -> list[str]:
    """The lines to write, in the order in which to do it."""
    if plan.effect and plan.effect.breaks:
        return ["", *wording.paragraph(say("So there are no lines to write."), "")]
    if not plan.lines and not plan.settings_line:
        return _nothing_to_write(plan, wording)
    lines = []
    if plan.without_lines:
        message = say_count(
            "First run `invoke ledger`: {n} text is out, and nothing holds its moment yet",
            "First run `invoke ledger`: {n} texts are out, and nothing holds their moments yet",
            n=plan.without_lines,
        )
        lines += ["", *wording.paragraph(message, "")]
    if plan.settings_line:
        lines += [*wording.heading(say("Write in pelicanconf.py")), f"  {plan.settings_line}"]
    for line in plan.lines:
        lines += wording.heading(say("Write in {path}", path=wording.path(line.path)))
        lines += [f"  {row}" for row in line.lines.split("\n")]
    for lang, title in plan.names:
        message = say("“{title}” is still to be put into {language}", title=title, language=LanguageName(lang))
        lines += wording.paragraph(message)
    return lines


def _nothing_to_write(plan: SeriesPlans, wording: Wording) -> list[str]:
    if plan.effect is None:
        return []
    return ["", *wording.paragraph(say("This is so already: there is nothing to write."), "")]
