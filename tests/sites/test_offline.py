"""The service worker: it knows today's pages and what was taken back, and nothing that is still to come."""

from __future__ import annotations

import json

import pytest

from tests.harness import SERIES, day

DAYS = "".join(day(number, lang, f"Number {number}") for number in range(1, 6) for lang in ("en", "it"))
NOON = "2026-11-04T12:00:00+01:00"


def held(built) -> dict:
    text = (built.folder / "worker.js").read_text("utf-8")
    return json.loads(text.partition(";\n")[0].removeprefix("self.held = "))


def test_today_is_kept_in_each_language_before_anybody_has_read_it(module_site):
    built = module_site(SERIES + DAYS).build(NOON)

    assert held(built)["today"] == {
        "/": ["/", "/connections/", "/connections/4/"],
        "/it/": ["/it/", "/it/relazioni/", "/it/relazioni/4/"],
    }


def test_nothing_of_a_coming_day_is_in_it(module_site):
    built = module_site(SERIES + DAYS).build(NOON)

    assert "/5/" not in (built.folder / "worker.js").read_text("utf-8")


def test_styles_and_scripts_are_named_as_they_are_published(module_site):
    built = module_site(SERIES + DAYS).build(NOON)

    assert held(built)["files"]
    assert all((built.folder / address.lstrip("/")).is_file() for address in held(built)["files"])


@pytest.mark.parametrize("url", ["https://example.net/repo", "https://example.net"])
def test_everything_is_below_the_sites_own_path(site, url):
    built = site(SERIES + DAYS, SITEURL=url).build(NOON)
    base, known = url.removeprefix("https://example.net"), held(built)

    assert (known["base"], known["prefix"]) == (base, f"daybyday {base}/ tag:example.org,2026 ")
    addresses = [*known["files"], *known["today"], *(page for pages in known["today"].values() for page in pages)]
    assert all(address.startswith(f"{base}/") for address in addresses)
    assert f'"worker":"{base}/worker.js"' in (built.folder / "connections/4/index.html").read_text("utf-8")


def test_a_text_that_is_taken_back_is_named_so_that_it_leaves(module_site):
    text = SERIES + DAYS + day(3, "en", "Number 3", "status: withdrawn\n")
    known = held(module_site(text).build(NOON))

    assert known["withdrawn"] == ["/connections/3/"]


def test_a_correction_of_todays_text_makes_another_version_and_no_page_names_it(site):
    made = site(SERIES + DAYS)
    before = made.build(NOON)
    versions, page = [held(before)["version"]], (before.folder / "connections/3/index.html").read_bytes()
    made.edit("connections/004.en.md", "A text.", "Corrected.")
    after = made.build(NOON)
    versions.append(held(after)["version"])

    assert versions[0] != versions[1]
    assert page == (after.folder / "connections/3/index.html").read_bytes()
    assert versions[1] not in "".join(path.read_text("utf-8") for path in after.folder.rglob("*.html"))


def test_switched_off_there_is_a_worker_that_clears_up_and_no_page_asks_for_it(site):
    built = site(SERIES + DAYS, DAYBYDAY_WITHOUT=["offline"]).build(NOON)

    assert held(built) == {"base": "", "prefix": "daybyday / tag:example.org,2026 "}
    assert "registration.unregister()" in (built.folder / "worker.js").read_text("utf-8")
    assert not any("worker.js" in path.read_text("utf-8") for path in built.folder.rglob("*.html"))


def test_the_programs_themselves_are_not_published_beside_it(module_site):
    built = module_site(SERIES + DAYS).build(NOON)

    assert [path.name for path in built.folder.rglob("*worker*")] == ["worker.js"]
    assert not list(built.folder.rglob("*farewell*"))
