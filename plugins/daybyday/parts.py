"""A part is one published file: where it goes, who renders it, and all that may influence its bytes.

What is the same for all parts of a build (words, settings, templates, code) is in no part: it is one
fingerprint of its own.
"""

from __future__ import annotations

from typing import ClassVar, Generic, TypeVar

from .values import dataclass

V_co = TypeVar("V_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Part(Generic[V_co]):
    """One file of the output.

    `path` is POSIX and relative to the output folder. `value` is a frozen value of small facts;
    long texts enter by the digest of their source. `owner` is where the part comes from, for
    findings ("connections/008-x.en.md"). Equal view, path and value mean equal bytes.
    """

    path: str
    view: str
    value: V_co
    owner: str = ""


@dataclass(frozen=True, slots=True)
class Fragment(Generic[V_co]):
    """A piece that several files or many builds share: a feed item, a month of the calendar.

    Rendered once, kept by the fingerprint of its view and value, and joined. So a file that holds
    something of every day costs one day when a day is added.
    """

    fingerprint_shared: ClassVar[bool] = True

    view: str
    value: V_co


def page_path(address: str) -> str:
    """`/it/relazioni/8/` -> `it/relazioni/8/index.html`; file-like addresses stay as they are."""
    path = address.lstrip("/")
    return f"{path}index.html" if not path or path.endswith("/") else path
