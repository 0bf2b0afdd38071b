"""A part is one published file: where it goes, who renders it, and all that may influence its bytes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from .prose import Body


@dataclass(frozen=True, slots=True)
class Part:
    """One file of the output.

    `path` is POSIX and relative to the output folder. `value` is a frozen value of small facts;
    long texts enter by the digest of their source. `owner` is where the part comes from, for
    findings ("connections/008-x.en.md"). Equal view, path and value mean equal bytes.
    """

    path: str
    view: str
    value: object
    owner: str = ""


class Kit(Protocol):
    """What a view may ask for while it renders a part."""

    def body(self, digest: str) -> Body:
        """The converted text of a source."""

    def page(self, template: str, page: object, lang: str) -> bytes:
        """A page made by a template of the theme, with the words of `lang`."""

    def file(self, path: str) -> bytes:
        """The bytes of a file, by its path relative to the content folder (or `theme:…`)."""


def page_path(address: str) -> str:
    """`/it/relazioni/8/` -> `it/relazioni/8/index.html`; file-like addresses stay as they are."""
    path = address.lstrip("/")
    return f"{path}index.html" if not path or path.endswith("/") else path
