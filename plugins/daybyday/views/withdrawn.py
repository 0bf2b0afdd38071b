"""What is left at the address of a post that was taken back: a short notice, not for search engines."""

from __future__ import annotations

from collections.abc import Iterator

from .. import addresses
from ..framing.edition import Edition
from ..framing.frame import About, make_frame
from ..pages import Link, WithdrawnPage
from ..parts import Kit, Part, page_path


def parts(edition: Edition) -> Iterator[Part]:
    """A notice at every address a withdrawn post had."""
    settings, to = edition.settings, edition.locator.path
    for one in edition.site.series:
        pages = {lang: addresses.series_page(settings, one.series, lang) for lang in one.series.languages}
        for day in one.days:
            for lang, post in sorted(day.withdrawn.items()):
                back = Link(one.series.titles[lang], to(edition.series_home(one.series, lang)))
                label = edition.words[lang].say("day", day=day.number)
                address = addresses.day_page(settings, one.series, lang, day.number)
                there = {
                    other: addresses.day_page(settings, one.series, other, day.number)
                    for other in one.series.languages
                    if other in day.shown or other in day.withdrawn
                }
                yield _part(edition, address, lang, label, back, {**pages, **there}, post.source.path)
    for post in edition.site.withdrawn:
        if post.source.kind != "day":
            back = Link(settings.names[post.lang], to(edition.home(post.lang)))
            yield _part(edition, post.address, post.lang, "", back, {}, post.source.path)


def render(part: Part, kit: Kit) -> bytes:
    """The page by the template withdrawn.html."""
    page = part.value
    assert isinstance(page, WithdrawnPage)
    return kit.page("withdrawn.html", page, page.frame.lang)


def _part(
    edition: Edition, address: str, lang: str, label: str, back: Link, switch: dict[str, str], owner: str
) -> Part:
    title = edition.words[lang].say("withdrawn_title")
    about = About(lang, address, f"{label}: {title}" if label else title, switch=switch, noindex=True)
    return Part(page_path(address), "withdrawn", WithdrawnPage(make_frame(edition, about), label, back), owner)
