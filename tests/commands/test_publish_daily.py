"""Day after day to each target: every day is live on its date, none early, and the ledger grows by what came out."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.commands.test_publish import ssh_server
from tests.harness import HOMEWORK
from tests.publishing.test_bucket import store

__all__ = ["ssh_server", "store"]

pytestmark = pytest.mark.slow
ADDRESS = "https://example.net/repo"


def git(folder: Path, *words: str) -> str:
    return subprocess.run(["git", *words], cwd=folder, check=True, capture_output=True, text=True).stdout


class Folder:
    def __init__(self, project, folder: Path) -> None:
        self.destination = str(folder / "www")

    def files(self) -> set[str]:
        place = Path(self.destination).resolve()
        return {path.relative_to(place).as_posix() for path in place.rglob("*") if path.is_file()}


class Remote(Folder):
    def __init__(self, project, folder: Path) -> None:
        super().__init__(project, folder)
        self.place, self.destination = self.destination, f"127.0.0.1:{self.destination}"

    def files(self) -> set[str]:
        place = Path(self.place).resolve()
        return {path.relative_to(place).as_posix() for path in place.rglob("*") if path.is_file()}


class Branch:
    destination = "origin/pages"

    def __init__(self, project, folder: Path) -> None:
        self.bare = folder / "bare"
        self.bare.mkdir()
        git(self.bare, "init", "--quiet", "--bare")
        git(project.folder, "init", "--quiet", "--initial-branch=main")
        git(project.folder, "config", "user.name", "Ada")
        git(project.folder, "config", "user.email", "ada@example.org")
        git(project.folder, "remote", "add", "origin", str(self.bare))

    def files(self) -> set[str]:
        return set(git(self.bare, "ls-tree", "-r", "--name-only", "pages").splitlines())


class Bucket:
    destination = "here:site"

    def __init__(self, project, folder: Path) -> None:
        pass

    def files(self) -> set[str]:
        done = subprocess.run(
            ["rclone", "lsf", "-R", "--files-only", "here:site"], check=True, capture_output=True, text=True
        )
        return set(done.stdout.splitlines())


TARGETS = {
    "folder": (Folder, "", 9),
    "rsync": (Folder, "rsync", 3),
    "github-pages": (Branch, "git", 3),
    "s3": (Bucket, "rclone", 3),
    "ssh": (Remote, "rsync", 3),
}


@pytest.mark.parametrize("to", TARGETS)
def test_every_day_is_live_on_its_date_and_none_is_early(project, tmp_path, request, monkeypatch, to):
    kind, program, days = TARGETS[to]
    if program and not shutil.which(program):
        pytest.skip(f"{program} is not installed")
    if to == "s3":
        request.getfixturevalue("store")
    if to == "ssh":
        monkeypatch.setenv("RSYNC_RSH", request.getfixturevalue("ssh_server"))
    with (project.folder / "publishconf.py").open("a", encoding="utf-8") as file:
        file.write('DAYBYDAY_COMPRESS = ["gzip"]\n')
    # The clocks change within these days.
    project.write("connections/series.yaml", "title: {en: Better connections}\nstart: 2026-10-22\nlength: 30\n")
    for number in range(1, days + 3):
        project.write(f"connections/{number:03}.en.md", f"---\ntitle: Title {number}\n---\nText {number}.\n{HOMEWORK}")
    (project.content / "connections/001-begin.en.md").unlink()
    target = kind(project, tmp_path)

    for number in range(1, days + 1):
        words = ("publish", "--to", to, "--destination", target.destination, "--yes")
        done = project.invoke(
            *words, now=f"2026-10-{21 + number}T07:05:00+0{1 if number > 3 else 2}:00", SITEURL=ADDRESS
        )
        assert 0 == done.returncode, done.stdout + done.stderr
        there = target.files()
        assert {f"connections/{day}/index.html" for day in range(1, number + 1)} <= there
        assert f"connections/{number + 1}/index.html" not in there
        assert f"Readers in English will see 1 new item:\n  connections/{number}: Title {number}\n" in done.stdout
        assert number == (project.content / "ledger.txt").read_text("utf-8").count("\nconnections/")
        assert ("feed.rss.gz" in there) == (to in ("folder", "rsync", "ssh"))

    if to in ("folder", "ssh"):
        back = project.invoke(*words, "--rollback", now="2026-10-30T12:00:00+01:00", SITEURL=ADDRESS)
        assert 0 == back.returncode, back.stderr
        assert f"connections/{days}/index.html" not in target.files()
