"""Bytes become files: all or nothing, ours and nobody else's."""

from __future__ import annotations

import hashlib
import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from daybyday.engine import Outcome, OutputBlockedError, RenderedFile, emit, stage, stage_folder
from daybyday.engine.staging import ASIDE as _ASIDE
from tests.engine.rendering import rendered


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "output"


@pytest.fixture(autouse=True, params=[1000, 1], ids=["one by one", "several at once"])
def ways(request, monkeypatch):
    """How files are put in place must not be seen."""
    monkeypatch.setattr(sys.modules["daybyday.engine.emit"], "_WORTH_THREADS", request.param)


def made(*files: tuple[str, bytes]) -> list[RenderedFile]:
    """Files as a build hands them over."""
    return [RenderedFile(path, b"print of " + data, data) for path, data in files]


def give(out: Path, **files: str) -> Outcome:
    """Emit files whose names are given with `__` for "/"."""
    return emit(out, made(*((name.replace("__", "/"), text.encode()) for name, text in files.items())))


def there(out: Path) -> dict[str, str]:
    """Every file below a folder, but the manifest."""
    return {
        path.relative_to(out).as_posix(): path.read_text("utf-8") for path in sorted(out.rglob("*")) if path.is_file() and path.name != "manifest.txt"
    }  # fmt: skip


def snapshot(out: Path) -> dict[str, tuple[bytes, int]]:
    """Every file with its bytes and its time."""
    return {
        path.relative_to(out).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns) for path in sorted(out.rglob("*")) if path.is_file()
    }  # fmt: skip


def test_files_land_where_they_belong(out):
    outcome = give(out, index="home", it__index="casa")

    assert {"index": "home", "it/index": "casa"} == there(out)
    assert Outcome(("index", "it/index"), (), ()) == outcome


def test_a_second_time_nothing_is_written(out):
    give(out, index="home", it__index="casa")

    assert Outcome((), ("index", "it/index"), ()) == give(out, index="home", it__index="casa")


def test_equal_files_keep_their_times(out):
    give(out, index="home", about="about")
    past = 1_000_000_000
    for path in out.iterdir():
        os.utime(path, (past, past))

    give(out, index="home", about="about us")

    assert past == (out / "index").stat().st_mtime
    assert past != (out / "about").stat().st_mtime


def test_an_unchanged_build_leaves_the_manifest_alone_too(out):
    give(out, index="home")
    before = snapshot(out)

    give(out, index="home")

    assert before == snapshot(out)


def test_a_file_someone_changed_is_mended(out):
    give(out, index="home")
    (out / "index").write_text("hacked")

    assert ("index",) == give(out, index="home").written
    assert {"index": "home"} == there(out)


def test_what_nobody_claims_any_more_is_removed_with_its_empty_folders(out):
    give(out, index="home", a__b__c="old")

    outcome = give(out, index="home")

    assert (("a/b/c",), ["index", "manifest.txt"]) == (outcome.removed, sorted(path.name for path in out.iterdir()))


def test_only_what_the_manifest_lists_is_removed(out):
    give(out, index="home", a__b="old")
    (out / "CNAME").write_text("example.org")
    (out / ".well-known").mkdir()
    (out / ".well-known/x").write_text("x")
    (out / "a/foreign").write_text("foreign")

    give(out, index="home")

    assert {"index": "home", "CNAME": "example.org", ".well-known/x": "x", "a/foreign": "foreign"} == there(out)


def test_without_a_manifest_nothing_is_removed(out):
    give(out, index="home", old="old")
    (out / "manifest.txt").unlink()

    assert () == give(out, index="home").removed
    assert {"index": "home", "old": "old"} == there(out)


def test_a_render_that_fails_midway_leaves_the_output_untouched(out):
    give(out, index="home", about="about", old="old")
    (out / "CNAME").write_text("example.org")
    before = snapshot(out)

    def works():
        yield from made(("index", b"new home"), ("new/page", b"new page"))
        raise RuntimeError("the third part cannot be rendered")

    with pytest.raises(RuntimeError, match="the third part"):
        emit(out, works())

    assert before == snapshot(out)


