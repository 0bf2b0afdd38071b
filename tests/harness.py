"""Whole sites from one string.

site = Site(tmp_path, '''
    -- connections/series.yaml --
    title: {en: Connections}
    start: 2026-11-01
    -- connections/001-begin.en.md --
    ---
    title: Begin
    ---
    Text.
''')
built = site.build(now="2026-11-03T12:00:00+01:00")
assert "connections/1/index.html" in built.files
"""

from __future__ import annotations

import io
import os
import re
import shutil
import sys
import textwrap
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests import warm

ROOT = Path(__file__).resolve().parent.parent
NOON = "2026-11-08T12:00:00+01:00"
_HEADING = re.compile(r"^-- (.+?) --$", re.MULTILINE)

SERIES = """\
-- connections/series.yaml --
title: {en: Better connections, it: Relazioni che contano}
slug: {en: connections, it: relazioni}
start: 2026-11-01
length: 30
release: "07:00"
timezone: Europe/Rome
"""
"""A series of thirty days from 1 November 2026, in English and Italian."""

UNREADY = ("day-late", "day-due-soon", "day-gap")
"""Codes of findings about days that are not there."""

HOMEWORK = "\n/// homework | Do it\n- [ ] Go.\n///\n"

PELICANCONF = f"""\
import sys
sys.path.insert(0, {str(ROOT / "plugins")!r})
import daybyday
PLUGINS = ["daybyday"]
PATH, OUTPUT_PATH, THEME, TIMEZONE = "content", "output", {str(ROOT / "theme")!r}, "Europe/Rome"
DAYBYDAY_LANGUAGES, DEFAULT_LANG, SITENAME, SITEURL = ["en", "it"], "en", "Test", ""
FEED_ID, DAYBYDAY_WITHOUT = "tag:ada.test,2026", ["cards", "pictures", "search"]
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
"""
PUBLISHCONF = """\
import os, sys
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from pelicanconf import *
SITEURL = os.environ.get("SITEURL") or "https://your-site.example"
DAYBYDAY_PUBLISH = True
"""
"""Settings of a site in a folder of its own. The repository's belong to whoever publishes with it."""


def write_settings(folder: Path) -> None:
    """Make a folder one in which commands can be typed."""
    (folder / "pelicanconf.py").write_text(PELICANCONF, "utf-8")
    (folder / "publishconf.py").write_text(PUBLISHCONF, "utf-8")


GUEST = {"THEME": "simple", "FEED_ID": "tag:ada.test,2026"}
"""Settings of a site in a foreign theme: Pelican's own."""


def day(
    number: int, lang: str, title: str, header: str = "", text: str = "A text.", homework: str = HOMEWORK,
    series: str = "connections", stem: str = "",
) -> str:  # fmt: skip
    """A day of a series, for a site's string."""
    return _post(f"{series}/{stem or f'{number:03}'}.{lang}.md", f"title: {title}\n{header}", text + "\n" + homework)


def article(stem: str, lang: str, title: str, header: str = "date: 2026-10-20\n", text: str = "A text.") -> str:
    """A stand-alone article, for a site's string."""
    return _post(f"articles/{stem}.{lang}.md", f"title: {title}\n{header}", text)


def page(stem: str, lang: str, title: str, header: str = "", text: str = "A text.") -> str:
    """A page without a date, for a site's string."""
    return _post(f"pages/{stem}.{lang}.md", f"title: {title}\n{header}", text)


def _post(path: str, header: str, text: str) -> str:
    header = header if header.endswith("\n") else f"{header}\n"
    return f"-- {path} --\n---\n{header}---\n{text}\n"


def split_site(text: str) -> dict[str, str]:
    """`-- path --` lines part a string into files."""
    text = textwrap.dedent(text).lstrip("\n")
    pieces = _HEADING.split(text)
    return {path: body.removeprefix("\n") for path, body in zip(pieces[1::2], pieces[2::2], strict=True)}


@dataclass
class Built:
    """What came out: files by path, findings as printed, the exit status of plain Pelican."""

    files: dict[str, bytes]
    said: str
    status: int
    folder: Path
    findings: list[str] = field(default_factory=list)
    printed: str = ""
    """standard output of a command, where Pelican logs to"""

    def text(self, path: str) -> str:
        return self.files[path].decode("utf-8")

    def everything(self) -> str:
        """All paths and all bytes, for a look at what may not be there."""
        return "\n".join(f"{path}\n{data.decode('utf-8', 'replace')}" for path, data in sorted(self.files.items()))


def differing(files: dict[str, bytes], others: dict[str, bytes]) -> list[str]:
    """The paths whose bytes differ: a failure that says this is read sooner than two sites side by side."""
    return sorted(path for path in {*files, *others} if files.get(path) != others.get(path))


class Look:
    """What a build knows before it writes anything: prepared or stopped."""

    def __init__(self, prepared: Any) -> None:
        from daybyday.building.report import in_order

        self.prepared = prepared
        self.findings = in_order(prepared.findings)
        self.stopping = list(prepared.stopping)
        self.parts = getattr(prepared, "parts", ())

    @property
    def edition(self) -> Any:
        return self.prepared.assembled.edition

    @property
    def content(self) -> Any:
        return self.prepared.assembled.content

    @property
    def context(self) -> Any:
        return self.prepared.assembled.context

    @property
    def words(self) -> Any:
        return self.prepared.assembled.words

    @property
    def settings(self) -> Any:
        return self.prepared.setup.settings

    @property
    def now(self) -> Any:
        return self.prepared.now


