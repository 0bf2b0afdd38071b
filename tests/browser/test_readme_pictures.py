"""The pictures of the README are there, small, told in words, and all of them can be taken anew."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import lxml.html
import pytest
from PIL import Image

from tests.browser.screenshots import LARGEST, README, README_IMAGES, small, what_is_shown
from tests.browser.serving import build_example
from tests.example import content_of_the_example, settings_of_the_example
from tests.harness import ROOT

pytestmark = [content_of_the_example, settings_of_the_example]

NAMES = [picture.name for picture in README]


def test_the_readme_shows_each_picture_that_can_be_taken_with_its_words():
    shown = lxml.html.document_fromstring((ROOT / "README.md").read_text("utf-8")).xpath("//img")

    assert [image.get("src") for image in shown] == [f"docs/images/{name}" for name in NAMES]
    assert all(len(image.get("alt")) > 40 for image in shown)
    assert sorted(path.name for path in README_IMAGES.iterdir()) == sorted(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_picture_is_small_enough_for_a_slow_line(name):
    assert (README_IMAGES / name).stat().st_size <= LARGEST


@pytest.fixture(scope="module")
def built(tmp_path_factory) -> Path:
    return build_example(tmp_path_factory.mktemp("readme")).folder


@pytest.mark.slow
@pytest.mark.parametrize("picture", README, ids=NAMES)
def test_a_picture_shows_its_page_as_it_is_today(built, picture):
    """Otherwise `python -m tests.browser.screenshots --readme` takes them anew."""
    assert Image.open(README_IMAGES / picture.name).text["Shown"] == what_is_shown(built, picture)


def test_what_has_few_colours_keeps_them():
    image = Image.new("RGB", (200, 100), "#fbf7ef")
    image.paste("#a8231b", (0, 0, 200, 20))
    file = BytesIO()
    image.save(file, "PNG")
    taken = Image.open(BytesIO(small(file.getvalue()))).convert("RGB")

    assert {colour for _, colour in taken.getcolors()} == {(0xFB, 0xF7, 0xEF), (0xA8, 0x23, 0x1B)}
