"""Parts -> files: what is stale is rendered, here or by workers, and everything is emitted at once."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ..assembling import next_change_at
from ..engine import Fingerprints, Outcome, RenderedFile, Triage, buckets, emit, stage_folder, triage
from ..engine.records import Record, from_plain, to_plain
from ..parts import Part
from ..theming.fragments import Fragments
from ..theming.renderer import JinjaRenderer
from . import up_to_date
from .run import Run, renderer
from .up_to_date import UpToDate, key_of

if TYPE_CHECKING:
    from . import worker

_WORTH_THOSE_THERE = 50
_WORTH_WORKERS = 1200
"""From so many stale parts on, starting other processes (0.3 s) is cheaper than doing it here."""
_BY_WORKERS = {"day": 24, "article": 24, "listings": 4}
"""What workers render, and how many at a time: a list holds all its posts. The rest reads files, or joins
what was remembered of every day: that is done here, where it need not be handed over."""

Stale = Sequence[tuple[Part, bytes]]


@dataclass(frozen=True)
class WriteResult:
    """What came of it."""

    outcome: Outcome
    rendered: int
    """how many parts were rendered"""


def render_and_write(run: Run, output: Path, more: Iterable[tuple[str, bytes]] = ()) -> WriteResult:
    """Bring the parts of a run to `output`, with files made elsewhere. Raises what rendering and emitting raise."""
    session = run.session
    # What was laid out lives to the end: a million values that need not be looked through for garbage.
    gc.freeze()
    fingerprints = Fingerprints(run.ground)
    name = key_of(output, session.store)
    with session.stage("compare"):
        known = from_plain(buckets.load(session.store, f"output {name}"))
        sorted_out: Triage[Part] = triage(run.parts, lambda part: fingerprints((part.view, part.value)), known, output)
    services, fragments = renderer_for(run, fingerprints)
    others = (RenderedFile(path, b"", data) for path, data in more)
    with session.stage("render and write"):
        if not _worth_workers(run, len(sorted_out.stale)):
            made = _rendered(sorted_out.stale, renderer(services))
            outcome = emit(output, _all(others, made), sorted_out.fresh)
        else:
            with stage_folder(output) as aside:
                made = _by_workers(run, sorted_out.stale, renderer(services), fragments, aside)
                outcome = emit(output, _all(others, made), sorted_out.fresh)
    with session.stage("remember"):
        _remember(run, fragments, known, outcome, output)
    return WriteResult(outcome, len(sorted_out.stale))


def renderer_for(run: Run, fingerprints: Fingerprints) -> tuple[JinjaRenderer, Fragments]:
    """What views need to render the parts of a run in this process, and the fragments they make on the way."""
    store = run.session.store
    fragments = Fragments(fingerprints, store.text, store.texts_of)
    return JinjaRenderer(run.theme, run.context, run.body, run.file, fragments), fragments


def _worth_workers(run: Run, stale: int) -> bool:
    """Whether others should help: when they are there already, or when there is much to do (0.5 ms each)."""
    return stale >= (_WORTH_THOSE_THERE if run.session.workers else _WORTH_WORKERS) and run.workers().count > 1


def _rendered(stale: Iterable[tuple[Part, bytes]], render: Callable[[Part], bytes]) -> Iterator[RenderedFile]:
    """Stale parts rendered in this process, in their order, one at a time."""
    for part, fingerprint in stale:
        yield RenderedFile(part.path, fingerprint, render(part))


def _all(*several: Iterable[RenderedFile]) -> Iterator[RenderedFile]:
    for made in several:
        yield from made


def _by_workers(
    run: Run, stale: Stale, render: Callable[[Part], bytes], fragments: Fragments, aside: Path
) -> Iterator[RenderedFile]:
    """Pages by the workers, a chunk at a time; the rest here, while they are at it."""
    from . import worker

    store = run.session.store
    run.session.source_cache.save()
    store.commit()  # the workers read texts from it
    tell = run.session.progress("files made")
    numbered: list[worker.Job] = [(number, part, fingerprint) for number, (part, fingerprint) in enumerate(stale)]
    pages = [job for job in numbered if job[1].view in _BY_WORKERS]
    here = iter([(part, fingerprint) for _, part, fingerprint in numbered if part.view not in _BY_WORKERS])
    done = 0
    orders = ((str(aside), chunk) for chunk in _chunks(pages))
    for one in run.workers().map(worker.make, orders):
        store.put_texts(one.fragments)
        fragments.used.update(key for key, _ in one.fragments)
        yield from one.made
        yield from _rendered([stale[number] for number in one.undone], render)
        done += len(one.made)
        tell(done, len(pages))
        yield from _rendered(_some(here), render)
        store.put_texts(fragments.taken())
    yield from _rendered(here, render)


def _chunks(jobs: Sequence[worker.Job]) -> Iterator[list[worker.Job]]:
    """The work in pieces, each of one view."""
    for view, most in _BY_WORKERS.items():
        chosen = [job for job in jobs if job[1].view == view]
        yield from (chosen[at : at + most] for at in range(0, len(chosen), most))


def _some(left: Iterator[tuple[Part, bytes]]) -> Iterator[tuple[Part, bytes]]:
    for one in left:
        yield one
        return


def _remember(run: Run, fragments: Fragments, known: Mapping[str, Record], outcome: Outcome, output: Path) -> None:
    """What the next build may rely on. Written after the files: a build that is killed is forgotten, not believed."""
    session, store = run.session, run.session.store
    name = key_of(output, store)
    store.put_texts(fragments.taken())
    session.source_cache.save()
    if run.reader and store.load("ground") != run.ground:
        store.save("ground", run.ground)
        # Nothing that an earlier build made was of use: what nobody asked for now, nobody will.
        store.keep_texts(session.source_cache.body_keys(run.reader) | fragments.used)
    changed = [path for path in {**known, **outcome.records} if known.get(path) != outcome.records.get(path)]
    buckets.save(store, f"output {name}", to_plain(outcome.records), changed)
    _settle(run, name, outcome, output)
    store.commit()
    session.say(store.warning)


def _settle(run: Run, name: str, outcome: Outcome, output: Path) -> None:
    """How the next build can know that nothing has changed."""
    if not run.state or not run.session.source_cache.steady or run.content is None or run.edition is None:
        return
    site = run.edition.site
    until = next_change_at(run.content, site)
    days = sum(len(day.texts) for one in site.series for day in one.days)
    said = UpToDate(tuple(run.findings), days + len(site.articles), len(site.pages), len(outcome.records))
    up_to_date.remember(run.session.store, name, run.state, site.now, until, said, output)
