"""The preview: builds beside the published output, serves it, builds again when something is saved.

Each build is a process of its own, so a mistake in a template, in the settings or in the kit
itself ends that build and not the preview.
"""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Mapping
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

FOLDER = ".preview"
_TYPES = {
    ".rss": "application/rss+xml", ".atom": "application/atom+xml", ".ics": "text/calendar",
    ".json": "application/json", ".svg": "image/svg+xml", ".webmanifest": "application/manifest+json",
}  # fmt: skip


class PreviewHandler(SimpleHTTPRequestHandler):
    """Serves files as a static host would: 404.html for what is not there, nothing kept in caches."""

    extensions_map = {**SimpleHTTPRequestHandler.extensions_map, **_TYPES}  # noqa: RUF012

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = self._not_found_page()
        if code != HTTPStatus.NOT_FOUND or page is None:
            super().send_error(code, message, explain)
            return
        data = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    def _not_found_page(self) -> Path | None:
        """The 404 page of the language one was looking in, else of the site."""
        first = self.path.strip("/").partition("/")[0]
        for page in (Path(self.directory, first, "404.html"), Path(self.directory, "404.html")):
            if first not in ("", ".", "..") and page.is_file():
                return page
        return None

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing: the terminal is for findings."""


def build_command(content: str, settings: str, output: Path, overrides: Mapping[str, str]) -> list[str]:
    """The command line of one build with plain Pelican. `overrides` are settings as JSON texts."""
    command = [sys.executable, "-m", "pelican", content, "-s", settings, "-o", str(output)]
    extra = [f"{key}={value}" for key, value in overrides.items()]
    return [*command, "-e", *extra] if extra else command


def run_build(command: list[str], now: str) -> int:
    """Run a build as of `now` ("" for the real time); its exit status."""
    environment = {**os.environ, **({"DAYBYDAY_NOW": now} if now else {})}
    return subprocess.run(command, check=False, env=environment).returncode  # noqa: S603


def listen(folder: Path, host: str, port: int) -> ThreadingHTTPServer:
    """A server for a folder, in a thread of its own. Raises `OSError` when the port is taken."""
    folder.mkdir(parents=True, exist_ok=True)
    handler = partial(PreviewHandler, directory=str(folder))
    server = ThreadingHTTPServer((host, port), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


def watch(paths: list[Path], rebuild: Any) -> None:
    """Call `rebuild(names)` whenever something below `paths` is saved, until interrupted."""
    from watchfiles import watch as changes_of

    for changes in changes_of(*(path for path in paths if path.exists()), raise_interrupt=False):
        rebuild(sorted({Path(name).name for _, name in changes}))
