"""Where the links of pages lead: what of the site itself does not answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from html.parser import HTMLParser

from ...messages import say
from ...model import Finding, Place
from ..live_host import UnreachableError
from .host import LiveSite

MOST = 300
"""So many addresses are asked for, those of home pages first."""
_AT_A_TIME = 6
_ATTRIBUTES = frozenset({"href", "src"})


class _Links(HTMLParser):
    """Collects what `href` and `src` say."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.links += [value for name, value in attrs if name in _ATTRIBUTES and value and tag != "base"]


@lru_cache(maxsize=64)
def links_of(page: str) -> tuple[str, ...]:
    """Every address in a page, in order, each once, without what stands behind `#`."""
    parser = _Links()
    parser.feed(page)
    return tuple(dict.fromkeys(link.partition("#")[0] for link in parser.links if not link.startswith("#")))


def dead_links(pages: Iterable[str], live: LiveSite) -> Iterator[Finding]:
    """What the pages at some addresses lead to and is not there. Raises `UnreachableError`."""
    found_on: dict[str, str] = {}
    for page in pages:
        for link in links_of(live.text(page)):
            address = live.address_of(link, page)
            if address is not None:
                found_on.setdefault(address, page)
    chosen = list(found_on)[:MOST]
    with ThreadPoolExecutor(_AT_A_TIME) as pool:
        answers = list(pool.map(lambda address: _answer(live, address), chosen))
    for address, answer in zip(chosen, answers, strict=True):
        if answer:
            message = say("a link leads to {address}, and the host answers {status}", address=address, status=answer)
            hint = say("publish again; if it stays so, correct the link, or bring back what stood there")
            yield Finding("error", "live-link-dead", Place(live.url(found_on[address])), message, hint)


def _answer(live: LiveSite, address: str) -> str:
    """What a host says of an address that does not work; "" for one that does. Addresses in pages are encoded already."""
    url = f"{live.base.rstrip('/')}{address}"
    try:
        response = live.answers.get(url) or live.fetch(url)
    except UnreachableError:
        return "–"
    return str(response.status) if response.status >= 400 else ""
