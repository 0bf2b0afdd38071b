"""`series.yaml` -> `Series`, checked key by key with line and column."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterator
from datetime import date, time
from pathlib import PurePosixPath
from typing import Any
from zoneinfo import ZoneInfo

from ..errors import InputError
from ..keys import SERIES_KEYS
from ..messages import LanguageName, Message, language_names, say
from ..model import Finding, Place, Series
from ..yamltree import Node, YamlError, parse
from .dates import read_plain_date, read_time
from .fields import MOST_DAYS, as_accepted, as_list, as_slug, as_text, as_title, kind_of, places_within
from .languages import canonical
from .text import decode

_KEYS = tuple(key.name for key in SERIES_KEYS)
_CHOICES = {key.name: key.choices for key in SERIES_KEYS if key.choices}


class _File:
    """One series file being read: its keys, its findings, and the languages of the site."""

    def __init__(self, path: str, tree: Node, languages: tuple[str, ...]) -> None:
        self.path, self.languages = path, languages
        written: dict[str, Node] = tree.value if isinstance(tree.value, dict) else {}
        self.keys = tree.keys or {}
        self.findings: list[Finding] = []
        self.unknown = {key: _near_key(key) for key in written if key not in _KEYS}
        """keys that there are not, with those that may be meant; "" for none"""
        # What is read as it was meant causes no second finding.
        meant = {near: written[key] for key, near in self.unknown.items() if near and near not in written}
        self.nodes = {**meant, **{key: node for key, node in written.items() if key in _KEYS}}

    def add_error(self, code: str, node: Node | None, message: Message, hint: Message) -> None:
        place = Place(self.path, node.line, node.column) if node else Place(self.path)
        self.findings.append(Finding("error", code, place, message, hint))

    def get(self, key: str, read: Callable[[str, Node], Any], default: Any) -> Any:
        """The value of `key` by `read`; `default` when it is absent or refused (with a finding)."""
        node = self.nodes.get(key)
        if node is None or node.blank:
            return default
        try:
            return read(key, node)
        except InputError as error:
            self.add_error(error.code, node, error.message, error.hint)
            return default

    def by_language(self, key: str, read: Callable[[str, Node], Any]) -> dict[str, Any]:
        """`{en: …, it: …}`; a single value counts for the site's first language."""
        node = self.nodes.get(key)
        if node is None or node.blank:
            return {}
        if not isinstance(node.value, dict):
            node = Node({self.languages[0]: node}, node.line, node.column, keys={})
        values = {}
        for tag, value in node.value.items() if isinstance(node.value, dict) else ():
            lang = canonical(tag, self.languages)
            if lang is None:
                self.add_error(
                    "language-unknown",
                    value,
                    say(
                        "`{key}` names language `{tag}`, and the site has {languages}",
                        key=key,
                        tag=tag,
                        languages=language_names(self.languages),
                    ),
                    say('add "{tag}" to DAYBYDAY_LANGUAGES, or take it out', tag=tag),
                )
                continue
            if key != "title" and not self._has_title(lang):
                self.add_error(
                    "language-not-in-series",
                    value,
                    say(
                        "`{key}` names the language `{tag}`, and the series has no title in {language}",
                        key=key,
                        tag=tag,
                        language=LanguageName(tag),
                    ),
                    say("add `{tag}: …` to `title`, or take `{tag}` out here", tag=tag),
                )
                continue
            if key != "title" and value.blank:
                continue
            try:
                values[lang] = read(key, value)
            except InputError as error:
                self.add_error(error.code, value, error.message, error.hint)
        return values

    def _has_title(self, lang: str) -> bool:
        """Whether `title` names a language, be it well or badly: one finding about one mistake is enough."""
        title = self.nodes.get("title")
        if title is None or not isinstance(title.value, dict):
            return title is None or lang == self.languages[0]
        tags = [canonical(tag, self.languages) for tag in title.value]
        return lang in tags or None in tags  # a language that is misspelt has its own finding


