"""What is missing is named, with the way to install it; nothing is skipped without a word."""

from __future__ import annotations

import pytest

from tests.browser import needs

pytestmark = pytest.mark.slow


def test_a_missing_browser_is_named(monkeypatch):
    monkeypatch.setenv("DAYBYDAY_CHROMIUM", "/no/such/chromium")

    with pytest.raises(needs.Missing, match="apt-get install chromium"):
        needs.chromium()


def test_a_missing_java_is_named(monkeypatch):
    monkeypatch.setenv("PATH", "")

    with pytest.raises(needs.Missing, match="apt-get install default-jre-headless"):
        needs.java()


def test_a_missing_node_module_is_named():
    with pytest.raises(
        needs.Missing, match=r"no node module no-such-module .* run `npm install --prefix tests/browser"
    ):
        needs.node_module("no-such-module/x.js")


def test_a_test_that_misses_something_is_skipped_with_what_it_misses():
    with pytest.raises(pytest.skip.Exception, match="no-such-module"):
        needs.or_skip(needs.node_module, "no-such-module/x.js")
