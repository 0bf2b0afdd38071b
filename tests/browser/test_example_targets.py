"""What one can tap is at least 24 px high and wide (WCAG 2.2, 2.5.8), on every kind of page, in either language."""

from __future__ import annotations

import pytest

from tests.browser.serving import PAGES
from tests.example import content_of_the_example, settings_of_the_example

pytestmark = [pytest.mark.slow, content_of_the_example, settings_of_the_example]

EVERY = [pytest.param(address, id=f"{kind}-{lang}") for kind, both in PAGES.items() for lang, address in both.items()]

SMALL = """
() => {
  const targets = document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary");
  const inSentence = (target) => {
    if (getComputedStyle(target).display !== "inline") return false;
    const block = target.parentElement.closest("p, li, dd, dt, td, th, figcaption, blockquote, div, h1, h2, h3");
    const around = [...block.childNodes].filter((node) => !node.contains(target)).map((node) => node.textContent).join("");
    return /[\\p{L}\\p{N}]{2}/u.test(around) && block.matches(".text *, .text, p");
  };
  const small = [];
  for (const target of targets) {
    const boxes = [target, target.closest("label"), target.id && document.querySelector(`label[for="${target.id}"]`)];
    const sizes = boxes.filter(Boolean).map((box) => box.getBoundingClientRect());
    if (!target.getClientRects().length || getComputedStyle(target).visibility === "hidden") continue;
    if (target.closest(".skip, .visually-hidden") || inSentence(target)) continue;
    if (sizes.some((box) => box.width >= 24 && box.height >= 24)) continue;
    small.push(`${target.outerHTML.slice(0, 120)} ${sizes[0].width.toFixed(1)} x ${sizes[0].height.toFixed(1)}`);
  }
  return small;
}
"""


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("address", EVERY)
def test_every_target_can_be_hit(visit, address, width):
    assert visit(address, width=width).page.evaluate(SMALL) == []


def test_a_small_target_is_found_where_there_is_one(visit):
    page = visit("/").page
    page.evaluate(
        "document.querySelector('nav a').style.cssText = 'display: inline-block; font-size: 8px; padding: 0; min-height: 0; line-height: 1'"
    )

    assert page.evaluate(SMALL)
