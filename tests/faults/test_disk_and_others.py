"""A full disk, an output that cannot be written, two builds at once, files that change under our hands, dead workers."""

from __future__ import annotations

import os
import signal
import subprocess
import threading
import time

import pytest

from tests.faults.conftest import NOW, POST
from tests.harness import Site, differing
from tests.processes import children_of

ROOT_USER = hasattr(os, "geteuid") and os.geteuid() == 0


@pytest.mark.slow
def test_a_full_disk_leaves_the_output_as_it_was(built, tmp_path):
    small = tmp_path / "small"
    small.mkdir()
    if (
        not ROOT_USER
        or subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2500k", "none", str(small)], check=False).returncode
    ):
        pytest.skip("mounting a small tmpfs needs root")
    try:
        site = Site(built.site.folder)
        site.output = small / "output"
        for number in range(9, 31):
            (site.content / f"connections/{number:03}.it.md").unlink()
            (site.content / f"connections/{number:03}.en.md").unlink()
        before = site.pelican(now=NOW)
        assert before.status == 0, before.said
        built.edit()
        (small / "ballast").write_bytes(b"x" * (os.statvfs(small).f_bavail * os.statvfs(small).f_frsize - 4096))

        full = site.pelican(now=NOW)
        assert full.status == 1
        assert "error output-failed: writing failed: [Errno 28]" in full.said
        assert "Traceback" not in full.said + full.printed
        assert differing(full.files, before.files) == []

        (small / "ballast").unlink()
        after = site.pelican(now=NOW)
        assert after.status == 0, after.said
        assert differing(after.files, built.clean()) == []
    finally:
        subprocess.run(["umount", str(small)], check=True)


@pytest.mark.slow
def test_a_read_only_disk_is_one_finding(built, tmp_path):
    if not ROOT_USER:
        pytest.skip("mounting needs root")
    output = built.site.output
    if subprocess.run(["mount", "--bind", str(output), str(output)], check=False).returncode:
        pytest.skip("mounting needs root")
    try:
        subprocess.run(["mount", "-o", "remount,ro,bind", str(output)], check=True)
        built.edit()
        done = built.site.pelican(now=NOW)
    finally:
        subprocess.run(["umount", str(output)], check=True)

    assert done.status == 1
    assert "error output-failed" in done.said
    assert differing(done.files, built.first) == []
    assert differing(built.build(), built.clean()) == []


@pytest.mark.slow
def test_two_builds_at_once_wait_for_each_other(built):
    built.edit()
    processes = [
        subprocess.Popen(
            built.site.command(),
            cwd=built.site.folder,
            env=built.site.environment(NOW),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        for _ in range(3)
    ]
    said = [process.communicate(timeout=120)[0].decode() for process in processes]

    assert [process.returncode for process in processes] == [0, 0, 0]
    assert differing(built.site.outputs(), built.clean()) == []
    assert sum("1 read" in one for one in said) == 1  # whoever came later found it done


def test_a_clock_that_moves_back_takes_days_away_again(built):
    back = built.site.pelican(now="2026-11-03T12:00:00+01:00")
    assert "connections/4/index.html" not in back.files
    assert (
        differing(
            back.files, Site(built.site.folder / "x", "").files_of(built.site.content, "2026-11-03T12:00:00+01:00")
        )
        == []
    )
    assert differing(built.build(), built.first) == []


@pytest.mark.slow
def test_a_file_that_changes_while_it_is_read_is_right_in_the_end(built):
    stop = threading.Event()
    path = built.site.content / POST
    text = path.read_text("utf-8")

    def scribble() -> None:
        n = 0
        while not stop.is_set():
            n += 1
            path.write_text(text.replace("A text.", "A text. " * (n % 50 + 1)), "utf-8")

    writer = threading.Thread(target=scribble)
    writer.start()
    try:
        for _ in range(3):
            built.site.pelican(now=NOW)  # what it gives is one of many states; it must not be remembered as another
    finally:
        stop.set()
        writer.join()
    path.write_text(text.replace("A text.", "The last word."), "utf-8")

    assert differing(built.build(), built.clean()) == []


@pytest.mark.slow
@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_a_worker_that_dies_is_done_without(built, method):
    built.site.write("words/en.yaml", "print:\n  nav_today: Now\n")
    site = built.site
    process = subprocess.Popen(
        site.command(), cwd=site.folder, env=site.environment(NOW, DAYBYDAY_WORKERS="2", DAYBYDAY_START_METHOD=method),
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
    )  # fmt: skip
    _kill_one_child(process)
    said = process.communicate(timeout=120)[1].decode()

    assert process.returncode == 0, said
    assert differing(site.outputs(), built.clean()) == []


def _kill_one_child(process: subprocess.Popen) -> None:
    """As soon as there is one that has no children of its own."""
    while process.poll() is None:
        for child, command in _below(process.pid).items():
            if not children_of(child) and "resource_tracker" not in command:
                os.kill(child, signal.SIGKILL)
                return
        time.sleep(0.005)


def _below(parent: int) -> dict[int, str]:
    """Command lines of the children and of theirs, by process id."""
    children = children_of(parent)
    for child in list(children):
        children |= _below(child)
    return children


@pytest.mark.slow
@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_all_ways_to_start_workers_give_the_same_files(built, method, tmp_path):
    done = Site(tmp_path / "other", "").files_of(
        built.site.content, NOW, DAYBYDAY_WORKERS="3", DAYBYDAY_START_METHOD=method
    )

    assert differing(done, built.first) == []
