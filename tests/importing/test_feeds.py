"""Backups of Blogger, in both forms, and feeds: comments are no posts, settings no texts."""

from __future__ import annotations

import json

import pytest

from daybyday.importing.errors import ImportRefusedError
from tests.importing.wxr import ENGLISH, ITALIAN

_ATOM = "<?xml version='1.0' encoding='UTF-8'?><feed xmlns='http://www.w3.org/2005/Atom' xmlns:thr='http://purl.org/syndication/thread/1.0' xmlns:app='http://www.w3.org/2007/app' xmlns:blogger='http://schemas.google.com/blogger/2018'>"
_KIND = (
    "<category scheme='http://schemas.google.com/g/2005#kind' term='http://schemas.google.com/blogger/2008/kind#{}'/>"
)


def old(kind: str, number: int, title: str, content: str, extra: str = "") -> str:
    return (
        f"<entry><id>tag:blogger.com,1999:blog-1.{'post-' if kind != 'settings' else 'SETTINGS.'}{number}</id><published>2011-04-24T10:15:00.003+02:00</published>"
        f"<updated>2012-01-01T00:00:00+01:00</updated>{_KIND.format(kind)}<title type='text'>{title}</title><content type='html'>{content}</content>"
        f"<author><name>Ugo</name><email>secret@mail.test</email></author>{extra}</entry>"
    )


OLD = (
    f"{_ATOM}<id>tag:blogger.com,1999:blog-1</id><title>Mio blog</title><link rel='alternate' href='https://mio.test/'/>"
    + old("settings", 9, "BLOG_NAME", "Mio blog")
    + old("template", 8, "Template", "&lt;html/&gt;")
    + old("post", 1, "Il silenzio", f"{ITALIAN}&lt;br /&gt;&lt;br /&gt;E anche tu.", "<category scheme='http://www.blogger.com/atom/ns#' term='rete'/><link rel='alternate' href='https://mio.test/2011/04/il-silenzio.html'/>")
    + old("comment", 2, "Vero.", "Vero. Scrivimi: secret@mail.test", "<thr:in-reply-to ref='tag:blogger.com,1999:blog-1.post-1'/>")
    + old("comment", 3, "Anche io", "Anche io", "<thr:in-reply-to ref='tag:blogger.com,1999:blog-1.post-1'/><link rel='related' href='https://www.blogger.com/feeds/1/1/comments/default/2'/>")
    + old("post", 4, "Bozza", ITALIAN, "<app:control><app:draft>yes</app:draft></app:control>")
    + "</feed>"
)  # fmt: skip


def takeout(kind: str, number: int, status: str, title: str, content: str, extra: str = "") -> str:
    return (
        f"<entry><id>tag:blogger.com,1999:blog-1.post-{number}</id><blogger:type>{kind}</blogger:type><blogger:status>{status}</blogger:status>"
        f"<author><name>Ugo</name></author><title>{title}</title><content type='html'>{content}</content><published>2011-04-24T08:15:00Z</published>{extra}</entry>"
    )


TAKEOUT = (
    f"{_ATOM}<id>tag:blogger.com,1999:blog-1</id><title>Mio blog</title>"
    + takeout("POST", 1, "LIVE", "Il silenzio", ITALIAN, "<blogger:filename>/2011/04/il-silenzio.html</blogger:filename>")
    + takeout("COMMENT", 2, "LIVE", "", "Vero.", "<blogger:parent>tag:blogger.com,1999:blog-1.post-1</blogger:parent>")
    + takeout("COMMENT", 3, "SPAM_COMMENT", "", "buy", "<blogger:parent>tag:blogger.com,1999:blog-1.post-1</blogger:parent>")
    + takeout("PAGE", 4, "LIVE", "Chi sono", ITALIAN)
    + takeout("POST", 5, "SOFT_TRASHED", "Via", ITALIAN)
    + "</feed>"
)  # fmt: skip
RSS = f"""<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Blog</title><link>https://b.test/</link><language>en</language>
<item><title>Silence</title><link>https://b.test/silence</link><guid>abc</guid><pubDate>Sun, 24 Apr 2011 08:15:00 +0200</pubDate><category>calm</category>
<content:encoded><![CDATA[<p>{ENGLISH}</p>]]></content:encoded><enclosure url="https://b.test/a.mp3" type="audio/mpeg"/></item></channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Blog</title><entry><title>Silence</title><id>abc</id><link href="https://b.test/silence"/><published>2011-04-24T08:15:00+02:00</published>
<category term="calm"/><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{ENGLISH}</p><p><a href="https://b.test/a.mp3">https://b.test/a.mp3</a></p></div></content></entry></feed>"""
JSON = json.dumps(
    {"version": "https://jsonfeed.org/version/1.1", "title": "Blog", "items": [{"id": "abc", "url": "https://b.test/silence", "title": "Silence", "date_published": "2011-04-24T08:15:00+02:00", "tags": ["calm"], "content_html": f'<p>{ENGLISH}</p><p><a href="https://b.test/a.mp3">https://b.test/a.mp3</a></p>'}]}
)  # fmt: skip


