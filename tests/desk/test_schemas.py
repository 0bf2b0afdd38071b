"""The schemas of keys: what the readers take passes, what they refuse is marked; editors know YAML's types, we texts."""

from __future__ import annotations

import json
import re

import pytest
from jsonschema import Draft7Validator

from daybyday.desk.schemas import comments_schema, post_schema, schema_files, series_schema, tags_schema
from daybyday.keys import COMMENT_KEYS, POST_KEYS, SERIES_KEYS, SWITCHES
from daybyday.messages import ENGLISH, speaker_for, spoken
from daybyday.reading import read_comments, read_series
from daybyday.reading.comments.keys import READERS as COMMENT_READERS
from daybyday.reading.comments.keys import REQUIRED
from daybyday.reading.fields import _SWITCHES, READERS
from daybyday.yamltree import Node, parse
from tests.harness import ROOT
from tests.reading.reader import READING, read

ITALIAN = speaker_for({"DAYBYDAY_SPEAK": "it"})
POST = Draft7Validator(post_schema(READING.vocabulary, ENGLISH))
SERIES = Draft7Validator(series_schema(("en", "it"), ENGLISH))
TAGS = Draft7Validator(tags_schema(("en", "it")))
COMMENTS = Draft7Validator(comments_schema(READING.vocabulary, ENGLISH))
CONTENT = ROOT / "content"


def as_an_editor_reads_it(node: Node):
    """What YAML's core schema makes of a tree: numbers, booleans, nothing, texts."""
    if isinstance(node.value, dict):
        return {key: as_an_editor_reads_it(value) for key, value in node.value.items()}
    if isinstance(node.value, list):
        return [as_an_editor_reads_it(value) for value in node.value]
    if node.plain and node.value in ("", "~", "null", "Null", "NULL"):
        return None
    if node.plain and node.value.lower() in ("true", "false"):
        return node.value.lower() == "true"
    if node.plain and re.fullmatch("[-+]?[0-9]+", node.value):
        return int(node.value)
    if node.plain and re.fullmatch(r"[-+]?[0-9]*\.[0-9]+", node.value):
        return float(node.value)
    return node.value


def mistakes(schema: Draft7Validator, text: str) -> list[str]:
    return [error.json_path for error in schema.iter_errors(as_an_editor_reads_it(parse(text)))]


def header_of(text: str) -> str:
    return text.split("---\n")[1]


@pytest.mark.parametrize("schema", [POST, SERIES, TAGS, COMMENTS], ids=["post", "series", "tags", "comments"])
def test_each_is_a_schema(schema):
    Draft7Validator.check_schema(schema.schema)


@pytest.mark.parametrize("path", sorted(CONTENT.rglob("*.md")), ids=lambda path: path.name)
def test_every_header_of_the_example_passes(path):
    assert [] == mistakes(POST, header_of(path.read_text("utf-8")))


@pytest.mark.parametrize("path", sorted(CONTENT.rglob("*.yaml")), ids=lambda path: path.name)
def test_every_other_file_of_the_example_passes(path):
    schema = COMMENTS if path.name.endswith(".comments.yaml") else TAGS if path.name == "tags.yaml" else SERIES

    assert [] == mistakes(schema, path.read_text("utf-8"))


