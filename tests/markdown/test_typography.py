"""Quotation marks and apostrophes turn the right way, in the language of the text, on both sides of a tag."""

from __future__ import annotations

import pytest

from daybyday.prose import fill
from tests.markdown.test_converter import converted


def page(text: str, lang: str) -> str:
    return fill(converted(text, lang=lang).lead, {}).removeprefix("<p>").removesuffix("</p>")


@pytest.mark.parametrize("lang", ["it", "en", "fr"])
@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ('L\'"ora"', "L’“ora”"),
        ('all\'"improvviso":', "all’“improvviso”:"),
        ('l\'*"ora"*', "l’<em>“ora”</em>"),
        ('l\'**"amica"**', "l’<strong>“amica”</strong>"),
        ('d\'"*ora*" e', "d’“<em>ora</em>” e"),
        ('*l\'*"ora"', "<em>l’</em>“ora”"),
        ('(l\'"ora")', "(l’“ora”)"),
        ("«'ora'»", "«‘ora’»"),
        ('("*ora*")', "(“<em>ora</em>”)"),
        ('"*ora*" e "l\'ora"', "“<em>ora</em>” e “l’ora”"),
        ("\"ha detto 'x'\"", "“ha detto ‘x’”"),
        ("gli anni '80", "gli anni ’80"),
        ("dell'80", "dell’80"),
        ("'80 e '90", "’80 e ’90"),
        ("rock 'n' roll", "rock ’n’ roll"),
    ],
)
def test_marks_turn_as_any_language_has_it(lang, written, expected):
    assert page(written, lang) == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("nel '900", "nel ’900"),
        ("e 'sta storia", "e ’sta storia"),
        ("'Ndrangheta, un po' dovunque", "’Ndrangheta, un po’ dovunque"),
        ("'na sera", "’na sera"),
        ("'o sole mio", "’o sole mio"),
        ("'a livella", "’a livella"),
        ('un po\' "strano"', "un po’ “strano”"),
        ("perche' 'sta cosa piu' no", "perche’ ’sta cosa piu’ no"),
        ("'sta'", "‘sta’"),
        ("disse 'o così o niente' e basta", "disse ‘o così o niente’ e basta"),
        ("'a' e 'b'", "‘a’ e ‘b’"),
    ],
)
def test_italian_words_that_lost_their_beginning_have_an_apostrophe(written, expected):
    assert page(written, "it") == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("get 'em", "get ’em"),
        ("'tis and 'twas", "’tis and ’twas"),
        ("the '80s", "the ’80s"),
        ("'cause I am", "’cause I am"),
        ("the boys' club", "the boys’ club"),
        ("'round the world' he said", "‘round the world’ he said"),
    ],
)
def test_english_words_that_lost_their_beginning_have_an_apostrophe(written, expected):
    assert page(written, "en") == expected


@pytest.mark.parametrize("written", ['`l\'"ora"`', "L’«ora» ‘80 “x”"])
def test_code_and_marks_that_were_typed_stay(written):
    assert page(written, "it").replace("<code>", "`").replace("</code>", "`") == written


def test_the_excerpt_has_them_too():
    assert converted("L'\"ora\" degli anni '80.", lang="it").facts.excerpt == "L’“ora” degli anni ’80."
