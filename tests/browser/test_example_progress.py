"""Journeys of readers: tick, come back, catch up, take it along, be forgotten; in both languages, on their device alone."""

from __future__ import annotations

import json
from datetime import date, datetime
from pathlib import Path

import pytest
from icalendar import Calendar

from tests.browser.needs import node_module, or_skip
from tests.browser.serving import BASE, DAYS
from tests.browser.test_example_accessibility import violations
from tests.example import content_of_the_example, settings_of_the_example
from tests.sites.page import WORDS

pytestmark = [pytest.mark.slow, content_of_the_example, settings_of_the_example]

BOTH = pytest.mark.parametrize("lang", ["en", "it"])
SERIES = {"en": "/connections/", "it": "/it/relazioni/"}
HOME = {"en": "/", "it": "/it/"}
TODAY = "2026-11-08T12:00:00+01:00"
DENIED = "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no', 'SecurityError'); }})"
FULL = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }"


class Device:
    """A browser of a reader: its pages share a storage and a clock."""

    def __init__(self, context, site: str) -> None:
        self.context, self.site, self.complaints = context, site, []
        self.page = self.tab()

    def tab(self):
        page = self.context.new_page()
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", lambda said: self.complaints.append(said.text) if said.type == "error" else None)
        page.clock.set_fixed_time(TODAY)
        return page

    def open(self, address: str, now: str = "", page=None):
        page = page or self.page
        if now:
            page.clock.set_fixed_time(now)
        page.goto(f"{self.site}{address}", wait_until="load")
        return page

    def do(self, *days: int, now: str = TODAY, lang: str = "en") -> None:
        """Tick everything on some days."""
        for number in days:
            page = self.open(f"{SERIES[lang]}{number}/", now)
            for box in page.locator(".tasks input").all():
                box.check()

    def kept(self) -> dict:
        """Everything the site keeps on the device."""
        return self.page.evaluate(
            "Object.fromEntries(Object.entries(localStorage).map(([k, v]) => [k, JSON.parse(v)]))"
        )


@pytest.fixture
def device(browser, site):
    """`device()`: a new one each time; `device(zone="Pacific/Kiritimati", init="…")`."""
    contexts = []

    def make(zone: str = "Europe/Rome", init: str = "", **options) -> Device:
        context = browser.new_context(
            timezone_id=zone, locale="en-GB", **{"viewport": {"width": 1280, "height": 800}, **options}
        )
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        if init:
            context.add_init_script(init)
        contexts.append(context)
        return Device(context, site)

    yield make
    for context in contexts:
        context.close()


def says(page, place: str, text: str) -> None:
    """Wait until a live region says it."""
    page.wait_for_function(
        "([place, text]) => document.querySelector(place)?.textContent.includes(text)", arg=[place, text]
    )


def names(page) -> list[str]:
    """Accessible names of the days on the calendar."""
    return [" ".join(text.split()) for text in page.locator(".month a .says").all_text_contents()]


def numbers(page, kind: str) -> list[int]:
    """The days of the calendar that are marked as `done` or `yours`."""
    return page.evaluate(
        "kind => [...document.querySelectorAll(`.months .${kind}`)].map(one => Number(one.dataset.day))", kind
    )


# Ticking


@BOTH
def test_a_tick_is_there_again_after_a_reload(device, lang):
    reader = device()
    page = reader.open(f"{SERIES[lang]}8/")
    box = page.get_by_role("checkbox").nth(1)
    box.check()
    page.reload()

    assert [box.is_checked() for box in page.get_by_role("checkbox").all()] == [False, True, False]
    assert reader.complaints == []


def test_a_tick_made_in_english_shows_in_italian_and_back(device):
    reader = device()
    reader.do(8)
    page = reader.open("/it/relazioni/8/")

    assert all(box.is_checked() for box in page.get_by_role("checkbox").all())
    page.get_by_role("checkbox").first.uncheck()
    assert not reader.open("/connections/8/").get_by_role("checkbox").first.is_checked()


