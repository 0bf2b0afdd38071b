"""Commands for `invoke`; what they do is in plugins/daybyday/edge/commands.py."""

from daybyday.edge.commands import namespace

__all__ = ["namespace"]
