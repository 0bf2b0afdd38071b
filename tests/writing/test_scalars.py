"""Texts as YAML: plain where that is safe, in quotes where YAML (ours or another) would read something else."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from daybyday.reading.text import FORBIDDEN
from daybyday.writing.scalars import flow_list, flow_mapping, scalar
from daybyday.yamltree import parse

WRITABLE = st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffd\ufffe\uffff\u2028\u2029"))
"""Any letters a file of ours can hold."""


@pytest.mark.parametrize(
    "text",
    ["Networking is work", "Perché no?", "It’s 7:30", "C:\\temp", "100 days", "We are#1", "a - b", "☕ first", "שלום", "x, y [z]"],
)  # fmt: skip
def test_words_stand_without_quotes(text):
    assert text == scalar(text)


@pytest.mark.parametrize(
    "text",
    [
        "Silence: a tool", "We are #1", "#1", "- a list", '"Yes"', "'tis", "a:", "[x]", "{x}", "no", "Yes", "null", "~", "2026-11-01", "7", "007",
        "1e3", "0x1f", "7:30", ".5", ".inf", "*star", "&and", "!bang", "|", "> quote", "%", "@me", "`code`", "?", " padded ", "<<", "=",
    ],
)  # fmt: skip
def test_what_yaml_would_take_for_something_else_stands_in_quotes(text):
    assert scalar(text).startswith('"')
    assert yaml.safe_load(f"key: {scalar(text)}") == {"key": text}


def test_quotes_and_backslashes_are_escaped():
    assert scalar('"a\\b"') == '"\\"a\\\\b\\""'


@pytest.mark.parametrize("text", ["a, b", "[a]", "{a", "urn:x:1", "/?p=3"])
def test_within_brackets_more_needs_quotes(text):
    assert flow_list(["plain", text]) == f'[plain, "{text}"]'


def test_a_long_text_stays_on_its_line():
    assert "\n" not in scalar("word " * 5_000 + ": end")


@given(WRITABLE)
def test_any_text_is_read_as_it_was(text):
    assert parse(f"key: {scalar(text)}").value["key"].value == text
    assert [node.value for node in parse(f"key: {flow_list([text, 'b'])}").value["key"].value] == [text, "b"]


@given(WRITABLE)
def test_another_reader_takes_any_text_for_the_same_text(text):
    assert yaml.safe_load(f"key: {scalar(text)}") == {"key": text}
    assert yaml.safe_load(f"key: {flow_mapping([('code', text)])}") == {"key": {"code": text}}


@given(WRITABLE)
def test_no_scalar_needs_a_second_line_or_a_letter_no_file_may_hold(text):
    assert "\n" not in scalar(text)
    assert not FORBIDDEN.search(scalar(text))
