"""What can go wrong on the way to a host, and the words of the tools that say why."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from ..errors import DayByDayError

_LAST_LINES = 6


class PublishError(DayByDayError):
    """Nothing was published; the text says why and what to do."""


class BrokenPublicationError(PublishError):
    """A part was published before something went wrong. The next publication completes it."""


def run_tool(
    command: Sequence[str],
    data: bytes = b"",
    folder: Path | None = None,
    environment: Mapping[str, str] | None = None,
) -> bytes:
    """Run a program with `data` as its input; what it printed. Raises `PublishError` with its own reason."""
    done = try_tool(command, data, folder, environment)
    if done.returncode:
        raise PublishError(failure(done))
    return done.stdout


def try_tool(
    command: Sequence[str],
    data: bytes = b"",
    folder: Path | None = None,
    environment: Mapping[str, str] | None = None,
) -> subprocess.CompletedProcess[bytes]:
    """Run a program with `data` as its input, whatever comes of it. New files are for a web server to read."""
    umask = 0o022 if os.name == "posix" else -1
    return subprocess.run(  # noqa: S603
        command, input=data, cwd=folder, env=environment, umask=umask, capture_output=True, check=False
    )


def failure(done: subprocess.CompletedProcess[bytes]) -> str:
    """One line that says which program failed, and below it the program's last words: the reason often comes first."""
    text = (done.stderr.strip() or done.stdout.strip()).decode("utf-8", "replace")
    lines = [line.rstrip() for line in text.splitlines() if line.strip()]
    program = Path(done.args[0]).name
    if not lines:
        return f"{program} failed with status {done.returncode} and gave no reason."
    return "\n  ".join([f"{program} failed. It said:", *lines[-_LAST_LINES:]])
