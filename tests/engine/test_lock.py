"""One at a time in a folder; nothing left behind, however a process ends."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from daybyday.engine import lock
from daybyday.engine.lock import acquire

PLUGINS = Path(__file__).resolve().parents[2] / "plugins"

HOLDER = """
import sys, time
sys.path.insert(0, sys.argv[1])
from pathlib import Path
from daybyday.engine.lock import acquire
held = acquire(Path(sys.argv[2]), lambda: print("waits", flush=True))
print("has it", flush=True)
sys.stdin.read()
"""


def holder(folder: Path) -> subprocess.Popen[str]:
    """Another process that takes the lock, and lets go when its input ends."""
    return subprocess.Popen(
        [sys.executable, "-c", HOLDER, PLUGINS, folder], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )


def says(process: subprocess.Popen[str]) -> str:
    return process.stdout.readline().strip()


def never() -> None:
    pytest.fail("nobody else has the lock")


def is_free(folder: Path) -> bool:
    """Whether another process would get the lock at once."""
    process = holder(folder)
    first = says(process)
    process.kill()  # it may be waiting for us
    process.communicate()
    return first == "has it"


def test_a_missing_folder_is_made_and_nothing_is_left_in_it(tmp_path):
    folder = tmp_path / "not/yet"
    with acquire(folder, never):
        assert [] == list(folder.iterdir())
    assert [] == list(folder.iterdir())


def test_others_wait_until_it_is_released(tmp_path):
    with acquire(tmp_path, never):
        other = holder(tmp_path)
        assert "waits" == says(other)
    assert "has it" == says(other)
    other.communicate("")


def test_we_wait_for_others_and_say_so_once(tmp_path):
    other = holder(tmp_path)
    assert "has it" == says(other)
    told = []

    def waiting() -> None:
        told.append(1)
        threading.Timer(0.1, other.stdin.close).start()

    started = time.monotonic()
    acquire(tmp_path, waiting).release()

    assert [1] == told
    assert time.monotonic() - started >= 0.1
    other.wait()
    other.stdout.close()


def test_a_process_that_is_killed_lets_go(tmp_path):
    other = holder(tmp_path)
    says(other)
    other.send_signal(signal.SIGKILL)
    other.communicate()

    acquire(tmp_path, never).release()


def test_releasing_twice_does_no_harm(tmp_path):
    held = acquire(tmp_path, never)
    held.release()
    held.release()

    assert is_free(tmp_path)


def test_two_folders_are_two_locks(tmp_path):
    with acquire(tmp_path / "one", never), acquire(tmp_path / "two", never):
        pass


def test_a_folder_that_was_replaced_while_we_waited_is_locked_itself(tmp_path):
    folder = tmp_path / "output"
    other = holder(folder)
    says(other)

    def waiting() -> None:
        folder.rmdir()
        folder.mkdir()
        other.stdin.close()

    with acquire(folder, waiting):
        assert not is_free(folder)
    other.wait()
    other.stdout.close()


@pytest.mark.filterwarnings("ignore:.*multi-threaded.*fork:DeprecationWarning")
@pytest.mark.skipif(not hasattr(os, "fork"), reason="nothing forks here")
def test_a_forked_process_that_outlives_us_does_not_keep_it(tmp_path):
    held = acquire(tmp_path, never)
    ready, wake = os.pipe()
    child = os.fork()
    if child == 0:
        os.write(wake, b"x")
        time.sleep(30)
        os._exit(0)
    os.read(ready, 1)
    try:
        assert not is_free(tmp_path), "the fork did not take ours away"
        held.release()
        assert is_free(tmp_path)
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        os.close(ready)
        os.close(wake)


def test_a_program_we_start_does_not_keep_it(tmp_path):
    held = acquire(tmp_path, never)
    child = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE, close_fds=False)
    held.release()

    assert is_free(tmp_path)
    child.communicate(b"\n")


def test_a_file_in_the_place_of_the_folder_is_an_error(tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(OSError, match="exists"):
        acquire(tmp_path / "file", never)


@pytest.mark.parametrize("code", [errno.ENOLCK, errno.EOPNOTSUPP])
def test_where_the_disk_knows_no_locks_there_is_none(tmp_path, monkeypatch, code):
    def refused(*_):
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(lock.fcntl, "flock", refused)

    with acquire(tmp_path, never), acquire(tmp_path, never):
        pass


def test_where_the_system_knows_no_locks_there_is_none(tmp_path, monkeypatch):
    monkeypatch.setattr(lock, "_CAN_LOCK", False)

    with acquire(tmp_path / "new", never), acquire(tmp_path / "new", never):
        assert (tmp_path / "new").is_dir()


def test_no_descriptor_stays_open(tmp_path):
    before = len(os.listdir("/proc/self/fd")) if Path("/proc/self/fd").is_dir() else pytest.skip("no /proc here")
    for _ in range(3):
        acquire(tmp_path, never).release()

    assert before == len(os.listdir("/proc/self/fd"))
