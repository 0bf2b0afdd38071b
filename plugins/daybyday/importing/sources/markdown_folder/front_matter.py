"""Headers of any generator: YAML, TOML, JSON, classic `Title: …` lines, or none."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from ....model import Written
from ....yamltree import Node, YamlError, parse
from ..saved.dates import machine_date

_YAML = re.compile(r"---[ \t]*\n(?P<header>.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_TOML = re.compile(r"\+\+\+[ \t]*\n(?P<header>.*?)\n\+\+\+[ \t]*(?:\n|\Z)", re.DOTALL)
_CLASSIC = re.compile(r"(?:[A-Za-z][\w-]*:[ \t]?.*\n(?:[ \t]+\S.*\n)*)+(?=\s*\n|\Z)")
_CLASSIC_LINE = re.compile(r"(?P<key>[A-Za-z][\w-]*):[ \t]*(?P<value>.*(?:\n[ \t]+\S.*)*)")
_CLASSIC_KEYS = frozenset(
    ["title", "date", "category", "tags", "slug", "author", "authors", "summary", "status", "modified", "lang"]
)
_LINE = re.compile(r"^(?P<key>[A-Za-z][\w-]*)\s*:\s*(?P<value>.*)$")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The keys of a header in small letters, the text below it, and whether the header could be understood."""

    values: Mapping[str, object] = field(default_factory=dict)
    text: str = ""
    sound: bool = True

    def word(self, *keys: str) -> str:
        """The value of the first of some keys that has one, as text."""
        for key in keys:
            value = self.values.get(key)
            if isinstance(value, str | int | float) and not isinstance(value, bool) and str(value).strip():
                return " ".join(str(value).split())
        return ""

    def words(self, *keys: str) -> tuple[str, ...]:
        """The values of some keys as a list; text is parted at commas."""
        listed: list[str] = []
        for key in keys:
            value = self.values.get(key)
            if isinstance(value, str):
                listed += [part.strip() for part in value.split(",")]
            elif isinstance(value, list):
                listed += [str(part).strip() for part in value if isinstance(part, str | int)]
        return tuple(dict.fromkeys(word for word in listed if word))

    def is_true(self, key: str) -> bool:
        """Whether a key says yes."""
        return str(self.values.get(key, "")).strip().lower() in ("true", "yes", "1")

    def moment(self, *keys: str) -> Written | None:
        """The date of the first of some keys that has one."""
        for key in keys:
            value = self.values.get(key)
            if isinstance(value, datetime):
                return Written(value.date(), value.time().replace(microsecond=0, tzinfo=None), value.utcoffset())
            if isinstance(value, date):
                return Written(value)
            if isinstance(value, str) and (written := machine_date(re.sub(r"\s+([+-]\d{4}|Z)$", r"\1", value.strip()))):
                return written
        return None


def read_front_matter(text: str) -> FrontMatter:
    """The header of a file and the text below it."""
    if match := _YAML.match(text):
        values = _yaml(match["header"])
        return FrontMatter(
            values if values is not None else _by_lines(match["header"]), text[match.end() :], values is not None
        )
    if match := _TOML.match(text):
        values = _toml(match["header"])
        return FrontMatter(values or {}, text[match.end() :], values is not None)
    if text.startswith("{") and (front := _json(text)):
        return front
    if (match := _CLASSIC.match(text)) and _is_classic(match.group()):
        pairs = {line["key"].lower(): " ".join(line["value"].split()) for line in _CLASSIC_LINE.finditer(match.group())}
        return FrontMatter(pairs, text[match.end() :])
    return FrontMatter(text=text)


def _is_classic(header: str) -> bool:
    keys = {line["key"].lower() for line in _CLASSIC_LINE.finditer(header)}
    return ("title" in keys and bool(keys & (_CLASSIC_KEYS - {"title"}))) or keys == {"title"}


def _yaml(header: str) -> dict[str, object] | None:
    try:
        tree = parse(header)
    except YamlError:
        return None
    if not isinstance(tree.value, dict):
        return None
    return {key.lower(): _plain(node) for key, node in tree.value.items()}


def _plain(node: Node) -> object:
    if isinstance(node.value, list):
        return [_plain(part) for part in node.value]
    if isinstance(node.value, dict):
        return {key: _plain(value) for key, value in node.value.items()}
    return "" if node.empty else node.value


def _by_lines(header: str) -> dict[str, object]:
    """What can be read of a header that is no YAML: its lines with a key."""
    matches = (_LINE.match(line) for line in header.split("\n"))
    return {
        match["key"].lower(): match["value"].strip().strip("\"'")
        for match in matches
        if match and match["value"].strip()
    }


def _toml(header: str) -> dict[str, object] | None:
    try:
        return {key.lower(): value for key, value in tomllib.loads(header).items()}
    except (tomllib.TOMLDecodeError, RecursionError):
        return None


def _json(text: str) -> FrontMatter | None:
    try:
        value, end = json.JSONDecoder().raw_decode(text)
    except (ValueError, RecursionError):
        return None
    return (
        FrontMatter({str(key).lower(): member for key, member in value.items()}, text[end:])
        if isinstance(value, dict)
        else None
    )
