"""Folders of files as sites, and ways to publish them that need no build."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from daybyday.publishing import claim
from daybyday.publishing.plan import Host, Plan, make_plan
from daybyday.publishing.rsync import RsyncHost
from daybyday.publishing.site_files import SiteFiles, site_files


def write(folder: Path, files: dict[str, str]) -> Path:
    """Make the files of a folder exactly these."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    return add(folder, files)


def add(folder: Path, files: dict[str, str]) -> Path:
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")
    return folder


def files_in(folder: Path) -> dict[str, str]:
    """Every file below a folder, without the manifest."""
    return {
        path.relative_to(folder).as_posix(): path.read_text("utf-8")
        for path in folder.rglob("*")
        if path.is_file() and path.name != "manifest.txt"
    }


def publish(host: Host, site: SiteFiles) -> Plan:
    plan = make_plan(host.look(site.digests), site.digests)
    host.carry_out(plan, site)
    return plan


@pytest.fixture(autouse=True)
def nobody_waits_long(monkeypatch):
    """The note of a publication that was killed is nobody's after half a second."""
    monkeypatch.setattr(claim, "RENEWED_AFTER", 5)
    monkeypatch.setattr(claim, "DEAD_AFTER", 0.5)


class Www:
    """A folder that is published to by rsync."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "www"
        self.output = folder / "output"

    def publish(self, files: dict[str, str]) -> Plan:
        return publish(RsyncHost(str(self.folder)), site_files(write(self.output, files)))

    def plan(self, files: dict[str, str]) -> Plan:
        site = site_files(write(self.output, files))
        return make_plan(RsyncHost(str(self.folder)).look(site.digests), site.digests)


@pytest.fixture
def www(tmp_path: Path) -> Www:
    if not shutil.which("rsync"):
        pytest.skip("rsync is not installed: apt install rsync")
    return Www(tmp_path)
