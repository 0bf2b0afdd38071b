"""Plugins that Pelican failed to load: it says so in its log and exits with 0, we do not.

Installed when `daybyday` is imported, which pelicanconf.py does before Pelican loads anything.
"""

from __future__ import annotations

import logging

from .one_line import OneLine

_LOGGERS = ("pelican", "pelican.plugins._utils")


class _Failures(logging.Handler):
    """Keeps the first line of every record about a plugin that did not load."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        text = record.getMessage()
        if text.startswith(("Cannot load plugin", "Cannot register plugin")):
            self.lines.append(text.partition("\n")[0].strip())


_failures = _Failures()


def watch() -> None:
    """Begin to remember; and from now on what ends Pelican is told in one line."""
    pelican = logging.getLogger("pelican")
    if not any(isinstance(log_filter, OneLine) for log_filter in pelican.filters):
        pelican.addFilter(OneLine())
    for name in _LOGGERS:
        logger = logging.getLogger(name)
        if _failures not in logger.handlers:
            logger.addHandler(_failures)


def leave_alone() -> None:
    """Undo what `watch` has done."""
    pelican = logging.getLogger("pelican")
    for log_filter in [log_filter for log_filter in pelican.filters if isinstance(log_filter, OneLine)]:
        pelican.removeFilter(log_filter)
    for name in _LOGGERS:
        logging.getLogger(name).removeHandler(_failures)


def failures() -> tuple[str, ...]:
    """What could not be loaded, each once."""
    return tuple(dict.fromkeys(_failures.lines))
