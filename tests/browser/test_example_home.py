"""Home on a phone, and home when the site did not keep to its hour."""

from __future__ import annotations

import json

import pytest

from tests.browser.serving import DAYS
from tests.example import content_of_the_example, settings_of_the_example
from tests.sites.page import WORDS

pytestmark = [pytest.mark.slow, content_of_the_example, settings_of_the_example]

HOME = {"en": "/", "it": "/it/"}
BOTH = pytest.mark.parametrize("lang", ["en", "it"])
NEXT_DAY = "2026-11-09T12:00:00+01:00"


@pytest.fixture
def open_home(browser, site):
    """`open_home("en", now, status)`: the home page at an instant; `status` is what the site answers, None for nothing."""
    contexts = []

    def go(lang: str, now: str, status: object = ...):
        context = browser.new_context(viewport={"width": 360, "height": 640})
        contexts.append(context)
        page = context.new_page()
        page.clock.set_fixed_time(now)
        page.asked = []
        page.on("request", lambda request: page.asked.append(request.url) if "status.json" in request.url else None)
        if status is None:
            page.route("**/status.json", lambda route: route.abort())
        elif status is not ...:
            page.route("**/status.json", lambda route: route.fulfill(body=json.dumps(status)))
        page.goto(f"{site}{HOME[lang]}", wait_until="networkidle")
        return page

    yield go
    for context in contexts:
        context.close()


@BOTH
@pytest.mark.parametrize("place", ["h1", ".first a", ".first span"])
def test_the_first_screen_says_what_it_is_how_to_begin_and_that_there_is_no_account(open_home, lang, place):
    box = open_home(lang, "2026-11-08T12:00:00+01:00").locator(place).bounding_box()

    assert box["y"] + box["height"] <= 640


@BOTH
def test_no_name_stands_twice_on_the_first_screen(open_home, lang):
    page = open_home(lang, "2026-11-08T12:00:00+01:00")
    seen = page.evaluate(
        "[...document.querySelectorAll('a, h1, h2:not(:has(a)), h3:not(:has(a))')].filter(one => one.getBoundingClientRect().top < 640)"
        ".map(one => one.textContent.trim()).filter(Boolean)"
    )

    assert [text for text in seen if seen.count(text) > 1] == []


def test_in_time_nobody_is_asked(open_home):
    assert open_home("en", "2026-11-09T07:30:00+01:00").asked == []


@BOTH
def test_when_no_build_ran_home_says_so_and_leads_to_the_homework_there_is(open_home, lang):
    page = open_home(lang, NEXT_DAY)
    link = page.locator(".leaf .state a")

    assert link.inner_text() == WORDS[lang].say("my_late", day=9, last=8)
    assert link.get_attribute("href").endswith("/8/#homework")
    assert WORDS[lang].leaf_today.lower() not in page.locator(".leaf .band").inner_text().lower()


def test_an_old_copy_of_home_leads_to_the_day_that_is_out(open_home):
    status = {"series": [{"id": "connections", "last": {"en": {"day": 9}}, "next": None}]}
    link = open_home("en", NEXT_DAY, status).locator(".leaf .state a")

    assert link.inner_text() == WORDS["en"].say("my_newer", day=9)
    assert link.get_attribute("href").endswith("/connections/9/")


@pytest.mark.parametrize("status", [None, "nonsense", {}], ids=["no answer", "nonsense", "empty"])
def test_without_an_answer_home_says_what_it_knows(open_home, status):
    page = open_home("en", NEXT_DAY, status)

    assert page.locator(".leaf .state").inner_text() == WORDS["en"].say("series_running", day=8, length=DAYS)
