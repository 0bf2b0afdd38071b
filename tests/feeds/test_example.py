"""The feeds and the data of the example, when all of it is out."""

from __future__ import annotations

import pytest

from tests.example import content_of_the_example, example_site
from tests.feeds.test_homework_json import keep_to_the_schema

pytestmark = content_of_the_example


@pytest.fixture(scope="module")
def example(tmp_path_factory):
    return example_site(tmp_path_factory.mktemp("example")).build("2026-12-01T12:00:00+01:00")


def test_homework_keeps_to_the_schema(example):
    assert keep_to_the_schema(example) == 2


def test_f5_small_enough_for_every_reader(example):
    assert len(example.files["feed.rss"]) <= 250_000
