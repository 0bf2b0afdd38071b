"""Addresses of repositories: the same one however it is written, and the one nobody publishes to; who signs where nobody does."""

from __future__ import annotations

import os
import re
from urllib.parse import urlsplit, urlunsplit

from ..patterns import regex

KIT_ADDRESSES = ("https://daybyday.example/kit.git",)
"""The kit's own repository, which whoever clones it has as `origin`. A site never goes there."""

NOBODY = ("-c", "user.name=Day by Day", "-c", "user.email=daybyday@localhost")
"""Options of git that sign a commit where nobody has told git a name, as on the machines of CI."""

_SCP = regex(r"(?:[^@/:]+@)?(?P<host>[^@/:]{2,}):(?!//)(?P<path>.+)")
_ALIASES = {"ssh.github.com": "github.com", "www.github.com": "github.com"}


def normalised(address: str) -> str:
    """`host/path` in small letters, without user, port and `.git`; of a folder its real path.

    https, ssh and `git@host:path` of one repository give the same.
    """
    parts = urlsplit(address)
    if "://" in address and parts.scheme != "file":
        host, path = parts.hostname or "", parts.path
    elif match := _SCP.fullmatch(address):
        host, path = match["host"], match["path"]
    else:
        return os.path.realpath(parts.path if parts.scheme == "file" else address)
    host = host.lower().rstrip(".")
    path = re.sub(r"/+", "/", path).strip("/").lower().removesuffix(".git")
    return f"{_ALIASES.get(host, host)}/{path}"


def other_address_of_pages(repository: str, site: str) -> str:
    """Where GitHub serves a repository, when `site` says another address of GitHub's for it; "" when it does not, or the site
    has a domain of its own.
    """
    host, _, path = normalised(repository).partition("/")
    owner, _, name = path.partition("/")
    given = normalised(site)
    if host != "github.com" or not name or "/" in name or not given.partition("/")[0].endswith(".github.io"):
        return ""
    pages = f"{owner}.github.io"
    served = f"{pages}/" if name == pages else f"{pages}/{name}"
    return "" if given == served else f"https://{served.rstrip('/')}"


def is_kit(address: str) -> bool:
    """Whether an address is the kit's own, in any form."""
    return normalised(address) in {normalised(own) for own in KIT_ADDRESSES}


def without_secrets(address: str) -> str:
    """An address as it may be shown and kept: no password, no token."""
    if "://" not in address:
        return address
    parts = urlsplit(address)
    if parts.scheme in {"http", "https"} or parts.password is not None:
        user = f"{parts.username}@" if parts.username and parts.scheme == "ssh" else ""
        parts = parts._replace(netloc=user + parts.netloc.rpartition("@")[2])
    return urlunsplit(parts)
