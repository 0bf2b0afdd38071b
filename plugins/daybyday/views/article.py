"""A stand-alone article: `/job-security/`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from .. import addresses
from ..framing.edition import Edition
from ..framing.frame import About, Around, around, article_data, make_frame
from ..framing.house import House
from ..framing.kit import Kit
from ..framing.links import on_page
from ..framing.rows import author_names, correction, post_row, reading_time, tag_links
from ..framing.told import Told
from ..pages import ArticlePage
from ..parts import Part, page_path
from ..prose import Prose, Resolved

_OTHERS = 3


@dataclass(frozen=True, slots=True)
class ArticleFacts:
    """Everything the page of an article depends on."""

    around: Around
    told: Told
    links: tuple[tuple[str, Resolved], ...]
    twins: tuple[tuple[str, str], ...]
    """(language, address), itself included"""
    languages: tuple[str, ...]
    """languages that have articles"""
    others: tuple[Told, ...]


def parts(edition: Edition) -> Iterator[Part]:
    """A page for every article that is out."""
    languages = tuple(dict.fromkeys(post.lang for post in edition.site.articles))
    twins: dict[str, list[tuple[str, str]]] = {}
    for post in edition.site.articles:
        twins.setdefault(post.key, []).append((post.lang, post.address))
    for lang in languages:
        articles = edition.articles(lang)
        for at, told in enumerate(articles):
            post = told.post
            # The articles before this one: a page that is out does not change when a newer one comes.
            facts = ArticleFacts(
                around(edition, lang), told, on_page(edition, post, lang), tuple(twins[post.key]), languages,
                tuple(articles[at + 1 : at + 1 + _OTHERS]),
            )  # fmt: skip
            yield Part(page_path(post.address), "article", facts, post.source.path)


def render(part: Part, kit: Kit) -> bytes:
    """The page by the template article.html."""
    facts = part.value
    assert isinstance(facts, ArticleFacts)
    return kit.page("article.html", _page(kit.house, facts), facts.told.lang)


def _page(house: House, facts: ArticleFacts) -> ArticlePage:
    told = facts.told
    lang = told.lang
    return ArticlePage(
        frame=make_frame(house, facts.around, _about(house, facts)), title=told.title,
        standfirst=told.post.source.summary, date=house.words[lang].date(told.published),
        reading=reading_time(house, told, lang), correction=correction(house, told, lang),
        text=Prose(told.digest, "lead", facts.links), tags=tag_links(house, told),
        authors=author_names(house, told, lang), others=tuple(post_row(house, other) for other in facts.others),
    )  # fmt: skip


def _about(house: House, facts: ArticleFacts) -> About:
    told, versions = facts.told, dict(facts.twins)
    others = {lang: addresses.articles_page(house.settings, lang) for lang in facts.languages}
    return About(
        lang=told.lang, address=told.post.address, title=told.title, description=told.summary, kind="article",
        versions=versions, switch={**others, **versions}, image=told.image, published=told.published,
        modified=told.modified, data=article_data(house, told, told.post.address, {}),
    )  # fmt: skip
