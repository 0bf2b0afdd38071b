"""A host and a hub on this machine, as good or as bad as one likes."""

from __future__ import annotations

import gzip
import hashlib
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Self
from urllib.parse import parse_qs

TYPES = {
    "atom": "application/atom+xml", "rss": "application/rss+xml", "json": "application/json", "ics": "text/calendar; charset=utf-8",
    "opml": "text/x-opml", "xml": "application/xml", "txt": "text/plain",
}  # fmt: skip


class Host:
    """Serves `files` below `base`; what else it does are attributes."""

    def __init__(self, files: dict[str, bytes] | None = None, base: str = "") -> None:
        self.files, self.base = dict(files or {}), base
        self.types = dict(TYPES)
        self.etag = self.gzip = True
        self.knows = True
        """whether it answers 304"""
        self.headers: dict[str, str] = {}
        self.redirects: dict[str, str] = {}
        self.hub_status = 204
        self.told: list[str] = []
        self.asked: list[tuple[str, dict[str, str]]] = []

    def __enter__(self) -> Self:
        host = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                host.get(self)

            def do_POST(self) -> None:
                host.post(self)

            def log_message(self, *_: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}{self.base}"
        self.thread = threading.Thread(target=self.server.serve_forever, args=(0.01,), daemon=True)
        self.thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.server.shutdown()
        self.thread.join()
        self.server.server_close()

    def get(self, request: BaseHTTPRequestHandler) -> None:
        path = request.path.removeprefix(f"{self.base}/")
        self.asked.append((path, {name.lower(): value for name, value in request.headers.items()}))
        if path in self.redirects:
            self._send(request, 301, b"", {"Location": f"{self.base}/{self.redirects[path]}"})
            return
        data = self.files.get(path, self.files.get(f"{path}index.html"))
        if data is None:
            self._send(request, 404, b"gone", {})
            return
        headers = {**self.headers}
        if kind := self.types.get(path.rpartition(".")[2]):
            headers["Content-Type"] = kind
        tag = f'"{hashlib.sha256(data).hexdigest()[:12]}"'
        if self.etag:
            headers["ETag"] = tag
        if self.knows and request.headers.get("If-None-Match") == tag:
            self._send(request, 304, b"", headers)
            return
        if self.gzip and "gzip" in request.headers.get("Accept-Encoding", ""):
            data, headers["Content-Encoding"] = gzip.compress(data), "gzip"
        self._send(request, 200, data, headers)

    def post(self, request: BaseHTTPRequestHandler) -> None:
        form = parse_qs(request.rfile.read(int(request.headers["Content-Length"])).decode())
        assert form["hub.mode"] == ["publish"]
        assert request.headers["Content-Type"] == "application/x-www-form-urlencoded"
        self.told += form["hub.url"]
        self._send(request, self.hub_status, b"", {})

    def _send(self, request: BaseHTTPRequestHandler, status: int, data: bytes, headers: dict[str, str]) -> None:
        request.send_response(status)
        for name, value in headers.items():
            request.send_header(name, value)
        request.send_header("Content-Length", str(len(data)))
        request.end_headers()
        request.wfile.write(data)
