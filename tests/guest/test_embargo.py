"""What is to come exists nowhere: not in lists, feeds and texts of the blog, by no setting, not from a cache."""

from __future__ import annotations

import re
import shutil

import pytest

from tests.embargo.scanner import leaks, secrets
from tests.guest.blog import BLOG, COMING, FEED_ID, SERIES, Blog

POST = """\
-- life/links.md --
Title: Links
Date: 2026-10-07
Tags: b
Summary: In short: [five]({filename}/connections/005-velvet.en.md).

To [a day]({filename}../connections/001-begin.en.md), [one to come]({filename}../connections/005-velvet.en.md#homework),
[another way](|filename|/connections/005-velvet.en.md), [as a file]({static}/connections/005-velvet.en.md),
[attached]({attach}../connections/005-velvet.en.md), [the plan]({filename}/connections/series.yaml),
[the plan as a file]({static}/connections/series.yaml), [the feed]({static}/connections/feed.rss),
<img src="{static}/connections/005-velvet.en.md" alt="odd">.
"""
EVERYWHERE = [
    {},
    {"THEME": "notmyidea"},
    {"ARTICLE_PATHS": ["connections", "life", "tech"]},
    {"ARTICLE_PATHS": ["./"], "PAGE_PATHS": ["connections"]},
    {"STATIC_PATHS": [""]},
    {"STATIC_PATHS": ["connections", "images"]},
    {"DEFAULT_DATE": (2020, 1, 1), "WITH_FUTURE_DATES": False},
    {"DEFAULT_DATE": "fs", "USE_FOLDER_AS_CATEGORY": False},
    {"PATH_METADATA": r"(?P<category>[^/]*)/(?P<slug>[^.]*).*", "FILENAME_METADATA": r"(?P<title>.*)"},
    {"ARTICLE_TRANSLATION_ID": None, "RELATIVE_URLS": True},
    {"READERS": {"md": None}},
    {"SITEURL": ""},
    {"DEFAULT_METADATA": {"status": "published", "date": "2020-01-01"}},
    {"EXTRA_PATH_METADATA": {"connections": {"status": "published"}}},
]


def leaks_of(blog: Blog, built) -> list[str]:
    """Where an output tells of the day. Drafts and links that are never resolved are the blog's own affair."""
    (secret,) = secrets(blog.folder / "content", [COMING])
    return [line for line in leaks(built.files, secret) if not line.endswith(("folder of drafts", "never resolved"))]


@pytest.mark.parametrize("settings", EVERYWHERE, ids=lambda settings: " ".join(settings) or "as usual")
def test_nothing_is_known_of_a_day_to_come(tmp_path, settings):
    blog = Blog(tmp_path, BLOG, SERIES, POST, FEED_ID=FEED_ID, **settings)
    built = blog.build()

    assert built.status == 0, built.said
    assert leaks_of(blog, built) == []
    assert "series.yaml" not in built.everything()


def test_it_is_known_once_it_is_out(tmp_path):
    """So the silence before is the embargo's, not the scanner's."""
    blog = Blog(tmp_path, BLOG, SERIES, POST, FEED_ID=FEED_ID)
    traces = "\n".join(leaks_of(blog, blog.build(now="2026-11-24T07:00:00+01:00")))

    assert "its title" in traces
    assert "a picture" in traces or "zeppelin" in traces


def test_links_of_the_blog_to_it_are_their_own_words_until_then(tmp_path):
    blog = Blog(tmp_path, BLOG, SERIES, POST, FEED_ID=FEED_ID)
    before = blog.build().text("links.html").replace("\xa0", " ")
    after = blog.build(now="2026-11-24T07:00:00+01:00").text("links.html")

    for words in ("one to come", "another way", "as a file", "attached"):
        assert f"{words} <small>(coming on 24 November)</small>" in before
    assert 'href="https://bob.example.net/blog/connections/">the plan</a>' in before
    assert 'href="https://bob.example.net/blog/connections/feed.rss">the feed</a>' in before
    assert 'href="https://bob.example.net/blog/connections/5/#homework">one to come</a>' in after


