"""Day by Day: a daily challenge from Markdown to static pages and feeds, as a Pelican plugin.

ARCHITECTURE.md says how the rooms hang together. Everything that touches Pelican is in `pelican_adapter/`.
"""

from __future__ import annotations

from pathlib import Path

__version__ = "1.0.0"


def register() -> None:
    """Connect to Pelican's signals. Nothing here may fail: Pelican would swallow it and go on."""
    from .pelican_adapter import plugin

    plugin.connect()


def theme() -> str:
    """The folder of the kit's theme, for THEME in a site's settings: in the installed package, or beside it in a clone."""
    here = Path(__file__).resolve().parent
    installed = here / "theme"
    return str(installed if installed.is_dir() else here.parents[1] / "theme")


def watch_plugins() -> None:
    """Remember what Pelican could not load from now on: it logs such errors and then exits with 0."""
    from .pelican_adapter import plugin_failures

    plugin_failures.watch()


def leave_alone() -> None:
    """Look at nothing that Pelican says, for as long as nobody asks for it: the site may have no series at all."""
    from .pelican_adapter import plugin_failures

    plugin_failures.leave_alone()


watch_plugins()
