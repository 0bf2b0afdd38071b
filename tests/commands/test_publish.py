"""`invoke publish`: the production build, and the way to its host."""

from __future__ import annotations

import os
import pty
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from daybyday.engine.manifest import digest_of, manifest_bytes

ADDRESS = "https://example.net/repo"


def test_publish_builds_with_the_published_address(project):
    done = project.invoke("publish", SITEURL=ADDRESS)

    assert 0 == done.returncode, done.stderr
    assert "https://example.net/repo/connections/1/" in (project.output / "feed.rss").read_text("utf-8")


def test_publish_stops_at_the_placeholder(project):
    done = project.invoke("publish", SITEURL="")

    assert 1 == done.returncode
    assert "publishconf.py:4:1: error site-address-placeholder: SITEURL is still the placeholder" in done.stderr
    assert not project.output.exists()


def test_publish_does_not_stop_at_an_error_of_a_later_day(project):
    project.write(
        "connections/020-later.en.md", "---\ntitle: Later\ndya: 20\n---\nText.\n\n/// homework | X\n- a\n///\n"
    )

    done = project.invoke("publish", SITEURL=ADDRESS)

    assert 0 == done.returncode, done.stderr
    assert "error key-unknown" in done.stderr
    assert (project.output / "connections/1/index.html").is_file()


def test_a_destination_without_a_target_is_refused_with_a_hint(project):
    done = project.invoke("publish", "--destination", "/srv/www", SITEURL=ADDRESS)

    assert 1 == done.returncode
    assert done.stderr == (
        "`--destination` alone publishes nothing; say which way with `--to`: `--to folder` / `--to github-pages` / "
        "`--to rsync` / `--to s3` / `--to ssh` / `--to netlify` / `--to cloudflare`.\n"
    )
    assert not project.output.exists()


def test_an_unknown_target_is_named_with_those_there_are(project):
    done = project.invoke("publish", "--to", "gopher", SITEURL=ADDRESS)

    assert 1 == done.returncode
    assert (
        "There is no target 'gopher'; there are folder, github-pages, rsync, s3, ssh, netlify, cloudflare."
        in done.stderr
    )


def test_a_target_in_the_settings_that_is_none_is_told(project):
    with (project.folder / "publishconf.py").open("a", encoding="utf-8") as file:
        file.write('DAYBYDAY_DESTINATIONS = {"foldr": "/srv/www"}\n')

    done = project.invoke("publish", "--to", "folder", SITEURL=ADDRESS)

    assert (done.returncode, done.stderr) == (
        1,
        "DAYBYDAY_DESTINATIONS: There is no target 'foldr'; did you mean 'folder'?\n",
    )


@pytest.mark.parametrize("host", ["netlify", "cloudflare"])
def test_a_site_without_an_address_asks_nobody_what_is_live(project, host):
    with (project.folder / "publishconf.py").open("a", encoding="utf-8") as file:
        file.write('SITEURL = ""\n')

    done = project.invoke("publish", "--to", host)

    assert 1 == done.returncode
    assert "could not be asked" not in done.stdout
    assert "publishconf.py:6:1: error site-address-missing" in done.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--to", "Folder"], "There is no target 'Folder'; did you mean 'folder'?"),
        (["--to", "rsnyc"], "There is no target 'rsnyc'; did you mean 'rsync'?"),
        (["--to="], "`--to` names no target: write one behind it, or leave it out to build only."),
        (
            ["--rollback"],
            "`--rollback` alone publishes nothing; say which way with `--to`: `--to folder` / `--to ssh`.",
        ),
        (
            ["--to", "netlify", "--destination", "site"],
            "`--to netlify` takes no `--destination`: the host itself deploys what is built.",
        ),
    ],
)
def test_what_cannot_be_meant(project, words, said):
    done = project.invoke("publish", *words, SITEURL=ADDRESS)

    assert (done.returncode, done.stderr) == (1, f"{said}\n")
    assert not project.output.exists()


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


@pytest.mark.slow
def test_github_pages_gets_the_output_as_a_branch(project, repository):
    done = project.invoke("publish", "--to", "github-pages", "--yes", SITEURL=ADDRESS)

    assert 0 == done.returncode, done.stderr
    names = _git(repository, "ls-tree", "-r", "--name-only", "gh-pages").splitlines()
    assert {"connections/1/index.html", "feed.rss", "manifest.txt", ".nojekyll"} <= set(names)
    assert f"Day by Day: Publishing to branch gh-pages of {repository}.\n" in done.stdout
    assert f"Day by Day: Published to branch gh-pages of {repository}.\n" in done.stdout


@pytest.mark.slow
def test_the_first_time_to_an_address_wants_a_yes(project, repository):
    done = project.invoke("publish", "--to", "github-pages", SITEURL=ADDRESS)

    assert 1 == done.returncode
    assert done.stderr.endswith(
        f"Nothing was published: it is the first time from here to branch gh-pages of {repository}.\n"
        "If that is what you want, add `--yes`.\n"
    )
    assert "" == _git(repository, "for-each-ref")


