"""A build that is killed, at any moment: no page is ever half-written, and the next build is right."""

from __future__ import annotations

import os
import signal
import subprocess
import time

import pytest

from tests.faults.conftest import NOW
from tests.harness import differing

MOMENTS = 20


def killed_after(built, seconds: float) -> None:
    """Begin a build and kill it, workers and all."""
    site = built.site
    process = subprocess.Popen(
        site.command(), cwd=site.folder, env=site.environment(NOW, DAYBYDAY_WORKERS="2"), stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL, start_new_session=True,
    )  # fmt: skip
    time.sleep(seconds)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()


@pytest.fixture(scope="module")
def expected(shared):
    """The output before and after the edit, and how long the longest build takes."""
    shared.edit()
    shared.site.write("words/en.yaml", "print:\n  nav_today: Now\n")  # so that every page is made anew
    began = time.monotonic()
    after = shared.clean()
    duration = time.monotonic() - began
    shared.take_back()
    (shared.site.content / "words/en.yaml").unlink()
    return shared.first, after, duration


@pytest.mark.slow
@pytest.mark.parametrize("moment", range(MOMENTS))
def test_killed_at_any_moment(shared, expected, moment):
    before, after, duration = expected
    shared.edit()
    shared.site.write("words/en.yaml", "print:\n  nav_today: Now\n")
    killed_after(shared, duration * (moment + 1) / MOMENTS)

    half_written = [
        path
        for path, data in shared.site.outputs().items()
        if not path.startswith((".daybyday-new/", "manifest.txt")) and data not in (before.get(path), after.get(path))
    ]
    if moment % 2:
        wanted = after
    else:
        shared.take_back()
        (shared.site.content / "words/en.yaml").unlink()
        wanted = before
    again = shared.build()
    if moment % 2:
        shared.take_back()
        (shared.site.content / "words/en.yaml").unlink()
    assert half_written == []
    assert differing(again, wanted) == []
    assert differing(shared.build(), before) == []
