"""A branch of a git repository, from which GitHub Pages (or another host) serves.

Each publication is one commit on top of what the branch holds now: files of others are carried along. Nothing is
forced, so nothing that somebody else pushed in between can be lost.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from ..engine.manifest import NAME as MANIFEST
from ..engine.manifest import digest_of
from ..messages import Message, say
from ..values import dataclass
from .claim import Teller, silently
from .errors import PublishError, failure, run_tool, try_tool
from .git_addresses import NOBODY, is_kit, normalised, other_address_of_pages, without_secrets
from .plan import HostFiles, Kind, Plan, read_published
from .site_files import SiteFiles

DEFAULT = "origin/gh-pages"
_REMEMBERED = "daybyday.published"
_MESSAGE = "Publish the site"
_NO_JEKYLL = ".nojekyll"
_KINDS: Mapping[str, Kind] = {"100644": "file", "100755": "file", "040000": "folder", "120000": "link"}


@dataclass(frozen=True, slots=True)
class _Entry:
    """A line of a commit's tree."""

    kind: Kind
    id: str


class GitBranch:
    """The branch `branch` of the repository at `url`, pushed to from the repository one stands in."""

    def __init__(self, url: str, branch: str) -> None:
        self._url, self._branch = url, branch
        self.address = say("branch {branch} of {repository}", branch=branch, repository=without_secrets(url))
        place = hashlib.sha256(normalised(url).encode()).hexdigest()[:16]
        self._ref = f"refs/daybyday/{place}/{branch}"
        self._commit = ""
        self._entries: dict[str, _Entry] = {}

    def fetch(self, paths: Collection[str]) -> dict[str, bytes]:
        """From the branch, fetched anew."""
        commit = self._fetched()
        entries = dict(_tree(commit)) if commit else {}
        return {path: _blob(entries[path].id) for path in paths if path in entries and entries[path].kind == "file"}

    @property
    def is_new(self) -> bool:
        """Whether the git configuration of this clone does not know the branch yet."""
        lines = _try_git("config", "--get-all", _REMEMBERED).stdout.decode("utf-8", "replace").splitlines()
        return self._remembered() not in lines

    def doubts_about(self, site: str) -> list[Message]:
        """What is wrong with the address of a site that GitHub is to serve from here; nothing for a domain of its own."""
        served = other_address_of_pages(self._url, site)
        if not served:
            return []
        return [
            say(
                "SITEURL is {site}, and GitHub serves this repository at {served}: styles and links lead nowhere until"
                " publishconf.py says so.",
                site=site,
                served=served,
            )
        ]

    def _remembered(self) -> str:
        return f"{normalised(self._url)} {self._branch}"

    def look(self, paths: Collection[str]) -> HostFiles:  # noqa: ARG002 - a commit shows all its paths at once
        """Fetch the branch; one that is not there is empty."""
        self._commit = self._fetched()
        self._entries = dict(_tree(self._commit)) if self._commit else {}
        manifest = self._entries.get(MANIFEST)
        published = read_published(_blob(manifest.id)) if manifest and manifest.kind == "file" else {}
        return HostFiles(published, {path: entry.kind for path, entry in self._entries.items()}, self._digests)

    def _fetched(self) -> str:
        """The commit the branch is at, fetched into a reference of ours; "" when there is no branch."""
        head = f"refs/heads/{self._branch}"
        if not _git("ls-remote", self._url, head).strip():
            _git("update-ref", "-d", self._ref)
            return ""
        # A clone of the latest commit only, as in CI, gets the latest of this branch only.
        depth = ["--depth=1"] if _git("rev-parse", "--is-shallow-repository").strip() == b"true" else []
        quiet = ["--quiet", "--no-tags", "--no-recurse-submodules", "--no-write-fetch-head"]
        _git("fetch", *quiet, *depth, self._url, f"+{head}:{self._ref}")
        return _git("rev-parse", self._ref).decode().strip()

    def _digests(self, paths: Collection[str]) -> dict[str, str]:
        return {path: digest_of(_blob(self._entries[path].id)) for path in paths}

    def carry_out(self, plan: Plan, site: SiteFiles, tell: Teller = silently) -> None:  # noqa: ARG002 - a push waits for nobody
        """Commit what differs and push it; nothing when nothing does. Then the address is no longer new."""
        files = self._differing(site)
        if files or plan.removed or not self._commit:
            self._push(self._committed(plan.removed, files))
        if self.is_new:
            _git("config", "--local", "--add", _REMEMBERED, self._remembered())

    def _differing(self, site: SiteFiles) -> dict[str, bytes]:
        """The files the branch lacks, or has with other bytes; `.nojekyll`, so that GitHub takes them as they are."""
        format_ = _git("rev-parse", "--show-object-format").decode().strip()
        contents = {MANIFEST: site.manifest}
        if _NO_JEKYLL not in self._entries:
            contents[_NO_JEKYLL] = b""
        files = {path: data for path, data in contents.items() if self._differs(path, data, format_)}
        for path in sorted(site.digests):
            data = (site.folder / path).read_bytes()
            if self._differs(path, data, format_):
                files[path] = data
        return files

    def _differs(self, path: str, data: bytes, format_: str) -> bool:
        entry = self._entries.get(path)
        blob = hashlib.new(format_, b"blob %d\0" % len(data), usedforsecurity=False)
        blob.update(data)
        return entry is None or entry.id != blob.hexdigest()

    def _committed(self, removed: Collection[str], files: Mapping[str, bytes]) -> str:
        """A new commit on top of the branch's, in the reference of ours."""
        known = _try_git("var", "GIT_COMMITTER_IDENT")
        committer = (known.stdout if not known.returncode else _git(*NOBODY, "var", "GIT_COMMITTER_IDENT")).strip()
        message = _MESSAGE.encode()
        stream = [
            f"commit {self._ref}\nmark :1\n".encode(),
            b"committer %s\ndata %d\n%s\n" % (committer, len(message), message),
            *([f"from {self._commit}\n".encode()] if self._commit else []),
            # What goes makes room for what comes.
            *(b"D %s\n" % _quoted(path) for path in removed),
            *(b"M 100644 inline %s\ndata %d\n%s\n" % (_quoted(path), len(files[path]), files[path]) for path in files),
            b"get-mark :1\n",
        ]
        # Another publication from this clone may have moved the reference meanwhile: whose commit comes first is said by the push.
        return _git("fast-import", "--quiet", "--force", "--date-format=raw", data=b"".join(stream)).decode().strip()

    def _push(self, commit: str) -> None:
        done = _try_git("push", "--porcelain", self._url, f"{commit}:refs/heads/{self._branch}")
        # A push that comes at the very moment of another finds the branch locked, or moved under it.
        lost = (b"[rejected]", b"cannot lock ref", b"failed to update ref", b"incorrect old value")
        if done.returncode and any(words in done.stdout + done.stderr for words in lost):
            raise PublishError(
                say(
                    "somebody else has pushed to {address} since it was looked at, and nothing of theirs was touched. "
                    "Run the same command again: it goes on from what is there now.",
                    address=self.address,
                )
            )
        if done.returncode:
            raise failure(done)


