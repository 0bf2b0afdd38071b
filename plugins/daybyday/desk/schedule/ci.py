"""A daily run at a host that builds: GitHub Actions, Forgejo Actions (Codeberg), GitLab CI."""

from __future__ import annotations

import json
import shlex
from datetime import time

from ...messages import Message, Speaker, say
from .facts import ScheduleFacts, filled

WORKFLOW = ".github/workflows/publish.yml"
PIPELINE = ".gitlab-ci.yml"
FORGEJO, FORGEJO_EVENING = ".forgejo/workflows/publish.yml", ".forgejo/workflows/evening.yml"
PAGES_OF_FORGEJO = "origin/pages"
"""The branch that Codeberg Pages serve."""
_CLOCK = "UTC"
_CATCHES_UP = say(
    "A run brings out everything that is due, in order: nothing is lost by days on which none took place."
)
_AGAIN = say("A network that is down for a minute is no reason to wait for tomorrow.")
_LEDGER = say("What is out is written down: no later edit can move, lose or double it.")
_VERIFY = say("What the host serves is looked at, until it serves today's day or the time is over.")
_EVENING = say("The evening before: what will stop tomorrow's build, and what will be missing.")
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
        verify=_VERIFY,
        alert=_ALERT,
        evening=_EVENING,
        alive=say("GitHub switches schedules off where nothing was committed for 60 days."),
        crons=_cron_lines([*morning, *evenings]),
        evenings=json.dumps(evenings),
        branch=json.dumps(facts.branch),
        pins=json.dumps(facts.pins),
        install=facts.install,
        command=facts.command,
        target=shlex.join(facts.target),
        credentials=_credentials(facts, speaker, "sudo "),
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
    return [*steps, *_secrets(facts)]


def _credentials(facts: ScheduleFacts, speaker: Speaker, sudo: str) -> str:
    """The step that puts what a target asks for where its own tools look: from secrets of the repository."""
    if {"ssh", "rsync"} & {*facts.target}:
        about = say("The secret {name} holds a private key without a passphrase; {hosts} what `ssh-keyscan` says of the server.",
                    name="SSH_KEY", hosts="SSH_KNOWN_HOSTS")  # fmt: skip
        return filled("credentials_ssh.yml", speaker, about=about)
    if "s3" in facts.target:
        about = say("The secret {name} holds the configuration of rclone.", name="RCLONE_CONF")
        return filled("credentials_rclone.yml", speaker, about=about, sudo=sudo)
    return ""


def _secrets(facts: ScheduleFacts) -> list[Message]:
    """What an author has to give a host that builds, so that it may publish elsewhere."""
    if {"ssh", "rsync"} & {*facts.target}:
        return [
            say(
                "Add two secrets to the repository: {key}, a private key without a passphrase that may log in at the server,"
                " and {hosts}, what `ssh-keyscan SERVER` prints.",
                key="SSH_KEY",
                hosts="SSH_KNOWN_HOSTS",
            )
        ]
    if "s3" in facts.target:
        return [
            say(
                "Add a secret to the repository: {name}, the text of your rclone.conf (`rclone config file` says where it is).",
                name="RCLONE_CONF",
            )
        ]
    return []


def forgejo_files(facts: ScheduleFacts, speaker: Speaker) -> dict[str, str]:
    """`.forgejo/workflows/publish.yml`, and one for the evening, so that none has to ask which schedule it is run by."""
    evenings = [_cron(at) for at in facts.evening(_CLOCK)]
    lines = list(dict.fromkeys([*map(_cron, facts.morning(_CLOCK)), *evenings]))
    label = say(
        "Change it to a label of your runners, whose image is Debian's or Ubuntu's (Settings > Actions > Runners)."
    )
    parts: dict[str, str | Message] = {
        "prepared": filled("forgejo_prepared.yml", speaker, install=facts.install).rstrip("\n"),
        "alarm": filled("forgejo_alarm.yml", speaker, alert=_ALERT),
        "label": label,
        "command": facts.command,
    }
    publish = filled(
        "forgejo.yml",
        speaker,
        about=say("{name}: published every day, and whenever you push.", name=_plain(facts.name)),
        clock=say("Forgejo's clock is UTC, in summer and in winter. A run that finds nothing new changes nothing."),
        catches_up=_CATCHES_UP,
        again=_AGAIN,
        verify=_VERIFY,
        crons=_cron_lines(lines),
        branch=json.dumps(facts.branch),
        target=shlex.join(facts.target),
        credentials=_credentials(facts, speaker, ""),
        **parts,
    )
    evening = filled("forgejo_evening.yml", speaker, about=_EVENING, crons=_cron_lines(evenings), **parts)
    return {FORGEJO: publish, FORGEJO_EVENING: evening}


def forgejo_steps(facts: ScheduleFacts) -> list[Message]:
    """Switch Actions on, commit the files, and say what serves the branch."""
    steps = [
        say(
            "Switch Actions on in the repository's settings, under Units; a runner has to be there (Actions > Runners)."
        ),
        say(
            "Write into {path} and {evening}, at `runs-on`, a label of those runners; commit both and push them to the"
            " branch `{branch}`: schedules run on a repository's default branch alone.",
            path=FORGEJO,
            evening=FORGEJO_EVENING,
            branch=facts.branch,
        ),
    ]
    if PAGES_OF_FORGEJO in facts.target:
        steps.append(
            say(
                "Codeberg serves the branch `pages` at https://NAME.codeberg.page/REPOSITORY/ by itself; elsewhere ask who runs it."
            )
        )
    return [*steps, *_secrets(facts)]


def _cron_lines(lines: list[str]) -> str:
    return "\n".join(f'    - cron: "{line}"' for line in lines)


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
        evening=_EVENING,
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
