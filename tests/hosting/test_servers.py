"""The real servers, with the settings the kit writes: types, compression, 304s, pages for what is not there, headers, redirects."""

from __future__ import annotations

import gzip
import http.client
from dataclasses import dataclass

import pytest

from daybyday.hosting.headers import policy
from daybyday.hosting.redirects import target_of
from daybyday.hosting.site import HostedSite
from tests.hosting.running import PROGRAMS, serving
from tests.sites.rich import NOW, rich_site

pytestmark = pytest.mark.slow

BASE = "/repo"
MANIFEST_GZ = gzip.compress(b"the copy that was made beforehand")
RULES = {"/feed/": "/feed.rss", "/feeds/all.atom.xml": "/feed.atom", "/2011/begin.html": "/connections/1/", "/old-connections/3/": "/connections/3/", "/old-connections/feed.rss": "/connections/feed.rss", "/old-connections": "/connections/"}  # fmt: skip


@dataclass
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """(what the host has to know, the folder that holds the site)."""
    folder = tmp_path_factory.mktemp("hosted")
    root = folder / "root"
    site = rich_site(folder, SITEURL=f"https://host.test{BASE}", OUTPUT_PATH=str(root / BASE.strip("/")))
    site.output = root / BASE.strip("/")
    site.write("extra/.hidden", "secret")
    site.write("images/site/ünï.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>")
    built = site.build(NOW)
    assert built.status == 0, built.said
    (site.output / "manifest.txt.gz").write_bytes(MANIFEST_GZ)
    (site.output / ".hidden").write_text("secret")
    (site.output / "admin").mkdir()
    (site.output / "admin/index.html").write_text("<p>An editor")
    for path in (folder, root):
        path.chmod(0o755)
    return HostedSite.of(site.run(NOW).edition), root


@pytest.fixture(scope="module", params=PROGRAMS)
def ask(request, site, tmp_path_factory):
    """`ask("/feed.rss", **headers)`: what a server answers."""
    hosted, root = site
    for folder in root.parents[:3]:
        folder.chmod(0o755)
    with serving(request.param, hosted, root, tmp_path_factory.mktemp(request.param)) as port:

        def get(path: str, **headers: str) -> Answer:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
            named = {name.replace("_", "-"): value for name, value in headers.items()}
            connection.request("GET", f"{BASE}{path}", headers=named)
            response = connection.getresponse()
            answer = Answer(
                response.status, {name.lower(): value for name, value in response.getheaders()}, response.read()
            )
            connection.close()
            # Apache names the whole address.
            if "location" in answer.headers:
                answer.headers["location"] = answer.headers["location"].removeprefix(f"http://127.0.0.1:{port}")
            return answer

        get.server = request.param
        yield get


@pytest.mark.parametrize(
    ("path", "media_type"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/connections/1/", "text/html; charset=utf-8"),
        ("/feed.rss", "application/rss+xml; charset=utf-8"),
        ("/it/feed.atom", "application/atom+xml; charset=utf-8"),
        ("/connections/feed.json", "application/feed+json; charset=utf-8"),
        ("/connections/homework-feed.json", "application/feed+json; charset=utf-8"),
        ("/connections/homework.json", "application/json; charset=utf-8"),
        ("/connections/homework.ics", "text/calendar; charset=utf-8"),
        ("/opml.xml", "text/x-opml; charset=utf-8"),
        ("/sitemap.xml", "application/xml; charset=utf-8"),
        ("/images/site/logo.svg", "image/svg+xml; charset=utf-8"),
        ("/images/site/%C3%BCn%C3%AF.svg", "image/svg+xml; charset=utf-8"),
        ("/images/sheet.pdf", "application/pdf"),
        ("/worker.js", "text/javascript; charset=utf-8"),
        ("/manifest.txt", "text/plain; charset=utf-8"),
    ],
)
def test_types(ask, path, media_type):
    answer = ask(path)

    assert (answer.status, answer.headers["content-type"].lower()) == (200, media_type)


