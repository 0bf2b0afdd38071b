"""Code between fences, as the scanner of `reading` sees it: the one that looked for homework.

Python-Markdown knows fences at the left margin alone, with one word after the marks. Everything else that begins with
three backticks would be read as Markdown again: in lists, in quotations, behind ```` ```js title="a.js" ````.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from markdown import Markdown
from markdown.extensions.fenced_code import FencedBlockPreprocessor
from markdown.preprocessors import Preprocessor
from markdown.util import STX

from ..patterns import regex
from ..reading.lines import Fence, MarkedLine, scan

_NAME = "fenced_code_block"
_TOKEN = "DAYBYDAYCODE{}STANDSHERE"  # noqa: S105 (no password)
_TOKENS = regex(_TOKEN.format("([0-9]+)"))
# What Python-Markdown takes for the name of a language, with the lines to mark, or for attributes.
_KNOWN_INFO = regex(r"\.?[\w#.+-]*[ ]*(?:hl_lines=(\"|').*?\1[ ]*)?|\{[ ]*[.#][^\n]*\}")
_LANGUAGE = regex(r"\{?[ ]*\.?(?P<name>[\w#+-][\w#.+-]*)")
COMMENT = "DAYBYDAYCOMMENTSTANDSHERE"
"""what stands for `<!--` in code while a text is converted"""
_ITEM = regex(r"[ \t]*(?:[-*+]|[0-9]{1,9}[.)])[ \t]")


def give_fences(converter: Markdown) -> None:
    """Let `converter` take the scanner's fences for code. Somebody else's reader of fences keeps its work."""
    maker = converter.preprocessors[_NAME] if _NAME in converter.preprocessors else None  # noqa: SIM401 (it has no get)
    if maker is None:
        maker = FencedBlockPreprocessor(converter, {"lang_prefix": "language-"})
    elif not isinstance(maker, FencedBlockPreprocessor):
        return
    else:
        converter.preprocessors.deregister(_NAME)
    fences = _Fences(converter, maker)
    # Before white space is made even (30): a tab in code is a tab. After that, marks of the stash would not survive.
    converter.preprocessors.register(fences, "daybyday_fences", 31)
    converter.preprocessors.register(_Placed(converter, fences), "daybyday_code", 29)


class _Fences(Preprocessor):
    """Puts a token in the place of every block of code, and its HTML into the stash."""

    def __init__(self, converter: Markdown, maker: FencedBlockPreprocessor) -> None:
        super().__init__(converter)
        self.stashed: list[str] = []
        self._maker = maker

    def run(self, lines: list[str]) -> list[str]:
        self.stashed = []
        source = "\n".join(lines)
        if "```" not in source and "~~~" not in source and "<!--" not in source:
            return lines
        scanned = scan(source)
        return list(self._replaced([_without_comments(line) for line in scanned.lines], scanned.fences))

    def _replaced(self, lines: Sequence[MarkedLine], fences: Sequence[Fence]) -> Iterator[str]:
        position = 0
        for fence in fences:
            yield from _moved(lines[position : fence.opening], fences, position)
            blank = fence.later.rstrip()
            before = lines[fence.opening - 1][1] if position < fence.opening else ""
            in_list = _ITEM.match(before) or before.startswith(("  ", "\t"))
            if before.strip("> \t") and (fence.prefix == fence.later or not in_list):
                yield blank if fence.prefix == fence.later else ""
            yield fence.prefix + _TOKEN.format(len(self.stashed))
            if fence.closing + 1 < len(lines) and lines[fence.closing + 1][1].strip("> \t"):
                yield blank
            self.stashed.append(self._html(fence))
            position = fence.closing + 1
        yield from _moved(lines[position:], fences, position)

    def _html(self, fence: Fence) -> str:
        """The mark that stands for the HTML of a block of code."""
        info = fence.info
        if not _KNOWN_INFO.fullmatch(info):
            language = _LANGUAGE.match(info)
            info = language["name"] if language else ""
        return self._made(fence.code, info) or self._made(fence.code, "")

    def _made(self, code: Sequence[str], info: str) -> str:
        longest = max((len(marks) for line in code for marks in re.findall("~+", line)), default=0)
        marks = "~" * max(3, longest + 1)
        html = "\n".join(self._maker.run([marks + info, *code, marks])).strip()
        return html if html.startswith(STX) and html.count("\n") == 0 else ""


def _without_comments(line: MarkedLine) -> MarkedLine:
    """A line in which Python-Markdown finds no comment: what the scanner has left of them stands in code."""
    number, text, kind = line
    return (number, text.replace("<!--", COMMENT), kind) if "<!--" in text and kind in ("", "indented") else line


def _moved(lines: Sequence[MarkedLine], fences: Sequence[Fence], position: int) -> Iterator[str]:
    """Lines of text. What goes on directly below code in a list item is indented as Python-Markdown wants it."""
    before = next((fence for fence in fences if fence.closing == position - 1), None)
    goes_on = before is not None and before.later.startswith(" ")
    moved = False
    for _, line, kind in lines:
        goes_on = goes_on and not kind and line.startswith(("  ", "\t")) and not _ITEM.match(line)
        if moved and not goes_on and line.strip():
            yield ""  # else the next item would be a part of this one
        moved = goes_on
        yield (before.later + line.lstrip() if before and goes_on else line)


class _Placed(Preprocessor):
    """Puts the marks of the stash where the tokens are."""

    def __init__(self, converter: Markdown, fences: _Fences) -> None:
        super().__init__(converter)
        self._fences = fences

    def run(self, lines: list[str]) -> list[str]:
        stashed = self._fences.stashed
        if not stashed:
            return lines
        return _TOKENS.sub(
            lambda match: stashed[int(match[1])] if int(match[1]) < len(stashed) else match[0], "\n".join(lines)
        ).split("\n")
