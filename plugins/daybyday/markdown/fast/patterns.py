"""Where in a text each of Python-Markdown's inline patterns may match."""

from __future__ import annotations

import re
from dataclasses import dataclass

from markdown import inlinepatterns as core
from markdown.extensions import smarty
from markdown.extensions.footnotes import FootnoteInlineProcessor
from markdown.inlinepatterns import DelimiterProcessor, InlineProcessor

_ANYWHERE = -1
_AHEAD = 8
"""No pattern looks further than this beyond its trigger, if it is tried at the trigger."""


@dataclass(frozen=True, slots=True)
class Clue:
    """What a text must hold for a pattern to match: one of `triggers`.

    `reach` is how far before its (only) trigger a match can begin, -1 if the text must be searched.
    """

    triggers: tuple[str, ...]
    reach: int = _ANYWHERE


UNKNOWN = Clue(("",))
"""What is not known here: it may match anything."""

_CLUES = {
    core.BACKTICK_RE: Clue(("`",)),
    core.ESCAPE_RE: Clue(("\\",), 0),
    core.LINK_RE: Clue(("[",), 0),
    core.IMAGE_LINK_RE: Clue(("![",), 0),
    core.AUTOLINK_RE: Clue(("<",)),
    core.AUTOMAIL_RE: Clue(("<",)),
    core.HTML_RE: Clue(("<",)),
    smarty.HTML_STRICT_RE: Clue(("<",)),
    core.ENTITY_RE: Clue(("&",)),
    core.LINE_BREAK_RE: Clue(("  \n",), 0),
    r"\[\^([^\]]*)\]": Clue(("[^",)),  # the footnotes' has no name
    r"(?<!-)---(?!-)": Clue(("---",), 0),
    r"(?<!-)--(?!-)": Clue(("--",), 0),
    r"(?<!\.)\.{3}(?!\.)": Clue(("...",), 0),
    r"\<\<": Clue(("<<",), 0),
    r"\>\>": Clue((">>",), 0),
    smarty.singleQuoteStartRe: Clue(("'",), 0),
    smarty.doubleQuoteStartRe: Clue(('"',), 0),
    smarty.doubleQuoteSetsRe: Clue(("\"'",), 0),
    smarty.singleQuoteSetsRe: Clue(("'\"",), 0),
    smarty.doubleQuoteSetsRe2: Clue(("'\"",), 0),
    smarty.singleQuoteSetsRe2: Clue(("\"'",), 0),
    smarty.decadeAbbrRe: Clue(("'",), 0),
    smarty.openingSingleQuotesRegex: Clue(("'",), len("&mdash;")),
    smarty.closingSingleQuotesRegex: Clue(("'",), 0),
    smarty.closingSingleQuotesRegex2: Clue(("'",), 0),
    smarty.remainingSingleQuotesRegex: Clue(("'",), 0),
    smarty.openingDoubleQuotesRegex: Clue(('"',), len("&mdash;")),
    smarty.closingDoubleQuotesRegex: Clue(('"',), 0),
    smarty.closingDoubleQuotesRegex2: Clue(('"',), 0),
    smarty.remainingDoubleQuotesRegex: Clue(('"',), 0),
}
_KNOWN = frozenset(
    {
        core.BacktickInlineProcessor,
        core.EscapeInlineProcessor,
        core.ReferenceInlineProcessor,
        core.LinkInlineProcessor,
        core.ImageInlineProcessor,
        core.ImageReferenceInlineProcessor,
        core.ShortReferenceInlineProcessor,
        core.ShortImageReferenceInlineProcessor,
        core.AutolinkInlineProcessor,
        core.AutomailInlineProcessor,
        core.SubstituteTagInlineProcessor,
        core.HtmlInlineProcessor,
        FootnoteInlineProcessor,
        smarty.SubstituteTextPattern,
    }
)


class FastDelimiters(DelimiterProcessor):
    """Emphasis whose next mark is searched for, not walked to."""

    def search(self, data: str, start: int) -> re.Match[str] | None:
        for mark in self.compiled_re.finditer(data, start):
            delimiter = self.delimiters[mark.group()]
            match = delimiter.boundary.match(data, mark.start())
            if match and (delimiter.stack or not str(match.lastgroup).startswith("e")):
                return match
        return None


def clue_of(pattern: InlineProcessor) -> Clue:
    """What is known of a pattern."""
    if isinstance(pattern, DelimiterProcessor) and type(pattern) in {DelimiterProcessor, FastDelimiters}:
        return Clue(tuple(pattern.tokens))
    return _CLUES.get(pattern.compiled_re.pattern, UNKNOWN) if type(pattern) in _KNOWN else UNKNOWN


def added_by(pattern: InlineProcessor) -> str:
    """Text that the pattern puts into a document, as far as it is no part of it."""
    return str(pattern.footnotes.getConfig("SUPERSCRIPT_TEXT")) if isinstance(pattern, FootnoteInlineProcessor) else ""


def first_match(pattern: InlineProcessor, clue: Clue, data: str, start: int) -> re.Match[str] | None:
    """What `search` of the pattern would find from `start` on."""
    regex = pattern.compiled_re
    if clue.reach == _ANYWHERE:
        return regex.search(data, start)
    at = data.find(clue.triggers[0], start)
    while at >= 0:
        match = regex.search(data, max(start, at - clue.reach), at + _AHEAD) if clue.reach else regex.match(data, at)
        if match:
            return match
        at = data.find(clue.triggers[0], at + 1)
    return None
