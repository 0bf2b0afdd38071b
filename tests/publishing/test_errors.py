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


@pytest.mark.parametrize(
    ("said", "advice"),
    [
        (
            "remote: GitLab: You are not allowed to push code to protected branches on this project.",
            "A rule of the host protects this branch: let it be pushed to, in the settings there, or take another branch.",
        ),
        (
            "remote: error: GH006: Protected branch update failed for refs/heads/gh-pages.",
            "A rule of the host protects this branch: let it be pushed to, in the settings there, or take another branch.",
        ),
        (
            "fatal: repository 'https://git.test/ada/x.git/' not found\nremote: Repository not found.",
            "There is no such repository, or you may not see it: `git remote -v` shows its address.",
        ),
        (
            "fatal: unable to access 'https://git.test/x.git/': SSL certificate problem: certificate has expired",
            "The host shows a certificate that is not accepted here: look at it, and at the clock of this machine.",
        ),
        (
            "Failed to lsf: x509: certificate has expired or is not yet valid",
            "The host shows a certificate that is not accepted here: look at it, and at the clock of this machine.",
        ),
        (
            "fatal: unable to access 'https://git.test/x.git/': Failed to connect to git.test port 443",
            "The host does not answer: look at its name and at the network, and publish again.",
        ),
        (
            "Failed to copy: InvalidParameter: - minimum field size of 1, HeadObjectInput.Key.",
            "It says no bucket, or a name that cannot be one: write `remote:bucket`.",
        ),
        (
            "rsync: [Receiver] mkdir failed: Read-only file system (30)",
            "You may not write there: look at the rights of that folder.",
        ),
    ],
)
def test_what_hosts_say_of_common_causes_is_told_with_what_to_try(said, advice):
    words = "".join(f"  {line}\n" for line in said.splitlines())

    assert str(failure(subprocess.CompletedProcess(["git"], 128, b"", said.encode()))) == (
        f"git failed. It said:\n{words}{advice}"
    )


def test_a_reason_that_stands_in_the_other_stream_is_known_too():
    refused = b"!\tHEAD:refs/heads/gh-pages\t[remote rejected] (pre-receive hook declined)\n"
    words = failure(subprocess.CompletedProcess(["git"], 1, refused, b"error: failed to push some refs")).lines

    assert str(words[-1]).startswith("A rule of the host protects this branch: ")


def test_a_file_that_could_not_be_written_over_ssh_is_told_where_its_reason_was_lost():
    assert str(failure(subprocess.CompletedProcess(["rsync"], 11, b"", b""))) == (
        "rsync failed with status 11 and gave no reason.\n"
        "A file could not be read or written there; most often the disk is full: make room, and publish again."
    )
