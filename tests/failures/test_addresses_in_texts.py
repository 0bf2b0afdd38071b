"""What stands in an address and is none, and what is taken out of a text: said with its line, and what to write."""

from __future__ import annotations

import pytest
from pelican.settings import DEFAULT_CONFIG

from tests.failures import BASE, raw
from tests.harness import day

TWINS = day(2, "it", "Due")
DISK = " is a place on your own disk, where no reader can go – copy the file into the content folder, and write its path there"
PASTED = " is a file pasted into the text, and is left out – save it as a file beside this text, and write its name"


def findings(site, text: str) -> list[str]:
    content = BASE + day(2, "en", "Two", text=text) + TWINS + raw("connections/a.png", "x")
    return site(content, MARKDOWN=DEFAULT_CONFIG["MARKDOWN"]).findings()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[a](www.example.org)", "5: error link-scheme: `www.example.org` lacks its beginning: without it, it is a file of yours – write `https://www.example.org`"),
        ("[a](example.org/page)", "5: error link-scheme: `example.org/page` lacks its beginning: without it, it is a file of yours – write `https://example.org/page`"),
        ("[a](ada@example.org)", "5: error link-scheme: `ada@example.org` lacks its beginning: without it, it is a file of yours – write `mailto:ada@example.org`"),
        ("![a](www.example.org/x.png)", "6: error link-scheme: `www.example.org/x.png` lacks its beginning: without it, it is a file of yours – write `https://www.example.org/x.png`"),
        ("[a](+39-0471-123)", "5: error link-scheme: `+39-0471-123` lacks its beginning: without it, it is a file of yours – write `tel:+39-0471-123`"),
        ("[a](file:///x/y.pdf)", f"5: error address-on-disk: `file:///x/y.pdf`{DISK}"),
        ("![a](~/y.png)", f"6: error address-on-disk: `~/y.png`{DISK}"),
        ("![a](/Users/ada/y.png)", f"6: error address-on-disk: `/Users/ada/y.png`{DISK}"),
        ("![a](C:\\ada\\y.png)", f"6: error address-on-disk: `C:\\ada\\y.png`{DISK}"),
        ("![a](img\\y.png)", "6: error picture-missing: there is no picture `img\\y.png` – write it with slashes: `img/y.png`"),
        ("![a](data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAA)", f"6: warning address-removed: `data:image/png;base64,iVBORw0KGgoAAAANSU…`{PASTED}"),
        ("[a](javascript:x)", "5: warning address-removed: `javascript:x`, the `href` of `<a>`, is no address for a page and is left out – write an address that begins with https://"),
        ('<iframe src="https://e.org/1"></iframe>',
         "1: warning html-removed: `<iframe>` cannot stand in a page: a link to https://e.org/1 takes its place – write a link, with words that say what it leads to"),
        ("## A {#homework}", "8: warning id-renamed: the id `homework` is used by the page itself, or twice in this text: this one is called `homework-section` – give it another name"),
        ("<p>a &#1;</p>", "6: warning html-removed: `&#1;` cannot stand in a page and is left out – delete it"),
    ],
)  # fmt: skip
def test_what_is_no_address_is_told(site, text, expected):
    assert [f"connections/002.en.md:4:{expected}"] == findings(site, text)


def test_the_line_is_that_of_the_text_not_of_code_above_it(site):
    (finding,) = findings(site, "```\n<form>\n```\n\n`<form>`\n\n<form></form>")

    assert finding.startswith("connections/002.en.md:10:1: warning html-removed: `<form>`")


def test_an_attribute_is_found_in_an_attribute_list(site):
    (finding,) = findings(site, "x\n\n![a](a.png){width=3 onclick=y}")

    assert finding.startswith("connections/002.en.md:6:21: warning html-removed: `onclick=` of `<img>`")


