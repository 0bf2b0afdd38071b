"""What the public address of a site answers. It is asked, never trusted: an address that does not answer blocks nothing."""

from __future__ import annotations

import secrets
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from ..engine.manifest import NAME as MANIFEST
from ..engine.manifest import digest_of, parse_manifest
from ..messages import Message, listing, say
from ..network import NO_ANSWER, reason_of

_TIMEOUT = 10
_AGENT = "DayByDay-publish/1"
_PAUSES = (1.0, 2.0, 4.0)
"""Seconds between questions: a host that copies takes a moment."""


def asked(site: str, path: str) -> tuple[bytes | None, Message | None]:
    """The bytes the public address gives for a path; or None, and why."""
    url = f"{site.rstrip('/')}/{urllib.parse.quote(path.removesuffix('index.html'))}"
    headers = {"User-Agent": _AGENT, "Cache-Control": "no-cache"}
    try:
        request = urllib.request.Request(url, headers=headers)  # noqa: S310 - checked with the settings
        with urllib.request.urlopen(request, timeout=_TIMEOUT) as response:  # noqa: S310
            data: bytes = response.read()
            return data, None
    except urllib.error.HTTPError as error:
        error.close()
        return None, say("it answered {status}", status=error.code)
    except NO_ANSWER as error:
        return None, reason_of(error)


def clock_of(site: str) -> datetime | None:
    """What the public address says the time is, in UTC; None where it does not answer or does not say.

    A cache keeps the Date of what it has kept and says by its Age how long it has (RFC 9111, 5.1): so it is asked for what it
    cannot have, and the age is added all the same.
    """
    url = f"{site.rstrip('/')}/?{secrets.token_hex(8)}"
    headers = {"User-Agent": _AGENT, "Cache-Control": "no-cache"}
    request = urllib.request.Request(url, headers=headers, method="HEAD")  # noqa: S310 - checked with the settings
    try:
        with urllib.request.urlopen(request, timeout=_TIMEOUT) as response:  # noqa: S310
            said = response.headers
    except urllib.error.HTTPError as error:
        said = error.headers
        error.close()
    except NO_ANSWER:
        return None
    try:
        return parsedate_to_datetime(said.get("Date", "")).astimezone(UTC) + timedelta(
            seconds=int(said.get("Age", "0"))
        )
    except (ValueError, OverflowError):
        return None


def look_at_public_address(
    site: str, wanted: Mapping[str, str], sleep: Callable[[float], None] = time.sleep
) -> list[Message]:
    """What the public address says of the files `wanted` (path -> SHA-256), in lines for the author."""
    first = next(iter(wanted), "")
    data, reason = asked(site, first)
    if data is None:
        message = say(
            "{site} could not be asked whether it is there ({reason}); look at it yourself.",
            site=site,
            reason=reason or "",
        )
        return [message]
    stale = _stale(site, wanted)
    for pause in _PAUSES:
        if not stale:
            break
        sleep(pause)
        stale = _stale(site, stale)
    if not stale:
        return [say("{site} serves what was published.", site=site)]
    manifest, _ = asked(site, MANIFEST)
    if manifest is not None and not is_of_this_site(manifest):
        return [
            say(
                "{site} answers with something that is no site of this kit: look whether the address is right, and leads to the"
                " place that was published to.",
                site=site,
            )
        ]
    return [
        say(
            "{site} does not serve what was published, but older bytes, of {paths}: a cache may keep them for a while.",
            site=site,
            paths=listing(sorted(stale), 3),
        )
    ]


def is_of_this_site(manifest: bytes) -> bool:
    """Whether what came for `manifest.txt` is one, and not a page that a host gives for whatever it is asked."""
    return bool(parse_manifest(manifest))


def _stale(site: str, wanted: Mapping[str, str]) -> dict[str, str]:
    return {
        path: digest
        for path, digest in wanted.items()
        if (data := asked(site, path)[0]) is None or digest_of(data) != digest
    }
