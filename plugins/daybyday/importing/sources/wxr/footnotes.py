"""Notes of the block editor, which lie beside the text: put below it, where readers of HTML look for them."""

from __future__ import annotations

import html
import json
import re

from ...markup.notes import NOTE_MARK, NOTE_TEXT

_MARK = re.compile(r"<sup[^>]*\bdata-fn=\"(?P<id>[^\"]+)\"[^>]*>.*?</sup>", re.DOTALL)


def with_footnotes(text: str, notes: str) -> str:
    """HTML whose marks lead to notes at its end; `notes` is JSON as WordPress keeps it, "" for none."""
    if not notes or "data-fn" not in text:
        return text
    try:
        listed = json.loads(notes)
    except (ValueError, RecursionError):
        return text
    contents = {
        str(note.get("id")): str(note.get("content", "")) for note in listed if isinstance(note, dict) and note.get("id")
    } if isinstance(listed, list) else {}  # fmt: skip
    numbers: dict[str, int] = {}

    def mark(match: re.Match[str]) -> str:
        identity = html.unescape(match["id"])
        if identity not in contents:
            return match.group()
        number = numbers.setdefault(identity, len(numbers) + 1)
        return f'<sup class="{NOTE_MARK}{number}">{number}</sup>'

    marked = _MARK.sub(mark, text)
    below = "".join(
        f'<div class="{NOTE_TEXT}{number}">{contents[identity]}</div>' for identity, number in numbers.items()
    )
    return f"{marked}{below}"
