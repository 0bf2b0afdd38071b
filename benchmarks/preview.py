"""From a saved edit to the fresh page, through the address of a preview server."""

from __future__ import annotations

import http.client
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from .corpus import Text, day_texts, noon_of
from .generator import Generator
from .measuring import BuildFailedError
from .peer_hugo import Hugo
from .subject import Site

_EVERY = 0.004
"""Seconds between two questions; each costs the server about one."""
_PATIENCE = 180.0
_AGAIN = 10.0
_PAUSE = 0.5
"""At least, between two edits: people don't save twice at once, and watchers gather what comes together."""


def latencies(site: Site, edits: int) -> dict[str, list[float]]:
    """Kind of change -> seconds from a save to the page that shows it, for each of several; one more warms up."""
    port = _free_port()
    generator = site.generator
    now = noon_of(site.days + edits)  # so that a day that is written is out at once
    seconds = {change: list[float]() for change in CHANGES}
    with _serving(_command(generator, now, port), generator.folder, generator.environment(now, warm=True)) as alive:
        _wait(port, generator.address_of(site.middle), "</html>", alive)
        _warm_up(site, port, alive)
        for name, change in CHANGES.items():
            for turn in range(1, edits + 1):
                texts, words = change(site, turn)
                start = time.perf_counter()
                generator.write(texts)
                _wait(port, generator.address_of(texts[0]), words, alive)
                seconds[name].append(time.perf_counter() - start)
                time.sleep(_PAUSE + turn * 0.31 % 0.5)  # some watchers look every half second: meet them anywhere in it
    return seconds


def _words(site: Site, turn: int) -> tuple[list[Text], str]:
    word = f"Previewed{turn}"
    return [site.middle.edited(word)], word


def _header(site: Site, turn: int) -> tuple[list[Text], str]:
    tag = f"headed{turn}"
    text = site.middle
    return [replace(text, tags=(*text.tags, tag))], tag


def _new_day(site: Site, turn: int) -> tuple[list[Text], str]:
    site.days += 1
    word = f"Begun{turn}"
    return [text.retitled(word) for text in day_texts(site.days)], word


CHANGES = {"words": _words, "header": _header, "new day": _new_day}
"""Kind of change -> what makes it: the texts to write, the first of which is looked at, and words of its page."""


def _warm_up(site: Site, port: int, alive: subprocess.Popen[bytes]) -> None:
    """Save until it is seen: a watch may begin some time after the first page is there."""
    until = time.monotonic() + _PATIENCE
    address = site.generator.address_of(site.middle)
    turn = 0
    while time.monotonic() < until:
        turn += 1
        site.generator.write([site.middle.edited(f"Warming{turn}")])
        again = time.monotonic() + _AGAIN
        while time.monotonic() < again:
            if b"Warming" in _get(port, address):
                time.sleep(_AGAIN)  # what else was saved meanwhile is built by then
                return
            _need_alive(alive)
            time.sleep(_EVERY)
    raise BuildFailedError(f"the preview shows no edit: {alive.args!r}")


def _command(generator: Generator, now: datetime, port: int) -> list[str]:
    """The preview's command line; ours is `invoke serve`, by the name it has without a tasks.py."""
    if isinstance(generator, Hugo):
        return generator.server(now, port)
    serve = "from daybyday.cli.commands import main; main()"
    return [sys.executable, "-c", serve, "serve", "--port", str(port), "--at", now.isoformat()]


@contextmanager
def _serving(command: Sequence[str], folder: Path, environment: Mapping[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    with (folder / "preview.log").open("wb") as log:
        process = subprocess.Popen(command, cwd=folder, env=environment, stdout=log, stderr=subprocess.STDOUT)
        try:
            yield process
        finally:
            process.terminate()
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _wait(port: int, address: str, words: str, process: subprocess.Popen[bytes]) -> None:
    """Ask until the page holds `words`. Raises `BuildFailedError` when the server ends, or after three minutes."""
    needle = words.encode()
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until:
        _need_alive(process)
        if needle in _get(port, address):
            return
        time.sleep(_EVERY)
    raise BuildFailedError(f"{address} never said {words!r} in the preview")


def _need_alive(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is not None:
        raise BuildFailedError(f"the preview ended with {process.returncode}: {process.args!r}")


def _get(port: int, address: str) -> bytes:
    """The page, or nothing while there is none."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=_PATIENCE)
    try:
        connection.request("GET", address)
        return connection.getresponse().read()
    except (OSError, http.client.HTTPException):
        return b""
    finally:
        connection.close()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
