"""The beginning of a translation: a file with everything its author need not write, and the original in comments.

What stands in a comment is never published. Code and addresses of links are the same in every language, so they stand as they
are. While a title, a task or the text is missing, the translation counts as a draft, whatever its status says.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from ..model import Homework, Manuscript, TagNames
from ..reading.filenames import FileName
from ..reading.source_prints import GAP, TextBlock, is_untouched, print_of, text_blocks, write_line
from ..tagging import tag_key
from ..words import Words
from ..writing.post import date_in_header
from ..writing.scalars import flow_list, scalar


def translation_path(original: Manuscript, name: FileName, lang: str) -> str:
    """The path of the twin: beside the original, with its stem."""
    return str(PurePosixPath(original.path).with_name(f"{name.stem}.{lang}.md"))


def is_bare(manuscript: Manuscript, text: str) -> bool:
    """Whether a file is what `new` has laid out, and nobody has written a word of: no text, no summary, no tag, no comment."""
    values = (manuscript.summary, manuscript.tags, manuscript.image, manuscript.authors, manuscript.aliases)
    return is_untouched(manuscript) and not any(values) and not manuscript.translated_from and "<!--" not in text


def translation_skeleton(original: Manuscript, tags: TagNames, words: Words) -> str:
    """The text of the twin in the language of `words`."""
    pieces = ["---\n", *_header(original, tags, words), "---\n\n"]
    homework, blocks = original.homework, text_blocks(original)
    # What follows the homework in the file has a line behind it.
    cut = len(blocks) if homework is None else sum(block.line < homework.line for block in blocks)
    pieces += [f"{_in_skeleton(block)}\n\n" for block in blocks[:cut]]
    if homework:
        pieces += [*_homework(homework), "\n"]
        pieces += [f"{_in_skeleton(block)}\n\n" for block in blocks[cut:]]
    return "".join(pieces).rstrip("\n") + "\n"


def _header(original: Manuscript, tags: TagNames, words: Words) -> Iterator[str]:
    """What is the same in every language, and gaps for what is not. An address, an id or a correction belongs to one text."""
    yield f"{_remark(original.title)}title: {GAP}\n"
    if original.day is not None:
        yield f"day: {original.day}\n"
    if original.date is not None:
        yield f"date: {date_in_header(original.date)}\n"
    if original.tags:
        yield f"tags: {flow_list(_tag(tags, tag, words.lang) for tag in original.tags)}\n"
    if original.authors:
        yield f"authors: {flow_list(original.authors)}\n"
    if original.summary:
        yield f'{_remark(original.summary)}summary: ""\n'
    if original.image:
        yield f"image: {scalar(original.image)}\n"
    for key, value in original.metadata.items():
        if key != "status":  # that is how Pelican called what is our own
            yield f"{key}: {flow_list(value) if isinstance(value, tuple) else scalar(value)}\n"
    yield f"source: {scalar(write_line(print_of(original)))}\n"
    yield f"# {words.say('draft_comment')}\nstatus: draft\n"


def _remark(text: str) -> str:
    return f"# {text}\n" if text else ""


def _tag(tags: TagNames, written: str, lang: str) -> str:
    """A tag as the other language calls it, where tags.yaml says so."""
    names = tags.names.get(tag_key(tags, written), {})
    return names.get(lang, written)


def _in_skeleton(block: TextBlock) -> str:
    """A block to be translated as a comment; one that is the same in every language as it is."""
    return block.text if block.kind in ("code", "definition") else commented(block.text)


def commented(text: str) -> str:
    """A text as a comment, in which nothing ends it before its time: hyphens that follow hyphens are written as entities."""
    while "--" in text:
        text = text.replace("--", "-&#45;")
    return f"<!-- {text} -->"


def _homework(homework: Homework) -> Iterator[str]:
    """The block with its minutes, and for each task a gap that has its id."""
    if homework.title:
        yield f"{commented(homework.title)}\n\n"
    yield f"/// homework | {GAP}\n" if homework.title else "/// homework\n"
    if homework.minutes is not None:
        yield f"    minutes: {homework.minutes}\n"
    yield "\n"
    if homework.intro:
        yield f"{commented(homework.intro)}\n\n"
    for position, task in enumerate(homework.tasks, 1):
        mark = "" if task.id == str(position) else f" {{#{task.id}}}"
        yield f"{commented(task.text)}\n- [ ] {GAP}{mark}\n\n"
    yield "///\n"
