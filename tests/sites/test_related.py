"""Related days: what shares a subject or a link and was there before. The page of a day does not change when others come."""

from __future__ import annotations

import pytest

from tests.harness import SERIES, article, day, differing
from tests.sites.page import WORDS, visit

NOON = "2026-11-{:02}T12:00:00+01:00"
HEADINGS = {"en": WORDS["en"].related, "it": WORDS["it"].related}


def related(built, address: str) -> list[str]:
    page = visit(built, address)
    return [str(href) for href in page.root.xpath("//nav[@aria-labelledby='related']//a/@href")]


def plain(*numbers: int) -> str:
    return "".join(day(number, "en", f"Plain {number}") for number in numbers)


def test_days_that_share_a_subject_are_related_and_others_are_not(module_site):
    text = SERIES + day(1, "en", "One", "tags: [fear]\n") + plain(2, 3) + day(4, "en", "Four", "tags: [fear, work]\n")
    built = module_site(text).build(NOON.format(4))

    assert related(built, "/connections/4/") == ["/connections/1/"]
    assert related(built, "/connections/3/") == []


def test_a_rare_subject_brings_days_closer_than_a_frequent_one(module_site):
    many = "".join(day(number, "en", f"Many {number}", "tags: [all]\n") for number in range(2, 9))
    text = SERIES + day(1, "en", "Rare", "tags: [rare]\n") + many + day(10, "en", "Ten", "tags: [all, rare]\n")
    built = module_site(text).build(NOON.format(10))

    assert related(built, "/connections/10/") == [f"/connections/{number}/" for number in (1, 8, 7)]


@pytest.mark.parametrize(
    ("early", "late"),
    [
        ("A text.", "See [it]({filename}001.en.md)."),
        ("A text.", "See [it](/connections/1/#homework)."),
        ("A text.", "See [it](https://example.org/connections/1/)."),
        ("A text.", "See [it]({filename}001.it.md)."),
        ("Soon [more]({filename}005.en.md).", "A text."),
    ],
    ids=["by file", "by address", "by full address", "to its twin", "from the earlier day"],
)
def test_a_link_either_way_makes_days_related(module_site, early, late):
    text = (
        SERIES + day(1, "en", "One", text=early) + day(1, "it", "Uno") + plain(2, 3) + day(5, "en", "Five", text=late)
    )

    assert related(module_site(text).build(NOON.format(5)), "/connections/5/") == ["/connections/1/"]


def test_a_link_counts_more_than_any_subject(module_site):
    tagged = "".join(day(number, "en", f"Tagged {number}", "tags: [fear]\n") for number in (2, 3, 4))
    last = day(6, "en", "Six", "tags: [fear]\n", text="See [it]({filename}001.en.md).")

    found = related(module_site(SERIES + plain(1) + tagged + last).build(NOON.format(6)), "/connections/6/")
    assert found == ["/connections/1/", "/connections/4/", "/connections/3/"]


def test_the_days_beside_it_come_last_for_the_page_leads_there_anyway(module_site):
    text = SERIES + "".join(day(number, "en", f"Day {number}", "tags: [fear]\n") for number in range(1, 6))

    built = module_site(text).build(NOON.format(5))
    assert related(built, "/connections/5/") == [f"/connections/{number}/" for number in (3, 2, 1)]
    assert related(built, "/connections/2/") == ["/connections/1/"]


TWO = SERIES + "".join(
    day(number, lang, f"{lang} {number}", "tags: [fear]\n", text="See [one]({filename}001.en.md), [nine]({filename}009.en.md).")
    for number in range(1, 10)
    for lang in ("en", "it")
)  # fmt: skip


def test_a_new_day_changes_no_page_but_that_of_the_day_before(module_site):
    before = module_site(TWO).build(NOON.format(8)).files
    after = module_site(TWO).build(NOON.format(9)).files

    days = [f"{root}{number}/index.html" for root in ("connections/", "it/relazioni/") for number in range(1, 8)]
    changed = differing({path: before[path] for path in days}, {path: after[path] for path in days})
    # They linked to day 9 in their text; what is related stays.
    assert [related_of(before, path) for path in changed] == [related_of(after, path) for path in changed]


def related_of(files: dict, path: str) -> str:
    return files[path].decode().partition('id="related"')[2].partition("</nav>")[0]


def test_a_translation_that_comes_later_changes_no_older_page(module_site):
    """Neither by its subjects nor by its links."""
    english = SERIES + "".join(day(number, "en", f"Day {number}", "tags: [fear]\n") for number in range(1, 9))
    italian = "".join(day(number, "it", f"Giorno {number}", "tags: [fear]\n") for number in (1, 5, 8))
    later = day(2, "it", "Due", "tags: [fear]\ndate: 2026-11-08\n", text="Vedi [il 5]({filename}005.it.md).")
    before = module_site(english + italian).build(NOON.format(8)).files
    after = module_site(english + italian + later).build(NOON.format(8)).files

    for number in (5, 6, 7):
        for path in (f"connections/{number}/index.html", f"it/relazioni/{number}/index.html"):
            assert related_of(before, path) == related_of(after, path)


