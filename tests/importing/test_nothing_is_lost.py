"""Whatever HTML comes in, every sentence of it is on the page that goes out. The source is read by lxml alone."""

from __future__ import annotations

import html
import re

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html as lxml_html

from daybyday.importing.losses import LossBook
from daybyday.importing.markup.convert import convert
from daybyday.importing.markup.rewriting import Addresses
from daybyday.importing.markup.sameness import Judge
from daybyday.importing.results.posts import post_file
from daybyday.importing.run import PLAIN_MARKDOWN
from daybyday.markdown.converter import Converter
from daybyday.model import Manuscript
from daybyday.reading import read_post
from tests.importing.conftest import import_site
from tests.importing.reading import as_html
from tests.importing.wxr import comment, item

JUDGE = Judge(Converter(PLAIN_MARKDOWN))
ADDRESSES = Addresses("https://old.test/x/", lambda url: url, lambda url: url)

WORDS = st.sampled_from(
    ["word", "Caffè", "two words", "*star*", "**", "_under_", "snake_case", "[x]", "[^1]", "(y)", "# no", "1. no", "- no", "+", "> no", "a < b", "x & y", "&lt;tag>",
     "`tick`", "``", "{#id}", "{: .c}", "| a | b |", "~~~", "```", ": d", "*[X]: y", "[r]: /x", "///", "/// homework", "DAY 5 HOMEWORK:", "Homework:", "---", "===", "<!--", "-->",
     "\\", "\\*", "http://a.test/x_y_z", "www.a.test", "a@b.test", "$x$", "it's", "“so”", "…", "--", "!", "![a](b)", "<<<<<<< mine", "=======", ">>>>>>> x", "- [ ] box", "{% x %}", "\u00a0", "שלום", "☕"]
)  # fmt: skip
TEXT = st.lists(WORDS, min_size=1, max_size=5).map(" ".join)
ESCAPED = TEXT.map(lambda text: html.escape(text, quote=False))
INLINE = st.recursive(
    ESCAPED,
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3).map(" ".join),
        st.tuples(st.sampled_from(["b", "em", "strong", "i", "code", "sub", "sup", "u", "span", "del", "q", "kbd"]), inner).map(lambda pair: f"<{pair[0]}>{pair[1]}</{pair[0]}>"),
        inner.map(lambda text: f'<a href="/a_b(c)">{text}</a>'),
        inner.map(lambda text: f"{text}<br>{text}"),
        st.just('<img src="a.jpg" alt="A *picture*">'),
    ),
    max_leaves=4,
)  # fmt: skip
PLAIN_BLOCK = st.one_of(
    INLINE.map(lambda text: f"<p>{text}</p>"),
    INLINE.map(lambda text: f"<h3>{text}</h3>"),
    INLINE.map(lambda text: f"<div>{text}</div>"),
    ESCAPED.map(lambda text: f"<pre>{text}\n\n  {text}</pre>"),
    st.just("<hr>"),
    INLINE,
)
BLOCK = st.recursive(
    PLAIN_BLOCK,
    lambda inner: st.one_of(
        st.tuples(st.sampled_from(["ul", "ol"]), st.lists(inner, min_size=1, max_size=3)).map(lambda pair: f"<{pair[0]}>{''.join(f'<li>{one}</li>' for one in pair[1])}</{pair[0]}>"),
        st.lists(inner, min_size=1, max_size=2).map(lambda blocks: f"<blockquote>{''.join(blocks)}</blockquote>"),
        st.lists(inner, min_size=1, max_size=2).map(lambda blocks: f"<div>{''.join(blocks)}</div>"),
        st.lists(inner, min_size=2, max_size=2).map(lambda cells: f"<table><tr><th>A</th><th>B</th></tr><tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr></table>"),
        inner.map(lambda block: f"<dl><dt>Term</dt><dd>{block}</dd></dl>"),
        INLINE.map(lambda text: f'<figure><img src="a.jpg" alt="x"><figcaption>{text}</figcaption></figure>'),
    ),
    max_leaves=5,
)  # fmt: skip
DOCUMENTS = st.lists(BLOCK, min_size=1, max_size=5).map("\n".join)
_PARTING = re.compile(
    r"</?(?:p|h[1-6]|div|li|ul|ol|blockquote|table|tr|td|th|dl|dt|dd|figure|figcaption|pre|br|hr|section)\b[^>]*>"
)


