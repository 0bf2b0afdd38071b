"""The table of keys as JSON Schemas, for editors that mark mistakes while one types.

Draft 7, which editors know best. A schema knows one value at a time: what takes the calendar, other files or the site's time
zones is said by `check`. YAML in editors makes numbers and booleans of some values that are texts here: both are right.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from ..keys import COMMENT_KEYS, POST_KEYS, SERIES_KEYS, SWITCHES, Key
from ..messages import Speaker, spoken
from ..reading import Vocabulary

Schema = dict[str, Any]

DRAFT = "http://json-schema.org/draft-07/schema#"
FOLDER = ".vscode"
POST, SERIES, TAGS, COMMENTS = (f"{name}.schema.json" for name in ("post", "series", "tags", "comments"))
_GLOBS = {SERIES: "**/series.yaml", TAGS: "tags.yaml", COMMENTS: "**/*.comments.yaml"}
"""schema -> the files of the content folder that it is for; headers of Markdown files are no files of their own"""

_ABSENT: list[Schema] = [{"type": "null"}, {"type": "string", "pattern": r"^\s*$"}]
_NUMBER = "[1-9][0-9]{0,4}"
_DATE = r"[0-9]{4}-(?:0?[1-9]|1[0-2])-(?:0?[1-9]|[12][0-9]|3[01])"
_MOMENT = rf"^\s*{_DATE}(?:[Tt ]\s*[0-9]{{1,2}}:[0-9]{{2}}(?::[0-9]{{2}}(?:\.[0-9]+)?)?\s*(?:[Zz]|[+-][0-9]{{2}}:?[0-9]{{2}})?)?\s*$"
_SCALAR: Schema = {"type": ["string", "number", "boolean"]}
_TEXTS: Schema = {"anyOf": [_SCALAR, {"type": "array", "items": {"type": ["string", "number", "boolean", "null"]}}]}
_WHOLE: Schema = {
    "anyOf": [
        {"type": "integer", "minimum": 1, "maximum": 99_999},
        {"type": "string", "pattern": rf"^\s*{_NUMBER}\s*$"},
    ]
}
_REST: Schema = {"type": "string", "pattern": rf"^\s*{_DATE}\s*(?:/\s*{_DATE}\s*)?$"}
_DAY_OF_THE_YEAR: Schema = {"type": "string", "pattern": rf"^\s*{_DATE}\s*$"}

_BY_KIND: dict[str, Schema] = {
    "title": {"anyOf": [{"type": "string", "maxLength": 300}, {"type": ["number", "boolean"]}]},
    "text": _SCALAR,
    "word": _SCALAR,
    "html": _SCALAR,
    "day": _WHOLE,
    "length": _WHOLE,
    "date": {"type": "string", "pattern": _MOMENT},
    "day of the year": _DAY_OF_THE_YEAR,
    "time": {"type": "string", "pattern": r"^\s*(?:[01]?[0-9]|2[0-3]):[0-5][0-9]\s*$"},
    "timezone": {"type": "string", "pattern": r"^[A-Za-z][\w+/-]*$"},
    "slug": {"anyOf": [{"type": "string", "pattern": r"^\s*[^\W_][\w-]{0,99}\s*$"}, {"type": "integer", "minimum": 0}]},
    "id": {"anyOf": [{"type": "string", "pattern": "^[a-z0-9][a-z0-9-]{0,29}$"}, {"type": "integer", "minimum": 0}]},
    "list": _TEXTS,
    "reasons": {
        "type": "object",
        "propertyNames": {"pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"},
        "additionalProperties": {"type": ["string", "number", "boolean"], "pattern": r"\S"},
    },
    "rests": {"anyOf": [_REST, {"type": "array", "items": _REST}]},
    "restarts": {
        "type": "object",
        "propertyNames": {"pattern": f"^{_NUMBER}$"},
        "additionalProperties": _DAY_OF_THE_YEAR,
    },
    "days": {"anyOf": [_WHOLE, {"type": "array", "items": _WHOLE}]},
}
"""What a value may be, beside nothing; choices and words of languages are put together below."""


def schema_files(
    languages: Sequence[str], vocabulary: Vocabulary, speaker: Speaker, content: str = "content"
) -> dict[str, str]:
    """Path -> text of every schema, and of the settings that tell VS Code which file is checked by which."""
    schemas = {
        POST: post_schema(vocabulary, speaker),
        SERIES: series_schema(languages, speaker),
        TAGS: tags_schema(languages),
        COMMENTS: comments_schema(vocabulary, speaker),
    }
    mapping = {f"./{FOLDER}/{name}": f"{content}/{pattern}" for name, pattern in _GLOBS.items()}
    documents: dict[str, Schema] = {**schemas, "settings.json": {"yaml.schemas": mapping}}
    return {f"{FOLDER}/{name}": as_json(document) for name, document in documents.items()}


def as_json(document: Schema) -> str:
    """Its text, as files hold it."""
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def post_schema(vocabulary: Vocabulary, speaker: Speaker) -> Schema:
    """The header of a text, with the words of the site's languages for its keys and values."""
    return _of_keys((*POST_KEYS, *SWITCHES), vocabulary.keys, vocabulary.values, (), speaker)


