"""The HTML of strangers, for another site: what a page shows of it, and what its author is told."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from daybyday.markdown.comments import cleaned


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("It worked.", "<p>It worked.</p>"),
        ("One & two, 1 < 2", "<p>One &amp; two, 1 &lt; 2</p>"),
        ("One\ntwo\n\nthree", "<p>One<br>two</p><p>three</p>"),
        ("One <em>two</em>\n \nthree", "<p>One <em>two</em></p><p>three</p>"),
        ("One<br />\ntwo", "<p>One<br>\ntwo</p>"),
        ("<p>One</p>\n\n<p>two</p>", "<p>One</p><p>two</p>"),
        ("One\n\n<blockquote>two</blockquote>\n\nthree", "<p>One</p><blockquote>two</blockquote><p>three</p>"),
        ("<pre>a\n\nb</pre>", "<pre>a\n\nb</pre>"),
        ("<p>One <b>two <p>three", "<p>One <b>two </b></p><p><b>three</b></p>"),
        ("One</div></section>", "One"),
        ("<div>One</div><div>two</div>", "<p>One</p><p>two</p>"),
        ("<h1>One</h1>two", "<p><strong>One</strong></p>two"),
        ("<H2 class='x'>One</H2><p>two</p>", "<p><strong>One</strong></p><p>two</p>"),
        ("<li>One<li>two", "<p>One</p><p>two</p>"),
        ("<ul><li>One</li></ul>", "<ul><li>One</li></ul>"),
        ("<p>&nbsp;</p><p>One</p><p><br></p>", "<p>One</p>"),
        ("<font color=red>One</font> <span style='x'>two</span>", "<p>One two</p>"),
    ],
)
def test_the_words_stay_and_stand_apart(written, expected):
    clean = cleaned(written)

    assert (clean.html, clean.lost) == (expected, ())


@pytest.mark.parametrize(
    "attribute",
    [
        "id=text",
        "class=homework",
        "name=top",
        "style='color: red'",
        "title=x",
        "role=alert",
        "aria-label=x",
        "data-x=1",
    ],
)
def test_nothing_of_a_comment_meets_ids_and_classes_of_the_page(attribute):
    assert cleaned(f"<p {attribute}>One</p>").html == "<p>One</p>"


@pytest.mark.parametrize(
    ("written", "expected", "lost"),
    [
        ("<script>go()</script><p>One</p>", "<p>One</p>", ("script", "", "")),
        ("<style>p {}</style><p>One</p>", "<p>One</p>", ("style", "", "")),
        ("<p onclick='go()'>One</p>", "<p>One</p>", ("p", "onclick", "go()")),
        ("<a href='javascript:go()'>One</a>", "<p>One</p>", ("a", "href", "javascript:go()")),
        ("<a href='data:text/html,x'>One</a>", "<p>One</p>", ("a", "href", "data:text/html,x")),
        ("One <iframe src='https://e.org'></iframe>", "<p>One </p>", ("iframe", "", "")),
        ("<video src='https://e.org/a.mp4'></video>One", "<p>One</p>", ("video", "", "")),
        ("<form><input name=a><button>One</button></form>", "<p>One</p>", ("input", "", "")),
    ],
)
def test_what_would_run_or_ask_others_goes_and_is_told(written, expected, lost):
    clean = cleaned(written)

    assert clean.html == expected
    assert lost in clean.lost


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ('<img src="https://e.org/a/b%20c.jpg?x=1">', '<a href="https://e.org/a/b%20c.jpg?x=1" rel="nofollow ugc">b c.jpg</a>'),
        ('<img alt="A cat" src="http://e.org/a.jpg"/>', '<a href="http://e.org/a.jpg" rel="nofollow ugc">A cat</a>'),
        ('<a href="https://e.org/big"><img src="https://e.org/a.jpg"></a>', '<a href="https://e.org/big" rel="nofollow ugc">a.jpg</a>'),
        ('<img class="wp-smiley" src="https://e.org/s.gif" alt=":-)">', ":-)"),
        ('<img src="https://e.org/icon_smile.gif" alt=";)">', ";)"),
        ('x<img src="data:image/png;base64,AA">', "x"),
    ],
)  # fmt: skip
def test_pictures_become_links_for_a_page_asks_no_other_host(written, expected):
    clean = cleaned(written)

    assert (clean.html, clean.pictures, clean.lost) == (f"<p>{expected}</p>", 1, ())


def test_links_say_that_strangers_wrote_them():
    clean = cleaned('<a href="https://e.org" target="_blank" rel="me follow">One</a>')

    assert clean.html == '<p><a href="https://e.org" rel="nofollow ugc">One</a></p>'


@pytest.mark.parametrize(
    "written",
    ["Write to ada@e.org.", "<p>ada&#64;e.org</p>", '<a href="mailto:ada@e.org">me</a>', '<a href="https://e.org/?m=ada@e.org">me</a>'],
)  # fmt: skip
def test_no_address_of_a_person_is_published(written):
    assert "ada" not in cleaned(written).html


@pytest.mark.parametrize("kept", ["@ada", "@ada@social.example", "https://social.example/@ada", "3 @ 2.50", "a@b"])
def test_what_is_no_address_of_a_person_stays(kept):
    clean = cleaned(kept)

    assert (clean.html, clean.masked) == (f"<p>{kept}</p>", False)


@pytest.mark.parametrize(
    "written", ["<p></p>", "<script>x</script>", "<img src='data:x'>", "&nbsp;", "<!-- x -->", "<p><br></p>"]
)
def test_a_comment_of_which_nothing_is_left_is_known(written):
    assert cleaned(written).is_empty


def test_a_comment_of_few_signs_is_not_empty():
    assert not cleaned("!").is_empty


@settings(deadline=None)
@given(st.text(alphabet=st.sampled_from("<>/=\"' abdhiprtv1&;#@.\n"), max_size=80))
def test_whatever_is_written_no_tag_is_left_that_may_not_be_there(written):
    tags = re.findall(r"<([a-z0-9]+)", cleaned(written).html)

    assert set(tags) <= set("a abbr b blockquote br dd dl dt em hr i li ol p pre q s td th tr u ul".split()) | {
        "strong",
        "var",
        "table",
        "tbody",
    }
