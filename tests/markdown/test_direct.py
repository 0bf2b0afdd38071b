"""The direct way of converting gives what Python-Markdown gives, character for character."""

from __future__ import annotations

from dataclasses import replace
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
from daybyday.markdown.regular import regular
from daybyday.markdown.settings import MarkdownSettings as _Settings
from daybyday.markdown.signs import with_signs
from daybyday.markdown.version import READ
from daybyday.model import Homework, Manuscript, Task
from daybyday.prose import Body

from .everyday import Everyday
from .snippets import CALM, MARKDOWN, PIECE

PELICAN = {"markdown.extensions.codehilite": {"css_class": "highlight"}, "markdown.extensions.extra": {}}
SETTINGS = {
    "pelican": _Settings((), PELICAN, {"it": "Torna al testo, nota {n}"}),
    "plain": _Settings((), PELICAN, plain=True),
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
    return Converter(SETTINGS[name]), Converter(replace(SETTINGS[name], plain=True))


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
    st.sampled_from(["pelican", "pelican", "pelican", "odd"]),
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
    assert_same(written(text, "After.", ("Intro.", [task, "Plain.", task])))


def test_too_deep_a_text_leaves_no_trace_in_the_next():
    converter = Converter(SETTINGS["plain"])
    outcome(converter, written("\n".join(f"{'    ' * level}- a" for level in range(400))))

    assert ("<p>Hello <em>you</em>.</p>",) == converter.convert(written("Hello *you*.")).lead


def everyday(seed: int) -> Manuscript:
    writer = Everyday(seed)
    text, after = writer.text(), writer.choice("", writer.text())
    homework = (writer.choice("", writer.line()), [writer.line(), writer.choice(writer.line(), writer.block())])
    return written(text, after, homework if seed % 3 else None, writer.choice("en", "it"))


@pytest.mark.parametrize("hundred", range(2))
def test_what_people_write_gives_the_same(hundred):
    for seed in range(100 * hundred, 100 * hundred + 100):
        assert_same(everyday(seed))


@pytest.mark.slow
@pytest.mark.parametrize("thousand", range(1, 5))
def test_thousands_of_texts_give_the_same(thousand):
    for seed in range(1000 * thousand, 1000 * thousand + 1000):
        assert_same(everyday(seed))


def test_most_of_what_people_write_goes_the_direct_way():
    """Else the tests above would hold Python-Markdown against itself."""
    way = converters("pelican")[0]._direct
    texts = [everyday(seed).text for seed in range(300)]
    direct = [text for text in texts if way.converted(regular(with_signs(text)))]

    assert len(direct) > len(texts) / 4


# Rule by rule: what is claimed to be read. After the sections of the CommonMark specification 0.31; texts of our own.

CLAIMED = {
    "blank lines": ["One.\n\n\n\nTwo.", "\n\nOne.\n\n", "One.\n   \nTwo."],
    "thematic breaks": ["a\n\n***\n\nb", "---", "_ _ _", "- - -\n\n- a"],
    "headings": ["# A", "###### A", "# A #", "## A ##\nb", "a\n\n# B\n\n### C\n\n## B", "# *A* `b`", "# Perché no?", "# 1"],
    "paragraphs": ["a\nb", "a\n  b", "a  \nb", "a\n\nb", "24 April\n\n5 a day", "é\nè", "(a)\n“b”", "a | b"],
    "quotations": ["> a", "> a\n> b", "> a\n>\n> b", "> a\n\n> b", "> - a\n> - b", ">a", "> # A\n>\n> b", "> > no"],
    "bullets": ["- a\n- b", "* a\n* b", "+ a\n+ b", "- a\n\n- b", "- a\n  b\n- c", "-   a", "- *a*\n- **b** c", "- a\n\n\n- b"],
    "numbers": ["1. a\n2. b", "7. a\n8. b", "1. a\n1. b", "1. a\n\n2. b", "1. a\n\n    b\n\n2. c", "10. a"],
    "inner lists": ["- a\n    - b\n- c", "1. a\n    - b\n    - c", "- a\n    1. b\n        - c", "- a\n    - b\n\n- c"],
    "boxes": ["- [ ] a\n- [x] b", "- [X] *a*", "- [ ]a", "- [x] [a](b.md)"],
    "code spans": ["`a`", "`a < b`", "`*a*`", "a `b c` d", "`it's`", "- `a`", "# `A`", "`{x}`"],
    "emphasis": ["*a*", "_a_", "**a**", "__a__", "*a b* c", "(*a*)", "*a*, *b*", "snake_case", "2 * 3", "l'*altro*", '"*a*"', "*a\nb*"],
    "links": ["[a](b.md)", "[a b](https://example.org/x)", "[*a*](b)", "[`a`](b)", "[a](b?c=1&d)", '[a](b "C")', "[a](#b)", "[a](mailto:a@b.org)"],
    "brackets": ["[a]", "say [sic] so", "[a] [b](c)", "[1], [2]", "a[0]"],
    "pictures": ["![a](b.png)", '![a](b.png "C")', "![](b.png)", "![it's](b.png)", "a ![b](c.png) d", "- ![a](b.png)"],
    "breaks": ["a  \nb", "a   \nb", "*a*  \n*b*", "a  \nb  \nc"],
    "characters": ["A & B", "a > b", "AT&T", "100 %", "5 € – 6 €", "a\u00a0b", "«\u00a0a\u00a0»", "日本語"],
    "tables": ["| a | b |\n|---|---|\n| c | d |", "a | b\n--|:-:\nc | d", "| a | b |\n|---|--:|\n| *c* |"],
    "notes": ["a[^1]\n\n[^1]: b", "a[^x] b[^y]\n\n[^y]: c\n\n[^x]: d\ne", "- a[^1]\n\n[^1]: *b*"],
    "quotation marks": ['"a"', "'a'", "it's", "l'altro", '"a" -- "b"', "a...", "'80s", '("a")', '"A," he said.', "dell'80", "a---b"],
}  # fmt: skip


@pytest.mark.parametrize("rule", CLAIMED)
def test_each_rule_that_is_claimed_gives_the_same(rule):
    for text in CLAIMED[rule]:
        assert_same(written(text))
        assert_same(written(f"Before.\n\n{text}\n\nAfter.", text, ("So:", ["Go.", text])))


@pytest.mark.parametrize("rule", CLAIMED)
def test_most_cases_of_a_rule_go_the_direct_way(rule):
    way = converters("pelican")[0]._direct
    direct = [text for text in CLAIMED[rule] if way.converted(text)]

    assert len(direct) >= len(CLAIMED[rule]) * 3 / 4


@pytest.mark.parametrize(
    "text",
    ["a\n\n<div>b</div>", "```\na\n```", "    code", "a\\*b", "&copy;", "a &#65 b", "[a][b]\n\n[b]: c", "[TOC]", "Term\n: what", "a{.b}", "***a***"],
)  # fmt: skip
def test_what_is_in_doubt_is_left_to_markdown(text):
    assert converters("pelican")[0]._direct.converted(text) is None
    assert_same(written(text))


def test_a_direct_text_says_when_it_needs_cleaning():
    way = converters("pelican")[0]._direct

    assert way.converted("[a](https://example.org/b)").is_clean
    assert not way.converted("[a](javascript:b)").is_clean


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

    assert made == Converter(replace(chosen, plain=True)).convert(source)
    assert ("LOUD" in str(made.lead)) == ("ForeignInline" in what)
    assert ("gone" in str(made.lead)) == ("ForeignBlock" not in what)


def test_another_version_of_markdown_is_left_as_it_is(monkeypatch):
    monkeypatch.setattr(markdown, "__version__", "3.99")

    assert Converter(SETTINGS["pelican"])._direct is None


@pytest.mark.parametrize("name", ["plain", "bare", "more", "odd"])
def test_any_other_configuration_takes_the_other_way(name):
    assert Converter(SETTINGS[name])._direct is None


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
