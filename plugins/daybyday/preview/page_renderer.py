"""Parts -> bytes, while one writes: what was rendered from equal values is not rendered again."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable

from ..building.stages import Assembled
from ..edition.render_services import RenderServices
from ..engine import Fingerprints
from ..errors import DayByDayError
from ..model import Finding
from ..parts import Fragment, Part
from ..theming.fragments import Fragments
from ..theming.renderer import JinjaRenderer, TemplateBrokenError
from ..views import render_part
from .plain_values import crashed

_ROOM = 48_000_000
"""Bytes of pages that are kept; most take less than a millisecond to render again."""


class RenderInterruptedError(DayByDayError):
    """Somebody waits: what is done in the background is put off."""


class PageBrokenError(DayByDayError):
    """A page that cannot be rendered; `finding` says why."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding)
        self.finding = finding


class FileGoneError(DayByDayError):
    """A file that the last good site has, and the disk has no more."""


class _Renderer(JinjaRenderer):
    """The renderer of several builds that rest on the same: their templates are compiled once."""

    def __init__(self, assembled: Assembled, fragments: Fragments, breathe: Callable[[], None]) -> None:
        super().__init__(assembled.theme, assembled.context, assembled.body, assembled.file, assembled.drawn, fragments)
        self._breathe = breathe

    def switch_to(self, assembled: Assembled, fragments: Fragments) -> None:
        self._read_body, self._read_file = assembled.body, assembled.file
        self._draw, self._fragments = assembled.drawn, fragments

    def _make(self, fragment: Fragment) -> str:
        self._breathe()  # a feed of ten thousand items is no reason to let anybody wait
        return super()._make(fragment)


class PageRenderer:
    """Renders the parts of one build after the other."""

    def __init__(self, waits: Callable[[], bool] = lambda: False) -> None:
        self._waits = waits
        self._quietly = False
        self.render_key = ""
        self._renderer: _Renderer | None = None
        self._texts: dict[bytes, bytes] = {}
        self._pages: OrderedDict[str, tuple[bytes, bytes]] = OrderedDict()
        self._size = 0
        self._fine: dict[str, bytes] = {}

    def switch_to(self, assembled: Assembled) -> None:
        """From now on parts are of this build."""
        self._fingerprints = Fingerprints(assembled.render_key)
        if assembled.render_key != self.render_key:
            self.render_key, self._renderer, self._texts = assembled.render_key, None, {}
        fragments = self._fragments = Fragments(self._fingerprints, self._texts.get)
        if self._renderer:
            self._renderer.switch_to(assembled, fragments)
        else:
            self._renderer = _Renderer(assembled, fragments, self._breathe)
        self._services: RenderServices = self._renderer

    def print_of(self, part: Part) -> bytes:
        """Equal prints, equal bytes. None (b"") of a part whose value cannot be made: whoever renders it is told why."""
        try:
            return self._fingerprints((part.view, part.inputs))
        except Exception:  # noqa: BLE001 - one page that fails is not the end of the others
            return b""

    def is_fine(self, part: Part) -> bool:
        """Whether the part, as it is, was rendered before and came out."""
        return self._fine.get(part.path) == self.print_of(part)

    def page(self, part: Part, quietly: bool = False) -> bytes:
        """The bytes of a part. Raises `PageBrokenError`, `FileGoneError`; `RenderInterruptedError` too when it is rendered
        `quietly` and a message of the parent waits.
        """
        fingerprint = self.print_of(part)
        rendered_print, data = self._pages.get(part.path, (b"", b""))
        if fingerprint and rendered_print == fingerprint:
            self._pages.move_to_end(part.path)
            return data
        self._quietly = quietly
        try:
            data = render_part(part, self._services)
        except RenderInterruptedError:
            raise
        except OSError as error:
            if part.view not in ("files", "pictures"):
                raise PageBrokenError(crashed(error)) from error
            data = self._as_it_is(part)
        except TemplateBrokenError as broken:
            raise PageBrokenError(broken.finding) from broken
        except Exception as error:
            raise PageBrokenError(crashed(error)) from error
        finally:
            self._quietly = False
            self._texts.update(self._fragments.taken())
        self._keep(part, fingerprint, data)
        return data

    def _as_it_is(self, part: Part) -> bytes:
        """A file that was saved after the last good build. Raises `FileGoneError`."""
        try:
            name = part.value[0] if part.view == "files" else part.value.name
            return self._services.file(name)
        except OSError as error:
            raise FileGoneError(part.path) from error

    def _keep(self, part: Part, fingerprint: bytes, data: bytes) -> None:
        self._fine[part.path] = fingerprint
        if part.view == "files":
            return
        _, before = self._pages.pop(part.path, (b"", b""))
        self._pages[part.path] = (fingerprint, data)
        self._size += len(data) - len(before)
        while self._size > _ROOM:
            _, (_, oldest) = self._pages.popitem(last=False)
            self._size -= len(oldest)

    def _breathe(self) -> None:
        if self._quietly and self._waits():
            raise RenderInterruptedError
