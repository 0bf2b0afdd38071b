"""Files with names nearly right: what was read of them, and what is said. No text goes out in another language, or twice."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache

from ..content_names import LEDGER, SERIES, TAGS
from ..messages import LanguageName, say
from ..model import Finding, Level, Place, Source
from ..patterns import regex
from ..reading import Reading
from ..reading.near_names import NearName, copy_name, near_name
from .codec import ReadSource

NAME_ERRORS = frozenset(["language-near", "language-unknown"])
"""Of posts whose names have to be mended before anything else can be said of them."""
_MOST_ALONE = 3
"""More files of one unknown language than these are told in one finding: the language is missing, not a name."""


def sorted_out(results: list[ReadSource], reading: Reading) -> tuple[list[ReadSource], list[Finding]]:
    """The posts without copies of others; one whose name nearly says a language stays, and is not published."""
    sources = {result.source.path: result.source for result in results}
    kept: list[ReadSource] = []
    findings: list[Finding] = []
    for result in results:
        source = result.source
        if _is_well_named(source.path, reading.languages):
            findings += result.findings
            kept.append(result)
        elif original := _original(source, sources, reading):
            findings.append(_is_copy(source, original))
        elif not source.written:
            findings += result.findings
            kept.append(result)
        elif "lang" not in source.places and (
            near := near_name(source.path, reading.languages, _has_languages(source, reading), sources)
        ):
            findings.append(_is_near(source, near, reading))
            kept.append(replace(result, source=replace(source, lang=near.lang, readable=False), findings=()))
        else:
            findings += result.findings
            findings += _language_findings(source, reading)
            kept.append(result)
    return kept, _by_language(findings)


@lru_cache(maxsize=1 << 15)
def _is_well_named(path: str, languages: tuple[str, ...]) -> bool:
    """Whether a name, as nearly all, says its language as the site writes it, and is no copy's."""
    base, dot, suffix = path.rpartition("/")[2][: -len(".md")].rpartition(".")
    if not (dot and base and base == base.rstrip() and suffix in languages and not suffix.isupper()):
        return False
    return copy_name(path, languages) is None


def _by_language(findings: list[Finding]) -> list[Finding]:
    """Findings, with one for many files of a language that the site does not have."""
    unknown: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        if finding.code == "language-unknown" and finding.place == Place(finding.place.path):
            unknown[_suffix(finding.place.path)].append(finding)
    many = {suffix: of_language for suffix, of_language in unknown.items() if len(of_language) > _MOST_ALONE}
    summarised = {id(finding) for of_language in many.values() for finding in of_language}
    return [finding for finding in findings if id(finding) not in summarised] + [
        _language_missing(suffix, of_language) for suffix, of_language in many.items()
    ]


def _suffix(path: str) -> str:
    return path[: -len(".md")].rpartition(".")[2]


def _language_missing(suffix: str, findings: list[Finding]) -> Finding:
    first, *other_paths = (finding.place.path for finding in findings)
    return Finding(
        "error",
        "language-unknown",
        Place(first),
        say(
            "the names of {n} files say {language} (`{suffix}`), which is no language of the site",
            n=len(findings),
            language=LanguageName(suffix),
            suffix=suffix,
        ),
        say('add "{suffix}" to DAYBYDAY_LANGUAGES, or rename the files', suffix=suffix),
        also=tuple(other_paths),
    )


def _original(source: Source, sources: Mapping[str, Source], reading: Reading) -> str:
    """The path of the text that a file is a copy of; "" for what is none."""
    copy = copy_name(source.path, reading.languages)
    if copy is None or copy.original not in sources:
        return ""
    original = sources[copy.original]
    # Years of posts have several "Happy new year": programs number their names, and each has its own date and id.
    is_same = bool(source.title) and all(
        getattr(source, key) == getattr(original, key) for key in ("title", "date", "guid")
    )
    return copy.original if copy.sure or is_same else ""


