"""The page on how to follow: complete without a script, honest about what is made, silent about what is to come."""

from __future__ import annotations

import shutil
from urllib.parse import quote

import mf2py
import pytest

from daybyday.syndication.readers import CALENDARS, MAILERS, READERS, filled
from tests.harness import GUEST, SERIES, article, day, page
from tests.harness import ROOT as ROOT_FOLDER
from tests.sites.crawler import Crawl
from tests.sites.page import WORDS, answers, sitemap, text_of, visit

FOLLOW = {"en": "/follow/", "it": "/it/segui/"}
ROOT = {"en": "/", "it": "/it/"}
SERIES_ROOT = {"en": "/connections/", "it": "/it/relazioni/"}
TITLE = {"en": "Better connections", "it": "Relazioni che contano"}
BOTH = pytest.mark.parametrize("lang", ["en", "it"])
TEXT = (
    SERIES
    + "".join(day(number, lang, f"Title {number} {lang}", "authors: [Ada Bruni]\n") for number in range(1, 9) for lang in FOLLOW)
    + article("work", "en", "Work", "date: 2026-11-05\n")
    + page("about", "en", "About")
)  # fmt: skip
SHORT = TEXT.replace("length: 30", "length: 8")
SECOND = """\
-- letters/series.yaml --
title: {en: letters, it: letters}
start: 2026-11-05
length: 2
release: "07:00"
timezone: Europe/Rome
""" + "".join(day(number, lang, "Write", series="letters") for number in (1, 2) for lang in FOLLOW)  # fmt: skip
SLUG = {"en": "connections", "it": "relazioni"}
TEXT += day(9, "en", "Nobody may know") + day(10, "it", "Nessuno lo sa")
AFTER = "2026-12-14T12:00:00+01:00"
REPO = "https://example.net/repo"


@pytest.fixture(scope="module")
def built(module_site):
    built = module_site(TEXT).build()
    assert built.status == 0, built.said
    return built


@pytest.fixture(scope="module")
def finished(module_site):
    built = module_site(SHORT).build(AFTER)
    assert built.status == 0, built.said
    return built


def addresses_shown(built, lang) -> list[str]:
    """The addresses that stand on the page as text, to be copied; without those of one date."""
    codes = visit(built, FOLLOW[lang]).root.xpath("//main//code[not(ancestor::section[@aria-labelledby='start'])]")
    return [code.text_content() for code in codes]


def order(built, lang, *places: str) -> list[str]:
    """Those of some parts that are on the page, by the ids of their headings, in its order."""
    ids = [str(id) for id in visit(built, FOLLOW[lang]).root.xpath("//main//@id")]
    return [id for id in ids if id in places]


def standing(built, lang) -> list[str]:
    """What the head of the page says of each series."""
    return [text_of(line) for line in visit(built, FOLLOW[lang]).root.xpath("//*[@class='state']")]


def has_part(built, lang, place: str) -> bool:
    """Whether a part is there for those who run no scripts."""
    sections = visit(built, FOLLOW[lang]).root.xpath(f"//section[@aria-labelledby='{place}'][not(@hidden)]")
    return bool(sections)


def starts_offered(built, lang) -> list[str]:
    return [href for href in visit(built, FOLLOW[lang]).addresses if "/start/" in href]


@BOTH
def test_every_feed_can_be_copied_and_is_there(built, lang):
    expected = [f"{ROOT[lang]}feed.rss", f"{ROOT[lang]}weekly.rss"]
    expected += [f"{SERIES_ROOT[lang]}{name}" for name in ("feed.rss", "homework.rss")]

    assert addresses_shown(built, lang) == [f"https://example.org{address}" for address in expected]
    assert all(answers(built, address) for address in expected)


