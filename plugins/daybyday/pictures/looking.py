"""What there is to know of a picture file before anything is made of it."""

from __future__ import annotations

import io
import struct
import warnings

from ..drawings import PictureFacts
from .making import cleaned

_RESIZED = frozenset(["JPEG", "PNG", "WEBP", "AVIF"])
_MODES = frozenset(["1", "L", "LA", "P", "RGB", "RGBA", "CMYK", "YCbCr"])
_TURNED = (5, 6, 7, 8)
_ORIENTATION = 0x0112
_PHOTOGRAPHS = frozenset(["JPEG", "AVIF"])


def look_at(data: bytes, name: str, with_pillow: bool) -> PictureFacts:
    """The facts of a file. Without Pillow only whether there is something to take out of it."""
    if name.lower().endswith(".svg"):
        return _look_at_drawing(data, name)
    is_dirty = cleaned(data, name) != data
    if not with_pillow:
        return PictureFacts("", is_dirty=is_dirty)
    facts = _look(data)
    if not facts.format:
        return PictureFacts("", is_dirty=is_dirty)
    return PictureFacts(
        facts.format, facts.width, facts.height, facts.can_resize, facts.is_lossy, is_dirty or facts.is_dirty
    )


def _look_at_drawing(data: bytes, name: str) -> PictureFacts:
    from .svg import DrawingBrokenError, size_of

    try:
        width, height = size_of(data)
    except DrawingBrokenError:
        return PictureFacts.nothing
    return PictureFacts("SVG", width, height, is_dirty=cleaned(data, name) != data)


def _look(data: bytes) -> PictureFacts:
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(data)) as image:
                format = "JPEG" if image.format == "MPO" else image.format or ""  # a telephone's two pictures in one
                moves = format != "JPEG" and getattr(image, "is_animated", False)
                exif = image.getexif()
                width, height = image.size
                if exif.get(_ORIENTATION) in _TURNED:
                    width, height = height, width
                dirty = format == "AVIF" and (bool(exif) or "xmp" in image.info)
                mode = image.mode
                image.load()  # what is cut off is found here, and only here
    except (OSError, SyntaxError, ValueError, EOFError, TypeError, struct.error, Image.DecompressionBombError):
        return PictureFacts.nothing
    resized = not moves and format in _RESIZED and mode in _MODES
    return PictureFacts(format, width, height, resized, format in _PHOTOGRAPHS, dirty)
