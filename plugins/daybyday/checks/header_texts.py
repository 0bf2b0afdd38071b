"""What stands in a header and not in a text: titles and summaries are plain, and a header alone is no post."""

from __future__ import annotations

from collections.abc import Iterator

from ..messages import say
from ..model import Finding
from ..patterns import regex
from .context import CheckInput

_MARKUP = regex(
    r"\*\*[^*]+\*\*|(?<![\w*])\*[^\s*](?:[^*]*[^\s*])?\*(?![\w*])|`[^`]+`|!?\[[^\]]+\]\([^)]+\)"
    r"|</?[A-Za-z][^<>]*>|<!--.*?(?:-->|$)|&(?:#[0-9]+|#[xX][0-9A-Fa-f]+|[A-Za-z][A-Za-z0-9]{1,30});"
)


def markup_in_plain_texts(inputs: CheckInput) -> Iterator[Finding]:
    """Titles and summaries stand in lists, feeds, calendars and search results: markup in them is shown as it is typed."""
    for post in inputs.content.posts:
        source = post.source
        texts = "".join((source.title, source.summary, *source.tags))
        # Each kind of markup has one of these signs. A pattern would take five times as long to say so.
        if not ("*" in texts or "`" in texts or "[" in texts or "<" in texts or "&" in texts):
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
    for post, facts in inputs.readable_texts:
        if (
            not (facts.words or facts.targets or facts.removed or post.source.homework)
            and post.source.status == "published"
        ):
            yield Finding(
                "warning",
                "text-empty",
                post.source.place("title"),
                say("below the header there is no text"),
                say("write one, or `status: draft` in the header until it is written"),
            )
