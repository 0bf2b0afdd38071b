"""A bucket of an object store, reached by rclone: S3 and what speaks like it, and whatever else rclone knows.

Credentials stay where rclone has them (`rclone config`, its environment variables); none is read, kept or shown here. Only
what differs goes up, by size and MD5 of what the store lists. While it is done, the place is claimed (`claim.py`). The order is: a note of what comes, pages and files, feeds and
home pages, the removals (a list of exact names, and never more than it holds), the manifest; then the note goes.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess
from collections import defaultdict
from collections.abc import Collection, Iterable
from pathlib import Path

from ..engine.manifest import NAME as MANIFEST
from ..engine.manifest import digest_of
from ..messages import quote, say
from ..patterns import regex
from .claim import PREFIX, Claim, Teller, claimed, silently
from .errors import MEANWHILE, BrokenPublicationError, PublishError, failure, run_tool, try_tool
from .local_files import scratch_folder
from .media_types import Headers, headers_of
from .plan import HostFiles, Plan, Published, in_upload_order, read_published
from .site_files import PENDING, SiteFiles

_OPTIONS = ("--retries=1", "--low-level-retries=3", "--contimeout=20s", "--stats=0", "--log-level=ERROR")
_SIDE_BY_SIDE = {"RCLONE_TRANSFERS": "16", "RCLONE_CHECKERS": "16"}
"""Requests under way, unless the environment says otherwise: a store answers many as fast as one."""
_AT_ONCE = 200
"""Files for one call of rclone, which tries each of them several times: without a network, thousands would take hours to fail."""
_NOT_THERE = 3
"""Exit status of rclone for a bucket, or a folder, that is not there."""
_SECRET = regex(r"secret|pass|token|access_key|account_key|sas_url|credentials", re.IGNORECASE)
_WILDCARD = regex(r"[*?\[\]{}\\]")


class Bucket:
    """What rclone reaches at `destination`: `remote:bucket` or `remote:bucket/folder`."""

    is_new = False

    def __init__(self, destination: str) -> None:
        self.address = quote(destination)
        self._root = destination.rstrip("/")
        self._manifest = b""
        self._pending = b""
        self._is_there = False
        self._listed: dict[str, tuple[int, str]] = {}

    def fetch(self, paths: Collection[str]) -> dict[str, bytes]:
        """Copied from the store in one go; what is not there is left out."""
        if not self._is_there:
            # Asked for exact names alone, rclone takes a bucket that is missing for an empty one.
            self._run("lsf", "--max-depth=1", self._root)
            self._is_there = True
        with scratch_folder() as folder:
            options = ("--no-traverse", _list(folder, paths))
            self._run("copy", *options, self._root, str(folder / "got"))
            return {path: (folder / "got" / path).read_bytes() for path in paths if (folder / "got" / path).is_file()}

    def look(self, paths: Collection[str]) -> HostFiles:
        """The manifest, and a listing of what lies below the names that are ours or will be."""
        here = self.fetch([MANIFEST, PENDING])
        self._manifest, self._pending = here.get(MANIFEST, b""), here.get(PENDING, b"")
        published = _with_empty(read_published(self._manifest, self._pending), read_published(self._pending))
        tops = {path.partition("/")[0] for path in (*paths, *published, MANIFEST, PENDING)}
        self._listed = self._listing(tops)
        return HostFiles(published, dict.fromkeys(self._listed, "file"), self._digests)

    def _listing(self, tops: Iterable[str]) -> dict[str, tuple[int, str]]:
        """Path -> size and MD5 ("" where the store knows none)."""
        with scratch_folder() as folder:
            rules = [rule for top in sorted(tops) for rule in (f"+ /{_literal(top)}", f"+ /{_literal(top)}/**")]
            file = folder / "rules"
            file.write_text("".join(f"{rule}\n" for rule in [*rules, "- *"]), "utf-8")
            # A list of all keys, a thousand in each answer. Without it there is a question for each folder, so for each day.
            options = (
                "--recursive",
                "--fast-list",
                "--files-only",
                "--hash",
                "--hash-type=md5",
                "--no-modtime",
                "--no-mimetype",
            )
            text = self._run("lsjson", *options, f"--filter-from={file}", self._root)
        return {
            entry["Path"]: (entry["Size"], str((entry.get("Hashes") or {}).get("md5", "")))
            for entry in json.loads(text)
        }

    def _digests(self, paths: Collection[str]) -> dict[str, str]:
        return {path: digest_of(data) for path, data in self.fetch(paths).items()} if paths else {}

    def carry_out(self, plan: Plan, site: SiteFiles, tell: Teller = silently) -> None:
        """Upload what differs, remove what is no longer ours, write the manifest."""
        differing = [path for path in site.digests if self._differs(site.folder / path, path)]
        if not differing and not plan.removed and self._manifest == site.manifest and not self._pending:
            return
        with claimed(self, tell) as claim:
            if self.fetch([MANIFEST]).get(MANIFEST, b"") != self._manifest:
                raise PublishError(MEANWHILE)
            self._change(plan, site, differing, claim)

    def _change(self, plan: Plan, site: SiteFiles, differing: Collection[str], claim: Claim) -> None:
        try:
            self._put(PENDING, self._pending + site.manifest)
            for paths in in_upload_order(differing):
                self._upload(site.folder, paths)
            self._remove(plan.removed)
            claim.check()
            self._put(MANIFEST, site.manifest)
            self._remove([PENDING])
        except PublishError as error:
            raise BrokenPublicationError(error.message, error.words) from None

    def put_note(self, name: str, data: bytes) -> None:
        """An object of its own (`claim.py`)."""
        self._put(name, data)

    def notes(self) -> dict[str, int]:
        """Those that lie in the bucket now."""
        options = ("--files-only", "--no-modtime", "--no-mimetype", f"--include=/{PREFIX}*")
        return {entry["Path"]: entry["Size"] for entry in json.loads(self._run("lsjson", *options, self._root))}

    def remove_note(self, name: str) -> None:
        """By its exact name."""
        self._remove([name])

    def _differs(self, file: Path, path: str) -> bool:
        if path not in self._listed:
            return True
        size, md5 = self._listed[path]
        data = file.read_bytes()
        # Without a digest nobody knows: then it goes up again.
        return len(data) != size or hashlib.md5(data, usedforsecurity=False).hexdigest() != md5

    def _upload(self, folder: Path, paths: Collection[str]) -> None:
        by_headers: dict[Headers, list[str]] = defaultdict(list)
        for path in paths:
            by_headers[headers_of(path)].append(path)
        for headers, same in sorted(by_headers.items()):
            for first in range(0, len(same), _AT_ONCE):
                with scratch_folder() as scratch:
                    self._copy(str(folder), headers, _list(scratch, same[first : first + _AT_ONCE]))

    def _put(self, path: str, data: bytes) -> None:
        with scratch_folder() as folder:
            (folder / "put").mkdir()
            (folder / "put" / path).write_bytes(data)
            self._copy(str(folder / "put"), headers_of(path), _list(folder, [path]))

    def _copy(self, source: str, headers: Headers, listed: str) -> None:
        options = (
            "--no-traverse",
            "--ignore-times",
            "--s3-no-check-bucket",
            f"--header-upload=Content-Type: {headers.content_type}",
            f"--header-upload=Cache-Control: {headers.cache_control}",
        )
        self._run("copy", *options, listed, source, self._root)

    def _remove(self, paths: Collection[str]) -> None:
        if paths:
            with scratch_folder() as folder:
                self._run("delete", f"--max-delete={len(paths)}", _list(folder, paths), self._root)

    def _run(self, *words: str) -> bytes:
        done = _try(words)
        if done.returncode == _NOT_THERE:
            raise PublishError(
                say(
                    "there is no {root}: make it first, with `rclone mkdir {root}`, or look at its name.",
                    root=self._root,
                )
            )
        if done.returncode:
            raise failure(done)
        return done.stdout


def _with_empty(published: Published, pending: Published) -> Published:
    """What is ours, and that a store which keeps files makes an empty one before it has the bytes, or finds no room for them."""
    empty = {digest_of(b"")}
    return {path: digests | empty if path in pending else digests for path, digests in published.items()}


def _try(words: Iterable[str]) -> subprocess.CompletedProcess[bytes]:
    command, *rest = words
    return try_tool(["rclone", command, *_OPTIONS, *rest], environment=_SIDE_BY_SIDE | os.environ)


def bucket_host(destination: str, output: Path) -> Bucket:  # noqa: ARG001 - every target is opened with both
    """Raises `PublishError` when rclone is not there or does not know the remote, or a secret stands in the destination."""
    if not destination:
        raise PublishError(say("say where to: `invoke publish --to s3 --destination remote:bucket`."))
    if _SECRET.search(destination.rpartition(":")[0]):
        raise PublishError(
            say(
                "the destination holds a secret, and settings and logs would show it; put it where rclone keeps such things,"
                " with `rclone config`, and write `remote:bucket`."
            )
        )
    if ":" not in destination or destination.startswith("-"):
        raise PublishError(
            say("`{destination}` is no remote and bucket; write `remote:bucket`.", destination=destination)
        )
    if not shutil.which("rclone"):
        raise PublishError(
            say("{program} is not installed: run `apt install {program}` or the like.", program="rclone")
        )
    remote = destination.partition(":")[0]
    known = run_tool(["rclone", "listremotes"]).decode("utf-8", "replace").split()
    if remote and f"{remote}:".casefold() not in {name.casefold() for name in known}:
        raise PublishError(
            say(
                "rclone does not know the remote `{remote}`: `rclone config` makes it, `rclone listremotes` shows those there are.",
                remote=remote,
            )
        )
    return Bucket(destination)


def _list(folder: Path, paths: Collection[str]) -> str:
    """Names as an option, one a line, taken as they are: in a file, because there may be thousands."""
    file = folder / "names"
    file.write_text("".join(f"{path}\n" for path in paths), "utf-8", newline="\n")
    return f"--files-from-raw={file}"


def _literal(name: str) -> str:
    return _WILDCARD.sub(r"\\\g<0>", name)
