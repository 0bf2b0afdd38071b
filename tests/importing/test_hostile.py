"""Files that cannot be imported: one sentence that names the file, and nothing is written."""

from __future__ import annotations

import gzip
import os
import re
import zipfile

import pytest

from daybyday.importing.errors import ImportRefusedError
from daybyday.importing.markup.pairs import closing_tag, replaced
from daybyday.importing.sources import files
from tests.importing.wxr import ENGLISH, HEAD, NAMESPACES, TAIL, comment, export, item

BOMB = '<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>'
OUTSIDE = '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>'


def with_doctype(doctype: str) -> str:
    return export(item(1, text="&b;&x;")).replace("?>", f"?>\n{doctype}", 1)


def refusal(importing, data: str | bytes, name: str = "export.xml") -> str:
    path = importing.folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    with pytest.raises(ImportRefusedError) as refused:
        importing(path)
    assert not importing.output.exists()
    return str(refused.value).replace(f"{importing.folder}/", "")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (with_doctype(BOMB), "export.xml: it declares entities (`<!ENTITY …>`), which no export needs and bombs are made of; nothing was written"),
        (with_doctype(OUTSIDE), "export.xml: it declares entities (`<!ENTITY …>`), which no export needs and bombs are made of; nothing was written"),
        (export(item(1, "Whole"), item(2, "Half"))[:-400], "export.xml: it breaks off in the middle of a text, after “Whole”; export it again; nothing was written"),
        (HEAD.format(namespaces=NAMESPACES) + TAIL, "export.xml: there is no text in it; nothing was written"),
        (export(item(1, "Caffè")).encode("latin-1"), "export.xml: near byte {at} it is not UTF-8, which it says it is written in; save it again as UTF-8; nothing was written"),
        ("", "export.xml: the file is empty; nothing was written"),
        (b"\x00\x01\x02\x03binary", "export.xml: this is no text file; nothing was written"),
        (gzip.compress(export(item(1)).encode()), "export.xml: it is packed; unpack it, and import what is in it; nothing was written"),
        (b"%PDF-1.7 ...", "export.xml: this is no text file; nothing was written"),
    ],
)  # fmt: skip
def test_a_hopeless_file_is_refused_by_name(importing, data, said):
    at = data.index("è".encode("latin-1")) if isinstance(data, bytes) and b"wp:" in data[:900] else 0

    assert refusal(importing, data) == said.format(at=at)


def test_a_packed_folder_is_refused(importing):
    path = importing.folder / "export.zip"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("../../evil.xml", export(item(1)))

    assert "it is packed" in refusal(importing, path.read_bytes(), "export.zip")


def test_a_file_that_is_too_large_is_refused_before_it_is_read(importing, monkeypatch):
    monkeypatch.setattr("daybyday.importing.sources.kinds.LARGEST_EXPORT", 1_000_000)
    path = importing.folder / "export.xml"
    path.write_text(export(item(1)), "utf-8")
    os.truncate(path, 2_000_000)

    with pytest.raises(ImportRefusedError, match="it has 2 MB, and at most 1 MB are read"):
        importing(path)


def test_an_export_may_have_a_quarter_of_a_gigabyte():
    assert files.LARGEST_EXPORT == 256_000_000


def test_what_is_of_no_kind_is_refused_with_what_is(importing):
    assert refusal(importing, "<feedback><a/></feedback>").startswith(
        "export.xml is nothing that can be imported; what can is "
    )


def test_a_source_that_is_not_there_is_said(importing):
    with pytest.raises(ImportRefusedError, match="there is no such file or folder"):
        importing(importing.folder / "none.xml")


def test_a_refused_file_leaves_a_folder_as_it_was(importing):
    importing.output.mkdir()
    (importing.output / "mine.md").write_text("mine", "utf-8")
    path = importing.folder / "export.xml"
    path.write_text(export(item(1), item(2))[:-300], "utf-8")

    with pytest.raises(ImportRefusedError):
        importing(path)
    assert [path.name for path in importing.output.rglob("*")] == ["mine.md"]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (export(item(1), tail=""), "end-missing"),
        (export(item(1), tail="</chan"), "end-missing"),
    ],
)
def test_an_end_that_is_missing_after_the_last_text_is_borne_and_said(importing, data, code):
    path = importing.folder / "export.xml"
    path.write_text(data, "utf-8")

    assert code in importing(path).losses()