def test_related_days_of_an_original_in_the_place_of_a_translation_are_texts_of_the_page(module_site):
    text = SERIES + day(1, "en", "One", "tags: [fear]\n") + day(1, "it", "Uno", "tags: [fear]\n")
    text += day(2, "en", "Two", "tags: [fear]\n") + plain(3) + day(4, "en", "Four", "tags: [fear]\n")

    built = module_site(text).build(NOON.format(4))
    assert related(built, "/it/relazioni/4/") == ["/it/relazioni/1/"]
    assert related(built, "/connections/4/") == ["/connections/2/", "/connections/1/"]


def test_a_day_of_another_series_is_called_by_its_series(module_site):
    other = "-- others/series.yaml --\ntitle: {en: Others}\nstart: 2026-10-01\nlength: 5\n"
    other += day(1, "en", "Elsewhere", "tags: [fear]\n", series="others")
    built = module_site(other + SERIES + day(1, "en", "Here", "tags: [fear]\n")).build(NOON.format(1))

    assert related(built, "/connections/1/") == ["/others/1/"]
    assert "Day 1: Elsewhere Others" in visit(built, "/connections/1/").text


def test_withdrawn_and_coming_days_and_drafts_are_not_related(module_site):
    text = (
        SERIES
        + day(1, "en", "Gone", "tags: [fear]\nstatus: withdrawn\n")
        + day(2, "en", "Draft", "tags: [fear]\nstatus: draft\n")
    )
    text += day(3, "en", "Three", "tags: [fear]\n") + day(4, "en", "Secret", "tags: [fear]\n")

    assert related(module_site(text).build(NOON.format(3)), "/connections/3/") == []


def test_they_can_be_switched_off(module_site):
    text = SERIES + day(1, "en", "One", "tags: [fear]\n") + plain(2) + day(3, "en", "Three", "tags: [fear]\n")

    assert related(module_site(text, DAYBYDAY_WITHOUT=["related"]).build(NOON.format(3)), "/connections/3/") == []


# Passing it on, and ways in


@pytest.mark.parametrize(
    ("address", "title", "url"),
    [
        ("/connections/1/", "Day%201%3A%20%E2%80%9CWhy%3F%E2%80%9D%20%26%20%23", "https%3A%2F%2Fexample.org%2Fconnections%2F1%2F"),
        ("/it/relazioni/1/", "Giorno%201%3A%20Perch%C3%A9", "https%3A%2F%2Fexample.org%2Fit%2Frelazioni%2F1%2F"),
        ("/job/", "Job%20security", "https%3A%2F%2Fexample.org%2Fjob%2F"),
    ],
    ids=["english", "italian", "article"],
)  # fmt: skip
def test_a_page_can_be_passed_on_by_plain_links(module_site, address, title, url):
    text = SERIES + day(1, "en", "'“Why?” & #'") + day(1, "it", "Perché") + article("job", "en", "Job security")
    addresses = visit(module_site(text).build(NOON.format(1)), address).addresses

    assert f"mailto:?subject={title}&body={url}" in addresses
    assert f"https://wa.me/?text={title}%20{url}" in addresses
    assert f"https://www.linkedin.com/sharing/share-offsite/?url={url}" in addresses
    assert f"https://share.joinmastodon.org/#text={title}%20{url}" in addresses


def test_the_links_can_be_switched_off(module_site):
    text = SERIES + day(1, "en", "One") + article("job", "en", "Job security")
    built = module_site(text, DAYBYDAY_WITHOUT=["share"]).build(NOON.format(1))

    for address in ("/connections/1/", "/job/"):
        assert not [href for href in visit(built, address).addresses if "mailto:" in href or "linkedin" in href]


@pytest.mark.parametrize("lang", ["en", "it"])
def test_a_newcomer_is_led_to_day_1_to_a_start_of_their_own_and_to_today(module_site, lang):
    text = SERIES + "".join(day(number, tag, f"Day {number}") for number in (1, 2) for tag in ("en", "it"))
    page = visit(module_site(text).build(NOON.format(2)), {"en": "/connections/2/", "it": "/it/relazioni/2/"}[lang])

    expected = {
        "en": ["/connections/1/", "/follow/#start", "/"],
        "it": ["/it/relazioni/1/", "/it/segui/#start", "/it/"],
    }
    assert page.root.xpath("//section[@aria-labelledby='newcomers']//a/@href") == expected[lang]


def test_without_start_feeds_a_newcomer_is_led_to_the_feed(module_site):
    text = SERIES + day(1, "en", "One") + day(2, "en", "Two")
    built = module_site(text, DAYBYDAY_WITHOUT=["starts"]).build(NOON.format(2))

    assert "/follow/#feeds-connections" in visit(built, "/connections/2/").addresses
    assert "/follow/#start" not in visit(built, "/connections/2/").addresses
