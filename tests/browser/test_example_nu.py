"""The Nu HTML checker has nothing to say about any page of the example."""

from __future__ import annotations

import pytest

from tests.example import content_of_the_example, settings_of_the_example

pytestmark = [pytest.mark.slow, content_of_the_example, settings_of_the_example]


def test_the_example_is_valid(checked, example):
    assert checked(example.folder) == []
