"""Every post of the example content, written again."""

from __future__ import annotations

import pytest

from daybyday.writing import same_content, write_post
from tests.harness import ROOT
from tests.reading.reader import READING, read

CONTENT = ROOT / "content"
POSTS = sorted(path.relative_to(CONTENT).as_posix() for path in CONTENT.rglob("*.md"))


@pytest.mark.parametrize("path", POSTS)
def test_a_post_of_the_example_reads_back_as_it_was(path):
    manuscript, _ = read((CONTENT / path).read_bytes(), path)

    assert same_content(manuscript, read(write_post(manuscript, READING), path)[0])


def test_the_example_has_posts():
    assert POSTS
