"""Which distributions are installed, by the metadata that installers leave beside them.

The standards: recording installed projects (PEP 376, 627), core metadata (PEP 566), names (PEP 503),
requirements (PEP 508), entry points. `importlib.metadata` reads the same and takes ten times as long,
which every build that finds nothing changed would pay.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from ..patterns import regex
from ..values import dataclass

_REQUIREMENT = regex(r"\s*([A-Za-z0-9][A-Za-z0-9._-]*)\s*(?:\[([^\]]*)\])?")
_EXTRA = regex(r"\bextra\s*==\s*['\"]([^'\"]*)['\"]")


@dataclass(frozen=True, slots=True)
class _Metadata:
    version: str
    requirements: tuple[str, ...]


def is_installed(name: str) -> bool:
    """Whether there is metadata of a distribution."""
    return normalized(name) in _folders()


def all_names() -> tuple[str, ...]:
    """The names of all installed distributions."""
    return tuple(_folders())


@lru_cache(maxsize=64)
def versions(names: tuple[str, ...]) -> tuple[str, ...]:
    """`name version` of some distributions and of all they require, directly or not, sorted.

    Conditions on platforms are not looked at: what does not apply here is not installed, or it does no harm.
    """
    lines = set[str]()
    waiting: list[tuple[str, frozenset[str]]] = [(normalized(name), frozenset()) for name in names]
    seen = set[tuple[str, frozenset[str]]]()
    while waiting:
        name, extras = waiting.pop()
        if (name, extras) in seen:
            continue
        seen.add((name, extras))
        for folder in _folders().get(name, ()):
            metadata = _metadata(folder)
            lines.add(f"{name} {metadata.version}")
            waiting += _required(metadata.requirements, extras)
    return tuple(sorted(lines))


@lru_cache(maxsize=256)
def owner(file: str) -> str:
    """The name of the distribution that installed a file; "" when none says so."""
    for place in map(Path, filter(None, sys.path)):
        if not Path(file).is_relative_to(place):
            continue
        row = f"\n{Path(file).relative_to(place).as_posix()},".encode()
        for name, folders in _folders().items():
            if any(folder.parent == place and row in b"\n" + _bytes(folder / "RECORD") for folder in folders):
                return name
    return ""


@lru_cache(maxsize=64)
def providers(group: str, entry: str) -> tuple[str, ...]:
    """The names of the distributions that offer an entry point."""
    return tuple(
        name
        for name, folders in _folders().items()
        if any(entry in _entries(_text(folder / "entry_points.txt"), group) for folder in folders)
    )


def forget() -> None:
    """Look anew: something was installed meanwhile."""
    for function in (_folders, _metadata, versions, owner, providers):
        function.cache_clear()


def normalized(name: str) -> str:
    """The one spelling of a name: `Markdown_Extra.x` is `markdown-extra-x`."""
    return re.sub("[-_.]+", "-", name).lower()


@lru_cache(maxsize=1)
def _folders() -> dict[str, list[Path]]:
    """Name -> its metadata folders; the first place on the path that has some counts, as in an import."""
    folders: dict[str, list[Path]] = {}
    for place in sys.path:
        here: dict[str, list[Path]] = {}
        for entry in _listed(place):
            stem, _, ending = entry.rpartition(".")
            if ending in ("dist-info", "egg-info"):
                # Hyphens in names are written as underlines there.
                here.setdefault(normalized(stem.partition("-")[0]), []).append(Path(place, entry))
        for name, paths in here.items():
            folders.setdefault(name, sorted(paths))
    return folders


def _listed(place: str) -> list[str]:
    try:
        return [path.name for path in Path(place or ".").iterdir()]
    except OSError:
        return []  # an archive, or no folder at all


@lru_cache(maxsize=512)
def _metadata(folder: Path) -> _Metadata:
    text = _text(folder / "METADATA") or _text(folder / "PKG-INFO") or _text(folder)
    head, _, _ = text.replace("\r\n", "\n").partition("\n\n")
    version, requirements = folder.stem.partition("-")[2], list(_older_requirements(_text(folder / "requires.txt")))
    for line in head.split("\n"):
        key, _, value = line.partition(":")
        if key == "Version":
            version = value.strip()
        elif key == "Requires-Dist":
            requirements.append(value.strip())
    return _Metadata(version, tuple(requirements))


def _older_requirements(text: str) -> Iterator[str]:
    """Those of an `egg-info`, whose sections are extras and conditions: `[extra:condition]`."""
    condition = ""
    for line in text.splitlines():
        if line.startswith("["):
            extra = line.strip("[]").partition(":")[0]
            condition = f"; extra == '{extra}'" if extra else ""
        elif line.strip():
            yield line + condition


def _required(requirements: Iterable[str], extras: frozenset[str]) -> Iterator[tuple[str, frozenset[str]]]:
    """(name, extras) of the requirements that hold with some extras."""
    for requirement in requirements:
        match = _REQUIREMENT.match(requirement)
        only_with = {normalized(extra) for extra in _EXTRA.findall(requirement.partition(";")[2])}
        if match and (not only_with or only_with & extras):
            wanted = (normalized(extra.strip()) for extra in (match.group(2) or "").split(",") if extra.strip())
            yield normalized(match.group(1)), frozenset(wanted)


def _entries(text: str, group: str) -> set[str]:
    """The names in one group of an `entry_points.txt`."""
    names, inside = set[str](), False
    for line in text.splitlines():
        if line.startswith("["):
            inside = line.strip() == f"[{group}]"
        elif inside and "=" in line:
            names.add(line.partition("=")[0].strip())
    return names


def _text(path: Path) -> str:
    return _bytes(path).decode("utf-8", "replace")


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""
