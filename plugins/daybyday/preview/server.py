"""HTTP: pages as a static host would serve them, and the preview's own files and events."""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Callable
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import parse_qs, quote, unquote, urlsplit

from ..building.clock import asked_instant
from ..messages import spoken
from ..timeline import InstantError
from . import overview
from .event_streams import Streams, event
from .inject import OWN, etag_of, is_page, media_type, with_script
from .protocol import Packet
from .wording import speaker_of

_STATIC = Path(__file__).parent / "static"
_FILES = ("preview.js", "preview.css", "overlay.css", "overview.css")
_LONGEST_FORM = 1_000
"""Bytes of a form: a date and a time."""
_LOOPBACK = ("localhost", "127.0.0.1", "::1")


class PageSource(Protocol):
    """Where pages come from (the supervisor)."""

    def ask(self, question: Packet) -> Packet: ...
    def state(self) -> Packet: ...
    def show_as_of(self, at: str) -> None: ...


class Server(ThreadingHTTPServer):
    """Listens at once. Raises `OSError` when the port is taken."""

    daemon_threads = True

    def __init__(
        self, address: tuple[str, int], source: PageSource, streams: Streams, content: Callable[[], str]
    ) -> None:
        self.source, self.streams, self.content = source, streams, content
        super().__init__(address, Handler)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Browsers hang up as they like; everything else is worth a look."""
        if not isinstance(sys.exception(), ConnectionError | TimeoutError):
            super().handle_error(request, client_address)

    @property
    def is_private(self) -> bool:
        """Whether it listens to this machine alone."""
        return str(self.server_address[0]) in _LOOPBACK


class Handler(BaseHTTPRequestHandler):
    """Answers GET and HEAD, and POST for the one thing that may be changed: as of when the site is shown."""

    server: Server
    protocol_version = "HTTP/1.1"
    server_version, sys_version = "DayByDay", ""
    disable_nagle_algorithm = True
    wbufsize = -1

    def do_GET(self) -> None:
        path = _clean(urlsplit(self.path).path)
        if not self._is_for_us():
            self._plain(HTTPStatus.FORBIDDEN, "The preview is for this machine alone.\n")
        elif path is None:
            self._plain(HTTPStatus.BAD_REQUEST, "This is no address.\n")
        elif path.startswith(OWN) or f"{path}/" == OWN:
            self._own(path)
        else:
            self._page(path, "unseen" in urlsplit(self.path).query.split("&"))

    def do_HEAD(self) -> None:
        self.do_GET()

    def do_POST(self) -> None:
        length = self.headers.get("Content-Length", "")
        if not self._is_for_us() or not self._is_our_own_form():
            self._plain(HTTPStatus.FORBIDDEN, "The preview is for this machine alone.\n")
        elif self.path != f"{OWN}at" or not length.isdecimal() or int(length) > _LONGEST_FORM:
            self._plain(HTTPStatus.NOT_FOUND, "There is nothing here.\n")
        else:
            self._show_as_of(parse_qs(self.rfile.read(int(length)).decode("utf-8", "replace")))

    def _is_our_own_form(self) -> bool:
        """Browsers say from which page a form comes: none of elsewhere may send one."""
        origin = self.headers.get("Origin")
        return origin is None or urlsplit(origin).netloc == self.headers.get("Host")

    def _show_as_of(self, form: dict[str, list[str]]) -> None:
        at = "" if "now" in form else "T".join(form.get(name, [""])[0] for name in ("date", "time"))
        try:
            asked_instant(at, "UTC")
        except InstantError as bad:
            self._plain(HTTPStatus.BAD_REQUEST, f"{spoken(bad.message, speaker_of(self.server.source.state()))}.\n")
            return
        self.server.source.show_as_of(at)
        self._send(HTTPStatus.SEE_OTHER, "text/plain; charset=utf-8", b"", extra_headers={"Location": OWN})

    def _is_for_us(self) -> bool:
        """A page elsewhere may let its name point to this machine, and read along what is not out yet."""
        if not self.server.is_private:
            return True
        host = re.sub(r":\d+$", "", self.headers.get("Host") or "localhost").strip("[]")
        return host.lower() in _LOOPBACK

    def _page(self, path: str, unseen: bool) -> None:
        answer = self.server.source.ask({"kind": "get", "path": path, "unseen": unseen})
        if "redirect" in answer:
            query = urlsplit(self.path).query
            self._redirect(quote(answer["redirect"]) + (f"?{query}" if query else ""))
        elif "finding" in answer:
            self._html(HTTPStatus.INTERNAL_SERVER_ERROR, overview.broken(self.server.source.state(), answer["finding"]))
        elif "nothing" in answer:
            self._html(HTTPStatus.SERVICE_UNAVAILABLE, overview.no_site(self.server.source.state()))
        elif is_page(answer["path"]):
            self._html(HTTPStatus(answer["status"]), answer["body"], answer["mark"])
        else:
            kind = media_type(answer["path"])
            self._send(HTTPStatus(answer["status"]), kind, answer["body"], etag_of(answer["body"]))

    def _own(self, path: str) -> None:
        name = path.removeprefix(OWN)
        if f"{path}/" == OWN:
            self._redirect(OWN)
        elif not name:
            rows = self.server.source.ask({"kind": "overview"}).get("rows", [])
            self._html(
                HTTPStatus.OK, overview.page_of_everything(self.server.source.state(), rows, self.server.content())
            )
        elif name == "events":
            self._stream()
        elif name in _FILES:
            data = (_STATIC / name).read_bytes()
            self._send(HTTPStatus.OK, media_type(name), data, etag_of(data))
        else:
            self._plain(HTTPStatus.NOT_FOUND, "There is nothing here.\n")

    def _stream(self) -> None:
        self.close_connection = True
        self._head(HTTPStatus.OK, {"Content-Type": "text/event-stream; charset=utf-8"})
        self.wfile.flush()
        if self.command == "HEAD":
            return
        for piece in self.server.streams.listen(event("state", self.server.source.state())):
            self.wfile.write(piece)
            self.wfile.flush()

    def _html(self, status: HTTPStatus, body: bytes, mark: Packet | None = None) -> None:
        etag = etag_of(body, mark)
        headers = {"X-Robots-Tag": "noindex"} if mark else {}
        self._send(status, "text/html; charset=utf-8", with_script(body, etag, status, mark), etag, headers)

    def _plain(self, status: HTTPStatus, text: str) -> None:
        self._send(status, "text/plain; charset=utf-8", text.encode())

    def _redirect(self, address: str) -> None:
        self._send(HTTPStatus.MOVED_PERMANENTLY, "text/plain; charset=utf-8", b"", extra_headers={"Location": address})

    def _send(
        self, status: HTTPStatus, kind: str, body: bytes, etag: str = "", extra_headers: dict[str, str] | None = None
    ) -> None:
        headers = {"Content-Type": kind, "Content-Length": str(len(body)), **(extra_headers or {})}
        self._head(status, headers | ({"ETag": f'"{etag}"'} if etag else {}))
        if self.command != "HEAD":
            self.wfile.write(body)
        self.wfile.flush()

    def _head(self, status: HTTPStatus, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in {"Cache-Control": "no-store", **headers}.items():
            self.send_header(name, value)
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing: the terminal is for findings."""


def _clean(path: str) -> str | None:
    """The path decoded, without dots and doubled slashes; None for what is no address of a file."""
    decoded = unicodedata.normalize("NFC", unquote(path, errors="replace"))
    if not decoded.startswith("/") or "\0" in decoded or "\\" in decoded:
        return None
    pieces = [piece for piece in decoded.split("/") if piece]
    if any(piece in (".", "..") for piece in pieces):
        return None
    cleaned = "/" + "/".join(pieces)
    return f"{cleaned}/" if decoded.endswith("/") and pieces else cleaned
