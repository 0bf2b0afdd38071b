"""Files with comments that belong to nothing, and comments of which something is lost: the very words."""

from __future__ import annotations

import pytest

from tests.failures import BASE, codes, raw
from tests.harness import NOON, article, day

FILE = "connections/001.en.comments.yaml"


def said(html: str, date: str = "2011-04-24") -> str:
    return f"- id: 1\n  date: {date}\n  html: |\n    {html}\n"


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("connections/021.en.comments.yaml", "there is no post `021.en.md`, so its comments are shown nowhere – put it beside its post, and call it as that: `007-ask.en.comments.yaml`"),
        ("connections/01.en.comments.yaml", "there is no post `01.en.md`, so its comments are shown nowhere – put it beside its post, and call it as that: `007-ask.en.comments.yaml`"),
        ("connections/001.comments.yaml", "the name of this file does not say in which language its post is, so its comments are shown nowhere – call it connections/001.en.comments.yaml"),
        ("articles/smal-talk.en.comments.yaml", "there is no post `smal-talk.en.md`, so its comments are shown nowhere – call it articles/small-talk.en.comments.yaml"),
        ("articles/small-talk.comments.yaml", "there is no post `small-talk.md`, so its comments are shown nowhere – call it articles/small-talk.en.comments.yaml"),
        ("extra/001.en.md.comments.yaml", "there is no post `001.en.md`, so its comments are shown nowhere – put it beside its post, and call it as that: `007-ask.en.comments.yaml`"),
        ("comments/001.en.comments.yaml", "there is no post `001.en.md`, so its comments are shown nowhere – put it beside its post, and call it as that: `007-ask.en.comments.yaml`"),
    ],
)  # fmt: skip
def test_comments_of_no_post_are_told(site, path, expected):
    findings = site(BASE + article("small-talk", "en", "Small talk") + raw(path, said("Yes."))).findings()

    assert findings == [f"{path}:1:1: warning comments-without-post: {expected}"]


@pytest.mark.parametrize(
    ("path", "right"),
    [
        ("connections/001.en.comments.yml", FILE), ("connections/001.en.Comments.yaml", FILE), ("connections/001.en.comment.yaml", FILE),
        ("connections/001.en_comments.yaml", FILE), ("connections/001.en.commenti.yaml", FILE), ("connections/001.en.comments.yaml.txt", FILE),
        ("connections/001.en.comments (1).yaml", FILE), ("extra/x.comments.yml", "extra/x.comments.yaml"), ("comments.yaml", "007-ask.en.comments.yaml"),
    ],
)  # fmt: skip
def test_a_name_that_nobody_reads_is_told_and_the_file_is_not_published(site, path, right):
    linked = BASE + day(2, "en", "Linked", text=f"[x]({{static}}/{path})") + raw(path, said("Yes."))
    made = site(linked)

    assert f"{path}:1:1: warning file-misnamed: nobody reads a file of this name – call it {right}" in made.findings()
    assert [part.path for part in made.run().parts if "omment" in part.path] == []


def test_two_files_for_one_post_are_told(site):
    findings = site(BASE + raw(FILE, said("Yes.")) + raw("connections/001.en.md.comments.yaml", said("No."))).findings()

    assert findings == [
        f"connections/001.en.md.comments.yaml:1:1: error comments-twice: the comments of this post stand in {FILE}, too – put them together in one file"
    ]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<script>x</script>", "warning comment-empty: nothing of this comment can be shown, so it is left out – take it out, or say in words what it showed"),
        ("Yes. <iframe src='https://e.org'></iframe>", "note comment-html-removed: `<iframe>` is taken out of this comment – nothing need be done, unless words are missing"),
        ("<b onclick='x'>Yes.</b>", "note comment-html-removed: `onclick=` of `<b>` is taken out of this comment – nothing need be done, unless words are missing"),
        ("<img src='https://e.org/a.jpg'>", "note comment-picture: 1 picture in this comment is shown as a link or in words – nothing need be done: pictures would ask other hosts, and tell them who reads"),
        ("I am ada@e.org.", "note comment-address-removed: an e-mail address in this comment is not published – nothing need be done; better take it out"),
    ],
)  # fmt: skip
def test_what_a_page_cannot_show_is_told(site, html, expected):
    assert site(BASE + raw(FILE, said(html))).findings() == [f"{FILE}:1:3: {expected}"]


def test_a_comment_to_come_is_told(site):
    findings = site(
        BASE + raw(FILE, said("Yes.", "2026-11-08") + said("No.", "2111-04-24").replace("id: 1", "id: 2"))
    ).findings()

    assert findings == [
        f"{FILE}:5:1: warning comment-date-unlikely: this comment is dated 2111-04-24 – write the date on which it was written"
    ]


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("/nowhere/", ["`/nowhere/`: nothing stands at this address, and nothing will – mend the address, or take the link out"]),
        ("https://example.org/nowhere/", ["`https://example.org/nowhere/`: nothing stands at this address, and nothing will – mend the address, or take the link out"]),
        ("/connections/2/", []),
        ("https://elsewhere.example/", []),
    ],
)  # fmt: skip
def test_a_link_in_a_comment_that_leads_nowhere_is_told(site, target, expected):
    findings = site(BASE + raw(FILE, said(f"<a href='{target}'>Yes.</a>"))).findings()

    assert findings == [f"{FILE}:1:1: warning link-dead: {told}" for told in expected]


@pytest.mark.parametrize(("place", "known"), [("#comment-1", True), ("#past-comments", True), ("#comment-2", False)])
def test_a_link_to_a_comment_finds_it(site, place, known):
    linked = article("a", "en", "A", text=f"[x](/connections/1/{place})")

    assert ("link-place" in codes(site(BASE + linked + raw(FILE, said("Yes."))).findings())) is not known


@pytest.mark.parametrize("comments", ["- id: 1\n", "not a list", "- id: 1\n  date: x\n  html: y\n", "- &a x\n"])
@pytest.mark.parametrize(("header", "stops"), [("", True), ("status: draft\n", False), ("date: 2026-12-24\n", False)])
def test_an_error_in_comments_stops_what_their_post_would_stop(site, comments, header, stops):
    look = site(BASE + day(2, "en", "Second", header) + raw("connections/002.en.comments.yaml", comments)).run(NOON)

    assert bool(look.stopping) is stops
    assert [finding for finding in look.findings if finding.level == "error"]


def test_two_files_for_a_post_to_come_stop_nothing_today(site):
    twice = raw("connections/020.en.comments.yaml", said("Yes.")) + raw(
        "connections/020.en.md.comments.yaml", said("No.")
    )
    look = site(BASE + day(20, "en", "Later") + twice).run(NOON)

    assert ("comments-twice" in {finding.code for finding in look.findings}, look.stopping) == (True, [])


def test_the_header_of_a_post_accepts_what_is_said_of_its_comments(site):
    accepting = day(2, "en", "Second", "ignore: {comment-date-zone: all from Rome}\n")
    comments = raw("connections/002.en.comments.yaml", said("Yes.", "2011-04-24 10:15"))

    assert "comment-date-zone" not in codes(site(BASE + accepting + comments).findings())
    assert "comment-date-zone" in codes(site(comments.replace("002", "001")).findings())
