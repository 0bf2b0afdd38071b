"""`invoke import`: what was written elsewhere, as texts of a site.

command    what was asked for, and for which site     | site, wording
"""

from .command import import_texts

__all__ = ["import_texts"]
