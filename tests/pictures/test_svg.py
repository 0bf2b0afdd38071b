"""Drawings run nothing in a reader's browser."""

from __future__ import annotations

import pytest

from daybyday.pictures.svg import DrawingBrokenError, size_of, without_scripts

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="80" height="40">'


def drawing(inside: str) -> bytes:
    return f"{HEAD}{inside}</svg>".encode()


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        "<script href='https://example.org/x.js'/>",
        "<svg:script xmlns:svg='http://www.w3.org/2000/svg'>alert(1)</svg:script>",
        "<g onclick='alert(1)'/>",
        "<g OnLoad='alert(1)'/>",
        "<a href='javascript:alert(1)'><path d='M0 0'/></a>",
        "<a xlink:href=' java&#10;script:alert(1)'><path d='M0 0'/></a>",
        "<a href='data:text/html,alert(1)'/>",
        "<image href='data:image/svg+xml,alert(1)'/>",
        "<foreignObject><iframe xmlns='http://www.w3.org/1999/xhtml' src='alert(1)'/></foreignObject>",
        "<set attributeName='xlink:href' to='javascript:alert(1)'/>",
        "<animate attributeName='href' values='javascript:alert(1)'/>",
        "<handler type='text/ecmascript'>alert(1)</handler>",
        "<?xml-stylesheet href='alert(1)'?>",
    ],
)
def test_what_would_run_goes_and_the_rest_stays(inside):
    clean = without_scripts(drawing(f"<path d='M1 2'/>{inside}<text>Words</text>"))

    assert b"alert" not in clean
    assert b"M1 2" in clean
    assert b"<text>Words</text>" in clean


def test_it_makes_no_difference_how_large_a_drawing_is():
    assert b"alert" not in without_scripts(drawing("<path d='M0 0'/>" * 30_000 + "<script>alert(1)</script>"))


@pytest.mark.parametrize(
    "inside",
    [
        "<path d='M0 0'/>",
        "<a href='https://example.org/'/>",
        "<image href='data:image/png;base64,AA'/>",
        "<style>path{fill:red}</style>",
        "<!-- words -->",
    ],
)
def test_a_drawing_that_runs_nothing_stays_byte_for_byte(inside):
    assert without_scripts(drawing(inside)) == drawing(inside)


def test_words_behind_a_script_stay():
    assert b"<text>ab</text>" in without_scripts(drawing("<text>a<script>alert(1)</script>b</text>"))


def test_entities_are_not_fetched_and_not_kept(tmp_path):
    (tmp_path / "secret").write_text("secret")
    data = f'<!DOCTYPE svg [<!ENTITY x SYSTEM "file://{tmp_path}/secret">]>{HEAD}<text>&x;</text></svg>'.encode()

    assert b"secret</text>" not in without_scripts(data)


@pytest.mark.parametrize("data", [b"", b"<svg", b"<html/>", b"\x89PNG", drawing("<g>")])
def test_what_is_no_drawing_is_told(data):
    with pytest.raises(DrawingBrokenError):
        without_scripts(data)


def test_a_size_in_pixels_is_known_and_no_other():
    assert size_of(drawing("")) == (80, 40)
    assert size_of(b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 4"/>') == (0, 0)
    assert size_of(b'<svg xmlns="http://www.w3.org/2000/svg" width="100%" height="4em"/>') == (0, 0)
