"""Pictures kept between builds: never needed, never wrong."""

from __future__ import annotations

import pytest

from daybyday.engine.kept_files import KeptFiles


@pytest.fixture
def kept(tmp_path):
    return KeptFiles(tmp_path / "kept")


def test_what_was_put_is_there_for_the_next_build(kept, tmp_path):
    kept.put("a1", b"bytes")

    assert KeptFiles(tmp_path / "kept").get("a1") == b"bytes"


def test_what_was_never_put_is_not_there(kept):
    assert kept.get("a1") is None


@pytest.mark.parametrize(
    "rot", [lambda data: data[:-1], lambda data: data + b"x", lambda data: b"", lambda data: b"x" + data[1:]]
)
def test_what_is_not_whole_is_not_there(kept, tmp_path, rot):
    kept.put("a1", b"bytes")
    file = tmp_path / "kept" / "a1"
    file.write_bytes(rot(file.read_bytes()))

    assert kept.get("a1") is None


def test_the_file_of_another_key_is_not_taken_for_it(kept, tmp_path):
    kept.put("a1", b"bytes")
    (tmp_path / "kept" / "a1").rename(tmp_path / "kept" / "b2")

    assert kept.get("b2") is None


def test_a_disk_that_refuses_costs_nothing_but_time(tmp_path):
    (tmp_path / "kept").write_bytes(b"a file where the folder belongs")
    kept = KeptFiles(tmp_path / "kept")
    kept.put("a1", b"bytes")
    kept.keep({"a1"})

    assert kept.get("a1") is None


def test_without_a_folder_nothing_is_kept():
    kept = KeptFiles(None)
    kept.put("a1", b"bytes")
    kept.keep(set())

    assert kept.get("a1") is None


def test_a_few_that_nobody_wants_stay_for_an_edit_taken_back(kept):
    for key in ("a1", "b2", "c3"):
        kept.put(key, b"bytes")
    kept.keep({"a1", "b2"})

    assert kept.get("c3") == b"bytes"


def test_many_that_nobody_wants_go(kept):
    for key in ("a1", "b2", "c3"):
        kept.put(key, b"bytes")
    kept.keep({"a1"})

    assert [kept.get(key) for key in ("a1", "b2", "c3")] == [b"bytes", None, None]