@BOTH
def test_every_feed_is_linked_to_in_every_format(built, lang):
    offered = set(visit(built, FOLLOW[lang]).addresses)

    for scope in (ROOT[lang], SERIES_ROOT[lang]):
        assert {f"{scope}feed.{format}" for format in ("rss", "atom", "json")} <= offered
    assert {f"{SERIES_ROOT[lang]}{name}" for name in ("homework.atom", "homework-feed.json")} <= offered
    assert "/opml.xml" in offered


@BOTH
def test_what_one_can_tap_stands_first_and_all_the_rest_is_folded_away(built, lang):
    page = visit(built, FOLLOW[lang])
    outside = page.root.xpath("//main//code[not(ancestor::details)]")

    assert page.lang == lang
    assert order(built, lang, "readers", "calendar", "mail", "start", "what") == [
        "readers", "calendar", "mail", "start", "what",
    ]  # fmt: skip
    assert page.text.index(WORDS[lang].follow_readers) < page.text.index(WORDS[lang].follow_feed)
    assert outside == page.root.xpath("//details[@open]") == []


@BOTH
def test_when_nothing_more_comes_the_dates_to_begin_on_stand_first_and_its_feeds_last(finished, lang):
    page = visit(finished, FOLLOW[lang])

    assert order(finished, lang, "readers", "mail", "start", "what", "feeds") == [
        "start", "readers", "mail", "what", "feeds",
    ]  # fmt: skip
    assert not has_part(finished, lang, "calendar")
    assert not [href for href in page.addresses if quote(f"{SERIES_ROOT[lang]}feed.rss", safe="") in href]
    assert WORDS[lang].follow_readers_over in page.text
    assert page.text.rindex(WORDS[lang].follow_over) > page.text.index(WORDS[lang].follow_whole_site)
    assert f"webcal://example.org{SERIES_ROOT[lang]}homework.ics" in page.addresses


@pytest.mark.parametrize(
    ("now", "said"),
    [
        ("2026-10-20T12:00:00+01:00", {"en": "It begins on Sunday 1 November 2026.", "it": "Si comincia domenica 1º novembre 2026."}),
        ("2026-11-03T06:00:00+01:00", {"en": "Day 3 comes on Tuesday 3 November 2026 at 7:00.", "it": "Il giorno 3 arriva martedì 3 novembre 2026 alle ore 7:00."}),
        ("2026-11-09T12:00:00+01:00", {"en": "Day 9 is late. It comes to you as soon as it is out.", "it": "Il giorno 9 è in ritardo. Ti arriverà appena esce."}),
        ("2026-11-10T12:00:00+01:00", {"en": "Days 9 and 10 are late. They come to you as soon as they are out.", "it": "I giorni 9 e 10 sono in ritardo. Ti arriveranno appena escono."}),
    ],
    ids=["before", "running", "late", "two are late"],
)  # fmt: skip
@BOTH
def test_the_head_says_what_is_to_come_and_never_which_day_is_today(module_site, now, said, lang):
    (line,) = standing(module_site(TEXT.split("-- connections/009")[0]).build(now), lang)

    assert line.startswith(f"{TITLE[lang]}: {said[lang]}")
    assert WORDS[lang].series_running.partition("{")[0] not in line


@BOTH
def test_a_series_that_bears_the_name_of_its_site_is_not_named_again(module_site, lang):
    built = module_site(TEXT, DAYBYDAY_SITE={tag: {"name": TITLE[tag]} for tag in FOLLOW}).build()

    assert standing(built, lang)[0].startswith({"en": "Day 9 comes", "it": "Il giorno 9 arriva"}[lang])


def test_a_paused_series_says_so_and_promises_no_date(module_site):
    open_ended = TEXT.replace("length: 30\n", "")

    assert standing(module_site(open_ended).build("2027-03-01T12:00:00+01:00"), "en") == [
        f"{TITLE['en']}: The series is paused after day 10."
    ]


