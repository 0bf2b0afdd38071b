"""A third language is a words file, one settings line, content. Here one with a region: pt-BR."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

import daybyday
from tests.harness import GUEST, article, day
from tests.sites.page import answers, feed_titles, homework_days, sitemap, visit

THREE = {"DAYBYDAY_LANGUAGES": ["en", "it", "pt-BR"]}
SERIES = """\
-- connections/series.yaml --
title: {en: Better connections, it: Relazioni che contano, pt-BR: Relações}
slug: {en: connections, it: relazioni, pt-BR: relacoes}
start: 2026-11-01
length: 30
release: "07:00"
timezone: Europe/Rome
"""
CONTENT = (
    SERIES
    + day(1, "en", "Begin")
    + day(1, "it", "Inizio")
    + day(1, "pt-BR", "Começo")
    + day(2, "en", "Next")
    + day(2, "pt-BR", "Outro")
    + day(3, "it", "Terzo")
    + article("job", "en", "Job security")
    + article("job", "pt-BR", "Emprego")
)
THIRD = "2026-11-03T12:00:00+01:00"


def english_words() -> dict:
    return yaml.safe_load((Path(daybyday.__file__).parent / "words" / "en.yaml").read_text("utf-8"))


def words(tag: str) -> str:
    """The English words as the words of another language, with a few of its own."""
    made = english_words()
    made["read"] = {"day_prefixes": ["dia"], "homework_labels": ["tarefa do dia {day}"]}
    made["print"].update(day="Dia {day}", day_title="Dia {day}: {title}", locale="pt_BR", date_short="d 'de' MMMM")
    return f"-- words/{tag}.yaml --\n{yaml.safe_dump(made, allow_unicode=True, sort_keys=False)}"


@pytest.fixture(scope="module")
def built(module_site):
    built = module_site(CONTENT + words("pt-BR"), **THREE).build(THIRD)
    assert built.status == 0, built.said
    return built


def test_the_language_has_a_root_in_small_letters(built):
    assert answers(built, "/pt-br/")
    assert answers(built, "/pt-br/relacoes/1/")
    assert visit(built, "/pt-br/").lang == "pt-BR"


def test_its_days_speak_its_words(built):
    assert feed_titles(built, "/pt-br/feed.rss") == ["Dia 2: Outro", "Dia 1: Começo", "Emprego"]
    assert "<language>pt-BR</language>" in built.text("pt-br/feed.rss")


def test_its_items_have_ids_of_their_own(built):
    assert "tag:example.org,2026:connections/1/pt-BR<" in built.text("pt-br/feed.rss")


def test_dates_are_told_in_the_language(built):
    assert visit(built, "/pt-br/relacoes/").square("1 de novembro") == "Day 1, 1 de novembro: Começo"


def test_every_page_offers_both_other_languages(built):
    page = visit(built, "/pt-br/relacoes/1/")

    assert page.switch_to("English") == "/connections/1/"
    assert page.switch_to("Italiano") == "/it/relazioni/1/"
    assert visit(built, "/connections/1/").switch_to("Português (Brasil)") == "/pt-br/relacoes/1/"


def test_hreflang_names_all_three_and_the_default(built):
    expected = {
        "en": "https://example.org/connections/1/",
        "it": "https://example.org/it/relazioni/1/",
        "pt-BR": "https://example.org/pt-br/relacoes/1/",
        "x-default": "https://example.org/connections/1/",
    }

    assert visit(built, "/pt-br/relacoes/1/").alternates == expected
    assert sitemap(built)["https://example.org/pt-br/relacoes/1/"] == expected


def test_a_day_in_two_of_three_languages_falls_back_in_the_third(built):
    page = visit(built, "/it/relazioni/2/")

    assert page.canonical == "https://example.org/connections/2/"
    assert page.lang_of("Next") == "en"
    assert set(visit(built, "/connections/2/").alternates) == {"en", "pt-BR", "x-default"}


def test_the_first_language_of_the_series_that_exists_is_the_original(built):
    for address in ("/connections/3/", "/pt-br/relacoes/3/"):
        assert visit(built, address).canonical == "https://example.org/it/relazioni/3/"
    assert homework_days(built, "/pt-br/relacoes/homework.json") == [1, 2]


def test_an_article_in_two_languages_offers_its_readers_the_third_languages_home(built):
    page = visit(built, "/pt-br/job/")

    assert page.switch_to("English") == "/job/"
    assert page.switch_to("Italiano") == "/it/"


def test_file_names_may_write_the_region_in_any_case(module_site):
    site = module_site(CONTENT.replace("001.pt-BR.md", "001.pt-br.md") + words("pt-BR"), **THREE)

    assert answers(site.build(THIRD), "/pt-br/relacoes/1/")


def test_the_words_of_pt_serve_pt_br(module_site):
    built = module_site(CONTENT + words("pt"), **THREE).build(THIRD)

    assert feed_titles(built, "/pt-br/feed.rss")[0] == "Dia 2: Outro"


def test_pt_br_overrides_single_words_of_pt(module_site):
    built = module_site(
        CONTENT + words("pt") + '-- words/pt-BR.yaml --\nprint:\n  day_title: "{day}. {title}"\n', **THREE
    )

    assert feed_titles(built.build(THIRD), "/pt-br/feed.rss")[0] == "2. Outro"


def test_a_language_without_words_stops_the_build(module_site):
    built = module_site(CONTENT, **THREE).build(THIRD)

    assert built.status == 1
    assert "words/pt-BR.yaml:1:1: error words-missing" in built.said


def test_a_language_with_a_hole_stops_the_build_and_names_the_word(module_site):
    holed = words("pt-BR").replace("  next_day: Next day\n", "")
    built = module_site(CONTENT + holed, **THREE).build(THIRD)

    assert built.status == 1
    assert "the language pt-BR lacks `next_day`" in built.said


def test_titles_in_the_language_say_the_day(module_site):
    text = "-- connections/x.pt-BR.md --\n---\ntitle: 'Dia 4: Depois'\n---\nUm texto.\n"
    built = module_site(CONTENT + text + words("pt-BR"), **THREE).build("2026-11-04T12:00:00+01:00")

    assert visit(built, "/pt-br/relacoes/4/").h1.text == "Depois"


def test_it_works_in_a_foreign_theme(module_site):
    built = module_site(CONTENT + words("pt-BR"), **GUEST, **THREE).build(THIRD)

    assert visit(built, "/pt-br/relacoes/1/").lang == "pt-BR"
