"""The workbook, in a browser and on paper: the reader's own ticks and notes in both languages, and sheets that end between tasks."""

from __future__ import annotations

import re
import subprocess

import pytest

from tests.browser.needs import or_skip, pdftotext
from tests.example import content_of_the_example, settings_of_the_example

pytestmark = [pytest.mark.slow, content_of_the_example, settings_of_the_example]
WORKBOOKS = {"en": "/connections/workbook/", "it": "/it/relazioni/workbook/"}
NOTE = "I called Marta.\nShe was pleased."


def with_a_note(visit, site):
    """A page whose reader has ticked and noted the first task of day 1, in English."""
    page = visit("/connections/1/").page
    page.locator(".live input").first.check()
    page.locator("details.own summary").first.click()
    page.locator("textarea").first.fill(NOTE)
    page.locator("textarea").first.dispatch_event("change")
    return page


@pytest.mark.parametrize("lang", ["en", "it"])
def test_what_was_ticked_and_noted_is_filled_in(visit, site, lang):
    page = with_a_note(visit, site)
    page.goto(f"{site}{WORKBOOKS[lang]}")

    assert page.locator("#homework-1 .written").inner_text() == NOTE
    assert page.locator(".ticked").count() == 1
    assert page.locator("#filled span").is_visible()


def test_another_tab_that_ticks_is_followed(visit, site):
    page = visit(WORKBOOKS["en"]).page
    other = page.context.new_page()
    other.goto(f"{site}/connections/2/")
    other.locator(".live input").first.check()

    page.wait_for_selector("#homework-2 .ticked")


def test_nothing_is_said_where_nothing_was_done(visit):
    assert visit(WORKBOOKS["en"]).page.locator("#filled span").is_hidden()


def test_it_is_complete_without_scripts(visit):
    page = visit(WORKBOOKS["en"], scripts=False).page

    assert page.locator(".sheet").count() == 8
    assert page.locator(".room").count() == page.locator("[data-task]").count() > 20


@pytest.mark.parametrize("width", [320, 360, 1280])
@pytest.mark.parametrize("lang", ["en", "it"])
def test_it_fits_the_screen(visit, lang, width):
    page = visit(WORKBOOKS[lang], width=width).page

    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_on_paper_no_task_is_parted_from_its_lines(visit, site, tmp_path):
    """Every task is marked by a word of its own in front and one behind, and both are on the same sheet."""
    page = with_a_note(visit, site)
    page.goto(f"{site}{WORKBOOKS['en']}")
    page.evaluate(
        "document.querySelectorAll('[data-task]').forEach((item, n) => { item.querySelector('div').prepend(`from${n}x `);"
        " item.append(`till${n}x`); })"
    )
    page.pdf(path=str(tmp_path / "book.pdf"), format="A4", prefer_css_page_size=True)

    sheets = pdf_texts(tmp_path / "book.pdf")
    assert len(sheets) > 2
    starts, ends = (
        {number: at for at, text in enumerate(sheets) for number in re.findall(rf"{word}(\d+)x", text)}
        for word in ("from", "till")
    )
    assert len(starts) > 20
    assert starts == ends


def pdf_texts(path) -> list[str]:
    """The text of each sheet of a PDF."""
    command = [or_skip(pdftotext), "-layout", str(path), "-"]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True, timeout=60)
    return done.stdout.split("\f")[:-1]
