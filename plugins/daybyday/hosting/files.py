"""`_headers` and `_redirects`: text files that Netlify and Cloudflare Pages read in what is published.

The two read nearly the same language. Of several rules for one header Netlify takes that of the longest path, Cloudflare joins their
values; `! Name` takes a header back there. Cloudflare reads a hundred rules of headers, two thousand single redirects and a hundred of
folders; what is beyond has its page that leads on all the same.
"""

from __future__ import annotations

from collections.abc import Iterator

from .headers import ALWAYS_ASK, BY_NAME, FOR_EVER, OWN_POLICY, POLICY, SECURITY, SHARED, TYPES, policy
from .known_hosts import FileHost
from .redirects import RedirectRule
from .site import HostedSite

HEADERS, REDIRECTS = "_headers", "_redirects"
_MOST_SINGLE, _MOST_BELOW = 2000, 100


def headers_file(site: HostedSite, host: FileHost) -> str:
    """Rules of headers: a path, and what answers below it carry."""
    blocks = list(_blocks(site, host))
    return "\n".join("\n".join((path, *(f"  {line}" for line in lines))) for path, lines in blocks) + "\n"


def _blocks(site: HostedSite, host: FileHost) -> Iterator[tuple[str, list[str]]]:
    everywhere = {**SECURITY, POLICY: policy(site.searched)}
    yield f"{site.base}/*", [f"{name}: {value}" for name, value in everywhere.items()]
    # An editor's page brings its policy itself.
    without = f"! {POLICY}" if host == "cloudflare" else f"{POLICY}: frame-ancestors 'none'"
    yield f"{site.base}{OWN_POLICY}*", [without]
    for asset in site.assets:
        yield site.locator.path(asset), [f"Cache-Control: {FOR_EVER}"]
    yield f"{site.base}/worker.js", [f"Cache-Control: {ALWAYS_ASK}"]
    shared = [f"{name}: {value}" for name, value in SHARED.items()]
    for suffix in ("rss", "atom", "ics"):
        yield f"{site.base}/*.{suffix}", [f"Content-Type: {TYPES[suffix]}; charset=utf-8", *shared]
    for name in BY_NAME:
        yield f"{site.base}/*/{name}", [f"Content-Type: {BY_NAME[name]}; charset=utf-8", *shared]
        yield f"{site.base}/{name}", [f"Content-Type: {BY_NAME[name]}; charset=utf-8", *shared]
    yield f"{site.base}/*/homework.json", shared


def redirects_file(site: HostedSite, host: FileHost) -> str:
    """A line for each old address: single ones first. At Netlify `!` counts before the page that lies there."""
    single = [rule for rule in site.redirects if not rule.below]
    below = [rule for rule in site.redirects if rule.below]
    status = "301!" if host == "netlify" else "301"
    lines = []
    for rule in single:
        lines += [f"{old} {site.locator.path(rule.new)} {status}" for old in _both(site, rule)]
    below_lines = []
    for rule in below:
        old, new = site.locator.path(rule.old), site.locator.path(rule.new)
        lines.append(f"{old.rstrip('/')} {new} {status}")
        below_lines.append(f"{old}* {new}:splat {status}")
    if host == "cloudflare":
        lines, below_lines = lines[:_MOST_SINGLE], below_lines[:_MOST_BELOW]
    return "".join(f"{line}\n" for line in (*lines, *below_lines, *_not_found(site, host)))


def _not_found(site: HostedSite, host: FileHost) -> list[str]:
    """What is not there, in the language it was looked for in: Cloudflare looks for the nearest 404.html by itself."""
    if host == "cloudflare":
        return []
    roots = [site.locator.path(root) for root in site.other_languages]
    return [f"{root}* {root}404.html 404" for root in roots]


def _both(site: HostedSite, rule: RedirectRule) -> list[str]:
    """A page with its last slash and without: to Cloudflare these are two addresses."""
    old = site.locator.path(rule.old)
    return [old, old.rstrip("/")] if old.endswith("/") and old.strip("/") else [old]
