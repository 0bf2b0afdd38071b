"""The ledger in version control: one commit of exactly one file, pushed where the branch has an upstream.

Nobody's work is touched: what is staged stays staged, other commits that were not pushed are not pushed by us, and when
the upstream has moved on, the commit is made anew on top of it from both ledgers, so that it never conflicts. The message
ends in `[skip ci]`, so that a push does not start the workflow that made it.
"""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path

from ..content_names import LEDGER
from ..messages import NOTHING, Message, say
from .errors import PublishError, failure, run_tool, try_tool
from .git_addresses import NOBODY

SKIP_CI = "[skip ci]"
"""What GitHub, GitLab, Forgejo and Woodpecker look for in the message of a commit."""
_TRIES = 4

Merge = Callable[[bytes, bytes], bytes]
"""Two versions of the ledger -> one that forgets nothing of either."""


def commit_ledger(content: Path, message: str, merge: Merge, is_new: bool = True) -> Message:
    """Commit `content/ledger.txt` and push it; what came of it, in a line for the author, or nothing when there was
    nothing to do. `is_new`: whether it was written just now. Never raises for what git says.
    """
    try:
        result = _Repository(content, merge).commit(message)
    except PublishError as error:
        return say(
            "the ledger is written, and git did not take it ({reason}): commit it yourself.", reason=_in_one_line(error)
        )
    return NOTHING if result in (_WRITTEN, _IGNORED) and not is_new else result


def uncommitted(content: Path) -> frozenset[str]:
    """Files of the content folder that version control does not have as they are; none where there is no version control."""
    repository = _Repository(content, lambda ours, _: ours)
    try:
        done = repository.ask("status", "--porcelain", "-z", "--no-renames", "--untracked-files=all", "--", ".")
        folder = repository.ask("rev-parse", "--show-prefix").stdout.decode("utf-8", "replace").strip()
    except (OSError, PublishError):
        return frozenset()
    entries = done.stdout.decode("utf-8", "surrogateescape").split("\0") if not done.returncode else []
    return frozenset(entry[3:].removeprefix(folder) for entry in entries if entry)


