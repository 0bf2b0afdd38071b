"""Which Python-Markdown is installed, and whether it is the one that our direct way of converting equals."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version

from ..messages import say
from ..model import Finding, Place

READ = "3.11.3"
"""The version whose code was read for `direct`: constraints.txt installs it. Any other works as it always does."""


def notes() -> Iterator[Finding]:
    """One note when another version is installed. Markdown itself is not imported: most builds convert little."""
    installed = _installed()
    if installed != READ:
        yield Finding(
            "note",
            "markdown-not-fast",
            Place("pelicanconf.py"),
            say(
                "Markdown {installed} is installed: texts are converted in the plain way, which gives the same "
                "and is slower",
                installed=installed,
            ),
            say("`pip install Markdown=={version}` makes long builds faster", version=READ),
        )


def _installed() -> str:
    """Its version; `READ` when there is no metadata to tell."""
    try:
        return version("Markdown")
    except PackageNotFoundError:
        return READ
