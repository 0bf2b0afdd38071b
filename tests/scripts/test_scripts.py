"""The scripts' own tests, by node; and their types, by TypeScript."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.browser.needs import node, node_module, or_skip
from tests.harness import ROOT

pytestmark = pytest.mark.slow
HERE = Path(__file__).resolve().parent


@pytest.mark.parametrize("zone", ["UTC", "Europe/Rome", "Pacific/Kiritimati", "Etc/GMT+12"])
def test_the_logic_of_the_scripts_holds_in_every_time_zone(tmp_path, zone):
    """In a folder of their own, which says that these files are modules: a theme is not a package."""
    program = or_skip(node)
    shutil.copytree(ROOT / "theme" / "static", tmp_path / "static")
    (tmp_path / "tests").mkdir()
    for path in HERE.glob("*.test.js"):
        shutil.copy(path, tmp_path / "tests")
    (tmp_path / "package.json").write_text('{"type": "module"}', "utf-8")
    done = subprocess.run(
        [program, "--test", "tests/"], cwd=tmp_path, env={**os.environ, "TZ": zone},
        capture_output=True, text=True, encoding="utf-8", check=False, timeout=300,
    )  # fmt: skip

    assert done.returncode == 0, done.stdout
    assert "# pass 0" not in done.stdout


@pytest.mark.parametrize("which", ["tsconfig.json", "worker.tsconfig.json"])
def test_the_scripts_have_no_mistake_in_their_types(which):
    program, compiler = or_skip(node), or_skip(node_module, "typescript/bin/tsc")
    done = subprocess.run(
        [program, str(compiler), "-p", str(HERE / which)],
        capture_output=True, text=True, encoding="utf-8", check=False, timeout=300,
    )  # fmt: skip

    assert done.stdout == ""
    assert done.returncode == 0