RIGHT = [
    "title: 1984", "title: true", "Title: A", "titolo: A", "TITOLO: A", "title: A\nday: 7", "title: A\nday: '7'", "title: A\ngiorno: 99999",
    "title: A\ndate: 2026-11-08", "title: A\ndate: 2026-1-8 7:00", "title: A\ndate: 2026-11-08T07:00:30+01:00", "title: A\ndata: '2026-11-08'",
    "title: A\nstatus: Draft", "title: A\nstato: bozza", "title: A\nstatus: ''", "title: A\nstatus: null", "title: A\ndate:", "title: A\ntags: []",
    "title: A\ntags: [a, 7]", "title: A\ntags: a; b", "title: A\netichette: [a, null]", "title: A\nslug: job-2", "title: A\nslug: 2026",
    "title: A\nignore: {homework-missing: a rest}", "title: A\nignora: {homework-missing: 1}", "title: A\ndraft: true", "title: A\nbozza: sì",
    "title: A\npublished: no", "title: A\nlang: no", "title: A\naliases: /old.html", "title: A\nsource: x", "title: A\nguid: 12", "title: A\nautrici: [Ada]",
]  # fmt: skip
WRONG = [
    "day: 7", "title: ''", "title:", "title: [a]", "title: {en: A}", f"title: {'x' * 301}", "title: A\nday: 0", "title: A\nday: seven", "title: A\nday: 100000",
    "title: A\nday: [7]", "title: A\nday: '007'", "title: A\ndate: 8 November", "title: A\ndate: 2026-13-08", "title: A\ndate: 2026-11-08 + 01:00", "title: A\nmodified: [2026-11-08]",
    "title: A\nstatus: pubblished", "title: A\nstatus: [draft]", "title: A\ntags: {a: b}", "title: A\ntags: [[a]]", "title: A\nslug: a b", "title: A\nslug: /a/",
    "title: A\nignore: [homework-missing]", "title: A\nignore: {homework-missing: ''}", "title: A\nignore: homework-missing", "title: A\nsumary: x", "title: A\nmood: x",
    "title: A\ndraft: perhaps", "title: A\nlang: [en]", "title: A\nimage: {src: a}", "title: A\nauthors: {name: Ada}",
]  # fmt: skip


@pytest.mark.parametrize("text", RIGHT)
def test_what_the_reader_takes_passes(text):
    _, findings = read(
        f"---\n{text}\n---\nText.", "connections/007.en.md" if "giorno" not in text else "connections/99999.en.md"
    )

    assert [] == [
        finding for finding in findings if finding.level == "error" and finding.code not in ("language-unknown",)
    ]
    assert [] == mistakes(POST, text)


@pytest.mark.parametrize("text", WRONG)
def test_what_the_reader_refuses_is_marked(text):
    path = "articles/a.en.md" if "day" not in text or text.startswith("day") else "connections/x.en.md"
    _, findings = read(f"---\n{text}\n---\nText.", path)

    assert [finding for finding in findings if finding.level == "error"]
    assert mistakes(POST, text)


PLAIN = "title: {en: A, it: B}\nstart: 2026-11-01\n"
SERIES_RIGHT = [
    "", "id: a-1", "description: {en: A}", "description: A", "slug: {it: relazioni}", "aliases: {it: [vecchie]}", "length: 30", "length: '30'", "cadence: weekdays",
    "rest: [2026-12-25, 2026-12-31/2027-01-06]", "rest: 2026-12-25", "from: {23: 2026-12-01}", 'release: "07:00"', "release: 7:30", "timezone: Europe/Rome", "timezone: UTC",
    "translations: hold", "starts: monthly", "missing: [903]", "missing: 3", "ignore: {start-at-rest: a feast}", "length: ''", "rest: []", "description: {it: ''}",
]  # fmt: skip
SERIES_WRONG = [
    "id: A b", "slug: {fr: a}", "slug: {en: a b}", "aliases: {it: {a: b}}", "length: 0", "length: many", "cadence: weekly", "rest: [soon]", "rest: {a: b}", "from: {x: 2026-12-01}",
    "from: {23: soon}", "from: [23]", "release: 25:00", "release: seven", "translations: yes", "starts: never", "missing: [a]", "mood: x", "ignore: [a-b]", "Length: 3",
]  # fmt: skip


@pytest.mark.parametrize("line", SERIES_RIGHT)
def test_a_key_editor_that_is_read_passes(line):
    series, findings = read_series("a/series.yaml", f"{PLAIN}{line}\n".encode(), ("en", "it"))

    assert (True, ()) == (series is not None, findings)
    assert [] == mistakes(SERIES, PLAIN + line)


@pytest.mark.parametrize("line", SERIES_WRONG)
def test_a_key_editor_that_is_refused_is_marked(line):
    assert read_series("a/series.yaml", f"{PLAIN}{line}\n".encode(), ("en", "it"))[1]
    assert mistakes(SERIES, PLAIN + line)


