"""What a build is asked to make: the site's settings as we understand them, and where its files lie."""

from __future__ import annotations

import os
from pathlib import Path

from ..markdown.settings import MarkdownSettings
from ..messages import Speaker, speaker_for
from ..model import Finding, PublicIdentity, SiteSettings
from ..theming.theme import Theme
from ..values import dataclass


@dataclass(frozen=True)
class SiteSetup:
    """A site before anything of it was read. `findings` are what is wrong with its settings."""

    settings: SiteSettings
    root: Path
    """the content folder"""
    theme: Theme
    markdown: MarkdownSettings
    modules: tuple[str, ...] = ()
    """versions and digests of the plugins and extensions its settings name (`cache_key.named_modules`)"""
    public: PublicIdentity | None = None
    """what readers know the site by, where this is to be compared with the ledger"""
    ignored: tuple[str, ...] = ()
    """patterns of names that a guest passes over, as Pelican does (IGNORE_FILES)"""
    findings: tuple[Finding, ...] = ()
    copies: tuple[str, ...] | None = None
    """the codings in which files get compressed copies beside them; None: those that are there and right stay"""
    accepted: frozenset[str] = frozenset()
    """codes of errors that its author accepts for this build: they are told, and do not stop it"""

    @property
    def speaker(self) -> Speaker:
        """In which language its author is spoken to (`words.speaker_for`)."""
        return speaker_for(os.environ, self.settings.languages)
