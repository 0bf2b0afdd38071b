"""Header keys: each is read as what it means."""

from __future__ import annotations

import pytest

from daybyday.reading.fields import READERS
from tests.reading.reader import ARTICLE, codes, day, read, said


def finding(header: str) -> str:
    """The one finding about a day with one more header line (line 4), without its place's file and column."""
    (only,) = said(day("Text.", f"{header}\n"))
    return only.removeprefix("connections/day.en.md:4:")


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("tilte: Nod", "1: error key-unknown: there is no key `tilte` – did you mean `title`?"),
        ("Title: Nod", "1: error yaml-duplicate-key: `Title` says the same as `title` in line 2 – keep one of the two"),
        ("tag: work", "1: error key-unknown: there is no key `tag` – did you mean `tags`?"),
        ("author: Ada", "1: error key-unknown: there is no key `author` – did you mean `authors`?"),
        ("mood: good", "1: error key-unknown: there is no key `mood` – the keys are " + ", ".join(READERS)),
        ("save_as: x", "1: error key-of-pelican: `save_as` is not a key of ours – the address follows from the day or from `slug`; old addresses go into `aliases`"),
        ("get_content: x", "1: error key-of-pelican: `get_content` is not a key of ours – it belongs to Pelican and has no meaning here; take it out"),
        ("tags: {a: b}", "7: error wrong-type: `tags` must be a list, not several keys – write `tags: [one, two]`"),
        ("tags: [a, [b]]", "7: error wrong-type: an item of `tags` is a list – write `tags: [one, two]`"),
        ("summary: [a]", "10: error wrong-type: `summary` must be one value, not a list – write `summary: some words`"),
        ("date: [a]", "7: error wrong-type: `date` must be one value, not a list – write `date: 2026-11-08`"),
        ("image: {a: b}", "8: error wrong-type: `image` must be one value, not several keys – write `image: images/bridge.jpg`"),
        ("status: drafft", "9: error status-unknown: there is no status `drafft` – did you mean `draft`?"),
        ("status: secret", "9: error status-unknown: there is no status `secret` – write draft or withdrawn, or leave the key out"),
        ("slug: a b", "7: error slug-unfit: `a b` cannot be part of an address – use letters, digits and hyphens, such as `slug: job-security`"),
        ("lang: no", '1: error language-unknown: `lang: no`: the site has English and Italian – add "no" to DAYBYDAY_LANGUAGES, or write another'),
        ("lang: it", "1: error language-disagrees: `lang: it` but the file name says English – take `lang` out, or rename the file"),
        ("ignore: all", "9: error wrong-type: `ignore` must name codes with reasons – write `ignore: {code: why it is fine}`"),
        ("ignore: {homework-missing: }", "9: error ignore-without-reason: `ignore: homework-missing` has no reason – say why it is fine here"),
        ("summary: a\u202eb", "10: error control-character: `summary` has an invisible control character (U+202E) – delete it"),
    ],
)  # fmt: skip
def test_a_key_that_does_not_fit_is_told_how(header, expected):
    assert expected == finding(header)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("010", "6: error day-leading-zero: `day: 010` begins with a zero – write 10"),
        ("0", "6: error day-zero: there is no day 0 – days are counted from 1"),
        ("-3", "6: error day-zero: there is no day -3 – days are counted from 1"),
        ("seven", "6: error day-not-number: `day: seven` is not a number – write a whole number, such as `day: 7`"),
        ("7.5", "6: error day-not-number: `day: 7.5` is not a number – write a whole number, such as `day: 7`"),
        ("٧", "6: error day-not-number: `day: ٧` is not a number – write a whole number, such as `day: 7`"),
        ("100000", "6: error day-too-large: day 100000 is beyond any series – the largest is 99999"),
        ("9" * 5_000, "6: error day-too-large: day " + "9" * 5_000 + " is beyond any series – the largest is 99999"),
        ("[7]", "6: error wrong-type: `day` must be one value, not a list – write `day: 7`"),
    ],
)
def test_a_day_is_a_whole_number_written_plainly(value, expected):
    (only,) = said(f"---\ntitle: Nod\nday: {value}\n---\nText.")

    assert expected == only.removeprefix("connections/day.en.md:3:")


