"""The keys of headers, series files and comments: what each is for, of which kind its value is, and what it says.

One table: the readers in `reading/` take their keys and kinds from it, the JSON Schemas of `desk/schemas.py` all of it, and
tests hold the docs against it. What a key is called in the site's languages stands in the words files (`read`).
"""

from __future__ import annotations

from typing import Literal

from .messages import Message, say
from .values import dataclass

ValueKind = Literal[
    "title", "text", "day", "date", "word", "slug", "status", "list", "reasons", "switch",
    "id", "length", "choice", "day of the year", "time", "timezone", "rests", "restarts", "days", "html",
]  # fmt: skip
"""What a value has to be. Each has its reader (`reading/`) and its schema (`desk/schemas.py`)."""

Use = Literal["day", "article", "page"]
EVERYWHERE: tuple[Use, ...] = ("day", "article", "page")


@dataclass(frozen=True, slots=True)
class Key:
    """One key. `help` is one line for an author; `example` a value as it is written."""

    name: str
    kind: ValueKind
    help: Message
    example: str = ""
    used_in: tuple[Use, ...] = EVERYWHERE
    by_language: bool = False
    """whether the value may name languages: `{en: …, it: …}`"""
    choices: tuple[str, ...] = ()
    required: bool = False
    machine_written: bool = False


STATUSES = ("published", "draft", "withdrawn")
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

POST_KEYS = (
    Key("title", "title", say("the title, as plain text"), required=True),
    Key("day", "day", say("the number of the day in its series"), "7", used_in=("day",)),
    Key("date", "date", say("when it comes out; a day knows its date from the series"), "2026-11-08"),
    Key("slug", "slug", say("its address, where that should not be the file’s name"), "job-security", ("article", "page")),
    Key("lang", "word", say("its language, where the file name does not say it"), "en"),
    Key("status", "status", say("draft: not published; withdrawn: taken back"), "draft", choices=STATUSES),
    Key("modified", "date", say("the date of a correction that readers should notice"), "2026-11-08"),
    Key("summary", "text", say("one or two sentences for lists and feeds")),
    Key("image", "text", say("a picture for previews in messages"), "images/bridge.jpg"),
    Key("tags", "list", say("keys of tags.yaml, or names")),
    Key("authors", "list", say("who wrote it")),
    Key("aliases", "list", say("old addresses that lead here")),
    Key("guid", "text", say("the id this text had in an old feed")),
    Key("source", "text", say("what it was translated from; written by the kit"), machine_written=True),
    Key("ignore", "reasons", say("codes of warnings and notes that are accepted here, each with a reason")),
)  # fmt: skip
"""Every key of the header of a text."""

SWITCHES = (
    Key("draft", "switch", say("yes is the same as `status: draft`")),
    Key("published", "switch", say("no is the same as `status: draft`")),
)
"""What other generators have in the place of `status`."""

SERIES_KEYS = (
    Key("id", "id", say("part of the id of every feed item; never change it"), "connections"),
    Key("title", "title", say("the title in each language of the series, the first one the original"), by_language=True, required=True),
    Key("description", "text", say("one or two sentences in each language"), by_language=True),
    Key("slug", "slug", say("the address of the series in each language"), "connections", by_language=True),
    Key("aliases", "list", say("old addresses of the series in each language"), by_language=True),
    Key("start", "day of the year", say("the date of day 1"), "2026-11-01", required=True),
    Key("length", "length", say("how many days it has; without it the series is open-ended"), "30"),
    Key("cadence", "choice", say("daily, or weekdays alone"), "daily", choices=("daily", "weekdays")),
    Key("rest", "rests", say("dates without a day"), "[2026-12-25]"),
    Key("from", "restarts", say("days from which the count goes on at another date"), "{23: 2026-12-01}"),
    Key("release", "time", say("the hour days come out"), '"07:00"'),
    Key("timezone", "timezone", say("whose clock counts"), "Europe/Rome"),
    Key("translations", "choice", say("what happens to a day that is not translated"), "fallback", choices=("fallback", "hold", "skip")),
    Key("starts", "choice", say("on which dates readers may begin by a feed of their own"), choices=(*WEEKDAYS, "monthly", "off")),
    Key("missing", "days", say("days that will never be written")),
    Key("ignore", "reasons", say("codes of warnings and notes that are accepted here, each with a reason")),
)  # fmt: skip
"""Every key of a series.yaml."""

COMMENT_KEYS = (
    Key("id", "word", say("what the comment is called, within its file"), "12", required=True),
    Key("parent", "word", say("the id of the comment it replies to"), "12"),
    Key("author", "text", say("the name of who wrote it")),
    Key("date", "date", say("when it was written"), "2026-11-08", required=True),
    Key("html", "html", say("what it says, as HTML or plain text"), required=True),
    Key("lang", "word", say("its language, where that is not the text’s"), "en"),
)
"""Every key of a comment of the past."""

EXAMPLES = {key.name: key.example for key in (*SERIES_KEYS, *POST_KEYS) if key.example}
"""key -> what to write where a single value belongs; elsewhere "some words" will do."""
