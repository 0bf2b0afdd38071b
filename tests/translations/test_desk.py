"""At the desk: which text is meant, how its translations stand, and the one line that is ever rewritten."""

from __future__ import annotations

import pytest

from daybyday.desk.source_line import with_source_line
from daybyday.desk.translation_changes import described_changes
from daybyday.desk.translation_table import TranslationTable
from daybyday.desk.translations import (
    TranslationError,
    choose_text,
    language_of,
    languages_to_begin,
    texts_of,
    translation_table,
)
from daybyday.messages import ENGLISH, speaker_for, spoken
from daybyday.reading.source_prints import print_of, write_line
from tests.harness import SERIES, article, day
from tests.reading.reader import READING, read
from tests.translations.lines import line
from tests.translations.test_outdated import ORIGINAL, source_of

LINE = line()
SITE_LANGUAGES = ("en", "it")
ITALIAN = speaker_for({"DAYBYDAY_SPEAK": "it"})
OTHER_SERIES = SERIES.replace("connections", "walking").replace("relazioni", "camminare")


def texts(site, text: str):
    return texts_of(site(text).run().content, SITE_LANGUAGES)


def table(site, text: str) -> dict[str, str]:
    rows = translation_table(site(text).run().content, SITE_LANGUAGES)
    return {f"{row.text.name} {row.lang}": row.state for row in rows}


# How translations stand.


def test_every_state_has_its_line_in_the_table(site):
    def english(number: int) -> str:
        return day(number, "en", "Work", text="Some words, and more.")

    source = source_of(ORIGINAL)
    other = source_of(ORIGINAL.replace("Some", "Other"))
    homework = source_of(ORIGINAL.replace("Go.", "Stay."))
    cosmetic = source_of(ORIGINAL.replace("words,", "words –"))
    twins = "".join(
        english(number) + day(number, "it", title, header)
        for number, title, header in (
            (2, "Uguale", source), (3, "Altro", other), (4, "Compito", homework), (5, "Forma", cosmetic), (6, "Chissà", ""),
            (7, "…", source),
        )
    )  # fmt: skip

    assert {
        "1 it": "missing", "2 it": "current", "3 it": "changed", "4 it": "homework", "5 it": "cosmetic", "6 it": "unknown",
        "7 it": "begun",
    } == table(site, SERIES + english(1) + twins)  # fmt: skip


def test_a_draft_that_names_no_original_is_still_being_written(site):
    assert {"3 it": "begun"} == table(site, SERIES + ORIGINAL + day(3, "it", "Lavoro", "status: draft"))


def test_a_file_with_comments_alone_is_begun(site):
    made = site(SERIES + ORIGINAL + day(3, "it", "Lavoro", text="<!-- Words. -->", homework="")).run().content
    (row,) = translation_table(made, SITE_LANGUAGES)

    assert ("begun", "connections/003.it.md", None) == (row.state, row.path, row.post)


def test_what_was_taken_back_is_missing_in_no_language(site):
    assert {} == table(site, SERIES + day(3, "en", "Work", "status: withdrawn"))


def test_an_article_may_well_be_in_one_language(site):
    assert {} == table(site, article("job", "en", "Job"))


def test_the_original_is_in_the_first_language_that_has_it(site):
    assert {"3 en": "missing"} == table(site, SERIES + day(3, "it", "Lavoro"))


def test_a_text_that_was_translated_is_no_original(site):
    """The English is the first language of the series; it was made from the Italian all the same."""
    italian = day(3, "it", "Lavoro")
    english = day(3, "en", "Work", source_of(italian, "connections/003.it.md"))

    assert {"3 en": "current"} == table(site, SERIES + italian + english)


def test_two_texts_may_follow_each_other(site):
    english = day(3, "en", "Work", source_of(day(3, "it", "Altro"), "connections/003.it.md"))

    assert {"3 en": "changed", "3 it": "current"} == table(
        site, SERIES + english + day(3, "it", "Lavoro", source_of(english))
    )


# Which text is meant.


@pytest.mark.parametrize("wanted", ["3", "003", "connections/003.en.md", "content/connections/003.en.md"])
def test_a_day_is_meant_by_its_number_or_a_path(site, wanted):
    assert "3" == choose_text(texts(site, SERIES + ORIGINAL), wanted).name


