"""Comments of the past: below the text they belong to, in threads, in its language, and nowhere else."""

from __future__ import annotations

import shutil
from pathlib import Path

import pelican
import pytest

from tests.harness import GUEST, SERIES, article, day, differing, page
from tests.sites.page import WORDS, Page, text_of, visit

NOW = "2026-11-03T12:00:00+01:00"


def comments(path: str, *texts: str, more: str = "") -> str:
    """A file of comments with ids 1, 2 …, each saying one of the texts."""
    lines = (
        f"- id: {n}\n  author: Reader {n}\n  date: 2011-04-2{n}\n  html: {text}\n{more}"
        for n, text in enumerate(texts, 1)
    )
    return f"-- {path} --\n{''.join(lines)}"


TEXT = (
    SERIES
    + day(1, "en", "Begin")
    + day(2, "en", "Go on")
    + day(2, "it", "Avanti")
    + day(3, "en", "Gone", "status: withdrawn\n")
    + day(4, "en", "Later")
    + article("job", "en", "Job")
    + article("talk", "it", "Chiacchiere")
    + page("about", "en", "About")
    + """\
-- connections/001.en.comments.yaml --
- id: 12
  author: Marta
  date: 2011-04-24 23:30 +00:00
  html: <p>Begun, as <a href="/connections/2/">day 2</a> says; see <a href="https://example.org/connections/4/">more</a>.</p>
- id: 13
  parent: 12
  date: 2011-04-25
  html: Anch’io.
  lang: it
- id: 14
  parent: 13
  author: Third
  date: 2011-04-25
  html: Third step.
- id: 15
  parent: 14
  author: Fourth
  date: 2011-04-25
  html: Fourth step.
- id: 16
  parent: 15
  author: Fifth
  date: 2011-04-25
  html: Fifth step.
"""
    + comments("connections/002.en.md.comments.yaml", "In English.")
    + comments("connections/002.it.comments.yaml", "In italiano.", "Ancora.")
    + comments("connections/003.en.comments.yaml", "Withdrawn words.")
    + comments("connections/004.en.comments.yaml", "Velvet words of tomorrow.", more="  nickname: zephyr\n")
    + comments(
        "articles/job.en.comments.yaml", "Of an article.", more="  email: reader@mail.example\n  ip: 192.0.2.77\n"
    )
    + comments("pages/about.en.comments.yaml", "Of a page.")
    + day(2, "en", "Nested", series="walks/autumn/first")
    + comments("walks/autumn/first/002.en.comments.yaml", "Below two folders.")
    + SERIES.replace("connections/series.yaml", "walks/series.yaml")
    .replace("Better connections, it: Relazioni che contano", "Walks, it: Passi")
    .replace("connections, it: relazioni", "walks, it: passi")
    + comments("connections/099.en.comments.yaml", "Orphaned words.")
    + comments("extra/notes.comments.yaml", "Extra words.")
    + comments("images/site/notes.comments.yml", "Misnamed words.")
)


@pytest.fixture(scope="module")
def built(module_site):
    built = module_site(TEXT).build(NOW)
    assert built.status == 0, built.said
    return built


def section(page: Page):
    (found,) = page.root.xpath("//section[@id='past-comments']")
    return found


def said(page: Page) -> list[str]:
    """The texts of the comments of a page, in order; none where there is no section."""
    texts = page.root.xpath("//section[@id='past-comments']//li/div[@class='text']")
    return [" ".join(text.text_content().split()) for text in texts]


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("/connections/2/", ["In English."]),
        ("/it/relazioni/2/", ["In italiano.", "Ancora."]),
        ("/walks/2/", ["Below two folders."]),
        ("/job/", ["Of an article."]),
        ("/about/", ["Of a page."]),
        ("/it/talk/", []),
        ("/", []),
        ("/connections/", []),
    ],
)
def test_comments_stand_below_the_text_they_belong_to(built, address, expected):
    assert said(visit(built, address)) == expected


def test_what_stands_in_for_a_translation_brings_its_comments_marked_with_their_language(built):
    page = visit(built, "/it/relazioni/1/")
    langs = [text.get("lang") for text in section(page).xpath(".//li/div[@class='text']")]

    assert said(page)[1] == "Anch’io."
    assert langs == ["en", None, "en", "en", "en"]


def test_a_comment_in_another_language_than_its_text_is_marked(built):
    langs = [text.get("lang") for text in section(visit(built, "/connections/1/")).xpath(".//li/div[@class='text']")]

    assert langs == [None, "it", None, None, None]


@pytest.mark.parametrize(
    ("address", "title"),
    [("/connections/2/", "1 comment from back then"), ("/it/relazioni/2/", "2 commenti di allora"), ("/connections/1/", "5 comments from back then"), ("/it/relazioni/1/", "5 commenti di allora")],
)  # fmt: skip
def test_the_section_says_how_many_there_are(built, address, title):
    headings = section(visit(built, address)).xpath(".//h2|.//h1|.//h3")

    assert [heading.text_content() for heading in headings] == [title]