@BOTH
def test_boxes_are_native_labelled_by_their_tasks_and_a_group_named_by_the_heading(device, lang):
    page = device().open(f"{SERIES[lang]}8/")
    group = page.locator("[role=group]")
    tasks = [" ".join(text.split()) for text in page.locator(".tasks label").all_inner_texts()]

    assert group.evaluate(
        "g => g.getAttribute('aria-labelledby').split(' ').map(id => document.getElementById(id).textContent).join(' ')"
    )
    assert [page.get_by_role("checkbox", name=task, exact=True).count() for task in tasks] == [1, 1, 1]
    assert [box.get_attribute("id") for box in page.get_by_role("checkbox").all()] == [
        "tick-8-1",
        "tick-8-diary",
        "tick-8-3",
    ]


@BOTH
def test_saving_is_said_once(device, lang):
    page = device().open(f"{SERIES[lang]}8/")
    page.get_by_role("checkbox").first.check()
    says(page, ".tools [role=status]", WORDS[lang].my_kept)
    page.evaluate(
        "window.said = 0; new MutationObserver(() => window.said++).observe(document.querySelector('.tools [role=status]'), {childList: true})"
    )
    page.get_by_role("checkbox").nth(1).check()
    page.wait_for_timeout(200)

    assert page.evaluate("window.said") == 0


@BOTH
def test_a_day_all_of_whose_tasks_are_ticked_is_done(device, lang):
    reader = device()
    reader.do(8, lang=lang)
    says(reader.page, ".tools [role=status]", WORDS[lang].say("my_day_done", day=8))

    assert reader.page.locator(".stamp").is_visible()
    reader.page.get_by_role("checkbox").first.uncheck()
    assert not reader.page.locator(".stamp").is_visible()


def test_boxes_work_by_keyboard(device):
    page = device().open("/connections/8/")
    page.get_by_role("checkbox").first.focus()
    page.keyboard.press("Space")

    assert page.get_by_role("checkbox").first.is_checked()


# Notes


@BOTH
def test_a_note_is_saved_as_it_is_typed_and_shown_in_every_language(device, lang):
    reader = device()
    page = reader.open(f"{SERIES[lang]}8/")
    page.locator(".own summary").first.click()
    page.locator(".own textarea").first.press_sequentially("Grüße – è vero <b>")
    page.wait_for_timeout(700)
    other = {"en": "it", "it": "en"}[lang]
    area = reader.open(f"{SERIES[other]}8/").get_by_role("textbox", name=WORDS[other].say("my_note_on", n=1))

    assert area.input_value() == "Grüße – è vero <b>"
    assert area.is_visible()


def test_a_note_is_saved_when_one_leaves_at_once(device):
    reader = device()
    page = reader.open("/connections/8/")
    page.locator(".own summary").first.click()
    page.locator(".own textarea").first.fill("quick")
    page = reader.open("/connections/7/")

    assert reader.open("/connections/8/").locator(".own textarea").first.input_value() == "quick"


# Two tabs


def test_two_tabs_at_once_lose_nothing(device):
    reader = device()
    one, other = reader.open("/connections/8/"), reader.open("/it/relazioni/8/", page=reader.tab())
    one.get_by_role("checkbox").nth(0).check()
    other.get_by_role("checkbox").nth(1).check()
    one.wait_for_function("document.querySelectorAll('.tasks input:checked').length == 2")
    other.wait_for_function("document.querySelectorAll('.tasks input:checked').length == 2")


def test_one_note_written_in_two_tabs_keeps_both(device):
    reader = device()
    one, other = reader.open("/connections/8/"), reader.open("/connections/8/", page=reader.tab())
    for page, text in ((one, "from one"), (other, "from the other")):
        page.locator(".own summary").first.click()
        page.locator(".own textarea").first.fill(text)
    for page in (one, other):
        page.wait_for_function(
            "['from one', 'from the other'].every(text => document.querySelector('.own textarea').value.includes(text))"
        )
    note = reader.kept()[next(key for key in reader.kept() if key.endswith("8/1#note"))]["note"]

    assert "from one" in note
    assert "from the other" in note


# The series and the home page


