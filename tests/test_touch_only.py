"""What ARCHITECTURE.md says of where a change lands: done on a copy of the package, with the files it names and no other."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.harness import ROOT, SERIES, Site, article, day

PACKAGE = "plugins/daybyday/"
NOW = "2026-11-03T12:00:00+01:00"
CONTENT = SERIES + day(1, "en", "Begin") + day(1, "it", "Inizio") + article("job", "en", "Job security")


@dataclass(frozen=True)
class Change:
    """A row of the table, done: files to write, and lines to add to files that are there."""

    row: str
    files: dict[str, str]
    additions: dict[str, tuple[str, str]] = field(default_factory=dict)
    """file -> (text that stands in it, the same with the addition)"""
    content: str = CONTENT

    @property
    def touched(self) -> set[str]:
        return {*self.files, *self.additions}


NEW_OUTPUT = Change(
    "add an output",
    {
        f"{PACKAGE}views/data/humans.py": '''\
"""`humans.txt`: who writes here."""

from __future__ import annotations

from collections.abc import Iterator

from ...edition.edition import Edition
from ...edition.render_services import RenderServices
from ...edition.sitemap_entry import FRONT, SitemapEntry
from ...parts import Part


def parts(edition: Edition) -> Iterator[Part[tuple[str, ...]]]:
    """One file for the whole site."""
    yield Part("humans.txt", "humans", tuple(edition.settings.names.values()))


def in_sitemap(edition: Edition) -> Iterator[SitemapEntry]:
    """The file, which has no language of its own."""
    yield SitemapEntry(FRONT, pages=((edition.settings.languages[0], "/humans.txt"),))


def render(part: Part[tuple[str, ...]], services: RenderServices) -> bytes:
    """A name a line."""
    return "\\n".join(part.value).encode()
''',
    },
    {f"{PACKAGE}views/__init__.py": ("    opml,\n    files,\n", "    opml,\n    files,\n    humans,\n")},
)

NEW_PAGE = Change(
    "add a kind of page",
    {
        f"{PACKAGE}views/pages/thanks.py": '''\
"""`/thanks/`: a page that thanks."""

from __future__ import annotations

from collections.abc import Iterator

from ...edition.edition import Edition
from ...edition.render_services import RenderServices
from ...page_frame.frame import Navigation, PageMeta, make_frame, navigation
from ...pages import ThanksPage
from ...parts import Part


def parts(edition: Edition) -> Iterator[Part[Navigation]]:
    """One page for the first language."""
    yield Part("thanks/index.html", "thanks", navigation(edition, edition.settings.languages[0]))


def render(part: Part[Navigation], services: RenderServices) -> bytes:
    """The page by the template thanks.html."""
    lang = part.value.lang
    title = services.context.words[lang].say("thanks_title")
    frame = make_frame(services.context, part.value, PageMeta(lang, "/thanks/", title))
    return services.page("thanks.html", ThanksPage(frame, title), lang)
''',
        "theme/templates/thanks.html": '{% extends "base.html" %}\n{% block main %}\n<h1>{{ page.title }}</h1>\n{% endblock %}\n',
    },
    {
        f"{PACKAGE}views/__init__.py": ("page, not_found)", "page, not_found, thanks)"),
        f"{PACKAGE}pages.py": (
            "@dataclass(frozen=True, slots=True)\nclass RedirectPage:",
            '@dataclass(frozen=True, slots=True)\nclass ThanksPage:\n    """Template thanks.html."""\n\n    frame: Frame\n    title: str\n\n\n@dataclass(frozen=True, slots=True)\nclass RedirectPage:',
        ),
        f"{PACKAGE}words/en.yaml": ("\nprint:\n", "\nprint:\n  thanks_title: Thank you\n"),
        f"{PACKAGE}words/it.yaml": ("\nprint:\n", "\nprint:\n  thanks_title: Grazie\n"),
    },
)

NEW_FORMAT = Change(
    "add a feed format",
    {
        f"{PACKAGE}views/feeds/gemini.py": '''\
"""Gemini subscriptions: a line for each item."""

from __future__ import annotations

from collections.abc import Iterator

from ...edition.edition import Edition
from ...edition.render_services import RenderServices
from ...feed_formats import GEMINI as FORMAT
from ...parts import Part
from ...syndication.channels import channels
from ...syndication.documents import Document, entry_of, of_channel
from ...syndication.items import Item


def parts(edition: Edition) -> Iterator[Part[Document]]:
    """One file for each feed."""
    for channel in channels(edition, FORMAT):
        yield from of_channel(edition, "gemini", channel)


def render(part: Part[Document], services: RenderServices) -> bytes:
    """A line for each item."""
    return services.joined(part.value.items, "\\n").encode()


def fragment(value: Item, services: RenderServices) -> str:
    """=> address date title"""
    entry = entry_of(value, services)
    return f"=> {entry.url} {entry.published:%Y-%m-%d} {entry.title}"
''',
    },
    {
        f"{PACKAGE}views/__init__.py": ("(rss, atom, jsonfeed)", "(rss, atom, jsonfeed, gemini)"),
        f"{PACKAGE}feed_formats.py": (
            "FORMATS: tuple[FeedFormat, ...] = (RSS, ATOM, JSON)",
            """\
