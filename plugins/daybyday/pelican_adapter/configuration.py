"""Pelican's settings of a site, for those who want them without a build of Pelican's."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pelican import Pelican
from pelican.settings import read_settings


def settings_of(conf: str, overrides: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """The settings in the file `conf`, with absolute paths; `overrides` count first. Raises what the file raises."""
    settings: dict[str, Any] = read_settings(conf, override=dict(overrides or {}))
    return settings


def settings_with_plugins(conf: str, overrides: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """As `settings_of`, after the site's plugins were loaded, which may have changed them."""
    settings: dict[str, Any] = Pelican(settings_of(conf, overrides)).settings
    return settings
