"""A reader who asks a web server without a pause, and remembers every answer."""

from __future__ import annotations

import gzip
import hashlib
import http.client
import itertools
import re
import threading
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Self

_ASSET = re.compile(r'(?:href|src)="(/theme/[^"]+\.([0-9a-f]{8})\.(?:css|js))"')


@dataclass(frozen=True)
class Answer:
    """What came for a file; no digest where there is none."""

    file: str
    digest: str


class TirelessReader:
    """Asks for `files` in turn, some hundred times a second, while it is entered, every other time for a compressed copy; and for the styles and scripts of
    each page it was given, which have to be those that the page was made for.
    """

    def __init__(self, port: int, files: Sequence[str]) -> None:
        self.files = list(files)
        self.faults: list[str] = []
        self.asked = 0
        self._port = port
        self._answers: list[Answer] = []
        self._ends = threading.Event()

    def __enter__(self) -> Self:
        self._thread = threading.Thread(target=self._ask_on)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ends.set()
        self._thread.join()

    def answers(self) -> list[Answer]:
        """Those since the last time they were asked for."""
        answers, self._answers = self._answers, []
        return answers

    def _ask_on(self) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=30)
        for number in itertools.count():
            # A breath, so that whoever publishes has the other half of the machine.
            if self._ends.wait(0.002):
                connection.close()
                return
            file = self.files[number % len(self.files)]
            try:
                data = self._get(connection, file, number % 2 == 1)
                self._answers.append(Answer(file, "" if data is None else hashlib.sha256(data).hexdigest()))
                if data and file.endswith(".html"):
                    self._faults_of(connection, file, data)
            except (OSError, http.client.HTTPException, EOFError) as error:
                self.faults.append(f"{file}: {error!r}")
                connection.close()

    def _faults_of(self, connection: http.client.HTTPConnection, file: str, page: bytes) -> None:
        for address, digest in sorted(set(_ASSET.findall(page.decode()))):
            data = self._get(connection, address.lstrip("/"), False)
            if data is None or not hashlib.sha256(data).hexdigest().startswith(digest):
                self.faults.append(f"{file}: {address} is not what it was made for")

    def _get(self, connection: http.client.HTTPConnection, file: str, packed: bool) -> bytes | None:
        address = f"/{file.removesuffix('index.html')}"
        connection.request("GET", address, headers={"Accept-Encoding": "gzip"} if packed else {})
        response = connection.getresponse()
        data = response.read()
        self.asked += 1
        if response.headers.get("Content-Encoding") == "gzip":
            data = gzip.decompress(data)
        return data if response.status == 200 else None


@dataclass
class Releases:
    """The manifests of what was published, in order; an answer has to come from one of them, and never from one before that
    of the answer before.
    """

    manifests: list[Mapping[str, str]]
    _lowest: int = 0

    def faults(self, answers: Sequence[Answer]) -> Iterator[str]:
        """Half pages, mixtures, and steps backwards."""
        for answer in answers:
            recent = range(self._lowest, len(self.manifests))
            matching = [number for number in recent if self.manifests[number].get(answer.file, "") == answer.digest]
            if matching:
                self._lowest = matching[0]
            else:
                yield f"{answer.file}: bytes of no release since number {self._lowest}"
