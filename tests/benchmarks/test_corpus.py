"""The texts that are measured: always the same, prose of an ordinary length, nothing to complain about."""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys

import pytest

from benchmarks.corpus import LANGUAGES, Corpus, day_texts, noon_of
from benchmarks.ours import DayByDay
from benchmarks.prose import Dice
from tests.harness import ROOT, Site

DAYS = 12


def digest(days: int) -> str:
    return hashlib.sha256(repr(list(Corpus(days).texts())).encode()).hexdigest()


def written(folder) -> Site:
    """The small corpus as our pipeline reads it."""
    generator = DayByDay(folder)
    generator.folder.mkdir(parents=True, exist_ok=True)
    generator.configure()
    generator.write(Corpus(DAYS).texts())
    return Site(folder)


def test_another_process_with_another_hash_seed_writes_the_same_texts():
    code = "from tests.benchmarks.test_corpus import digest; print(digest(40))"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env={"PYTHONHASHSEED": "7"}, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == digest(40)


def test_the_dice_of_a_name_fall_as_they_always_did():
    # What was measured last year can be measured again only while these stay.
    dice = Dice("day 1 en")
    assert [dice.throw(1000) for _ in range(5)] == [131, 679, 502, 244, 143]


def test_a_day_more_changes_no_day_before_it():
    assert list(Corpus(12).texts())[:24] == list(Corpus(13).texts())[:24]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_post_has_about_450_words(lang):
    counts = [len(re.findall(r"\w+", text.body)) for text in Corpus(200).texts() if text.day and text.lang == lang]
    assert 380 < sum(counts) / len(counts) < 520


def test_days_have_what_real_ones_have():
    days = [text for text in Corpus(40).texts() if text.day]
    bodies = "\n".join(text.body for text in days)
    assert all(text.homework and len(text.homework.tasks) == 3 and len(text.tags) == 2 for text in days)
    for piece in ("## ", "\n- ", "> ", "`", "**", "](EARLIER)", "](https://"):
        assert piece in bodies, piece


def test_twins_share_number_file_and_tags():
    english, italian = day_texts(7)
    assert (english.stem, english.tags, english.day) == (italian.stem, italian.tags, italian.day)
    assert english.title != italian.title


def test_our_pipeline_has_nothing_to_say_about_it(tmp_path):
    assert written(tmp_path).findings(now=noon_of(DAYS).isoformat()) == []


def test_all_days_are_out_at_noon_of_the_last_and_one_more_the_day_after(tmp_path):
    site = written(tmp_path)
    DayByDay(tmp_path).write(day_texts(DAYS + 1))

    def days_out(number):
        run = site.run(now=noon_of(number).isoformat())
        paths = [part.path for part in run.parts]
        return sum(1 for path in paths if re.fullmatch(r"connections/\d+/index.html", path))

    assert (days_out(DAYS), days_out(DAYS + 1)) == (DAYS, DAYS + 1)
