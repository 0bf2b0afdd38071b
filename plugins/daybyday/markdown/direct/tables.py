"""Tables."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from .inline import Inline
from .unsure import UnsureError


def is_table(block: str) -> bool:
    """Whether the second line of a block could be the rule below a table's head."""
    rule = block.split("\n", 2)[1:2]
    return bool(rule) and set(rule[0]) <= set("|:- ")


def table(block: str, inline: Inline) -> str:
    """The HTML of a block that is a table. Raises `UnsureError`."""
    lines = [line.strip(" ") for line in block.split("\n")]
    if not is_table(block) or "-" not in lines[1] or any("`" in line or "\\" in line for line in lines):
        raise UnsureError
    is_bordered = lines[0].startswith("|") and lines[0].endswith("|")
    if not is_bordered and (lines[0].startswith("|") or lines[0].endswith("|")):
        raise UnsureError
    head, rule, *rows = [_cells(line, is_bordered) for line in lines]
    if len(head) < 2 or len(rule) != len(head):
        raise UnsureError
    sides = [_side(cell.strip(" ")) for cell in rule]
    body = [_row("td", row, sides, inline) for row in rows] or [_row("td", [], sides, inline)]
    made = "\n".join(body)
    return f"<table>\n<thead>\n{_row('th', head, sides, inline)}\n</thead>\n<tbody>\n{made}\n</tbody>\n</table>"


def _cells(line: str, is_bordered: bool) -> list[str]:
    if is_bordered:
        line = line.removeprefix("|").removesuffix("|")
    return line.split("|")


def _side(rule: str) -> str:
    begins, ends = rule.startswith(":"), rule.endswith(":")
    side = "center" if begins and ends else "left" if begins else "right" if ends else ""
    return f' style="text-align: {side};"' if side else ""


def _row(tag: str, cells: Sequence[str], sides: Sequence[str], inline: Inline) -> str:
    return "<tr>\n" + "\n".join(_columns(tag, cells, sides, inline)) + "\n</tr>"


def _columns(tag: str, cells: Sequence[str], sides: Sequence[str], inline: Inline) -> Iterator[str]:
    for cell, side in itertools.zip_longest(cells[: len(sides)], sides, fillvalue=""):
        yield f"<{tag}{side}>{inline.html(cell.strip(' '))}</{tag}>"
