"""Films and sounds of a post as what feeds enclose: an address, a media type, and the true length."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from ..edition.edition import Edition
from ..edition.references import file_address, file_of, inward
from ..model import Post
from ..prose import is_on_the_web
from ..values import dataclass

# Said here, not asked of the system: what it knows differs from computer to computer.
_TYPES = {
    ".mp4": "video/mp4", ".m4v": "video/mp4", ".webm": "video/webm", ".ogv": "video/ogg", ".mov": "video/quicktime",
    ".mkv": "video/matroska", ".mp3": "audio/mpeg", ".m4a": "audio/mp4", ".aac": "audio/aac", ".oga": "audio/ogg",
    ".ogg": "audio/ogg", ".opus": "audio/ogg", ".wav": "audio/wav", ".flac": "audio/flac", ".weba": "audio/webm",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A film or a sound that belongs to an item."""

    url: str
    """absolute"""
    media_type: str
    length: int | None
    """bytes; None of a file that lies elsewhere"""
    in_homework: bool = False


def enclosures_of(edition: Edition, post: Post) -> tuple[Enclosure, ...]:
    """The films and sounds of a post, in the order of its text, each once."""
    facts = edition.facts_of(post)
    if not facts.media:
        return ()
    return tuple(dict.fromkeys(_enclosures(edition, post, facts.media, frozenset(facts.homework_targets))))


def _enclosures(
    edition: Edition, post: Post, media: tuple[tuple[str, str], ...], in_homework: frozenset[str]
) -> Iterator[Enclosure]:
    site, settings = edition.site, edition.settings
    for written, said_type in media:
        path = inward(written, settings.origin, settings.base)
        name = file_of(path, post.source.path, site.files)
        media_type = said_type or _TYPES.get(posixpath.splitext(name or path.partition("?")[0])[1].lower(), "")
        if not media_type:
            continue  # an enclosure without a type is none, and the link in the text leads there
        if name:
            url = edition.locator.absolute(file_address(name))
            yield Enclosure(url, media_type, site.sizes.get(name), written in in_homework)
        elif is_on_the_web(written):
            yield Enclosure(written, media_type, None, written in in_homework)
