"""docs/translating.md shows what there is."""

from __future__ import annotations

from pathlib import Path

from daybyday.desk.skeletons import translation_skeleton
from daybyday.desk.translations import STATES, state_name
from daybyday.reading import read_tags
from daybyday.words import load_words
from tests.reading.reader import read

ROOT = Path(__file__).resolve().parent.parent.parent
PAGE = (ROOT / "docs/translating.md").read_text("utf-8")
DAY = "connections/003-the-one-you-nod-to.en.md"


def test_the_skeleton_shown_is_the_one_of_the_example():
    original, _ = read((ROOT / "content" / DAY).read_bytes(), DAY)
    tags, _ = read_tags("tags.yaml", (ROOT / "content/tags.yaml").read_bytes(), ("en", "it"))
    skeleton = translation_skeleton(original, tags, load_words(("it",), {})[0]["it"])
    header, _, text = skeleton.partition("\n---\n")

    assert f"{header}\n---\n" in PAGE
    for block in text.split("\n\n"):
        shown = block.strip("\n").partition("winters")[0]
        assert shown in PAGE or block.startswith("<!--")


def test_every_state_has_its_row():
    rows = [line.split("|")[1].strip() for line in PAGE.splitlines() if line.startswith("| ")]

    assert {str(state_name(state)).partition(",")[0] for state in STATES} <= set(rows)
