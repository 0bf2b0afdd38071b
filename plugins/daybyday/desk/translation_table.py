"""How the translations of a site stand against their originals: as lines, and as plain values for programs."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterable, Iterator, Sequence

from ..messages import LanguageName, Message, Speaker, forms, listing, quote, say, say_count, spoken
from ..values import dataclass
from .translations import STATES, RowState, Text, TranslationRow, state_counts, state_name

COLUMNS = 78
"""So that a line fits into eighty columns when it is indented by two."""
_INDENT = "  "
_NEED_NO_NAMES = ("current", "unknown")
"""States with which nothing has to be done: which texts these are is not told."""
_CURRENT = forms("{n} current", "{n} current")


@dataclass(frozen=True, slots=True)
class TranslationTable:
    """The rows of `translation_table`, for `translate` and `status`."""

    rows: Sequence[TranslationRow]
    shown: Callable[[str], str] = str
    """path in the content folder -> the path its author can open"""

    def lines(self, speaker: Speaker) -> list[str]:
        """For each series and language how many there are in each state, and which want something. Articles and pages last."""
        lines = []
        for (series, lang), counts in state_counts(self.rows).items():
            lines += _wrapped(spoken(_counted(series, lang, counts), speaker), "")
            for state in STATES:
                names = _names(
                    row.text for row in self.rows if (_series_of(row), row.lang, row.state) == (series, lang, state)
                )
                if names and state not in _NEED_NO_NAMES:
                    message = say("{state}: {texts}", state=state_name(state), texts=names)
                    lines += _wrapped(spoken(message, speaker), _INDENT)
        return lines

    def as_json(self) -> list[dict[str, object]]:
        """Every translation there is or should be, in the order of series, days and languages."""
        return [
            {
                "series": row.text.series.id if row.text.series else None,
                "text": row.text.name,
                "language": row.lang,
                "state": row.state,
                "path": self.shown(row.path) if row.path else None,
                "original": self.shown(row.original.source.path),
            }
            for row in self.rows
        ]


def _series_of(row: TranslationRow) -> str:
    return row.text.series.id if row.text.series else ""


def _counted(series: str, lang: str, counts: dict[RowState, int]) -> Message:
    """ "connections, Italian: 7 current, 1 changed and 2 missing"."""
    states = listing(
        say_count(*_CURRENT, n=counts[state])
        if state == "current"
        else say("{n} {state}", n=counts[state], state=state_name(state))
        for state in reversed(STATES)
        if state in counts
    )
    name = quote(series) if series else say("articles and pages")
    return say("{series}, {language}: {states}", series=name, language=LanguageName(lang), states=states)


def _wrapped(line: str, indent: str) -> list[str]:
    return textwrap.wrap(
        line, COLUMNS, initial_indent=indent, subsequent_indent=f"{indent}{_INDENT}", break_long_words=False,
        break_on_hyphens=False,
    )  # fmt: skip


def _names(texts: Iterable[Text]) -> str:
    """ "1–3, 7" of days; names of files of what is no day."""
    texts = list(texts)
    days = spans(int(text.name) for text in texts if text.series)
    return ", ".join([*days, *(text.name for text in texts if not text.series)])


def spans(numbers: Iterable[int]) -> Iterator[str]:
    """Numbers as runs: "1–3", "7"."""
    runs: list[list[int]] = []
    for number in sorted(set(numbers)):
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    for run in runs:
        yield f"{run[0]}" if len(run) == 1 else f"{run[0]}–{run[-1]}"
