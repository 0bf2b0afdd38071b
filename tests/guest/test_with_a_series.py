"""A series moves into a blog: its days are articles of Pelican's, and the rest of the site stays as it was."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pelican
import pytest
from lxml import etree

from tests.guest.blog import BLOG, FEED_ID, SERIES, SITEURL, STRANGERS, Blog

MENUS = re.compile(rb"(?s)<nav>.*?</nav>")
"""What a theme prints on every page: there is a category more."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("guest")


@pytest.fixture(scope="module")
def alone(folder):
    return Blog(folder / "alone", BLOG, STRANGERS).build(plugins=[])


@pytest.fixture(scope="module")
def built(folder):
    built = Blog(folder / "guest", BLOG, STRANGERS, SERIES, FEED_ID=FEED_ID).build()
    assert built.status == 0, built.said
    return built


def page(built, path: str) -> str:
    """With plain spaces: dates do not break."""
    return built.text(path).replace("\xa0", " ")


def test_no_file_of_the_blog_is_missing(alone, built):
    assert set(alone.files) - set(built.files) == set()


def test_what_is_new_belongs_to_the_series_or_to_what_its_days_bring(alone, built):
    new = set(built.files) - set(alone.files)
    of_site = {
        "manifest.txt",
        "opml.xml",
        "sitemap.xml",
        "category/challenges.html",
        "category/misc.html",
        "tag/habits.html",
        "feeds/challenges.atom.xml",
        "feeds/misc.atom.xml",
        "tech/other.pdf",
    }

    assert {path for path in new if not path.startswith(("connections/", "it/relazioni/"))} <= of_site


def test_texts_of_the_blog_differ_in_menus_alone(alone, built):
    for path in (
        "number-one.html",
        "number-one-it.html",
        "two.html",
        "hidden.html",
        "drafts/a-draft.html",
        "pages/about.html",
        "pages/hidden-page.html",
    ):
        assert MENUS.sub(b"", alone.files[path]) == MENUS.sub(b"", built.files[path]), path


def test_files_of_the_blog_are_the_same(alone, built):
    for path in alone.files:
        if not path.endswith((".html", ".xml")):
            assert alone.files[path] == built.files[path], path


def test_ids_of_the_blogs_own_feeds_stay(alone, built):
    assert set(ids(alone.files["feeds/all.atom.xml"])) <= set(ids(built.files["feeds/all.atom.xml"]))


def ids(feed: bytes) -> list[str]:
    return [entry.findtext("{*}id") for entry in etree.fromstring(feed).iter("{*}entry")]


def test_days_that_are_out_have_our_addresses(built):
    assert {path for path in built.files if path.endswith("/index.html")} == {
        "connections/index.html", "connections/1/index.html", "connections/2/index.html", "connections/3/index.html",
        "it/relazioni/index.html", "it/relazioni/1/index.html",
    }  # fmt: skip


@pytest.mark.parametrize(
    "path",
    [
        "index.html",
        "archives.html",
        "tag/habits.html",
        "author/bob.html",
        "category/challenges.html",
        "feeds/all.atom.xml",
        "rss.xml",
    ],
)
def test_lists_and_feeds_of_the_theme_show_them(built, path):
    assert "connections/1/" in page(built, path)


def test_a_day_has_the_category_it_says_and_else_the_default_never_its_folders(built):
    assert "connections/2/" in page(built, "category/misc.html")
    assert "category/connections.html" not in built.files


def test_homework_stands_in_the_content(built):
    day = page(built, "connections/1/index.html")

    assert '<section class="homework" id="homework"><h2>Day 1 homework: Find a group</h2><p>20 minutes</p>' in day
    assert '<li id="task-1">Look for <a href="' in day


def test_links_from_a_day_lead_to_the_blog_and_to_days(built):
    day = page(built, "connections/1/index.html")

    for address, text in (
        ("number-one.html", "one"), ("two.html#x", "two"), ("tag/a.html", "tag"), ("category/tech.html", "cat"), ("index.html", "home"),
        ("connections/2/", "next"), ("tech/other.pdf", "s"),
    ):  # fmt: skip
        assert f'<a href="{SITEURL}/{address}">{text}</a>' in day
    assert f'src="{SITEURL}/images/x.png"' in day
    assert f'src="{SITEURL}/connections/own.png"' in day
    assert "fifth <small>(coming on 24 November)</small>" in day


def test_the_feeds_of_the_series_lead_to_the_same_places(built):
    (item,) = [
        item
        for item in etree.fromstring(built.files["connections/feed.rss"]).iter("item")
        if "Begin" in item.findtext("title")
    ]
    text = item.findtext("{*}encoded")

    for address in (
        "number-one.html",
        "two.html#x",
        "tag/a.html",
        "category/tech.html",
        "images/x.png",
        "connections/own.png",
        "tech/other.pdf",
    ):
        assert f'"{SITEURL}/{address}"' in text, address
    assert item.findtext("guid") == f"{FEED_ID}:connections/1/en"


