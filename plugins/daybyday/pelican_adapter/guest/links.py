"""Links between a guest and its blog, in the way Pelican writes them: `{filename}path`, `{static}path`."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property, wraps
from html import unescape
from typing import Any
from urllib.parse import unquote

from pelican.contents import Content

from ... import addresses
from ...content_names import SERIES
from ...edition.edition import Edition
from ...edition.references import file_address
from ...model import Series
from ...patterns import regex
from ...values import dataclass
from .values import is_ours


def series_source(series: Series, lang: str) -> str:
    """The path by which the page of a series is known to Pelican: links of the blog name `series.yaml`."""
    if lang == series.languages[0]:
        return f"{series.folder}/{SERIES}"
    return f"{series.folder}/{SERIES.removesuffix('.yaml')}.{lang}.yaml"


@dataclass(frozen=True)
class PelicanLinks:
    """Our addresses -> what Pelican turns into links, relative ones if the site has those."""

    edition: Edition

    def to(self, address: str) -> str:
        """An address of ours (without the site's path) as a link for Pelican."""
        source = self._sources.get(address)
        return f"{{filename}}/{quoted(source)}" if source else f"{{static}}/{quoted(address.lstrip('/'))}"

    def pages(self) -> Iterable[str]:
        """Addresses of the pages that Pelican makes of ours."""
        return self._sources

    def of(self, printed: str) -> str:
        """What a link of a text became (an address with the site's path), as a link for Pelican; others as they are."""
        at = min((place for mark in "?#" if (place := printed.find(mark)) >= 0), default=len(printed))
        address = self._printed.get(printed[:at])
        return f"{self.to(address)}{printed[at:]}" if address else printed

    @cached_property
    def _sources(self) -> dict[str, str]:
        """Address -> source of the page that Pelican makes there."""
        edition = self.edition
        sources = {post.address: post.source.path for post in edition.out()}
        for series_now in edition.site.series:
            for lang in series_now.series.languages:
                page = addresses.series_page(edition.settings, series_now.series, lang)
                sources[page] = series_source(series_now.series, lang)
        return sources

    @cached_property
    def _printed(self) -> dict[str, str]:
        """Addresses of our pages and files as they are printed -> as they are."""
        files = (file_address(name) for name in self.edition.site.files)
        return {self.edition.locator.path(address): address for address in (*self._sources, *files)}


def quoted(name: str) -> str:
    """A content path as an address: Pelican undoes it."""
    return re.sub("[%?# ]", lambda match: f"%{ord(match.group()):02X}", name)


def _plain(written: str) -> str:
    """An address as it is meant: without entities and percent signs, its accents composed."""
    text = unescape(written) if "&" in written else written
    text = unquote(text) if "%" in text else text
    return text if text.isascii() else unicodedata.normalize("NFC", text)


_ANCHOR = regex(
    r"""<a\b[^>]*?\bhref\s*=\s*(["'])(?:\{|\|)(?P<keyword>filename|static|attach)(?:\}|\|)(?P<path>.*?)\1[^>]*>(?P<text>.*?)</a>""",
    re.IGNORECASE | re.DOTALL,
)
_VALUE = regex(
    r"""(?P<before>=\s*(["']))(?:\{|\|)(?P<keyword>filename|static|attach)(?:\}|\|)(?P<path>.*?)(?P<after>\2)""",
    re.DOTALL,
)

_BARE = regex(
    r"""(?P<before>=\s*)(?:\{|\|)(?P<keyword>filename|static|attach)(?:\}|\|)(?P<path>[^\s>"']+)(?P<after>)"""
)
"""A value without quotation marks, which Pelican leaves alone."""


@dataclass(frozen=True)
class Veil:
    """Takes links to what is ours and not out from what Pelican prints: they stay as they are written there, with the
    name of the file.
    """

    folders: tuple[str, ...]
    is_hidden: Callable[[str, str], bool]
    """by a path in the content folder, and the keyword of the link: a source of ours is never a file to be copied"""
    waiting: Callable[[str, str], str]
    """(path, language) -> "coming on 18 July", or "" """

    def over(self, html: str, relative_dir: str, lang: str) -> str:
        """HTML of the blog, in which links to days that are not out are their own text."""
        # Nearly every text links to no series at all, and the patterns are slow.
        text = _plain(html)
        if not any(folder.rpartition("/")[2] in text for folder in self.folders):
            return html

        def text_alone(match: re.Match[str]) -> str:
            meant = self._meant(match["path"], relative_dir)
            if meant in self.folders:
                page = f"{{filename}}/{quoted(meant)}/{SERIES}"
                return f'<a href="{page}">{match["text"]}</a>'
            path = self._hidden(match["path"], match["keyword"], relative_dir)
            if path is None:
                return match[0]
            waiting = self.waiting(path, lang)
            return (
                f'<span class="coming">{match["text"]} <small>({waiting})</small></span>' if waiting else match["text"]
            )

        def nothing(match: re.Match[str]) -> str:
            hidden = self._hidden(match["path"], match["keyword"], relative_dir)
            return match[0] if hidden is None else match["before"] + (match["after"] or "''")

        return _BARE.sub(nothing, _VALUE.sub(nothing, _ANCHOR.sub(text_alone, html)))

    def _hidden(self, written: str, keyword: str, relative_dir: str) -> str | None:
        """The path that is meant, if readers may not know of it."""
        path = self._meant(written, relative_dir)
        return path if self.is_hidden(path, keyword) else None

    @staticmethod
    def _meant(written: str, relative_dir: str) -> str:
        path = re.split("[?#;]", _plain(written), maxsplit=1)[0]
        base = "" if path.startswith("/") else relative_dir
        return os.path.normpath(os.path.join(base, path.lstrip("/"))).replace(os.sep, "/")  # noqa: PTH118


def veil_texts(current: Callable[[], Veil | None]) -> None:
    """Put the veil of the build that runs, if one does, over all that Pelican prints of a text: its content, its summary,
    and other fields, from files or from its cache. One method of Pelican's sees all of them; no signal does.
    """
    inner = Content._update_content  # noqa: SLF001
    if hasattr(inner, "veils"):
        inner.veils = current
        return

    @wraps(inner)
    def update(self: Any, content: str, siteurl: str) -> str:
        veil = update.veils()  # type: ignore[attr-defined]
        if veil and content and not is_ours(self):
            content = veil.over(content, self.relative_dir, getattr(self, "lang", ""))
        return str(inner(self, content, siteurl)) if content else content

    update.veils = current  # type: ignore[attr-defined]
    Content._update_content = update  # noqa: SLF001


class OurFile:
    """A file that we publish, for links of Pelican's that name it: it asks for `url`, and may try to move it."""

    def __init__(self, url: str) -> None:
        self.url = url

    def attach_to(self, content: Any) -> None:
        """It stays where it is."""


def as_static(paths: Mapping[str, str]) -> dict[str, OurFile]:
    """Name for links -> the file: `{static}/connections/feed.rss`."""
    return {name: OurFile(url) for name, url in paths.items()}
