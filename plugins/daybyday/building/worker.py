"""What a worker process does: take files in, make pages. Plain values in, plain values out.

`begin` puts what all its work needs in one place; in a build of one process that is this one.
Nothing heavy is imported here: the first process wants the names only. Workers are forked from one
that has imported everything (`preload`).
"""

from __future__ import annotations

import gc
import marshal
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..edition.site_context import SiteContext
from ..engine import Fingerprints, RenderedFile, stage
from ..engine.storefile import Reader, reader
from ..errors import DayByDayError
from ..parts import Part
from ..prose import Body
from ..theming.fragments import Fragments
from .codec import unpack_body
from .source_reader import Row, SourceReader, read_files

PRELOAD = f"{__package__}.preload"

Job = tuple[int, Part, bytes]
"""(number, part, its fingerprint)"""


@dataclass(frozen=True)
class WorkerContext:
    """Everything a worker needs. `ground` is what rendering rests on."""

    reader: SourceReader
    context: SiteContext
    theme: Path
    ground: str
    store: Path | None


_bench: list[WorkerContext] = []


def begin(bench: WorkerContext) -> None:
    """Make ready; nothing is opened or imported before the first work asks for it."""
    _bench[:] = [bench]
    _presses.clear()
    # What was imported lives as long as the process: no need to look through it for garbage again and again.
    gc.freeze()


def take(files: Mapping[str, str]) -> list[Row]:
    """Read and convert some files."""
    return read_files(_bench[0].reader, files)


@dataclass(frozen=True, slots=True)
class WorkerResult:
    """What came of some jobs: files written aside, fragments made on the way, and the numbers of jobs
    that have to be done by the first process, because a text they need is lost.
    """

    made: list[RenderedFile]
    fragments: list[tuple[bytes, bytes]]
    undone: list[int]


class TextMissing(DayByDayError):
    """The store has lost a converted text; who has the file can make it again."""


def make(order: tuple[str, Sequence[Job]]) -> WorkerResult:
    """Render some parts and write them aside, into the given folder."""
    if not _presses:
        _presses.append(_Press(_bench[0]))
    return _presses[0].make(Path(order[0]), order[1])


class _Press:
    """Renders with texts from the store's file."""

    def __init__(self, bench: WorkerContext) -> None:
        from ..theming.renderer import JinjaRenderer
        from .run import renderer

        assert bench.store is not None
        self._tools = bench.reader
        self._texts: Reader = reader(bench.store)
        self._fragments = Fragments(Fingerprints(bench.ground), self._texts.text)
        services = JinjaRenderer(bench.theme, bench.context, self._body, _no_files, self._fragments)
        self._render = renderer(services)

    def make(self, aside: Path, jobs: Sequence[Job]) -> WorkerResult:
        made, undone = [], []
        # Each process writes into a folder of its own: in one folder they would wait for each other.
        own = str(os.getpid())
        (aside / own).mkdir(exist_ok=True)
        for number, part, fingerprint in jobs:
            try:
                name, digest, size = stage(aside / own, number, self._render(part))
            except TextMissing:
                undone.append(number)
            else:
                made.append(RenderedFile(part.path, fingerprint, None, f"{own}/{name}", digest, size))
        return WorkerResult(made, self._fragments.taken(), undone)

    def _body(self, digest: str) -> Body:
        data = self._texts.text(self._tools.body_key(digest))
        if data is None:
            raise TextMissing(digest)
        return unpack_body(marshal.loads(data))  # noqa: S302 - ours, checksum verified


_presses: list[_Press] = []


def _no_files(name: str) -> bytes:
    raise LookupError(f"{name} is for the first process to copy")
