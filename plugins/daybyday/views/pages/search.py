"""Search: `/search/`, `/it/cerca/`. Nothing of it is loaded before somebody begins to type."""

from __future__ import annotations

from collections.abc import Iterator

from ... import addresses
from ...edition.edition import Edition
from ...edition.render_services import RenderServices
from ...edition.site_context import SiteContext
from ...page_frame.frame import Navigation, PageMeta, make_frame, navigation
from ...page_frame.search import has_search, search_script
from ...pages import Link, SearchPage
from ...parts import Part, page_path
from ...values import dataclass


@dataclass(frozen=True, slots=True)
class SearchFacts:
    """Everything the page depends on."""

    navigation: Navigation


def parts(edition: Edition) -> Iterator[Part[SearchFacts]]:
    """A page in each language, where the site can be searched."""
    settings = edition.settings
    for lang in settings.languages if has_search(settings) else ():
        yield Part(page_path(addresses.search_page(settings, lang)), "search", SearchFacts(navigation(edition, lang)))


def render(part: Part[SearchFacts], services: RenderServices) -> bytes:
    """The page by the template search.html."""
    frame = part.value.navigation
    return services.page("search.html", _page(services.context, frame), frame.lang)


def _page(context: SiteContext, frame: Navigation) -> SearchPage:
    settings, lang = context.settings, frame.lang
    words = context.words[lang]
    versions = {other_lang: addresses.search_page(settings, other_lang) for other_lang in settings.languages}
    about = words.say("search_about", site=settings.names[lang])
    meta = PageMeta(
        lang, versions[lang], words.say("search_title"), about, versions=versions, switch=versions, noindex=True
    )
    return SearchPage(
        frame=make_frame(context, frame, meta), lists=_lists(context, frame), script=search_script(context, lang)
    )


def _lists(context: SiteContext, frame: Navigation) -> tuple[Link, ...]:
    """Where everything is listed: the page of each series, the articles."""
    settings, lang = context.settings, frame.lang
    links = [
        Link(series.titles[lang], context.path(addresses.series_page(settings, series, lang)))
        for series in frame.series
    ]
    if frame.articles:
        links.append(
            Link(context.words[lang].say("nav_articles"), context.path(addresses.articles_page(settings, lang)))
        )
    return tuple(links)
