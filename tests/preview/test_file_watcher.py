"""What a saved file means."""

from __future__ import annotations

import pytest

from daybyday.preview.file_watcher import Change, Places, meaning


@pytest.fixture
def places(tmp_path):
    return Places(
        tmp_path, (tmp_path / "plugins",), tmp_path / "content", tmp_path / "theme", tmp_path / "look",
        (tmp_path / "output", tmp_path / "content/cache"),
    )  # fmt: skip


def _meaning(places, *paths: str) -> Change:
    return meaning([str(places.home / path) for path in paths], places)


@pytest.mark.parametrize(
    ("path", "change"),
    [
        ("content/connections/008.en.md", Change(posts=frozenset({"connections/008.en.md"}))),
        ("content/UPPER.MD", Change(posts=frozenset({"UPPER.MD"}))),
        ("content/cafe\u0301.en.md", Change(posts=frozenset({"caf\u00e9.en.md"}))),
        ("content/extra/README.md", Change(other_files=frozenset({"extra/README.md"}))),
        ("content/extra/.nojekyll", Change(other_files=frozenset({"extra/.nojekyll"}))),
        ("content/connections/series.yaml", Change(other_files=frozenset({"connections/series.yaml"}))),
        (
            "content/connections/008.en.comments.yaml",
            Change(other_files=frozenset({"connections/008.en.comments.yaml"})),
        ),
        ("content/images/cat.png", Change(other_files=frozenset({"images/cat.png"}))),
        ("theme/templates/day.html", Change(theme=frozenset({"templates/day.html"}))),
        ("look/style.css", Change(theme=frozenset({"style.css"}))),
        ("plugins/daybyday/views/day.py", Change(code=frozenset({"daybyday/views/day.py"}))),
        ("plugins/daybyday/words/en.yaml", Change(code=frozenset({"daybyday/words/en.yaml"}))),
        ("pelicanconf.py", Change(code=frozenset({"pelicanconf.py"}))),
        ("helpers.py", Change(code=frozenset({"helpers.py"}))),
    ],
)
def test_a_file_is_what_it_lies_in(places, path, change):
    assert _meaning(places, path) == change


@pytest.mark.parametrize(
    "path",
    [
        "content/.008.en.md.swp", "content/008.en.md~", "content/#008.en.md#", "content/.#008.en.md", "content/x.tmp",
        "content/.git/index", "content/.obsidian/a.md", "content/cache/x.md", "output/index.html", "plugins/__pycache__/x.pyc",
        "plugins/.x.py.swp", "theme/templates/.day.html.swp", "README.md", "notes/x.py", "content/extra/.git/x",
    ],
)  # fmt: skip
def test_what_editors_and_builds_leave_is_nothing(places, path):
    assert _meaning(places, path) == Change()


def test_several_files_are_one_change(places):
    change = _meaning(places, "content/a.md", "content/b.md", "content/x.md~", "theme/static/style.css")

    assert change == Change(posts=frozenset({"a.md", "b.md"}), theme=frozenset({"static/style.css"}))
    assert change.of_site


def test_a_folder_reached_by_another_name_is_the_same(tmp_path):
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    places = Places(tmp_path, (), tmp_path / "link")

    assert meaning([str(tmp_path / "real/a.md")], places).posts == {"a.md"}
    assert meaning([str(tmp_path / "link/a.md")], places).posts == {"a.md"}
