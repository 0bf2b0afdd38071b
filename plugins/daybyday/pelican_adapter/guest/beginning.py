"""How a build begins in a foreign theme: it is ours where there is a series, and else nothing happens at all."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pelican import __version__ as pelican_version
from pelican.generators import Generator

from ...messages import say
from ...model import Finding, Place
from .. import plugin_failures
from ..beginning import begin_build
from ..build_state import state
from ..stopping import ContentError, stopped
from .generator import GuestGenerator
from .ownership import Ownership, folders_of_pelican, look_for_series
from .remembered import NAME as MEMORY
from .remembered import remember, remembered

if TYPE_CHECKING:
    from .links import Veil
    from .run import GuestRun

OLDEST_PELICAN = (4, 11)


def begin_guest(pelican: Any) -> type[Generator] | None:
    """Our generator where there is a series; nothing at all where there is none."""
    settings, last = pelican.settings, state.guest
    ownership = look_for_series(Path(settings["PATH"]), folders_of_pelican(settings))
    if ownership and not ownership.folders and not ownership.misplaced and not _asks_for_us(settings):
        ownership = None  # nothing but a file with a name like ours
    state.guest = None
    if gone := _gone(settings, last, ownership):
        state.guest = last
        raise _series_gone(gone, settings)
    if ownership is None:
        return None
    plugin_failures.watch()  # from here on the build is ours as well, and what ends it is told in one line
    _check_version(settings)
    state.begin()
    if ownership.folders:
        remember(Path(settings["CACHE_PATH"]), ownership)
    checked = begin_build(pelican)
    from .links import veil_texts
    from .run import GuestRun

    veil_texts(_veil)
    state.guest = GuestRun(ownership, checked, settings, is_main=settings["DEFAULT_LANG"] not in _subsites(settings))
    return GuestGenerator


def _check_version(settings: Any) -> None:
    """Raises `ContentError` with a Pelican that is older than those we were tried with."""
    if tuple(int(part) for part in pelican_version.split(".")[:2] if part.isdigit()) >= OLDEST_PELICAN:
        return
    message = say("this is Pelican {version}, and a series needs 4.11 or newer", version=pelican_version)
    finding = Finding("error", "pelican-too-old", Place("pelicanconf.py"), message, say("run `pip install -U pelican`"))
    raise stopped([finding], settings, say("Pelican is too old; nothing was written."))


def _asks_for_us(settings: Any) -> bool:
    """Whether a site means to have series: by a setting of ours."""
    return bool(settings.get("FEED_ID")) or any(key.startswith("DAYBYDAY_") for key in settings)


def _veil() -> Veil | None:
    return state.guest.veil if state.guest else None


def _subsites(settings: Any) -> Any:
    """The languages for which i18n_subsites runs Pelican once more, with the settings of the main site below its own."""
    return settings.get("I18N_SUBSITES") or {}


def _gone(settings: Any, last: GuestRun | None, ownership: Ownership | None) -> list[str]:
    """Folders with texts that were series in the last build, of this process or of an earlier one, and are none now."""
    root = os.path.abspath(settings["PATH"])  # noqa: PTH100
    earlier = [remembered(Path(settings["CACHE_PATH"]), root)]
    if last and last.ownership.root == root:
        earlier.append(last.ownership)
    return sorted({folder for known in earlier if known for folder in known.has_gone(ownership)})


def _series_gone(folders: list[str], settings: Any) -> ContentError:
    memory = os.path.relpath(Path(settings["CACHE_PATH"], MEMORY))
    message = say("the series.yaml of this folder has gone, and Pelican would publish its days, those to come included")
    hint = say(
        "put it back, or move the texts away; to publish them as posts of the blog, delete {memory} and start Pelican anew",
        memory=memory,
    )
    findings = [Finding("error", "series-gone", Place(f"{folder}/series.yaml"), message, hint) for folder in folders]
    return stopped(findings, settings, say("a series has gone; nothing was written."))


def look_for_the_plugin(pelican: Any) -> None:
    """Stop where Pelican has not loaded the plugin and there is a series: nobody would hold back what is still to come."""
    settings = pelican.settings
    if state.is_connected or not (ownership := look_for_series(Path(settings["PATH"]))):
        return
    message = say("Pelican has not loaded the plugin daybyday, and would publish days that are still to come")
    hint = say('write PLUGINS = ["daybyday"], beside those you have, or take the line PLUGINS out')
    places = [Place(f"{folder}/series.yaml") for folder in ownership.folders]
    findings = [Finding("error", "plugin-not-loaded", place, message, hint) for place in places]
    raise stopped(findings, settings, say("the plugin is not loaded; nothing was written."))
