"""Code is code wherever it stands; notes stand at the end, in the language of the text; lists to tick have boxes."""

from __future__ import annotations

import re
from html import unescape

import pytest

from daybyday.markdown.converter import Converter, MarkdownSettings
from daybyday.plain_text import described_text, plain_lines
from daybyday.prose import Body, fill
from tests.reading.reader import day, read

PELICAN = {"markdown.extensions.codehilite": {"css_class": "highlight"}, "markdown.extensions.extra": {}}
WORDS = ({"en": "Back, note {n}", "it": "Torna al testo, nota {n}"}, {"en": "Notes", "it": "Note"})
SETTINGS = {"pelican": MarkdownSettings((), PELICAN, *WORDS), "bare": MarkdownSettings()}
CODE = 'a = "b"  # <b> *x*\n\n# no heading\n- [ ] no task'


def body(text: str, path: str = "connections/day.en.md", settings: str = "pelican") -> Body:
    """A day's file as it is read and converted."""
    return Converter(SETTINGS[settings]).convert(read(day(text), path)[0])


def code_of(html: str) -> list[str]:
    """The words of each block of code."""
    blocks = re.findall("<pre.*?</pre>", html, re.DOTALL)
    return [unescape(re.sub("<[^>]+>", "", block)).strip("\n") for block in blocks]


def indented(text: str, prefix: str) -> str:
    return "\n".join(f"{prefix}{line}".rstrip() for line in text.split("\n"))


@pytest.mark.parametrize("settings", SETTINGS)
@pytest.mark.parametrize(
    "info",
    ["", "python", " python", 'js title="a.js"', "python:app.py", "{python}", "{.python .x}", "{#id .python}", "sh $ ls", "c++", "no-such", "${lang}",
     "python {1,3-4}", 'python hl_lines="1"', "{", "C#", "objective-c++", ".x", "=html"],
)  # fmt: skip
@pytest.mark.parametrize("mark", ["```", "~~~", "`````"])
def test_a_fence_is_code_whatever_follows_its_marks(mark, info, settings):
    assert [CODE] == code_of(fill(body(f"One.\n\n{mark}{info}\n{CODE}\n{mark}\n\nTwo.", settings=settings).lead, {}))


@pytest.mark.parametrize(
    ("first", "prefix"),
    [
        ("1. One\n\n", "    "), ("1. One\n", "   "), ("- x\n\n", "  "), ("- x\n", "    "), ("- x\n\n    - y\n\n", "        "), ("- x\n    - y\n", "      "),
        ("> quote\n>\n", "> "), ("", "> "), ("> - x\n>\n", ">     "), ("", "   "), ("1. One\n\n", "\t"), ("<details>\n<summary>S</summary>\n\n", ""),
    ],
)  # fmt: skip
@pytest.mark.parametrize("mark", ["```python title", "~~~"])
def test_a_fence_is_code_in_lists_quotations_and_html(first, prefix, mark):
    fence = indented(f"{mark}\n{CODE}\n{mark[:3]}", prefix)
    end = "\n</details>" if first.startswith("<") else ""
    html = fill(body(f"{first}{fence}{end}\n\nAfter.").lead, {})

    assert [CODE] == code_of(html)
    assert html.endswith("<p>After.</p>")
    assert "<h" not in html
    assert "<p></p>" not in html


def test_lists_go_on_behind_code():
    html = fill(body("1. One\n\n    ```\n    a\n    ```\n\n2. Two\n   ```\n   b\n   ```\n   more\n3. Three").lead, {})

    assert (1, 3, ["a", "b"]) == (html.count("<ol>"), html.count("<li>"), code_of(html))
    assert html.index("more") < html.index("Three") < html.index("</ol>")


def test_a_fence_may_begin_an_item():
    html = fill(body("- ```\n  a\n  ```\n- b").lead, {})

    assert (["a"], 2, 1) == (code_of(html), html.count("<li>"), html.count("<ul>"))


def test_a_tab_in_code_is_a_tab():
    assert ["\tmake\n    it"] == [
        unescape(re.sub("<[^>]+>", "", fill(body("```make\n\tmake\n    it\n```").lead, {}))).strip("\n")
    ]


def test_longer_marks_enclose_shorter_ones():
    assert ["```\n/// homework\n```"] == code_of(fill(body("````md\n```\n/// homework\n```\n````").lead, {}))


def test_comments_are_shown_where_they_are_code():
    html = fill(body("`<!-- a -->`\n\n    <!-- b -->\n\n```\n<!-- c -->\n```").lead, {})

    assert ["a", "b", "c"] == re.findall("&lt;!-- ([abc]) --&gt;", re.sub("<[^>]+>", "", html))


# Notes and other definitions


def test_notes_stand_at_the_end_and_are_numbered_through():
    made = body(
        "One[^b].\n\n/// homework | X\n- Go[^a] HTML [there][t].\n///\n\nTwo.\n\n[^b]: B.\n[^a]: A.\n\n*[HTML]: Hyper\n\n[t]: https://e.org"
    )
    task, rest = fill(made.tasks[0].html, {}), fill(made.rest, {})

    assert ('href="#fn:b">1</a>', 'href="#fn:a">2</a>') == (
        re.search('href="#fn.*?</a>', fill(made.lead, {}))[0],
        re.search('href="#fn.*?</a>', task)[0],
    )
    assert '<abbr title="Hyper">HTML</abbr> <a href="https://e.org">there</a>' in task
    assert rest.index("Two.") < rest.index('role="doc-endnotes"') < rest.index("B.") < rest.index("A.")
    assert "Go HTML there." == made.tasks[0].text


