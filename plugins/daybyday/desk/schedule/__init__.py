"""A daily run of a machine's own: the files that make one, for five kinds of hosts.

times    when a release is followed by a run, on the clocks of whoever runs it
facts    what has to be known of a site
unix     a script, a systemd timer, lines for cron
ci       workflows: GitHub Actions, Forgejo Actions, GitLab CI
"""

from __future__ import annotations

from collections.abc import Callable

from ...messages import Message, Speaker
from . import ci, unix
from .facts import ScheduleFacts
from .times import Release, releases_of

ScheduleFiles = dict[str, str]
"""Path below the site's folder -> text."""

_KINDS: dict[
    str, tuple[Callable[[ScheduleFacts, Speaker], ScheduleFiles], Callable[[ScheduleFacts], list[Message]]]
] = {
    "github": (ci.github_files, ci.github_steps),
    "forgejo": (ci.forgejo_files, ci.forgejo_steps),
    "gitlab": (ci.gitlab_files, ci.gitlab_steps),
    "systemd": (unix.systemd_files, unix.systemd_steps),
    "cron": (unix.cron_files, unix.cron_steps),
}
KINDS = tuple(_KINDS)
"""Who can run a site every day."""


def schedule_files(kind: str, facts: ScheduleFacts, speaker: Speaker) -> ScheduleFiles:
    """The files of a kind of host (one of `KINDS`), with comments in the author's language."""
    return _KINDS[kind][0](facts, speaker)


def next_steps(kind: str, facts: ScheduleFacts) -> list[Message]:
    """What an author has to do with them, in order."""
    return _KINDS[kind][1](facts)


__all__ = ["KINDS", "Release", "ScheduleFacts", "ScheduleFiles", "next_steps", "releases_of", "schedule_files"]