@pytest.mark.slow
@pytest.mark.parametrize(("answer", "status"), [("y\n", 0), ("\n", 1)])
def test_on_a_terminal_the_first_time_is_a_question(project, repository, answer, status):
    ours, theirs = pty.openpty()
    os.write(ours, answer.encode())

    done = project.invoke("publish", "--to", "github-pages", stdin=theirs, SITEURL=ADDRESS)

    os.close(ours)
    os.close(theirs)
    assert status == done.returncode, done.stderr
    assert (
        f"Day by Day: It is the first time from here to branch gh-pages of {repository}.\nPublish? [y/N] "
        in done.stdout
    )
    assert bool(status) == done.stderr.endswith("Nothing was published: you did not say yes.\n")
    assert bool(status) == ("" == _git(repository, "for-each-ref"))


@pytest.mark.slow
def test_publishing_again_takes_gone_pages_off_the_branch(project, repository):
    project.invoke("publish", "--to", "github-pages", "--yes", SITEURL=ADDRESS)
    (project.content / "connections/001-begin.en.md").unlink()

    refused = project.invoke("publish", "--to", "github-pages", SITEURL=ADDRESS)
    done = project.invoke("publish", "--to", "github-pages", "--accept", "item-vanished", SITEURL=ADDRESS)

    assert 1 == refused.returncode
    assert "error item-vanished: day 1 of connections in English was published on 2026-11-01" in refused.stderr

    assert 0 == done.returncode, done.stderr
    assert "connections/1/index.html" not in _git(repository, "ls-tree", "-r", "--name-only", "gh-pages")


@pytest.mark.slow
def test_a_remote_that_is_not_there_is_said_before_a_build(project, repository):
    done = project.invoke("publish", "--to", "github-pages", "--destination", "nowhere", SITEURL=ADDRESS)

    assert 1 == done.returncode
    assert done.stderr == (
        "Nothing was published: there is no remote `nowhere` in this repository; "
        "`git remote -v` lists those there are, `git remote add nowhere ADDRESS` adds it.\n"
    )
    assert not project.output.exists()


@pytest.mark.slow
def test_a_repository_that_does_not_answer_is_told_in_the_words_of_git(project, repository):
    _git(project.folder, "remote", "set-url", "origin", "/nowhere/site.git")

    done = project.invoke("publish", "--to", "github-pages", "--yes", SITEURL=ADDRESS)

    assert 1 == done.returncode
    assert "Nothing was published: git failed. It said:\n" in done.stderr
    assert "\n  fatal: '/nowhere/site.git' does not appear to be a git repository\n" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.fixture
def rsync():
    if not shutil.which("rsync"):
        pytest.skip("rsync is not installed: apt install rsync")


@pytest.mark.slow
def test_rsync_fills_a_folder(project, rsync, tmp_path):
    target = tmp_path / "www"

    done = project.invoke("publish", "--to", "rsync", "--destination", str(target), SITEURL=ADDRESS)

    assert 0 == done.returncode, done.stderr
    assert (project.output / "feed.rss").read_bytes() == (target / "feed.rss").read_bytes()


@pytest.mark.slow
def test_rsync_keeps_what_it_did_not_write_and_says_what_it_removes(project, rsync, tmp_path):
    target = tmp_path / "www"
    strangers = (".htaccess", ".well-known/x", "blog/index.html", "CNAME", "connections/1/notes.txt")
    for path in strangers:
        (target / path).parent.mkdir(parents=True, exist_ok=True)
        (target / path).write_text("not ours", "utf-8")
    words = ("publish", "--to", "rsync", "--destination", str(target))
    project.invoke(*words, SITEURL=ADDRESS)
    (project.content / "connections/001-begin.en.md").unlink()

    done = project.invoke(*words, "--accept", "item-vanished", SITEURL=ADDRESS)

    assert 0 == done.returncode, done.stderr
    assert not (target / "connections/1/index.html").exists()
    assert {"not ours"} == {(target / path).read_text("utf-8") for path in strangers}
    assert f"Day by Day: Publishing to {target}.\n" in done.stdout
    heading = "Day by Day: No longer part of the site, to be removed there:\n"
    assert "  connections/1/index.html\n" in done.stdout.partition(heading)[2]


@pytest.mark.slow
def test_a_dry_run_shows_the_plan_and_does_nothing(project, rsync, tmp_path):
    target = tmp_path / "www"

    done = project.invoke("publish", "--to", "rsync", "--destination", str(target), "--dry-run", SITEURL=ADDRESS)

    assert 0 == done.returncode, done.stderr
    assert " to add, 0 to change, 0 to remove, 0 unchanged.\n" in done.stdout
    assert done.stdout.endswith("Day by Day: This was a dry run: nothing was published.\n")
    assert not target.exists()


