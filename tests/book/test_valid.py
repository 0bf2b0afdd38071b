"""EPUBCheck, which shops and reading systems go by, has nothing to say about any book."""

from __future__ import annotations

import re
import subprocess
from zipfile import ZipFile

import pytest

from tests.book.nasty import OVER, nasty_site
from tests.browser.needs import epubcheck, java, or_skip
from tests.example import content_of_the_example, example_site, settings_of_the_example

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def complaints():
    """`complaints(book)`: what EPUBCheck says, a line each."""
    program, jar = or_skip(java), or_skip(epubcheck)

    def check(book) -> list[str]:
        done = subprocess.run(
            [program, "-jar", str(jar), "--quiet", str(book)],
            capture_output=True, text=True, encoding="utf-8", check=False, timeout=120,
        )  # fmt: skip
        return re.findall(r"^(?:FATAL|ERROR|WARNING)\(.*", done.stdout + done.stderr, re.MULTILINE)

    return check


@pytest.mark.parametrize("book", ["connections/connections.epub", "it/relazioni/relazioni.epub"])
@pytest.mark.parametrize("without", [["cards"], ["cards", "pictures"]], ids=["sized pictures", "pictures as they are"])
def test_a_book_of_whatever_authors_write_is_valid(complaints, tmp_path, book, without):
    site = nasty_site(tmp_path, DAYBYDAY_WITHOUT=without)
    site.build(OVER)

    assert complaints(site.output / book) == []


@content_of_the_example
@settings_of_the_example
def test_the_books_of_the_example_are_valid(complaints, tmp_path):
    site = example_site(tmp_path)
    site.build(OVER)

    for book in ("connections/connections.epub", "it/relazioni/relazioni.epub"):
        assert complaints(site.output / book) == []


def test_a_mistake_is_seen(complaints, tmp_path):
    site = nasty_site(tmp_path)
    site.build(OVER)
    broken = tmp_path / "broken.epub"
    with ZipFile(site.output / "connections/connections.epub") as book, ZipFile(broken, "w") as other:
        for name in book.namelist():
            other.writestr(name, book.read(name).replace(b"<h1", b"<h9").replace(b"</h1>", b"</h9>"))

    assert complaints(broken)
