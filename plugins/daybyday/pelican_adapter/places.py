"""Where the settings of a site stand: what is said of one names the file in which its author would mend it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..model import Place


def setting_place(settings: Mapping[str, Any]) -> Place:
    """The file of the build that runs."""
    return Place("publishconf.py" if settings.get("DAYBYDAY_PUBLISH") else "pelicanconf.py")
