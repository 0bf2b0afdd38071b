"""MDX -> Markdown: what only its program can show goes, and is named; the words between stay."""

from __future__ import annotations

import re

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
_PICTURE = re.compile(
    r"<img\b(?P<before>[^<>]*?)src=\{\s*(?:require|useBaseUrl)\(\s*['\"](?P<source>[^'\"]+)['\"]\s*\)(?:\.default)?\s*\}(?P<after>[^<>]*?)/?>"
)
_ALT = re.compile(r"alt=(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)')")


def without_components(text: str, book: LossBook) -> str:
    """The Markdown of a text in MDX: without imports, components and remarks."""
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

    return _COMPONENT.sub(component, _REMARK.sub(away, _STATEMENT.sub(away, _PICTURE.sub(_picture, text))))


def _picture(match: re.Match[str]) -> str:
    """A picture whose address a program gives: the file is beside the text."""
    alt = _ALT.search(f"{match['before']} {match['after']}")
    words = next(filter(None, alt.groups()), "") if alt else ""
    return f"![{words}]({match['source']})"
