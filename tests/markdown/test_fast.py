"""The fast ways of converting give what the plain ones give, character for character."""

from __future__ import annotations

from functools import cache

import markdown
import nh3
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor

from daybyday.markdown import cleaning
from daybyday.markdown.converter import Converter, MarkdownSettings
from daybyday.markdown.fast.batch import convert_batched
from daybyday.markdown.fast.inline import FastInlineProcessor
from daybyday.markdown.settings import MarkdownSettings as _Settings
from daybyday.markdown.version import READ
from daybyday.model import Homework, Manuscript, Task
from daybyday.prose import Body

from .snippets import CALM, MARKDOWN, PIECE

PELICAN = {"markdown.extensions.codehilite": {"css_class": "highlight"}, "markdown.extensions.extra": {}}
SETTINGS = {
    "pelican": _Settings((), PELICAN, {"it": "Torna al testo, nota {n}"}),
    "bare": _Settings(),
    "more": _Settings(("nl2br", "sane_lists", "admonition"), PELICAN),
    "odd": _Settings(
        ("wikilinks",),
        {
            "markdown.extensions.extra": {
                "footnotes": {"SUPERSCRIPT_TEXT": "[{}]*x*", "UNIQUE_IDS": True},
                "abbr": {"glossary": {"one": "uno"}},
            },
            "markdown.extensions.smarty": {"smart_angled_quotes": True},
            "markdown.extensions.toc": {"permalink": True, "marker": "one"},
        },
    ),
}


@cache
def converters(name: str) -> tuple[Converter, Converter]:
    return Converter(SETTINGS[name]), Converter(SETTINGS[name], fast=False)


def written(text: str, after: str = "", homework: tuple[str, list[str]] | None = None, lang: str = "en") -> Manuscript:
    tasks = tuple(Task(str(at), one) for at, one in enumerate(homework[1], 1)) if homework else ()
    given = Homework("Do it", tasks, homework[0]) if homework else None
    return Manuscript("x.md", "day", "x", lang, text=text, after=after, homework=given)


def outcome(converter: Converter, source: Manuscript) -> Body | str:
    try:
        return converter.convert(source)
    except Exception as error:  # noqa: BLE001 (whatever it is, it must be the same)
        return type(error).__name__


def assert_same(source: Manuscript, name: str = "pelican") -> None:
    quick, plain = converters(name)
    assert outcome(plain, source) == outcome(quick, source)


@settings(max_examples=120, deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(
    MARKDOWN | CALM,
    st.just("") | CALM,
    st.none() | st.tuples(PIECE, st.lists(PIECE, max_size=4)),
    st.sampled_from(["en", "it"]),
    st.sampled_from(sorted(SETTINGS)),
)
def test_any_markdown_gives_the_same(text, after, homework, lang, name):
    assert_same(written(text, after, homework, lang), name)


@pytest.mark.parametrize(
    "text", ["'x' \"y\" it's '80s -- --- ...", "''\"\"'\"x\"' (\"a\")–'b'—\"c\"&nbsp;'d' \"'e'\" 5'6\"", '*a*\'s "*b*"']
)
def test_typography_gives_the_same(text):
    assert_same(written(text, "", (text, [text, f"- {text}", f"**{text}**"])))


@pytest.mark.parametrize(
    "task", ["Go.", "DAYBYDAYTASKSSTANDHERE", "[TOC]", "# Go", "Go.\n\nOn.", "", " ", "one", "[map]", "[^1]", "HTML"]
)
@pytest.mark.parametrize(
    "text", ["Text.", "", "- a\n\n- b", "Term\n: Def", "[map]: /m", "x[^1]\n\n[^1]: n", "*[HTML]: h", "<div>", "```\nx"]
)
def test_tasks_are_no_part_of_the_text_before_them(text, task):
    for name in SETTINGS:
        assert_same(written(text, "After.", ("Intro.", [task, "Plain.", task])), name)


def test_plain_tasks_are_converted_with_the_text():
    runs = []

    def convert(text: str) -> str:
        runs.append(text)
        return converters("pelican")[0]._html(text)

    assert ("<p>Text.</p>", ["<p>Go.</p>", "<p>Say &ldquo;hello&rdquo;.</p>"]) == convert_batched(
        convert, "Text.", ["Go.", 'Say "hello".']
    )
    assert len(runs) == 1


def test_too_deep_a_text_leaves_no_trace_in_the_next():
    quick = Converter(SETTINGS["pelican"])
    outcome(quick, written("\n".join(f"{'    ' * level}- a" for level in range(400))))

    assert ("<p>Hello <em>you</em>.</p>",) == quick.convert(written("Hello *you*.")).lead


# What is not Python-Markdown's own


class Shout(InlineProcessor):
    def handleMatch(self, m, data):
        return m.group(1).upper(), m.start(0), m.end(0)


class Swallow(BlockProcessor):
    def test(self, parent, block):
        return block == "gone"

    def run(self, parent, blocks):
        blocks.pop(0)


class ForeignInline(Extension):
    def extendMarkdown(self, md):
        md.inlinePatterns.register(Shout("(loud)", md), "shout", 75)


class ForeignBlock(Extension):
    def extendMarkdown(self, md):
        md.parser.blockprocessors.register(Swallow(md.parser), "swallow", 77)


@pytest.mark.parametrize("what", [("ForeignInline",), ("ForeignBlock",), ("ForeignInline", "ForeignBlock")])
def test_a_foreign_extension_is_always_asked(what):
    source = written('loud *loud* "l\'x"\n\ngone\n\nStay loud.', "", ("loud", ["gone", 'loud "x"']))
    chosen = _Settings(tuple(f"{__name__}:{one}" for one in what), PELICAN)
    made = Converter(chosen).convert(source)

    assert made == Converter(chosen, fast=False).convert(source)
    assert ("LOUD" in str(made.lead)) == ("ForeignInline" in what)
    assert ("gone" in str(made.lead)) == ("ForeignBlock" not in what)


def test_another_version_of_markdown_is_left_as_it_is(monkeypatch):
    monkeypatch.setattr(markdown, "__version__", "3.99")
    converter = Converter(SETTINGS["pelican"])

    assert not any(isinstance(one, FastInlineProcessor) for one in converter._markdown.treeprocessors)


def test_the_installed_version_is_the_one_that_was_read():
    """A new one is as slow as before until its code is read, these tests agree with it, and `READ` says so."""
    assert markdown.__version__ == READ


# Cleaning


@pytest.mark.parametrize(
    "html",
    ["\ufeff\ufeffa", "a\rb", "a&#13;b", "a &amp;lt; b &nbsp;", "<b>a", "\x01\ufeff&#x1;x", '<a href="//x.y">z</a>'],
)
def test_feeds_get_what_cleaning_twice_gives(html):
    page = cleaning.for_pages(html)
    tags, attributes = set(cleaning._FEED_TAGS), cleaning._FEED_ATTRIBUTES
    again = nh3.clean(page, tags=tags, attributes=attributes, link_rel=None, clean_content_tags={"script", "style"})

    assert cleaning.FORBIDDEN.sub("", again) == cleaning.for_feeds(page)


def test_settings_are_where_they_were():
    assert MarkdownSettings is _Settings
