"""axe-core finds nothing on any kind of page, in either language, light or dark, on phone and desk."""

from __future__ import annotations

import pytest

from tests.browser.serving import PAGES
from tests.example import content_of_the_example, settings_of_the_example

pytestmark = [pytest.mark.slow, content_of_the_example, settings_of_the_example]

EVERY = [pytest.param(address, id=f"{kind}-{lang}") for kind, both in PAGES.items() for lang, address in both.items()]


def violations(page, axe: str) -> list[str]:
    """What axe-core complains of, a line for each element."""
    page.evaluate(axe)
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']}).then(result => result.violations)")
    return [
        f"{one['id']}: {node['html'][:200]} {node.get('failureSummary', '')}" for one in found for node in one["nodes"]
    ]


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("address", EVERY)
def test_no_barriers(visit, axe, address, scheme, width):
    assert violations(visit(address, width=width, scheme=scheme).page, axe) == []


def test_the_schemes_really_differ(visit):
    colours = {
        visit("/", scheme=scheme).page.evaluate("getComputedStyle(document.body).color") for scheme in ("light", "dark")
    }

    assert len(colours) == 2


def test_axe_finds_a_barrier_where_there_is_one(visit, axe):
    page = visit("/").page
    page.evaluate("document.documentElement.removeAttribute('lang')")

    assert [one for one in violations(page, axe) if one.startswith("html-has-lang")]
