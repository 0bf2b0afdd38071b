"""What a host answers: each address once, and again when it is briefly down."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

from ...addresses import Locator
from ..live_host import Response, UnreachableError, fetch

_PAUSES = (1.0, 3.0)
"""Seconds before the second and the third try."""
_BRIEFLY = frozenset({429, 500, 502, 503, 504})
"""Statuses of a host that may answer in a moment."""


@dataclass
class LiveSite:
    """A site as its host serves it, below `base`: an address, whose path may be another than that of the site's own."""

    base: str
    locator: Locator
    """of the site as it is built: how pages address it"""
    fetch: Callable[[str], Response] = fetch
    sleep: Callable[[float], None] = time.sleep
    answers: dict[str, Response] = field(default_factory=dict)

    def url(self, address: str) -> str:
        """Where a file of the site is asked for."""
        return self.base.rstrip("/") + Locator("", "").path(f"/{address.lstrip('/')}")

    def get(self, address: str) -> Response:
        """The answer for an address of the site. Raises `UnreachableError` when there is none after three tries."""
        url = self.url(address)
        if url not in self.answers:
            self.answers[url] = self._asked(url)
        return self.answers[url]

    def text(self, address: str) -> str:
        """What stands at an address; "" where it does not answer with status 200. Raises `UnreachableError`."""
        response = self.get(address)
        return response.body.decode("utf-8", "replace") if response.status == 200 else ""

    def address_of(self, link: str, page: str) -> str | None:
        """The address of the site that a link on one of its pages means; None for one that leads elsewhere."""
        whole = urljoin(f"{self.locator.origin}{self.locator.path(page)}", link.strip())
        parts = urlsplit(whole)
        if f"{parts.scheme}://{parts.netloc}" != self.locator.origin:
            return None
        base = self.locator.base
        if parts.path != base and not parts.path.startswith(f"{base}/"):
            return None
        return parts.path.removeprefix(base) or "/"

    def _asked(self, url: str) -> Response:
        for pause in _PAUSES:
            try:
                response = self.fetch(url)
            except UnreachableError:
                pass
            else:
                if response.status not in _BRIEFLY:
                    return response
            self.sleep(pause)
        return self.fetch(url)
