"""What Markdown shows in another way than it was written for: marks of other programs, links without an end, HTML around text.

All of it is published as it stands, so these are warnings. What stands in code is meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ..messages import say
from ..model import Finding, Place
from ..patterns import regex
from .lines import MarkedLine, Scan

_CODE_SPAN = regex(r"(`+)(?!`).+?(?<!`)\1(?!`)")
_WIKI = regex(r"!?\[\[[^\[\]\n]+\]\]")
_TEMPLATE = regex(r"\{%[^%{}\n]*%\}|\{\{[<%][^{}\n]*[>%]\}\}|\{\{[ ]*[\w.]+(?:[ ]*\|[^{}\n]*)?[ ]*\}\}")
_REFERENCE = regex(r"(?<![\\\]\)\w`])!?\[(?P<text>[^\[\]\n]+)\]\[(?P<name>[^\[\]\n]*)\]")
_DEFINITION = regex(r"^ {0,3}\[(?P<name>[^\^\]][^\]]*)\]:", re.IGNORECASE)
_NO_ADDRESS = regex(r"(?<![\\!])\[[^\[\]\n]+\]\([ \t]*\)")
_NO_WORDS = regex(r"(?<![\\!\]])\[[ \t]*\]\([^()\n]+\)")
_RULE = regex(r" {0,3}-{2,}[ \t]*")
_SENTENCE_END = regex("[.!?…][”»\"'’)]*$")
_KEY = regex(r"[A-Za-z][\w-]*[ \t]*:(?:[ \t].*)?")
_PROSE = regex(r"(?:[^\W\d_]+[,;:]?[ ]+){5,}\S*[.!?…][”»\"'’)]*")
_MARKDOWN_IN_HTML = regex(r"\*\*[^*\s][^*\n]*\*\*|\]\([^)\s]+\)|^[ \t]*(?:[-*+][ \t]+\S|#{1,6}[ ]\S)")
# UTF-8 that a program took for Latin-1 or Windows-1252: è as Ã¨, an apostrophe as â€™.
_MOJIBAKE = regex("[ÃÂ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|â€[\u0080-\u00bf™œ\u009d˜¦“”•]")
_AFTER_BLANK = regex(r"\n[ \t]*\n(?: {4}|\t)[ \t]*[^\W\d_]")
_LONGEST_HEADING = 80


def misread(scanned: Scan, text: str, title: str, path: str) -> Iterator[Finding]:
    """Everything below; one finding of a kind for a line. `text` is what was scanned: what it lacks is not looked for."""
    if "[[" in text or "{{" in text or "{%" in text:
        yield from _marks_of_others(_prose(scanned), path)
    if any(mark in text for mark in ("][", "]()", "]( ", "[](", "[ ](")):
        yield from _broken_links(scanned, "]:" in text, path)
    if "\n--" in text or text.startswith("--"):
        yield from _second_header(scanned.lines, path)
        yield from _headings_by_rule(_prose(scanned), path)
    if text.startswith(("    ", "\t")) or _AFTER_BLANK.search(text):
        yield from _prose_as_code(scanned.lines, path)
    if scanned.html:
        yield from _markdown_in_html(scanned, path)
    if "Ã" in text or "Â" in text or "â€" in text:
        yield from _broken_letters(scanned.lines, path)
    if text.lstrip()[:1] == "#":
        yield from _title_again(_prose(scanned), title, path)


def _prose(scanned: Scan) -> list[tuple[int, str]]:
    """(number, line) of what is neither code nor HTML, code within a line blanked out."""
    return [
        (number, _CODE_SPAN.sub(_blank, line) if "`" in line else line)
        for number, line, kind in scanned.lines
        if not kind
    ]


def _blank(span: re.Match[str]) -> str:
    return " " * len(span.group())


def _marks_of_others(prose: Sequence[tuple[int, str]], path: str) -> Iterator[Finding]:
    for number, line in prose:
        if "[[" in line and (match := _WIKI.search(line)):
            yield Finding(
                "warning",
                "wiki-link",
                Place(path, number, match.start() + 1),
                say("`{mark}` is a link in a notebook program and is shown as it stands here", mark=match.group()),
                say("write `[words](other-file.md)`, for a picture `![What it shows](picture.jpg)`"),
            )
        if "{" in line and (match := _TEMPLATE.search(line)):
            yield Finding(
                "warning",
                "template-left",
                Place(path, number, match.start() + 1),
                say("`{mark}` means something to another site generator and is shown as it stands", mark=match.group()),
                say("write in Markdown what it stood for; if it is meant, put it between backticks"),
            )


def _broken_links(scanned: Scan, has_definitions: bool, path: str) -> Iterator[Finding]:
    names: set[str] = set()
    if has_definitions:
        names = {
            _folded(match["name"]) for _, line, kind in scanned.lines if not kind and (match := _DEFINITION.match(line))
        }
    for number, written, kind in scanned.lines:
        if kind or "[" not in written or ("](" not in written and "][" not in written):
            continue
        line = _CODE_SPAN.sub(_blank, written) if "`" in written else written
        for match in _REFERENCE.finditer(line) if "][" in line else ():
            name = match["name"] or match["text"]
            if _folded(name) not in names:
                yield Finding(
                    "warning",
                    "link-undefined",
                    Place(path, number, match.start() + 1),
                    say("`{link}` leads to an address that is nowhere in this file", link=match.group()),
                    say("write a line `[{name}]: https://…` at the end", name=name),
                )
                break
        if "](" not in line:
            continue
        if match := _NO_ADDRESS.search(line):
            yield Finding(
                "warning",
                "link-empty",
                Place(path, number, match.start() + 1),
                say("the link `{link}` has no address", link=match.group()),
                say("write the address between the parentheses, or the words alone"),
            )
        if match := _NO_WORDS.search(line):
            yield Finding(
                "warning",
                "link-empty",
                Place(path, number, match.start() + 1),
                say("the link `{link}` has no words, so nobody sees it", link=match.group()),
                say("write the words between the brackets; a picture begins with `![`"),
            )


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())


def _second_header(lines: Sequence[MarkedLine], path: str) -> Iterator[Finding]:
    """`---`, keys, `---` at the very beginning of the text: a file that was pasted into itself."""
    filled = [(number, line) for number, line, _ in lines if line.strip()]
    if not filled or filled[0][1].strip() != "---":
        return
    for at, (_, line) in enumerate(filled[1:]):
        if line.strip() == "---" and at:
            yield Finding(
                "warning",
                "header-twice",
                Place(path, filled[0][0], 1),
                say("a second header begins here, and readers see it"),
                say("put its lines into the first one, and delete it here"),
            )
            return
        if not _KEY.fullmatch(line):
            return


def _headings_by_rule(prose: Sequence[tuple[int, str]], path: str) -> Iterator[Finding]:
    """A line of hyphens right below a paragraph makes a heading of its last line."""
    for (number, line), (below, rule) in pairwise(prose):
        text = line.strip()
        is_sentence = len(text) > _LONGEST_HEADING or _SENTENCE_END.search(text)
        if (
            below == number + 1
            and text
            and is_sentence
            and _RULE.fullmatch(rule)
            and not text.startswith(("#", "|", ">"))
        ):
            yield Finding(
                "warning",
                "heading-by-rule",
                Place(path, number, 1),
                say("this line becomes a heading, because a line of hyphens follows it directly"),
                say("leave an empty line above the hyphens; for a heading begin the line with `## `"),
            )


def _prose_as_code(lines: Sequence[MarkedLine], path: str) -> Iterator[Finding]:
    """Paragraphs that begin with four spaces, as on a typewriter."""
    before = ""
    for number, line, kind in lines:
        if kind == "indented" and before != "indented" and _PROSE.fullmatch(line.strip()):
            yield Finding(
                "warning",
                "code-by-indent",
                Place(path, number, 1),
                say("four spaces at the beginning make code of this paragraph"),
                say("begin it at the margin; if it is a quotation, begin it with `> `"),
            )
        before = kind


def _markdown_in_html(scanned: Scan, path: str) -> Iterator[Finding]:
    """Between `<div>` and `</div>` Markdown is text, unless the element says otherwise."""
    rows = {number: line for number, line, kind in scanned.lines if kind == "html"}
    for block in scanned.html:
        opening = rows.get(block.first, "")
        if not block.closed or block.tag.lower() in ("pre", "script", "style", "textarea") or "markdown=" in opening:
            continue
        for number in range(block.first, block.last + 1):
            if match := _MARKDOWN_IN_HTML.search(rows.get(number, "")):
                yield Finding(
                    "warning",
                    "markdown-in-html",
                    Place(path, number, match.start() + 1),
                    say("within `<{tag}>` this is no Markdown and is shown as it stands", tag=block.tag),
                    say('write `<{tag} markdown="1">` where it begins', tag=block.tag),
                )
                break


def _broken_letters(lines: Sequence[MarkedLine], path: str) -> Iterator[Finding]:
    for number, line, _ in lines:
        if not line.isascii() and (match := _MOJIBAKE.search(line)):
            yield Finding(
                "warning",
                "letters-broken",
                Place(path, number, match.start() + 1),
                say("`{letters}` looks like letters that a program read in the wrong encoding", letters=match.group()),
                say("write the letters that are meant, such as è or ’"),
            )
            return


def _title_again(prose: Sequence[tuple[int, str]], title: str, path: str) -> Iterator[Finding]:
    """A text that begins with its own title as a heading: pages show both."""
    number, line = next(((number, line) for number, line in prose if line.strip()), (0, ""))
    match = re.fullmatch(r" {0,3}#{1,2}[ \t]*(?P<words>.+?)[ \t]*#*[ \t]*", line)
    # "Day 7: Ask" is called "Ask" in the text as well.
    if match and title and f": {_folded(title)}".endswith(f": {_folded(match['words'])}"):
        yield Finding(
            "warning",
            "title-again",
            Place(path, number, 1),
            say("the text begins with its title, so that pages show it twice"),
            say("take this line out"),
        )