def imported(importing, text: str, name: str = "feed.xml"):
    path = importing.folder / name
    path.write_text(text, "utf-8")
    return importing(path)


def test_a_backup_of_blogger_in_its_old_form(importing, tmp_path):
    result = imported(importing, OLD, "blog.xml")

    assert list(result.files) == [
        "articles/bozza.it.md",
        "articles/il-silenzio.it.comments.yaml",
        "articles/il-silenzio.it.md",
    ]
    assert result.files["articles/il-silenzio.it.md"] == (
        "---\ntitle: Il silenzio\ndate: 2011-04-24 10:15+02:00\ntags: [rete]\nauthors: [Ugo]\naliases: [/2011/04/il-silenzio.html]\n"
        f"guid: tag:blogger.com,1999:blog-1.post-1\n---\n{ITALIAN}\n\nE anche tu.\n"
    )
    assert "status: draft\n" in result.files["articles/bozza.it.md"]
    assert result.losses()["settings"] == (2, ["BLOG_NAME", "Template"])
    assert result.errors(tmp_path / "site") == []


def test_its_comments_are_comments_in_threads(importing):
    comments = imported(importing, OLD).files["articles/il-silenzio.it.comments.yaml"]

    assert '- id: "2"\n  author: "Ugo"\n  date: 2011-04-24 10:15+02:00\n  html: "Vero. Scrivimi: …@…"\n' in comments
    assert '- id: "3"\n  parent: "2"\n' in comments
    assert "secret" not in comments


def test_a_backup_of_blogger_as_takeout_gives_it(importing, tmp_path):
    (importing.folder / "Takeout").mkdir()
    (importing.folder / "Takeout/feed.atom").write_text(TAKEOUT, "utf-8")
    result = importing(importing.folder / "Takeout")

    assert sorted(result.files) == [
        "articles/il-silenzio.it.comments.yaml",
        "articles/il-silenzio.it.md",
        "pages/chi-sono.it.md",
    ]
    assert "aliases: [/2011/04/il-silenzio.html]\n" in result.files["articles/il-silenzio.it.md"]
    assert result.files["articles/il-silenzio.it.comments.yaml"].count("- id:") == 1
    assert result.losses()["spam-comments"] == (1, [])
    assert [entry["title"] for entry in result.report["left_out"]] == ["Via"]
    assert result.errors(tmp_path / "site") == []


@pytest.mark.parametrize(("text", "name"), [(RSS, "feed.xml"), (ATOM, "feed.xml"), (JSON, "feed.json")])
def test_any_feed(importing, tmp_path, text, name):
    result = imported(importing, text, name)

    assert result.only() == (
        "---\ntitle: Silence\ndate: 2011-04-24 08:15+02:00\ntags: [calm]\nguid: abc\n---\n"
        f"{ENGLISH}\n\n[https://b.test/a.mp3](https://b.test/a.mp3)\n"
    )
    assert result.errors(tmp_path / "site") == []


@pytest.mark.parametrize(
    ("text", "name", "said"),
    [
        (OLD[:-300], "blog.xml", "it breaks off in the middle of a text"),
        (JSON[:-30], "feed.json", "its JSON is broken or cut off"),
        ("<rss version='2.0'><channel><title>x</title></channel></rss>", "feed.xml", "there is no text in it"),
    ],
)
def test_what_cannot_be_read_is_refused(importing, text, name, said):
    with pytest.raises(ImportRefusedError, match=said):
        imported(importing, text, name)
    assert not importing.output.exists()


@pytest.mark.parametrize(
    "scheme", [" scheme='tag:blogger.com,1999:blog-1'", " scheme='http://www.blogger.com/atom/ns#'", ""]
)
def test_labels_are_tags_whatever_scheme_a_backup_gives_them(importing, scheme):
    entry = takeout("POST", 1, "LIVE", "Il silenzio", ITALIAN, f"<category term='rete'{scheme}/>")

    assert "tags: [rete]\n" in imported(importing, f"{_ATOM}<title>Mio blog</title>{entry}</feed>").only()


