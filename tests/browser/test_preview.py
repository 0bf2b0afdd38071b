"""The preview in a real browser: reloads by itself where one was reading, shows what is wrong, marks what is not out."""

from __future__ import annotations

import pytest

from tests.browser.needs import node_module, or_skip
from tests.commands.conftest import Project
from tests.harness import HOMEWORK, day, split_site
from tests.preview.running import running, wait_for

pytestmark = pytest.mark.slow

BEGIN = "connections/001-begin.en.md"
LONG = "\n\n".join(f"Paragraph {number} of a long text." for number in range(80))
PANEL = "daybyday-preview .panel"
BADGE = "daybyday-preview .badge"


def _text(words: str, title: str = "Begin") -> str:
    return f"---\ntitle: {title}\n---\n{words}\n\n{LONG}\n{HOMEWORK}"


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    project = Project(tmp_path_factory.mktemp("preview"))
    coming = day(9, "en", "Later", text="Later words.") + day(10, "en", "Never", header="status: draft\n")
    for path, text in split_site(coming).items():
        project.write(path, text)
    return project


@pytest.fixture(scope="module")
def preview(project):
    with running(project.folder) as preview:
        wait_for(lambda: "The site is at" in preview.said())
        yield preview


@pytest.fixture
def look(browser, preview, project):
    """`look("/connections/1/")`: the page in a browser of its own; the text is good again at the end."""
    project.write(BEGIN, _text("First words."))
    wait_for(lambda: "First words." in preview.get("/connections/1/")[1])
    contexts = []

    def go(address: str, width: int = 1280, scheme: str = "light", scripts: bool = True):
        context = browser.new_context(
            viewport={"width": width, "height": 800}, color_scheme=scheme, java_script_enabled=scripts
        )
        contexts.append(context)
        page = context.new_page()
        page.complaints = []
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        page.goto(f"{preview.address}{address}", wait_until="load")
        if scripts:
            page.wait_for_selector(f"{BADGE}, {PANEL}", state="attached")
            page.wait_for_function("document.querySelector('daybyday-preview').shadowRoot.querySelector('.badge').textContent"
                                   " || !document.querySelector('daybyday-preview').shadowRoot.querySelector('.panel').hidden"
                                   " || location.pathname === '/_daybyday/'")  # fmt: skip
        return page

    yield go
    for context in contexts:
        context.close()


def test_a_page_reloads_by_itself_and_stays_where_one_was_reading(look, project):
    page = look("/connections/1/")
    page.evaluate("scrollTo(0, 1234)")
    project.write(BEGIN, _text("Other words."))
    page.wait_for_selector("text=Other words.")

    page.wait_for_function("scrollY === 1234")
    assert page.complaints == []


def test_a_page_that_did_not_change_is_left_alone(look, project):
    page = look("/404.html")
    page.evaluate("window.untouched = true")
    other = look("/connections/1/")
    project.write(BEGIN, _text("Other words."))
    other.wait_for_selector("text=Other words.")

    page.wait_for_timeout(300)
    assert page.evaluate("window.untouched")


def test_the_overlay_tells_file_and_line_and_goes_when_it_is_mended(look, project):
    page = look("/connections/1/")
    page.evaluate("window.untouched = true")
    project.write(BEGIN, _text("First words.", title="[<b>Begin"))
    page.wait_for_selector(PANEL)

    assert page.locator(PANEL).get_attribute("role") == "alertdialog"
    assert "content/connections/001-begin.en.md:2:8" in page.inner_text(PANEL)
    assert "yaml-broken" in page.inner_text(PANEL)
    assert page.locator(f"{PANEL} b").count() == 0

    project.write(BEGIN, _text("First words."))
    page.wait_for_selector(PANEL, state="hidden")
    assert page.evaluate("window.untouched")


