"""Days that were due and are not there, and those that will be missing soon: one finding for a run of days."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from ..assembling import UnreadyDay, text_file, unready_days
from ..messages import NOTHING, Message, forms, language_names, say, say_count
from ..model import Finding, Place, Post
from .context import CheckInput


def days_not_ready(inputs: CheckInput) -> Iterator[Finding]:
    """A forgotten draft, a day nobody wrote, a language that is missing: no day gets lost in silence."""
    for run in runs(list(unready_days(inputs.content, inputs.site))):
        place, message, hint = _place(run[0]), _message(run), _hint(run)
        if run[0].when == "late":
            yield Finding("warning", "day-late", place, message, hint)
        elif run[0].when == "soon":
            yield Finding("warning", "day-due-soon", place, message, hint)
        else:
            yield Finding("note", "day-gap", place, message, hint)


def runs(days: list[UnreadyDay]) -> list[list[UnreadyDay]]:
    """Days that follow one another and are missing in the same way, together; by series, then by day."""
    result: list[list[UnreadyDay]] = []
    for _, of_kind in groupby(sorted(days, key=_kind), key=_kind):
        for day in sorted(of_kind, key=lambda day: day.number):
            if result and _kind(result[-1][-1]) == _kind(day) and result[-1][-1].number == day.number - 1:
                result[-1].append(day)
            else:
                result.append([day])
    return sorted(result, key=lambda run: (run[0].series.folder, run[0].number, run[0].cause))


def _kind(day: UnreadyDay) -> tuple[str, str, str, tuple[str, ...]]:
    # Tomorrow's day is told apart from that of the day after: each says when it is due.
    return day.series.folder, f"{day.when} {day.due}" if day.when == "soon" else day.when, day.cause, day.langs


def _place(day: UnreadyDay) -> Place:
    return day.drafts[0].source.place("status") if day.drafts else day.series.place


def _message(run: list[UnreadyDay]) -> Message:
    first, last = run[0], run[-1]
    singular, plural = _SENTENCES[first.when, first.cause]
    return say_count(
        singular,
        plural,
        n=len(run),
        first=first.number,
        last=last.number,
        date=first.due.date(),
        until=last.due.date(),
        due=_soon(first),
        in_languages=_in_languages(first),
        lateness=_lateness(first),
    )


def _in_languages(day: UnreadyDay) -> Message:
    """ " in Italian"; nothing for a day that no language has."""
    if set(day.langs) == set(day.series.languages):
        return NOTHING
    return say(" in {languages}", languages=language_names(day.langs))


def _lateness(day: UnreadyDay) -> Message:
    if day.days_late < 1:
        return say("late since {time}", time=f"{day.due:%H:%M}")
    return say_count("{n} day late", "{n} days late", n=day.days_late)


def _soon(day: UnreadyDay) -> Message:
    time = f"{day.due:%H:%M}"
    if day.days_late == 0:
        return say("today, {time},", time=time)
    if day.days_late == -1:
        return say("tomorrow, {time},", time=time)
    return say("in {n} days, {time},", n=-day.days_late, time=time)


def _hint(run: list[UnreadyDay]) -> Message:
    first, is_single = run[0], len(run) == 1
    if first.cause == "draft":
        if any(draft.source.unfinished for draft in first.drafts):
            return _hint_of_unfinished(first.drafts)
        if is_single and len(first.drafts) == 1:
            return say("take out the line `status: draft` when it is ready")
        return say("take out the line `status: draft` when it is ready, in each of them")
    path = file_to_write(first)
    files = say("write {path}", path=path)
    if not is_single or len(first.langs) > 1:
        files = say("write {path} and the others", path=path)
    if first.twin:
        return files
    numbers = ", ".join(str(day.number) for day in run)
    return say(
        "{files}, or accept the hole with `missing: [{numbers}]` in {path}",
        files=files,
        numbers=numbers,
        path=first.series.place.path,
    )


_SENTENCES: dict[tuple[str, str], tuple[str, str]] = {
    ("late", "unwritten"): forms(
        "day {first} was due on {date} and is not written{in_languages}: {lateness}",
        "days {first} to {last} were due from {date} to {until} and are not written{in_languages}: {lateness}",
    ),
    ("late", "draft"): forms(
        "day {first} was due on {date} and is still a draft{in_languages}: {lateness}",
        "days {first} to {last} were due from {date} to {until} and are still drafts{in_languages}: {lateness}",
    ),
    ("soon", "unwritten"): forms(
        "day {first} is due {due} and is not written{in_languages}",
        "days {first} to {last} are due {due} and are not written{in_languages}",
    ),
    ("soon", "draft"): forms(
        "day {first} is due {due} and is still a draft{in_languages}",
        "days {first} to {last} are due {due} and are still drafts{in_languages}",
    ),
    ("ahead", "unwritten"): forms(
        "day {first} is not written{in_languages}, and later days are",
        "days {first} to {last} are not written{in_languages}, and later days are",
    ),
    ("ahead", "draft"): forms(
        "day {first} is still a draft{in_languages}, and later days are",
        "days {first} to {last} are still drafts{in_languages}, and later days are",
    ),
}
"""(when, cause) -> the sentence for one day, and for a run of them"""


def _hint_of_unfinished(drafts: Iterable[Post]) -> Message:
    """What is begun and not written counts as a draft also without the line that says so."""
    if any("status" in draft.source.places for draft in drafts):
        return say("write what is missing (`…` stands there), and take out the line `status: draft`")
    return say("write what is missing: `…` stands there")


def file_to_write(day: UnreadyDay) -> str:
    """`connections/175-networking.it.md`: the first file of a day that is not there."""
    return text_file(day.series, day.number, day.langs[0], day.twin)
