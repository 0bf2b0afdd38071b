"""Journeys without a network: what was read stays, today's pages too, and nothing old is ever shown as new."""

from __future__ import annotations

import json
import shutil
from contextlib import ExitStack
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from babel.dates import format_date

from tests.browser.serving import BASE, PAGES, served
from tests.browser.test_example_progress import open_desk
from tests.example import content_of_the_example, settings_of_the_example
from tests.harness import ROOT
from tests.sites.page import WORDS

pytestmark = [pytest.mark.slow, content_of_the_example, settings_of_the_example]

BOTH = pytest.mark.parametrize("lang", ["en", "it"])
ROOTS = {"en": "/", "it": "/it/"}
SERIES = {"en": "/connections/", "it": "/it/relazioni/"}
PREFIX = f"daybyday {BASE}/ tag:example.org,2026 "
READY = "navigator.serviceWorker.ready.then(registration => registration.active.state)"
KEPT = (
    "async address => { for (const name of await caches.keys()) { const cache = await caches.open(name);"
    " if (await cache.match(address)) return true } return false }"
)


class Host:
    """A copy of the example on a host of its own, which can be out of reach."""

    def __init__(self, output, folder) -> None:
        self.root = folder / "host"
        self.output = self.root / BASE.strip("/")
        shutil.copytree(output, self.output)
        self._server = ExitStack()
        self.site = self._server.enter_context(served(self.root))
        self._port = int(self.site.rpartition(":")[2].partition("/")[0])

    def goes(self) -> None:
        self._server.close()

    def comes_back(self) -> None:
        self._server.enter_context(served(self.root, self._port))

    def rewrite(self, path: str, old: str, new: str) -> None:
        text = (self.output / path).read_text("utf-8")
        assert old in text
        (self.output / path).write_text(text.replace(old, new), "utf-8")

    def change_worker(self, **held) -> None:
        """As another build would: with other things to know, and another version by that."""
        first, _, program = (self.output / "worker.js").read_text("utf-8").partition(";\n")
        known = {**json.loads(first.partition(" = ")[2]), **held}
        (self.output / "worker.js").write_text(f"self.held = {json.dumps(known)};\n{program}", "utf-8")


@pytest.fixture
def host(example, tmp_path):
    """Reachable at first."""
    host = Host(example.folder, tmp_path)
    yield host
    host.goes()


@pytest.fixture
def reader(browser):
    """A page of a reader's browser."""
    context = browser.new_context(timezone_id="Europe/Rome")
    page = context.new_page()
    yield page
    context.close()


def read(page, host: Host, *addresses: str) -> None:
    """Open pages one after the other, until each is kept."""
    for address in addresses:
        page.goto(f"{host.site}{address}")
        assert page.evaluate(READY) in ("activating", "activated")
        wait_until_kept(page, f"{BASE}{address}")


def wait_until_kept(page, path: str, kept: bool = True) -> None:
    for _ in range(100):
        if page.evaluate(KEPT, path) is kept:
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"{path} is {'not kept' if kept else 'still kept'}")


def wait_until(page, question: str, answer) -> None:
    """Until the answer of a promise is this one."""
    for _ in range(100):
        if page.evaluate(question) == answer:
            return
        page.wait_for_timeout(50)
    assert page.evaluate(question) == answer


def notice(page) -> str:
    return page.locator(".offline").inner_text().replace("\u00a0", " ") if page.locator(".offline").count() else ""


def today(lang: str) -> str:
    """As the page writes it; a worker has the machine's clock, whatever the page's is."""
    return format_date(datetime.now(ZoneInfo("Europe/Rome")).date(), "EEEE d MMMM", lang)


@BOTH
def test_what_was_read_and_today_and_the_homework_list_are_there_without_a_network(host, reader, lang):
    read(reader, host, f"{SERIES[lang]}3/")
    for kept in ("8/", "workbook/"):
        wait_until_kept(reader, f"{BASE}{SERIES[lang]}{kept}")
    host.goes()

    for address in (f"{SERIES[lang]}3/", f"{SERIES[lang]}8/", SERIES[lang], f"{SERIES[lang]}workbook/", ROOTS[lang]):
        reader.goto(f"{host.site}{address}")
        assert (address, notice(reader)) == (address, WORDS[lang].say("my_offline", date=today(lang)))
    assert reader.evaluate("getComputedStyle(document.documentElement).backgroundColor") != "rgba(0, 0, 0, 0)"


@BOTH
@pytest.mark.parametrize("kind", ["article", "about", "listing", "follow"])
def test_a_page_without_a_script_says_of_which_day_it_is_as_well(host, reader, lang, kind):
    read(reader, host, ROOTS[lang], PAGES[kind][lang])
    host.goes()
    reader.reload()

    assert notice(reader) == WORDS[lang].say("my_offline", date=today(lang)).replace("\u00a0", " ")
    assert reader.locator(".offline").count() == 1


