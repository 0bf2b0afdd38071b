"""The end of the series: what one did, the days still open, a sheet that prints alone; in both languages, with and without scripts."""

from __future__ import annotations

import pytest

from tests.browser.serving import BASE, OVER, build_example, served
from tests.browser.test_example_accessibility import violations
from tests.browser.test_example_policy import BY_THE_HOST, WATCH
from tests.browser.test_example_workbook import pdf_texts
from tests.example import content_of_the_example, settings_of_the_example
from tests.harness import SERIES as SERIES_YAML
from tests.harness import Site, day
from tests.sites.page import WORDS

pytestmark = [pytest.mark.slow, content_of_the_example, settings_of_the_example]
BOTH = pytest.mark.parametrize("lang", ["en", "it"])
SERIES = {"en": "/connections/", "it": "/it/relazioni/"}
NUMBER_OF_DAYS = 10


@pytest.fixture(scope="module")
def example_over(tmp_path_factory):
    return build_example(tmp_path_factory.mktemp("over"), OVER, days=NUMBER_OF_DAYS)


@pytest.fixture(scope="module")
def site_over(example_over):
    with served(example_over.folder.parent) as address:
        yield address


@pytest.fixture(scope="module")
def site_with_policy(example_over):
    with served(example_over.folder.parent, headers={"Content-Security-Policy": BY_THE_HOST}) as address:
        yield address


@pytest.fixture
def read(browser, site_over):
    """`read("en", done=(1, 2))`: the last day, to a reader who did some days, one on each date from 1 November on."""
    contexts = []

    def go(lang: str, done=(), scripts: bool = True, width: int = 1280, scheme: str = "light"):
        context = browser.new_context(
            viewport={"width": width, "height": 800}, color_scheme=scheme, java_script_enabled=scripts, locale="en-GB"
        )
        contexts.append(context)
        context.add_init_script("window.printed = 0; window.print = () => { window.printed++; }")
        page = context.new_page()
        for number in done:
            page.clock.set_fixed_time(f"2026-11-{number:02}T12:00:00+01:00")
            page.goto(f"{site_over}{SERIES[lang]}{number}/")
            for box in page.locator("#homework .tasks input").all():
                box.check()
        page.clock.set_fixed_time("2026-11-12T12:00:00+01:00")
        page.goto(f"{site_over}{SERIES[lang]}{NUMBER_OF_DAYS}/")
        return page

    yield go
    for context in contexts:
        context.close()


def ticked(page) -> list[int]:
    return page.evaluate(
        "[...document.querySelectorAll('#ending-sheet .ticked')].map(line => Number(line.dataset.day))"
    )


@BOTH
def test_who_did_every_day_is_told_so_with_the_dates(read, lang):
    page = read(lang, done=range(1, 11))
    dates = {"en": "1 November – 10 November 2026", "it": "1º novembre – 10 novembre 2026"}[lang]
    did = page.locator("#ending-done").inner_text().replace("\u00a0", " ")

    assert did.startswith(WORDS[lang].count("my_all_done_end", 10))
    assert WORDS[lang].say("my_dates", dates=dates) in did
    assert WORDS[lang].say("my_open_days") not in did
    assert ticked(page) == list(range(1, 11))


@BOTH
def test_days_still_open_are_links_and_nobody_is_blamed(read, lang):
    page = read(lang, done=(1, 2, 4, 5, 9))
    links = page.locator("#ending-done a").all()

    assert WORDS[lang].count("my_total", 5, total=10) in page.locator("#ending-done").inner_text()
    assert [link.inner_text() for link in links] == ["3", "6–8", "10"]
    assert [link.get_attribute("href").rpartition(SERIES[lang])[2] for link in links] == ["3/", "6/", "10/"]


def test_a_tick_on_the_last_day_counts_at_once(read):
    page = read("en", done=(9,))
    for box in page.locator("#homework .tasks input").all():
        box.check()

    page.wait_for_function("document.querySelectorAll('#ending-sheet .ticked').length == 2")
    assert WORDS["en"].count("my_total", 2, total=10) in page.locator("#ending-done").inner_text()


def test_a_tick_made_in_english_counts_in_italian(read, site_over):
    page = read("en", done=(1, 2))
    page.goto(f"{site_over}/it/relazioni/10/")

    assert ticked(page) == [1, 2]


def test_a_plan_of_ones_own_changes_nothing_of_it(read, site_over):
    page = read("en", done=(1, 2))
    page.clock.set_fixed_time("2027-02-01T12:00:00+01:00")
    page.goto(f"{site_over}/connections/")
    page.evaluate("document.querySelector('[data-do=today]').click()")
    page.goto(f"{site_over}/connections/3/")
    for box in page.locator("#homework .tasks input").all():
        box.check()
    page.goto(f"{site_over}/connections/10/")

    assert ticked(page) == [1, 2, 3]
    assert "1 November 2026 – 1 February 2027" in page.locator("#ending-done").inner_text().replace("\u00a0", " ")


