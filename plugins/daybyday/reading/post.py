"""One Markdown file -> one `Manuscript` and what is wrong with it."""

from __future__ import annotations

import hashlib
from dataclasses import field, replace
from typing import Literal

from ..credentials import secrets_in
from ..messages import LanguageName, Message, language_names, listing, say
from ..model import Finding, Homework, Manuscript, Place
from ..values import dataclass
from .fields import MOST_DAYS, Fields, places_within, read_fields
from .filenames import FileName, read_file_name
from .header import Header, in_english, read_header
from .homework import Cut, cut_homework
from .languages import canonical
from .leftovers import has_no_text, merge_conflict, notes_without_text, shortcodes, unclosed_html, unfinished
from .limits import check_limits
from .lines import Scan, scan
from .misread import misread
from .nearly import nearly_homework
from .source_prints import is_unfinished, is_untouched
from .source_prints import unfinished as unfinished_translation
from .text import decode
from .titles import day_of_name, split_title
from .vocabulary import Vocabulary
from .wording import FunctionWords, QuotationMarks, typography, wording


@dataclass(frozen=True, slots=True)
class Reading:
    """What must be known before a post can be read: the site's languages and their words to read by."""

    languages: tuple[str, ...]
    series_folders: frozenset[str]
    series_languages: dict[str, tuple[str, ...]]
    day_prefixes: tuple[str, ...]
    homework_labels: tuple[str, ...]
    vocabulary: Vocabulary = field(default_factory=Vocabulary)
    function_words: FunctionWords = ()
    """small words by which a paragraph in another of these languages is known"""
    quotation_marks: QuotationMarks = ()
    """those of each language for which the site has decided on some"""
    keeps_other_keys: bool = False
    """whether keys that are not ours mean something to somebody else: to Pelican, its plugins, a foreign theme"""


def read_post(path: str, data: bytes, reading: Reading) -> tuple[Manuscript, tuple[Finding, ...]]:
    """The post in the file `path` (relative to the content folder) with the bytes `data`."""
    name = read_file_name(path, reading.series_folders, reading.languages)
    findings = [name.finding] if name.finding else []
    if name.finding and name.finding.code == "language-unknown":
        # Taken for another language, it would be in the way of that one's text.
        lang = path[: -len(".md")].rpartition(".")[2]
        return _unreadable(path, replace(name, lang=lang), reading), (name.finding,)
    header, conflict, header_findings = _header_of(data, path)
    findings += header_findings
    if not header.readable:
        return _unreadable(path, name, reading), tuple(findings)
    header = in_english(header, reading.vocabulary.keys, path)
    findings += header.findings
    vocabulary = reading.vocabulary
    fields = read_fields(header, path, vocabulary.values, reading.keeps_other_keys, vocabulary.keys)
    if "lang" in fields.values:
        findings = [finding for finding in findings if finding.code != "language-doubtful"]
    scanned = scan(header.text, header.text_line)
    is_day = name.kind == "day"
    cut = cut_homework(scanned.lines, path, reading.homework_labels, reading.vocabulary, is_day=is_day)
    text_findings = [conflict] if conflict else _text_findings(cut, scanned, header, path, reading, is_day, fields)
    lang, language_findings = _language(name, fields, header, path, reading)
    findings += [*fields.findings, *language_findings, *text_findings]
    findings += secrets_in(path, data, fields.values.get("ignore", ()))
    if not conflict and not scanned.unclosed_comment:
        findings += wording(scanned, header.text, lang, reading.function_words, path)
        findings += typography(
            scanned.lines, header.text, _plain_texts(fields, header), lang, reading.quotation_marks, path
        )
    title, day, title_findings = _title_and_day(name, fields, header, cut, path, reading)
    manuscript = _manuscript(path, name, lang, title, day, fields, header, scanned, cut)
    if (has_no_text(scanned) or is_untouched(manuscript)) and manuscript.status == "published":
        wrong = (finding for finding in title_findings if finding.code not in ("title-missing", "day-missing"))
        return replace(manuscript, written=False), (*findings, *wrong, _not_written(path, header))
    findings += title_findings
    if is_unfinished(manuscript):
        findings += [unfinished_translation(manuscript)] if manuscript.status == "published" else []
        manuscript = replace(manuscript, status="draft", unfinished=True)
    return manuscript, tuple(findings)


def _plain_texts(fields: Fields, header: Header) -> dict[str, tuple[str, Place]]:
    """What a header has for readers, and where it stands."""
    return {
        key: (fields.values[key], header.places[key])
        for key in ("title", "summary")
        if fields.values.get(key) and key in header.places
    }


def _places(header: Header) -> dict[str, tuple[int, int]]:
    """Where each key stands that says something: who asks whether there is a key does not mean `date: ''`."""
    return {
        key: (place.line, place.column)
        for key, place in header.places.items()
        if key not in header.entries or not header.entries[key].blank
    }


