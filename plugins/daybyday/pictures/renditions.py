"""A picture in another size or format, by Pillow."""

from __future__ import annotations

import io
from typing import Any

from PIL import Image, ImageOps

from ..drawings import Rendition

_OPTIONS: dict[str, dict[str, Any]] = {
    "JPEG": {"optimize": True, "progressive": True},
    "PNG": {"compress_level": 9},
    "WEBP": {"method": 4},
    "AVIF": {"speed": 6},
}


def render(data: bytes, rendition: Rendition) -> bytes:
    """The rendition of a file. Raises `OSError` for one that Pillow cannot read after all."""
    with Image.open(io.BytesIO(data)) as opened:
        had_palette = opened.mode == "P"
        profile = opened.info.get("icc_profile") if opened.mode in ("RGB", "RGBA", "L") else None
        longest = max(opened.size) * rendition.width // max(1, min(opened.size))
        opened.draft(None, (longest, longest))  # a JPEG much larger than what is wanted need not be decoded in full
        image = _plain(ImageOps.exif_transpose(opened), rendition.format)
    if image.width != rendition.width:
        height = max(1, round(image.height * rendition.width / image.width))
        image = image.resize((rendition.width, height), Image.Resampling.LANCZOS, reducing_gap=3.0)
    if had_palette and rendition.format == "PNG":
        image = image.quantize(256)
    image.info = {}  # what Pillow would pass on from the file
    options = _OPTIONS[rendition.format] | ({"quality": rendition.quality} if rendition.quality else {})
    file = io.BytesIO()
    image.save(file, rendition.format, icc_profile=profile, **options)
    return file.getvalue()


def _plain(image: Image.Image, format: str) -> Image.Image:
    """The picture in colours that can be scaled, and that its format can hold."""
    see_through = "A" in image.mode or "transparency" in image.info
    if format == "JPEG":
        return image if image.mode in ("L", "RGB") else image.convert("RGB")
    if image.mode in ("L", "LA") and not see_through and format == "PNG":
        return image
    return image.convert("RGBA" if see_through else "RGB")
