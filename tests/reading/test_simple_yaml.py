"""Headers as nearly all are written are read without a YAML parser: what comes out is what the parser gives."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daybyday import yamltree
from daybyday.yamltree.simple import entries

WORDS = (
    "perché|day|51|2026-11-26|7:30|yes|null|~|- x|a: b|#tag|a #b|\"q\"|'q'|l'altro|it's|[a, b]|[a,b , c]|{a: b}|[]|\"\"|''|x,|a, b|&a|*a"
    "|!t|>|%|@x|`x`|é|“so”|(x)|a  b|a |\tx|10%|1.5|-5|+5|=x|a=b|👍|a\u00a0b|\\n|a\\b|x?|? x|x!|a;b|http://a.org|[x|]|3 – 4|_a|a_b"
    '|["a", b]|[a b, c-d]|a:b|a,|[a,]|[ a ]|[a,  b]|{en: Two words, it: due}|{ en: a }|{en: "a, b", it: \'c\'}|{en: a,}|{en: a, en: b}|{en:a}|{en: a:b}|{en: {it: a}}|{en: [a]}|{}|{en: a #b}|{é: a}|\u2028|<<<<<<< ours'
).split("|")
LINE = st.builds(
    "{}{}{}{}".format,
    st.sampled_from(["title", "day", "tags", "x-y", "a b", "é", "1a", "- a", "  sub", "# a", "#"]),
    st.sampled_from([": ", ": ", ":  ", ":", " : "]),
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(" ".join)
    | st.lists(st.sampled_from(WORDS), max_size=3).map(lambda words: f'"{" ".join(words)}"'),
    st.sampled_from(["", "", " ", "\n"]),
)
SERIES = "# ours\nid: a\n\ntitle: {en: Better days, it: \"Giorni, migliori\"}\nstart: 2010-01-10\nrelease: '07:00'\n"
USUAL = "title: \"The late letter\"\nday: 51\ntags: [habits, two words]\nsummary: 'It is: so'\ndate: 2026-11-26  "


def parsed(text: str, simple: bool) -> object:
    with pytest.MonkeyPatch.context() as patch:
        if not simple:
            patch.setattr(yamltree, "entries", lambda _: None)
        try:
            return yamltree.parse(text, 5)
        except yamltree.YamlError as error:
            return str(error), error.line, error.column


@given(st.lists(LINE, max_size=4).map("\n".join))
def test_any_header_gives_the_same(text):
    assert parsed(text, simple=False) == parsed(text, simple=True)


@pytest.mark.parametrize("text", [USUAL, SERIES])
def test_the_usual_header_needs_no_parser(text):
    assert entries(text) is not None
    assert parsed(text, simple=False) == parsed(text, simple=True)


@pytest.mark.parametrize(
    "text", ["", "a", "a: b: c", "a: &b c", "a: [b", "a: b\na: c", "a:\n  b: c", 'a: "b\\n"', "a: b #c"]
)
def test_what_is_more_than_that_is_left_to_the_parser(text):
    assert entries(text) is None
