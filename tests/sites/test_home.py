"""The home page before, during and after a series: each time with the leaf that helps a stranger."""

from __future__ import annotations

import pytest

from tests.harness import SERIES, article, day, page
from tests.sites.page import WORDS, visit

TEN = SERIES.replace("length: 30", "length: 10") + "".join(
    day(number, lang, f"{'Number' if lang == 'en' else 'Numero'} {number}") for number in range(1, 11) for lang in ("en", "it")
)  # fmt: skip
NAMED = {
    "en": {"name": "Day by Day", "tagline": "A day."},
    "it": {"name": "Giorno per giorno", "tagline": "Un giorno."},
}
SAME = {"en": {"name": "better CONNECTIONS", "tagline": "A day."}, "it": {"name": "Relazioni che contano"}}
HOME = {"en": "/", "it": "/it/"}
SERIES_PAGE = {"en": "/connections/", "it": "/it/relazioni/"}
BEFORE, RUNNING, OVER = ("2026-10-20T12:00:00+02:00", "2026-11-08T12:00:00+01:00", "2026-11-20T12:00:00+01:00")
BOTH = pytest.mark.parametrize("lang", ["en", "it"])


@pytest.fixture(scope="module")
def homes(tmp_path_factory):
    """`homes(now, names)`: the home pages at an instant, by language."""
    from tests.harness import Site

    made: dict = {}

    def home(now: str, names: dict = NAMED) -> dict:
        key = (now, id(names))
        if key not in made:
            folder = tmp_path_factory.mktemp("home")
            settings = {"DAYBYDAY_SITE": names, "DAYBYDAY_START_PAGES": ["how"]}
            built = Site(folder, TEN + page("how", "en", "How") + page("how", "it", "Come"), **settings).build(now)
            assert built.status == 0, built.said
            made[key] = {lang: visit(built, address) for lang, address in HOME.items()}
        return made[key]

    return home


@BOTH
@pytest.mark.parametrize("now", [BEFORE, RUNNING, OVER], ids=["before", "running", "over"])
def test_what_it_is_how_to_begin_and_that_there_is_no_account_are_said_first(homes, lang, now):
    home = homes(now)[lang]
    tagline, way = NAMED[lang]["tagline"], home.root.xpath("//main//a")[0]

    assert home.text.index(tagline) < home.text.index(WORDS[lang].no_account) < len(tagline) + 120
    expected = WORDS[lang].start_before if now == BEFORE else WORDS[lang].say("start_first", day=1)
    assert way.text == expected


@BOTH
def test_before_day_1_the_first_way_leads_to_following(homes, lang):
    home = homes(BEFORE)[lang]
    follow = {"en": "/follow/#feeds-connections", "it": "/it/segui/#feeds-relazioni"}[lang]

    assert home.link(WORDS[lang].start_before).href == follow
    assert not [href for href in home.addresses if href.startswith(f"{SERIES_PAGE[lang]}1")]


@BOTH
def test_while_it_runs_the_leaf_is_todays_and_the_days_before_follow(homes, lang):
    home = homes(RUNNING)[lang]
    days = [href for href in home.addresses if href.startswith(SERIES_PAGE[lang]) and href[-2:-1].isdigit()]

    assert days == [f"{SERIES_PAGE[lang]}{number}/" for number in (1, 8, 7, 6, 5, 4, 3)]


@BOTH
def test_when_all_is_over_the_leaf_is_day_1_again_and_the_days_go_on_from_there(homes, lang):
    home = homes(OVER)[lang]
    days = [href for href in home.addresses if href.startswith(SERIES_PAGE[lang]) and href[-2:-1].isdigit()]

    assert days == [f"{SERIES_PAGE[lang]}{number}/" for number in (1, 1, 2, 3, 4, 5, 6)]
    assert f"{WORDS[lang].count('series_finished', 10)} {WORDS[lang].begin_when_you_like}" in home.text
    assert WORDS[lang].recent_days not in home.text


@BOTH
def test_when_all_is_over_no_date_of_the_past_stands_on_the_leaf(homes, lang):
    leaf = homes(OVER)[lang].root.xpath("//*[@data-series]")[0]

    assert not leaf.xpath(".//time")
    assert homes(RUNNING)[lang].root.xpath("//*[@data-series]//time")


@BOTH
@pytest.mark.parametrize("now", [BEFORE, RUNNING, OVER], ids=["before", "running", "over"])
def test_a_series_named_like_its_site_is_not_named_again(homes, lang, now):
    home = homes(now, SAME)[lang]
    headings = [text for _, text in home.headings]

    assert not [text for text in headings[1:] if "onnections" in text or "contano" in text]


@BOTH
@pytest.mark.parametrize(
    ("now", "band"), [(BEFORE, "leaf_before"), (RUNNING, "leaf_today"), (OVER, "leaf_over")], ids=["before", "running", "over"]
)  # fmt: skip
def test_its_leaf_says_what_it_is_instead(homes, lang, now, band):
    headings = [text for _, text in homes(now, SAME)[lang].headings]

    assert headings[1] == WORDS[lang].say(band)


def test_a_late_leaf_is_not_called_todays(module_site):
    text = SERIES + day(1, "en", "One")
    built = module_site(text, DAYBYDAY_SITE={"en": {"name": "Better connections"}}).build("2026-11-02T12:00:00+01:00")

    assert WORDS["en"].leaf_latest in visit(built, "/").text
    assert WORDS["en"].leaf_today not in [text for _, text in visit(built, "/").headings]


def test_no_link_stands_twice_on_a_running_home(homes):
    """The first way in is not offered again among the others."""
    for lang in ("en", "it"):
        texts = [link.text for link in homes(RUNNING)[lang].links]
        assert texts.count(WORDS[lang].say("start_first", day=1)) == 1


def test_a_site_without_a_series_promises_no_day(module_site):
    home = visit(module_site(article("job", "en", "Job security")).build(), "/")

    assert WORDS["en"].no_account not in home.text