@BOTH
@pytest.mark.parametrize("number_of_series", [1, 2])
def test_whoever_comes_for_one_series_lands_on_it(module_site, lang, number_of_series):
    text = TEXT + (SECOND if number_of_series == 2 else "")
    (place,) = visit(module_site(text).build(), FOLLOW[lang]).root.xpath(f"//*[@id='feeds-{SLUG[lang]}']")

    assert place.tag == ("details" if number_of_series == 2 else "p")
    if place.tag == "details":
        assert f"https://example.org{SERIES_ROOT[lang]}feed.rss" in [code.text_content() for code in place.iter("code")]


@BOTH
def test_a_series_alone_can_be_followed_in_a_reader_and_by_mail_too(built, lang):
    feed = f"https://example.org{SERIES_ROOT[lang]}feed.rss"

    assert {filled(pattern, feed) for _, pattern in (*READERS, *MAILERS)} <= set(visit(built, FOLLOW[lang]).addresses)


@BOTH
def test_several_series_stand_in_the_order_in_which_they_matter(module_site, lang):
    """One runs, two are to come, one is over."""
    over = SECOND.replace("letters", "over").replace("2026-11-05", "2026-10-05")
    later, sooner = (
        SECOND.replace("letters", name).replace("2026-11-05", start)
        for name, start in (("later", "2027-03-01"), ("sooner", "2027-01-04"))
    )
    built = module_site(TEXT + over + later + sooner).build()

    assert [line.partition(":")[0] for line in standing(built, lang)] == [TITLE[lang], "sooner", "later", "over"]
    assert order(built, lang, "readers", "start") == ["readers", "start"]


@BOTH
def test_a_date_to_begin_on_can_be_opened_in_a_reader_and_sent_by_mail(built, lang):
    feed = f"https://example.org{SERIES_ROOT[lang]}start/2026-11-09.rss"
    leaf = visit(built, FOLLOW[lang]).root.xpath("//section[@aria-labelledby='start']//li/details")[0]
    offered = set(leaf.xpath(".//a/@href"))

    assert {filled(pattern, feed) for _, pattern in (*READERS, *MAILERS)} <= offered
    assert [code.text_content() for code in leaf.iter("code")] == [feed]


@BOTH
def test_calendars_in_the_browser_get_the_authors_calendar(built, lang):
    calendar = f"https://example.org{SERIES_ROOT[lang]}homework.ics"

    assert {filled(pattern, calendar) for _, pattern in CALENDARS} <= set(visit(built, FOLLOW[lang]).addresses)


def test_a_calendar_program_gets_the_scheme_it_asks_for():
    assert filled("https://x.example/?c={webcal}", "https://a.example/b.ics") == (
        "https://x.example/?c=webcal%3A%2F%2Fa.example%2Fb.ics"
    )


@BOTH
def test_readers_and_mailers_get_the_main_feed_of_the_language(built, lang):
    feed = f"https://example.org{ROOT[lang]}feed.rss"
    offered = visit(built, FOLLOW[lang]).addresses

    assert {filled(pattern, feed) for _, pattern in (*READERS, *MAILERS)} <= set(offered)
    assert not any(address.startswith("feed:") for address in offered)


def test_an_address_is_encoded_where_it_stands_in_another():
    assert filled("https://x.example/?u={feed}", "https://a.example/b?c=d&e") == (
        "https://x.example/?u=https%3A%2F%2Fa.example%2Fb%3Fc%3Dd%26e"
    )


@BOTH
def test_the_dates_still_to_be_chosen_are_offered_and_have_a_feed(built, lang):
    """Day 1 was Sunday 1 November; Mondays; today is 8 November."""
    dates = ["2026-11-09", "2026-11-16", "2026-11-23", "2026-11-30", "2026-11-02"]
    expected = [f"{SERIES_ROOT[lang]}start/{when}.rss" for when in dates]

    assert starts_offered(built, lang) == expected
    assert all(answers(built, address) for address in expected)
    assert {"en": "Monday 9 November 2026", "it": "lunedì 9 novembre 2026"}[lang] in visit(built, FOLLOW[lang]).text


