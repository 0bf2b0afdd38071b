"""The site of the folder one stands in: its settings, the moment it is asked for, everything a build would know of it."""

from __future__ import annotations

import os
import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from invoke.exceptions import Exit

if TYPE_CHECKING:
    from ..building.stages import LookedThrough, PreparedOrStopped
    from ..errors import SpokenError

SETTINGS = "pelicanconf.py"
PUBLISH_SETTINGS = "publishconf.py"


def load(name: str) -> Any:
    """Pelican's settings from a file of this folder, with absolute paths. Raises `Exit` where there are none to use."""
    need(name)
    from ..building.report import print_findings
    from ..messages import speaker_for
    from ..pelican_adapter.configuration import UnusableSettingsError, settings_of

    try:
        return settings_of(name)
    except UnusableSettingsError as error:
        print_findings([error.finding], Path.cwd(), speaker_for(os.environ, ("en",)))
        raise Exit(code=1) from None


def load_again(name: str) -> Any:
    """As `load`, after settings were written: publishconf.py imports pelicanconf.py, and Python would give it what that was."""
    folder = Path.cwd()
    for module, loaded in list(sys.modules.items()):
        if Path(getattr(loaded, "__file__", None) or "/").parent == folder:
            del sys.modules[module]
    return load(name)


def need(name: str) -> None:
    """Raise `Exit` unless there is such a file here."""
    if not Path(name).is_file():
        from ..messages import say, speaker_for, spoken

        message = say("There is no {name} here; go to the folder of the site.", name=name)
        raise Exit(spoken(message, speaker_for(os.environ)), 1)


def refusal(error: SpokenError, settings: Any) -> Exit:
    """The end of a command that an error stops: its sentence, in the author's language."""
    from ..messages import spoken
    from ..pelican_adapter.settings import speaker_of

    return Exit(f"{spoken(error.message, speaker_of(settings))}.", 1)


def moment(at: str, settings: Any) -> str:
    """The moment `--at` means in the site's zone, as a build's environment takes it; "" for none. Raises `Exit`."""
    from ..building.clock import asked_instant
    from ..timeline import InstantError

    try:
        return asked_instant(at, settings.get("TIMEZONE") or "UTC")
    except InstantError as bad:
        raise refusal(bad, settings) from None


def instant(at: str, settings: Any) -> datetime:
    """The instant `--at` means in the site's zone, else that of a build now. Raises `Exit`."""
    from ..building.clock import build_instant
    from ..timeline import InstantError, read_instant

    asked = moment(at, settings)
    try:
        return read_instant(asked) if asked else build_instant()
    except InstantError as bad:
        raise refusal(bad, settings) from None


def public_settings(settings: Any) -> Any:
    """The settings of the public site: publishconf.py where there is one, else those given."""
    return load(PUBLISH_SETTINGS) if Path(PUBLISH_SETTINGS).is_file() else settings


def prepared(settings: Any, now: datetime, published: Any = None) -> PreparedOrStopped:
    """Everything a build would know, by the same memory. What readers know the site by is compared as `published` has it."""
    from ..building.prepare import prepare
    from ..building.session import remembering
    from ..pelican_adapter.settings import site_setup

    with remembering(settings) as session:
        return prepare(site_setup(settings, published), now, session)


def looked_through(settings: Any, now: datetime, published: Any = None) -> LookedThrough:
    """All there is to say of the site: errors that stop a build hide no other finding."""
    from ..building.prepare import look_through
    from ..building.session import remembering
    from ..pelican_adapter.settings import site_setup

    with remembering(settings) as session:
        return look_through(site_setup(settings, published), now, session)
