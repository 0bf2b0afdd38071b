"""Places that are published to, one of each kind, and what was touched there."""

from __future__ import annotations

import json
import shutil
import subprocess
from abc import ABC, abstractmethod
from collections.abc import Mapping
from pathlib import Path

import pytest


def git(folder: Path, *words: str) -> str:
    return subprocess.run(["git", *words], cwd=folder, check=True, capture_output=True, text=True).stdout


class Place(ABC):
    """`to` and `destination` are what `publish` is told."""

    to: str
    destination: str

    @abstractmethod
    def marks(self) -> Mapping[str, object]:
        """Path -> something that is another when the object was written again, though with the same bytes."""


class _Files(Place):
    """Somewhere on this machine, behind a link or not."""

    def __init__(self, place: Path) -> None:
        self.place = place
        self.destination = str(place)

    def marks(self) -> Mapping[str, object]:
        root = self.place.resolve()
        stats = {path.relative_to(root).as_posix(): path.stat() for path in root.rglob("*") if path.is_file()}
        return {path: (stat.st_ino, stat.st_mtime_ns) for path, stat in stats.items()}


class ReleasedPlace(_Files):
    to = "folder"


class FolderPlace(_Files):
    to = "folder"

    def __init__(self, place: Path) -> None:
        super().__init__(place)
        place.mkdir()
        (place / "theirs").write_text("theirs", "utf-8")


class RsyncPlace(FolderPlace):
    to = "rsync"


class SshPlace(_Files):
    to = "ssh"

    def __init__(self, place: Path) -> None:
        super().__init__(place)
        self.destination = f"127.0.0.1:{place}"


class BranchPlace(Place):
    to, destination = "github-pages", "origin/pages"

    def __init__(self, place: Path, site: Path) -> None:
        self.bare = place
        place.mkdir()
        git(place, "init", "--quiet", "--bare")
        git(site, "init", "--quiet", "--initial-branch=main")
        git(site, "config", "user.name", "Ada")
        git(site, "config", "user.email", "ada@example.org")
        git(site, "remote", "add", "origin", str(place))

    def marks(self) -> Mapping[str, object]:
        lines = git(self.bare, "ls-tree", "-r", "pages").splitlines()
        return {path: facts for facts, _, path in (line.partition("\t") for line in lines)}


class BucketPlace(Place):
    to = "s3"

    def __init__(self, name: str) -> None:
        self.destination = f"here:site/{name}"

    def marks(self) -> Mapping[str, object]:
        command = ["rclone", "lsjson", "-R", "--files-only", "--use-server-modtime", self.destination]
        listed = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
        return {entry["Path"]: entry["ModTime"] for entry in listed}


KINDS = ("released", "in_place", "rsync", "ssh", "branch", "bucket")
_PROGRAMS = {"rsync": "rsync", "ssh": "rsync", "branch": "git", "bucket": "rclone"}


def place_of(kind: str, folder: Path, site: Path, request: pytest.FixtureRequest) -> Place:
    """One of `KINDS`, below a folder, for a site that lies in another. Its servers run as long as the test."""
    program = _PROGRAMS.get(kind)
    if program and not shutil.which(program):
        pytest.skip(f"{program} is not installed: apt install {program}")
    if kind == "ssh":
        request.getfixturevalue("monkeypatch").setenv("RSYNC_RSH", request.getfixturevalue("ssh_server"))
    if kind == "bucket":
        request.getfixturevalue("store")
        return BucketPlace(folder.name)
    if kind == "branch":
        return BranchPlace(folder / kind, site)
    return {"released": ReleasedPlace, "in_place": FolderPlace, "rsync": RsyncPlace, "ssh": SshPlace}[kind](
        folder / kind
    )