@pytest.mark.parametrize(("name", "value"), [("OUTPUT_SOURCES", True), ("STATIC_EXCLUDE_SOURCES", False)])
def test_sources_that_pelican_would_publish_stop_the_build(tmp_path, name, value):
    built = Blog(tmp_path, BLOG, SERIES, FEED_ID=FEED_ID, **{name: value}).build()

    assert built.status == 1
    assert f"error sources-published: {name} = {value} publishes texts as they were written" in built.said
    assert built.files == {}


@pytest.mark.parametrize("layer", ["reader", "generator"])
def test_a_cache_knows_nothing_of_it_and_is_as_a_build_without_one(tmp_path, layer):
    cached = {"CACHE_CONTENT": True, "LOAD_CONTENT_CACHE": True, "CONTENT_CACHING_LAYER": layer}
    blog = Blog(tmp_path / "one", BLOG, SERIES, POST, FEED_ID=FEED_ID, **cached)
    blog.build()
    built = blog.build()
    plain = Blog(tmp_path / "two", BLOG, SERIES, POST, FEED_ID=FEED_ID).build()

    assert built.status == 0, built.said
    assert "Could not save cache" not in built.said + built.printed
    assert leaks_of(blog, built) == []
    assert built.files["connections/1/index.html"] == plain.files["connections/1/index.html"]
    assert built.files["links.html"] == plain.files["links.html"]


def test_a_cached_text_leads_to_a_day_as_soon_as_it_is_out(tmp_path):
    cached = {"CACHE_CONTENT": True, "LOAD_CONTENT_CACHE": True, "CONTENT_CACHING_LAYER": "generator"}
    blog = Blog(tmp_path, BLOG, SERIES, POST, FEED_ID=FEED_ID, **cached)
    blog.build()

    assert "connections/5/#homework" in blog.build(now="2026-11-24T07:00:00+01:00").text("links.html")


def test_a_cache_of_pelicans_from_before_is_not_asked(tmp_path):
    cached = {
        "CACHE_CONTENT": True,
        "LOAD_CONTENT_CACHE": True,
        "CONTENT_CACHING_LAYER": "generator",
        "DEFAULT_DATE": (2020, 1, 1),
    }
    blog = Blog(tmp_path, BLOG, SERIES, FEED_ID=FEED_ID, **cached)
    assert leaks_of(blog, blog.build(plugins=[]))
    shutil.rmtree(blog.output)

    assert leaks_of(blog, blog.build()) == []


def test_a_series_behind_a_link_stops_the_build(tmp_path):
    blog = Blog(tmp_path, BLOG, SERIES, FEED_ID=FEED_ID)
    shutil.move(tmp_path / "content/connections", tmp_path / "elsewhere")
    (tmp_path / "content/connections").symlink_to(tmp_path / "elsewhere")
    built = blog.build()

    assert built.status == 1
    assert (
        "connections/series.yaml:1:1: error series-behind-link: this series lies behind a symbolic link" in built.said
    )


def test_a_folder_that_leads_to_the_series_by_a_link_shows_nothing_either(tmp_path):
    blog = Blog(tmp_path, BLOG, SERIES, FEED_ID=FEED_ID, DEFAULT_DATE=(2020, 1, 1))
    (tmp_path / "content/life/again").symlink_to(tmp_path / "content/connections")

    assert leaks_of(blog, blog.build()) == []


def test_an_error_in_a_day_that_is_out_leaves_the_site_as_it_was(tmp_path):
    blog = Blog(tmp_path, BLOG, SERIES, FEED_ID=FEED_ID, DELETE_OUTPUT_DIRECTORY=True)
    before = blog.build().files
    source = tmp_path / "content/connections/001-begin.en.md"
    source.write_text(source.read_text("utf-8").replace("title: Begin", "title: [Begin"), "utf-8")
    built = blog.build()

    assert built.status == 1
    assert ": error yaml-broken: " in built.said
    assert built.files == before
    assert re.search(r"Day by Day: 1 error.*; nothing was written\.", built.said)


