"""Texts and their translations: which there are, how each stands to its original, which are still to be begun.

The original of a text is in the first language of its series that has it; a text that says it was made from another is an
original only where nothing else is.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Literal

from ..errors import SpokenError
from ..identity import key_of
from ..messages import LanguageName, Message, language_names, listing, quote, say
from ..model import Content, Post, Series, Translation, TranslationState
from ..values import dataclass
from ..words import language_among

RowState = Literal["missing", "begun"] | TranslationState
STATES: tuple[RowState, ...] = ("missing", "begun", "homework", "changed", "cosmetic", "unknown", "current")
"""All states of a translation, what has to be done first."""
_NAMES: dict[RowState, Message] = {
    "missing": say("still missing"),
    "begun": say("not finished yet"),
    "homework": say("homework changed"),
    "changed": say("changed"),
    "cosmetic": say("cosmetic change"),
    "unknown": say("unknown"),
    "current": say("current"),
}


class TranslationError(SpokenError):
    """What was asked for cannot be done; the text says why and what to do."""


@dataclass(frozen=True, slots=True)
class Text:
    """A day, an article or a page, with its posts by language."""

    name: str
    """what one types for it: the number of a day, else the stem of its file"""
    series: Series | None
    languages: tuple[str, ...]
    """those it may have"""
    posts: Mapping[str, Post]

    @property
    def original(self) -> Post | None:
        """What the others are translated from; None where nothing can be read."""
        readable = [self.posts[lang] for lang in self.languages if lang in self.posts]
        readable = [post for post in readable if post.source.readable]
        readable = [post for post in readable if not post.source.unfinished] or readable
        untranslated = (post for post in readable if not post.source.translated_from)
        return next(untranslated, readable[0] if readable else None)

    @property
    def phrase(self) -> Message:
        """ "day 7", "job-security"."""
        return say("day {number}", number=self.name) if self.series else quote(self.name)


@dataclass(frozen=True, slots=True)
class TranslationRow:
    """A text in a language that is not its original's: a line of the table."""

    text: Text
    lang: str
    state: RowState
    original: Post
    """what it is compared with: what its `source:` names, else the original of the text"""
    post: Post | None
    """None while nothing is written"""
    path: str = ""
    """of its file, which may hold nothing but comments; "" while there is none"""


def texts_of(content: Content, site_languages: tuple[str, ...]) -> list[Text]:
    """Every day of every series that has a file, in order; then articles and pages by their paths."""
    by_folder = {series.folder: series for series in content.series}
    days: dict[tuple[str, int], dict[str, Post]] = {}
    others: dict[str, dict[str, Post]] = {}
    for post in content.posts:
        source = post.source
        if source.kind != "day":
            others.setdefault(post.key, {}).setdefault(source.lang, post)
        elif source.day and source.folder in by_folder:
            days.setdefault((source.folder, source.day), {}).setdefault(source.lang, post)
    texts = [
        Text(str(number), by_folder[folder], by_folder[folder].languages, posts)
        for (folder, number), posts in sorted(days.items())
    ]
    for _, posts in sorted(others.items()):
        texts.append(Text(next(iter(posts.values())).source.stem, None, site_languages, posts))
    return texts


def translation_table(content: Content, site_languages: tuple[str, ...]) -> list[TranslationRow]:
    """Every translation there is or should be. An article may well be in one language: it misses none."""
    return [row for text in texts_of(content, site_languages) for row in rows_of(text, content)]


def rows_of(text: Text, content: Content) -> Iterator[TranslationRow]:
    """The translations of a text, in the order of its languages."""
    original = text.original
    if original is None:
        return
    posts = {post.source.path: post for post in text.posts.values()}
    begun = {
        source.lang: source.path for source in content.unwritten if key_of(source, source.folder) == _key(original)
    }
    for lang in text.languages:
        post = text.posts.get(lang)
        if post is None:
            # What was taken back in one language need not be written in another.
            if lang in begun:
                yield TranslationRow(text, lang, "begun", original, None, begun[lang])
            elif text.series and original.source.status != "withdrawn":
                yield TranslationRow(text, lang, "missing", original, None)
            continue
        translation = content.translations.get(post.source.path)
        # Two texts may follow each other: whatever changes in one, the other is to be looked at.
        if post is original and translation is None:
            continue
        compared = posts.get(translation.original, original) if translation else original
        yield TranslationRow(text, lang, _row_state(post, translation), compared, post, post.source.path)


def _key(post: Post) -> str:
    return key_of(post.source, post.source.folder)


def _row_state(post: Post, translation: Translation | None) -> RowState:
    """A draft that nothing can be compared with is still being written, as what `new` has made."""
    if post.source.unfinished:
        return "begun"
    if translation is None:
        return "begun" if post.source.status == "draft" else "unknown"
    return translation.state