def test_a_key_without_a_value_says_nothing():
    source, findings = read(day("Text.", "summary:\ntags: ~\nstatus: null\n"))

    assert ("", (), "published", ()) == (source.summary, source.tags, source.status, findings)


@pytest.mark.parametrize("written", ["[work, habits]", "work, habits", "work; habits", "[work, habits, work]"])
def test_tags_are_a_list_or_parted_by_commas(written):
    source, _ = read(day("Text.", f"tags: {written}\n"))

    assert ("work", "habits") == source.tags


def test_a_value_over_several_lines_becomes_one():
    source, _ = read(day("Text.", "summary: >\n  You see them\n  three times a week.\n"))

    assert "You see them three times a week." == source.summary


def test_no_break_spaces_are_kept():
    source, _ = read("---\ntitle: «\u00a0Silence\u202f» \n---\nText.", ARTICLE)

    assert "«\u00a0Silence\u202f»" == source.title


@pytest.mark.parametrize(
    "title",
    [
        "👨\u200d👩\u200d👧 at home",
        "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
        "\U0001fae9",
        "نمی\u200cدانم",
        "co\u00adoperate",
    ],
)
def test_signs_that_scripts_and_emoji_need_are_no_control_characters(title):
    """Also those that are younger than this Python's tables."""
    source, findings = read(f"---\ntitle: {title}\ndate: 2026-11-08\n---\nText.", ARTICLE)

    assert (title, ()) == (source.title, findings)


def test_a_slug_is_written_small():
    source, _ = read("---\ntitle: x\ndate: 2026-11-08\nslug: Job-Security\n---\nText.", ARTICLE)

    assert "job-security" == source.slug


def test_the_language_may_stand_in_the_header_when_the_name_is_silent():
    source, findings = read("---\ntitle: Cenno\nday: 7\nlang: IT\n---\nTesto.", "connections/day.md")

    assert ("it", ()) == (source.lang, findings)


def test_without_any_word_about_it_a_text_is_in_the_first_language():
    source, _ = read("---\ntitle: Nod\nday: 7\n---\nText.", "connections/day.md")

    assert "en" == source.lang


def test_all_mistakes_of_a_header_are_told_at_once():
    assert ["4:7 date-impossible", "5:9 status-unknown", "6:1 key-unknown"] == codes(
        day("Text.", "date: 2026-11-31\nstatus: drafft\ntgas: [a]\n")
    )


def test_a_title_of_several_lines_is_too_long_for_a_title():
    expected = (
        "connections/day.en.md:2:8: error title-too-long: the title has 301 characters; at most 300 fit"
        " – move the rest into `summary` or the text"
    )

    assert [expected] == said(f"---\ntitle: {'x' * 301}\nday: 7\n---\nText.")


def test_a_title_that_was_refused_is_not_called_missing():
    assert ["2:8 wrong-type"] == codes("---\ntitle: [a, b]\nday: 7\n---\nText.")


def test_an_empty_title_is_a_missing_one():
    expected = "connections/day.en.md:2:1: error title-missing: the post has no title – write `title: …` in its header"

    assert [expected] == said("---\ntitle:\nday: 7\n---\nText.")


def test_what_is_accepted_is_kept_with_its_reason():
    source, _ = read(day("Text.", "ignore: {homework-missing: a day to rest}\n"))

    assert {"homework-missing": "a day to rest"} == source.accepted


@pytest.mark.parametrize(("header", "expected"), [("", ["1:1 language-doubtful"]), ("lang: en\n", [])])
def test_a_language_in_the_header_ends_all_doubt_about_the_name(header, expected):
    assert expected == codes(f"---\ntitle: Nod\n{header}---\nText.", "articles/notes.old.md")


def test_the_place_of_each_key_is_kept():
    source, _ = read(day("Text.", "slug: x\n"))

    assert "connections/day.en.md:4:1" == str(source.place("slug"))
    assert "connections/day.en.md:1:1" == str(source.place("date"))
