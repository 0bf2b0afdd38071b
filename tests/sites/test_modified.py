"""`modified`: a correction readers should notice; address, id and publication stay as they were."""

from __future__ import annotations

import pytest

from tests.harness import GUEST, SERIES, article, day
from tests.sites.page import visit

SITE = (
    SERIES
    + day(1, "en", "Begin", "modified: 2026-11-04 18:30\n")
    + day(2, "en", "Next")
    + article("job", "en", "Job security", "date: 2026-10-20\nmodified: 2026-11-02\n")
)
FIFTH = "2026-11-05T12:00:00+01:00"


@pytest.fixture(scope="module")
def built(module_site):
    return module_site(SITE).build(FIFTH)


def test_the_page_says_when_it_was_corrected(built):
    assert "Corrected on 4 November 2026" in visit(built, "/connections/1/").text
    assert "Corrected on 2 November 2026" in visit(built, "/job/").text


def test_an_uncorrected_day_says_nothing_of_corrections(built):
    assert "Corrected" not in visit(built, "/connections/2/").text


def test_machines_are_told_in_head_data_and_sitemap(built):
    moment = "2026-11-04T18:30:00+01:00"

    assert f'<meta property="article:modified_time" content="{moment}">' in built.text("connections/1/index.html")
    assert visit(built, "/connections/1/").json_ld[0]["dateModified"] == moment
    assert f"<loc>https://example.org/connections/1/</loc><lastmod>{moment}</lastmod>" in built.text("sitemap.xml")


def test_the_date_of_publication_stays(built):
    data = visit(built, "/connections/1/").json_ld[0]

    assert data["datePublished"] == "2026-11-01T07:00:00+01:00"
    assert "Sunday 1 November 2026" in visit(built, "/connections/1/").text


def test_the_feed_keeps_id_date_and_place_and_says_that_something_changed(module_site):
    site = module_site(SITE.replace("modified: 2026-11-04 18:30\n", ""))
    before = site.build(FIFTH).text("connections/feed.rss")
    site.edit("connections/001.en.md", "title: Begin", "title: Begin\nmodified: 2026-11-04 18:30")
    after = site.build(FIFTH).text("connections/feed.rss")

    assert "<lastBuildDate>Mon, 02 Nov 2026 07:00:00 +0100" in before
    assert "<lastBuildDate>Wed, 04 Nov 2026 18:30:00 +0100" in after
    assert "<atom:updated>2026-11-04T18:30:00+01:00</atom:updated>" in after
    moved = after.replace("<atom:updated>2026-11-04T18:30:00", "<atom:updated>2026-11-01T07:00:00")
    assert before.partition("<item>")[2] == moved.partition("<item>")[2]


def test_mending_a_title_keeps_id_and_address(module_site):
    site = module_site(SITE)
    before = site.build(FIFTH)
    after = site.edit("connections/002.en.md", "title: Next", "title: The next one").build(FIFTH)

    assert set(before.files) == set(after.files)
    assert "tag:example.org,2026:connections/2/en<" in after.text("connections/feed.rss")


@pytest.mark.parametrize("mode", [{}, GUEST], ids=["native", "guest"])
def test_a_correction_in_the_future_is_not_told_before_its_time(module_site, mode):
    built = module_site(SITE.replace("2026-11-04 18:30", "2026-11-20"), **mode).build(FIFTH)

    assert built.status == 0
    assert "20 Nov" not in visit(built, "/connections/1/").text
    assert "2026-11-20" not in built.everything()
    assert "Fri, 20 Nov 2026" not in built.text("connections/feed.rss")