def test_what_is_kept_says_the_date_on_which_it_was_got(host, reader):
    read(reader, host, "/")
    host.goes()
    reader.clock.set_fixed_time("2035-11-10T12:00:00+01:00")
    reader.reload()

    assert today("en") in notice(reader)


@BOTH
def test_instead_of_a_page_that_is_not_kept_comes_home(host, reader, lang):
    read(reader, host, ROOTS[lang])
    host.goes()
    reader.goto(f"{host.site}{SERIES[lang]}2/")

    assert notice(reader) == WORDS[lang].say("my_offline_home", date=today(lang))
    assert reader.locator("#text h1, #text h2").count() > 0


def test_with_a_network_home_is_always_the_one_the_host_has(host, reader):
    read(reader, host, "/")
    host.rewrite("index.html", "<main", "<p>Tomorrow’s home</p><main")
    reader.goto(f"{host.site}/")

    assert (reader.get_by_text("Tomorrow’s home").count(), notice(reader)) == (1, "")


def test_back_on_the_network_what_is_kept_is_renewed(host, reader):
    read(reader, host, "/connections/3/")
    host.goes()
    host.rewrite("connections/3/index.html", "<main", "<p>Corrected.</p><main")
    host.comes_back()
    reader.goto(f"{host.site}/connections/3/")
    reader.wait_for_timeout(300)
    host.goes()
    reader.reload()

    assert (reader.get_by_text("Corrected.").count(), notice(reader) != "") == (1, True)


def test_a_text_that_was_taken_back_leaves_the_device(host, reader):
    read(reader, host, "/connections/3/")
    host.change_worker(version="next", withdrawn=[f"{BASE}/connections/3/"])
    reader.goto(f"{host.site}/about/")

    wait_until_kept(reader, f"{BASE}/connections/3/", kept=False)


def test_a_page_that_is_gone_leaves_the_device(host, reader):
    read(reader, host, "/connections/3/")
    shutil.rmtree(host.output / "connections/3")
    reader.goto(f"{host.site}/connections/3/")

    wait_until_kept(reader, f"{BASE}/connections/3/", kept=False)


def test_of_older_versions_nothing_stays_but_what_was_read(host, reader):
    read(reader, host, "/connections/3/")
    host.change_worker(version="next")
    reader.goto(f"{host.site}/")

    wait_until(reader, "caches.keys().then(names => names.sort())", [f"{PREFIX}next", f"{PREFIX}read"])


def test_another_site_in_a_folder_below_is_left_alone(host, reader):
    (host.output / "other").mkdir()
    (host.output / "other/index.html").write_text("<!doctype html><title>Other</title><p>Not ours.", "utf-8")
    read(reader, host, "/")
    reader.goto(f"{host.site}/other/")
    reader.wait_for_timeout(300)

    assert not reader.evaluate(KEPT, f"{BASE}/other/")


def test_the_caches_of_another_site_on_the_same_host_are_left_alone(host, reader):
    reader.goto(f"{host.site}/about/")
    reader.evaluate("caches.open('daybyday /other/ tag:example.org,2026 read')")
    read(reader, host, "/")

    assert "daybyday /other/ tag:example.org,2026 read" in reader.evaluate("caches.keys()")


def test_switched_off_the_worker_clears_up_and_goes(host, reader):
    read(reader, host, "/connections/3/")
    held = json.dumps({"base": BASE, "prefix": PREFIX})
    farewell = (ROOT / "theme/static/offline/farewell.js").read_text("utf-8")
    (host.output / "worker.js").write_text(f"self.held = {held};\n{farewell}", "utf-8")
    for page in ("index.html", "about/index.html"):
        text = (host.output / page).read_text("utf-8")
        (host.output / page).write_text(text.replace(f',"worker":"{BASE}/worker.js"', ""), "utf-8")
    reader.goto(f"{host.site}/about/")
    wait_until(reader, "caches.keys()", [])
    reader.goto(f"{host.site}/about/")

    wait_until(reader, "navigator.serviceWorker.getRegistrations().then(all => all.length)", 0)
    assert reader.evaluate("caches.keys()") == []


def test_forget_me_forgets_what_was_read(host, reader):
    read(reader, host, "/connections/3/", "/connections/")
    open_desk(reader, 1)
    reader.get_by_role("button", name=WORDS["en"].my_forget).click()
    reader.get_by_role("button", name=WORDS["en"].my_forget_yes).click()

    wait_until(reader, "caches.keys().then(names => names.some(name => name.endsWith(' read')))", False)


def test_where_workers_are_denied_the_page_works_without_a_word(host, browser):
    context = browser.new_context(service_workers="block")
    page = context.new_page()
    complaints = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(f"{host.site}/connections/3/")
    page.locator(".tasks input").first.check()

    assert complaints == []
    context.close()
