"""An export of WordPress, read item by item: twice for what its texts need to know of each other."""

from __future__ import annotations

from collections.abc import Iterator
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
    """A file in WXR."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._book = LossBook()
        self._left_out: dict[str, LeftOut] = {}

    def texts(self) -> Iterator[ImportedText]:
        """Posts and pages in the order of the file. Raises `ImportRefusedError`, before the first of them."""
        site = self._site
        for number, item in enumerate(self._items(), 1):
            for text in texts_of(item, site, f"{self._path.name}, {number}"):
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
            picture_roots=(self._path.parent,),
        )

    @cached_property
    def _site(self) -> ExportSite:
        """The first pass. Refuses a file that ends within an item: what was behind it nobody knows."""
        site, end, count, menus = ExportSite(), "", 0, 0
        last = ""
        for fragment in fragments(self._path, chunks_of(self._path), "item"):
            end = fragment.text if fragment.kind == "around" else ""
            if fragment.kind == "cut":
                raise refused(
                    self._path,
                    say("it breaks off in the middle of a text, after “{last}”; export it again", last=last or "…"),
                )
            if fragment.kind == "around":
                site.take_around(fragment.text)
                continue
            item = read_item(fragment.text).element
            site.take_item(item)
            last, count = item.get("title"), count + 1
            menus += item.get("wp:post_type") == "nav_menu_item"
        self._note(site, end, count, menus)
        return site

    def _note(self, site: ExportSite, end: str, count: int, menus: int) -> None:
        if not count:
            raise refused(self._path, say("there is no text in it"))
        if not any(tag in end for tag in _ENDS):
            self._book.note(
                "guessed",
                "end-missing",
                say("the end of the file is missing, after its last whole text: there may have been more"),
            )
        if menus:
            self._book.note("dropped", "menus", say("entries of menus"), count=menus)
        if site.attachments:
            urls = [attachment.url for attachment in site.attachments.values()]
            self._book.note(
                "dropped",
                "attachments",
                say("files of the media library: what texts show comes along, the library does not"),
                urls,
            )

    def _items(self) -> Iterator[ReadItem]:
        for fragment in fragments(self._path, chunks_of(self._path), "item"):
            if fragment.kind == "item":
                yield read_item(fragment.text)
