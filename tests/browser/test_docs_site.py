"""The guide is a site as any other: valid, without barriers, no wider than a phone, complete for Lighthouse."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.browser.needs import chromium, node, node_module, or_skip
from tests.browser.serving import BASE, served
from tests.browser.test_example_accessibility import violations
from tests.browser.test_example_lighthouse import ONE_STYLESHEET, STOPWATCH

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[2]
PAGES = ["/", "/it/", "/guide-writing/", "/guide-reference/"]
PAGES += [f"/it/guida-{name}/" for name in ("comments", "findings", "first-day", "hosting", "reference", "status")]


@pytest.fixture(scope="module")
def guide(tmp_path_factory) -> Path:
    """The output of the guide, as `publish` builds it, in a folder that is served under a path."""
    folder = tmp_path_factory.mktemp("guide")
    subprocess.run([sys.executable, ROOT / "packaging" / "documentation.py", folder], check=True, timeout=120)
    output = folder / "root" / BASE.strip("/")
    subprocess.run(
        [sys.executable, "-m", "pelican", "content", "-s", "publishconf.py", "-o", str(output)],
        cwd=folder, check=True, timeout=300, env={**os.environ, "SITEURL": f"https://example.net{BASE}"},
    )  # fmt: skip
    return output


@pytest.fixture(scope="module")
def address(guide):
    with served(guide.parent, headers={}) as address:
        yield address


def test_every_page_is_valid(checked, guide):
    assert checked(guide) == []


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("page_address", PAGES)
def test_no_barriers(browser, address, axe, page_address, scheme, width):
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page = context.new_page()
    page.goto(f"{address}{page_address}")
    barriers = violations(page, axe)
    wide = page.evaluate("document.documentElement.scrollWidth")
    context.close()

    assert barriers == []
    assert wide <= width


@pytest.mark.parametrize("page_address", ["/", "/it/guida-first-day/"])
def test_lighthouse_finds_nothing(address, tmp_path, page_address):
    program, lighthouse = or_skip(node), or_skip(node_module, "lighthouse/cli/index.js")
    command = [
        program,
        str(lighthouse),
        f"{address}{page_address}",
        "--output=json",
        f"--output-path={tmp_path}/report.json",
    ]
    command += ["--quiet", "--chrome-flags=--headless=new --no-sandbox --disable-dev-shm-usage"]
    environment = {**os.environ, "CHROME_PATH": str(or_skip(chromium))}
    subprocess.run(command, check=True, timeout=300, env=environment, capture_output=True)
    audits = json.loads((tmp_path / "report.json").read_text("utf-8"))["audits"]

    assert {
        name: audit["title"]
        for name, audit in audits.items()
        if audit["score"] is not None and audit["score"] < 0.9 and name not in STOPWATCH | ONE_STYLESHEET
    } == {}
