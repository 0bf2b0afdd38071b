"""Tables of TablePress: an entry of their own each, with rows as JSON, shown by `[table id=3 /]`."""

from __future__ import annotations

import json
from html import escape

TABLE = "tablepress_table"
_COVERED = frozenset(["#colspan#", "#rowspan#", "#span#"])
"""What stands in a cell that another one covers."""


def table_html(rows: str) -> str:
    """Rows as an HTML table whose first row is its head; "" for what are no rows."""
    try:
        read = json.loads(rows)
    except (ValueError, RecursionError):
        return ""
    if not isinstance(read, list) or not read or not all(isinstance(row, list) for row in read):
        return ""
    head, *body = (_row(row, "th" if not at else "td") for at, row in enumerate(read))
    return f"<table><thead>{head}</thead><tbody>{''.join(body)}</tbody></table>"


def _row(cells: list[object], tag: str) -> str:
    return f"<tr>{''.join(f'<{tag}>{_cell(cell)}</{tag}>' for cell in cells)}</tr>"


def _cell(cell: object) -> str:
    """What stands in a cell: HTML, as TablePress shows it."""
    if not isinstance(cell, str):
        return "" if cell is None else escape(str(cell))
    return "" if cell in _COVERED else cell.replace("\n", "<br>")
