"""Where things appear. Addresses begin with "/" and do not carry the site's own path yet.

Language roots are "" for the default language and "/it" for Italian. Only `Locator` knows the
site's origin and base path, and it is the only way to make an address that is printed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from itertools import groupby
from typing import TypeVar
from urllib.parse import quote, urlsplit

from . import feed_formats
from .errors import SpokenError
from .messages import say
from .model import Series, SiteSettings
from .values import dataclass

T = TypeVar("T")

SEARCH_FILES = "/pagefind/"
"""Where the program and the index of the search lie."""

BLOCK = 30
"""How many days a listing has."""

STATUS = "/status.json"
"""Where scripts and monitors ask how far the series are."""

WORKER = "/worker.js"
"""Where browsers look for the site's service worker, for ever."""

EDITOR = "/admin/"
"""Where the texts can be written in a browser."""

RESERVED = frozenset(
    "404 admin archive articles cards cerca days drafts extra feed feeds follow homework homework-feed images "
    "index ledger manifest opml page pagefind pages pictures robots rss search sitemap start status tag tags theme weekly "
    "words workbook".split()
)
"""First segments that belong to the site: no series, article or page may be called so. Localised ones come on top."""


def reserved(settings: SiteSettings) -> frozenset[str]:
    """First segments that nothing of an author's may take on a site: `RESERVED`, its languages, its own pages."""
    words = (word for words in settings.address_words.values() for word in words.values())
    return RESERVED | {lang.lower() for lang in settings.languages} | frozenset(words)


def slugify(text: str) -> str:
    """`Caffè perché` -> `caffe-perche`. Letters of other scripts stay; the result may be "".

    The same for composed and decomposed text, so a file copied from a Mac keeps its address.
    """
    plain = unicodedata.normalize("NFKD", text.lower())
    plain = "".join(char for char in plain if not unicodedata.combining(char) or not _latin_mark(char))
    words = re.split(r"[^\w]+|_+", unicodedata.normalize("NFC", plain))
    return "-".join(word for word in words if word)[:100].strip("-")


def _latin_mark(char: str) -> bool:
    # Accents go; the vowel signs of Indic scripts are part of their letters and stay.
    return "COMBINING" in unicodedata.name(char, "")


def language_root(settings: SiteSettings, lang: str) -> str:
    """ "" or "/it"."""
    return "" if lang == settings.languages[0] else f"/{lang.lower()}"


def home(settings: SiteSettings, lang: str) -> str:
    """`/` or `/it/`."""
    return f"{language_root(settings, lang)}/"


def series_slug(series: Series, lang: str) -> str:
    """The series' slug in a language; one it is not written in borrows its first."""
    return series.slugs.get(lang) or series.slugs[series.languages[0]]


def series_page(settings: SiteSettings, series: Series, lang: str) -> str:
    """`/it/relazioni/`."""
    return f"{home(settings, lang)}{series_slug(series, lang)}/"


def day_page(settings: SiteSettings, series: Series, lang: str, number: int) -> str:
    """`/it/relazioni/8/`: the number is the address in every language."""
    return f"{series_page(settings, series, lang)}{number}/"


def block_of(number: int) -> tuple[int, int]:
    """The listing a day stands in: 175 -> (151, 180). Blocks are always full."""
    first = (number - 1) // BLOCK * BLOCK + 1
    return first, first + BLOCK - 1


def block_page(settings: SiteSettings, series: Series, lang: str, block: tuple[int, int]) -> str:
    """`/connections/days/151-180/`."""
    return f"{series_page(settings, series, lang)}days/{block[0]}-{block[1]}/"


def post_page(settings: SiteSettings, lang: str, slug: str) -> str:
    """An article or a page: `/it/posto-sicuro/`."""
    return f"{home(settings, lang)}{slug}/"


def articles_page(settings: SiteSettings, lang: str) -> str:
    """`/articles/`, `/it/articoli/`."""
    return f"{home(settings, lang)}{settings.address_word('articles', lang)}/"


def tag_page(settings: SiteSettings, lang: str, slug: str) -> str:
    """`/it/tag/introversi/`."""
    return f"{home(settings, lang)}tag/{slug}/"


def month_page(settings: SiteSettings, lang: str, year: int, month: int) -> str:
    """`/2026/11/`."""
    return f"{home(settings, lang)}{year:04d}/{month:02d}/"


def by_block(numbered: Iterable[tuple[int, T]]) -> list[tuple[T, ...]]:
    """(day, value) in order of day -> the values of each closed period of thirty days: a period that is full is
    always the same, so what is made of it can be kept.
    """
    return [tuple(value for _, value in group) for _, group in groupby(numbered, key=lambda pair: block_of(pair[0]))]


