"""Pelican's own sample site, from the package of its sources, in both of its themes."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

import pelican
import pytest

from tests.guest.blog import FEED_ID, SERIES, kept_environment
from tests.harness import ROOT, differing, split_site

pytestmark = pytest.mark.slow
THEMES = pytest.mark.parametrize("theme", ["simple", "notmyidea"])
SITEMAP = {"sitemap.xml", "opml.xml", "manifest.txt"}


@pytest.fixture(scope="module")
def sample(tmp_path_factory) -> Path:
    """The folder of the samples. `PELICAN_SOURCES` names an archive that is there."""
    folder = tmp_path_factory.mktemp("sources")
    archive = os.environ.get("PELICAN_SOURCES")
    if not archive:
        command = [
            sys.executable,
            "-m",
            "pip",
            "download",
            "-q",
            "--no-deps",
            "--no-binary",
            ":all:",
            "-d",
            str(folder),
        ]
        subprocess.run([*command, f"pelican=={pelican.__version__}"], check=True, timeout=600, capture_output=True)
        archive = str(next(folder.glob("pelican-*.tar.gz")))
    with tarfile.open(archive) as sources:
        sources.extractall(folder, filter="data")
    return next(folder.glob("pelican-*/samples"))


def build(sample: Path, folder: Path, theme: str, plugins: list[str], *, series: bool = False) -> dict[str, bytes]:
    """The sample in a folder of its own, built as one types it."""
    shutil.copytree(sample, folder)
    if series:
        for path, body in split_site(SERIES.replace("{filename}../tech/one.md", "{filename}/unbelievable.rst").replace("/life/two.rst", "/article2.rst").replace("{static}/images/x.png", "{static}/pictures/Sushi.jpg").replace("../tech/other.pdf", "../pictures/Fat_Cat.jpg")).items():  # fmt: skip
            target = folder / "content" / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(body, "utf-8")
    lines = f"import sys\nsys.path.insert(0, {str(ROOT / 'plugins')!r})\nPLUGINS = {plugins!r}\nFEED_ID = {FEED_ID!r}\nPATH = 'content'\n"
    with (folder / "pelican.conf.py").open("a") as settings:
        settings.write(lines)
    command = [sys.executable, "-m", "pelican", "content", "-s", "pelican.conf.py", "-t", theme, "-o", "made"]
    done = subprocess.run(
        command, cwd=folder, capture_output=True, text=True, check=False, timeout=300, env=kept_environment()
    )
    assert done.returncode == 0, done.stderr
    made = folder / "made"
    return {path.relative_to(made).as_posix(): path.read_bytes() for path in made.rglob("*") if path.is_file()}


@THEMES
def test_without_a_series_not_a_byte_differs(sample, tmp_path, theme):
    alone = build(sample, tmp_path / "alone", theme, [])
    beside = build(sample, tmp_path / "beside", theme, ["daybyday"])

    assert len(alone) > 40
    assert differing(alone, beside) == []


@THEMES
def test_with_one_nothing_is_missing_and_what_is_new_is_the_series(sample, tmp_path, theme):
    alone = build(sample, tmp_path / "alone", theme, [])
    beside = build(sample, tmp_path / "beside", theme, ["daybyday"], series=True)
    new = {path for path in set(beside) - set(alone) if not path.startswith(("connections/", "it/relazioni/"))}
    brought = ("tag/", "category/", "feeds/", "index", "author/", "pictures/", "drafts/")

    assert set(alone) - set(beside) == set()
    assert {path for path in new if not path.startswith(brought)} <= SITEMAP
    assert "connections/1/index.html" in beside
    assert not [path for path, data in beside.items() if b"Velvet otters" in data or b"005-velvet" in data]
    assert [path for path in alone if not path.endswith((".html", ".xml")) and alone[path] != beside[path]] == []
