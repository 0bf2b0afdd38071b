"""A folder, here or over ssh, filled by rsync.

rsync is never given a `--delete` that looks for what to delete: what goes is a list of exact paths, made by the
plan, and goes in a step of its own. While it is done, the place is claimed (`claim.py`). The order is: a note of what is coming (`.daybyday-pending.txt`), the files,
the removals, the manifest, the note. A publication that breaks anywhere leaves the old manifest and the note, so
the next one knows everything that may be ours.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from pathlib import Path

from ..engine.manifest import NAME as MANIFEST
from ..engine.manifest import digest_of
from ..messages import quote, say
from ..patterns import regex
from .claim import PREFIX, Claim, Teller, claimed, silently
from .errors import MEANWHILE, BrokenPublicationError, PublishError, failure, run_tool, try_tool
from .local_files import scratch_folder
from .plan import HostFiles, Kind, Plan, folders_of, in_upload_order, read_published
from .site_files import PENDING, SiteFiles

_SSH = "ssh -o ConnectTimeout=30 -o ServerAliveInterval=15 -o ServerAliveCountMax=4"
_SILENT_SECONDS = 300
"""After so many without a byte the other end is taken for gone."""
_FILES_FROM_INPUT = ("--from0", "--files-from=-")
_UPLOAD = ("--times", "--omit-dir-times", "--checksum", "--chmod=D755,F644")
_PARTIAL = ".~tmp~"
"""Where rsync keeps files until all have come; one that was interrupted leaves it behind."""
_ASIDE = ".daybyday-tmp"
"""Where rsync writes a file before it is whole. Beside the file it would have a name that could be anybody's."""
_NOTHING_THERE = "No such file or directory (2)"
_LISTING = ("--list-only", "--8-bit-output", "--no-human-readable")
_LISTED = regex(r"(?P<kind>.)[^ ]{9,}\s+(?P<size>[\d,.]+) \d{4}/\d\d/\d\d \d\d:\d\d:\d\d (?P<name>.+)", re.DOTALL)
_KINDS: Mapping[str, Kind] = {"-": "file", "d": "folder", "l": "link"}
_WILDCARD = regex(r"[*?\[]")
_LOOKS_LIKE_SERVER = regex(r"[^/\s]+@[^/\s]+|[\w-]+(?:\.[\w-]+)+")


