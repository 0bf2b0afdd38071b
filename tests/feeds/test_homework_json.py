"""`homework.json`: homework as data, the same however it was written."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from tests.harness import SERIES, Site, day

SCHEMA = json.loads(Path(__file__).with_name("homework.schema.json").read_text("utf-8"))
BLOCK = """
/// homework | Find a networking group
    minutes: 20

You need *nothing* but a telephone.

- [ ] Search for an **association** in [your field](https://elsewhere.example/).
- [ ] Write down its next meeting, and go. {#go}
///
"""


def data(built, path="connections/homework.json"):
    return json.loads(built.files[path])


def homework(tmp_path, text, **settings):
    built = Site(tmp_path, SERIES + day(1, "en", "Begin", homework=text), **settings).build()
    assert built.status == 0, built.said
    return data(built)["days"][0]["homework"]


def keep_to_the_schema(built) -> int:
    """How many files there are; raises `jsonschema.ValidationError` for one that does not."""
    files = [data for path, data in built.files.items() if path.endswith("homework.json")]
    for file in files:
        jsonschema.validate(json.loads(file), SCHEMA)
    return len(files)


def test_every_file_keeps_to_the_schema(rich_built):
    assert keep_to_the_schema(rich_built) == 3


def test_the_schema_refuses_what_it_should(rich_built):
    entry = data(rich_built)
    entry["days"][0]["day"] = "1"

    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(entry, SCHEMA)


def test_a_block_becomes_data(tmp_path):
    assert homework(tmp_path, BLOCK) == {
        "title": "Find a networking group",
        "minutes": 20,
        "intro_html": "<p>You need <em>nothing</em> but a telephone.</p>",
        "tasks": [
            {
                "id": "1",
                "text": "Search for an association in your field.",
                "html": 'Search for an <strong>association</strong> in <a href="https://elsewhere.example/">your field</a>.',
            },
            {
                "id": "go",
                "text": "Write down its next meeting, and go.",
                "html": "Write down its next meeting, and go.",
            },
        ],
    }


@pytest.mark.parametrize(
    "old",
    [
        "DAY 1 HOMEWORK: You need *nothing* but a telephone.\n\n{tasks}",
        "**DAY 1 HOMEWORK:** You need *nothing* but a telephone.\n\n{tasks}",
        "## Day 1 homework\n\nYou need *nothing* but a telephone.\n\n{tasks}",
    ],
)
def test_block_and_old_style_give_the_same_data(tmp_path, old):
    tasks = "- Search for an **association**.\n- Write down its next meeting, and go.\n"
    block = f"\n/// homework\nYou need *nothing* but a telephone.\n\n{tasks}///\n"

    new_data = homework(tmp_path / "new", block)
    old_data = homework(tmp_path / "old", "\n" + old.format(tasks=tasks))

    assert new_data == old_data
    assert len(old_data["tasks"]) == 2


def test_block_and_old_style_give_the_same_feed_and_the_same_page(tmp_path):
    block = Site(
        tmp_path / "new", SERIES + day(1, "en", "Begin", homework="\n/// homework\n- Go.\n- Come back.\n///\n")
    ).build()
    old = Site(
        tmp_path / "old", SERIES + day(1, "en", "Begin", homework="\nDAY 1 HOMEWORK:\n\n- Go.\n- Come back.\n")
    ).build()

    assert block.files["connections/feed.rss"] == old.files["connections/feed.rss"]
    assert block.files["connections/1/index.html"] == old.files["connections/1/index.html"]


def test_a_single_paragraph_is_the_one_task(tmp_path):
    found = homework(tmp_path, "\nDAY 1 HOMEWORK: Find a group near you.\n\nIt may be small.\n")

    assert [task["text"] for task in found["tasks"]] == ["Find a group near you."]
    assert found["intro_html"] == "<p>It may be small.</p>"
    assert found["title"] == ""
    assert found["minutes"] is None


def test_italian_labels_give_italian_data(tmp_path):
    site = Site(tmp_path, SERIES + day(1, "it", "Inizio", homework="\nCOMPITO DEL GIORNO 1: Cerca un gruppo.\n"))
    found = data(site.build(), "it/relazioni/homework.json")

    assert (found["series"], found["lang"]) == ("connections", "it")
    assert found["days"][0]["homework"]["tasks"] == [
        {"id": "1", "text": "Cerca un gruppo.", "html": "Cerca un gruppo."}
    ]


def test_task_ids_are_the_same_in_all_languages(tmp_path):
    tasks = "\n/// homework | x\n- One {#one}\n- Two\n///\n"
    built = Site(
        tmp_path, SERIES + day(1, "en", "Begin", homework=tasks) + day(1, "it", "Inizio", homework=tasks)
    ).build()
    ids = [[task["id"] for task in data(built, path)["days"][0]["homework"]["tasks"]]
           for path in ("connections/homework.json", "it/relazioni/homework.json")]  # fmt: skip

    assert ids == [["one", "2"], ["one", "2"]]


def test_a_task_id_is_an_id_on_the_page(tmp_path):
    built = Site(tmp_path, SERIES + day(1, "en", "Begin", homework=BLOCK)).build()

    assert 'id="task-1"' in built.text("connections/1/index.html")
    assert 'id="task-go"' in built.text("connections/1/index.html")


def test_days_are_in_order_with_their_local_dates_and_addresses(rich_built):
    days = data(rich_built)["days"]

    assert [entry["day"] for entry in days] == [1, 2, 3, 7]
    assert days[1]["date"] == "2026-11-02"
    assert days[1]["url"] == "https://example.org/connections/2/"
    assert days[1]["title"] == "Links"


def test_links_in_it_are_absolute_and_fixed_like_those_of_feeds(rich_built):
    tasks = {task["id"]: task for task in data(rich_built)["days"][1]["homework"]["tasks"]}

    assert tasks["1"]["html"] == 'Go to <a href="https://example.org/connections/1/">day 1</a>.'
    assert tasks["1"]["text"] == "Go to day 1."
    assert 'src="https://example.org/images/caff%C3%A8.svg"' in tasks["look"]["html"]


def test_a_day_without_homework_is_not_in_it(tmp_path):
    built = Site(tmp_path, SERIES + day(1, "en", "Begin") + day(2, "en", "Rest", homework="")).build()

    assert [entry["day"] for entry in data(built)["days"]] == [1]


def test_before_the_first_day_it_is_there_and_empty(tmp_path):
    built = Site(tmp_path, SERIES + day(1, "en", "Begin")).build("2026-10-01T12:00:00+02:00")

    assert data(built) == {"series": "connections", "lang": "en", "days": []}


def test_a_new_day_is_one_new_line(tmp_path):
    site = Site(tmp_path, SERIES + "".join(day(n, "en", f"Number {n}") for n in range(1, 6)))
    before = site.build("2026-11-04T12:00:00+01:00").text("connections/homework.json").splitlines()
    after = site.build("2026-11-05T12:00:00+01:00").text("connections/homework.json").splitlines()

    assert len(after) == len(before) + 1
    assert {line.rstrip(",") for line in before} <= {line.rstrip(",") for line in after}


def test_a_foreign_theme_has_the_same_data(rich_built, rich_guest):

    for path in ("connections/homework.json", "it/relazioni/homework.json"):
        assert rich_guest.files[path] == rich_built.files[path]


def test_letters_are_written_as_they_are(tmp_path):
    built = Site(tmp_path, SERIES + day(1, "en", "Caffè ☐ 🎉")).build()

    assert "Caffè ☐ 🎉" in built.text("connections/homework.json")
