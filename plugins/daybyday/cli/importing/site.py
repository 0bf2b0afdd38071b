"""The site that texts are imported for: that of this folder, else one in the languages that the kit has words for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from invoke.exceptions import Exit

from ...building.site_reading import site_reading
from ...importing.planning.markers import LanguageMarkers
from ...importing.run import PLAIN_MARKDOWN, ImportSite
from ...messages import say, spoken
from ...model import SiteSettings
from ...pelican_adapter.settings import is_native, site_setup, speaker_of
from ...words import known_languages, load_words
from ..local_zone import local_zone


def site_here(settings: Mapping[str, Any], now: datetime) -> ImportSite:
    """The site of this folder's settings; `settings` empty: one that is still to be begun. Raises `Exit` for a guest."""
    if not settings:
        return _site(_beginning(), {}, now)
    if not is_native(settings):
        message = say(
            "What is imported is written for a site with the theme of this kit, and this one has another: import into"
            " a site of its own (`{command}`).",
            command="daybyday start",
        )
        raise Exit(spoken(message, speaker_of(settings)), 1)
    setup = site_setup(settings)
    return replace(_site(setup.settings, _own_words(setup.root), now), markdown=setup.markdown)


def _beginning() -> SiteSettings:
    return SiteSettings(
        languages=known_languages(), origin="", base="", names={}, taglines={}, feed_id="", timezone=local_zone()
    )


def _own_words(root: Path) -> dict[str, bytes]:
    """The words files of a site, by language."""
    return {path.stem: path.read_bytes() for path in sorted((root / "words").glob("*.yaml"))}


def _site(settings: SiteSettings, own_words: Mapping[str, bytes], now: datetime) -> ImportSite:
    words, _ = load_words(settings.languages, own_words)
    settings = replace(settings, address_words={lang: words[lang].address_words() for lang in words})
    markers = (
        LanguageMarkers(
            lang, own.day_prefixes, own.homework_labels, own.read_by.get("homework_headings", {}).get("", ())
        )
        for lang, own in words.items()
    )
    return ImportSite(settings, site_reading(settings, words), PLAIN_MARKDOWN, now, tuple(markers))
