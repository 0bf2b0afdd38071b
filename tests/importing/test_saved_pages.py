"""Pages as a browser saves them: the text, and nothing of what stands around it."""

from __future__ import annotations

from datetime import date, time
from email.message import EmailMessage

import pytest

from daybyday.importing.sources.saved.dates import date_line, machine_date
from tests.importing.wxr import ENGLISH, ITALIAN

WORDPRESS = f"""<!DOCTYPE html><!-- saved from url=(0030)https://old.test/2010/10/day/ -->
<html lang="en-US"><head><meta charset="utf-8"><title>Day 175: Networking is work « Better connections</title><script>var x</script></head>
<body><div id="header"><h1><a href="/">Better connections</a></h1><ul class="menu"><li>Home</li></ul></div>
<div id="content"><div class="post"><h2 class="entry-title">Day 175: Networking is work</h2>
<div class="entry-meta">Posted on <span class="entry-date">October 13th, 2010</span> by <span class="author vcard">Ada Rossi</span></div>
<div class="entry-content"><p>{ENGLISH}</p><p><img src="day_files/a.png" alt="A bridge"></p><p><strong>DAY 175 HOMEWORK:</strong> Find a group.</p>
<div class="sociable"><div class="sociable_tagline">Be Sociable, Share!</div></div></div></div>
<div id="comments"><ol class="commentlist"><li class="comment" id="comment-12"><div class="comment-author vcard"><cite class="fn">Marta</cite>
<span class="says">says:</span></div><div class="comment-meta">October 14, 2010 at 9:15 pm</div><p>I did it.</p><ul class="children">
<li class="comment" id="comment-13"><cite class="fn">Ugo</cite><div class="comment-meta">October 15, 2010</div><p>Me too.</p></li></ul></li></ol></div>
<div id="respond"><form>Leave a Reply <input></form></div></div><div id="sidebar"><p>Log in</p></div><div class="cookie-notice">We use cookies</div></body></html>"""

BLOGGER = f"""<html><head><title>Mio blog: Il silenzio aiuta</title></head><body><div class="navbar">Barra di Blogger</div>
<h2 class="date-header"><span>domenica 24 aprile 2011</span></h2><div class="post"><h3 class="post-title entry-title">Il silenzio aiuta</h3>
<div class="post-body entry-content">{ITALIAN}<br><br>E anche tu.</div><div class="post-footer">Pubblicato da <span class="fn">Ugo</span></div></div>
<div class="comments" id="comments"><dl id="comments-block"><dt class="comment-author" id="c9"><a>Marta</a> ha detto...</dt>
<dd class="comment-body"><p>Vero.</p></dd><dd class="comment-footer">25 aprile 2011 10:12</dd></dl></div></body></html>"""

SQUARESPACE = f"""<html><head><title>Silence — Quiet Studio</title><meta property="og:title" content="Silence">
<meta itemprop="datePublished" content="2019-03-04T09:30:00+0100"><link rel="canonical" href="https://quiet.test/blog/silence"></head>
<body><header class="Header"><nav>Work Blog</nav></header><main><article class="BlogItem"><h1 class="BlogItem-title" data-content-field="title">Silence</h1>
<div class="sqs-layout"><div class="sqs-block html-block"><div class="sqs-block-content"><p>{ENGLISH}</p></div></div>
<div class="sqs-block html-block"><div class="sqs-block-content"><p>{ENGLISH[::-1]}</p></div></div></div></article></main><footer>Powered by Squarespace</footer></body></html>"""

CHARITY = f"""<html><head><title>Volunteer week | Helping Hands</title></head><body><div><div>Helping Hands</div><div>Together we can</div><a href="/d">Donate now</a></div>
<div class="wrap"><div class="grid"><h1>Volunteer week</h1><p>{ENGLISH}</p><p>Bring a bucket and a friend, and whoever else you can find on a Saturday.</p>
<a class="btn" href="/more">Find out more</a></div></div></body></html>"""

COPIED = f"""Skip to content
Home
About

Day 176: Ask for help
Sunday, 24 April 2011
by Ada Rossi

{ENGLISH}

• First
• Second

DAY 176 HOMEWORK: Ask one person.

Be Sociable, Share!
Leave a Reply
Name
"""


def imported(importing, text: str | bytes, name: str = "page.html"):
    path = importing.folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return importing(path)


