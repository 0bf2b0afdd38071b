"""What becomes of the pictures of the content folder: which sizes of one there are, and what stands at its own address.

Names of other sizes are digests of the source and of what is made of it, never of the bytes that came out: these
are promised for one version of Pillow only.
"""

from __future__ import annotations

import hashlib

from ..content_names import EXTRA
from ..drawings import CleanCopy, PictureFacts, Rendition
from ..prose import PictureSet
from .edition import Edition
from .references import file_of

LARGEST = 2000
"""Pixels of the longer side from which on the picture at its own address is made smaller."""
WIDTHS = (480, 800, 1200)
"""Pixels of the sizes a page offers: a telephone's column, and the text's on screens with one or two pixels for each."""
_WORTH_SIZES = 40_000
"""Bytes below which a picture is small enough for everybody."""
_SIZES = "(min-width: 56rem) 35.5rem, 92vw"
"""How wide the theme shows pictures of a text."""
_RECIPE = "1"
"""Raised when the same parameters give other pictures: then all get new names."""
_QUALITY_OF_PHOTOGRAPHS, _QUALITY_OF_GRAPHICS = 78, 90
_QUALITY_OF_ORIGINALS = {"JPEG": 84, "WEBP": 84, "AVIF": 70, "PNG": 0}


def picture_set(edition: Edition, name: str) -> PictureSet | None:
    """A picture as pages show it; None for one of which nothing is known."""
    return edition.memoize(("picture", name), lambda: _picture_set(edition, name))


def _picture_set(edition: Edition, name: str) -> PictureSet | None:
    facts = edition.site.pictures.get(name)
    if facts is None or not facts.width:
        return None
    width, height = _published_size(name, facts)
    to = edition.locator.path
    sources = tuple((to(rendition_address(each)), each.width) for each in renditions(edition, name))
    return PictureSet(width, height, sources, _SIZES if sources else "")


def _published_size(name: str, facts: PictureFacts) -> tuple[int, int]:
    """Width and height of what stands at a picture's own address."""
    if not _is_made_smaller(name, facts):
        return facts.width, facts.height
    width = _smaller_width(facts)
    return width, max(1, round(facts.height * width / facts.width))


def _is_made_smaller(name: str, facts: PictureFacts) -> bool:
    return facts.can_resize and max(facts.width, facts.height) > LARGEST and not name.startswith(EXTRA)


def _smaller_width(facts: PictureFacts) -> int:
    return max(1, round(facts.width * min(1, LARGEST / max(facts.width, facts.height))))


def renditions(edition: Edition, name: str) -> tuple[Rendition, ...]:
    """The other sizes of a picture, narrow ones first; none of what is small, moves, or cannot be read."""
    facts = edition.site.pictures.get(name)
    if facts is None or not facts.can_resize or edition.site.sizes.get(name, 0) < _WORTH_SIZES:
        return ()
    widths = [width for width in WIDTHS if width < facts.width]
    if not widths and facts.width < WIDTHS[0]:
        return ()
    if len(widths) < len(WIDTHS):
        widths.append(facts.width)
    quality = _QUALITY_OF_PHOTOGRAPHS if facts.is_lossy else _QUALITY_OF_GRAPHICS
    return tuple(Rendition(name, edition.site.files[name], "WEBP", width, quality) for width in widths)


def rendition_address(rendition: Rendition) -> str:
    """Where another size of a picture is published, without the site's own path."""
    facts = (_RECIPE, rendition.digest, rendition.format, rendition.width, rendition.quality)
    digest = hashlib.sha256("\0".join(map(str, facts)).encode()).hexdigest()
    return f"/pictures/{digest[:20]}-{rendition.width}.{rendition.format.lower()}"


def at_own_address(edition: Edition, name: str) -> Rendition | CleanCopy | None:
    """What is published in the place of a picture: made smaller, or cleaned; None for a file that is published as it is."""
    facts = edition.site.pictures.get(name)
    if facts is None:
        return None
    digest = edition.site.files[name]
    # What Pillow alone can clean is made anew.
    if _is_made_smaller(name, facts) or (facts.is_dirty and facts.format == "AVIF" and facts.can_resize):
        quality = _QUALITY_OF_ORIGINALS[facts.format]
        return Rendition(name, digest, facts.format, _smaller_width(facts), quality)
    return CleanCopy(name, digest) if facts.is_dirty else None


def shown_on_pages(edition: Edition) -> list[str]:
    """Names of the pictures that texts that are out show."""
    names = dict[str, None]()
    for post in edition.out():
        for written in edition.facts_of(post).pictures:
            if name := file_of(written, post.source.path, edition.site.files):
                names[name] = None
    return sorted(names)