def test_parts_are_rendered_before_anything_is_written(out):
    seen = []

    class Work:
        def __init__(self, path):
            self.path = path

    def render(work):
        seen.append(sorted(path.name for path in out.iterdir() if path.name != _ASIDE))
        return work.path.encode()

    emit(out, rendered([Work("a"), Work("b")], lambda work: work.path.encode(), render))

    assert [[], []] == seen


@pytest.mark.parametrize("leftover", ["0", "manifest.txt", "deep/er/file"])
def test_what_a_killed_build_left_aside_is_cleaned(out, leftover):
    give(out, index="home")
    rest = out / _ASIDE / leftover
    rest.parent.mkdir(parents=True)
    rest.write_text("half a page")

    give(out, index="home")

    assert not (out / _ASIDE).exists()
    assert {"index": "home"} == there(out)


def test_a_build_that_is_killed_while_renaming_is_finished_by_the_next_one(out, monkeypatch):
    """At every moment the manifest knows all that is ours, so the next build can tidy up."""
    give(out, one="1", two="2", gone="x")
    replace, done = os.replace, []

    def killed(source, target):
        # The first rename is the manifest's, the second the first page's.
        if len(done) == 2:
            raise KeyboardInterrupt
        done.append(target)
        return replace(source, target)

    monkeypatch.setattr(os, "replace", killed)
    with pytest.raises(KeyboardInterrupt):
        give(out, one="one", three="3", four="4")
    monkeypatch.undo()

    outcome = give(out, two="2")

    assert {"two": "2"} == there(out)
    assert {"one", "gone"} <= set(outcome.removed)


@pytest.mark.parametrize(
    "path",
    [
        "../evil",
        "a/../../evil",
        "/etc/evil",
        "a\\..\\evil",
        "..",
        "",
        ".",
        "a/./b",
        "a//b",
        "a/",
        "./a",
        "a\0b",
        f"{_ASIDE}/x",
        f"a/{_ASIDE}",
    ],
)
def test_no_path_leads_out_of_the_output(out, path):
    with pytest.raises(OutputBlockedError, match="does not lie inside the output folder"):
        emit(out, made((path, b"evil")))

    assert {} == there(out)


@pytest.mark.parametrize("path", ["a\ud800b", "a\nb", "a\rb", "\x7f", "a\n" + "0" * 64 + "  CNAME"])
def test_no_name_forges_a_line_of_the_manifest(out, path):
    """It would let the next build remove a file that is not ours."""
    with pytest.raises(OutputBlockedError):
        emit(out, made((path, b"evil")))


def test_a_folder_that_is_a_link_out_of_the_output_is_not_written_into(out, tmp_path):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    out.mkdir()
    (out / "it").symlink_to(elsewhere)

    with pytest.raises(OutputBlockedError, match="it/index leads out of the output folder by a symbolic link"):
        give(out, index="home", it__index="casa")

    assert [] == list(elsewhere.iterdir())
    assert not (out / "index").exists()


