"""After the deploy: does the target itself have what was brought? Asked of the host, not of what we believe to have done."""

from __future__ import annotations

from collections.abc import Iterable

from ..engine.manifest import NAME as MANIFEST
from ..engine.manifest import digest_of
from ..messages import Message, listing, say
from .plan import Host
from .site_files import SiteFiles

_SHOWN = 5


def verify(host: Host, site: SiteFiles, samples: Iterable[str]) -> list[Message]:
    """What is wrong at the target, in lines: files that are not there, a manifest or `samples` with other bytes.

    Nothing when all is as it should be. Raises `PublishError` when it does not answer.
    """
    there = host.look(site.digests).kinds
    missing = sorted(path for path in (*site.digests, MANIFEST) if there.get(path) != "file")
    wanted = {path: site.digests[path] for path in samples if path in site.digests}
    wanted[MANIFEST] = digest_of(site.manifest)
    data = host.fetch(wanted)
    other = sorted(path for path, digest in wanted.items() if path in data and digest_of(data[path]) != digest)
    lines = []
    if missing:
        lines.append(
            say(
                "{address} lacks what was brought there: {paths}.", address=host.address, paths=listing(missing, _SHOWN)
            )
        )
    if other:
        lines.append(
            say(
                "{address} has other bytes than were brought there: {paths}.",
                address=host.address,
                paths=listing(other, _SHOWN),
            )
        )
    return lines
