"""What a worker process does: read sources, render parts. Plain values in, plain values out.

`begin` is called once in each worker process; in a build of one process, in that one. What is slow to import is
imported inside functions, because the first process needs this module for its names only.
"""

from __future__ import annotations

import gc
import marshal
import os
from collections.abc import Mapping, Sequence
from dataclasses import field
from pathlib import Path

from ..edition.site_context import SiteContext
from ..engine import Fingerprints, RenderedFile, stage
from ..engine.storefile import Reader, reader
from ..errors import DayByDayError
from ..parts import Part
from ..pictures.studio import Studio, kept_beside
from ..prose import Body
from ..theming.fragments import Fragments
from ..theming.theme import Theme
from ..values import dataclass
from .cache_key import of_pictures
from .codec import unpack_body
from .source_reader import CachedSource, SourceReader, read_files, read_source_prints

Job = tuple[int, Part, bytes]
"""(number, part, its fingerprint)"""

Order = tuple[str, Sequence[Job]]
"""(folder for files that are written aside, jobs)"""


TEMPLATES = ("day.html", "listing.html", "article.html", "home.html", "series.html", "page.html")
"""Templates that nearly every site needs when all is made anew, those of most pages first; what they include comes with them."""


@dataclass(frozen=True)
class WorkerContext:
    """Everything a worker needs. `render_key` is what rendering rests on."""

    reader: SourceReader
    context: SiteContext
    theme: Theme
    render_key: str
    store: Path | None
    """the file of the store; None for one in memory, from which no worker can read"""
    pictures: Mapping[str, str] = field(default_factory=dict)
    """name -> path of the files that pictures are made from; all others are for the first process to copy"""


def import_all() -> None:
    """Import what work needs. What is imported before a fork need not be imported after it, by each of the processes."""
    from .. import views  # noqa: F401
    from ..markdown import converter  # noqa: F401
    from ..theming import renderer  # noqa: F401


class _Worker:
    """This process as a worker: its context, and the renderer once something is to be rendered."""

    context: WorkerContext | None = None
    renderer: _PartRenderer | None = None


_worker = _Worker()


def begin(context: WorkerContext) -> None:
    """Set the context of this process. Files are opened and modules imported with the first job."""
    _worker.context, _worker.renderer = context, None
    # What was imported lives as long as the process: the collector need not look through it again.
    gc.freeze()


def _context() -> WorkerContext:
    if _worker.context is None:
        raise RuntimeError("this process has not begun to work")
    return _worker.context


def read_sources(files: Mapping[str, str]) -> list[CachedSource]:
    """Read and convert some files, by name and path."""
    return read_files(_context().reader, files)


def source_prints(files: Mapping[str, str]) -> list[tuple[str, str, str]]:
    """What translations of some originals would remember, by name and path."""
    return read_source_prints(_context().reader, files)


@dataclass(frozen=True, slots=True)
class WorkerResult:
    """The result of some jobs: files written aside, fragments made on the way, and the numbers of jobs
    that have to be done by the first process, because a text they need is lost.
    """

    rendered: list[RenderedFile]
    fragments: list[tuple[bytes, bytes]]
    undone: list[int]


class TextMissingError(DayByDayError):
    """The store has lost a converted text; the first process can make it again from its file."""


def compile_templates(names: Sequence[str]) -> list[tuple[bytes, bytes]]:
    """Compile templates: (key, code) of those that had to be, for the store."""
    return _renderer().compile(names)


def render_parts(order: Order) -> WorkerResult:
    """Render jobs and write the files aside."""
    return _renderer().render(Path(order[0]), order[1])


def _renderer() -> _PartRenderer:
    if _worker.renderer is None:
        _worker.renderer = _PartRenderer(_context())
    return _worker.renderer


class _PartRenderer:
    """Renders with texts from the store's file."""

    def __init__(self, context: WorkerContext) -> None:
        from ..theming.renderer import JinjaRenderer

        if context.store is None:
            raise RuntimeError("a store in memory cannot be read by another process")
        self._reader, self._pictures = context.reader, context.pictures
        self._texts: Reader = reader(context.store)
        self._fingerprints = Fingerprints(context.render_key)
        self._fragments = Fragments(self._fingerprints, self._texts.text)
        studio = Studio(kept_beside(context.store), of_pictures(context.context.settings.imaging), self._picture)
        self._services = JinjaRenderer(
            context.theme, context.context, self._body, _no_files, studio.drawn, self._fragments
        )

    def compile(self, names: Sequence[str]) -> list[tuple[bytes, bytes]]:
        self._services.compile(names)
        return self._fragments.taken()

    def render(self, aside: Path, jobs: Sequence[Job]) -> WorkerResult:
        from ..views import render_part

        rendered, undone = [], []
        # Each process writes into a folder of its own: in one folder they would wait for each other.
        own = str(os.getpid())
        (aside / own).mkdir(exist_ok=True)
        for number, part, fingerprint in jobs:
            try:
                name, digest, size = stage(aside / own, number, render_part(part, self._services))
            except TextMissingError:
                undone.append(number)
            else:
                rendered.append(
                    RenderedFile(
                        path=part.path,
                        fingerprint=fingerprint,
                        data=None,
                        staged=f"{own}/{name}",
                        digest=digest,
                        size=size,
                    )
                )
        self._fingerprints.forget()
        return WorkerResult(rendered, self._fragments.taken(), undone)

    def _picture(self, name: str) -> bytes:
        return Path(self._pictures[name]).read_bytes()

    def _body(self, digest: str) -> Body:
        data = self._texts.text(self._reader.body_key(digest))
        if data is None:
            raise TextMissingError(digest)
        return unpack_body(marshal.loads(data))  # noqa: S302 - ours, checksum verified


def _no_files(name: str) -> bytes:
    raise LookupError(f"{name} is for the first process to copy")