def read_series(path: str, data: bytes, languages: tuple[str, ...]) -> tuple[Series | None, tuple[Finding, ...]]:
    """The series in `path` (`folder/series.yaml`); None when it cannot be used at all."""
    text, decoding_findings = decode(data, path)
    if decoding_findings:
        return None, decoding_findings
    try:
        tree = parse(text)
    except YamlError as refused:
        place = Place(path, refused.line, refused.column)
        return None, (Finding("error", refused.code, place, refused.message, refused.hint),)
    if not isinstance(tree.value, dict):
        place = Place(path, tree.line, tree.column)
        return None, (
            Finding(
                "error", "yaml-broken", place, say("this is not a list of keys"), say("write one `key: value` a line")
            ),
        )
    file = _File(path, tree, languages)
    series = _series(file)
    return series, tuple(file.findings)


def _series(file: _File) -> Series | None:
    _refuse_unknown_keys(file)
    folder = str(PurePosixPath(file.path).parent)
    name = PurePosixPath(folder).name
    if not name:
        file.add_error(
            "series-without-folder",
            None,
            say("a series needs a folder of its own, and this one lies beside all of them"),
            say("move this file and its days into a folder such as connections/"),
        )
    titles = file.by_language("title", as_title)
    start = file.get("start", _date, None)
    _refuse_missing(file, "title", titles, say("write `title: {{{lang}: My challenge}}`", lang=file.languages[0]))
    _refuse_missing(file, "start", start, say("write `start: 2026-11-01`, the date of day 1"))
    for lang in (lang for lang, title in titles.items() if not title):
        hint = say("write `{lang}: My challenge`, or take `{lang}` out", lang=lang)
        file.add_error(
            "series-title-missing",
            file.nodes["title"],
            say("the series has no title in {language}", language=LanguageName(lang)),
            hint,
        )
    slugs = file.by_language("slug", as_slug)
    series = Series(
        id=file.get("id", _id, _id_of(name)),
        folder=folder,
        languages=tuple(titles),
        titles=titles,
        descriptions=file.by_language("description", as_text),
        slugs={lang: slugs.get(lang, _id_of(name)) for lang in titles},
        aliases=file.by_language("aliases", as_list),
        start=start or date.min,
        length=file.get("length", _length, None),
        cadence=file.get("cadence", _choice, "daily"),
        rests=file.get("rest", _rests, ()),
        restarts=_restarts(file),
        release=file.get("release", _time, time(0, 0)),
        timezone=file.get("timezone", _timezone, ""),
        translations=file.get("translations", _choice, "fallback"),
        place=Place(file.path),
        starts=file.get("starts", _choice, ""),
        missing=file.get("missing", _days, frozenset()),
        accepted=file.get("ignore", as_accepted, {}),
        accepted_at=places_within(file.nodes.get("ignore")),
    )
    # Every key has been looked at by now: all mistakes of a file are reported at once.
    return series if name and titles and start else None


def _refuse_missing(file: _File, key: str, value: Any, hint: Message) -> None:
    """Without a title and a start there is no series. What was refused has been said already."""
    node = file.nodes.get(key)
    if not value and (node is None or node.blank or not node.value):
        file.add_error(f"series-{key}-missing", node, say("the series has no {key}", key=key), hint)


def _refuse_unknown_keys(file: _File) -> None:
    for key, near in file.unknown.items():
        hint = say("did you mean `{near}`?", near=near) if near else say("the keys are {keys}", keys=", ".join(_KEYS))
        place = Place(file.path, *file.keys.get(key, (1, 1)))
        file.findings.append(Finding("error", "key-unknown", place, say("there is no key `{key}`", key=key), hint))


def _near_key(key: str) -> str:
    near = difflib.get_close_matches(key.lower().strip(), _KEYS, n=1, cutoff=0.6)
    return near[0] if near else ""


def _id_of(name: str) -> str:
    return re.sub("[^a-z0-9]+", "-", name.lower()).strip("-") or "series"


