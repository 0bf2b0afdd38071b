"""A text and its place -> the text of its file. The kit's own reader is the judge of it."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Callable
from dataclasses import replace

from ...messages import Message, say, say_count
from ...model import Finding, Manuscript
from ...reading import Reading, read_post
from ...reading.lines import scan
from ...reading.oldstyle import find_label, match_heading
from ...values import dataclass
from ...writing import UnwritablePostError, write_post, written_post
from ..losses import LossBook
from ..markup.convert import Converted
from ..markup.exercises import as_homework

_MOST_REASONS = 3
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_NO_MARKS = {ord(mark): f"&#{ord(mark)};" for mark in "[*_`"}
"""Marks of which Markdown counts how many are open; as references they are signs."""


@dataclass(frozen=True, slots=True)
class WrittenPost:
    """The text of a file, and why it is a draft."""

    text: str
    reasons: tuple[Message, ...]


def post_file(
    header: Manuscript, converted: Converted, reasons: tuple[Message, ...], reading: Reading, book: LossBook
) -> WrittenPost:
    """The file of a post: as Markdown, else with HTML where a rule of ours reads something else, at last as plain words."""
    attempts: tuple[Callable[[], str], ...] = (
        lambda: converted.markdown,
        lambda: converted.with_html_where(lambda text: _is_read_otherwise(text, reading)).markdown,
        lambda: converted.as_html.replace("[", "&#91;"),
    )
    header = replace(header, status="draft" if reasons else "published")
    errors: tuple[Finding, ...] = ()
    for at, attempt in enumerate(attempts):
        text, errors = _written(header, attempt(), reading, book if not at else LossBook(), in_blocks=not at)
        if text and not errors:
            if at:
                book.note(
                    "changed", "kept-as-html-for-rules", say("a line that would mean something to this kit stays HTML")
                )
            return WrittenPost(text, reasons)
    said = tuple(dict.fromkeys(finding.message for finding in errors))[:_MOST_REASONS]
    reasons = (*reasons, *(said or (say("its text cannot be written in Markdown"),)))
    shown = f"<pre>{html.escape(converted.words).translate(_NO_MARKS)}</pre>"
    text, errors = _written(replace(header, status="draft"), shown, reading, LossBook(), in_blocks=False)
    book.note("changed", "words-alone", say("only the words of the text could be kept"))
    return WrittenPost(text, reasons)


def _written(
    header: Manuscript, markdown: str, reading: Reading, book: LossBook, *, in_blocks: bool
) -> tuple[str, tuple[Finding, ...]]:
    """The text of a file and the errors that are read in it; "" where nothing can be written."""
    try:
        manuscript = _as_read(header, markdown, book)
        if in_blocks and header.kind == "day":
            manuscript = _with_homework(header, manuscript.text, reading, book)
        text, findings = written_post(manuscript, reading)
    except UnwritablePostError:
        return "", ()
    return text, tuple(finding for finding in findings if finding.level == "error")


def _as_read(header: Manuscript, markdown: str, book: LossBook) -> Manuscript:
    """The post with its text without comments of HTML: nobody has seen them, and nobody will."""
    markdown = unicodedata.normalize("NFC", markdown)
    if "<!--" not in markdown:
        return replace(header, text=markdown)
    text = "\n".join(line for _, line, _ in scan(markdown).lines)
    hidden = [comment for comment in _COMMENT.findall(markdown) if comment not in text]
    if hidden:
        book.note("dropped", "html-comments", say("comments of HTML, which no reader has seen"), hidden)
    return replace(header, text=text)


def _with_homework(header: Manuscript, markdown: str, reading: Reading, book: LossBook) -> Manuscript:
    """The post with its homework as a block, where its text has some under an old label or a heading of exercises."""
    bare = write_post(header, reading)
    read, findings = _read_below(bare, markdown, header, reading)
    homework = read.homework
    if homework is None or not homework.tasks:
        return _with_exercises(header, bare, markdown, reading, findings, book)
    message = say_count(
        "its homework is a block now, with {n} task",
        "its homework is a block now, with {n} tasks",
        n=len(homework.tasks),
    )
    book.note("changed", "homework", message, count=1)
    if any(finding.code in ("homework-twice", "homework-other-day") for finding in findings):
        book.note("guessed", "homework-label", say("a label of homework names another day, or stands there twice"))
    if read.after:
        return replace(header, text=read.text, homework=homework, after=read.after)
    # Below an old label everything is homework. What stands behind its last task stays there.
    last = homework.tasks[-1].line - bare.count("\n") - 1
    upper, lower = _parted(markdown, last)
    short, _ = _read_below(bare, upper, header, reading)
    if lower and short.homework and len(short.homework.tasks) == len(homework.tasks):
        return replace(header, text=short.text, homework=short.homework, after=lower)
    return replace(header, text=read.text, homework=homework)


def _read_below(
    bare: str, markdown: str, header: Manuscript, reading: Reading
) -> tuple[Manuscript, tuple[Finding, ...]]:
    """What the kit reads of a text under the written header `bare`."""
    return read_post(header.path, f"{bare}{markdown}\n".encode("utf-8", "surrogatepass"), reading)


def _with_exercises(
    header: Manuscript,
    bare: str,
    markdown: str,
    reading: Reading,
    findings: tuple[Finding, ...],
    book: LossBook,
) -> Manuscript:
    """The post with the section of its exercises as homework; as it was where it has none."""
    own = LossBook()
    changed = as_homework(markdown, own)
    read, _ = _read_below(bare, changed, header, reading)
    if changed == markdown or (read.homework and read.homework.tasks):
        book.add(own.losses())
    if changed != markdown and read.homework and read.homework.tasks:
        return replace(header, text=read.text, homework=read.homework, after=read.after)
    for finding in findings:
        if finding.code == "homework-unread":
            book.note("guessed", "homework-unread", finding.message)
    return replace(header, text=markdown)


def _parted(markdown: str, line: int) -> tuple[str, str]:
    """A text in two: up to the end of the block in which a line (counted from 0) stands, and what is below it."""
    lines = markdown.split("\n")
    end = line + 1
    while end < len(lines):
        following = next((below for below in lines[end:] if below.strip()), "")
        if not lines[end].strip() and not following.startswith((" ", "\t")):
            break
        end += 1
    return "\n".join(lines[:end]), "\n".join(lines[end:]).strip("\n")


def _is_read_otherwise(text: str, reading: Reading) -> bool:
    """Whether a block begins as homework does."""
    lines = scan(text).lines
    if find_label(lines, reading.homework_labels) or "//" in text:
        return True
    return any(match_heading(line, reading.vocabulary.headings) for _, line, _ in lines[:1])
