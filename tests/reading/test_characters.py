"""Bytes become text: UTF-8, any line ends, nothing that pages and feeds cannot carry."""

from __future__ import annotations

import pytest

from tests.reading.reader import day, read, said


def test_a_byte_order_mark_and_windows_line_ends_are_fine():
    source, findings = read("\ufeff---\r\ntitle: Nod\r\nday: 7\r\n---\r\nOne.\r\n\r\nTwo.\r\n")

    assert ("Nod", "One.\n\nTwo.", ()) == (source.title, source.text, findings)


def test_old_mac_line_ends_are_fine():
    source, _ = read("---\rtitle: Nod\rday: 7\r---\rOne.\r\rTwo.")

    assert "One.\n\nTwo." == source.text


def test_line_ends_do_not_change_the_fingerprint():
    """A checkout on Windows builds the same site."""
    text = day("One.\n\nTwo.\n")

    assert read(text)[0].digest == read(text.replace("\n", "\r\n"))[0].digest


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"---\ntitle: Caff\xe8\n---\n", "2:12: error not-utf8: byte 0xe8 is not UTF-8 – save the file again with the encoding UTF-8"),
        ("---\ntitle: x\n".encode("utf-16"), "1:1: error not-utf8: the file is UTF-16 – save the file again with the encoding UTF-8"),
        (b"\x89PNG\r\n\x1a\n", "1:1: error not-text: this is not a text file – only Markdown texts end in .md; give a picture its own ending"),
        (b"%PDF-1.7\n%\xe2", "1:1: error not-text: this is not a text file – only Markdown texts end in .md; give a picture its own ending"),
    ],
)  # fmt: skip
def test_what_is_no_utf8_text_is_one_finding(data, expected):
    source, _ = read(data)

    assert [f"connections/day.en.md:{expected}"] == said(data)
    assert not source.readable


@pytest.mark.parametrize("code", ["0000", "0007", "000B", "001B", "007F", "0085", "FFFE"])
def test_control_characters_are_found_where_they_stand(code):
    expected = (
        f"connections/day.en.md:6:3: error control-character: an invisible control character (U+{code})"
        " – delete it; it often comes with text pasted from another program"
    )

    assert [expected] == said(day(f"One.\nTw{chr(int(code, 16))}o."))


def test_letters_that_were_lost_in_copying_are_noticed():
    expected = (
        "connections/day.en.md:5:5: error control-character: a replacement character (U+FFFD):"
        " letters were lost when the text was copied – write the missing letters again"
    )

    assert [expected] == said(day("Caff\ufffd."))


def test_a_file_full_of_control_characters_gets_three_findings():
    assert 3 == len(said(day("\x00" * 500)))


@pytest.mark.parametrize("text", ["Tab\tstays.", "Soft\u00adhyphen", "Emoji 👩\u200d🔧", "עברית \u200f!", "\U000f0000"])
def test_what_scripts_need_stays(text):
    source, findings = read(day(text))

    assert (text, ()) == (source.text, findings)
