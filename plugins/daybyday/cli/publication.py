"""The dialogue of `invoke publish --to …`: where it goes, what it will do, and a yes where one is needed."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from ..publishing.errors import PublishError
from ..publishing.plan import Host, Plan, described, listed, make_plan
from ..publishing.site_files import site_files


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
    heading = "these files there are not from a publication of this site, and would be replaced:"
    return [*first, *listed(heading, plan.overwritten)]


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
