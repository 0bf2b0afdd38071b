"""`project`: a folder in which commands are typed."""

from tests.commands.conftest import project

__all__ = ["project"]