def test_the_series_has_all_that_one_can_follow(built):
    names = {path.removeprefix("connections/") for path in built.files if path.startswith("connections/")}

    assert {
        "feed.rss", "feed.atom", "feed.json", "homework.rss", "homework.atom", "homework-feed.json", "homework.ics", "homework.json",
        "start/2026-12-07.rss",
    } <= names  # fmt: skip
    assert [entry["day"] for entry in json.loads(built.files["connections/homework.json"])["days"]] == [1, 2, 3]
    assert "connections/feed.rss" in page(built, "opml.xml")


def test_the_page_of_the_series_shows_every_day_and_how_to_follow(built):
    series = page(built, "it/relazioni/index.html")

    assert "Relazioni che contano" in series
    assert (
        f'<tr><th scope="row">Giorno 1</th><td>20 novembre</td><td><a href="{SITEURL}/it/relazioni/1/">Inizio</a></td></tr>'
        in series
    )
    assert "<h2>Novembre 2026</h2>" in series
    assert f'href="{SITEURL}/it/relazioni/feed.atom"' in series
    assert f'href="{SITEURL}/it/relazioni/start/2026-12-07.rss"' in series


def test_the_page_of_the_series_stands_in_no_menu(built):
    menu = MENUS.search(built.files["index.html"])[0].decode()

    assert "About" in menu
    assert "Better connections" not in menu


def test_unless_it_is_wanted_there(tmp_path):
    built = Blog(tmp_path, BLOG, SERIES, FEED_ID=FEED_ID, DAYBYDAY_MENU=True).build()

    assert f'href="{SITEURL}/connections/"' in MENUS.search(built.files["index.html"])[0].decode()


def test_a_title_is_text_in_a_theme_that_escapes_nothing(built):
    assert "Day 3: &lt;b&gt;Odd&lt;/b&gt; &amp; &quot;quoted&quot;</a></h2>" in page(built, "connections/3/index.html")


def test_the_days_are_twins(built):
    assert f'href="{SITEURL}/it/relazioni/1/"' in page(built, "connections/1/index.html")


def test_the_blogs_own_robots_txt_counts(built):
    assert page(built, "robots.txt") == "User-agent: *\n"
    assert f"{SITEURL}/connections/1/" in page(built, "sitemap.xml")


def test_a_site_that_makes_a_sitemap_gets_none_of_ours(tmp_path):
    blog = Blog(tmp_path, BLOG, SERIES, FEED_ID=FEED_ID, SITEMAP={"format": "xml"})

    assert "sitemap.xml" not in blog.build().files


def test_without_an_address_there_are_no_feeds_and_it_is_said(tmp_path):
    built = Blog(tmp_path, BLOG, SERIES, FEED_ID=FEED_ID, SITEURL="").build()

    assert built.status == 0, built.said
    assert "note site-address-missing" in built.said
    assert [path for path in built.files if path.endswith((".ics", ".atom", "feed.json"))] == []
    assert "127.0.0.1" not in built.everything()
    assert "feed.rss" not in page(built, "connections/1/index.html")


def test_relative_addresses_are_relative(tmp_path):
    built = Blog(tmp_path, BLOG, SERIES, FEED_ID=FEED_ID, RELATIVE_URLS=True).build()
    day = page(built, "connections/1/index.html")

    assert '<a href="../../connections/2/">next</a>' in day
    assert 'src="../../connections/own.png"' in day
    assert 'href="../../connections/feed.rss"' in day


def test_a_template_may_show_what_it_wants_of_a_day(tmp_path):
    blog = Blog(tmp_path, BLOG, SERIES, FEED_ID=FEED_ID, THEME_TEMPLATES_OVERRIDES=["templates"])
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "article.html").write_text(
        "{% set day = article.daybyday %}{% if day %}{{ day.number }}|{{ day.state }}|{{ day.series.title }}|{{ day.series.state }}|"
        "{{ day.previous.url }}|{{ day.next.url }}|{{ day.twins|map(attribute='url')|join }}|{{ day.homework.minutes }}|"
        "{{ day.homework.tasks|join(';') }}|{{ day.feeds|map(attribute='url')|join(' ') }}|{{ article.cover }}|{{ daybyday.feeds|length }}{% endif %}",
        "utf-8",
    )
    built = blog.build()

    feeds = "feed.rss feed.atom feed.json homework.rss homework.atom homework-feed.json homework.ics".split()

    assert page(built, "connections/1/index.html").split("|") == [
        "1", "out", "Better connections", "Day 4 is late. Here is day 3.", "", "connections/2/", "it/relazioni/1/", "20",
        "Look for one.;Go.", " ".join(f"connections/{name}" for name in feeds), "door.jpg", "14",
    ]  # fmt: skip
    assert page(built, "number-one.html") == ""