def test_escape_closes_the_overlay_until_the_next_change(look, project):
    page = look("/connections/1/")
    project.write(BEGIN, _text("First words.", title="[Begin"))
    page.wait_for_selector(PANEL)
    page.keyboard.press("Escape")
    page.wait_for_selector(PANEL, state="hidden")
    page.reload()
    page.wait_for_selector(BADGE)
    assert page.locator(PANEL).is_hidden()

    project.write(BEGIN, _text("First words.", title="[Begin again"))
    page.wait_for_selector(PANEL)


def test_what_is_not_out_has_its_bar_also_without_scripts(look):
    for scripts in (True, False):
        bar = look("/connections/9/", scripts=scripts).locator("daybyday-bar")
        assert bar.inner_text() == "Coming on Monday 9 November 2026, 07:00 – only you see this"
        assert bar.bounding_box()["y"] == 0
    assert look("/connections/10/").inner_text("daybyday-bar") == "Draft – only you see this"
    assert look("/connections/10/").title().startswith("Draft · ")
    assert look("/connections/1/").locator("daybyday-bar").count() == 0


@pytest.mark.parametrize("width", [320, 1280])
def test_the_bar_covers_nothing_of_the_page(look, width):
    page = look("/connections/9/", width=width)

    assert page.locator("daybyday-bar").bounding_box()["height"] <= page.locator(".masthead").bounding_box()["y"]


def test_the_badge_tells_moment_and_number_and_can_be_hidden(look):
    page = look("/connections/1/")

    assert "Preview · as of 8 November 2026, 23:59 · 2 texts not out yet" in page.inner_text(BADGE)
    page.click(f"{BADGE} a")
    page.wait_for_url("**/_daybyday/")
    assert "Later" in page.inner_text("main")
    page.click("text=Later")
    page.wait_for_selector("daybyday-bar")
    page.click(f"{BADGE} button")
    page.wait_for_selector(BADGE, state="hidden")


def test_a_page_that_is_gone_says_so_and_comes_back(look, project):
    project.write("articles/passing.en.md", "---\ntitle: Passing\ndate: 2026-11-01\n---\nPassing words.\n")
    page = look("/connections/1/")
    page.wait_for_function("fetch('/passing/').then(answer => answer.ok)")
    page.goto(page.url.replace("/connections/1/", "/passing/"))
    page.wait_for_selector(BADGE)
    (project.content / "articles/passing.en.md").rename(project.content / "articles/gone.en.md")
    page.wait_for_selector(PANEL)

    assert "This page is not here any more" in page.inner_text(PANEL)
    assert "Passing words." in page.inner_text("main")
    (project.content / "articles/gone.en.md").rename(project.content / "articles/passing.en.md")
    page.wait_for_selector(PANEL, state="hidden")
    (project.content / "articles/passing.en.md").unlink()
    page.wait_for_selector(PANEL)


def test_a_preview_that_was_started_again_is_found_by_the_page(browser, tmp_path):
    project = Project(tmp_path)
    with running(project.folder) as first:
        wait_for(lambda: "The site is at" in first.said())
        page = browser.new_page()
        page.goto(f"{first.address}/connections/1/")
        page.wait_for_selector(BADGE)
        port = int(first.address.rpartition(":")[2])
    project.write(BEGIN, _text("Other words."))
    with running(project.folder, port):
        page.wait_for_selector("text=Other words.")
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_overlay_bar_badge_and_the_own_page_are_accessible(look, project, width, scheme):
    axe = or_skip(node_module, "axe-core/axe.min.js").read_text("utf-8")

    def violations(page) -> list[str]:
        page.evaluate(axe)
        found = page.evaluate("axe.run().then(result => result.violations)")
        return [f"{one['id']}: {node['target']}" for one in found for node in one["nodes"]]

    def width_of(page) -> int:
        return page.evaluate("document.documentElement.scrollWidth")

    for address in ("/connections/9/", "/_daybyday/"):
        page = look(address, width, scheme)
        assert (violations(page), width_of(page)) == ([], width)
    page = look("/connections/1/", width, scheme)
    project.write(BEGIN, _text("First words.", title="[Begin"))
    page.wait_for_selector(PANEL)
    assert (violations(page), width_of(page)) == ([], width)
