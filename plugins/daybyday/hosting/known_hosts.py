"""Hosts for which the output has to have something. Settings are read in every build: nothing heavy is imported here."""

from __future__ import annotations

from typing import Literal

FileHost = Literal["netlify", "cloudflare"]
FILE_HOSTS: tuple[FileHost, ...] = ("netlify", "cloudflare")
"""They read files of the output."""
HEADERLESS = "github-pages"
"""A host that sends no headers of a site's own: pages carry their policy themselves. There are more of that kind."""
