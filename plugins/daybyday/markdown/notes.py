"""Notes at the end of a text: what they are called in its language, for readers' eyes and for programs that read aloud."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Mapping

from ..patterns import regex

# What Python-Markdown makes, in its English, after cleaning.
_SECTION = regex(r'<div class="footnote">\n?(?P<notes>.*?</ol>\n?)</div>', re.DOTALL)
_NOTE_OR_WAY_BACK = regex(
    r'<li id="fn(?P<note>[^"]*)">|<a class="footnote-backref" href="(?P<href>[^"]*)"(?: title="[^"]*")?>'
)
_REFERENCE = regex(r'<a class="footnote-ref" href')


class Notes:
    """Says what notes and the ways back from them are called; languages without a word leave them unnamed."""

    def __init__(self, names: Mapping[str, str], ways_back: Mapping[str, str]) -> None:
        self._names, self._ways_back = names, ways_back

    def in_language(self, lang: str) -> Callable[[str], str]:
        """A function that names the notes in cleaned HTML. Cleaning has taken out roles that authors wrote."""
        name, way_back = self._names.get(lang, ""), self._ways_back.get(lang, "")

        def named(text: str) -> str:
            if "footnote-" not in text:
                return text
            text = _REFERENCE.sub('<a class="footnote-ref" role="doc-noteref" href', text)
            return _SECTION.sub(lambda match: _section(match["notes"], name, way_back), text)

        return named


def _section(notes: str, name: str, way_back: str) -> str:
    number = 0

    def numbered(match: re.Match[str]) -> str:
        nonlocal number
        if match["href"] is None:
            number += 1
            return match.group()
        title = html.escape(way_back.replace("{n}", str(number)))
        called = f' title="{title}" aria-label="{title}"' if title else ""
        return f'<a class="footnote-backref" role="doc-backlink" href="{match["href"]}"{called}>'

    label = f' aria-label="{html.escape(name)}"' if name else ""
    return f'<section class="footnote" role="doc-endnotes"{label}>\n{_NOTE_OR_WAY_BACK.sub(numbered, notes)}</section>'
