"""A text without its words: what must be known of all before the first one is written."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import unquote, urlsplit

from ...model import SiteSettings, Written
from ...reading import Reading
from ...reading.languages import canonical
from ...reading.wording import FunctionWords
from ...values import dataclass
from ..markup.mending import mended, plain
from ..markup.rewriting import query_value
from ..texts import ImportedText, TextKind
from .day_titles import DayTitle, day_title, homework_day
from .detection import language_of, spoken_in

_TAG = re.compile(r"<[^<>]*>")
_NO_PROSE = re.compile(
    r"<(pre|code|script|style)\b.*?</\1\s*>|^ {0,3}(`{3,}|~{3,}).*?^ {0,3}\2|`[^`\n]+`|https?://\S+|\]\([^)\s]*\)|<!--.*?-->",
    re.IGNORECASE | re.DOTALL | re.MULTILINE,
)
_FEWEST_WORDS = 8
_FIRST_PART = 20_000
"""characters by which a language is known"""
_LONGEST_WITH_CODE = 100_000


@dataclass(frozen=True, slots=True)
class Language:
    """The language of a text here. `foreign` is the one it is in, when the site has not got it; `unsure`: it was guessed."""

    tag: str
    foreign: str = ""
    unsure: bool = False
    detected: bool = False
    """whether it was found by its letters, and nobody said it"""


@dataclass(frozen=True, slots=True)
class Outline:
    """What a text says of itself in a few words."""

    key: str
    kind: TextKind
    title: str
    lang: Language
    date: Written | None
    group: str
    slug: str
    addresses: tuple[str, ...]
    guid: str
    is_draft: bool
    day: DayTitle | None
    day_by: str
    """"title", "file" or "homework"; "" for a text that is no day"""
    first_words: str
    file_series: str
    is_beside: bool


def outline_of(text: ImportedText, site: SiteSettings, reading: Reading, source_lang: str) -> Outline:
    """The outline of a text; `source_lang` is what its source says of all its texts."""
    title = plain(text.title)[0]
    source = text.html if text.markdown is None else text.markdown
    words = _prose(source[:_FIRST_PART])
    day, day_by = _day(text, title, source, reading)
    return Outline(
        key=text.key,
        kind=text.kind,
        title=title,
        lang=_language(text, f"{title} {words}", site.languages, source_lang, reading.function_words),
        date=text.date,
        group=text.group,
        slug=unquote(text.slug),
        addresses=tuple(dict.fromkeys(filter(None, (*text.old_addresses, text.address)))),
        guid=text.guid.strip(),
        is_draft=bool(text.draft_reasons),
        day=day,
        day_by=day_by,
        first_words=" ".join((words if text.markdown is None else _without_marks(words)).split()[:_FEWEST_WORDS]),
        file_series=text.series,
        is_beside=text.is_beside,
    )


def _prose(source: str) -> str:
    """The words of some HTML or Markdown on one line, without code and addresses."""
    return " ".join(mended(_TAG.sub(" ", _NO_PROSE.sub(" ", source)))[0].split())


def _without_marks(words: str) -> str:
    """The words of some Markdown without the signs of emphasis, headings, links."""
    return re.sub(r"!?\[([^\[\]]*)\]\([^()]*\)|(?<!\S)[#>*-]+(?=\s)|[*`]+", r"\1", words)


def _homework_day(source: str, reading: Reading) -> int | None:
    """The day that a homework in a text names; what stands in code names none."""
    number = homework_day(" ".join(mended(_TAG.sub(" ", source))[0].split()), reading.homework_labels)
    if number is None or len(source) > _LONGEST_WITH_CODE:
        return number
    return homework_day(_prose(source), reading.homework_labels)


def _day(text: ImportedText, title: str, source: str, reading: Reading) -> tuple[DayTitle | None, str]:
    if text.kind == "page":
        return None, ""
    named = day_title(title, reading.day_prefixes)
    if text.day is not None:
        return DayTitle(text.day, named.rest if named else title, text.series), "file"
    if named:
        return named, "title"
    number = _homework_day(source, reading)
    return (DayTitle(number, title), "homework") if number else (None, "")


def _language(
    text: ImportedText, words: str, languages: Sequence[str], source_lang: str, function_words: FunctionWords
) -> Language:
    marked = text.lang or _in_address(text.address, languages)
    if marked:
        known = site_language(marked, languages)
        return Language(known) if known else Language(languages[0], foreign=marked)
    tag, sure = language_of(words, languages)
    known = site_language(tag, languages) if tag and sure else ""
    # Names and terms of a trade look like some language or other; the small words of a sentence do not.
    if tag and sure and not known:
        known = spoken_in(words, function_words)
        if not known:
            return Language(languages[0], foreign=tag)
    if known:
        return Language(known, detected=True)
    fallback = site_language(source_lang, languages) or (site_language(tag, languages) if tag else "") or languages[0]
    return Language(fallback, unsure=True)


def site_language(tag: str, languages: Sequence[str]) -> str:
    """The site's spelling of a language; `it_IT` is Italian in a site that has Italian."""
    site = tuple(languages)
    primary = tag.replace("_", "-").partition("-")[0]
    same = next((lang for lang in site if lang.partition("-")[0].lower() == primary.lower()), "")
    return canonical(tag, site) or canonical(primary, site) or same


def _in_address(address: str, languages: Sequence[str]) -> str:
    """The language that an address names: `/it/…`, `?lang=it`."""
    if asked := query_value(address, "lang"):
        return asked
    try:
        first = urlsplit(address).path.strip("/").partition("/")[0]
    except ValueError:
        return ""
    return first if canonical(first, tuple(languages)) else ""
