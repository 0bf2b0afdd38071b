"""Commands for `invoke`; what they do is in plugins/daybyday/cli/commands.py."""

from daybyday.cli.commands import namespace

__all__ = ["namespace"]
