"""`invoke publish --to …` and the ledger: built with, guarded by, and written when the host has the site."""

from __future__ import annotations

import gzip
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from daybyday.engine.lock import acquire
from daybyday.engine.manifest import digest_of, parse_manifest
from daybyday.publishing.public_site import clock_of
from tests.doctor.hosting import Host
from tests.harness import HOMEWORK, ROOT

ADDRESS = "https://example.net/repo"
NEXT_DAY = "2026-11-09T12:00:00+01:00"


@pytest.fixture
def published(project, tmp_path):
    """A project, and a folder it publishes to."""
    settings = project.folder / "publishconf.py"
    place = tmp_path / "www"
    text = settings.read_text("utf-8")
    settings.write_text(f'{text}\nDAYBYDAY_DESTINATIONS = {{"folder": "{place}"}}\n', "utf-8")
    project.place = place
    project.publish = lambda *words, **more: project.invoke(
        "publish", "--to", "folder", *words, **{"SITEURL": ADDRESS, **more}
    )
    return project


def day(project, number: int, title: str = "", header: str = "") -> None:
    text = f"---\ntitle: {title or f'Title {number}'}\n{header}---\nText {number}.\n{HOMEWORK}"
    project.write(f"connections/{number:03}.en.md", text)


def ledger(project) -> str:
    return (project.content / "ledger.txt").read_text("utf-8")


def test_what_is_published_contains_the_lines_that_are_written_after_it(published):
    done = published.publish()

    assert 0 == done.returncode, done.stderr
    assert ledger(published) == (published.place / "ledger.txt").read_text("utf-8")
    assert "connections/1 en 2026-11-01T06:00:00Z 0 out " in ledger(published)
    assert "Readers in English will see 1 new item:\n  connections/1: Begin\n" in done.stdout
    assert "Day by Day: content/ledger.txt: 1 item joined; 1 in all.\n" in done.stdout


def test_a_dry_run_writes_nothing_and_says_what_readers_would_see(published):
    published.publish()
    before = ledger(published)
    day(published, 2, "Ask")

    done = published.publish("--dry-run", DAYBYDAY_SPEAK="it")

    assert 0 == done.returncode, done.stderr
    assert "Chi legge in inglese vedrà 1 testo nuovo:\n  connections/2: Ask\n" in done.stdout
    assert done.stdout.endswith("Day by Day: Era una prova: non è stato pubblicato nulla.\n")
    assert before == ledger(published)


@pytest.mark.slow
def test_a_ledger_that_was_lost_comes_back_from_what_is_live(published):
    day(published, 2)
    published.publish()
    before = ledger(published)
    (published.content / "ledger.txt").unlink()
    day(published, 9)

    done = published.publish(now=NEXT_DAY)

    assert 0 == done.returncode, done.stderr
    assert "content/ledger.txt lags behind the one that is live, in 2 lines; they are taken over.\n" in done.stdout
    assert set(before.splitlines()) < set(ledger(published).splitlines())


@pytest.mark.slow
def test_a_text_that_only_the_live_ledger_knows_is_missed(published):
    day(published, 2)
    published.publish()
    for path in ("ledger.txt", "connections/002.en.md"):
        (published.content / path).unlink()

    done = published.publish()

    assert 1 == done.returncode
    assert "error item-vanished: day 2 of connections in English was published on" in done.stderr
    assert (published.place / "connections/2/index.html").is_file()


@pytest.mark.slow
def test_what_is_accepted_once_is_settled(published):
    day(published, 2)
    published.publish()
    (published.content / "connections/002.en.md").unlink()

    accepted = published.publish("--accept", "item-vanished")
    after = published.publish()

    assert (0, 0) == (accepted.returncode, after.returncode), accepted.stderr + after.stderr
    assert "connections/2 en" in ledger(published)
    assert " withdrawn " in ledger(published)


@pytest.mark.slow
def test_an_accepted_move_forgets_the_old_address(published):
    published.write("articles/old.en.md", "---\ntitle: Old\ndate: 2026-10-01\nslug: one\n---\nText.\n")
    published.publish()
    published.write("articles/old.en.md", "---\ntitle: Old\ndate: 2026-10-01\nslug: two\n---\nText.\n")

    refused, accepted, after = published.publish(), published.publish("--accept", "address-moved"), published.publish()

    assert (1, 0, 0) == (refused.returncode, accepted.returncode, after.returncode), accepted.stderr
    assert "error address-moved" in refused.stderr
    assert "at=/two/" in ledger(published)
    assert "at=/one/" not in ledger(published)


