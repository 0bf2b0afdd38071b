"""The ledger in version control: one commit of one file; nobody's work is touched, and nothing conflicts."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from daybyday.publishing.ledger_commit import commit_ledger, uncommitted

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not shutil.which("git"), reason="git is not installed: apt install git"),
]


def git(folder: Path, *words: str) -> str:
    return subprocess.run(["git", *words], cwd=folder, check=True, capture_output=True, text=True).stdout


def both(ours: bytes, theirs: bytes) -> bytes:
    return b"".join(sorted({*ours.splitlines(keepends=True), *theirs.splitlines(keepends=True)}))


class Clone:
    def __init__(self, folder: Path, origin: Path | None = None) -> None:
        self.folder, self.content = folder, folder / "content"
        if origin:
            git(folder.parent, "clone", "--quiet", str(origin), folder.name)
        else:
            folder.mkdir()
            git(folder, "init", "--quiet", "--initial-branch=main")
        git(folder, "config", "user.name", "Ada")
        git(folder, "config", "user.email", "ada@example.org")
        self.content.mkdir(exist_ok=True)

    def write(self, name: str, text: str) -> None:
        (self.content / name).write_text(text, "utf-8")

    def commit(self, name: str, text: str) -> None:
        self.write(name, text)
        git(self.folder, "add", "content")
        git(self.folder, "commit", "--quiet", "-m", name)

    def publish(self, *lines: str) -> str:
        self.write("ledger.txt", "".join(f"{line}\n" for line in lines))
        return str(commit_ledger(self.content, "Published on 2026-11-08", both))

    def log(self) -> list[str]:
        return git(self.folder, "log", "--format=%s").splitlines()


@pytest.fixture
def alone(tmp_path):
    return Clone(tmp_path / "alone")


@pytest.fixture
def origin(tmp_path):
    bare = tmp_path / "bare"
    bare.mkdir()
    git(bare, "init", "--quiet", "--bare", "--initial-branch=main")
    first = Clone(tmp_path / "first", bare)
    git(first.folder, "checkout", "--quiet", "-B", "main")
    first.commit("a.md", "a")
    git(first.folder, "push", "--quiet", "-u", "origin", "main")
    return bare


MESSAGE = "Published on 2026-11-08 [skip ci]"


def test_one_commit_of_one_file_and_what_is_staged_stays_staged(alone):
    alone.commit("a.md", "a")
    alone.write("a.md", "edited")
    git(alone.folder, "add", "content/a.md")

    assert alone.publish("1") == "the ledger is committed; this branch follows none elsewhere, so it was not pushed."
    assert alone.log() == [MESSAGE, "a.md"]
    assert git(alone.folder, "show", "--name-only", "--format=", "HEAD") == "content/ledger.txt\n"
    assert git(alone.folder, "status", "--short") == "M  content/a.md\n"


def test_the_first_commit_of_a_repository(alone):
    assert "committed" in alone.publish("1")
    assert alone.log() == [MESSAGE]


def test_nothing_new_is_no_commit(alone):
    alone.publish("1")

    assert alone.publish("1") == ""
    assert alone.log() == [MESSAGE]


def test_it_is_pushed_where_the_branch_has_an_upstream(origin, tmp_path):
    clone = Clone(tmp_path / "second", origin)

    assert clone.publish("1") == "the ledger is committed and pushed."
    assert git(origin, "log", "--format=%s", "main").splitlines() == [MESSAGE, "a.md"]


def test_whoever_was_faster_is_built_upon(origin, tmp_path):
    slow, fast = Clone(tmp_path / "slow", origin), Clone(tmp_path / "fast", origin)
    fast.publish("1", "2")
    fast.commit("b.md", "b")
    git(fast.folder, "push", "--quiet")

    assert slow.publish("1", "3") == "the ledger is committed and pushed."
    assert git(origin, "show", "main:content/ledger.txt") == "1\n2\n3\n"
    assert slow.log() == [MESSAGE, "b.md", MESSAGE, "a.md"]
    assert git(slow.folder, "status", "--short") == ""
    assert (slow.content / "ledger.txt").read_text() == "1\n2\n3\n"


def test_commits_of_an_author_are_not_pushed_with_it(origin, tmp_path):
    clone = Clone(tmp_path / "second", origin)
    clone.commit("secret.md", "not yet")

    assert "commits of yours would go with it" in clone.publish("1")
    assert git(origin, "log", "--format=%s", "main") == "a.md\n"


def test_a_push_that_failed_is_made_up_for(origin, tmp_path):
    clone = Clone(tmp_path / "second", origin)
    git(clone.folder, "remote", "set-url", "origin", str(tmp_path / "nowhere"))

    said = clone.publish("1")
    git(clone.folder, "remote", "set-url", "origin", str(origin))

    assert said.startswith("the ledger is committed, and could not be pushed (git failed. It said:; fatal:")
    assert said.endswith("); the next publication tries again.")
    assert clone.publish("1") == "the ledger is committed and pushed."


def test_work_that_is_not_committed_stays_when_another_was_faster(origin, tmp_path):
    slow, fast = Clone(tmp_path / "slow", origin), Clone(tmp_path / "fast", origin)
    fast.commit("a.md", "theirs")
    git(fast.folder, "push", "--quiet")
    slow.write("a.md", "mine")

    assert "git did not take it" in slow.publish("1")
    assert (slow.content / "a.md").read_text() == "mine"


def test_a_checkout_of_no_branch_is_committed_and_not_pushed(origin, tmp_path):
    clone = Clone(tmp_path / "second", origin)
    git(clone.folder, "checkout", "--quiet", "--detach")

    assert clone.publish("1") == (
        "the ledger is committed, but on no branch, since none is checked out: `git switch -c NAME` makes one that keeps it."
    )


def test_a_branch_that_a_rule_protects_is_told_and_not_tried_again(origin, tmp_path):
    hook = origin / "hooks" / "pre-receive"
    hook.write_text("#!/bin/sh\necho asked >> asked\necho 'no: main is protected' >&2\nexit 1\n")
    hook.chmod(0o755)
    clone = Clone(tmp_path / "second", origin)

    said = clone.publish("1")

    assert said.startswith(
        "the ledger is committed, and could not be pushed (git failed. It said:; remote: no: main is protected"
    )
    assert said.endswith(
        "; A rule of the host protects this branch: let it be pushed to, in the settings there, or take another branch.);"
        " the next publication tries again."
    )
    assert (origin / "asked").read_text() == "asked\n"
    assert clone.log() == [MESSAGE, "a.md"]


def test_without_a_name_for_commits_the_kit_signs(alone, monkeypatch, tmp_path):
    for name in ("user.name", "user.email"):
        git(alone.folder, "config", "--unset", name)
    git(alone.folder, "config", "user.useConfigOnly", "true")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "none"))
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", str(tmp_path / "none"))
    for name in ("GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL", "GIT_COMMITTER_NAME", "GIT_COMMITTER_EMAIL", "EMAIL"):
        monkeypatch.delenv(name, raising=False)

    assert "committed" in alone.publish("1")
    assert git(alone.folder, "log", "--format=%an") == "Day by Day\n"


def test_a_file_that_git_ignores_is_only_written(alone):
    (alone.folder / ".gitignore").write_text("ledger.txt\n")

    assert alone.publish("1") == "the ledger is written; git ignores it, so it was not committed."


def test_a_folder_without_a_repository(tmp_path, monkeypatch):
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    (tmp_path / "ledger.txt").write_text("1\n")

    said = "the ledger is written; it lies in no git repository, so keep it with your texts."
    assert str(commit_ledger(tmp_path, "x", both)) == said
    assert str(commit_ledger(tmp_path, "x", both, is_new=False)) == ""


def test_what_is_changed_and_not_committed_is_known_by_name(alone, tmp_path):
    alone.commit("a.md", "One.")
    alone.commit("b.md", "Two.")
    alone.write("a.md", "Other.")
    alone.write("è nuovo.md", "Three.")
    (alone.folder / "beside.md").write_text("no content", "utf-8")

    assert uncommitted(alone.content) == {"a.md", "è nuovo.md"}
    assert uncommitted(tmp_path) == frozenset()
