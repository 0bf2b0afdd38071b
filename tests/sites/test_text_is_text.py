"""What an author writes is shown, never run: by no template engine, browser, parser or feed reader."""

from __future__ import annotations

import json
from html import unescape

import lxml.html
import pytest
from lxml import etree

from tests.harness import GUEST, SERIES, article, day, page
from tests.sites.page import visit

MODES = pytest.mark.parametrize("mode", [{}, GUEST], ids=["native", "guest"])
FIRST = "2026-11-01T12:00:00+01:00"
NASTY = "<script>alert(1)</script> & ]]> \"'"
QUOTED = NASTY.replace("\\", "\\\\").replace('"', '\\"')


def nasty_site(module_site, **mode):
    """The same dangerous words in every place an author can write to: of a guest, in its series."""
    header = (
        f'summary: "Summary {QUOTED}"\ntags: ["Tag {QUOTED}"]\nauthors: ["Author {QUOTED}"]\n'
        "image: /images/x.svg\n"
    )  # fmt: skip
    homework = f"\n/// homework | Homework {NASTY}\n- [ ] Task {NASTY}\n///\n"
    series = SERIES.replace("title: {en: Better connections,", f'title: {{en: "Series {QUOTED}",')
    text = (
        series
        + f'description: {{en: "About {QUOTED}"}}\n'
        + day(1, "en", f'"Day {QUOTED}"', header, f"Text {NASTY}", homework)
    )
    if mode:
        return module_site(text, SITENAME="Site", **mode).write("images/x.svg", b"<svg/>")
    text += article("job", "en", f'"Article {QUOTED}"', f"date: 2026-10-20\n{header}", f"Text {NASTY}") + page(
        "about", "en", f'"Page {QUOTED}"', "", f"Text {NASTY}"
    )
    names = {"en": {"name": f"Site {NASTY}", "tagline": f"Tagline {NASTY}"}}
    return module_site(text, SITENAME="Site", DAYBYDAY_SITE=names, **mode).write("images/x.svg", b"<svg/>")


@pytest.fixture(scope="module")
def nasty(module_site):
    built = nasty_site(module_site).build(FIRST)
    assert built.status == 0, built.said
    return built


@pytest.fixture(scope="module")
def nasty_guest(module_site):
    built = nasty_site(module_site, **GUEST).build(FIRST)
    assert built.status == 0, built.said
    return built


def scripts(data: bytes) -> list[str]:
    """What a browser would run in a page, beside the theme's own files: data is nothing that runs."""
    root = lxml.html.document_fromstring(data)
    found = (
        script
        for script in root.iter("script")
        if script.get("type") not in ("application/ld+json", "application/json")
    )
    return [script.text or "" for script in found if not script.get("src", "").startswith("/theme/")]


def test_no_page_runs_anything(nasty):
    for path in nasty.files:
        if path.endswith(".html"):
            assert scripts(nasty.files[path]) == [], path


def test_no_page_of_a_foreign_theme_runs_anything_of_a_post(nasty_guest):
    for path in ("connections/1/index.html", "connections/index.html", "index.html"):
        assert scripts(nasty_guest.files[path]) == [], path


def test_titles_are_shown_as_they_were_written(nasty):
    page = visit(nasty, "/connections/1/")

    assert page.h1.text_content() == f"Day {NASTY}"
    assert page.title.startswith(f"Day 1: Day {NASTY}")


def test_json_ld_ends_where_it_should_and_says_the_title(nasty):
    page = visit(nasty, "/connections/1/")

    assert page.json_ld[0]["headline"] == f"Day 1: Day {NASTY}"
    assert page.json_ld[0]["author"] == [{"@type": "Person", "name": f"Author {NASTY}"}]


def test_every_feed_is_well_formed_and_says_the_title(nasty, nasty_guest):
    for built, path, titles in (
        (nasty, "feed.rss", [f"Day 1: Day {NASTY}", f"Article {NASTY}"]),
        (nasty_guest, "connections/feed.rss", [f"Day 1: Day {NASTY}"]),
    ):
        items = etree.fromstring(built.files[path]).findall("channel/item")

        assert [item.findtext("title") for item in items] == titles
        assert {unescape(item.findtext("description")) for item in items} == {f"Summary {NASTY}"}


def test_no_feed_carries_a_script_to_its_readers(nasty, nasty_guest):
    for built in (nasty, nasty_guest):
        for content in etree.fromstring(built.files["connections/feed.rss"]).iter(
            "{http://purl.org/rss/1.0/modules/content/}encoded"
        ):
            assert scripts(content.text.encode()) == []


def test_homework_data_is_json_with_clean_html(nasty):
    homework = json.loads(nasty.files["connections/homework.json"])["days"][0]["homework"]

    assert homework["title"] == f"Homework {NASTY}"
    assert "<script" not in homework["tasks"][0]["html"]


def test_scripts_in_a_body_are_taken_out_with_a_finding(module_site):
    built = module_site(article("job", "en", "Job", text="Before.\n\n<script>alert(1)</script>\n\nAfter.")).build()

    assert "articles/job.en.md:7:1: warning html-removed: `<script>`" in built.said
    assert "alert(1)" not in built.everything()
    assert "Before. After." in visit(built, "/job/").text


