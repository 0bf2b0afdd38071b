"""`invoke schedule`: which files it writes, and that it replaces none unseen."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.commands.conftest import Project
from tests.harness import SERIES, split_site

WORKFLOW = ".github/workflows/publish.yml"


@pytest.fixture
def project(tmp_path):
    return Project(tmp_path)


def test_a_workflow_by_the_releases_of_all_series(project):
    for path, text in split_site(SERIES.replace("connections", "evenings").replace("07:00", "19:00")).items():
        project.write(path, text)
    done = project.invoke("schedule", "github", SITEURL="https://ada.test")
    text = (project.folder / WORKFLOW).read_text("utf-8")

    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(f"{WORKFLOW}\n")
    hours = {int(line.split()[3]) for line in text.splitlines() if "- cron:" in line}
    assert {5, 6, 17, 18} <= hours
    assert "invoke publish --to github-pages --yes" in text


def test_a_second_time_changes_nothing(project):
    project.invoke("schedule", "cron", SITEURL="https://ada.test")
    before = {path: path.stat().st_mtime_ns for path in (project.folder / "schedule").iterdir()}
    done = project.invoke("schedule", "cron", SITEURL="https://ada.test")

    assert (done.returncode, done.stdout.count(" is as it should be.\n")) == (0, 3)
    assert {path: path.stat().st_mtime_ns for path in (project.folder / "schedule").iterdir()} == before


def test_an_edited_file_is_shown_and_left(project):
    project.invoke("schedule", "github", SITEURL="https://ada.test")
    workflow = project.folder / WORKFLOW
    edited = workflow.read_text("utf-8").replace("ubuntu-latest", "ubuntu-24.04")
    workflow.write_text(edited, "utf-8")
    done = project.invoke("schedule", "github", SITEURL="https://ada.test")

    assert (done.returncode, workflow.read_text("utf-8")) == (1, edited)
    assert "-    runs-on: ubuntu-24.04\n+    runs-on: ubuntu-latest\n" in done.stdout
    assert done.stderr == f"{WORKFLOW} is another by now, and was not touched.\n"

    done = project.invoke("schedule", "github", "--yes", SITEURL="https://ada.test")
    assert done.returncode == 0
    assert "ubuntu-24.04" not in workflow.read_text("utf-8")


def test_a_script_names_this_folder_and_this_environment(project):
    project.invoke(
        "schedule", "systemd", "--to", "rsync", "--destination", "ada@host:/var/www", SITEURL="https://a.test"
    )
    text = (project.folder / "schedule/daily.sh").read_text("utf-8")

    assert f"\ncd {project.folder} || exit 1\n" in text
    assert (
        f"\n  {Path(sys.executable).with_name('invoke')} publish --to rsync --destination ada@host:/var/www >>" in text
    )


def test_codeberg_gets_two_workflows_and_the_branch_it_serves(project):
    done = project.invoke("schedule", "forgejo", SITEURL="https://ada.test")
    text = (project.folder / ".forgejo/workflows/publish.yml").read_text("utf-8")

    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(".forgejo/workflows/publish.yml\n.forgejo/workflows/evening.yml\n")
    assert "\n            invoke publish --to github-pages --destination origin/pages --yes || status=$?\n" in text


def test_gitlab_is_told_no_target(project):
    done = project.invoke("schedule", "gitlab", "--to", "s3", SITEURL="https://ada.test")

    assert done.returncode == 1
    assert done.stderr == (
        "GitLab serves what its job `pages` leaves behind, and publishes nowhere else: leave out `--to`.\n"
    )


def test_a_site_in_a_folder_of_a_repository_has_no_workflow(project):
    (project.folder.parent / ".git").mkdir()
    try:
        done = project.invoke("schedule", "gitlab", SITEURL="https://ada.test")
    finally:
        (project.folder.parent / ".git").rmdir()

    assert done.returncode == 1
    assert "and gitlab looks for its file at the root alone: make the site a repository of its own." in done.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "Say who runs it every day: `invoke schedule` with one of github, forgejo, gitlab, systemd and cron."),
        (
            ["jenkins"],
            "Say who runs it every day: `invoke schedule` with one of github, forgejo, gitlab, systemd and cron.",
        ),
        (["cron", "--to", "ftp"], "There is no target `ftp`; there are folder, github-pages, rsync, s3 and ssh."),
        (
            ["github", "--to", "folder", "--destination", "/var/www/site"],
            "/var/www/site is a folder of the machine at GitHub, which is gone after the run: choose another target.",
        ),
        (
            ["forgejo", "--to", "rsync", "--destination", "/srv/x:y"],
            "/srv/x:y is a folder of the machine at Forgejo, which is gone after the run: choose another target.",
        ),
        (
            ["cron", "--to", "ssh"],
            "`--to ssh` wants to know where: add `--destination user@host:/var/www/site`, or write it into DAYBYDAY_DESTINATIONS.",
        ),
        (["cron", "--destination", "x"], "`--destination` alone says nothing; say which way with `--to`."),
    ],
)
def test_what_cannot_be_meant(project, words, said):
    done = project.invoke("schedule", *words)

    assert (done.returncode, done.stderr) == (1, f"{said}\n")


def test_where_to_may_stand_in_the_settings(project):
    with (project.folder / "publishconf.py").open("a") as settings:
        settings.write('DAYBYDAY_DESTINATIONS = {"ssh": "ada@host:/srv/www"}\n')
    done = project.invoke("schedule", "github", "--to", "ssh", SITEURL="https://a.test")

    assert done.returncode == 0, done.stderr
    assert "publish --to ssh" in (project.folder / ".github/workflows/publish.yml").read_text("utf-8")


def test_without_an_address_that_is_the_first_thing_to_do(project):
    done = project.invoke("schedule", "cron")

    assert (
        "\n1. Write the address of the site into publishconf.py: SITEURL; without it nothing is published.\n"
        in done.stdout
    )


@pytest.mark.parametrize(
    ("origin", "line"),
    [
        (None, "daybyday[pictures,search]==1.2"),
        ({"url": "https://host.test/kit.git", "vcs_info": {"vcs": "git", "commit_id": "abc"}}, "daybyday[pictures,search] @ git+https://host.test/kit.git@abc"),
        ({"url": "https://host.test/kit.whl", "archive_info": {}}, "daybyday[pictures,search] @ https://host.test/kit.whl"),
        ({"url": "file:///home/ada/kit", "dir_info": {}}, ""),
    ],
)  # fmt: skip
def test_another_machine_installs_the_kit_from_where_it_came(origin, line):
    from daybyday.cli.hosting.requirement import requirement_of

    assert requirement_of("1.2", origin) == line
