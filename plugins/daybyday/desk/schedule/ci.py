"""A daily run at a host that builds: GitHub Actions, GitLab CI."""

from __future__ import annotations

import json
import shlex
from datetime import time

from ...messages import Message, Speaker, say
from .facts import ScheduleFacts, filled

WORKFLOW = ".github/workflows/publish.yml"
PIPELINE = ".gitlab-ci.yml"
_CLOCK = "UTC"
_CATCHES_UP = say(
    "A run brings out everything that is due, in order: nothing is lost by days on which none took place."
)
_AGAIN = say("A network that is down for a minute is no reason to wait for tomorrow.")
_LEDGER = say("What is out is written down: no later edit can move, lose or double it.")
_VERIFY = say("What the host serves is looked at, until it serves today's day or the time is over.")
_ALERT = say(
    "The secret {name} may hold the address of a webhook (Slack, Mattermost, ntfy …) that is told, too.",
    name="ALERT_WEBHOOK",
)


def github_files(facts: ScheduleFacts, speaker: Speaker) -> dict[str, str]:
    """`.github/workflows/publish.yml`."""
    evenings = [_cron(at) for at in facts.evening(_CLOCK)]
    morning = [line for line in map(_cron, facts.morning(_CLOCK)) if line not in evenings]
    text = filled(
        "github.yml",
        speaker,
        about=say("{name}: published every day, and whenever you push.", name=_plain(facts.name)),
        clock=say(
            "GitHub's clock is UTC, in summer and in winter, and it leaves runs out at busy times: so there are more than one."
            " A run that finds nothing new changes nothing."
        ),
        catches_up=_CATCHES_UP,
        again=_AGAIN,
        ledger=_LEDGER,
        verify=_VERIFY,
        alert=_ALERT,
        evening=say("The evening before: what will stop tomorrow's build, and what will be missing."),
        alive=say("GitHub switches schedules off where nothing was committed for 60 days."),
        crons="\n".join(f'    - cron: "{line}"' for line in (*morning, *evenings)),
        evenings=json.dumps(evenings),
        branch=json.dumps(facts.branch),
        pins=json.dumps(facts.pins),
        install=facts.install,
        command=facts.command,
        target=shlex.join(facts.target),
        content=shlex.quote(facts.content),
    )
    return {WORKFLOW: text}


def github_steps(facts: ScheduleFacts) -> list[Message]:
    """Commit and push it, and choose where Pages come from."""
    steps = [
        say(
            "Commit {path} and push it to the branch `{branch}`: schedules run on a repository's default branch alone.",
            path=WORKFLOW,
            branch=facts.branch,
        )
    ]
    if "github-pages" in facts.target:
        steps.append(say("After the first run choose the branch `gh-pages` in the repository's settings, under Pages."))
    return steps


def gitlab_files(facts: ScheduleFacts, speaker: Speaker) -> dict[str, str]:
    """`.gitlab-ci.yml`. When it runs is set at GitLab: the file cannot say it."""
    text = filled(
        "gitlab.yml",
        speaker,
        about=say("{name}: published every day, and whenever you push.", name=_plain(facts.name)),
        clock=say("When it runs stands in the project, under Build > Pipeline schedules:"),
        schedules="\n".join(f"#   {line}" for line in _schedules(facts)),
        catches_up=_CATCHES_UP,
        ledger=_LEDGER,
        token=say(
            "For that, the variable {name} holds a project access token with the scope `write_repository`, masked; without it"
            " the step is left out.",
            name="PUSH_TOKEN",
        ),
        verify=_VERIFY,
        alert=say(
            "GitLab itself mails whoever owns the schedule. The variable {name} may hold the address of a webhook that is told,"
            " too.",
            name="ALERT_WEBHOOK",
        ),
        evening=say("The evening before: what will stop tomorrow's build, and what will be missing."),
        install=facts.install,
        command=facts.command,
        content=shlex.quote(facts.content),
        output=shlex.quote(facts.output),
    )  # fmt: skip
    return {PIPELINE: text}


def gitlab_steps(facts: ScheduleFacts) -> list[Message]:
    """Commit it, and add the schedules."""
    return [
        say("Commit {path} and push it.", path=PIPELINE),
        *(
            say("In the project, under Build > Pipeline schedules, add: {schedule}.", schedule=line)
            for line in _schedules(facts)
        ),
    ]


def _schedules(facts: ScheduleFacts) -> list[str]:
    """Interval, zone and variables of each schedule to be added."""
    zone = facts.zone
    return [
        *(f"{_cron(at)} ({zone})" for at in facts.morning(zone)),
        *(f"{_cron(at)} ({zone}), EVENING=1" for at in facts.evening(zone)),
    ]


def _cron(at: time) -> str:
    return f"{at.minute} {at.hour} * * *"


def _plain(name: str) -> str:
    """A name in one line, as a comment may hold it."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in name).split())
