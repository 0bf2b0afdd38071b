"""The example that comes with the kit, for the tests that are about it: modules called `test_example…`.

Whoever writes a site puts other content and other settings in their place. These tests then have nothing
to say and are skipped; all others bring content and settings of their own.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.harness import ROOT, Site

CONTENT = ROOT / "content"
SETTINGS = (ROOT / "pelicanconf.py", ROOT / "publishconf.py")

# Who changes the example itself writes its new digest here; a skipped test says which.
_CONTENT_DIGEST = "f2c33bfb7c86e7df"
_SETTINGS_DIGEST = "07c96af25ef62d45"


def _digest(paths: Iterable[Path]) -> str:
    """Of names and bytes, whichever way lines end."""
    total = hashlib.sha256()
    for path in sorted(paths):
        if path.is_file():
            data = path.read_bytes().replace(b"\r\n", b"\n")
            total.update(f"{path.relative_to(ROOT).as_posix()}\0{len(data)}\0".encode() + data)
    return total.hexdigest()[:16]


def _only_if(what: str, digest: str, known: str) -> pytest.MarkDecorator:
    return pytest.mark.skipif(
        digest != known, reason=f"{what} not those of the example any more (digest {digest}; see tests/example.py)"
    )


content_of_the_example = _only_if("posts and files in content/ are", _digest(CONTENT.rglob("[!.]*")), _CONTENT_DIGEST)
settings_of_the_example = _only_if("the settings are", _digest(SETTINGS), _SETTINGS_DIGEST)


def example_site(folder: Path, **settings) -> Site:
    """The example's content, with settings for tests."""
    return Site(folder, **{"PATH": str(CONTENT), **settings})
