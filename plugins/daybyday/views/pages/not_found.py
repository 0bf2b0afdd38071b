"""`404.html`: hosts serve it for every unknown address; each language root has one in its language."""

from __future__ import annotations

from collections.abc import Iterator

from ... import addresses
from ...edition.edition import Edition
from ...edition.render_services import RenderServices
from ...edition.site_context import SiteContext
from ...model import Series
from ...page_frame.frame import Navigation, PageMeta, make_frame, navigation
from ...pages import Link, NotFoundPage, NotFoundSection
from ...parts import Part
from ...values import dataclass


@dataclass(frozen=True, slots=True)
class NotFoundFacts:
    """Everything the page depends on: beside its own frame, a series to lead to in each language."""

    navigation: Navigation
    series: tuple[tuple[str, Series | None], ...]


def parts(edition: Edition) -> Iterator[Part[NotFoundFacts]]:
    """`404.html` (the one hosts look for) and `it/404.html`; each speaks every language."""
    languages = edition.settings.languages
    for lang in languages:
        ordered = (lang, *(other_lang for other_lang in languages if other_lang != lang))
        series = tuple(
            (other_lang, next((series_now.series for series_now in edition.series_in(other_lang)), None))
            for other_lang in ordered
        )
        yield Part(
            _address(edition.context, lang).lstrip("/"), "not_found", NotFoundFacts(navigation(edition, lang), series)
        )


def _address(context: SiteContext, lang: str) -> str:
    return f"{addresses.home(context.settings, lang)}404.html"


def render(part: Part[NotFoundFacts], services: RenderServices) -> bytes:
    """The page by the template 404.html."""
    facts, context = part.value, services.context
    lang = facts.navigation.lang
    meta = PageMeta(lang, _address(context, lang), context.words[lang].say("not_found_title"), noindex=True)
    sections = tuple(_section(context, section_lang, series) for section_lang, series in facts.series)
    return services.page("404.html", NotFoundPage(make_frame(context, facts.navigation, meta), sections), lang)


def _section(context: SiteContext, lang: str, series: Series | None) -> NotFoundSection:
    words, settings = context.words[lang], context.settings
    links = [Link(words.say("not_found_home"), context.path(addresses.home(settings, lang)))]
    if series:
        links.append(Link(series.titles[lang], context.path(addresses.series_page(settings, series, lang))))
    return NotFoundSection(lang, words.say("not_found_title"), words.say("not_found_text"), tuple(links))
