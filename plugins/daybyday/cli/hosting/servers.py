"""`invoke hosting`: settings for a server of one's own, as files; what to write for hosts that read files of the output."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from invoke.exceptions import Exit

from ...building.report import print_findings
from ...building.stages import Prepared
from ...edition.published_files import published_files
from ...hosting.apache import htaccess
from ...hosting.caddy import caddyfile
from ...hosting.known_hosts import FILE_HOSTS, HEADERLESS
from ...hosting.nginx import nginx_file
from ...hosting.redirects import covered
from ...hosting.site import HostedSite
from ...messages import Message, Speaker, listing, say, spoken
from ...model import Finding, Place
from ...pelican_adapter.settings import PLACEHOLDER
from .. import current_site
from .written import write_files

_SERVERS: Mapping[str, tuple[str, Callable[[HostedSite, str], str]]] = {
    "nginx": ("hosting/nginx.conf", nginx_file),
    "caddy": ("hosting/Caddyfile", caddyfile),
    "apache": ("hosting/htaccess", htaccess),
}
EXTRA_HTACCESS = "content/extra/.htaccess"
_WITH_FOLDER = ("rsync", "ssh", "folder")
"""Targets whose destination says where the files lie."""
_NAMES = {"netlify": "Netlify", "cloudflare": "Cloudflare", "github-pages": "GitHub Pages"}
HOSTS = (*_SERVERS, *FILE_HOSTS, HEADERLESS)


def write_hosting(host: str, root: str, settings: Any, now: datetime, says_yes: bool) -> None:
    """Write the settings of a server into this folder, or say what a host needs. Raises `Exit`."""
    site = current_site.prepared(settings, now)
    speaker = site.setup.speaker
    _refuse(host, settings, site.setup.settings.guest, speaker)
    _refuse_half_path(root, speaker)
    if not isinstance(site, Prepared):
        print_findings(site.stopping, site.setup.root, speaker)
        raise Exit(spoken(say("The site cannot be published yet; first mend this."), speaker), 1)
    hosted = HostedSite.of(site.edition)
    print_findings(_covered(site, hosted), site.setup.root, speaker)
    if host in _SERVERS:
        path, write = _SERVERS[host]
        folder = root.rstrip("/") or _root(settings, hosted)
        write_files(Path.cwd(), {path: write(hosted, folder)}, speaker, says_yes)
        steps = _steps(host, path, folder, hosted)
    else:
        steps = [_setting(host, site.setup.settings.host)]
    for number, step in enumerate(steps, 1):
        print(f"{number}. {spoken(step, speaker)}")


def _refuse(host: str, settings: Mapping[str, Any], guest: bool, speaker: Speaker) -> None:
    message: Message | None = None
    if host not in HOSTS:
        message = say("Say what serves the site: `invoke hosting` with one of {hosts}.", hosts=listing(HOSTS))
    elif guest:
        message = say(
            "In a theme that is not the kit's, nobody here knows what its pages load: there is no policy for it."
        )
    elif str(settings.get("SITEURL") or "").strip().rstrip("/") in ("", PLACEHOLDER):
        message = say("Write the address of the site into publishconf.py first: SITEURL.")
    if message:
        raise Exit(spoken(message, speaker), 1)


def _refuse_half_path(root: str, speaker: Speaker) -> None:
    if root and not root.startswith("/"):
        message = say("`--root {root}` is no whole path: write one that begins with /, as /var/www/site.", root=root)
        raise Exit(spoken(message, speaker), 1)


def _covered(site: Prepared, hosted: HostedSite) -> list[Finding]:
    """Files that nobody reaches once the host knows the old addresses."""
    names = {path: name for name, path in published_files(site.edition)}
    return [
        Finding(
            "warning",
            "redirect-covers",
            Place(names[path]),
            say("this file lies below an old address, and the host leads whoever asks for it elsewhere"),
            say("put it into another folder"),
        )
        for path in covered(hosted.redirects, sorted(names))
    ]


def _root(settings: Mapping[str, Any], site: HostedSite) -> str:
    """Where the files lie at the host: as DAYBYDAY_DESTINATIONS says, less the site's own path; else a folder of its name."""
    destinations = settings.get("DAYBYDAY_DESTINATIONS")
    given = destinations if isinstance(destinations, Mapping) else {}
    for target in _WITH_FOLDER:
        folder = str(given.get(target, "")).rpartition(":")[2].rstrip("/")
        if folder.startswith("/"):
            return folder.removesuffix(site.base) or "/"
    return f"/var/www/{site.host}"


def _steps(host: str, path: str, root: str, site: HostedSite) -> list[Message]:
    where = say("Publish into {folder} at the host.", folder=f"{root}{site.base}")
    shown = os.path.relpath(path)
    if host == "nginx":
        return [
            where,
            say("Copy {path} into /etc/nginx/conf.d/ there, and run: {command}", path=shown, command="nginx -t && nginx -s reload"),
            say("HTTPS comes with: {command}", command=f"certbot --nginx -d {site.host}"),
        ]  # fmt: skip
    if host == "caddy":
        return [
            where,
            say("Copy {path} to {place} there, and run: {command}", path=shown, place="/etc/caddy/Caddyfile", command="systemctl reload caddy"),
        ]  # fmt: skip
    return [where, say("Copy {path} to {place}: every publication brings it along.", path=shown, place=EXTRA_HTACCESS)]


def _setting(host: str, present: str) -> Message:
    line, name = f'DAYBYDAY_HOST = "{host}"', _NAMES[host]
    if host == HEADERLESS:
        if present == host:
            return say("Every page carries its policy itself: {host} sends no headers of yours.", host=name)
        return say(
            "Write into publishconf.py: `{line}`; then every page carries its policy itself: {host} sends no headers of yours.",
            line=line,
            host=name,
        )
    if present == host:
        return say(
            "Every build makes `_headers` and `_redirects` for {host}; the host reads them in what is published.",
            host=name,
        )
    return say(
        "Write into publishconf.py: `{line}`; then every build makes the files that {host} reads.", line=line, host=name
    )
