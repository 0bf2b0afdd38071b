"""Pelican's settings of a site, for those who want them without a build of Pelican's."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pelican import Pelican
from pelican.settings import read_settings

from ..errors import DayByDayError
from ..model import Finding, Place
from .one_line import finding_of, unfit_setting


class UnusableSettingsError(DayByDayError):
    """Settings that nothing can be done with; `finding` says which line, why, and what to write."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(str(finding))
        self.finding = finding


def settings_of(conf: str, overrides: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """The settings in the file `conf`, with absolute paths; `overrides` count first. Raises `UnusableSettingsError`."""
    try:
        settings: dict[str, Any] = read_settings(conf, override=dict(overrides or {}))
    except (Exception, SystemExit) as error:
        raise UnusableSettingsError(finding_of(error, conf)) from error
    if unfit := unfit_setting(settings):
        raise UnusableSettingsError(Finding("error", "settings-unusable", Place(conf), *unfit))
    return settings


def settings_with_plugins(conf: str, overrides: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """As `settings_of`, after the site's plugins were loaded, which may have changed them."""
    settings: dict[str, Any] = Pelican(settings_of(conf, overrides)).settings
    return settings
