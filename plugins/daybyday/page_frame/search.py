"""Where one searches the site, and what the page for it gives its script."""

from __future__ import annotations

from .. import addresses
from ..edition.site_context import SiteContext
from ..model import SiteSettings
from ..pages import ReaderScript
from .reader_script import script_json

_SAID = ("searching", "none", "found", "more", "failed")


def has_search(settings: SiteSettings) -> bool:
    """Whether the site can be searched; a foreign theme has no page for it."""
    return settings.search and settings.makes("search") and not settings.guest


def search_script(context: SiteContext, lang: str) -> ReaderScript:
    """For the page of a language."""
    words, address = context.words[lang], context.asset("search.js")
    data = {
        "base": context.path("/"),
        "index": context.path(addresses.SEARCH_FILES),
        "words": {key: words.printed[f"search_{key}"] for key in _SAID},
    }
    return ReaderScript(address, script_json(data)) if address else ReaderScript("", "")
