"""`invoke serve` as one types it, in a folder of its own, for as long as a test needs it."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.harness import ROOT


@dataclass
class Running:
    """A preview that runs; `address` is where."""

    address: str
    process: subprocess.Popen[bytes]
    printed: Path

    def get(self, path: str) -> tuple[int, str]:
        """Status and text; 0 while nobody listens."""
        try:
            with urllib.request.urlopen(f"{self.address}{path}", timeout=90) as answer:
                return answer.status, answer.read().decode("utf-8")
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.read().decode("utf-8")
        except OSError:
            return 0, ""

    def said(self) -> str:
        """All that stands in the terminal."""
        return self.printed.read_text("utf-8")

    def interrupt(self) -> int:
        """Ctrl-C; the exit status."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(30)


@contextmanager
def running(folder: Path, port: int = 0, package: Path = ROOT / "plugins") -> Iterator[Running]:
    """The preview of the site in `folder`, as of 8 November 2026."""
    port = port or _free_port()
    environment = {**os.environ, "PYTHONPATH": str(package), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-m", "invoke", "serve", "--port", str(port), "--at", "2026-11-08"]
    printed = folder / "printed.log"
    with printed.open("wb") as log:
        process = subprocess.Popen(command, cwd=folder, env=environment, stdout=log, stderr=subprocess.STDOUT)
    preview = Running(f"http://127.0.0.1:{port}", process, printed)
    try:
        wait_for(lambda: preview.get("/")[0])
        yield preview
    finally:
        if process.poll() is None:
            preview.interrupt()


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def wait_for(what, seconds: float = 60):
    """What `what` gives as soon as it is true."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        found = what()
        if found:
            return found
        time.sleep(0.05)
    raise AssertionError("it did not happen")
