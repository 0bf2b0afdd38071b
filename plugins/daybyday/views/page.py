"""A page that belongs to no list: about, how to take part."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..framing.edition import Edition
from ..framing.frame import About, Around, around, make_frame
from ..framing.kit import Kit
from ..framing.links import on_page
from ..framing.told import Told
from ..pages import PlainPage
from ..parts import Part, page_path
from ..prose import Prose, Resolved


@dataclass(frozen=True, slots=True)
class PageFacts:
    """Everything a page depends on."""

    around: Around
    told: Told
    links: tuple[tuple[str, Resolved], ...]
    twins: tuple[tuple[str, str], ...]
    """(language, address), itself included"""


def parts(edition: Edition) -> Iterator[Part]:
    """One file a page and language."""
    for post in edition.site.pages:
        twins = tuple((twin.lang, twin.address) for twin in edition.site.pages if twin.key == post.key)
        facts = PageFacts(
            around(edition, post.lang), edition.tell(post), on_page(edition, post, post.lang), twins
        )  # fmt: skip
        yield Part(page_path(post.address), "page", facts, post.source.path)


def render(part: Part, kit: Kit) -> bytes:
    """The page by the template page.html."""
    facts = part.value
    assert isinstance(facts, PageFacts)
    told = facts.told
    about = About(
        lang=told.lang, address=told.post.address, title=told.title, description=told.summary,
        versions=dict(facts.twins), image=told.image,
    )  # fmt: skip
    text = Prose(told.digest, "lead", facts.links)
    page = PlainPage(make_frame(kit.house, facts.around, about), told.title, told.post.source.summary, text)
    return kit.page("page.html", page, told.lang)