def _not_written(path: str, header: Header) -> Finding:
    """What is said of a file without a text: what its header lacks needs no word before there is one."""
    place = header.places.get("title", Place(path))
    hint = say("write its text, or delete the file")
    return Finding(
        "note", "not-written-yet", place, say("nothing is written here yet, so this counts as no text"), hint
    )


def _header_of(data: bytes, path: str) -> tuple[Header, Finding | None, tuple[Finding, ...]]:
    """The header and the text below it, the mark of an unfinished merge in that text, and why a header cannot be read."""
    text, decoding_findings = decode(data, path)
    if decoding_findings:
        return Header(readable=False), None, decoding_findings
    conflict, header = merge_conflict(text, path), read_header(text, path)
    if conflict and not (header.readable and conflict.place.line >= header.text_line):
        return Header(readable=False), None, (conflict,)
    return header, conflict, () if header.readable else header.findings


def _manuscript(
    path: str,
    name: FileName,
    lang: str,
    title: str,
    day: int | None,
    fields: Fields,
    header: Header,
    scanned: Scan,
    cut: Cut,
) -> Manuscript:
    values = fields.values
    return Manuscript(
        path=path,
        kind=name.kind,
        stem=name.stem,
        lang=lang,
        folder=name.folder,
        title=title,
        day=day,
        date=values.get("date"),
        slug=values.get("slug", ""),
        status=values.get("status", "published"),
        modified=values.get("modified"),
        summary=values.get("summary", ""),
        image=values.get("image", ""),
        tags=values.get("tags", ()),
        authors=values.get("authors", ()),
        aliases=values.get("aliases", ()),
        guid=values.get("guid", ""),
        translated_from=values.get("source", ""),
        accepted=values.get("ignore", {}),
        accepted_at=places_within(header.entries.get("ignore")) if "ignore" in values else {},
        metadata=fields.other,
        text=cut.before,
        text_line=header.text_line,
        after=cut.after,
        after_line=cut.after_line,
        lines=tuple(scanned.lines),
        homework=cut.homework,
        digest=digest_of(lang, cut.before, cut.after, cut.homework),
        places=_places(header),
    )


def _text_findings(
    cut: Cut, scanned: Scan, header: Header, path: str, reading: Reading, is_day: bool, fields: Fields
) -> list[Finding]:
    """What is wrong with a text below its header. Of an unclosed comment nothing else is told: it hides the rest."""
    findings = list(unfinished(scanned, path))
    if scanned.unclosed_comment:
        return findings
    findings += cut.findings
    nearly: list[Finding] = []
    if is_day and cut.homework is None and not cut.findings:
        nearly += nearly_homework(scanned, path, reading.homework_labels, reading.vocabulary)
    if not any(finding.level == "error" for finding in nearly):
        nearly += unclosed_html(scanned, path)
    findings += nearly
    if "[" in header.text:
        findings += [*shortcodes(scanned.lines, path), *notes_without_text(scanned.lines, path)]
    if not nearly:
        findings += misread(scanned, header.text, fields.values.get("title", ""), path)
    return [*findings, *check_limits(header.text, scanned.lines, header.text_line, path)]


