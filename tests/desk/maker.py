"""The status of a site from a few sources, without a file and without Pelican."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from daybyday.assembling import assemble, site_at
from daybyday.assembling.content import SourceSet
from daybyday.cli.desk_wording import Wording
from daybyday.cli.status_report import status_lines
from daybyday.desk.status import Status, site_status
from daybyday.edition.edition import Edition
from daybyday.edition.site_context import SiteContext
from daybyday.messages import Speaker, speaker_for
from daybyday.model import Series, Source, TagNames
from daybyday.prose import Facts
from daybyday.words import load_words
from tests.assembling.maker import SERIES, SETTINGS, day

ENGLISH: Speaker = speaker_for({}, ("en",))
ITALIAN: Speaker = speaker_for({}, ("it",))
WORDS, _ = load_words(("en", "it"), {})
NOON = "2026-11-08T12:00:00+01:00"
"""Sunday; day 8 has been out since 07:00."""


def days(*numbers: int, langs: tuple[str, ...] = ("en", "it"), **changes) -> list[Source]:
    """Texts of days; each has ten words."""
    return [replace(day(number, lang), digest="ten words", **changes) for number in numbers for lang in langs]


def edition_of(*sources: Source, now: str = NOON, series: tuple[Series, ...] = (SERIES,), **settings):
    """What was written, and what of it is out."""
    site_settings, instant = replace(SETTINGS, **settings), datetime.fromisoformat(now)
    content, _ = assemble(SourceSet(sources, series, TagNames(), {}, {}), site_settings, instant)
    facts = {"ten words": Facts(words=10)}
    return content, Edition(site_at(content, site_settings, instant), SiteContext(site_settings, WORDS), facts)


def status_of(*sources: Source, now: str = NOON, series: tuple[Series, ...] = (SERIES,), **settings) -> Status:
    """The status of these sources."""
    return site_status(*edition_of(*sources, now=now, series=series, **settings), findings=())


def told(status: Status, speaker: Speaker = ENGLISH) -> str:
    """A status as it is printed in the folder of the content."""
    return "\n".join(status_lines(status, Wording(speaker, Path(), status.now)))
