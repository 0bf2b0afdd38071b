"""The page on how to follow in a real browser: copying an address, and making a calendar at one's own pace."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from icalendar import Calendar

from tests.browser.serving import BASE, DAYS, PAGES
from tests.browser.test_example_accessibility import violations
from tests.browser.test_example_targets import SMALL
from tests.example import content_of_the_example, settings_of_the_example
from tests.sites.page import WORDS

pytestmark = [pytest.mark.slow, content_of_the_example, settings_of_the_example]

SITE = f"https://example.net{BASE}"
FOLLOW = {"en": "/follow/", "it": "/it/segui/"}
BOTH = pytest.mark.parametrize("lang", ["en", "it"])


SCREEN = 740
"""What a phone of 360 px shows at once."""


def unfold(page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach(part => { part.open = true })")


def open_form(page) -> None:
    page.locator("details", has=page.locator("#own")).locator("summary").click()


def choose(page, start="2026-12-01", time="07:30", rests=()) -> None:
    if not page.locator("#own").is_visible():
        open_form(page)
    page.fill("[name=start]", start)
    page.fill("[name=time]", time)
    for number in rests:
        page.check(f"[name=rest][value='{number}']")


def make(page):
    """Press the button; what comes is a download."""
    with page.expect_download() as download:
        page.click("form button")
    return download.value


def events(data: bytes) -> list:
    return list(Calendar.from_ical(data).walk("VEVENT"))


@pytest.fixture
def made(visit, tmp_path):
    """`made("en", start=…)`: the bytes of the calendar and the name of its file."""

    def go(lang="en", **choice) -> tuple[bytes, str]:
        page = visit(FOLLOW[lang]).page
        choose(page, **choice)
        download = make(page)
        download.save_as(tmp_path / "made.ics")
        return Path(tmp_path / "made.ics").read_bytes(), download.suggested_filename

    return go


@BOTH
def test_without_a_script_nothing_is_there_that_does_nothing(visit, lang):
    page = visit(FOLLOW[lang], scripts=False).page

    assert page.locator("button:visible").count() == 0
    assert page.locator("details:has(form)").is_hidden()
    page.locator("#feeds > summary").click()
    assert page.locator("#feeds code").first.inner_text().endswith("/feed.rss")


@BOTH
def test_with_a_script_nothing_but_buttons_and_the_form_is_added(visit, lang):
    plain = visit(FOLLOW[lang], scripts=False).page.text_content("main")
    page = visit(FOLLOW[lang]).page

    assert page.text_content("main").split() == plain.split()
    assert page.locator("main [hidden]").count() == page.locator("main [data-planned]").count()


@pytest.fixture
def phone(visit):
    """The page as a phone of 360 px shows it, by default with scripts."""

    def go(lang: str, **options):
        page = visit(FOLLOW[lang], width=360, **options).page
        page.set_viewport_size({"width": 360, "height": SCREEN})
        return page

    return go


@BOTH
@pytest.mark.parametrize("scripts", [True, False])
def test_what_a_newcomer_needs_fits_two_screens_of_a_phone(phone, lang, scripts):
    """With a twentieth more for fonts that are wider than those of most phones."""
    page = phone(lang, scripts=scripts)

    assert page.locator("html").bounding_box()["height"] <= 2 * SCREEN * 1.05
    assert page.locator("details[open]").count() == 0


@BOTH
def test_readers_and_calendars_can_be_tapped_on_the_first_screen(phone, lang):
    page = phone(lang)
    boxes = [
        chip.bounding_box()
        for chip in page.locator(":is([aria-labelledby=readers], [aria-labelledby=calendar]) .chips a").all()
    ]

    assert len(boxes) == 9
    assert max(box["y"] + box["height"] for box in boxes) <= SCREEN
    assert min(box["height"] for box in boxes) >= 24


@BOTH
@pytest.mark.parametrize("width", [360, 1280])
def test_unfolded_every_target_can_be_hit_and_nothing_is_wider_than_the_screen(visit, lang, width):
    page = visit(FOLLOW[lang], width=width).page
    unfold(page)

    assert page.evaluate(SMALL) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@BOTH
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_unfolded_there_are_no_barriers(visit, axe, lang, scheme):
    page = visit(FOLLOW[lang], width=360, scheme=scheme).page
    unfold(page)

    assert violations(page, axe) == []


@BOTH
@pytest.mark.parametrize("scripts", [True, False])
def test_a_leaf_opens_the_ways_to_begin_on_its_date(visit, lang, scripts):
    page = visit(FOLLOW[lang], scripts=scripts).page
    leaf = page.locator(".dates details").first
    leaf.locator("summary").click()

    assert leaf.get_by_role("link", name="Feedly").is_visible()
    assert "%2Fstart%2F2026-11-09.rss" in leaf.get_by_role("link", name="Feedly").get_attribute("href")


def test_whoever_comes_for_an_address_that_is_folded_away_finds_it_open(visit):
    page = visit("/follow/#feeds").page

    assert page.locator("#feeds code").first.is_visible()
    assert visit("/follow/#%").complaints == []
    page.evaluate("document.querySelector('#feeds').open = false; location.hash = 'latest'")
    page.wait_for_function("document.querySelector('#latest').parentElement.open")
    assert not page.locator("#feeds code").first.is_visible()


def test_it_asks_for_four_files_and_no_other_host(visit, site):
    seen = visit("/follow/")

    assert len(seen.requests) <= 4
    assert all(url.startswith(site) for url in seen.requests)


@BOTH
def test_an_address_is_copied_with_a_click(visit, lang):
    page = visit(FOLLOW[lang]).page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    button = page.locator("button[data-copy]").first
    button.click()
    page.wait_for_function("text => document.querySelector('#said').textContent == text", arg=WORDS[lang].follow_copied)

    root = {"en": "", "it": "it/"}[lang]
    assert page.evaluate("navigator.clipboard.readText()") == f"{SITE}/{root}feed.rss"
    assert WORDS[lang].follow_copied in button.inner_text()


def test_where_copying_is_not_allowed_the_address_is_marked(visit):
    page = visit("/follow/").page
    page.evaluate("void (navigator.clipboard.writeText = () => Promise.reject(new Error()))")
    page.locator("button[data-copy]").first.click()
    page.wait_for_function(
        "text => document.querySelector('#said').textContent == text", arg=WORDS["en"].follow_copy_by_hand
    )

    assert page.evaluate("getSelection().toString().trim()") == f"{SITE}/feed.rss"
    assert page.locator("#feeds code").first.is_visible()


@BOTH
def test_a_calendar_has_one_event_a_day_at_the_readers_own_time(made, lang):
    data, name = made(lang)
    found = events(data)

    assert name == {"en": "connections-2026-12-01.ics", "it": "relazioni-2026-12-01.ics"}[lang]
    assert [event["DTSTART"].dt for event in found] == [
        datetime(2026, 12, 1, 7, 30) + timedelta(days=number) for number in range(DAYS)
    ]
    assert all(event["DTSTART"].dt.tzinfo is None for event in found)
    assert b"TZID" not in data
    assert data.count(b"TRIGGER:PT0S") == DAYS
    assert all(event["DTEND"].dt > event["DTSTART"].dt for event in found)


def test_lines_are_short_and_end_as_they_should(made):
    data, _ = made("it")

    assert data.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert max(map(len, data.split(b"\r\n"))) <= 75
    for line in data.split(b"\r\n"):
        line.decode("utf-8")


def test_days_off_are_passed_over(made):
    data, _ = made(start="2026-12-04", rests=(6, 0))
    dates = [event["DTSTART"].dt.date() for event in events(data)]

    assert dates[:3] == [date(2026, 12, 4), date(2026, 12, 7), date(2026, 12, 8)]
    assert not [day for day in dates if day.weekday() >= 5]
    assert len(dates) == DAYS


def test_an_event_says_what_to_do_and_where(made):
    eighth = events(made()[0])[7]

    assert str(eighth["SUMMARY"]) == "Day 8: Find a group and book an hour"
    assert eighth["DESCRIPTION"].count("☐ ") == 3
    assert eighth["DESCRIPTION"].endswith(f"\n{SITE}/connections/8/#homework")
    assert str(eighth["URL"]) == f"{SITE}/connections/8/#homework"
    assert eighth["DTSTAMP"].dt.date() == date(2026, 11, 8)


@BOTH
def test_a_day_that_is_not_out_has_a_number_and_nothing_else(made, lang):
    ninth = events(made(lang)[0])[8]
    page = f"{SITE}/{ {'en': 'connections', 'it': 'it/relazioni'}[lang] }/9/"

    assert str(ninth["SUMMARY"]) == {"en": "Day 9", "it": "Giorno 9"}[lang]
    assert str(ninth["DESCRIPTION"]) == page


def test_an_event_has_the_same_id_whenever_it_is_made(made):
    first, again, later = (events(made(start=start)[0]) for start in ("2026-12-01", "2026-12-01", "2026-12-02"))
    ids = [str(event["UID"]) for event in first]

    assert ids == [str(event["UID"]) for event in again]
    assert len({*ids, *(str(event["UID"]) for event in later)}) == 2 * DAYS


def test_the_same_choice_gives_the_same_bytes(made):
    assert made()[0] == made()[0]


def test_what_an_author_wrote_is_escaped(visit, tmp_path):
    page = visit("/follow/").page
    title = r"a, b; c \n d" + "\nè " + "☐" * 60 + "{n} $& {day}"
    days = [{"day": 1, "date": "2026-11-01", "url": "https://x.example/1/", "title": "T",
             "homework": {"title": title, "minutes": 90, "intro_html": "", "tasks": [{"id": "1", "text": "x;y,z\\"}]}}]  # fmt: skip
    page.route("**/homework.json", lambda route: route.fulfill(json={"days": days}))
    choose(page, time="23:30")
    make(page).save_as(tmp_path / "odd.ics")
    data = (tmp_path / "odd.ics").read_bytes()
    first = events(data)[0]

    assert max(map(len, data.split(b"\r\n"))) <= 75
    folded = data.replace(b"\r\n ", b"").decode()
    assert r"SUMMARY:Day 1: a\, b\; c \\n d\nè " + "☐" * 60 + "{n} $& {day}\r\n" in folded
    assert r"DESCRIPTION:☐ x\;y\,z\\\n\nhttps://x.example/1/#homework" in folded
    assert first["DTEND"].dt == datetime(2026, 12, 2, 1, 0)


@BOTH
def test_it_says_how_many_days_there_are(visit, lang):
    page = visit(FOLLOW[lang]).page
    choose(page)
    make(page)
    expected = WORDS[lang].count("follow_made", DAYS)
    page.wait_for_function("text => document.querySelector('#made').textContent == text", arg=expected)


@pytest.mark.parametrize(
    ("choice", "word"),
    [({"start": ""}, "follow_undated"), ({"time": ""}, "follow_undated"), ({"rests": range(7)}, "follow_restless")],
)
@BOTH
def test_a_choice_that_cannot_be_is_told_in_words(visit, lang, choice, word):
    seen = visit(FOLLOW[lang])
    choose(seen.page, **choice)
    seen.page.click("form button")
    expected = getattr(WORDS[lang], word)
    seen.page.wait_for_function("text => document.querySelector('#made').textContent == text", arg=expected)

    assert seen.complaints == []


@pytest.mark.parametrize("answer", ["gone", "broken", "offline"])
def test_homework_that_does_not_come_is_told_in_words(visit, answer):
    page = visit("/follow/").page
    page.route("**/homework.json", lambda route: {
        "gone": lambda: route.fulfill(status=404, body="no"), "broken": lambda: route.fulfill(body="<html>"), "offline": route.abort,
    }[answer]())  # fmt: skip
    choose(page)
    page.click("form button")
    page.wait_for_function("text => document.querySelector('#made').textContent == text", arg=WORDS["en"].follow_failed)


def test_the_date_is_the_readers_today_until_another_is_chosen(visit):
    page = visit("/follow/").page
    open_form(page)
    today = page.evaluate(
        "(d => [d.getFullYear(), d.getMonth() + 1, d.getDate()].map(n => String(n).padStart(2, '0')).join('-'))(new Date())"
    )

    assert page.input_value("[name=start]") == today


PLAN = {"plan": {"start": "2026-11-02", "from": 4, "date": "2026-11-07", "rest": [0], "sequence": 1}, "at": 1}


@pytest.fixture
def planned(visit):
    """The page of a reader who keeps a plan of the series, moved once: day 4 is on 7 November, Sundays are off."""
    page = visit("/follow/").page
    key = f"daybyday {BASE}/ tag:example.org,2026 connections#plan"
    page.evaluate("([key, value]) => localStorage.setItem(key, JSON.stringify(value))", [key, PLAN])
    page.reload()
    open_form(page)
    return page


def test_a_reader_with_a_plan_gets_the_calendar_of_that_plan(planned, tmp_path):
    assert planned.get_by_text(WORDS["en"].follow_own_plan).is_visible()
    assert planned.input_value("[name=start]") == "2026-11-02"
    make(planned).save_as(tmp_path / "planned.ics")
    first, second, *rest = events((tmp_path / "planned.ics").read_bytes())

    assert (str(first["SUMMARY"])[:5], first["DTSTART"].dt.date()) == ("Day 4", date(2026, 11, 7))
    assert second["DTSTART"].dt.date() == date(2026, 11, 9)
    assert (first["SEQUENCE"], len(rest)) == (1, DAYS - 5)
    assert "connections-en-4-2026-11-02@" in str(first["UID"])


def test_whoever_chooses_something_else_than_the_plan_gets_that(planned, tmp_path):
    planned.fill("[name=start]", "2026-12-01")
    make(planned).save_as(tmp_path / "other.ics")
    days = events((tmp_path / "other.ics").read_bytes())

    assert (len(days), days[0]["DTSTART"].dt.date()) == (DAYS, date(2026, 12, 1))


def test_without_a_plan_none_is_spoken_of(visit):
    page = visit("/follow/").page
    open_form(page)

    assert page.get_by_text(WORDS["en"].follow_own_plan).is_hidden()


def test_it_works_by_keyboard(visit):
    page = visit("/follow/").page
    choose(page)
    page.focus("[name=rest] >> nth=0")
    page.keyboard.press("Space")
    assert page.is_checked("[name=rest] >> nth=0")
    page.focus("[name=time]")
    with page.expect_download():
        page.keyboard.press("Enter")


def test_a_strict_policy_is_kept(visit):
    """What a host may send as Content-Security-Policy holds, scripts, styles, data and download included."""
    page = visit("/").page
    page.route("**/follow/", lambda route: route.fulfill(
        response=(answer := route.fetch()), headers={**answer.headers, "content-security-policy": "default-src 'self'"}))  # fmt: skip
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.goto(page.url + "follow/", wait_until="load")
    choose(page)
    make(page)

    assert complaints == []


@BOTH
@pytest.mark.parametrize(
    ("kind", "place", "shown"), [("day", ".newcomers", ".dates summary"), ("series", "main", ".chips a")]
)
def test_the_ways_that_lead_here_lead_to_what_one_taps(visit, lang, kind, place, shown):
    page = visit(PAGES[kind][lang], width=360).page
    page.locator(f"{place} a[href*='{FOLLOW[lang]}#']").first.click()
    box = page.locator(shown).first.bounding_box()

    assert page.url.partition("#")[2] in ("start", f"feeds-{PAGES['series'][lang].split('/')[-2]}")
    assert 0 <= box["y"] <= SCREEN - box["height"]
