"""What is said of programs that do not do what they were asked."""

from __future__ import annotations

import subprocess
import sys

import pytest

from daybyday.publishing import errors
from daybyday.publishing.errors import PublishError, failure, try_tool


def test_a_program_that_never_ends_is_told_and_ended(monkeypatch):
    monkeypatch.setattr(errors, "_PATIENCE", 0.1)

    with pytest.raises(PublishError) as told:
        try_tool([sys.executable, "-c", "import time; time.sleep(60)"])

    assert str(told.value).endswith(
        " did not end within an hour; the line may have gone silent.\nLook at the network, and publish again."
    )


def test_a_file_that_could_not_be_written_over_ssh_is_told_where_its_reason_was_lost():
    assert str(failure(subprocess.CompletedProcess(["rsync"], 11, b"", b""))) == (
        "rsync failed with status 11 and gave no reason.\n"
        "A file could not be read or written there; most often the disk is full: make room, and publish again."
    )
