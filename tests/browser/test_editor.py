"""A day written in the browser lands on disk, passes `check`, and makes the site that one written by hand makes."""

from __future__ import annotations

import pytest

from tests.browser.editing import Editor
from tests.browser.serving import BASE, served
from tests.harness import HOMEWORK, SERIES, Site, article, day, differing, split_site

pytestmark = pytest.mark.slow

NOW = "2026-11-08T12:00:00+01:00"
REPOSITORY = "https://github.com/ada/site"
BODY = "Say *hello*.\n\n1. One\n    - two\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n/// homework | Go & see\n    minutes: 20\n\n- [ ] Go. {#go}\n- [ ] See\n  it twice.\n///\n"
WRITTEN = (
    day(
        1,
        "en",
        "One",
        header="day: 1\nguid: old-1\nignore: {length-unusual: short}\ntags: [b, a]\n",
        text="A text.\n\n* star",
    )
    + day(1, "it", "Uno")
    + day(2, "en", "Two")
    + article("only-here", "it", "Solo qui")
)


def _site(folder, **settings) -> Site:
    site = Site(
        folder, SERIES + WRITTEN, SITEURL=f"https://example.net{BASE}", DAYBYDAY_EDITOR=REPOSITORY,
        OUTPUT_PATH=str(folder / "root" / BASE.strip("/")), DAYBYDAY_WITHOUT=["cards", "pictures", "search"], **settings,
    )  # fmt: skip
    site.output = folder / "root" / BASE.strip("/")
    return site


@pytest.fixture(scope="module")
def host(tmp_path_factory):
    """Where a site with an editor is served."""
    site = _site(tmp_path_factory.mktemp("host"))
    built = site.build(NOW)
    assert built.status == 0, built.said
    with served(site.output.parent) as address:
        yield address


class Visit:
    """A page of a browser, and what it asked others for."""

    def __init__(self, context, host: str) -> None:
        self.page = context.new_page()
        self.elsewhere: list[str] = []
        self.page.on("request", lambda request: self._note(request.url, host))

    def _note(self, url: str, host: str) -> None:
        if not url.startswith((host, "data:", "blob:")):
            self.elsewhere.append(url)


@pytest.fixture
def visit(browser, host):
    context = browser.new_context(locale="en-GB", viewport={"width": 1280, "height": 1000})
    yield Visit(context, host)
    context.close()


@pytest.fixture
def editor(visit, host):
    """The editor, with the texts there are in its folder."""
    files = {f"content/{path}": text for path, text in split_site(SERIES + WRITTEN).items()}
    return Editor(visit.page, host, files)


def test_a_day_in_both_languages_is_the_site_one_makes_by_hand(tmp_path, editor):
    editor.begin("connections")
    editor.fill(title="Perché no: it's 100%", day="3", summary="Why: not.", body=BODY)
    editor.enable("Italian")
    editor.fill(
        "second",
        title="Perché no",
        body="Ciao.\n\n/// compito | Vai\n    minuti: 20\n\n- [ ] Vai. {#go}\n- [ ] Guarda.\n///\n",
    )
    editor.save()

    files = editor.files()
    written = {path: text for path, text in files.items() if path.startswith("content/connections/3-")}
    assert sorted(written) == [
        "content/connections/3-perche-no-it-s-100.en.md",
        "content/connections/3-perche-no-it-s-100.it.md",
    ]
    by_browser, by_hand = _site(tmp_path / "browser"), _site(tmp_path / "hand")
    for path, text in written.items():
        by_browser.write(path.removeprefix("content/"), text)
    by_hand.write(
        "connections/3-perche-no-it-s-100.en.md",
        f'---\ntitle: "Perché no: it\'s 100%"\nday: 3\nsummary: "Why: not."\n---\n{BODY}',
    )
    by_hand.write(
        "connections/3-perche-no-it-s-100.it.md",
        "---\ntitle: Perché no\n---\nCiao.\n\n/// compito | Vai\n    minuti: 20\n\n- [ ] Vai. {#go}\n- [ ] Guarda.\n///\n",
    )
    assert [line for line in by_browser.everything_said(NOW) if "3-perche" in line] == []
    assert differing(by_browser.build(NOW).files, by_hand.build(NOW).files) == []


def test_a_day_that_is_begun_and_not_written_is_a_draft(tmp_path, editor):
    editor.begin("connections")
    editor.fill(title="Later", day="3")
    editor.save()

    site = _site(tmp_path)
    (path,) = [path for path in editor.files() if "/3-" in path]
    site.write(path.removeprefix("content/"), editor.files()[path])
    built = site.build(NOW)
    assert (built.status, "repo/connections/3/index.html" in built.files) == (0, False)


def test_one_language_alone_leaves_no_file_of_the_other(editor):
    editor.begin("connections")
    editor.fill(title="Alone", day="3", body=f"Text.\n{HOMEWORK}")
    editor.save()

    assert [path for path in editor.files() if "/3-" in path] == ["content/connections/3-alone.en.md"]


def test_what_no_form_asks_for_stays_in_a_file_and_a_text_stays_as_it_is(tmp_path, editor):
    before = editor.files()
    editor.edit("connections", "001")
    editor.fill(title="One, mended")
    editor.save()
    after = editor.files()

    name = "content/connections/001.en.md"
    header, _, text = after[name].partition("\n---\n")
    assert text.strip("\n") == before[name].partition("\n---\n")[2].strip("\n")
    assert all(line in header for line in ("title: One, mended", "guid: old-1", "length-unusual: short"))
    assert sorted(after) == sorted(before)


def test_a_text_in_the_other_language_alone_can_be_edited(editor):
    editor.page.goto(f"{editor.address}#/collections/articles/entries/only-here")
    title = editor.page.locator("[data-key-path=title] input").first
    title.wait_for()

    assert title.input_value() == "Solo qui"


def test_it_asks_nobody_else_for_anything(visit, editor):
    editor.begin("connections")
    editor.fill(title="Quiet", day="3")
    editor.save()

    assert visit.elsewhere == []


def test_its_icons_are_signs_and_not_words(editor):
    editor.begin("connections")
    fonts = "[...document.fonts].filter(font => font.family.includes('Material Symbols')).map(font => font.status)"
    editor.page.wait_for_function("document.fonts.status === 'loaded'")
    widths = (
        "[...document.querySelectorAll('.material-symbols-outlined')].map(sign => sign.offsetWidth).filter(Boolean)"
    )
    editor.page.wait_for_function(f"{widths}.length > 0")

    assert editor.page.evaluate(fonts) == ["loaded"]
    assert max(editor.page.evaluate(widths)) < 40


def test_it_speaks_italian_to_whose_browser_does(browser, host):
    context = browser.new_context(locale="it-IT")
    page = context.new_page()
    page.goto(f"{host}/admin/")
    page.get_by_role("button", name="Lavora con Repository Locale").wait_for()
    context.close()


def test_a_service_worker_keeps_nothing_of_it(browser, host):
    context = browser.new_context(locale="en-GB")
    page = context.new_page()
    page.goto(f"{host}/connections/1/")
    page.evaluate("navigator.serviceWorker.register('/repo/worker.js').then(() => navigator.serviceWorker.ready)")
    page.goto(f"{host}/admin/")
    page.get_by_role("button", name="Work with Local Repository").wait_for()
    kept = page.evaluate(
        "async () => (await Promise.all((await caches.keys()).map(async name => (await (await caches.open(name)).keys()).map(each => each.url)))).flat()"
    )
    context.close()
    assert [address for address in kept if "/admin/" in address] == []
