"""Addresses in a text that is Markdown already; what stands in code stays."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import urljoin

from ...messages import say
from ..losses import LossBook
from ..texts import LOCAL_SITE
from .rewriting import Addresses

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_CODE = re.compile(r"(`+)(?!`).+?(?<!`)\1(?!`)")
_INLINE = re.compile(
    r"(?P<before>(?P<picture>!?)\[(?P<words>(?:[^\[\]\\]|\\.|!?\[[^\]]*\]\([^)\s]*\))*)\]\()\s*<?(?P<target>(?<=<)[^<>\n]+(?=>)|[^\s<>()]+(?:\([^\s()]*\)[^\s()]*)*|[^\s<>()\"'][^<>()\n\"']*\.(?:png|jpe?g|gif|webp|svg|avif|pdf|md))>?(?P<after>(?:\s+(?:\"[^\"]*\"|'[^']*'))?\s*\))"
)
_DEFINITION = re.compile(
    r"^(?P<before> {0,3}\[[^\]\n^][^\]\n]*\]:[ \t]*)<?(?P<target>[^\s>]+)>?(?P<after>[ \t].*)?$", re.MULTILINE
)
_ATTRIBUTE = re.compile(
    r"(?P<before>\s(?P<name>src|href)\s*=\s*[\"'])(?P<target>[^\"']+)(?P<after>[\"'])", re.IGNORECASE
)
_BARE_ATTRIBUTE = re.compile(
    r"(?P<before><(?:img|a|source|video|audio)\b[^<>]*?\s(?P<name>src|href)\s*=\s*)(?P<target>[^\s\"'<>=]+)(?P<after>)(?=[\s>])",
    re.IGNORECASE,
)
_GITHUB = re.compile(
    r"https?://(?:github\.com/[^/]+/[^/]+/(?:blob|raw|tree)/[^/]+|raw\.githubusercontent\.com/[^/]+/[^/]+/[^/]+)/(?P<path>[^?#]+)(?P<place>#.*)?"
)
_PICTURE = re.compile(r"\.(?:png|jpe?g|gif|webp|svg|avif)(?:$|[?#])", re.IGNORECASE)


def rewritten(text: str, addresses: Addresses, book: LossBook) -> str:
    """The text with its addresses as they are here. Links to files that are not there are words, and written down."""
    change = _Change(addresses, book)
    made: list[str] = []
    prose: list[str] = []
    fence = ""

    def end_of_prose() -> None:
        if prose:
            made.append(_outside_code("\n".join(prose), change.prose))
            prose.clear()

    for line in text.split("\n"):
        match = _FENCE.match(line)
        if not fence and not match:
            prose.append(line)
            continue
        end_of_prose()
        made.append(line)
        if not fence:
            fence = match[1] if match else ""
        elif match and match[1].startswith(fence):
            fence = ""
    end_of_prose()
    return "\n".join(made)


def _outside_code(text: str, change: Callable[[str], str]) -> str:
    kept: list[str] = []

    def aside(match: re.Match[str]) -> str:
        kept.append(match.group())
        return f"\x04{len(kept) - 1}\x04"

    changed = change(_CODE.sub(aside, text)) if "`" in text else change(text)
    return re.sub("\x04([0-9]+)\x04", lambda match: kept[int(match[1])], changed) if kept else changed


class _Change:
    def __init__(self, addresses: Addresses, book: LossBook) -> None:
        self._addresses, self._book = addresses, book

    def prose(self, text: str) -> str:
        """Lines of prose with other addresses."""
        if "](" in text:
            # Pictures within links first.
            text = _INLINE.sub(self._inline, text)
        if "]:" in text:
            text = _DEFINITION.sub(self._kept, text)
        return _BARE_ATTRIBUTE.sub(self._kept, _ATTRIBUTE.sub(self._kept, text)) if "<" in text else text

    def _inline(self, match: re.Match[str]) -> str:
        words = _INLINE.sub(self._inline, match["words"]) if "](" in match["words"] else match["words"]
        target = self._target(match["target"], is_picture=bool(match["picture"]))
        if not target:
            return words
        return f"{match['picture']}[{words}]({target}{match['after']}"

    def _kept(self, match: re.Match[str]) -> str:
        target = self._target(match["target"], is_picture=bool(_PICTURE.search(match["target"])))
        if not target and "name" in match.groupdict():
            return " "  # an attribute less: its element shows its words
        return f"{match['before']}{target or '#'}{match['after'] or ''}"

    def _target(self, written: str, *, is_picture: bool) -> str:
        """What to write for an address; "" for a file that is not there."""
        if written.startswith(("#", "mailto:", "{", "tel:")):
            return written
        url = self._local(urljoin(self._addresses.base, written) if self._addresses.base else written)
        for address in (url, *(urljoin(base, written) for base in self._addresses.others)):
            known = self._addresses.link(address)
            if known != address:
                return known
        place = self._addresses.picture(url) if is_picture or url.startswith(LOCAL_SITE) else url
        if not place.startswith(LOCAL_SITE):
            return written if place == url and "://" in written else place
        self._book.note(
            "dropped", "files-missing", say("links to files that are not there; their words stay"), [written]
        )
        return ""

    def _local(self, url: str) -> str:
        """The file of this folder that an address at GitHub means, if it is one."""
        match = _GITHUB.match(url) if "github" in url else None
        if match is None:
            return url
        local = f"{LOCAL_SITE}/{match['path']}"
        is_here = self._addresses.link(local) != local or not self._addresses.picture(local).startswith(LOCAL_SITE)
        return f"{local}{match['place'] or ''}" if is_here else url
