"""docs/status.md and its Italian twin show what is printed; the English page names every field of both objects."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from daybyday.desk.json_values import status_json, tomorrow_json
from daybyday.desk.status import Status
from daybyday.desk.translation_table import TranslationTable
from daybyday.desk.translations import translation_table
from daybyday.messages import say
from daybyday.model import Finding, Place, Source
from tests.desk.maker import ENGLISH, ITALIAN, days, edition_of, status_of, told
from tests.desk.test_status_text import SHORT, SOURCES
from tests.harness import ROOT

PAGE = (ROOT / "docs/status.md").read_text("utf-8")
ITALIAN_PAGE = (ROOT / "docs/it/status.md").read_text("utf-8")
NAMED = set(re.findall("`([^`\n]+)`", PAGE))
ERROR = Finding("error", "key-unknown", Place("connections/001.en.md"), say("there is no key `{key}`", key="dya"))


def fields(value: Any) -> Iterator[str]:
    """The names of all fields, however deep they lie; those of `files` are views."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield name
            yield from fields(next(iter(inner.values()), None) if name == "files" else inner)
    elif isinstance(value, list):
        for inner in value:
            yield from fields(inner)


def with_translations(*sources: Source, **options: Any) -> Status:
    """A status with its table of translations, as commands show it."""
    content, edition = edition_of(*sources, **options)
    rows = translation_table(content, edition.settings.languages)
    return replace(status_of(*sources, **options), translations=TranslationTable(rows))


@pytest.mark.parametrize(("page", "speaker"), [(PAGE, ENGLISH), (ITALIAN_PAGE, ITALIAN)], ids=["en", "it"])
def test_the_morning_it_shows_is_one_that_is_printed(page, speaker):
    assert told(with_translations(*SOURCES, series=(SHORT,)), speaker) in page


def test_it_names_every_field_of_a_status():
    status = replace(with_translations(*SOURCES, *days(12, readable=False)), stopping=(ERROR,))

    assert set(fields(status_json(status, ENGLISH, str, fail_below=9))) - NAMED == set()


def test_it_names_every_field_of_tomorrow(well):
    changes = replace(well, stopping=(ERROR,), late=tuple(status_of(*SOURCES).late))

    assert set(fields(tomorrow_json(changes, ENGLISH, str))) - NAMED == set()
