"""Words files: a language is complete, or it does not load and says what it lacks."""

from __future__ import annotations

import re
import textwrap
from pathlib import Path

import pytest

import daybyday.words
from daybyday.cldr import is_locale, is_pattern, plural_forms
from daybyday.words import load_words
from daybyday.words.catalogue import package_findings
from daybyday.yamltree import parse

FOLDER = Path(daybyday.words.__file__).parent
SHIPPED = sorted(path.stem for path in FOLDER.glob("*.yaml"))
ENGLISH = (FOLDER / "en.yaml").read_text("utf-8")


def load(lang: str, **files: str):
    return load_words((lang,), {tag.replace("_", "-"): textwrap.dedent(text).encode() for tag, text in files.items()})


def said(lang: str, **files: str) -> list[str]:
    return [str(finding) for finding in load(lang, **files)[1]]


def without(key: str) -> str:
    """The English file without one line."""
    return "".join(line for line in ENGLISH.splitlines(keepends=True) if not line.startswith(f"  {key}: "))


def test_every_shipped_language_is_complete():
    """Builds take that for granted: they look through words of the site alone."""
    assert [] == [*package_findings()]
    assert SHIPPED == [*load_words(tuple(SHIPPED), {})[0]]


@pytest.mark.parametrize("lang", SHIPPED)
def test_every_shipped_language_formats_dates_its_own_way(lang):
    words = load(lang)[0][lang]

    assert is_locale(words.locale)
    assert all(is_pattern(lang, words.printed[key]) for key in words.printed if key.startswith("date_"))


@pytest.mark.parametrize("lang", [lang for lang in SHIPPED if lang != "en"])
def test_no_shipped_language_says_a_whole_sentence_in_english(lang):
    english, other = load("en")[0]["en"].printed, load(lang)[0][lang].printed
    same = [key for key, text in english.items() if other[key] == text and not key.startswith("date_")]

    assert [] == [key for key in same if len(re.sub(r"\{\w+\}", "", str(english[key])).split()) > 1]


def test_a_language_nobody_wrote_is_an_error_that_names_the_file_to_write():
    expected = (
        "words/fr.yaml:1:1: error words-missing: there are no words for the language fr"
        " – write this file; en.yaml in the package shows every key"
    )

    assert [expected] == said("fr")


def test_a_language_with_a_hole_does_not_load():
    words, _ = load("xx", xx=without("homework"))

    assert {} == words


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("homework", "the language xx lacks `homework` in `print` – English says: “Homework”"),
        ("of_length", "the language xx lacks `of_length` in `print` – English says: “of {length}”"),
        ("minutes", "the language xx lacks `minutes` in `print` – English says: “{n} minute” / “{n} minutes”"),
        ("day_prefixes", "the language xx lacks `day_prefixes` in `read` – English says: “day”"),
    ],
)
def test_a_missing_key_is_told_with_what_english_says(key, expected):
    assert [f"words/xx.yaml:1:1: error words-missing: {expected}"] == said("xx", xx=without(key))


def test_a_key_without_words_is_a_missing_one():
    assert 1 == len(said("xx", xx=ENGLISH.replace("  homework: Homework", "  homework:")))


@pytest.mark.parametrize(
    ("old", "new", "column", "expected"),
    [
        ('  day: "Day {day}"', '  day: "Tag {tag}"', 8, [
            "error words-placeholder: `day` of xx uses {tag}, which it is not given – English says: “Day {day}”",
            "error words-placeholder: `day` of xx lacks {day} – English says: “Day {day}”"]),
        ('  day: "Day {day}"', '  day: "Tag {day!r}"', 8, [
            "error words-placeholder: `day` of xx uses {day!r}, which it is not given – English says: “Day {day}”",
            "error words-placeholder: `day` of xx lacks {day} – English says: “Day {day}”"]),
        ('  day: "Day {day}"', '  day: "Tag {day"', 8, [
            "error words-placeholder: `day` of xx has a brace without its partner – write {{ or }} for a brace that is meant; English says: “Day {day}”"]),
        ('  minutes: {one: "{n} minute", other: "{n} minutes"}', '  minutes: {other: "{n} min"}', 12, [
            "error words-plural: `minutes` of xx lacks its plural form `one` – xx counts with one, other"]),
        ('  minutes: {one: "{n} minute", other: "{n} minutes"}', '  minutes: "{n} min"', 12, [
            "error words-shape: `minutes` of xx has another shape than in English – English says: “{n} minute” / “{n} minutes”"]),
        ("  homework: Homework", "  homework: {one: Homework, other: Homework}", 13, [
            "error words-shape: `homework` of xx has another shape than in English – English says: “Homework”"]),
        ("  homework: Homework", "  homework: [Homework]", 13, [
            "error words-shape: `homework` of xx has another shape than in English – English says: “Homework”"]),
        ("  homework: Homework", "  homework: Homework\n  homewrok: Aufgabe", 13, [
            "error words-unknown: `print` has no word called `homewrok` – did you mean `homework`?"]),
        ("  homework: Homework", "  homework: Homework\n  xyzzy: Aufgabe", 10, [
            "error words-unknown: `print` has no word called `xyzzy` – take it out"]),
        ("  address_follow: follow", "  address_follow: Über uns", 19, [
            "error words-shape: `address_follow` of xx cannot stand in an address: “Über uns” – write small letters, digits and hyphens"]),
        ("  locale: en_GB", "  locale: Elbish", 11, [
            "error words-shape: `locale` of xx is not a locale: “Elbish” – English says: “en_GB”"]),
        ('  date_full: "EEEE d MMMM y"', '  date_full: "QQQQQQQQQ"', 14, [
            "error words-shape: `date_full` of xx is not a pattern of dates: “QQQQQQQQQ” – English says: “EEEE d MMMM y”"]),
        ("  day_prefixes: [day]", "  day_prefixes: {a: b}", 17, [
            "error words-shape: `day_prefixes` of xx is not a list of words – English says: “day”"]),
        ("  day_prefixes: [day]", "  day_prefixes: []", 17, [
            "error words-shape: `day_prefixes` of xx is not a list of words – English says: “day”"]),
    ],
)  # fmt: skip
def test_a_word_that_does_not_fit_is_told_where_and_how(old, new, column, expected):
    assert old in ENGLISH
    text = ENGLISH.replace(old, new, 1)
    line = text[: text.index(new.rpartition("\n")[2])].count("\n") + 1

    assert [f"words/xx.yaml:{line}:{column}: {one}" for one in expected] == said("xx", xx=text)


