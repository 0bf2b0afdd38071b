"""`404.html`: hosts serve it for every unknown address; each language root has one in its language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ... import addresses
from ...edition.edition import Edition
from ...edition.render_services import RenderServices
from ...edition.site_context import SiteContext
from ...model import Series
from ...page_frame.frame import Navigation, PageMeta, make_frame, navigation
from ...pages import Link, NotFoundPage, NotFoundSection
from ...parts import Part


@dataclass(frozen=True, slots=True)
class NotFoundFacts:
    """Everything the page depends on: beside its own frame, a series to lead to in each language."""

    navigation: Navigation
    series: tuple[tuple[str, Series | None], ...]


def parts(edition: Edition) -> Iterator[Part[NotFoundFacts]]:
    """`404.html` (the one hosts look for) and `it/404.html`; each speaks every language."""
    languages = edition.settings.languages
    for lang in languages:
        ordered = (lang, *(other for other in languages if other != lang))
        series = tuple((other, next((one.series for one in edition.series_in(other)), None)) for other in ordered)
        yield Part(
            _address(edition.context, lang).lstrip("/"), "not_found", NotFoundFacts(navigation(edition, lang), series)
        )


def _address(context: SiteContext, lang: str) -> str:
    return f"{addresses.home(context.settings, lang)}404.html"


def render(part: Part[NotFoundFacts], services: RenderServices) -> bytes:
    """The page by the template 404.html."""
    lost, context = part.value, services.context
    lang = lost.navigation.lang
    meta = PageMeta(lang, _address(context, lang), context.words[lang].say("not_found_title"), noindex=True)
    sections = tuple(_section(context, other, series) for other, series in lost.series)
    return services.page("404.html", NotFoundPage(make_frame(context, lost.navigation, meta), sections), lang)


def _section(context: SiteContext, lang: str, series: Series | None) -> NotFoundSection:
    words, settings = context.words[lang], context.settings
    links = [Link(words.say("not_found_home"), context.path(addresses.home(settings, lang)))]
    if series:
        links.append(Link(series.titles[lang], context.path(addresses.series_page(settings, series, lang))))
    return NotFoundSection(lang, words.say("not_found_title"), words.say("not_found_text"), tuple(links))
