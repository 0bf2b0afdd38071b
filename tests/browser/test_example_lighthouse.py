"""What Lighthouse says of the example, on a host that is tuned as hosts are: every audit passes that is not a stopwatch.

Times belong to the bench. What stands still here does not depend on the machine: sizes, layout, third parties, names.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from urllib.parse import urlsplit

import pytest

from tests.browser.needs import chromium, node, node_module, or_skip
from tests.browser.serving import BASE, PAGES, served
from tests.example import content_of_the_example, settings_of_the_example

pytestmark = [pytest.mark.slow, content_of_the_example, settings_of_the_example]

CHECKED = ["home", "day", "series", "article", "tag", "follow"]
STOPWATCH = {
    "first-contentful-paint", "largest-contentful-paint", "speed-index", "interactive", "max-potential-fid",
    "total-blocking-time", "server-response-time", "bootup-time", "mainthread-work-breakdown", "long-tasks",
    "document-latency-insight", "lcp-breakdown-insight", "lcp-discovery-insight", "inp-breakdown-insight",
    "forced-reflow-insight",
}  # fmt: skip
ONE_STYLESHEET = {"render-blocking-insight", "network-dependency-tree-insight"}
"""The page waits for its stylesheet, and for nothing else: to have it within the page, a policy would have to allow that."""


@pytest.fixture(scope="module")
def tuned(example, tmp_path_factory):
    """The example on a tuned host, as if its next day were still to come: the real clock of a browser would call it late."""
    root = tmp_path_factory.mktemp("tuned")
    shutil.copytree(example.folder, root / BASE.strip("/"))
    for path in [*root.rglob("*.html"), *root.rglob("status.json")]:
        path.write_text(path.read_text("utf-8").replace("2026-11-09T07:00", "2999-11-09T07:00"), "utf-8")
    with served(root, headers={}) as address:
        yield address


@pytest.fixture(scope="module")
def report(tuned, tmp_path_factory):
    """`report("/connections/")`: what Lighthouse found."""
    program, lighthouse = or_skip(node), or_skip(node_module, "lighthouse/cli/index.js")
    browser, folder = or_skip(chromium), tmp_path_factory.mktemp("lighthouse")

    def run(address: str) -> dict:
        done = subprocess.run(
            [
                program, str(lighthouse), f"{tuned}{address}", "--output=json", f"--output-path={folder}/report.json",
                "--quiet", "--chrome-flags=--headless=new --no-sandbox --disable-dev-shm-usage",
            ],
            capture_output=True, text=True, encoding="utf-8", check=False, timeout=300,
            env={**os.environ, "CHROME_PATH": str(browser)},
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        return json.loads((folder / "report.json").read_text("utf-8"))

    return run


@pytest.mark.parametrize(("kind", "lang"), [*((kind, "en") for kind in CHECKED), ("home", "it"), ("day", "it")])
def test_every_audit_passes(report, kind, lang):
    result = report(PAGES[kind][lang])
    failed = {
        name: audit["title"]
        for name, audit in result["audits"].items()
        if audit["score"] is not None and audit["score"] < 0.9 and name not in STOPWATCH | ONE_STYLESHEET
    }

    assert failed == {}
    assert result["audits"]["cumulative-layout-shift"]["numericValue"] == 0
    requests = [urlsplit(item["url"]) for item in result["audits"]["network-requests"]["details"]["items"]]
    hosts = {address.netloc for address in requests if address.scheme != "data"}
    assert len(hosts) == 1
    scores = {name: result["categories"][name]["score"] for name in ("accessibility", "best-practices", "seo")}
    assert scores == dict.fromkeys(scores, 1)
