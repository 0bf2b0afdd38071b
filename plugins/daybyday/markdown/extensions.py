"""Which extensions Markdown is converted with: those a site asks for, and two that all have."""

from __future__ import annotations

from typing import Any

from .headings import heading_id
from .settings import MarkdownSettings

_HIGHLIGHT = "markdown.extensions.codehilite"
_TOC = "markdown.extensions.toc"


def extensions_of(settings: MarkdownSettings) -> tuple[list[str], dict[str, dict[str, Any]]]:
    """The extensions to be used, and their settings."""
    given = dict(settings.configs or {})
    names = [*given, *settings.extensions, _TOC, "markdown.extensions.smarty"]
    # Headers have been read by then; a second reading would swallow text that looks like one.
    names = [name for name in dict.fromkeys(names) if not isinstance(name, str) or name.rpartition(".")[2] != "meta"]
    configs: dict[str, dict[str, Any]] = {name: dict(config) for name, config in given.items() if name in names}
    configs.setdefault(_TOC, {}).setdefault("slugify", heading_id)
    if _HIGHLIGHT in configs:
        # A letter or a recipe in a code block is no program: only a language that is named is coloured.
        configs[_HIGHLIGHT].setdefault("guess_lang", False)
    return names, configs