def _has_languages(source: Source, reading: Reading) -> bool:
    """Whether it lies in a series of several languages: there a name has to say which."""
    return len(reading.series_languages.get(source.folder, ()) if source.folder else ()) > 1


def _is_copy(source: Source, original: str) -> Finding:
    return Finding(
        "warning",
        "file-copy",
        Place(source.path),
        say("by its name this is a copy of {original}, and it is not published", original=original),
        say("delete it, or give it a name of its own"),
    )


def _is_near(source: Source, near: NearName, reading: Reading) -> Finding:
    other_lang = next((lang for lang in reading.languages if lang != near.lang), near.lang)
    return Finding(
        "error",
        "language-near",
        Place(source.path),
        say("the name of this file nearly says a language, {language}", language=LanguageName(near.lang)),
        say(
            "call it {name}; if it is in another language, write `lang: {other}` in its header",
            name=near.meant,
            other=other_lang,
        ),
    )


def _language_findings(source: Source, reading: Reading) -> Iterator[Finding]:
    """Of names that say their language oddly, or not at all where there are several."""
    if "lang" in source.places:
        return
    base, dot, suffix = source.path.rpartition("/")[2][: -len(".md")].rpartition(".")
    if dot and suffix.isupper() and suffix.lower() == source.lang:
        yield Finding(
            "warning",
            "language-capitals",
            Place(source.path),
            say("the language of this name is in capitals, and a link that has small letters leads nowhere"),
            say("call it {name}", name=f"{base}.{source.lang}.md"),
        )
    elif source.readable and _has_languages(source, reading) and source.stem == source.path.rpartition("/")[2][:-3]:
        yield Finding(
            "warning",
            "language-unsaid",
            Place(source.path),
            say(
                "the name of this file does not say its language, and it is taken for {language}",
                language=LanguageName(source.lang),
            ),
            say("call it {name}", name=f"{source.stem}.{source.lang}.md"),
        )


_ENDINGS = r"(?:\.(?:ya?ml|txt|json|toml|md|bak|old|orig|sample))*"
_NEAR_FILES = {
    SERIES: regex(rf"(?i)_?serie?s?{_ENDINGS}"),
    TAGS: regex(rf"(?i)_?tags?{_ENDINGS}"),
    LEDGER: regex(rf"(?i)_?ledger{_ENDINGS}"),
}


def misnamed_files(names: Iterable[str], series_folders: Iterable[str]) -> tuple[list[Finding], frozenset[str]]:
    """What is said of files that are nearly `series.yaml`, `tags.yaml`, `ledger.txt`, words; and the folders of such series."""
    declared = set(series_folders)
    findings, folders = [], set[str]()
    for name in names:
        folder, _, last = name.rpartition("/")
        right = next((right for right, near in _NEAR_FILES.items() if near.fullmatch(last)), "")
        if right == SERIES and folder and last != SERIES:
            findings.append(_misnamed(name, f"{folder}/{SERIES}", is_missing=folder not in declared))
            folders.add(folder)
        elif right and not folder and last != right:
            findings.append(_misnamed(name, right, is_missing=False))
        elif last == TAGS and folder and not folder.startswith(("extra", "images")):
            findings.append(_misnamed(name, TAGS, is_missing=False))
        elif folder == "words" and re.fullmatch(r"(?i)[a-z-]+\.(?:yml|ya?ml\.txt|yaml)", last):
            findings.append(_misnamed(name, f"words/{last.partition('.')[0]}.yaml", is_missing=False))
    return findings, frozenset(folders)


def _misnamed(name: str, right: str, is_missing: bool) -> Finding:
    """Without its file a series is none, and its days would be lost; of all else the site can do without."""
    message, hint = say("nobody reads a file of this name"), say("call it {right}", right=right)
    level: Level = "error" if is_missing else "warning"
    return Finding(level, "file-misnamed", Place(name), message, hint)
