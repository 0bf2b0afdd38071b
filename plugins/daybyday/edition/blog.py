"""What another program publishes around the series of a guest: Pelican's posts, files and lists, as our links need them.

A native site has nothing around it.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Protocol

from ..values import dataclass


@dataclass(frozen=True, slots=True)
class BlogPost:
    """A text of the blog that is out."""

    address: str
    """without the site's own path"""
    since: datetime | None
    """when it came out; None for pages, which are taken for older than anything"""


class Blog(Protocol):
    """What links may lead to beside our own. Names are paths in the content folder."""

    def has(self, name: str) -> bool:
        """Whether the blog has a file of this name, be it a text or not."""

    def post(self, name: str) -> BlogPost | None:
        """A text that is out; None for others, and as long as nobody knows."""

    def file(self, name: str) -> str:
        """The address of a file that is no text."""

    def listing(self, kind: str, name: str) -> str:
        """The address of a tag, a category, an author or (index) of the first page; "" as long as nobody knows."""


@dataclass(frozen=True)
class FilesOfBlog:
    """A blog of which nothing is known but its files: before its own program has read them, or when it does not run."""

    names: Collection[str] = frozenset()

    def has(self, name: str) -> bool:
        return name in self.names

    def post(self, name: str) -> BlogPost | None:  # noqa: ARG002
        return None

    def file(self, name: str) -> str:
        return f"/{name}"  # where Pelican puts it unless a setting says otherwise

    def listing(self, kind: str, name: str) -> str:  # noqa: ARG002
        return ""


NO_BLOG = FilesOfBlog()
