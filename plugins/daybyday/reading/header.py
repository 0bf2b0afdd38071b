"""The top of a file -> its entries: YAML between `---` lines, or classic `Title: …` lines.

Only splits and parses; what the keys mean is `fields`' work.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from ..messages import Message, say
from ..model import Finding, Place
from ..yamltree import Node, YamlError, parse

_CLASSIC = re.compile(r"([A-Za-z][\w-]*)[ \t]*:(?:[ \t]+(.*))?$")


@dataclass(frozen=True, slots=True)
class Header:
    """What stands above the text. `entries` keep the author's spelling of the keys."""

    entries: dict[str, Node] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    classic: bool = False
    text: str = ""
    text_line: int = 1
    findings: tuple[Finding, ...] = ()
    readable: bool = True


def read_header(text: str, path: str) -> Header:
    """Split `text` into header and text; a header that cannot be read is `readable=False`."""
    lines = text.split("\n")
    start = next((at for at, line in enumerate(lines) if line.strip()), None)
    if start is None:
        return _unreadable(
            path, 1, "file-empty", say("the file is empty"), say("write `---`, `title: …`, `---` and a text")
        )
    if lines[start].rstrip() == "---":
        return _yaml(lines, start, path)
    if _CLASSIC.match(lines[start]):
        return _classic(lines, start, path)
    return Header(text="\n".join(lines[start:]), text_line=start + 1)


def _yaml(lines: list[str], start: int, path: str) -> Header:
    end = next((at for at in range(start + 1, len(lines)) if lines[at].rstrip() in ("---", "...")), None)
    if end is None:
        return _unreadable(
            path,
            start + 1,
            "header-unclosed",
            say("the header that begins here has no end"),
            say("write a line `---` after the last `key: value`"),
        )
    try:
        tree = parse("\n".join(lines[start + 1 : end]), start + 2)
    except YamlError as refused:
        return _unreadable(path, refused.line, refused.code, refused.message, refused.hint, refused.column)
    if not isinstance(tree.value, dict):
        return _unreadable(
            path,
            tree.line,
            "yaml-broken",
            say("the header is not a list of keys"),
            say("write one `key: value` a line"),
        )
    places = {key: Place(path, *at) for key, at in (tree.keys or {}).items()}
    lost = tuple(_lost_comments(tree.value, lines, path))
    return Header(
        entries=tree.value,
        places=places,
        classic=False,
        text="\n".join(lines[end + 1 :]),
        text_line=end + 2,
        findings=lost,
    )


def _lost_comments(entries: dict[str, Node], lines: list[str], path: str) -> Iterator[Finding]:
    """`title: We are #1`: YAML takes `#1` for a comment, and its author hardly meant one."""
    for key in ("title", "summary"):
        node = entries.get(key)
        if node is None or not node.plain or not isinstance(node.value, str):
            continue
        row = lines[node.line - 1][node.column - 1 :]
        comment = row[len(node.value) :].strip()
        if row.startswith(node.value) and comment.startswith("#"):
            quoted = '"' + f"{node.value} {comment}".replace("\\", "\\\\").replace('"', '\\"') + '"'
            yield Finding(
                "warning",
                "yaml-comment",
                Place(path, node.line, node.column + len(node.value) + 1),
                say("`{comment}` is a comment to YAML and not part of the {key}", comment=comment, key=key),
                say("if it is meant, write `{key}: {quoted}`", key=key, quoted=quoted),
            )


def _classic(lines: list[str], start: int, path: str) -> Header:
    entries: dict[str, Node] = {}
    places: dict[str, Place] = {}
    findings: list[Finding] = []
    index, key = start, ""
    while index < len(lines) and lines[index].strip():
        line = lines[index]
        match = _CLASSIC.match(line)
        if match and not line.startswith((" ", "\t")):
            key = match.group(1)
            if key.lower() in entries:
                findings.append(_duplicate_key(key, places[key.lower()].line, path, index + 1))
            key = key.lower()
            value = (match.group(2) or "").strip()
            entries[key] = Node(value, index + 1, match.start(2) + 1 if match.group(2) else 1, plain=True)
            places[key] = Place(path, index + 1)
        elif line.startswith("    ") and key:
            old = entries[key]
            entries[key] = Node(f"{old.value} {line.strip()}".strip(), old.line, old.column, plain=True)
        else:
            break
        index += 1
    rest = lines[index:]
    return Header(
        entries=entries,
        places=places,
        classic=True,
        text="\n".join(rest),
        text_line=index + 1,
        findings=tuple(findings),
    )


def _duplicate_key(key: str, first: int, path: str, line: int) -> Finding:
    return Finding(
        "error",
        "yaml-duplicate-key",
        Place(path, line),
        say("`{key}` stands here a second time (first in line {first})", key=key, first=first),
        say("keep one of the two"),
    )


def _unreadable(path: str, line: int, code: str, message: Message, hint: Message, column: int = 1) -> Header:
    return Header(readable=False, findings=(Finding("error", code, Place(path, line, column), message, hint),))
