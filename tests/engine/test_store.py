"""A store may vanish, rot, be full or be somebody else's: a build goes on, and nothing wrong comes out."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from daybyday.engine import storefile
from daybyday.engine.store import Store, reader

PLUGINS = Path(__file__).resolve().parents[2] / "plugins"
ROWS = [(bytes([number]) * 16, f"text {number}".encode() * 50) for number in range(30)]
INDEX = {"a.md": ("title", 1, None, True, 1.5, b"x", ("nested", ("deep",)), frozenset({"tag"}))}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "cache"


def filled(folder: Path, version: str = "1") -> Path:
    """A store with an index and texts, closed; its file."""
    with Store.open(folder, version) as store:
        store.save("index", INDEX)
        store.put_texts(ROWS)
        store.commit()
    return folder / storefile.NAME


def contents(store: Store) -> tuple[object, dict[bytes, bytes]]:
    return store.load("index"), dict(store.texts_of([key for key, _ in ROWS]))


def test_a_missing_store_is_empty_and_nothing_is_said(folder):
    with Store.open(folder, "1") as store:
        assert (None, {}) == contents(store)
        assert ("", folder / storefile.NAME) == (store.warning, store.path)


def test_what_is_committed_is_there_the_next_time(folder):
    filled(folder)

    with Store.open(folder, "1") as store:
        assert (INDEX, dict(ROWS)) == contents(store)
        assert ROWS[3][1] == store.text(ROWS[3][0])
        assert "" == store.warning


def test_what_is_not_committed_is_there_only_now(folder):
    with Store.open(folder, "1") as store:
        store.save("index", INDEX)
        store.put_texts(ROWS)

        assert (INDEX, dict(ROWS)) == contents(store)
    with Store.open(folder, "1") as store:
        assert (None, {}) == contents(store)


def test_the_last_value_of_a_name_counts(folder):
    filled(folder)
    with Store.open(folder, "1") as store:
        store.save("index", "new")
        assert "new" == store.load("index")
        store.commit()
    with Store.open(folder, "1") as store:
        assert "new" == store.load("index")


def test_only_builtins_can_be_saved(folder):
    with Store.open(folder, "1") as store, pytest.raises(ValueError, match="unmarshallable"):
        store.save("index", Path("x"))


def test_many_texts_are_written_before_they_fill_the_memory(folder, monkeypatch):
    monkeypatch.setattr("daybyday.engine.store._MUCH", 1000)
    with Store.open(folder, "1") as store:
        store.put_texts(ROWS)
        assert len(store._texts) < 5
    with Store.open(folder, "1") as store:
        assert len(contents(store)[1]) > 25


def test_more_texts_than_a_question_holds_are_found(folder):
    rows = {number.to_bytes(16, "big"): str(number).encode() for number in range(1500)}
    with Store.open(folder, "1") as store:
        store.put_texts(rows.items())
        store.commit()
        assert rows == dict(store.texts_of([*rows, b"unknown"]))


def test_texts_nobody_wants_go_when_they_are_many(folder):
    filled(folder)
    wanted = {key for key, _ in ROWS[:10]}
    with Store.open(folder, "1") as store:
        store.keep_texts(wanted)
        store.commit()
        assert wanted == set(contents(store)[1])


def test_a_few_texts_nobody_wants_stay(folder):
    filled(folder)
    with Store.open(folder, "1") as store:
        store.keep_texts([key for key, _ in ROWS[:22]])
        store.commit()
        assert dict(ROWS) == contents(store)[1]


def test_the_file_does_not_grow_for_ever(folder):
    path = filled(folder)
    sizes = []
    for turn in range(8):
        with Store.open(folder, "1") as store:
            rows = [(bytes([turn, number]), os.urandom(3000)) for number in range(30)]
            store.put_texts(rows)
            store.keep_texts([key for key, _ in rows])
            store.commit()
        sizes.append(path.stat().st_size)

    assert sizes[-1] == sizes[3]


@pytest.mark.parametrize(
    "change",
    [
        lambda monkeypatch: None,
        lambda monkeypatch: monkeypatch.setattr("daybyday.engine.store._SCHEMA", 99),
        lambda monkeypatch: monkeypatch.setattr(sys, "version_info", (3, 99, 0, "final", 0)),
    ],
    ids=["version", "schema", "python"],
)
def test_what_another_version_wrote_is_not_read(folder, monkeypatch, change):
    filled(folder)
    change(monkeypatch)
    with Store.open(folder, "1" if change.__code__.co_consts != (None,) else "2") as store:
        assert (None, {}) == contents(store)
        assert f"the cache in {folder} was written by another version; this build starts cold" == store.warning
        store.save("index", "new")
        store.commit()


def test_after_another_version_there_is_a_store_again(folder):
    filled(folder, "1")
    filled(folder, "2")

    with Store.open(folder, "2") as store:
        assert (INDEX, "") == (store.load("index"), store.warning)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(b"not a database"),
        lambda path: path.write_bytes(b"x" * 100_000),
        lambda path: os.truncate(path, path.stat().st_size // 2),
        lambda path: os.truncate(path, 100),
        lambda path: os.truncate(path, 5000),
        lambda path: sqlite3.connect(path).executescript("DROP TABLE about"),
    ],
    ids=["empty", "text", "long", "half", "header", "page", "foreign"],
)
@pytest.mark.filterwarnings("ignore:unclosed database")
def test_a_file_that_is_no_store_is_replaced(folder, spoil):
    path = filled(folder)
    spoil(path)
    with Store.open(folder, "1") as store:
        assert (None, {}) == contents(store)
        assert store.warning.startswith(f"the cache in {folder} is damaged (")
        assert "\n" not in store.warning
        store.save("index", "new")
        store.commit()
    with Store.open(folder, "1") as store:
        assert ("new", "") == (store.load("index"), store.warning)


def test_a_journal_of_another_file_is_not_applied(folder):
    """A journal that a killed build left must not be rolled into the file that replaces the broken one."""
    path = filled(folder)
    journal = path.with_name(f"{path.name}-journal")
    path.write_bytes(b"broken")
    journal.write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + b"\0" * 2000)
    filled(folder)

    assert not journal.exists()
    with Store.open(folder, "1") as store:
        assert (INDEX, dict(ROWS), "") == (*contents(store), store.warning)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_no_damage_makes_a_wrong_value(tmp_path_factory, data):
    """Bytes overwritten anywhere: what comes out is right or nothing, whatever is done with the store then."""
    folder = tmp_path_factory.mktemp("damaged")
    path = filled(folder)
    whole = bytearray(path.read_bytes())
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(whole) - 1))
        junk = data.draw(st.binary(min_size=1, max_size=300))
        whole[place : place + len(junk)] = junk
    path.write_bytes(whole)

    def check(store: Store) -> None:
        index, texts = contents(store)
        assert index in (None, INDEX)
        assert texts.items() <= dict(ROWS).items()
        assert all(store.text(key) in (None, text) for key, text in ROWS)

    with Store.open(folder, "1") as store, reader(folder / storefile.NAME) as other:
        check(store)
        assert all(other.text(key) in (None, text) for key, text in ROWS)
        store.keep_texts([key for key, _ in ROWS[:5]])
        store.save("index", INDEX)
        store.put_texts(ROWS)
        store.commit()
        check(store)
    with Store.open(folder, "1") as store:
        check(store)


def test_texts_that_change_places_are_not_taken_for_each_other(folder):
    path = filled(folder)
    db = sqlite3.connect(path)
    (one, _), (two, _) = ROWS[:2]
    db.execute("UPDATE texts SET (sum, text) = (SELECT sum, text FROM texts WHERE key = ?) WHERE key = ?", (one, two))
    db.execute("UPDATE named SET name = 'outputs'")
    db.commit()
    db.close()

    with Store.open(folder, "1") as store:
        assert (ROWS[0][1], None) == (store.text(one), store.text(two))
        assert two not in dict(store.texts_of([one, two]))
        assert None is store.load("outputs")
        assert "its outputs is not what was written" in store.warning


def test_a_value_that_cannot_be_read_is_none_and_is_told(folder):
    path = filled(folder)
    junk = b"no marshal"
    db = sqlite3.connect(path)
    db.execute("UPDATE named SET value = ?, sum = ?", (junk, storefile.checksum(b"index", junk)))
    db.commit()
    db.close()

    with Store.open(folder, "1") as store:
        assert None is store.load("index")
        assert "its index cannot be read" in store.warning


def test_a_store_moves_with_its_folder(folder, tmp_path):
    """As CI does: archived as one file, unpacked elsewhere."""
    filled(folder)
    assert [storefile.NAME] == os.listdir(folder)
    elsewhere = tmp_path / "a clone/of it/cache ?#%20"
    shutil.copytree(folder, elsewhere)
    shutil.rmtree(folder)

    with Store.open(elsewhere, "1") as store:
        assert (INDEX, dict(ROWS), "") == (*contents(store), store.warning)
        with reader(store.path) as other:
            assert ROWS[0][1] == other.text(ROWS[0][0])


def test_a_folder_that_cannot_be_written_gives_a_store_in_memory(folder, monkeypatch):
    filled(folder)
    monkeypatch.setattr(os, "access", lambda *_: False)
    with Store.open(folder, "1") as store:
        assert None is store.path
        assert f"the cache in {folder} cannot be written (no permission" in store.warning
        store.save("index", INDEX)
        store.put_texts(ROWS)
        store.keep_texts([ROWS[0][0]])
        store.commit()
        assert (INDEX, dict(ROWS[:1])) == contents(store)


@pytest.mark.parametrize("obstacle", ["the folder is a file", "a folder above is a file", "the file is a folder"])
def test_what_stands_in_the_way_gives_a_store_in_memory(folder, obstacle):
    if obstacle == "the folder is a file":
        folder.write_text("x")
    elif obstacle == "a folder above is a file":
        folder.write_text("x")
        folder = folder / "below"
    else:
        (folder / storefile.NAME / "below").mkdir(parents=True)

    with Store.open(folder, "1") as store:
        store.save("index", INDEX)
        store.commit()
        assert (None, INDEX) == (store.path, store.load("index"))
        assert "cannot be written" in store.warning


def test_a_folder_without_permission_gives_a_store_in_memory(folder, monkeypatch):
    folder.mkdir()
    monkeypatch.setattr(storefile.os, "access", lambda path, mode: False)  # root would be let in
    with Store.open(folder, "1") as store:
        assert (None, True) == (store.path, "cannot be written" in store.warning)


def test_a_file_that_another_program_keeps_busy_is_left_alone(folder, monkeypatch):
    path = filled(folder)
    monkeypatch.setattr(storefile, "_PATIENCE", 0.05)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with Store.open(folder, "1") as store:
        assert (None, True) == (store.path, "cannot be written (database is locked)" in store.warning)
    other.execute("ROLLBACK")
    other.close()

    with Store.open(folder, "1") as store:
        assert INDEX == store.load("index")


def test_a_disk_that_refuses_turns_the_store_off_and_loses_nothing_of_this_build(folder, monkeypatch):
    filled(folder)
    with Store.open(folder, "1") as store:
        store._db.execute("PRAGMA max_page_count = 1")  # "database or disk is full"
        more = [(bytes([100 + number]) * 16, os.urandom(9000)) for number in range(30)]
        store.put_texts(more)
        store.save("index", "new")
        store.commit()

        assert None is store.path
        assert f"the cache in {folder} cannot be written (database or disk is full)" in store.warning
        assert "new" == store.load("index")
        assert dict(more + ROWS) == dict(store.texts_of([key for key, _ in more + ROWS]))
        store.put_texts(more)
        store.commit()
    with Store.open(folder, "1") as store:
        assert (INDEX, "") == (store.load("index"), store.warning)


def test_a_disk_that_is_really_full(tmp_path):
    disk = tmp_path / "small"
    disk.mkdir()
    if os.geteuid() or subprocess.run(["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", disk], capture_output=True, check=False).returncode:  # fmt: skip
        pytest.skip("only root can mount a small disk, and not everywhere")
    try:
        filled(disk)
        with Store.open(disk, "1") as store:
            store.save("index", os.urandom(400_000))
            store.commit()
            assert (None, True) == (store.path, "cannot be written" in store.warning)
            assert 400_000 == len(store.load("index"))
        with Store.open(disk, "1") as store:
            assert (INDEX, dict(ROWS), "") == (*contents(store), store.warning)
    finally:
        subprocess.run(["umount", disk], check=False)


KILLED = """
import os, sys
sys.path.insert(0, sys.argv[1])
from pathlib import Path
from daybyday.engine.store import Store
store = Store.open(Path(sys.argv[2]), "1")
print("go", flush=True)
turn = 0
while True:
    turn += 1
    store.save("index", ("turn", turn, turn))
    store.put_texts((number.to_bytes(8, "big"), b"%d" % number * 2000) for number in range(turn, turn + 50))
    store.keep_texts([number.to_bytes(8, "big") for number in range(turn, turn + 50)])
    store.commit()