@pytest.mark.parametrize(
    ("data", "path", "code"),
    [
        (export(item(1, extra="<foo:bar>x</foo:bar><wfw:commentRss>u</wfw:commentRss>")), "articles/post-1.en.md", ""),
        (export(item(1, text=f"{ENGLISH}\x0b\x1f")), "articles/post-1.en.md", "control-characters"),
        (export(item(1, "Fish & <b>chips")), "articles/post-1.en.md", "xml-mended"),
        (export(item(1, "Caff&egrave; &copy; &nosuch;")), "articles/post-1.en.md", ""),
        (export(item(1), head=HEAD.format(namespaces="")), "articles/post-1.en.md", ""),
        (export(item(1)).replace("\n", "\r\n"), "articles/post-1.en.md", ""),
    ],
)
def test_exports_that_are_not_well_formed_are_borne(importing, data, path, code):
    file = importing.folder / "export.xml"
    file.write_bytes(data.encode())
    result = importing(file)

    assert ENGLISH in result.files[path]
    assert not code or code in result.losses(path)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "iso-8859-1"])
def test_an_export_is_read_in_the_encoding_it_names(importing, encoding):
    data = export(item(1, "Caffè")).replace('encoding="UTF-8"', f'encoding="{encoding.removesuffix("-sig")}"')
    path = importing.folder / "export.xml"
    path.write_bytes(data.encode(encoding))

    assert "title: Caffè\n" in importing(path).only()


@pytest.mark.parametrize("size", [1, 7, 64])
def test_items_are_found_wherever_the_pieces_of_a_file_end(importing, size):
    from daybyday.importing.sources.fragments import fragments

    text = export(item(1, text="a ]]&gt; </item> <item> b"), item(2), "<!-- <item> -->", item(3))
    pieces = (text[at : at + size] for at in range(0, len(text), size))
    found = list(fragments(importing.folder, pieces, "item"))

    assert [fragment.kind for fragment in found] == ["around", "item", "around", "item", "around", "item", "around"]
    assert "".join(fragment.text for fragment in found) == text


@pytest.mark.parametrize("encoding", ["base64", "rot13", "punycode", "unicode_escape", "undefined", "idna", "klingon"])
def test_an_encoding_that_is_none_of_texts_counts_for_nothing(importing, encoding):
    path = importing.folder / "export.xml"
    path.write_text(export(item(1, "Caffè")).replace("UTF-8", encoding), "utf-8")

    assert "title: Caffè\n" in importing(path).only()


@pytest.mark.parametrize(
    "broken",
    [
        export(item(1, "A\0 title")),
        export(item(1, extra="<a>" * 5000 + "</a>" * 5000)),
        export(item(1, extra=comment(1, "a", parent=2) + comment(2, "b", parent=1))),
        export(item(1, text=f"{ENGLISH}{'<!--' * 2000}{'[caption]' * 2000}{'<pre>' * 2000}")),
    ],
    ids=["nought", "deep", "circle of comments", "flood"],
)
def test_what_is_broken_within_an_entry_spoils_no_export(importing, broken):
    path = importing.folder / "export.xml"
    path.write_text(broken, "utf-8")

    assert ENGLISH in importing(path).only()


def test_a_text_too_long_for_any_post_is_left_out_by_name(importing, monkeypatch):
    monkeypatch.setattr("daybyday.importing.run.LONGEST_TEXT", 1000)
    result = importing.export(item(1), item(2, "Long", "word " * 300))

    assert list(result.files) == ["articles/post-1.en.md"]
    assert [entry["title"] for entry in result.report["left_out"]] == ["Long"]


