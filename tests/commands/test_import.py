"""`invoke import`, as one types it."""

from __future__ import annotations

import pytest

from tests.commands.conftest import Project
from tests.importing.wxr import ENGLISH, item, write_export


def export(project: Project) -> None:
    write_export(project.folder, *(item(n, f"Day {n}: Ask", f"{ENGLISH}\n\nDAY {n} HOMEWORK: Go.") for n in (1, 2, 3)))


def test_texts_come_into_the_site_one_stands_in(project):
    export(project)
    done = project.invoke("import", "export.xml", now="2011-05-08T12:00:00+02:00")

    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.splitlines()[0] == "3 texts from an export of WordPress"
    assert done.stdout.splitlines()[-3:] == [
        "4 files written.",
        f"What was changed, dropped or guessed, text by text: {project.content}/.import/summary.md",
        "`invoke check` finds 0 errors in this site now.",
    ]
    assert (project.content / "better-connections/002-post-2.en.md").is_file()


def test_the_site_is_built_with_them(project):
    export(project)
    project.invoke("import", "export.xml", now="2011-05-08T12:00:00+02:00")
    built = project.invoke("build", now="2011-05-08T12:00:00+02:00")

    assert built.returncode == 0, built.stdout + built.stderr
    assert ENGLISH in (project.output / "better-connections/2/index.html").read_text("utf-8")
    assert "better-connections/2/" in (project.output / "2011/04/post-2/index.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["none.xml"], "none.xml: there is no such file or folder; nothing was written."),
        (["pelicanconf.py"], "pelicanconf.py is nothing that can be imported; what can is an export of WordPress (WXR, an .xml file), a backup of Blogger (Atom), a feed (RSS, Atom, JSON), a folder of Markdown and a page as a browser saves it (HTML, MHTML, plain text), or a folder of them."),
        (["export.xml", "--output", "pelicanconf.py"], "pelicanconf.py is no folder; nothing was written."),
    ],
)  # fmt: skip
def test_what_cannot_be_imported_is_said_in_one_line(project, words, said):
    export(project)
    done = project.invoke("import", *words)

    assert (done.returncode, done.stderr.strip()) == (1, said)


def test_italian_authors_are_told_in_italian(project):
    export(project)
    done = project.invoke("import", "export.xml", "--dry-run", DAYBYDAY_SPEAK="it")

    assert done.stdout.splitlines()[0] == "3 testi da un’esportazione di WordPress"
    assert done.stdout.splitlines()[-1] == "Si scriverebbero 4 file; non è stato scritto nulla."
    assert not (project.content / "better-connections").exists()


def test_a_site_in_a_foreign_theme_is_left_alone(project):
    export(project)
    with (project.folder / "pelicanconf.py").open("a", encoding="utf-8") as settings:
        settings.write('THEME = "simple"\n')
    done = project.invoke("import", "export.xml")

    assert done.returncode == 1
    assert done.stderr.startswith("What is imported is written for a site with the theme of this kit")


def test_a_missing_package_is_said(project, monkeypatch):
    import importlib.util

    from daybyday.importing.errors import PackageMissingError
    from daybyday.importing.planning.detection import need_detector

    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    with pytest.raises(PackageMissingError, match='run `pip install "daybyday\\[import\\]"` once'):
        need_detector()