@pytest.mark.parametrize("label", ["homework", "day {day} or {day}"])
def test_a_homework_label_names_its_day_once(label):
    """Otherwise nobody could tell whose homework it is."""
    text = re.sub(r"homework_labels: .*", f'homework_labels: ["{label}"]', ENGLISH)

    (finding,) = said("xx", xx=text)

    assert f"error words-placeholder: the label “{label}” of xx must have {{day}} once – English says:" in finding


def test_a_section_there_is_not_is_named():
    expected = "words/en.yaml:2:13: error words-unknown: there is no section `prnit` – write `read:` or `print:`"

    assert [expected] == said("en", en="prnit:\n  homework: Homework\n")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- Homework\n", "1:1: error words-shape: this is not a list of sections"),
        ("print: Homework\n", "1:8: error words-shape: `print` is not a section of words"),
    ],
)
def test_a_file_that_is_no_words_file_is_not_passed_over_in_silence(text, expected):
    hint = " – write `read:` or `print:`, and below it one indented `key: value` a line"

    assert [f"words/en.yaml:{expected}{hint}"] == said("en", en=text)


def test_a_file_that_is_no_yaml_is_told_where():
    (finding,) = said("en", en="print:\n  homework: It: is\n")

    assert finding.startswith("words/en.yaml:2:15: error yaml-colon: a colon followed by a space inside a value")


def test_a_file_that_is_not_utf8_is_an_error():
    _, findings = load_words(("en",), {"en": b"print: {homework: \xe8}"})

    assert ["words/en.yaml:1:1: error not-utf8: this file is not UTF-8 – save it again as UTF-8"] == [
        str(one) for one in findings
    ]


def test_a_site_changes_single_words_of_a_shipped_language():
    words, findings = load("en", en="print:\n  homework: To do\n")

    assert ("To do", "Articles", ()) == (words["en"].homework, words["en"].nav_articles, findings)


def test_a_region_stands_on_top_of_its_language():
    """The site brings `pt`; `pt-BR` needs to say only what differs."""
    pt = ENGLISH.replace("  nav_articles: Articles", "  nav_articles: Artigos").replace(
        "  homework: Homework", "  homework: Trabalho"
    )

    words, findings = load("pt-BR", pt=pt, pt_BR="print:\n  homework: Tarefa\n")

    assert ("Artigos", "Tarefa", ()) == (words["pt-BR"].nav_articles, words["pt-BR"].homework, findings)


def test_a_region_alone_is_its_language():
    words, findings = load("pt-BR", pt=ENGLISH)

    assert (["pt-BR"], ()) == (list(words), findings)


def test_a_region_of_a_shipped_language_needs_no_file():
    words, findings = load("en-GB")

    assert ("Homework", ()) == (words["en-GB"].homework, findings)


def test_a_language_needs_the_plural_forms_it_counts_with():
    """Polish says 1 minuta, 2 minuty, 5 minut."""
    found = [one.partition(": error ")[2] for one in said("pl", pl=ENGLISH)]

    assert ("one", "few", "many", "other") == plural_forms("pl")
    assert "words-plural: `minutes` of pl lacks its plural form `few` – pl counts with one, few, many, other" in found
    assert "words-plural: `minutes` of pl lacks its plural form `many` – pl counts with one, few, many, other" in found


def test_templates_get_no_word_that_does_not_exist():
    words = load("en")[0]["en"]

    with pytest.raises(AttributeError, match="words/en.yaml has no plain word `homewrok`"):
        _ = words.homewrok


def test_every_word_read_is_a_word_written():
    """What is printed as a day's title is read as one, in every shipped language."""
    for lang in SHIPPED:
        words = load(lang)[0][lang]
        assert words.say("day", day=7).lower().startswith(words.day_prefixes), lang


def test_the_english_file_is_the_measure():
    assert {"read", "print"} == set(parse(ENGLISH).value)
