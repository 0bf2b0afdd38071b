"""`project`: a folder with settings and content of its own, in which commands are typed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests import warm
from tests.harness import HOMEWORK, ROOT, SERIES, split_site, write_settings

_CONTENT = SERIES + f"-- connections/001-begin.en.md --\n---\ntitle: Begin\n---\nText.\n{HOMEWORK}"
_NOW = "2026-11-08T12:00:00+01:00"


class Project:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.content = folder / "content"
        self.output = folder / "output"
        write_settings(folder)
        (folder / "tasks.py").write_text("from daybyday.cli.commands import namespace\n", "utf-8")
        self.content.mkdir()
        for path, text in split_site(_CONTENT).items():
            self.write(path, text)

    def write(self, path: str, text: str) -> None:
        target = self.content / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8")

    def invoke(self, *words: str, now: str = _NOW, stdin: int = subprocess.DEVNULL, **environment: str):
        return self._run(["invoke", *words], now, stdin, environment)

    def pelican(self, *words: str, now: str = _NOW, **environment: str):
        return self._run(["pelican", *words], now, subprocess.DEVNULL, environment)

    def _run(self, words: list[str], now: str, stdin: int, environment: dict[str, str]):
        env = {
            **os.environ, "DAYBYDAY_NOW": now, "PYTHONPATH": str(ROOT / "plugins"), "COLUMNS": "500", **environment
        }  # fmt: skip
        command = [sys.executable, "-m", *words]
        if stdin == subprocess.DEVNULL:
            return warm.run(command, cwd=self.folder, env=env)
        return subprocess.run(
            command, cwd=self.folder, env=env, stdin=stdin, capture_output=True, encoding="utf-8", check=False
        )


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path)
