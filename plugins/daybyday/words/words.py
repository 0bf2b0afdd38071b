"""`Words`: everything one language says, and how it writes dates and counts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..pages import DateWords
from . import dates

Forms = dict[str, str]


@dataclass(frozen=True)
class Words:
    """The words of one language. `day_prefixes` and `homework_labels` are what it is read by."""

    lang: str
    printed: Mapping[str, str | Forms]
    day_prefixes: tuple[str, ...]
    homework_labels: tuple[str, ...]

    def __getattr__(self, key: str) -> str:
        """`words.start_here`, for templates. Raises AttributeError for what does not exist."""
        found = self.__dict__.get("printed", {}).get(key)
        if not isinstance(found, str):
            raise AttributeError(f"words/{self.__dict__.get('lang')}.yaml has no plain word `{key}`")
        return found

    def say(self, key: str, **values: object) -> str:
        """A word with its placeholders filled in."""
        found = self.printed[key]
        if not isinstance(found, str):
            raise LookupError(f"`{key}` has plural forms: use count()")
        return found.format(**values)

    def count(self, key: str, n: int, **values: object) -> str:
        """A word in the plural form that `n` asks for."""
        found = self.printed[key]
        if isinstance(found, str):
            raise LookupError(f"`{key}` has no plural forms: use say()")
        form = found.get(dates.plural_form(self.lang, n), found["other"])
        return form.format(n=n, **values)

    def joined(self, items: Sequence[str]) -> str:
        """ "a, b and c" / "a, b e c"."""
        if len(items) < 2:
            return "".join(items)
        return ", ".join(items[:-1]) + self.say("list_and") + items[-1]

    def date(self, day: dt.date) -> DateWords:
        """A date in all the forms pages need. A datetime keeps its own zone in `iso`."""
        iso = day.isoformat(timespec="seconds") if isinstance(day, dt.datetime) else day.isoformat()
        return DateWords(
            iso=iso, full=self._dated(day, "date_full"), plain=self._dated(day, "date_plain"),
            short=self._dated(day, "date_short"), weekday=dates.formatted(day, "cccc", self.lang),
            month=dates.formatted(day, "LLLL", self.lang), day=str(day.day), year=str(day.year),
        )  # fmt: skip

    def month(self, day: dt.date) -> str:
        """ "November 2026" / "novembre 2026"."""
        return dates.formatted(day, self.say("date_month"), self.lang)

    def weekdays(self) -> tuple[tuple[str, str], ...]:
        """(narrow, full) names of the days of the week, the week's first day first."""
        return dates.weekdays(self.lang, self.first_weekday())

    def first_weekday(self) -> int:
        """0 for Monday … 6 for Sunday: the day weeks begin with."""
        return dates.first_weekday(self.lang, self.say("locale"))

    def language_name(self, lang: str) -> str:
        """The name of `lang` in this language."""
        return dates.language_name(lang, self.lang)

    def short_date(self, day: dt.date) -> str:
        """ "24 April" / "1º novembre"."""
        return self._dated(day, "date_short")

    def plain_date(self, day: dt.date) -> str:
        """ "24 April 2011" / "1º novembre 2026"."""
        return self._dated(day, "date_plain")

    def full_date(self, day: dt.date) -> str:
        """ "Sunday, 24 April 2011" / "domenica 24 aprile 2011"."""
        return self._dated(day, "date_full")

    def _dated(self, day: dt.date, key: str) -> str:
        pattern = self.say(key)
        if day.day == 1:
            # Italian writes 1º novembre, French 1er novembre; quotes make it literal text (TR35).
            pattern = dates.with_first_day(pattern, self.say("first_of_month"))
        return dates.formatted(day, pattern, self.lang)
