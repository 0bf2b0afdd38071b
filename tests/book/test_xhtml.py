"""Clean HTML as XHTML: well formed whatever an author wrote, every element at a place of its own."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daybyday.ebook.pictures import kind_of
from daybyday.ebook.xhtml import as_xhtml, fit_id, outward
from daybyday.markdown.cleaning import for_pages


def written(html: str) -> str:
    return as_xhtml(html, lambda address: address, lambda address: f"images/{address}" if address else "")


@pytest.mark.parametrize(
    ("html", "xhtml"),
    [
        ("a<br>b", "a<br/>b"),
        ("a &nbsp;&amp; &lt;b", "a \u00a0&amp; &lt;b"),
        ('<p lang="it">Sì</p>', '<p lang="it" xml:lang="it">Sì</p>'),
        ('<p lang="en_US">x</p>', "<p>x</p>"),
        ('<img src="a.png" alt="A" loading="lazy" width="50%">', '<img src="images/a.png" alt="A"/>'),
        ("<em><p>x</p></em>", "<em><span>x</span></em>"),
        ("<details open><summary>S</summary>x</details>", "<div><p>S</p>x</div>"),
        ("<li>x</li>", "<div>x</div>"),
        ("<ul>a<li>b</li><p>c</p></ul>", "<ul><li>a</li><li>b</li><li>c</li></ul>"),
        ('<ul><li value="3">b</li></ul>', "<ul><li>b</li></ul>"),
        ('<ol><li value="3">b</li></ol>', '<ol><li value="3">b</li></ol>'),
        ("<dl><dt>a</dt><dd>b</dd></dl>", "<dl><dt>a</dt><dd>b</dd></dl>"),
        ("<dl><dd>b</dd></dl>", "<div><div>b</div></div>"),
        ("<dl><dt>a</dt><dd><dl><dd>x</dd></dl></dd></dl>", "<dl><dt>a</dt><dd><div><div>x</div></div></dd></dl>"),
        ('<time datetime="soon">soon</time>', "soon"),
        ('<a href="">x</a>', "x"),
        ('<p id="a:b">x</p>', '<p id="a_3a_b">x</p>'),
    ],
)
def test_what_pages_forgive_is_put_right(html, xhtml):
    assert written(html) == xhtml


PIECES = st.sampled_from(
    "<p> </p> <em> </em> <ul> </ul> <ol> <li> </li> <dl> <dt> <dd> </dl> <table> <tr> <td> </table> <a href='x'> </a> <img src='y' alt='z'> "
    "<h2> </h2> <details> <summary> </details> <figure> <figcaption> <br> <hr> text &amp; &nbsp; <span> </span> <div> </div> <rt> <col>".split()
)


@given(st.lists(PIECES, max_size=25))
def test_whatever_is_written_is_well_formed(pieces):
    ElementTree.fromstring(
        f"<div xmlns:xml='http://www.w3.org/XML/1998/namespace'>{written(for_pages(''.join(pieces)))}</div>"
    )


@given(st.text(min_size=1))
def test_ids_are_names_of_xml(id):
    ElementTree.fromstring(f'<a id="{fit_id(id)}"/>')
    assert ":" not in fit_id(id)


def test_different_ids_stay_different():
    ids = ["fn:1", "fn-1", "fn_1", "1", "id1", "é", "e"]

    assert len({fit_id(id) for id in ids}) == len(ids)


@pytest.mark.parametrize(
    ("address", "url"),
    [
        ("https://example.org/a b?c=d|e#f", "https://example.org/a%20b?c=d%7Ce#f"),
        ("https://example.org/è", "https://example.org/%C3%A8"),
        ("mailto:ada@example.org?subject=a b", "mailto:ada@example.org?subject=a%20b"),
        ("https://exa mple.org/", ""),
        ("https:///x", ""),
        ("https://[bad", ""),
        ("ftp://example.org/", ""),
        ("x/y", ""),
    ],
)
def test_addresses_are_urls_or_nothing(address, url):
    assert outward(address) == url


SVG = b'<svg xmlns="http://www.w3.org/2000/svg">%s</svg>'


@pytest.mark.parametrize(
    ("data", "type"),
    [
        (b"\x89PNG\r\n\x1a\nx", "image/png"),
        (b"\xff\xd8\xffx", "image/jpeg"),
        (b"GIF89ax", "image/gif"),
        (b"RIFF0000WEBPx", "image/webp"),
        (SVG % b"<path d='M0 0'/>", "image/svg+xml"),
        (SVG % b"<script/>", None),
        (SVG % b"<image href='https://elsewhere.example/x.png'/>", None),
        (SVG % b"<rect onclick='x()'/>", None),
        (SVG % b"<rect style='fill: url(http://x)'/>", None),
        (b"<!DOCTYPE svg [<!ENTITY a 'b'>]>" + SVG % b"&a;", None),
        (b"<svg", None),
        (b"\0\0\0\x1cftypavif", None),
        (b"", None),
    ],
)
def test_a_picture_is_told_by_its_bytes(data, type):
    kind = kind_of(data)

    assert (kind.type if kind else None) == type
