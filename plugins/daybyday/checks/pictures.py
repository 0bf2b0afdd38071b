"""Pictures that many readers would wait for, or never see. What the kit makes smaller by itself is nothing to be told of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import PurePosixPath

from ..edition.references import file_of, inward
from ..messages import DecimalNumber, say
from ..model import Finding, Place, Post
from ..patterns import regex
from .context import CheckInput
from .places import place_of

LARGE = 2_000_000
"""Bytes from which on a picture takes seconds to load on a telephone."""

_SHOWN = frozenset([".png", ".jpg", ".jpeg", ".jfif", ".gif", ".webp", ".avif", ".apng", ".svg", ".ico"])
_NOT_SHOWN = frozenset(
    ".heic .heif .tif .tiff .bmp .psd .psb .ai .eps .raw .cr2 .cr3 .nef .arw .dng .orf .raf .rw2 .jp2 .j2k .jxl .jxr .xcf .indd "
    ".sketch .afphoto .afdesign .cdr .wmf .emf .tga .pcx .pict".split()
)


def unfit_pictures(inputs: CheckInput) -> Iterator[Finding]:
    """Pictures of more than two megabytes, or in a format that browsers do not know, with the texts that use them."""
    settings, files = inputs.site.settings, inputs.content.files
    for post, written in _addresses(inputs):
        if _is_picture(written):
            name = file_of(inward(written, settings.origin, settings.base), post.source.path, files)
            if name and (finding := _unfit(inputs, post, written, name, written == post.source.image)):
                yield finding


def _addresses(inputs: CheckInput) -> Iterator[tuple[Post, str]]:
    """Whatever a text or its header leads to that may be a file of this site, with the post."""
    yield from ((post, post.source.image) for post in inputs.content.posts if post.source.image)
    yield from ((post, written) for post, _, written in inputs.doubtful_links)
    yield from ((post, written) for post, _, written, _ in inputs.full_addresses)


_ENDING = regex(r"[^?#]*[^/?#](\.[a-z0-9]+)(?:[?#]|$)", re.IGNORECASE)
"""The ending of the name in an address. Every address of a site is looked at, so no path is made of it."""


@lru_cache(maxsize=1 << 15)
def _is_picture(target: str) -> bool:
    if target.endswith(".md"):
        return False  # as most do
    match = _ENDING.match(target)
    return match is not None and (match[1].lower() in _SHOWN or match[1].lower() in _NOT_SHOWN)


def _unfit(inputs: CheckInput, post: Post, target: str, name: str, in_header: bool) -> Finding | None:
    ending, size = PurePosixPath(name).suffix.lower(), inputs.content.sizes.get(name, 0)
    if ending in _NOT_SHOWN:
        return Finding(
            "warning",
            "picture-format",
            _place(inputs, post, target, in_header),
            say(
                "most browsers cannot show `{name}`, a picture in the format {format}",
                name=name,
                format=ending[1:].upper(),
            ),
            say("save it as JPEG, PNG, WebP or SVG"),
        )
    facts = inputs.content.pictures.get(name)
    if facts is not None and not facts.format and size and (ending == ".svg" or inputs.site.settings.imaging):
        return Finding(
            "warning",
            "picture-broken",
            _place(inputs, post, target, in_header),
            say("`{name}` cannot be read as a picture: it is cut off, or something else", name=name),
            say("open it, and save it again as JPEG, PNG, WebP or SVG"),
        )
    if size > LARGE and not (facts and facts.can_resize):
        return Finding(
            "warning",
            "picture-large",
            _place(inputs, post, target, in_header),
            say(
                "`{name}` has {size} MB: on a telephone readers wait for it",
                name=name,
                size=DecimalNumber(size / 1_000_000, 1),
            ),
            say("make it smaller: 1600 pixels are wide enough, and 300 KB mostly"),
        )
    return None


def _place(inputs: CheckInput, post: Post, target: str, in_header: bool) -> Place:
    return post.source.place("image") if in_header else place_of(inputs.manuscript(post.source.path), target)