def test_a_day_of_wordpress(importing, tmp_path):
    (importing.folder / "day_files").mkdir()
    (importing.folder / "day_files/a.png").write_bytes(b"\x89PNG")
    result = imported(importing, WORDPRESS)
    text = result.files["day-by-day/175-networking-is-work.en.md"]

    assert text.partition("\n---\n")[2] == (
        f"{ENGLISH}\n\n![A bridge]({{static}}/images/day-files/a.png)\n\n/// homework\n\n- [ ] Find a group.\n///\n"
    )
    assert "title: Networking is work\nday: 175\nauthors: [Ada Rossi]\naliases: [/2010/10/day/]\n" in text
    assert result.report["pictures"]["copied"] == ["images/day-files/a.png"]


def test_its_comments_in_threads(importing):
    comments = imported(importing, WORDPRESS).files["day-by-day/175-networking-is-work.en.comments.yaml"]

    assert comments == (
        '- id: "12"\n  author: "Marta"\n  date: 2010-10-14 21:15\n  html: "<p>I did it.</p>"\n\n'
        '- id: "13"\n  parent: "12"\n  author: "Ugo"\n  date: 2010-10-15\n  html: "<p>Me too.</p>"\n'
    )


def test_what_stood_around_it_is_listed(importing):
    lost = imported(importing, WORDPRESS).losses("day-by-day/175-networking-is-work.en.md")["page-furniture"][1]

    assert lost == [
        "Be Sociable, Share!", "Better connections Home", "Posted on October 13th, 2010 by Ada Rossi", "Leave a Reply", "Log in", "We use cookies",
    ]  # fmt: skip


def test_an_article_of_blogger_in_italian(importing):
    files = imported(importing, BLOGGER).files

    assert files["articles/il-silenzio-aiuta.it.md"] == (
        f"---\ntitle: Il silenzio aiuta\ndate: 2011-04-24\nauthors: [Ugo]\n---\n{ITALIAN}\n\nE anche tu.\n"
    )
    assert (
        'author: "Marta"\n  date: 2011-04-25 10:12\n  html: "<p>Vero.</p>"'
        in files["articles/il-silenzio-aiuta.it.comments.yaml"]
    )


def test_a_page_of_a_builder_of_sites(importing):
    text = imported(importing, SQUARESPACE).only()

    assert "title: Silence\ndate: 2019-03-04 09:30+01:00\n" in text
    assert "aliases: [/blog/silence]\n" in text
    assert ENGLISH in text
    assert "Powered by" not in text


def test_a_page_with_tagline_and_find_out_more(importing):
    result = imported(importing, CHARITY)

    assert result.body() == f"{ENGLISH}\n\nBring a bucket and a friend, and whoever else you can find on a Saturday."
    assert result.losses("articles/volunteer-week.en.md")["page-furniture"][1] == [
        "Find out more", "Helping Hands Together we can Donate now",
    ]  # fmt: skip


def test_a_page_as_it_was_copied(importing):
    result = imported(importing, COPIED, "copied.txt")

    assert result.files["day-by-day/176-ask-for-help.en.md"].partition("\n---\n")[2] == (
        f"{ENGLISH}\n\n- First\n- Second\n\n/// homework\n\n- [ ] Ask one person.\n///\n"
    )
    assert "start: 2010-10-31\n" in result.files["day-by-day/series.yaml"]


def test_an_italian_text_without_a_title_line(importing):
    text = imported(
        importing, f"24 aprile 2011\n\n{ITALIAN} E questo richiede tempo.\n\nMolto tempo.\n", "le-reti.txt"
    ).only()

    assert text.startswith("---\ntitle: le reti\ndate: 2011-04-24\n---\n")


def test_a_page_in_one_file(importing):
    message = EmailMessage()
    message["Snapshot-Content-Location"] = "https://old.test/x/"
    message.set_content(WORDPRESS.replace("<!-- saved", "<!--"), subtype="html", cte="quoted-printable")
    message.make_related()

    assert (
        ENGLISH
        in imported(importing, message.as_bytes(), "page.mhtml").files["day-by-day/175-networking-is-work.en.md"]
    )


def test_the_pictures_in_one_file_come_along(importing):
    message = EmailMessage()
    page = CHARITY.replace("<p>Bring", '<p><img src="https://c.test/a.png" alt="A"><img src="cid:b1" alt="B">Bring')
    message.set_content(page, subtype="html")
    message.add_related(b"png", "image", "png", headers=["Content-Location: https://c.test/a.png"])
    message.add_related(b"jpg", "image", "jpeg", cid="<b1>")
    result = imported(importing, message.as_bytes(), "page.mhtml")

    assert len(result.report["pictures"]["copied"]) == 2
    assert result.body().count("{static}/images/") == 2


