"""Dates, counts and lists in words, whatever the machine's own language."""

from __future__ import annotations

import locale
import os
import re
import subprocess
import sys
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from daybyday.cldr import plural_form, with_first_day
from daybyday.words import direction, language_name, load_words

PLUGINS = Path(__file__).resolve().parents[2] / "plugins"
WORDS = load_words(("en", "it"), {})[0]
EASTER, ALL_SAINTS = date(2011, 4, 24), date(2026, 11, 1)


@pytest.mark.parametrize(
    ("lang", "day", "expected"),
    [
        ("en", EASTER, ("Sunday 24\u00a0April\u00a02011", "24\u00a0April\u00a02011", "24\u00a0April")),
        ("it", EASTER, ("domenica 24\u00a0aprile\u00a02011", "24\u00a0aprile\u00a02011", "24\u00a0aprile")),
        ("en", ALL_SAINTS, ("Sunday 1\u00a0November\u00a02026", "1\u00a0November\u00a02026", "1\u00a0November")),
        ("it", ALL_SAINTS, ("domenica 1º\u00a0novembre\u00a02026", "1º\u00a0novembre\u00a02026", "1º\u00a0novembre")),
        (
            "it",
            date(2026, 11, 11),
            ("mercoledì 11\u00a0novembre\u00a02026", "11\u00a0novembre\u00a02026", "11\u00a0novembre"),
        ),
        ("it", date(2026, 3, 31), ("martedì 31\u00a0marzo\u00a02026", "31\u00a0marzo\u00a02026", "31\u00a0marzo")),
    ],
)
def test_dates_are_written_as_people_write_them(lang, day, expected):
    words = WORDS[lang]

    assert expected == (words.full_date(day), words.plain_date(day), words.short_date(day))


def test_a_month_is_a_name_and_a_year():
    assert ("November 2026", "novembre 2026") == (WORDS["en"].month(ALL_SAINTS), WORDS["it"].month(ALL_SAINTS))


def test_a_date_gives_pages_all_its_forms():
    found = WORDS["it"].date(ALL_SAINTS)

    assert ("2026-11-01", "domenica", "novembre", "1", "2026") == (
        found.iso,
        found.weekday,
        found.month,
        found.day,
        found.year,
    )


def test_a_moment_keeps_its_own_zone():
    moment = datetime(2026, 11, 8, 7, tzinfo=timezone(timedelta(hours=1)))

    assert "2026-11-08T07:00:00+01:00" == WORDS["en"].date(moment).iso


