"""The table of `invoke test --coverage`."""

from __future__ import annotations

from tests.rooms import by_room, line


def _file(statements: int, covered: int, branches: int = 0, taken: int = 0) -> dict:
    numbers = (statements, covered, branches, taken)
    return {"summary": dict(zip(("num_statements", "covered_lines", "num_branches", "covered_branches"), numbers))}


FILES = {
    "plugins/daybyday/model.py": _file(10, 10),
    "plugins/daybyday/views/pages/day.py": _file(20, 10, 8, 4),
    "plugins\\daybyday\\views\\__init__.py": _file(4, 4),
}


def test_files_are_summed_by_the_folder_below_the_package():
    rooms = by_room(FILES)

    assert {name: room["num_statements"] for name, room in rooms.items()} == {"(base)": 10, "views": 24}


def test_statements_and_branches_count_alike():
    assert line("views", by_room(FILES)["views"]).split() == [
        *("views", "14", "of", "24", "statements", "4", "of", "8", "branches", "56.2", "%")
    ]


def test_a_room_without_code_is_no_division_by_zero():
    assert line("empty", by_room({"daybyday/empty/__init__.py": _file(0, 0)})["empty"]).endswith("0.0 %")
