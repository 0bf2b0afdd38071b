"""The top of a file -> its entries: YAML between `---` lines, or classic `Title: …` lines.

Only splits and parses; what the keys mean is `fields`' work.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import field, replace

from ..messages import Message, say
from ..model import Finding, Place
from ..patterns import regex
from ..values import dataclass
from ..yamltree import Node, YamlError, parse
from .text import NO_WIDTH, TRIMMED, UNSEEN

_CLASSIC = regex(r"([A-Za-z][\w-]*)[ \t]*:(?:[ \t]+(.*))?$")


# TOML (Hugo, Zola), JSON (Hugo), a line of hyphens or signs too long or too short.
_OF_OTHERS = regex(r"\+{3,}|;;;|\{|\{\s*\"\w+\"\s*:.*|-{4,}|--|—|–|={3,}|~{3,}yaml")
_CLASSIC_KEYS = frozenset(
    "title day date slug lang status modified summary image tags authors aliases guid author category keywords".split()
)
_OF_YAML = regex(r"\".+\"|'.+'|\[.*\]|\{.*\}")
"""values whose signs an author of classic headers would not write"""
_ANY_UNSEEN = regex(f"[{UNSEEN}]")
_UNSEEN_ENDS = regex(rf"\A[\s{UNSEEN}]+|[\s{UNSEEN}]+\Z")
_KEY_LINE = regex(
    rf"[{UNSEEN}]*(?P<indent>[ \t]*)[{UNSEEN}]*(?P<key>[\w{NO_WIDTH}-]+)[ \t{UNSEEN}]*:"
    rf"(?P<space>[ \t{TRIMMED}]*)(?P<value>.*?)[ \t{TRIMMED}]*"
)


@dataclass(frozen=True, slots=True)
class Header:
    """What stands above the text. `entries` keep the author's spelling of the keys."""

    entries: dict[str, Node] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    spelt: dict[str, str] = field(default_factory=dict)
    """keys of this format -> what the author wrote for them, in another language"""
    classic: bool = False
    text: str = ""
    text_line: int = 1
    findings: tuple[Finding, ...] = ()
    readable: bool = True


def read_header(text: str, path: str) -> Header:
    """Split `text` into header and text; a header that cannot be read is `readable=False`. An empty file has neither."""
    lines = text.split("\n")
    start = next((at for at, line in enumerate(lines) if _without_unseen(line)), None)
    if start is None:
        return Header()
    if _without_unseen(lines[start]) == "---" and lines[start].lstrip(" \t") == lines[start]:
        return _yaml(lines, start, path)
    if _CLASSIC.match(_readable(lines[start])):
        # `Title:` is Pelican's way of writing, which knows a `---` at the end as well.
        if not lines[start][:1].isupper() and _is_unopened(lines, start):
            return _unreadable(
                path,
                start + 1,
                "header-unopened",
                say("the line `---` above the header is missing"),
                say("write a line `---` above this one"),
            )
        return _classic(lines, start, path)
    if match := _OF_OTHERS.fullmatch(_without_unseen(lines[start])):
        return _unreadable(
            path,
            start + 1,
            "header-foreign",
            say("`{line}` begins the header of another program", line=match.group()),
            say("put `---` above and below the header, and write `key: value` in it, one a line"),
        )
    return Header(text="\n".join(lines[start:]), text_line=start + 1)


def _yaml(lines: list[str], start: int, path: str) -> Header:
    end = next((at for at in range(start + 1, len(lines)) if _is_end(lines[at])), None)
    if end is None:
        return _unreadable(
            path,
            start + 1,
            "header-unclosed",
            say("the header that begins here has no end"),
            say("write a line `---` after the last `key: value`"),
        )
    try:
        tree = parse("\n".join(map(_readable, lines[start + 1 : end])), start + 2)
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
    lost = tuple(lost_comments(tree.value, tree.keys or {}, lines, path))
    return Header(
        entries=tree.value,
        places=places,
        classic=False,
        text="\n".join(lines[end + 1 :]),
        text_line=end + 2,
        findings=lost,
    )


def _is_unopened(lines: Sequence[str], start: int) -> bool:
    """Whether keys that begin a file go on, line by line, to a `---`: the end of a header of which the first `---` is missing.

    Below an empty line a `---` may be a rule, and words above one a heading: there, what only YAML means has to tell.
    """
    is_yaml = has_gap = False
    for row in map(_readable, lines[start:]):
        if not _without_unseen(row):
            has_gap = True
            continue
        if _without_unseen(row) == "---" and _is_end(row):
            return is_yaml or not has_gap
        match = _CLASSIC.match(row)
        if has_gap and not (match and match.group(1).lower() in _CLASSIC_KEYS):
            return False
        if match is None and not row.startswith((" ", "\t", "- ", "#")):
            return False
        is_yaml = is_yaml or bool(match and _OF_YAML.fullmatch((match.group(2) or "").strip()))
    return False