class Site:
    """A content folder that can be built as often as one likes."""

    def __init__(self, folder: Path, text: str = "", **settings: Any) -> None:
        # Without social cards and sizes of pictures unless they are asked for: most pictures here are none, and drawing takes minutes.
        self.folder = folder
        self.content = folder / "content"
        self.output = folder / "output"
        self.settings = settings
        self.content.mkdir(parents=True, exist_ok=True)
        for path, body in split_site(text).items():
            self.write(path, body)

    def write(self, path: str, body: str | bytes) -> Site:
        target = self.content / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(body if isinstance(body, bytes) else body.encode("utf-8"))
        return self

    def edit(self, path: str, old: str, new: str) -> Site:
        text = (self.content / path).read_text("utf-8")
        assert old in text, f"{old!r} does not stand in {path}"
        return self.write(path, text.replace(old, new))

    def delete(self, path: str) -> Site:
        (self.content / path).unlink()
        return self

    def all_settings(self) -> dict[str, Any]:
        return {
            "PATH": str(self.content), "OUTPUT_PATH": str(self.output), "THEME": str(ROOT / "theme"),
            "PLUGINS": ["daybyday"], "SITEURL": "https://example.org", "TIMEZONE": "Europe/Rome", "CACHE_PATH": str(self.folder / "cache"),
            "SITENAME": "Test site", "DAYBYDAY_LANGUAGES": ["en", "it"], "DEFAULT_LANG": "en",
            "FEED_ID": "tag:example.org,2026", "DAYBYDAY_WITHOUT": ["cards", "pictures"], **self.settings,
        }  # fmt: skip

    def findings(self, now: str = NOON, unready: bool = False) -> list[str]:
        """What a build at `now` would say; nothing is written, Pelican is not needed.

        Of days that are late or will be missing soon only when that is asked for: most sites here hold a few days.
        """
        return [str(finding) for finding in self.run(now).findings if unready or finding.code not in UNREADY]

    def setup(self) -> Any:
        """The site before anything of it was read."""
        from daybyday.pelican_adapter.settings import site_setup

        return site_setup(self.all_settings())

    def run(self, now: str = NOON) -> Look:
        """Everything up to the parts."""
        from daybyday.building.prepare import prepare
        from daybyday.timeline import read_instant

        return Look(prepare(self.setup(), read_instant(now)))

    def everything_said(self, now: str = NOON) -> list[str]:
        """What `check` would say: errors hide nothing. Of days that are late or will be missing soon nothing is said."""
        from daybyday.building.prepare import look_through
        from daybyday.building.report import in_order
        from daybyday.building.session import Session
        from daybyday.timeline import read_instant

        findings = look_through(self.setup(), read_instant(now), Session.alone()).findings
        return [str(finding) for finding in in_order(findings) if finding.code not in UNREADY]

    def build(self, now: str = NOON, **environment: str) -> Built:
        """Build with Pelican, in this process."""
        from pelican import Pelican
        from pelican.settings import read_settings

        said, printed = io.StringIO(), io.StringIO()
        status = 0
        with _environment(DAYBYDAY_NOW=now, **environment), redirect_stderr(said), redirect_stdout(printed):
            settings = read_settings(None, override=self.all_settings())
            try:
                Pelican(settings).run()
            except Exception as error:  # noqa: BLE001
                status = getattr(error, "exitcode", 99)
                if status == 99:
                    raise
                said.write(f"{error}\n")
        return Built(self.outputs(), said.getvalue(), status, self.output, printed=printed.getvalue())

    def pelican(self, *arguments: str, now: str = NOON, umask: int = -1, **environment: str) -> Built:
        """Build as one types it in the site's folder, in a process of its own."""
        done = warm.run(
            self.command(*arguments), cwd=self.folder, env=self.environment(now, **environment), umask=umask
        )
        return Built(self.outputs(), done.stderr, done.returncode, self.output, printed=done.stdout)

    def files_of(self, content: Path, now: str, **environment: str) -> dict[str, bytes]:
        """What a cold build of a copy of `content` gives."""
        shutil.rmtree(self.folder, ignore_errors=True)
        shutil.copytree(content, self.content)
        built = self.pelican(now=now, **environment)
        assert built.status == 0, built.said
        return built.files

    def command(self, *arguments: str) -> list[str]:
        """`pelican FOLDER -s publishconf.py -o DIR`, to be typed in the site's folder."""
        write_settings(self.folder)
        program = str(Path(sys.executable).with_name("pelican"))
        cache = f'CACHE_PATH="{self.folder / "cache"}"'
        more = [*arguments] if "-e" in arguments else [*arguments, "-e"]
        more.insert(more.index("-e") + 1, cache)
        return [program, str(self.content), "-s", "publishconf.py", "-o", str(self.output), *more]

    def environment(self, now: str = NOON, **more: str) -> dict[str, str]:
        """What the command sees: little more than an instant and the address of the site."""
        passed_on = ("PATH", "HOME", "LANG", "SYSTEMROOT", "COVERAGE_PROCESS_CONFIG", "DAYBYDAY_SPEAK")
        kept = {key: value for key, value in os.environ.items() if key in passed_on}
        return {**kept, "DAYBYDAY_NOW": now, "SITEURL": "https://example.org", **more}

    def outputs(self) -> dict[str, bytes]:
        found = {}
        for path in sorted(self.output.rglob("*")):
            if path.is_file():
                found[path.relative_to(self.output).as_posix()] = path.read_bytes()
        return found


@contextmanager
def _environment(**values: str):
    before = {key: os.environ.get(key) for key in values}
    os.environ.update(values)
    try:
        yield
    finally:
        for key, value in before.items():
            os.environ.pop(key, None)
            if value is not None:
                os.environ[key] = value
