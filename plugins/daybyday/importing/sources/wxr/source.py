"""An export of WordPress, read item by item: twice for what its texts need to know of each other."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path

from ....messages import say
from ...errors import refused
from ...losses import LossBook
from ...texts import ImportedText, LeftOut, SourceFacts
from ..elements import ReadItem, read_item
from ..files import chunks_of
from ..fragments import fragments
from .items import texts_of
from .site import ExportSite

_ENDS = ("</channel>", "</rss>")


class WordPressExport:
    """A site in WXR: one file, or the several into which a large export was split."""

    def __init__(self, paths: Sequence[Path]) -> None:
        self._paths = paths
        self._book = LossBook()
        self._left_out: dict[str, LeftOut] = {}
        self._digests: set[bytes] = set()

    def texts(self) -> Iterator[ImportedText]:
        """Posts and pages in the order of the file. Raises `ImportRefusedError`, before the first of them."""
        site = self._site
        for place, item in self._items():
            for text in texts_of(item, site, place):
                if isinstance(text, LeftOut):
                    self._left_out[text.origin] = text
                else:
                    yield text

    def facts(self) -> SourceFacts:
        """What the channel says of itself."""
        site = self._site
        return SourceFacts(
            kind=say("an export of WordPress"),
            name=site.name,
            description=site.description,
            address=site.address,
            lang=site.lang,
            losses=self._book.losses(),
            left_out=tuple(self._left_out.values()),
            picture_roots=tuple(dict.fromkeys(path.parent for path in self._paths)),
        )

    @cached_property
    def _site(self) -> ExportSite:
        """The first pass. Raises `ImportRefusedError`."""
        site = ExportSite()
        for path in self._paths:
            self._look_through(path, site)
        self._note(site)
        return site

    def _look_through(self, path: Path, site: ExportSite) -> None:
        """Gather what a file says. Refuses one that ends within an item: what was behind it nobody knows."""
        end, last, count = "", "", 0
        for fragment in fragments(path, chunks_of(path), "item"):
            end = fragment.text if fragment.kind == "around" else ""
            if fragment.kind == "cut":
                raise refused(
                    path,
                    say("it breaks off in the middle of a text, after “{last}”; export it again", last=last or "…"),
                )
            if fragment.kind == "around":
                site.take_around(fragment.text)
                continue
            item = read_item(fragment.text).element
            last, count = item.get("title"), count + 1
            if (digest := _digest(fragment.text)) in self._digests:
                self._book.note(
                    "dropped", "entries-twice", say("entries that stand there twice, word for word"), [last]
                )
            else:
                self._digests.add(digest)
                site.take_item(item)
        if not count:
            raise refused(path, say("there is no text in it"))
        if not any(tag in end for tag in _ENDS):
            self._book.note(
                "guessed",
                "end-missing",
                say("the end of the file is missing, after its last whole text: there may have been more"),
            )

    def _note(self, site: ExportSite) -> None:
        if site.menus:
            self._book.note("dropped", "menus", say("entries of menus"), site.menus, count=len(site.menus))
        if site.term_descriptions:
            self._book.note(
                "dropped", "term-descriptions", say("descriptions of categories and tags"), site.term_descriptions
            )
        if site.term_facts:
            self._book.note(
                "dropped",
                "term-facts",
                say("which category stands below which, and fields that plugins keep of terms"),
                site.term_facts,
            )
        if site.attachments:
            self._book.note(
                "dropped",
                "attachments",
                say("files of the media library: what texts show comes along, the library does not"),
                (attachment.words for attachment in site.attachments.values()),
            )

    def _items(self) -> Iterator[tuple[str, ReadItem]]:
        """The entries with their places. What stands there twice, word for word, comes once."""
        digests: set[bytes] = set()
        for path in self._paths:
            numbered = (fragment for fragment in fragments(path, chunks_of(path), "item") if fragment.kind == "item")
            for number, fragment in enumerate(numbered, 1):
                digest = _digest(fragment.text)
                if digest not in digests:
                    digests.add(digest)
                    yield f"{path.name}, {number}", read_item(fragment.text)


def _digest(text: str) -> bytes:
    return hashlib.sha256(text.strip().encode("utf-8", "surrogatepass")).digest()
