"""The strict half of YAML: scalars stay text, and what is refused says where it stands."""

from __future__ import annotations

import pytest

from daybyday.yamltree import YamlError, parse
from daybyday.yamltree.parser import MAX_DEPTH


def refused(text: str, first_line: int = 1) -> YamlError:
    with pytest.raises(YamlError) as caught:
        parse(text, first_line)
    return caught.value


@pytest.mark.parametrize(
    "scalar", ["no", "yes", "on", "010", "0x1F", "7:30", "1_000", "1e3", "2026-11-08", "2026-11-08 07:00", ".5", "True"]
)
def test_a_scalar_is_what_its_author_wrote(scalar):
    """YAML 1.1 makes false of `no`, 8 of `010` and 450 of `7:30`; here the key decides what a text means."""
    assert scalar == parse(f"key: {scalar}").value["key"].value


@pytest.mark.parametrize("nothing", ["", "~", "null"])
def test_nothing_is_known_as_nothing(nothing):
    assert parse(f"key: {nothing}").value["key"].empty


@pytest.mark.parametrize("quoted", ['""', '"~"', "'null'"])
def test_quoted_signs_are_texts(quoted):
    assert not parse(f"key: {quoted}").value["key"].empty


def test_values_and_keys_know_where_they_stand():
    tree = parse("title: Nod\ntags:\n  - work\n  - habits\n")

    assert {"title": (1, 1), "tags": (2, 1)} == tree.keys
    assert [(3, 5), (4, 5)] == [(tag.line, tag.column) for tag in tree.value["tags"].value]


def test_columns_count_letters_and_not_bytes():
    assert 9 == parse("perché: sì").value["perché"].column


def test_an_empty_text_is_an_empty_mapping():
    assert {} == parse("").value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("title: A: b", (1, 9, "yaml-colon")),
        ("title: x\nsummary: Say it: now", (2, 16, "yaml-colon")),
        ("title: x\nday: 7\ntitle: y", (3, 1, "yaml-duplicate-key")),
        ("ignore: {a: 1, a: 2}", (1, 16, "yaml-duplicate-key")),
        ("title: &name x", (1, 8, "yaml-alias")),
        ("title: *name", (1, 8, "yaml-alias")),
        ("title: !important", (1, 8, "yaml-tag")),
        ("title: !!python/object:os.system x", (1, 8, "yaml-tag")),
        ("title: !!str x", (1, 8, "yaml-tag")),
        ("title: x\n--- \ntitle: y", (2, 1, "yaml-two-documents")),
        ("title: x\n\tday: 7", (2, 1, "yaml-tab")),
        ("title: @home", (1, 8, "yaml-quotes")),
        ("title: %s", (1, 8, "yaml-quotes")),
        ("title: `x`", (1, 8, "yaml-quotes")),
        ('title: x\nsummary: "never closed\nday: 7', (2, 10, "yaml-quotes")),
        ('title: "Nod" and smile', (1, 14, "yaml-quotes")),
        ("title: 'it's here'", (1, 12, "yaml-quotes")),
        ("tags: [a, b\nday: 7", (1, 7, "yaml-broken")),
        ("? [a]\n: b", (1, 3, "yaml-broken")),
        ("tags: " + "[" * 5_000, (1, 7 + MAX_DEPTH, "yaml-depth")),
        ("a: " + "{b: " * 50, (1, 4 + 4 * MAX_DEPTH, "yaml-depth")),
    ],
)  # fmt: skip
def test_what_is_refused_says_where(text, expected):
    error = refused(text)

    assert expected == (error.line, error.column, error.code)


def test_a_line_that_is_no_key_is_the_one_pointed_at():
    """YAML notices only in the line below."""
    assert [(2, 1), (1, 1)] == [
        (error.line, error.column) for error in (refused("a: x\njust words\n"), refused("a:x\nb: y"))
    ]


@pytest.mark.parametrize("odd", ["\u2028", "\u2029", "\u0085"])
def test_lines_end_where_an_editor_ends_them(odd):
    assert 2 == refused(f"title: a{odd}b\nday: @x").line


def test_lines_are_counted_from_where_the_yaml_begins():
    assert 12 == refused("title: x\ntitle: y", first_line=11).line


def test_nesting_is_allowed_as_deep_as_it_says():
    parse("a: " + "[" * MAX_DEPTH + "]" * MAX_DEPTH)

    assert "yaml-depth" == refused("a: " + "[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1)).code


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("title: A: b", "a colon followed by a space inside a value", 'put the value in quotes: `title: "A: b"`'),
        ('title: Say "hi": b', "a colon followed by a space inside a value",
         r'put the value in quotes: `title: "Say \"hi\": b"`'),
        ("a: 1\nb: 2\na: 3", "`a` stands here a second time (first in line 1)", "keep one of the two"),
        ("a: &x 1", "YAML anchors and aliases (& and *) are not used here", "write the value out, or put it in quotes"),
        ("a: !x 1", "YAML tags are not used here (!x)", "put the value in quotes"),
        ("a: 1\n--- \nb: 2", "a second YAML document begins here", "take the line `---` out"),
        ("a: " + "[" * 9, "values are nested more than 8 deep", "write it flatter"),
        ("a: x\n\tb: y", "a tab at the beginning of a line", "use spaces"),
        ("a: @x", "a value cannot begin with `@`", "put the value in quotes"),
        ('a: "x', "a quotation mark is opened and never closed", "close it on the same line"),
        ("a: *bold* words", "YAML anchors and aliases (& and *) are not used here", "put the value in quotes"),
        ("a: !!python/object:x y", "YAML tags are not used here (!!python/object:x)", "put the value in quotes"),
        ("a: [draft] words", "a value that begins with `[` ends at its closing bracket", "put the whole value in quotes"),
        ("a: - words", "a value cannot begin with `-`", "put the value in quotes"),
        ("a: > words", "a value cannot begin with `>`", "put the value in quotes"),
        ('a: "C:\\x"', "in double quotes a backslash has a meaning of its own", "use 'single quotes', or write two backslashes for one"),
        ("a: [b, c\nd: e", "what begins with `[` here is not closed, or a value in it needs quotes", "close it with `]` on the same line"),
        ("a: x\n  b: y", "this line is indented, so it belongs to the value above", "begin every key at the same column"),
        ("a:x\nb: y", "this line is no `key: value`", "write a space after the colon: `a: x`"),
        ("a: x\njust words", "this line is no `key: value`", "write one `key: value` a line"),
    ],
)  # fmt: skip
def test_a_refusal_says_what_to_write(text, message, hint):
    error = refused(text)

    assert (message, hint) == (str(error.message), str(error.hint))


def test_a_key_may_be_a_number():
    """`from: {23: 2026-12-01}` in a series file."""
    assert "2026-12-01" == parse("from: {23: 2026-12-01}").value["from"].value["23"].value


@pytest.mark.parametrize("lines", ["\n", "\r\n", "\r"])
def test_any_line_ends_will_do(lines):
    tree = parse(f"title: Nod{lines}day: 7{lines}")

    assert ("Nod", 2) == (tree.value["title"].value, tree.value["day"].line)
