"""The workbook: all homework of a series with room to write, whole and by months that do not change any more."""

from __future__ import annotations

import re

import pytest

from tests.harness import GUEST, SERIES, article, day, differing

NOTED = "\n/// homework | Do it\n    minutes: 20\n\nSee the note.[^1]\n\n- [ ] Go to [day 1](001.en.md).\n- [ ] Look. {#look}\n///\n\n[^1]: The note.\n"
TWO_MONTHS = SERIES.replace("start: 2026-11-01", "start: 2026-11-29")
WHOLE, MONTH = "connections/workbook/index.html", "connections/workbook/{}/index.html"


def sheets(html: str) -> list[str]:
    return re.findall(r'data-day="(\d+)"', html)


def test_every_day_with_homework_is_there_in_order(site):
    built = site(SERIES + day(3, "en", "Third") + day(1, "en", "First") + day(2, "en", "Without", homework="")).build(
        "2026-11-08T12:00:00+01:00"
    )

    assert sheets(built.text(WHOLE)) == ["1", "3"]


def test_each_task_has_room_to_write(site):
    page = site(SERIES + day(1, "en", "First", homework=NOTED)).build().text(WHOLE)

    assert page.count('<div class="room" aria-hidden="true"></div>') == 2
    assert 'id="task-1-look" data-task="look"' in page


def test_nothing_of_a_coming_or_a_withdrawn_day_is_in_it(site):
    built = site(
        SERIES + day(1, "en", "First") + day(2, "en", "Regretted", "status: withdrawn\n") + day(20, "en", "Secret")
    ).build()

    page = built.text(WHOLE)
    assert sheets(page) == ["1"]
    assert not re.search("Secret|Regretted", page)


def test_a_day_that_is_not_translated_is_there_with_its_language(site):
    page = (
        site(SERIES + day(1, "en", "First") + day(1, "it", "Primo") + day(2, "en", "Second"))
        .build()
        .text("it/relazioni/workbook/index.html")
    )

    assert sheets(page) == ["1", "2"]
    assert '<span lang="en" dir="auto">Second</span>' in page
    assert 'class="note">in inglese</span>' in page
    assert '<ul class="tasks" lang="en" dir="auto">' in page


@pytest.mark.parametrize("policy", ["skip", "hold"])
def test_where_originals_do_not_stand_in_they_do_not_in_the_workbook_either(site, policy):
    built = site(
        f"{SERIES}translations: {policy}\n" + day(1, "en", "First") + day(1, "it", "Primo") + day(2, "en", "Second")
    ).build()

    assert sheets(built.text("it/relazioni/workbook/index.html")) == ["1"]


def test_what_leads_to_a_place_in_the_text_leads_to_the_page_of_the_day(site):
    site = site(
        SERIES + day(1, "en", "First", homework=NOTED), MARKDOWN={"extensions": ["markdown.extensions.footnotes"]}
    )
    page = site.build().text(WHOLE)

    assert 'href="/connections/1/#fn:1"' in page
    assert 'id="fnref:1"' not in page


def test_addresses_honour_the_path_of_the_site(site):
    page = (
        site(SERIES + day(1, "en", "First", homework=NOTED), SITEURL="https://name.github.io/repo").build().text(WHOLE)
    )

    assert not re.search(r'href="/(?!repo/)', page)


def test_there_are_pages_of_months_once_there_are_two(site):
    text = TWO_MONTHS + "".join(day(number, "en", f"Day {number}") for number in range(1, 6))
    built = site(text)

    before = built.build("2026-11-30T12:00:00+01:00").files
    after = built.build("2026-12-02T12:00:00+01:00")
    assert not any("workbook/20" in path for path in before)
    assert sheets(after.text(MONTH.format("2026-11"))) == ["1", "2"]
    assert sheets(after.text(MONTH.format("2026-12"))) == ["3", "4"]
    assert re.findall(r"workbook/(20\d\d-\d\d)/", after.text(WHOLE)) == ["2026-11", "2026-12"]


def test_a_month_that_is_over_stays_as_it_is(site):
    text = TWO_MONTHS + "".join(day(number, "en", f"Day {number}") for number in range(1, 40))
    built = site(text.replace("length: 30", "length: 40"))

    before = built.build("2026-12-02T12:00:00+01:00").files
    after = built.build("2027-01-03T12:00:00+01:00").files
    changed = [path for path in differing(before, after) if "workbook" in path and path in before]
    assert MONTH.format("2026-11") not in changed
    assert WHOLE in changed


def test_a_month_knows_those_before_it_and_none_after(site):
    text = TWO_MONTHS + "".join(day(number, "en", f"Day {number}") for number in range(1, 6))
    built = site(text).build("2026-12-02T12:00:00+01:00")

    assert "workbook/2026-12" not in built.text(MONTH.format("2026-11")).partition("<main")[2]
    assert 'href="/connections/workbook/2026-11/"' in built.text(MONTH.format("2026-12"))


def test_the_series_and_the_day_lead_to_it(site):
    built = site(SERIES + day(1, "en", "First") + day(2, "en", "Without", homework="")).build()

    assert 'href="/connections/workbook/"' in built.text("connections/index.html")
    assert 'href="/connections/workbook/#homework-1"' in built.text("connections/1/index.html")
    assert "workbook" not in built.text("connections/2/index.html")
    assert 'id="homework-1"' in built.text(WHOLE)


@pytest.mark.parametrize(
    ("text", "settings"),
    [
        (SERIES + day(1, "en", "First"), {"DAYBYDAY_WITHOUT": ["workbook"]}),
        (SERIES + day(1, "en", "First"), GUEST),
        (SERIES + day(1, "en", "First", homework=""), {}),
        (SERIES + day(20, "en", "Secret"), {}),
        (article("job", "en", "Job"), {}),
    ],
    ids=["left out", "in a foreign theme", "without homework", "before day 1", "without a series"],
)
def test_without_it_nothing_leads_to_it(site, text, settings):
    files = site(text, **settings).build().files
    theirs = {path: data for path, data in files.items() if not path.startswith("theme/") and path != "manifest.txt"}
    assert not [
        path
        for path, data in theirs.items()
        if "workbook" in path or b"workbook" in data.replace(b"theme/workbook", b"")
    ]


def test_the_language_switch_keeps_the_month(site):
    text = TWO_MONTHS + "".join(day(number, lang, f"Day {number}") for number in range(1, 5) for lang in ("en", "it"))
    page = site(text).build("2026-12-02T12:00:00+01:00").text(MONTH.format("2026-11"))

    assert 'href="/it/relazioni/workbook/2026-11/" lang="it"' in page
    assert 'hreflang="it" href="https://example.org/it/relazioni/workbook/2026-11/"' in page
