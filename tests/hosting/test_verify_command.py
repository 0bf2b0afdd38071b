"""`invoke verify`: what it prints, as text and as JSON, and with which status it ends."""

from __future__ import annotations

import json
import re

import pytest

from tests.commands.conftest import Project
from tests.doctor.hosting import Host
from tests.harness import HOMEWORK


@pytest.fixture(scope="module")
def published(tmp_path_factory):
    """(the folder of a site, the files of its output)."""
    project = Project(tmp_path_factory.mktemp("verified"))
    project.write("connections/series.yaml", "title: {en: Connections}\nstart: 2026-11-07\nlength: 3\n")
    project.write("connections/002-go.en.md", f"---\ntitle: Go\n---\nText.\n{HOMEWORK}")
    project.write("connections/003-stay.en.md", f"---\ntitle: Stay\n---\nText.\n{HOMEWORK}")
    built = project.invoke("publish", SITEURL="http://example.net")
    assert built.returncode == 0, built.stderr
    output = project.output
    return project, {
        path.relative_to(output).as_posix(): path.read_bytes() for path in output.rglob("*") if path.is_file()
    }


@pytest.fixture
def project(published):
    return published[0]


@pytest.fixture
def host(published):
    with Host(published[1]) as host:
        yield host


def test_a_sound_host(project, host):
    done = project.invoke("verify", "--live", host.url, SITEURL="http://example.net")

    assert (done.returncode, done.stderr) == (0, "")
    assert re.fullmatch(rf"Looked at \d+ addresses of {host.url}: all is well\.\n", done.stdout)


def test_a_day_is_missing_in_two_languages_of_authors(project, host):
    del host.files["connections/2/index.html"]
    english = project.invoke("verify", "--live", host.url, SITEURL="http://example.net")
    italian = project.invoke("verify", "--live", host.url, SITEURL="http://example.net", DAYBYDAY_SPEAK="it")

    assert (english.returncode, italian.returncode) == (3, 3)
    assert (
        "error live-day-missing: day 2 of Connections should be here in English, and the host answers 404 – "
        in english.stdout
    )
    assert "error live-day-missing: qui dovrebbe esserci in inglese il giorno 2 di Connections" in italian.stdout


def test_for_programs(project, host):
    host.files["connections/3/index.html"] = b"Early"
    done = project.invoke("verify", "--live", host.url, "--format", "json", SITEURL="http://example.net")
    document = json.loads(done.stdout)
    asked = document.pop("asked")

    assert (done.returncode, asked > 5) == (5, True)
    assert document == {
        "address": host.url,
        "findings": [
            {
                "code": "live-early",
                "hint": "take it down: publish again, and look at how it got there",
                "level": "error",
                "message": "the host shows the page of a text that is not out; it comes on 2026-11-09",
                "place": f"{host.url}/connections/3/",
            }
        ],
        "now": "2026-11-08T11:00:00+00:00",
        "status": 5,
        "version": 1,
    }


@pytest.mark.slow
def test_nobody_answers(project):
    with Host() as host:
        url = host.url
    done = project.invoke("verify", "--live", url)

    assert done.returncode == 4
    assert (
        f"{url}:1:1: error live-unreachable: {url}/ gave no answer: nothing answers at this address – " in done.stdout
    )


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "The site has no address yet: write `--live https://…`."),
        (["--live", "example"], "`--live example` is no web address: write it whole, as https://name.github.io/repo."),
        (
            ["--live", "https://ada:hunter22@a.test"],
            "Write the address without a password: it would stand in everything that is said of it.",
        ),
        (["--live", "https://a.test", "--wait", "soon"], "`--wait soon` cannot be: write a number from 0 to 3600."),
        (["--live", "https://a.test", "--format", "yaml"], "There is no format `yaml`; there are text, json."),
    ],
)
def test_what_cannot_be_meant(project, words, said):
    done = project.invoke("verify", *words)

    assert (done.returncode, done.stderr) == (1, f"{said}\n")
