"""Where files go is known before what is in them: a preview of thousands of texts shows one of them."""

from __future__ import annotations

import gc
import pickle
import weakref

import pytest

from daybyday import views
from daybyday.edition.edition import Edition
from daybyday.edition.site_context import SiteContext
from daybyday.parts import LatePart
from tests.assembling.maker import SETTINGS, site

from .test_links import EVERYTHING, NOON_8, WORDS


@pytest.fixture
def edition() -> Edition:
    return Edition(site(EVERYTHING, NOON_8), SiteContext(SETTINGS, WORDS), {})


def asked_for(edition: Edition) -> set[str]:
    """The files of posts that something was made of."""
    return set(edition._posts)


def test_to_say_which_days_and_lists_have_a_page_no_post_is_looked_at(edition):
    for view in (views.home, views.follow, views.day, views.series, views.listings, views.homework, views.calendar):
        assert [*view.parts(edition)]

    assert {path for path in asked_for(edition) if path.startswith("connections/")} == set()


def test_the_page_of_a_day_is_made_when_it_is_asked_for(edition):
    parts = {part.path: part for part in views.day.parts(edition)}
    part = parts["connections/8/index.html"]

    assert (part.value.number, part.value.post.source.path) == (8, "connections/008.en.md")
    assert "connections/008.en.md" in asked_for(edition)


@pytest.mark.parametrize("view", [views.home, views.series, views.homework])
def test_what_takes_long_is_made_once(edition, view):
    part = next(iter(view.parts(edition)))

    assert isinstance(part, LatePart)
    assert part.value is part.value
    assert part.inputs is part.value


def test_lists_say_the_same_of_a_day_whoever_asks_first(edition):
    asked_late = [(part.path, part.value) for part in reversed([*views.listings.parts(edition)])]
    other = Edition(edition.site, edition.context, edition.facts)

    assert [(part.path, part.value) for part in views.listings.parts(other)] == asked_late[::-1]


def test_a_feed_goes_to_another_process_with_its_items_and_without_the_site():
    later = Edition(site(EVERYTHING, "2027-03-01T11:00"), SiteContext(SETTINGS, WORDS), {})
    parts = [*views.atom.parts(later)]

    sent = pickle.loads(pickle.dumps(parts))
    assert any("/archive/" in part.path for part in sent)
    assert [(part.path, [*part.value.items]) for part in sent] == [(part.path, [*part.value.items]) for part in parts]
    assert b"Edition" not in pickle.dumps(parts)


def test_an_edition_that_nobody_needs_any_more_is_let_go_at_once():
    """While an author writes there is a new one after each change, and garbage is looked for seldom."""
    later = Edition(site(EVERYTHING, "2027-03-01T11:00"), SiteContext(SETTINGS, WORDS), {})
    gc.disable()
    try:
        parts = views.all_parts(later)
        assert all(part.inputs is not None for part in parts)
        known = weakref.ref(later)
        del later, parts
        assert known() is None
    finally:
        gc.enable()
