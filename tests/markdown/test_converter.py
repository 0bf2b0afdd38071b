"""What becomes of a text, before its links are filled in."""

from __future__ import annotations

import re

import pytest

from daybyday.markdown.converter import Converter, MarkdownSettings
from daybyday.model import Homework, Manuscript, Task
from daybyday.prose import fill

DEFAULT = {"markdown.extensions.codehilite": {"css_class": "highlight"}, "markdown.extensions.extra": {}}


def converted(text: str, after: str = "", homework: Homework | None = None, lang: str = "en"):
    source = Manuscript("x.md", "day", "x", lang, text=text, after=after, homework=homework)
    return Converter(MarkdownSettings((), DEFAULT, {"it": "Torna al testo, nota {n}"})).convert(source)


@pytest.mark.parametrize("levels", ["# A\n\n## B", "## A\n\n### B", "### A\n\n##### B"])
def test_headings_begin_at_two_and_skip_no_level(levels):
    assert ["h2", "h3"] == re.findall("<(h[1-6])", fill(converted(levels).lead, {}))


@pytest.mark.parametrize("heading", ["Homework", "Text", "Start", "Task 1"])
def test_a_heading_leaves_the_ids_of_the_page_to_the_page(heading):
    made = fill(converted(f"## {heading}").lead, {})

    assert f'id="{heading.lower().replace(" ", "-")}-section"' in made


def test_a_code_block_without_a_language_is_not_coloured():
    made = fill(converted("```\nInes, this is Howard and he is dry.\n```").lead, {})

    assert "<span class=" not in made


def test_footnotes_work_across_the_homework():
    body = converted("Text.[^1]", "[^1]: A note.", Homework("Do it", (Task("1", "Go."),)))

    assert "fnref:1" in fill(body.lead, {})
    assert "A note." in fill(body.rest, {})


def test_a_reference_defined_at_the_end_serves_the_tasks():
    body = converted("Text.", "[map]: https://example.org/map", Homework("Do it", (Task("1", "Read [the map][map]."),)))

    assert 'Read <a href="https://example.org/map">the map</a>.' == fill(body.tasks[0].html, {})


def test_the_way_back_from_a_footnote_speaks_the_language_of_the_text():
    made = fill(converted("Testo.[^1]\n\n[^1]: Una nota.", lang="it").lead, {})

    assert 'title="Torna al testo, nota 1"' in made


def test_tables_are_aligned_by_classes():
    made = fill(converted("| a | b |\n|---|--:|\n| 1 | 2 |").lead, {})

    assert '<td class="right">2</td>' in made
    assert "style=" not in made


@pytest.mark.parametrize("html", ["<script>alert(1)</script>", '<p style="color: red">x</p>', '<p onclick="x()">x</p>'])
def test_what_a_page_cannot_hold_is_left_out_and_said(html):
    body = converted(html)

    assert not re.search("script|style|onclick", fill(body.lead, {}))
    assert body.facts.removed
