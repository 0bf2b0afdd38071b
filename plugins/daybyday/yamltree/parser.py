"""YAML -> its tree, by PyYAML's C parser; and what it complains of, in the author's words.

A duplicate key, an anchor, an alias, a tag, more than one document, or nesting deeper than `MAX_DEPTH` is refused with
its line and column.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import yaml

from ..messages import Message, say
from ..patterns import regex
from ..values import dataclass
from .nodes import Node, YamlError, merge_mark

MAX_DEPTH = 8

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# YAML 1.1 ends lines at these; editors, and so our line numbers, do not.
_NO_LINE_ENDS = {0x85: " ", 0x2028: " ", 0x2029: " "}


def _position(event: Any, first_line: int) -> tuple[int, int]:
    """1-based line and column of a YAML event."""
    return event.start_mark.line + first_line, event.start_mark.column + 1


@dataclass(frozen=True, slots=True)
class Span:
    """Where one YAML value stands in its text: characters from 0, `end` behind the last that says something of it."""

    start: int
    end: int
    flow: bool = False
    """a list or mapping in brackets"""
    items: tuple[Span, ...] | None = None
    """of a list"""
    entries: Mapping[str, tuple[int, Span]] | None = None
    """of a mapping: key -> where it begins, and its value"""


def spans(text: str) -> Span:
    """Where everything stands in one YAML document that `parse` takes. Raises `YamlError`."""
    parse_strictly(text, 1)
    events = _events(text.translate(_NO_LINE_ENDS), 1)
    first: Any = next((event for event in events if isinstance(event, yaml.NodeEvent)), None)
    return _span(first, events) if first else Span(0, 0, entries={})


def _span(event: Any, events: Iterator[Any]) -> Span:
    start, end, flow = event.start_mark.index, event.end_mark.index, bool(getattr(event, "flow_style", False))
    if isinstance(event, yaml.ScalarEvent):
        return Span(start, end)
    items: list[Span] = []
    if isinstance(event, yaml.SequenceStartEvent):
        while not isinstance(event := next(events), yaml.SequenceEndEvent):
            items.append(_span(event, events))
        return Span(start, _end_of(event, flow, start, items), flow, items=tuple(items))
    entries: dict[str, tuple[int, Span]] = {}
    while not isinstance(event := next(events), yaml.MappingEndEvent):
        key: Any = event
        entries[key.value] = (key.start_mark.index, _span(next(events), events))
    values = [value for _, value in entries.values()]
    return Span(start, _end_of(event, flow, start, values), flow, entries=entries)


def _end_of(event: Any, flow: bool, start: int, inner: list[Span]) -> int:
    # What has no brackets ends for the parser where the next thing begins, comments and all.
    return int(event.end_mark.index) if flow else max((span.end for span in inner), default=start)


def parse_strictly(text: str, first_line: int) -> Node:
    """As `parse`, of any text."""
    text = text.translate(_NO_LINE_ENDS)
    if line := merge_mark(text):
        raise YamlError(
            "merge-conflict",
            line + first_line - 1,
            1,
            say("two versions of this file were not put together"),
            say("keep what is right of both, and delete the lines `<<<<<<<`, `=======` and `>>>>>>>`"),
        )
    events = _events(text, first_line)
    try:
        return _document(events, first_line)
    except yaml.MarkedYAMLError as error:
        raise _error_for(error, text, first_line) from None
    except yaml.YAMLError as error:
        raise YamlError("yaml-broken", first_line, 1, say("this is not YAML: {error}", error=error)) from None


def _events(text: str, first_line: int) -> Iterator[Any]:
    flows: list[bool] = []
    previous: Any = None
    for event in yaml.parse(text, Loader=_Loader):
        line, column = _position(event, first_line)
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise YamlError(
                "yaml-alias",
                line,
                column,
                _NO_ALIASES,
                say("write the value out, or put it in quotes"),
            )
        tag = getattr(event, "tag", None)
        if tag:
            shown = tag.replace("tag:yaml.org,2002:", "!!")
            raise YamlError(
                "yaml-tag",
                line,
                column,
                say("YAML tags are not used here ({shown})", shown=shown),
                say("put the value in quotes"),
            )
        if flows and flows[-1] and _stands_alone(text, previous, event):
            raise _comma_error(previous, first_line)
        if isinstance(event, yaml.CollectionStartEvent):
            flows.append(isinstance(event, yaml.MappingStartEvent) and bool(event.flow_style))
        elif isinstance(event, yaml.CollectionEndEvent):
            flows.pop()
        previous = event
        yield event


def _stands_alone(text: str, key: Any, value: Any) -> bool:
    """Whether a key between braces has no colon behind it: `trenta passi` in `{it: Trenta giorni, trenta passi}`."""
    if not (isinstance(key, yaml.ScalarEvent) and isinstance(value, yaml.ScalarEvent)):
        return False
    between: Any = (key.end_mark, value.start_mark)
    return value.value == "" and value.implicit[0] and ":" not in text[between[0].index : between[1].index]


def _comma_error(key: Any, first_line: int) -> YamlError:
    return YamlError(
        "yaml-comma",
        *_position(key, first_line),
        say("a comma ends the value before it, and `{rest}` stands alone", rest=key.value),
        say("put the whole value in quotes, such as `{example}`", example='{en: "Thirty days, thirty steps"}'),
    )


def _document(events: Iterator[Any], first_line: int) -> Node:
    tree = None
    for event in events:
        if isinstance(event, yaml.DocumentStartEvent):
            if tree is not None:
                at = _position(event, first_line)
                raise YamlError(
                    "yaml-two-documents",
                    *at,
                    say("a second YAML document begins here"),
                    say("take the line `---` out"),
                )
            tree = _node(next(events), events, first_line, 0)
    return tree or Node({}, first_line, 1, keys={})


def _node(event: Any, events: Iterator[Any], first_line: int, depth: int) -> Node:
    line, column = _position(event, first_line)
    if depth > MAX_DEPTH:
        raise YamlError(
            "yaml-depth",
            line,
            column,
            say("values are nested more than {most} deep", most=MAX_DEPTH),
            say("write it flatter"),
        )
    if isinstance(event, yaml.ScalarEvent):
        return Node(event.value, line, column, plain=event.implicit[0])
    if isinstance(event, yaml.SequenceStartEvent):
        items: list[Node] = []
        while not isinstance(item := next(events), yaml.SequenceEndEvent):
            items.append(_node(item, events, first_line, depth + 1))
        return Node(items, line, column)
    return _mapping(events, first_line, depth, line, column)


def _mapping(events: Iterator[Any], first_line: int, depth: int, line: int, column: int) -> Node:
    values: dict[str, Node] = {}
    keys: dict[str, tuple[int, int]] = {}
    while not isinstance(event := next(events), yaml.MappingEndEvent):
        at = _position(event, first_line)
        if not isinstance(event, yaml.ScalarEvent):
            raise YamlError("yaml-broken", *at, say("a key must be a word"), say("write `key: value`"))
        key = event.value
        if key in keys:
            raise YamlError(
                "yaml-duplicate-key",
                *at,
                say("`{key}` stands here a second time (first in line {line})", key=key, line=keys[key][0]),
                say("keep one of the two"),
            )
        keys[key] = at
        values[key] = _node(next(events), events, first_line, depth + 1)
    return Node(values, line, column, keys=keys)


@dataclass(frozen=True, slots=True)
class _Complaint:
    """What the parser says of a text, and where. Lines and columns are its own, from 0; `first_line` is from 1."""

    problem: str
    context: str
    rows: list[str]
    line: int
    column: int
    opened: tuple[int, int]
    """where what it complains of begins"""
    first_line: int

    @property
    def row(self) -> str:
        return self.rows[self.line] if self.line < len(self.rows) else ""

    @property
    def value(self) -> str:
        """What stands behind the first colon of the line."""
        return self.row.partition(":")[2].strip()

    def here(self, code: str, message: Message, hint: Message) -> YamlError:
        return YamlError(code, self.line + self.first_line, self.column + 1, message, hint)

    def where_opened(self, code: str, message: Message, hint: Message) -> YamlError:
        return YamlError(code, self.opened[0] + self.first_line, self.opened[1] + 1, message, hint)


def _error_for(error: yaml.MarkedYAMLError, text: str, first_line: int) -> YamlError:
    """The parser's complaint in the author's words."""
    mark = error.problem_mark or error.context_mark
    opened = error.context_mark or mark
    complaint = _Complaint(
        problem=error.problem or "cannot be read",
        context=error.context or "",
        rows=text.split("\n"),
        line=mark.line if mark else 0,
        column=mark.column if mark else 0,
        opened=(opened.line, opened.column) if opened else (0, 0),
        first_line=first_line,
    )
    return (
        _unclosed_above(complaint)
        or _misplaced_colon(complaint)
        or _misplaced_character(complaint)
        or _unclosed(complaint)
        or _misplaced_key(complaint)
        or complaint.here(
            "yaml-broken",
            say("this is not YAML: {problem}", problem=complaint.problem),
            say("write one `key: value` a line"),
        )
    )


_QUOTED_VALUE = regex(r"""\s*(?:- )?[\w-]+\s*:\s+(?P<quote>["'])(?P<rest>.*)""")
_KEY = regex(r"[\w-]+\s*:(?:\s|$)")
_ENDS = {'"': regex(r'(?:[^"\\]|\\.)*"'), "'": regex("(?:[^']|'')*'(?!')")}


def _unclosed_above(complaint: _Complaint) -> YamlError | None:
    """A quotation mark that its line does not close, above a key: the parser takes the next one for its end, lines below."""
    for at, row in enumerate(complaint.rows[: complaint.line]):
        match = _QUOTED_VALUE.fullmatch(row)
        if match is None or _ENDS[match["quote"]].match(match["rest"]):
            continue
        if _KEY.match(complaint.rows[at + 1]):
            return YamlError(
                "yaml-quotes", at + complaint.first_line, match.start("quote") + 1, _NEVER_CLOSED, _CLOSE_IT
            )
    return None


def _misplaced_colon(complaint: _Complaint) -> YamlError | None:
    """A colon too many, or one that is missing."""
    if "mapping values are not allowed" in complaint.problem:
        return _colon_error(complaint.rows, complaint.line, complaint.column, complaint.first_line)
    if "could not find expected ':'" in complaint.problem:
        return _no_key_error(complaint.rows, min(complaint.line, len(complaint.rows)) - 1, complaint.first_line)
    return None


def _misplaced_character(complaint: _Complaint) -> YamlError | None:
    """A tab, or a sign no value can begin with."""
    if "tab" in complaint.problem or complaint.row[:1] == "\t":
        return complaint.here("yaml-tab", say("a tab at the beginning of a line"), say("use spaces"))
    if "cannot start any token" in complaint.problem and (sign := complaint.row[complaint.column :][:1]):
        return complaint.here(
            "yaml-quotes", say("a value cannot begin with `{sign}`", sign=sign), say("put the value in quotes")
        )
    if "scanning an alias" in complaint.context or "scanning an anchor" in complaint.context:
        return complaint.where_opened("yaml-alias", _NO_ALIASES, say("put the value in quotes"))
    return None


def _unclosed(complaint: _Complaint) -> YamlError | None:
    """Quotation marks and brackets: without an end, or with something in them that does not belong there."""
    problem, context = complaint.problem, complaint.context
    if "quoted scalar" in context and "end of stream" in problem:
        return complaint.where_opened("yaml-quotes", _NEVER_CLOSED, _CLOSE_IT)
    if "escape" in problem or "hexdecimal" in problem:
        return complaint.here(
            "yaml-quotes",
            say("in double quotes a backslash has a meaning of its own"),
            say("use 'single quotes', or write two backslashes for one"),
        )
    if "flow sequence" in context or "flow mapping" in context:
        begin, end = ("[", "]") if "sequence" in context else ("{", "}")
        return complaint.where_opened(
            "yaml-broken",
            say("what begins with `{begin}` here is not closed, or a value in it needs quotes", begin=begin),
            say("close it with `{end}` on the same line", end=end),
        )
    return None


def _misplaced_key(complaint: _Complaint) -> YamlError | None:
    """Something stands where the parser expects the next key."""
    problem, first = complaint.problem, complaint.value[:1]
    if "did not find expected <document start>" in problem:
        return complaint.here(
            "yaml-broken",
            say("this line begins further left than the first one, or something ended before it"),
            say("begin every key at the same column"),
        )
    if "did not find expected key" in problem and first in ("'", '"'):
        return complaint.here(
            "yaml-quotes",
            say("a quotation mark ends in the middle of the value"),
            say('put the whole value in "double quotes"; inside them write \\" for a quotation mark'),
        )
    if "did not find expected key" in problem and first in ("[", "{"):
        return complaint.here(
            "yaml-quotes",
            say("a value that begins with `{first}` ends at its closing bracket", first=first),
            say("put the whole value in quotes"),
        )
    if first and any(words in problem for words in _ODD_BEGINNINGS):
        return complaint.here(
            "yaml-quotes", say("a value cannot begin with `{first}`", first=first), say("put the value in quotes")
        )
    return None


_NEVER_CLOSED = say("a quotation mark is opened and never closed")
_CLOSE_IT = say("close it on the same line")
_NO_ALIASES = say("YAML anchors and aliases (& and *) are not used here")
_ODD_BEGINNINGS = (
    "block sequence entries are not allowed",
    "mapping keys are not allowed",
    "expected comment or line break",
    "did not find expected node content",
)


def _colon_error(rows: list[str], line: int, column: int, first_line: int) -> YamlError:
    """A colon where none belongs: in a value, or in a line that YAML takes for more of the value above."""
    row = rows[line]
    key, _, value = row.partition(":")
    if ": " in row[:column] or ":\t" in row[:column]:
        quoted = '"' + value.strip().replace("\\", "\\\\").replace('"', '\\"') + '"'
        return YamlError(
            "yaml-colon",
            line + first_line,
            column + 1,
            say("a colon followed by a space inside a value"),
            say("put the value in quotes: `{key}: {quoted}`", key=key.strip(), quoted=quoted),
        )
    if row[:1] in (" ", "\t"):
        return YamlError(
            "yaml-broken",
            line + first_line,
            column + 1,
            say("this line is indented, so it belongs to the value above"),
            say("begin every key at the same column"),
        )
    return _no_key_error(rows, line - 1, first_line)


def _no_key_error(rows: list[str], line: int, first_line: int) -> YamlError:
    """The last line with something in it, from `line` upwards, is no `key: value`."""
    while line > 0 and not rows[line].strip():
        line -= 1
    key, colon, value = rows[line].partition(":")
    hint = (
        say("write a space after the colon: `{key}: {value}`", key=key.strip(), value=value.strip())
        if colon and value.strip()
        else say("write one `key: value` a line")
    )
    return YamlError("yaml-broken", line + first_line, 1, say("this line is no `key: value`"), hint)
