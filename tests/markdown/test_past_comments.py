"""The HTML of strangers, for another site: what a page shows of it, and what its author is told."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from daybyday.markdown.comments import cleaned, comments_body
from daybyday.model import Comment, Written
from daybyday.prose import fill


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
    ("written", "expected"),
    [
        ("if a<b then c", "if a&lt;b then c"),
        ("I <3 this", "I &lt;3 this"),
        ("<em>a</em> <b c", "<em>a</em> &lt;b c"),
        ("a << b >> c", "a &lt;&lt; b &gt;&gt; c"),
        ("<ada.b, then", "&lt;ada.b, then"),
        ("a <!-- b --> c", "a  c"),
    ],
)
def test_a_sign_that_begins_no_tag_swallows_no_words(written, expected):
    assert cleaned(written).html == f"<p>{expected}</p>"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("<b><p>a</p></b>", "<p>a</p>"),
        ("<i>a<ul><li>b</li></ul></i>", "<i>a</i><ul><li>b</li></ul>"),
        ("<ul>a<li>b</li></ul>", "<ul><li>a</li><li>b</li></ul>"),
        ("<ul><p>a</p><li>b</li></ul>", "<ul><li><p>a</p></li><li>b</li></ul>"),
        ("<ol><ol><li>a</li></ol></ol>", "<ol><li><ol><li>a</li></ol></li></ol>"),
        ("<ul>\n<li>a</li>\n</ul>", "<ul>\n<li>a</li>\n</ul>"),
        ("<ul><li>a</li></ul><li>b</li>", "<ul><li>a</li></ul><br>b"),
        ("<pre><p>a</p></pre>", "<pre>a</pre>"),
        ("<s>a<hr>b</s>", "<s>a</s><hr>b"),
        ("<dl><dt>a</dt><dd>b</dd></dl>", "<p>a</p><p>b</p>"),
        ("<table><tr><td colspan=x>a</td></tr></table>", "<table><tbody><tr><td>a</td></tr></tbody></table>"),
        ("<a href='https://e.org'><p>a</p></a>", '<a href="https://e.org" rel="nofollow ugc"><p>a</p></a>'),
        ("<a href='https://e.org/a b'>a</a>", '<p><a href="https://e.org/a%20b" rel="nofollow ugc">a</a></p>'),
    ],
)
def test_elements_stand_where_html_lets_them(written, expected):
    assert cleaned(written).html == expected


@pytest.mark.parametrize(
    "attribute",
    [
        "id=text",
        "class=homework",
        "name=top",
        "style='color: red'",
        "title=x",
        "lang=xx-toolongforatag",
        "dir=up",
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


@pytest.mark.parametrize(
    ("target", "kept"), [("#comment-2", True), ("#comment-3", False), ("#respond", False), ("#", False)]
)
def test_a_link_within_the_page_leads_to_a_comment_or_is_words(target, kept):
    comments = [Comment(id, "", Written(date(2011, 4, 24)), f'<a href="{target}">above</a>') for id in ("1", "2")]
    body, links = comments_body([(comment, cleaned(comment.html)) for comment in comments])

    assert fill(body.comments["1"].html, {}) == (
        f'<p><a href="{target}" rel="nofollow ugc">above</a></p>' if kept else "<p>above</p>"
    )
    assert links == ()


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


NESTED = st.recursive(
    st.sampled_from(["a", "b ", "<br>", "<hr>"]),
    lambda inner: st.tuples(st.sampled_from("b em a p ul ol li blockquote pre table tr td code q div h2 dl dd".split()), st.lists(inner, max_size=3)).map(
        lambda pair: f"<{pair[0]}>{''.join(pair[1])}</{pair[0]}>"
    ),
    max_leaves=8,
)  # fmt: skip


@settings(deadline=None)
@given(NESTED)
def test_however_elements_are_nested_all_are_closed_and_items_alone_stand_in_a_list(written):
    text = cleaned(written).html
    stack: list[str] = []
    for end, name, words in re.findall(r"<(/?)([a-z0-9]+)[^>]*>|([^<]+)", text):
        parent = stack[-1] if stack else ""
        if words:
            assert not words.strip() or parent not in ("ul", "ol"), text
        elif end:
            assert stack.pop() == name, text
        else:
            assert (name == "li") == (parent in ("ul", "ol")), text
            stack += [] if name in ("br", "hr") else [name]
    assert stack == [], text