@pytest.mark.parametrize("encoding", ["identity", "gzip"])
def test_who_asks_again_hears_304(ask, encoding):
    first = ask("/feed.rss", Accept_Encoding=encoding)
    again = ask("/feed.rss", Accept_Encoding=encoding, If_None_Match=first.headers["etag"])

    assert (first.status, again.status, again.body) == (200, 304, b"")


@pytest.mark.parametrize("path", ["/feed.rss", "/connections/2/", "/it/feed.atom", "/connections/homework.ics"])
def test_what_is_large_travels_compressed(ask, path):
    plain, packed = ask(path), ask(path, Accept_Encoding="gzip")

    assert packed.headers["content-encoding"] == "gzip"
    assert gzip.decompress(packed.body) == plain.body
    assert "accept-encoding" in packed.headers["vary"].lower()
    assert "content-encoding" not in plain.headers


def test_a_copy_that_was_made_beforehand_is_served(ask):
    plain, packed = ask("/manifest.txt"), ask("/manifest.txt", Accept_Encoding="gzip")

    if ask.server == "apache":  # which compresses while one waits
        assert gzip.decompress(packed.body) == plain.body
    else:
        assert packed.body == MANIFEST_GZ
    assert plain.body not in (MANIFEST_GZ, gzip.decompress(MANIFEST_GZ))


@pytest.mark.parametrize(
    ("path", "lang"),
    [("/nothing/", "en"), ("/connections/99/", "en"), ("/it/niente/", "it"), ("/it/relazioni/99/", "it"), ("/theme/", "en")],
)  # fmt: skip
def test_what_is_not_there_is_told_in_its_language(ask, path, lang):
    answer = ask(path)

    assert answer.status == 404
    assert f'<html lang="{lang}"'.encode() in answer.body
    assert answer.headers["content-security-policy"]
    assert "immutable" not in answer.headers.get("cache-control", "")


def test_hidden_files_are_not_there(ask):
    assert ask("/.hidden").status in (403, 404)


def test_security_headers(ask):
    headers = ask("/").headers

    assert headers["content-security-policy"] == policy(searched=True)
    assert headers["strict-transport-security"] == "max-age=31536000"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["referrer-policy"] == "strict-origin-when-cross-origin"
    assert headers["permissions-policy"].startswith("camera=()")


def test_the_policy_of_the_site_is_none_of_an_editors(ask):
    answer = ask("/admin/")

    assert (answer.status, answer.body) == (200, b"<p>An editor")
    assert "content-security-policy" not in answer.headers
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_caches(ask, site):
    assert {ask(asset).headers["cache-control"] for asset in site[0].assets} == {"public, max-age=31536000, immutable"}
    assert ask("/").headers["cache-control"] == "public, max-age=300"
    assert ask("/feed.rss").headers["cache-control"] == "public, max-age=300"
    assert ask("/worker.js").headers["cache-control"] == "no-cache"


def test_readers_in_a_browser_may_read_feeds(ask):
    assert ask("/connections/feed.json").headers["access-control-allow-origin"] == "*"
    assert "access-control-allow-origin" not in ask("/").headers


@pytest.mark.parametrize(("old", "new"), RULES.items())
def test_old_addresses_lead_on(ask, old, new):
    answer = ask(old)

    assert (answer.status, answer.headers["location"]) == (301, f"{BASE}{new}")
    assert ask(new).status == 200


def test_every_old_address_is_one_redirect_away(ask, site):
    for rule in site[0].redirects:
        answer = ask(rule.old)

        assert (answer.status, answer.headers["location"]) == (
            301,
            f"{BASE}{target_of(site[0].redirects, rule.old)}",
        ), rule


def test_nobody_adds_a_header_by_an_old_address(ask):
    answer = ask("/old-connections/%0d%0aSet-Cookie:%20a=b")

    assert "set-cookie" not in answer.headers
    assert answer.status in (301, 404, 400)


def test_a_folder_without_its_slash_leads_to_its_page(ask):
    answer = ask("/connections/1")

    assert answer.status in (301, 302, 308)
    assert answer.headers["location"].endswith(f"{BASE}/connections/1/")