@MODES
@pytest.mark.parametrize(
    "written",
    [
        '<img src="/images/x.svg" onerror="alert(1)" alt="">',
        '<a href="javascript:alert(1)">x</a>',
        "[x](javascript:alert(1))",
        '<a href="java&#x0A;script:alert(1)">x</a>',
        '<iframe src="javascript:alert(1)" srcdoc="<script>alert(1)</script>"></iframe>',
        '<p style="background: url(alert(1))">x</p>',
        "<svg><script>alert(1)</script></svg>",
        '<details open ontoggle="alert(1)">x</details>',
        '<form action="https://elsewhere.example/alert(1)"><button>x</button></form>',
        '<object data="data:text/html,<script>alert(1)</script>"></object>',
        '<video poster="javascript:alert(1)"></video>',
        '<math><mtext><style><img src=x onerror="alert(1)"></style></mtext></math>',
    ],
)  # fmt: skip
def test_disguised_scripts_in_a_body_reach_neither_page_nor_feed(module_site, mode, written):
    site = module_site(SERIES + day(1, "en", "Begin", text=f"Text {written}"), **mode).write("images/x.svg", b"<svg/>")
    built = site.build(FIRST)

    assert built.status == 0, built.said
    assert "alert(1)" not in built.text("connections/1/index.html")
    assert "alert(1)" not in built.text("connections/feed.rss")


@MODES
def test_template_syntax_in_a_post_is_text(module_site, mode):
    written = "Use `{{ config }}` and {{ SITEURL }} and {% raw %} and {# this #} and {% include 'base.html' %}."
    built = module_site(SERIES + day(1, "en", "'{{ title }} {% block %}'", text=written), **mode).build(FIRST)

    assert built.status == 0, built.said
    text = visit(built, "/connections/1/").text
    for word in ("{{ config }}", "{{ SITEURL }}", "{% raw %}", "{# this #}", "{{ title }} {% block %}"):
        assert word in text
    assert "{{ SITEURL }}" in built.text("connections/feed.rss")


@MODES
def test_format_signs_of_python_in_a_post_are_text(module_site, mode):
    built = module_site(
        SERIES.replace("Better connections", "'{day} %s {0.__class__}'") + day(1, "en", "'{day} %(x)s {0}'"), **mode
    ).build(FIRST)

    assert built.status == 0, built.said
    assert "Day 1: {day} %(x)s {0}" in built.text("connections/feed.rss")


@MODES
def test_entities_and_a_bare_ampersand_stay_what_they_mean(module_site, mode):
    built = module_site(
        SERIES + day(1, "en", '"AT&T &copy; &amp;"', text="AT&T &copy; 2011&nbsp;&mdash; 1 < 2 && 3 > 2"), **mode
    ).build(FIRST)
    feed = etree.fromstring(built.files["connections/feed.rss"])

    assert "AT&T © 2011 — 1 < 2 && 3 > 2" in visit(built, "/connections/1/").text
    assert feed.findtext("channel/item/title") == "Day 1: AT&T &copy; &amp;"


@MODES
def test_code_is_shown_with_all_its_signs(module_site, mode):
    written = '```html\n<script>alert("x & y")</script>\n```'
    settings = {"MARKDOWN": {"extension_configs": {"markdown.extensions.fenced_code": {}}}}
    built = module_site(SERIES + day(1, "en", "Begin", text=written), **mode, **settings).build(FIRST)

    assert '<script>alert("x & y")</script>' in visit(built, "/connections/1/").text
    assert scripts(built.files["connections/1/index.html"]) == []


@MODES
def test_characters_that_turn_the_reading_direction_cannot_enter_a_title(module_site, mode):
    built = module_site(SERIES + day(1, "en", '"A title\\u202Egnp.exe"'), **mode).build(FIRST)

    assert built.status == 1
    assert "connections/001.en.md" in built.said


@MODES
@pytest.mark.parametrize("written", ["a\x07b", "a\x00b", "a\x0bb", "a\u0085b", "a\ufffdb", "a\uffffb"])
def test_a_control_character_is_a_finding_with_its_place(module_site, mode, written):
    built = module_site(SERIES + day(1, "en", "Begin", text=written), **mode).build(FIRST)

    assert built.status == 1
    assert "connections/001.en.md:4:2: error control-character" in built.said
    assert built.files == {}


@MODES
@pytest.mark.parametrize("written", ["&#7;", "&#x1F;", "&#xFFFF;", "&#0;", "&#xD800;"])
def test_a_control_character_written_as_a_number_does_not_end_the_build_in_a_traceback(module_site, mode, written):
    """Either a finding or a feed without it; a browser would not show it anyway."""
    built = module_site(SERIES + day(1, "en", "Begin", text=f"Text {written} text."), **mode).build(FIRST)

    if built.status == 1:
        assert "connections/001.en.md" in built.said
    else:
        etree.fromstring(built.files["connections/feed.rss"])


def test_what_looks_like_a_hole_or_a_marker_of_ours_is_text(module_site):
    written = "DAYBYDAYHOMEWORKSTANDSHERE and \\{filename} and {filename} and {static} alone."
    built = module_site(SERIES + day(1, "en", "Begin", text=written)).build(FIRST)

    assert built.status == 0, built.said
    assert "DAYBYDAYHOMEWORKSTANDSHERE" in visit(built, "/connections/1/").text
