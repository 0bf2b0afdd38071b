"""The last guard: no two parts of the output may want one file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..messages import Message, say
from ..model import Finding, Place
from ..parts import Part


def claims_twice(parts: Iterable[Part[object]]) -> Iterator[Finding]:
    """Parts whose paths are equal (without case), or of which one lies where another is a file."""
    seen: dict[str, Part[object]] = {}
    folders: dict[str, Part[object]] = {}
    for part in parts:
        path = part.path.casefold()
        first = seen.get(path) or folders.get(path)
        folder = path.rpartition("/")[0]
        while folder:
            folders.setdefault(folder, part)
            first = first or seen.get(folder)
            folder = folder.rpartition("/")[0]
        if first is not None:
            owner, claimant = (part.owner, first.owner) if part.owner else (first.owner, "")
            yield Finding(
                "error",
                "address-twice",
                Place(owner or "settings"),
                _claimed(part.path.removesuffix("index.html"), claimant),
                say("write another `slug:` or alias, or rename the file"),
                also=(claimant,) if claimant else (),
            )
        seen.setdefault(path, part)


def _claimed(address: str, claimant: str) -> Message:
    if claimant:
        return say("the address /{address} is claimed by {claimant} too", address=address, claimant=claimant)
    return say("the address /{address} is claimed by the site itself too", address=address)