def test_a_page_of_elements_within_each_other_keeps_its_words(importing):
    path = importing.folder / "deep.html"
    path.write_text(f"<html><body>{'<div>' * 3000}{ENGLISH}", "utf-8")

    assert ENGLISH in importing(path).only()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a <pre>b</pre> c <pre>d", "a (b) c <pre>d"),
        ("<PRE>b</pre><code>c</code>", "(b)(c)"),
        ("<pre>a<code>b</pre>c</code>", "(a<code>b)c</code>"),
        ("<code>a<pre>b</pre>", "<code>a(b)"),
    ],
)
def test_pairs_of_signs(text, expected):
    opening = re.compile("<(?P<name>pre|code)>", re.IGNORECASE)

    assert replaced(opening, closing_tag, lambda _, inner, __: f"({inner})", text) == expected


def test_a_quotation_within_thousands_of_others_is_read_in_time(importing):
    path = importing.folder / "day1.md"
    path.write_text(f"# Day 1\n\n{ENGLISH}\n\n{'> ' * 3000}x\n", "utf-8")

    assert ENGLISH in importing(path).only()


def one_file(page: str) -> str:
    """A page in one file (MHTML), its picture behind it."""
    return (
        'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="--x"\r\n\r\n----x\r\nContent-Type: text/html\r\n'
        f"Content-Transfer-Encoding: quoted-printable\r\n\r\n{page}\r\n----x\r\nContent-Type: image/png\r\n\r\nPNG\r\n----x--\r\n"
    )


def test_a_page_in_one_file_that_is_cut_in_its_text_is_refused(importing):
    whole = one_file(f"<html><body><p>{ENGLISH}</p><p>{ENGLISH}</p></body></html>")

    assert refusal(importing, whole[: whole.rindex(ENGLISH) + 20], "page.mhtml") == (
        "page.mhtml: it breaks off in the middle of its text; save the page again; nothing was written"
    )


def test_a_page_in_one_file_that_is_cut_behind_its_text_says_so(importing):
    path = importing.folder / "page.mhtml"
    path.write_text(one_file(f"<html><body><h1>T</h1><p>{ENGLISH}</p></body></html>")[:-9], "utf-8", newline="")

    assert "end-missing" in importing(path).losses("articles/t.en.md")


@pytest.mark.parametrize("encoding", ["punycode", "idna", "utf-7", "unicode_escape", "rot13"])
def test_a_page_may_not_name_an_encoding_that_is_none_of_texts(importing, encoding):
    path = importing.folder / "page.html"
    path.write_text(
        f"<html><head><meta charset='{encoding}'></head><body><p>{ENGLISH}</p><p>+ADw-b+AD4-</p></body></html>", "utf-8"
    )

    assert "+ADw-b+AD4-" in importing(path).only()


@pytest.mark.parametrize("title", ["[" * 50_000, " " * 50_000 + "x", "Day " * 20_000, "-" * 50_000, "#" * 50_000])
def test_a_title_of_a_whole_book_is_read_in_time(importing, title):
    path = importing.folder / "a.md"
    path.write_text(f"---\ntitle: {title}\n---\n{ENGLISH}\n", "utf-8")

    assert ENGLISH in importing(path).only()


@pytest.mark.skipif(os.name == "nt", reason="names are UTF-16 there")
def test_a_name_in_another_encoding_is_refused_with_what_can_be_read_of_it(importing):
    folder = importing.folder / "days"
    folder.mkdir()
    (folder / "day1.md").write_text(f"# Day 1\n\n{ENGLISH}\n", "utf-8")
    try:
        (folder / os.fsdecode(b"caff\xe8.css")).write_text("x", "utf-8")
    except OSError:
        pytest.skip("this file system takes no such names")

    with pytest.raises(ImportRefusedError) as refused:
        importing(folder)
    assert str(refused.value).replace(f"{importing.folder}/", "") == (
        "days: the name of caff\ufffd.css is not in UTF-8; rename the file; nothing was written"
    )


def test_a_page_of_nothing_but_tags_is_refused(importing):
    page = importing.folder / "page.html"
    page.write_text(f"<html><body>{'<b>' * 1_000_001}Words</body></html>", "utf-8")

    with pytest.raises(ImportRefusedError, match=r"page\.html.*more than 1000000 tags"):
        importing(page)
