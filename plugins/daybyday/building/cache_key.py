"""What results rest on beside their own sources: code, versions, templates, words, settings; a key for each use.

Versions are those of Python, of what our own metadata requires, and of what the settings of a site name.
Whatever else is installed beside them changes nothing.

When a key changes, everything made under it is stale. Which page depends on which setting is not asked: such an
analysis can be wrong, and these changes are rare.
"""

from __future__ import annotations

import importlib.util
import os
import pkgutil
import sys
import time
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from hashlib import blake2b
from importlib.machinery import ModuleSpec, PathFinder
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..engine import Fingerprints
from . import distributions
from .content_folder import read_file

if TYPE_CHECKING:
    from ..edition.site_context import SiteContext
    from ..engine.store import Store
    from ..markdown.settings import MarkdownSettings
    from ..model import TagNames
    from ..theming.theme import Theme

_PACKAGE = Path(__file__).resolve().parent.parent
_DISTRIBUTION = "daybyday"
_STORED = "code"
_SETTLED = 2_000_000_000
"""Nanoseconds after which a file that was written is not written again within the same tick of any file system's clock."""
_EXTRAS = ("brotli", "pillow", "pagefind", "pagefind-bin", "pagefind-bin-extended")


def of_words() -> str:
    """What checking and reading the words rests on."""
    return f"{_machine()}\n{_code()}"


def of_texts(markdown: MarkdownSettings, modules: Iterable[str]) -> str:
    """What reading and converting rest on, beside the file itself and what `Reading` holds.

    `modules` are what `named_modules` gives for the settings of the site.
    """
    return "\n".join([_machine(), _code(), markdown.as_text(), *modules])


def of_pages(context: SiteContext, tags: TagNames, theme: Theme, texts: str) -> str:
    """What rendering rests on, beside the value of a part. Names of tags are words, too: they stand in every page."""
    fingerprints = Fingerprints()
    return "\n".join(
        [texts, *map(tree, theme.templates), fingerprints((context.settings, context.words, tags.names)).hex()]
    )


_digests: dict[Path, str] = {}
"""of the package, once it was asked for"""


def _code() -> str:
    """The package as this process has loaded it: what is edited meanwhile is not what runs."""
    if _PACKAGE not in _digests:
        _digests[_PACKAGE] = tree(_PACKAGE)
    return _digests[_PACKAGE]


def remember_code(store: Store) -> None:
    """Take the digest of the package from the store, if no file of it was touched since it was taken: it has six megabytes.

    Whoever writes into a file, or puts another in its place, changes its `ctime`; a file so young that it could be written
    once more within the same tick of the clock is not relied on.
    """
    if _PACKAGE in _digests:
        return
    signature, youngest = _signature(_PACKAGE)
    known = store.load(_STORED)
    if isinstance(known, tuple) and len(known) == 2 and known[0] == signature:
        _digests[_PACKAGE] = str(known[1])
    elif time.time_ns() - youngest > _SETTLED:
        store.save(_STORED, (signature, _code()))


def _signature(folder: Path) -> tuple[bytes, int]:
    """By what one sees that a file of a folder was touched, and when the last one was (nanoseconds)."""
    total, youngest = blake2b(digest_size=16), 0
    for path in _files(folder):
        status = os.lstat(path)
        youngest = max(youngest, status.st_ctime_ns)
        touched = f"{path}\0{status.st_size} {status.st_mtime_ns} {status.st_ctime_ns} {status.st_ino}\0"
        total.update(touched.encode("utf-8", "surrogateescape"))
    return total.digest(), youngest


def _machine() -> str:
    """Python, and the versions of what we are made on: of all that our metadata requires, directly or not."""
    required = (_DISTRIBUTION,) if distributions.is_installed(_DISTRIBUTION) else distributions.all_names()
    return "\n".join([f"{sys.implementation.name} {sys.version}", *distributions.versions(required)])


@lru_cache(maxsize=1)
def _pictures() -> str:
    return tree(_PACKAGE / "pictures")


def of_pictures(imaging: str) -> str:
    """What makes pictures, as this process has loaded it: its code and its font, and the version of Pillow."""
    return f"{_pictures()} {imaging}"


def of_extras() -> str:
    """The versions of what is used where it is installed, beside what we require."""
    return "\n".join(distributions.versions(_EXTRAS))


