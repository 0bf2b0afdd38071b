"""Markdown with programs in it (MDX): their imports and elements go, the words within them stay."""

from __future__ import annotations

import re

from .generator_marks import runs

_PROGRAM = re.compile(
    r"^(?:import\s[^\n]*?(?:from\s+)?['\"][^'\"\n]+['\"];?|export\s+(?:const|let|default|function)\b[^\n]*)[ \t]*\n?",
    re.MULTILINE,
)
_REQUIRED = re.compile(
    r"<img\b(?P<before>[^<>]*?)src=\{\s*(?:require|useBaseUrl)\(\s*['\"](?P<source>[^'\"]+)['\"]\s*\)(?:\.default)?\s*\}(?P<after>[^<>]*?)/?>"
)
_ALT = re.compile(r"alt=(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)')")
_ELEMENT = re.compile(r"</?[A-Z][\w.]*(?:\s(?:[^<>{}\"']|\"[^\"]*\"|'[^']*'|\{(?:[^{}]|\{[^{}]*\})*\})*)?/?>")


def without_programs(text: str) -> tuple[str, list[str]]:
    """The text without imports, exports and elements of programs, and what they were."""
    removed: list[str] = []

    def away(match: re.Match[str]) -> str:
        removed.append(match.group().strip())
        return ""

    made = []
    for is_prose, run in runs(text):
        if is_prose:
            run = _REQUIRED.sub(_picture, run)
            run = _ELEMENT.sub(away, _PROGRAM.sub(away, run))
        made.append(run)
    return "\n".join(made), removed


def _picture(match: re.Match[str]) -> str:
    alt = _ALT.search(f"{match['before']} {match['after']}")
    words = next(filter(None, alt.groups()), "") if alt else ""
    return f"![{words}]({match['source']})"
