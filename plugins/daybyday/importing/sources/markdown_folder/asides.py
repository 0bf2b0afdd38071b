"""Notes set apart, as GitHub, Obsidian, MkDocs, Docusaurus and GitBook write them -> quotations with a title.

> [!NOTE] Title      !!! note "Title"       :::note Title       {% hint style="info" %}
> Words                  Words              Words               Words
:::                 {% endhint %}
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

_FENCE = re.compile(r"^[ \t]*(`{3,}|~{3,})")
_CALLOUT = re.compile(r"^ {0,3}>[ \t]?\[!(?P<kind>[A-Za-z][\w-]*)\][-+]?[ \t]*(?P<title>.*)$")
_INDENTED = re.compile(
    r"^(?:!!!|\?\?\?\+?)[ \t]+(?P<kind>[A-Za-z][\w-]*)(?:[ \t]+[A-Za-z][\w-]*)*(?:[ \t]+\"(?P<title>[^\"]*)\")?[ \t]*$"
)
_TAB = re.compile(r"^===\+?!?[ \t]+\"(?P<title>[^\"]+)\"[ \t]*$")
_FENCED = re.compile(
    r"^(?P<mark>:{3,})[ \t]*(?P<kind>[A-Za-z][\w-]*)(?:\[(?P<label>[^\]]*)\])?[ \t]*(?P<title>[^:{]*)$"
)
_HINT = re.compile(r"^\{%-?\s*hint\s+style=[\"'](?P<kind>\w+)[\"']\s*-?%\}[ \t]*$")
_HINT_END = re.compile(r"^\{%-?\s*endhint\s*-?%\}[ \t]*$")
_MOST_DEEP = 8


def with_quotations(text: str) -> tuple[str, int]:
    """The text with its notes as quotations, and how many they are."""
    if not re.search(r"\[!|!!!|\?\?\?|:::|endhint|===", text):
        return text, 0
    reader = _Reader()
    return "\n".join(reader.read(text.split("\n"), 0)), reader.count


class _Reader:
    """Goes through the lines of a text; `count` is how many notes there were."""

    def __init__(self) -> None:
        self.count = 0

    def read(self, lines: Sequence[str], depth: int) -> list[str]:
        """The lines with quotations for notes, also for those within others."""
        made: list[str] = []
        at, fence = 0, ""
        while at < len(lines):
            mark = _FENCE.match(lines[at])
            if mark and (not fence or mark[1].startswith(fence)):
                fence = "" if fence else mark[1]
            note = None if fence or depth > _MOST_DEEP else self._note(lines, at)
            if note is None:
                made.append(lines[at])
                at += 1
                continue
            title, inner, at, is_quoted = note
            self.count += 1
            body = self.read(inner, depth + 1)
            parts = [f"**{title}**", *(["", *body] if any(line.strip() for line in body) else [])]
            made += [f"> {line}".rstrip() for line in parts] if is_quoted else parts
            if at < len(lines) and lines[at].strip():
                made.append("")
        return made

    def _note(self, lines: Sequence[str], at: int) -> tuple[str, list[str], int, bool] | None:
        """(title, lines inside, the line behind it, whether it is a quotation) of a note that begins in a line."""
        line = lines[at]
        if match := _CALLOUT.match(line):
            end = _end(lines, at + 1, lambda below: below.lstrip().startswith(">"))
            return (
                _title(match),
                _trimmed([re.sub(r"^ {0,3}> ?", "", below) for below in lines[at + 1 : end]]),
                end,
                True,
            )
        if match := _INDENTED.match(line) or _TAB.match(line):
            end = _end(lines, at + 1, lambda below: not below.strip() or below.startswith(("    ", "\t")))
            while end > at + 1 and not lines[end - 1].strip():
                end -= 1
            inner = [re.sub(r"^(?: {4}|\t)", "", below) for below in lines[at + 1 : end]]
            if not inner:
                return None
            return _title(match), _trimmed(inner), end, match.re is _INDENTED
        if match := _FENCED.match(line) or _HINT.match(line):
            closing = re.compile(rf"^{match['mark']}[ \t]*$") if match.re is _FENCED else _HINT_END
            end = _closed(lines, at + 1, closing)
            return (_title(match), _trimmed(lines[at + 1 : end]), end + 1, True) if end > 0 else None
        return None


def _end(lines: Sequence[str], at: int, belongs: Callable[[str], bool]) -> int:
    """The first line from `at` on that does not belong to a note."""
    while at < len(lines) and belongs(lines[at]):
        at += 1
    return at


def _closed(lines: Sequence[str], at: int, closing: re.Pattern[str]) -> int:
    """The line that closes a note, which is none of its code; -1 for none."""
    fence = ""
    for below in range(at, len(lines)):
        mark = _FENCE.match(lines[below])
        if mark and (not fence or mark[1].startswith(fence)):
            fence = "" if fence else mark[1]
        elif not fence and closing.match(lines[below]):
            return below
    return -1


def _trimmed(lines: Sequence[str]) -> list[str]:
    return "\n".join(lines).strip("\n").split("\n")


def _title(match: re.Match[str]) -> str:
    """What a note is called: by its author, else by its kind."""
    groups = match.groupdict()
    given = (groups.get("title") or "").strip() or (groups.get("label") or "").strip()
    return given or re.sub("[-_]", " ", groups.get("kind") or "").capitalize()
