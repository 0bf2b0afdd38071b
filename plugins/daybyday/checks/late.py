"""Days that were due and are not there, and those that will be missing soon: one finding for a run of days."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from ..assembling import UnreadyDay, unready_days
from ..model import Finding, Place
from ..words import language_name
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


def _message(run: list[UnreadyDay]) -> str:
    first, last, is_single = run[0], run[-1], len(run) == 1
    days = f"day {first.number}" if is_single else f"days {first.number} to {last.number}"
    is_are = "is" if is_single else "are"
    state = "not written" if first.cause == "unwritten" else "still a draft" if is_single else "still drafts"
    state += _in_languages(first)
    if first.when == "late":
        dates = f"on {first.due:%Y-%m-%d}" if is_single else f"from {first.due:%Y-%m-%d} to {last.due:%Y-%m-%d}"
        return f"{days} {'was' if is_single else 'were'} due {dates} and {is_are} {state}: {_lateness(first)}"
    if first.when == "soon":
        return f"{days} {is_are} due {_soon(first)} and {is_are} {state}"
    return f"{days} {is_are} {state}, and later days are"


def _in_languages(day: UnreadyDay) -> str:
    """ " in Italian"; "" for a day that no language has."""
    if set(day.langs) == set(day.series.languages):
        return ""
    names = [language_name(lang, "en") for lang in day.langs]
    return f" in {names[0]}" if len(names) == 1 else f" in {', '.join(names[:-1])} and {names[-1]}"


def _lateness(day: UnreadyDay) -> str:
    if day.days_late < 1:
        return f"late since {day.due:%H:%M}"
    return f"{day.days_late} day{'s' if day.days_late > 1 else ''} late"


def _soon(day: UnreadyDay) -> str:
    days = {0: "today", -1: "tomorrow"}.get(day.days_late, f"in {-day.days_late} days")
    return f"{days}, {day.due:%H:%M},"


def _hint(run: list[UnreadyDay]) -> str:
    first, is_single = run[0], len(run) == 1
    if first.cause == "draft":
        each = ", in each of them" if not is_single or len(first.drafts) > 1 else ""
        return f"take out the line `status: draft` when it is ready{each}"
    files = f"write {file_to_write(first)}{' and the others' if not is_single or len(first.langs) > 1 else ''}"
    if first.twin:
        return files
    numbers = ", ".join(str(day.number) for day in run[:3]) + (", …" if len(run) > 3 else "")
    return f"{files}, or accept the hole with `missing: [{numbers}]` in {first.series.place.path}"


def file_to_write(day: UnreadyDay) -> str:
    """`connections/175-networking.it.md`: beside its twin, else by its number."""
    lang = day.langs[0]
    if day.twin is None:
        return f"{day.series.folder}/{day.number:03}.{lang}.md"
    stem = day.twin.source.path.removesuffix(".md").removesuffix(f".{day.twin.lang}")
    return f"{stem}.{lang}.md"
