"""What an import raises: nothing has been written then."""

from __future__ import annotations

from pathlib import Path

from ..errors import SpokenError
from ..messages import Message, quote, say


class ImportRefusedError(SpokenError):
    """A source that cannot be imported: the file, why, and what to do."""


class UnknownSourceError(ImportRefusedError):
    """A source of a kind that nobody here reads."""


class PackageMissingError(ImportRefusedError):
    """The extra `[import]` is not installed."""

    def __init__(self) -> None:
        super().__init__(
            say(
                "importing needs a package that is not installed: run `{command}` once, and import again",
                command='pip install "daybyday[import]"',
            )
        )


def refused(path: Path, reason: Message) -> ImportRefusedError:
    """A refusal that names its file."""
    return ImportRefusedError(say("{path}: {reason}; nothing was written", path=quote(path), reason=reason))
