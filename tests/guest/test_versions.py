"""The oldest Pelican that is promised, and every newer Python that this machine has."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.guest.blog import BLOG, FEED_ID, SERIES, Blog
from tests.harness import ROOT, differing

pytestmark = pytest.mark.slow
OLDEST = "4.11.0"


def environment(folder: Path, program: str, *packages: str) -> str:
    """A Python with the kit in it."""
    subprocess.run([program, "-m", "venv", folder], check=True, timeout=120)
    python = str(folder / "bin" / "python")
    install = [python, "-m", "pip", "install", "-q", str(ROOT), *packages]
    subprocess.run(install, check=True, timeout=900, capture_output=True)
    return python


def newer_pythons() -> list[str]:
    """Those after the one that runs the tests, in the path or beside it, the first of each that works."""
    beside = Path(sys.base_prefix).parent
    places = sorted(beside.glob("*/bin")) if beside.name == "versions" else []
    programs = []
    for minor in range(sys.version_info.minor + 1, 20):
        name = f"python3.{minor}"
        choices = [str(place / name) for place in places if (place / name).is_file()] + [shutil.which(name) or ""]
        programs += [choice for choice in choices if choice and works(choice)][:1]
    return programs


def works(program: str) -> bool:
    done = subprocess.run([program, "-c", "import venv, ssl"], check=False, capture_output=True)
    return done.returncode == 0


@pytest.fixture(scope="module")
def oldest(tmp_path_factory) -> str:
    return environment(tmp_path_factory.mktemp("oldest"), sys.executable, f"pelican=={OLDEST}")


def test_with_the_oldest_pelican_a_blog_without_a_series_is_the_same(tmp_path, oldest):
    alone = Blog(tmp_path / "alone", BLOG).build(plugins=[], python=oldest)
    beside = Blog(tmp_path / "beside", BLOG).build(python=oldest)

    assert (alone.status, beside.status) == (0, 0)
    assert differing(alone.files, beside.files) == []


def test_with_the_oldest_pelican_a_series_comes_out(tmp_path, oldest):
    built = Blog(tmp_path, BLOG, SERIES, FEED_ID=FEED_ID).build(python=oldest)

    assert built.status == 0, built.said
    assert '<section class="homework" id="homework">' in built.text("connections/1/index.html")
    assert "Velvet otters" not in built.everything()


@pytest.mark.parametrize("program", newer_pythons() or [sys.executable], ids=lambda program: Path(program).name)
def test_with_a_newer_python_a_series_comes_out_with_the_same_bytes(tmp_path, program):
    python = environment(tmp_path / "environment", program, "-c", str(ROOT / "constraints.txt"))
    newer = Blog(tmp_path / "newer", BLOG, SERIES, FEED_ID=FEED_ID).build(python=python)
    ours = Blog(tmp_path / "ours", BLOG, SERIES, FEED_ID=FEED_ID).build()

    assert newer.status == 0, newer.said + newer.printed
    assert differing(newer.files, ours.files) == []
