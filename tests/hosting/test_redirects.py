"""Old addresses: the rules of hosts and the pages that lead on say the same, and no rule leads to a rule."""

from __future__ import annotations

import re

import pytest

from daybyday.hosting.redirects import RedirectRule, covered, redirect_rules, target_of
from daybyday.hosting.site import HostedSite
from daybyday.parts import page_path
from tests.harness import SERIES, Site, article, day
from tests.sites.rich import NOW, rich_site

TEXT = (
    SERIES
    + "aliases: {en: [old-connections, older], it: [vecchie]}\n"
    + day(1, "en", "One", "aliases: [/2011/one.html, 2011/begin]\n")
    + day(1, "it", "Uno")
    + day(2, "en", "Two", "status: withdrawn\naliases: [/2011/two.html]\n")
    + day(20, "en", "Coming", "aliases: [/2011/coming.html]\n")
    + article("job", "it", "Lavoro", "date: 2026-10-21\naliases: [/it/vecchio.html]\n")
)


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    return Site(tmp_path_factory.mktemp("moved"), TEXT, SITEURL="https://host.test/repo")


@pytest.fixture(scope="module")
def edition(site):
    return site.run(NOW).edition


def test_rules_and_the_pages_that_lead_on_say_the_same(site, edition):
    """One source: wherever such a page lies, a host leads to where the page leads."""
    rules, built = redirect_rules(edition), site.build(NOW)
    pages = {
        path: html
        for path, html in ((path, data.decode()) for path, data in built.files.items() if path.endswith(".html"))
        if 'http-equiv="refresh"' in html
    }
    feeds = {path for path in pages if 'type="application/' in pages[path]}
    assert len(pages) > 8
    for path in pages.keys() - feeds:
        [new] = re.findall(r'http-equiv="refresh" content="0; ?url=/repo([^"]+)"', pages[path])
        assert target_of(rules, f"/{path.removesuffix('index.html')}") == new, path
    for path in feeds:
        target = target_of(rules, f"/{path.removesuffix('index.html')}")
        assert f'href="https://host.test/repo{target}"' in pages[path]


def test_every_single_rule_leads_to_what_is_there_and_to_no_rule(site, edition):
    rules, built = redirect_rules(edition), site.build(NOW)

    for rule in rules:
        assert target_of(rules, rule.new) is None
        assert rule.below or page_path(rule.new) in built.files or rule.new.endswith(".epub"), rule


def test_what_is_not_out_has_no_rule(edition):
    assert not [rule for rule in redirect_rules(edition) if "coming" in rule.old]


def test_single_addresses_come_before_whole_folders():
    rules = (RedirectRule("/old/5/", "/article/"), RedirectRule("/old/", "/new/", below=True))

    assert [target_of(rules, address) for address in ("/old/5/", "/old/5", "/old/6/", "/old/", "/older/")] == [
        "/article/",
        "/article/",
        "/new/6/",
        "/new/",
        None,
    ]


def test_a_file_below_an_old_address_is_found():
    rules = (RedirectRule("/old/", "/new/", below=True),)

    assert covered(rules, ["old/sheet.pdf", "new/sheet.pdf", "older.pdf"]) == ["old/sheet.pdf"]


def test_what_a_host_knows_changes_with_no_day_that_comes_out(tmp_path):
    """The files for hosts are the same every day, as long as nothing moves."""
    site = rich_site(tmp_path)
    before, after = (HostedSite.of(site.run(now).edition) for now in (NOW, "2026-11-20T12:00:00+01:00"))

    assert before == after
