"""Tags: posts name one by its key or by its local name; its address is the local name's slug."""

from __future__ import annotations

from .addresses import slugify
from .model import TagNames


def tag_key(tags: TagNames, written: str) -> str:
    """The key of a tag as an author wrote it: `introverts`, `Introversi` and `introversi` are one."""
    if written in tags.names:
        return written
    wanted = slugify(written)
    for key, names in tags.names.items():
        if wanted == slugify(key) or any(wanted == slugify(name) for name in names.values()):
            return key
    return wanted or written


def tag_name(tags: TagNames, key: str, lang: str, written: str = "") -> str:
    """What a tag is called in a language; one without a name there is called as it was written."""
    names = tags.names.get(key, {})
    return names.get(lang) or written or next(iter(names.values()), key)


def tag_slug(tags: TagNames, written: str, lang: str) -> str:
    """The last part of a tag's address in a language."""
    key = tag_key(tags, written)
    return slugify(tag_name(tags, key, lang, written)) or slugify(key)
