"""Findings that only follow from others: a typo in a series file is told alone, not with all that it makes untrue."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from ..model import Finding
from ..values import dataclass


@dataclass(frozen=True, slots=True)
class Causes:
    """What has been said already."""

    folders: frozenset[str] = frozenset()
    """of series files with errors"""
    files: frozenset[str] = frozenset()
    """with wrong names"""

    def explain(self, finding: Finding) -> bool:
        """Whether a finding about the whole of the site may only be there because of these."""
        paths = (finding.place.path, *finding.also)
        return any(path in self.files or lies_in(path, self.folders) for path in paths)


def independent(findings: Iterable[Finding], causes: Causes) -> list[Finding]:
    """The findings that stand for themselves."""
    return [finding for finding in findings if not causes.explain(finding)]


def lies_in(path: str, folders: Collection[str]) -> bool:
    """Whether a file lies in one of the folders, or below."""
    while path:
        path = path.rpartition("/")[0]
        if path in folders:
            return True
    return "" in folders