def digest_of(lang: str, before: str, after: str, homework: Homework | None) -> str:
    """A fingerprint of everything that is converted from Markdown (32 hex digits).

    Blank lines above a text are an editor's habit and change no page: with and without them it is the same.
    """
    parts = [lang, before.lstrip("\n"), after]
    if homework:
        parts += [homework.title, homework.intro]
        for task in homework.tasks:
            parts += [task.id, task.text]
    packed = "\x1f".join(f"{len(part)}:{part}" for part in parts)
    return hashlib.sha256(packed.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _unreadable(path: str, name: FileName, reading: Reading) -> Manuscript:
    day = day_of_name(name.stem, reading.day_prefixes) if name.kind == "day" else None
    lang = name.lang or _default_language(name, reading)
    return Manuscript(path, name.kind, name.stem, lang, name.folder, day=day or None, readable=False)


def _default_language(name: FileName, reading: Reading) -> str:
    choices = reading.series_languages.get(name.folder, reading.languages)
    return reading.languages[0] if reading.languages[0] in choices else choices[0]


def _language(name: FileName, fields: Fields, header: Header, path: str, reading: Reading) -> tuple[str, list[Finding]]:
    written = fields.values.get("lang", "")
    place = header.places.get("lang", Place(path))
    if not written:
        return name.lang or _default_language(name, reading), []
    lang = canonical(written, reading.languages)
    if lang is None:
        finding = Finding(
            "error",
            "language-unknown",
            place,
            say(
                "`lang: {written}`: the site has {site_languages}",
                written=written,
                site_languages=language_names(reading.languages),
            ),
            say('add "{written}" to DAYBYDAY_LANGUAGES, or write another', written=written),
        )
        return name.lang or _default_language(name, reading), [finding]
    if name.lang and lang != name.lang:
        finding = Finding(
            "error",
            "language-disagrees",
            place,
            say(
                "`lang: {written}` but the file name says {language}", written=written, language=LanguageName(name.lang)
            ),
            say("take `lang` out, or rename the file"),
        )
        return name.lang, [finding]
    return lang, []


def _title_and_day(
    name: FileName, fields: Fields, header: Header, cut: Cut, path: str, reading: Reading
) -> tuple[str, int | None, list[Finding]]:
    values, findings = fields.values, []
    written = values.get("title", "")
    if not written and "title" not in _refused_keys(fields, header):
        findings.append(_no_title(header, path))
    if name.kind != "day":
        if "day" in values:
            findings.append(_day_outside(header, path))
        if cut.homework:
            findings.append(_homework_outside(cut.homework, path, name))
        return written, None, findings
    if "slug" in values:
        findings.append(_slug_of_day(header, path))
    in_title, title = split_title(written, reading.day_prefixes)
    in_name = day_of_name(name.stem, reading.day_prefixes)
    at_title = header.places.get("title", Place(path))
    claims = [
        claim
        for claim in (
            _DayClaim(values.get("day"), "key", header.places.get("day", Place(path))),
            _DayClaim(in_title, "title", at_title),
            _DayClaim(in_name, "name", Place(path)),
        )
        if claim.number is not None
    ]
    day = claims[0].number if claims else None
    findings += _day_findings(day, claims, cut, header, path, fields)
    return title, day if day and day <= MOST_DAYS else None, findings


@dataclass(frozen=True, slots=True)
class _DayClaim:
    """The number of the day as one place of a post gives it: where it stands, and what to change if it is wrong."""

    number: int | None
    where: Literal["key", "title", "name"]
    place: Place

    @property
    def phrase(self) -> Message:
        """Where it says which day."""
        if self.where == "key":
            return say("`day: {number}`", number=self.number)
        if self.where == "title":
            return say("the title says day {number}", number=self.number)
        return say("the file name says day {number}", number=self.number)

    @property
    def hint(self) -> Message:
        """What to change."""
        if self.where == "key":
            return say("change it")
        return say("change the title") if self.where == "title" else say("rename the file")


def _refused_keys(fields: Fields, header: Header) -> set[str]:
    """Keys that are written but were refused: no second finding about the same line."""
    lines = {finding.place.line for finding in fields.findings}
    return {key for key, node in header.entries.items() if node.line in lines}


def _day_findings(
    day: int | None, claims: list[_DayClaim], cut: Cut, header: Header, path: str, fields: Fields
) -> list[Finding]:
    findings = []
    if len({claim.number for claim in claims}) > 1:
        place = header.places.get("day") or header.places.get("title") or Place(path)
        message = say("the numbers disagree: {phrases}", phrases=listing(claim.phrase for claim in claims))
        findings.append(Finding("error", "day-disagrees", place, message, say("make them the same")))
    if day == 0:
        hint = say("days are counted from 1; {hint}", hint=claims[0].hint)
        findings.append(Finding("error", "day-zero", claims[0].place, say("there is no day 0"), hint))
    if day and day > MOST_DAYS:
        hint = say("the largest is {most}; {hint}", most=MOST_DAYS, hint=claims[0].hint)
        findings.append(
            Finding("error", "day-too-large", claims[0].place, say("day {day} is beyond any series", day=day), hint)
        )
    if day is None and "day" not in _refused_keys(fields, header):
        findings.append(
            Finding(
                "error",
                "day-missing",
                Place(path),
                say("this post of a series does not say which day it is"),
                say("write `day: 7` in its header"),
            )
        )
    if cut.label_day is not None and cut.homework and day and cut.label_day != day:
        place = Place(path, cut.homework.line)
        findings.append(
            Finding(
                "error",
                "homework-other-day",
                place,
                say(
                    "this homework is labelled day {label}, and the post is day {day}",
                    label=cut.label_day,
                    day=day,
                ),
                say("write {day} in the label", day=day),
            )
        )
    return findings


def _no_title(header: Header, path: str) -> Finding:
    place = header.places.get("title", Place(path))
    if not header.entries:
        return Finding(
            "error",
            "title-missing",
            place,
            say("the file has no header, so the post has no title"),
            say("begin the file with the three lines `---`, `title: …`, `---`"),
        )
    return Finding("error", "title-missing", place, say("the post has no title"), say("write `title: …` in its header"))


def _day_outside(header: Header, path: str) -> Finding:
    return Finding(
        "error",
        "day-outside-series",
        header.places.get("day", Place(path)),
        say("this post says `day`, but no series.yaml stands in its folder or above it"),
        say("move it into the folder of its series, or take `day` out"),
    )


def _slug_of_day(header: Header, path: str) -> Finding:
    return Finding(
        "note",
        "slug-of-day",
        header.places.get("slug", Place(path)),
        say("a day needs no `slug`: its number is its address"),
        say("take it out; old addresses go into `aliases`"),
    )


def _homework_outside(homework: Homework, path: str, name: FileName) -> Finding:
    message = say("a page cannot give homework") if name.kind == "page" else say("an article cannot give homework")
    return Finding(
        "error",
        "homework-outside-series",
        Place(path, homework.line),
        message,
        say("move the post into a series, or write the tasks as a plain list"),
    )