def github_pages(destination: str, output: Path) -> GitBranch:  # noqa: ARG001 - every target is opened with both
    """`destination` is `remote/branch` or `remote`; by default `origin/gh-pages` of the repository one stands in.

    Raises `PublishError` when there is no such remote, or it is the kit's own repository.
    """
    if not shutil.which("git"):
        raise PublishError(say("{program} is not installed: run `apt install {program}` or the like.", program="git"))
    if _try_git("rev-parse", "--git-dir").returncode:
        raise PublishError(
            say(
                "this folder is in no git repository; make one with `git init`, and say where it is to go with "
                "`git remote add origin ADDRESS`."
            )
        )
    remote, _, branch = (destination or DEFAULT).partition("/")
    branch = branch or DEFAULT.partition("/")[2]
    if remote.startswith("-") or _try_git("check-ref-format", f"refs/heads/{branch}").returncode:
        raise PublishError(
            say("`{destination}` is no remote and branch; write `{example}`.", destination=destination, example=DEFAULT)
        )
    urls = _push_urls(remote)
    if any(map(is_kit, urls)):
        raise PublishError(
            say(
                "{remote} is the repository of Day by Day itself ({address}), not one of yours. Make an "
                "empty repository, say `git remote set-url {remote} ITS-ADDRESS`, and publish again.",
                remote=remote,
                address=without_secrets(urls[0]),
            )
        )
    # The address git really goes to comes last: settings may rewrite it.
    return GitBranch(urls[-1], branch)


def _push_urls(remote: str) -> list[str]:
    """The address a remote is given in the settings, and the one git makes of it."""
    done = _try_git("remote", "get-url", "--push", "--all", remote)
    addresses = done.stdout.decode("utf-8", "surrogateescape").splitlines()
    if done.returncode or not addresses:
        raise PublishError(
            say(
                "there is no remote `{remote}` in this repository; `git remote -v` lists those there are, "
                "`git remote add {remote} ADDRESS` adds it.",
                remote=remote,
            )
        )
    if len(addresses) > 1:
        raise PublishError(
            say(
                "the remote `{remote}` pushes to {n} addresses; name a remote that has one, "
                "with `--destination REMOTE/BRANCH`.",
                remote=remote,
                n=len(addresses),
            )
        )
    given = [
        address
        for key in (f"remote.{remote}.url", f"remote.{remote}.pushurl")
        for address in _try_git("config", "--get-all", key).stdout.decode("utf-8", "surrogateescape").splitlines()
    ]
    return [*given, *addresses]


def _tree(commit: str) -> Iterator[tuple[str, _Entry]]:
    for line in _git("ls-tree", "-r", "-t", "-z", "--full-tree", commit).split(b"\0"):
        if line:
            facts, _, path = line.partition(b"\t")
            mode, _, id_ = facts.decode().split(" ")
            yield path.decode("utf-8", "surrogateescape"), _Entry(_KINDS.get(mode, "other"), id_)


def _blob(id_: str) -> bytes:
    return _git("cat-file", "blob", id_)


def _quoted(path: str) -> bytes:
    """A path as fast-import reads it. Control characters and backslashes are in no path of ours."""
    escaped = path.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'.encode()


def _git(*words: str, data: bytes = b"") -> bytes:
    return run_tool(["git", *words], data, environment=_environment())


def _try_git(*words: str) -> subprocess.CompletedProcess[bytes]:
    return try_tool(["git", *words], environment=_environment())


def _environment() -> dict[str, str]:
    # Its messages are looked into.
    return {**os.environ, "LANGUAGE": "en"}
