"""Every type of block comes in: its words are on the page, or the report has them. The source is read by lxml alone."""

from __future__ import annotations

import re
from functools import cache

import pytest
from lxml import html as lxml_html

from daybyday.importing.results.report import report_name
from tests.importing.block_types import FILLED, WITH_WORDS
from tests.importing.reading import letters, shown_by
from tests.importing.wxr import ENGLISH, item, write_export

VALUES = re.compile(r'"(?:label|content|customText)":"([^"]+)"')
MARKS = re.compile(r"<!--.*?-->|\[/?caption[^\]]*\]", re.DOTALL)


@pytest.fixture(scope="module")
def texts(tmp_path_factory):
    """name of a block -> (words on its page, its report)"""
    from tests.importing.conftest import Importing

    importing = Importing(tmp_path_factory.mktemp("blocks"))
    markup = {**WITH_WORDS, **{name: f"<!-- wp:{name} /-->" for name in FILLED}}
    items = (
        item(number, name, f"{text}\n\n<p>{ENGLISH}</p>", slug=f"block-{number}")
        for number, (name, text) in enumerate(markup.items(), 1)
    )
    result = importing(write_export(importing.folder, *items))
    names = {f"articles/block-{number}.en.md": name for number, name in enumerate(markup, 1)}
    return {
        name: (shown_by(path, result.files[path]), (result.folder / report_name(path)).read_text("utf-8"))
        for path, name in names.items()
    }


@cache
def passages(markup: str) -> tuple[str, ...]:
    """The words of a block, element by element, and those that stand in its values alone."""
    tree = lxml_html.fragment_fromstring(MARKS.sub("", markup), create_parent="div")
    return tuple(filter(letters, (*tree.itertext(), *VALUES.findall(markup))))


@pytest.mark.parametrize("name", WITH_WORDS)
def test_the_words_of_every_block_are_on_its_page_or_in_its_report(texts, name):
    page, report = texts[name]

    assert [
        words for words in passages(WITH_WORDS[name]) if letters(words) not in letters(page) + letters(report)
    ] == []


NOT_SHOWN = ("icon", "playlist", "more")
"""A drawing, buttons that play a song, the link to the rest of a text."""


@pytest.mark.parametrize("name", [name for name in WITH_WORDS if name not in NOT_SHOWN])
def test_what_an_author_typed_is_on_the_page(texts, name):
    page, _ = texts[name]

    assert [words for words in passages(WITH_WORDS[name]) if letters(words) not in letters(page)] == []


@pytest.mark.parametrize("name", FILLED)
def test_what_wordpress_would_have_filled_is_named(texts, name):
    _, report = texts[name]

    assert f"<!-- wp:{name} /-->" in report
