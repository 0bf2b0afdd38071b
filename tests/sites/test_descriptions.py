"""Every page that people may find says in a sentence what it holds, in its own language."""

from __future__ import annotations

import re

import pytest

from tests.harness import SERIES, Site, article, day


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    text = SERIES + "".join(
        day(1, lang, "One", "tags: [courage]\n") + article("a", lang, "A", "date: 2026-10-20\ntags: [courage]\n")
        for lang in ("en", "it")
    )
    names = {"en": {"name": "Better"}, "it": {"name": "Meglio"}}
    return Site(tmp_path_factory.mktemp("descriptions"), text, DAYBYDAY_SITE=names).build()


@pytest.mark.parametrize(
    ("path", "description"),
    [
        ("articles", "Better: every article, newest first, with ways into months and subjects."),
        ("it/articoli", "Meglio: tutti gli articoli, dal più recente, anche per mese e per argomento."),
        ("tag/courage", "Better: every day and article on “courage”, newest first."),
        ("it/tag/courage", "Meglio: tutti i giorni e gli articoli su «courage», dal più recente."),
        ("2026/11", "Better: what came out in November 2026, newest first."),
        ("it/2026/11", "Meglio: tutto quello che è uscito nel mese di novembre 2026, dal più recente."),
        ("connections/days/1-30", "Better connections: days 1 to 30, each with its title and what to do."),
        ("it/relazioni/days/1-30", "Relazioni che contano: i giorni da 1 a 30, con i titoli e i compiti."),
    ],
)
def test_a_list_says_what_it_holds(built, path, description):
    page = built.text(f"{path}/index.html")

    assert re.findall('<meta name="description" content="([^"]*)"', page) == [description]
