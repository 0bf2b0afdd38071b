"""A folder as a symbolic link to one of several releases: readers get the whole of one site or of the next, never a mixture.

    site -> site.releases/000007-5f0c3a91       what the web server serves
    site.releases/000006-…                      the one before, for `--rollback`

A release is made beside the others under a name of its own, and the link is put in place by one rename. What did not change
is a hard link to the file of the last release, so its time stamp and inode stay, and a release takes little room. What
others have put into the release that is live is carried along.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from ..engine.lock import acquire
from ..engine.manifest import NAME as MANIFEST
from ..engine.manifest import digest_of, parse_manifest
from ..messages import quote, say
from ..patterns import regex
from . import local_files
from .claim import Teller, silently
from .errors import MEANWHILE, WAITING, PublishError, told_by_system
from .plan import HostFiles, Plan, read_published
from .site_files import SiteFiles

KEPT = 5
"""Releases that stay, the one that is live among them."""
RELEASE = regex(r"(?P<number>\d{6,})-[0-9a-f]{8}")
PARTIAL, UNDONE = ".partial-", ".undone"
HASHED = regex(r"theme/.+\.(?P<digest>[0-9a-f]{8})\.(?:css|js)")
"""Files whose names carry their digests: a page that somebody opened before a release may ask for them after it."""


class ReleasedFolder:
    """The link `place`, and the releases beside it."""

    is_new = False

    def __init__(self, place: Path) -> None:
        self.address = quote(place)
        self._place = place
        self._releases = place.with_name(f"{place.name}.releases")
        self._seen: Path | None = None

    @property
    def current(self) -> Path | None:
        """The release that is live; None before the first. Raises `PublishError` for a link that is none of ours."""
        if not self._place.is_symlink():
            return None
        release = Path(os.path.realpath(self._place))  # which also bears a link that leads to itself
        if release.parent != Path(os.path.realpath(self._releases)) or not RELEASE.fullmatch(release.name):
            raise PublishError(
                say(
                    "{place} is a symbolic link to {target}, which no publication made; move it away, or publish elsewhere.",
                    place=str(self._place),
                    target=str(self._place.readlink()),
                )
            )
        return release

    def fetch(self, paths: Collection[str]) -> dict[str, bytes]:
        """Read from the release that is live."""
        release = self.current
        if release is None:
            return {}
        with told_by_system():
            return {path: data for path in paths if (data := local_files.read_if_there(release, path)) is not None}

    def look(self, paths: Collection[str]) -> HostFiles:  # noqa: ARG002 - a release shows all its paths at once
        """What the release that is live holds."""
        release = self._seen = self.current
        if release is None:
            return HostFiles({}, {}, lambda _: {})
        with told_by_system():
            published = read_published(local_files.read_if_there(release, MANIFEST) or b"")
            kinds = local_files.kinds_below(release)
            old_assets = {path for path in kinds if path not in published and _is_old_asset(release, path)}
            kinds = {path: kind for path, kind in kinds.items() if path not in old_assets}
            return HostFiles(published, kinds, lambda asked: local_files.digests_of(release, asked))

    def carry_out(self, plan: Plan, site: SiteFiles, tell: Teller = silently) -> None:
        """A new release, and the link to it; nothing when the one that is live is the same."""
        with told_by_system(), self._locked(tell):
            current = self.current
            if current != self._seen:
                raise PublishError(MEANWHILE)
            there = local_files.digests_of(current, site.digests.keys()) if current else {}
            is_same = current is not None and local_files.read_if_there(current, MANIFEST) == site.manifest
            if is_same and there == site.digests and not plan.removed:
                return
            self._release(plan, site, current, there)

    def _release(self, plan: Plan, site: SiteFiles, current: Path | None, there: Mapping[str, str]) -> None:
        partial = self._releases / f"{PARTIAL}{os.getpid()}"
        try:
            partial.mkdir()
            partial.chmod(0o755)
            if current:
                self._carry_along(plan, site, current, partial)
            for path, digest in site.digests.items():
                if current and there.get(path) == digest:
                    local_files.link_or_copy(current / path, partial, path)
                else:
                    local_files.put(site.folder / path, partial, path)
            local_files.put(site.manifest, partial, MANIFEST)
            release = partial.rename(self._releases / self._next_name(site))
        except BaseException:
            shutil.rmtree(partial, ignore_errors=True)
            raise
        self._switch(release)
        self._prune(release)

    def _carry_along(self, plan: Plan, site: SiteFiles, current: Path, partial: Path) -> None:
        """What others have put there, and styles and scripts that pages of the last releases ask for."""
        published = parse_manifest(local_files.read_if_there(current, MANIFEST) or b"")
        recent = set(self._recent_assets())
        for path, kind in local_files.kinds_below(current).items():
            if path in site.digests or path == MANIFEST:
                continue
            is_old_asset = HASHED.fullmatch(path) and (path in published or _is_old_asset(current, path))
            is_theirs = path not in published or path in plan.kept
            if kind == "link":
                local_files.make_folders(partial, path)
                (partial / path).symlink_to((current / path).readlink())
            elif kind == "file" and (path in recent if is_old_asset else is_theirs):
                local_files.link_or_copy(current / path, partial, path)
            elif kind == "folder" and not any((current / path).iterdir()):
                (partial / path).mkdir(parents=True, exist_ok=True)

    def _recent_assets(self) -> Iterator[str]:
        for release in self._all():
            for path in parse_manifest(local_files.read_if_there(release, MANIFEST) or b""):
                if HASHED.fullmatch(path):
                    yield path

    def _all(self) -> list[Path]:
        """Every release, the oldest first."""
        return sorted((path for path in self._releases.iterdir() if RELEASE.fullmatch(path.name)), key=_number)

    def _next_name(self, site: SiteFiles) -> str:
        numbers = [int(path.name.partition("-")[0]) for path in self._releases.iterdir() if path.name[:6].isdecimal()]
        return f"{max(numbers, default=0) + 1:06}-{digest_of(site.manifest)[:8]}"

    def _switch(self, release: Path) -> None:
        """One rename: whoever asks gets the site before it or the site after it."""
        aside = self._place.with_name(f".{self._place.name}.daybyday-link")
        aside.unlink(missing_ok=True)
        aside.symlink_to(f"{self._releases.name}/{release.name}")
        if self._place.is_dir() and not self._place.is_symlink():
            self._place.rmdir()  # an empty folder, before the first release
        aside.replace(self._place)

    def _prune(self, current: Path) -> None:
        old = [path for path in self._all() if path != current][: -(KEPT - 1)]
        gone = [path for path in self._releases.iterdir() if path.name.startswith(PARTIAL)]
        undone = sorted(path for path in self._releases.iterdir() if path.name.endswith(UNDONE))
        for path in (*old, *gone, *undone[: -(KEPT - 1)]):
            shutil.rmtree(path, ignore_errors=True)

    def file_of(self, release: Path, path: str) -> bytes:
        """A file of a release; nothing when it is not there."""
        with told_by_system():
            return local_files.read_if_there(release, path) or b""

    @property
    def previous(self) -> Path | None:
        """The release that was live before the present one."""
        current = self.current
        if current is None:
            return None
        older = [path for path in self._all() if _number(path) < _number(current)]
        return older[-1] if older else None

    def roll_back(self) -> None:
        """Make the previous release live; those after it are set aside, so that rolling back once more goes further."""
        with told_by_system(), self._locked():
            current, previous = self.current, self.previous
            if current is None or previous is None:
                raise PublishError(say("there is no release before the one that is live."))
            self._switch(previous)
            for path in self._all():
                if _number(path) > _number(previous):
                    path.rename(path.with_name(f"{path.name}{UNDONE}"))

    @contextmanager
    def _locked(self, tell: Teller = silently) -> Iterator[None]:
        self._releases.mkdir(parents=True, exist_ok=True)
        self._releases.chmod(0o755)
        with acquire(self._releases, lambda: tell(WAITING)):
            for path in self._releases.glob(f"{PARTIAL}*"):
                shutil.rmtree(path, ignore_errors=True)  # of a publication that was killed: nobody else has the lock
            yield


def _number(release: Path) -> int:
    return number_of(release.name)


def number_of(release: str) -> int:
    """The number in the name of a release."""
    return int(release.partition("-")[0])


def _is_old_asset(release: Path, path: str) -> bool:
    """Whether a file is one of ours that only older pages ask for: its name says what its bytes are."""
    match = HASHED.fullmatch(path)
    return match is not None and local_files.digests_of(release, [path]).get(path, "").startswith(match["digest"])
