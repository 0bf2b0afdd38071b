"""What everything rests on: whatever may change a page without being in its value changes the cache key."""

from __future__ import annotations

import importlib
import os
import shutil
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from daybyday.building import cache_key, distributions
from daybyday.edition.site_context import SiteContext
from daybyday.engine.store import Store
from daybyday.markdown.settings import MarkdownSettings
from daybyday.model import TagNames
from daybyday.theming.theme import Theme
from daybyday.words import load_words
from tests.assembling.maker import SETTINGS

WORDS = load_words(("en", "it"), {})[0]
CONTEXT = SiteContext(SETTINGS, WORDS)
MARKDOWN = MarkdownSettings(("extra",), {"markdown.extensions.toc": {"permalink": False}}, {"en": "Back"})


@pytest.fixture
def theme(tmp_path):
    templates = tmp_path / "theme/templates"
    templates.mkdir(parents=True)
    (templates / "base.html").write_text("one")
    return tmp_path / "theme"


def pages(theme, context=CONTEXT, tags=TagNames(), texts="x"):
    return cache_key.of_pages(context, tags, Theme(theme), texts)


def test_it_is_the_same_as_long_as_nothing_changes(theme):
    assert pages(theme) == pages(theme)
    assert cache_key.of_texts(MARKDOWN, ()) == cache_key.of_texts(replace(MARKDOWN), ())


def test_a_template_changes_it(theme):
    before = pages(theme)
    (theme / "templates/base.html").write_text("two")

    assert pages(theme) != before


def test_a_template_that_is_renamed_changes_it(theme):
    before = pages(theme)
    (theme / "templates/base.html").rename(theme / "templates/other.html")

    assert pages(theme) != before


def test_a_setting_changes_it(theme):
    assert pages(theme, SiteContext(replace(SETTINGS, origin="https://other.example"), WORDS)) != pages(theme)


def test_a_word_changes_it(theme):
    italian = replace(WORDS["it"], printed={**WORDS["it"].printed, "nav_today": "Adesso"})

    assert pages(theme, SiteContext(SETTINGS, {**WORDS, "it": italian})) != pages(theme)


def test_the_name_of_a_tag_changes_it(theme):
    assert pages(theme, tags=TagNames({"habits": {"en": "Habits"}})) != pages(theme)


@pytest.mark.parametrize(
    "other",
    [
        replace(MARKDOWN, extensions=("extra", "tables")),
        replace(MARKDOWN, configs={"markdown.extensions.toc": {"permalink": True}}),
        replace(MARKDOWN, footnote_back={"en": "Go back"}),
    ],
)
def test_how_markdown_is_read_changes_it(other):
    assert cache_key.of_texts(other, ()) != cache_key.of_texts(MARKDOWN, ())


def test_a_function_in_a_setting_is_known_by_its_name():
    def slugify(text: str) -> str:
        return text

    first = MarkdownSettings((), {"toc": {"slugify": slugify}})
    again = MarkdownSettings((), {"toc": {"slugify": slugify}})

    assert first.as_text() == again.as_text()
    assert " at 0x" not in first.as_text()


def test_a_function_that_does_something_else_is_another():
    settings = {}
    for body in ("text.lower()", "text.upper()"):
        exec(f"def slugify(text):\n    return {body}\n", settings)
        settings[body] = MarkdownSettings((), {"toc": {"slugify": settings["slugify"]}}).as_text()

    assert settings["text.lower()"] != settings["text.upper()"]


