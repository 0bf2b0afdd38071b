"""A saved page, or a folder of them."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote

from ....messages import say
from ...errors import ImportRefusedError, refused
from ...losses import OTHER_FILES, Loss, LossBook
from ...texts import ImportedText, LeftOut, SourceFacts
from ..files import LARGEST_PAGE, is_guessed, read_bytes, whole_text
from .mhtml import SavedHtml, html_of, looks_like_mhtml
from .page import has_words, html_text, plain_text_of

_HTML = re.compile(r"<!doctype\s+html|<html[\s>]|<body[\s>]|<article[\s>]|<head[\s>]", re.IGNORECASE)
_DECLARED = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]+)", re.IGNORECASE)
_PLAIN = (".txt", ".text", "")
_OF_PAGES = re.compile(r"_files$|\.fld$|^__MACOSX$", re.IGNORECASE)


def is_saved_page(path: Path, head: str) -> bool:
    """Whether a file is a page; of plain text only what is called so, for any file is text."""
    if looks_like_mhtml(head) or _HTML.search(head[:8192]):
        return True
    start = head.lstrip("\ufeff \t\r\n")
    return (
        path.suffix.lower() in _PLAIN
        and bool(start)
        and "\x00" not in head
        and not start.startswith(("<?xml", "{", "[", "%PDF"))
    )


def is_part_of_page(relative: Path) -> bool:
    """Whether a file belongs to a page that was saved with all that it shows."""
    return any(_OF_PAGES.search(part) for part in relative.parts[:-1])


_ENDINGS = {
    "look": frozenset([".css", ".woff", ".woff2", ".ttf", ".otf", ".eot"]),
    "program": frozenset([".js", ".mjs", ".download"]),
    "picture": frozenset([".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".avif", ".ico", ".bmp"]),
    "frame": frozenset([".html", ".htm", ".xhtml", ".php"]),
}
_KINDS = {
    "look": say("files of how the pages looked, which are not needed here"),
    "program": say("files of programs of the pages, which are not needed here"),
    "picture": say("pictures beside the pages that no text shows"),
    "frame": say("pages that were shown within a page"),
    "": say("other files beside the pages that are not read"),
}


_PARTS_MISSING = Loss("dropped", "end-missing", say("the end of the file is missing, and with it perhaps pictures"))


_MOST_TAGS = 1_000_000
"""a novel with every sentence in its own element has a tenth"""


def _kind_of(path: Path) -> str:
    """What a file beside a page is for, by its ending; "" where that does not say it."""
    return next((kind for kind, endings in _ENDINGS.items() if path.suffix.lower() in endings), "")


class SavedPages:
    """Pages, one text each. `root` is the folder they lie in, `scratch` one for what is packed in them, `others` are
    the files beside them, which come along only where a page shows them.
    """

    def __init__(self, paths: Sequence[Path], root: Path, scratch: Path, others: Sequence[Path] = ()) -> None:
        self._paths, self._root, self._scratch, self._others = paths, root, scratch, others
        self._left_out: dict[str, LeftOut] = {}

    def texts(self) -> Iterator[ImportedText]:
        """A text of each page that has words. Raises `ImportRefusedError`."""
        for path in self._paths:
            name = path.relative_to(self._root).as_posix()
            try:
                text = self._text(path, name)
            except ImportRefusedError as error:
                if len(self._paths) == 1:
                    raise
                self._left_out[name] = LeftOut(name, path.name, error.message)
                continue
            if has_words(text):
                yield text
            elif len(self._paths) == 1:
                raise refused(path, say("there is no text in it"))
            else:
                self._left_out[name] = LeftOut(name, text.title, say("there is no text in it"))

    def _text(self, path: Path, name: str) -> ImportedText:
        data = read_bytes(path, LARGEST_PAGE)
        key, address, declared, saved_on, cut = f"page:{name}", "", _declared(data), "", ""
        pictures: dict[str, str] = {}
        if looks_like_mhtml(data[:8192].decode("ascii", "replace")):
            saved = html_of(data)
            if saved is None:
                raise refused(path, say("there is no text in it"))
            if saved.cut == "page":
                raise refused(path, say("it breaks off in the middle of its text; save the page again"))
            cut = saved.cut
            data, address, declared = saved.data, saved.address, saved.encoding or _declared(saved.data)
            pictures, saved_on = self._unpack(saved), saved.saved_on
        text, guessed = whole_text(path, data, declared), is_guessed(data, declared)
        if not _HTML.search(text[:8192]):
            return plain_text_of(text, key, name, path.stem.replace("-", " ").replace("_", " "), is_guessed=guessed)
        if text.count("<") > _MOST_TAGS:
            raise refused(
                path, say("it has more than {most} tags, which no page has that a person wrote", most=_MOST_TAGS)
            )
        page = html_text(
            text,
            key,
            name,
            address,
            lambda source: pictures.get(source) or self._at_hand(path, source),
            is_guessed=guessed,
            saved_on=saved_on,
        )
        return replace(page, losses=(*page.losses, _PARTS_MISSING)) if cut else page

    def _unpack(self, saved: SavedHtml) -> dict[str, str]:
        """The pictures of a page in one file, by their addresses: as files of a folder that goes when the import is over."""
        names = {}
        for address, ending, data in saved.pictures:
            names[address] = f"{hashlib.sha256(data).hexdigest()[:16]}{ending}"
            (self._scratch / names[address]).write_bytes(data)
        return names

    def _at_hand(self, page: Path, source: str) -> str:
        """The place below the root of a file that a page shows."""
        if "://" in source or source.startswith("/"):
            return ""
        try:
            file = (page.parent / unquote(source.partition("?")[0])).resolve(strict=True)
            return file.relative_to(self._root.resolve()).as_posix() if file.is_file() else ""
        except (OSError, ValueError):
            return ""

    def facts(self) -> SourceFacts:
        """Pages say nothing of each other."""
        return SourceFacts(
            kind=say("saved pages"),
            left_out=tuple(self._left_out.values()),
            losses=self._book.losses(),
            picture_roots=(self._root, self._scratch),
        )

    @cached_property
    def _book(self) -> LossBook:
        """The files beside the pages, by what they are."""
        book = LossBook()
        for kind, message in _KINDS.items():
            names = [path.relative_to(self._root).as_posix() for path in self._others if _kind_of(path) == kind]
            if names:
                book.note("dropped", OTHER_FILES, message, names)
        return book


def _declared(data: bytes) -> str:
    match = _DECLARED.search(data[:4096])
    return match[1].decode("ascii") if match else ""
