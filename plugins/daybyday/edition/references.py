"""Addresses as authors write them -> what they mean; needs nothing but the text.

Understood: `{filename}path.md` and a plain relative `path.md` (another post), `{static}path`, `{attach}path`,
`{filename}path.png` and a plain relative path (a file), `{tag}name`, `{index}`, `{category}name` and `{author}name` (of a guest), and `/address/` (a page
of this site). Paths are relative to the file that holds the link, or begin with `/` for the content folder. They are
compared in composed form (NFC), as names of files are, for a text from a Mac may have the other. An address with a
scheme may be a full one of this site: see `inward`.
"""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections.abc import Container, Mapping
from functools import lru_cache
from typing import Literal
from urllib.parse import unquote

from ..content_names import EXTRA
from ..model import Target
from ..patterns import regex
from ..prose import is_on_the_web
from ..values import dataclass

_BRACED = regex(r"(?:\{|%7B)(\w+)(?:\}|%7D)(.*)", re.DOTALL | re.IGNORECASE)
_LANGUAGE = regex("[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")
_SIMPLE = regex(r"\{(filename|static|attach)\}(\w[\w.-]*)")
_TEXTS = (".md", ".markdown", ".mkd", ".mdown", ".rst", ".adoc", ".org")
"""Endings of what `{filename}` means when it means a text, whether we read such texts or not."""
_OLD_STYLE = regex(r"\|(filename|static|attach|tag|category|author|index)\|(.*)", re.DOTALL)

ReferenceKind = Literal["post", "file", "tag", "category", "author", "index", "address", "unknown", "outside"]

_LISTS: Mapping[str, ReferenceKind] = {"tag": "tag", "category": "category", "author": "author"}


@dataclass(frozen=True, slots=True)
class Reference:
    """What a written address means: `name` is a content path, a tag, or an address of the site."""

    kind: ReferenceKind
    name: str
    tail: str = ""
    """`?query` and `#fragment`, as written"""


@lru_cache(maxsize=1 << 16)
def read_reference(written: str, source_path: str) -> Reference:
    """The meaning of an address in the file `source_path`; needs nothing of the rest of the site."""
    if simple := _SIMPLE.fullmatch(written):  # as most are: no need for the care that the others take
        folder, slash, _ = source_path.rpartition("/")
        path = _composed(f"{folder}{slash}{simple[2]}")
        return Reference("post" if _is_text(path, simple[1]) else "file", path)
    match = _BRACED.match(written) or _OLD_STYLE.match(written)
    keyword, rest = (match.group(1).lower(), match.group(2)) if match else ("", written)
    path, tail = _split_tail(rest)
    path = _composed(unquote(path))
    if keyword in _LISTS:
        return Reference(_LISTS[keyword], path.strip("/ "), tail)
    if keyword == "index":
        return Reference("index", "", tail)
    if keyword and keyword not in ("filename", "static", "attach"):
        return Reference("unknown", keyword)
    if not keyword and path.startswith("/"):
        return Reference("address", path, tail)
    if not keyword and not path:
        return Reference("address", "", tail)
    return _content_path(path, tail, keyword, source_path)


def _split_tail(written: str) -> tuple[str, str]:
    at = min((position for mark in "?#" if (position := written.find(mark)) >= 0), default=len(written))
    return written[:at], written[at:]


def _content_path(path: str, tail: str, keyword: str, source_path: str) -> Reference:
    base = "" if path.startswith("/") else posixpath.dirname(source_path)
    joined = posixpath.normpath(posixpath.join(base, path.lstrip("/")))
    if joined.startswith("..") or joined == ".":
        return Reference("outside", path)
    return Reference("post" if _is_text(joined, keyword) else "file", joined, tail)


def _is_text(path: str, keyword: str) -> bool:
    """Whether a path means a post: in Pelican, `{filename}` may name any file."""
    ending = posixpath.splitext(path)[1].lower()
    return ending == ".md" or (keyword == "filename" and (not ending or ending in _TEXTS))


def _composed(path: str) -> str:
    return path if path.isascii() else unicodedata.normalize("NFC", path)


def addresses_of_site(web: tuple[str, ...], origin: str, base: str) -> tuple[tuple[str, str], ...]:
    """Of full addresses those of this site: (as written, as `inward` has it)."""
    return _of_site(web, origin, base) if web else ()


@lru_cache(maxsize=1 << 16)
def _of_site(web: tuple[str, ...], origin: str, base: str) -> tuple[tuple[str, str], ...]:
    # Checks, pages and feeds all ask this of every text, and nearly none has one.
    paths = ((written, inward(written, origin, base)) for written in web)
    return tuple((written, path) for written, path in paths if path != written)


def inward(written: str, origin: str, base: str) -> str:
    """A full address of this site as one that begins with `/` and knows nothing of the site's own path: `https://
    example.org/repo/x/` -> `/x/`. Any other address as it is.
    """
    if not origin or not is_on_the_web(written):
        return written
    host, rest = origin.partition("://")[2].lower(), written.partition("://")[2]
    own = f"{host}{base}"
    if rest[: len(own)].lower() != own.lower() or rest[len(own) : len(own) + 1] not in ("", "/", "?", "#"):
        return written
    path = rest[len(own) :]
    return path if path.startswith("/") else f"/{path}"


def find_target(reference: Reference, lang: str, targets: Mapping[str, Target]) -> Target | None:
    """The post a reference means."""
    path = find_path(reference, lang, targets)
    return targets[path] if path else None


def find_path(reference: Reference, lang: str, targets: Mapping[str, Target]) -> str:
    """The file of the post a reference means, else "".

    `x.md` also finds `x.en.md`, and `x.it.md` its twin while the Italian text is not written: twins
    are one thing, and a reader is led to the language of the page anyway. The language of the link
    comes first.
    """
    if reference.name in targets:
        return reference.name
    for stem in _stems(reference.name):
        if (path := f"{stem}.{lang}.md") in targets:
            return path
        twins = sorted(path for path in targets if path.startswith(f"{stem}.") and _stems(path)[-1:] == [stem])
        if twins:
            return twins[0]
    return ""


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
    name = reference.name.lstrip("/") if reference.kind == "address" else reference.name
    return name if reference.kind in ("file", "address", "post") and name in files else ""


def file_address(name: str) -> str:
    """The address of a content file. What means something in an address (`50%.png`, `a#b.png`) is encoded."""
    return "/" + re.sub("[%?#]", lambda match: f"%{ord(match.group()):02X}", name.removeprefix(EXTRA))
