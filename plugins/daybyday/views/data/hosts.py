"""`_headers` and `_redirects`, for hosts that read them in what is published (DAYBYDAY_HOST)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ...edition.edition import Edition
from ...edition.render_services import RenderServices
from ...hosting.files import HEADERS, REDIRECTS, headers_file, redirects_file
from ...hosting.known_hosts import FILE_HOSTS, FileHost
from ...hosting.site import HostedSite
from ...parts import Part


@dataclass(frozen=True, slots=True)
class HostFile:
    """All that one of the two files depends on."""

    host: FileHost
    site: HostedSite


def parts(edition: Edition) -> Iterator[Part[HostFile]]:
    """Both files, where the site's host reads them."""
    for host in FILE_HOSTS:
        if edition.settings.host == host:
            value = HostFile(host, HostedSite.of(edition))
            yield Part(HEADERS, "hosts", value)
            if redirects_file(value.site, host):
                yield Part(REDIRECTS, "hosts", value)


def render(part: Part[HostFile], services: RenderServices) -> bytes:
    """The text of the file."""
    write = headers_file if part.path == HEADERS else redirects_file
    return write(part.value.site, part.value.host).encode()
