"""Beginning new texts."""

from datetime import date

import pytest

from daybyday.desk.scaffold import (
    ScaffoldError,
    choose_languages,
    day_files,
    new_article,
    next_free_days,
    texts_to_begin,
)
from daybyday.words import load_words
from tests.harness import HOMEWORK, SERIES

WORDS, _ = load_words(("en", "it"), {})


def _post(day: int, lang: str = "en") -> str:
    return f"-- connections/{day:03d}-x.{lang}.md --\n---\ntitle: X\n---\nText.\n{HOMEWORK}\n"


def _begin(run, *days, languages=("en", "it"), title=""):
    """The files of new texts of the one series."""
    series = run.content.series[0]
    return day_files(series.folder, texts_to_begin(run.content, series, days, languages, title), title, WORDS)


def test_the_next_free_day_is_the_first_nobody_has_written(site):
    run = site(SERIES + _post(1) + _post(2, "it") + _post(4)).run()
    series = run.content.series[0]

    assert (3,) == next_free_days(run.content, series, series.languages)
    assert (3, 5, 6, 7, 8, 9, 10) == next_free_days(run.content, series, series.languages, 7)
    assert (1, 3) == next_free_days(run.content, series, ("it",), 2)


def test_a_week_ends_with_its_series(site):
    run = site(SERIES.replace("length: 30", "length: 3") + _post(1)).run()

    assert (2, 3) == next_free_days(run.content, run.content.series[0], ("en",), 7)


def _refusal(begin) -> str:
    with pytest.raises(ScaffoldError) as refused:
        begin()
    return str(refused.value)


def test_a_full_series_has_no_free_day(site):
    run = site(SERIES.replace("length: 30", "length: 1") + _post(1)).run()

    said = _refusal(lambda: next_free_days(run.content, run.content.series[0], ("en",)))

    assert "all 1 days are written; for more, raise `length` in connections/series.yaml" == said


@pytest.mark.parametrize(
    "day, said",
    [
        (0, "days are numbered from 1"),
        (31, "the series has 30 days; for day 31, raise `length` in connections/series.yaml"),
        (1, "day 1 is there already (English)"),
    ],
)
def test_a_day_that_cannot_be_begun_is_refused(site, day, said):
    run = site(SERIES + _post(1)).run()

    assert _refusal(lambda: _begin(run, day, languages=("en",))) == said


def test_a_language_the_series_has_not_is_refused(site):
    run = site(SERIES).run()

    said = _refusal(lambda: choose_languages(run.content.series[0], "fr"))

    assert said == "the series connections is in English and Italian (en, it), not in `fr`"


def test_a_new_day_comes_in_every_language_of_its_series(site):
    texts = _begin(site(SERIES).run(), 7, title="A good question")

    assert ["connections/007-a-good-question.en.md", "connections/007-a-good-question.it.md"] == list(texts)


def test_a_twin_has_the_name_of_the_text_that_is_there(site):
    run = site(SERIES + _post(3)).run()

    assert ["connections/003-x.it.md"] == list(_begin(run, 3, title="Altro"))


def test_a_number_has_as_many_digits_as_the_others(site):
    text = _post(1).replace("001-x", "1-x") + _post(2).replace("002-x", "2-x")

    assert ["connections/12.en.md"] == list(_begin(site(SERIES + text).run(), 12, languages=("en",)))


def test_a_new_day_reads_without_a_finding(site):
    made = site(SERIES)
    for path, text in _begin(made.run(), 1, title='Say "yes": a start').items():
        made.write(path, text)

    assert [] == made.findings()


def test_a_new_day_is_a_draft_until_its_author_says_so(site):
    made = site(SERIES)
    for path, text in _begin(made.run(), 1, title="Begin").items():
        made.write(path, text)

    assert "connections/1/index.html" not in made.build().files


def test_a_new_day_says_when_it_is_planned_and_which_tags_there_are(site):
    tagged = _post(1).replace("title: X", "title: X\ntags: [events, habits]") + _post(2).replace(
        "title: X", "title: X\ntags: [habits]"
    )
    text = _begin(site(SERIES + tagged).run(), 3, languages=("en",))["connections/003.en.md"]

    assert (
        "# Planned for Tuesday 3\N{NO-BREAK SPACE}November 2026.\n# Tags of the days before: habits, events\n".replace(
            "\xa0", " "
        )
        in text
    )


def test_a_new_article_reads_without_a_finding(site):
    made = site("")
    for path, text in new_article("Perché no?", ("en", "it"), WORDS, made.run().now.date()).items():
        made.write(path, text)

    assert [] == made.findings()


def test_new_writes_the_twins_and_names_them(project):
    done = project.invoke("new", "--title", "Second steps")

    assert 0 == done.returncode, done.stderr
    assert "content/connections/002-second-steps.en.md\ncontent/connections/002-second-steps.it.md\n" == done.stdout
    assert (project.content / "connections/002-second-steps.it.md").is_file()


