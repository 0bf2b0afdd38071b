"""Compressed copies: made of the bytes of their files alone, kept while those stay, gone with the first change."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from daybyday.building.after_pages.compressed_copies import can_brotli, gzipped, kept_copies, missing_copies
from daybyday.engine import RenderedFile, emit
from daybyday.engine.records import Record

TEXT = b"a page with many words " * 50
CODINGS = ["gzip", "brotli"] if can_brotli() else ["gzip"]


def build(output: Path, files: dict[str, bytes], before: dict[str, Record], wanted=None) -> dict[str, Record]:
    """As a build does it: what is unchanged is fresh, with its copies; then copies of the rest."""
    old = {path: record for path, record in before.items() if path in files}
    fresh = {path: old[path] for path in old if (output / path).read_bytes() == files[path]}
    fresh |= kept_copies(before, fresh, output, wanted)
    rendered = [RenderedFile(path, data[:16], data) for path, data in files.items() if path not in fresh]
    records = emit(output, rendered, fresh).records
    if wanted:
        records = emit(output, missing_copies(records, output, wanted), records).records
    return records


def names(output: Path) -> list[str]:
    return sorted(path.relative_to(output).as_posix() for path in output.rglob("*") if path.is_file())


def test_a_copy_is_the_file_and_the_same_each_time():
    assert gzip.decompress(gzipped(TEXT)) == TEXT
    assert gzipped(TEXT)[:10] == bytes.fromhex("1f8b08000000000002ff")


@pytest.mark.skipif(not can_brotli(), reason="brotli is not installed")
def test_texts_that_are_long_enough_get_copies_which_the_manifest_lists(tmp_path):
    import brotli

    build(tmp_path, {"index.html": TEXT, "a.png": TEXT, "short.txt": b"x"}, {}, CODINGS)

    assert names(tmp_path) == ["a.png", "index.html", "index.html.br", "index.html.gz", "manifest.txt", "short.txt"]
    assert brotli.decompress((tmp_path / "index.html.br").read_bytes()) == TEXT
    assert "  index.html.gz\n" in (tmp_path / "manifest.txt").read_text()


@pytest.mark.parametrize(
    ("wanted", "left"), [(None, ["b.html.gz"]), ([], []), (["gzip"], ["a.html.gz", "b.html.gz"])], ids=str
)
def test_a_build_that_changes_a_file_takes_its_old_copies_away(tmp_path, wanted, left):
    records = build(tmp_path, {"a.html": TEXT, "b.html": TEXT}, {}, ["gzip"])
    build(tmp_path, {"a.html": TEXT + b"2", "b.html": TEXT}, records, wanted)

    copies = [name for name in names(tmp_path) if name.endswith(".gz")]
    assert copies == left
    for name in copies:
        assert gzip.decompress((tmp_path / name).read_bytes()) == (tmp_path / name.removesuffix(".gz")).read_bytes()


def test_what_did_not_change_is_not_compressed_again(tmp_path):
    records = build(tmp_path, {"a.html": TEXT}, {}, ["gzip"])
    before = (tmp_path / "a.html.gz").stat().st_mtime_ns
    build(tmp_path, {"a.html": TEXT}, records, ["gzip"])

    assert (tmp_path / "a.html.gz").stat().st_mtime_ns == before


def test_a_copy_that_somebody_has_touched_is_made_anew(tmp_path):
    records = build(tmp_path, {"a.html": TEXT}, {}, ["gzip"])
    (tmp_path / "a.html.gz").write_bytes(b"somebody was here")
    build(tmp_path, {"a.html": TEXT}, records, ["gzip"])

    assert gzip.decompress((tmp_path / "a.html.gz").read_bytes()) == TEXT


def test_a_file_of_an_author_that_is_called_like_a_copy_stays_his(tmp_path):
    files = {"a.html": TEXT, "a.html.gz": b"an author's own"}
    records = build(tmp_path, files, {}, ["gzip"])
    build(tmp_path, files, records, ["gzip"])

    assert (tmp_path / "a.html.gz").read_bytes() == b"an author's own"
