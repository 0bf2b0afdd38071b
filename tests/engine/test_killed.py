"""A build may be killed at any moment; the next one, whatever it builds, ends where a clean one does."""

from __future__ import annotations

import contextlib
import os
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from daybyday.engine import Record, RenderedFile, emit, stage, stage_folder, triage
from tests.engine.rendering import rendered

OLD = {
    "index": "home",
    "a/1": "one",
    "a/2": "two",
    "gone/deep/1": "x",
    "file": "f",
    "dir/x/1": "d",
    "dir/2": "e",
    "s": "s",
}
NEW = {"index": "casa", "a/1": "ONE", "a/2": "two", "a/3": "3", "b/c/1": "b", "file/now": "g", "dir/x": "D", "s": "s"}
"""The same size where it was edited; a file that becomes a folder, a folder that becomes a file, and more."""

CHANGES = ("replace", "mkdir", "unlink", "rmdir", "write", "chmod", "open")
"""Every call by which the engine changes something on the disk (opening creates)."""


class Killed(BaseException):
    """Nothing after it is done, as nothing is done after SIGKILL."""


@dataclass(frozen=True)
class Part:
    path: str
    text: str


def text_of(part: Part) -> bytes:
    """What a part is made from, which is all of it here."""
    return part.text.encode()


def build(out: Path, site: dict[str, str], known: dict[str, Record], workers: bool = False) -> dict[str, Record]:
    """A build as the engine's users do it; the records are what it remembers, if it comes to that."""
    parts = [Part(path, text) for path, text in site.items()]
    found = triage(parts, text_of, known, out)
    if not workers:
        return emit(out, rendered(found.stale, text_of, text_of), found.fresh).records
    with stage_folder(out) as aside:
        files = [
            RenderedFile(part.path, text_of(part), None, *stage(aside, number, text_of(part)))
            for number, part in enumerate(found.stale)
        ]
        return emit(out, files, found.fresh).records


@contextlib.contextmanager
def killed_at(moment: int, half: bool = False):
    """The process ends before (or, of a write, in the middle of) its change number `moment`. Yields whether it did."""
    happened, count = [], 0

    def dying(name, call):
        def change(*arguments, **options):
            nonlocal count
            count += 1
            if happened or count > moment:
                if half and name == "write" and not happened:
                    call(arguments[0], bytes(arguments[1])[: len(arguments[1]) // 2])
                happened.append(name)
                raise Killed
            return call(*arguments, **options)

        return change

    with pytest.MonkeyPatch.context() as patch:
        for name in CHANGES:
            patch.setattr(os, name, dying(name, getattr(os, name)))
        # What a `finally` would tidy up stays, too.
        patch.setattr(shutil, "rmtree", lambda *_, **__: None)
        with contextlib.suppress(Killed):
            yield happened


def tree(out: Path) -> dict[str, str | None]:
    """All that lies in the output, folders with None."""
    return {
        path.relative_to(out).as_posix(): path.read_text() if path.is_file() else None for path in sorted(out.rglob("*"))
    }  # fmt: skip


@pytest.fixture
def clean(tmp_path: Path) -> dict[str, dict[str, str | None]]:
    """What clean builds make of the two sites."""
    for name, site in (("old", OLD), ("new", NEW)):
        build(tmp_path / name, site, {})
    return {name: tree(tmp_path / name) for name in ("old", "new")}


@pytest.mark.parametrize("workers", [False, True], ids=["made here", "made by workers"])
@pytest.mark.parametrize("then", ["old", "new"])
@pytest.mark.parametrize("first", ["old", "nothing"])
def test_after_a_kill_at_any_moment_the_next_build_is_right(tmp_path, clean, first, then, workers):
    """Above all: edit, killed between writing and remembering, edit taken back."""
    moment, moments = 0, 0
    while True:
        out = tmp_path / f"output {moment}"
        known = build(out, OLD, {}) if first == "old" else {}
        with killed_at(moment, half=moment % 2 == 1) as happened:
            build(out, NEW, known, workers)
        if not happened:
            break
        moments += 1
        # Twice, as the killed build remembered nothing; the second time all is fresh.
        after = build(out, OLD if then == "old" else NEW, known, workers)
        assert clean[then] == tree(out), f"killed before change {moment}: {happened[0]}"
        before = {path: (out / path).stat().st_mtime_ns for path in after}
        assert after == build(out, OLD if then == "old" else NEW, after)
        assert before == {path: (out / path).stat().st_mtime_ns for path in after}
        shutil.rmtree(out)
        moment += 1

    assert moments > 40, "the simulation reaches every step"


def test_after_two_kills_in_a_row_the_next_build_is_right(tmp_path, clean):
    for moment in range(0, 60, 7):
        out = tmp_path / f"output {moment}"
        known = build(out, OLD, {})
        for site, at in ((NEW, moment), ({**OLD, "third": "3"}, 60 - moment)):
            with killed_at(at):
                build(out, site, known)
        build(out, NEW, known)

        assert clean["new"] == tree(out)


def test_a_foreign_file_survives_every_kill(tmp_path):
    out = tmp_path / "output"
    known = build(out, OLD, {})
    (out / "CNAME").write_text("example.org")
    (out / "a/foreign").write_text("foreign")
    for moment in range(60):
        with killed_at(moment):
            build(out, NEW if moment % 2 else OLD, known)

        assert ("example.org", "foreign") == ((out / "CNAME").read_text(), (out / "a/foreign").read_text())
