"""`invoke publish`: the production build, and with `--to` the dialogue that brings it to a host: where it goes, what it
will do, and a yes where one is needed.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from invoke.exceptions import Exit

from ..publishing.errors import BrokenPublicationError, PublishError
from ..publishing.plan import Host, Plan, described, listed, make_plan
from ..publishing.site_files import site_files
from .current_site import PUBLISH_SETTINGS, load, prepared

LATE_DAYS = 3
"""Exit status of `publish --strict-days` when a day that was due is not there; 1 is for what failed, 2 for a wrong option."""


def publish_site(settings: Any, to: str, destination: str, may_replace: bool, only_show: bool) -> int:
    """Build with publishconf.py and, with a target `to`, bring the site there; the status of the build.

    Raises `Exit` with what the author should know.
    """
    from ..building.pelican_process import build_command, run_build
    from ..publishing.targets import TARGETS

    _check_target(to, destination, only_show, TARGETS)
    output = Path(settings["OUTPUT_PATH"])
    destination = destination or _destination(settings, to)
    try:
        # What cannot work is said before a long build.
        host = TARGETS[to](destination, output) if to else None
    except PublishError as error:
        raise Exit(f"Nothing was published: {error}", 1) from None
    overrides = {"DAYBYDAY_PUBLISH": '"strict"', "DAYBYDAY_SEARCH": "true"}
    status = run_build(build_command(settings["PATH"], PUBLISH_SETTINGS, output, overrides), "")
    if not status and host:
        _bring_and_notify(settings, host, output, may_replace, only_show)
    return status


def _bring_and_notify(settings: Any, host: Host, output: Path, may_replace: bool, only_show: bool) -> None:
    """Bring the site to its host, and tell the hub which feeds are other than before."""
    from ..publishing.websub import notify_hub, published_manifest

    hub, site = str(settings.get("DAYBYDAY_HUB") or "").strip(), str(settings["SITEURL"]).rstrip("/")
    before = published_manifest(site) if hub and not only_show else None
    try:
        was_published = bring(host, output, may_replace, only_show)
    except BrokenPublicationError as error:
        raise Exit(f"The publication broke off; publish again to complete it: {error}", 1) from None
    except PublishError as error:
        raise Exit(f"Nothing was published: {error}", 1) from None
    for line in notify_hub(hub, site, before, output) if hub and was_published else ():
        print(f"Day by Day: {line}.")


def _destination(settings: Any, to: str) -> str:
    """Where DAYBYDAY_DESTINATIONS says a target goes; "" for none."""
    destinations = settings.get("DAYBYDAY_DESTINATIONS") or {}
    if not isinstance(destinations, Mapping):
        raise Exit('DAYBYDAY_DESTINATIONS must name targets: write {"rsync": "user@host:/var/www/site"}.', 1)
    return str(destinations.get(to, ""))


def _check_target(to: str, destination: str, only_show: bool, targets: Iterable[str]) -> None:
    """Refuse what says half of where to go."""
    if to and to not in targets:
        raise Exit(f"There is no target {to!r}; there are {', '.join(targets)}.", 1)
    for option, is_given in (("--destination", destination), ("--dry-run", only_show)):
        if is_given and not to:
            raise Exit(
                f"`{option}` alone publishes nothing; say which way with `--to`: `--to {'` or `--to '.join(targets)}`.",
                1,
            )


def days_are_late(now: datetime) -> bool:
    """Whether a day that was due is not there. Every build tells of them; a scheduler only looks at the status."""
    findings = prepared(load(PUBLISH_SETTINGS), now).findings
    return any(finding.code == "day-late" for finding in findings)


def bring(host: Host, output: Path, may_replace: bool, only_show: bool) -> bool:
    """Show the plan and carry it out; whether it was. Raises `PublishError`.

    `may_replace` is the author's yes, given beforehand; without it, questions are asked on a terminal.
    """
    try:
        site = site_files(output)
    except OSError as error:
        raise PublishError(f"{error.filename} cannot be read ({error.strerror}).") from None
    _say([f"Publishing to {host.address}."])
    plan = make_plan(host.look(site.digests), site.digests)
    _say(listed("Symbolic links, and names no manifest can hold, are left out:", site.left_out))
    _say(described(plan))
    _refuse_blocked(plan)
    doubts = _doubts(host, plan)
    if only_show:
        _say([*doubts, "This was a dry run: nothing was published."])
        return False
    if doubts and not may_replace:
        _ask(doubts)
    host.carry_out(plan, site)
    _say([f"Published to {host.address}."])
    return True


def _refuse_blocked(plan: Plan) -> None:
    if plan.blocked:
        heading = "at these places stands something else than a file of the site; move it away, or publish elsewhere:"
        raise PublishError("\n".join(listed(heading, plan.blocked)))


def _doubts(host: Host, plan: Plan) -> list[str]:
    """What is not done without a yes, as lines that say so."""
    first = [f"it is the first time from here to {host.address}."] if host.is_new else []
    most = ["most of what was published there would be removed; it may be the place of another site."]
    heading = "these files there are not from a publication of this site, and would be replaced:"
    return [*first, *(most if plan.removes_most else ()), *listed(heading, plan.overwritten)]


def _ask(doubts: list[str], read: Callable[[str], str] = input) -> None:
    if not sys.stdin.isatty():
        raise PublishError("\n".join([*doubts, "If that is what you want, add `--yes`."]))
    _say(doubts)
    try:
        answer = read("Publish? [y/N] ")
    except EOFError:
        answer = ""
    if answer.strip().lower() not in {"y", "yes"}:
        raise PublishError("you did not say yes.")


def _say(lines: list[str]) -> None:
    for line in lines:
        print(line if line.startswith("  ") else f"Day by Day: {line[0].upper()}{line[1:]}", flush=True)
