"""A daily run on a computer of one's own: a script, and what calls it: a systemd timer, or lines for cron."""

from __future__ import annotations

import shlex
from collections.abc import Iterable
from datetime import time
from pathlib import PurePath

from ...addresses import slugify
from ...errors import SpokenError
from ...messages import Message, Speaker, say, spoken
from .facts import ScheduleFacts, filled
from .times import is_skipped_or_doubled, utc_times

FOLDER = "schedule"
DAILY, EVENING = f"{FOLDER}/daily.sh", f"{FOLDER}/evening.sh"
CRONTAB = f"{FOLDER}/crontab"
ALERTS = f"{FOLDER}/alert.env"
"""Where an author writes whom to tell; never made by the kit, since it may hold a secret."""


class UnfitFolderError(SpokenError):
    """A folder whose name no line of cron or systemd can hold; the text says so."""


def systemd_files(facts: ScheduleFacts, speaker: Speaker) -> dict[str, str]:
    """The script, and two pairs of units. Raises `UnfitFolderError`."""
    name = unit_name(facts)
    units: dict[str, str] = {}
    for suffix, script, times, about in (
        ("", DAILY, facts.morning(facts.zone), say("{name}: publish", name=facts.name)),
        ("-evening", EVENING, facts.evening(facts.zone), say("{name}: look at tomorrow", name=facts.name)),
    ):
        units[f"{FOLDER}/{name}{suffix}.service"] = filled(
            "service", speaker, about=_described(about, speaker), script=_of_systemd(_path(facts, script))
        )  # fmt: skip
        units[f"{FOLDER}/{name}{suffix}.timer"] = filled(
            "timer", speaker, about=_described(about, speaker), times=_calendar(facts, times), missed=_MISSED
        )  # fmt: skip
    return {**_scripts(facts, speaker), **units}


_MISSED = say("A time at which the computer was off is made up for as soon as it is on.")
_CATCHES_UP = say(
    "A run brings out everything that is due, in order: nothing is lost by days on which none took place."
)


def systemd_steps(facts: ScheduleFacts) -> list[Message]:
    """Link, switch on, and let it run while nobody is logged in."""
    name = unit_name(facts)
    units = " ".join(
        shlex.quote(_path(facts, f"{FOLDER}/{name}{part}.{kind}")) for part in ("", "-evening") for kind in ("service", "timer")
    )  # fmt: skip
    return [
        _first_by_hand(facts),
        say(
            "Switch it on: {command}",
            command=f"systemctl --user link {units} && systemctl --user enable --now {name}.timer {name}-evening.timer",
        ),
        say("Let it run while you are not logged in: {command}", command="loginctl enable-linger"),
        _whom_to_tell(facts),
    ]


def cron_files(facts: ScheduleFacts, speaker: Speaker) -> dict[str, str]:
    """The script, and lines for a crontab. Raises `UnfitFolderError`."""
    lines = [
        *(_cron_line(facts, at, DAILY) for at in facts.morning(facts.computer_zone)),
        *(_cron_line(facts, at, EVENING) for at in facts.evening(facts.computer_zone)),
    ]
    text = filled(
        "crontab",
        speaker,
        about=say("{name}: published every day.", name=_one_line(facts.name)),
        catches_up=_CATCHES_UP,
        zone=say(
            "cron goes by the clocks of this computer ({zone}), and no two crons agree on `CRON_TZ`: the times are those of"
            " {zone}, in summer and in winter. If they move elsewhere, make this file anew.",
            zone=facts.computer_zone,
        ),
        lines="\n".join(lines),
    )
    return {**_scripts(facts, speaker), CRONTAB: text}


def cron_steps(facts: ScheduleFacts) -> list[Message]:
    """Add the lines to one's crontab."""
    crontab = shlex.quote(_path(facts, CRONTAB))
    return [
        _first_by_hand(facts),
        say(
            "Switch it on: {command}",
            command=f"(crontab -l 2>/dev/null; cat {crontab}) | crontab -",
        ),
        _whom_to_tell(facts),
    ]


def unit_name(facts: ScheduleFacts) -> str:
    """`daybyday-` and the name of the site's folder, of signs that systemd takes as they are."""
    plain = slugify(PurePath(facts.folder).name).encode("ascii", "ignore").decode().strip("-")
    return f"daybyday-{plain or 'site'}"


def _first_by_hand(facts: ScheduleFacts) -> Message:
    command = shlex.join([facts.command, "publish", *facts.target])
    return say("Publish once by hand, since a first time asks: {command}", command=command)


def _whom_to_tell(facts: ScheduleFacts) -> Message:
    return say(
        "Say whom to tell when it fails, in {path}: a line `ALERT_MAIL=you@your-domain`, or `ALERT_WEBHOOK=https://…`; keep that"
        " file out of Git.",
        path=_path(facts, ALERTS),
    )


def _scripts(facts: ScheduleFacts, speaker: Speaker) -> dict[str, str]:
    values: dict[str, str | Message] = {
        "folder": shlex.quote(_checked(facts.folder)),
        "bin": shlex.quote(str(PurePath(facts.program).parent)),
        "program": shlex.quote(_checked(facts.program)),
        "target": shlex.join(facts.target),
        "name": shlex.quote(_one_line(facts.name)),
        "about": say("{name}: published every day.", name=_one_line(facts.name)),
        "catches_up": _CATCHES_UP,
        "again": say("A network that is down for a minute is no reason to wait for tomorrow."),
        "silent": say("Nothing is printed while all is well: cron mails whatever is."),
    }
    begin = filled("begin.sh", speaker, **values)
    return {
        script: begin + filled(template, speaker, **values)
        for script, template in ((DAILY, "daily.sh"), (EVENING, "evening.sh"))
    }


def _calendar(facts: ScheduleFacts, times: Iterable[time]) -> str:
    """`OnCalendar=` lines in the zone of the site; in UTC where clocks there skip the time, or show it twice."""
    lines = []
    for at in times:
        if is_skipped_or_doubled(at, facts.zone, facts.today):
            lines += [f"OnCalendar=*-*-* {utc:%H:%M}:00 UTC" for utc in utc_times(at, facts.zone, facts.today)]
        else:
            lines.append(f"OnCalendar=*-*-* {at:%H:%M}:00 {facts.zone}")
    return "\n".join(dict.fromkeys(lines))


def _cron_line(facts: ScheduleFacts, at: time, script: str) -> str:
    # In a crontab a per cent sign is a line end (crontab(5)).
    command = f"/bin/sh {shlex.quote(_path(facts, script))}".replace("%", r"\%")
    return f"{at.minute} {at.hour} * * * {command}"


def _of_systemd(text: str) -> str:
    """A text in which systemd finds no specifier, variable, quotation mark or escape of its own (systemd.service(5))."""
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%").replace("$", "$$")


def _described(about: Message, speaker: Speaker) -> str:
    """A line of what a unit is for: there, only specifiers mean something."""
    return _one_line(spoken(about, speaker)).replace("\\", "\\\\").replace("%", "%%")


def _path(facts: ScheduleFacts, name: str) -> str:
    return f"{_checked(facts.folder).rstrip('/')}/{name}"


def _checked(path: str) -> str:
    if not path.isprintable():
        raise UnfitFolderError(say("the path {path} has a line end or a control character in it", path=repr(path)))
    return path


def _one_line(text: str) -> str:
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())
