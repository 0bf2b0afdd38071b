"""`_headers` and `_redirects`: made by a build where its settings name a host that reads them."""

from __future__ import annotations

import pytest

from daybyday.hosting.files import headers_file, redirects_file
from daybyday.hosting.headers import policy
from daybyday.hosting.redirects import RedirectRule
from daybyday.hosting.site import HostedSite
from tests.harness import SERIES, Site, day

SITE = HostedSite(
    origin="https://host.test",
    base="",
    languages=("/", "/it/"),
    redirects=(
        RedirectRule("/2011/caffè.html", "/connections/1/"),
        RedirectRule("/feed/", "/feed.rss"),
        RedirectRule("/old/", "/connections/", below=True),
    ),
    assets=("/theme/style.0123abcd.css",),
    searched=False,
)


def test_redirects_of_netlify():
    assert redirects_file(SITE, "netlify") == (
        "/2011/caff%C3%A8.html /connections/1/ 301!\n"
        "/feed/ /feed.rss 301!\n"
        "/feed /feed.rss 301!\n"
        "/old /connections/ 301!\n"
        "/old/* /connections/:splat 301!\n"
        "/it/* /it/404.html 404\n"
    )


def test_redirects_of_cloudflare():
    of_netlify = redirects_file(SITE, "netlify").removesuffix("/it/* /it/404.html 404\n")

    assert redirects_file(SITE, "cloudflare") == of_netlify.replace("301!", "301")


def test_cloudflare_gets_as_many_as_it_reads():
    many = tuple(RedirectRule(f"/{number}.html", "/") for number in range(3000))
    lines = redirects_file(
        HostedSite("https://h.test", "", ("/",), many, (), searched=False), "cloudflare"
    ).splitlines()

    assert len(lines) == 2000


@pytest.mark.parametrize(("host", "admin"), [("netlify", "Content-Security-Policy: frame-ancestors 'none'"), ("cloudflare", "! Content-Security-Policy")])  # fmt: skip
def test_headers(host, admin):
    text = headers_file(SITE, host)

    assert text.startswith("/*\n  Strict-Transport-Security: max-age=31536000\n")
    assert (
        f"  Content-Security-Policy: {policy(searched=False)}\n/admin/*\n  {admin}\n/theme/style.0123abcd.css\n" in text
    )
    assert "  Cache-Control: public, max-age=31536000, immutable\n/worker.js\n  Cache-Control: no-cache\n" in text
    assert "/*.rss\n  Content-Type: application/rss+xml; charset=utf-8\n  Access-Control-Allow-Origin: *\n" in text
    assert text.count("\n/") < 100
    assert max(map(len, text.splitlines())) < 2000


def test_a_build_makes_them_where_the_settings_say_so(tmp_path):
    text = SERIES + "aliases: {en: [old]}\n" + day(1, "en", "One")
    files = Site(tmp_path, text, DAYBYDAY_HOST="netlify").build().files

    assert b"/old/* /connections/:splat 301!\n" in files["_redirects"]
    assert files["_headers"].startswith(b"/*\n")
    assert "_headers" in files["manifest.txt"].decode()


def test_without_the_setting_there_are_none(tmp_path):
    files = Site(tmp_path, SERIES + day(1, "en", "One")).build().files

    assert not [path for path in files if path.startswith("_")]


def test_where_a_host_sends_no_headers_every_page_carries_its_policy(tmp_path):
    site = Site(tmp_path, SERIES + day(1, "en", "One"), DAYBYDAY_HOST="github-pages")
    files = site.build().files
    element = (
        '<meta http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;; script-src &#39;self&#39; '
    )
    pages = [data.decode() for path, data in files.items() if path.endswith(".html")]

    assert len(pages) > 10
    assert all(element in page or 'http-equiv="refresh"' in page for page in pages)
    assert "frame-ancestors" not in "".join(pages)
    assert not [path for path in files if path.startswith("_")]


def test_a_host_that_reads_no_files_is_refused(tmp_path):
    findings = Site(tmp_path, SERIES + day(1, "en", "One"), DAYBYDAY_HOST="vercel").findings()

    assert findings == [
        "pelicanconf.py:1:1: error setting-host: DAYBYDAY_HOST cannot be `vercel` – write one of netlify, cloudflare, github-pages; other hosts need no setting"
    ]