@pytest.mark.parametrize("wanted", ["job", "articles/job.en.md", "content/articles/job.en.md", "./articles/job.en.md"])
def test_an_article_is_meant_by_its_stem_or_a_path(site, wanted):
    assert "job" == choose_text(texts(site, article("job", "en", "Job")), wanted).name


def test_an_article_may_be_called_by_a_number(site):
    assert "2026" == choose_text(texts(site, SERIES + ORIGINAL + article("2026", "en", "A year")), "2026").name


@pytest.mark.parametrize(
    ("wanted", "series", "reason"),
    [
        pytest.param("9", "", "nobody has written day 9 yet in any language", id="a day nobody has written"),
        pytest.param("3", "", "day 3 is in several series; choose one of them with `--series`: connections and walking", id="a day of two series"),
        pytest.param("3", "x", "there is no series x", id="a series there is not"),
        pytest.param("x", "", "there is no text `x`; write the number of a day, or the name of a file without language and ending", id="no text"),
    ],
)  # fmt: skip
def test_what_cannot_be_meant_is_refused_kindly(site, wanted, series, reason):
    all_texts = texts(site, SERIES + ORIGINAL + OTHER_SERIES + day(3, "en", "Walk", series="walking"))

    with pytest.raises(TranslationError) as refused:
        choose_text(all_texts, wanted, series)

    assert reason == str(refused.value)


def test_a_language_the_series_lacks_is_refused_with_what_to_do(site):
    (text,) = texts(site, SERIES + ORIGINAL)

    with pytest.raises(TranslationError) as refused:
        language_of(text, "fr")

    assert (
        "the series connections has no `fr`, it is in English and Italian; for a new language add its title to"
        " connections/series.yaml"
    ) == str(refused.value)


def test_the_original_cannot_be_translated_into_its_own_language(site):
    (text,) = texts(site, SERIES + ORIGINAL)

    with pytest.raises(TranslationError) as refused:
        languages_to_begin(text, "en")

    assert "connections/003.en.md is the original, in English; name another language with `--to`" == str(refused.value)


def test_a_text_that_is_there_in_every_language_needs_no_beginning(site):
    (text,) = texts(site, SERIES + ORIGINAL + day(3, "it", "Lavoro"))

    with pytest.raises(TranslationError) as refused:
        languages_to_begin(text, "")

    assert "il giorno 3: c’è già in tutte le lingue (inglese e italiano)" == spoken(refused.value.message, ITALIAN)


# What has changed, in words.

CHANGED = ORIGINAL.replace("Some words, and more.", "Some words.\n\nNew ones.").replace("Go.", "Stay.")


def test_a_change_is_told_with_its_place_there_and_here():
    before, _ = read(ORIGINAL.partition(" --\n")[2], "connections/003.en.md")
    after, _ = read(CHANGED.partition(" --\n")[2], "connections/003.en.md")
    twin, _ = read(
        "---\ntitle: Lavoro\nday: 3\n---\nAlcune parole.\n\n/// compito\n- [ ] Vai.\n///\n", "connections/003.it.md"
    )
    described = list(described_changes(print_of(before), after, twin))

    assert [
        "connections/003.en.md:4:1: changed: “Some words.”; here in line 5",
        "connections/003.en.md:6:1: new: “New ones.”",
        "connections/003.en.md:9:1: a task has changed: “Stay.”; here in line 8",
    ] == [f"{place}: {message}" for place, message in described]
    assert "una cosa da fare è cambiata: “Stay.”; qui alla riga 8" == spoken(described[2][1], ITALIAN)


# It is right again: one line, and no other byte.

