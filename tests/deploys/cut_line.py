"""A line that is cut: a proxy on this machine that lets so many bytes through to a server, and then hangs up on everybody."""

from __future__ import annotations

import contextlib
import socket
import threading
from typing import Self


class CutLine:
    """Listens at `port`, and counts the bytes `sent`. `cut_after` bytes towards the server it drops every connection and takes no other, until `mend`."""

    def __init__(self, to: int) -> None:
        self._to = to
        self.sent = 0
        self._left: int | None = None
        self._open: list[socket.socket] = []
        self._lock = threading.Lock()

    def cut_after(self, sent: int) -> None:
        """Let so many more bytes through."""
        self._left = sent

    def mend(self) -> None:
        """Let everything through."""
        self._left = None

    def __enter__(self) -> Self:
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port = self._listening.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._listening.close()
        self._hang_up()

    @property
    def is_cut(self) -> bool:
        return self._left is not None and self._left <= 0

    def _accept(self) -> None:
        while True:
            try:
                near, _ = self._listening.accept()
            except OSError:
                return
            if self.is_cut:
                near.close()
                continue
            try:
                far = socket.create_connection(("127.0.0.1", self._to))
            except OSError:  # the server takes nobody for a moment: nor do we
                near.close()
                continue
            with self._lock:
                self._open += [near, far]
            threading.Thread(target=self._pass_on, args=(near, far, True), daemon=True).start()
            threading.Thread(target=self._pass_on, args=(far, near, False), daemon=True).start()

    def _pass_on(self, source: socket.socket, to: socket.socket, counts: bool) -> None:
        with contextlib.suppress(OSError):
            while data := source.recv(16_384):
                self.sent += len(data) if counts else 0
                if counts and self._left is not None:
                    data = data[: max(self._left, 0)]
                    self._left -= len(data)
                if data:
                    to.sendall(data)
                if self.is_cut:
                    self._hang_up()
            with contextlib.suppress(OSError):
                to.shutdown(socket.SHUT_WR)

    def _hang_up(self) -> None:
        with self._lock:
            connections, self._open = self._open, []
        for connection in connections:
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
            connection.close()
