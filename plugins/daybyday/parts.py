"""A part is one published file: where it goes, who renders it, and all that may influence its bytes.

What is the same for all parts of a build (words, settings, templates, code) is in no part: it is one
fingerprint of its own.
"""

from __future__ import annotations

from collections.abc import Callable
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

    @property
    def inputs(self) -> object:
        """What decides the value, and with it the fingerprint: the value itself, as a rule."""
        return self.value


class LatePart(Part[V_co]):
    """A part whose value is made when it is asked for: of the days of a year one or two have to be rendered.

    `inputs` decide what `make` gives: where they are equal, the values are. To another process goes a part with its value.
    """

    __slots__ = ("_inputs", "_make")
    _inputs: object
    _make: Callable[[], V_co]

    def __init__(self, path: str, view: str, inputs: object, make: Callable[[], V_co], owner: str = "") -> None:
        for name, field in (("path", path), ("view", view), ("owner", owner), ("_inputs", inputs), ("_make", make)):
            object.__setattr__(self, name, field)

    @property
    def value(self) -> V_co:
        """The value; made anew each time."""
        return self._make()

    @property
    def inputs(self) -> object:
        """What decides it."""
        return self._inputs

    def __reduce__(self) -> tuple[object, ...]:
        """A part with its value."""
        return Part, (self.path, self.view, self.value, self.owner)


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
