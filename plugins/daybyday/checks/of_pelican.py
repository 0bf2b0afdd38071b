"""What Pelican does with a text and we do otherwise: told once for the site, so that nobody misses it."""

from __future__ import annotations

from collections.abc import Iterator

from ..messages import say
from ..model import Finding
from .context import CheckInput

_NAMED = 5
"""so many categories are named"""


def drafts_unpublished(inputs: CheckInput) -> Iterator[Finding]:
    """Pelican gives a draft an address, for those who know it; here a draft is nowhere."""
    if inputs.site.settings.guest:
        return
    drafts = [post.source for post in inputs.content.posts if post.source.metadata.get("status") == "draft"]
    if drafts:
        yield Finding(
            "note",
            "drafts-unpublished",
            drafts[0].place("status"),
            say("drafts of this site are published nowhere; Pelican gave them addresses below drafts/"),
            say("leave it; `invoke serve` shows drafts too"),
        )


def categories_as_tags(inputs: CheckInput) -> Iterator[Finding]:
    """Categories are tags here; around a guest they stay what they are."""
    if inputs.site.settings.guest:
        return
    sources = [post.source for post in inputs.content.posts if post.source.metadata.get("category")]
    if not sources:
        return
    names = list(dict.fromkeys(str(source.metadata["category"]) for source in sources))
    shown = ", ".join(names[:_NAMED]) + (", …" if len(names) > _NAMED else "")
    yield Finding(
        "note",
        "category-as-tag",
        sources[0].place("category"),
        say(
            "texts of this site name categories ({names}); here these are tags, with pages at {address}",
            names=shown,
            address="/tag/…/",
        ),
        say("leave it, or write it among the `tags`"),
    )