def test_new_never_overwrites(project):
    project.invoke("new", "--article", "Small talk")
    (project.content / "articles/small-talk.en.md").write_text("mine", "utf-8")

    done = project.invoke("new", "--article", "Small talk")

    assert 1 == done.returncode
    assert "exists already" in done.stderr
    assert "mine" == (project.content / "articles/small-talk.en.md").read_text("utf-8")


def test_new_does_not_write_through_a_link(project):
    path = project.content / "articles/small-talk.en.md"
    path.parent.mkdir()
    path.symlink_to(project.folder / "nowhere.md")

    done = project.invoke("new", "--article", "Small talk")

    assert 1 == done.returncode
    assert "articles/small-talk.en.md exists already.\n" in done.stderr
    assert not (project.folder / "nowhere.md").exists()


def test_without_a_series_new_says_what_to_do(project):
    (project.content / "connections/series.yaml").unlink()

    done = project.invoke("new")

    assert 1 == done.returncode
    assert (
        'Nothing was begun: there is no series yet: write a series.yaml, or run `invoke new --article "Title"`.'
        in done.stderr
    )


def test_a_new_day_is_to_the_letter_what_its_author_fills_in(site):
    texts = _begin(site(SERIES).run(), 7, title='Say "yes": a \\ start')

    assert texts["connections/007-say-yes-a-start.it.md"] == (
        r"""---
title: "…"
day: 7
tags: []
summary: ""
# In programma per sabato 7 novembre 2026.
# Scrivi dove c’è …; cancella la riga qui sotto quando il testo è finito. Fino ad allora non viene pubblicato.
status: draft
---
…

/// homework | …
    minutes: 20

- [ ] …
///
"""
    )


def test_a_new_article_is_to_the_letter_what_its_author_fills_in():
    texts = new_article("Perché no?", ("en",), WORDS, date(2026, 11, 8))

    assert texts["articles/perche-no.en.md"] == (
        """\
---
title: "Perché no?"
date: 2026-11-08
tags: []
summary: ""
# Write where there is …; delete the next line when the text is finished. Until then it is not published.
status: draft
---
…
"""
    )


def test_a_week_and_an_editor(project):
    done = project.invoke("new", "--week", "--edit", EDITOR="ls -1")

    assert done.returncode == 0, done.stderr
    assert len(set(done.stdout.splitlines())) == 14 + 14
    assert (project.content / "connections/008.it.md").is_file()


def test_one_language_of_one_day(project):
    done = project.invoke("new", "--language", "it")

    assert done.stdout == "content/connections/001-begin.it.md\n"


@pytest.mark.parametrize(
    "words, said",
    [
        (["--title", " "], "the title is empty"),
        (["--article", ""], "the title is empty"),
        (["--week", "--title", "X"], "`--week` begins seven days; give it without `--title` and `--day`"),
        (
            ["--article", "X", "--day", "3"],
            "an article has neither a number nor a second title; give `--article` alone",
        ),
        (["--day", "x"], "`x` is no number of a day; write `--day 12`"),
        (["--day", "0"], "days are numbered from 1"),
        (["--day", "1", "--language", "en"], "day 1 is there already (English)"),
        (["--article", "X", "--language", "fr"], "the site is in English and Italian (en, it), not in `fr`"),
    ],
)
def test_what_new_refuses_it_says_and_writes_nothing(project, words, said):
    before = sorted(project.content.rglob("*"))
    done = project.invoke("new", *words)

    assert (done.returncode, done.stderr) == (1, f"Nothing was begun: {said}.\n")
    assert sorted(project.content.rglob("*")) == before


def test_a_title_is_in_one_language_and_its_twin_waits_for_its_own(site):
    texts = _begin(site(SERIES).run(), 7, title="A good question")

    assert 'title: "A good question"' in texts["connections/007-a-good-question.en.md"]
    assert 'title: "…"' in texts["connections/007-a-good-question.it.md"]


def test_what_nobody_has_written_is_not_published_without_its_line_either(site):
    made = site(SERIES)
    for path, text in _begin(made.run(), 1, languages=("en",), title="Begin").items():
        made.write(path, text.replace("status: draft\n", ""))

    assert made.findings() == [
        (
            "connections/001-begin.en.md:9:1: warning text-unfinished: there is still `…` here, where words belong, so this text counts as"
            " a draft – write what is missing, or `status: draft` until it is written"
        )
    ]
    assert "connections/1/index.html" not in made.build().files


@pytest.mark.parametrize("typed", ["it", "IT", "italian", "Italiano"])
def test_a_language_is_meant_by_its_tag_or_its_name(site, typed):
    assert choose_languages(site(SERIES).run().content.series[0], typed) == ("it",)
