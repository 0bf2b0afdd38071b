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
    """A part whose value is made when it is asked for. Where a file goes is known at once; what is in it, nobody may ask:
    a preview shows one page of ten thousand.

    `make` gives the value; `functools.cache` around it keeps what takes long. `make_inputs` gives what decides it, where
    that is cheaper: where inputs are equal, the values are. To another process goes a part with its value.
    """

    __slots__ = ("_make", "_make_inputs")
    _make: Callable[[], V_co]
    _make_inputs: Callable[[], object]

    def __init__(
        self,
        path: str,
        view: str,
        make: Callable[[], V_co],
        owner: str = "",
        make_inputs: Callable[[], object] | None = None,
    ) -> None:
        set_field = object.__setattr__
        set_field(self, "path", path)
        set_field(self, "view", view)
        set_field(self, "owner", owner)
        set_field(self, "_make", make)
        set_field(self, "_make_inputs", make_inputs or make)

    @property
    def value(self) -> V_co:
        """The value, as `make` gives it now."""
        return self._make()

    @property
    def inputs(self) -> object:
        """What decides it."""
        return self._make_inputs()

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
