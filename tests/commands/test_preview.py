"""`invoke serve`: the site while one writes."""

from __future__ import annotations

import shutil
import socket
from pathlib import Path

import pytest

from tests.commands.conftest import Project
from tests.commands.test_check import SOUND
from tests.harness import HOMEWORK, ROOT, day, split_site
from tests.preview.running import running, wait_for
from tests.processes import children_of

BEGIN = "connections/001-begin.en.md"


def test_a_port_in_use_is_said_with_another(project):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = project.invoke("serve", "--port", str(port))

    assert 1 == done.returncode
    assert f"Try `invoke serve --port {port + 1}`." in done.stderr


def test_a_moment_that_is_none_is_said_before_anything_begins(project):
    done = project.invoke("serve", "--at", "tomorrow")

    assert (1, "`--at tomorrow` is not a moment; write 2026-11-08 or 2026-11-08T07:00:00+01:00.") == (
        done.returncode, done.stderr.strip()
    )  # fmt: skip


def test_a_folder_without_settings_is_said_to_be_one(project):
    (project.folder / "pelicanconf.py").unlink()

    assert "There is no pelicanconf.py here" in project.invoke("serve").stderr


def _text(words: str, title: str = "Begin") -> str:
    return f"---\ntitle: {title}\n---\n{words}\n{HOMEWORK}"


@pytest.mark.slow
def test_what_is_saved_is_there_and_a_mistake_leaves_what_was(project):
    for path, text in split_site(day(9, "en", "Later", text="Later words.")).items():
        project.write(path, text)
    with running(project.folder) as preview:
        assert "as of 2026-11-08T23:59:59+01:00" in wait_for(
            lambda: "The site is at" in preview.said() and preview.said()
        )
        project.write(BEGIN, _text("Other words."))
        wait_for(lambda: "Other words." in preview.get("/connections/1/")[1])
        project.write(BEGIN, _text("Broken words.", title="[Begin"))
        wait_for(lambda: "the site stays as it was" in preview.said())
        assert "001-begin.en.md:2:8: error yaml-broken" in preview.said()
        assert "Other words." in preview.get("/connections/1/")[1]
        assert "001-begin.en.md:2:8" in preview.get("/_daybyday/")[1]
        project.write(BEGIN, _text("Mended words."))
        wait_for(lambda: "Mended words." in preview.get("/connections/1/")[1])
        assert "Coming on Monday 9 November 2026, 07:00" in preview.get("/connections/9/")[1]
        assert 404 == preview.get("/connections/10/")[0]

        children = children_of(preview.process.pid)
        assert 0 == preview.interrupt()
        assert [] == [one for one in children if Path(f"/proc/{one}").exists()]
        assert "Traceback" not in preview.said()
    assert not project.output.exists()
    assert not (project.folder / ".preview").exists()


@pytest.mark.slow
def test_a_build_beside_it_comes_to_its_end(project):
    with running(project.folder) as preview:
        done = project.invoke("build")

        assert (0, 200) == (done.returncode, preview.get("/connections/1/")[0])
        assert "_daybyday" not in (project.output / "connections/1/index.html").read_text("utf-8")


@pytest.mark.slow
def test_code_and_settings_that_cannot_be_run_leave_the_site_as_it_was(tmp_path):
    shutil.copytree(ROOT / "plugins", tmp_path / "plugins", ignore=shutil.ignore_patterns("__pycache__"))
    project = Project(tmp_path)
    project.write("connections/series.yaml", SOUND)
    settings = tmp_path / "pelicanconf.py"
    settings.write_text(settings.read_text("utf-8").replace(str(ROOT / "plugins"), str(tmp_path / "plugins")), "utf-8")
    with running(tmp_path, package=tmp_path / "plugins") as preview:
        wait_for(lambda: "The site is at" in preview.said())
        view = tmp_path / "plugins/daybyday/views/pages/day.py"
        good = view.read_text("utf-8")
        view.write_text(f"{good}\ndef broken(:\n", "utf-8")
        line = good.count("\n") + 2
        wait_for(lambda: f"plugins/daybyday/views/pages/day.py:{line}:" in preview.get("/_daybyday/")[1])
        assert "Text." in preview.get("/connections/1/")[1]
        project.write(BEGIN, _text("Other words."))
        wait_for(lambda: "Other words." in preview.get("/connections/1/")[1])

        view.write_text(good.replace("def render(part: Part", "MARK = 1\n\n\ndef render(part: Part"), "utf-8")
        wait_for(lambda: "Nothing to mend." in preview.get("/_daybyday/")[1])
        assert "Other words." in preview.get("/connections/1/")[1]

        before = settings.read_text("utf-8")
        settings.write_text(f"{before}\n1 / 0\n", "utf-8")
        wait_for(lambda: "ZeroDivisionError" in preview.get("/_daybyday/")[1])
        assert f"<code>pelicanconf.py:{before.count(chr(10)) + 2}:1" in preview.get("/_daybyday/")[1]
        assert "Other words." in preview.get("/connections/1/")[1]

        settings.write_text(before.replace('"Test"', '"Renamed"'), "utf-8")
        wait_for(lambda: "Renamed" in preview.get("/connections/1/")[1])
        assert "Nothing to mend." in preview.get("/_daybyday/")[1]


@pytest.mark.slow
def test_settings_that_are_broken_from_the_start_are_shown_until_they_are_mended(project):
    settings = project.folder / "pelicanconf.py"
    good = settings.read_text("utf-8")
    settings.write_text(f"{good}\nx = (\n", "utf-8")
    with running(project.folder) as preview:
        status, page = preview.get("/")
        assert (503, True) == (status, "pelicanconf.py:10:5</code> <i>settings-unusable</i>" in page)
        assert "was never closed" in page
        settings.write_text(good, "utf-8")
        wait_for(lambda: 200 == preview.get("/connections/1/")[0])


@pytest.mark.slow
def test_a_foreign_theme_is_rendered_by_pelican(project):
    settings = project.folder / "pelicanconf.py"
    settings.write_text(settings.read_text("utf-8").replace(repr(str(ROOT / "theme")), '"simple"'), "utf-8")
    with running(project.folder) as preview:
        wait_for(lambda: "Text." in preview.get("/connections/1/")[1])
        assert "/_daybyday/preview.js" in preview.get("/connections/1/")[1]
        project.write(BEGIN, _text("Other words."))
        wait_for(lambda: "Other words." in preview.get("/connections/1/")[1])
        project.write(BEGIN, _text("Broken words.", title="[Begin"))
        wait_for(lambda: "yaml-broken" in preview.get("/_daybyday/")[1])
        assert "Other words." in preview.get("/connections/1/")[1]
        assert "_daybyday" not in (project.folder / ".preview/connections/1/index.html").read_text("utf-8")
    assert not project.output.exists()
