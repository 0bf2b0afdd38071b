"""How another machine installs the kit that is installed here (PEP 610: where a package came from)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from importlib import metadata
from typing import Any

_WANTED = "daybyday[pictures,search]"


def kit_requirement() -> str:
    """The line of a requirements file; "" for a kit that came from a folder only this computer has, or is not installed at all."""
    try:
        distribution = metadata.distribution("daybyday")
    except metadata.PackageNotFoundError:
        return ""
    origin = distribution.read_text("direct_url.json")
    return requirement_of(distribution.version, json.loads(origin) if origin else None)


def requirement_of(version: str, origin: Mapping[str, Any] | None) -> str:
    """The line for a version, and what its `direct_url.json` says (None: it came from an index of packages)."""
    if origin is None:
        return f"{_WANTED}=={version}"
    url = str(origin.get("url", ""))
    if (repository := origin.get("vcs_info")) and not url.startswith("file:"):
        return f"{_WANTED} @ {repository['vcs']}+{url}@{repository['commit_id']}"
    return f"{_WANTED} @ {url}" if url.startswith("https://") else ""
