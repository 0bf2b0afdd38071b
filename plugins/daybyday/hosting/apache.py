"""A `.htaccess` for Apache 2.4: what lies in the site's folder says how it is served."""

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


def htaccess(site: HostedSite, root: str) -> str:  # noqa: ARG001 - the file lies in the folder it is about
    """Directives for a folder, each asked for its module: what a host has not got, it leaves out.

    All of them are of the kind FileInfo: others are forbidden at many hosts, and a forbidden one is an error of the whole site.
    """
    texts = " ".join(sorted({kind for kind in (*TYPES.values(), *BY_NAME.values()) if is_text(kind)}))
    return "\n".join(
        [
            "AddDefaultCharset utf-8",
            "FileETag MTime Size",
            f"ErrorDocument 404 {site.base}/404.html",
            *_not_found(site),
            "<IfModule mod_alias.c>",
            r'  RedirectMatch 404 "/\.(?!well-known/)"',
            "</IfModule>",
            "<IfModule mod_mime.c>",
            f"  AddCharset utf-8 {' '.join(f'.{ending}' for ending, kind in TYPES.items() if is_text(kind))}",
            *(f"  AddType {kind} .{ending}" for ending, kind in TYPES.items()),
            "</IfModule>",
            *(line for name, kind in BY_NAME.items() for line in _forced(name, kind)),
            "<IfModule mod_deflate.c>",
            f"  AddOutputFilterByType DEFLATE {texts}",
            "</IfModule>",
            "<IfModule mod_headers.c>",
            "  # A compressed answer has another ETag, which Apache itself does not know again.",
            """  RequestHeader edit If-None-Match '-gzip"' '"'""",
            *(f'  Header always set {name} "{value}"' for name, value in SECURITY.items()),
            f'  <If "%{{REQUEST_URI}} !~ m#^{re.escape(site.base + OWN_POLICY)}#">',
            f'    Header always set {POLICY} "{policy(site.searched)}"',
            "  </If>",
            f'  Header set Cache-Control "{PAGES}"',
            f'  <FilesMatch "{HASHED}">',
            f'    Header set Cache-Control "{FOR_EVER}"',
            "  </FilesMatch>",
            '  <Files "worker.js">',
            f'    Header set Cache-Control "{ALWAYS_ASK}"',
            "  </Files>",
            r'  <FilesMatch "\.(rss|atom|ics|json)$|^opml\.xml$">',
            *(f'    Header set {name} "{value}"' for name, value in SHARED.items()),
            "  </FilesMatch>",
            "</IfModule>",
            "<IfModule mod_rewrite.c>",
            "  RewriteEngine On",
            *_redirects(site),
            "  RewriteCond %{REQUEST_FILENAME} -d",
            "  RewriteCond %{REQUEST_FILENAME}/index.html !-f",
            "  RewriteRule ^ - [R=404,L]",
            "</IfModule>",
            "",
        ]
    )


def _not_found(site: HostedSite) -> list[str]:
    lines = []
    for root in site.other_languages:
        lines += [
            f'<If "%{{REQUEST_URI}} =~ m#^{re.escape(site.asked(root))}#">',
            f"  ErrorDocument 404 {site.asked(root)}404.html",
            "</If>",
        ]
    return lines


def _forced(name: str, kind: str) -> list[str]:
    return [f'<Files "{name}">', f"  ForceType '{kind}; charset=utf-8'", "</Files>"]


def _redirects(site: HostedSite) -> list[str]:
    """By mod_rewrite, which runs before Apache looks for the page that lies at the old address."""
    lines = []
    for rule in site.redirects:
        old, new = re.escape(site.asked(rule.old)), site.locator.path(rule.new).replace("%", r"\%").replace("$", r"\$")
        rest = "(?:/([!-~]*))?" if rule.below else "/?" if rule.old.endswith("/") else ""
        lines += [
            f'  RewriteCond %{{REQUEST_URI}} "^{old.removesuffix("/")}{rest}$"',
            f'  RewriteRule ^ "{new}{"%1" if rule.below else ""}" [R=301,L,NE]',
        ]
    return lines
