"""Which kind of source something is: by what it holds."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from pathlib import Path

from ...messages import listing, quote, say
from ..errors import UnknownSourceError, refused
from ..texts import Source
from .beside import ExportInFolder
from .feeds.json_feed import looks_like_json_feed
from .feeds.source import FeedFile, JsonFeedFile, is_blogger, looks_like_feed
from .files import LARGEST_EXPORT, head_of, refuse_unfit
from .markdown_folder.source import TEXTS, MarkdownFolder
from .saved.source import SavedPages, is_part_of_page, is_saved_page
from .wxr.source import WordPressExport

_WXR = re.compile(r"<wp:wxr_version>|xmlns:wp\s*=\s*[\"']http://wordpress\.org/export/|<wp:post_type>|<wp:post_id>")

_SITE = re.compile(r"<wp:base_blog_url>(.*?)</wp:base_blog_url>", re.DOTALL)
_OF_LANGUAGE = re.compile(r"/?\?lang=[a-z-]{2,7}$|/[a-z]{2}(?:-[a-z]{2,4})?$")
_HEAD = 1 << 16
"""bytes by which the kind of a file is found out"""
_DAY_NAME = re.compile(r"(?:day|giorno|dia|día|jour|tag)[ _-]*[0-9]{1,3}(?![0-9])", re.IGNORECASE)
_OF_PROGRAMS = frozenset(
    "node_modules themes vendor _site public layouts archetypes scaffolds venv env site-packages bower_components dist build".split()
)
"""Folders in which no author writes."""


def open_source(path: Path, scratch: Path, *, leave: Path | None = None) -> Source:
    """The source at a path; `leave` is a folder in it that is not looked into, `scratch` one for what is
    unpacked. Raises `ImportRefusedError`.
    """
    if not path.exists():
        raise refused(path, say("there is no such file or folder"))
    if path.is_dir():
        return _of_folder(path, scratch, leave)
    refuse_unfit(path, LARGEST_EXPORT)
    head = _decoded(head_of(path, _HEAD))
    if _WXR.search(head):
        return WordPressExport((path,))
    if looks_like_feed(head):
        return FeedFile(path, head)
    if looks_like_json_feed(head):
        return JsonFeedFile(path)
    if _is_markdown(Path(path.name)):
        return MarkdownFolder((path,), path.parent)
    if is_saved_page(path, head):
        return SavedPages((path,), path.parent, scratch)
    raise unknown(path)


def _of_folder(path: Path, scratch: Path, leave: Path | None) -> Source:
    files = [file for file in sorted(path.rglob("*")) if _is_inside(file, path, leave)]
    for file in files:
        _refuse_unreadable_name(file, path)
    exports = [file for file in files if _is_export(file)]
    others = [file for file in files if file not in set(exports)]
    if len(exports) == 1:
        return ExportInFolder(open_source(exports[0], scratch), path, others)
    if exports and (split := _of_one_site(exports)):
        return ExportInFolder(split, path, others)
    if exports:
        names = listing([quote(file.name) for file in exports], most=4)
        raise refused(path, say("several exports lie in it ({names}); import one after the other", names=names))
    markdown = [file for file in files if _is_markdown(file.relative_to(path))]
    if markdown:
        markdown = sorted([*markdown, *(file for file in files if _is_plain_day(file.relative_to(path)))])
        return MarkdownFolder(markdown, path, [file for file in files if file not in set(markdown)])
    pages = tuple(file for file in files if _is_page(file, path))
    if pages:
        return SavedPages(pages, path, scratch, [file for file in files if file not in set(pages)])
    raise unknown(path)


def _refuse_unreadable_name(file: Path, root: Path) -> None:
    """Raise `ImportRefusedError` for a name in another encoding than UTF-8: no report could name it."""
    relative = str(file.relative_to(root))
    shown = os.fsencode(relative).decode("utf-8", "replace")
    if shown != relative:
        raise refused(root, say("the name of {name} is not in UTF-8; rename the file", name=quote(shown)))


def _of_one_site(paths: Sequence[Path]) -> Source | None:
    """The parts of one export of WordPress; None for exports of different sites or programs."""
    heads = [_decoded(head_of(path, _HEAD)) for path in paths]
    sites = {_site_of(match[1]) if (match := _SITE.search(head)) else "" for head in heads}
    if not all(map(_WXR.search, heads)) or len(sites) != 1:
        return None
    for path in paths:
        refuse_unfit(path, LARGEST_EXPORT)
    return WordPressExport(paths)


def _site_of(address: str) -> str:
    """The address of a site without what differs between its exports: the scheme, and the language that a plugin puts at its end."""
    bare = re.sub(r"<!\[CDATA\[|\]\]>", "", address).strip().lower().rstrip("/")
    return _OF_LANGUAGE.sub("", re.sub(r"^https?://(?:www\.)?", "", bare))


def _is_export(file: Path) -> bool:
    """Whether a file of a folder is a whole blog; other feeds may lie beside texts for any reason."""
    if file.suffix.lower() not in (".xml", ".atom"):
        return False
    head = _decoded(head_of(file, _HEAD))
    return bool(_WXR.search(head)) or is_blogger(head)


def _is_markdown(relative: Path) -> bool:
    is_ours = not any(part.lower() in _OF_PROGRAMS for part in relative.parts[:-1])
    return is_ours and relative.suffix.lower() in TEXTS


def _is_plain_day(relative: Path) -> bool:
    """Whether plain text is a day, by its name or that of its folder; any other may be anything."""
    if relative.suffix.lower() != ".txt" or any(part.lower() in _OF_PROGRAMS for part in relative.parts[:-1]):
        return False
    names = (relative.stem, *relative.parts[-2:-1])
    return any(_DAY_NAME.match(name) for name in names)


def _is_page(file: Path, root: Path) -> bool:
    return not is_part_of_page(file.relative_to(root)) and is_saved_page(file, _decoded(head_of(file)))


def _is_inside(file: Path, root: Path, leave: Path | None) -> bool:
    """Whether a file is one of the folder's own: links are not followed, hidden files and the output are none."""
    relative = file.relative_to(root)
    if file.is_symlink() or not file.is_file() or any(part.startswith(".") for part in relative.parts):
        return False
    if any(parent.is_symlink() for parent in file.parents if parent.is_relative_to(root) and parent != root):
        return False
    return leave is None or not file.resolve().is_relative_to(leave)


def _decoded(head: bytes) -> str:
    encoding = "utf-16" if head.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8"
    return head.decode(encoding, "replace")


def unknown(path: Path) -> UnknownSourceError:
    """The refusal of what nobody here reads, with what can be read."""
    known = [
        say("an export of WordPress (WXR, an .xml file)"),
        say("a backup of Blogger (Atom)"),
        say("a feed (RSS, Atom, JSON)"),
        say("a folder of Markdown"),
        say("a page as a browser saves it (HTML, MHTML, plain text), or a folder of them"),
    ]
    return UnknownSourceError(
        say("{path} is nothing that can be imported; what can is {known}", path=quote(path), known=listing(known))
    )