class RsyncHost:
    """What rsync reaches at `destination`: a folder, `user@host:/path` or `rsync://host/module`."""

    is_new = False

    def __init__(self, destination: str, is_shared: bool = True) -> None:
        """`is_shared`: whether others may publish there, too."""
        self.address = quote(destination)
        self._is_shared = is_shared
        self._root = f"{destination.rstrip('/')}/"
        self._manifest = b""
        self._is_unfinished = False
        self._leftovers: set[str] = set()

    def fetch(self, paths: Collection[str]) -> dict[str, bytes]:
        """Fetched by rsync in one go; a folder that is not there has no files."""
        with scratch_folder() as folder:
            folders = sorted({f"+ /{_literal(above)}/" for path in paths for above in folders_of(path)})
            rules = [*folders, *(f"+ /{_literal(path)}" for path in sorted(paths)), "- *"]
            if not self._read(["--recursive", "--prune-empty-dirs", _rules(folder, rules)], f"{folder}/got"):
                return {}
            return {path: data for path in paths if (data := _bytes(folder / "got" / path)) is not None}

    def look(self, paths: Collection[str]) -> HostFiles:
        """Read the manifest, list what lies below the folders of ours; a folder that is not there is empty."""
        with scratch_folder() as folder:
            rules = [f"+ /{MANIFEST}", f"+ /{PENDING}", "- *"]
            if not self._read(["--recursive", _rules(folder, rules)], f"{folder}/got"):
                return HostFiles({}, {}, _no_digests)
            manifest, pending = _bytes(folder / "got" / MANIFEST), _bytes(folder / "got" / PENDING)
        self._manifest, self._is_unfinished = manifest or b"", pending is not None
        published = read_published(manifest or b"", pending or b"")
        tops = {path.partition("/")[0] for path in (*paths, *published, MANIFEST, PENDING, _PARTIAL, _ASIDE)}
        kinds = self._kinds(tops)
        self._leftovers = set(_leftovers(kinds, published))
        kinds = {path: kind for path, kind in kinds.items() if path not in self._leftovers and path != _ASIDE}
        return HostFiles(published, kinds, self._digests)

    def _kinds(self, tops: Iterable[str]) -> dict[str, Kind]:
        """What there is below some names of the root. Links are named, never followed."""
        with scratch_folder() as folder:
            rules = [*(f"+ /{_literal(name)}" for name in sorted(tops)), "- /*"]
            options = ("--recursive", "--links", *_LISTING)
            text = run_tool([*_rsync(), *options, _rules(folder, rules), self._root])
        kinds: dict[str, Kind] = {}
        for line in text.decode("utf-8", "surrogateescape").split("\n"):
            if match := _LISTED.fullmatch(line):
                kind, name = _KINDS.get(match["kind"], "other"), match["name"]
                name = name.partition(" -> ")[0] if kind == "link" else name
                kinds[name] = kind
        kinds.pop(".", None)
        return kinds

    def _digests(self, paths: Collection[str]) -> dict[str, str]:
        """Fetched and hashed here: a server need not be able to do more than rsync."""
        if not paths:
            return {}
        with scratch_folder() as folder:
            command = [*_rsync(), *_FILES_FROM_INPUT, self._root, f"{folder}/"]
            run_tool(command, _list(paths))
            return {path: digest_of(data) for path in paths if (data := _bytes(folder / path)) is not None}

    def _read(self, options: list[str], to: str) -> bool:
        done = try_tool([*_rsync(), *options, self._root, to])
        if done.returncode == 23 and _NOTHING_THERE in done.stderr.decode("utf-8", "replace"):
            return False
        if done.returncode:
            raise failure(done)
        return True

    def carry_out(self, plan: Plan, site: SiteFiles, tell: Teller = silently) -> None:
        """Bring, remove, and write the manifest last; alone, unless nobody else knows of the place."""
        with claimed(self, tell) if self._is_shared else contextlib.nullcontext() as claim:
            self._change(plan, site, claim)

    def _change(self, plan: Plan, site: SiteFiles, claim: Claim | None) -> None:
        if site.manifest == self._manifest and not self._is_unfinished and not plan.removed:
            # A file that somebody has changed there is set right again.
            with scratch_folder() as folder:
                (folder / _ASIDE).mkdir()
                self._put(folder, [_ASIDE])
            self._bring(site)
            self._remove_aside()
            return
        if self.fetch([MANIFEST]).get(MANIFEST, b"") != self._manifest:
            raise PublishError(MEANWHILE)
        with scratch_folder() as folder:
            self._announce(folder, site)
            steps: list[Callable[[], None]] = [lambda: self._bring(site), lambda: self._remove(plan)]
            try:
                for step in reversed(steps) if plan.must_clear else steps:
                    step()
                if claim:
                    claim.check()
                (folder / MANIFEST).write_bytes(site.manifest)
                self._put(folder, [MANIFEST])
                self._remove_aside()
                self._remove_exactly([PENDING])
            except PublishError as error:
                raise BrokenPublicationError(error.message, error.words) from None

    def put_note(self, name: str, data: bytes) -> None:
        """A file of its own (`claim.py`)."""
        with scratch_folder() as folder:
            (folder / name).write_bytes(data)
            self._put(folder, [name])

    def notes(self) -> dict[str, int]:
        """Those that lie there now."""
        with scratch_folder() as folder:
            rules = _rules(folder, [f"+ /{PREFIX}*", "- *"])
            text = run_tool([*_rsync(), "--recursive", *_LISTING, rules, self._root])
        matches = map(_LISTED.fullmatch, text.decode("utf-8", "surrogateescape").split("\n"))
        return {match["name"]: int(match["size"]) for match in matches if match and match["kind"] == "-"}

    def remove_note(self, name: str) -> None:
        """By its exact name."""
        self._remove_exactly([name])

    def _announce(self, folder: Path, site: SiteFiles) -> None:
        """Say at the host what is coming; what an earlier publication said and did not finish stays said."""
        note = folder / PENDING
        if self._is_unfinished:
            run_tool([*_rsync(), *_FILES_FROM_INPUT, self._root, f"{folder}/"], _list([PENDING]))
        with note.open("ab") as file:
            file.write(site.manifest)
        (folder / _ASIDE).mkdir()
        self._put(folder, [PENDING, _ASIDE])

    def _remove_aside(self) -> None:
        self._remove_from_below(path for path in self._leftovers if path.startswith(f"{_ASIDE}/"))
        self._remove_exactly([_ASIDE])

    def _bring(self, site: SiteFiles) -> None:
        options = (*_UPLOAD, "--delay-updates", f"--temp-dir={_ASIDE}", *_FILES_FROM_INPUT)
        command = [*_rsync(), *options, f"{site.folder}/", self._root]
        for paths in in_upload_order(site.digests):
            if paths:
                run_tool(command, _list(paths))

    def _put(self, folder: Path, paths: Collection[str]) -> None:
        options = ("--checksum", "--chmod=D755,F644", *_FILES_FROM_INPUT)
        run_tool([*_rsync(), *options, f"{folder}/", self._root], _list(paths))

    def _remove(self, plan: Plan) -> None:
        self._remove_from_below(self._leftovers)
        self._remove_exactly(plan.removed)
        self._remove_from_below(plan.emptied)

    def _remove_from_below(self, given: Iterable[str]) -> None:
        """What lies deepest first. A folder goes only if it is empty: rsync refuses any other."""
        paths = list(given)
        for depth in sorted({path.count("/") for path in paths}, reverse=True):
            self._remove_exactly([path for path in paths if path.count("/") == depth])

    def _remove_exactly(self, paths: Collection[str]) -> None:
        """Remove files, and folders that are empty: rsync is asked for paths that are missing here."""
        if not paths:
            return
        with scratch_folder() as folder:
            for path in paths:
                (folder / path).parent.mkdir(parents=True, exist_ok=True)
            options = ("--dirs", "--existing", "--delete-missing-args", *_FILES_FROM_INPUT)
            run_tool([*_rsync(), *options, f"{folder}/", self._root], _list(paths))