def test_the_last_four_starts_are_offered_to_join_friends(module_site):
    built = module_site(TEXT).build("2026-12-30T12:00:00+01:00")

    assert starts_offered(built, "en")[-4:] == [
        f"/connections/start/2026-12-{day}.rss" for day in ("28", "21", "14", "07")
    ]


@pytest.mark.parametrize("rule", ["off", "monthly", "wednesday"])
def test_starts_follow_the_rule_of_the_series(module_site, rule):
    built = module_site(TEXT.replace("length: 30", f"length: 30\nstarts: {rule}")).build()
    expected = {
        "off": [],
        "monthly": ["2026-12-01"],
        "wednesday": ["2026-11-11", "2026-11-18", "2026-11-25", "2026-12-02", "2026-11-04"],
    }[rule]

    assert starts_offered(built, "en") == [f"/connections/start/{when}.rss" for when in expected]
    assert bool(visit(built, "/follow/").root.xpath("//*[@id='start']")) == (rule != "off")


def test_a_series_whose_next_date_is_far_says_when_it_will_be_told(module_site):
    site = module_site(TEXT.replace("length: 30", "length: 30\nstarts: monthly"))

    assert WORDS["en"].follow_start_none in visit(site.build("2026-11-02T12:00:00+01:00"), "/follow/").text


@BOTH
def test_calendars_are_offered_to_programs_and_as_files(built, lang):
    offered = visit(built, FOLLOW[lang]).addresses

    assert f"webcal://example.org{SERIES_ROOT[lang]}homework.ics" in offered
    assert f"{SERIES_ROOT[lang]}homework.ics" in offered


@BOTH
def test_the_form_waits_for_its_script_and_finds_everything_in_the_page(built, lang):
    root = visit(built, FOLLOW[lang]).root
    (form,), (field,) = root.xpath("//form"), root.xpath("//form/*[@name='series']")

    assert "hidden" in form.attrib
    assert answers(built, field.get("data-homework"))
    assert field.get("data-length") == "30"
    assert [box.get("value") for box in form.xpath(".//*[@name='rest']")] == ["1", "2", "3", "4", "5", "6", "0"]
    assert "{n}" in form.get("data-made-other")
    assert all("hidden" in button.attrib for button in root.xpath("//button[@data-copy]"))


def test_a_series_of_weekdays_has_its_weekends_off(module_site):
    built = module_site(TEXT.replace("length: 30", "length: 30\ncadence: weekdays")).build()

    assert visit(built, "/follow/").root.xpath("//input[@name='rest'][@checked]/@value") == ["6", "0"]


def test_several_series_can_be_chosen_from(module_site):
    other = SERIES.replace("-- connections", "-- letters").replace(
        "Better connections, it: Relazioni che contano", "Letters"
    )
    other = other.replace("{en: connections, it: relazioni}", "{en: letters}").replace("length: 30\n", "")
    built = module_site(TEXT + other + day(1, "en", "Begin", series="letters")).build()
    page = visit(built, "/follow/")

    assert page.root.xpath("//select[@name='series']/option/@data-name") == ["letters", "connections"]
    assert page.root.xpath("//select/option/@data-length") == ["", "30"]
    assert visit(built, "/it/segui/").root.xpath("//input[@name='series']/@data-name") == ["relazioni"]


@BOTH
def test_the_last_five_things_are_listed(built, lang):
    page = visit(built, FOLLOW[lang])
    posts = page.root.xpath("//*[contains(@class, 'h-entry')]//a/@href")

    expected = {"en": ["8/", "7/", "6/", "5/"], "it": ["8/", "7/", "6/", "5/", "4/"]}[lang]
    assert [href for href in posts if href != "/work/"] == [f"{SERIES_ROOT[lang]}{number}" for number in expected]
    assert len(posts) == 5