def sentences(text: str) -> list[str]:
    """The paragraphs of some HTML, without what typography changes."""
    pieces = _PARTING.split(re.sub(r"<a class=\"footnote-backref\".*?</a>", "", text))
    words = (lxml_html.fragment_fromstring(f"<div>{piece}</div>").text_content() for piece in pieces if piece.strip())
    bare = (re.sub(r"[\"'’‘“”«»`]|\s+|\u00a0", "", re.sub("[-–—]+", "-", one.replace("…", "..."))) for one in words)
    return [one for one in bare if one]


@settings(deadline=None, max_examples=60)
@given(DOCUMENTS)
def test_every_sentence_is_on_the_page(document):
    converted = convert(document, ADDRESSES, "en", JUDGE, LossBook())
    page = "".join(sentences(JUDGE.shown(converted.markdown, "en")))

    assert [sentence for sentence in sentences(document) if sentence not in page] == []


@settings(deadline=None, max_examples=40)
@given(DOCUMENTS, st.sampled_from(["article", "day"]))
def test_every_post_is_read_without_an_error_and_with_every_sentence(document, kind):
    from dataclasses import replace

    reading = replace(import_site().reading, series_folders=frozenset(["s"]), series_languages={"s": ("en",)})
    path, folder, day = ("s/005-x.en.md", "s", 5) if kind == "day" else ("articles/x.en.md", "", None)
    header = Manuscript(path, kind, path.rpartition("/")[2].removesuffix(".en.md"), "en", folder, title="X", day=day)
    converted = convert(document, ADDRESSES, "en", JUDGE, LossBook())
    text = post_file(header, converted, (), reading, LossBook()).text
    manuscript, findings = read_post(path, text.encode(), reading)
    body = JUDGE._converter.convert(manuscript)
    segments = (*body.lead, *body.intro, *(part for task in body.tasks for part in task.html), *body.rest)
    page = "".join(sentences(as_html(segments)))
    label = re.compile(r"(?i)day5homework:?|homework:?")

    assert [finding for finding in findings if finding.level == "error"] == []
    assert [one for one in sentences(document) if label.sub("", one) not in label.sub("", page)] == []


def test_the_features_of_a_theme_test_are_all_there(importing, tmp_path):
    """Odd titles, deep threads, all kinds of markup in one export: the site builds with every sentence."""
    markup = (
        "<h1>Header one</h1><h2>Header two</h2><blockquote>Quote<cite>By <a href='/x'>Ada</a></cite></blockquote><table><tbody><tr><th>Employee</th><td>Jane</td></tr></tbody></table>"
        "<dl><dt>Definition</dt><dd>Text</dd></dl><ul><li>List<ul><li>Deep<ol><li>Deeper</li></ol></li></ul></li></ul><address>1 Loop</address>"
        "<p>An <abbr title='x'>abbr</abbr>, <acronym>ftw</acronym>, <big>big</big>, <cite>cite</cite>, <code>code</code>, <del>del</del>, <em>em</em>, <ins>ins</ins>, <kbd>kbd</kbd>, "
        "<q>quote</q>, <s>strike</s>, <strong>strong</strong>, H<sub>2</sub>O, E = MC<sup>2</sup>, <tt>tt</tt>, <var>var</var>.</p><pre>.post-title {\n\tmargin: 0;\n}</pre>"
    )
    threads = "".join(comment(n, f"Depth {n}", parent=n - 1) for n in range(1, 11))
    items = [
        item(1, "Markup: HTML Tags", markup), item(2, "", "A text without a title, but with some words in it."), item(3, "Nested", extra=threads),
        item(4, "Antidisestablishmentarianism " * 12), item(5, "Sp&#233;cial &#8220;ch@racters&#8221; <em>x</em> & more"),
        item(6, "Only a title", ""), item(7, "Aligned", '<img class="alignright" src="https://old.test/a.jpg" alt="A" width="150" />Text beside it.'),
    ]  # fmt: skip
    result = importing.export(*items)
    everything = "".join(result.files.values())

    assert result.errors(tmp_path / "site") == []
    for words in (
        "Header one",
        "Quote",
        "By",
        "Jane",
        "Definition",
        "Deeper",
        "1 Loop",
        "abbr",
        "ftw",
        "big",
        "var",
        "margin: 0;",
        "without a title",
        "Depth 10",
        "ch@racters",
        "beside it",
    ):
        assert words in everything
