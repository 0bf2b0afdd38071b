"""Pages as Notion exports them: names that end in an id, and properties as lines below the title."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from ..saved.dates import any_date
from .front_matter import FrontMatter

_ID = re.compile(r"[ _-]+[0-9a-f]{32}(?=$|\.)", re.IGNORECASE)
_PROPERTIES = re.compile(
    r"\A(?P<title>\s*#[ \t]+[^\n]*\n\s*\n)(?P<rows>(?:[A-Z][^\n:]{0,60}:[ \t][^\n]*\n)+)(?=[ \t]*\n|\Z)"
)
_PROPERTY = "property "
"""before its name, so that none is taken for a key of a generator: `Status: Done` says nothing of a draft"""
_DATES = ("date", "published", "publish date", "created", "created time", "data", "data di creazione")
_TAGS = ("tags", "tag", "etichette", "categories")


def is_of_notion(place: PurePosixPath) -> bool:
    """Whether the name of a file ends in an id of Notion."""
    return _ID.search(place.stem) is not None


def without_ids(place: PurePosixPath) -> PurePosixPath:
    """A path without the ids of Notion in its names."""
    return PurePosixPath(*(_ID.sub("", part) or part for part in place.parts))


def with_properties(header: FrontMatter) -> FrontMatter:
    """What stands below a title as properties, as a header: its date and its tags under the keys that others have."""
    match = _PROPERTIES.match(header.text)
    if match is None or header.values:
        return header
    values: dict[str, object] = {}
    for row in match["rows"].splitlines():
        key, _, value = row.partition(":")
        values[f"{_PROPERTY}{key.strip().lower()}"] = value.strip()
    for key in (f"{_PROPERTY}{name}" for name in _DATES):
        if date := any_date(str(values.get(key, ""))):
            del values[key]
            values["date"] = f"{date.date.isoformat()}T{date.time.isoformat()}" if date.time else date.date.isoformat()
            break
    tags = next((key for key in (f"{_PROPERTY}{name}" for name in _TAGS) if values.get(key)), "")
    if tags:
        values["tags"] = [tag.strip() for tag in str(values.pop(tags)).split(",") if tag.strip()]
    return FrontMatter(values, f"{match['title']}{header.text[match.end() :]}", header.sound)