def state_counts(rows: Iterable[TranslationRow]) -> dict[tuple[str, str], dict[RowState, int]]:
    """(id of a series, language) -> how many translations there are in each state; articles and pages under ""."""
    counts: dict[tuple[str, str], dict[RowState, int]] = {}
    for row in rows:
        of_group = counts.setdefault((row.text.series.id if row.text.series else "", row.lang), {})
        of_group[row.state] = of_group.get(row.state, 0) + 1
    return counts


def state_name(state: RowState) -> Message:
    """What a state is called in the table."""
    return _NAMES[state]


def choose_text(texts: Iterable[Text], wanted: str, series: str = "") -> Text:
    """The text an author means by the number of a day, the stem of a file, or a path. Raises `TranslationError`."""
    texts = [text for text in texts if not series or (text.series and series in (text.series.id, text.series.folder))]
    matches = [text for text in texts if wanted.isdecimal() and text.series and text.name == str(int(wanted))]
    matches = matches or [text for text in texts if _is_meant(text, wanted)]
    if len(matches) == 1:
        return matches[0]
    if not matches:
        raise TranslationError(_nothing_called(wanted, series, texts))
    of_series = [text.series.id for text in matches if text.series]
    if len(of_series) == len(matches):
        raise TranslationError(
            say(
                "day {number} is in several series; choose one of them with `--series`: {names}",
                number=wanted,
                names=listing(of_series),
            )
        )
    paths = [post.source.path for text in matches for post in text.posts.values()]
    raise TranslationError(
        say("`{name}` may be several texts; name the file: {paths}", name=wanted, paths=listing(paths, most=6))
    )


def _is_meant(text: Text, wanted: str) -> bool:
    """Whether a stem, or the end of a path, is that of one of the posts of a text."""
    wanted = wanted.removeprefix("./")
    return any(
        wanted in (post.source.stem, post.source.path) or wanted.endswith(f"/{post.source.path}")
        for post in text.posts.values()
    )


def _nothing_called(wanted: str, series: str, texts: list[Text]) -> Message:
    if not wanted.isdecimal():
        return say(
            "there is no text `{name}`; write the number of a day, or the name of a file without language and ending",
            name=wanted,
        )
    if series and not texts:
        return say("there is no series {name}", name=series)
    return say("nobody has written day {number} yet in any language", number=wanted)


def language_of(text: Text, wanted: str) -> str:
    """The language of a text as it is spelt here. Raises `TranslationError` for one it cannot have."""
    if lang := language_among(wanted, text.languages):
        return lang
    if text.series:
        message = say(
            "the series {name} has no `{lang}`, it is in {languages}; for a new language add its title to {path}",
            name=text.series.id,
            lang=wanted,
            languages=language_names(text.languages),
            path=text.series.place.path,
        )
    else:
        message = _not_of_site(wanted, text.languages)
    raise TranslationError(message)


def site_language(wanted: str, site_languages: tuple[str, ...]) -> str:
    """A language of the site as it is spelt there; "" for "". Raises `TranslationError` for one the site lacks."""
    lang = language_among(wanted, site_languages)
    if wanted and lang is None:
        raise TranslationError(_not_of_site(wanted, site_languages))
    return lang or ""


def _not_of_site(wanted: str, site_languages: tuple[str, ...]) -> Message:
    return say("the site has no `{lang}`, it has {languages}", lang=wanted, languages=language_names(site_languages))


def original_of(text: Text) -> Post:
    """The original of a text. Raises `TranslationError` where none can be read."""
    original = text.original
    if original is None:
        paths = [post.source.path for post in text.posts.values()]
        raise TranslationError(say("{paths} cannot be read yet; `invoke check` says why", paths=listing(paths)))
    return original


def is_original(post: Post) -> Message:
    """Why a text cannot be a translation."""
    return say(
        "{path} is the original, in {language}; name another language with `--to`",
        path=post.source.path,
        language=LanguageName(post.lang),
    )


def languages_to_begin(text: Text, wanted: str, untouched: Collection[str] = ()) -> list[str]:
    """The languages in which a translation is to be begun: the one asked for, else all that lack one, or whose text is
    `untouched` since `new` has laid it out.

    Raises `TranslationError` where there is nothing to begin.
    """
    original = original_of(text)
    if wanted:
        lang = language_of(text, wanted)
        if lang == original.lang:
            raise TranslationError(is_original(original))
        return [lang]
    lacking = [lang for lang in text.languages if lang not in text.posts or lang in untouched]
    if not lacking:
        if len(text.languages) == 1:
            raise TranslationError(
                say("{text} has one language only, {language}", text=text.phrase, language=LanguageName(original.lang))
            )
        raise TranslationError(
            say(
                "{text} is there in every language already: {languages}",
                text=text.phrase,
                languages=language_names(text.languages),
            )
        )
    return lacking
