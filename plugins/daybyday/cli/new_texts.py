"""`invoke new`: what is to be begun, as files; never over what is there."""

from __future__ import annotations

import os
import shlex
import subprocess
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from invoke.exceptions import Exit

from ..building.stages import Assembled
from ..desk.scaffold import (
    ScaffoldError,
    choose_languages,
    choose_series,
    day_files,
    new_article,
    next_free_days,
    texts_to_begin,
)
from ..messages import language_names, say, speaker_for, spoken
from ..values import dataclass
from ..words import language_among
from . import current_site
from .whole_files import write_new

_WEEK = 7


@dataclass(frozen=True, slots=True)
class NewOptions:
    """What stands on the command line: None, "", 0 and False for what does not."""

    title: str | None
    series: str
    article: str | None
    day: str | None
    language: str
    week: bool


def begin_texts(settings: Any, now: datetime, wanted: NewOptions) -> list[Path]:
    """Write new texts and print their names; which they are. Raises `Exit` with the reason where there is nothing to begin."""
    site = current_site.prepared(settings, now)
    speaker = site.setup.speaker
    if site.assembled is None:
        raise Exit(f"{spoken(say('The site cannot be read yet; `invoke check` says why.'), speaker)}", 1)
    try:
        _refuse_what_goes_not_together(wanted)
        files = _article(site.assembled, wanted, now) if wanted.article is not None else _days(site.assembled, wanted)
        return _written(site.setup.root, files)
    except ScaffoldError as reason:
        raise Exit(spoken(say("Nothing was begun: {reason}.", reason=reason.message), speaker), 1) from None


def _refuse_what_goes_not_together(wanted: NewOptions) -> None:
    if any(title is not None and not title.strip() for title in (wanted.title, wanted.article)):
        raise ScaffoldError(say("the title is empty"))
    if wanted.article is not None and (wanted.title is not None or wanted.day is not None or wanted.week):
        raise ScaffoldError(say("an article has neither a number nor a second title; give `--article` alone"))
    if wanted.week and (wanted.title is not None or wanted.day is not None):
        raise ScaffoldError(say("`--week` begins seven days; give it without `--title` and `--day`"))


def _article(assembled: Assembled, wanted: NewOptions, now: datetime) -> dict[str, str]:
    site = assembled.setup.settings
    lang = language_among(wanted.language, site.languages) if wanted.language else ""
    if lang is None:
        names, tags = language_names(site.languages), ", ".join(site.languages)
        message = say(
            "the site is in {names} ({tags}), not in `{wanted}`", names=names, tags=tags, wanted=wanted.language
        )
        raise ScaffoldError(message)
    languages = (lang,) if lang else site.languages
    today = now.astimezone(ZoneInfo(site.timezone)).date()
    return new_article(" ".join((wanted.article or "").split()), languages, assembled.words, today)


def _days(assembled: Assembled, wanted: NewOptions) -> dict[str, str]:
    content = assembled.content
    series = choose_series(content, wanted.series)
    languages = choose_languages(series, wanted.language)
    if wanted.day is None:
        days = next_free_days(content, series, languages, _WEEK if wanted.week else 1)
    else:
        days = (_number(wanted.day),)
    title = " ".join((wanted.title or "").split())
    texts = texts_to_begin(content, series, days, languages, title)
    return day_files(series.folder, texts, title, assembled.words)


def _number(given: str) -> int:
    if not given.strip().isdecimal():
        raise ScaffoldError(say("`{given}` is no number of a day; write `--day 12`", given=given))
    return int(given)


def _written(root: Path, texts: dict[str, str]) -> list[Path]:
    # A link that leads nowhere takes the name, too.
    taken = [path for path in texts if os.path.lexists(root / path)]
    if taken:
        raise ScaffoldError(say("{path} exists already", path=os.path.relpath(root / taken[0])))
    for path, text in texts.items():
        write_new(root / path, text)
    return [root / path for path in texts]


def open_in_editor(paths: list[Path]) -> None:
    """Open files in the program that VISUAL or EDITOR names, and wait for it. Raises `Exit` where there is none."""
    editor = os.environ.get("VISUAL") or os.environ.get("EDITOR") or ""
    if not editor:
        message = say("The files are there. Which program should open them? Set EDITOR, such as EDITOR=nano.")
        raise Exit(spoken(message, speaker_for(os.environ)), 1)
    try:
        done = subprocess.run([*shlex.split(editor), *map(str, paths)], check=False)  # noqa: S603 - the author's own editor
    except OSError as error:
        message = say(
            "The files are there; {editor} cannot be run ({reason}).", editor=editor, reason=error.strerror or error
        )
        raise Exit(spoken(message, speaker_for(os.environ)), 1) from None
    if done.returncode:
        raise Exit(code=done.returncode)
