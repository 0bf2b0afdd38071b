"""Addresses as authors write them -> where they lead.

Understood: `{filename}path.md` and a plain relative `path.md` (another post), `{static}path`,
`{attach}path` and a plain relative path (a file), `{tag}name`, `{index}`, and `/address/` (a page
of this site). Paths are relative to the file that holds the link, or begin with `/` for the
content folder. Addresses with a scheme were never asked about.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Container, Mapping
from dataclasses import dataclass
from typing import Literal
from urllib.parse import unquote

from .. import addresses
from ..model import Post, Site, Target
from ..prose import Resolved
from ..tagging import tag_key, tag_slug
from .edition import Edition

_BRACED = re.compile(r"(?:\{|%7B)(\w+)(?:\}|%7D)(.*)", re.DOTALL | re.IGNORECASE)
_LANGUAGE = re.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")
_OLD_STYLE = re.compile(r"\|(filename|static|attach|tag|index)\|(.*)", re.DOTALL)

What = Literal["post", "file", "tag", "index", "address", "unknown", "outside"]


@dataclass(frozen=True, slots=True)
class Reference:
    """What a written address means: `name` is a content path, a tag, or an address of the site."""

    what: What
    name: str
    tail: str = ""
    """`?query` and `#fragment`, as written"""


def read_reference(written: str, source_path: str) -> Reference:
    """The meaning of an address in the file `source_path`; needs nothing of the rest of the site."""
    match = _BRACED.match(written) or _OLD_STYLE.match(written)
    keyword, rest = (match.group(1).lower(), match.group(2)) if match else ("", written)
    path, tail = _split_tail(rest)
    if keyword == "tag":
        return Reference("tag", unquote(path).strip("/ "), tail)
    if keyword == "index":
        return Reference("index", "", tail)
    if keyword and keyword not in ("filename", "static", "attach"):
        return Reference("unknown", keyword)
    if not keyword and path.startswith("/"):
        return Reference("address", unquote(path), tail)
    if not keyword and not path:
        return Reference("address", "", tail)
    return _content_path(unquote(path), tail, keyword, source_path)


def _split_tail(written: str) -> tuple[str, str]:
    at = min((found for mark in "?#" if (found := written.find(mark)) >= 0), default=len(written))
    return written[:at], written[at:]


def _content_path(path: str, tail: str, keyword: str, source_path: str) -> Reference:
    base = "" if path.startswith("/") else posixpath.dirname(source_path)
    joined = posixpath.normpath(posixpath.join(base, path.lstrip("/")))
    if joined.startswith("..") or joined == ".":
        return Reference("outside", path)
    is_post = keyword == "filename" or joined.lower().endswith(".md")
    return Reference("post" if is_post else "file", joined, tail)


def find_target(reference: Reference, lang: str, targets: Mapping[str, Target]) -> Target | None:
    """The post a reference means.

    `x.md` also finds `x.en.md`, and `x.it.md` its twin while the Italian text is not written: twins
    are one thing, and a reader is led to the language of the page anyway. The language of the link
    comes first.
    """
    if reference.name in targets:
        return targets[reference.name]
    for stem in _stems(reference.name):
        if found := targets.get(f"{stem}.{lang}.md"):
            return found
        twins = sorted(path for path in targets if path.startswith(f"{stem}.") and _stems(path)[-1:] == [stem])
        if twins:
            return targets[twins[0]]
    return None


def _stems(name: str) -> list[str]:
    """`x.it.md` -> `x.it` and `x`: what the name may be without its language."""
    if not name.endswith(".md"):
        return []
    stem = name[: -len(".md")]
    base, dot, suffix = stem.rpartition(".")
    return [stem, base] if dot and _LANGUAGE.fullmatch(suffix) else [stem]


def file_of(written: str, source_path: str, files: Container[str]) -> str:
    """The content file an address means, if it means one that exists: else ""."""
    reference = read_reference(written, source_path)
    name = reference.name.lstrip("/") if reference.what == "address" else reference.name
    return name if reference.what in ("file", "address", "post") and name in files else ""


def file_address(name: str) -> str:
    """The address of a content file. What means something in an address (`50%.png`, `a#b.png`) is encoded."""
    return "/" + re.sub("[%?#]", lambda match: f"%{ord(match.group()):02X}", name)


def on_page(edition: Edition, post: Post, lang: str) -> tuple[tuple[str, Resolved], ...]:
    """Where the links of a post lead on a page in `lang`: (as written, what it is here)."""
    targets = edition.facts_of(post).targets
    return tuple((written, _on_page(edition, written, post, lang)) for written in targets)


def _on_page(edition: Edition, written: str, post: Post, lang: str) -> Resolved:
    site, path = edition.site, post.source.path
    reference = read_reference(written, path)
    to = edition.locator.path
    if reference.what == "post":
        target = find_target(reference, post.lang, site.targets)
        return _to_post(edition, target, reference.tail, lang) if target else Resolved()
    if name := file_of(written, path, site.files):
        return Resolved(to(file_address(name)) + reference.tail)
    if reference.what == "tag":
        return _to_tag(edition, reference.name, (lang, post.lang))
    if reference.what == "index":
        return Resolved(to(edition.home(lang)))
    if reference.what == "address":
        return _to_address(edition, reference, lang)
    return Resolved()


def _to_tag(edition: Edition, name: str, choices: tuple[str, str]) -> Resolved:
    """A tag's page in the first language that has one. The tag pages of a foreign theme are its own affair."""
    site = edition.site
    for lang in choices:
        if (lang, tag_key(site.tags, name)) in edition.tags_told and not site.settings.guest:
            address = addresses.tag_page(site.settings, lang, tag_slug(site.tags, name, lang))
            return Resolved(edition.locator.path(address), lang if lang != choices[0] else "")
    return Resolved()


