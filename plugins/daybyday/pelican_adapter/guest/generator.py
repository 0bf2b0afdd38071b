"""The generator of a guest, which lays out and writes what is made beside Pelican's pages."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ...building.report import nothing_written, print_findings
from ..build_state import state
from ..generators import DayByDayGenerator
from ..stopping import ContentError

if TYPE_CHECKING:
    from .run import GuestRun


class GuestGenerator(DayByDayGenerator):
    """The generator of a guest. Pelican runs it after those of articles and pages, and before that of files."""

    run: GuestRun

    def __init__(self, context: Any, settings: Any, path: str, theme: str, output_path: str, **_: Any) -> None:
        if state.guest is None:
            raise RuntimeError("no guest's build has begun")
        # Nothing of it is put into the context yet: Pelican pickles that with every article it caches.
        self.run, self.context, self.output_path = state.guest, context, output_path

    def generate_context(self) -> None:
        """Lay out what is made beside Pelican's pages, which may stop the build before anything is written."""
        run = self.run
        build = run.lay_out(self.context)
        print_findings(
            [finding for finding in build.findings if finding not in run.checked.findings],
            build.setup.root,
            build.setup.speaker,
        )
        from ...building.stages import Stopped

        if isinstance(build, Stopped):
            state.give_up()
            raise ContentError(nothing_written(build.findings, build.setup.speaker))
        self.build = build
        run.open_to_links(self.context, [part.path for part in build.parts])
        self.context["daybyday"] = run.site_value()

    def generate_output(self, writer: Any) -> None:
        """Render and write all parts, in the main run of Pelican's."""
        if self.run.is_main:
            super().generate_output(writer)
        else:
            state.end()

    def _adopted(self, output: Path) -> Iterable[tuple[str, bytes]]:
        return self.run.written(state.written_by_pelican, output)
