"""Parts -> files: what is stale is rendered, here or by workers, and everything is emitted at once."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain, groupby
from pathlib import Path

from ..assembling import next_change_at
from ..drawings import Drawing, HasDrawing
from ..engine import Fingerprints, Outcome, RenderedFile, Triage, buckets, emit, stage_folder, triage
from ..engine.records import Record, from_plain, to_plain
from ..engine.store import Store
from ..page_frame.search import has_search
from ..parts import LatePart, Part
from ..theming.fragments import Fragments
from ..theming.renderer import JinjaRenderer
from ..values import dataclass
from ..views import MADE_BY_TEMPLATES, render_part
from . import cache_key, up_to_date, worker
from .after_pages.compressed_copies import kept_copies, missing_copies
from .after_pages.search_index import changed_index, kept_index
from .stages import Assembled, Prepared
from .up_to_date import UpToDate, key_of

_WORTH_RUNNING_WORKERS = 50
_WORTH_STARTING_WORKERS = 1200
"""From so many stale parts on, starting other processes (0.3 s) is cheaper than doing it here."""
_BY_WORKERS: dict[str, int | None] = {"pictures": 2, "cards": 12, "atom": None, "day": 12, "article": 12}
"""What workers render, the longest first, and how many at a time; None for all files of one name, which hold the same pieces: a
month of a language, and of the series in it. The rest lists many posts, which takes as long to hand over, reads files, or joins
what was remembered of every day: that is done here, where it need not be handed over."""
_WEIGHTS = {"cards": 20, "pictures": 200}
"""How long a part of a view takes, in pages."""

Render = Callable[[Part], bytes]


@dataclass(frozen=True)
class WriteResult:
    """The files of an output folder after a build."""

    outcome: Outcome
    rendered: int
    """how many parts were rendered"""


def render_and_write(
    prepared: Prepared, output: Path, adopted: Iterable[tuple[str, bytes]] = (), state: str = ""
) -> WriteResult:
    """Bring the parts of a build to `output`, with files written by Pelican. Raises what rendering and emitting raise.

    `state` is a fingerprint of everything but the clock and the output; with "" the next build has to look for itself.
    """
    assembled = prepared.assembled
    session = assembled.session
    # All parts live until the end: the collector need not look through a million values.
    gc.freeze()
    fingerprints = Fingerprints(assembled.render_key)
    print_of = _PartPrints(fingerprints)
    name = key_of(output, session.store)
    with session.stage("compare"):
        records = from_plain(buckets.load(session.store, f"output {name}"))
        sorted_parts: Triage[Part] = triage(prepared.parts, print_of, records, output)
    fresh = sorted_parts.fresh
    if has_search(assembled.context.settings):
        # Until the pages are there, the last index stays.
        fresh = {**fresh, **kept_index(records, output)}
    fresh = {**fresh, **kept_copies(records, fresh, output, assembled.setup.copies)}
    services, fragments = renderer_for(assembled, fingerprints)
    render = partial(_render, services)
    adopted_files = (RenderedFile(path, b"", data) for path, data in adopted)
    with session.stage("render and write"):
        if not _worth_workers(assembled, sorted_parts.stale):
            rendered = _rendered(sorted_parts.stale, print_of, render)
            outcome = emit(output, chain(adopted_files, rendered), fresh)
        else:
            with stage_folder(output) as aside:
                rendered = _by_workers(assembled, sorted_parts.stale, print_of, render, fragments, aside)
                outcome = emit(output, chain(adopted_files, rendered), fresh)
    if has_search(assembled.context.settings):
        with session.stage("index"):
            outcome = _with_index(outcome, output)
    if assembled.setup.copies:
        with session.stage("compress"):
            outcome = _with_copies(outcome, output, assembled.setup.copies)
    with session.stage("remember"):
        _remember(assembled, fragments, records, outcome, output)
        _keep_pictures(prepared, sorted_parts.stale)
        _remember_state(prepared, state, outcome, output)
        session.store.commit()
    session.say(session.store.warning)
    return WriteResult(outcome, len(sorted_parts.stale))


def _with_index(outcome: Outcome, output: Path) -> Outcome:
    """What a build did, with the index of its pages. Raises `SearchFailedError`, and what emitting raises."""
    files = changed_index(outcome.records, output, cache_key.of_extras())
    if files is None:
        return outcome
    index = kept_index(outcome.records, output)
    pages = {path: record for path, record in outcome.records.items() if path not in index}
    return _both(outcome, emit(output, files, pages))


def _with_copies(outcome: Outcome, output: Path, codings: Sequence[str]) -> Outcome:
    """What a build did, with compressed copies of its files. Raises what emitting raises."""
    copies = missing_copies(outcome.records, output, codings)
    return _both(outcome, emit(output, copies, outcome.records))


def _both(outcome: Outcome, second: Outcome) -> Outcome:
    """Two writings of an output as one."""
    written = set(outcome.written) | set(second.written)
    return Outcome(
        written=tuple(sorted(written)),
        unchanged=tuple(path for path in second.unchanged if path not in written),
        removed=tuple(sorted({*outcome.removed, *second.removed})),
        records=second.records,
    )


def renderer_for(assembled: Assembled, fingerprints: Fingerprints) -> tuple[JinjaRenderer, Fragments]:
    """What views need to render the parts of a build in this process, and the fragments they make on the way."""
    store = assembled.session.store
    fragments = Fragments(fingerprints, store.text, store.texts_of)
    renderer = JinjaRenderer(
        assembled.theme, assembled.context, assembled.body, assembled.file, assembled.drawn, fragments
    )
    return renderer, fragments


def _render(services: JinjaRenderer, part: Part) -> bytes:
    return render_part(part, services)


class _PartPrints:
    """Parts -> their fingerprints, each taken once: before it is rendered or, of a part that is new, while others render.

    By the `id` of a part: all parts live until the build ends.
    """

    def __init__(self, fingerprints: Fingerprints) -> None:
        self._fingerprints = fingerprints
        self._taken: dict[int, bytes] = {}

    def __call__(self, part: Part) -> bytes:
        taken = self._taken.get(id(part))
        if taken is None:
            taken = self._taken[id(part)] = self._fingerprints((part.view, part.inputs))
        return taken


def _rendered(stale: Iterable[Part], print_of: _PartPrints, render: Render) -> Iterator[RenderedFile]:
    """Stale parts rendered in this process, in their order, one at a time."""
    for part in stale:
        yield RenderedFile(part.path, print_of(part), render(part))


def _worth_workers(assembled: Assembled, stale: Sequence[Part]) -> bool:
    """Whether others should help: when they run already, or when there is much to do (0.5 ms each)."""
    enough = _WORTH_RUNNING_WORKERS if assembled.session.workers else _WORTH_STARTING_WORKERS
    return sum(_WEIGHTS.get(part.view, 1) for part in stale) >= enough and assembled.pool().count > 1


def _by_workers(
    assembled: Assembled,
    stale: Sequence[Part],
    print_of: _PartPrints,
    render: Render,
    fragments: Fragments,
    aside: Path,
) -> Iterator[RenderedFile]:
    """Stale parts, rendered: pages by all processes, a chunk at a time; the others here.

    The fingerprint of what has no record is taken when a chunk is handed out, so that nobody waits for those of all.
    """
    session = assembled.session
    session.source_cache.save()
    session.store.commit()  # the workers read texts from it
    progress = session.progress("files made")

    def order(chunk: Iterable[tuple[int, Part]]) -> worker.Order:
        return str(aside), [(number, part, print_of(part)) for number, part in chunk]

    def own_orders() -> Iterator[worker.Order]:
        own = [(number, part) for number, part in numbered if part.view not in _BY_WORKERS]
        yield from (order([data]) for data in own if data[1].view not in MADE_BY_TEMPLATES)
        # Others have compiled the templates meanwhile.
        _keep(assembled.pool.compiled_templates(), session.store, fragments)
        yield from (order([page]) for page in own if page[1].view in MADE_BY_TEMPLATES)

    numbered = list(enumerate(stale))
    chunks = list(_chunks(numbered))

    def render_here(given: worker.Order) -> worker.WorkerResult:
        rendered = [RenderedFile(part.path, fingerprint, render(part)) for _, part, fingerprint in given[1]]
        return worker.WorkerResult(rendered, fragments.taken(), [])

    done = 0
    orders = map(order, chunks)
    for result in assembled.pool().map(worker.render_parts, orders, own_orders(), render_here, len(chunks)):
        _keep(result.fragments, session.store, fragments)
        yield from result.rendered
        yield from _rendered([stale[number] for number in result.undone], print_of, render)
        done += len(result.rendered)
        progress(done, len(stale))


def _keep(made: Sequence[tuple[bytes, bytes]], store: Store, fragments: Fragments) -> None:
    """Keep what others made, for this build and the next."""
    store.put_texts(made)
    fragments.used.update(key for key, _ in made)


def _chunks(parts: Sequence[tuple[int, Part]]) -> Iterator[list[tuple[int, Part]]]:
    """Numbered parts in lists of one view each, as long as `_BY_WORKERS` says; of its views alone."""
    for view, most in _BY_WORKERS.items():
        chosen = [numbered for numbered in parts if numbered[1].view == view]
        if most is None:
            # Whoever makes a piece makes it for all files that hold it.
            yield from (list(alike) for _, alike in groupby(sorted(chosen, key=_name), key=_name))
        else:
            yield from (chosen[at : at + most] for at in range(0, len(chosen), most))


def _name(numbered: tuple[int, Part]) -> str:
    return numbered[1].path.rpartition("/")[2]


def _remember(
    assembled: Assembled, fragments: Fragments, before: Mapping[str, Record], outcome: Outcome, output: Path
) -> None:
    """Save what the next build relies on; after the files were written, so that of a killed build nothing is saved."""
    session, store = assembled.session, assembled.session.store
    store.put_texts(fragments.taken())
    session.source_cache.save()
    if store.load("render key") != assembled.render_key:
        store.save("render key", assembled.render_key)
        # Texts made under another render key are of no use: only those asked for now are kept.
        texts = session.source_cache.body_keys(assembled.reader) | session.comment_cache.body_keys(assembled.reader)
        store.keep_texts(texts | fragments.used)
    changed = [path for path in {**before, **outcome.records} if before.get(path) != outcome.records.get(path)]
    buckets.save(store, f"output {key_of(output, store)}", to_plain(outcome.records), changed)


def _keep_pictures(prepared: Prepared, stale: Sequence[Part]) -> None:
    """Forget pictures that no part is made from, when some were made."""
    if any(_drawings(stale)):
        prepared.assembled.studio.keep(_drawings(prepared.parts))


def _drawings(parts: Iterable[Part]) -> Iterator[Drawing]:
    """The drawings of those parts that are pictures: nothing that is made late is one."""
    values = (part.value for part in parts if not isinstance(part, LatePart))
    return (value.drawing() for value in values if isinstance(value, HasDrawing))


def _remember_state(prepared: Prepared, state: str, outcome: Outcome, output: Path) -> None:
    """Save by what the next build can know that nothing has changed."""
    assembled = prepared.assembled
    store = assembled.session.store
    session = assembled.session
    if not state or not (
        session.source_cache.steady and session.comment_cache.steady and session.translation_cache.steady
    ):
        return
    site = assembled.edition.site
    until = next_change_at(assembled.content, site)
    days = sum(len(day.texts) for series in site.series for day in series.days)
    summary = UpToDate(prepared.findings, days + len(site.articles), len(site.pages), len(outcome.records))
    up_to_date.remember(store, key_of(output, store), state, site.now, until, summary, output)
