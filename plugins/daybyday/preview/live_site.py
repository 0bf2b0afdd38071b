"""The site in our theme, held in memory: what changes is prepared at once, what is asked for is rendered then."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from ..building.report import counted, print_findings
from ..building.setup import SiteSetup
from ..building.stages import Prepared, PreparedOrStopped
from ..messages import DecimalNumber, Message, say, say_count, spoken
from ..model import Finding
from ..parts import Part
from . import plain_values
from .one_text import pages_with_new_words
from .page_cache import PageCache
from .page_renderer import FileGoneError, PageBrokenError
from .protocol import Packet
from .saved import NOTHING, Saved
from .site_memory import SiteMemory, next_change
from .unpublished import Unpublished

Tell = Callable[[Packet], None]

_PAUSE, _MOMENT = 0.2, 0.005
"""Seconds after which a site follows a page that was shown ahead; and after which the child looks whether somebody waits."""
_FILES = 50
"""Files that are no pages, told to browsers when they change; beyond that nobody looks at each."""


class LiveSite:
    """The last good site, and what is wrong with what was written since.

    `tell` is given packets for the parent; `waits` says whether the parent has one for us.
    """

    def __init__(
        self,
        settings: Mapping[str, Any],
        setup: SiteSetup,
        clock: Callable[[], datetime],
        tell: Tell,
        waits: Callable[[], bool] = lambda: False,
    ) -> None:
        self._clock, self._tell = clock, tell
        self._memory = SiteMemory(settings, setup)
        self._speaker = setup.speaker
        self._pages = PageCache(waits, lambda: self._tell_state(changed=False), self._speaker)
        self.latest: PreparedOrStopped | None = None
        """the last build, which may have been stopped by errors"""
        self.good: Prepared | None = None
        """the last build that was not"""
        self._trouble: list[Finding] = []
        self._rest: Iterator[None] = iter(())
        self._owed = NOTHING
        """what was shown ahead, and the site as a whole has not taken in yet"""
        self._unpublished: Unpublished | None = None
        self._before: PreparedOrStopped | None = None
        """kept a moment longer: to forget ten thousand posts takes time"""

    is_ready = True
    """Nothing has to be waited for before the first page can be shown."""

    def close(self) -> None:
        """Nothing is left open between two changes."""

    def change(self, saved: Saved) -> None:
        """Take in what was saved. Raises what the first run raises; later ones leave the site as it was."""
        began = time.perf_counter()
        if self._is_shown_ahead(saved):
            self._rest = self._later(time.perf_counter() - began)
            self._tell_state(changed=True)
        else:
            self._make_anew(self._with_owed(saved), began)

    def _is_shown_ahead(self, saved: Saved) -> bool:
        """Show the pages of one text at once when nothing but its words is new; the site then owes it all others."""
        site = self.good
        if site is None or site is not self.latest or self._trouble or len(saved.labels) != 1 or not saved.posts:
            return False
        try:
            pages = pages_with_new_words(site, *saved.posts)
        except Exception:  # noqa: BLE001 - making the whole site meets it again, and says what it is
            return False
        self._pages.put_ahead(pages)
        self._owed = self._with_owed(saved) if pages else self._owed
        return bool(pages)

    def _with_owed(self, saved: Saved) -> Saved:
        """What was saved, with all that the site as a whole has not taken in yet."""
        owed = self._owed
        posts = None if saved.posts is None or owed.posts is None else owed.posts | saved.posts
        return Saved(posts, tuple(dict.fromkeys((*owed.labels, *saved.labels))))

    def _later(self, seconds: float) -> Iterator[None]:
        """Make the site anew when its author pauses."""
        until = time.monotonic() + _PAUSE
        while time.monotonic() < until:
            time.sleep(_MOMENT)
            yield
        if self._owed is not NOTHING:  # else somebody saved more than words meanwhile, and all of it is there
            self._make_anew(self._owed, time.perf_counter() - seconds, seconds)
            yield

    def _make_anew(self, saved: Saved, began: float, seconds: float = 0) -> None:
        """The whole site. `seconds` is what the first page took that was shown, when it was before this."""
        try:
            self._prepare(saved)
        except Exception as error:
            if self.latest is None:
                raise
            self._trouble = [plain_values.crashed(error)]
            print_findings(self._trouble, Path.cwd(), self._speaker)
        stopping = self._trouble or (self.latest.stopping if self.latest else ())
        if stopping:
            self._pages.take_back()
        else:
            self._rest = self._in_the_background(saved, seconds or time.perf_counter() - began)
        self._tell_state(changed=bool(saved.labels))
        if stopping and saved.labels:
            errors = counted(stopping, self._speaker)
            self._say(say("{saved} – {errors}; the site stays as it was.", saved=saved.message, errors=errors))

    def answer(self, path: str, unseen: bool = False) -> Packet:
        """What stands at a path of the site: {status, path, body, mark}, {redirect}, {finding}, or {nothing}."""
        if self.good is None:
            return {"nothing": True}
        name, public = _file_at(path), self._pages.parts
        if unseen and name in public:
            hidden = self._not_out.parts.get(name)
            if hidden and hidden.owner != public[name].owner:
                return self._hidden(hidden)
        if name in public:
            return self._page(public[name])
        if f"{name}/index.html" in public:
            return {"redirect": f"{path}/"}
        unpublished = self._not_out.parts
        if name in unpublished:
            return self._hidden(unpublished[name])
        return {"redirect": f"{path}/"} if f"{name}/index.html" in unpublished else self._lost(name)

    def overview(self) -> list[Packet]:
        """Everything that is not out, for the preview's own page."""
        return self._not_out.rows(self._pages.parts) if self.good else []

    def work(self) -> bool:
        """Do a little of what is left: count what changed, render what nobody has asked for. False when all is done."""
        return next(self._rest, True) is None

    def tick(self) -> None:
        """Let the clock have its way, when it has passed something."""
        if self.latest and self._clock() >= next_change(self.latest):
            self.change(NOTHING)

    def state(self) -> Packet:
        """What browsers are told of the site."""
        latest, shown = self.latest, self.good or self.latest
        findings = plain_values.finding_packets([*self._trouble, *self._pages.wrong], Path.cwd(), self._speaker)
        findings += plain_values.finding_packets(latest.findings, latest.setup.root, self._speaker) if latest else []
        clock = self._clock().astimezone(shown.context.zone(None) if shown and shown.context else None)
        return {
            "findings": findings,
            "good": self.good is not None,
            "stopped": bool(self._trouble or (latest and latest.stopping)),
            "as_of": plain_values.moment(clock, self._speaker),
            "today": clock.date().isoformat(),
            "lang": self._speaker.lang,
            "not_out": len(self._not_out) if self.good else 0,
        }

    @property
    def _not_out(self) -> Unpublished:
        if self._unpublished is None:
            if self.good is None:
                raise RuntimeError("there is no site yet, so nothing of it is unpublished")
            self._unpublished = Unpublished(self.good.assembled, self.good.findings, self._speaker)
        return self._unpublished

    def _prepare(self, saved: Saved) -> None:
        before = self._before = self.latest
        self.latest = latest = self._memory.prepare(self._clock(), saved.posts)
        self._trouble, self._owed = [], NOTHING
        if saved.labels or before is None or latest.findings != before.findings:
            print_findings(latest.findings, latest.setup.root, self._speaker)
        if isinstance(latest, Prepared):
            self.good, self._unpublished = latest, None
            self._pages.switch_to(latest)

    def _in_the_background(self, saved: Saved, seconds: float) -> Iterator[None]:
        yield  # first those who wait
        self._before = None
        changed: list[str] | None = None
        for paths in self._pages.count():
            changed = paths
            yield
        files = [path for path in changed or () if not path.endswith(".html")]
        pages = len(changed or ()) - len(files)
        if changed and not saved.labels:
            self._tell_state(changed=True)
        if files:
            self._tell({"kind": "files", "files": [f"/{path}" for path in files[:_FILES]]})
        if saved.labels:
            self._say(_summary(saved, None if changed is None else pages, seconds))
        yield from self._pages.render_the_rest()

    def _page(self, part: Part) -> Packet:
        try:
            return {"status": 200, "path": part.path, "body": self._pages.look_at(part), "mark": None}
        except FileGoneError:
            return self._lost(part.path)
        except PageBrokenError as broken:
            return {"finding": plain_values.finding_packet(broken.finding, Path.cwd(), self._speaker)}

    def _hidden(self, part: Part) -> Packet:
        return {**self._page(part), "mark": self._not_out.mark(part)}

    def _lost(self, name: str) -> Packet:
        first = name.partition("/")[0]
        part = self._pages.parts.get(f"{first}/404.html") or self._pages.parts.get("404.html")
        if part is None:
            return {"status": 404, "path": "404.txt", "body": b"There is nothing here.\n", "mark": None}
        return {**self._page(part), "status": 404}

    def _tell_state(self, changed: bool) -> None:
        self._tell({"kind": "state", "changed": changed, **self.state()})

    def _say(self, message: Message) -> None:
        self._tell({"kind": "say", "line": spoken(message, self._speaker)})


def _summary(saved: Saved, pages: int | None, seconds: float) -> Message:
    """What a change came to: pages that changed, if they were counted, and how long it took."""
    took = DecimalNumber(seconds, 2)
    if pages is None:
        return say("{saved} – {seconds} s", saved=saved.message, seconds=took)
    return say_count(
        "{saved} – {n} page changed, {seconds} s",
        "{saved} – {n} pages changed, {seconds} s",
        n=pages,
        saved=saved.message,
        seconds=took,
    )


def _file_at(path: str) -> str:
    path = path.lstrip("/")
    return f"{path}index.html" if not path or path.endswith("/") else path