@pytest.fixture
def installed(tmp_path, monkeypatch):
    """A function that puts a distribution onto the path, in place of what is there of that name; it gives its folder."""
    place = tmp_path / "site-packages"
    place.mkdir()
    monkeypatch.setattr(sys, "path", [str(place), *sys.path])
    distributions.forget()

    def install(name: str, version: str, requires=(), files=(), entry_points="") -> Path:
        for old in place.glob(f"{name}-*.dist-info"):
            shutil.rmtree(old)
        metadata = place / f"{name}-{version}.dist-info"
        metadata.mkdir()
        requirements = "".join(f"Requires-Dist: {one}\n" for one in requires)
        (metadata / "METADATA").write_text(
            f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n{requirements}\nRequires-Dist: prose\n"
        )
        for file, text in dict(files).items():
            (place / file).parent.mkdir(parents=True, exist_ok=True)
            (place / file).write_text(text)
        (metadata / "RECORD").write_text("".join(f"{file},sha256=x,1\n" for file in dict(files)))
        (metadata / "entry_points.txt").write_text(entry_points)
        distributions.forget()
        importlib.invalidate_caches()
        return place

    yield install
    distributions.forget()


def key(**settings) -> str:
    """What the texts of a site with some settings rest on."""
    return cache_key.of_texts(MARKDOWN, cache_key.named_modules(settings))


def test_what_nobody_asked_for_changes_nothing(installed):
    before = key()
    installed("unrelated", "1.0", requires=["babel"])

    assert key() == before


@pytest.mark.parametrize("name", ["Markdown", "babel", "MarkupSafe", "python_dateutil"])
def test_another_version_of_what_we_require_changes_it(installed, name):
    """The last one is required by what we require."""
    before = key()
    installed(name, "99.0")

    assert key() != before
    assert f"{distributions.normalized(name)} 99.0" in key()


def test_what_is_required_only_with_an_extra_counts_only_with_it(installed):
    installed("extended", "1.0")
    installed("plain", "1.0", requires=["extended>=1; extra == 'more'"])
    installed("richer", "1.0", requires=["plain[more]; python_version > '3'"])

    assert distributions.versions(("plain",)) == ("plain 1.0",)
    assert distributions.versions(("richer",)) == ("extended 1.0", "plain 1.0", "richer 1.0")


def test_requirements_may_go_round_in_a_circle(installed):
    installed("chicken", "1.0", requires=["egg"])
    installed("egg", "2.0", requires=["chicken"])

    assert distributions.versions(("egg",)) == ("chicken 1.0", "egg 2.0")


def test_older_metadata_is_read_too(tmp_path, monkeypatch):
    folder = tmp_path / "older-1.0-py3.11.egg-info"
    folder.mkdir()
    (folder / "PKG-INFO").write_text("Name: older\nVersion: 1.0\n")
    (folder / "requires.txt").write_text("yaml-of-old>=1\n\n[more]\nnever\n\n[:python_version>'3']\nalways\n")
    for name in ("yaml_of_old", "always", "never"):
        (tmp_path / f"{name}-2.dist-info").mkdir()
    monkeypatch.setattr(sys, "path", [str(tmp_path)])
    distributions.forget()
    found = distributions.versions(("older",))
    distributions.forget()

    assert found == ("always 2", "older 1.0", "yaml-of-old 2")


def test_without_metadata_of_our_own_everything_counts(tmp_path, monkeypatch):
    (tmp_path / "unrelated-1.0.dist-info").mkdir()
    monkeypatch.setattr(sys, "path", [str(tmp_path)])
    distributions.forget()
    machine = cache_key._machine()
    distributions.forget()

    assert machine.splitlines()[-1] == "unrelated 1.0"


PLUGIN = {"pelican_stars/__init__.py": "def register():\n    pass\n"}


def test_another_version_of_a_plugin_changes_it_and_of_what_that_requires(installed):
    installed("star_maps", "1.0")
    installed("pelican_stars_plugin", "1.0", requires=["star-maps"], files=PLUGIN)
    named = {"PLUGINS": ["daybyday", "pelican_stars"]}
    before = key(**named)
    installed("star_maps", "2.0")
    after = key(**named)
    installed("pelican_stars_plugin", "2.0", requires=["star-maps"], files=PLUGIN)

    assert len({before, after, key(**named)}) == 3


