"""Searching as a reader does: nothing is loaded before it is used, a strict policy holds, results are announced."""

from __future__ import annotations

import re

import pytest

pytestmark = pytest.mark.slow
POLICY = {"content-security-policy": "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'"}
SEARCHES = {"en": ("/search/", "person", "8 texts found"), "it": ("/it/cerca/", "persone", "10 testi trovati")}


class Reader:
    """A page with what it asked for and what it complained of."""

    def __init__(self, page, address: str) -> None:
        self.page, self.asked, self.complaints = page, [], []
        page.route(
            address,
            lambda route: route.fulfill(response=(answer := route.fetch()), headers={**answer.headers, **POLICY}),
        )
        page.on("request", lambda request: self.asked.append(request.url))
        page.on("console", lambda message: self.complaints.append(message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.goto(address, wait_until="networkidle")

    def loaded(self) -> list[str]:
        return [url for url in self.asked if "/pagefind/" in url]

    def look_for(self, text: str) -> None:
        self.page.fill("#q", text)
        self.hears(r"[0-9“«]")

    def hears(self, words: str) -> None:
        """Wait until something like this is said; a function of ours would need a policy that lets strings run."""
        self.page.locator("#said", has_text=re.compile(words)).wait_for()


@pytest.fixture
def reader(browser, site):
    contexts = []

    def read(path: str, **options) -> Reader:
        contexts.append(browser.new_context(service_workers="block", **options))
        return Reader(contexts[-1].new_page(), site + path)

    yield read
    for context in contexts:
        context.close()


@pytest.mark.parametrize("lang", SEARCHES)
def test_a_reader_finds_texts_of_the_language_and_hears_how_many(reader, lang):
    path, word, said = SEARCHES[lang]
    visit = reader(path)
    assert visit.loaded() == []
    visit.look_for(word)

    assert visit.page.inner_text("#said") == said
    addresses = visit.page.eval_on_selector_all("#found a", "links => links.map(link => new URL(link.href).pathname)")
    assert addresses
    assert all(address.startswith("/repo/it/") == (lang == "it") for address in addresses)
    assert visit.complaints == []


def test_a_result_says_its_day_and_leads_to_it(reader):
    visit = reader("/it/cerca/")
    visit.look_for("persone")
    row = visit.page.locator("#found li", has_text="Giorno 8")
    row.locator("a").click()
    visit.page.wait_for_url("**/it/relazioni/8/")

    assert "Fare rete" in visit.page.inner_text("h1")


def test_what_is_not_found_is_said(reader):
    visit = reader("/search/")
    visit.look_for("xylophonequark")

    assert "Nothing was found for “xylophonequark”" in visit.page.inner_text("#said")
    assert visit.page.locator("#found li").count() == 0


def test_a_search_stands_in_the_address_and_comes_back_with_it(reader):
    visit = reader("/search/?q=person")
    visit.page.wait_for_selector("#found li")

    assert visit.page.input_value("#q") == "person"


def test_the_keyboard_is_enough(reader):
    visit = reader("/search/")
    visit.page.focus("#q")
    visit.page.keyboard.type("person")
    visit.page.keyboard.press("Enter")
    visit.page.wait_for_selector("#found li")
    for _ in range(2):
        visit.page.keyboard.press("Tab")

    assert visit.page.evaluate("document.activeElement.closest('#found') !== null")


def test_an_index_that_cannot_be_loaded_is_said_and_tried_again(reader):
    visit = reader("/search/")
    visit.page.route("**/pagefind/**", lambda route: route.abort())
    visit.page.fill("#q", "person")
    visit.hears("could not be loaded")
    visit.page.unroute("**/pagefind/**")
    visit.look_for("persons")

    assert visit.page.locator("#found li").count() > 0


def test_without_a_script_there_are_the_lists_and_no_form(reader):
    visit = reader("/it/cerca/", java_script_enabled=False)

    assert visit.page.is_visible(".notice")
    assert not visit.page.is_visible("#q")
    assert visit.page.is_visible("text=Tutti i testi")