def workbook_page(settings: SiteSettings, series: Series, lang: str, month: date | None = None) -> str:
    """`/it/relazioni/workbook/`, all of it or (`/it/relazioni/workbook/2026-11/`) a month."""
    page = f"{series_page(settings, series, lang)}workbook/"
    return f"{page}{month:%Y-%m}/" if month else page


def book_files(settings: SiteSettings, series: Series, lang: str) -> tuple[str, ...]:
    """`/it/relazioni/relazioni.epub`, then the same under each of the series' old slugs."""
    slugs = (series_slug(series, lang), *(slug.strip("/") for slug in series.aliases.get(lang, ())))
    return tuple(f"{home(settings, lang)}{slug}/{slug.rpartition('/')[2]}.epub" for slug in slugs)


def site_feed(settings: SiteSettings, lang: str, name: str = "") -> str:
    """`/it/feed.rss`; another file of the language's root with a `name`."""
    return f"{home(settings, lang)}{name or feed_formats.main_format().files['feed']}"


def follow_page(settings: SiteSettings, lang: str) -> str:
    """`/follow/`, `/it/segui/`."""
    return f"{home(settings, lang)}{settings.address_word('follow', lang)}/"


def search_page(settings: SiteSettings, lang: str) -> str:
    """`/search/`, `/it/cerca/`."""
    return f"{home(settings, lang)}{settings.address_word('search', lang)}/"


def archive_file(scope: str, year: int, month: int) -> str:
    """`/it/relazioni/archive/2026-11.atom`, of the scope `/it/relazioni/`."""
    return f"{scope}archive/{year:04d}-{month:02d}.atom"


def start_file(settings: SiteSettings, series: Series, lang: str, start: date) -> str:
    """`/connections/start/2026-12-01.rss`."""
    return series_file(settings, series, lang, feed_formats.start_name(feed_formats.main_format(), start))


def series_file(settings: SiteSettings, series: Series, lang: str, name: str) -> str:
    """`/it/relazioni/feed.rss`, `/connections/homework.json`."""
    return f"{series_page(settings, series, lang)}{name}"


def old_series_files(settings: SiteSettings, series: Series, lang: str, name: str) -> tuple[str, ...]:
    """Where a file of a series stood under each of its old slugs; with `name` "" its page."""
    return tuple(f"{home(settings, lang)}{slug.strip('/')}/{name}" for slug in series.aliases.get(lang, ()))


def alias_address(written: str) -> str:
    """`old/place` and `/old/place.html` as an address: one that names no file ends in a slash."""
    address = "/" + written.strip().lstrip("/")
    last = address.rpartition("/")[2]
    return address if not last or "." in last else f"{address}/"


@lru_cache(maxsize=1 << 16)
def _encoded(address: str) -> str:
    # The same few addresses stand in every page.
    return quote(address, safe="/%#?&=+,;:@!$'()*~-._")


@dataclass(frozen=True, slots=True)
class Locator:
    """Makes addresses that can be printed: with the site's path, percent-encoded (RFC 3986)."""

    origin: str
    base: str

    def path(self, address: str) -> str:
        """Root-relative, for pages: `/repo/it/`. Encodes what a URL may not contain."""
        return _encoded(f"{self.base}{address}")

    def absolute(self, address: str) -> str:
        """With scheme and host, for feeds and heads."""
        return self.origin + self.path(address)


def locator(settings: SiteSettings) -> Locator:
    """The locator of a site."""
    return Locator(settings.origin, settings.base)


class SiteUrlError(SpokenError):
    """A SITEURL that cannot be used; the text says why."""


def split_site_url(url: str) -> tuple[str, str]:
    """`https://name.github.io/repo/` -> (`https://name.github.io`, `/repo`). Raises `SiteUrlError`."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        parts = urlsplit("")  # "Invalid IPv6 URL"
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise SiteUrlError(say("SITEURL `{url}` is not a web address", url=url))
    if parts.query or parts.fragment:
        raise SiteUrlError(say("SITEURL `{url}` has more than a host and a path", url=url))
    segments = [segment for segment in parts.path.split("/") if segment]
    if any(segment in (".", "..") for segment in segments):
        raise SiteUrlError(say("SITEURL `{url}` has a path with dots", url=url))
    base = "".join(f"/{segment}" for segment in segments)
    return f"{parts.scheme}://{parts.netloc}", base
