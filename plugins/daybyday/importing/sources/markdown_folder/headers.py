"""What the header of a file means for its text: date, picture, status, and keys that no text here has."""

from __future__ import annotations

from pathlib import PurePosixPath

from ....messages import Message, say
from ....model import Written
from ...losses import LossBook
from ...texts import LOCAL_SITE
from ..saved.dates import machine_date
from .front_matter import FrontMatter
from .places import dated_stem

_READ_KEYS = frozenset(
    "title date published publishdate pubdate created day lang language tags categories category keywords author authors slug draft status summary description "
    "excerpt image cover thumbnail aliases alias redirect_from permalink url canonical_url canonicalurl guid modified lastmod updated".split()
)
_PICTURES = (
    "image",
    "cover",
    "thumbnail",
    "cover_image",
    "coverimage",
    "hero_image",
    "featured_image",
    "feature_image",
    "featuredimage",
    "banner",
)
_DATES = ("date", "published", "publishdate", "pubdate", "created")


def note_header(header: FrontMatter, book: LossBook) -> None:
    """Write down what a header says and no text here can: keys without a place, lines that are no YAML."""
    if not header.sound:
        book.note("guessed", "header-mended", say("its header cannot be read as a whole, and was read line by line"))
    others = [
        f"{key}: {value}"
        for key, value in header.values.items()
        if key not in (*_READ_KEYS, *_used_pictures(header)) and value not in ("", None, [], {})
    ]
    if not header.moment(*_DATES) and (
        dates := [word for key in ("date", "pubdate", "publishdate") if (word := header.word(key))]
    ):
        book.note("dropped", "date-unread", say("a date in its header that nobody here can read"), dates)
    if others:
        book.note("dropped", "header-keys", say("keys of its header, for which there is no place here"), others)


def date_of(header: FrontMatter, place: PurePosixPath) -> Written | None:
    """When a text came out: by its header, else by the name of its file."""
    written = header.moment(*_DATES)
    by_name, _ = dated_stem(place.stem)
    return written or (machine_date(by_name) if by_name else None)


def image_of(header: FrontMatter) -> str:
    """The address of its picture; "" for none."""
    image = header.word(*_PICTURES)
    return image if image.startswith(("http://", "https://")) or not image else f"{LOCAL_SITE}/{image.lstrip('/')}"


def _used_pictures(header: FrontMatter) -> tuple[str, ...]:
    """The key that gives the picture of a text."""
    return next(((key,) for key in _PICTURES if header.word(key)), ())


def says_unpublished(header: FrontMatter) -> bool:
    """Whether a header says `published: false`."""
    return str(header.values.get("published", "")).lower() == "false"


def draft_reasons_of(header: FrontMatter, place: PurePosixPath) -> tuple[Message, ...]:
    """Why it is a draft; none for a text that was public."""
    status = header.word("status").lower()
    if header.is_true("draft") or status in ("draft", "hidden") or says_unpublished(header) or "_drafts" in place.parts:
        return (say("it was a draft"),)
    return ()