"""


@pytest.mark.parametrize("moment", [0.0, 0.013, 0.031, 0.057, 0.09])
def test_a_process_that_is_killed_leaves_a_whole_store(folder, moment):
    process = subprocess.Popen(
        [sys.executable, "-c", KILLED, PLUGINS, folder], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    process.stdout.readline()
    time.sleep(moment)
    process.send_signal(signal.SIGKILL)
    process.communicate()

    with Store.open(folder, "1") as store:
        found = store.load("index")
        assert "" == store.warning
        assert found is None or found[1] == found[2]
        keys = [number.to_bytes(8, "big") for number in range(found[1], found[1] + 50)] if found else []
        assert len(keys) == len(dict(store.texts_of(keys))), "a commit is whole"


def test_a_reader_sees_what_was_committed(folder):
    with Store.open(folder, "1") as store, reader(store.path) as other:
        store.put_texts(ROWS)
        assert None is other.text(ROWS[0][0])
        store.commit()
        assert ROWS[0][1] == other.text(ROWS[0][0])
        assert None is other.text(b"unknown")


@pytest.mark.parametrize("spoil", [Path.unlink, lambda path: path.write_bytes(b"junk" * 5000)], ids=["gone", "junk"])
def test_a_reader_of_a_file_that_is_no_good_finds_nothing(folder, spoil):
    path = filled(folder)
    spoil(path)
    with reader(path) as other:
        assert None is other.text(ROWS[0][0])


def test_closing_twice_does_no_harm(folder):
    store = Store.open(folder, "1")
    store.close()
    store.close()
    store.save("index", 1)
    store.commit()

    assert 1 == store.load("index")


def test_the_file_is_as_private_as_its_author_wants(folder):
    before = os.umask(0o077)
    try:
        path = filled(folder)
    finally:
        os.umask(before)

    assert 0o600 == stat.S_IMODE(path.stat().st_mode)


def test_a_store_that_is_wanted_in_memory_says_nothing():
    with Store.in_memory() as store:
        store.save("index", INDEX)
        store.put_texts(ROWS)
        store.commit()

        assert ((INDEX, dict(ROWS)), "", None) == (contents(store), store.warning, store.path)
