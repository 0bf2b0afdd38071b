"""Drawings and files -> bytes."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

from ..drawings import CardDrawing, CleanCopy, Drawing


def made(drawing: Drawing, read: Callable[[str], bytes]) -> bytes:
    """The bytes of a picture. Raises `OSError` for a file that is not what it was when it was looked at."""
    if isinstance(drawing, CardDrawing):
        from .cards import draw_card

        return draw_card(drawing)
    data = read(drawing.name)
    if hashlib.sha256(data).hexdigest() != drawing.digest:
        raise OSError(f"{drawing.name} was saved while the site was being built; build again")
    if isinstance(drawing, CleanCopy):
        return cleaned(data, drawing.name)
    from .renditions import render

    return render(data, drawing)


def cleaned(data: bytes, name: str) -> bytes:
    """A file without what no reader should get; the same bytes where there is nothing to take out."""
    from .private import without_private_data

    if name.lower().endswith(".svg"):
        from .svg import DrawingBrokenError, without_scripts

        try:
            return without_scripts(data)
        except DrawingBrokenError:
            return data
    return without_private_data(data)