def test_a_plugin_the_site_does_not_name_changes_nothing(installed):
    before = key(PLUGINS=["daybyday"])
    installed("pelican_stars_plugin", "1.0", files=PLUGIN)

    assert key(PLUGINS=["daybyday"]) == before


def test_a_plugin_of_the_authors_own_changes_it_when_it_is_edited(tmp_path):
    plugin = tmp_path / "own_plugins/own_plugin.py"
    plugin.parent.mkdir()
    plugin.write_text("A = 1\n")
    named = {"PLUGINS": ["own_plugin"], "PLUGIN_PATHS": [str(plugin.parent)]}
    before = key(**named)
    plugin.write_text("A = 2\n")

    assert key(**named) != before


def test_a_plugin_with_several_files_changes_it_when_any_is_edited(tmp_path):
    plugin = tmp_path / "own_plugins/own_package"
    plugin.mkdir(parents=True)
    (plugin / "__init__.py").write_text("")
    named = {"PLUGINS": ["own_package"], "PLUGIN_PATHS": [str(plugin.parent)]}
    before = key(**named)
    (plugin / "more.py").write_text("A = 2\n")

    assert key(**named) != before


def test_a_plugin_counts_by_what_it_is_not_by_how_it_is_called():
    """Settings hold names before Pelican has loaded plugins, and others afterwards."""
    assert key(PLUGINS=["daybyday"]) == key(PLUGINS=["pelican.plugins.daybyday"]) == key(PLUGINS=[])


def test_what_an_extension_by_its_short_name_comes_from_changes_it(installed):
    entry_points = "[console_scripts]\nx = y\n\n[markdown.extensions]\nstars = stars:Extension\n"
    named = {"MARKDOWN": {"extensions": ["stars"]}}
    installed("markdown_stars", "1.0", entry_points=entry_points)
    before = key(**named)
    installed("markdown_stars", "2.0", entry_points=entry_points)

    assert key(**named) != before


def test_an_extension_of_the_authors_own_changes_it_when_it_is_edited(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "path", [str(tmp_path), *sys.path])
    (tmp_path / "own").mkdir()
    (tmp_path / "own/__init__.py").write_text("")
    (tmp_path / "own/extension.py").write_text("A = 1\n")
    settings = {"MARKDOWN": {"extensions": ["own.extension"]}}
    before = key(**settings)
    (tmp_path / "own/extension.py").write_text("A = 2\n")

    assert key(**settings) != before


@pytest.fixture
def package(tmp_path, monkeypatch):
    """A package of one module, and what a process knows of it: nothing."""
    folder = tmp_path / "package"
    folder.mkdir()
    (folder / "module.py").write_text("one = 1")
    monkeypatch.setattr(cache_key, "_PACKAGE", folder)
    monkeypatch.setattr(cache_key, "_digests", {})
    monkeypatch.setattr(cache_key, "_SETTLED", -1)
    return folder


def in_another_process(store: Store) -> str:
    cache_key._digests.clear()
    cache_key.remember_code(store)
    return cache_key._code()


def test_a_package_nobody_has_touched_is_not_read_again(package, monkeypatch):
    store = Store.in_memory()
    digest = in_another_process(store)
    monkeypatch.setattr(cache_key, "tree", lambda folder: pytest.fail(f"{folder} was read"))

    assert digest == in_another_process(store)


@pytest.mark.parametrize("same_time", [False, True])
def test_a_package_that_was_touched_is_read_again(package, same_time):
    store, module = Store.in_memory(), package / "module.py"
    before, status = in_another_process(store), module.stat()
    module.write_text("one = 2")
    if same_time:  # as some programs leave it
        os.utime(module, ns=(status.st_atime_ns, status.st_mtime_ns))

    assert before != in_another_process(store)


def test_a_package_that_was_written_just_now_is_not_relied_on(package, monkeypatch):
    monkeypatch.setattr(cache_key, "_SETTLED", 10**12)
    store = Store.in_memory()
    in_another_process(store)

    assert store.load("code") is None
