"""What an export says besides its posts, exports in several files, entries of one number."""

from __future__ import annotations

import pytest

from daybyday.importing.errors import ImportRefusedError
from tests.importing.wxr import ENGLISH, HEAD, NAMESPACES, attachment, comment, export, item, write_export


def test_the_parts_of_a_split_export_are_one_site(importing):
    folder = importing.folder / "parts"
    folder.mkdir()
    write_export(folder, item(1, text='<a href="https://old.test/2011/04/post-2/">next</a>'), name="part-1.xml")
    write_export(folder, item(2), name="part-2.xml")

    assert "[next]({filename}/articles/post-2.en.md)" in importing(folder).files["articles/post-1.en.md"]


def test_an_entry_that_stands_in_two_parts_comes_once_and_is_named(importing):
    folder = importing.folder / "parts"
    folder.mkdir()
    for name in ("a.xml", "b.xml"):
        write_export(folder, item(1, "Twice"), name=name)
    result = importing(folder)

    assert list(result.files) == ["articles/post-1.en.md"]
    assert result.losses()["entries-twice"] == (1, ["Twice"])


@pytest.mark.parametrize("address", ["https://old.test/it", "http://www.old.test/", "https://old.test?lang=it"])
def test_exports_of_one_site_for_each_language_are_one_site(importing, address):
    folder = importing.folder / "sites"
    folder.mkdir()
    write_export(folder, item(1), name="en.xml")
    (folder / "it.xml").write_text(
        export(item(2)).replace(">https://old.test</wp:base_blog_url>", f">{address}</wp:base_blog_url>"), "utf-8"
    )

    assert list(importing(folder).files) == ["articles/post-1.en.md", "articles/post-2.en.md"]


@pytest.mark.parametrize("name", ["wp:author", "wp:wp_author"])
def test_authors_are_called_what_they_want_to_be_called(importing, name):
    path = importing.folder / "export.xml"
    path.write_text(export(item(1).replace("[ada]", "[Ada]")).replace("wp:author>", f"{name}>"), "utf-8")

    assert "authors: [Ada Rossi]\n" in importing(path).only()


def test_exports_of_different_sites_are_not_mixed(importing):
    folder = importing.folder / "sites"
    folder.mkdir()
    write_export(folder, item(1), name="a.xml")
    (folder / "b.xml").write_text(
        export(item(2)).replace("<wp:base_blog_url>https://old", "<wp:base_blog_url>https://new"), "utf-8"
    )

    with pytest.raises(ImportRefusedError, match="several exports lie in it"):
        importing(folder)


def test_two_posts_with_one_number_both_come(importing):
    result = importing.export(item(7, "One", slug="one"), item(7, "Two", slug="two"))

    assert list(result.files) == ["articles/one.en.md", "articles/two.en.md"]


@pytest.mark.parametrize(
    ("entry", "reason", "words"),
    [
        (item(2, "Reused", "Only here.", kind="wp_block"), "no text: wp_block", "Only here."),
        (item(2, "Look", "Only here.", kind="wp_template"), "no text: wp_template", "Only here."),
        (item(2, "Gone", "Body.", status="trash", excerpt="Short.", extra=comment(1, "Said.")), "thrown away or never begun: trash", "Body.\n\nShort.\n\nMarta: Said."),
        (attachment(2, "https://old.test/a.jpg").replace("</item>", comment(1, "Nice picture.") + "</item>"), "comments on a file of the media library", "Marta: Nice picture."),
    ],
)  # fmt: skip
def test_what_is_no_text_is_listed_with_all_its_words(importing, entry, reason, words):
    [left_out] = importing.export(item(1), entry).report["left_out"]

    assert (left_out["reason"], left_out["text"]) == (reason, words)


@pytest.mark.parametrize(
    ("code", "lost"),
    [
        ("menus", ["To the shop"]),
        ("term-descriptions", ["All about work"]),
        ("attachments", ["https://old.test/a.jpg – Bridge – Seen from below – At dawn – Long words"]),
    ],
)
def test_what_a_site_says_besides_its_texts_is_named_with_its_words(importing, code, lost):
    head = (
        HEAD.format(namespaces=NAMESPACES)
        + "<wp:category><wp:category_description><![CDATA[All about work]]></wp:category_description></wp:category>"
    )
    picture = attachment(3, "https://old.test/a.jpg", "Bridge", "Seen from below").replace("<content:encoded><![CDATA[]]>", "<content:encoded><![CDATA[Long words]]>").replace(
        "<excerpt:encoded><![CDATA[]]>", "<excerpt:encoded><![CDATA[At dawn]]>"
    )  # fmt: skip
    path = importing.folder / "export.xml"
    path.write_text(export(item(1), item(2, "To the shop", "", kind="nav_menu_item"), picture, head=head), "utf-8")

    assert importing(path).losses()[code] == (1, lost)


def test_a_page_that_stood_below_another_says_so(importing):
    child = item(2, "Team", slug="team", kind="page", link="https://old.test/about/team/").replace(
        "<wp:post_parent>0", "<wp:post_parent>1"
    )
    result = importing.export(item(1, "About us", slug="about", kind="page"), child)

    assert result.losses("pages/team.en.md")["page-below"] == (1, ["About us"])
    assert "aliases: [/about/team/]\n" in result.files["pages/team.en.md"]


@pytest.mark.parametrize("version", ["1.0", "1.1", "1.2"])
def test_every_version_of_the_format_is_read(importing, version):
    path = importing.folder / "export.xml"
    path.write_text(
        export(item(1)).replace("export/1.2", f"export/{version}").replace(">1.2<", f">{version}<"), "utf-8"
    )

    assert ENGLISH in importing(path).only()
