"""`invoke serve`: the site while one writes."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from daybyday.edge.preview import listen
from tests.harness import ROOT


def _get(address: str) -> tuple[int, str, str]:
    try:
        with urllib.request.urlopen(address, timeout=5) as answer:
            return answer.status, answer.headers["Content-Type"], answer.read().decode("utf-8")
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.headers["Content-Type"], error.read().decode("utf-8")


@pytest.fixture
def served(tmp_path: Path):
    (tmp_path / "it").mkdir()
    (tmp_path / "feed.rss").write_text("<rss/>", "utf-8")
    (tmp_path / "404.html").write_text("torn off", "utf-8")
    (tmp_path / "it/404.html").write_text("strappato", "utf-8")
    server = listen(tmp_path, "127.0.0.1", 0)
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_feeds_have_their_media_type(served):
    assert "application/rss+xml" == _get(f"{served}/feed.rss")[1]


def test_an_unknown_address_shows_the_404_page_of_its_language(served):
    assert (404, "text/html; charset=utf-8", "torn off") == _get(f"{served}/nowhere/")
    assert (404, "text/html; charset=utf-8", "strappato") == _get(f"{served}/it/nessun-posto/")


def test_a_port_in_use_is_said_with_another(project):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = project.invoke("serve", "--port", str(port))

    assert 1 == done.returncode
    assert f"Try `invoke serve --port {port + 1}`." in done.stderr


def _wait_for(what, seconds: float = 60):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        found = what()
        if found:
            return found
        time.sleep(0.2)
    raise AssertionError("it did not happen")


@pytest.mark.slow
def test_saving_a_text_builds_the_preview_again_and_an_error_does_not_end_it(project):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "plugins")}
    command = [sys.executable, "-m", "invoke", "serve", "--port", str(port), "--at", "2026-11-08"]
    server = subprocess.Popen(
        command, cwd=project.folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    address = f"http://127.0.0.1:{port}/connections/1/"

    def page() -> str:
        try:
            return _get(address)[2]
        except OSError:
            return ""

    try:
        _wait_for(lambda: "Text." in page())
        time.sleep(1)  # the watcher begins after the first build
        project.write("connections/001-begin.en.md", "---\ntitle: [broken\n---\nText.\n")
        time.sleep(3)
        assert "Text." in page()
        project.write("connections/001-begin.en.md", "---\ntitle: Begin\n---\nOther words.\n")
        _wait_for(lambda: "Other words." in page())
    finally:
        server.send_signal(signal.SIGINT)
        server.communicate(timeout=20)
    assert not project.output.exists()