def test_comments_on_a_text_that_was_thrown_away_are_named(importing):
    on = "<blogger:parent>tag:blogger.com,1999:blog-1.post-{}</blogger:parent>"
    entries = [
        takeout("POST", 1, "LIVE", "Il silenzio", ITALIAN),
        takeout("POST", 2, "SOFT_TRASHED", "Via", ITALIAN),
        takeout("COMMENT", 3, "LIVE", "", "&lt;p&gt;Peccato.&lt;/p&gt;", on.format(2)),
        takeout("COMMENT", 4, "LIVE", "", "Di chi?", on.format(9)),
    ]

    result = imported(importing, f"{_ATOM}<title>Mio blog</title>{''.join(entries)}</feed>")
    assert result.losses()["comments-alone"] == (2, ["Peccato.", "Di chi?"])


def test_files_that_come_with_an_entry_are_links(importing):
    link = "<link rel='enclosure' href='https://b.test/b.mp3'/><media:group><media:content url='https://b.test/c.mp4'/></media:group>"
    entry = f"<entry><title>Silence</title><id>abc</id>{link}<content type='html'>{ENGLISH}</content></entry>"
    result = imported(
        importing, f"{_ATOM}<title>Blog</title>{entry}</feed>".replace("schemas.google.com/blogger", "x.test")
    )

    assert "(https://b.test/b.mp3)\n" in result.only()
    assert "(https://b.test/c.mp4)\n" in result.only()


def test_attachments_of_a_json_feed_are_links(importing):
    item = {"id": "1", "title": "Silence", "content_html": f"<p>{ENGLISH}</p>", "attachments": [{"url": "https://b.test/a.mp3", "mime_type": "audio/mpeg"}]}  # fmt: skip
    result = imported(
        importing, json.dumps({"version": "https://jsonfeed.org/version/1", "items": [item]}), "feed.json"
    )

    assert result.only().endswith("[https://b.test/a.mp3](https://b.test/a.mp3)\n")


def test_an_item_of_a_json_feed_with_a_summary_alone_is_said_to_be_cut(importing):
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "items": [{"id": "1", "title": "Silence", "summary": ENGLISH}],
    }
    result = imported(importing, json.dumps(feed), "feed.json")

    assert result.body() == ENGLISH
    assert "excerpt-only" in result.losses("articles/silence.en.md")


def test_what_lies_beside_a_backup_is_named(importing):
    folder = importing.folder / "Takeout/Blogger/Blogs/Days"
    folder.mkdir(parents=True)
    (folder / "feed.atom").write_text(TAKEOUT, "utf-8")
    (folder / "settings.csv").write_text("blog_name,Days\n", "utf-8")
    (folder / "theme-classic.html").write_text("<html><body>A theme</body></html>", "utf-8")
    result = importing(importing.folder / "Takeout")

    assert result.losses()["other-files"] == (
        2,
        ["Blogger/Blogs/Days/settings.csv", "Blogger/Blogs/Days/theme-classic.html"],
    )


RSS_1 = f"""<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
<channel rdf:about="https://a.test"><title>Days</title><link>https://a.test</link></channel>
<item rdf:about="https://a.test/1"><title>Ask</title><link>https://a.test/1</link><description>Short.</description>
<dc:date>2005-04-24T10:15:00+02:00</dc:date><dc:creator>Ada</dc:creator><dc:subject>people</dc:subject><geo:place>Rome</geo:place>
<content:encoded><![CDATA[<p>{ENGLISH}</p>]]></content:encoded></item></rdf:RDF>"""
RSS_091 = f"""<?xml version="1.0"?><!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/publish/formats/rss-0.91.dtd">
<rss version="0.91"><channel><title>Days</title><link>https://a.test</link><description>D</description><language>en</language>
<item><title>Ask</title><link>https://a.test/1</link><description>{ENGLISH}</description></item></channel></rss>"""


def test_an_item_of_rss_1(importing):
    result = imported(importing, RSS_1)

    assert result.only() == (
        "---\ntitle: Ask\ndate: 2005-04-24 10:15+02:00\ntags: [people]\nauthors: [Ada]\nsummary: Short.\naliases: [/1]\n---\n"
        f"{ENGLISH}\n"
    )
    assert result.losses("articles/ask.en.md")["other-elements"] == (1, ["geo:place: Rome"])


def test_an_item_of_rss_0_91(importing):
    result = imported(importing, RSS_091)

    assert result.body() == ENGLISH
    assert "date" in result.losses("articles/ask.en.md")
