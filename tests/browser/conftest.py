"""One browser, one server, one build for all tests here."""

from __future__ import annotations

import json
import subprocess
from dataclasses import dataclass, field

import pytest

from tests.browser.needs import chromium, java, node_module, or_skip, playwright
from tests.browser.serving import build_example, served

EARLIER = "2026-11-05T12:00:00+01:00"
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
UNKNOWN_TO_IT = "Bad value “feed:https://"
"""The checker wants `feed://`, with which programs would ask without encryption first; the URL standard allows both."""


@pytest.fixture(scope="session")
def example(tmp_path_factory):
    """The example's output."""
    return build_example(tmp_path_factory.mktemp("example"))


@pytest.fixture(scope="session")
def site(example):
    """Where the example is served."""
    with served(example.folder.parent) as address:
        yield address


@pytest.fixture(scope="session")
def browser():
    """The system's Chromium, driven by playwright."""
    path = or_skip(chromium)
    with or_skip(playwright)() as started:
        browser = started.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def checked():
    """`checked(folder)`: what the Nu HTML checker says, a line each."""
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


@pytest.fixture(scope="session")
def axe():
    """The program of axe-core, to be run in a page."""
    return or_skip(node_module, "axe-core/axe.min.js").read_text("utf-8")


@dataclass
class Visit:
    """A page in the browser, and what it complained of or asked for."""

    page: object
    status: int
    complaints: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)


@pytest.fixture
def visit(browser, site):
    """`visit("/", width=360, scheme="dark", scripts=True)`; everything is closed at the end."""
    contexts = []

    def go(address: str, width: int = 1280, scheme: str = "light", scripts: bool = True) -> Visit:
        context = browser.new_context(
            viewport={"width": width, "height": 800}, color_scheme=scheme, java_script_enabled=scripts
        )
        contexts.append(context)
        page = context.new_page()
        # Some days before the next one: no script has anything to say of it.
        page.clock.set_fixed_time(EARLIER)
        seen = Visit(page, 0)
        page.on(
            "console",
            lambda message: seen.complaints.append(message.text) if message.type in ("error", "warning") else None,
        )
        page.on("pageerror", lambda error: seen.complaints.append(str(error)))
        page.on("requestfailed", lambda request: seen.complaints.append(f"failed: {request.url}"))
        page.on("request", lambda request: seen.requests.append(request.url))
        seen.status = page.goto(f"{site}{address}", wait_until="load").status
        return seen

    yield go
    for context in contexts:
        context.close()