@BOTH
def test_the_calendar_shows_what_is_done_by_shape_and_word(device, lang):
    reader = device()
    reader.do(1, 2, 4)
    page = reader.open(SERIES[lang])
    done = WORDS[lang].my_done

    assert numbers(page, "done") == [1, 2, 4]
    assert [name.endswith(f", {done}") for name in names(page)] == [True, True, False, True, False, False, False, False]
    assert page.locator(".legend").inner_text().endswith(done)
    assert (
        page.locator(".months .square.done").first.evaluate("s => getComputedStyle(s, '::after').borderBottomWidth")
        == "2px"
    )
    assert WORDS[lang].count("my_total", 3, total=DAYS) in page.locator(".tally").inner_text()
    page.get_by_role("link", name=WORDS[lang].say("my_go_on", day=3)).click()
    assert page.url.endswith(f"{SERIES[lang]}3/")


@BOTH
def test_the_home_page_says_the_way_on_once_there_is_progress(device, lang):
    reader = device()
    assert reader.open(HOME[lang]).locator(".go").count() == 0
    reader.do(1)
    page = reader.open(HOME[lang])

    assert (
        page.get_by_role("link", name=WORDS[lang].say("my_go_on", day=2)).get_attribute("href")
        == f"{BASE}{SERIES[lang]}2/"
    )


def test_the_pulse_is_about_the_last_seven_days_and_can_break_nothing(device):
    reader = device()
    for number, on in ((1, 2), (2, 3), (3, 5), (4, 6), (5, 8)):
        reader.do(number, now=f"2026-11-0{on}T21:00:00+01:00")

    assert WORDS["en"].count("my_pulse", 5, of=7) in reader.open("/connections/").locator(".tally").inner_text()


def test_what_another_tab_ticks_shows_on_the_calendar(device):
    reader = device()
    wall = reader.open("/connections/", page=reader.tab())
    reader.do(1)
    wall.wait_for_selector(".months .square.done")


@pytest.mark.parametrize(
    ("zone", "now"),
    [
        ("Pacific/Kiritimati", "2026-11-07T23:30:00Z"),
        ("Etc/GMT+12", "2026-11-08T23:30:00Z"),
        ("Europe/Rome", "2026-11-08T12:00:00+01:00"),
    ],
)
def test_a_tick_belongs_to_the_readers_own_date(device, zone, now):
    reader = device(zone)
    reader.do(1, now=now)

    assert {value["on"] for key, value in reader.kept().items() if "done" in value} == {"2026-11-08"}


# Back after a break


@BOTH
@pytest.mark.parametrize("place", ["day", "series", "home"])
def test_after_a_missed_week_one_is_asked_how_to_go_on(device, lang, place):
    reader = device()
    reader.do(1, 2, now="2026-11-02T12:00:00+01:00")
    address = {"day": f"{SERIES[lang]}5/", "series": SERIES[lang], "home": HOME[lang]}[place]
    page = reader.open(address, "2026-11-09T12:00:00+01:00")
    banner = page.get_by_role("region", name=WORDS[lang].my_back_title)
    banner.get_by_role("link", name=WORDS[lang].say("my_go_on", day=3)).wait_for()
    assert (
        banner.get_by_role("link", name=WORDS[lang].say("my_just_today", day=8)).get_attribute("href")
        == f"{BASE}{SERIES[lang]}8/"
    )
    banner.get_by_role("button", name=WORDS[lang].say("my_catch_up", day=3)).click()

    (plan,) = [value["plan"] for key, value in reader.kept().items() if key.endswith("#plan")]
    assert (plan["from"], plan["date"]) == (3, "2026-11-09")
    assert reader.open(SERIES[lang]).locator(".tally").inner_text().endswith(WORDS[lang].say("my_plan_today", day=3))
    assert page.get_by_role("region", name=WORDS[lang].my_back_title).count() == 0
    assert reader.complaints == []


def test_not_now_is_an_answer_until_the_next_break(device):
    reader = device()
    reader.do(1, now="2026-11-01T12:00:00+01:00")
    page = reader.open("/connections/", "2026-11-06T12:00:00+01:00")
    page.get_by_role("button", name=WORDS["en"].my_not_now).click()
    assert reader.open("/").locator(".welcome").count() == 0
    reader.do(2, now="2026-11-06T13:00:00+01:00")

    assert reader.open("/", "2026-11-10T12:00:00+01:00").locator(".welcome").count() == 1


def test_without_a_break_nobody_is_asked(device):
    reader = device()
    reader.do(1, now="2026-11-05T12:00:00+01:00")

    assert reader.open("/", "2026-11-08T12:00:00+01:00").locator(".welcome").count() == 0
    assert reader.open("/", "2026-11-09T12:00:00+01:00").locator(".welcome").count() == 1


