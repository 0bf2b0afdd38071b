"""One generator with the corpus as it stands: what an author would do to it between two builds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from . import measuring, trees
from .corpus import Corpus, Text, day_texts, noon_of
from .generator import Generator


@dataclass(frozen=True)
class Proof:
    """What must stand in the output after a build, lest something fast did nothing."""

    path: Path
    words: str

    def check(self) -> None:
        """Raises `BuildFailedError`."""
        if not self.path.is_file():
            raise measuring.BuildFailedError(f"{self.path} was not made")
        if self.words not in self.path.read_text("utf-8"):
            raise measuring.BuildFailedError(f"{self.path} does not say {self.words!r}")


@dataclass
class Site:
    """A site of a size, made by one generator. `days` grows with every new day; it is built `days_after` the last one."""

    generator: Generator
    days: int
    days_after: int = 0
    _template: str = field(default="", repr=False)

    def write(self) -> None:
        """All files as they are before the first build."""
        self.generator.folder.mkdir(parents=True, exist_ok=True)
        self.generator.configure()
        self.generator.write(Corpus(self.days).texts())
        self._template = self.generator.template.read_text("utf-8")

    @property
    def middle(self) -> Text:
        """A day in the middle: old enough for no feed and no home page."""
        return day_texts(self.days // 2)[0]

    def start_cold(self, turn: int) -> Proof:  # noqa: ARG002 - every change is told its turn
        """Forget everything that was built."""
        self.generator.forget()
        return self._last_day()

    def leave(self, turn: int) -> Proof:  # noqa: ARG002
        """Change nothing."""
        return self._last_day()

    def add_day(self, turn: int) -> Proof:  # noqa: ARG002
        """One more day in every language; the clock of the next build is a day on."""
        self.days += 1
        self.generator.write(day_texts(self.days))
        return self._last_day()

    def edit(self, turn: int) -> Proof:
        """A word in a day in the middle."""
        word = f"Corrected{turn}"
        text = self.middle
        self.generator.write([text.edited(word)])
        return Proof(self.generator.page_of(text), word)

    def change_template(self, turn: int) -> Proof:
        """A line in the template that every page has around it."""
        line = f"<p>edition {turn}</p>"
        self.generator.template.write_text(self._template.replace("</body>", f"{line}\n</body>"), "utf-8")
        return Proof(self.generator.page_of(self.middle), line)

    def build(self, warm: bool = True, environment: Mapping[str, str] = MappingProxyType({})) -> measuring.Spent:
        """One build, timed; `environment` is what it sees beside the usual."""
        now = noon_of(self.days + self.days_after)
        generator = self.generator
        seen = {**generator.environment(now, warm), **environment}
        return measuring.timed(generator.command(now), generator.folder, seen)

    def memory(self) -> measuring.Peak:
        """One cold build, watched."""
        self.generator.forget()
        now = noon_of(self.days + self.days_after)
        generator = self.generator
        return measuring.watched(generator.command(now), generator.folder, generator.environment(now, warm=False))

    def listing(self) -> dict[str, trees.Entry]:
        return trees.listing(self.generator.output)

    def digests(self) -> dict[str, str]:
        return trees.digests(self.generator.output)

    def _last_day(self) -> Proof:
        text = day_texts(self.days)[-1]
        return Proof(self.generator.page_of(text), text.title)
