"""What `invoke test --coverage` prints: a line for each room of the package."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import PurePath

from coverage import Coverage

_COLUMNS = ("num_statements", "covered_lines", "num_branches", "covered_branches")


def by_room(files: dict[str, dict]) -> dict[str, Counter[str]]:
    """The figures of coverage's JSON report, summed over the folders below `daybyday`."""
    rooms: dict[str, Counter[str]] = {}
    for path, report in files.items():
        folders = path.replace("\\", "/").partition("daybyday/")[2].split("/")[:-1]
        room = rooms.setdefault(folders[0] if folders else "(base)", Counter())
        room.update({column: report["summary"][column] for column in _COLUMNS})
    return rooms


def line(name: str, room: Counter[str]) -> str:
    """Statements and branches of a room, and what share of both was run."""
    statements, lines, branches, taken = (room[column] for column in _COLUMNS)
    share = 100 * (lines + taken) / ((statements + branches) or 1)
    return f"{name:16}{lines:7} of {statements:5} statements{taken:7} of {branches:5} branches{share:8.1f} %"


def main() -> None:
    """Join what all processes measured, and print it."""
    coverage = Coverage()
    coverage.combine()
    coverage.save()
    report = PurePath(".coverage.json")
    coverage.json_report(outfile=str(report))
    with open(report, encoding="utf-8") as file:
        rooms = by_room(json.load(file)["files"])
    for name in sorted(rooms):
        print(line(name, rooms[name]))
    print(line("together", sum(rooms.values(), Counter())))


if __name__ == "__main__":
    main()