@pytest.mark.parametrize(
    ("lang", "name", "back"), [("en", "Notes", "Back, note 2"), ("it", "Note", "Torna al testo, nota 2")]
)
def test_notes_are_called_in_the_language_of_the_text(lang, name, back):
    rest = fill(
        body("One[^1].\n\nDAY 7 HOMEWORK: Go[^x].\n\n[^1]: A.\n[^x]: B.", f"connections/day.{lang}.md").rest, {}
    )

    assert f'<section class="footnote" role="doc-endnotes" aria-label="{name}">' in rest
    assert f'role="doc-backlink" href="#fnref:x" title="{back}" aria-label="{back}"' in rest


def test_ids_of_notes_are_there_once():
    made = body(
        "One[^1], again[^1].\n\n/// homework | X\nSee[^1].\n\n- Go[^1].\n- Come[^2].\n///\n\n[^1]: A.\n[^2]: B."
    )
    page = (
        fill(made.lead, {})
        + fill(made.intro, {})
        + "".join(fill(task.html, {}) for task in made.tasks)
        + fill(made.rest, {})
    )
    ids = re.findall(' id="([^"]+)"', page)

    assert sorted(set(ids)) == sorted(ids)
    assert set(re.findall('href="#([^"]+)"', page)) == set(ids)


def test_feeds_keep_notes_without_the_ways_back():
    made = body("One[^1].\n\nDAY 7 HOMEWORK: Go.\n\n[^1]: A note.")

    assert "<hr>\n<ol>\n<li>\n<p>A note.</p>" in fill(made.rest_feed, {})


# Tasks


@pytest.mark.parametrize(
    ("lines", "html", "text"),
    [
        ("Two:\n    - a\n    - b", "Two:\n<ul>\n<li>a</li>\n<li>b</li>\n</ul>", "Two:\n• a\n• b"),
        ("Two:\n  - a\n  - b", "Two:\n<ul>\n<li>a</li>\n<li>b</li>\n</ul>", "Two:\n• a\n• b"),
        ("Two:\n   - a\n   - b", "Two:\n<ul>\n<li>a</li>\n<li>b</li>\n</ul>", "Two:\n• a\n• b"),
        ("Two:\n\t- a", "Two:\n<ul>\n<li>a</li>\n</ul>", "Two:\n• a"),
        ("Two:\n\n    - a\n    - b", "Two:\n<ul>\n<li>a</li>\n<li>b</li>\n</ul>", "Two:\n• a\n• b"),
        ("Two:\n    1. a\n    2. b", "Two:\n<ol>\n<li>a</li>\n<li>b</li>\n</ol>", "Two:\n1. a\n2. b"),
        ("A\n  - b\n    - c\n  - d", "A\n<ul>\n<li>b<ul>\n<li>c</li>\n</ul>\n</li>\n<li>d</li>\n</ul>", "A\n• b\n  • c\n• d"),
        ("A\n    - b\n        - c", "A\n<ul>\n<li>b<ul>\n<li>c</li>\n</ul>\n</li>\n</ul>", "A\n• b\n  • c"),
        ("A\n\n    B", "<p>A</p>\n<p>B</p>", "A\nB"),
        ("A\n    ![a cat](/c.png)", 'A\n<img loading="lazy" alt="a cat" src="">', "A a cat"),
        ("A\n    > said", "<p>A</p>\n<blockquote>\n<p>said</p>\n</blockquote>", "A\nsaid"),
        ("A\n    - [ ] b", "A\n<ul>\n<li>☐ b</li>\n</ul>", "A\n• ☐ b"),
    ],
)  # fmt: skip
def test_what_belongs_to_a_task_keeps_its_shape(lines, html, text):
    made = body(f"/// homework | X\n- [ ] {lines}\n- [ ] Last\n///")

    assert (html, text) == (re.sub(r' src="[^"]*"', ' src=""', fill(made.tasks[0].html, {})), made.tasks[0].text)
    assert "Last" == made.tasks[1].text


def test_code_in_a_task_is_code():
    made = body("/// homework | X\n- [ ] Run\n\n    ```sh x\n    if a\n      b\n    ```\n\n- [ ] Last\n///")

    assert ["if a\n  b"] == code_of(fill(made.tasks[0].html, {}))
    assert "Run\nif a\n  b" == made.tasks[0].text


def test_a_raised_number_of_an_authors_own_is_a_word():
    assert "20 m2" == described_text('20 m<sup>2</sup><sup id="fnref:1"><a href="#fn:1">1</a></sup>')


def test_lists_in_a_plain_text_count_from_where_they_begin():
    assert "3. a\n4. b\nc" == plain_lines('<ol start="3"><li>a</li><li><p>b</p></li></ol><p>c</p>')


# Lists to tick


@pytest.mark.parametrize(
    ("line", "html"),
    [("- [ ] a", "☐ a"), ("- [x] a", "☑ a"), ("* [X] a", "☑ a"), ("1. [ ] *a*", "☐ <em>a</em>"), ("- [ ](x.md)", ""), ("- [x]a", "[x]a"), ("- `[ ]` a", "")],
)  # fmt: skip
def test_boxes_in_a_text_are_shown(line, html):
    made = re.search("<li>(.*?)</li>", fill(body(f"One.\n\n{line}\n").lead, {}), re.DOTALL)[1]

    assert made == html if html else "☐" not in made