def test_the_list_is_an_h_feed(built):
    parsed = mf2py.parse(doc=built.text("follow/index.html"), url="https://example.org/follow/")
    (feed,) = [item for item in parsed["items"] if item["type"] == ["h-feed"]]
    first = feed["children"][0]

    assert feed["properties"]["name"] == [WORDS["en"].follow_latest]
    assert feed["properties"]["url"] == ["https://example.org/"]
    assert feed["properties"]["author"][0]["properties"]["name"] == ["Test site"]
    assert len(feed["children"]) == 5
    assert first["properties"]["name"] == ["Day 8: Title 8 en"]
    assert first["properties"]["url"] == ["https://example.org/connections/8/"]
    assert first["properties"]["published"][0].startswith("2026-11-08")
    assert first["properties"]["summary"] == ["A text."]
    assert first["properties"]["author"][0]["properties"]["name"] == ["Ada Bruni"]


@BOTH
def test_no_title_of_a_coming_day_is_there(built, lang):
    text = built.text(FOLLOW[lang].lstrip("/") + "index.html")

    assert "Nobody may know" not in text
    assert "Nessuno lo sa" not in text


@pytest.mark.parametrize(
    ("output", "gone"),
    [("atom", ".atom"), ("json", "feed.json"), ("homework-feeds", "homework.rss"), ("weekly", "weekly.rss"),
     ("starts", "/start/"), ("calendars", "homework.ics"), ("opml", "opml.xml")],
)  # fmt: skip
@BOTH
def test_what_is_switched_off_is_not_offered(module_site, output, gone, lang):
    built = module_site(TEXT, DAYBYDAY_WITHOUT=[output]).build()
    page = visit(built, FOLLOW[lang])

    assert not [href for href in page.addresses if gone in href]
    assert not [address for address in addresses_shown(built, lang) if gone in address]
    assert not [feed for feed in page.feeds if gone in feed]
    assert not [one for one in Crawl(built.files, "https://example.org/").dead() if ".html" in one.file]


@BOTH
def test_a_series_that_is_over_says_so_and_how_to_begin_it(finished, lang):
    text = visit(finished, FOLLOW[lang]).text

    assert WORDS[lang].count("series_finished", 8) in text
    assert WORDS[lang].follow_over in text
    assert WORDS[lang].follow_over_start in text
    assert f"{SERIES_ROOT[lang]}start/2026-12-14.rss" in starts_offered(finished, lang)


@BOTH
def test_home_sends_to_the_starts_when_nothing_more_will_come(finished, built, lang):
    words = WORDS[lang]

    assert words.say("follow_start_note") in visit(finished, ROOT[lang]).text
    assert words.say("start_feed_note") not in visit(finished, ROOT[lang]).text
    assert words.say("start_feed_note") in visit(built, ROOT[lang]).text


def test_a_series_that_is_over_and_cannot_be_begun_does_not_offer_it(module_site):
    text = visit(module_site(SHORT, DAYBYDAY_WITHOUT=["starts"]).build(AFTER), "/follow/").text

    assert WORDS["en"].follow_over in text
    assert WORDS["en"].follow_over_start not in text


@BOTH
def test_a_series_that_goes_on_says_nothing_of_an_end(built, lang):
    assert WORDS[lang].follow_over not in visit(built, FOLLOW[lang]).text


@BOTH
@pytest.mark.parametrize("from_page", ["home", "series", "day"])
def test_the_pages_lead_there(built, lang, from_page):
    page = visit(built, {"home": ROOT[lang], "series": SERIES_ROOT[lang], "day": f"{SERIES_ROOT[lang]}8/"}[from_page])
    of_series = f"{FOLLOW[lang]}#feeds-{SERIES_ROOT[lang].split('/')[-2]}"

    assert page.link(WORDS[lang].nav_follow).href == FOLLOW[lang]
    if from_page == "home":
        assert page.link(WORDS[lang].start_feed).href == FOLLOW[lang]
    elif from_page == "series":
        assert of_series in page.addresses
    if from_page == "day":
        assert f"{FOLLOW[lang]}#start" in page.addresses
    else:
        assert page.link(WORDS[lang].follow_start).href == f"{FOLLOW[lang]}#start"