def test_an_earlier_clock_takes_nothing_out(published):
    published.publish()

    done = published.publish(now="2026-10-31T12:00:00+01:00")

    assert 1 == done.returncode
    assert (
        "error clock-behind: by the clock it is 2026-10-31T11:00:00Z, and connections/1 en was published at"
        in done.stderr
    )
    assert "add `--accept clock-behind`" in done.stderr
    assert (published.place / "connections/1/index.html").is_file()


@contextmanager
def clock_at(said: str, age: int = 0) -> Iterator[str]:
    """The address of a host that says what time it is, and has nothing else; with "" it knows. `age`: of its answers."""

    class Clock(BaseHTTPRequestHandler):
        def do_HEAD(self) -> None:
            self.send_response(404)
            self.send_header("Age", str(age))
            self.end_headers()

        do_GET = do_HEAD

        def date_time_string(self, timestamp: float | None = None) -> str:
            return said or super().date_time_string(timestamp)

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Clock) as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.mark.slow
def test_a_clock_that_is_ahead_brings_nothing_out_early(published):
    with clock_at("Sat, 31 Oct 2026 10:00:00 GMT") as address:
        refused = published.publish(SITEURL=address, now="")
    with clock_at("") as address:
        done = published.publish(SITEURL=address, now="")

    assert (1, 0) == (refused.returncode, done.returncode), (refused.stderr, done.stderr)
    assert "error clock-ahead: by the clock here it is 20" in refused.stderr
    assert "connections/1 en would come out too early (1 item)" in refused.stderr


@pytest.mark.slow
def test_whoever_asks_for_another_instant_means_it(published):
    with clock_at("Sat, 31 Oct 2026 10:00:00 GMT") as address:
        done = published.publish(SITEURL=address)

    assert done.returncode == 0, done.stderr


def test_what_a_cache_has_kept_was_said_that_long_ago():
    with clock_at("Sat, 31 Oct 2026 10:00:00 GMT", age=600) as address:
        assert clock_of(address) == datetime(2026, 10, 31, 10, 10, tzinfo=UTC)


def test_what_a_host_says_the_time_is_may_be_no_time():
    with clock_at("yesterday") as address:
        assert clock_of(address) is None
    assert clock_of(address) is None  # nobody is there any more


def test_a_code_that_cannot_be_accepted_is_told_before_a_build(published):
    done = published.publish("--accept", "item-vanishd")

    assert 1 == done.returncode
    assert done.stderr == "`--accept item-vanishd`: this cannot be accepted; did you mean item-vanished?\n"
    assert not published.output.exists()


@pytest.mark.slow
def test_many_items_at_once_are_refused_by_the_number_of_the_settings(published):
    published.publish()
    with (published.folder / "publishconf.py").open("a", encoding="utf-8") as file:
        file.write("DAYBYDAY_NEW_ITEMS = 2\n")
    for number in (2, 3, 4):
        day(published, number)

    done = published.publish()

    assert 1 == done.returncode
    assert "error items-at-once: readers in English would get 3 new items at once, more than the 2 of" in done.stderr
    assert 0 == published.publish("--accept", "items-at-once").returncode


def test_a_number_that_is_none_is_an_error_of_the_settings(published):
    with (published.folder / "publishconf.py").open("a", encoding="utf-8") as file:
        file.write('DAYBYDAY_NEW_ITEMS = "many"\n')

    done = published.publish()

    assert 1 == done.returncode
    assert "error setting-new-items: DAYBYDAY_NEW_ITEMS cannot be 'many' – write how many, such as 20" in done.stderr


@pytest.mark.slow
def test_a_text_that_is_not_out_in_a_file_of_extra_is_refused(published):
    day(published, 20, "A title that nobody knows")
    published.write("extra/notes.html", "<li>A title that nobody knows</li>")

    done = published.publish()

    assert 1 == done.returncode
    assert (
        "content/connections/020.en.md:1:1: error embargoed-text: this text is not out, and stands in notes.html"
        in done.stderr
    )
    assert not published.place.exists()


@pytest.mark.slow
def test_a_site_without_a_published_ledger_keeps_its_own(published):
    with (published.folder / "publishconf.py").open("a", encoding="utf-8") as file:
        file.write('DAYBYDAY_WITHOUT = ["ledger"]\n')
    published.publish()
    (published.content / "connections/001-begin.en.md").unlink()

    done = published.publish()

    assert not (published.place / "ledger.txt").exists()
    assert 1 == done.returncode
    assert "error item-vanished" in done.stderr


