"""What decides where links lead: where it is the same, they lead to the same place. A page that is not made anew rests on that."""

from __future__ import annotations

import pickle
from dataclasses import replace
from itertools import product

import pytest

from daybyday.edition.links import decided_by, on_page
from daybyday.engine import Fingerprints
from daybyday.parts import LatePart
from tests.assembling.maker import SERIES, article, day, on, page

from .test_links import EVERYTHING, HERE, edition

WRITTEN = (
    "{filename}003.en.md", "{filename}003.it.md#homework", "{filename}020.en.md", "{filename}006.en.md", "{filename}005.en.md",
    "{filename}nowhere.md", "{filename}../articles/silence.en.md", "{filename}../articles/later.en.md", "{static}/images/bridge.svg",
    "{tag}habits", "{index}", "/connections/3/", "/connections/20/", "/connections/30/", "/tag/habits/",
)  # fmt: skip
NOWS = ("2026-11-08T11:00", "2026-11-09T11:00", "2026-11-20T11:00", "2026-12-02T11:00", "2027-03-01T11:00")


def without(*names: str):
    return [source for source in EVERYTHING if source.path not in names]


SITES = {
    "as it was": EVERYTHING,
    "a text less": without("connections/003.en.md"),
    "a text more": [*EVERYTHING, day(3, "it"), day(20, "it")],
    "withdrawn": [*without("connections/003.en.md"), day(3, status="withdrawn", tags=("habits",))],
    "withdrawn in one language": [*EVERYTHING, day(3, "it", status="withdrawn")],
    "published": [*without("connections/005.en.md"), day(5)],
    "another slug": [*without("articles/silence.it.md"), article("silence", "it", slug="quiete")],
    "earlier": [*without("articles/later.en.md"), article("later", date=on("2026-11-01"))],
    "an original of its own": [*EVERYTHING, page("more"), day(2, "it")],
}
POLICIES = [replace(SERIES, translations=policy) for policy in ("fallback", "skip", "hold")]


@pytest.mark.parametrize("written", WRITTEN)
def test_links_lead_to_the_same_place_where_what_decides_them_is_the_same(written):
    fingerprints = Fingerprints()
    led: dict[bytes, object] = {}
    for sources, now, series in product(SITES.values(), NOWS, POLICIES):
        at, post = edition(written, HERE, sources, now, "", series)
        for lang in ("en", "it"):
            deciding = fingerprints((lang, decided_by(at, post, lang)))
            links = on_page(at, post, lang)
            assert led.setdefault(deciding, links) == links


def test_of_most_links_less_is_asked_than_where_they_lead():
    """Else nothing would be gained."""
    at, post = edition("{filename}003.en.md", HERE, EVERYTHING, NOWS[0], "", SERIES)

    assert decided_by(at, post, "en") == (at.site.targets["connections/003.en.md"],)


def test_a_late_part_goes_to_another_process_with_its_value():
    part = LatePart("a/index.html", "day", lambda: "the value", "a.md", lambda: ("what", "decides"))

    sent = pickle.loads(pickle.dumps(part))
    assert ("a/index.html", "day", "the value", "a.md") == (sent.path, sent.view, sent.value, sent.owner)
