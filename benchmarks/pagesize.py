"""What one page costs a reader."""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit

from .corpus import SITE_URL


@dataclass(frozen=True)
class PageSize:
    """Thousands of bytes after `gzip -9`, and requests beside content pictures (the icon is asked for apart)."""

    html: float
    css: float
    script: float
    requests: int


class _Needs(HTMLParser):
    """Stylesheets and scripts that a page asks for."""

    def __init__(self) -> None:
        super().__init__()
        self.stylesheets: list[str] = []
        self.scripts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag == "link" and "stylesheet" in values.get("rel", "").split():
            self.stylesheets.append(values.get("href", ""))
        if tag == "script" and values.get("src"):
            self.scripts.append(values["src"])


def page_size(output: Path, page: Path) -> PageSize:
    """The page's own bytes and those of what it asks for, all from one output folder."""
    needs = _Needs()
    html = page.read_bytes()
    needs.feed(html.decode("utf-8"))
    css = sum(_compressed(_file(output, address).read_bytes()) for address in needs.stylesheets)
    script = sum(_compressed(_file(output, address).read_bytes()) for address in needs.scripts)
    return PageSize(_compressed(html), css, script, 1 + len(needs.stylesheets) + len(needs.scripts))


def _file(output: Path, address: str) -> Path:
    return output / urlsplit(address.removeprefix(SITE_URL)).path.lstrip("/")


def _compressed(data: bytes) -> float:
    return len(gzip.compress(data, 9, mtime=0)) / 1000
