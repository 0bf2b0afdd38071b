"""`worker.js`, the service worker: keeps what was read for times without a network; where none is wanted, it clears away what one kept.

A browser looks for a worker at the address where it found one, so there always is one, and pages name it without a
digest: they do not change when what it holds does.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator

from ... import addresses
from ...edition.edition import Edition
from ...edition.progress import progress
from ...edition.published import DayLine, PublishedPost
from ...edition.render_services import THEME_FILE, RenderServices
from ...edition.workbook import handy_workbook, has_workbooks
from ...model import SeriesNow
from ...parts import Part, page_path
from ...values import dataclass
from ...words import Words

_WORKER, _FAREWELL = "offline/worker.js", "offline/farewell.js"


@dataclass(frozen=True, slots=True)
class ServiceWorker:
    """What the service worker has to know. Addresses are without the site's own path."""

    program: str
    """which file of the theme it is"""
    digest: str
    """of that file"""
    files: tuple[str, ...] = ()
    today: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """(home of a language, pages that are kept there before anybody has read them)"""
    texts: tuple[str, ...] = ()
    """digests of the texts of these pages: a correction makes another version"""
    withdrawn: tuple[str, ...] = ()


def parts(edition: Edition) -> Iterator[Part[ServiceWorker]]:
    """One file; none in a foreign theme, whose pages do not ask for it."""
    settings = edition.settings
    digests = {file.name: file.digest for file in settings.theme_files}
    if settings.guest or _FAREWELL not in digests:
        return
    if settings.makes("offline"):
        yield Part(page_path(addresses.WORKER), "offline", _worker(edition, digests[_WORKER]))
    else:
        yield Part(page_path(addresses.WORKER), "offline", ServiceWorker(_FAREWELL, digests[_FAREWELL]))


def _worker(edition: Edition, digest: str) -> ServiceWorker:
    settings = edition.settings
    files = [f"/{file.path}" for file in settings.theme_files if file.path.endswith((".css", ".js"))]
    pages, texts = [], []
    for lang in settings.languages:
        home = addresses.home(settings, lang)
        kept = [home]
        for series_now in edition.series_in(lang):
            if series_now.phase == "running":
                for address, digests in _of_series(edition, series_now, lang):
                    kept.append(address)
                    texts += digests
        pages.append((home, tuple(kept)))
    withdrawn = tuple(sorted({*_withdrawn(edition)}))
    return ServiceWorker(_WORKER, digest, tuple(files), tuple(pages), tuple(texts), withdrawn)


def _of_series(edition: Edition, series_now: SeriesNow, lang: str) -> Iterator[tuple[str, list[str]]]:
    """What is kept of a running series, with the digests of the texts that stand there: its page, today's day, the homework list."""
    settings, series = edition.settings, series_now.series
    yield addresses.series_page(settings, series, lang), []
    if today := progress(edition, series_now, lang).today:
        posts = _posts(edition.shown(series_now, lang)[-1:])
        digests = [digest for post in posts for digest in (post.source.digest, *_comments(edition, post))]
        yield addresses.day_page(settings, series, lang, today), digests
    if workbook := handy_workbook(edition, series_now, lang):
        address, lines = workbook
        yield address, [post.source.digest for post in _posts(lines)]


def _posts(lines: Iterable[DayLine]) -> list[PublishedPost]:
    return [line.post for line in lines if line.post]


def _comments(edition: Edition, post: PublishedPost) -> Iterator[str]:
    """The digest of a post's comments, if it has some."""
    if file := edition.site.comments.get(post.source.path):
        yield file.digest


def _withdrawn(edition: Edition) -> Iterator[str]:
    """Addresses of texts that were out and were taken back, and of the pages of workbooks they stood on."""
    settings = edition.settings
    for series_now in edition.site.series:
        series = series_now.series
        for day in series_now.days:
            yield from (addresses.day_page(settings, series, lang, day.number) for lang in day.withdrawn)
            if day.withdrawn and has_workbooks(settings):
                for lang in series.languages:
                    yield addresses.workbook_page(settings, series, lang)
                    yield addresses.workbook_page(settings, series, lang, day.date)
    yield from (post.address for post in edition.site.withdrawn if post.source.kind != "day")


def _words(words: Words) -> dict[str, object]:
    """What a page says that is shown as it was kept and has no script to say it with."""
    return {
        "kept": words.printed["my_offline"],
        "missing": words.printed["my_offline_home"],
        "locale": words.say("locale").replace("_", "-"),
        "first": words.say("first_of_month"),
    }


def render(part: Part[ServiceWorker], services: RenderServices) -> bytes:
    """The theme's program below what it has to know. The names of its caches carry the path and the id of the site, since
    some hosts share one origin among sites.
    """
    worker, context = part.value, services.context
    settings = context.settings
    held: dict[str, object] = {"base": settings.base, "prefix": f"daybyday {settings.base}/ {settings.feed_id} "}
    if worker.program == _WORKER:
        held |= {
            "files": [context.path(address) for address in worker.files],
            "today": {context.path(home): [context.path(page) for page in pages] for home, pages in worker.today},
            "withdrawn": [context.path(address) for address in worker.withdrawn],
            "words": {
                context.path(addresses.home(settings, lang)): _words(context.words[lang]) for lang in settings.languages
            },
        }
        content = json.dumps([held, worker.texts, worker.digest])
        held["version"] = hashlib.sha256(content.encode()).hexdigest()[:16]
    data = json.dumps(held, ensure_ascii=False, separators=(",", ":"))
    return f"self.held = {data};\n".encode() + services.file(f"{THEME_FILE}{worker.program}")
