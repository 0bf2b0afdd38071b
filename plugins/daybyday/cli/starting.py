"""`daybyday start`: three questions, and a site of one's own."""

from __future__ import annotations

import os
import shlex
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from invoke.exceptions import Exit

from ..desk.schedule import KINDS, Release, next_steps
from ..desk.start import RELEASE, NewSite, StartError, new_site, read_address, read_languages, read_name, read_start
from ..errors import InputError
from ..messages import Message, Speaker, listing, say, speaker_for, spoken
from ..pelican_adapter.browser_editor import read_repository
from ..reading.fields import MOST_DAYS
from ..words import Words, known_languages, load_words
from .hosting.schedule import facts_of, files_of, kit_steps
from .local_zone import local_zone
from .questions import ask, can_ask, number
from .whole_files import write_new

Answer = TypeVar("Answer")
NO_SCHEDULE = "none"


@dataclass(frozen=True, slots=True)
class StartOptions:
    """What stands on the command line; None and "" for what does not."""

    name: str | None
    languages: str
    start: str
    address: str
    length: str
    timezone: str
    editor: str | bool
    """address of a repository; True for an editor whose repository is still to be named"""
    yes: bool
    schedule: str = "none"


def start_site(folder: Path, given: StartOptions, now: datetime) -> None:
    """Ask what is not given, and write the site. Raises `Exit`, and then nothing was written."""
    tags = known_languages()
    words, _ = load_words(tags, {})
    languages = read_languages(given.languages, words) if given.languages else ()
    speaker = speaker_for(os.environ, languages)
    _refuse_full(folder, speaker)
    _check_schedule(given.schedule, speaker)
    site = _answers(folder, given, now, words, speaker)
    texts = new_site(site, words)
    of_schedule, steps = _schedule(folder, given.schedule, site, now)
    for path, text in {**texts, **of_schedule}.items():
        write_new(folder / path, text)
    first = next(path for path in texts if path.endswith(f".{site.languages[0]}.md"))
    _say_how_to_go_on(folder, site, first, steps, speaker_for(os.environ, site.languages))


def _check_schedule(kind: str, speaker: Speaker) -> None:
    if kind not in (*KINDS, NO_SCHEDULE):
        message = say(
            "There is no schedule `{kind}`; there are {kinds}", kind=kind, kinds=listing((*KINDS, NO_SCHEDULE))
        )
        raise Exit(f"{spoken(message, speaker)}.", 1)


def _schedule(folder: Path, kind: str, site: NewSite, now: datetime) -> tuple[dict[str, str], list[Message]]:
    """The files of a daily run, if one is wanted, and what its author does with them."""
    if kind == NO_SCHEDULE:
        return {}, []
    place = folder.resolve()
    facts = facts_of(
        folder=place,
        name=site.name,
        releases=(Release(RELEASE, site.timezone),),
        zone=site.timezone,
        today=now.date(),
        target=("--to", "github-pages") if kind == "github" else (),
    )
    texts = files_of(kind, facts, place, speaker_for(os.environ, site.languages))
    return texts, [*kit_steps(kind, place, texts), *next_steps(kind, facts)]


def _refuse_full(folder: Path, speaker: Speaker) -> None:
    """A site is begun in a folder of its own; what programs hide there (`.git`) is no matter."""
    if str(folder).startswith("-"):
        message = say(
            "{folder} looks like an option, and no folder begins so; `daybyday --help start` shows all options",
            folder=folder,
        )
        raise Exit(f"{spoken(message, speaker)}.", 1)
    if folder.is_dir() and not any(not path.name.startswith(".") for path in folder.iterdir()):
        return
    if os.path.lexists(folder):
        message = say(
            "{folder} is there already and not empty; nothing was written. Choose another folder", folder=folder
        )
        raise Exit(f"{spoken(message, speaker)}.", 1)


def _answers(folder: Path, given: StartOptions, now: datetime, words: dict[str, Words], speaker: Speaker) -> NewSite:
    zone = _zone(given.timezone)
    default_name = " ".join(folder.resolve().name.replace("-", " ").replace("_", " ").split()).capitalize()
    tomorrow = (now.astimezone(ZoneInfo(zone)) + timedelta(days=1)).date().isoformat()
    own = speaker.lang if speaker.lang in words else "en"

    def answer(question: Message, value: str | None, default: str, read: Callable[[str], Answer]) -> Answer:
        if value is not None:
            return read(value)
        return read(default) if given.yes else ask(question, default, read, speaker)

    missing = [
        option
        for option, value in (("--name", given.name), ("--languages", given.languages), ("--start", given.start))
        if not value
    ]
    if missing and not given.yes and not can_ask():
        message = say(
            "There is no terminal to ask in: give {options}, or `--yes` for what would be proposed",
            options=", ".join(missing),
        )
        raise Exit(f"{spoken(message, speaker)}.", 1)
    length = number("--length", given.length, 1, MOST_DAYS, speaker) if given.length else 0
    name = answer(say("What is the challenge called?"), given.name, default_name, read_name)
    languages = answer(
        say("In which languages, the first of them yours? ({tags})", tags=", ".join(words)),
        given.languages or None,
        own,
        lambda text: read_languages(text, words),
    )
    start = answer(say("When is day 1?"), given.start or None, tomorrow, read_start)
    speaks = speaker_for(os.environ, languages).lang
    return NewSite(
        name, languages, start, zone, read_address(given.address), length, speaks, _repository(given.editor, speaker)
    )


def _repository(given: str | bool, speaker: Speaker) -> str:
    """The address of the repository an editor writes to; "" for no editor. Raises `StartError`, `Exit`."""
    if not given:
        return ""
    if isinstance(given, str):
        return read_editor(given)
    if not can_ask():
        message = say(
            "There is no terminal to ask in: give the repository, {example}",
            example="--editor https://github.com/name/site",
        )
        raise Exit(f"{spoken(message, speaker)}.", 1)
    return ask(
        say("Which repository does the editor write to? (https://github.com/name/site)"), "", read_editor, speaker
    )


def read_editor(given: str) -> str:
    """The address of a repository. Raises `StartError`."""
    try:
        read_repository(given)
    except InputError as error:
        raise StartError(say("{message}: {hint}", message=error.message, hint=error.hint)) from None
    return given.strip()


def _zone(given: str) -> str:
    zone = given or local_zone()
    try:
        ZoneInfo(zone)
    except (ValueError, OSError, ZoneInfoNotFoundError):
        raise StartError(say("there is no time zone `{zone}`; write one as Europe/Rome", zone=zone)) from None
    return zone


def _say_how_to_go_on(folder: Path, site: NewSite, first: str, steps: list[Message], speaker: Speaker) -> None:
    lines = [
        say("Day 1 is {date}, at 07:00 in {zone}.", date=site.start.isoformat(), zone=site.timezone),
        say(
            "Go on with: cd {folder}, then `daybyday serve`; day 1 is in {path}.",
            folder=shlex.quote(str(folder)),
            path=first,
        ),
    ]
    if not site.address:
        lines.append(say("The address of the site is still open: `daybyday publish` asks for it."))
    if steps:
        lines += [say("For the daily run:"), *steps]
    for line in lines:
        print(spoken(line, speaker))
