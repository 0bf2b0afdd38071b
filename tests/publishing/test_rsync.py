"""A folder filled by rsync: only what is ours goes, and what broke is repaired by the next time."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import unicodedata

import pytest

from daybyday.engine.manifest import digest_of, manifest_bytes
from daybyday.messages import say
from daybyday.publishing import rsync
from daybyday.publishing.claim import PREFIX
from daybyday.publishing.errors import BrokenPublicationError, PublishError
from daybyday.publishing.plan import make_plan
from daybyday.publishing.rsync import RsyncHost, rsync_host
from daybyday.publishing.site_files import site_files
from tests.publishing.conftest import add, files_in, write

STRANGERS = {".htaccess": "1", ".well-known/x": "2", "blog/index.html": "3", "CNAME": "4", "day/notes": "5"}


def test_strangers_files_outlive_any_number_of_publications(www):
    www.folder.mkdir()
    add(www.folder, STRANGERS)

    for text in "abc":
        www.publish({"index.html": text, f"day/{text}/index.html": text})

    assert files_in(www.folder) == {**STRANGERS, "index.html": "c", "day/c/index.html": "c"}


@pytest.mark.slow
def test_folders_we_emptied_go_and_others_stay(www):
    www.publish({"index.html": "", "a/b/c/page": "1", "a/page": "2"})
    (www.folder / "theirs/empty").mkdir(parents=True)
    (www.folder / "a/empty").mkdir()

    www.publish({"index.html": ""})

    folders = sorted(path.relative_to(www.folder).as_posix() for path in www.folder.rglob("*") if path.is_dir())
    assert folders == ["a", "a/empty", "theirs", "theirs/empty"]


NAMES = [
    "with space/a b.html",
    "quote'\"/a'b\"",
    "-dash/-first",
    "--delete",
    "per%cent/%2e%2e",
    "#hash/ ;semicolon",
    "star*/[what]?.html",
    unicodedata.normalize("NFC", "perché/caffè"),
    unicodedata.normalize("NFD", "perché/città"),
    " leading and trailing ",
    "a -> b",
    "[what]",
]


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_any_name_is_brought_and_removed(www, name):
    www.publish({name: "1", "beside": "2"})
    brought = files_in(www.folder)

    plan = www.publish({"beside": "2"})

    assert brought == {name: "1", "beside": "2"}
    assert plan.removed == (name,)
    assert files_in(www.folder) == {"beside": "2"}


@pytest.mark.slow
def test_a_pattern_in_a_name_matches_nothing_else(www):
    www.publish({"day*": "ours", "index.html": ""})
    add(www.folder, {"day1": "theirs", "[a]": "theirs"})

    www.publish({"index.html": ""})

    assert files_in(www.folder) == {"day1": "theirs", "[a]": "theirs", "index.html": ""}


@pytest.mark.parametrize(
    "path",
    [
        "../victim",
        pytest.param("/victim", marks=pytest.mark.slow),
        pytest.param("a/../../victim", marks=pytest.mark.slow),
    ],
)
def test_a_forged_manifest_removes_nothing_outside(www, tmp_path, path):
    www.publish({"index.html": "", "a/b": ""})
    add(tmp_path, {"victim": "precious"})
    listed = str(tmp_path / "victim") if path == "/victim" else path
    (www.folder / "manifest.txt").write_bytes(manifest_bytes({listed: digest_of(b"precious"), "a/b": digest_of(b"")}))

    www.publish({"index.html": ""})

    assert (tmp_path / "victim").read_text() == "precious"


def test_links_at_the_host_are_not_followed(www, tmp_path):
    www.publish({"index.html": "", "day/page": "1", "image": "2"})
    add(tmp_path, {"elsewhere/page": "1", "picture": "2"})
    for name, target in (("day", "elsewhere"), ("image", "picture")):
        path = www.folder / name
        path.rename(tmp_path / f"old-{name}")
        path.symlink_to(tmp_path / target)

    www.publish({"index.html": ""})

    assert (tmp_path / "elsewhere/page").read_text() == "1"
    assert (tmp_path / "picture").read_text() == "2"
    assert (www.folder / "day").is_symlink()


def test_a_manifest_that_is_a_link_is_not_believed(www, tmp_path):
    www.publish({"index.html": "", "page": ""})
    manifest = www.folder / "manifest.txt"
    manifest.rename(tmp_path / "elsewhere")
    manifest.symlink_to(tmp_path / "elsewhere")

    plan = www.plan({"index.html": ""})

    assert (plan.removed, plan.blocked) == ((), ("manifest.txt",))


@pytest.mark.slow
def test_a_file_becomes_a_folder_and_a_folder_a_file(www):
    www.publish({"a": "1", "b/c/index.html": "2"})

    www.publish({"a/index.html": "3", "b": "4"})

    assert files_in(www.folder) == {"a/index.html": "3", "b": "4"}


def test_what_somebody_changed_there_is_set_right_again(www):
    www.publish({"index.html": "ours"})
    add(www.folder, {"index.html": "theirs"})

    www.publish({"index.html": "ours"})

    assert files_in(www.folder) == {"index.html": "ours"}


def test_files_that_others_put_into_the_output_are_known_the_next_time(www):
    www.publish({"index.html": "", "from-a-plugin": "1"})

    plan = www.publish({"index.html": "", "from-a-plugin": "2"})

    assert (plan.changed, plan.overwritten) == (("from-a-plugin",), ())
    assert files_in(www.folder)["from-a-plugin"] == "2"


@pytest.fixture
def breaking(monkeypatch):
    """Let the nth call of rsync that writes, and all after it, fail; 0 mends it."""
    run = rsync.run_tool
    calls = {"left": 0}

    def run_tool(command, *rest):
        is_writing = "--list-only" not in command and not command[-1].startswith(tempfile.gettempdir() + "/day")
        is_writing = is_writing and not any(PREFIX.encode() in data for data in rest)
        if is_writing and calls["left"]:
            calls["left"] -= 1
            if not calls["left"]:
                calls["left"] = 1
                raise PublishError(say("rsync failed. It said:"), [say("  connection lost")])
        return run(command, *rest)

    monkeypatch.setattr(rsync, "run_tool", run_tool)
    return lambda number: calls.update(left=number)


@pytest.mark.slow
@pytest.mark.parametrize("call", [2, 3, 4, 5, 6])
def test_a_publication_that_breaks_is_completed_by_the_next(www, breaking, call):
    www.folder.mkdir()
    add(www.folder, {"theirs": "0"})
    www.publish({"kept": "1", "changed": "1", "gone/page": "1"})
    before = (www.folder / "manifest.txt").read_bytes()
    breaking(call)
    with pytest.raises(BrokenPublicationError):
        www.publish({"kept": "1", "changed": "2", "for one run": "2"})
    manifest = (www.folder / "manifest.txt").read_bytes()
    breaking(0)

    www.publish({"kept": "1", "changed": "3"})

    assert call == 6 or manifest == before
    assert files_in(www.folder) == {"theirs": "0", "kept": "1", "changed": "3"}


@pytest.mark.slow
def test_what_two_broken_publications_brought_is_known_to_the_third(www, breaking):
    www.publish({"index.html": "1"})
    for name in ("first", "second"):
        breaking(3)
        with pytest.raises(BrokenPublicationError):
            www.publish({"index.html": "1", name: "", "gone": name})
        breaking(0)

    www.publish({"index.html": "1"})

    assert files_in(www.folder) == {"index.html": "1"}


@pytest.mark.slow
def test_removing_what_is_gone_already_makes_no_folders(www):
    www.publish({"index.html": "1", "day/page": "1"})
    add(www.folder, {"day/theirs": ""})
    host = RsyncHost(str(www.folder))
    site = site_files(write(www.output, {"index.html": "1"}))
    plan = make_plan(host.look(site.digests), site.digests)
    shutil.rmtree(www.folder / "day")

    host.carry_out(plan, site)

    assert sorted(path.name for path in www.folder.iterdir()) == ["index.html", "manifest.txt"]


@pytest.mark.slow
def test_a_first_publication_that_breaks_asks_nothing_the_next_time(www, breaking):
    breaking(3)
    with pytest.raises(BrokenPublicationError):
        www.publish({"index.html": "1"})
    breaking(0)

    plan = www.publish({"index.html": "2"})

    assert plan.overwritten == ()
    assert files_in(www.folder) == {"index.html": "2"}


@pytest.mark.slow
@pytest.mark.parametrize("files", [{"index.html": "1"}, {"index.html": "1", "day": "2"}])
def test_what_an_interrupted_rsync_left_goes(www, files):
    www.publish({"index.html": "1", "day/page": "1"})
    (www.folder / ".daybyday-pending.txt").write_bytes(manifest_bytes({"page": digest_of(b"1")}))
    add(www.folder, {".~tmp~/page": "hal", "day/.~tmp~/page": "hal"})

    www.publish(files)

    assert files_in(www.folder) == files
    assert not (www.folder / ".~tmp~").exists()


@pytest.mark.slow
def test_files_of_others_named_as_rsync_names_its_own_stay(www):
    www.publish({"index.html": "1", "day/page": "1"})
    add(www.folder, {"day/.~tmp~/theirs": "2"})

    www.publish({"index.html": "1"})

    assert files_in(www.folder) == {"index.html": "1", "day/.~tmp~/theirs": "2"}


def test_nothing_new_writes_nothing(www):
    www.publish({"index.html": "1"})
    before = {path: path.stat().st_mtime_ns for path in www.folder.iterdir()}

    plan = www.publish({"index.html": "1"})

    assert (plan.added, plan.changed, plan.removed, plan.unchanged) == ((), (), (), 1)
    assert before.keys() == set(www.folder.iterdir())
    assert before[www.folder / "manifest.txt"] == (www.folder / "manifest.txt").stat().st_mtime_ns


def test_what_is_published_may_be_read_by_a_web_server(www):
    before = os.umask(0o077)
    try:
        www.publish({"day/index.html": "1"})
    finally:
        os.umask(before)

    modes = {path.name: path.stat().st_mode & 0o777 for path in (www.folder, *www.folder.rglob("*"))}
    assert modes == {"www": 0o755, "day": 0o755, "index.html": 0o644, "manifest.txt": 0o644}


def test_the_manifest_there_is_the_one_of_the_output(www):
    www.publish({"b": "2", "a": "1"})

    assert (www.folder / "manifest.txt").read_bytes() == manifest_bytes({"a": digest_of(b"1"), "b": digest_of(b"2")})
    subprocess.run(["sha256sum", "-c", "--quiet", "manifest.txt"], cwd=www.folder, check=True)


def test_a_folder_that_cannot_be_made_is_told_in_the_words_of_rsync(www):
    www.folder = www.folder / "missing/parents"

    with pytest.raises(PublishError) as refused:
        www.publish({"index.html": "1"})

    assert not isinstance(refused.value, BrokenPublicationError)
    assert str(refused.value).startswith("rsync failed. It said:\n  rsync: [Receiver] mkdir ")
    assert str(refused.value).endswith("\nThe folder around that place is not there: make it first.")


_NO_FOLDER = "`{}` names no folder there; write `host:/var/www/site`. `host:.` is the folder in which one arrives."
_NO_SERVER = "`{0}` would be a folder of this machine; for a server write `{0}:/var/www/site`, for a folder `./{0}`."


@pytest.mark.parametrize(
    ("destination", "text"),
    [
        ("", "say where to: `invoke publish --to rsync --destination user@host:/path`."),
        ("-e sh", "a destination cannot begin with a dash; for a folder write `./-e sh`."),
        ("host:", _NO_FOLDER.format("host:")),
        ("host:/", _NO_FOLDER.format("host:/")),
        ("example.org", _NO_SERVER.format("example.org")),
        ("ada@host", _NO_SERVER.format("ada@host")),
        ("output/www", "output/www lies in the folder the site is built into; choose a folder outside output."),
    ],
)
def test_a_destination_that_cannot_be_one(tmp_path, monkeypatch, destination, text):
    monkeypatch.chdir(tmp_path)

    with pytest.raises(PublishError) as refused:
        rsync_host(destination, tmp_path.relative_to(tmp_path) / "output")

    assert str(refused.value) == text


@pytest.mark.parametrize(
    "destination", ["host:www", "host:.", "host::module", "rsync://host/module", "www", "./example.org"]
)
def test_a_destination_that_may_be_one(tmp_path, destination):
    assert str(rsync_host(destination, tmp_path / "output").address) == destination


def test_a_folder_called_like_a_server_is_one_when_it_is_there(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "example.org").mkdir()

    assert str(rsync_host("example.org", tmp_path / "output").address) == "example.org"


@pytest.mark.slow
def test_folders_that_lead_to_themselves_are_walked_through_by_nobody(www):
    www.publish({"index.html": "1"})
    (www.folder / "around").symlink_to(".")
    (www.folder / "nowhere").symlink_to("nowhere")

    www.publish({"index.html": "2"})

    assert (www.folder / "index.html").read_text() == "2"
    assert [(www.folder / name).readlink().name for name in ("around", "nowhere")] == ["", "nowhere"]


@pytest.mark.slow
def test_half_a_manifest_at_the_host_asks_for_what_it_does_not_know(www):
    www.publish({"a.html": "1", "b.html": "1", "c.html": "1"})
    manifest = www.folder / "manifest.txt"
    manifest.write_bytes(manifest.read_bytes()[:100])

    plan = www.plan({"a.html": "2", "b.html": "2", "c.html": "1"})

    assert (plan.changed, plan.overwritten) == (("a.html",), ("b.html",))
    assert www.publish({"a.html": "2", "b.html": "1"}).removed == ()
    assert files_in(www.folder) == {"a.html": "2", "b.html": "1", "c.html": "1"}
