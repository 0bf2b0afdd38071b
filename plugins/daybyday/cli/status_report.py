"""`invoke status` in words: what is late, what is due and what to write stand first, then the runway, then how much there is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from ..building.report import counted
from ..desk.day_texts import DayText, TextState, runs
from ..desk.status import LanguageStatus, SeriesStatus, StandaloneStatus, Status
from ..messages import LanguageName, Message, listing, say, say_count, spoken
from .desk_wording import Wording, in_a_row, spans, states_words

_MOST_RUNS = 5
"""Late days are named up to so many runs of them."""
_INDENT = "  "


def status_lines(status: Status, wording: Wording) -> list[str]:
    """A status as lines of at most eighty columns; only findings and paths may be longer."""
    now = status.now
    return [
        wording.text(
            say("{date}, {time} ({zone})", date=wording.date(now.date()), time=f"{now:%H:%M}", zone=now.tzinfo)
        ),
        *_stopping(status, wording),
        *_late(status, wording),
        *_today(status, wording),
        *_to_write(status, wording),
        *_runways(status, wording),
        *_counts(status, wording),
        *_translations(status, wording),
        *_closing(status, wording),
    ]


def _stopping(status: Status, wording: Wording) -> list[str]:
    if not status.stopping:
        return []
    heading = say("Nothing can be published before this is mended")
    return [*wording.heading(heading), *wording.findings(status.stopping)]


def _late(status: Status, wording: Wording) -> list[str]:
    late = sorted(runs(status.late), key=lambda run: (run.last.due, run.last.number), reverse=True)
    if not late:
        return []
    lines = [line for run in late[:_MOST_RUNS] for line in wording.run(run, len(status.series) > 1)]
    if rest := sum(len(run.days) for run in late[_MOST_RUNS:]):
        lines += wording.paragraph(say_count("and {n} day more", "and {n} days more", n=rest))
    return [*wording.heading(say("Late")), *lines]


def _today(status: Status, wording: Wording) -> list[str]:
    lines = [line for each in status.series for line in _today_of(each, wording, len(status.series) > 1)]
    return [*wording.heading(say("Today")), *lines] if lines else []


def _today_of(status: SeriesStatus, wording: Wording, with_series: bool) -> list[str]:
    if status.phase in ("finished", "paused"):
        return []
    series = say("{series}: ", series=wording.title(status.series)) if with_series else Message()
    if not status.today:
        return _no_day(status, wording, series)
    lines = []
    for run in runs(status.today):
        for day in run.days:
            message = say(
                "{series}day {day}, {time}: {states}",
                series=series,
                day=day[0].number,
                time=f"{day[0].due:%H:%M}",
                states=states_words(run),
            )
            lines += wording.paragraph(message)
    return lines


def _no_day(status: SeriesStatus, wording: Wording, series: Message) -> list[str]:
    text = status.next_due
    if text is None:
        return []
    when = wording.when(text.due)
    if status.phase == "before":
        return wording.paragraph(say("{series}day {day} comes {when}", series=series, day=text.number, when=when))
    message = say("{series}no day today; day {day} comes {when}", series=series, day=text.number, when=when)
    return wording.paragraph(message)


def _to_write(status: Status, wording: Wording) -> list[str]:
    texts = status.to_write
    if not texts:
        return []
    # Days are told one by one: each has its date and its files.
    days: dict[tuple[str, int], list[DayText]] = {}
    for text in texts:
        days.setdefault((text.series.folder, text.number), []).append(text)
    lines = [line for day in days.values() for run in runs(day) for line in wording.run(run, len(status.series) > 1)]
    return [*wording.heading(say("Write next")), *lines]


def _runways(status: Status, wording: Wording) -> list[str]:
    if not status.series and not status.stopping:
        message = say("there is no series here yet: write a series.yaml, and a day beside it")
        return ["", *wording.paragraph(message, "")]
    lines = []
    for each in status.series:
        lines += ["", wording.text(_series_line(each, wording))]
        if each.goes_on:
            for message in _runway_lines(each, wording):
                lines += wording.paragraph(message)
    return lines


def _series_line(status: SeriesStatus, wording: Wording) -> Message:
    title, length, day = wording.title(status.series), status.series.length, status.day
    if status.phase == "before":
        return say("{series}: begins {date}", series=title, date=wording.date(status.series.start))
    if status.phase == "finished":
        return say_count("{series}: over after {n} day", "{series}: over after {n} days", n=day, series=title)
    if status.phase == "paused":
        return say("{series}: paused after day {day}", series=title, day=day)
    if length:
        return say("{series}: day {day} of {length}", series=title, day=day, length=length)
    return say("{series}: day {day}", series=title, day=day)


def _runway_lines(status: SeriesStatus, wording: Wording) -> Iterator[Message]:
    if status.series.translations == "skip" and len(status.languages) > 1:
        # One language is enough for a day: all have the same runway.
        yield _runway_line(say("in one language at least"), status.languages[0], wording)
        return
    for language in status.languages:
        yield _runway_line(LanguageName(language.lang), language, wording)


def _runway_line(name: Message | LanguageName, language: LanguageStatus, wording: Wording) -> Message:
    runway = language.runway
    if runway.through:
        far = say_count(
            "{language}: written through day {day}: {n} day",
            "{language}: written through day {day}: {n} days",
            n=runway.days,
            language=name,
            day=runway.through,
        )
    else:
        far = say("{language}: nothing is written yet", language=name)
    if runway.hole is None:
        return say("{runway}, to the end", runway=far) if runway.through else far
    return say(
        "{runway}; first hole day {day}, due {when}",
        runway=far,
        day=runway.hole.number,
        when=wording.when(runway.hole.due),
    )


_Column = tuple[Message, Callable[[LanguageStatus], int]]


def _columns() -> tuple[tuple[Message, Callable[[LanguageStatus], int], bool], ...]:
    """(heading, figure, whether it stands there when it is 0 everywhere)"""
    return (
        (say("out"), lambda each: each.out, True),
        (say("ready"), lambda each: each.ready, True),
        (say("drafts"), lambda each: each.draft, True),
        (say("missing"), lambda each: each.missing, True),
        (say("held"), lambda each: each.held, False),
        (say("broken"), lambda each: each.broken, False),
        (say("words"), lambda each: each.words, True),
        (say("this week"), lambda each: each.words_this_week, True),
    )


def _counts(status: Status, wording: Wording) -> list[str]:
    lines = []
    for each in status.series:
        heading = wording.title(each.series) if len(status.series) > 1 else wording.text(say("days"))
        lines += ["", *_table(heading, each.languages, wording)]
        for language in each.languages:
            lines += _unfinished(language, wording)
    return [*lines, *_standalone_lines(status.standalone, wording)]


def _table(heading: str, languages: Sequence[LanguageStatus], wording: Wording) -> list[str]:
    """A row for each language; the heading stands on the line of the columns where it fits."""
    columns = [
        [spoken(name, wording.speaker), *(str(figure(each)) for each in languages)]
        for name, figure, is_always_there in _columns()
        if is_always_there or any(map(figure, languages))
    ]
    widths = [max(map(len, column)) + len(_INDENT) for column in columns]
    names = [f"{_INDENT}{wording.text(say('{language}', language=LanguageName(each.lang)))}" for each in languages]
    first = max(map(len, names))
    rows = [
        "".join(cell.rjust(width) for cell, width in zip(cells, widths, strict=True))
        for cells in zip(*columns, strict=True)
    ]
    return [
        *([] if len(heading) <= first else [heading]),
        f"{heading if len(heading) <= first else '':<{first}}{rows[0]}",
        *(f"{name:<{first}}{row}" for name, row in zip(names, rows[1:], strict=True)),
    ]


def _unfinished(language: LanguageStatus, wording: Wording) -> list[str]:
    """Which days the figures are about that ask for something."""
    parts = [
        say("{state} {days}", state=_UNFINISHED[state], days=spans(numbers))
        for state, numbers in language.unfinished.items()
        if numbers
    ]
    if not parts:
        return []
    return wording.paragraph(say("{language}: {states}", language=LanguageName(language.lang), states=in_a_row(parts)))


_UNFINISHED: Mapping[TextState, Message] = {
    "draft": say("drafts"),
    "missing": say("missing"),
    "held": say("held"),
    "broken": say("broken"),
}


def _standalone_lines(standalone: Sequence[StandaloneStatus], wording: Wording) -> list[str]:
    messages = [_standalone_line(each) for each in standalone if each.out or each.coming or each.draft]
    if not messages:
        return []
    heading = wording.heading(say("Articles and pages"))
    return [*heading, *(line for message in messages for line in wording.paragraph(message))]


def _standalone_line(status: StandaloneStatus) -> Message:
    figures = [
        say("{n} out", n=status.out),
        *([say("{n} to come", n=status.coming)] if status.coming else []),
        *([say_count("{n} draft", "{n} drafts", n=status.draft)] if status.draft else []),
    ]
    return say(
        "{language}: {figures}; {words}",
        language=LanguageName(status.lang),
        figures=listing(figures),
        words=say_count("{n} word", "{n} words", n=status.words),
    )


def _translations(status: Status, wording: Wording) -> list[str]:
    if status.translations is None:
        return []
    lines = [f"{_INDENT}{line}" for line in status.translations.lines(wording.speaker)]
    return [*wording.heading(say("Translations")), *lines] if lines else []


def _closing(status: Status, wording: Wording) -> list[str]:
    lines = []
    if status.guest:
        lines += wording.paragraph(
            say("Articles and pages of the blog are Pelican’s own, and are not counted here."), ""
        )
    if status.findings:
        counts = counted(status.findings, wording.speaker)
        lines += wording.paragraph(say("{counts}: see `invoke check`.", counts=counts), "")
    return ["", *lines] if lines else []
