"""A site of one's own as files: content with a first day, two settings files, a few lines on how to go on.

The texts are in `starter/`, one of each kind and language an author is spoken to in.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date, time
from pathlib import Path
from string import Template
from urllib.parse import urlsplit

from ..addresses import SiteUrlError, reserved, slugify, split_site_url
from ..errors import SpokenError
from ..messages import language_names, say
from ..model import SiteSettings
from ..values import dataclass
from ..words import Words, language_among
from ..writing import double_quoted
from .scaffold import NewText, day_files

_STARTER = Path(__file__).parent / "starter"
_NOBODYS = (".example.org", ".example.com", ".example.net", ".example")
"""Domains that stand for others (RFC 2606)."""
RELEASE = time(7)
"""When a day of a new series comes out, as its `series.yaml` says."""
_NOT_FOR_GIT = "".join(f"{name}\n" for name in ("output/", "cache/", ".preview/", "__pycache__/", "schedule/alert.env"))
"""What a site makes anew at any time, and what nobody else may read."""
_TITLED_README = {"it": "LEGGIMI.md"}


class StartError(SpokenError):
    """No site can be begun from these answers; the message says why."""


@dataclass(frozen=True, slots=True)
class NewSite:
    """What has to be known of a site before its first line. `address` and `length` may be missing: "" and 0."""

    name: str
    languages: tuple[str, ...]
    start: date
    timezone: str
    address: str = ""
    length: int = 0
    speaks: str = "en"
    """the language its author is spoken to in"""
    editor: str = ""
    """address of the repository that an editor in the browser writes to; "" for no editor"""

    @property
    def feed_id(self) -> str:
        """The beginning of all feed ids (RFC 4151): the host of the address, in the year of day 1; "" without an address."""
        host = urlsplit(self.address).hostname or ""
        return f"tag:{host},{self.start.year}" if host else ""


def series_folder(site: NewSite, words: Mapping[str, Words]) -> str:
    """The folder, id and address of the series: from its name, unless the site keeps that address for itself."""
    slug = slugify(site.name) or "challenge"
    settings = SiteSettings(
        languages=site.languages, origin="", base="", names={}, taglines={}, feed_id="", timezone=site.timezone,
        address_words={lang: words[lang].address_words() for lang in site.languages},
    )  # fmt: skip
    return f"{slug}-challenge" if slug.isdecimal() or slug in reserved(settings) else slug


def read_name(given: str) -> str:
    """A name of one line. Raises `StartError`."""
    name = " ".join(given.split())
    if not name or not name.isprintable():
        raise StartError(say("a site needs a name, such as {example}", example='--name "Thirty days"'))
    return name


def read_languages(given: str, known: Mapping[str, Words]) -> tuple[str, ...]:
    """`it, en` -> ("it", "en"). Raises `StartError` for a language the kit has no words for, and for none."""
    typed = [word for word in re.split(r"[\s,;]+", given.strip()) if word]
    languages = tuple(dict.fromkeys(language_among(word, known) or word for word in typed))
    missing = [tag for tag in languages if tag not in known]
    if missing or not languages:
        names = language_names(known)
        if not languages:
            raise StartError(say("a site needs a language; there are words for {names}", names=names))
        raise StartError(
            say(
                "there are no words for `{tag}`, only for {names} ({tags}): begin with one of these, and add the other when"
                " you have written content/words/{tag}.yaml",
                tag=missing[0],
                names=names,
                tags=", ".join(known),
            )
        )
    return languages


def read_start(given: str) -> date:
    """The date of day 1. Raises `StartError`."""
    try:
        return date.fromisoformat(given.strip())
    except ValueError:
        raise StartError(say("`{given}` is no date; write it as 2026-12-01", given=given)) from None


def read_address(given: str) -> str:
    """The address of a site without a slash at its end; "" for none yet. Raises `StartError`."""
    address = given.strip().rstrip("/")
    if not address:
        return ""
    try:
        origin, _ = split_site_url(address)
    except SiteUrlError as bad:
        raise StartError(bad.message) from None
    host = urlsplit(origin).hostname or ""
    if f".{host}".endswith(_NOBODYS):
        raise StartError(
            say("{host} is an example and nobody's; give the address your site will have, or none yet", host=host)
        )
    return address


def new_site(site: NewSite, words: Mapping[str, Words]) -> dict[str, str]:
    """Path -> text of all files. `words` has those of every language of the site."""
    folder = series_folder(site, words)
    values = {"name": site.name, "folder": folder}
    first_day = [NewText(1, lang, "001", site.start) for lang in site.languages]
    return {
        ".gitignore": _NOT_FOR_GIT,
        "pelicanconf.py": _filled("pelicanconf", site.speaks, _python_values(site)),
        "publishconf.py": _filled("publishconf", site.speaks, {"address": _python(site.address)}),
        _TITLED_README.get(site.speaks, "README.md"): _filled("readme", site.speaks, values),
        f"content/{folder}/series.yaml": _filled("series", site.speaks, _yaml_values(site, folder)),
        **{f"content/{path}": text for path, text in day_files(folder, first_day, "", words).items()},
    }


def _python_values(site: NewSite) -> dict[str, str]:
    name = _python(site.name)
    lines = [f'    {_python(lang)}: {{"name": {name}, "tagline": ""}},' for lang in site.languages]
    return {
        "timezone": _python(site.timezone),
        "languages": f"[{', '.join(map(_python, site.languages))}]",
        "language": _python(site.languages[0]),
        "name": name,
        "names": "\n".join(lines),
        "feed_id": _python(site.feed_id),
        "editor": _filled("editor", site.speaks, {"repository": _python(site.editor)}) if site.editor else "",
    }


def _yaml_values(site: NewSite, slug: str) -> dict[str, str]:
    title = double_quoted(site.name)
    return {
        "id": slug,
        "titles": f"{{{', '.join(f'{lang}: {title}' for lang in site.languages)}}}",
        "slugs": f"{{{', '.join(f'{lang}: {slug}' for lang in site.languages)}}}",
        "slug": slug,
        "start": site.start.isoformat(),
        "length": f"length: {site.length}\n" if site.length else "",
        "timezone": site.timezone,
    }


def _python(text: str) -> str:
    """A string as Python reads it, in double quotes and with its own letters."""
    return json.dumps(text, ensure_ascii=False)


def _filled(kind: str, lang: str, values: Mapping[str, str]) -> str:
    path = _STARTER / f"{kind}.{lang}.txt"
    if not path.is_file():
        path = _STARTER / f"{kind}.en.txt"
    return Template(path.read_text("utf-8")).substitute(values)
