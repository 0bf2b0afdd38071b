"""Releases behind one link (`releases.py`), on a server that one reaches by ssh: with a shell, GNU's coreutils and rsync there.

A release begins as a copy of the last, made of hard links; rsync brings into it what differs (it puts each new file in the
place of the old link, and never writes into one); then the link is put in its place by one rename.
"""

from __future__ import annotations

import contextlib
import secrets
import shlex
import shutil
from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

from ..engine.manifest import digest_of
from ..messages import quote, say
from .claim import Teller, silently
from .errors import MEANWHILE, BrokenPublicationError, PublishError, run_tool
from .plan import HostFiles, Plan, make_plan
from .releases import HASHED, KEPT, PARTIAL, RELEASE, UNDONE, number_of
from .rsync import RsyncHost, ssh_command
from .site_files import SiteFiles

_THEME = "theme/"
"""Where styles and scripts lie."""
_LOOK = """
if [ -L "$1" ]; then printf 'link %s\\n' "$(readlink "$1")"
elif [ -d "$1" ]; then if [ -z "$(ls -A "$1")" ]; then echo empty; else echo folder; fi
elif [ -e "$1" ]; then echo file; else echo nothing; fi
if [ -d "$1.releases" ]; then ls -A "$1.releases"; fi
"""
_BEGIN = """
mkdir -p "$1.releases"
chmod 755 "$1.releases"
# One that is a day old is of a publication that was killed; a younger one may be another's, which is under way.
find "$1.releases" -maxdepth 1 -name '.partial-*' -cmin +1440 -exec rm -rf {} +
if [ -n "$2" ]; then cp -al "$1.releases/$2" "$1.releases/$3"; else mkdir "$1.releases/$3"; fi
"""
_SWITCH = """
place=$1 expected=$2 partial=$3 name=$4
lock=$place.releases/.switching
tries=0
until mkdir "$lock" 2>/dev/null; do
  # To switch takes no time: whoever has held this for a minute was killed.
  if [ -n "$(find "$lock" -maxdepth 0 -cmin +1 2>/dev/null)" ]; then rmdir "$lock" 2>/dev/null || true; fi
  tries=$((tries + 1))
  if [ "$tries" -gt 150 ]; then echo meanwhile; exit 0; fi
  sleep 1
done
trap 'rmdir "$lock" 2>/dev/null || true' EXIT
trap 'exit 1' HUP INT TERM PIPE
now=
if [ -L "$place" ]; then now=$(readlink "$place"); now=${now##*/}; fi
if [ "$now" != "$expected" ]; then echo meanwhile; exit 0; fi
if [ -n "$partial" ]; then mv -T "$place.releases/$partial" "$place.releases/$name"; fi
aside=$(dirname "$place")/.$(basename "$place").daybyday-link
rm -f "$aside"
ln -s "$(basename "$place").releases/$name" "$aside"
if [ -d "$place" ] && [ ! -L "$place" ]; then rmdir "$place"; fi
mv -T "$aside" "$place"
"""
_REMOVE = 'place=$1; shift; for name; do rm -rf "$place.releases/$name"; done\n'
_UNDO = 'place=$1; shift; for name; do mv -T "$place.releases/$name" "$place.releases/$name.undone"; done\n'
_READ = 'if [ -f "$1.releases/$2/$3" ]; then cat "$1.releases/$2/$3"; fi\n'


class _UnknownOutcomeError(BrokenPublicationError):
    """Nobody here knows whether the release is live."""