def _to_post(edition: Edition, target: Target, tail: str, lang: str) -> Resolved:
    for choice in _choices(target, tail, lang):
        if choice in target.addresses:
            address = edition.locator.path(target.addresses[choice]) + tail
            return Resolved(address, choice if choice != lang else "")
    if target.coming:
        words = edition.words[lang]
        return Resolved(waiting=words.say("coming_link", date=words.short_date(target.coming)))
    return Resolved()


def _choices(target: Target, tail: str, lang: str) -> tuple[str, ...]:
    """Languages to lead to: the reader's first, but a place within a text may not exist in a translation."""
    return (target.lang, lang, *target.addresses) if "#" in tail else (lang, target.lang, *target.addresses)


def _to_address(edition: Edition, reference: Reference, lang: str) -> Resolved:
    coming = edition.site.coming
    name = addresses.alias_address(reference.name)
    if name in coming:
        when = coming[name]
        words = edition.words[lang]
        return Resolved(waiting=words.say("coming_link", date=words.short_date(when)) if when else "")
    return Resolved(edition.locator.path(reference.name) + reference.tail)


def in_feed(edition: Edition, post: Post) -> tuple[tuple[str, Resolved], ...]:
    """Where the links of a post lead in feeds: absolute, and fixed on the day the item came out.

    A link whose target came later than the item stays plain text for ever, because an item must
    never change by itself.
    """
    targets = edition.facts_of(post).targets
    return tuple((written, _in_feed(edition, written, post)) for written in targets)


def _in_feed(edition: Edition, written: str, post: Post) -> Resolved:
    site, path = edition.site, post.source.path
    reference = read_reference(written, path)
    absolute = edition.locator.absolute
    if reference.what == "post":
        target = find_target(reference, post.lang, site.targets)
        return _feed_link(edition, target, reference.tail, post) if target else Resolved()
    if name := file_of(written, path, site.files):
        return Resolved(absolute(file_address(name)) + reference.tail)
    if reference.what == "index":
        return Resolved(absolute(edition.home(post.lang)))
    if reference.what == "address" and reference.name:
        return _feed_address(site, reference, post, absolute(reference.name) + reference.tail)
    return Resolved()


def _feed_link(edition: Edition, target: Target, tail: str, post: Post) -> Resolved:
    for choice in _choices(target, tail, post.lang):
        if choice in target.addresses and target.moments[choice] <= post.published:
            return Resolved(
                edition.locator.absolute(target.addresses[choice]) + tail, choice if choice != post.lang else ""
            )
    return Resolved()


def _feed_address(site: Site, reference: Reference, post: Post, absolute: str) -> Resolved:
    """An address typed by hand: plain text when a post stands or will stand there that came later."""
    name = addresses.alias_address(reference.name)
    if name in site.coming:
        return Resolved()
    for target in site.targets.values():
        for lang, address in target.addresses.items():
            if address == name and target.moments[lang] > post.published:
                return Resolved()
    return Resolved(absolute)