GEMINI = FeedFormat("gemini", "Gemini", "text/x-gemini", {"feed": "feed.gmi"}, ".gmi", "gemini")

FORMATS: tuple[FeedFormat, ...] = (RSS, ATOM, JSON, GEMINI)""",
        ),
    },
)

NEW_CHECK = Change(
    "add a check",
    {},
    {
        f"{PACKAGE}checks/posts.py": (
            "def articles_without_date(",
            '''def titles_that_shout(inputs: CheckInput) -> Iterator[Finding]:
    """A title in capitals."""
    for post in inputs.content.posts:
        if post.source.title.isupper():
            place = post.source.place("title")
            yield Finding("note", "title-shouts", place, say("this title shouts"), say("write it small"))


def articles_without_date(''',
        ),
        f"{PACKAGE}checks/__init__.py": (
            "    articles_without_date,\n    files_by_nobody,",
            "    articles_without_date,\n    titles_that_shout,\n    files_by_nobody,",
        ),
        f"{PACKAGE}messages/it.po": (
            "",
            (
                '\nmsgid "this title shouts"\nmsgstr "questo titolo grida"\n'
                '\nmsgid "write it small"\nmsgstr "scrivilo in minuscolo"\n'
            ),
        ),
        f"{PACKAGE}finding_codes.py": ("title-markup", "title-markup title-shouts"),
        "docs/findings.md": ("", "| `title-shouts` | note | a title is written in capitals |\n"),
    },
    CONTENT + day(2, "en", "LISTEN"),
)

NEW_KEY = Change(
    "add a front-matter key",
    {},
    {
        f"{PACKAGE}keys.py": (
            '    Key("image", "text"',
            '    Key("mood", "text", say("some words")),\n    Key("image", "text"',
        ),
        f"{PACKAGE}reading/post.py": (
            '        summary=values.get("summary", ""),\n',
            '        summary=values.get("summary", ""),\n        mood=values.get("mood", ""),\n',
        ),
        f"{PACKAGE}model.py": (
            '    summary: str = ""\n    image: str = ""\n',
            '    summary: str = ""\n    mood: str = ""\n    image: str = ""\n',
        ),
        f"{PACKAGE}writing/post.py": (
            '"summary": manuscript.summary, ',
            '"summary": manuscript.summary, "mood": manuscript.mood, ',
        ),
        "docs/writing.md": ("", "| `mood` | how it feels |\n"),
    },
    CONTENT + day(2, "en", "Go on", "mood: brave\n"),
)

ALL = [NEW_OUTPUT, NEW_PAGE, NEW_FORMAT, NEW_CHECK, NEW_KEY]


@dataclass(frozen=True)
class Copy:
    """The kit with a change in it, and a site it builds."""

    folder: Path
    site: Site

    def python(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        environment = {**os.environ, "PYTHONPATH": str(self.folder / "plugins"), "DAYBYDAY_NOW": NOW}
        return subprocess.run(
            [sys.executable, *arguments],
            cwd=self.folder,
            env=environment,
            check=False,
            capture_output=True,
            encoding="utf-8",
        )

    def build(self) -> subprocess.CompletedProcess[str]:
        return self.python("-m", "pelican", "-s", "settings.py")

    def text(self, path: str) -> str:
        return (self.site.output / path).read_text("utf-8")


@pytest.fixture
def copy(tmp_path):
    """`copy(change)`: the kit with a change, its site built."""

    def make(change: Change) -> Copy:
        kit = tmp_path / "kit"
        ignore = shutil.ignore_patterns("__pycache__")
        for name in ("plugins", "theme"):
            shutil.copytree(ROOT / name, kit / name, ignore=ignore)
        for name, text in change.files.items():
            (kit / name).write_text(text, "utf-8")
        for name, (old, new) in change.additions.items():
            if name.startswith("docs/"):
                continue  # what the docs have to say is held against the code by tests of their own
            text = (kit / name).read_text("utf-8")
            assert old in text, f"{old!r} does not stand in {name}: this test has to follow"
            (kit / name).write_text(_imported(name, text.replace(old, new, 1), change), "utf-8")
        site = Site(tmp_path / "site", change.content, THEME=str(kit / "theme"))
        settings = "".join(f"{key} = {value!r}\n" for key, value in site.all_settings().items())
        (kit / "settings.py").write_text(settings, "utf-8")
        return Copy(kit, site)

    return make


def _imported(name: str, text: str, change: Change) -> str:
    """The word of a view or of a check is imported where it is used: that is part of writing it down."""
    if name == f"{PACKAGE}views/__init__.py":
        for path in change.files:
            if path.startswith(f"{PACKAGE}views/"):
                room, module = Path(path).parts[-2], Path(path).stem
                text = text.replace(f"from .{room} import ", f"from .{room} import {module}, ", 1)
    if name == f"{PACKAGE}checks/__init__.py":
        text = text.replace("from .posts import ", "from .posts import titles_that_shout, ", 1)
    return text


def test_a_new_output_is_there_and_in_the_sitemap(copy):
    kit = copy(NEW_OUTPUT)
    built = kit.build()

    assert built.returncode == 0, built.stdout + built.stderr
    assert kit.text("humans.txt") == "Test site\nTest site"
    assert "https://example.org/humans.txt" in kit.text("sitemap.xml")
    assert "  humans.txt" in kit.text("manifest.txt")


def test_a_new_kind_of_page_is_made_by_its_template(copy):
    kit = copy(NEW_PAGE)
    built = kit.build()

    assert built.returncode == 0, built.stdout + built.stderr
    assert "<h1>Thank you</h1>" in kit.text("thanks/index.html")


def test_a_new_feed_format_is_made_and_offered(copy):
    kit = copy(NEW_FORMAT)
    built = kit.build()

    assert built.returncode == 0, built.stdout + built.stderr
    assert kit.text("connections/feed.gmi") == "=> https://example.org/connections/1/ 2026-11-01 Day 1: Begin"
    assert 'type="text/x-gemini"' in kit.text("connections/1/index.html")
    assert ">Gemini</a>" in kit.text("follow/index.html")


def test_a_new_check_speaks(copy):
    kit = copy(NEW_CHECK)

    assert "002.en.md:2:1: note title-shouts: this title shouts – write it small" in kit.build().stderr


def test_a_new_key_is_read_remembered_and_written(copy):
    kit = copy(NEW_KEY)
    program = (
        "from daybyday.reading import Reading, read_post\n"
        "from daybyday.writing import write_post\n"
        "from daybyday.building.codec import pack_source, unpack_source, ReadSource\n"
        "from daybyday.prose import Facts\n"
        "reading = Reading(('en', 'it'), frozenset({'connections'}), {'connections': ('en', 'it')}, ('day',), ())\n"
        "data = b'---\\ntitle: Begin\\nday: 1\\nmood: brave\\n---\\nA text.\\n'\n"
        "post = read_post('connections/001.en.md', data, reading)[0]\n"
        "source = post.source('00')\n"
        "print(unpack_source(pack_source(ReadSource(b'0', source, Facts(), (), False))).source.mood)\n"
        "print(write_post(post, reading))\n"
    )
    done = kit.python("-c", program)

    assert done.stdout.splitlines()[0] == "brave", done.stderr
    assert "mood: brave" in done.stdout
    assert kit.build().returncode == 0


def table() -> dict[str, str]:
    """Row -> the files it names, of those that ARCHITECTURE.md marks as done by this test."""
    text = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
    return dict(re.findall(r"^\| ✓ (.+?) \| (.+?) \|$", text, re.MULTILINE))


def test_every_marked_row_is_done_here():
    assert {change.row for change in ALL} == set(table())


@pytest.mark.parametrize("change", ALL, ids=[change.row for change in ALL])
def test_the_row_names_every_file_that_was_touched(change):
    named = re.findall(r"`([^`]+)`", table()[change.row])

    def is_named(path: str) -> bool:
        return any(path.removeprefix(PACKAGE).startswith(name.rstrip("*")) for name in named)

    assert [path for path in sorted(change.touched) if not is_named(path)] == []