CLASSIC = "Title: Lavoro\nDay: 3\n\nAlcune parole.\n"
YAML = "---\ntitle: Lavoro  # a remark\nday: 3\n---\n\nAlcune parole.   \n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(YAML, YAML.replace("day: 3\n", f"day: 3\nsource: {LINE}\n"), id="a line that was not there"),
        pytest.param(YAML.replace("day: 3\n", "day: 3\nsource:\n"), YAML.replace("day: 3\n", f"day: 3\nsource: {LINE}\n"), id="a key without a value"),
        pytest.param(YAML.replace("day: 3\n", f"source: {LINE[:-3]}\nday: 3\n"), YAML.replace("day: 3\n", f"source: {LINE}\nday: 3\n"), id="another line"),
        pytest.param(YAML.replace("day: 3\n", "day: 3\nsource: abc  # mine\n"), YAML.replace("day: 3\n", f"day: 3\nsource: {LINE}  # mine\n"), id="a remark behind it"),
        pytest.param(YAML.replace("day: 3\n", 'originale:   "abc"\nday: 3\n'), YAML.replace("day: 3\n", f"originale: {LINE}\nday: 3\n"), id="the key in another language"),
        pytest.param(YAML.replace("day: 3\n", "source: >\n  abc\n  def\nday: 3\n"), YAML.replace("day: 3\n", f"source: {LINE}\nday: 3\n"), id="a value on several lines"),
        pytest.param(YAML.replace("\n", "\r\n"), YAML.replace("day: 3\n", f"day: 3\nsource: {LINE}\n").replace("\n", "\r\n"), id="line ends of another system"),
        pytest.param("\ufeff" + YAML, "\ufeff" + YAML.replace("day: 3\n", f"day: 3\nsource: {LINE}\n"), id="a byte-order mark"),
        pytest.param(CLASSIC, CLASSIC.replace("Day: 3\n", f"Day: 3\nSource: {LINE}\n"), id="a classic header"),
        pytest.param("Title: Lavoro\nDay: 3", f"Title: Lavoro\nDay: 3\nSource: {LINE}\n", id="a header and nothing else"),
        pytest.param(YAML.replace("Alcune", "Perche\u0301"), YAML.replace("Alcune", "Perche\u0301").replace("day: 3\n", f"day: 3\nsource: {LINE}\n"), id="decomposed letters"),
    ],
)  # fmt: skip
def test_accepting_rewrites_one_line_and_no_other_byte(before, after):
    renewed = with_source_line("connections/003.it.md", before.encode(), LINE, READING)

    assert after == renewed.decode()
    assert LINE == read(renewed, "connections/003.it.md")[0].translated_from


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        pytest.param("Alcune parole.\n", "connections/003.it.md has no header; begin it with the lines `---`, `title: …` and `---`", id="no header"),
        pytest.param("---\ntitle: [\n---\n", "connections/003.it.md cannot be read; `invoke check` says why", id="a header that cannot be read"),
        pytest.param("---\n{title: Lavoro, day: 3, source: abc}\n---\nTesto.\n", f"connections/003.it.md was not touched: write `source: {LINE}` into its header by hand", id="a header in braces"),
    ],
)  # fmt: skip
def test_a_header_without_room_for_a_line_stays_as_it_is(text, reason):
    with pytest.raises(TranslationError) as refused:
        with_source_line("connections/003.it.md", text.encode(), LINE, READING)

    assert reason == str(refused.value)


def test_accepting_makes_a_translation_current(site):
    made = site(SERIES + ORIGINAL + day(3, "it", "Lavoro", source_of(ORIGINAL.replace("Some", "Other"))))
    original, _ = read((made.content / "connections/003.en.md").read_bytes(), "connections/003.en.md")
    path = "connections/003.it.md"
    made.write(
        path, with_source_line(path, (made.content / path).read_bytes(), write_line(print_of(original)), READING)
    )

    assert "current" == made.run().content.translations[path].state


def test_the_table_says_how_many_there_are_and_which_want_something(site):
    twins = "".join(day(n, "en", "Work") + (day(n, "it", "Lavoro") if n > 3 else "") for n in (1, 2, 3, 5, 7))
    content = site(SERIES + twins + article("job", "en", "Job") + article("job", "it", "Posto")).run().content
    shown = TranslationTable(translation_table(content, SITE_LANGUAGES), "content/{}".format)

    assert [
        "connections, Italian: 2 unknown and 3 still missing",
        "  still missing: 1–3",
        "articles and pages, Italian: 1 unknown",
    ] == shown.lines(ENGLISH)
    assert "connections, italiano: 2 da verificare e 3 da tradurre" == shown.lines(ITALIAN)[0]
    assert {
        "series": "connections",
        "text": "5",
        "language": "it",
        "state": "unknown",
        "path": "content/connections/005.it.md",
        "original": "content/connections/005.en.md",
    } == shown.as_json()[3]


def test_the_table_fits_into_eighty_columns(site):
    content = site(SERIES + "".join(day(n, "en", "Work") for n in range(1, 30, 2))).run().content

    assert all(len(line) <= 78 for line in TranslationTable(translation_table(content, SITE_LANGUAGES)).lines(ENGLISH))
