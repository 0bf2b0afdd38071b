"""One child process, seen from the parent."""

from __future__ import annotations

import contextlib
import itertools
import os
import queue
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import IO, cast

from ..errors import DayByDayError
from . import boot, protocol
from .protocol import Packet

_PATIENCE = 5.0
_PACKAGE = Path(__file__).resolve().parents[2]


class ChildGoneError(DayByDayError):
    """The child ended before it could answer."""


class Child:
    """A fresh interpreter that holds the site.

    `heard` is called with every message that is no answer, `ended` with the exit status, both in a
    thread of the child's own.
    """

    def __init__(
        self, begin: Packet, heard: Callable[[Child, Packet], None], ended: Callable[[Child, int], None]
    ) -> None:
        self._heard, self._ended = heard, ended
        self._numbers = itertools.count(1)
        self._lock = threading.Lock()
        self._asked: dict[int, queue.SimpleQueue[Packet | None]] = {}
        self._gone = False
        self._process = subprocess.Popen(  # noqa: S603
            [sys.executable, "-P", boot.__file__], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=_environment()
        )
        self._to_child = cast("IO[bytes]", self._process.stdin)
        self._from_child = cast("IO[bytes]", self._process.stdout)
        threading.Thread(target=self._listen, daemon=True).start()
        self.tell(begin)

    def tell(self, message: Packet) -> None:
        """Send a message; one that is gone hears nothing any more."""
        with self._lock, contextlib.suppress(OSError, ValueError):
            protocol.write(self._to_child, message)

    def ask(self, question: Packet, seconds: float) -> Packet:
        """The answer to a question. Raises `ChildGoneError`, and `TimeoutError` when it takes too long."""
        number = next(self._numbers)
        answer: queue.SimpleQueue[Packet | None] = queue.SimpleQueue()
        self._asked[number] = answer
        try:
            if self._gone:
                raise ChildGoneError
            self.tell({**question, "id": number})
            reply = answer.get(timeout=seconds)
        except queue.Empty:
            raise TimeoutError from None
        finally:
            self._asked.pop(number, None)
        if reply is None:
            raise ChildGoneError
        return reply

    def stop(self) -> None:
        """End it: first by word, then by force. Nothing of it is left afterwards."""
        with self._lock, contextlib.suppress(OSError):
            self._to_child.close()
        try:
            self._process.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def _listen(self) -> None:
        with self._from_child as out:
            while (message := _read(out)) is not None:
                if message["kind"] == "answer":
                    waiting = self._asked.get(message["id"])
                    if waiting:
                        waiting.put(message)
                else:
                    self._heard(self, message)
        status = self._process.wait()
        self._gone = True
        for waiting in list(self._asked.values()):
            waiting.put(None)
        self._ended(self, status)


def _read(out: object) -> Packet | None:
    try:
        return protocol.read(out)  # type: ignore[arg-type]
    except Exception:  # noqa: BLE001 - a process that dies in the middle of a word
        return None


def _environment() -> dict[str, str]:
    """The kit that lies beside the settings comes first, as it does for a build."""
    beside = Path("plugins").absolute()
    home = beside if (beside / "daybyday" / "__init__.py").is_file() else _PACKAGE.parent
    paths = [str(home), *filter(None, [os.environ.get("PYTHONPATH")])]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(paths)}


def code_folders() -> list[Path]:
    """The folders whose files are code of the site: its plugins, and the kit."""
    beside = Path("plugins").absolute()
    package = beside / "daybyday" if (beside / "daybyday" / "__init__.py").is_file() else _PACKAGE
    return [beside, *([] if package.is_relative_to(beside) else [package])]
