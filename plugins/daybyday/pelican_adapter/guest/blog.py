"""Where Pelican publishes what lies around a guest's series, once its generators have read it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any

from pelican import signals
from pelican.contents import Static
from pelican.readers import BaseReader, parse_path_metadata, path_metadata
from pelican.urlwrappers import Author, Category, Tag

from ...edition.blog import BlogPost
from ...values import dataclass

_LISTS = {"tag": Tag, "category": Category, "author": Author}


@dataclass(frozen=True)
class PelicanBlog:
    """The blog as the context that all generators share knows it."""

    names: frozenset[str]
    context: Mapping[str, Any]
    settings: Mapping[str, Any]

    def has(self, name: str) -> bool:
        return name in self.names

    def post(self, name: str) -> BlogPost | None:
        content = self.context["generated_content"].get(name)
        if content is None or content.status == "draft":
            return None
        return BlogPost(_rooted(content.url), getattr(content, "date", None))

    def file(self, name: str) -> str:
        static = self.context["static_content"].get(name) or self._static(name)
        return _rooted(static.url)

    def _static(self, name: str) -> Static:
        """The file as Pelican will see it: statics are the last that it reads."""
        full_path = os.path.join(self.settings["PATH"], name)  # noqa: PTH118
        reader = BaseReader(self.settings)
        metadata = path_metadata(full_path, name, self.settings)
        metadata.update(parse_path_metadata(name, self.settings, reader.process_metadata))
        with signals.content_object_init.muted():  # it is asked for its address alone
            return Static(None, metadata, self.settings, full_path, dict(self.context))

    def listing(self, kind: str, name: str) -> str:
        if kind == "index":
            return "/"
        return _rooted(_LISTS[kind](name, self.settings).url)


def _rooted(url: str) -> str:
    return f"/{url.lstrip('/')}"
