"""Ids of feed items: one item each, for ever."""

from __future__ import annotations

from collections.abc import Iterator

from ..identity import feed_id
from ..messages import say
from ..model import Finding, Post
from .context import CheckInput


def ids_twice(inputs: CheckInput) -> Iterator[Finding]:
    """Two items with one id hide each other in feed readers (F28)."""
    seen: dict[str, Post] = {}
    for post in inputs.content.posts:
        source = post.source
        if source.kind == "page" or not source.readable or (source.kind == "day" and not source.guid):
            continue
        id = feed_id(post, inputs.site.settings.feed_id)
        if first := seen.get(id):
            yield Finding(
                "error",
                "id-twice",
                source.place("guid"),
                say("the feed id `{id}` belongs to {path} already", id=id, path=first.source.path),
                say("write another `guid:`, or rename the file"),
                also=(first.source.path,),
            )
        seen.setdefault(id, post)
