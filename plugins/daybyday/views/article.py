"""A stand-alone article: `/job-security/`."""

from __future__ import annotations

from collections.abc import Iterator

from .. import addresses
from ..framing.edition import Edition
from ..framing.frame import About, article_data, image_of, make_frame
from ..framing.links import on_page
from ..framing.rows import author_names, correction, post_row, reading_time, tag_links
from ..model import Post
from ..pages import ArticlePage, Row
from ..parts import Kit, Part, page_path
from ..prose import Prose

_OTHERS = 3


def parts(edition: Edition) -> Iterator[Part]:
    """A page for every article that is out."""
    for post in edition.site.articles:
        yield Part(page_path(post.address), "article", _page(edition, post), post.source.path)


def render(part: Part, kit: Kit) -> bytes:
    """The page by the template article.html."""
    page = part.value
    assert isinstance(page, ArticlePage)
    return kit.page("article.html", page, page.frame.lang)


def _page(edition: Edition, post: Post) -> ArticlePage:
    lang = post.lang
    return ArticlePage(
        frame=make_frame(edition, _about(edition, post)), title=post.source.title, standfirst=post.source.summary,
        date=edition.words[lang].date(edition.local(post)), reading=reading_time(edition, post, lang),
        correction=correction(edition, post, lang), text=Prose(post.source.digest, "lead", on_page(edition, post, lang)),
        tags=tag_links(edition, post), authors=author_names(edition, post, lang), others=_others(edition, post),
    )  # fmt: skip


def _about(edition: Edition, post: Post) -> About:
    settings = edition.settings
    versions = {twin.lang: twin.address for twin in edition.site.articles if twin.key == post.key}
    others = {lang: addresses.articles_page(settings, lang) for lang in {one.lang for one in edition.site.articles}}
    return About(
        lang=post.lang, address=post.address, title=post.source.title, description=edition.summary(post),
        kind="article", versions=versions, switch={**others, **versions}, image=image_of(edition, post),
        published=edition.local(post), modified=edition.local_modified(post),
        data=article_data(edition, post, post.address, {}),
    )  # fmt: skip


def _others(edition: Edition, post: Post) -> tuple[Row, ...]:
    """The articles before this one: a page that is out does not change when a newer one comes."""
    same = [other for other in edition.site.articles if other.lang == post.lang]
    older = same[same.index(post) + 1 :][:_OTHERS]
    return tuple(post_row(edition, other, post.lang) for other in older)