def test_a_file_that_is_a_link_is_not_written_through(out, tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("secret")
    out.mkdir()
    (out / "index").symlink_to(secret)

    with pytest.raises(OutputBlockedError, match="index leads out of the output folder by a symbolic link"):
        give(out, index="home")

    assert "secret" == secret.read_text()


def test_the_output_itself_may_be_a_link(out, tmp_path):
    (tmp_path / "real").mkdir()
    out.symlink_to(tmp_path / "real")

    give(out, it__index="casa")

    assert {"it/index": "casa"} == there(tmp_path / "real")


def test_a_manifest_edited_by_hand_removes_nothing_outside(out, tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("secret")
    give(out, index="home")
    lines = "".join(
        f"{'0' * 64}  {path}\n" for path in ("../secret", str(secret), "a/../../secret", "..", "manifest.txt")
    )
    (out / "manifest.txt").write_text((out / "manifest.txt").read_text() + lines)

    assert () == give(out, index="home").removed
    assert "secret" == secret.read_text()


@pytest.mark.parametrize("mask", [0o077, 0o022, 0o007])
def test_pages_are_readable_whatever_the_umask(out, mask):
    before = os.umask(mask)
    try:
        give(out, it__index="casa")
        after = os.umask(mask)
    finally:
        os.umask(before)

    assert mask == after, "the author's own umask comes back"
    assert 0o644 == stat.S_IMODE((out / "it/index").stat().st_mode)
    assert 0o755 == stat.S_IMODE((out / "it").stat().st_mode)
    assert 0o644 == stat.S_IMODE((out / "manifest.txt").stat().st_mode)


def test_an_equal_file_that_nobody_may_read_becomes_readable(out):
    give(out, index="home")
    (out / "index").chmod(0o600)

    give(out, index="home")

    assert 0o644 == stat.S_IMODE((out / "index").stat().st_mode)


def test_a_file_becomes_a_folder(out):
    give(out, about="a file", index="home")

    outcome = give(out, about__index="a page", index="home")

    assert {"about/index": "a page", "index": "home"} == there(out)
    assert ("about/index",) == outcome.written


def test_a_folder_becomes_a_file(out):
    give(out, about__deep__index="a page", about__other="x", index="home")

    give(out, about="a file", index="home")

    assert {"about": "a file", "index": "home"} == there(out)


def test_a_folder_with_a_foreign_file_is_not_cleared_for_a_file_of_ours(out):
    give(out, about__index="a page", index="home")
    (out / "about/foreign").write_text("foreign")
    before = snapshot(out)

    with pytest.raises(OutputBlockedError, match="a folder stands where the file about belongs"):
        give(out, about="a file", index="new home")

    assert before == snapshot(out)


def test_a_foreign_folder_is_not_cleared_either(out):
    give(out, index="home")
    (out / "about").mkdir()
    before = snapshot(out)

    with pytest.raises(OutputBlockedError, match="a folder stands where the file about belongs"):
        give(out, about="a file", index="new home")

    assert before == snapshot(out)


def test_a_foreign_file_in_the_way_of_a_folder_is_not_removed(out):
    give(out, index="home")
    (out / "about").write_text("foreign")
    before = snapshot(out)

    with pytest.raises(OutputBlockedError, match="a file stands where the folder about belongs"):
        give(out, about__index="a page", index="new home")

    assert before == snapshot(out)


@pytest.mark.parametrize(
    ("paths", "message"),
    [
        (["a", "a"], "two parts of the site want the file a"),
        (["manifest.txt"], "two parts of the site want the file manifest.txt"),
        (["a/b", "a"], "one part of the site wants a file and another a folder at a"),
        (["a", "a/b"], "one part of the site wants a file and another a folder at a/b"),
        (["a", "b/c", "a/b/c/d"], "one part of the site wants a file and another a folder at a/b/c/d"),
        (["a/b/c/d", "a/b"], "one part of the site wants a file and another a folder at a/b"),
        (["manifest.txt/a"], "one part of the site wants a file and another a folder at manifest.txt/a"),
    ],
)
def test_two_parts_that_want_one_place_are_refused(out, paths, message):
    with pytest.raises(OutputBlockedError, match=message):
        emit(out, made(*((path, b"x") for path in paths)))

    assert {} == there(out)


def test_a_disk_that_is_full_leaves_the_output_as_it_was(out, monkeypatch):
    give(out, index="home")
    before = snapshot(out)
    monkeypatch.setattr(os, "write", lambda *_: (_ for _ in ()).throw(OSError(28, "No space left on device")))

    with pytest.raises(OSError, match="No space left"):
        give(out, index="new home")
    monkeypatch.undo()

    assert before == snapshot(out)


def test_the_manifest_lists_every_file_in_order(out):
    emit(out, made(("b", b"2"), ("a/c", b"1"), ("ä.txt", b"3")))

    assert ["a/c", "b", "ä.txt"] == [
        line.split("  ", 1)[1] for line in (out / "manifest.txt").read_text("utf-8").splitlines()
    ]


def test_the_manifest_depends_on_nothing_but_the_files(tmp_path):
    give(tmp_path / "one", a="1", b="2")
    give(tmp_path / "two", b="2", a="1")

    assert (tmp_path / "one/manifest.txt").read_bytes() == (tmp_path / "two/manifest.txt").read_bytes()


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="sha256sum is not installed")
def test_the_manifest_is_read_by_sha256sum(out):
    emit(out, made(("index.html", b"home"), ("it/caff\u00e8 uno.html", b"x"), ("empty", b"")))

    done = subprocess.run(
        ["sha256sum", "-c", "--strict", "manifest.txt"], cwd=out, capture_output=True, text=True, check=False
    )

    assert (0, 3) == (done.returncode, done.stdout.count(": OK"))


def test_a_manifest_that_somebody_edited_or_deleted_is_mended(out):
    outcome = give(out, index="home", it__index="casa")
    whole = (out / "manifest.txt").read_bytes()
    for spoil in (Path.unlink, lambda path: path.write_bytes(whole[:70]), lambda path: path.write_bytes(b"\xff")):
        spoil(out / "manifest.txt")

        assert Outcome((), ("index", "it/index"), ()) == emit(out, (), outcome.records)
        assert whole == (out / "manifest.txt").read_bytes()


def test_a_manifest_with_the_line_ends_of_windows_is_understood(out):
    give(out, index="home", old="old")
    path = out / "manifest.txt"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))

    assert ("old",) == give(out, index="home").removed


