"""The kit as it is installed: a site that `start` has begun lives with the wheel alone, here, elsewhere, and with the next version."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.harness import ROOT

pytestmark = pytest.mark.slow

NOW = "2026-12-03T12:00:00+01:00"
PROGRAM = "from daybyday.cli.commands import main; main()"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    """What the wheel puts into an environment."""
    folder = tmp_path_factory.mktemp("wheel")
    source = folder / "source"
    ignore = shutil.ignore_patterns(".venv", ".git", "output", "cache", "node_modules", "__pycache__")
    shutil.copytree(ROOT, source, ignore=ignore)
    command = [sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "-w", str(folder), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=600)
    [archive] = folder.glob("*.whl")
    with zipfile.ZipFile(archive) as packed:
        packed.extractall(folder / "installed")
    return folder / "installed"


def typed(installed: Path, folder: Path, *words: str, **environment: str) -> str:
    kept = {key: value for key, value in os.environ.items() if key in ("PATH", "HOME", "LANG")}
    env = {**kept, "PYTHONPATH": str(installed), "DAYBYDAY_NOW": NOW, "DAYBYDAY_SPEAK": "en", **environment}
    done = subprocess.run(
        [sys.executable, "-P", "-c", PROGRAM, *words],
        cwd=folder,
        env=env,
        check=False,
        capture_output=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr + done.stdout
    return done.stdout


@pytest.fixture(scope="module")
def site(wheel, tmp_path_factory) -> Path:
    """A site with a day that is out in both languages, and one to come."""
    folder = tmp_path_factory.mktemp("author")
    options = (
        "--name",
        "Trenta giorni",
        "--languages",
        "it,en",
        "--start",
        "2026-12-01",
        "--address",
        "https://ada.test",
        "--timezone",
        "Europe/Rome",
    )
    typed(wheel, folder, "start", "site", *options)
    typed(wheel, folder / "site", "new", "--week")
    for path in (folder / "site/content/trenta-giorni").glob("*.md"):
        path.write_text(path.read_text("utf-8").replace("status: draft\n", "").replace("…", "Parole."), "utf-8")
    return folder / "site"


def published(installed: Path, site: Path, **environment: str) -> dict[str, bytes]:
    typed(installed, site, "publish", **environment)
    output = site / "output"
    return {path.relative_to(output).as_posix(): path.read_bytes() for path in output.rglob("*") if path.is_file()}


def test_the_wheel_is_all_a_site_needs(wheel, site):
    files = published(wheel, site)

    assert str(wheel) not in "".join(path.read_text("utf-8") for path in site.glob("*.py"))
    assert {"trenta-giorni/3/index.html", "en/trenta-giorni/3/index.html", "feed.rss"} <= set(files)
    assert "trenta-giorni/4/index.html" not in files
    assert any(re.fullmatch(r"theme/style\.\w+\.css", name) for name in files)


def test_the_checks_find_nothing_wrong(wheel, site):
    assert " error " not in typed(wheel, site, "check")


def test_another_machine_makes_the_same_bytes(wheel, site, tmp_path):
    other = tmp_path / "somewhere else"
    shutil.copytree(site, other, ignore=shutil.ignore_patterns("output", "cache", "__pycache__"))
    strange = {"TZ": "Asia/Tokyo", "LANG": "C", "PYTHONHASHSEED": "7", "HOME": str(tmp_path)}

    assert published(wheel, other, **strange) == published(wheel, site)


def test_the_next_version_makes_the_same_bytes_from_the_same_folder(wheel, site, tmp_path):
    before = published(wheel, site)
    newer = tmp_path / "newer"
    shutil.copytree(wheel, newer)
    start = newer / "daybyday/__init__.py"
    start.write_text(re.sub(r'__version__ = "[^"]*"', '__version__ = "9.0.0"', start.read_text("utf-8")), "utf-8")
    for metadata in newer.glob("daybyday-*.dist-info"):
        metadata.rename(newer / "daybyday-9.0.0.dist-info")

    assert "9.0.0" in typed(newer, site, "--version")
    assert published(newer, site) == before


def test_a_newer_version_that_would_give_other_ids_is_stopped_by_the_ledger(wheel, site, tmp_path):
    other = tmp_path / "site"
    shutil.copytree(site, other)
    published(wheel, other)
    typed(wheel, other, "ledger")
    newer = tmp_path / "newer"
    shutil.copytree(wheel, newer)
    identity = newer / "daybyday/identity.py"
    text = identity.read_text("utf-8")
    assert "def item_id" in text
    identity.write_text(
        text + "\n_before = item_id\ndef item_id(scheme, key, lang):\n    return _before(scheme, key, lang) + '/new'\n",
        "utf-8",
    )
    env = {key: value for key, value in os.environ.items() if key in ("PATH", "HOME", "LANG")}
    done = subprocess.run(
        [sys.executable, "-P", "-c", PROGRAM, "publish"], cwd=other, check=False, capture_output=True, encoding="utf-8",
        env={**env, "PYTHONPATH": str(newer), "DAYBYDAY_NOW": NOW, "DAYBYDAY_SPEAK": "en"},
    )  # fmt: skip

    assert done.returncode == 1
    assert "error feed-id-changed" in done.stderr
