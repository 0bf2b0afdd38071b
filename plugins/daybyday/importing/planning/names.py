"""Files and addresses that nobody else has; old addresses that can lead on."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

from ...addresses import alias_address, post_page, reserved, slugify
from ...model import SiteSettings
from ..markup.rewriting import query_value
from ..texts import LOCAL_SITE

_UNFIT = re.compile(r"[\\%?#:*\"<>|\x00-\x1f]")
_LONGEST_STEM = 80
_OF_WINDOWS = re.compile(r"con|prn|aux|nul|com[1-9]|lpt[1-9]")


@dataclass
class Names:
    """What has been given away: paths, addresses, feed ids."""

    settings: SiteSettings
    paths: set[str] = field(default_factory=set)
    addresses: set[str] = field(default_factory=set)
    guids: set[str] = field(default_factory=set)
    stems: dict[tuple[str, str], str] = field(default_factory=dict)
    """(folder, group of translations) -> the stem that they share"""

    def stem(self, folder: str, lang: str, wanted: Iterable[str], group: str = "") -> str:
        """The stem of a new file, of the first of some names of which one can be made; translations share it."""
        if group and (known := self.stems.get((folder, group))) and f"{folder}/{known}.{lang}.md" not in self.paths:
            self.paths.add(f"{folder}/{known}.{lang}.md")
            return known
        slug = next((slug for name in wanted if (slug := _fit(name))), "text")
        stem, number = slug, 2
        while self._is_taken(folder, stem, lang, group):
            stem, number = f"{slug}-{number}", number + 1
        self.paths.add(f"{folder}/{stem}.{lang}.md")
        if group:
            self.stems.setdefault((folder, group), stem)
        return stem

    def _is_taken(self, folder: str, stem: str, lang: str, group: str) -> bool:
        """A stem is taken by a file, and by texts of another day or group in any language: they would be its twins."""
        if any(f"{folder}/{stem}.{tag}.md" in self.paths for tag in (lang, *self.settings.languages)):
            return True
        return any(known == stem for (where, other), known in self.stems.items() if where == folder and other != group)

    def slug(self, lang: str, wanted: str, stem: str) -> str:
        """The last part of an address that is free: as it was, or nearly."""
        kept = reserved(self.settings)
        base = slugify(wanted)[:_LONGEST_STEM].strip("-") or slugify(stem)
        slug, number = base, 2
        while slug in kept or re.fullmatch("[0-9]{4}", slug) or self._address(lang, slug) in self.addresses:
            slug, number = f"{base}-{number}", number + 1
        self.addresses.add(self._address(lang, slug))
        return slug

    def _address(self, lang: str, slug: str) -> str:
        return post_page(self.settings, lang, slug).casefold()

    def guid(self, given: str) -> str:
        """A feed id, unless somebody has it."""
        fit = "".join(char for char in given if char.isprintable()).strip()[:500]
        if not fit or fit in self.guids:
            return ""
        self.guids.add(fit)
        return fit

    def aliases(
        self, old_addresses: Iterable[str], own: str
    ) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
        """(old addresses that lead here, those that cannot, those that others have). Called when every text has its address,
        `own` for this one.
        """
        usable, unusable, taken = [], [], []
        own_addresses = {own.casefold()}
        for old in old_addresses:
            alias = alias_of(old)
            if alias is None:
                unusable.append(old)
            elif alias and alias_address(alias).casefold() not in self.addresses:
                self.addresses.add(alias_address(alias).casefold())
                own_addresses.add(alias_address(alias).casefold())
                usable.append(alias)
            elif alias and alias_address(alias).casefold() not in own_addresses:
                taken.append(old)
        return tuple(usable), tuple(unusable), tuple(taken)


def alias_of(address: str) -> str | None:
    """The path of an old address; "" for that of a whole site, None for one that no file can stand at (`/?p=12`)."""
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return None
    if address.startswith(LOCAL_SITE):
        return ""
    path = re.sub("//+", "/", unicodedata.normalize("NFC", unquote(parts.path)))
    if parts.query and path.strip("/") in ("", "index.php"):
        return None
    segments = path.strip("/").split("/")
    if path.strip("/") == "":
        return ""
    if any(part in ("", ".", "..") or _UNFIT.search(part) or len(part) > 200 for part in segments):
        return None
    return path if path.startswith("/") else f"/{path}"


def link_key(address: str) -> str:
    """An address so that two spellings of it are the same: without scheme, `www.`, place in the page, last slash."""
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return address
    host = parts.netloc.lower().removeprefix("www.")
    path = unquote(parts.path).rstrip("/")
    return f"{host}{path}?{parts.query}" if parts.query else f"{host}{path}"


def number_key(address: str) -> str:
    """The key of an address that names a text by its number in WordPress (`?p=12`, from whatever page); "" for any other."""
    number = query_value(address, "p") or query_value(address, "page_id")
    try:
        return link_key(f"//{urlsplit(address.strip()).netloc}/?p={number}") if number else ""
    except ValueError:
        return ""


def _fit(name: str) -> str:
    stem = slugify(unquote(name))[:_LONGEST_STEM].strip("-")
    return f"{stem}-text" if stem and _OF_WINDOWS.fullmatch(stem) else stem