LEAK = "connections/005-velvet"


def with_link(tmp_path, link: str, **settings):
    """The blog with one more post, which links as it is told."""
    post = f"-- life/odd.md --\nTitle: Odd\nDate: 2026-10-08\n\nTo {link}.\n"
    return Blog(tmp_path, BLOG, SERIES, post, FEED_ID=FEED_ID, **settings)


@pytest.mark.parametrize("path", ["{static}/connections/", "{static}/connections", "{attach}../connections", "{static}/", "|static|/connections"])  # fmt: skip
def test_a_link_to_the_folder_takes_nothing_along(tmp_path, path):
    blog = with_link(tmp_path, f"[the series]({path})")
    built = blog.build()

    assert leaks_of(blog, built) == []
    assert not [name for name in built.files if name.endswith((".md", "zeppelin.png"))]


def test_a_link_to_the_folder_leads_to_its_page(tmp_path):
    odd = with_link(tmp_path, "[the series]({static}/connections/)").build().text("odd.html")

    assert '<a href="https://bob.example.net/blog/connections/">the series</a>' in odd


@pytest.mark.parametrize(
    "link",
    [
        '<a href="{filename}/c&#111;nnections/005-velvet.en.md">x</a>', '<a href="{filename}/%63onnections/005-velvet.en.md">x</a>',
        "<a href='{filename}/connections/005-velvet.en.md;x'>x</a>", "<a href={filename}/connections/005-velvet.en.md>x</a>",
        '<img src="{attach}/connections/005-velvet.en.md" alt="">',
    ],
)  # fmt: skip
def test_however_a_link_to_it_is_written_its_name_is_not_printed(tmp_path, link):
    blog = with_link(tmp_path, link)

    assert "005-velvet" not in blog.build().everything()


def test_a_text_of_the_blog_that_calls_itself_ours_is_none(tmp_path):
    blog = Blog(tmp_path, BLOG, SERIES, POST.replace("Tags: b", "Tags: b\nDaybyday: yes"), FEED_ID=FEED_ID)

    assert leaks_of(blog, blog.build()) == []


def test_a_file_that_leads_to_a_day_by_a_link_is_ours(tmp_path):
    blog = Blog(tmp_path, BLOG, SERIES, FEED_ID=FEED_ID, DEFAULT_DATE=(2020, 1, 1))
    (tmp_path / "content/life/again.md").symlink_to(tmp_path / "content" / COMING)
    (tmp_path / "content/images/again.png").symlink_to(tmp_path / "content/connections/zeppelin.png")
    built = blog.build()

    assert leaks_of(blog, built) == []
    assert "images/again.png" not in built.files


def test_what_was_thrown_away_into_a_hidden_folder_is_nobodys(tmp_path):
    trash = SERIES.replace("-- connections/", "-- .trash/connections/")
    blog = Blog(tmp_path, BLOG, trash, FEED_ID=FEED_ID, DEFAULT_DATE=(2020, 1, 1))
    built = blog.build()

    assert built.status == 0, built.said
    assert "Velvet otters" not in built.everything()


@pytest.mark.parametrize("folder", ["extra/walk", "words/walk", "images/site/walk"])
def test_a_series_among_files_that_mean_something_else_stops_the_build(tmp_path, folder):
    built = Blog(tmp_path, BLOG, SERIES.replace("-- connections/", f"-- {folder}/"), FEED_ID=FEED_ID).build()

    assert (built.status, built.files) == (1, {})
    assert f"{folder}/series.yaml:1:1: error series-misplaced: a series cannot lie here" in built.said


