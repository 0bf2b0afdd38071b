"""The service worker: it knows today's pages and what was taken back, and nothing that is still to come."""

from __future__ import annotations

import json

import pytest

from tests.harness import SERIES, day
from tests.sites.page import WORDS

DAYS = "".join(day(number, lang, f"Number {number}") for number in range(1, 6) for lang in ("en", "it"))
NOON = "2026-11-04T12:00:00+01:00"


def held(built) -> dict:
    text = (built.folder / "worker.js").read_text("utf-8")
    return json.loads(text.partition(";\n")[0].removeprefix("self.held = "))


def test_today_is_kept_in_each_language_before_anybody_has_read_it(module_site):
    built = module_site(SERIES + DAYS).build(NOON)

    assert held(built)["today"] == {
        "/": ["/", "/connections/", "/connections/4/", "/connections/workbook/"],
        "/it/": ["/it/", "/it/relazioni/", "/it/relazioni/4/", "/it/relazioni/workbook/"],
    }


@pytest.mark.parametrize(("length", "page"), [(60, ""), (61, "2026-12/")])
def test_of_a_long_workbook_the_latest_month_is_kept(module_site, length, page):
    """Day 1 was 1 November."""
    days = "".join(day(number, "en", f"Number {number}") for number in range(1, length + 1))
    built = module_site(SERIES.replace("length: 30", "length: 90") + days).build("2026-12-31T12:00:00+01:00")

    assert held(built)["today"]["/"][-1] == f"/connections/workbook/{page}"
    assert (built.folder / f"connections/workbook/{page}index.html").is_file()


@pytest.mark.parametrize(
    ("text", "settings"),
    [(DAYS, {"DAYBYDAY_WITHOUT": ["workbook"]}), (day(4, "en", "None", homework=""), {})],
    ids=["switched off", "no homework"],
)
def test_without_a_workbook_none_is_kept(module_site, text, settings):
    built = module_site(SERIES + text, **settings).build(NOON)

    assert "workbook" not in str(held(built)["today"])


def test_a_series_that_is_over_has_no_homework_to_keep_at_hand(module_site):
    built = module_site(SERIES.replace("length: 30", "length: 5") + DAYS).build("2026-11-20T12:00:00+01:00")

    assert held(built)["today"]["/"] == ["/"]


def test_the_worker_can_say_in_every_language_of_which_day_a_page_is(module_site):
    """For pages that have no script to say it with."""
    known = held(module_site(SERIES + DAYS).build(NOON))

    assert known["words"].keys() == known["today"].keys() == {"/", "/it/"}
    assert known["words"]["/it/"]["kept"] == WORDS["it"].printed["my_offline"]
    assert all("{date}" in text for words in known["words"].values() for text in (words["kept"], words["missing"]))


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

    assert "/connections/3/" in known["withdrawn"]
    assert "/it/relazioni/3/" not in known["withdrawn"]


def test_the_workbook_a_withdrawn_text_stood_in_leaves_too_in_every_language(module_site):
    """Where it was not translated it stood there in the original."""
    known = held(module_site(SERIES + DAYS + day(3, "en", "Number 3", "status: withdrawn\n")).build(NOON))

    assert {
        f"{home}workbook/{month}" for home in ("/connections/", "/it/relazioni/") for month in ("", "2026-11/")
    } <= {*known["withdrawn"]}


@pytest.mark.parametrize("number", [2, 4])
def test_a_correction_of_any_homework_in_the_list_makes_another_version(site, number):
    made = site(SERIES + DAYS)
    before = held(made.build(NOON))["version"]
    made.edit(f"connections/00{number}.it.md", "Go.", "Go there.")

    assert held(made.build(NOON))["version"] != before


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
