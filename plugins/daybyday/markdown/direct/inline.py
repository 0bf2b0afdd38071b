"""What stands within a paragraph: code, links, pictures, breaks, emphasis, and the words between them.

As in Python-Markdown, one kind is looked for after the other in the whole run. What has been read becomes one character of
a private area, an `atom`: neither a letter nor a space, like the placeholders there.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ...patterns import regex
from .footnotes import REFERENCE, Footnotes
from .typography import Typography, escaped
from .unsure import UnsureError

_FIRST = 0xE000
_ATOM = regex(r"[\ue000-\uf8ff]")
_MARKUP = regex(r"[*_`\[\]{}\n]")
# What is searched for begins with its mark, and only then looks back: so the search is a fast one.
_CODE = regex(r"`(?<!``)([^`]+)`(?!`)")
_ADDRESS = r"(?:\{[a-z]+\})?[^\s()<>\"'\[\]{}`\x7f-\U0010ffff]+"
_TEXT_AND_ADDRESS = rf"\[(?P<text>[^\[\]]*)\]\((?P<address>{_ADDRESS})(?:[ ]\"(?P<title>[^\"\n&<>`]*)\")?\)"
_PICTURE = regex(f"!{_TEXT_AND_ADDRESS}")
_LINK = regex(_TEXT_AND_ADDRESS)
_LITERAL_BRACKETS = regex(r"(?<!!)\[[^\[\]^\n][^\[\]\n]*\](?![\[(:]|\s\[)")
_BREAK = regex(r"  \n(?![ \n]|\Z)")
_EMPHASIS = regex(
    r"(?P<mark>[*_](?<![\w*_][*_])(?:(?<=\*)\*|(?<=_)_)?)(?![\s*_])(?P<text>[^*_]*[^\s*_])(?P=mark)(?![\w*_])"
)
_LITERAL_STAR = regex(r"\*(?<=[ ]\*)(?=[ ])")
_WITHIN_WORD = regex(r"_(?<=[^\W_]_)(?=[^\W_])")
_TAGS = {"*": "em", "_": "em", "**": "strong", "__": "strong"}
_HARMLESS = regex(
    r"https?://(?!xn--)(?:[A-Za-z0-9][A-Za-z0-9-]*\.)+[A-Za-z]{2,}(?:[/?#][^:]*)?|mailto:[\w.+-]+@[\w.-]+|(?!//)[^:]+"
)
"""Addresses that cleaning surely leaves as they are."""


@dataclass(slots=True)
class _Run:
    """A run of text while its elements are being read."""

    atoms: list[str] = field(default_factory=list)

    def atom(self, html: str) -> str:
        self.atoms.append(html)
        if len(self.atoms) > 0x1800:
            raise UnsureError
        return chr(_FIRST + len(self.atoms) - 1)


class Inline:
    """Reads runs of text. `is_clean` says whether all that was made since `begin` would pass cleaning unchanged."""

    def __init__(self, typography: Typography) -> None:
        self._typography = typography
        self.begin(Footnotes())

    def begin(self, footnotes: Footnotes) -> None:
        """A new text, with its notes."""
        self.is_clean = True
        self._footnotes = footnotes

    def html(self, text: str) -> str:
        """The HTML of a run of text. Raises `UnsureError`."""
        if not _MARKUP.search(text):
            return self._typography.written(text)
        run = _Run()
        if "`" in text:
            text = self._without_code(text, run)
        if "[^" in text:
            text = REFERENCE.sub(lambda match: run.atom(self._footnotes.reference(match[1])), text)
        if "[" in text or "]" in text:
            text = self._without_links(text, run)
        if "{" in text or "}" in text:
            raise UnsureError
        if "  \n" in text:
            text = self._without_breaks(text, run)
        return self._written(self._without_emphasis(text, run), run)

    def _without_code(self, text: str, run: _Run) -> str:
        def code(match: re.Match[str]) -> str:
            words = match[1].strip()
            if not words:
                raise UnsureError
            return run.atom(f"<code>{escaped(words)}</code>")

        text = _CODE.sub(code, text)
        if "`" in text:
            raise UnsureError
        return text

    def _without_links(self, text: str, run: _Run) -> str:
        if "![" in text:
            text = _PICTURE.sub(lambda match: run.atom(self._picture(match)), text)
        text = _LINK.sub(lambda match: run.atom(self._link(match, run)), text)
        rest = _LITERAL_BRACKETS.sub("", text) if "[" in text else text
        if "[" in rest or "]" in rest:
            raise UnsureError
        return text

    def _link(self, match: re.Match[str], run: _Run) -> str:
        words = match["text"]
        if not words.strip() or "{" in words or "}" in words:
            raise UnsureError
        within = self._written(self._without_emphasis(self._without_breaks(words, run), run), run)
        return f'<a href="{self._address(match["address"])}"{self._title(match)}>{within}</a>'

    def _picture(self, match: re.Match[str]) -> str:
        words = match["text"]
        if _ATOM.search(words) or "\n" in words or "&" in words:
            raise UnsureError
        alternative = words.replace('"', "&quot;").replace(">", "&gt;")
        self.is_clean = self.is_clean and alternative == words
        return f'<img alt="{alternative}" src="{self._address(match["address"])}"{self._title(match)}>'

    def _address(self, address: str) -> str:
        self.is_clean = self.is_clean and bool(_HARMLESS.fullmatch(address))
        return address.replace("&", "&amp;")

    def _title(self, match: re.Match[str]) -> str:
        title = match["title"]
        if title is None:
            return ""
        if not title or title != " ".join(title.split()) or _ATOM.search(title):
            raise UnsureError
        self.is_clean = False
        return f' title="{title}"'

    def _without_breaks(self, text: str, run: _Run) -> str:
        if "  \n" not in text:
            return text
        text = _BREAK.sub(lambda _: f"{run.atom('<br>')}\n", text)
        if "  \n" in text:
            raise UnsureError
        return text

    def _without_emphasis(self, text: str, run: _Run) -> str:
        if "*" not in text and "_" not in text:
            return text

        def element(match: re.Match[str]) -> str:
            tag = _TAGS[match["mark"]]
            return run.atom(f"<{tag}>{self._written(match['text'], run)}</{tag}>")

        text = _EMPHASIS.sub(element, text)
        if "*" in text and "*" in _LITERAL_STAR.sub("", text):
            raise UnsureError
        if "_" in text and "_" in _WITHIN_WORD.sub("", text):
            raise UnsureError
        return text

    def _written(self, text: str, run: _Run) -> str:
        """Words and atoms as HTML; of each run of words the marks are written by themselves."""
        if not run.atoms or not (atoms := _ATOM.findall(text)):
            return self._typography.written(text)
        words = _ATOM.split(text)
        html = [self._typography.written(words[0])]
        for atom, following in zip(atoms, words[1:], strict=True):
            html += [run.atoms[ord(atom) - _FIRST], self._typography.written(following) if following else ""]
        return "".join(html)