@pytest.mark.parametrize("without", [["follow"], ["starts"]])
def test_nobody_is_sent_to_what_is_switched_off(module_site, without):
    built = module_site(TEXT, DAYBYDAY_WITHOUT=without).build()

    for address in ("/", "/connections/", "/connections/8/"):
        assert "/follow/#start" not in visit(built, address).addresses
    assert answers(built, "/follow/") == (without != ["follow"])
    expected = "/feed.rss" if without == ["follow"] else "/follow/"
    assert visit(built, "/").link(WORDS["en"].nav_follow).href == expected
    assert not [one for one in Crawl(built.files, "https://example.org/").dead() if one.file.endswith(".html")]


def test_on_day_one_nobody_is_told_to_begin_what_begins_anyway(module_site):
    built = module_site(TEXT).build("2026-11-01T12:00:00+01:00")

    assert "/follow/#start" not in visit(built, "/").addresses


def test_a_foreign_theme_has_no_such_page(module_site):
    built = module_site(TEXT, **GUEST).build()

    assert built.status == 0, built.said
    assert not answers(built, "/follow/")
    assert "https://example.org/follow/" not in sitemap(built)


def test_both_languages_know_each_other(built):
    english, italian = visit(built, "/follow/"), visit(built, "/it/segui/")

    assert english.switch_to("Italiano") == "/it/segui/"
    assert italian.switch_to("English") == "/follow/"
    assert english.alternates["it"] == "https://example.org/it/segui/"
    assert sitemap(built)["https://example.org/it/segui/"]["en"] == "https://example.org/follow/"


@BOTH
def test_under_a_path_every_address_carries_it(module_site, lang):
    built = module_site(TEXT, SITEURL=REPO).build()
    page = visit(built, FOLLOW[lang])
    scripted = page.root.xpath("//@data-homework | //@data-page | //@data-copy | //script/@src")

    assert addresses_shown(built, lang)[0] == f"{REPO}{ROOT[lang]}feed.rss"
    assert len(scripted) > 5
    assert [one for one in scripted if not one.startswith((f"{REPO}/", "/repo/"))] == []
    assert [one for one in page.addresses if one.startswith("/") and not one.startswith("/repo/")] == []
    assert not [one for one in Crawl(built.files, f"{REPO}/").dead() if one.file.endswith(".html")]


def test_style_and_script_carry_their_digests_and_are_there(built):
    root = visit(built, "/follow/").root
    (script,), styles = root.xpath("//script[@src]"), root.xpath("//link[@rel='stylesheet']/@href")

    assert "defer" in script.attrib
    assert all(answers(built, address) for address in (script.get("src"), *styles))
    assert len(styles) == 2
    assert not visit(built, "/articles/").root.xpath("//script[@src]")


def test_a_site_without_a_series_has_a_page_too(module_site):
    built = module_site(article("one", "en", "One")).build()
    page = visit(built, "/follow/")

    assert addresses_shown(built, "en") == ["https://example.org/feed.rss", "https://example.org/weekly.rss"]
    assert not page.root.xpath("//form")
    assert not [one for one in Crawl(built.files, "https://example.org/").dead() if one.file.endswith(".html")]


def test_an_empty_site_has_one(module_site):
    built = module_site("").build()

    assert built.status == 0, built.said
    assert WORDS["en"].follow_latest not in visit(built, "/follow/").text


def test_a_theme_that_has_no_such_page_goes_on_without_it(module_site, tmp_path):
    theme = tmp_path / "theme"
    shutil.copytree(ROOT_FOLDER / "theme", theme)
    (theme / "templates" / "follow.html").unlink()
    built = module_site(TEXT, THEME=str(theme)).build()

    assert built.status == 0, built.said
    assert "follow/index.html" not in built.files
    assert "/feed.rss" in visit(built, "/").addresses
