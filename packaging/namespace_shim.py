"""`pelican.plugins.daybyday`: where Pelican looks for installed plugins. There is one copy of us."""

from daybyday import register

__all__ = ["register"]