@pytest.mark.slow
def test_a_ledger_that_cannot_be_written_is_told_and_loses_nothing(published):
    published.publish()
    (published.content / "ledger.txt").unlink()
    (published.content / "ledger.txt").mkdir()
    (published.content / "ledger.txt" / "x").write_text("x", "utf-8")
    done = published.publish()

    assert 0 == done.returncode, done.stderr
    assert "content/ledger.txt could not be written (" in done.stdout
    assert "Traceback" not in done.stderr


@pytest.mark.slow
def test_a_rollback_brings_back_the_day_before_and_no_withdrawn_text(published):
    published.publish()
    day(published, 9)
    published.publish(now=NEXT_DAY)

    back = published.publish("--rollback", now=NEXT_DAY)
    gone = not (published.place / "connections/9/index.html").exists()
    forward = published.publish(now=NEXT_DAY)
    day(published, 9, header="status: withdrawn\n")
    published.publish(now=NEXT_DAY)
    refused = published.publish("--rollback", now=NEXT_DAY)

    assert 0 == back.returncode, back.stderr
    assert gone
    assert 0 == forward.returncode, forward.stderr
    assert 1 == refused.returncode
    assert refused.stderr == (
        "Nothing was published: the release before would bring back what was withdrawn since:\n  connections/9 en\n"
        "Mend what is wrong in the texts instead, and publish.\n"
    )


def test_only_releases_can_be_rolled_back(published):
    published.place.mkdir()
    (published.place / "theirs").write_text("x", "utf-8")

    done = published.publish("--rollback")

    assert 1 == done.returncode
    assert (
        "only `--to folder` and `--to ssh`, where each publication is a release of its own, can be rolled back"
        in done.stderr
    )


def test_where_nothing_was_published_nothing_can_be_rolled_back(published):
    done = published.publish("--rollback")

    assert (done.returncode, done.stderr) == (
        1,
        f"Nothing was published: at {published.place} nothing has been published with this target yet.\n",
    )


class _Parked(BaseHTTPRequestHandler):
    """Somebody else's page, whatever is asked for."""

    def do_GET(self) -> None:
        page = b"<!doctype html><title>For sale</title>"
        self.send_response(200)
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(b"" if self.command == "HEAD" else page)

    do_HEAD = do_GET  # noqa: N815 - the library's name

    def log_message(self, *words) -> None:
        pass


