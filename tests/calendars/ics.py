"""A calendar as two programs read it: by the letter of RFC 5545, and by the library."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import icalendar

from tests.harness import SERIES, Built, Site, day

EN, IT = "connections/homework.ics", "it/relazioni/homework.ics"
_ESCAPED = re.compile(r"\\([\\;,nN])")


def unescaped(text: str) -> str:
    """TEXT as it was before it was written (RFC 5545, 3.3.11)."""
    return _ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], text)


@dataclass(frozen=True)
class Calendar:
    """One file."""

    data: bytes

    @property
    def physical(self) -> list[bytes]:
        """Its lines as they stand in the file."""
        assert self.data.endswith(b"\r\n")
        return self.data.split(b"\r\n")[:-1]

    @property
    def lines(self) -> list[str]:
        """Its lines, unfolded (RFC 5545, 3.1)."""
        return self.data.replace(b"\r\n ", b"").decode("utf-8").split("\r\n")[:-1]

    @property
    def head(self) -> list[str]:
        """What it says of itself."""
        return self.lines[1 : self.lines.index("BEGIN:VEVENT")]

    @property
    def events(self) -> list[dict[str, str]]:
        """Each event: property with its parameters -> value as written."""
        found: list[dict[str, str]] = []
        for line in self.lines:
            if line == "BEGIN:VEVENT":
                found.append({})
            elif found and not line.startswith("END:"):
                name, _, value = line.partition(":")
                assert name not in found[-1], f"two times {name}"
                found[-1][name] = value
        return found

    @property
    def parsed(self) -> Any:
        """What the library reads."""
        return icalendar.Calendar.from_ical(self.data)

    def text(self, name: str, at: int = 0, lang: str = "en") -> str:
        """A text of an event."""
        return unescaped(self.events[at][f"{name};LANGUAGE={lang}"])


def calendar_of(built: Built, path: str = EN) -> Calendar:
    assert built.status == 0, built.said
    return Calendar(built.files[path])


def one_day(tmp_path, homework: str, now: str = "2026-11-08T12:00:00+01:00", **more: Any) -> Calendar:
    """The calendar of a series whose first day has this homework."""
    return calendar_of(Site(tmp_path, SERIES + day(1, "en", "Begin", homework=homework, **more)).build(now))
