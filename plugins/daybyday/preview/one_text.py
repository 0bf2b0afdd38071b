"""One text was saved, and nothing is new but its own words: its pages are made before the whole site is, which follows.

Making a site of thousands of days anew takes half a second; this takes a few milliseconds. Lists, feeds and neighbours show
the new words when the whole site has followed.
"""

from __future__ import annotations

import marshal
from dataclasses import replace
from typing import Any

from ..building.codec import pack_body
from ..building.content_folder import read_file
from ..building.source_reader import SourceReader
from ..building.stages import Prepared
from ..edition.edition import Edition
from ..edition.links import on_page
from ..edition.published import PublishedPost
from ..model import Post, Source
from ..parts import Part
from ..prose import Facts
from ..views.pages import day

_VIEWS = frozenset(["day", "article", "page"])


def pages_with_new_words(site: Prepared, name: str) -> list[Part]:
    """The pages of the text `name` with the words it has now; none where more than its words may have changed."""
    parts = [part for part in site.parts if part.owner == name and part.view in _VIEWS]
    if not parts:
        return []  # it is not out
    assembled = site.assembled
    try:
        data = read_file(assembled.folder.posts[name])
    except (KeyError, OSError):
        return []
    post = parts[0].value.post.record
    source, facts = _read(assembled.reader, name, data, site)
    if source is None or not _differ_in_words_alone(post.source, source):
        return []
    edition = assembled.edition.knowing(source.digest, facts)
    return [_with_words(part, edition, replace(post, source=source), facts) for part in parts]


def _read(reader: SourceReader, name: str, data: bytes, site: Prepared) -> tuple[Source | None, Facts]:
    """What a file says now; its converted text goes into the store. No source where something is wrong with it."""
    read, body = reader.read(name, data)
    if read.swallowed or any(finding.level == "error" for finding in read.findings):
        return None, body.facts
    packed = marshal.dumps(pack_body(body))
    site.assembled.session.store.put_texts([(reader.body_key(read.source.digest), packed)])
    return read.source, body.facts


def _differ_in_words_alone(before: Source, now: Source) -> bool:
    same_words = replace(
        now,
        title=before.title,
        summary=before.summary,
        homework=before.homework,
        digest=before.digest,
        places=before.places,
        accepted_at=before.accepted_at,
        print=before.print,
    )
    return same_words == before and bool(now.homework) == bool(before.homework)


def _with_words(part: Part, edition: Edition, post: Post, facts: Facts) -> Part:
    value: Any = part.value
    published: PublishedPost = replace(value.post, record=post, facts=facts)
    if part.view == "day":
        return day.with_words(part, edition, published)
    return replace(part, value=replace(value, post=published, links=on_page(edition, post, post.lang)))
