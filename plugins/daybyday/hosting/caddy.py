"""A Caddyfile (Caddy 2.6 or newer): the whole configuration of a site, certificates and HTTPS come by themselves."""

from __future__ import annotations

import re

from .headers import (
    ALWAYS_ASK,
    BY_NAME,
    FOR_EVER,
    HASHED,
    OWN_POLICY,
    PAGES,
    POLICY,
    SECURITY,
    SHARED,
    TYPES,
    is_text,
    policy,
)
from .site import HostedSite


def caddyfile(site: HostedSite, root: str) -> str:
    """A block for the site's address. `root` is the folder that holds the site, below it the site's own path if it has one.

    Within `route`, directives count in the order in which they stand.
    """
    return "\n".join(
        [
            f"{site.origin} {{",
            f"\troot * {_quoted(root)}",
            "\troute {",
            "\t\theader {",
            *(f"\t\t\t{name} {_quoted(value)}" for name, value in SECURITY.items()),
            "\t\t\t-Server",
            "\t\t}",
            f"\t\t@pages not path {site.base}{OWN_POLICY}*",
            f"\t\theader @pages {POLICY} {_quoted(policy(site.searched))}",
            *_redirects(site),
            *_caches(site),
            *_types(),
            "\t\tencode gzip",
            "\t\tfile_server {",
            "\t\t\tprecompressed br gzip",
            "\t\t\thide .*",
            "\t\t}",
            "\t}",
            "\thandle_errors {",
            "\t\theader -Cache-Control",
            *_not_found(site),
            '\t\theader Content-Type "text/html; charset=utf-8"',
            "\t\tfile_server",
            "\t}",
            "}",
            "",
        ]
    )


def _redirects(site: HostedSite) -> list[str]:
    if not site.redirects:
        return []
    lines = []
    for rule in site.redirects:
        old, new = site.asked(rule.old), site.locator.path(rule.new)
        if rule.below:
            # Visible ASCII alone: what is decoded here goes into a header.
            lines.append(f"\t\t\t`~^{re.escape(old)}([!-~]*)$` {_quoted(f'{new}${{1}}')}")
            lines.append(f"\t\t\t{_quoted(old.rstrip('/'))} {_quoted(new)}")
        else:
            spellings = dict.fromkeys((old, old.rstrip("/") or old))
            lines += [f"\t\t\t{_quoted(spelling)} {_quoted(new)}" for spelling in spellings]
    return [
        "\t\tmap {path} {daybyday_new} {",
        *lines,
        '\t\t\tdefault ""',
        "\t\t}",
        '\t\t@moved expression `{daybyday_new} != ""`',
        "\t\tredir @moved {daybyday_new} permanent",
    ]


def _caches(site: HostedSite) -> list[str]:
    return [
        f"\t\theader Cache-Control {_quoted(PAGES)}",
        f"\t\t@digest path_regexp `^{re.escape(site.base)}/theme/.+{HASHED}`",
        f"\t\theader @digest Cache-Control {_quoted(FOR_EVER)}",
        f"\t\theader {site.base}/worker.js Cache-Control {ALWAYS_ASK}",
    ]


def _types() -> list[str]:
    """Every type is said, with the letters of texts: which endings a computer knows differs from one to the next."""
    lines = []
    for ending, kind in TYPES.items():
        charset = "; charset=utf-8" if is_text(kind) else ""
        lines += [f"\t\t@{ending} path *.{ending}", f"\t\theader @{ending} Content-Type {_quoted(kind + charset)}"]
    for number, (name, kind) in enumerate(BY_NAME.items()):
        lines += [
            f"\t\t@named{number} path */{name}",
            f"\t\theader @named{number} Content-Type {_quoted(f'{kind}; charset=utf-8')}",
        ]
    lines.append("\t\t@folder path */")
    lines.append('\t\theader @folder Content-Type "text/html; charset=utf-8"')
    lines.append("\t\t@shared path *.rss *.atom *.ics *.json */opml.xml")
    lines += [f"\t\theader @shared {name} {value}" for name, value in SHARED.items()]
    return lines


def _not_found(site: HostedSite) -> list[str]:
    lines = []
    for number, root in enumerate(site.other_languages):
        lines += [
            f"\t\t@language{number} path {site.asked(root)}*",
            f"\t\trewrite @language{number} {site.asked(root)}404.html",
        ]
    others = " ".join(f"{site.asked(root)}*" for root in site.other_languages)
    if others:
        return [*lines, f"\t\t@default not path {others}", f"\t\trewrite @default {site.base}/404.html"]
    return [f"\t\trewrite * {site.base}/404.html"]


def _quoted(text: str) -> str:
    """A text in one piece. Caddy knows one escape in it, that of the quotation mark."""
    return '"' + text.replace('"', '\\"') + '"'
