"""Beginning new texts."""

from datetime import date

from daybyday.desk.scaffold import ScaffoldError, new_article, new_day, next_free_day
from daybyday.words import load_words
from tests.harness import HOMEWORK, SERIES

WORDS, _ = load_words(("en", "it"), {})


def _post(day: int, lang: str = "en") -> str:
    return f"-- connections/{day:03d}-x.{lang}.md --\n---\ntitle: X\n---\nText.\n{HOMEWORK}\n"


def test_the_next_free_day_is_the_first_nobody_has_written(site):
    run = site(SERIES + _post(1) + _post(2, "it") + _post(4)).run()

    assert 3 == next_free_day(run.content, run.content.series[0])


def test_a_full_series_has_no_free_day(site):
    run = site(SERIES.replace("length: 30", "length: 1") + _post(1)).run()

    try:
        next_free_day(run.content, run.content.series[0])
    except ScaffoldError as reason:
        said = str(reason)

    assert "all 1 days are written; raise `length` in connections/series.yaml for more" == said


def test_a_new_day_comes_in_every_language_of_its_series(site):
    run = site(SERIES).run()

    texts = new_day(run.content.series[0], 7, "A good question", WORDS)

    assert ["connections/007-a-good-question.en.md", "connections/007-a-good-question.it.md"] == list(texts)


def test_a_new_day_reads_without_a_finding(site):
    made = site(SERIES)
    for path, text in new_day(made.run().content.series[0], 1, 'Say "yes": a start', WORDS).items():
        made.write(path, text)

    assert [] == made.findings()


def test_a_new_day_is_a_draft_until_its_author_says_so(site):
    made = site(SERIES)
    for path, text in new_day(made.run().content.series[0], 1, "Begin", WORDS).items():
        made.write(path, text)

    assert "connections/1/index.html" not in made.build().files


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
    assert "exists already; nothing was written" in done.stderr
    assert "mine" == (project.content / "articles/small-talk.en.md").read_text("utf-8")


def test_new_does_not_write_through_a_link(project):
    path = project.content / "articles/small-talk.en.md"
    path.parent.mkdir()
    path.symlink_to(project.folder / "nowhere.md")

    done = project.invoke("new", "--article", "Small talk")

    assert 1 == done.returncode
    assert "articles/small-talk.en.md exists already; nothing was written.\n" in done.stderr
    assert not (project.folder / "nowhere.md").exists()


def test_without_a_series_new_says_what_to_do(project):
    (project.content / "connections/series.yaml").unlink()

    done = project.invoke("new")

    assert 1 == done.returncode
    assert (
        'Nothing was begun: there is no series yet: write a series.yaml, or `invoke new --article "Title"`.'
        in done.stderr
    )


def test_a_new_day_is_to_the_letter_what_its_author_fills_in(site):
    texts = new_day(site(SERIES).run().content.series[0], 7, 'Say "yes": a \\ start', WORDS)

    assert texts["connections/007-say-yes-a-start.it.md"] == (
        r"""---
title: "Say \"yes\": a \\ start"
day: 7
tags: []
summary: ""
# Cancella la riga qui sotto quando il testo è finito; fino ad allora non viene pubblicato.
status: draft
---
Scrivi qui.

/// homework | Che cosa fare oggi
    minutes: 20

- [ ] Una cosa che si può fare oggi.
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
# Delete the next line when the text is finished; until then it is not published.
status: draft
---
Write here.
"""
    )
