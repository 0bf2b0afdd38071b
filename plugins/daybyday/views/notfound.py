"""`404.html`: hosts serve it for every unknown address; each language root has one in its language."""

from __future__ import annotations

from collections.abc import Iterator

from .. import addresses
from ..framing.edition import Edition
from ..framing.frame import About, make_frame
from ..pages import Link, NotFoundPage, NotFoundSection
from ..parts import Kit, Part


def parts(edition: Edition) -> Iterator[Part]:
    """`404.html` (the one hosts look for) and `it/404.html`; each speaks every language."""
    languages = edition.settings.languages
    for lang in languages:
        address = f"{addresses.home(edition.settings, lang)}404.html"
        title = edition.words[lang].say("not_found_title")
        frame = make_frame(edition, About(lang, address, title, noindex=True))
        ordered = (lang, *(other for other in languages if other != lang))
        page = NotFoundPage(frame, tuple(_section(edition, other) for other in ordered))
        yield Part(address.lstrip("/"), "notfound", page)


def render(part: Part, kit: Kit) -> bytes:
    """The page by the template 404.html."""
    page = part.value
    assert isinstance(page, NotFoundPage)
    return kit.page("404.html", page, page.frame.lang)


def _section(edition: Edition, lang: str) -> NotFoundSection:
    words, settings, to = edition.words[lang], edition.settings, edition.locator.path
    links = [Link(words.say("not_found_home"), to(addresses.home(settings, lang)))]
    for one in edition.series_in(lang)[:1]:
        links.append(Link(one.series.titles[lang], to(addresses.series_page(settings, one.series, lang))))
    return NotFoundSection(lang, words.say("not_found_title"), words.say("not_found_text"), tuple(links))
