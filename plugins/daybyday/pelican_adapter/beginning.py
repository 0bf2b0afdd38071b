"""How a build begins, in both modes: look, read, check; nothing is written yet."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..building.clock import build_instant
from ..building.content_folder import Folder, look_at_posts, read_folder, with_ledger
from ..building.remembered.theme_digests import remembering
from ..building.report import nothing_written, print_findings
from ..building.session import Session
from ..building.up_to_date import UpToDate, key_of, known_up_to_date, state_of
from ..messages import say
from ..model import Finding, Place
from ..timeline import InstantError
from . import plugin_failures
from .build_state import state
from .settings import is_native, other_ledger, site_setup, speaker_of
from .stopping import ContentError, stopped

if TYPE_CHECKING:
    from datetime import datetime

    from ..building.stages import CheckedOrStopped, PreparedOrStopped


def begin_build(pelican: Any) -> Any:
    """What there is to do: `Prepared`, a site with its parts, or `UpToDate` when nothing has changed; of a guest `Checked`."""
    settings, output = pelican.settings, Path(pelican.output_path)
    try:
        now = build_instant()
    except InstantError as bad:
        finding = Finding("error", "clock-unreadable", Place("DAYBYDAY_NOW"), bad.message)
        raise stopped([finding], settings, say("no instant to build at; nothing was written.")) from bad
    session = state.open_session(settings, output)
    try:
        build = _look_and_prepare(settings, session, now, output)
    except BaseException:
        state.give_up()
        raise
    print_findings(build.findings, Path(settings["PATH"]), speaker_of(settings))
    if isinstance(build, UpToDate):
        return build
    from ..building.stages import Stopped

    if isinstance(build, Stopped):
        state.give_up()
        raise ContentError(nothing_written(build.findings, speaker_of(settings)))
    return build


def _look_and_prepare(
    settings: Any, session: Session, now: datetime, output: Path
) -> PreparedOrStopped | CheckedOrStopped | UpToDate:
    folder, state.fingerprint = _look(settings, session)
    if state.fingerprint:
        with session.stage("compare"):
            name = key_of(output, session.store)
            unchanged = known_up_to_date(session.store, name, state.fingerprint, now, output)
        if unchanged:
            return unchanged
    return _prepared(settings, now, session, folder)


def _look(settings: Any, session: Session) -> tuple[Folder, str]:
    """The content folder, and a fingerprint of all a build depends on; "" where it cannot cover everything (guest mode)."""
    with session.stage("look"):
        folder = with_ledger(read_folder(Path(settings["PATH"])), other_ledger(settings))
        look_at_posts(folder)
        tells_all = is_native(settings) and not plugin_failures.failures()
        return folder, state_of(settings, folder) if tells_all else ""


def _prepared(settings: Any, now: datetime, session: Session, folder: Folder) -> PreparedOrStopped | CheckedOrStopped:
    try:
        from ..building.prepare import check_content, prepare
    except ModuleNotFoundError as error:
        missing = Finding(
            "error",
            "package-missing",
            Place("pelicanconf.py"),
            say("the package {name} is not installed", name=error.name),
            say('run `pip install -e ".[dev]"`'),
        )
        raise stopped([missing], settings, say("a package is missing; nothing was written.")) from error
    # What a guest makes depends on the blog around it, which Pelican reads later.
    begin = prepare if is_native(settings) else check_content
    setup = site_setup(settings, digests_of=remembering(session.store))
    return begin(setup, now, session, folder=folder)
