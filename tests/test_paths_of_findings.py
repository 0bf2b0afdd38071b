"""Paths in findings are those one can open, or write, from the current folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from daybyday.building.report import located
from daybyday.messages import say
from daybyday.model import Finding, Place


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A content folder of another name than usual, with a file beside it."""
    (tmp_path / "texts" / "connections").mkdir(parents=True)
    (tmp_path / "pelicanconf.py").touch()
    monkeypatch.chdir(tmp_path)
    return tmp_path / "texts"


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        pytest.param("connections", "texts/connections", id="a folder there is"),
        pytest.param("connections/series.yaml", "texts/connections/series.yaml", id="a file that has gone"),
        pytest.param("words/fr.yaml", "texts/words/fr.yaml", id="words nobody wrote"),
        pytest.param("pelicanconf.py", "pelicanconf.py", id="a settings file"),
        pytest.param("output", "output", id="the output"),
        pytest.param("DAYBYDAY_NOW", "DAYBYDAY_NOW", id="a variable"),
        pytest.param("daybyday/words/it.yaml", "daybyday/words/it.yaml", id="words of the package"),
    ],
)
def test_the_place_of_a_finding(content, path, expected):
    assert expected == located(Finding("error", "series-gone", Place(path), say("gone")), content).place.path


def test_what_to_write_instead(content):
    files = say("write {path}", path="connections/007.en.md")
    hint = say("{files}, or say so in {path}", files=files, path="connections/series.yaml")
    finding = Finding("note", "day-gap", Place("connections/series.yaml"), say("day {day}", day=7), hint)

    assert "write texts/connections/007.en.md, or say so in texts/connections/series.yaml" == str(
        located(finding, content).hint
    )


def test_a_path_of_the_output_stands_as_it_is(content):
    message = say("`{output_path}` is wanted twice", output_path="connections/index.html")
    finding = Finding("error", "address-taken", Place("pelicanconf.py"), message)

    assert "`connections/index.html` is wanted twice" == str(located(finding, content).message)
