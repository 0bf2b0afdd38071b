"""What of a site its host has to know."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from .. import addresses
from ..addresses import Locator
from ..edition.edition import Edition
from ..model import SiteSettings
from .headers import HASHED
from .redirects import RedirectRule, redirect_rules


@dataclass(frozen=True, slots=True)
class HostedSite:
    """Addresses in it are without the site's own path, as everywhere; `locator` makes those that are asked for."""

    origin: str
    base: str
    languages: tuple[str, ...]
    """roots of the languages, the default one ("/") first: each has a page for what is not there"""
    redirects: tuple[RedirectRule, ...]
    assets: tuple[str, ...]
    """files of the theme that carry their digests"""
    searched: bool

    @classmethod
    def of(cls, edition: Edition) -> HostedSite:
        """The site at one instant."""
        settings = edition.settings
        return cls(
            origin=settings.origin,
            base=settings.base,
            languages=tuple(addresses.home(settings, lang) for lang in settings.languages),
            redirects=redirect_rules(edition),
            assets=tuple(sorted(_assets(settings))),
            searched=settings.makes("search"),
        )

    @property
    def host(self) -> str:
        """Name of the host, without a port."""
        return urlsplit(self.origin).hostname or ""

    @property
    def locator(self) -> Locator:
        """Makes addresses with the site's own path, encoded."""
        return Locator("", self.base)

    def asked(self, address: str) -> str:
        """An address as servers compare it: with the site's own path, not encoded."""
        return f"{self.base}{address}"

    @property
    def other_languages(self) -> tuple[str, ...]:
        """Roots of all languages but the default one."""
        return self.languages[1:]


def _assets(settings: SiteSettings) -> list[str]:
    return [f"/{file.path}" for file in settings.theme_files if re.search(HASHED, file.path)]
