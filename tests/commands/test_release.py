"""What a release consists of: a wheel and a source distribution that agree, are sound, and begin a site where nothing else is."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tarfile
import zipfile
from datetime import datetime
from importlib.util import find_spec
from pathlib import Path, PurePosixPath

import pytest

from daybyday import __version__
from tests.browser.needs import Missing, or_skip
from tests.harness import ROOT

NOW = "2026-12-01T12:00:00+01:00"
REMAINS = {"__pycache__", "tests", ".git", "node_modules", ".pytest_cache", ".mypy_cache", "output", "cache", "content"}
"""Folders of a working copy that nobody who installs the kit has any use for."""

slow = pytest.mark.slow


def test_the_changelog_begins_with_this_version_and_its_date():
    heading = re.search(r"^## (\S+) \((.+)\)$", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)

    assert heading
    assert heading[1] == __version__
    assert datetime.strptime(heading[2], "%d %B %Y")


def tool(name: str) -> list[str]:
    if find_spec(name) is None:
        raise Missing(f'no Python package {name}: run `pip install -e ".[dev]"`')
    return [sys.executable, "-m", name]


def run(*command: str | Path, cwd: Path | None = None, **environment: str) -> str:
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("DAYBYDAY", "PYTHON"))}
    done = subprocess.run(
        command, cwd=cwd, env={**kept, **environment}, check=False, capture_output=True, encoding="utf-8", timeout=600
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


@pytest.fixture(scope="module")
def source(tmp_path_factory) -> Path:
    """The kit as a checkout has it."""
    folder = tmp_path_factory.mktemp("release") / "source"
    shutil.copytree(ROOT, folder, ignore=shutil.ignore_patterns(".venv", ".git", "dist", *REMAINS - {"content"}))
    (folder / "plugins/daybyday/__pycache__").mkdir()
    (folder / "plugins/daybyday/__pycache__/model.pyc").write_bytes(b"somebody ran it here")
    return folder


@pytest.fixture(scope="module")
def release(source, tmp_path_factory) -> Path:
    """A folder with both archives: the source distribution, and the wheel that is built from it."""
    folder = tmp_path_factory.mktemp("dist")
    run(*or_skip(tool, "build"), "--outdir", folder, source)
    return folder


@pytest.fixture(scope="module")
def wheel(release) -> Path:
    return release / f"daybyday-{__version__}-py3-none-any.whl"


def members(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as packed:
        return {info.filename for info in packed.infolist() if not info.is_dir()}


@slow
def test_a_release_is_two_archives_that_an_index_takes(release):
    archives = sorted(release.iterdir())

    assert [path.name for path in archives] == [
        f"daybyday-{__version__}-py3-none-any.whl",
        f"daybyday-{__version__}.tar.gz",
    ]
    assert run(*or_skip(tool, "twine"), "check", "--strict", *archives, NO_COLOR="1").count("PASSED") == 2


@slow
def test_the_wheel_holds_all_of_the_kit_and_nothing_else(source, wheel):
    package = {path for path in (source / "plugins/daybyday").rglob("*") if path.is_file() and path.suffix != ".pyc"}
    theme = {path for path in (source / "theme").rglob("*") if path.is_file()}
    expected = {path.relative_to(source / "plugins").as_posix() for path in package}
    expected |= {f"daybyday/{path.relative_to(source).as_posix()}" for path in theme}

    held = {name for name in members(wheel) if ".dist-info/" not in name}

    assert held == expected | {"pelican/plugins/daybyday/__init__.py"}
    assert {
        "daybyday/theme/templates/day.html",
        "daybyday/messages/it.po",
        "daybyday/words/it.yaml",
        "daybyday/theming/browser_editor/sveltia-cms.js",
        "daybyday/pictures/fonts/OFL.txt",
    } <= held


@slow
def test_neither_archive_holds_tests_caches_or_somebodys_site(release, wheel):
    with tarfile.open(release / f"daybyday-{__version__}.tar.gz") as packed:
        names = {PurePosixPath(*PurePosixPath(name).parts[1:]) for name in packed.getnames()}
    names |= {PurePosixPath(name) for name in members(wheel)}

    assert [str(name) for name in names if REMAINS & set(name.parts) or name.suffix in {".pyc", ".whl"}] == []


@slow
def test_the_source_distribution_makes_the_same_wheel_as_a_checkout(source, wheel, tmp_path):
    run(sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "-w", tmp_path, source)

    assert (tmp_path / wheel.name).read_bytes() == wheel.read_bytes()


@pytest.fixture(scope="module")
def program(wheel, tmp_path_factory) -> Path:
    """The command in an environment in which nothing is but the wheel and what it asks for."""
    environment = tmp_path_factory.mktemp("environment")
    run(sys.executable, "-m", "venv", environment)
    run(environment / "bin/python", "-m", "pip", "install", "-q", "-c", ROOT / "constraints.txt", wheel)
    return environment / "bin/daybyday"


@slow
def test_where_nothing_but_the_wheel_is_a_first_day_is_begun_checked_built_and_published(program, tmp_path):
    spoken = {"DAYBYDAY_NOW": NOW, "DAYBYDAY_SPEAK": "en", "LC_ALL": "C.UTF-8"}
    options = [
        "--name",
        "Thirty days",
        "--languages",
        "en,it",
        "--start",
        "2026-12-01",
        "--length",
        "1",
        "--timezone",
        "Europe/Rome",
    ]
    assert run(program, "--version").strip() == f"daybyday {__version__}"

    run(program, "start", "site", *options, "--address", "https://ada.test", cwd=tmp_path, **spoken)
    site = tmp_path / "site"
    for lang in ("en", "it"):
        day = site / f"content/thirty-days/001.{lang}.md"
        day.write_text(day.read_text("utf-8").replace("status: draft\n", "").replace("…", "Alba"), "utf-8")

    assert run(program, "check", "--format", "short", cwd=site, **spoken).endswith(
        "Checked 2 posts: 1 note.\n"
    )  # no Pillow
    run(program, "build", cwd=site, **spoken)
    assert (site / "output/thirty-days/1/index.html").is_file()
    run(program, "publish", "--to", "folder", "--destination", tmp_path / "www", "--yes", cwd=site, **spoken)
    assert "Alba" in (tmp_path / "www/it/thirty-days/1/index.html").read_text("utf-8")