def test_a_folder_in_the_place_of_the_manifest_is_refused(out):
    (out / "manifest.txt").mkdir(parents=True)
    with pytest.raises(OutputBlockedError, match="a folder stands where the file manifest.txt belongs"):
        give(out, index="home")
    assert not (out / "index").exists()


def test_nothing_made_is_an_empty_site_with_a_manifest(out):
    assert Outcome((), (), ()) == emit(out, ())
    assert b"" == (out / "manifest.txt").read_bytes()


def test_what_is_fresh_counts_as_unchanged_and_is_not_looked_at(out, monkeypatch):
    records = give(out, index="home", it__index="casa").records
    before = snapshot(out)
    monkeypatch.setattr(Path, "read_bytes", lambda path: before[path.name][0])  # the manifest alone

    outcome = emit(out, (), records)

    assert (Outcome((), ("index", "it/index"), ()), records) == (outcome, outcome.records)
    monkeypatch.undo()
    assert before == snapshot(out)


def test_what_is_fresh_stays_and_what_is_made_comes(out):
    records = give(out, index="home", about="about", old="old").records

    outcome = emit(out, made(("about", b"about us"), ("new", b"new")), {"index": records["index"]})

    assert Outcome(("about", "new"), ("index",), ("old",)) == outcome
    assert {"index": "home", "about": "about us", "new": "new"} == there(out)


def test_records_tell_of_every_file_as_it_lies_there(out):
    give(out, same="same", other="old")
    outcome = emit(out, made(("same", b"same"), ("other", b"new"), ("it/more", b"more")))

    for path, record in outcome.records.items():
        data, found = (out / path).read_bytes(), (out / path).stat()
        assert (b"print of " + data, hashlib.sha256(data).hexdigest(), len(data)) == record[:3]
        assert (found.st_mtime_ns, found.st_ctime_ns) == record[3:]
    assert {"same", "other", "it/more"} == set(outcome.records)


@pytest.mark.parametrize("path", ["../evil", "a\nb", f"{_ASIDE}/x", "manifest.txt", "index/deeper"])
def test_what_is_fresh_is_refused_as_what_is_made(out, path):
    record = give(out, index="home").records["index"]

    with pytest.raises(OutputBlockedError):
        emit(out, (), {"index": record, path: record})


def test_what_is_fresh_and_made_at_once_is_refused(out):
    records = give(out, index="home").records
    with pytest.raises(OutputBlockedError, match="two parts of the site want the file index"):
        emit(out, made(("index", b"home")), records)


def test_what_is_fresh_behind_a_link_is_refused(out, tmp_path):
    records = give(out, it__index="casa").records
    (out / "it").rename(tmp_path / "it")
    (out / "it").symlink_to(tmp_path / "it")

    with pytest.raises(OutputBlockedError, match="it/index leads out of the output folder by a symbolic link"):
        emit(out, (), records)


def test_a_link_to_another_folder_of_the_output_is_the_authors_business(out):
    (out / "en").mkdir(parents=True)
    (out / "it").symlink_to("en")

    give(out, it__index="casa")

    assert "casa" == (out / "en/index").read_text()


