"""What has to be known of a site, and of the computer it lies on, before it can be run every day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from importlib.resources import files

from ...messages import Message, Speaker, spoken
from .times import Release, clock_times, evening, minutes_after, runs

_MARK = "@@{name}@@"


@dataclass(frozen=True, slots=True)
class ScheduleFacts:
    """A site, and how it is published. Paths are absolute unless they say something else."""

    name: str
    """what the site is called"""
    folder: str
    content: str
    """the content folder, relative to the site's"""
    program: str
    """the command on this computer: `/home/ada/site/.venv/bin/invoke`"""
    releases: tuple[Release, ...]
    zone: str
    """that of the site"""
    computer_zone: str
    """that of the clocks `cron` goes by here"""
    today: date
    target: tuple[str, ...] = ()
    """how `publish` is told where to: `--to`, `rsync`; none: it builds into the output folder"""
    install: str = ""
    """how a fresh machine installs the kit: a line of shell"""
    pins: str = ""
    """the file which says what is installed, relative"""
    branch: str = "main"
    output: str = "output"
    """the folder that is published, relative"""

    @property
    def command(self) -> str:
        """`invoke`, or `daybyday`."""
        return self.program.replace("\\", "/").rpartition("/")[2].removesuffix(".exe")

    @property
    def minutes(self) -> int:
        """How many minutes after a release a run begins."""
        return minutes_after((*self.releases, evening(self.zone)), self.name)

    def morning(self, zone: str) -> tuple[time, ...]:
        """When to publish, on the clocks of a zone."""
        return runs(self.releases, self.minutes, zone, self.today)

    def evening(self, zone: str) -> tuple[time, ...]:
        """When to look at tomorrow, and to publish the digest of the week."""
        return clock_times((evening(self.zone),), self.minutes, zone, self.today)


def filled(template: str, speaker: Speaker, **values: str | Message) -> str:
    """A file of `templates/` with its marks (`@@name@@`) replaced. Messages become comments in the author's language."""
    text = (files(__package__) / "templates" / template).read_text("utf-8")
    for name, value in values.items():
        text = text.replace(_MARK.format(name=name), value if isinstance(value, str) else spoken(value, speaker))
    return text
