"""Comments of the past, of posts that are out: what a page with them depends on."""

from __future__ import annotations

from ..model import Post
from ..prose import Resolved
from ..values import dataclass
from .edition import Edition
from .links import on_page


@dataclass(frozen=True, slots=True)
class PostComments:
    """The comments of a post as a page shows them, without their texts."""

    digest: str
    """by which their texts are found"""
    count: int
    links: tuple[tuple[str, Resolved], ...]
    """(address as written, what it is on that page)"""


def comments_of(edition: Edition, post: Post, lang: str) -> PostComments | None:
    """The comments of a post for a page in `lang`, which may not be its own language; None for a post without."""
    file = edition.site.comments.get(post.source.path)
    if file is None or not file.ids:
        return None
    return PostComments(file.digest, len(file.ids), on_page(edition, post, lang, file.targets))
