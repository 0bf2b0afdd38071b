"""The real example, built and served as a host would: under a path, with its 404 page."""

from __future__ import annotations

import gzip
import re
import shutil
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from tests.example import CONTENT, example_site
from tests.harness import ROOT, Built

BASE = "/repo"
NOW = "2026-11-08T12:00:00+01:00"
OVER = "2026-11-25T12:00:00+01:00"
DAYS = 30
"""How long the series of the example is."""

PAGES = {
    "home": {"en": "/", "it": "/it/"},
    "series": {"en": "/connections/", "it": "/it/relazioni/"},
    "day": {"en": "/connections/8/", "it": "/it/relazioni/8/"},
    "article": {"en": "/small-talk/", "it": "/it/elogio-delle-chiacchiere/"},
    "listing": {"en": "/connections/days/1-30/", "it": "/it/relazioni/days/1-30/"},
    "tag": {"en": "/tag/introverts/", "it": "/it/tag/introversi/"},
    "about": {"en": "/about/", "it": "/it/il-progetto/"},
    "follow": {"en": "/follow/", "it": "/it/segui/"},
    "search": {"en": "/search/", "it": "/it/cerca/"},
    "workbook": {"en": "/connections/workbook/", "it": "/it/relazioni/workbook/"},
    "404": {"en": "/404.html", "it": "/it/404.html"},
}
"""Addresses of one page of every kind, in both languages."""


def build_example(folder: Path, now: str = NOW, days: int = 0) -> Built:
    """The example that comes with the kit, in the middle of its series, under `/repo`; with `days`, a series of its first
    days alone, which is over sooner.
    """
    output = folder / "root" / BASE.strip("/")
    content = {"PATH": str(first_days(folder, days))} if days else {}
    site = example_site(
        folder,
        **content,
        OUTPUT_PATH=str(output),
        SITEURL=f"https://example.net{BASE}",
        DAYBYDAY_SEARCH=True,
        DAYBYDAY_WITHOUT=[],
        **_texts(),
    )
    site.output = output
    built = site.build(now)
    assert built.status == 0, built.said
    return built


def first_days(folder: Path, days: int) -> Path:
    """A copy of the example's content whose series ends sooner."""
    content = folder / "content"
    shutil.copytree(CONTENT, content)
    for path in (content / "connections").glob("*.md"):
        if int(path.name[:3]) > days:
            path.unlink()
    plan = content / "connections" / "series.yaml"
    plan.write_text(re.sub(r"length: \d+", f"length: {days}", plan.read_text("utf-8")), "utf-8")
    return content


def _texts() -> dict:
    """Names and taglines as the repository's own settings have them."""
    settings: dict = {}
    source = (ROOT / "pelicanconf.py").read_text("utf-8")
    exec(compile(source, str(ROOT / "pelicanconf.py"), "exec"), {"__file__": str(ROOT / "pelicanconf.py")}, settings)  # noqa: S102
    return {
        key: value
        for key, value in settings.items()
        if key in ("DAYBYDAY_SITE", "DAYBYDAY_START_PAGES", "SITENAME", "MARKDOWN")
    }


class _Handler(SimpleHTTPRequestHandler):
    """A host that knows our 404 page and keeps quiet."""

    def send_error(self, code, message=None, explain=None):
        page = Path(self.directory) / BASE.strip("/") / "404.html"
        if code != 404 or not page.exists():
            super().send_error(code, message, explain)
            return
        data = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    def log_message(self, *_):
        pass


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request, client_address):
        """A browser that goes on to another page reads no more: nothing to tell."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


class _TunedHandler(_Handler):
    """A host that compresses, lets browsers keep what has a digest in its name, and sends headers of its own."""

    protocol_version = "HTTP/1.1"
    headers_of_its_own: Mapping[str, str] = {}

    def do_GET(self):
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        data, kind = path.read_bytes(), self.guess_type(str(path))
        is_text = kind.startswith("text/") or kind.partition("/")[2] in ("javascript", "json", "svg+xml")
        self.send_response(200)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if is_text else kind)
        if is_text:
            data = gzip.compress(data)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(data)))
        has_digest = "/theme/" in self.path
        self.send_header("Cache-Control", "max-age=31536000, immutable" if has_digest else "no-cache")
        for name, value in self.headers_of_its_own.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)


@contextmanager
def served(folder: Path, port: int = 0, headers: Mapping[str, str] | None = None) -> Iterator[str]:
    """`http://127.0.0.1:PORT/repo` for as long as it is needed; at any port that is free, or at `port`.

    With `headers`, even none, by a host that is tuned: compression, caching, and these headers with every file.
    """
    tuned = type("_Tuned", (_TunedHandler,), {"headers_of_its_own": headers})
    handler = _Handler if headers is None else tuned
    server = _Server(("127.0.0.1", port), partial(handler, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}{BASE}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
