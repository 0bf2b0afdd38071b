"""Telling a hub: of what has changed, after the host serves it; whatever fails is a line."""

from __future__ import annotations

import shutil

import pytest

from daybyday.engine.manifest import digest_of, manifest_bytes
from daybyday.publishing.websub import changed_feeds, notify_hub, ping, published_manifest, wait_until_served
from tests.commands.conftest import Project
from tests.doctor.hosting import Host

PATHS = (
    "feed.rss",
    "it/feed.atom",
    "feed.json",
    "c/homework-feed.json",
    "c/homework.json",
    "index.html",
    "archive/2026-10.atom",
    "c/homework.ics",
)


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch):
    monkeypatch.setenv("no_proxy", "*")


def manifest(**other: bytes) -> str:
    return manifest_bytes(
        {path: digest_of(other.get(path.replace("/", "_").replace(".", "_"), b"")) for path in PATHS}
    ).decode()


def test_every_feed_when_nobody_knows_what_was_before():
    assert changed_feeds(None, manifest()) == ("c/homework-feed.json", "feed.json", "feed.rss", "it/feed.atom")


def test_only_feeds_whose_bytes_are_others():
    assert changed_feeds(manifest(), manifest(feed_rss=b"1", index_html=b"2", archive_2026_10_atom=b"3")) == (
        "feed.rss",
    )


def test_a_new_feed_has_changed():
    before = "".join(line for line in manifest().splitlines(keepends=True) if "it/feed.atom" not in line)

    assert changed_feeds(before, manifest()) == ("it/feed.atom",)


def test_a_page_instead_of_a_manifest_knows_nothing():
    assert len(changed_feeds("<html>not found</html>", manifest())) == 4


def test_one_request_for_each_feed():
    with Host() as hub:
        assert ping(hub.url, ["https://example.org/feed.rss", "https://example.org/it/feed.rss"]) == []
        assert hub.told == ["https://example.org/feed.rss", "https://example.org/it/feed.rss"]


def test_a_hub_that_refuses_is_a_line():
    with Host() as hub:
        hub.hub_status = 500
        lines = ping(hub.url, ["https://example.org/feed.rss"])

    assert list(map(str, lines)) == [f"The hub {hub.url} did not take https://example.org/feed.rss: it answered 500."]


def test_a_hub_that_is_not_there_is_a_line():
    with Host() as hub:
        url = hub.url
    (line,) = ping(url, ["https://example.org/feed.rss"])

    assert str(line) == (f"The hub {url} did not take https://example.org/feed.rss: nothing answers at this address.")


def test_the_manifest_of_a_host():
    with Host({"manifest.txt": b"x"}, base="/repo") as host:
        assert published_manifest(host.url) == "x"
        host.files.clear()
        assert published_manifest(host.url) is None
    assert published_manifest(host.url) is None


def test_it_waits_until_the_host_serves_the_new_bytes():
    slept: list[float] = []
    with Host({"feed.rss": b"old"}) as host:

        def sleep(seconds: float) -> None:
            slept.append(seconds)
            if len(slept) == 3:
                host.files["feed.rss"] = b"new"

        assert wait_until_served(f"{host.url}/feed.rss", digest_of(b"new"), sleep=sleep)
        assert slept == [1, 2, 4]
        assert not wait_until_served(f"{host.url}/feed.rss", digest_of(b"newer"), 6, sleep=slept.append)
    assert sum(slept[3:]) < 60


def project_in(folder) -> Project:
    folder.mkdir()
    return Project(folder)


def site_of(folder, **files: bytes):
    data = {path.replace("_", "."): text for path, text in files.items()}
    (folder / "manifest.txt").write_bytes(manifest_bytes({path: digest_of(text) for path, text in data.items()}))
    return data


def in_words(messages) -> list[str]:
    return list(map(str, messages))


def test_what_an_author_reads(tmp_path):
    with Host() as host, Host() as hub:
        before = manifest_bytes({"feed.rss": digest_of(b"1"), "feed.atom": digest_of(b"2")}).decode()
        host.files = site_of(tmp_path, feed_rss=b"1", feed_atom=b"3")
        nap = lambda _: None  # noqa: E731

        assert in_words(notify_hub(hub.url, host.url, before, tmp_path, nap)) == [
            f"Told the hub {hub.url} about 1 feed."
        ]
        assert hub.told == [f"{host.url}/feed.atom"]
        assert in_words(notify_hub(hub.url, host.url, None, tmp_path, nap)) == [
            f"Told the hub {hub.url} about 2 feeds."
        ]
        same = (tmp_path / "manifest.txt").read_text()
        assert in_words(notify_hub(hub.url, host.url, same, tmp_path, nap)) == [
            "No feed has changed, so the hub was told nothing."
        ]
        hub.hub_status = 400
        assert in_words(notify_hub(hub.url, host.url, None, tmp_path, nap)) == [
            f"The hub {hub.url} did not take {host.url}/feed.atom: it answered 400.",
            "  nor 1 more",
        ]
        host.files["feed.atom"] = b"old"
        (line,) = notify_hub(hub.url, host.url, None, tmp_path, nap)
    assert str(line).startswith("The host does not serve the new feed.atom yet, so the hub was told nothing")


@pytest.mark.skipif(not shutil.which("rsync"), reason="rsync is not installed: apt install rsync")
@pytest.mark.slow
def test_publish_tells_the_hub_of_what_changed(tmp_path):
    project, www = project_in(tmp_path / "project"), tmp_path / "www"
    with Host() as host, Host() as hub:
        settings = (project.folder / "publishconf.py").read_text("utf-8")
        (project.folder / "publishconf.py").write_text(f"{settings}\nDAYBYDAY_HUB = {hub.url!r}\n", "utf-8")

        class Folder(dict):
            def get(self, path, default=None):
                return (www / path).read_bytes() if (www / path).is_file() else default

        host.files = Folder()
        words = ("publish", "--to", "rsync", "--destination", str(www))
        first = project.invoke(*words, SITEURL=host.url, no_proxy="*")
        everything = len(hub.told)
        project.write("connections/001-begin.it.md", "---\ntitle: Inizio\n---\nTesto.\n")
        second = project.invoke(*words, SITEURL=host.url, no_proxy="*")

    assert first.returncode == second.returncode == 0, first.stderr + second.stderr
    assert f"Day by Day: Told the hub {hub.url} about {everything} feeds.\n" in first.stdout
    changed = hub.told[everything:]
    assert 0 < len(changed) < everything
    assert all("/it/" in url or "/relazioni/" in url for url in changed), changed


@pytest.mark.skipif(not shutil.which("rsync"), reason="rsync is not installed: apt install rsync")
@pytest.mark.slow
def test_a_hub_that_is_down_does_not_fail_a_publication(tmp_path):
    project = project_in(tmp_path / "project")
    with Host() as hub:
        url = hub.url
    with Host() as host:
        settings = (project.folder / "publishconf.py").read_text("utf-8")
        (project.folder / "publishconf.py").write_text(f"{settings}\nDAYBYDAY_HUB = {url!r}\n", "utf-8")
        project.invoke("publish", SITEURL=host.url)
        host.files = {
            path.relative_to(project.output).as_posix(): path.read_bytes()
            for path in project.output.rglob("*")
            if path.is_file() and path.name != "manifest.txt"
        }
        done = project.invoke(
            "publish", "--to", "rsync", "--destination", str(tmp_path / "www"), SITEURL=host.url, no_proxy="*"
        )

    assert done.returncode == 0, done.stderr
    assert f"Day by Day: The hub {url} did not take {host.url}/" in done.stdout
