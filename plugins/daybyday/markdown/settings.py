"""How Markdown is to be read; apart from the converter, so that a build with nothing to convert need not import it."""

from __future__ import annotations

import hashlib
import marshal
import re
from collections.abc import Mapping
from dataclasses import field
from typing import Any

from ..values import dataclass


@dataclass(frozen=True, slots=True)
class MarkdownSettings:
    """Extensions and their settings, as Pelican's MARKDOWN setting has them."""

    extensions: tuple[Any, ...] = ()
    """names, or extensions themselves"""
    configs: Mapping[str, Mapping[str, Any]] | None = None
    footnote_back: Mapping[str, str] = field(default_factory=dict)
    """What the link from a footnote back into the text is called, by language."""
    notes: Mapping[str, str] = field(default_factory=dict)
    """What the notes at the end of a text are called, by language."""
    media_names: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """What a link in the place of a film, a sound or a frame is called, by language and kind: `Video: {title}`."""
    plain: bool = False
    """whether Python-Markdown converts everything, so that anybody can compare"""

    def as_text(self) -> str:
        """All of it as text, the same in every process: part of the key of what was converted."""
        words = (self.footnote_back, self.notes, self.media_names)
        return f"{setting_text(self.extensions)} {setting_text(self.configs or {})} {setting_text(words)} {self.plain}"


def setting_text(value: object) -> str:
    """A setting as text, the same in every process. A function is named; one that is defined in the settings
    themselves is followed by a digest of its code.
    """
    if isinstance(value, Mapping):
        return (
            "{" + ",".join(sorted(f"{setting_text(key)}:{setting_text(member)}" for key, member in value.items())) + "}"
        )
    if isinstance(value, set | frozenset):
        return "{" + ",".join(sorted(map(setting_text, value))) + "}"
    if isinstance(value, list | tuple):
        return "[" + ",".join(map(setting_text, value)) + "]"
    if hasattr(value, "getConfigs"):  # an extension of Markdown
        return f"{type(value).__module__}.{type(value).__qualname__} {setting_text(value.getConfigs())}"
    if callable(value):
        name = f"{getattr(value, '__module__', '')}.{getattr(value, '__qualname__', type(value).__qualname__)}"
        code = getattr(value, "__code__", None)  # of a function that stands in the settings themselves, what it does
        return f"{name} {hashlib.sha256(marshal.dumps(code, 2)).hexdigest()}" if code else name
    return re.sub(" at 0x[0-9a-fA-F]+", "", repr(value))
