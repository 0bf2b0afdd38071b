"""The page of a series on screens and on paper: titles where there is room, and each month a sheet to hang up."""

from __future__ import annotations

import pytest

from tests.browser.serving import BASE, served
from tests.browser.test_example_accessibility import violations
from tests.browser.test_example_workbook import pdf_texts
from tests.example import content_of_the_example, settings_of_the_example
from tests.harness import SERIES, Site, day
from tests.sites.page import WORDS

pytestmark = [pytest.mark.slow, content_of_the_example, settings_of_the_example]
BOTH = pytest.mark.parametrize("lang", ["en", "it"])
PAGES = {"en": "/connections/", "it": "/it/relazioni/"}
MONTHS = ["November 2026", "December 2026", "January 2027", "February 2027", "March 2027"]
LONG = "Incomprehensibilities notwithstanding, a title that goes on for longer than any author should let it, {}"


@pytest.fixture(scope="module")
def long_site(tmp_path_factory):
    """A series of 120 days in five months, on its day 40."""
    folder = tmp_path_factory.mktemp("long")
    series = SERIES.replace("length: 30", "length: 120").replace("2026-11-01", "2026-11-02") + "rest: [2026-11-20]\n"
    text = series + "".join(day(number, "en", LONG.format(number)) for number in range(1, 121) if number != 7)
    site = Site(folder, text, SITEURL=f"https://example.net{BASE}", OUTPUT_PATH=str(folder / "root" / BASE.strip("/")))
    assert site.build("2026-12-12T12:00:00+01:00").status == 0
    with served(folder / "root") as address:
        yield address


@pytest.fixture
def open_long(browser, long_site):
    contexts = []

    def go(width: int = 1280, scripts: bool = True, scheme: str = "light", lang: str = "en"):
        context = browser.new_context(
            viewport={"width": width, "height": 800}, java_script_enabled=scripts, color_scheme=scheme
        )
        context.add_init_script("window.printed = 0; window.print = () => { window.printed++; }")
        contexts.append(context)
        page = context.new_page()
        page.goto(f"{long_site}{PAGES[lang]}")
        return page

    yield go
    for context in contexts:
        context.close()


def titles(page, place: str = ".months") -> int:
    """How many titles can be seen in the squares of a place."""
    return page.evaluate(
        "place => [...document.querySelectorAll(`${place} a .says`)].filter(one => one.getBoundingClientRect().height > 5).length",
        place,
    )


@BOTH
def test_few_months_show_their_titles_on_a_desk_and_numbers_alone_on_a_phone(visit, lang):
    assert titles(visit(PAGES[lang], width=1280).page) == 8
    assert titles(visit(PAGES[lang], width=360).page) == 0


def test_of_many_months_todays_has_titles_and_the_others_when_one_asks(open_long):
    page = open_long(scripts=False)
    assert titles(page) == titles(page, "#month-2026-12") > 5

    page.get_by_label(WORDS["en"].calendar_titles).check()
    assert titles(page) == 39


@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_every_month_is_one_sheet_with_titles(open_long, tmp_path, paper, scripts):
    page = open_long(scripts=scripts)
    page.pdf(path=str(tmp_path / "months.pdf"), format=paper, prefer_css_page_size=True)
    sheets = pdf_texts(tmp_path / "months.pdf")

    assert [next(month for month in MONTHS if month in text) for text in sheets] == MONTHS
    assert "Incomprehensibilities" in sheets[0]
    assert all("Better connections" in text for text in sheets)
    assert WORDS["en"].latest_days.casefold() not in "".join(sheets).casefold()


def test_a_month_is_printed_alone_when_one_asks_for_it(open_long, tmp_path):
    page = open_long()
    page.get_by_role("link", name="Print December 2026").click()
    page.wait_for_function("window.printed == 1")
    page.pdf(path=str(tmp_path / "month.pdf"), format="A4", prefer_css_page_size=True)
    (text,) = pdf_texts(tmp_path / "month.pdf")

    assert "December 2026" in text


def test_every_day_to_tick_has_a_box_on_paper(open_long):
    page = open_long()
    page.emulate_media(media="print")
    boxes = page.evaluate(
        "[...document.querySelectorAll('.month .square')].filter(one => getComputedStyle(one, '::before').borderTopStyle === 'solid').length"
    )

    assert boxes == 119, "all but the missing day 7"


def test_skipping_to_today_leads_to_its_square(open_long):
    page = open_long(width=360, scripts=False)
    page.get_by_role("link", name=WORDS["en"].say("to_today", day=40)).click()
    box = page.locator("#today").bounding_box()

    assert 0 <= box["y"] <= 800


@BOTH
@pytest.mark.parametrize(("width", "scheme"), [(320, "light"), (360, "dark"), (1280, "light")])
def test_no_barriers(open_long, axe, lang, width, scheme):
    page = open_long(width=width, scheme=scheme, lang=lang)
    if width > 1000:
        page.get_by_label(WORDS[lang].calendar_titles).check()

    assert violations(page, axe) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
