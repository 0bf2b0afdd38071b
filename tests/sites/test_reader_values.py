"""What pages hold for a reader's progress: ids that all languages share, data for scripts, and nothing that grows stale."""

from __future__ import annotations

import json
from datetime import date

import pytest

from daybyday.page_frame.reader_script import day_codes
from tests.harness import SERIES, day
from tests.sites.page import Page, visit

TASKS = "\n/// homework | Do it\n    minutes: 15\n\n- [ ] Look.\n- [ ] Go. {#go}\n///\n"
SITE = (
    SERIES
    + day(1, "en", "One", homework=TASKS)
    + day(1, "it", "Uno", homework=TASKS)
    + day(2, "en", "Two")
    + day(3, "en", "Three", homework="")
    + day(4, "en", "Four", "status: withdrawn\n")
    + day(6, "en", "Six")
)
SIXTH, SEVENTH = "2026-11-06T12:00:00+01:00", "2026-11-07T12:00:00+01:00"


@pytest.fixture(scope="module")
def built(module_site):
    return module_site(SITE).build(SIXTH)


def data(page: Page) -> dict:
    """What a page holds for its script."""
    (script,) = page.root.xpath("//script[@id='reader']")
    assert script.get("type") == "application/json"
    return json.loads(script.text)


def test_a_task_has_the_same_id_in_every_language_and_the_series_the_same_name(built):
    pages = [visit(built, address) for address in ("/connections/1/", "/it/relazioni/1/")]

    assert [page.root.xpath("//li/@data-task") for page in pages] == [["1", "go"]] * 2
    assert [page.root.xpath("//article/@data-day") for page in pages] == [["1"]] * 2
    assert [data(page)["series"][0]["id"] for page in pages] == ["connections"] * 2
    assert [data(page)["scope"] for page in pages] == [{"base": "", "feed": "tag:example.org,2026"}] * 2


def test_an_original_in_another_language_has_the_ids_of_its_own_page(built):
    assert visit(built, "/it/relazioni/2/").root.xpath("//li/@data-task") == ["1"]


def test_minutes_stand_at_the_top_and_lead_to_the_homework(built):
    links = {
        address: [
            (link.text, link.get("href"))
            for link in visit(built, address).root.xpath("//*[@class='leaf']//p[@class='date']//a")
        ]
        for address in ("/connections/1/", "/it/relazioni/1/", "/connections/2/", "/connections/3/")
    }

    assert links == {
        "/connections/1/": [("Homework: 15 minutes", "#homework")],
        "/it/relazioni/1/": [("Compito: 15 minuti", "#homework")],
        "/connections/2/": [("To the homework", "#homework")],
        "/connections/3/": [],
    }  # fmt: skip


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("/connections/6/", "It comes on Saturday 7\u00a0November\u00a02026 at 7:00."),
        ("/it/relazioni/6/", "Arriva sabato 7\u00a0novembre\u00a02026 alle ore 7:00."),
    ],
)
def test_the_next_day_is_told_with_date_and_hour_and_for_programs_with_its_zone(built, address, words):
    (note,) = visit(built, address).root.xpath("//*[@data-comes]")

    assert note.text == words
    assert note.get("data-comes") == "2026-11-07T07:00+01:00"


def test_the_hour_is_that_of_the_series_in_summer_too(module_site):
    site = module_site(SERIES.replace("2026-11-01", "2026-03-28").replace('"07:00"', '"00:30"') + day(1, "en", "One"))
    (note,) = visit(site.build("2026-03-28T12:00:00+01:00"), "/connections/1/").root.xpath("//*[@data-comes]")

    assert note.text.endswith("29\u00a0March\u00a02026 at 0:30.")
    assert note.get("data-comes") == "2026-03-29T00:30+01:00"


