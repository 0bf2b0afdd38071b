"""The last guard: no two parts of the output may want one file."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from ..messages import Message, say
from ..model import Finding, Place
from ..parts import Part


def claims_twice(parts: Collection[Part[object]]) -> Iterator[Finding]:
    """Parts whose paths are equal (without case), or of which one lies where another is a file."""
    if _all_differ([part.path.casefold() for part in parts]):
        return  # as nearly always: nobody has to be named
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


def _all_differ(paths: list[str]) -> bool:
    """Whether no two paths are equal, and none is a folder on the way to another."""
    files = set(paths)
    folders = {path.rpartition("/")[0] for path in files}
    while folders - {""}:
        if not folders.isdisjoint(files):
            return False
        folders = {folder.rpartition("/")[0] for folder in folders}
    return len(files) == len(paths)


def _claimed(address: str, claimant: str) -> Message:
    if claimant:
        return say("the address /{address} is claimed by {claimant} too", address=address, claimant=claimant)
    return say("the address /{address} is claimed by the site itself too", address=address)