def test_a_folder_of_pages_at_once(importing):
    folder = importing.folder / "pages"
    (folder / "day_files").mkdir(parents=True)
    (folder / "day_files/frame.html").write_text(CHARITY, "utf-8")
    for name, text in {"a.html": WORDPRESS, "b.html": BLOGGER, "c.txt": COPIED}.items():
        (folder / name).write_text(text, "utf-8")
    files = importing(folder).files

    assert [path for path in files if path.endswith(".md")] == [
        "articles/il-silenzio-aiuta.it.md", "day-by-day/175-networking-is-work.en.md", "day-by-day/176-ask-for-help.en.md",
    ]  # fmt: skip


@pytest.mark.parametrize("charset", ["iso-8859-1", "windows-1252", "utf-8"])
def test_a_page_is_read_in_the_encoding_it_names(importing, charset):
    page = f'<html><head><meta charset="{charset}"><title>Caffè</title></head><body><article><p>{ITALIAN} Perché sì.</p></article></body></html>'

    assert "Perché sì." in imported(importing, page.encode(charset)).only()


def test_pictures_outside_of_the_folder_do_not_come_along(importing):
    folder = importing.folder / "pages"
    folder.mkdir()
    (importing.folder / "secret.png").write_bytes(b"x")
    (folder / "a.html").write_text(CHARITY.replace("<p>Bring", '<p><img src="../secret.png" alt="s">Bring'), "utf-8")

    assert importing(folder).report["pictures"]["copied"] == []


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Sunday, 24 April 2011", date(2011, 4, 24)),
        ("October 13th, 2010", date(2010, 10, 13)),
        ("24 aprile 2011", date(2011, 4, 24)),
        ("Posted on Apr. 3, 2011 by Ada", date(2011, 4, 3)),
        ("Pubblicato il 1º maggio 2012", date(2012, 5, 1)),
        ("2011-04-24", date(2011, 4, 24)),
        ("On 24 April 2011 we all went to the garden and planted trees.", None),
        ("31 February 2011", None),
    ],
)
def test_date_lines(line, expected):
    written = date_line(line)

    assert (written.date if written else None) == expected


def test_times_of_programs_have_their_zone():
    written = machine_date("2011-04-24T10:15:00+02:00")

    assert (written.time, written.offset.total_seconds()) == (time(10, 15), 7200)


def test_links_between_saved_pages_lead_to_their_texts_and_those_to_nothing_are_words(importing, tmp_path):
    folder = importing.folder / "pages"
    folder.mkdir()
    (folder / "a.html").write_text(
        CHARITY.replace(
            "<p>Bring", '<p><a href="b.html">B</a> <a href="../none.html">N</a> <img src="none.png" alt="P"> Bring'
        ),
        "utf-8",
    )
    (folder / "b.html").write_text(BLOGGER, "utf-8")
    result = importing(folder)

    assert "[B]({filename}/articles/il-silenzio-aiuta.it.md) N P Bring" in result.files["articles/volunteer-week.en.md"]
    assert result.errors(tmp_path / "site") == []


def test_two_lists_in_a_row_stay_two(importing):
    page = CHARITY.replace("<p>Bring", "<ul><li>One</li></ul><ul><li>Two</li></ul><p>Bring")

    assert "- One\n\n<ul><li>Two</li></ul>" in imported(importing, page).body()


def test_a_folder_of_pages_names_its_other_files_by_their_kind(importing):
    folder = importing.folder / "pages"
    (folder / "day_files").mkdir(parents=True)
    (folder / "day.html").write_text(WORDPRESS, "utf-8")
    for name in ("a.png", "b.png", "style.css", "jquery.js.download", "frame.html", "notes.pdf"):
        (folder / "day_files" / name).write_bytes(b"\x89PNG")

    assert {(loss["message"], *loss["lost"]) for loss in importing(folder).report["losses"] if loss["code"] == "other-files"} == {
        ("files of how the pages looked, which are not needed here", "day_files/style.css"),
        ("files of programs of the pages, which are not needed here", "day_files/jquery.js.download"),
        ("pictures beside the pages that no text shows", "day_files/b.png"),
        ("pages that were shown within a page", "day_files/frame.html"),
        ("other files beside the pages that are not read", "day_files/notes.pdf"),
    }  # fmt: skip
