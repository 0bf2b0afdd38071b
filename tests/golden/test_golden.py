"""The output of one small site, kept as files. `DAYBYDAY_GOLDEN=write pytest tests/golden` writes them anew.

Look at the difference before committing it: every line of it is something a reader will see.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

import pytest

from tests.golden.outline import outline
from tests.golden.site import golden_files

EXPECTED = Path(__file__).parent / "expected"


def write() -> None:
    """Replace the expected files by what is made now."""
    with tempfile.TemporaryDirectory() as folder:
        files = golden_files(Path(folder))
    shutil.rmtree(EXPECTED, ignore_errors=True)
    for path, data in files.items():
        (EXPECTED / path).parent.mkdir(parents=True, exist_ok=True)
        (EXPECTED / path).write_bytes(data)


if os.environ.get("DAYBYDAY_GOLDEN") == "write":
    write()

KNOWN = sorted(path.relative_to(EXPECTED).as_posix() for path in EXPECTED.rglob("*") if path.is_file())


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    return golden_files(tmp_path_factory.mktemp("golden"))


def test_no_file_is_new_and_none_is_gone(made):
    assert sorted(made) == KNOWN


@pytest.mark.parametrize("path", KNOWN)
def test_a_file_is_what_it_was(made, path):
    expected = (EXPECTED / path).read_bytes()

    assert made.get(path, b"").decode() == expected.decode()
    assert made[path] == expected


def test_the_outline_does_not_see_the_look():
    plain = b"<!doctype html><html lang=en><title>x</title><body><p>A <a href=/x>link</a></p></body></html>"
    dressed = b"""<!doctype html><html lang=en><title>x</title><link rel=stylesheet href=/s.css>
        <body class=a><p class=b id><span>A</span> <a class=c href=/x>link</a></p></body></html>"""

    assert outline(plain) == outline(dressed)


@pytest.mark.parametrize("change", [b"<p>B", b"href=/y", b"lang=it", b"<title>y", b"<h2>A"])
def test_the_outline_sees_words_headings_links_and_languages(change):
    plain = b"<!doctype html><html lang=en><title>x</title><body><p>A <a href=/x>link</a></p></body></html>"
    old = {
        b"<p>B": b"<p>A",
        b"href=/y": b"href=/x",
        b"lang=it": b"lang=en",
        b"<title>y": b"<title>x",
        b"<h2>A": b"<p>A",
    }

    assert outline(plain.replace(old[change], change)) != outline(plain)
