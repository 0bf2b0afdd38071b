"""What is said to authors: values first, words when they are printed, and in Italian as whole as in English."""

from __future__ import annotations

import re
import string
from functools import cache
from pathlib import Path

import pytest

from daybyday.messages import (
    ENGLISH,
    LanguageName,
    language_names,
    listing,
    quote,
    say,
    say_count,
    speaker_for,
    spoken,
)
from daybyday.messages.catalogue import catalogues, sentences, updated
from daybyday.model import Finding, Place

ITALIAN = speaker_for({"DAYBYDAY_SPEAK": "it"})


def test_a_message_is_spoken_in_english_as_it_stands():
    assert "there is no key `titel`" == str(say("there is no key `{key}`", key="titel"))


def test_a_message_is_spoken_in_the_language_of_the_author():
    assert "la chiave `titel` non esiste" == spoken(say("there is no key `{key}`", key="titel"), ITALIAN)


@pytest.mark.parametrize(
    ("n", "expected"), [(1, "1 giorno di ritardo"), (2, "2 giorni di ritardo"), (0, "0 giorni di ritardo")]
)
def test_a_number_takes_its_plural(n, expected):
    assert expected == spoken(say_count("{n} day late", "{n} days late", n=n), ITALIAN)


def test_a_language_is_called_by_its_name():
    message = say("the series has no title in {language}", language=LanguageName("it"))

    assert "the series has no title in Italian" == str(message)
    assert "la serie non ha un titolo in italiano" == spoken(message, ITALIAN)


def test_a_language_that_nobody_has_named_keeps_its_tag():
    assert "qqx" == str(LanguageName("qqx"))


@pytest.mark.parametrize(
    ("things", "english", "italian"),
    [
        ([], "", ""),
        (["a"], "a", "a"),
        (["a", "b"], "a and b", "a e b"),
        (["a", "b", "c"], "a, b and c", "a, b e c"),
        (["a", "b", "c", "d"], "a, b and 2 more", "a, b e altri 2"),
    ],
)
def test_things_in_a_row_have_a_last_one(things, english, italian):
    message = say("{things}", things=listing(things, most=2 if len(things) == 4 else 0))

    assert (english, italian) == (str(message), spoken(message, ITALIAN))


def test_languages_in_a_row_are_translated_too():
    assert "inglese e italiano" == spoken(say("{names}", names=language_names(["en", "it"])), ITALIAN)


def test_words_of_others_stay_as_they_are_braces_and_all():
    assert "unexpected '}' in {x}" == spoken(quote("unexpected '}' in {x}"), ITALIAN)


def test_a_sentence_within_a_sentence_is_translated_too():
    message = say("{excess}: Markdown would not finish in time", excess=say("{n} characters", n="9,000,000"))

    assert "9,000,000 caratteri: Markdown non finirebbe in tempo" == spoken(message, ITALIAN)


def test_code_place_and_level_are_the_same_in_every_language():
    finding = Finding("error", "not-utf8", Place("a.md"), say("this file is not UTF-8"), say("delete it"))

    assert "a.md:1:1: error not-utf8: this file is not UTF-8 – delete it" == finding.spoken(ENGLISH)
    assert "a.md:1:1: error not-utf8: questo file non è in UTF-8 – eliminalo" == finding.spoken(ITALIAN)


@pytest.mark.parametrize(
    ("environment", "languages", "expected"),
    [
        ({}, ["it", "en"], "it"),
        ({}, ["en", "it"], "en"),
        ({}, [], "en"),
        ({"LANG": "it_IT.UTF-8"}, ["en"], "it"),
        ({"LANG": "en_US.UTF-8"}, ["it"], "en"),
        ({"LANG": "C.UTF-8"}, ["it"], "it"),
        ({"LANG": "POSIX"}, ["it"], "it"),
        ({"LANG": ""}, ["it"], "it"),
        ({"LANG": "pl_PL.UTF-8"}, ["it"], "it"),
        ({"LANG": "it_IT.UTF-8", "LC_ALL": "en_GB.UTF-8"}, ["it"], "en"),
        ({"LANG": "it_IT.UTF-8", "LC_MESSAGES": "en_GB"}, ["it"], "en"),
        ({"LANG": "en_US.UTF-8", "DAYBYDAY_SPEAK": "it"}, ["en"], "it"),
        ({"LANG": "it_IT.UTF-8", "DAYBYDAY_SPEAK": "English"}, ["en"], "it"),
        ({"DAYBYDAY_SPEAK": "../../etc/passwd"}, ["it"], "it"),
        ({"DAYBYDAY_SPEAK": "IT-ch"}, ["en"], "it"),
        ({}, ["fr"], "en"),
    ],
)
def test_who_speaks(environment, languages, expected):
    """What the environment asks for, if it is spoken; else the site's first language; else English."""
    assert expected == speaker_for(environment, languages).lang


def test_the_italian_catalogue_has_every_sentence_of_the_code_and_no_other():
    for path in catalogues():
        data, missing = updated(path)

        assert 0 == missing, f"translate what is new in {path.name}, after `invoke messages`"
        assert data == path.read_bytes(), f"`invoke messages` brings {path.name} up to date"


def gaps(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@cache
def translations() -> tuple[tuple[str, str], ...]:
    pairs = []
    for strings in sorted(set(sentences())):
        if len(strings) == 1:
            pairs.append((strings[0], ITALIAN.text(strings[0])))
        else:
            pairs += [(strings[0], ITALIAN.counted(*strings, 1)), (strings[1], ITALIAN.counted(*strings, 2))]
    return tuple(pairs)


def test_a_translation_has_the_gaps_of_its_sentence():
    assert [] == [(english, italian) for english, italian in translations() if gaps(english) != gaps(italian)]


def test_a_translation_names_what_one_types_as_its_sentence_does():
    """Keys, commands and files in backticks are the same in all languages, but for words that are examples."""

    def typed(text: str) -> set[str]:
        return {code for code in re.findall("`([^`]*)`", text) if re.fullmatch(r"[a-z_]+:?|invoke .*|/{3}|-{3}", code)}

    assert [] == [(english, italian) for english, italian in translations() if typed(english) - typed(italian)]


def test_italian_has_real_apostrophes_outside_code():
    def prose(text: str) -> str:
        return re.sub("`[^`]*`|\"[^\"]*\"|'[^']*'", "", text)

    assert [] == [italian for _, italian in translations() if "'" in prose(italian)]


def test_catalogues_are_part_of_the_package():
    package = Path(__file__).resolve().parents[2] / "plugins" / "daybyday"

    assert [package / "messages" / "it.po"] == catalogues()


@pytest.fixture
def italian_site(site, monkeypatch):
    monkeypatch.delenv("DAYBYDAY_SPEAK")
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    made = site("-- articles/mela.md --\n---\ntitle: Mela\ndate: 2026-11-01\ntitel: x\n---\nTesto.\n")
    made.settings.update(DAYBYDAY_LANGUAGES=["it"], DEFAULT_LANG="it")
    return made


def test_a_build_speaks_the_first_language_of_the_site(italian_site):
    built = italian_site.build()

    assert "error key-unknown: la chiave `titel` non esiste – intendevi `title`?" in built.said
    assert "Traceback" not in built.said


def test_a_build_speaks_as_the_environment_asks(italian_site):
    assert "there is no key `titel` – did you mean `title`?" in italian_site.build(DAYBYDAY_SPEAK="en").said
