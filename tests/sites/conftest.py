"""`module_site`: a site that is built once and looked at by several tests."""

from __future__ import annotations

import pytest

from tests.harness import Site


@pytest.fixture(scope="module")
def module_site(tmp_path_factory):
    def make(text: str = "", **settings) -> Site:
        return Site(tmp_path_factory.mktemp("site"), text, **settings)

    return make
