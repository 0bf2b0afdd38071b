"""Targets that lie beyond a network: a server on this machine, a line to it that can be cut, and what is there."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from daybyday.publishing.bucket import bucket_host
from daybyday.publishing.github_pages import github_pages
from daybyday.publishing.plan import Host
from daybyday.publishing.remote_releases import ssh_host
from daybyday.publishing.rsync import rsync_host
from daybyday.publishing.site_files import site_files
from tests.deploys.cut_line import CutLine
from tests.hosting.running import free_port
from tests.publishing.conftest import add, files_in, publish, write
from tests.publishing.test_ledger_commit import git

KINDS = ("ssh", "rsync", "branch", "bucket")
THEIRS = {"theirs/notes": "theirs"}


class RemoteTarget:
    """`publish` goes over `line`; `files` looks at the server itself."""

    def __init__(
        self, folder: Path, line: CutLine, open_host: Callable[[Path], Host], files: Callable[[], dict[str, str]]
    ) -> None:
        self.line, self.output = line, folder / "output"
        self._open, self._files = open_host, files

    def publish(self, files: dict[str, str]) -> None:
        publish(self._open(self.output), site_files(write(self.output, files)))

    @property
    def files(self) -> dict[str, str]:
        """Readers' files; notes of publications that broke off are none."""
        return {path: text for path, text in self._files().items() if not path.startswith(".")}


@contextlib.contextmanager
def remote_target(kind: str, folder: Path, request: pytest.FixtureRequest) -> Iterator[RemoteTarget]:
    """One of `KINDS`, with a stranger's file in it."""
    with {"ssh": _ssh, "rsync": _rsync, "branch": _branch, "bucket": _bucket}[kind](folder, request) as target:
        yield target


def _over_ssh(request: pytest.FixtureRequest) -> CutLine:
    command = request.getfixturevalue("ssh_server")
    [port] = re.findall(r"-p (\d+)", command)
    cut = CutLine(int(port)).__enter__()
    request.addfinalizer(cut.__exit__)
    request.getfixturevalue("monkeypatch").setenv("RSYNC_RSH", command.replace(f"-p {port}", f"-p {cut.port}"))
    return cut


@contextlib.contextmanager
def _ssh(folder: Path, request: pytest.FixtureRequest) -> Iterator[RemoteTarget]:
    place = folder / "www"
    target = RemoteTarget(
        folder,
        _over_ssh(request),
        lambda output: ssh_host(f"127.0.0.1:{place}", output),
        lambda: files_in(place.resolve()),
    )
    target.publish({"index.html": "before"})
    add(place.resolve(), THEIRS)
    yield target


@contextlib.contextmanager
def _rsync(folder: Path, request: pytest.FixtureRequest) -> Iterator[RemoteTarget]:
    place = folder / "www"
    place.mkdir()
    add(place, THEIRS)
    yield RemoteTarget(
        folder, _over_ssh(request), lambda output: rsync_host(f"127.0.0.1:{place}", output), lambda: files_in(place)
    )


@contextlib.contextmanager
def _branch(folder: Path, request: pytest.FixtureRequest) -> Iterator[RemoteTarget]:
    bare, clone, port = folder / "site.git", folder / "clone", free_port()
    for path in (bare, clone):
        path.mkdir()
    git(bare, "init", "--quiet", "--bare")
    git(clone, "init", "--quiet")
    options = ["--reuseaddr", "--export-all", "--enable=receive-pack", f"--base-path={folder}", "--listen=127.0.0.1"]
    daemon = subprocess.Popen(["git", "daemon", *options, f"--port={port}", str(folder)], stderr=subprocess.DEVNULL)
    try:
        _wait_for(port)
        with CutLine(port) as line:
            git(clone, "remote", "add", "origin", f"git://127.0.0.1:{line.port}/site.git")
            request.getfixturevalue("monkeypatch").chdir(clone)
            target = RemoteTarget(
                folder, line, lambda output: github_pages("origin/pages", output), lambda: _of_branch(bare)
            )
            git(clone, "commit", "--quiet", "--allow-empty", "-m", "x")
            add(clone, THEIRS)
            git(clone, "add", "-A")
            git(clone, "commit", "--quiet", "-m", "theirs")
            git(clone, "push", "--quiet", str(bare), "HEAD:refs/heads/pages")
            yield target
    finally:
        daemon.terminate()
        daemon.wait()


def _of_branch(bare: Path) -> dict[str, str]:
    names = git(bare, "ls-tree", "-r", "--name-only", "pages").splitlines()
    return {name: git(bare, "show", f"pages:{name}") for name in names if name != "manifest.txt"}


@contextlib.contextmanager
def _bucket(folder: Path, request: pytest.FixtureRequest) -> Iterator[RemoteTarget]:
    store, patch = request.getfixturevalue("store"), request.getfixturevalue("monkeypatch")
    store.add("theirs/notes", "theirs")
    port = int(store.url.split(":")[2].partition("/")[0])
    with CutLine(port) as line:
        for name, value in os.environ.items():
            if name.startswith("RCLONE_CONFIG_HERE_"):
                patch.setenv(name.replace("_HERE_", "_FAR_"), value)
        patch.setenv("RCLONE_TRANSFERS", "24")  # each file is tried several times, and waits between
        patch.setenv("RCLONE_CONFIG_FAR_ENDPOINT", f"http://127.0.0.1:{line.port}")
        copy = folder / "copy"

        def files() -> dict[str, str]:
            shutil.rmtree(copy, ignore_errors=True)
            store.rclone("copy", "here:site", str(copy))
            return files_in(copy)

        yield RemoteTarget(folder, line, lambda output: bucket_host("far:site", output), files)


def _wait_for(port: int) -> None:
    for _ in range(100):
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.05)