# A plan of one's own


def open_desk(page, index: int = 0) -> None:
    page.locator("#progress summary").nth(index).click()


@BOTH
def test_one_can_begin_on_the_29th_of_february_with_weekends_off(device, lang, tmp_path):
    reader = device()
    page = reader.open(SERIES[lang], "2028-02-28T23:30:00+01:00")
    open_desk(page)
    page.fill("#my-start", "2028-02-29")
    for number in (0, 6):
        page.check(f"#progress [name=rest][value='{number}']")
    page.get_by_role("button", name=WORDS[lang].my_plan_keep).click()
    says(page, "#progress form [role=status]", WORDS[lang].my_plan_ends.split("{")[0].strip())
    page.fill("#my-time", "06:45")
    with page.expect_download() as download:
        page.get_by_role("button", name=WORDS[lang].my_calendar).click()
    download.value.save_as(tmp_path / "plan.ics")
    events = Calendar.from_ical(Path(tmp_path / "plan.ics").read_bytes()).walk("VEVENT")

    assert [event["DTSTART"].dt for event in events][:5] == [
        datetime(2028, *on, 6, 45) for on in ((2, 29), (3, 1), (3, 2), (3, 3), (3, 6))
    ]
    assert len(events) == DAYS
    assert all(len(event.walk("VALARM")) == 1 for event in events)
    assert all(event["DTSTART"].dt.tzinfo is None for event in events)
    page = reader.open(SERIES[lang], "2028-03-01T09:00:00+01:00")
    assert WORDS[lang].say("my_plan_today", day=2) in page.locator(".tally").inner_text()
    assert numbers(page, "yours") == [2]


@BOTH
def test_begin_today_begins_at_once(device, lang):
    reader = device()
    page = reader.open(SERIES[lang], "2027-05-30T08:00:00+02:00")
    open_desk(page)
    page.locator("#progress [data-do=today]").click()

    assert WORDS[lang].say("my_plan_today", day=1) in page.locator(".tally").inner_text()
    page.get_by_role("link", name=WORDS[lang].say("my_go_on", day=1)).click()
    assert page.url.endswith(f"{SERIES[lang]}1/")
    open_desk(reader.open(SERIES[lang]))
    reader.page.get_by_role("button", name=WORDS[lang].my_plan_drop).click()
    assert reader.page.locator(".tally").count() == 0


@pytest.mark.parametrize(
    ("fill", "word"), [({"#my-start": ""}, "follow_undated"), ({"rest": "all"}, "follow_restless")]
)
def test_a_plan_that_cannot_be_is_told_in_words(device, fill, word):
    page = device().open("/connections/")
    open_desk(page)
    if "rest" in fill:
        for box in page.locator("#progress [name=rest]").all():
            box.check()
    else:
        page.fill("#my-start", "")
    page.get_by_role("button", name=WORDS["en"].my_plan_keep).click()
    says(page, "#progress form [role=status]", getattr(WORDS["en"], word))


# Taken along


@BOTH
def test_a_file_brings_everything_to_another_device_and_forgetting_leaves_nothing(device, lang, tmp_path):
    reader, words = device(), WORDS[lang]
    reader.do(1, 2, lang=lang)
    reader.page.locator(".own summary").first.click()
    reader.page.locator(".own textarea").first.fill("è mio")
    page = reader.open(SERIES[lang])
    open_desk(page, 1)
    with page.expect_download() as download:
        page.get_by_role("button", name=words.my_export).click()
    download.value.save_as(tmp_path / "mine.json")
    assert json.loads((tmp_path / "mine.json").read_text("utf-8"))["format"] == "daybyday-progress"

    page.get_by_role("button", name=words.my_forget).click()
    page.get_by_role("dialog").get_by_role("button", name=words.my_cancel).click()
    assert len(reader.kept()) > 4
    page.get_by_role("button", name=words.my_forget).click()
    page.get_by_role("button", name=words.my_forget_yes).click()
    says(page, "#carried", words.my_forgotten)
    assert reader.kept() == {}
    assert page.locator(".months .done").count() == 0

    other = device()
    other.do(3, lang=lang)
    page = other.open(SERIES[lang])
    open_desk(page, 1)
    page.set_input_files("[name=copy]", tmp_path / "mine.json")
    dialog = page.get_by_role("dialog")
    assert words.count("my_adds_notes", 1) in dialog.inner_text()
    dialog.get_by_role("button", name=words.my_add).click()
    page.wait_for_function("document.querySelectorAll('.months .done').length == 3")
    assert other.open(f"{SERIES[lang]}2/").locator(".own textarea").first.input_value() == "è mio"
    assert other.complaints == []


