"""`site`: a whole site from one string. Slow tests run only when they are asked for."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from tests.harness import Site


def pytest_addoption(parser):
    parser.addoption("--slow", action="store_true", help="also run browsers, servers and simulations")


def pytest_collection_modifyitems(config, items):
    if config.getoption("--slow"):
        return
    kept = [item for item in items if "slow" not in item.keywords]
    dropped = [item for item in items if "slow" in item.keywords]
    if dropped:
        config.hook.pytest_deselected(items=dropped)
        items[:] = kept


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item, call):
    """In CI a test may not be skipped: what it needs has to be installed there."""
    outcome = yield
    report = outcome.get_result()
    if report.skipped and os.environ.get("CI"):
        report.outcome = "failed"
        report.longrepr = f"skipped in CI: {report.longrepr}"


@pytest.fixture
def site(tmp_path: Path):
    def make(text: str = "", **settings: Any) -> Site:
        return Site(tmp_path, text, **settings)

    return make