@BOTH
def test_who_has_ticked_nothing_is_told_nothing(read, lang):
    page = read(lang)

    assert page.locator("#ending-done").inner_text() == ""
    assert page.locator("#ending h2").is_visible()


@BOTH
@pytest.mark.parametrize("scripts", [True, False])
def test_the_sheet_shows_when_it_is_asked_for_and_prints_alone(read, lang, scripts, tmp_path):
    page = read(lang, done=(1, 3) if scripts else (), scripts=scripts)
    assert page.locator("#ending-sheet").is_hidden()
    page.get_by_role("link", name=WORDS[lang].sheet_link).click()
    assert page.locator("#ending-sheet").is_visible()
    if scripts:
        page.wait_for_function("window.printed == 1")
    page.pdf(path=str(tmp_path / "sheet.pdf"), format="A4", prefer_css_page_size=True)

    (text,) = pdf_texts(tmp_path / "sheet.pdf")
    assert WORDS[lang].sheet_attested in text
    assert all(WORDS[lang].say("day", day=number) in text for number in range(1, 11))
    assert WORDS[lang].homework not in text
    assert ticked(page) == ([1, 3] if scripts else [])


@BOTH
@pytest.mark.parametrize("number", range(1, NUMBER_OF_DAYS + 1))
def test_every_day_is_one_sheet_of_paper(read, site_over, lang, number, tmp_path):
    page = read(lang)
    page.goto(f"{site_over}{SERIES[lang]}{number}/")
    page.pdf(path=str(tmp_path / "day.pdf"), format="A4", prefer_css_page_size=True)

    (text,) = pdf_texts(tmp_path / "day.pdf")
    # Labels stand in capitals on the page.
    for gone in ("newcomers", "share", "related", "ending_title", "sheet_title", "sheet_link", "my_print"):
        assert WORDS[lang].printed[gone].casefold() not in text.casefold(), gone


@BOTH
@pytest.mark.parametrize("place", ["", "#ending-sheet"])
@pytest.mark.parametrize(("width", "scheme"), [(360, "dark"), (1280, "light")])
def test_no_barriers(read, site_over, axe, lang, place, width, scheme):
    page = read(lang, done=(1, 2, 9), width=width, scheme=scheme)
    if place:
        page.get_by_role("link", name=WORDS[lang].sheet_link).click()

    assert violations(page, axe) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@BOTH
def test_a_strict_policy_holds(browser, site_with_policy, lang):
    context = browser.new_context()
    context.add_init_script(WATCH)
    page = context.new_page()
    page.goto(f"{site_with_policy}{SERIES[lang]}10/#ending-sheet", wait_until="networkidle")
    found = page.evaluate("violations")
    context.close()

    assert found == []


def test_all_pages_of_a_series_that_is_over_are_valid(checked, example_over):
    assert checked(example_over.folder) == []


@pytest.mark.parametrize("count", [50, 365])
def test_a_long_series_fits_one_sheet_too(browser, tmp_path, count):
    series = SERIES_YAML.replace("length: 30", f"length: {count}").replace("2026-11-01", "2025-01-01")
    title = "A title as long as titles are, more or less {}"
    text = series + "".join(day(number, "en", title.format(number)) for number in range(1, count + 1))
    root = tmp_path / "root"
    site = Site(tmp_path, text, SITEURL=f"https://example.net{BASE}", OUTPUT_PATH=str(root / BASE.strip("/")))
    site.build(OVER)
    with served(root) as address:
        page = browser.new_page()
        page.goto(f"{address}/connections/{count}/#ending-sheet")
        page.pdf(path=str(tmp_path / "sheet.pdf"), format="A4", prefer_css_page_size=True)
        page.close()

    (text,) = pdf_texts(tmp_path / "sheet.pdf")
    assert WORDS["en"].sheet_attested in text


def test_few_of_many_open_days_are_named(read):
    page = read("en", done=(1, 3, 5, 7, 9))
    page.evaluate(
        """() => {
            const data = document.getElementById("reader");
            data.textContent = data.textContent.replace(/"days":"[^"]*"/, `"days":"${Array(60).fill("1").join(",")}"`);
            const [key] = Object.keys(localStorage).filter(name => name.includes("connections/1/"));
            for (let day = 1; day < 60; day += 2) {
                localStorage.setItem(key.replace(/connections.*/, `connections/${day}/1`), JSON.stringify({done: true, on: "2026-11-09", at: 1}));
            }
            sessionStorage.setItem("data", data.textContent);
        }"""
    )
    page.add_init_script(
        """new MutationObserver((_, observer) => {
            const data = document.getElementById("reader"), kept = sessionStorage.getItem("data");
            if (data?.nextSibling && kept) { data.textContent = kept; observer.disconnect(); }
        }).observe(document, {childList: true, subtree: true});"""
    )
    page.reload()

    assert page.locator("#ending-done a").count() == 11
    assert page.locator("#ending-done a").last.inner_text() == WORDS["en"].my_open_all
