"""`Words`: everything one language says, and how it writes dates and counts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import field

from .. import cldr
from ..pages import DateWords
from ..patterns import regex
from ..plain_text import NO_BREAK
from ..values import dataclass

_ADDRESS = "address_"
"""what the keys of words in addresses begin with"""

Forms = dict[str, str]

_IN_A_DATE = regex(r"(?<=[dLMy.]) (?=[dLMy])")
"""Between the fields of a TR35 pattern; a weekday may stand at the end of a line."""


def _held_together(pattern: str) -> str:
    """A pattern whose day, month and year stay in one line: a number alone at its end is misread."""
    return _IN_A_DATE.sub(NO_BREAK, pattern)


@dataclass(frozen=True)
class Words:
    """The words of one language. `day_prefixes`, `homework_labels` and `read_by` are what it is read by.

    `read_by` holds the other words of the section `read`: by key, then by meaning ("title" -> "titolo"); a plain list
    stands under "".
    """

    lang: str
    printed: Mapping[str, str | Forms]
    day_prefixes: tuple[str, ...]
    homework_labels: tuple[str, ...]
    read_by: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)

    @property
    def function_words(self) -> tuple[str, ...]:
        """Small words of nearly every sentence; none where its words file names none."""
        return self.read_by.get("function_words", {}).get("", ())

    def __getattr__(self, key: str) -> str:
        """`words.start_here`, for templates. Raises AttributeError for what does not exist."""
        text = self.__dict__.get("printed", {}).get(key)
        if not isinstance(text, str):
            raise AttributeError(f"words/{self.__dict__.get('lang')}.yaml has no plain word `{key}`")
        return text

    def say(self, key: str, **values: object) -> str:
        """A word with its placeholders filled in. Raises `KeyError` for an unknown word, `LookupError` for one with plurals."""
        text = self.printed[key]
        if not isinstance(text, str):
            raise LookupError(f"`{key}` has plural forms: use count()")
        return text.format(**values)

    def count(self, key: str, n: int, **values: object) -> str:
        """A word in the plural form that `n` asks for. Raises `KeyError`, and `LookupError` for one without plurals."""
        forms = self.forms(key)
        form = forms.get(cldr.plural_form(self.lang, n), forms["other"])
        return form.format(n=n, **values)

    def forms(self, key: str) -> Forms:
        """All plural forms of a word, placeholders and all: {"one": …, "other": …}. Raises as `count` does."""
        forms = self.printed[key]
        if isinstance(forms, str):
            raise LookupError(f"`{key}` has no plural forms: use say()")
        return forms

    def address_words(self) -> dict[str, str]:
        """The words in addresses of the site's own pages: {"articles": "articoli", …}."""
        return {key.removeprefix(_ADDRESS): str(text) for key, text in self.printed.items() if key.startswith(_ADDRESS)}

    def joined(self, items: Sequence[str]) -> str:
        """ "a, b and c" / "a, b e c"."""
        if len(items) < 2:
            return "".join(items)
        return ", ".join(items[:-1]) + self.say("list_and") + items[-1]

    def date(self, day: dt.date) -> DateWords:
        """A date in all the forms pages need. A datetime keeps its own zone in `iso`."""
        return Dated(day, self)

    def month(self, day: dt.date) -> str:
        """ "November 2026" / "novembre 2026"."""
        return cldr.formatted(day, self.say("date_month"), self.lang)

    def weekdays(self) -> tuple[tuple[str, str], ...]:
        """(narrow, full) names of the days of the week, the week's first day first."""
        return cldr.weekdays(self.lang, self.first_weekday())

    def first_weekday(self) -> int:
        """0 for Monday … 6 for Sunday: the day weeks begin with."""
        return cldr.first_weekday(self.lang, self.say("locale"))

    def language_name(self, lang: str) -> str:
        """The name of `lang` in this language."""
        return cldr.language_name(lang, self.lang)

    def short_date(self, day: dt.date) -> str:
        """ "24 April" / "1º novembre"."""
        return self._dated(day, "date_short")

    def plain_date(self, day: dt.date) -> str:
        """ "24 April 2011" / "1º novembre 2026"."""
        return self._dated(day, "date_plain")

    def full_date(self, day: dt.date) -> str:
        """ "Sunday 24 April 2011" / "domenica 24 aprile 2011"."""
        return self._dated(day, "date_full")

    def formatted(self, day: dt.date, pattern: str) -> str:
        """A date by a TR35 pattern."""
        return cldr.formatted(day.date() if isinstance(day, dt.datetime) else day, pattern, self.lang)

    def _dated(self, moment: dt.date, key: str) -> str:
        day = moment.date() if isinstance(moment, dt.datetime) else moment
        pattern = _held_together(self.say(key))
        if day.day == 1:
            # Italian writes 1º novembre, French 1er novembre; quotes make it literal text (TR35).
            pattern = cldr.with_first_day(pattern, self.say("first_of_month"))
        return cldr.formatted(day, pattern, self.lang)


class Dated:
    """A date that is put into words when somebody asks (`pages.DateWords`): a list of five hundred posts
    prints each date in one form of eight.
    """

    __slots__ = ("_moment", "_words")

    def __init__(self, moment: dt.date, words: Words) -> None:
        self._moment, self._words = moment, words

    @property
    def iso(self) -> str:
        """For the datetime attribute; a datetime keeps its own zone."""
        moment = self._moment
        return moment.isoformat(timespec="seconds") if isinstance(moment, dt.datetime) else moment.isoformat()

    @property
    def full(self) -> str:
        """ "Sunday 24 April 2011"."""
        return self._words.full_date(self._moment)

    @property
    def plain(self) -> str:
        """ "24 April 2011"."""
        return self._words.plain_date(self._moment)

    @property
    def short(self) -> str:
        """ "24 April"."""
        return self._words.short_date(self._moment)

    @property
    def weekday(self) -> str:
        """ "Sunday"."""
        return self._words.formatted(self._moment, "cccc")

    @property
    def month(self) -> str:
        """ "April"."""
        return self._words.formatted(self._moment, "LLLL")

    @property
    def day(self) -> str:
        """ "24"."""
        return str(self._moment.day)

    @property
    def year(self) -> str:
        """ "2011"."""
        return str(self._moment.year)
