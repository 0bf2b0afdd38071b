"""Pictures as cameras and telephones make them, small."""

from __future__ import annotations

import io
import random

from PIL import Image

PLACE = b"secret place"


def noisy(width: int, height: int, mode: str = "RGB") -> Image.Image:
    """A picture that is hard to compress: its file is large."""
    bands = len(Image.new(mode, (1, 1)).getbands())
    data = random.Random(1).randbytes(width * height * bands)
    return Image.frombytes(mode, (width, height), data)


def exif(turned: int = 1) -> Image.Exif:
    """What a telephone writes: which side is up, its maker, where it was."""
    tags = Image.Exif()
    tags[0x0112] = turned
    tags[0x010F] = PLACE.decode()
    tags.get_ifd(0x8825).update({1: "N", 2: (45.0, 28.0, 12.5), 3: "E", 4: (9.0, 11.0, 3.0), 29: PLACE.decode()})
    return tags


def file_of(image: Image.Image, format: str = "JPEG", **options) -> bytes:
    file = io.BytesIO()
    image.save(file, format, **options)
    return file.getvalue()


def photograph(width: int = 60, height: int = 40, turned: int = 1, format: str = "JPEG", **options) -> bytes:
    """A picture with a place in it, in EXIF and in XMP where the format takes it."""
    if format != "PNG":
        options.setdefault("xmp", b"<x:xmpmeta>" + PLACE + b"</x:xmpmeta>")
    return file_of(noisy(width, height), format, exif=exif(turned).tobytes(), **options)


def opened(data: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(data))
    image.load()
    return image
