"""What a daily run has to know of this site and this computer, and the files that make one."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Collection, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from invoke.exceptions import Exit

from ...desk.schedule import KINDS, Release, ScheduleFacts, next_steps, releases_of, schedule_files
from ...desk.schedule.ci import PAGES_OF_FORGEJO
from ...desk.schedule.unix import UnfitFolderError
from ...messages import Message, Speaker, listing, say, spoken
from ...pelican_adapter.settings import PLACEHOLDER
from .. import current_site
from ..local_zone import local_zone
from .requirement import kit_requirement
from .written import write_files

_BUILDERS = ("github", "forgejo", "gitlab")
"""Hosts that build on a machine of their own, and install the kit first."""
_REQUIREMENTS = "requirements.txt"
_EXAMPLES = {
    "folder": "/var/www/site", "ssh": "user@host:/var/www/site", "rsync": "user@host:/var/www/site", "s3": "remote:bucket",
}  # fmt: skip
"""Targets that have no place of their own, and what one looks like."""
_HOSTS = {"github": "GitHub", "forgejo": "Forgejo", "gitlab": "GitLab"}


def write_schedule(kind: str, to: str, destination: str, settings: Any, now: datetime, says_yes: bool) -> None:
    """Write the files of a daily run into this folder, and say how to go on. Raises `Exit`."""
    site = current_site.prepared(settings, now)
    speaker = site.setup.speaker
    _check_kind(kind, speaker)
    _check_target(kind, to, destination, settings, speaker)
    if site.assembled is None:
        raise Exit(spoken(say("The site cannot be read yet; `invoke check` says why."), speaker), 1)
    folder = Path.cwd()
    _refuse_subfolder(kind, folder, speaker)
    facts = facts_of(
        folder=folder,
        name=site.setup.settings.names[site.setup.settings.languages[0]],
        releases=releases_of(site.assembled.content.series, site.setup.settings.timezone),
        zone=site.setup.settings.timezone,
        today=now.date(),
        target=_target(kind, to, destination, settings),
        content=os.path.relpath(settings["PATH"], folder),
        output=os.path.relpath(settings["OUTPUT_PATH"], folder),
    )
    texts = files_of(kind, facts, folder, speaker)
    write_files(folder, texts, speaker, says_yes)
    steps = [*_before(settings), *kit_steps(kind, folder, texts), *next_steps(kind, facts)]
    for number, step in enumerate(steps, 1):
        print(f"{number}. {spoken(step, speaker)}")


def facts_of(
    folder: Path, name: str, releases: tuple[Release, ...], zone: str, today: date, target: tuple[str, ...] = (),
    content: str = "content", output: str = "output",
) -> ScheduleFacts:  # fmt: skip
    """The facts of a site in a folder of this computer."""
    in_clone = (folder / "tasks.py").is_file()
    return ScheduleFacts(
        name=name,
        folder=str(folder),
        content=Path(content).as_posix(),
        program=_program("invoke" if in_clone else "daybyday"),
        releases=releases,
        zone=zone,
        computer_zone=local_zone(),
        today=today,
        target=target,
        install=_install(folder),
        pins="pyproject.toml" if _is_clone_of_kit(folder) else _REQUIREMENTS,
        branch=_branch(folder),
        output=Path(output).as_posix(),
    )


def files_of(kind: str, facts: ScheduleFacts, folder: Path, speaker: Speaker) -> dict[str, str]:
    """The files of a daily run, with what a fresh machine installs, where nothing says that yet. Raises `Exit`."""
    try:
        texts = schedule_files(kind, facts, speaker)
    except UnfitFolderError as error:
        raise current_site.refusal(error, {}) from None
    if kind in _BUILDERS and not _is_clone_of_kit(folder) and not (folder / _REQUIREMENTS).exists():
        about = say("What a machine that builds the site installs; `pip install -r {file}`.", file=_REQUIREMENTS)
        requirement = kit_requirement()
        texts[_REQUIREMENTS] = f"# {spoken(about, speaker)}\n{requirement}\n" if requirement else ""
    return {path: text for path, text in texts.items() if text}


def _before(settings: Mapping[str, Any]) -> list[Message]:
    """What has to be there before any publication."""
    if str(settings.get("SITEURL") or "").strip().rstrip("/") in ("", PLACEHOLDER):
        return [say("Write the address of the site into publishconf.py: SITEURL; without it nothing is published.")]
    return []


def kit_steps(kind: str, folder: Path, texts: Collection[str]) -> list[Message]:
    """How the kit gets to a machine that has none, where no file says it, nor one of those that are written (`texts`)."""
    if kind not in _BUILDERS or _is_clone_of_kit(folder) or _REQUIREMENTS in texts:
        return []
    path = folder / _REQUIREMENTS
    if path.is_file() and "daybyday" in path.read_text("utf-8", "replace"):
        return []
    return [
        say(
            "This kit was installed from a folder of this computer, where {host} cannot get it. Write into {file} from where it"
            " can: {example}",
            host=_HOSTS.get(kind, kind),
            file=_REQUIREMENTS,
            example="daybyday[pictures,search] @ git+https://…",
        )
    ]


def _target(kind: str, to: str, destination: str, settings: Mapping[str, Any]) -> tuple[str, ...]:
    """How `publish` is called: as the options say, else as the kind of host and the settings suggest."""
    if kind == "github":
        to = to or "github-pages"
    elif kind == "forgejo" and not to:
        to, destination = "github-pages", PAGES_OF_FORGEJO
    elif kind != "gitlab" and not to:
        given = [*_given_destinations(settings)]
        to = given[0] if len(given) == 1 else ""
    return (*(("--to", to) if to else ()), *(("--destination", destination) if destination else ()))


def _given_destinations(settings: Mapping[str, Any]) -> dict[str, str]:
    destinations = settings.get("DAYBYDAY_DESTINATIONS")
    if not isinstance(destinations, Mapping):
        return {}
    return {str(target): str(where) for target, where in destinations.items()}


def _check_kind(kind: str, speaker: Speaker) -> None:
    if kind not in KINDS:
        message = say(
            "Say who runs it every day: `invoke schedule` with one of {kinds}.",
            kinds=listing(KINDS),
        )
        raise Exit(spoken(message, speaker), 1)


def _check_target(kind: str, to: str, destination: str, settings: Mapping[str, Any], speaker: Speaker) -> None:
    from ...publishing.targets import TARGETS

    if kind == "gitlab" and (to or destination):
        message = say("GitLab serves what its job `pages` leaves behind, and publishes nowhere else: leave out `--to`.")
        raise Exit(spoken(message, speaker), 1)
    if to and to not in TARGETS:
        message = say("There is no target `{target}`; there are {targets}.", target=to, targets=listing(TARGETS))
        raise Exit(spoken(message, speaker), 1)
    where = destination or _given_destinations(settings).get(to, "")
    if to in _EXAMPLES and not where:
        message = say(
            "`--to {target}` wants to know where: add `--destination {example}`, or write it into DAYBYDAY_DESTINATIONS.",
            target=to,
            example=_EXAMPLES[to],
        )
        raise Exit(spoken(message, speaker), 1)
    if kind in _BUILDERS and (to == "folder" or (to == "rsync" and ":" not in where.partition("/")[0])):
        message = say(
            "{where} is a folder of the machine at {host}, which is gone after the run: choose another target.",
            where=where,
            host=_HOSTS[kind],
        )
        raise Exit(spoken(message, speaker), 1)
    if destination and not to:
        raise Exit(spoken(say("`--destination` alone says nothing; say which way with `--to`."), speaker), 1)


def _refuse_subfolder(kind: str, folder: Path, speaker: Speaker) -> None:
    """Hosts look for their files at the root of a repository, and nowhere else."""
    root = _repository(folder)
    if kind in _BUILDERS and root is not None and root != folder.resolve():
        message = say(
            "This site lies in a folder of the repository {root}, and {kind} looks for its file at the root alone: make the site"
            " a repository of its own.",
            root=root,
            kind=kind,
        )
        raise Exit(spoken(message, speaker), 1)


def _repository(folder: Path) -> Path | None:
    """The root of the Git repository a folder lies in."""
    here = folder.resolve()
    return next((parent for parent in (here, *here.parents) if (parent / ".git").exists()), None)


def _branch(folder: Path) -> str:
    """The branch one is on; "main" where there is none."""
    try:
        head = (folder / ".git" / "HEAD").read_text("utf-8").strip()
    except (OSError, ValueError):
        return "main"
    return head.removeprefix("ref: refs/heads/") if head.startswith("ref: refs/heads/") else "main"


def _program(name: str) -> str:
    """The command as a whole path: that of the environment this runs in, which `cron` knows nothing of."""
    beside = Path(sys.executable).with_name(name)
    return str(beside) if beside.exists() else shutil.which(name) or str(beside)


def _is_clone_of_kit(folder: Path) -> bool:
    return (folder / "plugins" / "daybyday").is_dir() and (folder / "pyproject.toml").is_file()


def _install(folder: Path) -> str:
    if not _is_clone_of_kit(folder):
        return f"pip install -r {_REQUIREMENTS}"
    pins = "-c constraints.txt " if (folder / "constraints.txt").is_file() else ""
    return f'pip install {pins}-e ".[pictures,search]"'
