"""What need not be made again: only what was remembered, and lies there as it was left."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from daybyday.engine import Record, emit, triage
from daybyday.engine.records import from_plain, to_plain
from tests.engine.rendering import rendered


@dataclass(frozen=True)
class Part:
    path: str
    text: str


PARTS = [Part("index.html", "home"), Part("it/index.html", "casa"), Part("it/8/index.html", "otto")]


def print_of(part: Part) -> bytes:
    return part.text.encode()


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "output"


@pytest.fixture
def known(out: Path) -> dict[str, Record]:
    return emit(out, rendered(PARTS, print_of, print_of)).records


def stale(parts, known, out) -> list[str]:
    return [part.path for part in triage(parts, print_of, known, out).stale]


def test_at_first_everything_is_stale_and_no_fingerprint_is_asked_for(out):
    asked = []

    found = triage(PARTS, lambda part: asked.append(part) or print_of(part), {}, out)
    assert ({}, PARTS, []) == (found.fresh, found.stale, asked)


def test_what_lies_there_as_remembered_is_fresh(out, known):
    found = triage(PARTS, print_of, known, out)

    assert (known, []) == (found.fresh, found.stale)


def test_what_has_another_fingerprint_is_stale(out, known):
    changed = [PARTS[0], Part("it/index.html", "casa nuova"), PARTS[2]]

    assert ["it/index.html"] == stale(changed, known, out)


def test_what_was_never_made_is_stale(out, known):
    assert ["new.html"] == stale([*PARTS, Part("new.html", "new")], known, out)


@pytest.mark.parametrize(
    "spoil",
    [
        Path.unlink,
        lambda path: path.write_text("xxxx"),
        lambda path: path.write_text("longer than before"),
        lambda path: (path.unlink(), path.mkdir()),
        lambda path: (path.rename(path.with_name("other")), path.symlink_to("other")),
        lambda path: shutil.rmtree(path.parent),
        lambda path: (path.unlink(), os.mkfifo(path)),
    ],
    ids=["removed", "overwritten", "longer", "a folder", "a link", "folder removed", "a pipe"],
)
def test_a_file_that_is_not_what_we_left_is_stale(out, known, spoil):
    spoil(out / "it/8/index.html")

    assert ["it/8/index.html"] == stale(PARTS, known, out)


def test_another_file_of_the_same_size_and_time_is_stale(out, known):
    """Its ctime gives it away: nobody can set that."""
    path = out / "index.html"
    before = path.stat()
    path.write_text("HOME")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))

    assert ["index.html"] == stale(PARTS, known, out)


def test_a_restored_output_is_fresh_by_its_bytes_and_has_new_signatures(out, known, tmp_path):
    moved = tmp_path / "restored"
    shutil.copytree(out, moved)

    found = triage(PARTS, print_of, known, moved)

    assert [] == found.stale
    for path, record in found.fresh.items():
        now = (moved / path).stat()
        assert (*known[path][:3], now.st_mtime_ns, now.st_ctime_ns) == record


def test_bytes_are_read_only_where_the_signature_differs(out, known, monkeypatch):
    os.utime(out / "index.html", (1, 1))
    read, seen = Path.read_bytes, []
    monkeypatch.setattr(Path, "read_bytes", lambda path: seen.append(path.name) or read(path))

    assert [] == stale(PARTS, known, out)
    assert ["index.html"] == seen


def test_a_file_that_not_everybody_may_read_is_stale_and_mended(out, known):
    (out / "index.html").chmod(0o600)

    found = triage(PARTS, print_of, known, out)
    assert ["index.html"] == [part.path for part in found.stale]

    records = emit(out, rendered(found.stale, print_of, print_of), found.fresh).records
    assert 0o644 == (out / "index.html").stat().st_mode & 0o777
    assert [] == stale(PARTS, records, out)


def test_two_parts_of_one_path_are_never_both_fresh(out, known):
    """Else the second would be lost before anybody could refuse it."""
    assert ["index.html"] == stale([*PARTS, PARTS[0]], known, out)


@pytest.mark.parametrize("path", ["../secret", "a\0b", "x" * 5000])
def test_a_path_that_is_none_is_left_for_emit_to_refuse(out, known, path):
    record = known["index.html"]
    assert [path] == stale([Part(path, "home")], {path: record}, out)


def test_records_survive_the_store(known):
    assert known == from_plain(to_plain(known))
    assert {tuple} == {type(plain) for plain in to_plain(known).values()}


@pytest.mark.parametrize("plain", [None, 5, [], {"a": None}, {"a": ("too", "short")}])
def test_records_that_are_something_else_are_none(plain):
    assert {} == from_plain(plain)