def test_a_comment_has_an_address_a_name_and_a_date_in_the_zone_of_its_text(built):
    (first,) = section(visit(built, "/connections/1/")).xpath("./ol/li")
    (link,) = first.xpath("./p/a[time]")

    assert (first.get("id"), link.get("href")) == ("comment-12", "#comment-12")
    assert first.xpath("string(./p/b)") == "Marta"
    assert link[0].get("datetime") == "2011-04-25T01:30:00+02:00"
    assert text_of(link) == "25 April 2011"


def test_a_date_without_a_time_stays_a_date(built):
    times = section(visit(built, "/it/relazioni/1/")).xpath(".//li[@id='comment-13']/p//time")

    assert [(time.get("datetime"), text_of(time)) for time in times] == [("2011-04-25", "25 aprile 2011")]


def test_somebody_without_a_name_is_called_so_in_the_language_of_the_page(built):
    names = [
        section(visit(built, address)).xpath("string(.//li[@id='comment-13']/p/b)")
        for address in ("/connections/1/", "/it/relazioni/1/")
    ]

    assert names == ["Anonymous", "Anonimo"]


def test_replies_stand_below_what_they_reply_to_three_steps_deep(built):
    page = section(visit(built, "/connections/1/"))
    depths = {li.get("id"): len(li.xpath("ancestor::ol")) for li in page.xpath(".//li[@id]")}

    assert depths == {"comment-12": 1, "comment-13": 2, "comment-14": 3, "comment-15": 3, "comment-16": 3}


def test_a_reply_that_has_no_step_of_its_own_says_to_whom_it_replies(built):
    replies = section(visit(built, "/it/relazioni/1/")).xpath(".//li/p/a[not(time)]")

    assert [(reply.text, reply.get("href")) for reply in replies] == [
        ("in risposta a: Third", "#comment-14"),
        ("in risposta a: Fourth", "#comment-15"),
    ]


def test_links_of_comments_lead_where_those_of_texts_do(built):
    first = section(visit(built, "/connections/1/")).xpath("./ol/li/div")[0]

    assert [link.get("href") for link in first.xpath(".//a")] == ["/connections/2/"]
    assert {link.get("rel") for link in first.xpath(".//a")} == {"nofollow ugc"}
    assert "more (coming on 4 November)" in " ".join(first.text_content().split())


SECRETS = ["Velvet words", "zephyr", "Withdrawn words", "Orphaned words", "Extra words", "Misnamed words", "reader@mail", "192.0.2.77", ".comments."]  # fmt: skip


@pytest.mark.parametrize("secret", SECRETS)
def test_nothing_is_published_that_belongs_to_no_text_that_is_out(built, secret):
    assert secret not in built.everything()


def test_views_are_never_given_the_comments_of_what_is_not_out(module_site):
    site = module_site(TEXT).run(NOW).edition.site

    assert set(site.comments) == {
        "connections/001.en.md", "connections/002.en.md", "connections/002.it.md", "articles/job.en.md", "pages/about.en.md",
        "walks/autumn/first/002.en.md",
    }  # fmt: skip


IN_IMAGES = ("Misnamed words", ".comments.")
"""What lies in a folder that a foreign theme's site copies as it is."""


@pytest.mark.parametrize("secret", [secret for secret in SECRETS if secret not in IN_IMAGES])
def test_nor_in_a_foreign_theme(guest_built, secret):
    assert secret not in guest_built.everything()


@pytest.fixture(scope="module")
def guest_built(module_site, tmp_path_factory):
    """In a theme that prints what the kit gives to days."""
    theme = tmp_path_factory.mktemp("theme") / "simple"
    shutil.copytree(Path(pelican.__file__).parent / "themes" / "simple", theme)
    for name in ("article",):
        path = theme / "templates" / f"{name}.html"
        text = path.read_text("utf-8")
        shown = f"{{{{ {name}.daybyday_comments }}}}<a id=reply href='{{{{ {name}.daybyday_reply }}}}'>{{{{ {name}.daybyday_reply_text }}}}</a>"
        assert f"{{{{ {name}.content }}}}" in text
        path.write_text(text.replace(f"{{{{ {name}.content }}}}", f"{{{{ {name}.content }}}}{shown}"), "utf-8")
    built = module_site(TEXT, **{**GUEST, "THEME": str(theme)}, DAYBYDAY_REPLY="mailto:ada@example.org").build(NOW)
    assert built.status == 0, built.said
    return built


@pytest.mark.parametrize(
    ("address", "expected"), [("/connections/2/", ["In English."]), ("/it/relazioni/2/", ["In italiano.", "Ancora."])],
)  # fmt: skip
def test_a_foreign_theme_can_show_them(guest_built, address, expected):
    assert said(visit(guest_built, address)) == expected


def test_a_foreign_theme_can_lead_to_a_reply(guest_built):
    (link,) = visit(guest_built, "/connections/2/").root.xpath("//a[@id='reply']")

    assert link.text == WORDS["en"].reply_mail
    assert (
        link.get("href")
        == "mailto:ada@example.org?subject=Re:%20Go%20on&body=https%3A%2F%2Fexample.org%2Fconnections%2F2%2F"
    )


