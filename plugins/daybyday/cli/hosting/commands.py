"""`invoke schedule`, `invoke verify`, `invoke hosting`: what one types once a site is published, and a machine every day."""

from __future__ import annotations

from invoke.context import Context

from .. import current_site
from ..command import command
from ..current_site import PUBLISH_SETTINGS, SETTINGS


@command(
    subject="host",
    help={
        "host": "who runs it every day: github, forgejo, gitlab, systemd or cron",
        "to": "the way the site is published, as for `publish`; without it the usual one of that host",
        "destination": "where to, as for `publish`",
        "yes": "replace a file that is another by now, without asking",
    },
)
def schedule(c: Context, host: str = "", to: str = "", destination: str = "", yes: bool = False) -> None:
    """Write what runs the site every day: a workflow, a timer, or lines for cron; by the releases of its series."""
    from .schedule import write_schedule

    settings = current_site.public_settings(current_site.load(SETTINGS))
    write_schedule(host, to, destination, settings, current_site.instant("", settings), yes)


@command(
    help={
        "live": "the address to look at: https://example.org; without it SITEURL of publishconf.py",
        "wait": "while something is wrong look again, for so many seconds: a host takes a while after a publication",
        "at": "hold it against this moment: 2026-11-08, or 2026-11-08T07:00:00+01:00",
        "format": "text, or json for programs",
    },
    optional=["live"],
)
def verify(c: Context, live: str = "", wait: str = "0", at: str = "", format: str = "text") -> None:
    """Look at what the host serves: today's day in every language, sound feeds, no dead links, nothing that is not out."""
    from .verify import verify_site

    settings = current_site.load(PUBLISH_SETTINGS)
    verify_site(settings, live if isinstance(live, str) else "", wait, format, current_site.instant(at, settings))


@command(
    subject="host",
    help={
        "host": "what serves the site: nginx, caddy, apache, netlify or cloudflare",
        "root": "the folder there that holds the site; without it that of DAYBYDAY_DESTINATIONS, or /var/www/ and its name",
        "yes": "replace a file that is another by now, without asking",
    },
)
def hosting(c: Context, host: str = "", root: str = "", yes: bool = False) -> None:
    """Write the settings of a web server: types, compression, caches, security headers, redirects, pages for what is not there."""
    from .servers import write_hosting

    settings = current_site.public_settings(current_site.load(SETTINGS))
    write_hosting(host, root, settings, current_site.instant("", settings), yes)


ALL = (schedule, verify, hosting)
