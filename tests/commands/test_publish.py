"""`invoke publish`: the production build, and the way to its host."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

ADDRESS = "https://example.net/repo"


def test_publish_builds_with_the_published_address(project):
    done = project.invoke("publish", SITEURL=ADDRESS)

    assert 0 == done.returncode, done.stderr
    assert "https://example.net/repo/connections/1/" in (project.output / "feed.rss").read_text("utf-8")


def test_publish_stops_at_the_placeholder(project):
    done = project.invoke("publish", SITEURL="")

    assert 1 == done.returncode
    assert "publishconf.py:1:1: error site-address-placeholder: SITEURL is still the placeholder" in done.stderr
    assert not project.output.exists()


def test_publish_does_not_stop_at_an_error_of_a_later_day(project):
    project.write(
        "connections/020-later.en.md", "---\ntitle: Later\ndya: 20\n---\nText.\n\n/// homework | X\n- a\n///\n"
    )

    done = project.invoke("publish", SITEURL=ADDRESS)

    assert 0 == done.returncode, done.stderr
    assert "error key-unknown" in done.stderr
    assert (project.output / "connections/1/index.html").is_file()


def test_an_unknown_target_is_named_with_those_there_are(project):
    done = project.invoke("publish", "--to", "gopher", SITEURL=ADDRESS)

    assert 1 == done.returncode
    assert "There is no target 'gopher'; there are github-pages, rsync." in done.stderr


def _git(folder: Path, *words: str) -> str:
    return subprocess.run(["git", *words], cwd=folder, check=True, capture_output=True, text=True).stdout


@pytest.fixture
def repository(project, tmp_path_factory):
    if not shutil.which("git"):
        pytest.skip("git is not installed: apt install git")
    bare = tmp_path_factory.mktemp("bare")
    _git(bare, "init", "--quiet", "--bare")
    _git(project.folder, "init", "--quiet")
    _git(project.folder, "config", "user.name", "Author")
    _git(project.folder, "config", "user.email", "author@example.org")
    _git(project.folder, "remote", "add", "origin", str(bare))
    return bare


def test_github_pages_gets_the_output_as_a_branch(project, repository):
    done = project.invoke("publish", "--to", "github-pages", SITEURL=ADDRESS)

    assert 0 == done.returncode, done.stderr
    names = _git(repository, "ls-tree", "-r", "--name-only", "gh-pages").splitlines()
    assert {"connections/1/index.html", "feed.rss", "manifest.txt", ".nojekyll"} <= set(names)


def test_publishing_again_takes_gone_pages_off_the_branch(project, repository):
    project.invoke("publish", "--to", "github-pages", SITEURL=ADDRESS)
    (project.content / "connections/001-begin.en.md").unlink()

    done = project.invoke("publish", "--to", "github-pages", SITEURL=ADDRESS)

    assert 0 == done.returncode, done.stderr
    assert "connections/1/index.html" not in _git(repository, "ls-tree", "-r", "--name-only", "gh-pages")


def test_a_remote_that_is_not_there_is_one_plain_line(project, repository):
    done = project.invoke("publish", "--to", "github-pages", "--destination", "nowhere", SITEURL=ADDRESS)

    assert 1 == done.returncode
    assert "Nothing was published: git failed:" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.fixture
def rsync():
    if not shutil.which("rsync"):
        pytest.skip("rsync is not installed: apt install rsync")


def test_rsync_fills_a_folder(project, rsync, tmp_path):
    target = tmp_path / "www"

    done = project.invoke("publish", "--to", "rsync", "--destination", str(target), SITEURL=ADDRESS)

    assert 0 == done.returncode, done.stderr
    assert (project.output / "feed.rss").read_bytes() == (target / "feed.rss").read_bytes()


def test_rsync_removes_nothing_from_a_folder_that_is_not_ours(project, rsync, tmp_path):
    target = tmp_path / "www"
    target.mkdir()
    (target / "thesis.tex").write_text("three years", "utf-8")

    project.invoke("publish", "--to", "rsync", "--destination", str(target), SITEURL=ADDRESS)

    assert (target / "thesis.tex").is_file()


def test_rsync_removes_pages_that_are_gone(project, rsync, tmp_path):
    target = tmp_path / "www"
    project.invoke("publish", "--to", "rsync", "--destination", str(target), SITEURL=ADDRESS)
    (project.content / "connections/001-begin.en.md").unlink()

    project.invoke("publish", "--to", "rsync", "--destination", str(target), SITEURL=ADDRESS)

    assert not (target / "connections/1/index.html").exists()


@pytest.fixture
def ssh_server(tmp_path_factory):
    """An ssh server of our own on a free port, with a key made for it; gives the rsync options."""
    daemon = shutil.which("sshd") or ("/usr/sbin/sshd" if os.access("/usr/sbin/sshd", os.X_OK) else None)
    if not daemon or not shutil.which("ssh-keygen"):
        pytest.skip("sshd is not installed: apt install openssh-server")
    folder = tmp_path_factory.mktemp("ssh")
    for name in ("host", "user"):
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(folder / name)], check=True)
    (folder / "authorized").write_bytes((folder / "user.pub").read_bytes())
    Path("/run/sshd").mkdir(parents=True, exist_ok=True)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    config = folder / "config"
    config.write_text(
        f"Port {port}\nListenAddress 127.0.0.1\nHostKey {folder}/host\nAuthorizedKeysFile {folder}/authorized\n"
        "StrictModes no\nUsePAM no\nPermitRootLogin yes\nPasswordAuthentication no\n", "utf-8",
    )  # fmt: skip
    server = subprocess.Popen([daemon, "-D", "-e", "-f", str(config)], stderr=subprocess.DEVNULL)
    for _ in range(50):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                break
        time.sleep(0.1)
    yield f"ssh -p {port} -i {folder}/user -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null -o LogLevel=ERROR"
    server.terminate()
    server.wait()


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="starts an ssh server")
def test_rsync_goes_over_ssh(project, rsync, ssh_server, tmp_path):
    target = tmp_path / "www"
    target.mkdir()

    done = project.invoke(
        "publish", "--to", "rsync", "--destination", f"127.0.0.1:{target}", SITEURL=ADDRESS, RSYNC_RSH=ssh_server
    )

    assert 0 == done.returncode, done.stderr
    assert (project.output / "feed.rss").read_bytes() == (target / "feed.rss").read_bytes()


def test_profile_prints_the_seconds_of_each_stage(project):
    done = project.invoke("build", "--profile")

    assert done.returncode == 0
    assert "  assemble  " in done.stdout
    assert "  everything else  " in done.stdout


def test_a_late_day_is_a_status_that_a_scheduler_sees(project):
    project.write("connections/002-two.en.md", "---\ntitle: Two\nstatus: draft\n---\nText.\n")

    done = project.invoke("publish", "--strict-days", SITEURL="https://example.org")

    assert 3 == done.returncode
    assert "warning day-late: day 2 was due on 2026-11-02 and is still a draft in English" in done.stderr
    assert "Day by Day: days that were due are not there (--strict-days)." in done.stderr
    assert (project.output / "connections" / "1" / "index.html").is_file()


def test_without_the_option_a_late_day_fails_nothing(project):
    assert 0 == project.invoke("publish", SITEURL="https://example.org").returncode


def test_a_site_whose_days_are_all_there_is_fine_with_the_option(project):
    project.write("connections/series.yaml", "title: {en: Better connections}\nstart: 2026-11-01\nlength: 1\n")

    assert 0 == project.invoke("publish", "--strict-days", SITEURL="https://example.org").returncode