@pytest.mark.parametrize("name", ["C", "it_IT.UTF-8", "tr_TR.UTF-8", "POSIX"])
def test_the_machines_locale_changes_nothing(name):
    """In a process of its own: a locale is set once and for all threads."""
    code = (
        "import locale\n"
        "try: locale.setlocale(locale.LC_ALL, '')\n"
        "except locale.Error: pass\n"
        "from datetime import date\n"
        "from daybyday.words import load_words\n"
        "words = load_words(('en', 'it'), {})[0]\n"
        "print(ascii([words[lang].full_date(date(2011, 4, 24)) for lang in words]))\n"
    )
    printed = subprocess.run(
        [sys.executable, "-c", code], env={**os.environ, "LC_ALL": name, "LANGUAGE": name, "PYTHONPATH": str(PLUGINS)},
        capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip

    assert r"['Sunday 24\xa0April\xa02011', 'domenica 24\xa0aprile\xa02011']" == printed.strip()


def test_dates_do_not_ask_the_locale_of_this_process(monkeypatch):
    monkeypatch.setattr(locale, "getlocale", lambda *_: pytest.fail("somebody asked for the machine's locale"))

    assert "lunedì 25\u00a0aprile\u00a02011" == WORDS["it"].full_date(date(2011, 4, 25))


@pytest.mark.parametrize(
    ("lang", "n", "expected"),
    [
        ("en", 1, "1 minute"),
        ("en", 0, "0 minutes"),
        ("en", 20, "20 minutes"),
        ("it", 1, "1 minuto"),
        ("it", 20, "20 minuti"),
    ],
)
def test_counts_have_the_form_the_language_asks_for(lang, n, expected):
    assert expected == WORDS[lang].count("minutes", n)


@pytest.mark.parametrize(
    ("n", "form"), [(1, "one"), (2, "few"), (4, "few"), (5, "many"), (12, "many"), (22, "few"), (0, "many")]
)
def test_languages_with_few_and_many_are_counted_by_their_own_rules(n, form):
    assert form == plural_form("pl", n)


def test_polish_words_take_their_forms():
    english = (PLUGINS / "daybyday/words/en.yaml").read_text("utf-8")
    forms = re.sub(r'\{one: (".*?"), other: (".*?")\}', r"{one: \1, few: \2, many: \2, other: \2}", english)
    minutes = 'minutes: {one: "{n} minuta", few: "{n} minuty", many: "{n} minut", other: "{n} minuty"}'
    polish = re.sub(r"minutes: \{.*", minutes, forms)

    words, findings = load_words(("pl",), {"pl": polish.encode()})

    assert () == findings
    assert ["1 minuta", "3 minuty", "5 minut", "22 minuty"] == [words["pl"].count("minutes", n) for n in (1, 3, 5, 22)]


def test_a_plain_word_is_not_counted_and_a_counted_one_not_said():
    with pytest.raises(LookupError, match=r"`minutes` has plural forms: use count\(\)"):
        WORDS["en"].say("minutes")
    with pytest.raises(LookupError, match=r"`homework` has no plural forms: use say\(\)"):
        WORDS["en"].count("homework", 2)


@pytest.mark.parametrize(
    ("items", "expected"), [([], ""), (["a"], "a"), (["a", "b"], "a e b"), (["a", "b", "c"], "a, b e c")]
)
def test_lists_are_joined_as_in_a_sentence(items, expected):
    assert expected == WORDS["it"].joined(items)


def test_weeks_begin_where_people_begin_them():
    british, italian = WORDS["en"].weekdays(), WORDS["it"].weekdays()

    assert [("M", "Monday"), ("L", "lunedì")] == [british[0], italian[0]]
    assert (7, ("D", "domenica")) == (len(italian), italian[6])


def test_weeks_in_america_begin_on_sunday():
    words, _ = load_words(("en",), {"en": b"print: {locale: en_US}"})

    assert ("S", "Sunday") == words["en"].weekdays()[0]


def test_languages_are_called_in_a_readers_language():
    assert ("Italian", "italiano") == (language_name("it", "en"), language_name("it", "it"))


def test_languages_know_their_direction():
    assert ("ltr", "rtl", "rtl") == (direction("it"), direction("ar"), direction("he"))


@pytest.mark.parametrize(
    ("pattern", "first", "expected"),
    [
        ("EEEE, d MMMM y", "1st", "EEEE, '1st' MMMM y"),
        ("d 'de' MMMM", "1º", "'1º' 'de' MMMM"),
        ("d MMMM", "1'", "'1''' MMMM"),
        ("dd/MM", "1º", "dd/MM"),
    ],
)
def test_the_first_of_a_month_has_its_own_word(pattern, first, expected):
    assert expected == with_first_day(pattern, first)


def test_no_italian_word_puts_an_article_or_a_preposition_before_a_number():
    """ "Il 8", "dal 11": what comes after them decides how they are written."""
    joined = re.compile(r"(?i)\b(?:il|lo|al|dal|del|nel|sul|i|ai|dai|dei)\s+\{|[’']\{")
    printed = WORDS["it"].printed
    said = {key: [text] if isinstance(text, str) else [*text.values()] for key, text in printed.items()}

    assert {} == {key: texts for key, texts in said.items() if any(map(joined.search, texts))}
