"""Before the first publication: a site begun without an address is asked for it, and it and FEED_ID are written down."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from invoke.exceptions import Exit

from ...desk.start import StartError, read_address
from ...identity import is_tag
from ...messages import Speaker, say, spoken
from ...patterns import regex
from ..current_site import PUBLISH_SETTINGS, SETTINGS
from ..questions import ask, can_ask

_ADDRESS = regex(r"""^(SITEURL\s*=\s*(?:os\.environ\.get\("SITEURL"\)\s*or\s*)?)(?:""|'')""", re.MULTILINE)
_FEED_ID = regex(r"""^(FEED_ID\s*=\s*)(?:""|'')""", re.MULTILINE)


def ask_for_address(settings: Any, now: datetime, speaker: Speaker) -> bool:
    """Ask for the address where SITEURL or FEED_ID is empty, and write both; whether something was written.

    Where nobody can be asked, nothing happens: the build says what is missing.
    """
    address, feed_id = str(settings.get("SITEURL") or ""), str(settings.get("FEED_ID") or "")
    if (address and feed_id) or not can_ask():
        return False
    if not address:
        address = ask(say("At which address will the site be? (https://…)"), "", _needed, speaker)
        _write(PUBLISH_SETTINGS, _ADDRESS, address, "SITEURL", speaker)
    if not feed_id:
        feed_id = ask(
            say("By what shall readers know its posts for ever? (Return for what is proposed)"),
            f"tag:{urlsplit(address).hostname},{now.year}",
            _tag,
            speaker,
        )
        _write(SETTINGS, _FEED_ID, feed_id, "FEED_ID", speaker)
    return True


def _needed(given: str) -> str:
    address = read_address(given)
    if not address:
        raise StartError(
            say("without an address nobody can follow the site; write one such as https://name.github.io/repo")
        )
    return address


def _tag(given: str) -> str:
    if not is_tag(given):
        raise StartError(say('`{given}` is none: it begins with "tag:", as "tag:your-name.net,2026"', given=given))
    return given


def _write(name: str, line: re.Pattern[str], value: str, setting: str, speaker: Speaker) -> None:
    path = Path(name)
    text = path.read_text("utf-8")
    quoted = '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    written, replaced = line.subn(lambda match: f"{match[1]}{quoted}", text, count=1)
    if not replaced:
        message = say("write this line into {file}, and publish again: {line}", file=name, line=f"{setting} = {quoted}")
        raise Exit(f"{spoken(message, speaker)}", 1)
    path.write_text(written, "utf-8", newline="\n")
    print(f"{name}: {setting} = {quoted}")