def test_what_workers_wrote_aside_is_put_in_place(out):
    give(out, same="same", other="old")
    before = snapshot(out)
    with stage_folder(out) as aside:
        files = [("same", b"same"), ("other", b"new"), ("it/new", b"casa")]
        outcome = emit(
            out, [RenderedFile(path, b"p", None, *stage(aside, n, data)) for n, (path, data) in enumerate(files)]
        )

    assert Outcome(("it/new", "other"), ("same",), ()) == outcome
    assert {"same": "same", "other": "new", "it/new": "casa"} == there(out)
    assert before["same"] == snapshot(out)["same"], "equal bytes are not touched"
    assert not aside.exists()


def test_what_workers_and_what_we_made_do_not_mix(out):
    with stage_folder(out) as aside:
        emit(
            out,
            [
                *made(("a", b"1"), ("b", b"2")),
                RenderedFile("c", b"p", None, *stage(aside, 0, b"3")),
                *made(("d", b"4")),
            ],
        )

    assert {"a": "1", "b": "2", "c": "3", "d": "4"} == there(out)


@pytest.mark.parametrize("spoil", [Path.unlink, lambda path: path.write_bytes(b"half")], ids=["gone", "cut"])
def test_what_a_worker_did_not_finish_stops_before_anything_changes(out, spoil):
    give(out, index="home")
    before = snapshot(out)
    with stage_folder(out) as aside:
        one = RenderedFile("index", b"p", None, *stage(aside, 7, b"new home"))
        spoil(aside / "7")
        with pytest.raises(OutputBlockedError, match="what a worker wrote for index is not there"):
            emit(out, [one])

    assert before == snapshot(out)


def test_a_staged_name_reaches_no_other_folder(out, tmp_path):
    (tmp_path / "secret").write_bytes(b"secret")
    with stage_folder(out), pytest.raises(OutputBlockedError):
        emit(out, [RenderedFile("index", b"p", None, "../../secret", "0" * 64, 6)])
    assert (tmp_path / "secret").exists()


def test_the_folder_aside_begins_empty_and_is_gone_in_the_end(out):
    (out / _ASIDE / "deep").mkdir(parents=True)
    (out / _ASIDE / "deep/1").write_text("left by a killed build")
    with pytest.raises(RuntimeError), stage_folder(out) as aside:
        assert [] == list(aside.iterdir())
        stage(aside, 1, b"x")
        raise RuntimeError("the build fails")

    assert [] == list(out.iterdir())


@pytest.mark.parametrize("way", ["staged by workers", "made here"])
def test_a_folder_aside_that_is_a_link_is_not_followed(out, tmp_path, way):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "0").write_text("foreign")
    out.mkdir()
    (out / _ASIDE).symlink_to(elsewhere)

    if way == "made here":
        give(out, index="home")
    else:
        with stage_folder(out) as aside:
            emit(out, [RenderedFile("index", b"p", None, *stage(aside, 0, b"home"))])

    assert ({"0": "foreign"}, {"index": "home"}) == (there(elsewhere), there(out))


@pytest.mark.parametrize("mask", [0o077, 0o022])
def test_what_workers_write_is_readable_whatever_their_umask(out, mask):
    before = os.umask(mask)
    try:
        with stage_folder(out) as aside:
            emit(out, [RenderedFile("it/index", b"p", None, *stage(aside, 0, b"casa"))])
    finally:
        os.umask(before)

    assert 0o644 == stat.S_IMODE((out / "it/index").stat().st_mode)
    assert 0o755 == stat.S_IMODE((out / "it").stat().st_mode)


def test_a_file_that_goes_does_not_take_the_folder_of_one_that_comes(out):
    """Clearing the way empties a folder that is needed a moment later."""
    give(out, a__b__old="old")

    give(out, a__b="a file now")

    assert {"a/b": "a file now"} == there(out)


def test_files_that_made_way_count_as_removed(out):
    give(out, about="file", deep__a__b="x")

    assert ("about", "deep/a/b") == give(out, about__index="page", deep__a="y").removed