def named_modules(settings: Mapping[str, Any]) -> list[str]:
    """What the modules rest on that the settings of a site name: its plugins, extensions of Markdown and Jinja."""
    markdown, jinja = settings.get("MARKDOWN") or {}, settings.get("JINJA_ENVIRONMENT") or {}
    lines = set(_extensions([*(markdown.get("extensions") or ()), *(markdown.get("extension_configs") or ())]))
    for name in [
        *_plugins(settings),
        *(extension for extension in jinja.get("extensions") or () if isinstance(extension, str)),
    ]:
        lines.update(_module(name, settings.get("PLUGIN_PATHS") or ()))
    return sorted(lines)


def _extensions(extensions: Iterable[object]) -> Iterator[str]:
    """Python-Markdown looks for an entry point by the whole name first, then for a module. Plugins of Pelican's add
    extensions themselves, which are no names.
    """
    for extension in extensions:
        name = extension if isinstance(extension, str) else type(extension).__module__
        if name.startswith("markdown."):
            continue  # Python-Markdown's own: what we require
        distribution_names = distributions.providers("markdown.extensions", name) if "." not in name else ()
        yield from distributions.versions(distribution_names) if distribution_names else _module(name.partition(":")[0])


def _plugins(settings: Mapping[str, Any]) -> list[str]:
    """Their names. Without the setting, Pelican takes whatever is installed as a plugin of its own."""
    plugins = settings.get("PLUGINS")
    if plugins is not None:
        return [
            plugin if isinstance(plugin, str) else str(getattr(plugin, "__name__", type(plugin).__name__))
            for plugin in plugins
        ]
    spec = _spec("pelican.plugins")
    places = (spec.submodule_search_locations if spec else None) or ()
    return [f"pelican.plugins.{module.name}" for module in pkgutil.iter_modules(places)]


def _module(name: str, places: Iterable[str] = ()) -> Iterator[str]:
    """The version of what brings a module, with all that requires; of an author's own, a digest of its files."""
    if name.rpartition(".")[2] == _DISTRIBUTION:
        return  # our own code has a digest
    spec = _loaded_spec(name) or _spec_at(name, places) or _spec(f"pelican.plugins.{name}") or _spec(name)
    if spec is None:
        return
    distribution = distributions.owner(spec.origin) if spec.origin else ""
    if distribution:
        yield from distributions.versions((distribution,))
    elif spec.submodule_search_locations:
        yield from (f"{name} {tree(Path(place))}" for place in spec.submodule_search_locations)
    elif spec.origin and Path(spec.origin).is_file():
        yield f"{name} {digest_of(Path(spec.origin))}"


def _loaded_spec(name: str) -> ModuleSpec | None:
    return getattr(sys.modules.get(name), "__spec__", None)


def _spec_at(name: str, places: Iterable[str]) -> ModuleSpec | None:
    return PathFinder.find_spec(name, [str(place) for place in places]) if places else None


def _spec(name: str) -> ModuleSpec | None:
    try:
        return importlib.util.find_spec(name)
    except (ImportError, ValueError):
        return None


def tree(folder: Path) -> str:
    """Digest of the names and bytes of all files below a folder."""
    root = len(os.path.join(folder, ""))  # noqa: PTH118 - as `_files` has it
    return _digest((path[root:].replace(os.sep, "/"), path) for path in _files(folder))


def digest_of(path: Path | None) -> str:
    """Digest of the bytes of one file; "" for none."""
    return _digest([(path.name, str(path))]) if path else ""


def _files(folder: Path) -> list[str]:
    """All files below a folder. Their names as they are: of six hundred no paths are made in each build."""
    files = []
    for current, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if name != "__pycache__" and not name.startswith("."))
        place = os.path.join(current, "")  # noqa: PTH118
        files += [place + name for name in sorted(names) if not name.startswith(".")]
    return files


def _digest(files: Iterable[tuple[str, str]]) -> str:
    """Of files, each with the name that counts."""
    total = blake2b(digest_size=16)
    for name, path in files:
        try:
            data = read_file(path, sys.maxsize)
        except OSError:
            data = b""
        total.update(f"{name}\0{len(data)}\0".encode("utf-8", "surrogateescape"))
        total.update(data)
    return total.hexdigest()
