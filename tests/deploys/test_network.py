"""The line is cut while a site is published over it: a real one, between this machine and a server, at any moment."""

from __future__ import annotations

import random

import pytest

from daybyday.publishing import claim
from daybyday.publishing.errors import PublishError
from tests.deploys.remote_targets import KINDS, THEIRS, remote_target

pytestmark = pytest.mark.slow
WHOLE = ("ssh", "branch")
"""Where readers get one site or the next, whatever breaks."""


def site(text: str, pages: int = 12) -> dict[str, str]:
    noise = random.Random(text).randbytes(20_000).hex()  # so that there is something to cut
    days = {f"day/{number}/index.html": f"{text}{noise}{number}" for number in range(pages)}
    return {**days, "index.html": text, f"only/{text}": text}


def texts_of(files: dict[str, str]) -> set[str]:
    """Which site each file is of."""
    return {text[0] for path, text in files.items() if path not in THEIRS}


@pytest.mark.parametrize("kind", KINDS)
def test_a_line_that_is_cut_loses_nothing_and_the_next_publication_heals(kind, tmp_path, request):
    dice = random.Random(f"cut {kind}")
    request.getfixturevalue("monkeypatch").setattr(claim, "RENEWED_AFTER", 30)
    with remote_target(kind, tmp_path, request) as target:
        # rclone tries every file several times before it believes that there is no network, and waits between.
        pages, cuts = (2, 1) if kind == "bucket" else (12, 4)
        target.publish(site("0", pages))
        target.line.sent = 0
        target.publish(site("1", pages))
        sent, broken = target.line.sent, 0
        for number in range(2, 2 + cuts):
            target.line.cut_after(int(sent * dice.uniform(0.05, 0.95)))
            try:
                target.publish(site(str(number), pages))
            except PublishError as error:
                broken += 1
                assert len(error.lines) > 1, "the words of the tool"
            target.line.mend()
            assert THEIRS.items() <= target.files.items()
            assert kind not in WHOLE or len(texts_of(target.files)) == 1
        target.publish(site("9", pages))

        assert broken >= number - 2
        assert target.files == {**THEIRS, **site("9", pages)}
