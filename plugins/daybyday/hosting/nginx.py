"""A configuration for nginx (1.11.2 or newer): one file, to be included where servers stand."""

from __future__ import annotations

import re
from collections.abc import Iterable

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
from .redirects import RedirectRule
from .site import HostedSite

_SHORT = 40
"""bytes of a key of a map that the usual settings have room for"""


def nginx_file(site: HostedSite, root: str) -> str:
    """Maps and a server. `root` is the folder that holds the site, below it the site's own path if it has one."""
    base = re.escape(site.base)
    maps = [
        _map("new", "$uri", '""', [*_redirects(site)]),
        _map("not_found", "$uri", _quoted(f"{site.base}/404.html"), [_not_found(site, root) for root in site.other_languages]),
        _map("policy", "$uri", _quoted(policy(site.searched)), [f'"~^{base}{re.escape(OWN_POLICY)}" "";']),
        _map("cache", "$uri", _quoted(PAGES), [f'"~^{base}/theme/.+{HASHED}" "{FOR_EVER}";', f'"{site.base}/worker.js" "{ALWAYS_ASK}";']),
        _map("shared", "$uri", '""', [rf'"~\.(?:rss|atom|ics|json)$" "{SHARED["Access-Control-Allow-Origin"]}";', '"~/opml\\.xml$" "*";']),
    ]  # fmt: skip
    return "\n".join([*_room(site), *maps, _server(site, root)])


def _room(site: HostedSite) -> list[str]:
    """Short keys need no more than nginx has by itself."""
    longest = max((len(site.asked(rule.old).encode()) for rule in site.redirects), default=0)
    return ["map_hash_bucket_size 1024;"] if longest > _SHORT else []


def _map(name: str, source: str, default: str, lines: Iterable[str]) -> str:
    rows = "".join(f"    {line}\n" for line in lines)
    return f"map {source} $daybyday_{name} {{\n    default {default};\n{rows}}}"


def _redirects(site: HostedSite) -> Iterable[str]:
    for rule in site.redirects:
        new = site.locator.path(rule.new)
        if rule.below:
            # Visible ASCII alone: what is decoded here goes into a header.
            yield f'"~^{re.escape(site.asked(rule.old))}(?<daybyday_rest>[!-~]*)$" {_quoted(new)[:-1]}$daybyday_rest";'
            yield f"{_key(site.asked(rule.old).rstrip('/'))} {_quoted(new)};"
        else:
            yield from (f"{_key(old)} {_quoted(new)};" for old in _both(site, rule))


def _both(site: HostedSite, rule: RedirectRule) -> list[str]:
    """A page with its last slash and without."""
    old = site.asked(rule.old)
    return [old, old.rstrip("/")] if old.endswith("/") and old.strip("/") else [old]


def _not_found(site: HostedSite, root: str) -> str:
    return f'"~^{re.escape(site.asked(root))}" {_quoted(f"{site.asked(root)}404.html")};'


def _server(site: HostedSite, root: str) -> str:
    headers = [f"    add_header {name} {_quoted(value)} always;" for name, value in SECURITY.items()]
    types = [f"        {kind} {ending};" for ending, kind in TYPES.items()]
    texts = sorted({kind for kind in (*TYPES.values(), *BY_NAME.values()) if is_text(kind) and kind != "text/html"})
    named = [
        f"    location ~ /{re.escape(name)}$ {{\n        types {{ }}\n        default_type {kind};\n    }}"
        for name, kind in BY_NAME.items()
    ]
    return "\n".join(
        [
            "server {",
            "    listen 80;",
            "    listen [::]:80;",
            f"    server_name {site.host};",
            f"    root {_quoted(root)};",
            "    index index.html;",
            "    absolute_redirect off;",
            "    server_tokens off;",
            "    charset utf-8;",
            f"    charset_types {' '.join(texts)};",
            "    types {",
            *types,
            "    }",
            "    default_type application/octet-stream;",
            "    # Compressed copies where there are some, else made while one waits. With the module for it, add: brotli_static on;",
            "    gzip_static on;",
            "    gzip on;",
            "    gzip_vary on;",
            "    gzip_min_length 1000;",
            f"    gzip_types {' '.join(texts)};",
            "    etag on;",
            *headers,
            f"    add_header {POLICY} $daybyday_policy always;",
            "    add_header Cache-Control $daybyday_cache;",
            "    add_header Access-Control-Allow-Origin $daybyday_shared;",
            "    error_page 404 $daybyday_not_found;",
            "    error_page 403 =404 $daybyday_not_found;",
            "    if ($daybyday_new) {",
            "        return 301 $daybyday_new;",
            "    }",
            "    location / {",
            "        try_files $uri $uri/ =404;",
            "    }",
            *named,
            "    location ~ /\\.(?!well-known/) {",
            "        return 404;",
            "    }",
            "}",
            "",
        ]
    )


def _quoted(text: str) -> str:
    """A text in which nginx finds no end and no escape. Dollar signs, which it has no escape for, are encoded."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("$", "%24") + '"'


def _key(address: str) -> str:
    """An address as the key of a map: one that begins like an expression, or like a word of nginx, is none."""
    escaped = address.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
