"""`connections/175-networking.en.md` -> which series, which language, which stem."""

from __future__ import annotations

import unicodedata
from pathlib import PurePosixPath

from ..messages import language_names, say
from ..model import Finding, Kind, Place
from ..values import dataclass
from .languages import canonical, looks_like_language, may_be_language

_RESERVED_NAMES = frozenset(
    ["con", "prn", "aux", "nul", *(f"com{n}" for n in range(1, 10)), *(f"lpt{n}" for n in range(1, 10))]
)


@dataclass(frozen=True, slots=True)
class FileName:
    """What a path says by itself. `lang` is "" when the name names none."""

    kind: Kind
    folder: str
    stem: str
    lang: str
    finding: Finding | None = None


def read_file_name(path: str, series_folders: frozenset[str], languages: tuple[str, ...]) -> FileName:
    """Kind, series folder, stem and language of a Markdown file in the content folder."""
    pure = PurePosixPath(path)
    folder = next((str(parent) for parent in pure.parents if str(parent) in series_folders), "")
    kind: Kind = "day" if folder else "page" if pure.parts[0] == "pages" and len(pure.parts) > 1 else "article"
    stem, lang, finding = _language(pure, path, languages)
    stem = unicodedata.normalize("NFC", stem)
    if finding is None and stem.lower() in _RESERVED_NAMES:
        finding = Finding(
            "error",
            "name-reserved",
            Place(path),
            say("Windows keeps the name `{stem}` for itself", stem=stem),
            say("rename the file"),
        )
    return FileName(kind, folder, stem, lang, finding)


def _language(pure: PurePosixPath, path: str, languages: tuple[str, ...]) -> tuple[str, str, Finding | None]:
    stem = pure.name[: -len(".md")]
    base, dot, suffix = stem.rpartition(".")
    if not dot or not base:
        return stem, "", None
    if lang := canonical(suffix, languages):
        return base, lang, None
    if looks_like_language(suffix):
        finding = Finding(
            "error",
            "language-unknown",
            Place(path),
            say(
                "the file name says language `{suffix}`, and the site has {site_languages}",
                suffix=suffix,
                site_languages=language_names(languages),
            ),
            say('add "{suffix}" to DAYBYDAY_LANGUAGES, or rename the file', suffix=suffix),
        )
        return base, "", finding
    if may_be_language(suffix):
        return stem, "", _doubtful(base, suffix, path, languages)
    return stem, "", None


def _doubtful(base: str, suffix: str, path: str, languages: tuple[str, ...]) -> Finding:
    return Finding(
        "warning",
        "language-doubtful",
        Place(path),
        say("`{suffix}` is also the code of a language; here it is a part of the name", suffix=suffix),
        say(
            "write `{base}-{suffix}.md`, or `lang: {lang}` in the header; for the language, add "
            '"{suffix}" to DAYBYDAY_LANGUAGES',
            base=base,
            suffix=suffix,
            lang=languages[0],
        ),
    )