@BOTH
def test_a_link_brings_ticks_and_plan_to_another_device_in_the_other_language(device, lang):
    reader, words = device(), WORDS[lang]
    reader.do(1, 2, 5, lang=lang)
    page = reader.open(SERIES[lang])
    open_desk(page, 1)
    page.get_by_role("button", name=words.my_link).click()
    link = page.get_by_label(words.my_link_label, exact=True).input_value()
    says(page, "#carried", words.my_link_copied)
    assert page.evaluate("navigator.clipboard.readText()") == link
    assert len(link.partition("#")[2]) < 100

    other, code = {"en": "it", "it": "en"}[lang], link.partition("#")[2]
    second = device()
    page = second.open(f"{SERIES[other]}#{code}")
    page.get_by_role("dialog").get_by_role("button", name=WORDS[other].my_add).click()
    page.wait_for_function("document.querySelectorAll('.months .done').length == 3")
    assert "#progress=" not in page.url
    assert second.open(f"{SERIES[other]}5/").locator(".stamp").is_visible()


def test_what_comes_in_is_joined_with_what_is_there(device):
    reader = device()
    reader.do(1, now="2026-11-02T12:00:00+01:00")
    page = reader.open("/connections/")
    open_desk(page, 1)
    page.get_by_role("button", name=WORDS["en"].my_link).click()
    link = page.locator("#my-link").input_value()
    reader.do(2, now="2026-11-03T12:00:00+01:00")
    page = reader.open("/connections/1/", "2026-11-03T12:00:00+01:00")
    page.get_by_role("checkbox").first.uncheck()
    page = reader.open("/connections/")
    open_desk(page, 1)
    page.fill("#my-code", link)
    page.get_by_role("button", name=WORDS["en"].my_code_take).click()
    says(page, "#carried", WORDS["en"].my_nothing_new)

    assert numbers(page, "done") == [2]


def test_a_code_of_an_older_version_is_understood(device):
    page = device().open("/connections/#progress=1CcAFAQ")
    page.get_by_role("dialog").get_by_role("button", name=WORDS["en"].my_add).click()
    page.wait_for_function("document.querySelectorAll('.months .done').length == 2")

    assert numbers(page, "done") == [1, 3]


@pytest.mark.parametrize(("code", "word"), [("2abcdef", "my_code_bad"), ("7abc", "my_code_newer"), ("", "my_code_bad")])
@BOTH
def test_a_code_that_is_none_is_told_in_words_and_changes_nothing(device, lang, code, word):
    reader = device()
    page = reader.open(f"{SERIES[lang]}#progress={code}")
    says(page, "#carried", getattr(WORDS[lang], word))

    assert reader.kept() == {}


def test_one_is_reminded_once_to_keep_a_copy(device):
    reader = device()
    for number in (1, 2, 3):
        assert reader.open("/").locator(".welcome").count() == 0
        reader.do(number, now=f"2026-11-0{number}T12:00:00+01:00")
    page = reader.open("/connections/4/")
    page.get_by_role("region", name=WORDS["en"].my_keep_title).get_by_role("button").click()

    assert reader.open("/").locator(".welcome").count() == 0
    assert reader.open("/connections/").locator(".welcome").count() == 0


# Where nothing can be kept


@pytest.mark.parametrize(("init", "word"), [(DENIED, "my_denied"), (FULL, "my_denied")])
@BOTH
def test_without_storage_the_page_works_and_says_so_once(device, lang, init, word):
    reader = device(init=init)
    page = reader.open(f"{SERIES[lang]}8/")
    page.get_by_role("checkbox").first.check()
    says(page, ".tools [role=status]", getattr(WORDS[lang], word))
    page.get_by_role("checkbox").nth(1).check()

    assert page.get_by_role("checkbox").nth(0).is_checked()
    assert reader.open(SERIES[lang]).locator("#progress").inner_text().count(getattr(WORDS[lang], word)) == 1
    assert reader.complaints == []


