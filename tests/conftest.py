"""`site`: a whole site from one string. `rich_built`: one with everything in it, built. Slow tests, and long ones, run only when they are asked for."""

from __future__ import annotations

import os
import signal

os.environ["DAYBYDAY_VALUES"] = "strict"  # whoever assigns to a field of a value is found by a test

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

import daybyday.values
from tests import warm
from tests.harness import GUEST, Built, Site
from tests.sites.rich import NOW, rich_site

del os.environ["DAYBYDAY_VALUES"]  # the builds that tests begin are those that people begin
assert daybyday.values.is_strict

# Where the tests run in the background, interrupts may be ignored; what they start would be, too, and could not be stopped.
signal.signal(signal.SIGINT, signal.default_int_handler)

# Properties meet the same texts in every run, so that a green one stays green; DAYBYDAY_SEARCH=1 looks for others.
settings.register_profile("same", derandomize=not os.environ.get("DAYBYDAY_SEARCH"))
settings.load_profile("same")

# Findings are compared word by word, whatever the machine speaks.
os.environ["DAYBYDAY_SPEAK"] = "en"
os.environ["LANG"] = os.environ["LC_ALL"] = "C.UTF-8"


def pytest_addoption(parser):
    parser.addoption("--slow", action="store_true", help="also run browsers, servers and simulations")
    parser.addoption("--long", action="store_true", help="run what takes many minutes, and nothing else")


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item):
    warm.always_new = "slow" in item.keywords


def pytest_sessionfinish():
    warm.end()


def pytest_collection_modifyitems(config, items):
    is_long, is_slow = config.getoption("--long"), config.getoption("--slow")
    kept, dropped = [], []
    for item in items:
        size = "long" if "long" in item.keywords else "slow" if "slow" in item.keywords else ""
        wanted = size == "long" if is_long else size in ("", "slow" if is_slow else "")
        (kept if wanted else dropped).append(item)
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


@pytest.fixture(autouse=True, scope="session")
def each_process_compiles_once():
    warm.compile_once()


@pytest.fixture
def site(tmp_path: Path):
    def make(text: str = "", **settings: Any) -> Site:
        return Site(tmp_path, text, **settings)

    return make


def _built(folder: Path, **settings: Any) -> Built:
    built = rich_site(folder, **settings).build(NOW)
    assert built.status == 0, built.said
    return built


@pytest.fixture(scope="session")
def rich_built(tmp_path_factory):
    """The site of `tests/sites/rich.py` at its instant, for tests that only look."""
    return _built(tmp_path_factory.mktemp("rich"))


@pytest.fixture(scope="session")
def rich_guest(tmp_path_factory):
    """The same in a foreign theme, whose articles and pages are Pelican's. Feed ids as those of the other."""
    built = _built(tmp_path_factory.mktemp("rich-guest"), **GUEST)
    same_ids = {
        path: data.replace(GUEST["FEED_ID"].encode(), b"tag:example.org,2026") for path, data in built.files.items()
    }
    return replace(built, files=same_ids)
