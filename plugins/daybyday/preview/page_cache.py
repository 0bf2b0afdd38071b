"""The pages of the last good site: rendered when they are asked for, and the others meanwhile."""

from __future__ import annotations

import time
from collections import ChainMap
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from ..building.report import print_findings
from ..building.stages import Prepared
from ..messages import Speaker
from ..model import Finding
from ..parts import Part
from .page_renderer import PageBrokenError, PageRenderer, RenderInterruptedError

_AT_A_TIME = 0.005
"""Seconds of counting after which it is asked whether somebody waits."""
_MADE_OF_FILES = ("files", "cards", "pictures")
"""Views whose parts no template can break."""


class PageCache:
    """Parts by path, and which of them cannot be rendered. `state_changed` is called when that changes."""

    def __init__(self, waits: Callable[[], bool], state_changed: Callable[[], None], speaker: Speaker) -> None:
        self._speaker = speaker
        self._renderer, self._state_changed = PageRenderer(waits), state_changed
        self.parts: ChainMap[str, Part] = ChainMap({}, {})
        """those that are ahead of the build, and all others"""
        self._prints: dict[str, bytes] | None = None
        self._broken: dict[str, tuple[bytes, Finding]] = {}
        self._looked_at: dict[str, None] = {}

    def switch_to(self, prepared: Prepared) -> None:
        """The parts of a build take the place of those before."""
        # A mistake in a template is still one when a text was saved; it need not be found again.
        kept = self._broken.items() if self._renderer.render_key == prepared.assembled.render_key else ()
        self.parts = ChainMap({}, {part.path: part for part in prepared.parts})
        self._broken = {path: failure for path, failure in kept if path in self.parts}
        self._renderer.switch_to(prepared.assembled)

    def put_ahead(self, parts: Iterable[Part]) -> None:
        """Show these in the place of those of the build, until the next one."""
        self.parts.update({part.path: part for part in parts})

    def take_back(self) -> None:
        """Show the pages of the build alone."""
        self.parts.maps[0].clear()

    @property
    def wrong(self) -> list[Finding]:
        """Why some pages cannot be rendered, each reason once."""
        return list(dict.fromkeys(finding for _, finding in self._broken.values()))

    def look_at(self, part: Part) -> bytes:
        """A part somebody looks at; after the next change it comes first. Raises `PageBrokenError`."""
        self._looked_at.pop(part.path, None)
        self._looked_at[part.path] = None
        return self.render(part)

    def render(self, part: Part, quietly: bool = False) -> bytes:
        """The bytes of a part. Raises what `PageRenderer.page` raises."""
        fingerprint = self._renderer.print_of(part)
        failure = self._broken.get(part.path)
        if failure and fingerprint and failure[0] == fingerprint:
            raise PageBrokenError(failure[1])
        before = self.wrong
        try:
            data = self._renderer.page(part, quietly)
        except PageBrokenError as broken:
            self._broken[part.path] = (fingerprint, broken.finding)
            if broken.finding not in before:
                print_findings([broken.finding], Path.cwd(), self._speaker)
                self._state_changed()
            raise
        if self._broken.pop(part.path, None) and self.wrong != before:
            self._state_changed()
        return data

    def count(self) -> Iterator[list[str] | None]:
        """None again and again while it counts; last the paths of what changed since this was last done, if it was."""
        prints = dict[str, bytes]()
        until = time.monotonic() + _AT_A_TIME
        for part in list(self.parts.maps[-1].values()):
            prints[part.path] = self._renderer.print_of(part)
            if time.monotonic() >= until:
                yield None
                until = time.monotonic() + _AT_A_TIME
        before, self._prints = self._prints, prints
        if before is not None:
            yield list(dict.fromkeys(path for path, _ in sorted(prints.items() ^ before.items())))

    def render_the_rest(self) -> Iterator[None]:
        """Render what nobody has asked for, to see whether it can be; what was looked at last comes first."""
        looked_at = [path for path in reversed(self._looked_at) if path in self.parts]
        for path in dict.fromkeys([*looked_at, *self.parts]):
            part = self.parts[path]
            if part.view not in _MADE_OF_FILES and not self._renderer.is_fine(part):
                yield from self._try(part)

    def _try(self, part: Part) -> Iterator[None]:
        while True:
            yield
            try:
                self.render(part, quietly=True)
            except RenderInterruptedError:
                continue
            except PageBrokenError:
                pass
            return
