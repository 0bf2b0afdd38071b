"""Numbered texts are a series: its days, its homework, its plan."""

from __future__ import annotations

import pytest

from tests.importing.wxr import ENGLISH, ITALIAN, item

HOMEWORK = f"{ENGLISH}\n\n<strong>DAY {{n}} HOMEWORK:</strong> Find a group.\n<ul><li>Search</li><li>Go</li></ul>"


def day(
    number: int, title: str = "Day {n}: Ask", text: str = ENGLISH, date: str = "", hour: str = "07:00:00", post: int = 0
) -> str:
    date = date or f"2011-04-{number:02}"
    gmt = f"{date} {int(hour[:2]) - 2:02}{hour[2:]}"
    return item(
        post or number,
        title.format(n=number),
        text.format(n=number),
        date=f"{date} {hour}",
        gmt=gmt,
        slug=f"s-{post or number}",
    )


def series_file(result) -> str:
    [text] = [text for path, text in result.files.items() if path.endswith("series.yaml")]
    return text


def test_numbered_posts_are_a_series_called_after_the_site(importing, tmp_path):
    result = importing.export(day(1), day(2), day(3))

    assert list(result.files) == [
        *(f"better-connections/00{n}-s-{n}.en.md" for n in (1, 2, 3)), "better-connections/series.yaml",
    ]  # fmt: skip
    assert "start: 2011-04-01\nlength: 3\n" in series_file(result)
    assert result.errors(tmp_path / "site") == []


def test_the_series_has_the_name_that_is_asked_for(importing):
    result = importing.export(day(1), series="Thirty days")

    assert "title: {en: Thirty days}" in series_file(result)


@pytest.mark.parametrize(
    "title",
    ["Day {n}: Ask", "Day {n} – Ask", "#100DaysOfX – Day {n}", "Day {n} of #100DaysOfX: Ask", "Day 0{n}", "30 days of X | Day {n} | Ask", "DAY {n}"],
)  # fmt: skip
def test_days_are_known_by_their_titles(importing, title):
    result = importing.export(day(1, title), day(2, title), day(3, title))

    assert [path.rpartition("/")[2][:3] for path in result.files if path.endswith(".md")] == ["001", "002", "003"]


def test_a_number_in_a_sentence_is_no_day(importing):
    assert list(importing.export(item(1, "A day 3 miles from home", slug="x")).files) == ["articles/x.en.md"]


def test_two_languages_are_one_series(importing, tmp_path):
    result = importing.export(
        day(1), day(2), day(1, "Giorno {n}: Chiedi", ITALIAN, post=11), day(2, "Giorno {n}: Vai", ITALIAN, post=12)
    )

    assert [path for path in result.files if path.endswith(".md")] == [
        f"better-connections/00{n}-s-{n}.{lang}.md" for n in (1, 2) for lang in ("en", "it")
    ]
    assert result.errors(tmp_path / "site") == []


def test_an_old_homework_becomes_a_block(importing):
    text = importing.export(day(5, text=HOMEWORK))

    assert (
        "/// homework\n\nFind a group.\n\n- [ ] Search\n- [ ] Go\n///\n"
        in text.files["better-connections/005-s-5.en.md"]
    )


def test_an_italian_homework_becomes_a_block(importing):
    text = f"{ITALIAN}\n\nCOMPITO DEL GIORNO {{n}}: chiedi a una persona."
    result = importing.export(day(5, "Giorno {n}: Chiedi", text))

    assert "/// homework\n\n- [ ] chiedi a una persona.\n///\n" in result.files["better-connections/005-s-5.it.md"]


def test_what_stands_below_an_old_homework_stays_below_it(importing):
    text = f"{ENGLISH}\n\n<strong>DAY 1 HOMEWORK:</strong>\n<ul><li>Call</li><li>Write</li></ul>\n\nTell me how it went.\n\n<h3>Books</h3>\nOne."
    body = importing.export(item(1, "Day 1: Begin", text)).body()

    assert body.endswith("/// homework\n\n- [ ] Call\n- [ ] Write\n///\n\nTell me how it went.\n\n### Books\n\nOne.")


