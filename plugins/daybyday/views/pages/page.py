"""A page that belongs to no list: about, how to take part."""

from __future__ import annotations

from collections.abc import Iterator

from ...edition.comments import PostComments, comments_of
from ...edition.edition import Edition
from ...edition.links import on_page
from ...edition.published import PublishedPost
from ...edition.render_services import RenderServices
from ...edition.sitemap_entry import SitemapEntry, texts
from ...model import Outdated
from ...page_frame.cards import post_card
from ...page_frame.comments import comment_section, reply_link
from ...page_frame.frame import Navigation, PageMeta, make_frame, navigation
from ...page_frame.rows import outdated_notice
from ...pages import PlainPage
from ...parts import Part, page_path
from ...prose import Resolved, TextRef
from ...values import dataclass


@dataclass(frozen=True, slots=True)
class PageFacts:
    """Everything a page depends on."""

    navigation: Navigation
    post: PublishedPost
    links: tuple[tuple[str, Resolved], ...]
    twins: tuple[tuple[str, str], ...]
    """(language, address), itself included"""
    comments: PostComments | None
    outdated: Outdated | None
    """of a translation whose original says something else by now"""


def parts(edition: Edition) -> Iterator[Part[PageFacts]]:
    """One file a page and language."""
    for post in edition.site.pages:
        twins = tuple((twin.lang, twin.address) for twin in edition.site.pages if twin.key == post.key)
        facts = PageFacts(
            navigation(edition, post.lang),
            edition.published_post(post),
            on_page(edition, post, post.lang),
            twins,
            comments_of(edition, post, post.lang),
            edition.site.outdated.get(post.source.path),
        )
        yield Part(page_path(post.address), "page", facts, post.source.path)


def in_sitemap(edition: Edition) -> list[SitemapEntry]:
    """Every page, with its twins."""
    return texts(map(edition.published_post, edition.site.pages))


def render(part: Part[PageFacts], services: RenderServices) -> bytes:
    """The page by the template page.html."""
    facts = part.value
    post = facts.post
    meta = PageMeta(
        lang=post.lang,
        address=post.record.address,
        title=post.title,
        description=post.summary,
        versions=dict(facts.twins),
        image=post.image,
        card=post_card(services.context.settings, post),
        searched=True,
    )
    comments = comment_section(services, post, facts.comments, post.lang)
    page = PlainPage(
        frame=make_frame(services.context, facts.navigation, meta),
        title=post.title,
        outdated=outdated_notice(services.context, facts.outdated, post.lang),
        standfirst=post.source.summary,
        text=TextRef(post.digest, "lead", facts.links),
        comments=comments,
        reply=reply_link(services.context, post, post.record.address, post.lang) if comments else None,
    )
    return services.page("page.html", page, post.lang)
