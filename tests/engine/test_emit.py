"""Bytes become files: all or nothing, ours and nobody else's."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
from pathlib import Path

import pytest

from daybyday.engine import Outcome, OutputBlocked, bake, emit
from daybyday.engine.emit import _ASIDE


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "output"


def give(out: Path, **files: str) -> Outcome:
    """Emit files whose names are given with `__` for "/"."""
    return emit(out, [(name.replace("__", "/"), text.encode()) for name, text in files.items()])


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
        yield "index", b"new home"
        yield "new/page", b"new page"
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

    emit(out, bake([Work("a"), Work("b")], render))

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
    replace, done = Path.replace, []

    def killed(self, target):
        # The first rename is the manifest's, the second the first page's.
        if len(done) == 2:
            raise KeyboardInterrupt
        done.append(target)
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", killed)
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
    with pytest.raises(OutputBlocked, match="does not lie inside the output folder"):
        emit(out, [(path, b"evil")])

    assert {} == there(out)


@pytest.mark.parametrize("path", ["a\nb", "a\rb", "\x7f", "a\n" + "0" * 64 + "  CNAME"])
def test_no_name_forges_a_line_of_the_manifest(out, path):
    """It would let the next build remove a file that is not ours."""
    with pytest.raises(OutputBlocked):
        emit(out, [(path, b"evil")])


def test_a_folder_that_is_a_link_out_of_the_output_is_not_written_into(out, tmp_path):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    out.mkdir()
    (out / "it").symlink_to(elsewhere)

    with pytest.raises(OutputBlocked, match="it/index leads out of the output folder by a symbolic link"):
        give(out, index="home", it__index="casa")

    assert [] == list(elsewhere.iterdir())
    assert not (out / "index").exists()


def test_a_file_that_is_a_link_is_not_written_through(out, tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("secret")
    out.mkdir()
    (out / "index").symlink_to(secret)

    with pytest.raises(OutputBlocked, match="index leads out of the output folder by a symbolic link"):
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

    with pytest.raises(OutputBlocked, match="a folder stands where the file about belongs"):
        give(out, about="a file", index="new home")

    assert before == snapshot(out)


def test_a_foreign_folder_is_not_cleared_either(out):
    give(out, index="home")
    (out / "about").mkdir()
    before = snapshot(out)

    with pytest.raises(OutputBlocked, match="a folder stands where the file about belongs"):
        give(out, about="a file", index="new home")

    assert before == snapshot(out)


def test_a_foreign_file_in_the_way_of_a_folder_is_not_removed(out):
    give(out, index="home")
    (out / "about").write_text("foreign")
    before = snapshot(out)

    with pytest.raises(OutputBlocked, match="a file stands where the folder about belongs"):
        give(out, about__index="a page", index="new home")

    assert before == snapshot(out)


@pytest.mark.parametrize(
    ("paths", "message"),
    [
        (["a", "a"], "two parts of the site want the file a"),
        (["manifest.txt"], "two parts of the site want the file manifest.txt"),
        (["a/b", "a"], "one part of the site wants a file and another a folder at a"),
        (["a", "a/b"], "one part of the site wants a file and another a folder at a/b"),
    ],
)
def test_two_parts_that_want_one_place_are_refused(out, paths, message):
    with pytest.raises(OutputBlocked, match=message):
        emit(out, [(path, b"x") for path in paths])

    assert {} == there(out)


def test_a_disk_that_is_full_leaves_the_output_as_it_was(out, monkeypatch):
    give(out, index="home")
    before = snapshot(out)
    monkeypatch.setattr(Path, "write_bytes", lambda *_: (_ for _ in ()).throw(OSError(28, "No space left on device")))

    with pytest.raises(OSError, match="No space left"):
        give(out, index="new home")
    monkeypatch.undo()

    assert before == snapshot(out)


def test_the_manifest_lists_every_file_in_order(out):
    emit(out, [("b", b"2"), ("a/c", b"1"), ("ä.txt", b"3")])

    assert ["a/c", "b", "ä.txt"] == [
        line.split("  ", 1)[1] for line in (out / "manifest.txt").read_text("utf-8").splitlines()
    ]


def test_the_manifest_depends_on_nothing_but_the_files(tmp_path):
    give(tmp_path / "one", a="1", b="2")
    give(tmp_path / "two", b="2", a="1")

    assert (tmp_path / "one/manifest.txt").read_bytes() == (tmp_path / "two/manifest.txt").read_bytes()


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="sha256sum is not installed")
def test_the_manifest_is_read_by_sha256sum(out):
    emit(out, [("index.html", b"home"), ("it/caff\u00e8 uno.html", b"x"), ("empty", b"")])

    done = subprocess.run(
        ["sha256sum", "-c", "--strict", "manifest.txt"], cwd=out, capture_output=True, text=True, check=False
    )

    assert (0, 3) == (done.returncode, done.stdout.count(": OK"))
