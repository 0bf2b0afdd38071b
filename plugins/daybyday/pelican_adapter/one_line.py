"""What stops Pelican, in one line for the author: place, cause, what to do. `pelican -D` still shows where it happened."""

from __future__ import annotations

import logging
import os
import sys
import traceback
from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any

from ..errors import DayByDayError
from ..messages import Message, say, speaker_for
from ..model import Finding, Place

_TEXTS = ("PATH", "OUTPUT_PATH", "THEME", "CACHE_PATH", "SITEURL", "DEFAULT_LANG")
"""Settings of Pelican's own that it takes for texts without a look."""


class OneLine(logging.Filter):
    """Takes the place of what Pelican logs when an exception ends it."""

    def filter(self, record: logging.LogRecord) -> bool:
        error = record.exc_info[1] if isinstance(record.exc_info, tuple) else None
        if error is None or record.levelno < logging.CRITICAL:
            return True
        if isinstance(error, DayByDayError):
            print(error, file=sys.stderr)
            return False
        if logging.getLogger("pelican").isEnabledFor(logging.DEBUG):
            return True
        from ..building.report import print_findings

        finding = finding_of(error, _settings_file(sys.argv))
        print_findings([finding], Path.cwd(), speaker_for(os.environ, ("en",)))
        return False


def _settings_file(arguments: list[str]) -> str:
    for option, value in pairwise(arguments):
        if option in ("-s", "--settings"):
            return value
    return "pelicanconf.py"


def finding_of(error: BaseException, settings_file: str) -> Finding:
    """What is said of an exception that reading settings or a build ended with."""
    place = _place_in_settings(error) or Place(settings_file)
    if isinstance(error, SyntaxError) and error.filename:
        place = Place(_shown(error.filename), error.lineno or 1, error.offset or 1)
    if unusable := _unreadable(error, settings_file) or _unfit_in(settings_file):
        return Finding("error", "settings-unusable", place, *unusable)
    if place != Place(settings_file):
        message = say("this line fails: {reason}", reason=reason_of(error))
        return Finding(
            "error", "settings-unusable", place, message, say("mend it; docs/settings.md explains each setting")
        )
    return Finding(
        "error",
        "build-failed",
        place,
        say("the build broke off: {reason}", reason=reason_of(error)),
        say("`pelican -D` with the same words shows where; a plugin or the kit may be at fault"),
    )


def _unreadable(error: BaseException, settings_file: str) -> tuple[Message, Message] | None:
    """Message and hint for settings that Python cannot even read."""
    if isinstance(error, SyntaxError) and error.filename:
        return (
            say("Python cannot read this: {reason}", reason=error.msg),
            say("mend this line, or the one above it: a quotation mark or a bracket may be missing"),
        )
    away = say("go to the folder of the site, or write this file")
    if isinstance(error, ModuleNotFoundError) and error.name in ("pelicanconf", "publishconf"):
        return say("there is no {name}.py", name=error.name), away
    if isinstance(error, ModuleNotFoundError):
        return (
            say("the package {name} is not installed", name=error.name),
            say("run `pip install {name}`, or take the line out that wants it", name=error.name),
        )
    if isinstance(error, FileNotFoundError) and str(error.filename).endswith(settings_file):
        return say("there is no such file"), away
    return None


def reason_of(error: BaseException) -> str:
    """Kind and text of an exception, on one line."""
    return f"{type(error).__name__}: {' '.join(str(error).split())}" if str(error) else type(error).__name__


def _shown(name: str) -> str:
    try:
        return Path(name).resolve().relative_to(Path.cwd().resolve()).as_posix()
    except ValueError:
        return name


def _place_in_settings(error: BaseException) -> Place | None:
    """The line of a settings file in which an exception arose; None for one that did not."""
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        if frame.filename.endswith("conf.py"):
            return Place(_shown(frame.filename), frame.lineno or 1)
    return None


def _unfit_in(settings_file: str) -> tuple[Message, Message] | None:
    """Message and hint for the first setting of a file that Pelican cannot use; None when all are fit."""
    from pelican.settings import get_settings_from_file

    try:
        settings: dict[str, Any] = dict(get_settings_from_file(settings_file))
    except (Exception, SystemExit):  # noqa: BLE001 - it has failed once already
        return None
    return unfit_setting(settings) or _missing_folder(settings, os.path.dirname(os.path.abspath(settings_file)))  # noqa: PTH100, PTH120


def unfit_setting(settings: Mapping[str, Any]) -> tuple[Message, Message] | None:
    """Message and hint for the first setting of a wrong kind; None when all are fit."""
    for key in _TEXTS:
        if key in settings and not isinstance(settings[key], str):
            return say("{key} cannot be {value}", key=key, value=repr(settings[key])), say("write a text in quotes")
    if not isinstance(settings.get("MARKDOWN") or {}, Mapping):
        return say("MARKDOWN cannot be {value}", value=repr(settings["MARKDOWN"])), say('write {{"extensions": []}}')
    return None


def _missing_folder(settings: Mapping[str, Any], folder: str) -> tuple[Message, Message] | None:
    path, theme = settings.get("PATH", "content"), settings.get("THEME", "")
    if not os.path.isdir(os.path.join(folder, path)):  # noqa: PTH112, PTH118
        message = say("PATH: there is no folder `{path}`", path=path)
        return message, say("make it, or write the name of the folder your texts are in")
    import pelican

    own_themes = os.path.join(os.path.dirname(str(pelican.__file__)), "themes")  # noqa: PTH118, PTH120
    if theme and not any(os.path.isdir(os.path.join(parent, theme)) for parent in (folder, own_themes)):  # noqa: PTH112, PTH118
        message = say("THEME: there is no theme `{theme}`", theme=theme)
        return message, say('write the name of its folder, such as THEME = "theme"')
    return None
