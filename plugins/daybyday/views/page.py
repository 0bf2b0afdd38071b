"""A page that belongs to no list: about, how to take part."""

from __future__ import annotations

from collections.abc import Iterator

from ..framing.edition import Edition
from ..framing.frame import About, image_of, make_frame
from ..framing.links import on_page
from ..model import Post
from ..pages import PlainPage
from ..parts import Kit, Part, page_path
from ..prose import Prose


def parts(edition: Edition) -> Iterator[Part]:
    """One file a page and language."""
    for post in edition.site.pages:
        yield Part(page_path(post.address), "page", _page(edition, post), post.source.path)


def render(part: Part, kit: Kit) -> bytes:
    """The page by the template page.html."""
    page = part.value
    assert isinstance(page, PlainPage)
    return kit.page("page.html", page, page.frame.lang)


def _page(edition: Edition, post: Post) -> PlainPage:
    versions = {twin.lang: twin.address for twin in edition.site.pages if twin.key == post.key}
    about = About(
        lang=post.lang, address=post.address, title=post.source.title, description=edition.summary(post),
        versions=versions, image=image_of(edition, post),
    )  # fmt: skip
    text = Prose(post.source.digest, "lead", on_page(edition, post, post.lang))
    return PlainPage(make_frame(edition, about), post.source.title, post.source.summary, text)