def test_a_build_after_others_is_as_a_first_one(tmp_path):
    blog = Blog(tmp_path / "one", BLOG, SERIES, FEED_ID=FEED_ID)
    blog.build(now="2026-11-21T12:00:00+01:00")
    again = blog.build()
    first = Blog(tmp_path / "two", BLOG, SERIES, FEED_ID=FEED_ID).build()

    assert [path for path in first.files if first.files[path] != again.files.get(path)] == []


def test_the_page_of_a_day_that_is_a_draft_again_goes(tmp_path):
    blog = Blog(tmp_path, BLOG, SERIES, FEED_ID=FEED_ID)
    blog.build()
    source = tmp_path / "content/connections/002-go.en.md"
    source.write_text(source.read_text("utf-8").replace("title: Go", "title: Go\nstatus: draft"), "utf-8")
    after = blog.build()

    assert "connections/2/index.html" not in after.files
    assert "two.html" in after.files


COUNTING = """\
from pelican import signals

SEEN = {}

def note(name):
    def receiver(sender, **_):
        SEEN.setdefault(name, []).append(getattr(sender, "relative_source_path", "") or "")
    return receiver

NAMES = ("article_generator_preread", "article_generator_context", "content_object_init", "article_generator_pretaxonomy",
         "article_generator_finalized", "article_generator_write_article", "page_generator_context")
RECEIVERS = {name: note(name) for name in NAMES}

def finish(pelican):
    with open("seen.txt", "w") as out:
        for name, senders in SEEN.items():
            print(name, len(senders), *sorted(set(senders)), file=out)

def register():
    for name, receiver in RECEIVERS.items():
        getattr(signals, name).connect(receiver)
    signals.finalized.connect(finish)
"""


def test_plugins_are_told_of_days_as_of_any_article(tmp_path):
    blog = Blog(tmp_path, BLOG, SERIES, FEED_ID=FEED_ID)
    (tmp_path / "counting.py").write_text(COUNTING, "utf-8")

    def seen(*plugins: str) -> dict[str, int]:
        built = blog.build(plugins=[*plugins, "counting"], first="sys.path.insert(0, '.')\n")
        assert built.status == 0, built.said + built.printed
        lines = (tmp_path / "seen.txt").read_text("utf-8").splitlines()
        return {line.split()[0]: int(line.split()[1]) for line in lines}

    moved = tmp_path / "content/connections"
    moved.rename(tmp_path / "away")
    before = seen()
    (tmp_path / "away").rename(moved)
    after = seen("daybyday")

    articles, pages = 4, 2
    assert {name: count - before[name] for name, count in after.items()} == {
        "article_generator_preread": articles, "article_generator_context": articles, "content_object_init": articles + pages + 1,
        "article_generator_pretaxonomy": 0, "article_generator_finalized": 0, "article_generator_write_article": articles,
        "page_generator_context": pages,
    }  # fmt: skip


def test_the_order_of_the_blogs_pages_does_not_mind_ours(tmp_path):
    pages = "".join(
        f"-- pages/{name}.md --\nTitle: {name}\nSortorder: {at}\n\nText.\n" for at, name in enumerate("gdbh")
    )
    blog = BLOG.replace("Title: About\n", "Title: About\nSortorder: 9\n")
    built = Blog(tmp_path, blog, pages, SERIES, FEED_ID=FEED_ID, PAGE_ORDER_BY="sortorder").build()
    menu = MENUS.search(built.files["index.html"])[0].decode()

    assert re.findall("pages/(.)[.]html", menu) == list("gdbh")


def test_a_theme_that_happens_to_have_one_of_our_templates_is_a_foreign_one(tmp_path):
    theme = tmp_path / "theme"
    shutil.copytree(Path(pelican.__file__).parent / "themes/simple", theme)
    (theme / "templates/day.html").write_text("A day of somebody's.", "utf-8")
    alone = Blog(tmp_path / "alone", BLOG, THEME=str(theme)).build(plugins=[])
    beside = Blog(tmp_path / "beside", BLOG, THEME=str(theme)).build()

    assert beside.status == 0
    assert beside.files == alone.files


def test_what_the_blog_puts_at_an_address_that_was_ours_stays(tmp_path):
    blog = Blog(tmp_path, BLOG, SERIES, FEED_ID=FEED_ID)
    blog.build()
    plan = tmp_path / "content/connections/series.yaml"
    plan.write_text(plan.read_text("utf-8").replace("en: connections", "en: networking"), "utf-8")
    blog.write("pages/moved.md", "Title: Moved\nsave_as: connections/index.html\n\nIt moved.\n")
    built = blog.build()

    assert "It moved." in built.text("connections/index.html")
    assert "networking/1/index.html" in built.files
    assert "connections/1/index.html" not in built.files


def test_a_blog_in_a_language_that_we_have_no_words_for_has_a_series_in_others(tmp_path):
    built = Blog(tmp_path, BLOG, SERIES, FEED_ID=FEED_ID, DEFAULT_LANG="de").build()

    assert built.status == 0, built.said
    assert "connections/1/index.html" in built.files
