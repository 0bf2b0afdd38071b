"""The generators that Pelican is given, so that it has us write when it writes."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pelican.generators import Generator

from ..building.report import closing_line, print_findings, stages_table
from ..building.session import Session
from ..building.up_to_date import UpToDate
from ..engine import OutputBlockedError
from ..messages import Message, Speaker, say, spoken
from ..model import Finding, Place
from .build_state import state
from .settings import BUILD, speaker_of
from .stopping import ContentError

if TYPE_CHECKING:
    from ..building.stages import Prepared


def _print_closing_line(
    session: Session, speaker: Speaker, read: int, rendered: int, counts: tuple[int, int, int]
) -> None:
    print(closing_line(session, speaker, read, rendered, counts))
    if os.environ.get("DAYBYDAY_PROFILE"):
        print(stages_table(session))


class UpToDateGenerator(Generator):  # type: ignore[misc]
    """The generator Pelican is given when nothing has changed: it prints the closing line."""

    build: UpToDate

    def __init__(self, context: Any, settings: Any, path: Any, theme: Any, output_path: Any, **_: Any) -> None:
        self.context, self.settings = context, settings

    def generate_output(self, writer: Any) -> None:
        """Print the closing line."""
        if state.session:
            _print_closing_line(state.session, speaker_of(self.settings), 0, 0, (0, self.build.files, 0))
        state.end()


class DayByDayGenerator(Generator):  # type: ignore[misc]
    """The generator Pelican is given. Skips `Generator.__init__`, which builds readers we do not need."""

    build: Prepared

    def __init__(self, context: Any, settings: Any, path: str, theme: str, output_path: str, **_: Any) -> None:
        self.output_path = output_path
        # Every generator shares this mapping, and what Pelican writes is announced with it.
        context[BUILD] = self.build

    def generate_context(self) -> None:
        """Everything was read before Pelican's generators began."""

    def generate_output(self, writer: Any) -> None:
        """Render and write all parts."""
        try:
            self._render_and_write()
        except BaseException:
            state.give_up()
            raise
        finally:
            state.end()
            state.keep(self.build)

    def _render_and_write(self) -> None:
        from ..building.after_pages.search_index import SearchFailedError
        from ..building.render import render_and_write
        from ..theming.renderer import TemplateBrokenError

        output = Path(self.output_path)
        try:
            result = render_and_write(self.build, output, self._adopted(output), state.fingerprint)
        except TemplateBrokenError as broken:
            raise self._failure(broken.finding, say("a template is broken; nothing was written.")) from broken
        except SearchFailedError as failed:
            hint = say("build again without search, or mend it")
            finding = Finding("error", "search-failed", Place("output"), failed.message, hint)
            raise self._failure(finding, say("the pages were written, but cannot be searched.")) from failed
        except OutputBlockedError as blocked:
            finding = Finding(
                "error", "output-blocked", Place("output"), blocked.message, say("move it out of the way")
            )
            raise self._failure(
                finding, say("the output cannot be written as it should; nothing was written.")
            ) from blocked
        except OSError as error:
            message = say("writing failed: {error}", error=error)
            finding = Finding("error", "output-failed", Place("output"), message, say("mend it and build again"))
            raise self._failure(finding, say("the output could not be written.")) from error
        session, outcome = self.build.assembled.session, result.outcome
        counts = (len(outcome.written), len(outcome.unchanged), len(outcome.removed))
        _print_closing_line(session, self.build.setup.speaker, session.source_cache.read_count, result.rendered, counts)

    def _failure(self, finding: Finding, sentence: Message) -> ContentError:
        speaker = self.build.setup.speaker
        print_findings([finding], self.build.setup.root, speaker)
        return ContentError(f"Day by Day: {spoken(sentence, speaker)}")

    def _adopted(self, output: Path) -> Iterable[tuple[str, bytes]]:
        """Files that somebody else wrote and that are ours."""
        return ()
