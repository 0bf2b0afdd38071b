"""Which day of which series each file of a folder is: by its path alone, and by the others beside it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import PurePosixPath

from ....values import dataclass
from .places import day_and_base, is_index, language_in, numbered_folders

_ASIDE = re.compile(
    r"(?:^|[-_ .])(?:starter|solutions?|answers?|practice|hints?|prompts?|notes?|examples?|soluzion[ei]|rispost[ae]|note|esempi)(?:$|[-_ .])",
    re.IGNORECASE,
)
"""What files are called that go with a day, and are not the day."""
_FEWEST_FOR_SERIES = 3


@dataclass(frozen=True, slots=True)
class FileDay:
    """A day as a path names it. `named`: the path says "day", so that it counts more than a title does."""

    number: int
    series: str = ""
    is_beside: bool = False
    """whether another file is that day, and this one goes with it"""
    named: bool = False


@dataclass(frozen=True, slots=True)
class _Located:
    place: PurePosixPath
    lang: str
    number: int
    base: str
    """the folder in which the days are counted"""
    inside: str
    """the path below that folder"""
    named: bool


def days_of(
    places: Sequence[PurePosixPath], taken: Collection[tuple[str, int]] = ()
) -> Mapping[PurePosixPath, FileDay]:
    """Files that are days. `taken` are days, with their languages, that the README of a folder is.

    Folders that count the same days anew (one for each year) are series of their own.
    """
    located = _of_series(list(_located(places)))
    series = _series_by_base(located)
    groups: dict[tuple[str, str, int], list[_Located]] = defaultdict(list)
    for file in located:
        groups[series[file.base], file.lang, file.number].append(file)
    days: dict[PurePosixPath, FileDay] = {}
    for (name, lang, number), members in groups.items():
        members.sort(key=_rank)
        is_taken = (lang, number) in taken and bool(_ASIDE.search(members[0].inside.replace("/", " ")))
        for at, file in enumerate(members):
            days[file.place] = FileDay(number, name, bool(at) or is_taken, file.named)
    return days


def _located(places: Sequence[PurePosixPath]) -> Iterable[_Located]:
    common = {place: language_in(place) for place in places}
    stripped = [PurePosixPath(path) for _, path in common.values()]
    numbered = numbered_folders(places) | numbered_folders(stripped)
    for place, (lang, path) in common.items():
        whole = PurePosixPath(path)
        if is_index(whole) and len(whole.parts) == 1:
            continue
        day = day_and_base(whole, numbered)
        if day is not None:
            number, at, named = day
            yield _Located(
                place, lang, number, "/".join(whole.parts[:at]), "/".join((*whole.parts[at:-1], whole.stem)), named
            )


def _of_series(located: list[_Located]) -> list[_Located]:
    """The files without those that only a number puts in order, where other folders have days by that word, and more of them."""
    named = [file for file in located if file.named]
    bases = {file.base for file in named}
    counts = Counter(file.base for file in located)
    if len(named) < _FEWEST_FOR_SERIES:
        return located
    return [file for file in located if file.base in bases or counts[file.base] >= len(named)]


def _rank(file: _Located) -> tuple[bool, int, bool, str]:
    """The file that is the day first: called after nothing that goes with it, near the top, speaking for its folder."""
    return (
        bool(_ASIDE.search(file.inside.replace("/", " "))),
        file.inside.count("/"),
        not is_index(file.place),
        file.inside,
    )


def _series_by_base(located: Sequence[_Located]) -> Mapping[str, str]:
    """Folder -> what its series is called beside the others; "" for the only one, and for folders that go on counting."""
    days: dict[str, set[tuple[str, int]]] = defaultdict(set)
    for file in located:
        days[file.base].add((file.lang, file.number))
    names: dict[str, str] = {}
    counted: set[tuple[str, int]] = set()
    for base in sorted(days, key=lambda base: (-len(days[base]), base)):
        alone = len({number for _, number in days[base]}) >= _FEWEST_FOR_SERIES and not counted.isdisjoint(days[base])
        names[base] = _words(base) if alone else ""
        if not alone:
            counted |= days[base]
    return names


def _words(base: str) -> str:
    """`2023/Days` -> "2023"."""
    parts = [part for part in base.split("/") if not re.fullmatch(r"(?i)days?|giorni", part)]
    return re.sub(r"[-_]+", " ", " ".join(parts)).strip()