@pytest.mark.slow
def test_a_file_of_somebody_else_is_not_replaced_without_a_yes(project, rsync, tmp_path):
    target = tmp_path / "www"
    target.mkdir()
    (target / "index.html").write_text("my old home page", "utf-8")
    words = ("publish", "--to", "rsync", "--destination", str(target))

    refused = project.invoke(*words, SITEURL=ADDRESS)
    kept = (target / "index.html").read_text("utf-8")
    shown = project.invoke(*words, "--adopt", "--dry-run", SITEURL=ADDRESS)
    done = project.invoke(*words, "--adopt", SITEURL=ADDRESS)

    assert 1 == refused.returncode
    assert refused.stderr.endswith(
        "Nothing was published: these files there are not from a publication of this site, and would be replaced:\n"
        "  index.html\nIf that is what you want, add `--adopt`.\n"
    )
    assert "my old home page" == kept
    replaced = (
        "Day by Day: These files there are not from a publication of this site, and are replaced:\n  index.html\n"
    )
    assert replaced in shown.stdout
    assert replaced in done.stdout
    assert 0 == done.returncode, done.stderr
    assert (project.output / "index.html").read_bytes() == (target / "index.html").read_bytes()


@pytest.mark.slow
def test_another_site_of_the_kit_is_not_removed_without_a_yes(project, rsync, tmp_path):
    target = tmp_path / "www"
    pages = {f"another/{number}/index.html": b"a day" for number in range(200)}
    for path, data in pages.items():
        (target / path).parent.mkdir(parents=True)
        (target / path).write_bytes(data)
    (target / "manifest.txt").write_bytes(manifest_bytes({path: digest_of(data) for path, data in pages.items()}))
    words = ("publish", "--to", "rsync", "--destination", str(target))

    refused = project.invoke(*words, SITEURL=ADDRESS)

    assert refused.returncode == 1
    assert "manifest.txt:1:1: error output-nearly-empty: the site would have " in refused.stderr
    assert " pages, and 200 are live – look at what the build has made, and at where it goes" in refused.stderr
    assert refused.stderr.endswith(
        "Nothing was published: readers would notice. If that is what you want, add `--accept output-nearly-empty`.\n"
    )
    assert all((target / path).is_file() for path in pages)
    assert project.invoke(*words, "--accept", "output-nearly-empty", SITEURL=ADDRESS).returncode == 0
    assert not (target / "another").exists()


@pytest.mark.slow
def test_what_ssh_says_is_shown(project, rsync, tmp_path):
    ssh = tmp_path / "ssh"
    ssh.write_text("#!/bin/sh\necho 'ada@host: Permission denied (publickey).' >&2\nexit 255\n", "utf-8")
    ssh.chmod(0o755)

    done = project.invoke(
        "publish", "--to", "rsync", "--destination", "ada@host:/www", SITEURL=ADDRESS, RSYNC_RSH=str(ssh)
    )

    assert 1 == done.returncode
    assert "Nothing was published: rsync failed. It said:\n  ada@host: Permission denied (publickey).\n" in done.stderr


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
        # With SHLVL bash does not read what this user has it do for every session, which may take seconds.
        "StrictModes no\nUsePAM no\nPermitRootLogin yes\nPasswordAuthentication no\nSetEnv SHLVL=2\n", "utf-8",
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


@pytest.mark.slow
@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="starts an ssh server")
def test_over_ssh_exactly_what_is_ours_is_removed(project, rsync, ssh_server, tmp_path):
    target = tmp_path / "www è 'q'"
    target.mkdir()
    (target / ".htaccess").write_text("not ours", "utf-8")
    words = ("publish", "--to", "rsync", "--destination", f"127.0.0.1:{target}")
    project.write("extra/gone.txt", "1")
    project.write("extra/-edited there.txt", "2")
    project.invoke(*words, SITEURL=ADDRESS, RSYNC_RSH=ssh_server)
    (target / "-edited there.txt").write_text("somebody was here", "utf-8")
    for path in (project.content / "extra").iterdir():
        path.unlink()

    done = project.invoke(*words, SITEURL=ADDRESS, RSYNC_RSH=ssh_server)

    assert 0 == done.returncode, done.stderr
    assert "to be removed there:\n  gone.txt\n" in done.stdout
    assert not (target / "gone.txt").exists()
    assert "somebody was here" == (target / "-edited there.txt").read_text("utf-8")
    assert (target / ".htaccess").is_file()


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


# Hosts that deploy by themselves


@pytest.mark.parametrize("host", ["netlify", "cloudflare"])
def test_a_host_that_deploys_by_itself_gets_its_files_and_nothing_else_happens(project, host):
    done = project.invoke("publish", "--to", host, SITEURL="http://127.0.0.1:9")

    assert done.returncode == 0, done.stderr
    assert (project.output / "_headers").is_file()
    assert not (project.content / "ledger.txt").exists()
    assert "Day by Day: http://127.0.0.1:9 could not be asked what is live there (" in done.stdout
    assert (
        f"Day by Day: The folder output is ready, with the files {host.capitalize()} reads; {host.capitalize()} deploys it. Once it is"
        " live, `invoke ledger` writes down what is out.\n"
    ) in done.stdout