def test_the_series_page_says_of_every_day_what_there_is_to_do(built):
    english, italian = (data(visit(built, address))["series"][0] for address in ("/connections/", "/it/relazioni/"))

    assert english["days"] == "=1 go,1,0,-,-,1" + "," * 24
    assert italian["days"] == english["days"]
    assert english["today"] == 6
    assert english["open"] is False


def test_the_home_page_knows_as_much(built):
    assert data(visit(built, "/"))["series"][0]["days"] == data(visit(built, "/connections/"))["series"][0]["days"]


def test_squares_that_can_be_ticked_have_their_numbers(built):
    assert visit(built, "/connections/").root.xpath("//a[@data-day]/@data-day") == ["1", "2", "3", "4", "6"]


def test_a_series_that_is_over_has_no_day_of_today(module_site):
    built = module_site(SERIES.replace("length: 30", "length: 1") + day(1, "en", "One") + day(1, "it", "Uno")).build(
        SEVENTH
    )

    assert data(visit(built, "/connections/"))["series"][0]["today"] == 0


def test_weekdays_off_are_those_of_the_series(module_site):
    built = module_site(SERIES + "cadence: weekdays\n" + day(1, "en", "One")).build(SIXTH)

    assert data(visit(built, "/connections/1/"))["series"][0]["rest"] == [0, 6]
    assert [box.get("value") for box in visit(built, "/connections/").root.xpath("//input[@name='rest']")] == list(
        "1234560"
    )


def test_an_open_series_says_so(module_site):
    built = module_site(SERIES.replace("length: 30\n", "") + day(1, "en", "One")).build(SIXTH)

    assert data(visit(built, "/connections/"))["series"][0]["open"] is True


def test_a_new_day_changes_no_page_of_an_old_one(module_site, built):
    later = module_site(SITE + day(7, "en", "Seven")).build(SEVENTH)
    old = [f"{root}{number}/index.html" for root in ("connections/", "it/relazioni/") for number in (1, 2, 3, 4)]

    assert [path for path in old if built.files[path] != later.files[path]] == []


def test_a_theme_without_the_scripts_has_pages_without_them(module_site, tmp_path):
    import shutil

    from tests.harness import ROOT

    theme = shutil.copytree(ROOT / "theme", tmp_path / "theme")
    for name in ("day.js", "series.js", "home.js"):
        (theme / "static" / name).unlink()
    built = module_site(SITE, THEME=str(theme)).build(SIXTH)

    for address in ("/", "/connections/", "/connections/1/"):
        page = visit(built, address)
        assert not page.root.xpath("//script[@src] | //script[@id='reader'] | //*[@id='progress']")


def test_a_script_that_cannot_be_joined_stops_the_build(module_site, tmp_path):
    import shutil

    from tests.harness import ROOT

    theme = shutil.copytree(ROOT / "theme", tmp_path / "theme")
    (theme / "static" / "reader" / "dates.js").unlink()
    built = module_site(SITE, THEME=str(theme)).build(SIXTH)

    assert built.status != 0
    assert "error script-broken: there is no module `reader/dates.js`" in built.said


class Line:
    """A day as `day_codes` sees it."""

    def __init__(self, state: str, ids: list[str] | None = None) -> None:
        self.number, self.date, self.state, self.has_page = 1, date(2026, 11, 1), state, True
        self.post = None if ids is None else self
        self.homework = self
        self.tasks = [type("Task", (), {"id": id})() for id in ids or []]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (Line("out", ["1", "2", "3"]), "3"),
        (Line("out", ["3"]), "=3"),
        (Line("out", ["2", "1"]), "=2 1"),
        (Line("fallback", ["1"]), "1"),
        (Line("out", []), "0"),
        (Line("coming"), ""),
        (Line("late"), ""),
        (Line("missing"), "-"),
        (Line("withdrawn"), "-"),
        (Line("elsewhere"), "-"),
    ],
)
def test_a_day_is_a_word(line, code):
    assert day_codes([line, line]) == f"{code},{code}"
