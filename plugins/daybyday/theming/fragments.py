"""Fragments: parts of files that several files or builds share, rendered once and kept by fingerprint."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from ..engine import Fingerprints
from ..parts import Fragment

_SMALL = 10_000
"""Characters up to which a fragment is kept in memory, too."""
_ROOM = 8_000_000
"""Characters that are kept in memory, all together; what was made first goes first, and comes back from the store."""

Lookup = Callable[[bytes], bytes | None]


class Fragments:
    """The text of every fragment, from memory, from the store, or made now."""

    def __init__(
        self,
        fingerprints: Fingerprints,
        look_up: Lookup,
        look_up_many: Callable[[Iterable[bytes]], Iterable[tuple[bytes, bytes]]] | None = None,
    ) -> None:
        self._fingerprints, self._look_up, self._look_up_many = fingerprints, look_up, look_up_many
        self._known: dict[bytes, str] = {}
        self._kept = 0
        self._made: list[tuple[bytes, bytes]] = []
        self.used: set[bytes] = set()
        """keys of all that were asked for"""

    def all(self, fragments: Sequence[Fragment], make: Callable[[Fragment], str], lasting: bool = True) -> list[str]:
        """The texts of fragments, in their order. Those that are `lasting` come from the store, and go there if made now."""
        keys = [self._fingerprints(fragment) for fragment in fragments]
        self.used.update(keys)
        stored: dict[bytes, str] = {}
        absent = frozenset[bytes]()
        if self._look_up_many and lasting and len(keys) > 1:
            unknown = [key for key in keys if key not in self._known]
            stored = {key: text.decode("utf-8") for key, text in self._look_up_many(unknown)}
            absent = frozenset(unknown) - stored.keys()
        return [
            stored.get(key) or self._one(key, fragment, make, lasting and key not in absent, lasting)
            for key, fragment in zip(keys, fragments, strict=True)
        ]

    def get(self, name: object) -> bytes | None:
        """The bytes that were put under a name by a build with the same render key; None for none."""
        key = self._fingerprints(name)
        self.used.add(key)
        return self._look_up(key)

    def put(self, name: object, data: bytes) -> None:
        """Keep bytes under a name, for the next build."""
        self._made.append((self._fingerprints(name), data))

    def taken(self) -> list[tuple[bytes, bytes]]:
        """(key, text) of those made since this was last asked, for the store."""
        new_fragments, self._made = self._made, []
        return new_fragments

    def _one(self, key: bytes, fragment: Fragment, make: Callable[[Fragment], str], look: bool, lasting: bool) -> str:
        text = self._known.get(key)
        if text is None:
            data = self._look_up(key) if look else None
            if data is not None:
                text = data.decode("utf-8")
            else:
                text = make(fragment)
                if lasting:
                    self._made.append((key, text.encode("utf-8")))
            self._keep(key, text)
        return text

    def _keep(self, key: bytes, text: str) -> None:
        """Keep what is small in memory: an item stands in several feeds; what is large stands in one file."""
        if len(text) > _SMALL:
            return
        self._known[key] = text
        self._kept += len(text)
        while self._kept > _ROOM:
            self._kept -= len(self._known.pop(next(iter(self._known))))