def series_schema(languages: Sequence[str], speaker: Speaker) -> Schema:
    """A series.yaml. Its keys have no other words, and are written in small letters."""
    return _of_keys(SERIES_KEYS, {}, {}, languages, speaker, any_case=False)


def comments_schema(vocabulary: Vocabulary, speaker: Speaker) -> Schema:
    """A file with comments: a list of them. Keys that are not ours are warnings, and so are no mistakes here."""
    comment = _of_keys(COMMENT_KEYS, vocabulary.comment_keys, {}, (), speaker)
    comment.pop("$schema")
    comment.pop("additionalProperties")
    return {"$schema": DRAFT, "type": ["array", "null"], "items": comment}


def tags_schema(languages: Sequence[str]) -> Schema:
    """The names of tags: by key, then by language. Other languages may stand there, for the day they come back."""
    names = {"type": "object", "properties": dict.fromkeys(languages, _BY_KIND["title"])}
    return {"$schema": DRAFT, "type": "object", "additionalProperties": names}


def _of_keys(
    keys: Sequence[Key],
    words: Mapping[str, str],
    values: Mapping[str, str],
    languages: Sequence[str],
    speaker: Speaker,
    any_case: bool = True,
) -> Schema:
    named = {key.name: _spellings(key.name, words) for key in keys}
    schemas = {key.name: _value(key, values, languages, speaker) for key in keys}
    document: Schema = {
        "$schema": DRAFT,
        "type": "object",
        "properties": {word: schemas[name] for name, spellings in named.items() for word in spellings},
        "additionalProperties": False,
    }
    if any_case:
        document["patternProperties"] = {_in_any_case(named[name]): schema for name, schema in schemas.items()}
    if required := [_is_there(named[key.name], any_case) for key in keys if key.required]:
        document["allOf"] = required
    return document


def _spellings(meaning: str, words: Mapping[str, str]) -> list[str]:
    return list(dict.fromkeys((meaning, *(word for word, means in words.items() if means == meaning))))


def _in_any_case(words: Iterable[str]) -> str:
    """A pattern without flags, which JSON Schema has not got."""
    return f"^(?:{'|'.join(''.join(map(_letter, word)) for word in words)})$"


def _letter(sign: str) -> str:
    return f"[{sign.lower()}{sign.upper()}]" if len({sign.lower(), sign.upper()}) == 2 else re.escape(sign)


def _is_there(words: Sequence[str], any_case: bool) -> Schema:
    spellings = dict.fromkeys(
        spelling for word in words for spelling in ((word, word.capitalize(), word.upper()) if any_case else (word,))
    )
    return {"anyOf": [{"required": [spelling]} for spelling in spellings]}


def _value(key: Key, values: Mapping[str, str], languages: Sequence[str], speaker: Speaker) -> Schema:
    """What a key may say, or nothing, with its line of help."""
    alternatives = [_of_kind(key, values)]
    if key.by_language:
        names = {"pattern": _in_any_case(languages)}
        within = _said(_of_kind(key, values)) if key.required else {"anyOf": [_of_kind(key, values), *_ABSENT]}
        alternatives.append(
            {"type": "object", "propertyNames": names, "additionalProperties": within, "minProperties": 1}
        )
    if not key.required:
        alternatives += [*_ABSENT, {"type": "array", "maxItems": 0}, {"type": "object", "maxProperties": 0}]
    else:
        alternatives = [*map(_said, alternatives)]
    help = spoken(key.help, speaker)
    return {"description": f"{help[:1].upper()}{help[1:]}.", "anyOf": alternatives}


def _said(schema: Schema) -> Schema:
    """A value of some kind that says something."""
    return {"allOf": [schema, {"not": {"anyOf": _ABSENT}}]}


def _of_kind(key: Key, values: Mapping[str, str]) -> Schema:
    if key.kind == "choice":
        return {"enum": list(key.choices)}
    if key.kind == "status":
        words = [word for choice in key.choices for word in _spellings(choice, values)]
        return {"anyOf": [{"enum": words}, {"type": "string", "pattern": _in_any_case(words)}]}
    if key.kind == "switch":
        answers = [word for answer in ("yes", "no") for word in _spellings(answer, values)]
        pattern = _in_any_case(dict.fromkeys((*answers, "true", "false", "on", "off", "1", "0")))
        return {"anyOf": [{"type": "boolean"}, {"enum": [0, 1]}, {"type": "string", "pattern": pattern}]}
    return _BY_KIND[key.kind]
