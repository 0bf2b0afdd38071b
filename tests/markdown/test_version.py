"""Another version of Python-Markdown: the same pages by the plain way, and one note."""

from __future__ import annotations

import subprocess
import sys
from importlib.metadata import PackageNotFoundError

import pytest

from daybyday.markdown import version
from tests.harness import ROOT, SERIES, day

NOTE = (
    "pelicanconf.py:1:1: note markdown-not-fast: Markdown 3.10 is installed: texts are converted in the plain way, which gives the same"
    f" and is slower – `pip install Markdown=={version.READ}` makes long builds faster"
)
OTHER_VERSION = """\
import sys
import markdown

markdown.__version__ = "3.10"
sys.modules["daybyday.markdown.direct.text"] = None
from daybyday.markdown.converter import Converter, MarkdownSettings
from daybyday.model import Manuscript

print(*Converter(MarkdownSettings()).convert(Manuscript("x.md", "page", "x", "en", text="*Text*")).lead)
"""


@pytest.fixture
def installed(monkeypatch):
    """A function that makes it look as if another version were installed."""
    return lambda number: monkeypatch.setattr(version, "version", lambda _: number)


def test_another_version_is_told_once(site, installed):
    installed("3.10")

    assert [NOTE] == site(
        SERIES + day(1, "en", "One") + day(1, "it", "Uno") + day(2, "en", "Two") + day(2, "it", "Due")
    ).findings()


def test_the_version_that_was_read_needs_no_word(installed):
    installed(version.READ)

    assert [] == list(version.notes())


def test_without_metadata_nothing_is_claimed(monkeypatch):
    def lost(_name: str) -> str:
        raise PackageNotFoundError

    monkeypatch.setattr(version, "version", lost)

    assert [] == list(version.notes())


def answer(program: str) -> str:
    """What a program prints that runs in a process of its own."""
    path = {"PYTHONPATH": str(ROOT / "plugins")}
    return subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, env=path, check=True).stdout


def test_in_another_version_nothing_is_asked_for_that_it_may_lack():
    """The direct way names things that older versions do not have: even to import it would fail."""
    assert answer(OTHER_VERSION) == "<p><em>Text</em></p>\n"


def test_to_ask_for_the_version_imports_no_markdown():
    """A build that converts nothing need not load it."""
    asked = "import sys, daybyday.markdown.version as v; list(v.notes()); print('markdown' in sys.modules)"

    assert answer(asked) == "False\n"
