"""Parts -> files: what is stale is rendered, here or by workers, and everything is emitted at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from .. import views
from ..engine import Fingerprints, Made, Outcome, Triage, bake, emit, stage_folder, triage
from ..engine.records import from_plain, to_plain
from ..parts import Part
from .build import Run, renderer
from .fragments import Fragments
from .templates import SiteKit

_CHUNK = 24
_WORTH_WORKERS = 1200
"""From so many stale parts on, starting other processes (0.3 s) is cheaper than doing it here."""
_BY_WORKERS = frozenset(views.name_of(view) for view in views.PAGES)
"""What workers render. The rest reads files, or joins what was remembered of every day: that is done here."""

Stale = Sequence[tuple[Part, bytes]]


@dataclass(frozen=True)
class Printed:
    """What came of it."""

    outcome: Outcome
    rendered: int
    """how many parts were rendered"""


def press(run: Run, output: Path, more: Iterable[tuple[str, bytes]] = ()) -> Printed:
    """Bring the parts of a run to `output`, with files made elsewhere. Raises what rendering and emitting raise."""
    session = run.session
    fingerprints = Fingerprints(run.ground)
    name = f"output {_key(output, session.store.path)}"
    with session.stage("compare"):
        known = from_plain(session.store.load(name))
        sorted_out: Triage[Part] = triage(run.parts, lambda part: fingerprints((part.view, part.value)), known, output)
    kit, fragments = kit_of(run, fingerprints)
    others = (Made(path, b"", data) for path, data in more)
    with session.stage("render and write"):
        if not _worth_workers(run, len(sorted_out.stale)):
            made = bake(sorted_out.stale, renderer(kit))
            outcome = emit(output, _all(others, made), sorted_out.fresh)
        else:
            with stage_folder(output) as aside:
                made = _by_workers(run, sorted_out.stale, renderer(kit), aside)
                outcome = emit(output, _all(others, made), sorted_out.fresh)
    with session.stage("remember"):
        _remember(run, fragments, name, outcome, everything=not sorted_out.fresh)
    return Printed(outcome, len(sorted_out.stale))


def kit_of(run: Run, fingerprints: Fingerprints) -> tuple[SiteKit, Fragments]:
    """What views need to render the parts of a run in this process, and the fragments they make on the way."""
    store = run.session.store
    fragments = Fragments(fingerprints, store.text, store.texts_of)
    return SiteKit(run.theme, run.house, run.body, run.file, fragments), fragments


def _worth_workers(run: Run, stale: int) -> bool:
    """Whether others should help: when they are there already, or when there is much to do (0.5 ms each)."""
    return stale >= (_CHUNK * 2 if run.session.workers else _WORTH_WORKERS) and run.workers().count > 1


def _all(*several: Iterable[Made]) -> Iterator[Made]:
    for made in several:
        yield from made


def _by_workers(run: Run, stale: Stale, render: Callable[[Part], bytes], aside: Path) -> Iterator[Made]:
    """Pages by the workers, a chunk at a time; the rest here, while they are at it."""
    from . import working

    store = run.session.store
    run.session.intake.save()
    store.commit()  # the workers read texts from it
    tell = run.session.progress("files made")
    numbered: list[working.Job] = [(number, part, fingerprint) for number, (part, fingerprint) in enumerate(stale)]
    pages = [job for job in numbered if job[1].view in _BY_WORKERS]
    here = iter([(part, fingerprint) for _, part, fingerprint in numbered if part.view not in _BY_WORKERS])
    done = 0
    chunks = ((str(aside), pages[at : at + _CHUNK]) for at in range(0, len(pages), _CHUNK))
    for one in run.workers().map(working.make, chunks):
        store.put_texts(one.fragments)
        yield from one.made
        yield from bake([stale[number] for number in one.undone], render)
        done += len(one.made)
        tell(done, len(pages))
        yield from bake(_some(here), render)
    yield from bake(here, render)


def _some(left: Iterator[tuple[Part, bytes]]) -> Iterator[tuple[Part, bytes]]:
    for one in left:
        yield one
        return


def _remember(run: Run, fragments: Fragments, name: str, outcome: Outcome, everything: bool) -> None:
    """What the next build may rely on. Written after the files: a build that is killed is forgotten, not believed."""
    session = run.session
    store = session.store
    store.put_texts(fragments.taken())
    session.intake.save()
    if everything and run.tools:
        # Nothing that an earlier build made was of use: what nobody asked for now, nobody will.
        store.keep_texts(session.intake.body_keys(run.tools) | fragments.used)
    if outcome.written or outcome.removed or everything or not store.load(name):
        store.save(name, to_plain(outcome.records))
    store.commit()
    session.say(store.said)


def _key(output: Path, store: Path | None) -> str:
    """An output by its way from the cache, so that both can move together."""
    if store is None:
        return ""
    try:
        return output.resolve().relative_to(store.parent.resolve().parent).as_posix()
    except ValueError:
        return str(output.resolve())
