"""Whatever cleaning takes away is known by element, attribute and address; what does no harm stays."""

from __future__ import annotations

import pytest

from daybyday.prose import fill
from tests.markdown.test_converter import converted


class _Same(dict):
    """Every address leads to itself."""

    def get(self, target, default=None):
        from daybyday.prose import Resolved

        return Resolved(target)


def page(text: str) -> str:
    return fill(converted(text).lead, _Same())


@pytest.mark.parametrize(
    ("written", "lost"),
    [
        ("<form><p>x</p></form>", ("form", "", "")),
        ("<p hidden>x</p>", ("p", "hidden", "")),
        ("<p data-x='1'>x</p>", ("p", "data-x", "1")),
        ('<video src="a.mp4" autoplay></video>', ("video", "autoplay", "")),
        ('<p style="color: red">x</p>', ("p", "style", "color: red")),
        ("x\n{: onclick=y }", ("p", "onclick", "y")),
        ("![x](data:image/png;base64,AA)", ("img", "src", "data:image/png;base64,AA")),
        ('<img src="data:image/png;base64,AA" alt="x">', ("img", "src", "data:image/png;base64,AA")),
        ("![x][p]\n\n[p]: data:image/png;base64,AA", ("img", "src", "data:image/png;base64,AA")),
        ("[x](file:///C:/list.pdf)", ("a", "href", "file:///C:/list.pdf")),
        ("![x](C:\\ada\\x.png)", ("img", "src", "C:\\ada\\x.png")),
        ("[x](javascript:go)", ("a", "href", "javascript:go")),
        ("[x](blob:https://e.org/x)", ("a", "href", "blob:https://e.org/x")),
        ("x &#1;", ("", "", "&#1;")),
        ("x <?php y ?>", ("?php", "", "")),
    ],
)  # fmt: skip
def test_what_goes_is_known(written, lost):
    assert lost in converted(written).facts.removed


@pytest.mark.parametrize(
    "written",
    [
        '<img src="a.png" srcset="b.png 2x, c.png 3x" sizes="100vw" width="10" height="10" alt="A">',
        '<picture><source srcset="a.png 2x" media="(min-width: 30em)"><img src="b.png" alt="B"></picture>',
        '<video src="a.mp4" poster="b.png" controls loop muted playsinline></video>',
        '<ol start="3" type="a" reversed><li value="9">x</li></ol>',
        "<details open><summary>x</summary></details>",
        '<table><tr><td colspan="2" rowspan="2">x</td></tr></table>',
        '<p class="c" lang="it" dir="ltr" title="x" aria-label="y" role="note">x</p>',
        '<a href="https://example.org/" target="_blank" rel="me" hreflang="it" download>x</a>',
        "`<form>` and <https://example.org/>",
        "| a | b |\n|:--|--:|\n| 1 | 2 |",
        "x[^1]\n\n[^1]: y",
    ],
)
def test_what_does_no_harm_stays(written):
    assert () == converted(written).facts.removed


@pytest.mark.parametrize(
    "scheme", "tel:+39 sms:+39 tg://x whatsapp://x mailto:a@b.c geo:45,9 xmpp:a@b.c ftp://x.y/ magnet:?x webcal://x.y/ sgnl://x".split()
)  # fmt: skip
def test_addresses_that_open_a_program_stay(scheme):
    body = converted(f"[x]({scheme})")

    assert f'href="{scheme}"' in fill(body.lead, {})
    assert () == body.facts.removed


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('<p align="center">x</p>', '<p class="center">x</p>'),
        ('<p class="a" align=right>x</p>', '<p class="right a">x</p>'),
        ('<p style="text-align: center;">x</p>', '<p class="center">x</p>'),
        ("<center>x</center>", '<div class="center">x</div>'),
        ('<a name="here"></a>x', '<p><a id="here"></a>x</p>'),
        ("<strike>x</strike>", "<p><s>x</s></p>"),
        ("<h1>x</h1>", "<h2>x</h2>"),
    ],
)
def test_old_html_becomes_that_of_today(old, new):
    assert new == page(old)
    assert () == converted(old).facts.removed


def test_a_source_without_an_address_is_left_out():
    assert "<source" not in page('<picture><source media="print"><img src="b.png" alt="B"></picture>')


def test_a_picture_that_lost_its_address_is_its_words():
    assert "<p>A shot</p>" == page("![A shot](data:image/png;base64,AA)")


def test_every_address_of_a_picture_is_asked_for():
    facts = converted(
        '<img src="a.png" srcset="b.png 2x, c.png 3x" alt="A"> <video poster="d.png"><source src="e.mp4"></video>'
    ).facts

    assert ("a.png", "b.png", "c.png", "d.png", "e.mp4") == facts.targets == facts.pictures


def test_every_address_of_a_picture_is_filled_in():
    written = '<img src="a.png" srcset="b.png 2x, c.png 3x" alt="A">'

    assert written in page(f"{written}").replace(' loading="lazy"', "")
