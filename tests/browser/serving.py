"""The real example, built and served as a host would: under a path, with its 404 page."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from tests.example import example_site
from tests.harness import ROOT, Built

BASE = "/repo"
NOW = "2026-11-08T12:00:00+01:00"

PAGES = {
    "home": {"en": "/", "it": "/it/"},
    "series": {"en": "/connections/", "it": "/it/relazioni/"},
    "day": {"en": "/connections/8/", "it": "/it/relazioni/8/"},
    "article": {"en": "/small-talk/", "it": "/it/elogio-delle-chiacchiere/"},
    "listing": {"en": "/connections/days/1-30/", "it": "/it/relazioni/days/1-30/"},
    "tag": {"en": "/tag/introverts/", "it": "/it/tag/introversi/"},
    "about": {"en": "/about/", "it": "/it/il-progetto/"},
    "follow": {"en": "/follow/", "it": "/it/segui/"},
    "404": {"en": "/404.html", "it": "/it/404.html"},
}
"""Addresses of one page of every kind, in both languages."""


def build_example(folder: Path) -> Built:
    """The example that comes with the kit, in the middle of its series, under `/repo`."""
    output = folder / "root" / BASE.strip("/")
    site = example_site(folder, OUTPUT_PATH=str(output), SITEURL=f"https://example.net{BASE}", **_texts())
    site.output = output
    built = site.build(NOW)
    assert built.status == 0, built.said
    return built


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


@contextmanager
def served(folder: Path, port: int = 0) -> Iterator[str]:
    """`http://127.0.0.1:PORT/repo` for as long as it is needed; at any port that is free, or at `port`."""
    server = ThreadingHTTPServer(("127.0.0.1", port), partial(_Handler, directory=str(folder)))
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}{BASE}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
