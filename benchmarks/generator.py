"""What every generator under test can do: write texts, be configured, be run, forget.

A generator owns one folder: `content/` and `output/` and whatever it remembers between two builds.
"""

from __future__ import annotations

import os
import shutil
import time
from abc import ABC, abstractmethod
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from .corpus import SERIES, Text

HERE = Path(__file__).resolve().parent
PROJECT = HERE.parent


@dataclass(frozen=True)
class Generator(ABC):
    """One way to make the site, in a folder of its own."""

    folder: Path

    @property
    @abstractmethod
    def name(self) -> str:
        """How the tables call it."""

    @property
    def content(self) -> Path:
        return self.folder / "content"

    @property
    def output(self) -> Path:
        return self.folder / "output"

    @property
    @abstractmethod
    def template(self) -> Path:
        """The template every page has around it; it holds `</body>`."""

    @abstractmethod
    def configure(self) -> None:
        """Write settings, templates and everything else that is not a text."""

    @abstractmethod
    def file_of(self, text: Text) -> Path:
        """Where a text is written."""

    @abstractmethod
    def source_of(self, text: Text) -> str:
        """The text in this generator's format."""

    @abstractmethod
    def command(self, now: datetime) -> list[str]:
        """One build, as of `now`."""

    @abstractmethod
    def memory(self) -> tuple[Path, ...]:
        """Everything a build leaves behind and a cold build may not find, output included."""

    def environment(self, now: datetime, warm: bool) -> dict[str, str]:
        """What the process sees, and nothing more: no PYTHONDONTWRITEBYTECODE of a developer's. `warm` says that this build
        may use what the last one remembered.
        """
        kept = {key: os.environ[key] for key in ("PATH", "HOME", "LANG", "TMPDIR") if key in os.environ}
        return {**kept, "DAYBYDAY_NOW": now.isoformat(), "BENCH_WARM": "1" if warm else ""}

    def address_of(self, text: Text) -> str:
        """The path of a text's page; every generator is told to use ours."""
        root = "/" if text.lang == "en" else f"/{text.lang}/"
        return f"{root}{SERIES[text.lang]}/{text.slug}/" if text.kind == "day" else f"{root}{text.slug}/"

    def page_of(self, text: Text) -> Path:
        return self.output / self.address_of(text).strip("/") / "index.html"

    def write(self, texts: Iterable[Text]) -> None:
        for text in texts:
            path = self.file_of(text)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(self.source_of(text), "utf-8")

    def forget(self) -> None:
        """Before a cold build. What was built is moved aside: a file system that has just deleted thousands of files is
        slower at making new ones.
        """
        for path in filter(Path.exists, self.memory()):
            self._aside.mkdir(exist_ok=True)
            path.rename(self._aside / f"{path.name}-{time.monotonic_ns()}")

    def tidy(self) -> None:
        """Delete what was moved aside; never while something is being measured."""
        shutil.rmtree(self._aside, ignore_errors=True)

    @property
    def _aside(self) -> Path:
        return self.folder / "aside"


def listed(words: Iterable[str]) -> str:
    """`[a, b]`: a flow list that YAML and TOML both read."""
    return f"[{', '.join(words)}]"


def quoted(text: str) -> str:
    """A string that YAML and TOML both read; our texts hold no quotation marks and no backslashes."""
    return f'"{text}"'
