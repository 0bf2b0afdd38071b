"""`invoke hosting`: what it writes and says for each server and host."""

from __future__ import annotations

import pytest

from tests.commands.conftest import Project

ADDRESS = {"SITEURL": "https://ada.test/repo"}


@pytest.fixture
def project(tmp_path):
    return Project(tmp_path)


@pytest.mark.parametrize(
    ("server", "path", "second"),
    [
        ("nginx", "hosting/nginx.conf", "2. Copy hosting/nginx.conf into /etc/nginx/conf.d/ there, and run: nginx -t && nginx -s reload"),
        ("caddy", "hosting/Caddyfile", "2. Copy hosting/Caddyfile to /etc/caddy/Caddyfile there, and run: systemctl reload caddy"),
        ("apache", "hosting/htaccess", "2. Copy hosting/htaccess to content/extra/.htaccess: every publication brings it along."),
    ],
)  # fmt: skip
def test_settings_of_a_server(project, server, path, second):
    done = project.invoke("hosting", server, **ADDRESS)

    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[:3] == [path, "1. Publish into /var/www/ada.test/repo at the host.", second]
    assert "Content-Security-Policy" in (project.folder / path).read_text("utf-8")


@pytest.mark.parametrize(
    ("target", "destination"),
    [("rsync", "ada@host:/srv/www/repo/"), ("ssh", "ada@host:/srv/www/repo"), ("folder", "/srv/www/repo")],
)
def test_where_the_site_lies_is_what_it_is_published_to(project, target, destination):
    with (project.folder / "publishconf.py").open("a") as settings:
        settings.write(f'DAYBYDAY_DESTINATIONS = {{"{target}": "{destination}"}}\n')
    project.invoke("hosting", "nginx", **ADDRESS)

    assert '    root "/srv/www";\n' in (project.folder / "hosting/nginx.conf").read_text("utf-8")


def test_a_host_that_reads_files_needs_a_setting(project):
    done = project.invoke("hosting", "netlify", **ADDRESS)

    assert (done.returncode, done.stdout) == (
        0,
        '1. Write into publishconf.py: `DAYBYDAY_HOST = "netlify"`; then every build makes the files that Netlify reads.\n',
    )


def test_a_host_without_headers_needs_a_setting_too(project):
    with (project.folder / "publishconf.py").open("a") as settings:
        settings.write('DAYBYDAY_HOST = "github-pages"\n')
    done = project.invoke("hosting", "github-pages", **ADDRESS)

    assert done.stdout == "1. Every page carries its policy itself: GitHub Pages sends no headers of yours.\n"


def test_a_file_below_an_old_address_is_told(project):
    project.write("connections/series.yaml", "title: {en: Connections}\nstart: 2026-11-01\naliases: {en: [old]}\n")
    project.write("extra/old/sheet.pdf", "%PDF-1.4\n")
    done = project.invoke("hosting", "nginx", **ADDRESS)

    assert done.stderr == (
        "content/extra/old/sheet.pdf:1:1: warning redirect-covers: this file lies below an old address, and the host leads whoever"
        " asks for it elsewhere – put it into another folder\n"
    )


@pytest.mark.parametrize(
    ("words", "environment", "said"),
    [
        ([], ADDRESS, "Say what serves the site: `invoke hosting` with one of nginx, caddy, apache, netlify, cloudflare and github-pages."),
        (["iis"], ADDRESS, "Say what serves the site: `invoke hosting` with one of nginx, caddy, apache, netlify, cloudflare and github-pages."),
        (["nginx", "--root", "www"], ADDRESS, "`--root www` is no whole path: write one that begins with /, as /var/www/site."),
        (["nginx"], {}, "Write the address of the site into publishconf.py first: SITEURL."),
    ],
)  # fmt: skip
def test_what_cannot_be_meant(project, words, environment, said):
    done = project.invoke("hosting", *words, **environment)

    assert (done.returncode, done.stderr) == (1, f"{said}\n")
