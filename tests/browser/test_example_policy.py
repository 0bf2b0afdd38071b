"""A strict Content-Security-Policy holds on every kind of page, sent by the host or written into the page."""

from __future__ import annotations

import shutil

import pytest

from daybyday.hosting.headers import policy
from tests.browser.serving import BASE, PAGES, served
from tests.example import content_of_the_example, settings_of_the_example

pytestmark = [pytest.mark.slow, content_of_the_example, settings_of_the_example]

IN_A_PAGE = policy(searched=True, in_page=True)
BY_THE_HOST = policy(searched=True)
"""What the kit writes into the settings of hosts."""
WATCH = """
window.violations = [];
document.addEventListener("securitypolicyviolation", event => window.violations.push(`${event.violatedDirective} ${event.blockedURI}`));
"""
EVERY = [(kind, lang) for kind in PAGES for lang in PAGES[kind]]


@pytest.fixture(scope="module")
def with_header(example):
    with served(example.folder.parent, headers={"Content-Security-Policy": BY_THE_HOST}) as address:
        yield address


@pytest.fixture(scope="module")
def with_element(example, tmp_path_factory):
    root = tmp_path_factory.mktemp("policy")
    shutil.copytree(example.folder, root / BASE.strip("/"))
    for path in root.rglob("*.html"):
        text = path.read_text("utf-8")
        element = f'<meta http-equiv="Content-Security-Policy" content="{IN_A_PAGE}">'
        path.write_text(text.replace('<meta charset="utf-8">', f'<meta charset="utf-8">{element}', 1), "utf-8")
    with served(root) as address:
        yield address


@pytest.fixture
def page(browser):
    context = browser.new_context()
    context.add_init_script(WATCH)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("way", ["with_header", "with_element"])
@pytest.mark.parametrize(("kind", "lang"), EVERY)
def test_nothing_on_a_page_needs_more(request, page, way, kind, lang):
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda said: complaints.append(said.text) if "Content Security Policy" in said.text else None)
    page.goto(f"{request.getfixturevalue(way)}{PAGES[kind][lang]}", wait_until="networkidle")

    assert (page.evaluate("violations"), complaints) == ([], [])


@pytest.mark.parametrize("way", ["with_header", "with_element"])
def test_boxes_are_ticked_and_copies_taken_all_the_same(request, page, way):
    site = request.getfixturevalue(way)
    page.goto(f"{site}/connections/8/")
    for box in page.locator(".tasks input").all():
        box.check()
    page.goto(f"{site}/connections/")
    page.locator("#progress summary").nth(1).click()
    with page.expect_download() as download:
        page.locator("[data-do=export]").click()

    assert download.value.suggested_filename.endswith(".json")
    assert page.evaluate("violations") == []
