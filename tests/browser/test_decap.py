"""Decap CMS reads the same configuration: what is written there lands on disk, passes `check`, and is published."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import time

import pytest

from tests.browser.needs import node, node_module, npm_package, or_skip
from tests.browser.serving import BASE, served
from tests.harness import SERIES, Site, day

pytestmark = pytest.mark.slow

NOW = "2026-11-08T12:00:00+01:00"
DECAP = "decap-cms@3.16.3"
BODY = "Text.\n\n1. One\n    - two\n\n/// homework | Go\n    minutes: 20\n\n- [ ] Go. {#go}\n///\n"
PAGE = """<!doctype html>
<html><head><meta charset="utf-8"><link href="config.yml" type="text/yaml" rel="cms-config-url"></head>
<body><script src="decap-cms.js"></script></body></html>
"""


@pytest.fixture
def site(tmp_path):
    """A site with an editor's configuration, in the folder that Decap's server writes to."""
    site = Site(
        tmp_path, SERIES + day(1, "en", "One") + day(1, "it", "Uno") + day(2, "en", "Two"),
        SITEURL=f"https://example.net{BASE}", DAYBYDAY_EDITOR={"repository": "https://github.com/ada/site", "branch": "main"},
        OUTPUT_PATH=str(tmp_path / "root" / BASE.strip("/")), DAYBYDAY_WITHOUT=["cards", "pictures", "search"],
    )  # fmt: skip
    site.output = tmp_path / "root" / BASE.strip("/")
    assert site.build(NOW).status == 0
    return site


@pytest.fixture
def decap(site, browser):
    """Decap's page, open where that site's series is."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    folder = site.output / "decap"
    shutil.copytree(or_skip(npm_package, DECAP) / "dist", folder)
    configuration = json.loads((site.output / "admin/config.yml").read_text("utf-8"))
    configuration["local_backend"] = {"url": f"http://127.0.0.1:{port}/api/v1"}
    (folder / "config.yml").write_text(json.dumps(configuration), "utf-8")
    (folder / "index.html").write_text(PAGE, "utf-8")
    environment = {
        **os.environ, "PORT": str(port), "BIND_HOST": "127.0.0.1", "MODE": "fs", "GIT_REPO_DIRECTORY": str(site.folder)
    }  # fmt: skip
    program = [or_skip(node), str(or_skip(node_module, "decap-server/dist/index.js"))]
    server = subprocess.Popen(program, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    context = browser.new_context(locale="en-GB", viewport={"width": 1280, "height": 1000})
    try:
        _wait_for(port)
        with served(site.output.parent) as address:
            page = context.new_page()
            page.set_default_timeout(20_000)
            page.goto(f"{address}/decap/")
            page.get_by_role("button", name="Login").click()
            page.wait_for_url("**/collections/**")
            page.goto(f"{address}/decap/#/collections/connections/new")
            page.locator("[id^=title-field]").first.wait_for()
            yield page
    finally:
        context.close()
        server.terminate()
        server.wait(20)


def _wait_for(port: int) -> None:
    for _ in range(200):
        with socket.socket() as trial:
            if trial.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)


def _publish(page) -> None:
    page.get_by_role("button", name="Publish").first.click()
    page.get_by_role("menuitem", name="Publish now").click()
    page.wait_for_url("**/entries/**")


def _write(page, title: str, day: str, body: str = "") -> None:
    page.locator("[id^=title-field]").first.fill(title)
    page.locator("[id^=day-field]").first.fill(day)
    if body:
        page.locator("[data-slate-editor], [contenteditable=true]").first.click()
        page.keyboard.press("Control+A")
        page.keyboard.insert_text(body)


def test_a_day_is_published_and_its_blank_twin_stops_nothing(site, decap):
    _write(decap, "Perché no", "3", BODY)
    _publish(decap)

    assert sorted(path.name for path in (site.content / "connections").glob("3-*")) == [
        "3-perche-no.en.md",
        "3-perche-no.it.md",
    ]
    told = [line for line in site.everything_said(NOW) if "/3-perche-no" in line]
    built = site.build(NOW)
    assert built.status == 0, built.said
    assert "Perché no" in built.text("connections/3/index.html")
    assert {line.split()[1] for line in told} <= {"note", "warning"}, told
