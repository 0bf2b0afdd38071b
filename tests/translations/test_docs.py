"""docs/translating.md and its Italian twin show what there is."""

from __future__ import annotations

from pathlib import Path

import pytest

from daybyday.desk.skeletons import translation_skeleton
from daybyday.desk.translations import STATES, state_name
from daybyday.messages import speaker_for, spoken
from daybyday.reading import read_tags
from daybyday.words import load_words
from tests.reading.reader import read

ROOT = Path(__file__).resolve().parent.parent.parent
PAGES = {
    "en": (ROOT / "docs/translating.md").read_text("utf-8"),
    "it": (ROOT / "docs/it/translating.md").read_text("utf-8"),
}
in_both_languages = pytest.mark.parametrize("lang", PAGES)
DAY = "connections/003-the-one-you-nod-to.en.md"


@in_both_languages
def test_the_skeleton_shown_is_the_one_of_the_example(lang):
    original, _ = read((ROOT / "content" / DAY).read_bytes(), DAY)
    tags, _ = read_tags("tags.yaml", (ROOT / "content/tags.yaml").read_bytes(), ("en", "it"))
    skeleton = translation_skeleton(original, tags, load_words(("it",), {})[0]["it"])
    header, _, text = skeleton.partition("\n---\n")

    assert f"{header}\n---\n" in PAGES[lang]
    for block in text.split("\n\n"):
        shown = block.strip("\n").partition("winters")[0]
        assert shown in PAGES[lang] or block.startswith("<!--")


@in_both_languages
def test_every_state_has_its_row(lang):
    rows = [line.split("|")[1].strip() for line in PAGES[lang].splitlines() if line.startswith("| ")]
    speaker = speaker_for({"DAYBYDAY_SPEAK": lang})

    assert {spoken(state_name(state), speaker).partition(",")[0] for state in STATES} <= set(rows)
