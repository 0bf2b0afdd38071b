"""What the ledger says of a post, and what it will say: `Content` -> lines. Nothing is read or written here.

Content | ledger_lines(now) -> every line there is to write
post    | next_line         -> its line from now on
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from functools import cached_property

from ..identity import item_id
from ..model import Content, LedgerLine, Post, PublicIdentity, SiteSettings, Source
from ..reading.tasks import READING_RULES
from .moments import to_the_second

OUT, WITHDRAWN = "out", "withdrawn"


class Lines:
    """The lines of a ledger by the posts they are about; `scheme` is what all feed ids begin with."""

    def __init__(self, ledger: Mapping[tuple[str, str], LedgerLine], scheme: str) -> None:
        self._ledger, self._scheme = ledger, scheme

    def of(self, key: str, source: Source) -> LedgerLine | None:
        """The line of a source with this key; of a renamed article, the one its `guid` goes on with."""
        if source.guid and source.kind == "article":
            old = self._by_id.get(source.guid)
            if old is not None and old.lang == source.lang:
                return old
        return self._ledger.get((key, source.lang))

    @cached_property
    def _by_id(self) -> dict[str, LedgerLine]:
        """Of articles alone: a day has its number, whatever its file is called."""
        lines = (line for line in self._ledger.values() if line.key.startswith("a/"))
        return {line.feed_id or item_id(self._scheme, line.key, line.lang): line for line in lines}


def ledger_lines(
    content: Content, settings: SiteSettings, now: datetime, public: PublicIdentity | None = None
) -> tuple[LedgerLine, ...]:
    """Every line of the ledger as of `now`, in no order. What is not out at `now` keeps the line it has.

    `public` is what readers know the site by, where that is known.
    """
    public = public or PublicIdentity(settings.feed_id, None)
    lines = Lines(content.ledger, settings.feed_id)
    lines_by_id = dict(content.ledger)
    for post in content.posts:
        if post.is_out(now):
            # A page without a date was published when the ledger first met it.
            dated = post if post.moment else replace(post, moment=now)
            line = next_line(dated, lines.of(post.key, post.source))
            if line.state == OUT:
                line = _with_identity(line, post, public)
            lines_by_id[line.key, line.lang] = line
    return tuple(lines_by_id.values())


def _with_identity(line: LedgerLine, post: Post, public: PublicIdentity) -> LedgerLine:
    """The line with what readers know the post by. An address stays in it for ever: somebody has written it down."""
    kind, base = post.source.kind, line.base if public.base is None else public.base
    addresses = line.addresses if post.address in line.addresses else (*line.addresses, post.address)
    id = "" if kind == "page" else post.source.guid or item_id(public.feed_id, line.key, line.lang)
    return replace(line, addresses=addresses, feed_id=id, base=base)


def next_line(post: Post, line: LedgerLine | None) -> LedgerLine:
    """What the ledger says of the words of a post that is out, from now on; `line` is what it said so far.

    Of a withdrawn post it keeps tasks and text as readers last saw them.
    """
    source, modified = post.source, to_the_second(post.modified) if post.modified else None
    withdrawn = source.status == "withdrawn"
    state = WITHDRAWN if withdrawn else OUT
    if line is None:
        return LedgerLine(
            key=post.key,
            lang=post.lang,
            published=to_the_second(post.published),
            sequence=0,
            state=state,
            tasks=task_digests(source),
            seen=to_the_second(post.seen) if post.seen else None,
            modified=modified,
            text=text_digest(source),
            rules=READING_RULES,
        )
    sequence = line.sequence + is_edited(source, post.modified, line)
    if withdrawn:
        return replace(line, sequence=sequence, state=state)
    return replace(
        line,
        sequence=sequence,
        state=state,
        tasks=task_digests(source),
        modified=modified,
        text=text_digest(source),
        rules=READING_RULES,
    )


def is_edited(source: Source, modified: datetime | None, line: LedgerLine) -> bool:
    """Whether feeds and calendars say something else of a post than when its line was written."""
    if source.status == "withdrawn":
        return line.state != WITHDRAWN
    if line.state != OUT or modified != line.modified:
        return True
    if line.text and line.text != text_digest(source):
        return True
    return knows_tasks(line) and line.tasks != task_digests(source)


def knows_tasks(line: LedgerLine) -> bool:
    """Whether a line records which tasks there were. A line without tasks does so only if it records the text as well."""
    return bool(line.tasks or line.text)


def task_digests(source: Source) -> tuple[tuple[str, str], ...]:
    """(id, digest) of each task, in order."""
    if source.homework is None:
        return ()
    return tuple([(task.id, _digest(task.text)) for task in source.homework.tasks])


def text_digest(source: Source) -> str:
    """Digest of all that feeds and calendars say of a post beside its tasks."""
    homework = source.homework
    if homework is None:
        return _digest(f"{source.title}\0\0\0")
    return _digest(f"{source.title}\0{homework.title}\0{homework.intro}\0{homework.minutes or ''}")


def _digest(text: str) -> str:
    """12 hex digits of SHA-256. Where lines break is the same to it."""
    return _sha256(" ".join(text.split()).encode("utf-8", "surrogatepass")).hexdigest()[:12]


_sha256 = hashlib.sha256
