"""Whether a text is the tag of a language, and which language somebody means who writes it otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..cldr import language_name, languages

_NAMED_IN = ("en", "it")


def is_language(tag: str) -> bool:
    """Whether a tag begins with a language that CLDR names."""
    return tag.partition("-")[0] in languages("en")


def tag_meant(text: str, known: Sequence[str]) -> str:
    """The tag that stands for "italiano", "ITA", "it_IT" or "iten"; "" for a proper tag, and where nobody can tell.

    `known` are the languages that two tags written as one may begin with.
    """
    language, hyphen, rest = text.strip().replace("_", "-").partition("-")
    if language.lower() in known or ("_" in text and is_language(language.lower())):
        return f"{language.lower()}{hyphen}{rest}"
    for lang in _NAMED_IN:
        for tag, name in languages(lang).items():
            if name.casefold() == text.strip().casefold():
                return tag
    return "" if is_language(language) else next((tag for tag in known if language.lower().startswith(tag)), "")


def language_among(typed: str, choices: Iterable[str]) -> str | None:
    """Which of some languages somebody means who types its tag, or its name in English or in one of them; else None."""
    wanted, tags = typed.strip().replace("_", "-").casefold(), tuple(choices)
    names = {language_name(tag, spoken).casefold(): tag for spoken in ("en", *tags) for tag in tags}
    return {**names, **{tag.casefold(): tag for tag in tags}}.get(wanted)
