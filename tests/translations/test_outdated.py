"""An original that changes after its translation: authors are told in `check`, readers on the page."""

from __future__ import annotations

import pytest

from daybyday.messages import speaker_for
from daybyday.model import Translation
from daybyday.reading.source_prints import print_of, write_line
from tests.harness import SERIES, article, day, differing, page
from tests.reading.reader import read
from tests.translations.lines import line

LATER = "2026-11-09T12:00:00+01:00"
ENGLISH, ITALIAN = "connections/003.en.md", "connections/003.it.md"
IN_ENGLISH = "The Italian original has changed since this translation was made."
IN_ITALIAN = "L’originale in inglese è stato modificato dopo questa traduzione."
HOMEWORK_IN_ITALIAN = "Nell’originale in inglese il compito è cambiato dopo questa traduzione."


def source_of(text: str, path: str = ENGLISH) -> str:
    """The header line of a translation of a file in a site's string."""
    manuscript, _ = read(text.partition(" --\n")[2], path)
    return f"source: {write_line(print_of(manuscript))}\n"


ORIGINAL = day(3, "en", "Work", text="Some words, and more.")
TWINS = SERIES + ORIGINAL + day(3, "it", "Lavoro", source_of(ORIGINAL), text="Alcune parole.")


def outdated_findings(made, now: str = LATER) -> list[str]:
    return [finding for finding in made.findings(now) if "translation-" in finding]


def test_nothing_is_said_of_a_translation_that_follows_its_original(site):
    assert [] == outdated_findings(site(TWINS))


def test_nothing_is_said_of_a_translation_that_names_no_original(site):
    made = site(SERIES + ORIGINAL + day(3, "it", "Lavoro", text="Alcune parole."))

    assert [] == outdated_findings(made.edit(ENGLISH, "Some", "Other"))


def test_nothing_is_said_of_a_cosmetic_change(site):
    assert [] == outdated_findings(site(TWINS).edit(ENGLISH, "words, and", "words – and"))


def test_other_words_are_a_warning(site):
    assert [
        (
            "connections/003.it.md:3:1: warning translation-outdated: connections/003.en.md has changed since it was translated"
            " – `invoke translate --diff 3 --to it` says where; `--accept` instead of `--diff` that this text is right again"
        )
    ] == outdated_findings(site(TWINS).edit(ENGLISH, "Some", "Other"))


def test_authors_are_told_in_their_language(site):
    made = site(TWINS).edit(ENGLISH, "Some", "Other").run(LATER)
    italian = speaker_for({"DAYBYDAY_SPEAK": "it"})

    assert (
        "connections/003.it.md:3:1: warning translation-outdated: connections/003.en.md è cambiato da quando è stato tradotto"
        " – `invoke translate --diff 3 --to it` dice dove; con `--accept` al posto di `--diff` confermi che questo testo va di"
        " nuovo bene"
    ) in [finding.spoken(italian) for finding in made.findings]


def test_another_homework_is_told_as_such(site):
    assert [
        (
            "connections/003.it.md:3:1: warning translation-outdated: the homework of connections/003.en.md has changed since it was"
            " translated – `invoke translate --diff 3 --to it` says where; `--accept` instead of `--diff` that this text is right"
            " again"
        )
    ] == outdated_findings(site(TWINS).edit(ENGLISH, "Go.", "Stay."))


def test_an_author_may_accept_it_with_a_reason(site):
    made = site(TWINS).edit(ENGLISH, "Some", "Other")
    made.edit(ITALIAN, "source:", "ignore: {translation-outdated: an example for English readers}\nsource:")

    assert [] == outdated_findings(made)
    assert {} == made.run(LATER).edition.site.outdated


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        pytest.param("abc", "`source:` is written by the kit, and this is nothing it has written", id="other words"),
        pytest.param(source_of(ORIGINAL)[8:-4], "`source:` is written by the kit, and this is nothing it has written", id="letters lost"),
        pytest.param(line("it", homework=False), "`source:` says that this was translated from its own language", id="its own language"),
        pytest.param(line("fr", homework=False), "`source:` says that this was translated from French, which the site does not have", id="a language the site lacks"),
    ],
)  # fmt: skip
def test_a_line_that_nothing_can_be_compared_with_is_told(site, written, reason):
    made = site(SERIES + ORIGINAL + day(3, "it", "Lavoro", f"source: {written}\n"))

    assert [
        (
            f"connections/003.it.md:3:1: warning translation-source: {reason}"
            " – take the line out, or renew it: `invoke translate --accept 3 --to it`"
        )
    ] == outdated_findings(made)


def test_a_translation_is_compared_with_the_language_it_names(site):
    """Italian is the second language of the series; the English text was made from it all the same."""
    italian = day(3, "it", "Lavoro", text="Alcune parole.")
    made = site(SERIES + italian + day(3, "en", "Work", source_of(italian, ITALIAN)))

    assert {ENGLISH: Translation(ITALIAN, "current")} == made.run(LATER).content.translations