class RemoteReleases:
    """The link `place` on `server`, and the releases beside it."""

    is_new = False

    def __init__(self, server: str, place: str) -> None:
        self.address = quote(f"{server}:{place}")
        self._server, self._place = server, place.rstrip("/")
        self._live = RsyncHost(f"{server}:{self._place}")
        self._seen = ""
        self._names: list[str] = []

    def fetch(self, paths: Collection[str]) -> dict[str, bytes]:
        """From the release that is live."""
        return self._live.fetch(paths) if self._look() else {}

    def look(self, paths: Collection[str]) -> HostFiles:
        """What the release that is live holds."""
        self._seen = self._look()
        return self._live.look(paths) if self._seen else HostFiles({}, {}, lambda _: {})

    def _look(self) -> str:
        """The name of the release that is live; "" before the first. Raises `PublishError` for what no publication made."""
        state, *self._names = self._run(_LOOK).decode("utf-8", "surrogateescape").splitlines()
        if state in ("nothing", "empty"):
            return ""
        folder, _, name = state.removeprefix("link ").rpartition("/")
        own = f"{self._place.rpartition('/')[2]}.releases"
        if (
            not state.startswith("link ")
            or folder not in (own, f"{self._place}.releases")
            or not RELEASE.fullmatch(name)
        ):
            raise PublishError(
                say(
                    "at {address} stands something that no publication with `--to ssh` made; move it away, or publish in"
                    " place with `--to rsync`.",
                    address=self.address,
                )
            )
        return name

    def carry_out(self, plan: Plan, site: SiteFiles, tell: Teller = silently) -> None:
        """A new release, and the link to it; what alone was changed there by hand is set right in place."""
        if self._seen and not (plan.added or plan.changed or plan.removed or plan.overwritten):
            self._live.carry_out(plan, site, tell)
            return
        partial = f"{PARTIAL}{secrets.token_hex(4)}"
        numbers = [number_of(name) for name in self._names if name[:6].isdecimal()]
        name = f"{max(numbers, default=0) + 1:06}-{digest_of(site.manifest)[:8]}"
        try:
            self._run(_BEGIN, self._seen, partial)
            self._fill(partial, site)
            self._switch(partial, name)
        except BaseException as error:
            self._try_to_remove(partial)
            if isinstance(error, _UnknownOutcomeError) or not isinstance(error, PublishError):
                raise
            raise PublishError(error.message, error.words) from None  # nothing of it is live
        self._try_to_remove(*self._outdated(name))

    def _try_to_remove(self, *names: str) -> None:
        with contextlib.suppress(PublishError):  # what is left over there is no reader's business
            self._run(_REMOVE, *names)

    def _fill(self, partial: str, site: SiteFiles) -> None:
        """Bring what differs into a copy of the last release. Styles and scripts that pages of that release ask for stay in it."""
        host = RsyncHost(f"{self._server}:{self._place}.releases/{partial}", is_shared=False)
        there = host.look([*site.digests, _THEME])
        plan = make_plan(there, site.digests)
        kept = {path for path in plan.removed if HASHED.fullmatch(path)}
        older = [path for path in there.kinds if _is_old_asset(path, there, site)]
        removed = sorted({*plan.removed, *older} - kept)
        emptied = tuple(folder for folder in plan.emptied if not any(path.startswith(f"{folder}/") for path in kept))
        host.carry_out(replace(plan, removed=tuple(removed), emptied=emptied), site)

    def _switch(self, partial: str, name: str) -> None:
        try:
            answer = self._run(_SWITCH, self._seen, partial, name).strip()
        except PublishError as error:
            # The line may have broken before it was done, or after.
            raise _UnknownOutcomeError(error.message, error.words) from None
        if answer:
            raise PublishError(MEANWHILE)

    def _outdated(self, current: str) -> list[str]:
        releases = sorted((name for name in self._names if RELEASE.fullmatch(name)), key=number_of)
        undone = sorted(name for name in self._names if name.endswith(UNDONE))
        return [*[name for name in releases if name != current][: -(KEPT - 1)], *undone[: -(KEPT - 1)]]

    @property
    def current(self) -> str:
        """The name of the release that is live; "" before the first."""
        return self._look()

    @property
    def previous(self) -> str:
        """The name of the release before it; "" for none."""
        current = self._look()
        older = [
            name for name in self._names if RELEASE.fullmatch(name) and current and number_of(name) < number_of(current)
        ]
        return max(older, key=number_of, default="")

    def file_of(self, release: str, path: str) -> bytes:
        """A file of a release; nothing when it is not there."""
        return self._run(_READ, release, path)

    def roll_back(self) -> None:
        """Make the previous release live; those after it are set aside."""
        previous = self.previous
        self._seen = self._look()
        if not previous:
            raise PublishError(say("there is no release before the one that is live."))
        self._switch("", previous)
        later = [name for name in self._names if RELEASE.fullmatch(name) and number_of(name) > number_of(previous)]
        self._run(_UNDO, *later)

    def _run(self, script: str, *words: str) -> bytes:
        """Run a script there, with the place as its first word. Raises `PublishError` with the words of ssh."""
        line = " ".join(map(shlex.quote, ["sh", "-s", "--", self._place, *words]))
        command = [*shlex.split(ssh_command()), self._server, line]
        return run_tool(command, f"set -eu\numask 022\n{script}".encode())


def _is_old_asset(path: str, there: HostFiles, site: SiteFiles) -> bool:
    """Whether a file is one of ours that only pages before the last release ask for: its name says what its bytes are."""
    match = HASHED.fullmatch(path)
    if match is None or path in there.published or path in site.digests:
        return False
    return there.digests([path]).get(path, "").startswith(match["digest"])


def ssh_host(destination: str, output: Path) -> RemoteReleases:  # noqa: ARG001 - every target is opened with both
    """Raises `PublishError` when a program is missing here, or the destination is no path on a server."""
    server, _, place = destination.partition(":")
    if not server or not place.strip("/") or place.startswith((":", "//")) or "/" in server or server.startswith("-"):
        raise PublishError(
            say(
                "`{destination}` is no path on a server; write `user@host:/var/www/site`.",
                destination=destination,
            )
            if destination
            else say("say where to: `invoke publish --to ssh --destination user@host:/var/www/site`.")
        )
    for program in ("rsync", "ssh"):
        if not shutil.which(program):
            raise PublishError(
                say("{program} is not installed: run `apt install {program}` or the like.", program=program)
            )
    return RemoteReleases(server, place)
