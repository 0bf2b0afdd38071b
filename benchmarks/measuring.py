"""Whole processes, measured from outside."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

_EVERY = 0.02


class BuildFailedError(Exception):
    """A generator ended with an error, or did not make what it was asked for."""


@dataclass(frozen=True)
class Spent:
    """What one process and all it waited for took, in seconds."""

    wall: float
    cpu: float
    """user and system time together"""


@dataclass(frozen=True)
class Peak:
    """The largest sum over all processes of the tree that was seen at one moment."""

    megabytes: float
    processes: int
    kind: str
    """`PSS`: shared pages counted once; `RSS` where the system does not tell that"""


def timed(command: Sequence[str], cwd: Path, environment: Mapping[str, str]) -> Spent:
    """Run to its end. Nothing looks at the process meanwhile: two cores are too few for that."""
    log = cwd / "last.log"
    with log.open("wb") as out:
        start = time.perf_counter()
        process = subprocess.Popen(command, cwd=cwd, env=environment, stdout=out, stderr=subprocess.STDOUT)
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    _need_success(process.returncode, command, log)
    return Spent(wall, used.ru_utime + used.ru_stime)


def watched(command: Sequence[str], cwd: Path, environment: Mapping[str, str]) -> Peak:
    """Run to its end, looking at all processes of its session every 20 ms; slower than `timed`, so never timed."""
    log = cwd / "last.log"
    most, count, kind = 0, 0, "PSS"
    with log.open("wb") as out:
        process = subprocess.Popen(
            command, cwd=cwd, env=environment, stdout=out, stderr=subprocess.STDOUT, start_new_session=True
        )
        while process.poll() is None:
            now, processes, kind = _held(process.pid, kind)
            most, count = max((most, count), (now, processes))
            time.sleep(_EVERY)
    _need_success(process.returncode, command, log)
    return Peak(most / 1024, count, kind)


def _need_success(status: int, command: Sequence[str], log: Path) -> None:
    if status:
        raise BuildFailedError(
            f"{' '.join(command)}\nended with {status}:\n{log.read_text('utf-8', 'replace')[-4000:]}"
        )


def _held(session: int, kind: str) -> tuple[int, int, str]:
    """Kilobytes held now by all processes of a session, how many they are, and what was counted."""
    held = processes = 0
    for entry in os.scandir("/proc"):
        if not entry.name.isdecimal():
            continue
        try:
            if _session(entry.path) != session:
                continue
            if kind == "PSS":
                try:
                    held += _field(f"{entry.path}/smaps_rollup", "Pss:")
                except PermissionError:
                    kind = "RSS"
            if kind == "RSS":
                held += _field(f"{entry.path}/status", "VmRSS:")
        except (OSError, ValueError):
            continue  # it has ended meanwhile
        processes += 1
    return held, processes, kind


def _session(path: str) -> int:
    """The session id; the name of the program, in brackets before it, may hold anything."""
    return int(Path(path, "stat").read_text("utf-8", "replace").rpartition(")")[2].split()[3])


def _field(path: str, name: str) -> int:
    with Path(path).open(encoding="utf-8") as lines:
        return next(int(line.split()[1]) for line in lines if line.startswith(name))
