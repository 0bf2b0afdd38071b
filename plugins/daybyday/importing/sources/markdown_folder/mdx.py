"""MDX -> Markdown: what only its program can show goes, and is named; the words between stay."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ....messages import say
from ...losses import LossBook
from .generator_marks import prose_and_code

_STATEMENT = re.compile(
    r"^(?:import|export)\s[^\n]*(?:\bfrom\s+[\"'][^\"'\n]+[\"']|[\"'][^\"'\n]+[\"']|=[^\n]*);?[ \t]*$", re.MULTILINE
)
_REMARK = re.compile(r"\{/\*.*?\*/\}", re.DOTALL)
_CODE = r"(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`)"
_COMPONENT = re.compile(
    rf"{_CODE}|(?P<tag></?[A-Z][\w.]*(?:\s+[\w:-]+(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|\{{[^{{}}]*(?:\{{[^{{}}]*\}}[^{{}}]*)*\}}))?)*\s*/?>)"
)
_ADMONITION = re.compile(
    r"^:::[ \t]*(?P<kind>[a-z]+)[ \t]*(?P<title>[^\n]*)\n(?P<text>.*?)\n:::[ \t]*$", re.MULTILINE | re.DOTALL
)


def without_components(text: str, book: LossBook) -> str:
    """The Markdown of a text in MDX: without imports, components and remarks; a box (`:::tip`) is a quotation."""
    gone: list[str] = []
    made = "\n".join(_prose(part, gone) if is_prose else part for is_prose, part in prose_and_code(text))
    if gone:
        book.note(
            "dropped", "mdx", say("imports, components and remarks of MDX, which only its program can show"), gone
        )
    return re.sub(r"\n{3,}", "\n\n", made).strip("\n") if gone else made


def _prose(text: str, gone: list[str]) -> str:
    def away(match: re.Match[str]) -> str:
        gone.append(match.group())
        return ""

    def component(match: re.Match[str]) -> str:
        return away(match) if match["tag"] else match.group()

    text = _COMPONENT.sub(component, _REMARK.sub(away, _STATEMENT.sub(away, text)))
    return _ADMONITION.sub(lambda match: "\n".join(_quoted(match)), text)


def _quoted(match: re.Match[str]) -> Iterator[str]:
    title = match["title"].strip(" []") or match["kind"].capitalize()
    yield f"> **{title}**"
    yield ">"
    for line in match["text"].strip("\n").split("\n"):
        yield f"> {line}".rstrip()
