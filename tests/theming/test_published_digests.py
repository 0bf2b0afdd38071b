"""What a theme's files are named by is remembered, and never after one of them has changed."""

from __future__ import annotations

import pytest

from daybyday.building.remembered.theme_digests import NAME, remembering
from daybyday.engine.store import Store
from daybyday.theming.theme import PublishedDigests, Theme


@pytest.fixture
def theme(tmp_path):
    static = tmp_path / "theme" / "static"
    static.mkdir(parents=True)
    (static / "style.css").write_text("a { color: red }")
    (static / "days.js").write_text('import {tick} from "./tick.js";\ntick();\n')
    (static / "tick.js").write_text("export function tick() {}\n")
    (tmp_path / "look").mkdir()
    return Theme(tmp_path / "theme", tmp_path / "look")


def never(theme: Theme) -> PublishedDigests:
    raise AssertionError("asked once more")


def test_files_have_digests_and_modules_do_not(theme):
    digests = remembering(Store.in_memory())(theme)

    assert list(digests.digests) == ["days.js", "style.css"]
    assert digests == theme.published_digests()


def test_the_second_build_joins_nothing(theme, monkeypatch):
    store = Store.in_memory()
    first = remembering(store)(theme)
    monkeypatch.setattr(Theme, "published_digests", never)

    assert remembering(store)(theme) == first


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("theme/static/tick.js", "export function tick() { return 1; }\n"),
        ("theme/static/style.css", "a { color: blue }"),
        ("theme/static/new.txt", "new"),
        ("look/style.css", "a { color: blue }"),
        ("look/static/style.css", "a { color: blue }"),
    ],
)
def test_whatever_changes_they_are_those_of_today(theme, tmp_path, name, text):
    store = Store.in_memory()
    before = remembering(store)(theme)
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text(text)

    after = remembering(store)(theme)

    assert after != before
    assert after == theme.published_digests()


def test_a_broken_script_is_told_at_every_build(theme, tmp_path):
    store = Store.in_memory()
    (tmp_path / "theme" / "static" / "days.js").write_text('import {gone} from "./gone.js";\n')

    assert [finding.code for finding in remembering(store)(theme).findings] == ["script-broken"]
    assert [finding.code for finding in remembering(store)(theme).findings] == ["script-broken"]
    assert store.load(NAME) is None
