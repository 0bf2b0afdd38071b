"""Pictures and other files: published when something that is out refers to them, and no others."""

from __future__ import annotations

import pytest

from tests.harness import GUEST, SERIES, article, day
from tests.sites.page import visit

MODES = pytest.mark.parametrize("mode", [{}, GUEST], ids=["native", "guest"])
PIXEL = (
    b"GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff,\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;"
)
FIRST = "2026-11-01T12:00:00+01:00"


def test_what_is_in_extra_lies_at_the_root_of_the_site(module_site):
    site = module_site("-- extra/CNAME --\nexample.org\n-- extra/.well-known/security.txt --\nContact: x\n")
    built = site.build()

    assert built.files["CNAME"] == b"example.org\n"
    assert built.files[".well-known/security.txt"] == b"Contact: x\n"
    assert "extra/CNAME" not in built.files


def test_a_readme_in_extra_is_published_as_it_is(module_site):
    built = module_site("-- extra/readme.md --\n# Not a post\n").build()

    assert built.files["readme.md"] == b"# Not a post\n"


def test_a_robots_txt_of_the_author_counts(module_site):
    built = module_site("-- extra/robots.txt --\nUser-agent: x\n").build()

    assert built.files["robots.txt"] == b"User-agent: x\n"


def test_pictures_of_the_site_are_published_without_being_asked_for(module_site):
    built = module_site("-- images/site/logo.svg --\n<svg/>\n-- images/other.svg --\n<svg/>\n").build()

    assert "images/site/logo.svg" in built.files
    assert "images/other.svg" not in built.files


@pytest.mark.parametrize(
    "written", ["photo.svg", "{attach}photo.svg", "{static}photo.svg", "{static}/articles/photo.svg"]
)
def test_a_picture_beside_a_post_is_published_at_its_own_path(module_site, written):
    built = module_site(article("job", "en", "Job", text=f"![A photo]({written})"))
    built = built.write("articles/photo.svg", b"<svg/>").build()

    assert built.files["articles/photo.svg"] == b"<svg/>"
    assert 'src="/articles/photo.svg"' in built.text("job/index.html")
    assert 'src="https://example.org/articles/photo.svg"' in built.text("feed.rss")


@MODES
def test_the_picture_of_a_day_lies_where_its_author_put_it(module_site, mode):
    site = module_site(SERIES + day(1, "en", "Begin", text="![x](008/door.svg)"), **mode)
    built = site.write("connections/008/door.svg", b"<svg/>").build(FIRST)

    assert "connections/008/door.svg" in built.files
    host = "https://example.org" if mode else ""
    assert f'src="{host}/connections/008/door.svg"' in built.text("connections/1/index.html")


def test_a_document_that_is_linked_to_is_published(module_site):
    site = module_site(article("job", "en", "Job", text="[The sheet](sheet.pdf)"))
    built = site.write("articles/sheet.pdf", b"%PDF-1.4").build()

    assert built.files["articles/sheet.pdf"] == b"%PDF-1.4"
    assert visit(built, "/job/").link("The sheet").href == "/articles/sheet.pdf"


def test_a_picture_in_homework_is_published(module_site):
    homework = "\n/// homework | Draw\n- [ ] Like ![this](drawing.svg).\n///\n"
    site = module_site(SERIES + day(1, "en", "Begin", homework=homework)).write("connections/drawing.svg", b"<svg/>")

    assert "connections/drawing.svg" in site.build(FIRST).files


def test_the_picture_of_the_header_is_published_and_shown_where_the_page_is_shared(module_site):
    site = module_site(article("job", "en", "Job", "date: 2026-10-20\nimage: /images/job.gif\n"))
    built = site.write("images/job.gif", PIXEL).build()

    assert built.files["images/job.gif"] == PIXEL
    assert '<meta property="og:image" content="https://example.org/images/job.gif">' in built.text("job/index.html")


def test_a_drawing_in_the_header_is_published_and_not_named_to_sites_that_show_no_drawings(module_site):
    site = module_site(article("job", "en", "Job", "date: 2026-10-20\nimage: /images/job.svg\n"))
    built = site.write("images/job.svg", b"<svg/>").build()

    assert "images/job.svg" in built.files
    assert "og:image" not in built.text("job/index.html")


def test_a_picture_that_nobody_refers_to_is_not_published(module_site):
    site = module_site(article("job", "en", "Job")).write("articles/unused.svg", b"<svg/>")

    assert not [path for path in site.build().files if "unused" in path]


@MODES
def test_the_picture_of_a_coming_post_comes_with_it(module_site, mode):
    site = module_site(SERIES + day(2, "en", "Two", text="![x](two.svg)"), **mode).write(
        "connections/two.svg", b"<svg/>"
    )

    assert "connections/two.svg" not in site.build(FIRST).files
    assert "connections/two.svg" in site.build("2026-11-02T07:00:00+01:00").files


def test_a_picture_that_is_not_there_stops_the_build_with_its_place(module_site):
    built = module_site(article("job", "en", "Job", text="![x](gone.svg)")).build()

    assert built.status == 1
    assert "articles/job.en.md:5:6: error picture-missing" in built.said


def test_comments_and_sources_are_not_published(module_site):
    text = (
        article("job", "en", "Job")
        + "-- articles/job.en.md.comments.yaml --\n- id: 1\n-- tags.yaml --\n-- ledger.txt --\n"
    )
    built = module_site(text).build()

    assert not [path for path in built.files if path.endswith((".md", ".yaml")) or path == "ledger.txt"]


def test_hidden_files_and_editor_leavings_are_not_published(module_site):
    site = module_site(article("job", "en", "Job"))
    for name in (".DS_Store", "articles/.job.en.md.swp", "articles/job.en.md~", "images/site/.hidden.svg", "#x#"):
        site.write(name, b"leavings")
    built = site.build()

    assert built.status == 0, built.said
    assert b"leavings" not in built.files.values()


def test_a_picture_is_the_same_file_for_all_who_show_it(module_site):
    text = article("one", "en", "One", text="![x](/images/a.svg)") + article(
        "one", "it", "Uno", text="![x](/images/a.svg)"
    )
    built = module_site(text).write("images/a.svg", b"<svg/>").build()

    assert [path for path in built.files if path.endswith("a.svg")] == ["images/a.svg"]


def test_equal_files_keep_their_times(module_site):
    site = module_site(article("job", "en", "Job"))
    site.build()
    before = {path: (site.output / path).stat().st_mtime_ns for path in site.outputs()}
    site.build()

    assert {path: (site.output / path).stat().st_mtime_ns for path in site.outputs()} == before


def test_files_of_others_in_the_output_stay(module_site):
    site = module_site(article("job", "en", "Job"))
    site.build()
    (site.output / ".well-known").mkdir()
    (site.output / ".well-known" / "theirs.txt").write_text("theirs")
    built = site.edit("articles/job.en.md", "Job", "Another").build()

    assert built.files[".well-known/theirs.txt"] == b"theirs"
