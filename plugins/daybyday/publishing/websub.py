"""WebSub: telling a hub which feeds have changed, once the host serves them (W3C WebSub, section 7).

A hub is a stranger's server, so nothing here can fail a publication: what goes wrong is told in a line.
"""

from __future__ import annotations

import hashlib
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from .. import feed_formats
from ..engine.manifest import parse_manifest
from ..messages import NOTHING, Message, say, say_count
from ..network import NO_ANSWER, reason_of

_TIMEOUT = 10
_TRIES = 6
_AGENT = "DayByDay-publish/1"


def changed_feeds(before: str | None, after: str) -> tuple[str, ...]:
    """The feeds whose bytes are others than before, by two manifests; every feed when nobody knows what was before.

    Archives are no feeds one subscribes to.
    """
    old: Mapping[str, str] = parse_manifest(before.encode()) if before else {}
    new = parse_manifest(after.encode())
    return tuple(path for path in sorted(new) if _is_feed(path) and old.get(path) != new[path])


def _is_feed(path: str) -> bool:
    folder = path.rpartition("/")[0]
    return feed_formats.format_of_file(path) is not None and folder.rpartition("/")[2] != "archive"


def published_manifest(site: str) -> str | None:
    """The manifest a host serves; None when there is none, or no answer."""
    data = _get(f"{site}/manifest.txt")
    return data.decode("utf-8", "replace") if data is not None else None


def wait_until_served(url: str, digest: str, tries: int = _TRIES, sleep: Callable[[float], None] = time.sleep) -> bool:
    """Whether a host comes to serve the bytes of a digest: asked at once, then after 1, 2, 4 … seconds."""
    for number in range(tries):
        if number:
            sleep(2.0 ** (number - 1))
        data = _get(url)
        if data is not None and hashlib.sha256(data).hexdigest() == digest:
            return True
    return False


def ping(hub: str, urls: Sequence[str]) -> list[Message]:
    """Tell a hub of each feed; a line for each that it did not take."""
    return [
        say("The hub {hub} did not take {url}: {problem}.", hub=hub, url=url, problem=problem)
        for url in urls
        if (problem := _publish(hub, url))
    ]


def notify_hub(
    hub: str, site: str, before: str | None, output: Path, sleep: Callable[[float], None] = time.sleep
) -> list[Message]:
    """After a publication: tell the hub of what changed. What came of it, in lines for the author."""
    after = (output / "manifest.txt").read_text("utf-8")
    paths = changed_feeds(before, after)
    if not paths:
        return [say("No feed has changed, so the hub was told nothing.")]
    digests = parse_manifest(after.encode())
    if not wait_until_served(f"{site}/{urllib.parse.quote(paths[0])}", digests[paths[0]], sleep=sleep):
        return [
            say(
                "The host does not serve the new {file} yet, so the hub was told nothing; readers will ask by themselves.",
                file=paths[0],
            )
        ]
    problems = ping(hub, [f"{site}/{urllib.parse.quote(path)}" for path in paths])
    accepted = len(paths) - len(problems)
    lines = (
        [say_count("Told the hub {hub} about {n} feed.", "Told the hub {hub} about {n} feeds.", n=accepted, hub=hub)]
        if accepted
        else []
    )
    unnamed = len(problems) - 1
    rest = [say_count("  nor {n} more", "  nor {n} more", n=unnamed)] if unnamed > 0 else []
    return [*lines, *problems[:1], *rest]


def _publish(hub: str, url: str) -> Message:
    """What went wrong; nothing when nothing did."""
    form = urllib.parse.urlencode({"hub.mode": "publish", "hub.url": url}).encode()
    headers = {"User-Agent": _AGENT, "Content-Type": "application/x-www-form-urlencoded"}
    request = urllib.request.Request(hub, data=form, headers=headers)  # noqa: S310 - checked with the settings
    try:
        with urllib.request.urlopen(request, timeout=_TIMEOUT) as response:  # noqa: S310
            return NOTHING if response.status < 300 else say("it answered {status}", status=response.status)
    except urllib.error.HTTPError as error:
        error.close()
        return say("it answered {status}", status=error.code)
    except NO_ANSWER as error:
        return reason_of(error)


def _get(url: str) -> bytes | None:
    request = urllib.request.Request(url, headers={"User-Agent": _AGENT, "Cache-Control": "no-cache"})  # noqa: S310
    try:
        with urllib.request.urlopen(request, timeout=_TIMEOUT) as response:  # noqa: S310
            data: bytes = response.read()
            return data
    except NO_ANSWER:
        return None
