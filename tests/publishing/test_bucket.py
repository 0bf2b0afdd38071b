"""A bucket filled by rclone: what differs goes up with the right headers, what is ours goes, nothing of others is touched."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from daybyday.engine.manifest import digest_of
from daybyday.publishing import bucket
from daybyday.publishing.bucket import bucket_host
from daybyday.publishing.claim import PREFIX
from daybyday.publishing.errors import BrokenPublicationError, PublishError
from daybyday.publishing.media_types import headers_of
from daybyday.publishing.plan import Plan, make_plan
from daybyday.publishing.site_files import site_files
from daybyday.publishing.verification import verify
from tests.publishing.conftest import publish, write

SERVER = Path(__file__).parent / "s3" / "bin" / "python"
MINUTES = "public, max-age=300"


@pytest.mark.parametrize(
    ("path", "content_type", "cache"),
    [
        ("index.html", "text/html; charset=utf-8", MINUTES),
        ("it/feed.rss", "application/rss+xml; charset=utf-8", MINUTES),
        ("feed.atom", "application/atom+xml; charset=utf-8", MINUTES),
        ("feed.json", "application/feed+json; charset=utf-8", MINUTES),
        ("connections/homework.json", "application/json", MINUTES),
        ("connections/homework.ics", "text/calendar; charset=utf-8", MINUTES),
        ("theme/css/style.0a1b2c3d.css", "text/css; charset=utf-8", "public, max-age=31536000, immutable"),
        ("theme/css/style.css", "text/css; charset=utf-8", MINUTES),
        ("picture.png", "image/png", MINUTES),
        ("CNAME", "application/octet-stream", MINUTES),
        ("worker.js", "text/javascript; charset=utf-8", "no-cache"),
    ],
)
def test_each_file_has_its_type_and_its_time_in_caches(path, content_type, cache):
    assert headers_of(path) == (content_type, cache)


@pytest.mark.parametrize(
    ("destination", "message"),
    [
        ("", "say where to"),
        ("bucket", "`bucket` is no remote and bucket; write `remote:bucket`."),
        (":s3,access_key_id=a,secret_access_key=b:bucket", "the destination holds a secret"),
    ],
)
def test_a_destination_that_cannot_be_one_is_refused(destination, message, tmp_path):
    with pytest.raises(PublishError, match=message) as refused:
        bucket_host(destination, tmp_path)

    assert "access_key=b" not in str(refused.value)


def stub(folder: Path, monkeypatch, text: str) -> None:
    """An rclone that fails, in these words."""
    program = folder / "bin" / "rclone"
    program.parent.mkdir()
    program.write_text(f"#!/bin/sh\n[ $1 = listremotes ] && echo here: && exit 0\necho '{text}' >&2\nexit 1\n", "utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}:{os.environ['PATH']}")


@pytest.mark.skipif(sys.platform == "win32", reason="a shell script")
@pytest.mark.parametrize(
    ("said", "advice"),
    [
        ("Failed to lsf: AccessDenied: Access Denied", "look at the key, or the token, and what it may do."),
        ("dial tcp: lookup s3.example: no such host", "look at its name and at the network, and publish again."),
        ("write: disk quota exceeded", "The disk is full"),
    ],
)
def test_the_words_of_the_store_are_shown_with_what_to_try(tmp_path, monkeypatch, said, advice):
    stub(tmp_path, monkeypatch, said)

    with pytest.raises(PublishError) as refused:
        bucket_host("here:site", tmp_path).fetch(["manifest.txt"])

    assert f"rclone failed. It said:\n  {said}\n" in str(refused.value)
    assert advice in str(refused.value)


@pytest.mark.skipif(sys.platform == "win32", reason="a shell script")
def test_a_remote_that_rclone_does_not_know_is_told_before_a_build(tmp_path, monkeypatch):
    stub(tmp_path, monkeypatch, "")

    with pytest.raises(PublishError, match="rclone does not know the remote `there`"):
        bucket_host("there:site", tmp_path)


class Store:
    """An S3 server with one bucket."""

    def __init__(self, port: int, folder: Path) -> None:
        self.url = f"http://127.0.0.1:{port}/site"
        self.output = folder / "output"
        self._log = folder / "store.log"

    @property
    def listings(self) -> int:
        """How often it was asked what it holds."""
        return self._log.read_bytes().count(b'"GET /site?')

    def rclone(self, *words: str, data: bytes | None = None) -> str:
        return subprocess.run(["rclone", *words], check=True, input=data, capture_output=True).stdout.decode()

    def add(self, path: str, text: str) -> None:
        self.rclone("rcat", f"here:site/{path}", data=text.encode())

    @property
    def files(self) -> dict[str, str]:
        names = self.rclone("lsf", "-R", "--files-only", "here:site").splitlines()
        return {name: self.rclone("cat", f"here:site/{name}") for name in names if name != "manifest.txt"}

    def headers(self, path: str) -> tuple[str, str]:
        """As the store has them: asked as somebody who may read, for moto asks for a signature and believes any."""
        signature = (
            "AWS4-HMAC-SHA256 Credential=key/20261108/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=x"
        )
        request = urllib.request.Request(f"{self.url}/{path}", headers={"Authorization": signature})
        with urllib.request.urlopen(request) as answer:
            return answer.headers["Content-Type"], answer.headers["Cache-Control"]

    def host(self):
        return bucket_host("here:site", self.output)

    def publish(self, files: dict[str, str]) -> Plan:
        return publish(self.host(), site_files(write(self.output, files)))


@pytest.fixture
def store(tmp_path, monkeypatch):
    if not shutil.which("rclone"):
        pytest.skip("rclone is not installed: apt install rclone")
    if not SERVER.exists():
        pytest.skip("there is no S3 server in tests/publishing/s3: .ci/run says how it is made")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    remote = {"TYPE": "s3", "PROVIDER": "Other", "ACCESS_KEY_ID": "key", "SECRET_ACCESS_KEY": "word",
              "ENDPOINT": f"http://127.0.0.1:{port}", "REGION": "us-east-1"}  # fmt: skip
    for name, value in remote.items():
        monkeypatch.setenv(f"RCLONE_CONFIG_HERE_{name}", value)
    monkeypatch.setenv("RCLONE_CONFIG", str(tmp_path / "rclone.conf"))
    monkeypatch.delenv("AWS_CA_BUNDLE", raising=False)
    command = [str(SERVER), "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)]
    log = (tmp_path / "store.log").open("wb")
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=log)
    for _ in range(100):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                break
        time.sleep(0.1)
    served = Store(port, tmp_path)
    served.rclone("mkdir", "here:site")
    yield served
    server.terminate()
    server.wait()
    log.close()


@pytest.mark.slow
def test_three_days_in_a_bucket_with_files_of_others(store):
    store.add("theirs/notes.txt", "theirs")
    store.add("day/notes.txt", "theirs")
    for text in "123":
        plan = store.publish({"index.html": text, f"day/{text}.html": text, "feed.rss": text, "same [a] {b}#.txt": ""})

    assert plan.removed == ("day/2.html",)
    assert store.files == {
        "theirs/notes.txt": "theirs", "day/notes.txt": "theirs",
        "index.html": "3", "day/3.html": "3", "feed.rss": "3", "same [a] {b}#.txt": "",
    }  # fmt: skip
    assert store.headers("feed.rss") == ("application/rss+xml; charset=utf-8", MINUTES)
    assert store.headers("index.html") == ("text/html; charset=utf-8", MINUTES)


@pytest.mark.slow
def test_a_listing_of_many_pages_is_read_to_its_end(store, monkeypatch):
    """A store gives a thousand names in an answer; here two."""
    monkeypatch.setenv("RCLONE_CONFIG_HERE_LIST_CHUNK", "2")
    files = {f"day/{number}/index.html": str(number) for number in range(9)}
    store.publish(files)

    plan = store.publish({"day/0/index.html": "new"} | {path: text for path, text in files.items() if path > "day/1"})

    assert (plan.added, plan.changed, plan.removed) == ((), ("day/0/index.html",), ())
    assert plan.unchanged == 8


@pytest.mark.slow
def test_a_listing_asks_no_more_for_many_folders(store):
    """A store is paid by the question, and a site has a folder for each day."""
    asked = []
    for days in (2, 30):
        store.publish({f"day/{number}/index.html": "" for number in range(days)})
        before = store.listings
        store.host().look(["day/1/index.html"])
        asked.append(store.listings - before)

    assert asked[0] == asked[1] > 0


@pytest.mark.slow
def test_only_what_differs_goes_up_feeds_after_pages(store, monkeypatch):
    store.publish({"index.html": "1", "a.html": "1", "b/b.html": "1", "feed.rss": "1"})
    uploads: list[str] = []
    upload = bucket.Bucket._upload
    monkeypatch.setattr(bucket.Bucket, "_upload", lambda *them: (uploads.extend(them[2]), upload(*them)))

    store.publish({"index.html": "2", "a.html": "1", "b/b.html": "2", "feed.rss": "2"})

    assert uploads == ["b/b.html", "feed.rss", "index.html"]


@pytest.mark.slow
def test_a_file_changed_by_hand_is_set_right_and_one_that_goes_is_kept(store):
    store.publish({"index.html": "1", "page": "1"})
    store.add("index.html", "2")
    store.add("page", "2")

    plan = store.publish({"index.html": "1"})

    assert plan.kept == ("page",)
    assert store.files == {"index.html": "1", "page": "2"}


@pytest.mark.slow
@pytest.mark.parametrize("call", range(1, 5))
def test_a_publication_that_breaks_is_completed_by_the_next(store, monkeypatch, call):
    store.add("theirs", "0")
    store.publish({"index.html": "1", "kept": "1", "gone": "1"})
    copy, calls = bucket.Bucket._copy, []

    def breaking(*values):
        is_note = PREFIX in Path(values[-1].partition("=")[2]).read_text()
        calls.extend([] if is_note else [1])
        if len(calls) == call and not is_note:
            raise PublishError(bucket.quote("connection lost"))
        copy(*values)

    monkeypatch.setattr(bucket.Bucket, "_copy", breaking)
    with pytest.raises(BrokenPublicationError, match="connection lost"):
        store.publish({"index.html": "2", "kept": "2", "for one run": "2"})
    store.publish({"index.html": "3", "kept": "3"})

    assert store.files == {"theirs": "0", "index.html": "3", "kept": "3"}


@pytest.mark.slow
def test_a_bucket_that_is_not_there_is_told(store):
    with pytest.raises(PublishError, match="there is no here:other: make it first, with `rclone mkdir here:other`"):
        bucket_host("here:other", store.output).fetch(["manifest.txt"])


@pytest.mark.slow
def test_whoever_published_meanwhile_is_not_overwritten(store):
    store.publish({"index.html": "1"})
    host, site = store.host(), site_files(write(store.output, {"index.html": "2"}))
    plan = make_plan(host.look(site.digests), site.digests)
    store.publish({"index.html": "3"})

    with pytest.raises(PublishError, match="somebody else has published there"):
        host.carry_out(plan, site)
    assert store.files == {"index.html": "3"}


@pytest.mark.slow
def test_the_bucket_itself_is_asked_whether_all_is_there(store):
    store.publish({"index.html": "1", "a.html": "1"})
    site = site_files(store.output)
    fine = verify(store.host(), site, ["a.html"])
    store.rclone("deletefile", "here:site/index.html")
    store.add("a.html", "2")

    assert fine == []
    assert list(map(str, verify(store.host(), site, ["a.html"]))) == [
        "here:site lacks what was brought there: index.html.",
        "here:site has other bytes than were brought there: a.html.",
    ]
    assert digest_of(b"1") == site.digests["a.html"]
