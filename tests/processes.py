"""Processes below another, as Linux tells of them in /proc: a bare system has no `ps`."""

from __future__ import annotations

from pathlib import Path


def children_of(parent: int) -> dict[int, str]:
    """Command lines by process id; of one that has ended and was not waited for, "(its name)"."""
    commands = {}
    for folder in Path("/proc").glob("[1-9]*"):
        try:
            head, _, rest = (folder / "stat").read_text("utf-8", "replace").rpartition(")")
            if int(rest.split()[1]) == parent:
                command = (folder / "cmdline").read_text("utf-8", "replace").replace("\0", " ").strip()
                commands[int(folder.name)] = command or f"{head.partition(' ')[2]})"
        except OSError:
            continue  # it has gone meanwhile
    return commands
