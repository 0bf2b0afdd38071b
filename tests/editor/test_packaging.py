"""The editor's files are those of its packages, changed where `packaging/browser_editor.py` says so."""

from __future__ import annotations

import importlib.util
import json
import shutil

import pytest

from daybyday.theming import editor_files
from tests.harness import ROOT


@pytest.fixture(scope="module")
def packaging():
    spec = importlib.util.spec_from_file_location("browser_editor", ROOT / "packaging" / "browser_editor.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("npm"), reason="no npm: run `apt-get install npm`")
def test_they_are_the_files_of_the_packages(packaging):
    files = packaging.editor_files()

    assert sorted(files) == editor_files.names()
    assert [name for name, data in files.items() if data != editor_files.read(name)] == []


@pytest.mark.parametrize("host", ["fonts.googleapis.com", "cdn.jsdelivr.net"])
def test_fonts_are_asked_of_nobody(host):
    assert host not in editor_files.read("sveltia-cms.js").decode()


def test_words_are_there_for_the_languages_it_offers(packaging):
    program = editor_files.read("sveltia-cms.js").decode()

    assert f"`{','.join(('en-US', *packaging.LANGUAGES))}`" in program
    for lang in packaging.LANGUAGES:
        assert json.loads(editor_files.read(f"locales/{lang}.json"))["save"]


def test_a_version_that_is_written_otherwise_is_refused(packaging):
    with pytest.raises(packaging.EditorChangedError):
        packaging._without_hosts("another program")