def test_a_storage_that_fills_up_is_told_when_it_matters(device):
    reader = device()
    page = reader.open("/connections/8/")
    page.evaluate("localStorage.setItem('theirs', '1')")
    page.evaluate(f"void ({FULL})")
    page.get_by_role("checkbox").first.check()
    says(page, ".tools [role=status]", WORDS["en"].my_full)

    assert page.get_by_role("checkbox").first.is_checked()


# Without a script, on paper, in another language


@BOTH
def test_without_a_script_the_homework_is_a_list_and_nothing_is_there_that_does_nothing(device, lang):
    reader = device(java_script_enabled=False)
    page = reader.context.pages[0]
    page.goto(f"{reader.site}{SERIES[lang]}8/")

    assert page.locator("#homework li").count() == 3
    assert page.locator("input:visible, button:visible, textarea:visible").count() == 0
    page.goto(f"{reader.site}{SERIES[lang]}")
    assert not page.locator("#progress").is_visible()


def test_on_paper_boxes_and_notes_stand_and_machinery_does_not(device):
    reader = device()
    page = reader.open("/connections/8/")
    page.get_by_role("checkbox").first.check()
    page.locator(".own summary").first.click()
    page.locator(".own textarea").first.fill("Library, Thursday")
    page.wait_for_timeout(600)
    page.emulate_media(media="print")

    assert page.locator(".written:visible").all_inner_texts() == ["Library, Thursday"]
    assert page.locator(".tasks input:visible").count() == 3
    assert page.locator("button:visible, textarea:visible, summary:visible, .tools:visible").count() == 0


@pytest.mark.parametrize(("part", "share"), [(".column > .text", 0.5), ("#homework", 0.2)])
def test_the_language_switch_keeps_the_place_in_the_text(device, part, share):
    page = device(viewport={"width": 360, "height": 640}).open("/connections/8/")
    where = "([part, share]) => { const box = document.querySelector(part).getBoundingClientRect(); return -box.top / box.height - share; }"
    page.evaluate(
        "([part, share]) => { const box = document.querySelector(part).getBoundingClientRect(); scrollTo(0, scrollY + box.top + box.height * share); }",
        [part, share],
    )
    page.evaluate("document.querySelector('.languages a').click()")
    page.wait_for_url("**/it/relazioni/8/")

    assert abs(page.evaluate(where, [part, share])) < 0.05
    assert "#" not in page.url


@pytest.mark.parametrize("mark", [".text h2 >> nth=0", ".text h2 >> nth=1", ".tasks > li >> nth=1"])
def test_the_language_switch_leads_to_the_same_heading_or_task(device, mark):
    page = device(viewport={"width": 360, "height": 640}).open("/connections/8/")
    page.locator(mark).evaluate("place => scrollTo(0, scrollY + place.getBoundingClientRect().top + 1)")
    page.evaluate("document.querySelector('.languages a').click()")
    page.wait_for_url("**/it/relazioni/8/")

    assert abs(page.locator(mark).evaluate("place => place.getBoundingClientRect().top")) < 8


@BOTH
def test_the_address_of_a_day_can_be_copied(device, lang):
    page = device().open(f"{SERIES[lang]}8/#task-1")
    page.get_by_role("button", name=WORDS[lang].my_copy).click()
    says(page, ".share [role=status]", WORDS[lang].my_copied)

    assert page.evaluate("navigator.clipboard.readText()") == page.url.partition("#")[0]


SHARES = "navigator.share = given => { window.shared = given; return Promise.resolve(); }"


def test_what_the_device_shares_with_is_offered_where_it_can(device):
    page = device(init=SHARES).open("/connections/8/")
    page.get_by_role("button", name=WORDS["en"].my_share).click()

    assert page.evaluate("window.shared.url") == page.url
    assert "Networking is work" in page.evaluate("window.shared.title")


def test_where_it_cannot_no_such_button_stands(device):
    page = device(init="delete Navigator.prototype.share").open("/connections/8/")

    assert page.get_by_role("button", name=WORDS["en"].my_share).count() == 0