def ssh_command() -> str:
    """The ssh to use: what RSYNC_RSH says, else the system's, which gives up when the line is dead."""
    return os.environ.get("RSYNC_RSH") or _SSH


def _rsync() -> tuple[str, ...]:
    return ("rsync", f"--rsh={ssh_command()}", f"--timeout={_SILENT_SECONDS}")


def _leftovers(kinds: Mapping[str, Kind], published: Collection[str]) -> Iterator[str]:
    """What an interrupted rsync left of files of ours, and the folders that hold nothing else."""
    yield from (path for path in kinds if path.startswith(f"{_ASIDE}/"))
    theirs = set()
    for path, kind in kinds.items():
        folder, _, name = path.rpartition("/")
        above, _, last = folder.rpartition("/")
        if last == _PARTIAL:
            is_ours = kind == "file" and (f"{above}/{name}" if above else name) in published
            if is_ours:
                yield path
            else:
                theirs.add(folder)
    for path, kind in kinds.items():
        if path.rpartition("/")[2] == _PARTIAL and kind == "folder" and path not in theirs:
            yield path


def rsync_host(destination: str, output: Path) -> RsyncHost:
    """Raises `PublishError` when rsync is not there, or the destination cannot be one."""
    if not destination:
        raise PublishError(say("say where to: `invoke publish --to rsync --destination user@host:/path`."))
    if destination.startswith("-"):
        raise PublishError(
            say(
                "a destination cannot begin with a dash; for a folder write `./{destination}`.", destination=destination
            )
        )
    if not shutil.which("rsync"):
        raise PublishError(say("{program} is not installed: run `apt install {program}` or the like.", program="rsync"))
    if ":" in destination.partition("/")[0]:
        _refuse_no_folder(destination)
    else:
        _refuse_server_without_path(destination)
        place = Path(destination).expanduser()
        if place.resolve().is_relative_to(output.resolve()):
            raise PublishError(
                say(
                    "{destination} lies in the folder the site is built into; choose a folder outside {output}.",
                    destination=destination,
                    output=str(output),
                )
            )
        if destination.startswith("~"):
            destination = str(place)
    return RsyncHost(destination)


def _refuse_no_folder(destination: str) -> None:
    """A path that is missing is most often a variable that is empty, and would be taken for the root of all files there."""
    server, _, path = destination.partition(":")
    if not path.strip("/"):
        raise PublishError(
            say(
                "`{destination}` names no folder there; write `{server}:/var/www/site`. `{server}:.` is the folder in which one"
                " arrives.",
                destination=destination,
                server=server,
            )
        )


def _refuse_server_without_path(destination: str) -> None:
    if _LOOKS_LIKE_SERVER.fullmatch(destination) and not Path(destination).is_dir():
        raise PublishError(
            say(
                "`{destination}` would be a folder of this machine; for a server write `{destination}:/var/www/site`, for a folder"
                " `./{destination}`.",
                destination=destination,
            )
        )


def _rules(folder: Path, rules: Collection[str]) -> str:
    """Filter rules as an option: in a file, because there may be thousands."""
    file = folder / "rules"
    file.write_text("".join(f"{rule}\n" for rule in rules), "utf-8", newline="\n")
    return f"--include-from={file}"


def _literal(name: str) -> str:
    """A name as a pattern that matches it alone. A backslash, which no name of ours holds, escapes only beside wildcards."""
    return _WILDCARD.sub(r"\\\g<0>", name)


def _list(paths: Iterable[str]) -> bytes:
    """Paths for `--files-from`; with `./`, because a line that begins with # or ; is a comment there."""
    return b"".join(f"./{path}".encode() + b"\0" for path in paths)


def _bytes(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() and not path.is_symlink() else None


def _no_digests(paths: Collection[str]) -> dict[str, str]:  # noqa: ARG001
    return {}