def _id(key: str, node: Node) -> str:
    text = as_text(key, node)
    if not re.fullmatch("[a-z0-9][a-z0-9-]{0,29}", text):
        raise InputError(
            "series-id",
            say("`{text}` cannot be the id of a series", text=text),
            say("use at most 30 small letters, digits and hyphens"),
        )
    return text


def _date(key: str, node: Node) -> date:
    return read_plain_date(as_text(key, node))


def _time(key: str, node: Node) -> time:
    return read_time(as_text(key, node))


def _length(key: str, node: Node) -> int:
    text = as_text(key, node)
    if not re.fullmatch("[1-9][0-9]{0,4}", text):
        raise InputError(
            "series-length",
            say("`{key}: {text}` is not a number of days", key=key, text=text),
            say(
                "write a whole number from 1 to {most}; without `{key}` the series is open-ended",
                most=MOST_DAYS,
                key=key,
            ),
        )
    return int(text)


def _days(key: str, node: Node) -> frozenset[int]:
    """Numbers of days: `[903]`, or a single one."""
    items = node.value if isinstance(node.value, list) else [node]
    return frozenset(_day_number(key, as_text(key, item)) for item in items)


def _day_number(key: str, text: str) -> int:
    if not re.fullmatch("[1-9][0-9]{0,4}", text):
        raise InputError(
            "day-not-number",
            say("`{key}`: `{text}` is not the number of a day", key=key, text=text),
            say("write `{key}: [903]`", key=key),
        )
    return int(text)


def _choice(key: str, node: Node) -> str:
    text, choices = as_text(key, node), _CHOICES[key]
    if text not in choices:
        near = difflib.get_close_matches(text, choices)
        hint = (
            say("did you mean `{near}`?", near=near[0])
            if near
            else say("write {choices} or {last}", choices=", ".join(choices[:-1]), last=choices[-1])
        )
        raise InputError(f"series-{key}", say("`{key}` cannot be `{text}`", key=key, text=text), hint)
    return text


def _timezone(key: str, node: Node) -> str:
    name = as_text(key, node)
    if not known_timezone(name):
        raise InputError(
            "timezone-unknown",
            say("there is no time zone `{name}`", name=name),
            say("write a name such as Europe/Rome"),
        )
    return name


def known_timezone(name: str) -> bool:
    """Whether `name` is in the time zone database."""
    try:
        ZoneInfo(name)
    except (ValueError, OSError, KeyError):
        return False
    return True


def _rests(key: str, node: Node) -> tuple[tuple[date, date], ...]:
    """Dates and `first/last` ranges without a day."""
    items = node.value if isinstance(node.value, list) else [node]
    spans = []
    for item in items:
        text = as_text(key, item)
        first, slash, last = text.partition("/")
        begin = read_plain_date(first)
        end = read_plain_date(last) if slash else begin
        if end < begin:
            raise InputError(
                "rest-backwards",
                say("the rest `{text}` ends before it begins", text=text),
                say("write {end}/{begin}", end=end, begin=begin),
            )
        spans.append((begin, end))
    return tuple(sorted(spans))


def _restarts(file: _File) -> tuple[tuple[int, date], ...]:
    node = file.nodes.get("from")
    if node is None or node.blank:
        return ()
    if not isinstance(node.value, dict):
        file.add_error(
            "wrong-type",
            node,
            say("`from` must name days with dates, not {kind}", kind=kind_of(node)),
            say("write `from: {{23: 2026-12-01}}`"),
        )
        return ()
    return tuple(sorted(_each_restart(file, node.value)))


def _each_restart(file: _File, values: dict[str, Node]) -> Iterator[tuple[int, date]]:
    for number, value in values.items():
        if not re.fullmatch("[1-9][0-9]{0,4}", number) or int(number) > MOST_DAYS:
            file.add_error(
                "day-not-number",
                value,
                say("`from: {{{number}: …}}`: `{number}` is not the number of a day", number=number),
                say("write `from: {{23: 2026-12-01}}`"),
            )
            continue
        try:
            yield int(number), _date("from", value)
        except InputError as error:
            file.add_error(error.code, value, error.message, error.hint)
