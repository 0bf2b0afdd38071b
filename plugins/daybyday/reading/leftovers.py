"""What stands in a text and was not meant for its readers, or would not reach them as it was meant."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..messages import say
from ..model import Finding, Place
from ..patterns import regex
from ..yamltree import merge_mark
from .lines import CODE, LineKind, MarkedLine, Scan, scan
from .text import UNSEEN

_CODE_SPAN = regex(r"(`+)(?!`).+?(?<!`)\1(?!`)")
# Names that only WordPress and its plugins write in brackets; others need an attribute or a slash to be sure.
_SHORTCODE = regex(
    r"\[(?:/(?:caption|gallery|embed|youtube|vimeo|audio|video|playlist|code|sourcecode|soundcloud|quote|button|column|row)"
    r"|(?:caption|gallery|embed|youtube|vimeo|playlist|wpvideo|soundcloud|contact-form(?:-7)?|(?:vc|et_pb|su|fusion)_\w+)"
    r"(?:\s[^\[\]]*)?/?"
    r"|(?:audio|video|code|sourcecode|quote|button|column|row|polldaddy|instagram|twitter|tweet|googlemaps|slideshare)"
    r"\s+\w+=[^\[\]]*/?"
    r"|(?P<lone>audio|video|sourcecode))\](?![(\[:])"
)
# What is in a line that shows nothing; editors with a rich text leave such lines.
_NOTHING_SEEN = regex(rf"[\s{UNSEEN}]|&nbsp;|&#160;|&#xa0;|<br\s*/?>|</?p>|\\$", re.IGNORECASE)
_NOTE = regex(r"\[\^([^\]\s]+)\](?!:)")
_NOTE_DEFINITION = regex(r"^ {0,3}\[\^([^\]]+)\]:")


def has_no_text(scanned: Scan) -> bool:
    """Whether nothing is left below a header that a reader could see: white space, comments, an editor's empty lines."""
    return scanned.unclosed_comment is None and not any(_shows(line, kind) for _, line, kind in scanned.lines)


def _shows(line: str, kind: LineKind) -> bool:
    seen = line.strip()
    return bool(seen) and (kind in CODE or seen[0].isalnum() or bool(_NOTHING_SEEN.sub("", line)))


def merge_conflict(text: str, path: str) -> Finding | None:
    """The first mark of a merge that nobody finished; None when there is none, or only in code that shows one."""
    place = merge_mark(text)
    if place is None:
        return None
    # What is shown as code is meant: the marks are looked for again without it.
    prose = [(number, "" if kind in CODE else line) for number, line, kind in scan(text).lines]
    if (again := merge_mark("\n".join(line for _, line in prose))) is None:
        return None
    number = prose[again - 1][0]
    return Finding(
        "error",
        "merge-conflict",
        Place(path, number),
        say(
            "two versions of this text were not put together: `{line}`",
            line=text.split("\n")[number - 1].strip()[:40],
        ),
        say("keep what is right of both, and delete the lines `<<<<<<<`, `=======` and `>>>>>>>`"),
    )


def unfinished(scanned: Scan, path: str) -> Iterator[Finding]:
    """Comments, code and raw HTML without an end."""
    if scanned.unclosed_comment:
        yield Finding(
            "error",
            "comment-unclosed",
            Place(path, *scanned.unclosed_comment),
            say("the comment that begins here has no end, so all that follows belongs to it"),
            say("write `-->` behind it; if `<!--` is meant as text, put it between backticks"),
        )
    for number, mark in scanned.unclosed_fences:
        yield Finding(
            "warning",
            "code-unclosed",
            Place(path, number),
            say("the code that begins with `{mark}` here has no end, so it is read as text", mark=mark),
            say("write a line `{mark}` below it", mark=mark),
        )


def unclosed_html(scanned: Scan, path: str) -> Iterator[Finding]:
    """Raw HTML that swallows the rest of a text."""
    for block in scanned.html:
        if not block.closed:
            yield Finding(
                "warning",
                "html-unclosed",
                Place(path, block.first),
                say(
                    "`<{tag}>` is never closed, so all that follows is taken for HTML and not for Markdown",
                    tag=block.tag,
                ),
                say("write `</{tag}>` where it ends", tag=block.tag),
            )


def shortcodes(lines: Sequence[MarkedLine], path: str) -> Iterator[Finding]:
    """What WordPress would have replaced: `[caption …]`, `[gallery]`. One finding for a line."""
    for number, line, kind in lines:
        if "[" not in line or kind in CODE:
            continue
        text = _CODE_SPAN.sub(lambda span: " " * len(span.group()), line)
        match = _SHORTCODE.search(text)
        if match and (not match["lone"] or text.strip() == match.group()):
            yield Finding(
                "warning",
                "shortcode-left",
                Place(path, number, match.start() + 1),
                say(
                    "`{shortcode}` means something to WordPress alone and is shown as it stands",
                    shortcode=match.group(),
                ),
                say(
                    "write it in Markdown: a picture is `![What it shows]({picture})`, a video a link",
                    picture="{static}/images/x.jpg",
                ),
            )


def notes_without_text(lines: Sequence[MarkedLine], path: str) -> Iterator[Finding]:
    """`[^1]` for which no line `[^1]: …` stands anywhere. One finding for each note."""
    prose = [(number, line) for number, line, kind in lines if kind == "" and "[^" in line]
    if not prose:
        return
    defined = {match[1] for _, line, _ in lines if (match := _NOTE_DEFINITION.match(line))}
    for number, line in prose:
        text = _CODE_SPAN.sub(lambda span: " " * len(span.group()), line)
        for match in _NOTE.finditer(text):
            if match[1] not in defined:
                defined.add(match[1])
                yield Finding(
                    "warning",
                    "note-without-text",
                    Place(path, number, match.start() + 1),
                    say("`[^{note}]` refers to a note that is nowhere in this file", note=match[1]),
                    say("write a line `[^{note}]: the note` at the end", note=match[1]),
                )
