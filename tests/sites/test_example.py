"""The site as it comes: the repository's own settings and content, built as one types it there."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.example import content_of_the_example, settings_of_the_example
from tests.harness import ROOT, Site

pytestmark = [content_of_the_example, settings_of_the_example]


def test_it_builds_without_a_finding(tmp_path):
    """With an id of one's own: that of the example is a placeholder, and every site of the kit would have it."""
    site = Site(tmp_path)
    program = str(Path(sys.executable).with_name("pelican"))
    command = [program, "content", "-s", "publishconf.py", "-o", str(site.output), "-e"]

    done = subprocess.run(
        [*command, f'CACHE_PATH="{tmp_path / "cache"}"', 'FEED_ID="tag:ada.test,2026"'], cwd=ROOT, env=site.environment(), capture_output=True,
        text=True, check=False, timeout=300,
    )  # fmt: skip

    assert (done.returncode, done.stderr) == (0, "")
    home = site.outputs()["it/index.html"].decode()
    assert "<title>Day by Day" in home or "Day by Day</title>" in home
