"""A folder of this machine that a web server serves.

Where nothing is yet, the place becomes a symbolic link to a release, and each publication is a new release beside the last
and one rename of that link (`releases.py`). Where there is a folder already, it is filled in place, touching only what our
manifest lists.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection
from pathlib import Path

from ..engine.lock import acquire
from ..engine.manifest import NAME as MANIFEST
from ..messages import quote, say
from ..patterns import regex
from . import local_files
from .claim import Teller, silently
from .errors import MEANWHILE, WAITING, BrokenPublicationError, PublishError, told_by_system
from .plan import Host, HostFiles, Plan, folders_of, in_upload_order, read_published
from .releases import ReleasedFolder
from .site_files import PENDING, SiteFiles

_ON_SERVER = regex(r"(?:[^/:@]+@)?[^/:@]{2,}:")
"""As ssh and rsync write one; a single letter is a drive."""


class FolderInPlace:
    """A folder that holds our files beside those of others."""

    is_new = False

    def __init__(self, root: Path) -> None:
        self.address = quote(root)
        self._root = root
        self._manifest = b""
        self._pending = b""

    def fetch(self, paths: Collection[str]) -> dict[str, bytes]:
        """Read from the folder."""
        with told_by_system():
            return {path: data for path in paths if (data := local_files.read_if_there(self._root, path)) is not None}

    def look(self, paths: Collection[str]) -> HostFiles:
        """What lies below the names that are ours or will be."""
        with told_by_system():
            self._manifest = local_files.read_if_there(self._root, MANIFEST) or b""
            self._pending = local_files.read_if_there(self._root, PENDING) or b""
            published = read_published(self._manifest, self._pending)
            tops = {path.partition("/")[0] for path in (*paths, *published, MANIFEST, PENDING)}
            return HostFiles(published, local_files.kinds_below(self._root, tops), self._digests)

    def _digests(self, paths: Collection[str]) -> dict[str, str]:
        return local_files.digests_of(self._root, paths)

    def carry_out(self, plan: Plan, site: SiteFiles, tell: Teller = silently) -> None:
        """A note of what comes, the files one by one (each whole), the removals, the manifest; then the note goes."""
        with told_by_system(), acquire(self._root, lambda: tell(WAITING)):
            if (local_files.read_if_there(self._root, MANIFEST) or b"") != self._manifest:
                raise PublishError(MEANWHILE)
            self._change(plan, site)

    def _change(self, plan: Plan, site: SiteFiles) -> None:
        with told_by_system(BrokenPublicationError):
            local_files.sweep(self._root, {"", *(folder for path in site.digests for folder in folders_of(path))})
            local_files.put(self._pending + site.manifest, self._root, PENDING)
            steps: list[Callable[[], None]] = [lambda: self._bring(site), lambda: self._remove(plan)]
            for step in reversed(steps) if plan.must_clear else steps:
                step()
            local_files.put(site.manifest, self._root, MANIFEST)
            (self._root / PENDING).unlink()

    def _bring(self, site: SiteFiles) -> None:
        there = self._digests(site.digests.keys())
        for paths in in_upload_order(site.digests):
            for path in paths:
                if there.get(path) != site.digests[path]:
                    local_files.put(site.folder / path, self._root, path)

    def _remove(self, plan: Plan) -> None:
        for path in plan.removed:
            (self._root / path).unlink(missing_ok=True)
        for folder in plan.emptied:
            (self._root / folder).rmdir()


def folder_host(destination: str, output: Path) -> Host:
    """Raises `PublishError` when the destination cannot be one."""
    if not destination:
        raise PublishError(say("say where to: `invoke publish --to folder --destination /var/www/site`."))
    if _ON_SERVER.match(destination):
        raise PublishError(
            say(
                "`{destination}` is a place on a server, which `--to ssh` or `--to rsync` publish to; for a folder of this"
                " machine write `./{destination}`.",
                destination=destination,
            )
        )
    # What the link leads to is a matter of its own: only where it stands is made absolute.
    place = Path(destination).expanduser()
    place = Path(os.path.realpath(place.parent)) / place.name
    target, built = Path(os.path.realpath(place)), Path(os.path.realpath(output))
    if target.is_relative_to(built) or built.is_relative_to(target):
        raise PublishError(
            say(
                "{destination} lies in the folder the site is built into, or around it; choose a folder outside {output}.",
                destination=destination,
                output=str(output),
            )
        )
    with told_by_system():
        if place.is_symlink() or not place.exists():
            return ReleasedFolder(place)
        if not place.is_dir():
            raise PublishError(say("{destination} is a file; choose a folder.", destination=destination))
        return FolderInPlace(place) if any(place.iterdir()) else ReleasedFolder(place)