def test_the_language_switch_keeps_the_fragment(device):
    page = device().open("/connections/8/#task-1")
    page.evaluate("document.querySelector('.languages a').click()")
    page.wait_for_url("**/it/relazioni/8/#task-1")


def test_the_top_of_a_page_leads_to_the_top(device):
    page = device().open("/connections/8/")
    page.evaluate("document.querySelector('.languages a').click()")
    page.wait_for_url("**/it/relazioni/8/")

    assert page.evaluate("scrollY") == 0


@pytest.mark.parametrize(
    ("now", "word"),
    [
        ("2026-11-08T23:59:00+01:00", "my_comes_tomorrow"),
        ("2026-11-09T06:59:00+01:00", "my_comes_today"),
        ("2026-11-07T12:00:00+01:00", ""),
        ("2026-11-10T12:00:00+01:00", ""),
    ],
)
@BOTH
def test_the_next_day_comes_today_or_tomorrow_by_the_readers_clock(device, lang, now, word):
    page = device().open(f"{SERIES[lang]}8/", now)
    text = page.locator("[data-comes]").inner_text()

    expected = (
        WORDS[lang].say(word, time="7:00")
        if word
        else WORDS[lang].say("next_comes", date=WORDS[lang].full_date(date(2026, 11, 9)), time="7:00")
    )
    assert text == expected


# For everybody, and for hosts that are strict


@pytest.fixture(scope="session")
def axe():
    return or_skip(node_module, "axe-core/axe.min.js").read_text("utf-8")


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@BOTH
def test_no_barriers_where_there_is_progress(device, axe, lang, scheme, width):
    reader = device(viewport={"width": width, "height": 800}, color_scheme=scheme)
    reader.do(1, 2, now="2026-11-02T12:00:00+01:00")
    for address in (SERIES[lang], f"{SERIES[lang]}2/", HOME[lang]):
        page = reader.open(address, TODAY)
        page.wait_for_selector(".welcome")
        page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
        assert violations(page, axe) == [], address
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address
        small = page.evaluate(
            """() => [...document.querySelectorAll("main input, main button, main summary, main textarea, .go a, .choices a, .tools a, .jump a")]
                .filter(one => one.offsetParent && !one.closest("label"))
                .filter(one => { const box = one.getBoundingClientRect(); return box.width < 24 || box.height < 24; }).map(one => one.outerHTML)"""
        )
        assert small == [], address


@pytest.mark.parametrize("address", ["/", "/connections/", "/connections/8/"])
def test_a_strict_policy_is_kept(device, address):
    reader = device()
    reader.do(1, 2, now="2026-11-02T12:00:00+01:00")
    reader.page.route("**/*", lambda route: route.fulfill(
        response=(answer := route.fetch()), headers={**answer.headers, "content-security-policy": "default-src 'self'; base-uri 'none'; object-src 'none'"}))  # fmt: skip
    said: list[str] = []
    reader.page.on("console", lambda message: said.append(message.text))
    page = reader.open(address, TODAY)
    page.wait_for_selector(".welcome")
    if address == "/connections/":
        open_desk(page, 1)
        with page.expect_download():
            page.get_by_role("button", name=WORDS["en"].my_export).click()

    assert said == []


def test_it_asks_nobody_but_the_site_and_only_after_a_break_for_more(device):
    reader = device()
    asked: list[str] = []
    reader.page.on("request", lambda request: asked.append(request.url))
    reader.do(1)
    assert [url for url in asked if not url.startswith(reader.site)] == []
    assert len([url for url in asked if not url.endswith(".svg")]) <= 3
    asked.clear()
    page = reader.open("/connections/3/", "2026-11-20T12:00:00+01:00")
    page.wait_for_selector(".welcome")

    assert [url for url in asked if not url.startswith(reader.site)] == []
    assert f"{reader.site}/connections/" in asked


def test_a_day_is_no_more_than_eight_kilobytes_on_its_way(example):
    import gzip

    sizes = {
        path: len(gzip.compress(data))
        for path, data in example.files.items()
        if path.split("/")[-2:-1] and path.split("/")[-2].isdigit()
    }

    assert sizes
    assert max(sizes.values()) <= 8192
