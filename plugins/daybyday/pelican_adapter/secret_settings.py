"""Settings that hold what lets somebody in: they are published with the site's repository, and stand in pages and logs. And
addresses of repositories that do: programs print them, and copies of the folder take them along.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from ..credentials import has_password, holds_credential
from ..messages import say
from ..model import Finding, Place
from .places import setting_place

_OURS = ("SITEURL", "FEED_ID")
_HINT = say("take it out, have another one made, and keep that in the environment or where the tool keeps its own")


def secret_settings(settings: Mapping[str, Any]) -> Iterator[Finding]:
    """A finding for each setting with a token, or with an address that carries a password, and for the repository's. The value itself
    is never shown.

    What came from the environment has been kept in the right place, unless it goes into pages: SITEURL does.
    """
    environment = {value for name, value in os.environ.items() if value and name != "SITEURL"}
    for key, value in settings.items():
        if key not in _OURS and not key.startswith("DAYBYDAY_"):
            continue
        if any(holds_credential(text) and text not in environment for text in _texts(value)):
            message = say("{key} holds a password or a token", key=key)
            yield Finding("error", "setting-secret", setting_place(settings, key), message, _HINT)
    yield from _repository(settings)


def _repository(settings: Mapping[str, Any]) -> Iterator[Finding]:
    """A finding for each line of Git's configuration beside the content with such an address. Machines of hosts are left alone:
    theirs are made for one run.
    """
    config = Path(settings["PATH"]).parent / ".git" / "config"
    if os.environ.get("CI"):
        return
    try:
        lines = config.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return
    for number, line in enumerate(lines, 1):
        name, equals, address = line.partition("=")
        if equals and name.strip() in ("url", "pushurl") and has_password(address.strip()):
            message = say("the address of the repository holds a password or a token")
            hint = say("take it out with `git remote set-url`, and let Git's credential helper keep it")
            yield Finding("warning", "repository-secret", Place(".git/config", number), message, hint)


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _texts(inner)
