"""YAML -> a tree that remembers where everything stands: the strict half of YAML only.

Scalars stay text (`no`, `7:30` and `010` mean what their key asks for, not what YAML 1.1 makes of
them). What is usual is read by `simple`; the rest, and whatever is wrong, by `parser`, which most builds do not
even import.
"""

from __future__ import annotations

from .nodes import Node as Node
from .nodes import YamlError as YamlError
from .nodes import merge_mark as merge_mark
from .simple import Entry, Pair, Scalar, entries


def parse(text: str, first_line: int = 1) -> Node:
    """The tree of one YAML document; an empty text is an empty mapping. Raises `YamlError`."""
    if simple := entries(text):
        return _simple(simple, first_line)
    from .parser import parse_strictly

    return parse_strictly(text, first_line)


def _simple(read: list[Entry], first_line: int) -> Node:
    """What was read without a parser, as the parser would have given it."""
    values, keys = dict[str, Node](), dict[str, tuple[int, int]]()
    for entry in read:
        line, value = entry.line + first_line, entry.value
        if isinstance(value, Scalar):
            values[entry.key] = _scalar(value, line)
        else:
            values[entry.key] = _collection(value, line, entry.column)
        keys[entry.key] = (line, 1)
    return Node(values, read[0].line + first_line, 1, keys=keys)


def _scalar(scalar: Scalar, line: int) -> Node:
    return Node(scalar.text, line, scalar.column, plain=scalar.plain)


def _collection(items: list[Scalar] | list[Pair], line: int, column: int) -> Node:
    scalars = [_scalar(item, line) for item in items if isinstance(item, Scalar)]
    if scalars:
        return Node(scalars, line, column)
    pairs = [item for item in items if isinstance(item, Pair)]
    values = {pair.key: _scalar(pair.value, line) for pair in pairs}
    return Node(values, line, column, keys={pair.key: (line, pair.column) for pair in pairs})
