"""`404.html`: hosts serve it for every unknown address; each language root has one in its language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from .. import addresses
from ..framing.edition import Edition
from ..framing.frame import About, Around, around, make_frame
from ..framing.house import House
from ..framing.kit import Kit
from ..model import Series
from ..pages import Link, NotFoundPage, NotFoundSection
from ..parts import Part


@dataclass(frozen=True, slots=True)
class Lost:
    """Everything the page depends on: beside its own frame, a series to lead to in each language."""

    around: Around
    series: tuple[tuple[str, Series | None], ...]


def parts(edition: Edition) -> Iterator[Part]:
    """`404.html` (the one hosts look for) and `it/404.html`; each speaks every language."""
    languages = edition.settings.languages
    for lang in languages:
        ordered = (lang, *(other for other in languages if other != lang))
        series = tuple((other, next((one.series for one in edition.series_in(other)), None)) for other in ordered)
        yield Part(_address(edition.house, lang).lstrip("/"), "notfound", Lost(around(edition, lang), series))


def _address(house: House, lang: str) -> str:
    return f"{addresses.home(house.settings, lang)}404.html"


def render(part: Part, kit: Kit) -> bytes:
    """The page by the template 404.html."""
    lost, house = part.value, kit.house
    assert isinstance(lost, Lost)
    lang = lost.around.lang
    about = About(lang, _address(house, lang), house.words[lang].say("not_found_title"), noindex=True)
    sections = tuple(_section(house, other, series) for other, series in lost.series)
    return kit.page("404.html", NotFoundPage(make_frame(house, lost.around, about), sections), lang)


def _section(house: House, lang: str, series: Series | None) -> NotFoundSection:
    words, settings = house.words[lang], house.settings
    links = [Link(words.say("not_found_home"), house.path(addresses.home(settings, lang)))]
    if series:
        links.append(Link(series.titles[lang], house.path(addresses.series_page(settings, series, lang))))
    return NotFoundSection(lang, words.say("not_found_title"), words.say("not_found_text"), tuple(links))
