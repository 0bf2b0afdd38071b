"""What readers see of a file, for comparing it with its source."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from daybyday.importing.run import PLAIN_MARKDOWN
from daybyday.markdown.converter import Converter
from daybyday.prose import Segments
from daybyday.reading import read_post
from tests.importing.conftest import import_site


def as_html(segments: Segments) -> str:
    """A body with its links as they are written."""
    return "".join(_pieces(segments))


def _pieces(segments: Segments) -> Iterator[str]:
    for part in segments:
        if isinstance(part, str):
            yield part
        elif part.kind == "end":
            yield "</a>"
        elif part.kind == "image":
            yield f'<img{part.before} src="{html.escape(part.target)}"{part.after}>'
        elif part.kind == "picture":
            yield html.escape(part.target)
        else:
            yield f'<a{part.before} href="{html.escape(part.target)}"{part.after}>'


@cache
def _converter() -> Converter:
    return Converter(PLAIN_MARKDOWN)


def shown_by(path: str, text: str) -> str:
    """The words of a file as a page has them: title, summary, text, homework."""
    folder = path.partition("/")[0]
    reading = import_site().reading
    if folder not in ("articles", "pages"):
        reading = replace(reading, series_folders=frozenset([folder]), series_languages={folder: ("en", "it")})
    manuscript, _ = read_post(path, text.encode(), reading)
    body = _converter().convert(manuscript)
    tasks = (task.html for task in body.tasks)
    shown = " ".join(as_html(piece) for piece in (body.lead, body.intro, *tasks, body.rest))
    homework = manuscript.homework.title if manuscript.homework else ""
    words = html.unescape(re.sub(r"<[^>]*>", " ", shown))
    return f"{manuscript.title} {manuscript.summary} {homework} {words}"


def letters(text: str) -> str:
    """Text without spaces, signs and case: what typography and layout change."""
    return re.sub(r"[\W_]+", "", html.unescape(text)).casefold()
