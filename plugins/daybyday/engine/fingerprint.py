"""A value -> 16 bytes that are equal when, and only when, the value is.

What a value may be made of is a short list, so that nothing enters a fingerprint by accident: not
an address in memory, not the order of a set, not a `repr` that changes with the version of a
library. Never pickle: its bytes tell whether two equal strings were one object.

A value is first turned into nested tuples of plain things, then into bytes, then hashed. Whatever
marshal has no code of its own for becomes a *list* that begins with its kind. Lists of the value
itself become tuples, so no value can look like the encoding of another.
"""

from __future__ import annotations

import dataclasses
import marshal
from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date, datetime, time, timedelta
from hashlib import blake2b
from operator import attrgetter
from typing import Any

SIZE = 16
"""Bytes of a fingerprint."""

_Encode = Callable[[Any], object]

_SCALARS = frozenset({type(None), bool, int, float, str, bytes})

# Version 2 of the format knows neither back references (which tell whether two equal things are
# one object) nor marks for interned strings; so equal values give equal bytes. It keeps apart
# 1, True, 1.0 and "1", and writes the length of everything that has one.
_FORMAT = 2


class Fingerprints:
    """Takes fingerprints of values. `basis` is text for what all of them rest on (code, settings, versions): with
    another basis every value has another fingerprint.

    Known are None, bool, int, float, str, bytes, tuple and list (one and the same), set and
    frozenset, any Mapping, date, datetime, time, timedelta, and instances of dataclasses. Types are
    taken exactly: a subclass of str may print differently. Everything else raises `TypeError`.

    A dataclass may say more about itself by class attributes:

    - `fingerprint_shared = True`: its objects occur in many values. Each is hashed once by each
      `Fingerprints` and enters values by its digest. It must not change in the meantime.
    - `fingerprint_without = ("field", …)`: all fields count but these, which say nothing that the others
      do not decide. So a field that is added counts until somebody says otherwise.
    - `fingerprint_is = "field"`: that field is a fingerprint already, of everything the object was made from.
    """

    def __init__(self, basis: str = "") -> None:
        self._basis = blake2b(basis.encode("utf-8", "surrogatepass"), digest_size=blake2b.PERSON_SIZE).digest()
        self._shared: dict[int, tuple[object, object]] = {}
        self._encoders = _Encoders(self)

    def __call__(self, value: object) -> bytes:
        """The 16 bytes of a value. Raises `TypeError`, naming the type nobody knows how to print."""
        return self._hash(self.plain(value))

    def plain(self, value: object) -> Any:
        """The value as marshal can write it: scalars, tuples of plain values, lists that begin with a kind."""
        kind = type(value)
        return value if kind in _SCALARS else self._encoders[kind](value)

    def all_plain(self, values: Iterable[object]) -> list[Any]:
        """As `plain`, of several; written out because it runs a hundred thousand times a build."""
        encoders = self._encoders
        return [value if type(value) in _SCALARS else encoders[type(value)](value) for value in values]

    def tuple_of(self, values: Collection[object]) -> tuple[Any, ...]:
        """A plain tuple. One of scalars alone, the most frequent kind, is passed on as it is."""
        if not values:
            return ()
        return tuple(values) if _SCALARS.issuperset(map(type, values)) else tuple(self.all_plain(values))

    def shared(self, value: object, encode: _Encode) -> object:
        """What stands for an object that many values share: its digest, taken once."""
        entry = self._shared.get(id(value))
        if entry is None:
            # The object is kept with its digest: while it lives, its id is nobody else's.
            entry = self._shared[id(value)] = (value, ["shared", self._hash(encode(value))])
        return entry[1]

    def forget(self) -> None:
        """Let go of the objects that are shared. Whoever gets others in their place with each message needs no more room so."""
        self._shared.clear()

    def _hash(self, plain: Any) -> bytes:
        return blake2b(marshal.dumps(plain, _FORMAT), digest_size=SIZE, person=self._basis).digest()


def counting_fields(kind: type) -> tuple[str, ...]:
    """The names of the fields of a dataclass that enter its fingerprint."""
    if name := getattr(kind, "fingerprint_is", ""):
        return (name,)
    without: Collection[str] = getattr(kind, "fingerprint_without", ())
    return tuple(field.name for field in dataclasses.fields(kind) if field.name not in without)


class _Encoders(dict[type, _Encode]):
    """Type -> how its values become plain; made when a type is first met."""

    def __init__(self, prints: Fingerprints) -> None:
        encoders: dict[type, _Encode] = {
            tuple: prints.tuple_of,
            list: prints.tuple_of,
            set: self._set,
            frozenset: self._set,
            # Written with the offset: the same instant in another zone prints differently.
            datetime: lambda value: ["datetime", value.isoformat()],
            date: lambda value: ["date", value.isoformat()],
            time: lambda value: ["time", value.isoformat()],
            timedelta: lambda value: ["timedelta", value.days, value.seconds, value.microseconds],
        }
        super().__init__(encoders)
        self._prints = prints

    def __missing__(self, kind: type) -> _Encode:
        if dataclasses.is_dataclass(kind):
            self[kind] = self._of_dataclass(kind)
        elif issubclass(kind, Mapping):
            self[kind] = self._mapping
        else:
            raise TypeError(f"no fingerprint of {kind.__module__}.{kind.__qualname__}: it is none of the known types")
        return self[kind]

    def _set(self, value: Iterable[object]) -> object:
        return ["set", *sorted(self._bytes(element) for element in value)]

    def _mapping(self, value: Mapping[object, object]) -> object:
        return ["mapping", *sorted(self._bytes(row) for row in value.items())]

    def _bytes(self, value: object) -> bytes:
        return marshal.dumps(self._prints.plain(value), _FORMAT)

    def _of_dataclass(self, kind: type) -> _Encode:
        """Compiled once for each class: one call fetches all fields."""
        prints = self._prints
        names = counting_fields(kind)
        # The class by a few bytes, because they are hashed again with each of its values.
        description = f"{kind.__module__}.{kind.__qualname__}({','.join(names)})"
        title, encoders = blake2b(description.encode(), digest_size=8).digest(), self
        encode: _Encode
        if len(names) >= 2:
            fields = attrgetter(*names)

            def encode(value: object) -> object:
                values = fields(value)
                if _SCALARS.issuperset(map(type, values)):
                    return [title, *values]
                return [
                    title,
                    *[
                        field_value if type(field_value) in _SCALARS else encoders[type(field_value)](field_value)
                        for field_value in values
                    ],
                ]

        else:
            getters = [attrgetter(name) for name in names]

            def encode(value: object) -> object:
                return [title, *[prints.plain(get(value)) for get in getters]]

        if getattr(kind, "fingerprint_shared", False):
            return lambda value: prints.shared(value, encode)
        return encode
