"""Sentences with gaps and what fills them: values, so that they can be kept, compared and sent to another process."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol, TypeAlias

from ..cldr import decimal_number, language_name
from ..values import dataclass
from .italian import joined


@dataclass(frozen=True, slots=True)
class LanguageName:
    """The name of the language `tag` as a value of a message: "Italian", "italiano"."""

    tag: str

    def __str__(self) -> str:
        return language_name(self.tag, "en")


@dataclass(frozen=True, slots=True)
class DecimalNumber:
    """A number with `digits` behind the mark as a value of a message: "1.50", "1,50"."""

    number: float
    digits: int

    def __str__(self) -> str:
        return f"{self.number:.{self.digits}f}"


@dataclass(frozen=True, slots=True)
class Listing:
    """Things in a row as a value of a message: "a, b and c", "a, b e c"."""

    members: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Message:
    """A template with named gaps (`str.format`) and their values. `plural` is its other form, for the value `n`."""

    template: str = ""
    values: tuple[tuple[str, Value], ...] = ()
    plural: str = ""

    def __str__(self) -> str:
        """In English."""
        return spoken(self, ENGLISH)

    def __bool__(self) -> bool:
        return bool(self.template)


Value: TypeAlias = str | int | LanguageName | DecimalNumber | Listing | Message


class Speaker(Protocol):
    """A language in which messages are spoken."""

    @property
    def lang(self) -> str:
        """Its tag."""

    def text(self, template: str) -> str:
        """The template in this language; the English one when it has none."""

    def counted(self, singular: str, plural: str, n: int) -> str:
        """The form that `n` asks for in this language."""


class English:
    """Templates as they stand in the code."""

    lang = "en"

    def text(self, template: str) -> str:
        """The same."""
        return template

    def counted(self, singular: str, plural: str, n: int) -> str:
        """Singular for one."""
        return singular if n == 1 else plural


ENGLISH: Speaker = English()


NOTHING = Message()


def say(template: str, /, **values: object) -> Message:
    """A message: `say("there is no key `{key}`", key=key)`."""
    return Message(template, _valued(values))


def say_count(singular: str, plural: str, /, n: int, **values: object) -> Message:
    """A message in the form that `n` asks for: `say_count("{n} error", "{n} errors", n=2)`."""
    return Message(singular, (("n", n), *_valued(values)), plural)


def _valued(values: Mapping[str, object]) -> tuple[tuple[str, Value], ...]:
    # Dates are the same in every language here (ISO 8601); what else is no value of ours is as it prints itself.
    return tuple(
        (name, value if isinstance(value, str | int | LanguageName | DecimalNumber | Listing | Message) else str(value))
        for name, value in values.items()
    )


def forms(singular: str, plural: str) -> tuple[str, str]:
    """Both forms of a sentence for `say_count`, where they stand in a table: so that the catalogues have them too."""
    return singular, plural


def quote(text: object) -> Message:
    """Words that are not ours and stay as they are: a program's, an author's."""
    return Message("{text}", (("text", str(text)),))


def listing(members: Iterable[Value], most: int = 0) -> Value:
    """ "a, b and c"; of more than `most` (if it is not 0) "a, b and 7 more"."""
    shown = tuple(members)
    if most and len(shown) > most:
        shown = (*shown[:most], say("{n} more", n=len(shown) - most))
    return Listing(shown)


def language_names(tags: Iterable[str]) -> Value:
    """The names of languages in a row."""
    return Listing(tuple(LanguageName(tag) for tag in tags))


def spoken(message: Message, speaker: Speaker) -> str:
    """A message in the language of `speaker`, on one line. Raises `KeyError` for a gap without a value."""
    if message.plural:
        n = dict(message.values)["n"]
        if not isinstance(n, int):
            raise TypeError(f"`{message.template}` counts {n!r}")
        template = speaker.counted(message.template, message.plural, n)
    else:
        template = speaker.text(message.template) if message.template else ""
    values = {name: _spoken_value(value, speaker) for name, value in message.values}
    return (joined(template, values) if speaker.lang == "it" else template).format(**values)


def _spoken_value(value: Value, speaker: Speaker) -> Value:
    if isinstance(value, Message):
        return spoken(value, speaker)
    if isinstance(value, LanguageName):
        return language_name(value.tag, speaker.lang)
    if isinstance(value, DecimalNumber):
        return str(value) if speaker.lang == "en" else decimal_number(value.number, value.digits, speaker.lang)
    if isinstance(value, Listing):
        members = [str(_spoken_value(member, speaker)) for member in value.members]
        if len(members) < 2:
            return "".join(members)
        return spoken(say("{first} and {last}", first=", ".join(members[:-1]), last=members[-1]), speaker)
    return value
