"""By which rules texts are read. A line of the ledger notes it, so that no upgrade looks like an edit."""

from __future__ import annotations

READING_RULES = 2
"""Raise it by one whenever the same file may give other tasks, or the same tasks in another order, than before.

2: near-misses of tasks and of homework labels are read, and nothing of a comment is a task.
"""

OLDEST_RULES = 1
"""Of lines that were written before lines noted it."""
