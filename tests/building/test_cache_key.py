"""What everything rests on: whatever may change a page without being in its value changes the cache key."""

from __future__ import annotations

import sys
from dataclasses import replace

import pytest

from daybyday.building import cache_key
from daybyday.edition.site_context import SiteContext
from daybyday.markdown.settings import MarkdownSettings
from daybyday.model import TagNames
from daybyday.words import load_words
from tests.assembling.maker import SETTINGS

WORDS = load_words(("en", "it"), {})[0]
CONTEXT = SiteContext(SETTINGS, WORDS)
MARKDOWN = MarkdownSettings(("extra",), {"markdown.extensions.toc": {"permalink": False}}, {"en": "Back"})


@pytest.fixture
def theme(tmp_path):
    templates = tmp_path / "theme/templates"
    templates.mkdir(parents=True)
    (templates / "base.html").write_text("one")
    return tmp_path / "theme"


def pages(theme, context=CONTEXT, tags=TagNames(), texts="x"):
    return cache_key.of_pages(context, tags, theme, texts)


def test_it_is_the_same_as_long_as_nothing_changes(theme):
    assert pages(theme) == pages(theme)
    assert cache_key.of_texts(MARKDOWN) == cache_key.of_texts(replace(MARKDOWN))


def test_a_template_changes_it(theme):
    before = pages(theme)
    (theme / "templates/base.html").write_text("two")

    assert pages(theme) != before


def test_a_template_that_is_renamed_changes_it(theme):
    before = pages(theme)
    (theme / "templates/base.html").rename(theme / "templates/other.html")

    assert pages(theme) != before


def test_a_setting_changes_it(theme):
    assert pages(theme, SiteContext(replace(SETTINGS, origin="https://other.example"), WORDS)) != pages(theme)


def test_a_word_changes_it(theme):
    italian = replace(WORDS["it"], printed={**WORDS["it"].printed, "nav_today": "Adesso"})

    assert pages(theme, SiteContext(SETTINGS, {**WORDS, "it": italian})) != pages(theme)


def test_the_name_of_a_tag_changes_it(theme):
    assert pages(theme, tags=TagNames({"habits": {"en": "Habits"}})) != pages(theme)


@pytest.mark.parametrize(
    "other",
    [
        replace(MARKDOWN, extensions=("extra", "tables")),
        replace(MARKDOWN, configs={"markdown.extensions.toc": {"permalink": True}}),
        replace(MARKDOWN, footnote_back={"en": "Go back"}),
    ],
)
def test_how_markdown_is_read_changes_it(other):
    assert cache_key.of_texts(other) != cache_key.of_texts(MARKDOWN)


def test_a_function_in_a_setting_is_known_by_its_name():
    def slugify(text: str) -> str:
        return text

    first = MarkdownSettings((), {"toc": {"slugify": slugify}})
    again = MarkdownSettings((), {"toc": {"slugify": slugify}})

    assert first.said() == again.said()
    assert " at 0x" not in first.said()


def test_a_function_that_does_something_else_is_another():
    settings = {}
    for body in ("text.lower()", "text.upper()"):
        exec(f"def slugify(text):\n    return {body}\n", settings)
        settings[body] = MarkdownSettings((), {"toc": {"slugify": settings["slugify"]}}).said()

    assert settings["text.lower()"] != settings["text.upper()"]


def test_an_installed_package_of_another_version_changes_it(tmp_path, monkeypatch):
    place = tmp_path / "site-packages"
    (place / "babel-2.18.0.dist-info").mkdir(parents=True)
    monkeypatch.setattr(sys, "path", [*sys.path, str(place)])
    cache_key._machine.cache_clear()
    before = cache_key.of_texts(MARKDOWN)
    (place / "babel-2.18.0.dist-info").rename(place / "babel-2.19.0.dist-info")
    cache_key._machine.cache_clear()
    after = cache_key.of_texts(MARKDOWN)
    cache_key._machine.cache_clear()

    assert before != after


def test_an_extension_of_the_authors_own_changes_it_when_it_is_edited(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "path", [str(tmp_path), *sys.path])
    (tmp_path / "own").mkdir()
    (tmp_path / "own/__init__.py").write_text("")
    (tmp_path / "own/extension.py").write_text("A = 1\n")
    settings = MarkdownSettings(("own.extension",))
    before = cache_key.of_texts(settings)
    (tmp_path / "own/extension.py").write_text("A = 2\n")

    assert cache_key.of_texts(settings) != before
