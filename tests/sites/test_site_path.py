"""SITEURL may carry a path, as on name.github.io/repo: every address honours it and leads somewhere."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest

from daybyday.page_frame.sharing import SERVICES as SHARING
from daybyday.syndication.readers import CALENDARS, MAILERS, READERS
from tests.harness import GUEST, SERIES, article, day
from tests.sites.crawler import Crawl
from tests.sites.page import visit
from tests.sites.rich import NOW, rich_site

REPO = "https://example.net/repo/"


@pytest.fixture(scope="module")
def native(tmp_path_factory):
    built = rich_site(tmp_path_factory.mktemp("native"), SITEURL=REPO).build(NOW)
    assert built.status == 0, built.said
    return built


@pytest.fixture(scope="module")
def crawl(native):
    return Crawl(native.files, REPO)


@pytest.fixture(scope="module")
def guest(tmp_path_factory):
    built = rich_site(tmp_path_factory.mktemp("guest"), SITEURL=REPO.rstrip("/"), **GUEST).build(NOW)
    assert built.status == 0, built.said
    return built


@pytest.fixture(scope="module")
def guest_crawl(guest):
    """Ours are the data, the redirects and the notices, and the texts of the posts."""
    ours = [line.partition("  ")[2] for line in guest.text("manifest.txt").splitlines()]
    texts = [
        f"{address}index.html" for address in ("connections/1/", "connections/2/", "connections/3/", "it/relazioni/3/")
    ]
    return Crawl(guest.files, REPO, only=(*ours, *texts))


def test_the_crawler_sees_the_whole_site(crawl):
    files = {one.file for one in crawl.found}

    assert {"index.html", "feed.rss", "sitemap.xml", "robots.txt", "connections/homework.json", "404.html"} <= files
    assert len(crawl.found) > 500


def test_every_address_lies_under_the_path_of_the_site(crawl):
    assert crawl.outside() == []


def test_no_address_has_a_doubled_slash(crawl):
    assert crawl.doubled() == []


def test_every_address_on_the_site_leads_to_a_file_and_to_an_id_in_it(crawl):
    assert crawl.dead() == []


def test_only_hosts_that_an_author_named_are_linked_to_and_services_for_following_and_sharing(crawl):
    services = {urlsplit(pattern).netloc for _, pattern in (*READERS, *MAILERS, *CALENDARS, *SHARING)}

    assert crawl.foreign() == {"elsewhere.example", *services}


def test_in_a_foreign_theme_our_files_keep_to_the_path_too(guest_crawl):
    assert {"connections/feed.rss", "sitemap.xml", "connections/homework.json"} <= {
        one.file for one in guest_crawl.found
    }
    assert guest_crawl.outside() == []
    assert guest_crawl.doubled() == []


def test_in_a_foreign_theme_our_files_lead_to_files(guest_crawl):
    # Pelican gives headings no ids unless it is asked to.
    assert [one for one in guest_crawl.dead() if not one.address.endswith("#who")] == []


@pytest.mark.parametrize("mode", [{}, GUEST], ids=["native", "guest"])
def test_the_links_of_a_text_keep_to_the_path(tmp_path, mode):
    page = visit(rich_site(tmp_path, SITEURL=REPO, **mode).build(NOW), "/connections/2/")
    address, home, about = (REPO, "index.html", "pages/about.html") if mode else ("/repo/", "", "about/")

    assert page.link("before").href == f"{address}connections/1/"
    assert page.link("typed").href == f"{address}connections/2/"
    assert page.link("page").href == f"{address}{about}#who"
    assert page.link("a file").href == f"{address}images/sheet.pdf"
    assert page.link("home").href == f"{address}{home}"


def test_a_place_within_a_text_is_looked_for_in_the_text_its_author_meant(native):
    """The fallback page of day 2 is Italian around English words; only the English page has a place `#who`."""
    assert visit(native, "/it/relazioni/2/").link("page").href == "/repo/about/#who"


def test_footnotes_of_a_day_stand_on_its_page(native):
    assert "The note." in visit(native, "/connections/3/").text


def test_addresses_in_pages_need_no_host_so_that_a_preview_works_anywhere(native):
    body = visit(native, "/connections/2/")

    assert [href for href in body.addresses if href.startswith("https://example.net")] == []


def test_addresses_in_feeds_are_absolute(native):
    feed = Crawl(native.files, REPO, only=("feed.rss", "connections/homework.json"))

    assert [one for one in feed.found if not one.address.startswith(("https://", "mailto:"))] == []


def test_the_canonical_address_carries_host_and_path(native):
    assert visit(native, "/connections/1/").canonical == "https://example.net/repo/connections/1/"


def test_robots_txt_points_to_the_sitemap(native):
    assert "Sitemap: https://example.net/repo/sitemap.xml" in native.text("robots.txt")


@pytest.mark.parametrize(
    "url", ["https://example.net", "https://example.net/", "http://example.net:8080/a/b/c/", "https://example.net//x//"]
)
def test_slashes_at_the_end_or_doubled_do_no_harm(tmp_path, url):
    built = rich_site(tmp_path, SITEURL=url).build(NOW)
    clean = "/".join(part for part in url.split("/") if part).replace(":/", "://", 1) + "/"
    crawl = Crawl(built.files, clean)

    assert (crawl.outside(), crawl.doubled(), crawl.dead()) == ([], [], [])


@pytest.mark.parametrize(
    "url", ["example.net", "ftp://example.net", "https://example.net/?a=1", "https://example.net/../x"]
)
def test_an_address_that_cannot_be_one_is_refused(tmp_path, url):
    built = rich_site(tmp_path, SITEURL=url).build(NOW)

    assert built.status == 1
    assert "site-address" in built.said


@pytest.mark.parametrize("url", ["", "https://your-site.example"])
def test_publishing_without_a_real_address_says_so(tmp_path, url):
    built = rich_site(tmp_path, SITEURL=url, DAYBYDAY_PUBLISH="strict").build(NOW)

    assert built.status == 1
    assert "site-address" in built.said


def test_a_link_to_a_tag_that_no_post_has_yet_is_plain_text(module_site):
    """`{tag}` names a page that exists only when a post with the tag is out in the language."""
    text = (
        SERIES
        + day(1, "en", "Begin", text="See [the others]({tag}solitude).")
        + day(2, "en", "Two", "tags: [solitude]\n")
    )
    site = module_site(text)

    early = site.build("2026-11-01T12:00:00+01:00")
    assert Crawl(early.files, "https://example.org/").dead() == []
    assert "See the others." in visit(early, "/connections/1/").text

    late = site.build("2026-11-02T12:00:00+01:00")
    assert visit(late, "/connections/1/").link("the others").href == "/tag/solitude/"


def test_a_link_to_a_draft_or_a_missing_language_leads_to_no_dead_end(module_site):
    text = (
        article("one", "en", "One", text="[a]({filename}two.en.md) [b]({filename}two.it.md) [c](/two/) [d](/it/two/)")
        + article("two", "en", "Two", "date: 2026-10-20\nstatus: draft\n")
        + article("two", "it", "Due", "date: 2026-12-20\n")
    )

    assert Crawl(module_site(text).build().files, "https://example.org/").dead() == []
