"""The Nu HTML checker has nothing to say about any page: no errors, no warnings."""

from __future__ import annotations

import json
import subprocess

import pytest

from tests.browser.needs import java, node_module, or_skip
from tests.sites.rich import NOW, rich_site

pytestmark = pytest.mark.slow

UNKNOWN_TO_IT = "Bad value “feed:https://"
"""The checker wants `feed://`, with which programs would ask without encryption first; the URL standard allows both."""


@pytest.fixture(scope="session")
def checked():
    """`checked(folder)`: what the checker says, a line each."""
    program, jar = or_skip(java), or_skip(node_module, "vnu-jar/build/dist/vnu.jar")

    def check(folder) -> list[str]:
        done = subprocess.run(
            [program, "-jar", str(jar), "--format", "json", "--skip-non-html", str(folder)],
            capture_output=True, text=True, encoding="utf-8", check=False, timeout=300,
        )  # fmt: skip
        messages = json.loads(done.stderr or done.stdout)["messages"]
        return [
            f"{one['url'].rpartition(str(folder))[2]}:{one.get('lastLine', 0)}: {one['message']}"
            for one in messages
            if not one["message"].startswith(UNKNOWN_TO_IT)
        ]

    return check


def test_the_example_is_valid(checked, example):
    assert checked(example.folder) == []


def test_a_site_with_everything_in_it_is_valid(checked, tmp_path):
    """Fallbacks, notices, old addresses, footnotes, dangerous titles."""
    assert checked(rich_site(tmp_path).build(NOW).folder) == []


def test_the_checker_sees_a_mistake(checked, tmp_path):
    (tmp_path / "index.html").write_text("<!doctype html><html lang=en><title>x</title><p id=a><p id=a>")

    assert [line for line in checked(tmp_path) if "Duplicate ID" in line]
