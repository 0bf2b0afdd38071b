"""A publication that is killed anywhere: what is live is whole where it can be, nothing of others is gone, the next heals it."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from daybyday.publishing.bucket import bucket_host
from daybyday.publishing.folder import folder_host
from daybyday.publishing.github_pages import github_pages
from daybyday.publishing.remote_releases import ssh_host
from daybyday.publishing.rsync import rsync_host
from daybyday.publishing.site_files import site_files
from tests.commands.test_publish import ssh_server
from tests.harness import ROOT
from tests.publishing.conftest import add, files_in, publish, write
from tests.publishing.test_ledger_commit import git

__all__ = ["ssh_server"]
pytestmark = [pytest.mark.slow, pytest.mark.skipif(not hasattr(os, "killpg"), reason="kills a group of processes")]

OPENERS = {
    "released": folder_host, "in_place": folder_host, "rsync": rsync_host, "ssh": ssh_host, "branch": github_pages,
    "bucket": bucket_host,
}  # fmt: skip
WHOLE = ("released", "ssh", "branch")
"""Where readers get one site or the next, whatever breaks."""
SCRIPT = """
import sys
from pathlib import Path
from tests.publishing.test_killed import OPENERS
from tests.publishing.conftest import publish
from daybyday.publishing import claim
claim.DEAD_AFTER = 0.1  # notes that lie there are of those that were killed before
from daybyday.publishing.site_files import site_files
kind, destination, output = sys.argv[1:]
publish(OPENERS[kind](destination, Path(output)), site_files(Path(output)))
"""


def site(text: str) -> dict[str, str]:
    return {**{f"day/{number}/index.html": text for number in range(150)}, "index.html": text, f"only/{text}": text}


class Target:
    def __init__(self, kind: str, folder: Path) -> None:
        self.kind, self.folder, self.output = kind, folder, folder / "output"
        self.place = folder / "www"
        self.destination = "origin/pages" if kind == "branch" else str(self.place)
        if kind == "ssh":
            self.destination = f"127.0.0.1:{self.place}"
        elif kind == "bucket":
            # Any store that rclone knows; here one that keeps its objects in a folder.
            self.destination = "disk:"
            self.place.mkdir()
            add(self.place, {"theirs/notes": "theirs"})
        elif kind == "branch":
            self.place.mkdir()
            git(self.place, "init", "--quiet", "--bare")
            git(folder, "init", "--quiet")
            git(folder, "remote", "add", "origin", str(self.place))
        elif kind != "released":
            self.place.mkdir()
            add(self.place, {"theirs/notes": "theirs"})

    def publish(self, text: str) -> None:
        publish(OPENERS[self.kind](self.destination, self.output), site_files(write(self.output, site(text))))

    def killed_after(self, seconds: float, text: str) -> None:
        write(self.output, site(text))
        environment = {**os.environ, "PYTHONPATH": f"{ROOT / 'plugins'}:{ROOT}"}
        command = [sys.executable, "-c", SCRIPT, self.kind, self.destination, str(self.output)]
        process = subprocess.Popen(
            command, cwd=self.folder, env=environment, start_new_session=True, stderr=subprocess.DEVNULL
        )
        time.sleep(seconds)
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()

    @property
    def files(self) -> dict[str, str]:
        if self.kind == "branch":
            names = git(self.place, "ls-tree", "-r", "--name-only", "pages").splitlines()
            ours = [name for name in names if name not in ("manifest.txt", ".nojekyll")]
            return {name: git(self.place, "show", f"pages:{name}") for name in ours}
        return {path: text for path, text in files_in(self.place.resolve()).items() if not path.startswith(".daybyday")}


@pytest.mark.parametrize("kind", OPENERS)
def test_killed_at_any_moment_it_is_healed_by_the_next(kind, tmp_path, monkeypatch, request):
    for program in {"rsync": ["rsync"], "ssh": ["rsync"], "branch": ["git"], "bucket": ["rclone"]}.get(kind, []):
        if not shutil.which(program):
            pytest.skip(f"{program} is not installed")
    if kind == "ssh":
        monkeypatch.setenv("RSYNC_RSH", request.getfixturevalue("ssh_server"))
    monkeypatch.setenv("RCLONE_CONFIG_DISK_TYPE", "alias")
    monkeypatch.setenv("RCLONE_CONFIG_DISK_REMOTE", str(tmp_path / "www"))
    monkeypatch.chdir(tmp_path)
    target, dice = Target(kind, tmp_path), random.Random(13)
    target.publish("0")

    for number in range(1, 7):
        target.killed_after(0.15 + dice.random() * 0.5, str(number))
        if kind in WHOLE:
            texts = {text for name, text in target.files.items() if name != "theirs/notes"}
            assert len(texts) == 1, "readers met a mixture"
    target.publish("last")

    theirs = {} if kind in WHOLE else {"theirs/notes": "theirs"}
    assert target.files == {**theirs, **site("last")}
    # What a killed publication has begun over ssh may be another's: it goes a day later.
    signs = [".daybyday"] if kind == "ssh" else [".daybyday", ".partial"]
    live = target.place.resolve() if kind == "ssh" else tmp_path
    assert [path for path in live.rglob("*") if any(sign in path.name for sign in signs)] == []


@pytest.mark.parametrize("kind", ["released", "in_place"])
def test_two_at_once_end_with_one_of_them_whole(kind, tmp_path):
    target = Target(kind, tmp_path)
    target.publish("0")
    environment = {**os.environ, "PYTHONPATH": f"{ROOT / 'plugins'}:{ROOT}"}
    processes = []
    for text in ("1", "2"):
        output = write(tmp_path / f"output{text}", site(text))
        command = [sys.executable, "-c", SCRIPT, kind, target.destination, str(output)]
        processes.append(subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, encoding="utf-8"))
    errors = [process.communicate()[1] for process in processes]

    texts = {text for name, text in target.files.items() if name != "theirs/notes"}
    assert len(texts) == 1
    refused = [error for error in errors if error]
    assert all("somebody else has published there since it was looked at" in error for error in refused)
    assert len(refused) < 2
