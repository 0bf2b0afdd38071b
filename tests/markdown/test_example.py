"""The direct way of converting gives what Python-Markdown gives for every post of the example."""

from __future__ import annotations

import pytest

from daybyday.reading import Reading, read_post
from tests.example import CONTENT, content_of_the_example
from tests.markdown.test_direct import assert_same

pytestmark = content_of_the_example


@pytest.mark.parametrize("path", sorted(CONTENT.rglob("*.md")), ids=lambda path: path.name)
def test_every_post_of_the_example_gives_the_same(path):
    reading = Reading(("en", "it"), frozenset({"connections"}), {}, ("day", "giorno"), ())
    source, _ = read_post(path.relative_to(CONTENT).as_posix(), path.read_bytes(), reading)

    assert_same(source)
    assert_same(source, "bare")
