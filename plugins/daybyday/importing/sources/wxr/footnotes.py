"""Notes of the block editor, which lie beside the text: put below it, where readers of HTML look for them."""

from __future__ import annotations

import html
import json
import re

from ....messages import say
from ...losses import LossBook
from ...markup.notes import NOTE_MARK, NOTE_TEXT
from ...markup.pairs import closing_shortcode, replaced

_MARK = re.compile(r"<sup[^<>]*\bdata-fn=\"(?P<id>[^\"<>]+)\"[^<>]*>")
_IN_PLACE = re.compile(r"\[(?P<name>ref|fn|footnote|efn_note)\b[^\[\]]*\]", re.IGNORECASE)


def with_notes_in_place(text: str) -> str:
    """Classic text whose notes stand where their marks belong (`[ref]…[/ref]`), with marks and notes at its end."""
    notes: list[str] = []

    def mark(_: re.Match[str], note: str, __: str) -> str:
        notes.append(note.strip())
        return f'<sup class="{NOTE_MARK}{len(notes)}">{len(notes)}</sup>'

    marked = replaced(_IN_PLACE, closing_shortcode, mark, text)
    below = (f'\n\n<div class="{NOTE_TEXT}{number}">{note}</div>' for number, note in enumerate(notes, 1))
    return f"{marked}{''.join(below)}"


def with_footnotes(text: str, notes: str, book: LossBook) -> str:
    """HTML whose marks lead to notes at its end; `notes` is JSON as WordPress keeps it, "" for none. Others are named."""
    if not notes:
        return text
    try:
        listed = json.loads(notes)
    except (ValueError, RecursionError):
        listed = [{"id": "?", "content": notes}]
    contents = (
        {
            str(note.get("id")): str(note.get("content", ""))
            for note in listed
            if isinstance(note, dict) and note.get("id")
        }
        if isinstance(listed, list)
        else {}
    )
    numbers: dict[str, int] = {}

    def mark(match: re.Match[str], _: str, whole: str) -> str:
        identity = html.unescape(match["id"])
        if identity not in contents:
            return whole
        number = numbers.setdefault(identity, len(numbers) + 1)
        return f'<sup class="{NOTE_MARK}{number}">{number}</sup>'

    marked = replaced(_MARK, lambda _: "</sup>", mark, text)
    if unmarked := [note for identity, note in contents.items() if identity not in numbers and note.strip()]:
        book.note("dropped", "notes-unmarked", say("notes to which no mark in the text leads"), unmarked)
    below = "".join(
        f'<div class="{NOTE_TEXT}{number}">{contents[identity]}</div>' for identity, number in numbers.items()
    )
    return f"{marked}{below}"