@pytest.mark.parametrize("path", ["feed.rss", "feed.atom", "feed.json", "connections/feed.rss", "connections/homework.json", "sitemap.xml", "status.json"])  # fmt: skip
def test_feeds_and_data_know_nothing_of_them(built, path):
    assert "In English." not in built.text(path)
    assert "omment" not in built.text(path)


def test_a_search_of_the_site_finds_texts_and_not_what_was_said_of_them(built):
    assert section(visit(built, "/job/")).get("data-pagefind-ignore") is not None


@pytest.mark.parametrize(("address", "count"), [("/connections/1/", 5), ("/job/", 1), ("/it/talk/", None)])
def test_structured_data_say_how_many_there_are_and_no_more(built, address, count):
    (data,) = visit(built, address).json_ld

    assert data.get("commentCount") == count


def test_only_pages_with_comments_load_their_style(built):
    styled = {path for path, data in built.files.items() if path.endswith(".html") and b"/theme/comments." in data}

    assert styled == {
        "connections/1/index.html", "it/relazioni/1/index.html", "connections/2/index.html", "it/relazioni/2/index.html",
        "job/index.html", "about/index.html", "walks/2/index.html", "it/passi/2/index.html",
    }  # fmt: skip


def test_ids_of_a_text_make_room_for_those_of_comments(module_site):
    text = article("a", "en", "A", text="## One {#comment-1}\n\n## Two {#past-comments}\n\nText.") + comments(
        "articles/a.en.comments.yaml", "Yes."
    )
    ids = visit(module_site(text).build(NOW), "/a/").root.xpath("//@id")

    assert len(ids) == len(set(ids))
    assert {"comment-1", "comment-1-section", "past-comments-section"} <= set(ids)


def test_a_place_that_the_text_has_taken_is_left_to_it(module_site):
    text = article("a", "en", "A", text="## Comment x\n\nText.") + comments(
        "articles/a.en.comments.yaml", "Yes."
    ).replace("id: 1", "id: x")
    page = visit(module_site(text).build(NOW), "/a/")

    assert section(page).xpath(".//li/@id") == ["past-comment-x"]
    assert section(page).xpath(".//li/p/a/@href") == ["#past-comment-x"]


def test_a_site_without_comments_is_the_same_when_they_are_left_out(module_site):
    text = "".join(piece for piece in (SERIES, day(1, "en", "Begin"), article("job", "en", "Job")))
    whole, without = (
        module_site(text, DAYBYDAY_WITHOUT=["cards", "pictures", *words]).build(NOW).files
        for words in ([], ["comments"])
    )

    assert differing(whole, without) == []


def test_left_out_nothing_of_them_is_there_and_nothing_is_said_of_them(module_site):
    site = module_site(TEXT, DAYBYDAY_WITHOUT=["cards", "pictures", "comments"])
    built = site.build(NOW)

    assert "past-comments" not in built.everything()
    assert "In English." not in built.everything()
    assert not [finding for finding in site.findings(NOW) if " comment" in finding.partition(": ")[2]]


REPLY = WORDS["en"].reply_mail


@pytest.fixture(scope="module")
def open_site(module_site):
    return module_site(
        TEXT, DAYBYDAY_REPLY={"en": "mailto:ada@example.org", "it": "https://e.org/modulo?g={day}&t={title}&u={url}"}
    ).build(NOW)


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("/connections/1/", "mailto:ada@example.org?subject=Re:%20Begin&body=https%3A%2F%2Fexample.org%2Fconnections%2F1%2F"),
        ("/connections/2/", "mailto:ada@example.org?subject=Re:%20Go%20on&body=https%3A%2F%2Fexample.org%2Fconnections%2F2%2F"),
        ("/job/", "mailto:ada@example.org?subject=Re:%20Job&body=https%3A%2F%2Fexample.org%2Fjob%2F"),
        ("/about/", "mailto:ada@example.org?subject=Re:%20About&body=https%3A%2F%2Fexample.org%2Fabout%2F"),
        ("/it/relazioni/1/", "https://e.org/modulo?g=1&t=Begin&u=https%3A%2F%2Fexample.org%2Fit%2Frelazioni%2F1%2F"),
        ("/it/talk/", "https://e.org/modulo?g=&t=Chiacchiere&u=https%3A%2F%2Fexample.org%2Fit%2Ftalk%2F"),
    ],
)  # fmt: skip
def test_each_post_says_once_how_to_reply_to_it(open_site, address, expected):
    label = WORDS["it" if address.startswith("/it/") else "en"]
    links = [link.href for link in visit(open_site, address).links if link.text in (label.reply_mail, label.reply_form)]

    assert links == [expected]


def test_where_there_is_a_way_to_reply_comments_are_not_called_closed(built, open_site):
    closed = [WORDS["en"].comments_closed in one.text("connections/1/index.html") for one in (built, open_site)]

    assert closed == [True, False]


def test_without_the_setting_no_page_asks_for_replies(built):
    assert REPLY not in built.everything()
