"""Whatever happens between two builds, the second gives what a clean one gives, byte for byte."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from daybyday.building import cache_key
from daybyday.page_frame import rows
from tests.harness import Built, differing
from tests.incremental import changes
from tests.incremental.changes import STEPS, World

CHANGES = st.lists(st.tuples(st.sampled_from(STEPS), st.integers(0, 60)), min_size=1, max_size=5)


def check(steps, fresh_folder: Path, monkeypatch) -> None:
    """Build after each step, warm and cold, and compare."""
    world = World.new(fresh_folder / "site")
    world.at().build(world.now)
    for number, (step, n) in enumerate(steps):
        step(world, n)
        world.steps.append(f"{step.__name__}({n})")
        with monkeypatch.context() as patched:
            if world.code != "as shipped":
                code = f"{cache_key._code()} {world.code}"
                patched.setattr(cache_key, "_code", lambda: code)  # noqa: B023 - called before the next step
                patched.setattr(rows, "_WORDS_A_MINUTE", 20)
            warm = world.at().build(world.now)
            cold = world.at(fresh_folder / f"cold{number}").build(world.now)
        assert (warm.status, findings(warm)) == (cold.status, findings(cold)), world.steps
        if cold.status == 0:
            assert differing(warm.files, cold.files) == [], world.steps


def findings(built: Built) -> list[str]:
    """The findings among what was said; a damaged cache is reported by the warm build alone."""
    lines = built.said.replace(str(built.folder), "output").splitlines()
    return [line for line in lines if not line.startswith("Day by Day: the cache")]


@pytest.mark.parametrize("step", dict.fromkeys(STEPS), ids=lambda step: step.__name__)
def test_after_one_change(step, tmp_path, monkeypatch):
    check([(step, 1)], tmp_path, monkeypatch)


SEQUENCES = [
    [(changes.move_the_clock, 20), (changes.move_the_clock, 2), (changes.move_the_clock, 20)],
    [(changes.move_the_clock, 2)],  # back across the moment of a correction, and of nothing else
    [(changes.turn_the_clock, 3), (changes.turn_the_clock, 1), (changes.turn_the_clock, 7)],
    [(changes.write_the_ledger, 0), (changes.turn_the_clock, 5), (changes.withdraw_a_line, 2)],
    [(changes.spoil_an_output, 3), (changes.forget_the_cache, 0), (changes.edit_a_title, 2)],
    [(changes.add_or_delete_another_series, 0), (changes.edit_a_text, 3), (changes.add_or_delete_another_series, 0)],
    [(changes.add_or_delete_another_series, 1), (changes.add_or_delete_another_series, 0)],
    [(changes.add_or_delete_the_series, 0), (changes.add_or_delete_the_series, 0)],
    [(changes.change_the_languages, 0), (changes.change_the_languages, 3)],
    [(changes.change_the_languages, 2), (changes.change_the_languages, 7), (changes.change_the_languages, 2)],
    [(changes.change_the_languages, 2), (changes.add_a_words_file, 1), (changes.delete_a_words_file, 0)],
    [(changes.edit_the_comments, n) for n in (3, 9, 15, 21, 0)],
    [
        (changes.edit_the_comments, 3),
        (changes.edit_the_comments, 3),
        (changes.move_the_clock, 22),
        (changes.edit_the_comments, 7),
    ],
    [
        (changes.edit_the_comments, 2),
        (changes.move_the_clock, 20),
        (changes.move_the_clock, 5),
        (changes.forget_the_cache, 0),
    ],
    [
        (changes.edit_the_comments, 1),
        (changes.damage_the_cache, 2),
        (changes.edit_a_template, 1),
        (changes.change_the_code, 1),
    ],
    [(changes.add_a_words_file, 2), (changes.add_a_words_file, 3), (changes.delete_a_words_file, 0)],
]


@pytest.mark.slow
@pytest.mark.parametrize("steps", SEQUENCES, ids=lambda steps: " ".join(step.__name__ for step, _ in steps))
def test_after_changes_that_belong_together(steps, tmp_path, monkeypatch):
    check(steps, tmp_path, monkeypatch)


@settings(max_examples=3, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(CHANGES)
def test_after_several_changes(monkeypatch, steps):
    with tempfile.TemporaryDirectory() as folder:
        check(steps, Path(folder), monkeypatch)


@pytest.mark.slow
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(CHANGES)
def test_after_many_changes(monkeypatch, steps):
    with tempfile.TemporaryDirectory() as folder:
        check(steps, Path(folder), monkeypatch)
