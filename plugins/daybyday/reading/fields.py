"""Header entries -> typed values: one table of keys, each with the reader its meaning asks for."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import field, replace
from typing import Any

from ..errors import InputError
from ..keys import EXAMPLES, POST_KEYS, STATUSES
from ..messages import Message, say
from ..model import Finding, Place, Written
from ..patterns import regex
from ..values import dataclass
from ..yamltree import Node
from .dates import read_date
from .header import Header
from .text import INVISIBLE, UNSEEN

MOST_DAYS = 99_999
LONGEST_TITLE = 300


def kind_of(node: Node) -> Message:
    """What an author sees in a value: "a text", "a list", "several keys"."""
    return {str: say("a text"), list: say("a list"), dict: say("several keys")}[type(node.value)]


# No-break spaces are meant: French sets one before a colon.
_UNSEEN = regex(f"[{UNSEEN}]")
_SPACE = regex("[^\\S\u00a0\u2007\u202f]+")


def as_text(key: str, node: Node) -> str:
    """Plain text on one line. Raises `InputError` for lists, mappings and invisible characters."""
    if not isinstance(node.value, str):
        hint = say("write `{key}: {example}`", key=key, example=EXAMPLES.get(key, say("some words")))
        raise InputError("wrong-type", say("`{key}` must be one value, not {kind}", key=key, kind=kind_of(node)), hint)
    text = _SPACE.sub(" ", node.value).strip()
    if bad := INVISIBLE.search(text):
        code = ord(bad.group())
        raise InputError(
            "control-character",
            say("`{key}` has an invisible control character (U+{code})", key=key, code=f"{code:04X}"),
            say("delete it"),
        )
    return text


def as_word(key: str, node: Node) -> str:
    """A value that is read and never shown: what nobody can see is left out of it. Raises `InputError`."""
    if isinstance(node.value, str) and not node.value.isascii():
        node = replace(node, value=_UNSEEN.sub("", node.value))
    return as_text(key, node)


def as_title(key: str, node: Node) -> str:
    """Plain text of at most `LONGEST_TITLE` characters. Raises `InputError`."""
    text = as_text(key, node)
    if len(text) > LONGEST_TITLE:
        raise InputError(
            "title-too-long",
            say(
                "the title has {n} characters; at most {most} fit",
                n=f"{len(text):,}",
                most=LONGEST_TITLE,
            ),
            say("move the rest into `summary` or the text"),
        )
    return text


def as_day(key: str, node: Node) -> int:
    """A whole number from 1 to 99,999, written without leading zeros. Raises `InputError`."""
    text = as_word(key, node)
    if re.fullmatch("0+[1-9][0-9]*", text):
        raise InputError(
            "day-leading-zero",
            say("`{key}: {text}` begins with a zero", key=key, text=text),
            say("write {number}", number=text.lstrip("0")),
        )
    if re.fullmatch("0+", text) or re.fullmatch("-[0-9]+", text):
        raise InputError("day-zero", say("there is no day {text}", text=text), say("days are counted from 1"))
    if not re.fullmatch("[1-9][0-9]*", text):
        raise InputError(
            "day-not-number",
            say("`{key}: {text}` is not a number", key=key, text=text),
            say("write a whole number, such as `{key}: 7`", key=key),
        )
    if len(text) > 5 or int(text) > MOST_DAYS:
        raise InputError(
            "day-too-large",
            say("day {text} is beyond any series", text=text),
            say("the largest is {most}", most=MOST_DAYS),
        )
    return int(text)


def as_date(key: str, node: Node) -> Written:
    """A date with or without time and zone. Raises `InputError`."""
    return read_date(as_word(key, node))


def as_status(key: str, node: Node) -> str:
    """`published`, `draft` or `withdrawn`, however capitalised. Raises `InputError`."""
    text = as_word(key, node).lower()
    if text not in STATUSES:
        # What is not to be seen yet must not be called nearly published.
        near = [] if text.startswith("un") else difflib.get_close_matches(text, STATUSES)
        hint = (
            say("did you mean `{near}`?", near=near[0])
            if near
            else say("write draft or withdrawn, or leave the key out")
        )
        raise InputError("status-unknown", say("there is no status `{text}`", text=text), hint)
    return text


def as_slug(key: str, node: Node) -> str:
    """One segment of an address, in small letters: letters, digits, hyphens. Raises `InputError`."""
    text = as_text(key, node)
    if not re.fullmatch(r"[^\W_][\w-]{0,99}", text):
        raise InputError(
            "slug-unfit",
            say("`{text}` cannot be part of an address", text=text),
            say("use letters, digits and hyphens, such as `slug: job-security`"),
        )
    return text.lower()


def as_list(key: str, node: Node) -> tuple[str, ...]:
    """A list of texts; a single text is split at its commas and semicolons. Repeated items count once. Raises `InputError`."""
    if isinstance(node.value, dict):
        raise InputError(
            "wrong-type",
            say("`{key}` must be a list, not several keys", key=key),
            say("write `{key}: [one, two]`", key=key),
        )
    if isinstance(node.value, str):
        items = [Node(part, node.line, node.column) for part in re.split("[,;]", node.value)]
    else:
        items = node.value
    if bad := next((item for item in items if not isinstance(item.value, str)), None):
        raise InputError(
            "wrong-type",
            say("an item of `{key}` is {kind}", key=key, kind=kind_of(bad)),
            say("write `{key}: [one, two]`", key=key),
        )
    texts = (as_text(key, item) for item in items if not item.blank)
    return tuple(dict.fromkeys(text for text in texts if text))


def as_accepted(key: str, node: Node) -> dict[str, str]:
    """`{code: reason}`; every code needs a reason. Raises `InputError`."""
    if not isinstance(node.value, dict):
        raise InputError(
            "wrong-type",
            say("`{key}` must name codes with reasons", key=key),
            say("write `{key}: {{code: why it is fine}}`", key=key),
        )
    reasons = {code: "" if reason.blank else as_text(key, reason) for code, reason in node.value.items()}
    for code, reason in reasons.items():
        if not reason:
            raise InputError(
                "ignore-without-reason",
                say("`{key}: {code}` has no reason", key=key, code=code),
                say("say why it is fine here"),
            )
    return reasons


def places_within(node: Node | None) -> dict[str, tuple[int, int]]:
    """Where the keys of a value stand that has keys of its own (line, column)."""
    return dict(node.keys or {}) if node else {}


_BY_KIND: dict[str, Callable[[str, Node], Any]] = {
    "title": as_title,
    "day": as_day,
    "date": as_date,
    "slug": as_slug,
    "word": as_word,
    "status": as_status,
    "text": as_text,
    "list": as_list,
    "reasons": as_accepted,
}
READERS: dict[str, Callable[[str, Node], Any]] = {key.name: _BY_KIND[key.kind] for key in POST_KEYS}
"""Every key an author may write. docs/writing.md has a line for each (a test keeps it so)."""

# `draft: true`, as other generators have it, and what each answer says of the status.
_SWITCHES = {"draft": {"yes": "draft", "no": "published"}, "published": {"yes": "published", "no": "draft"}}
# States of Pelican's that we do not have; what is not in any list is better not published at all.
_CLASSIC_HIDDEN = ("hidden", "skip")
_CLASSIC_SAME = {"author": "authors", "id": "guid"}
# Keys of Pelican's own that say something we have no use for: known, so no warning.
_CLASSIC_KNOWN = frozenset(
    ["category", "keywords", "description", "template", "translation", "lang", "url", "save_as", "private"]
)
_CATEGORY = "category"
# Those that mean something to Pelican itself, and may stand in a day of a guest.
_PELICAN_KEPT = frozenset(["category", "template", "keywords", "description"])
# What would become an attribute of Pelican's own objects, or steer its writer.
_PELICAN_KEYS = frozenset(
    "author category content context date_format default_template filename get_content get_siteurl "
    "in_default_lang locale_date metadata override_save_as override_url private reader relative_source_path "
    "relative_dir save_as settings source_path template timezone translation translations url url_format valid_save_as".split()
)


@dataclass(frozen=True, slots=True)
class Fields:
    """Typed values by key, and everything wrong with the rest."""

    values: dict[str, Any]
    findings: tuple[Finding, ...]
    other: dict[str, str | tuple[str, ...]] = field(default_factory=dict)
    """keys that are not ours, where they are kept"""


def read_fields(
    header: Header,
    path: str,
    words: Mapping[str, str] | None = None,
    keeps_other_keys: bool = False,
    key_words: Collection[str] = (),
) -> Fields:
    """The header's values by our keys. Unknown keys are errors (warnings in classic headers), unless they are kept.

    `words` says what a value means in the site's languages: "bozza" is `draft`, "sì" is `yes`. `key_words` are those for
    keys, one of which a misspelt key may be meant for.
    """
    values: dict[str, Any] = {}
    other: dict[str, str | tuple[str, ...]] = {}
    findings: list[Finding] = []
    for written, node in header.entries.items():
        if written in _SWITCHES and written not in READERS:
            findings.extend(_switch(written, node, words or {}, values, header, path))
            continue
        key = _CLASSIC_SAME.get(written, written) if header.classic or keeps_other_keys else written
        place = header.places.get(written, Place(path))
        if key not in READERS:
            if keeps_other_keys and _is_of_others(written, node):
                other.update(_kept(written, node))
            elif written.lower() == _CATEGORY and isinstance(node.value, str):
                other[_CATEGORY] = node.value.strip()
            else:
                findings.extend(_unknown(written, place, header.classic, key_words))
            continue
        if node.blank:
            continue
        if header.classic and key == "status" and str(node.value).strip().lower() in _CLASSIC_HIDDEN:
            values[key] = "draft"
            findings.append(_hidden(str(node.value).strip(), place))
            continue
        if header.classic and key == "status" and str(node.value).strip().lower() == "draft":
            other[key] = "draft"
        if key == "status" and isinstance(node.value, str):
            spoken = (words or {}).get(_UNSEEN.sub("", node.value).strip().casefold(), node.value)
            node = replace(node, value=spoken if spoken in STATUSES else node.value)
        try:
            values[key] = READERS[key](key, node)
        except InputError as error:
            findings.append(_refused(error, node, header, path, words or {}))
    if not keeps_other_keys and (category := other.get(_CATEGORY)):
        # There are no categories beside tags here; so that nothing is lost, it is one of them.
        values["tags"] = tuple(dict.fromkeys([*values.get("tags", ()), str(category)]))
    return Fields(values, tuple(findings), other)


def _refused(error: InputError, node: Node, header: Header, path: str, words: Mapping[str, str]) -> Finding:
    """What is said of a value that cannot be read, in the language in which its author writes keys and values."""
    message, hint = _as_spelt(error.message, header), _as_spelt(error.hint, header)
    if error.code == "status-unknown" and (near := _near_status(node, words)):
        hint = say("did you mean `{near}`?", near=near)
    return Finding("error", error.code, _value_place(node, path), message, hint)


def _as_spelt(message: Message, header: Header) -> Message:
    """What is said of a key, with the word its author wrote for it."""
    values = tuple(
        (name, header.spelt.get(value, value) if name == "key" and isinstance(value, str) else value)
        for name, value in message.values
    )
    return replace(message, values=values)


def _near_status(node: Node, words: Mapping[str, str]) -> str:
    """The status of another language that is nearer to what was written than any of ours; "" if none is."""
    text = str(node.value).strip().casefold()
    own = [word for word, meaning in words.items() if meaning in STATUSES]
    near = difflib.get_close_matches(text, dict.fromkeys((*STATUSES, *own)), n=1)
    return near[0] if near and near[0] not in STATUSES else ""


def _is_of_others(key: str, node: Node) -> bool:
    """Whether a key that is not ours is meant for Pelican, a plugin or a theme, and not one of ours misspelt."""
    if isinstance(node.value, dict) or key in _PELICAN_KEYS - _PELICAN_KEPT:
        return False
    return key in _PELICAN_KEPT or not difflib.get_close_matches(key.lower(), READERS, cutoff=0.8)


def _kept(key: str, node: Node) -> dict[str, str | tuple[str, ...]]:
    """A key for Pelican, a plugin or a theme; a `template: ''` means none."""
    if key.lower() not in _PELICAN_KEPT:
        return {key.lower(): _as_written(node)}
    written = _as_written(node)
    value = ", ".join(written) if isinstance(written, tuple) else written
    return {} if node.blank else {key.lower(): value}


def _as_written(node: Node) -> str | tuple[str, ...]:
    if isinstance(node.value, list):
        return tuple(str(item.value) for item in node.value if isinstance(item.value, str))
    return str(node.value)


def _switch(
    key: str, node: Node, words: Mapping[str, str], values: dict[str, Any], header: Header, path: str
) -> list[Finding]:
    """`draft: true` is the status `draft`. A status beside it has to say the same."""
    if node.blank:
        return []
    written = _UNSEEN.sub("", node.value).strip() if isinstance(node.value, str) else str(kind_of(node))
    answer = _ANSWERS.get(written.casefold(), words.get(written.casefold(), ""))
    status = _SWITCHES[key].get(answer)
    if status is None:
        message = _as_spelt(say("`{key}: {written}` is neither yes nor no", key=key, written=written), header)
        return [
            Finding(
                "error",
                "status-unknown",
                _value_place(node, path),
                message,
                say("write `status: draft`, or take the line out"),
            )
        ]
    beside = header.entries.get("status")
    if beside is None or beside.blank:
        values["status"] = status
        return []
    status_beside = words.get(str(beside.value).strip().casefold(), str(beside.value).strip().lower())
    if status_beside == status or (status_beside == "withdrawn" and status == "published"):
        return []
    message = say(
        "`{key}: {written}` and `status: {status}` in line {line} disagree",
        key=key,
        written=written,
        status=beside.value,
        line=beside.line,
    )
    return [
        Finding(
            "error", "status-disagrees", header.places.get(key, Place(path)), message, say("keep the one that is right")
        )
    ]


_ANSWERS = {"true": "yes", "yes": "yes", "1": "yes", "on": "yes", "false": "no", "no": "no", "0": "no", "off": "no"}


def _hidden(status: str, place: Place) -> Finding:
    return Finding(
        "warning",
        "status-hidden",
        place,
        say("there is no status `{status}` here; the post is treated as a draft", status=status),
        say("write `Status: draft`, or take the line out to publish it"),
    )


def _value_place(node: Node, path: str) -> Place:
    return Place(path, node.line, node.column)


def _unknown(key: str, place: Place, classic: bool, key_words: Collection[str]) -> list[Finding]:
    if classic and key in _CLASSIC_KNOWN:
        return []
    near = difflib.get_close_matches(key.lower(), dict.fromkeys((*READERS, *key_words)), cutoff=0.6)
    if near:
        hint = say("did you mean `{near}`?", near=near[0])
    elif key in _PELICAN_KEYS:
        hint = _PELICAN_HINTS.get(key, say("it belongs to Pelican and has no meaning here; take it out"))
        return [
            Finding(
                "warning" if classic else "error",
                "key-of-pelican",
                place,
                say("`{key}` is not a key of ours", key=key),
                hint,
            )
        ]
    else:
        hint = say("the keys are {keys}", keys=", ".join(READERS))
    return [
        Finding("warning" if classic else "error", "key-unknown", place, say("there is no key `{key}`", key=key), hint)
    ]


_ADDRESS = say("the address follows from the day or from `slug`; old addresses go into `aliases`")
_PELICAN_HINTS = {
    "author": say("write `authors: [Name]`"),
    "url": _ADDRESS,
    "save_as": _ADDRESS,
}