@contextmanager
def parked() -> Iterator[str]:
    """The address of a host that answers 200 with a page of its own to everything."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Parked)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


@pytest.mark.slow
def test_an_address_at_which_somebody_else_answers_is_told(published):
    with parked() as address:
        done = published.publish(SITEURL=address)
        by_host = published.invoke("publish", "--to", "netlify", SITEURL=address)

    assert 0 == done.returncode, done.stderr
    assert (
        f"Day by Day: {address} answers with something that is no site of this kit: look whether the address is right, and leads to"
        " the place that was published to.\n"
    ) in done.stdout
    assert 0 == by_host.returncode, by_host.stderr
    assert (
        f"Day by Day: {address} could not be asked what is live there (it answers with something that is no site of this kit).\n"
    ) in by_host.stdout


@pytest.mark.slow
def test_a_live_ledger_that_is_damaged_is_told_and_gives_no_half_line(published):
    published.publish()
    whole = ledger(published)
    (published.content / "ledger.txt").unlink()
    live = published.place / "ledger.txt"
    live.write_text(whole[: whole.index("id=tag:") + 9], "utf-8")
    manifest = published.place / "manifest.txt"
    manifest.write_text(manifest.read_text("utf-8"), "utf-8")

    done = published.publish()

    assert 0 == done.returncode, done.stderr
    assert "Day by Day: The ledger that is live there is damaged, in 1 line; it was passed over.\n" in done.stdout
    assert ledger(published) == whole


@pytest.mark.slow
def test_the_public_address_is_asked_and_a_stale_host_told(published):
    with Host() as host:
        host.files = {}
        address = host.url
        published.publish(SITEURL=address)
        files = parse_manifest((published.place / "manifest.txt").read_bytes())
        host.files = {path: (published.place / path).read_bytes() for path in files}
        fresh = published.publish(SITEURL=address)
        host.files["connections/1/index.html"] = b"old"
        stale = published.publish(SITEURL=address)

    assert f"Day by Day: {address} serves what was published.\n" in fresh.stdout
    assert (
        f"Day by Day: {address} does not serve what was published, but older bytes, of connections/1/index.html:"
        in stale.stdout
    )
    assert 0 == stale.returncode


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("git"), reason="git is not installed: apt install git")
def test_the_ledger_alone_is_committed_in_the_language_of_the_site(published):
    def git(*words: str) -> str:
        return subprocess.run(["git", *words], cwd=published.folder, check=True, capture_output=True, text=True).stdout

    git("init", "--quiet")
    git("config", "user.name", "Ada")
    git("config", "user.email", "ada@example.org")
    done = published.publish()
    again = published.publish()

    assert (
        "Day by Day: The ledger is committed; this branch follows none elsewhere, so it was not pushed.\n"
        in done.stdout
    )
    assert "The ledger" not in again.stdout
    assert git("log", "--format=%s") == "Published on 2026-11-08 [skip ci]\n"
    assert git("show", "--name-only", "--format=", "HEAD") == "content/ledger.txt\n"


@pytest.mark.slow
def test_publishing_without_a_target_writes_nothing_into_the_sources_and_guards_all_the_same(published):
    day(published, 2)
    published.publish()
    (published.content / "connections/002.en.md").write_text("", "utf-8")

    done = published.invoke("publish", SITEURL=ADDRESS)

    assert 1 == done.returncode
    assert "error item-vanished" in done.stderr


@pytest.mark.slow
def test_the_build_after_a_publication_is_up_to_date(published):
    published.publish()
    done = published.publish()

    assert "Day by Day: 0 read, 0 rendered, 0 written, " in done.stdout
    assert digest_of((published.output / "ledger.txt").read_bytes()) in (published.output / "manifest.txt").read_text()


@pytest.mark.slow
def test_compressed_copies_go_where_a_web_server_may_serve_them_and_nowhere_else(published):
    with (published.folder / "publishconf.py").open("a", encoding="utf-8") as file:
        file.write('DAYBYDAY_COMPRESS = ["gzip"]\n')
    published.publish()
    with_copies = (published.place / "feed.rss.gz").is_file()
    day(published, 2)
    built = published.invoke("build")
    stale = [path for path in published.output.rglob("*.gz") if not path.with_suffix("").exists()]

    assert with_copies
    assert 0 == built.returncode
    assert stale == []
    for copy in published.output.rglob("*.gz"):
        assert gzip.decompress(copy.read_bytes()) == copy.with_suffix("").read_bytes()
    assert not (published.output / "feed.rss.gz").exists()


def test_a_coding_that_is_none_is_an_error_of_the_settings(published):
    with (published.folder / "publishconf.py").open("a", encoding="utf-8") as file:
        file.write('DAYBYDAY_COMPRESS = ["zstd"]\n')

    done = published.publish()

    assert 'error setting-compress: DAYBYDAY_COMPRESS cannot be [\'zstd\'] – write ["gzip", "brotli"]' in done.stderr


def test_a_ledger_that_cannot_be_read_stops_a_publication_and_loses_no_line(published):
    published.write("ledger.txt", "connections/1 en 2026-11-01T06:00:00Z 0 out\n<<<<<<< HEAD\n")

    done = published.publish()

    assert 1 == done.returncode
    assert (
        "content/ledger.txt:2:1: error ledger-line: here two versions of the ledger wait to be merged – delete the lines that begin"
        " with <<<<<<<, ======= or >>>>>>>, and keep all the others\n"
    ) in done.stderr
    assert "<<<<<<< HEAD" in ledger(published)
    assert not published.place.exists()


@pytest.mark.slow
def test_a_second_publication_waits_for_the_first(published):
    environment = {**os.environ, "DAYBYDAY_NOW": "2026-11-08T12:00:00+01:00", "SITEURL": ADDRESS}
    environment["PYTHONPATH"] = str(ROOT / "plugins")
    published.invoke("check")
    with acquire(published.folder / "cache" / "publishing", lambda: None):
        process = subprocess.Popen(
            [sys.executable, "-m", "invoke", "publish", "--to", "folder"],
            cwd=published.folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, encoding="utf-8",
        )  # fmt: skip
        first = process.stderr.readline()
        waited = not published.place.exists()
    process.communicate()

    assert first == "Day by Day: another publication is under way here; waiting for it.\n"
    assert waited
    assert 0 == process.returncode
    assert published.place.exists()