@pytest.mark.parametrize("heading", ["Exercises", "Homework", "Your homework", "Esercizi"])
def test_a_heading_of_exercises_begins_homework_in_every_source(importing, heading):
    text = f"{ENGLISH}\n\n<h2>{heading}</h2>\n<ol><li>Call</li><li>Write</li></ol>\n\n<h2>Books</h2>\nOne."
    result = importing.export(item(1, "Day 1: Begin", text))

    assert result.body().endswith("/// homework\n\n- [ ] Call\n- [ ] Write\n///\n\n## Books\n\nOne.")


def test_homework_names_the_day_where_the_title_does_not(importing):
    result = importing.export(day(5, "Networking", HOMEWORK))

    assert "day: 5\n" in result.files["better-connections/005-s-5.en.md"]
    assert "day-by-homework" in result.losses("better-connections/005-s-5.en.md")


@pytest.mark.parametrize(
    ("dates", "line"),
    [
        (["2011-04-04", "2011-04-05", "2011-04-06"], "start: 2011-04-04"),
        (["2011-04-07", "2011-04-08", "2011-04-11", "2011-04-12"], "cadence: weekdays"),
        (["2011-04-01", "2011-04-02", "2011-04-04"], "rest: [2011-04-03]"),
        (["2011-04-01", "2011-04-02", "2011-06-01"], "from: {3: 2011-06-01}"),
    ],
)
def test_the_plan_gives_the_dates_the_days_had(importing, tmp_path, dates, line):
    result = importing.export(*(day(number, date=date) for number, date in enumerate(dates, 1)))

    assert line in series_file(result)
    assert [path for path, text in result.files.items() if "\ndate:" in text] == []
    assert result.errors(tmp_path / "site") == []


def test_days_out_of_turn_keep_their_dates(importing):
    result = importing.export(day(1), day(2, date="2011-04-01", hour="09:00:00"), day(3))

    assert "date: 2011-04-01 09:00+02:00\n" in result.files["better-connections/002-s-2.en.md"]


def test_holes_are_said(importing):
    result = importing.export(day(1), day(2), day(5))

    assert "missing: [3, 4]\n" in series_file(result)
    assert result.losses()["series-holes"] == (1, ["3, 4"])


def test_of_two_texts_of_one_day_the_second_is_an_article(importing, tmp_path):
    result = importing.export(day(1), day(2), day(2, "Day {n}: Again", date="2011-05-01", post=9))

    assert "articles/s-9.en.md" in result.files
    assert "day-double" in result.losses("articles/s-9.en.md")
    assert result.losses()["series-doubles"] == (1, ["Day 2: Again"])
    assert result.errors(tmp_path / "site") == []


def test_homework_without_a_task_and_labels_of_another_day_are_no_errors(importing, tmp_path):
    result = importing.export(
        day(1, text=f"{ENGLISH}\n\nDAY 1 HOMEWORK:"),
        day(2, text=f"{ENGLISH}\n\nDAY 7 HOMEWORK: Go.\n\nDAY 2 HOMEWORK: Go again."),
    )

    assert result.errors(tmp_path / "site") == []
    assert "homework-label" in result.losses("better-connections/002-s-2.en.md")


def test_the_hour_of_a_series_is_that_of_the_sites_zone(importing):
    posts = (
        item(day, f"Day {day}: Ask", date=f"2011-05-0{day} 23:30:00", gmt=f"2011-05-0{day} 18:00:00")
        for day in (1, 2, 3)
    )  # 23:30 in India is 20:00 in Rome
    files = importing.export(*posts).files

    assert (
        'start: 2011-05-01\nlength: 3\nrelease: "20:00"\ntimezone: Europe/Rome\n'
        in files["better-connections/series.yaml"]
    )
    assert "date:" not in files["better-connections/001-post-1.en.md"]
