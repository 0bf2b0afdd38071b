"""An id stands once on its page, and never in the place of one of the page's own."""

from __future__ import annotations

import re

import pytest

from daybyday.markdown.ids import OF_TEMPLATES, with_unique_ids
from daybyday.model import Homework, Task
from daybyday.prose import fill
from tests.harness import ROOT
from tests.markdown.test_converter import converted

ON_OTHER_PAGES = frozenset(
    "said what readers own own-title own-series own-start own-time made mail progress progress-label my-start my-time my-link "
    "my-code my-question carried filled search q found more lists today".split()
)
"""Of the pages of a series, its workbook, the search and the page on how to follow, which hold no author's text."""


@pytest.mark.parametrize(
    "id", ["homework", "homework-title", "homework-label", "homework-8", "task-1", "text", "newcomers"]
)
@pytest.mark.parametrize("form", ["## X {{#{}}}", '<a id="{}"></a>x', "x\n{{: #{}}}", '<a name="{}"></a>x'])
def test_an_id_of_the_pages_own_gets_another_name(id, form):
    facts = converted(form.format(id)).facts

    assert (f"{id}-section",) == facts.ids
    assert ((id, f"{id}-section"),) == facts.renamed_ids


@pytest.mark.parametrize("text", ["## A {#x}\n\n## B {#x}", '<i id="x"></i> <i id="x"></i>', '## X\n\n<i id="x"></i>'])
def test_an_id_used_twice_is_another_the_second_time(text):
    assert ("x", "x-2") == converted(text).facts.ids


def test_links_follow_the_authors_own_place():
    made = fill(converted("[down](#homework)\n\n## About it {#homework}").lead, {})

    assert '<a href="#homework-section">' in made


def test_a_link_to_the_pages_own_homework_stays():
    made = fill(converted("[down](#homework)\n\n## Homework").lead, {})

    assert '<a href="#homework">' in made
    assert 'id="homework-section"' in made


def test_notes_of_several_texts_lead_to_their_own():
    unique = with_unique_ids(['<i id="fn:1">a</i><a href="#fn:1">1</a>', '<i id="fn:1">b</i><a href="#fn:1">1</a>'])

    assert '<i id="fn:1-2">b</i><a href="#fn:1-2">1</a>' == unique.texts[1]


def test_a_task_shares_no_id_with_its_text():
    body = converted("## X", homework=Homework("Do it", (Task("1", '<i id="x">Go</i>'),)))

    assert ("x", "x-2") == body.facts.ids


def test_the_ids_of_all_templates_are_known():
    folders = (ROOT / "theme" / "templates", ROOT / "plugins" / "daybyday" / "theming" / "fallback")
    templates = "".join(path.read_text("utf-8") for folder in folders for path in folder.glob("*.html"))
    ids = {
        re.sub("{{.*?}}", "1", id).replace("1-", "homework-", 1) if id.startswith("{{") else re.sub("{{.*?}}", "1", id)
        for id in re.findall(r'\sid="([^"]*)"', templates)
    }

    assert not {id for id in ids if not OF_TEMPLATES.fullmatch(id)} - ON_OTHER_PAGES - {"1"}
