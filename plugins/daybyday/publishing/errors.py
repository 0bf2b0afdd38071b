"""What can go wrong on the way to a host, and the words of the tools that say why."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from ..errors import SpokenError
from ..messages import NOTHING, Message, quote, say

_LAST_LINES = 6


class PublishError(SpokenError):
    """Nothing was published; the message says why and what to do, `words` what a program or a list adds, line by line."""

    def __init__(self, message: Message, words: Sequence[Message] = ()) -> None:
        super().__init__(message)
        self.words = tuple(words)

    def __str__(self) -> str:
        return "\n".join(map(str, (self.message, *self.words)))

    @property
    def lines(self) -> tuple[Message, ...]:
        """All there is to say of it, line by line."""
        return self.message, *self.words


class BrokenPublicationError(PublishError):
    """A part was published before something went wrong. The next publication completes it."""


WAITING = say("another publication is under way here; waiting for it.")
MEANWHILE = say("somebody else has published there since it was looked at. Run the same command again.")


@contextmanager
def told_by_system(kind: type[PublishError] = PublishError) -> Iterator[None]:
    """What the system says of a file, as an error of a publication."""
    try:
        yield
    except OSError as error:
        message = say("{file} cannot be used ({reason}).", file=str(error.filename or ""), reason=error.strerror or "")
        advice = _advice(error.strerror or "")
        raise kind(message, [advice] if advice else []) from None


_PATIENCE = 3600.0
"""Seconds: more than the first publication of a large site takes."""


def run_tool(
    command: Sequence[str],
    data: bytes = b"",
    folder: Path | None = None,
    environment: Mapping[str, str] | None = None,
) -> bytes:
    """Run a program with `data` as its input; what it printed. Raises `PublishError` with its own reason."""
    done = try_tool(command, data, folder, environment)
    if done.returncode:
        raise failure(done)
    return done.stdout


def try_tool(
    command: Sequence[str],
    data: bytes = b"",
    folder: Path | None = None,
    environment: Mapping[str, str] | None = None,
) -> subprocess.CompletedProcess[bytes]:
    """Run a program with `data` as its input, whatever comes of it. New files are for a web server to read. Raises
    `PublishError` for one that never ends: git waits for ever on a line that has gone silent.
    """
    umask = 0o022 if os.name == "posix" else -1
    try:
        return subprocess.run(  # noqa: S603
            command,
            input=data,
            cwd=folder,
            env=environment,
            umask=umask,
            capture_output=True,
            check=False,
            timeout=_PATIENCE,
        )
    except subprocess.TimeoutExpired:
        raise PublishError(
            say("{program} did not end within an hour; the line may have gone silent.", program=Path(command[0]).name),
            [say("Look at the network, and publish again.")],
        ) from None


def failure(done: subprocess.CompletedProcess[bytes]) -> PublishError:
    """Which program failed, its last words (the reason often comes first), and what to try where they are known."""
    text = (done.stderr.strip() or done.stdout.strip()).decode("utf-8", "replace")
    lines = [line.rstrip() for line in text.splitlines() if line.strip()]
    program = Path(done.args[0]).name
    if not lines:
        reason = say(
            "{program} failed with status {status} and gave no reason.", program=program, status=done.returncode
        )
        return PublishError(reason, [_READ_OR_WRITTEN] if (program, done.returncode) == _RSYNC_FILES else [])
    advice = _advice(f"{text}\n{done.stdout.decode('utf-8', 'replace')}")
    words = [quote(f"  {line}") for line in lines[-_LAST_LINES:]]
    return PublishError(say("{program} failed. It said:", program=program), [*words, *([advice] if advice else [])])


_RSYNC_FILES = ("rsync", 11)
"""What rsync ends with when a file could not be read or written; where the line breaks at once, its reason is lost."""
_READ_OR_WRITTEN = say(
    "A file could not be read or written there; most often the disk is full: make room, and publish again."
)


def _advice(text: str) -> Message:
    """What to try, by what hosts say of the common causes; nothing for a cause that is not known."""
    folded = text.casefold()
    return next((advice for signs, advice in _ADVICE if any(sign in folded for sign in signs)), NOTHING)


_ADVICE: tuple[tuple[tuple[str, ...], Message], ...] = (
    (
        ("host key verification failed", "remote host identification has changed"),
        say("The host is not known here yet, or is another: look at it once by hand with ssh."),
    ),
    (
        ("permission denied (", "authentication failed", "invalid username", "could not read username", "accessdenied",
         "invalidaccesskeyid", "signaturedoesnotmatch", "403 forbidden", "status code: 403"),
        say("The host does not let you in: look at the key, or the token, and what it may do."),
    ),
    (
        ("no space left on device", "too big for remaining disk space", "disk quota exceeded", "quota exceeded"),
        say("The disk is full: make room, and publish again."),
    ),
    (
        ("could not resolve", "no such host", "name or service not known", "temporary failure in name resolution",
         "connection refused", "connection timed out", "network is unreachable", "no route to host", "failed to connect to"),
        say("The host does not answer: look at its name and at the network, and publish again."),
    ),
    (
        ("certificate has expired", "certificate is not yet valid", "certificate problem", "x509:",
         "certificate verification failed"),
        say("The host shows a certificate that is not accepted here: look at it, and at the clock of this machine."),
    ),
    (
        ("protected branch", "pre-receive hook declined", "update hook declined", "hook declined to update", "gh006",
         "gh013"),
        say("A rule of the host protects this branch: let it be pushed to, in the settings there, or take another branch."),
    ),
    (
        ("repository not found", "does not appear to be a git repository", "project you were looking for could not be found"),
        say("There is no such repository, or you may not see it: `git remote -v` shows its address."),
    ),
    (("nosuchbucket", "directory not found"), say("There is no such bucket: make it first, or look at its name.")),
    (
        ("didn't find section in config file",),
        say("rclone does not know this remote: `rclone config` makes it, `rclone listremotes` shows those there are."),
    ),
    (
        ("headobjectinput.key", "listobjectsinput.bucket", "invalidbucketname"),
        say("It says no bucket, or a name that cannot be one: write `remote:bucket`."),
    ),
    (('" failed: no such file or directory',), say("The folder around that place is not there: make it first.")),
    (
        ("permission denied", "operation not permitted", "read-only file system"),
        say("You may not write there: look at the rights of that folder."),
    ),
)  # fmt: skip
