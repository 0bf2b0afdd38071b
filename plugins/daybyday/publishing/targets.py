"""Where a site can be published: each target is a function that takes the output folder there.

They run the tools made for it (ghp-import, rsync) and say in one line what went wrong.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from ..errors import DayByDayError

MARKER = "manifest.txt"
"""A target that holds it was filled by us, so files that are gone here may be removed there."""


class PublishError(DayByDayError):
    """Publishing failed; the text says what to do."""


def to_github_pages(output: Path, destination: str, message: str) -> str:
    """Push the output as the one commit of a branch. `destination`: `remote/branch` or `remote`.

    The default is origin/gh-pages of the repository one stands in.
    """
    remote, _, branch = (destination or "origin/gh-pages").partition("/")
    branch = branch or "gh-pages"
    try:
        import ghp_import  # noqa: F401
    except ModuleNotFoundError:
        raise PublishError('ghp-import is not installed: run `pip install -e ".[deploy]"`') from None
    command = [sys.executable, "-m", "ghp_import", "--no-jekyll", "--push", "--force", "--no-history"]
    _run([*command, "--remote", remote, "--branch", branch, "--message", message, str(output)], "git")
    return f"pushed to {branch} of {remote}"


def to_rsync(output: Path, destination: str, message: str) -> str:  # noqa: ARG001
    """Copy what changed to `user@host:/path` or to a folder; `message` has no place there."""
    if not destination:
        raise PublishError("say where to: `invoke publish --to rsync --destination user@host:/path`")
    if not shutil.which("rsync"):
        raise PublishError("rsync is not installed: run `apt install rsync` or the like")
    command = ["rsync", "--recursive", "--links", "--times", "--checksum", "--delay-updates", "--chmod=D755,F644"]
    ours = _is_ours(destination)
    if ours:
        command.append("--delete-delay")
    _run([*command, f"{output}/", f"{destination.rstrip('/')}/"], "rsync")
    first = "" if ours else " for the first time (nothing there was removed)"
    return f"copied to {destination}{first}"


def _is_ours(destination: str) -> bool:
    """Whether the target holds our manifest: `--delete` in a wrong folder would be the end of it."""
    command = ["rsync", "--list-only", f"{destination.rstrip('/')}/{MARKER}"]
    return subprocess.run(command, check=False, capture_output=True).returncode == 0  # noqa: S603


def _run(command: Sequence[str], tool: str) -> None:
    """Run a tool without asking anybody anything. Raises `PublishError` with its last line."""
    done = subprocess.run(command, check=False, capture_output=True, text=True, stdin=subprocess.DEVNULL)  # noqa: S603
    if done.returncode:
        lines = (done.stderr.strip() or done.stdout.strip() or "it said nothing").splitlines()
        raise PublishError(f"{tool} failed: {lines[-1]}")


TARGETS: dict[str, Callable[[Path, str, str], str]] = {"github-pages": to_github_pages, "rsync": to_rsync}
"""Name on the command line -> what to do. Each takes the output, the destination and a message."""
