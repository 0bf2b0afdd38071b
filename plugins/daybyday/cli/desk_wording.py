"""What status and tomorrow say in the same words: days, dates, languages, on a terminal of eighty columns."""

from __future__ import annotations

import os
import textwrap
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from functools import cached_property
from pathlib import Path

from ..building.report import in_order, located
from ..desk.day_texts import DayRun, DayText, TextState
from ..messages import LanguageName, Message, Speaker, language_names, quote, say, say_count, spoken
from ..model import Finding, Post, Series
from ..words import Words, load_words

COLUMNS = 80
_MOST_FINDINGS = 5


class Wording:
    """Puts what the desk knows into the language of `speaker`. `root` is the content folder, `now` the instant it is told at."""

    def __init__(self, speaker: Speaker, root: Path, now: datetime) -> None:
        self.speaker, self._root, self._now = speaker, root, now

    @cached_property
    def _words(self) -> Words:
        words, _ = load_words((self.speaker.lang,), {})
        return words[self.speaker.lang]

    def path(self, name: str) -> str:
        """A file of the content folder (or a settings file) by a path one can open from the current folder."""
        if not name.endswith((".md", ".yaml")) and not os.path.lexists(self._root / name):
            return name
        path = os.path.relpath(self._root / name)
        return Path(str(self._root / name) if path.startswith(os.pardir) else path).as_posix()

    def text(self, message: Message) -> str:
        """A sentence, its first letter a capital."""
        words = spoken(message, self.speaker)
        return words[:1].upper() + words[1:]

    def date(self, day: date) -> str:
        """ "Thursday 26 November", with the year when it is another than this."""
        words = self._words
        dated = words.short_date(day) if day.year == self._now.year else words.plain_date(day)
        return f"{words.formatted(day, 'cccc')} {dated}".replace("\N{NO-BREAK SPACE}", " ")

    def when(self, moment: datetime) -> Message:
        """ "today, 07:00", "tomorrow, 07:00", "yesterday", "Thursday 26 November"; in the zone of `moment`."""
        time = f"{moment:%H:%M}"
        distance = (moment.date() - self._now.astimezone(moment.tzinfo).date()).days
        if distance in (0, 1):
            return say("today, {time}", time=time) if distance == 0 else say("tomorrow, {time}", time=time)
        if distance == -1:
            return say("yesterday")
        return quote(self.date(moment.date()))

    def when_exactly(self, moment: datetime) -> Message:
        """ "tomorrow, 07:00", "Thursday 26 November, 07:00"; in the zone of `moment`."""
        near, time = self.when(moment), f"{moment:%H:%M}"
        is_timed = near.values and dict(near.values).get("time")
        return near if is_timed else say("{date}, {time}", date=near, time=time)

    def named(self, post: Post) -> Message:
        """ "day 8, “Networking is work”, in English"; an article by its title."""
        source, language = post.source, LanguageName(post.lang)
        if source.kind == "day":
            return say("day {day}, “{title}”, in {language}", day=source.day, title=source.title, language=language)
        return say("“{title}”, in {language}", title=source.title, language=language)

    def heading(self, message: Message) -> list[str]:
        """The beginning of a section."""
        return ["", self.text(message)]

    def paragraph(self, message: Message, indent: str = "  ") -> list[str]:
        """A sentence in lines that fit; what goes on is indented once more."""
        return textwrap.wrap(
            self.text(message),
            COLUMNS,
            initial_indent=indent,
            subsequent_indent=f"{indent}  ",
            break_long_words=False,
            break_on_hyphens=False,
        )

    def findings(self, findings: Sequence[Finding]) -> list[str]:
        """Findings as every command prints them, one a line and never wrapped; of many the first."""
        ordered = in_order(findings)
        lines = [f"  {located(finding, self._root).spoken(self.speaker)}" for finding in ordered[:_MOST_FINDINGS]]
        if len(ordered) > _MOST_FINDINGS:
            lines += self.paragraph(say("and {n} more", n=len(ordered) - _MOST_FINDINGS))
        return lines

    def title(self, series: Series) -> str:
        """What a series is called, in the author's language if it has a title in it."""
        return series.titles.get(self.speaker.lang) or series.titles[series.languages[0]]

    def run(self, run: DayRun, with_series: bool) -> list[str]:
        """Days that are not there: which, since when or when, in which languages, and what to do about it."""
        return [*self.paragraph(self._run(run, with_series)), *self.what_to_do(run)]

    def _run(self, run: DayRun, with_series: bool) -> Message:
        first, last = run.first, run.last
        states = states_words(run)
        series = say(" of {series}", series=self.title(first.series)) if with_series else Message()
        if len(run.days) == 1:
            return say(
                "day {day}{series}, due {when}: {states}",
                day=first.number,
                series=series,
                when=self.when(first.due),
                states=states,
            )
        return say(
            "days {first} to {last}{series}, due from {date} to {until}: {states}",
            first=first.number,
            last=last.number,
            series=series,
            date=self.date(first.due.date()),
            until=self.date(last.due.date()),
            states=states,
        )

    def what_to_do(self, run: DayRun) -> list[str]:
        """The files of its first day to write, to finish or to mend, and how many more there are."""
        lines = [f"    {spoken(self.to_do(text), self.speaker)}" for text in run.days[0]]
        others = sum(len(day) for day in run.days[1:])
        return [*lines, *self._and_others(others)] if others else lines

    def _and_others(self, n: int) -> list[str]:
        return [f"    {spoken(say_count('and {n} more text', 'and {n} more texts', n=n), self.speaker)}"]

    def to_do(self, text: DayText) -> Message:
        """ "write content/connections/175.it.md"."""
        path = self.path(text.path)
        if text.state == "missing":
            return say("write {path}", path=path)
        return say("finish {path}", path=path) if text.state == "draft" else say("mend {path}", path=path)