def test_a_series_outside_the_content_folder_that_pelican_reads_stops_the_build(tmp_path):
    blog = Blog(tmp_path, BLOG, FEED_ID=FEED_ID, ARTICLE_PATHS=["", "../posts"])
    for path in Blog(tmp_path / "other", SERIES).folder.rglob("connections"):
        shutil.copytree(path, tmp_path / "posts/connections")
    built = blog.build()

    assert built.status == 1
    assert "error series-misplaced" in built.said


@pytest.mark.parametrize("name", ["series.yml", "Series.yaml", "series.yaml.txt", "_series.yaml"])
def test_a_plan_that_is_called_nearly_right_stops_a_site_that_means_to_have_one(tmp_path, name):
    built = Blog(tmp_path, BLOG, SERIES.replace("/series.yaml", f"/{name}"), FEED_ID=FEED_ID).build()

    assert (built.status, built.files) == (1, {})
    assert (
        f"connections/{name}:1:1: error file-misnamed: nobody reads a file of this name – call it connections/series.yaml"
        in built.said
    )


def test_to_a_site_without_any_setting_of_ours_such_a_file_is_nothing(tmp_path):
    texts = [BLOG, "-- life/series.yml --\n- of: somebody\n"]
    alone = Blog(tmp_path / "alone", *texts).build(plugins=[])
    beside = Blog(tmp_path / "beside", *texts).build()

    assert beside.files == alone.files


OTHER_GENERATOR = """\
from pelican import signals
from pelican.contents import Article
from pelican.generators import CachingGenerator

class Notes(CachingGenerator):
    def generate_context(self):
        files = self.get_files(["."])
        self.texts = [self.readers.read_file(base_path=self.path, path=f, content_class=Article, context=self.context) for f in files]

    def generate_output(self, writer):
        with open(self.output_path + "/notes.txt", "w") as out:
            out.write("".join(text.content for text in self.texts if hasattr(text, "_content")))

def register():
    signals.get_generators.connect(get)

def get(pelican):
    return Notes
"""


def test_generators_of_other_plugins_find_nothing_of_it(tmp_path):
    blog = Blog(tmp_path, BLOG, SERIES, FEED_ID=FEED_ID, DEFAULT_DATE=(2020, 1, 1))
    (tmp_path / "notes.py").write_text(OTHER_GENERATOR, "utf-8")
    for plugins in (["daybyday", "notes"], ["notes", "daybyday"]):
        built = blog.build(plugins=plugins, first="sys.path.insert(0, '.')\n")

        assert built.status == 0, built.said + built.printed
        assert leaks_of(blog, built) == []


def test_another_way_of_writing_links_stops_the_build(tmp_path):
    built = Blog(tmp_path, BLOG, SERIES, FEED_ID=FEED_ID, INTRASITE_LINK_REGEX="@(?P<what>[a-z]+)@").build()

    assert built.status == 1
    assert "error links-unlike: INTRASITE_LINK_REGEX is not as Pelican has it" in built.said


def test_a_cached_page_leads_to_a_day_as_soon_as_it_is_out(tmp_path):
    cached = {"CACHE_CONTENT": True, "LOAD_CONTENT_CACHE": True, "CONTENT_CACHING_LAYER": "generator"}
    page = "-- pages/way.md --\nTitle: Way\n\nTo [five]({filename}/connections/005-velvet.en.md).\n"
    blog = Blog(tmp_path, BLOG, SERIES, page, FEED_ID=FEED_ID, **cached)
    blog.build()

    assert 'connections/5/">five</a>' in blog.build(now="2026-11-24T07:00:00+01:00").text("pages/way.html")


def test_a_link_without_quotation_marks_to_anything_else_stays_as_it_is_written(tmp_path):
    odd = with_link(tmp_path, "<a href={filename}/tech/one.md>x</a>, connections").build().text("odd.html")

    assert "<a href={filename}/tech/one.md>x</a>" in odd