class _Repository:
    """The work tree in which a content folder lies."""

    def __init__(self, content: Path, merge: Merge) -> None:
        self._content, self._merge = content, merge
        self._identity: tuple[str, ...] = ()

    def commit(self, message: str) -> Message:
        try:
            inside = self.ask("rev-parse", "--is-inside-work-tree")
        except OSError:
            return _WRITTEN
        if inside.returncode or inside.stdout.strip() != b"true":
            return _WRITTEN
        if not self.ask("check-ignore", "--quiet", LEDGER).returncode:
            return _IGNORED
        if self.ask("var", "GIT_COMMITTER_IDENT").returncode:
            self._identity = NOBODY
        self._git("add", "--", LEDGER)
        if not self.ask("diff", "--cached", "--quiet", "--", LEDGER).returncode:
            return self._pushed(message) if any(map(_is_ours, self._ahead())) else NOTHING
        self._git("commit", "--quiet", "--only", "-m", f"{message} {SKIP_CI}", "--", LEDGER)
        return self._pushed(message)

    def _ahead(self) -> list[str]:
        """The messages of commits that the upstream lacks; none without an upstream."""
        done = self.ask("log", "--format=%s", "@{upstream}..HEAD")
        return [] if done.returncode else done.stdout.decode("utf-8", "replace").splitlines()

    def _branch(self) -> str:
        """The branch that is checked out; "" for none."""
        return self.ask("symbolic-ref", "--quiet", "--short", "HEAD").stdout.decode("utf-8", "replace").strip()

    def _upstream(self) -> tuple[str, str]:
        """The remote and the reference there that the branch follows; empty for none."""
        branch = self._branch()
        if not branch:
            return "", ""
        values = [
            self.ask("config", f"branch.{branch}.{key}").stdout.decode("utf-8", "replace").strip()
            for key in ("remote", "merge")
        ]
        return (values[0], values[1]) if all(values) and values[0] != "." else ("", "")

    def _pushed(self, message: str) -> Message:
        remote, reference = self._upstream()
        if not remote:
            return _NOT_ELSEWHERE if self._branch() else _ON_NO_BRANCH
        others = [subject for subject in self._ahead() if not _is_ours(subject)]
        if others:
            return say(
                "the ledger is committed; it was not pushed, because commits of yours would go with it: `git push`."
            )
        for _ in range(_TRIES):
            done = self.ask("push", "--porcelain", remote, f"HEAD:{reference}")
            if not done.returncode:
                return say("the ledger is committed and pushed.")
            if not _was_overtaken(done.stdout):
                break
            self._begin_anew(remote, reference, message)
        return say(
            "the ledger is committed, and could not be pushed ({reason}); the next publication tries again.",
            reason=_in_one_line(failure(done)),
        )

    def _begin_anew(self, remote: str, reference: str, message: str) -> None:
        """Put the commit on top of what the upstream is now, with the lines of both."""
        self._git("fetch", "--quiet", remote, reference)
        tip = self._git("rev-parse", "FETCH_HEAD").decode().strip()
        path = self._git("ls-files", "--full-name", "--", LEDGER).decode().strip()
        theirs = self.ask("cat-file", "blob", f"{tip}:{path}")
        ours = (self._content / LEDGER).read_bytes()
        both = self._merge(ours, theirs.stdout) if not theirs.returncode else ours
        commit = self._commit_on(tip, path, both, message)
        # Goes on only if nothing that is not committed stands in its way.
        self._git("reset", "--quiet", "--keep", commit)

    def _commit_on(self, tip: str, path: str, data: bytes, message: str) -> str:
        blob = self._git("hash-object", "-w", "--stdin", data=data).decode().strip()
        with tempfile.TemporaryDirectory(prefix="daybyday-ledger-") as folder:
            index = {"GIT_INDEX_FILE": str(Path(folder) / "index")}
            self._git("read-tree", tip, extra=index)
            self._git("update-index", "--add", "--cacheinfo", f"100644,{blob},{path}", extra=index)
            tree = self._git("write-tree", extra=index).decode().strip()
        return self._git("commit-tree", tree, "-p", tip, "-m", f"{message} {SKIP_CI}").decode().strip()

    def _git(self, *words: str, data: bytes = b"", extra: dict[str, str] | None = None) -> bytes:
        return run_tool(["git", *self._identity, *words], data, self._content, _environment(extra))

    def ask(self, *words: str) -> subprocess.CompletedProcess[bytes]:
        return try_tool(["git", *self._identity, *words], b"", self._content, _environment(None))


def _is_ours(subject: str) -> bool:
    return subject.endswith(SKIP_CI)


def _was_overtaken(answer: bytes) -> bool:
    """Whether a push was refused because somebody else was faster, and not by a rule of the host."""
    return b"[rejected]" in answer or (b"[remote rejected]" in answer and b"hook declined" not in answer)


def _in_one_line(error: PublishError) -> str:
    return "; ".join(str(line).strip() for line in error.lines)


_NOT_ELSEWHERE = say("the ledger is committed; this branch follows none elsewhere, so it was not pushed.")
_ON_NO_BRANCH = say(
    "the ledger is committed, but on no branch, since none is checked out: `git switch -c NAME` makes one that keeps it."
)
_IGNORED = say("the ledger is written; git ignores it, so it was not committed.")
_WRITTEN = say("the ledger is written; it lies in no git repository, so keep it with your texts.")


def _environment(extra: dict[str, str] | None) -> dict[str, str]:
    # Nobody sits there to be asked for a password; its messages are looked into.
    return {**os.environ, "LANGUAGE": "en", "GIT_TERMINAL_PROMPT": "0", **(extra or {})}