def test_without_what_it_names_nothing_can_be_said(site):
    made = site(TWINS).delete(ENGLISH)

    assert {} == made.run(LATER).content.translations
    assert [] == outdated_findings(made)


# What readers see.

SITE = (
    TWINS
    + (job := article("job", "en", "Job")) + article("job", "it", "Posto", f"date: 2026-10-20\n{source_of(job, 'articles/job.en.md')}")
    + (about := page("about", "it", "Chi siamo")) + page("about", "en", "About us", source_of(about, "pages/about.it.md"))
)  # fmt: skip


def test_readers_are_told_in_their_language_and_led_to_the_original(site):
    made = site(SITE).edit(ENGLISH, "Some", "Other").edit("articles/job.en.md", "A text", "Other words")
    built = made.edit("pages/about.it.md", "A text", "Altre parole").build(LATER)

    link = '<a href="{}" hreflang="{}">{}</a>'
    for path, sentence, original in (
        ("it/relazioni/3/index.html", IN_ITALIAN, link.format("/connections/3/", "en", "Leggi\u00a0l’originale")),
        ("it/job/index.html", IN_ITALIAN, link.format("/job/", "en", "Leggi\u00a0l’originale")),
        ("about/index.html", IN_ENGLISH, link.format("/it/about/", "it", "Read\u00a0the\u00a0original")),
    ):
        assert f"{sentence} {original}" in built.text(path)
    for path in ("connections/3/index.html", "job/index.html", "it/about/index.html"):
        assert "translation was made" not in built.text(path)
        assert "dopo questa traduzione" not in built.text(path)
    others = {path: data for path, data in built.files.items() if "3/index" not in path and "job" not in path}
    assert IN_ITALIAN not in "".join(data.decode("utf-8", "replace") for data in others.values())


def test_readers_are_told_that_the_homework_is_another_one(site):
    outdated = site(TWINS).edit(ENGLISH, "Go.", "Stay.").run(LATER).edition.site.outdated

    assert [ITALIAN] == list(outdated)
    assert outdated[ITALIAN].homework


def test_readers_see_nothing_of_a_cosmetic_change(site):
    made = site(TWINS)
    before = made.build(LATER).files
    after = made.edit(ENGLISH, "words, and", "words – and").build(LATER).files

    assert "it/relazioni/3/index.html" not in differing(before, after)


def test_accepting_what_changed_its_look_alone_changes_no_published_byte(site):
    made = site(TWINS).edit(ENGLISH, "words, and", "words – and")
    before = made.build(LATER).files
    text = (made.content / ENGLISH).read_text("utf-8")
    renewed = source_of(f"-- x --\n{text}")
    made.edit(ITALIAN, source_of(ORIGINAL), renewed)

    assert [] == differing(before, made.build(LATER).files)


@pytest.mark.parametrize("header", ["date: 2026-12-01", "status: draft", "status: withdrawn"])
def test_readers_hear_nothing_of_an_original_they_cannot_read(site, header):
    made = site(TWINS).edit(ENGLISH, "Some", "Other").edit(ENGLISH, "title: Work", f"title: Work\n{header}")

    assert {} == made.run(LATER).edition.site.outdated


def test_a_coming_translation_says_nothing_either(site):
    made = site(TWINS).edit(ENGLISH, "Some", "Other").edit(ITALIAN, "title: Lavoro", "title: Lavoro\ndate: 2026-12-01")

    assert {} == made.run(LATER).edition.site.outdated


def test_the_next_build_is_as_a_clean_one(site, tmp_path):
    made = site(SITE)
    made.build(LATER)
    after = made.edit(ENGLISH, "Some", "Other").build(LATER)
    clean = type(made)(tmp_path / "clean")
    for path in sorted(made.content.rglob("*.*")):
        clean.write(path.relative_to(made.content).as_posix(), path.read_bytes())

    assert IN_ITALIAN in after.text("it/relazioni/3/index.html")
    assert [] == differing(after.files, clean.build(LATER).files)


def test_an_original_is_read_a_second_time_only_after_an_edit(site, monkeypatch):
    made, read_again = site(TWINS), []
    from daybyday.building.remembered import translation_cache

    read = translation_cache.read_source_prints
    monkeypatch.setattr(
        translation_cache, "read_source_prints", lambda reader, files: read_again.extend(files) or read(reader, files)
    )
    made.build(LATER)
    made.edit(ITALIAN, "Alcune", "Poche").build(LATER)
    after_two = len(read_again)
    made.edit(ENGLISH, "Some", "Other").build(LATER)

    assert (1, 2) == (after_two, len(read_again))