def _is_end(line: str) -> bool:
    return line[:1] not in (" ", "\t") and _without_unseen(line) in ("---", "...")


def _without_unseen(line: str) -> str:
    """A line without white space and characters nobody can see, at both ends."""
    return _UNSEEN_ENDS.sub("", line) if not line.isascii() else line.strip()


def _readable(line: str) -> str:
    """A line of a header in which no space that only looks like one, and nothing without width, stands around the key."""
    if line.isascii() or not _ANY_UNSEEN.search(line):
        return line
    match = _KEY_LINE.fullmatch(line)
    if match is None:
        return line if _without_unseen(line) else ""
    key, gap = _ANY_UNSEEN.sub("", match["key"]), " " if match["space"] or not match["value"] else ""
    return f"{match['indent']}{key}:{gap}{match['value']}"


def in_english(header: Header, keys: Mapping[str, str], path: str) -> Header:
    """The header with its keys as this format calls them; `keys` says what each word of the site's languages means.

    A key that says what an earlier one says is left out, with a finding; one without a value says nothing.
    """
    entries: dict[str, Node] = {}
    places: dict[str, Place] = {}
    findings = list(header.findings)
    written: dict[str, str] = {}
    for word, node in header.entries.items():
        key, place = keys.get(word.casefold(), word), header.places.get(word, Place(path))
        if key in entries and node.blank:
            continue
        if key in entries and not entries[key].blank:
            findings.append(_same_key(word, written[key], places[key].line, place))
            continue
        entries[key], places[key], written[key] = node, place, word
    spelt = {key: word for key, word in written.items() if key != word}
    return replace(header, entries=entries, places=places, spelt=spelt, findings=tuple(findings))


def _same_key(word: str, first: str, line: int, place: Place) -> Finding:
    return Finding(
        "error",
        "yaml-duplicate-key",
        place,
        say("`{word}` says the same as `{first}` in line {line}", word=word, first=first, line=line),
        say("keep one of the two"),
    )


def lost_comments(
    entries: Mapping[str, Node],
    keys: Mapping[str, tuple[int, int]],
    lines: Sequence[str],
    path: str,
    prose: Collection[str] = ("title", "summary"),
) -> Iterator[Finding]:
    """`title: We are #1`, `tags: #work`: YAML takes `#1` for a comment, and its author hardly meant one.

    Under the keys in `prose` stand sentences: whatever follows a hash there was meant.
    """
    for key, (line, _) in keys.items():
        node = entries[key]
        row = lines[line - 1]
        written = row.partition(":")[2].lstrip()
        if not node.plain or not isinstance(node.value, str) or not written.startswith(node.value):
            continue
        comment = written[len(node.value) :].strip()
        # Elsewhere than in sentences `# why` may well be a remark.
        if comment.startswith("#") and (key in prose or comment[1:2].strip()):
            quoted = '"' + f"{node.value} {comment}".strip().replace("\\", "\\\\").replace('"', '\\"') + '"'
            yield Finding(
                "warning",
                "yaml-comment",
                Place(path, line, row.index(comment, row.index(":")) + 1),
                say("`{comment}` is a comment to YAML and not part of the {key}", comment=comment, key=key),
                say("if it is meant, write `{key}: {quoted}`", key=key, quoted=quoted),
            )


def _classic(lines: list[str], start: int, path: str) -> Header:
    entries: dict[str, Node] = {}
    places: dict[str, Place] = {}
    findings: list[Finding] = []
    index, key = start, ""
    while index < len(lines) and lines[index].strip():
        line = _readable(lines[index])
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
    findings += _cut_short(rest, index + 1, path)
    return Header(
        entries=entries,
        places=places,
        classic=True,
        text="\n".join(rest),
        text_line=index + 1,
        findings=tuple(findings),
    )


def _cut_short(rest: Sequence[str], line: int, path: str) -> Iterator[Finding]:
    """An empty line ends a classic header: a key below it is published as text."""
    filled = next((at for at, row in enumerate(rest) if row.strip()), None)
    match = _CLASSIC.match(_readable(rest[filled])) if filled else None
    if filled and match and match.group(1).lower() in _CLASSIC_KEYS:
        yield Finding(
            "warning",
            "header-cut-short",
            Place(path, line + filled),
            say("an empty line ends the header, so readers see `{line}` as text", line=rest[filled].strip()),
            say("take the empty line above it out"),
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
