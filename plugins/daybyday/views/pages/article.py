"""A stand-alone article: `/job-security/`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ... import addresses
from ...edition.comments import PostComments, comments_of
from ...edition.edition import Edition
from ...edition.links import on_page
from ...edition.published import PublishedPost
from ...edition.render_services import RenderServices
from ...edition.site_context import SiteContext
from ...edition.sitemap_entry import SitemapEntry, texts
from ...model import Outdated
from ...page_frame.cards import post_card
from ...page_frame.comments import comment_count, comment_section, reply_link
from ...page_frame.frame import Navigation, PageMeta, article_data, make_frame, navigation
from ...page_frame.rows import author_names, correction, outdated_notice, post_row, reading_time, tag_links
from ...page_frame.sharing import share_links
from ...pages import ArticlePage
from ...parts import Part, page_path
from ...prose import Resolved, TextRef
from ...values import dataclass

_OLDER = 3


@dataclass(frozen=True, slots=True)
class ArticleFacts:
    """Everything the page of an article depends on."""

    navigation: Navigation
    post: PublishedPost
    links: tuple[tuple[str, Resolved], ...]
    twins: tuple[tuple[str, str], ...]
    """(language, address), itself included"""
    languages: tuple[str, ...]
    """languages that have articles"""
    older: tuple[PublishedPost, ...]
    """a few that came out before it, newest first"""
    comments: PostComments | None
    outdated: Outdated | None
    """of a translation whose original says something else by now"""


def parts(edition: Edition) -> Iterator[Part[ArticleFacts]]:
    """A page for every article that is out."""
    languages = tuple(dict.fromkeys(record.lang for record in edition.site.articles))
    twins: dict[str, list[tuple[str, str]]] = {}
    for record in edition.site.articles:
        twins.setdefault(record.key, []).append((record.lang, record.address))
    for lang in languages:
        articles = edition.articles(lang)
        for at, post in enumerate(articles):
            record = post.record
            # The articles before this one: a page that is out does not change when a newer one comes.
            facts = ArticleFacts(
                navigation=navigation(edition, lang),
                post=post,
                links=on_page(edition, record, lang),
                twins=tuple(twins[record.key]),
                languages=languages,
                older=tuple(articles[at + 1 : at + 1 + _OLDER]),
                comments=comments_of(edition, record, lang),
                outdated=edition.site.outdated.get(record.source.path),
            )
            yield Part(page_path(record.address), "article", facts, record.source.path)


def in_sitemap(edition: Edition) -> list[SitemapEntry]:
    """Every article, with its twins."""
    return texts(map(edition.published_post, edition.site.articles))


def render(part: Part[ArticleFacts], services: RenderServices) -> bytes:
    """The page by the template article.html."""
    facts = part.value
    comments = comment_section(services, facts.post, facts.comments, facts.post.lang)
    page = replace(_page(services.context, facts), comments=comments)
    return services.page("article.html", page, facts.post.lang)


def _page(context: SiteContext, facts: ArticleFacts) -> ArticlePage:
    post = facts.post
    lang = post.lang
    return ArticlePage(
        frame=make_frame(context, facts.navigation, _meta(context, facts)),
        title=post.title,
        outdated=outdated_notice(context, facts.outdated, lang),
        standfirst=post.source.summary,
        date=context.words[lang].date(post.published),
        reading=reading_time(context, post, lang),
        correction=correction(context, post, lang),
        text=TextRef(post.digest, "lead", facts.links),
        tags=tag_links(context, post),
        authors=author_names(context, post, lang),
        share=share_links(context, lang, post.title, post.record.address),
        comments=None,
        reply=reply_link(context, post, post.record.address, lang),
        older=tuple(post_row(context, article) for article in facts.older),
    )


def _meta(context: SiteContext, facts: ArticleFacts) -> PageMeta:
    post, versions = facts.post, dict(facts.twins)
    article_lists = {lang: addresses.articles_page(context.settings, lang) for lang in facts.languages}
    return PageMeta(
        lang=post.lang,
        address=post.record.address,
        title=post.title,
        description=post.summary,
        kind="article",
        versions=versions,
        switch={**article_lists, **versions},
        image=post.image,
        card=post_card(context.settings, post),
        searched=True,
        published=post.published,
        modified=post.modified,
        data=article_data(context, post, post.record.address, comment_count(facts.comments)),
    )
