"""The search is made when it is asked for, and at publishing."""

from __future__ import annotations

import pytest
from invoke.exceptions import Exit

from daybyday.cli import commands
from daybyday.pelican_adapter import settings as adapter


@pytest.fixture
def searchable(project):
    """A project that does not do without search."""
    conf = project.folder / "pelicanconf.py"
    conf.write_text(conf.read_text("utf-8").replace(', "search"]', "]"), "utf-8")
    return project


@pytest.mark.parametrize(
    ("words", "is_made"), [(("build",), False), (("build", "--search"), True), (("publish",), True)]
)
def test_a_search_is_made_when_it_is_asked_for_and_at_publishing(searchable, words, is_made):
    done = searchable.invoke(*words, SITEURL="https://example.org")

    assert done.returncode == 0, done.stderr
    assert (searchable.output / "it/cerca/index.html").exists() == is_made
    assert (searchable.output / "pagefind/pagefind.js").exists() == is_made


def test_without_pagefind_one_sentence_says_what_to_install(searchable, monkeypatch):
    monkeypatch.setattr(adapter, "can_index", lambda: False)
    monkeypatch.chdir(searchable.folder)

    with pytest.raises(Exit) as refused:
        commands.build.body(None, search=True)

    assert (
        refused.value.message == 'The search needs Pagefind: run `pip install "pagefind[bin]"` once, and build again.'
    )
    assert not searchable.output.exists()
