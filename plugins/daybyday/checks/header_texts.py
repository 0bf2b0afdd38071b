"""What stands in a header and not in a text: titles and summaries are plain, and a header alone is no post."""

from __future__ import annotations

from collections.abc import Iterator

from ..messages import say
from ..model import Finding, Post
from ..patterns import regex
from .context import CheckInput

_MARKUP = regex(
    r"\*\*[^*]+\*\*|(?<![\w*])\*[^\s*](?:[^*]*[^\s*])?\*(?![\w*])|`[^`]+`|!?\[[^\]]+\]\([^)]+\)"
    r"|</?[A-Za-z][^<>]*>|<!--.*?(?:-->|$)|&(?:#[0-9]+|#[xX][0-9A-Fa-f]+|[A-Za-z][A-Za-z0-9]{1,30});"
)
_SIGN = regex(r"[*`\[<&]")
"""Each of these has one."""


def markup_in_plain_texts(inputs: CheckInput) -> Iterator[Finding]:
    """Titles and summaries stand in lists, feeds, calendars and search results: markup in them is shown as it is typed."""
    for post in inputs.content.posts:
        source = post.source
        if not _SIGN.search("".join((source.title, source.summary, *source.tags))):
            continue
        for tag in post.source.tags:
            if match := _MARKUP.search(tag):
                yield Finding(
                    "warning",
                    "tag-markup",
                    post.source.place("tags"),
                    say("a tag is plain text: readers will see `{markup}` as it stands here", markup=match[0]),
                    say("write it without marks, with the letters themselves"),
                )
        if match := _MARKUP.search(post.source.title):
            yield Finding(
                "warning",
                "title-markup",
                post.source.place("title"),
                say("a title is plain text: readers will see `{markup}` as it stands here", markup=match[0]),
                say("write it without marks, with the letters themselves"),
            )
        if match := _MARKUP.search(post.source.summary):
            yield Finding(
                "warning",
                "summary-markup",
                post.source.place("summary"),
                say("a summary is plain text: readers will see `{markup}` as it stands here", markup=match[0]),
                say("write it without marks, with the letters themselves"),
            )


def empty_texts(inputs: CheckInput) -> Iterator[Finding]:
    """A page with a title and below it nothing that shows a word. What has no text at all is no post."""
    for post in inputs.content.posts:
        if post.source.readable and post.source.status == "published" and _is_empty(inputs, post):
            yield Finding(
                "warning",
                "text-empty",
                post.source.place("title"),
                say("below the header there is no text"),
                say("write one, or `status: draft` in the header until it is written"),
            )


def _is_empty(inputs: CheckInput, post: Post) -> bool:
    facts = inputs.facts.get(post.source.digest)
    return facts is not None and not (facts.words or facts.targets or facts.removed or post.source.homework)
