"""Tags that end at one address are told; one tag in several spellings is shown in one."""

from __future__ import annotations

import json

import pytest

from tests.harness import article


def tagged(*tags: str, yaml: str = "", lang: str = "en") -> str:
    posts = "".join(
        article(f"a{number}", lang, f"Text {number}", f"date: 2026-10-{20 + number}\ntags: [{tag}]\n")
        for number, tag in enumerate(tags)
    )
    return posts + (f"-- tags.yaml --\n{yaml}" if yaml else "")


@pytest.mark.parametrize("tags", [('"C++"', '"C#"'), ("città", "citta"), ("self-care", "self care"), ("C", '"C++"')])
def test_tags_that_end_at_one_address_are_told_with_their_files(site, tags):
    first, second = (tag.strip('"') for tag in tags)
    (finding,) = site(tagged(*tags)).findings()

    assert finding == (
        f"articles/a1.en.md:4:1: warning tags-alike: the tags `{first}` (articles/a0.en.md) and `{second}` (articles/a1.en.md)"
        " end at one address: their texts stand on one page, headed as the oldest has it"
        f" – write the same in all, or name them in tags.yaml: `c-plus-plus: {{en: {first}}}`"
    )


def test_three_are_one_warning(site):
    assert 1 == len(site(tagged("C", '"C++"', '"C#"', "c")).findings())


@pytest.mark.parametrize(
    "tags", [("Events", "events"), ("citt\u00e0", "citta\u0300"), ("habits", "Abitudini"), ("a", "b")]
)
def test_one_tag_is_not_spoken_of(site, tags):
    assert [] == site(tagged(*tags, yaml="habits: {en: Habits, it: Abitudini}\n")).findings()


def test_names_that_cross_in_the_list_of_tags_are_told(site):
    (finding,) = site(tagged("a", yaml="work: {en: Work, it: Lavoro}\njob: {en: Job, it: Lavoro}\n")).findings()

    assert finding == (
        "tags.yaml:1:1: warning tags-alike: `job` is called “Lavoro” in Italian, and so is `work`"
        " – give one of them another name, or make them one tag"
    )


def test_a_tag_in_two_spellings_is_called_as_the_oldest_has_it_everywhere(site):
    built = site(tagged("Events", "events", "EVENTS, events")).build()

    items = json.loads(built.files["feed.json"])["items"]
    assert [["Events"]] * 3 == [item["tags"] for item in items]
    assert ">events<" not in built.text("a1/index.html")
    assert built.text("tag/events/index.html").count('href="/a2/"') == 1


def test_another_spelling_that_comes_first_changes_all_pages_at_once(site):
    made = site(tagged("Events", "events"))
    made.build()
    built = made.edit("articles/a0.en.md", "Events", "EVENTS").build()

    assert ">EVENTS<" in built.text("a1/index.html")