@pytest.mark.parametrize(
    "text",
    [
        "start: 2026-11-01",
        "title: {en: A}",
        "title: A\nstart:",
        "title: {en: ''}\nstart: 2026-11-01",
        "title: {fr: A}\nstart: 2026-11-01",
    ],
)
def test_what_a_series_needs_is_marked_when_it_is_missing(text):
    assert read_series("a/series.yaml", text.encode(), ("en", "it"))[1]
    assert mistakes(SERIES, text)


@pytest.mark.parametrize(
    ("text", "is_right"),
    [
        ("- {id: 1, date: 2011-04-24, html: <p>x</p>}", True),
        ("- {id: 1, data: 2011-04-24 10:15, testo: x, autore: Ada, email: a@b.c}", True),
        ("", True),
        ("- {id: 1, html: x}", False),
        ("- {id: 1, date: 2011-04-24, html: }", False),
        ("- {id: 1, date: then, html: x}", False),
        ("- {id: [1], date: 2011-04-24, html: x}", False),
        ("id: 1", False),
    ],
)
def test_comments(text, is_right):
    _, findings = read_comments("a.en.comments.yaml", text.encode(), ("en", "it"), READING.vocabulary.comment_keys)

    assert is_right == (not any(finding.level == "error" for finding in findings))
    assert is_right == (
        not [error for error in COMMENTS.iter_errors(as_an_editor_reads_it(parse(text)) if text else None)]
    )


@pytest.mark.parametrize(
    ("text", "is_right"), [("a: {en: A, it: B}", True), ("a: {fr: A}", True), ("a: A", False), ("a: {en: [A]}", False)]
)
def test_names_of_tags(text, is_right):
    assert is_right == (not mistakes(TAGS, text))


def test_the_table_is_what_the_readers_read():
    assert list(READERS) == [key.name for key in POST_KEYS]
    assert list(_SWITCHES) == [key.name for key in SWITCHES]
    assert list(COMMENT_READERS) == [key.name for key in COMMENT_KEYS]
    assert set(REQUIRED) == {key.name for key in COMMENT_KEYS if key.required}


def test_every_key_is_helped_with_in_both_languages():
    for key in (*POST_KEYS, *SWITCHES, *SERIES_KEYS, *COMMENT_KEYS):
        english, italian = spoken(key.help, ENGLISH), spoken(key.help, ITALIAN)
        assert english != italian, key.name
        assert english[:1].islower() and "\n" not in english


@pytest.mark.parametrize(
    "key", [key for key in (*POST_KEYS, *SERIES_KEYS) if key.example and key.name != "source"], ids=lambda key: key.name
)
def test_the_example_of_a_key_is_right(key):
    schema, rest = (
        (POST, "title: A\n")
        if key in POST_KEYS
        else (SERIES, PLAIN.replace("start: 2026-11-01\n", "") if key.name == "start" else PLAIN)
    )

    assert [] == mistakes(schema, f"{rest}{key.name}: {key.example}")


def test_help_is_in_the_authors_language_and_keys_in_the_sites():
    properties = post_schema(READING.vocabulary, ITALIAN)["properties"]

    assert (
        properties["titolo"]["description"] == properties["title"]["description"] == "Il titolo, come testo semplice."
    )


def test_vs_code_is_told_which_file_is_checked_by_which_schema():
    files = schema_files(("en", "it"), READING.vocabulary, ENGLISH, "content")

    assert json.loads(files[".vscode/settings.json"]) == {
        "yaml.schemas": {
            "./.vscode/series.schema.json": "content/**/series.yaml",
            "./.vscode/tags.schema.json": "content/tags.yaml",
            "./.vscode/comments.schema.json": "content/**/*.comments.yaml",
        }
    }
    assert {".vscode/post.schema.json", *json.loads(files[".vscode/settings.json"])["yaml.schemas"]} == {
        ".vscode/post.schema.json",
        *(f"./{path}" for path in files if path not in (".vscode/settings.json", ".vscode/post.schema.json")),
    }
