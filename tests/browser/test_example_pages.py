"""The real example in a real browser: quiet, at home, without scripts, on narrow screens, by keyboard."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest

from tests.browser.serving import BASE, PAGES
from tests.example import content_of_the_example, settings_of_the_example

pytestmark = [pytest.mark.slow, content_of_the_example, settings_of_the_example]

EVERY = [pytest.param(address, id=f"{kind}-{lang}") for kind, both in PAGES.items() for lang, address in both.items()]
QUIET = [one for one in EVERY if not one.id.startswith(("follow", "search"))]
"""Pages that are whole without a script: test_example_follow.py and test_example_search.py look at the others."""
OVERFLOW = """() => [...document.querySelectorAll("body *")]
    .filter(one => one.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
    .map(one => one.tagName + "." + one.className + ": " + one.textContent.trim().slice(0, 40))"""


@pytest.mark.parametrize("address", EVERY)
def test_a_page_has_nothing_to_complain_of_and_asks_no_other_host(visit, site, address):
    seen = visit(address)

    assert seen.status == 200
    assert seen.complaints == []
    assert {urlsplit(url).netloc for url in seen.requests} == {urlsplit(site).netloc}


@pytest.mark.parametrize("address", [one for one in QUIET if not one.id.startswith("workbook")])
def test_a_page_needs_no_more_than_three_requests_beside_its_pictures(visit, address):
    """That of a series one more: its calendar has a stylesheet of its own, which no day has to carry."""
    seen = visit(address)
    most = 4 if address in PAGES["series"].values() else 3

    assert len([url for url in seen.requests if "/images/" not in url and not url.endswith("/icon.svg")]) <= most


@pytest.mark.parametrize("address", QUIET)
def test_a_page_says_the_same_without_scripts(visit, address):
    """But for what only a script can do: that is marked as made by one, or shown by one."""
    page = visit(address).page
    page.evaluate("document.querySelectorAll('[data-scripted], #progress').forEach(one => one.remove())")
    page.evaluate("document.querySelectorAll('.tasks.live > li > input').forEach(one => one.remove())")
    with_scripts = page.inner_text("main")
    without = visit(address, scripts=False)

    assert without.status == 200
    assert without.page.inner_text("main").split() == with_scripts.split()
    assert without.page.inner_text("h1")


@pytest.mark.parametrize("width", [320, 360])
@pytest.mark.parametrize("address", EVERY)
def test_nothing_runs_over_the_side_of_a_narrow_screen(visit, address, width):
    page = visit(address, width=width).page

    assert page.evaluate("document.documentElement.scrollWidth") <= width, page.evaluate(OVERFLOW)


def test_an_unknown_address_shows_the_page_for_it_with_its_stylesheet(visit):
    seen = visit("/no/such/page/")

    assert seen.status == 404
    assert seen.page.inner_text("h1")
    assert seen.page.evaluate("document.styleSheets.length") == 1
    assert [url for url in seen.requests if url.endswith(".css")]


@pytest.mark.parametrize("address", EVERY)
def test_the_skip_link_is_the_first_thing_and_leads_to_the_text(visit, address):
    page = visit(address).page

    page.keyboard.press("Tab")
    focused = "document.activeElement"
    assert page.evaluate(f"{focused}.getAttribute('href')") == "#text"
    box = page.evaluate(f"(r => [r.left, r.top, r.width, r.height])({focused}.getBoundingClientRect())")
    assert box[0] >= 0
    assert box[1] >= 0
    assert box[2] > 20
    assert box[3] > 10

    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('#text').contains(document.activeElement) || "
                         "!document.querySelector('#text a')")  # fmt: skip


@pytest.mark.parametrize("address", EVERY)
def test_whatever_has_the_focus_can_be_seen_to_have_it(visit, address):
    page = visit(address).page
    plain = page.evaluate(
        """() => { const one = document.querySelector("main a, header a"); const style = getComputedStyle(one);
                   return [style.outlineStyle, style.outlineWidth, style.boxShadow, style.backgroundColor, style.textDecorationLine]; }"""
    )
    focused = page.evaluate(
        """() => { const one = document.querySelector("main a, header a"); one.focus({focusVisible: true}); const style = getComputedStyle(one);
                   return [style.outlineStyle, style.outlineWidth, style.boxShadow, style.backgroundColor, style.textDecorationLine]; }"""
    )

    assert plain != focused


def test_a_reader_finds_today_its_homework_and_the_other_language_by_clicking(visit, site):
    page = visit("/").page

    page.click("main a[href$='/connections/8/']")
    page.wait_for_url(f"{site}/connections/8/", wait_until="load")
    assert page.inner_text("h1") == "Networking is work"
    assert page.locator("#homework li").count() == 3

    page.click("a[hreflang='it'] >> text=Italiano")
    page.wait_for_url(f"{site}/it/relazioni/8/", wait_until="load")
    assert page.evaluate("document.documentElement.lang") == "it"


def test_the_number_of_the_day_is_the_largest_text_of_its_page(visit):
    page = visit("/connections/8/").page
    largest = page.evaluate(
        """() => { const sized = [...document.querySelectorAll("main *")].filter(
                       one => [...one.childNodes].some(node => node.nodeType == 3 && node.textContent.trim()));
                   sized.sort((a, b) => parseFloat(getComputedStyle(b).fontSize) - parseFloat(getComputedStyle(a).fontSize));
                   return sized[0].textContent.trim(); }"""
    )

    assert largest == "8"


@pytest.mark.parametrize("number", [8, 88, 175, 1000])
def test_numbers_of_up_to_four_digits_fit_their_leaf(visit, number):
    page = visit("/connections/8/", width=320).page
    page.evaluate(
        """n => { const number = [...document.querySelectorAll("main b")].find(one => one.textContent.trim() == "8");
                  number.textContent = n;
                  const box = number.parentElement; box.className = box.className.replace(/n\\d/, "n" + String(n).length); }""",
        number,
    )

    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_a_printed_day_has_no_navigation(visit):
    page = visit("/connections/8/").page
    page.emulate_media(media="print")

    assert page.locator("#homework li").first.is_visible()
    assert not page.locator("header nav").first.is_visible()


def test_every_address_is_below_the_path_of_the_site(visit):
    page = visit("/").page

    hrefs = page.evaluate("[...document.querySelectorAll('a[href], link[href]')].map(one => one.getAttribute('href'))")
    assert [href for href in hrefs if href.startswith("/") and not href.startswith(f"{BASE}/")] == []
