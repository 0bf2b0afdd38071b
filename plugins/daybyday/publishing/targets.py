"""Where a site can be published. A target opens a host; the plan of what happens there is the same for all."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from .bucket import bucket_host
from .folder import folder_host
from .github_pages import github_pages
from .plan import Host
from .remote_releases import ssh_host
from .rsync import rsync_host

TARGETS: dict[str, Callable[[str, Path], Host]] = {
    "folder": folder_host,
    "github-pages": github_pages,
    "rsync": rsync_host,
    "s3": bucket_host,
    "ssh": ssh_host,
}
"""Name on the command line -> what opens it, from the destination ("" for the target's own) and the output folder.

Opening looks at settings and programs here, not at the host, and raises `PublishError` for what cannot work.
"""

SERVE_COPIES = ("folder", "rsync", "ssh")
"""Targets behind a web server of one's own, which may serve compressed copies. Elsewhere the host compresses by itself."""
