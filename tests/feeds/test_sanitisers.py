"""Homework survives what feed readers do to HTML (F45 to F48, F53), and the models of it can tell when it does not."""

from __future__ import annotations

import json

import lxml.html
import pytest

from tests.feeds.sanitisers import MODELS, READERS, SanitiserCase, left_of, lost, words

LINK = "https://example.org/connections/1/#homework"
GOOD = (
    "<p>A text.</p><aside><h2>Day 1 homework</h2><p>20 minutes</p><ul><li>☐ Go.</li><li>☐ Stop.</li></ul>"
    f'<p><a href="{LINK}">Open it on the site</a></p></aside>'
)


def cases_of(rich_built, feeds) -> list[SanitiserCase]:
    """Every item with homework in every feed; the tasks are those of homework.json."""
    files = [json.loads(data) for path, data in rich_built.files.items() if path.endswith("homework.json")]
    tasks = {
        day["url"]: tuple(task["text"] for task in day["homework"]["tasks"]) for file in files for day in file["days"]
    }
    return [
        SanitiserCase(item.title, item.content, tasks[item.link.partition("#")[0]])
        for feed in feeds.values()
        for item in feed.items
        if item.link.partition("#")[0] in tasks
    ]


@pytest.fixture(scope="module")
def cases(rich_built, feeds):
    return cases_of(rich_built, feeds)


def test_there_are_items_with_homework_to_try(cases):
    assert {case.title for case in cases} >= {"Day 1: Begin", "Day 2: Links", "Giorno 1: Inizio"}


@pytest.mark.parametrize("reader", READERS)
def test_homework_survives(cases, reader):
    assert {case.title: found for case in cases if (found := lost(reader, case))} == {}


@pytest.mark.parametrize("reader", READERS)
def test_lists_stay_lists_and_headings_headings(cases, reader):
    for case in cases:
        before, after = lxml.html.fragment_fromstring(case.html, create_parent="div"), READERS[reader](case.html)
        for tag in ("ul", "ol", "li", "p", "h2", "h3", "h4", "a", "img", "table", "pre"):
            assert [words(one) for one in after.iter(tag)] == [words(one) for one in before.iter(tag)]


@pytest.mark.parametrize("reader", READERS)
def test_every_word_survives(cases, reader):
    for case in cases:
        assert words(READERS[reader](case.html)) == words(lxml.html.fragment_fromstring(case.html, create_parent="div"))


@pytest.mark.parametrize("reader", READERS)
def test_the_shape_of_our_homework_loses_nothing(reader):
    assert lost(reader, SanitiserCase("Day 1", GOOD, ("Go.", "Stop."))) == []


SPOILT = {
    "in a form": (GOOD.replace("<li>☐ Go.", "<li><input type=checkbox> Go."), set(READERS)),
    "hidden until clicked": (GOOD.replace("<ul>", "<ul hidden>"), {"Miniflux", "NetNewsWire"}),
    "without a list": (GOOD.replace("<li>", "<p>").replace("</li>", "</p>"), set(READERS)),
    "in a drawing": (GOOD.replace("<h2>", "<svg><text>x</text></svg><h2>"), {"FreshRSS"}),
    "led to by a share button": (GOOD.replace("example.org/", "twitter.com/share/"), {"Miniflux"}),
}


@pytest.mark.parametrize("how", SPOILT)
def test_other_shapes_of_homework_lose_something(how):
    html, losing = SPOILT[how]

    assert {reader for reader in READERS if lost(reader, SanitiserCase("Day 1", html, ("Go.", "Stop.")))} == losing


CHECKBOX = '<input type="checkbox"> Go'
KNOWN = [
    ("feedparser", CHECKBOX, '<input type="checkbox"> Go'),
    ("Miniflux", CHECKBOX, " Go"),
    ("newsboat", CHECKBOX, " Go"),
    ("FreshRSS", CHECKBOX, " Go"),
    ("NetNewsWire", CHECKBOX, '<input type="checkbox"> Go'),
    ("feedparser", "<aside>a</aside>", "<aside>a</aside>"),
    ("Miniflux", "<aside>a</aside>", "<aside>a</aside>"),
    ("newsboat", "<aside>a</aside>", "<blockquote>a</blockquote>"),
    ("FreshRSS", "<aside>a</aside>", "<aside>a</aside>"),
    ("Miniflux", "<p>a<b hidden>b</b></p>", "<p>a</p>"),
    ("newsboat", "<p>a<b hidden>b</b></p>", "<p>a<b>b</b></p>"),
    ("FreshRSS", "<p>a<b hidden>b</b></p>", "<p>a<b hidden>b</b></p>"),
    ("feedparser", "<p>a<mark>b</mark></p>", "<p>ab</p>"),
    ("Miniflux", "<section><p><span>a</span><mark>b</mark></p></section>", "<p>ab</p>"),
    ("newsboat", "<section><div><span>a</span></div></section>", "<div>a</div>"),
    ("FreshRSS", "<section><span>a</span></section>", "<section><span>a</span></section>"),
    ("feedparser", "<details><summary>a</summary>b</details>", "<details>ab</details>"),
    ("Miniflux", "<details><summary>a</summary>b</details>", "ab"),
    ("Miniflux", "<progress value=1 max=2>a</progress>", "a"),
    ("FreshRSS", '<p id="a" class="b" style="c" lang="it" data-d="e" onclick="f()">g</p>',
     '<p lang="it" data-d="e" data-sanitized-id="a" data-sanitized-class="b">g</p>'),
    ("Miniflux", '<h2 id="a" class="b" lang="it" aria-label="c">d</h2><p id="a">e</p>', '<h2 id="a">d</h2><p>e</p>'),
    ("newsboat", '<p id="a" class="b" lang="it">c</p>', "<p>c</p>"),
    ("feedparser", '<p id="a" lang="it" aria-label="b" data-c="d">e</p>', '<p id="a" lang="it">e</p>'),
    ("NetNewsWire", '<p id="a" class="b" aria-label="c">d</p>', '<p id="a" class="b" aria-label="c">d</p>'),
    ("FreshRSS", "<p>a<svg><text>b</text></svg>c</p>", "<p>ac</p>"),
    ("Miniflux", "<p>a<svg><text>b</text></svg>c</p>", "<p>abc</p>"),
    ("FreshRSS", "<form><button>a</button></form>", "<button>a</button>"),
    ("Miniflux", "<form><button>a</button><label>b</label></form>", "ab"),
    ("Miniflux", '<a href="https://twitter.com/share?x">a</a>', "a"),
    ("Miniflux", '<a href="javascript:x()">a</a><a>b</a><a href="#c">c</a>', 'ab<a href="#c">c</a>'),
    ("newsboat", '<a href="https://twitter.com/share?x">a</a>', '<a href="https://twitter.com/share?x">a</a>'),
    ("newsboat", "<p>a<em>b</em><code>c</code></p>", "<p>abc</p>"),
]  # fmt: skip


@pytest.mark.parametrize(("reader", "html", "expected"), KNOWN)
def test_a_reader_is_known_to_do_this(reader, html, expected):
    assert left_of(reader, html) == expected


@pytest.mark.parametrize("reader", READERS)
def test_no_reader_runs_or_shows_a_script(reader):
    assert left_of(reader, "<p>a</p><script>b</script><style>c</style>") == "<p>a</p>"


def test_every_model_names_its_source():
    assert all(len(one.source) > 40 for one in MODELS)