@pytest.mark.parametrize(
    "written",
    [
        "{filename}a.png",
        "|filename|a.png",
        "{attach}a.png",
        "{static}a.png",
        "{filename}/connections/a.png",
        "%7Bfilename%7Da.png",
    ],
)
@pytest.mark.parametrize("form", ["![a]({})", "[a]({})", '<img src="{}" alt="a">', '<img src="a.png" srcset="{} 2x" alt="a">', '<video src="a.png" poster="{}"></video>', "![a][p]\n\n[p]: {}"])  # fmt: skip
def test_pelicans_ways_to_name_a_file_name_it(site, form, written):
    look = site(BASE + day(2, "en", "Two", text=form.format(written)) + TWINS + raw("connections/a.png", "x"))

    assert [] == look.findings()
    assert "connections/a.png" in {part.path for part in look.run().parts}


@pytest.mark.parametrize("written", ["{filename}no.png", "|filename|no.png"])
@pytest.mark.parametrize("form", ["![a]({})", '<img src="{}" alt="a">', '<img src="a.png" srcset="{} 2x" alt="a">', '<video src="a.png" poster="{}"></video>'])  # fmt: skip
def test_a_file_that_is_not_there_is_told_however_it_is_named(site, form, written):
    (finding,) = findings(site, form.format(written))

    assert f"error picture-missing: there is no picture `{written}`" in finding


@pytest.mark.parametrize("disk", ["caffe\u0300.png", "caff\u00e8.png"])
@pytest.mark.parametrize(
    "typed",
    [
        "caffe\u0300.png",
        "caff\u00e8.png",
        "caff%C3%A8.png",
        "caffe%CC%80.png",
        "{static}caffe\u0300.png",
        "{filename}caffe\u0300.png",
    ],
)
def test_a_name_is_one_name_in_either_form(site, disk, typed):
    text = day(2, "en", "Two", f'image: "{typed}"\n', f"![a]({typed}) [b]({{filename}}perche\u0301.en.md)") + TWINS
    look = site(BASE + text + raw("connections/perch\u00e9.en.md", "---\ntitle: Why\nday: 3\n---\nText.\n")).write(
        f"connections/{disk}", b"x"
    )

    assert [] == [finding for finding in look.findings() if "picture-missing" in finding or "broken" in finding]
    assert "connections/caff\u00e8.png" in {part.path for part in look.run().parts}


def test_a_file_named_only_in_a_srcset_of_a_coming_day_is_under_embargo(site):
    text = '<img src="https://e.org/x.png" srcset="a.png 2x" alt="a">'
    look = site(BASE + day(20, "en", "Later", text=text) + day(20, "it", "Poi") + raw("connections/a.png", "x"))

    assert "connections/a.png" not in {part.path for part in look.run().parts}
    assert "connections/a.png" in {part.path for part in look.run("2026-11-21T12:00:00+01:00").parts}


def test_of_two_that_share_an_id_the_second_is_pointed_at(site):
    (finding,) = findings(site, "## X {#x}\n\nThe x.\n\n<i id='x'>y</i>")

    assert finding.startswith("connections/002.en.md:8:8: warning id-renamed: the id `x`")


def test_ids_that_markdown_makes_of_headings_are_nobodys_fault(site):
    assert [] == findings(site, "## Homework\n\n## Homework\n\n[a](#homework)")


@pytest.mark.parametrize("written", ["{filename}001.en.md", "{static}001.en.md", "001.it.md", "{tag}x", "{index}"])
def test_a_picture_that_names_a_page_is_told(site, written):
    (finding,) = findings(site, f"![a]({written})")

    assert finding == (
        f"connections/002.en.md:4:6: error picture-no-file: `{written}` is a page, not a picture"
        f" – write a link, without the `!` before it: `[words]({written})`"
    )


def test_a_picture_of_this_site_by_its_full_address_is_published_or_told(site):
    written = "![a](https://example.org/connections/a.png) ![b](https://example.org/connections/b.png)"
    look = site(BASE + day(2, "en", "Two", text=written) + TWINS + raw("connections/a.png", "x"))

    (finding,) = look.findings()
    assert "error picture-missing: there is no picture `https://example.org/connections/b.png`" in finding
    look.edit("connections/002.en.md", "connections/b.png", "connections/a.png")
    assert "connections/a.png" in {part.path for part in look.run().parts}