def states_words(run: DayRun) -> Message:
    """ "out in English; not written in Italian": how the days of a run stand."""
    return in_a_row(state_words(state, langs, run.first.series) for state, langs in run.states.items())


def in_a_row(messages: Iterable[Message]) -> Message:
    """ "a; b; c". Raises `StopIteration` without any."""
    every = iter(messages)
    row = next(every)
    for message in every:
        row = say("{first}; {second}", first=row, second=message)
    return row


def spans(numbers: Iterable[int]) -> str:
    """ "5, 7–9, 12, 13"."""
    spans: list[list[int]] = []
    for number in numbers:
        if spans and spans[-1][-1] == number - 1:
            spans[-1].append(number)
        else:
            spans.append([number])
    texts = (f"{span[0]}–{span[-1]}" if len(span) > 2 else ", ".join(map(str, span)) for span in spans)
    return ", ".join(texts)


def state_words(state: TextState, langs: Iterable[str], series: Series) -> Message:
    """ "out", "out in English": a language is named where a series has others that stand in another way."""
    tags = tuple(langs)
    if set(tags) == set(series.languages):
        return _STATES[state]
    languages = language_names(tags)
    return {
        "out": say("already out in {languages}", languages=languages),
        "ready": say("ready in {languages}", languages=languages),
        "held": say("held in {languages} until the others are there", languages=languages),
        "draft": say("still a draft in {languages}", languages=languages),
        "missing": say("not written in {languages}", languages=languages),
        "broken": say("to be mended in {languages}", languages=languages),
        "withdrawn": say("taken back in {languages}", languages=languages),
        "not-asked": say("not asked for in {languages}", languages=languages),
    }[state]


_STATES: dict[TextState, Message] = {
    "out": say("already out"),
    "ready": say("ready to come"),
    "held": say("held until the others are there"),
    "draft": say("still a draft"),
    "missing": say("not written"),
    "broken": say("to be mended"),
    "withdrawn": say("taken back"),
    "not-asked": say("not asked for"),
}
