"""Regular expressions that are compiled when they are first asked for something.

A build knows some three hundred, and an ordinary day asks a third of them. Compiling costs 0.1 ms each, so modules
name theirs by `regex`; a test compiles them all, so that a broken one is not found by an author.
"""

from __future__ import annotations

import re
from typing import Any, cast, overload

_MEMBERS = ("match", "fullmatch", "search", "sub", "subn", "split", "findall", "finditer", "groups", "groupindex")


class LateRegex:
    """Stands for a compiled pattern, and becomes one when a member of it is asked for."""

    def __init__(self, pattern: str | bytes, flags: int) -> None:
        self.pattern = pattern
        self.flags = flags

    def compiled(self) -> re.Pattern[Any]:
        """The compiled pattern. Raises `re.error` for a broken one."""
        return re.compile(self.pattern, self.flags)

    def __getattr__(self, name: str) -> Any:
        if name not in _MEMBERS:
            raise AttributeError(f"a pattern has no {name}")
        compiled = self.compiled()
        # From now on they are found on the object itself, as fast as those of a compiled pattern.
        vars(self).update((member, getattr(compiled, member)) for member in _MEMBERS)
        return vars(self)[name]

    def __reduce__(self) -> tuple[object, ...]:
        """To another process goes what it was made from."""
        return LateRegex, (self.pattern, self.flags)


@overload
def regex(pattern: str, flags: int = 0) -> re.Pattern[str]: ...


@overload
def regex(pattern: bytes, flags: int = 0) -> re.Pattern[bytes]: ...


def regex(pattern: str | bytes, flags: int = 0) -> re.Pattern[Any]:
    """As `re.compile`, but a broken pattern raises `re.error` when it is first used, and `flags` are those given."""
    return cast("re.Pattern[Any]", LateRegex(pattern, flags))
