"""The Nu HTML checker has nothing to say about any page: no errors, no warnings."""

from __future__ import annotations

import pytest

from tests.sites.rich import NOW, rich_site

pytestmark = pytest.mark.slow


def test_a_site_with_everything_in_it_is_valid(checked, tmp_path):
    """Fallbacks, notices, old addresses, footnotes, dangerous titles."""
    assert checked(rich_site(tmp_path).build(NOW).folder) == []


def test_the_checker_sees_a_mistake(checked, tmp_path):
    (tmp_path / "index.html").write_text("<!doctype html><html lang=en><title>x</title><p id=a><p id=a>")

    assert [line for line in checked(tmp_path) if "Duplicate ID" in line]
