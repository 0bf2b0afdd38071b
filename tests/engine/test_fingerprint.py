"""Equal values have equal fingerprints, different ones different ones; nothing else comes in."""

from __future__ import annotations

import copy
import os
import pickle
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone
from enum import Enum, StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import ClassVar, NamedTuple
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daybyday.engine.fingerprint import Fingerprints


@dataclass(frozen=True, slots=True)
class Link:
    address: str
    text: str


@dataclass(frozen=True, slots=True)
class Anchor:
    address: str
    text: str


@dataclass(frozen=True)
class Nothing:
    pass


@dataclass(frozen=True)
class One:
    only: object


@dataclass(frozen=True, slots=True)
class Frame:
    """Occurs on every page."""

    fingerprint_shared: ClassVar[bool] = True
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Page:
    frame: Frame
    title: str


@dataclass(frozen=True)
class Text:
    """Its digest decides all the rest."""

    fingerprint_is: ClassVar[str] = "digest"
    digest: str
    words: list[str]


@dataclass(frozen=True)
class Item:
    """Its neighbour is said elsewhere."""

    fingerprint_without: ClassVar[tuple[str, ...]] = ("neighbour",)
    title: str
    neighbour: object
    added_later: str = ""


prints = Fingerprints("test")

scalars = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False)
    | st.text()
    | st.binary()
    | st.dates()
    | st.times()
    | st.timedeltas()
    | st.datetimes(timezones=st.none() | st.sampled_from([UTC, ZoneInfo("Europe/Rome"), ZoneInfo("America/New_York")]))
)
keys = st.text() | st.integers(min_value=2) | st.dates()
values = st.recursive(
    scalars,
    lambda inner: (
        st.lists(inner, max_size=4).map(tuple)
        | st.dictionaries(keys, inner, max_size=4)
        | st.frozensets(keys, max_size=4)
        | st.builds(Link, inner, inner)
    ),
    max_leaves=12,
)


def exact(value: object) -> object:
    """The value by the rules, written out naively: what must differ differs here."""
    if isinstance(value, tuple | list):
        return ("sequence", tuple(exact(one) for one in value))
    if isinstance(value, Mapping):
        return ("mapping", frozenset((exact(key), exact(one)) for key, one in value.items()))
    if isinstance(value, frozenset | set):
        return ("set", frozenset(exact(one) for one in value))
    if isinstance(value, Link):
        return ("link", exact(value.address), exact(value.text))
    if isinstance(value, float):
        return ("float", value.hex())
    if isinstance(value, datetime | time):
        return (type(value).__name__, value.isoformat())
    return (type(value).__name__, value)


def test_a_fingerprint_is_sixteen_bytes():
    assert 16 == len(prints("x"))


@given(values)
def test_a_copy_has_the_same_fingerprint(value):
    assert prints(value) == prints(copy.deepcopy(value)) == prints(pickle.loads(pickle.dumps(value)))


@given(values, values)
def test_fingerprints_are_equal_exactly_when_values_are(one, other):
    assert (exact(one) == exact(other)) == (prints(one) == prints(other))


@given(st.text(min_size=1))
def test_an_interned_string_is_like_any_other(text):
    apart = "".join([*text])

    assert prints((sys.intern(text), text, text)) == prints((apart, apart[:1] + apart[1:], text))


def test_one_object_twice_is_like_two_equal_ones():
    link = Link("/a/", "a")

    assert prints((link, link)) == prints((Link("/a/", "a"), Link("/a/", "a")))


@given(st.dictionaries(keys, scalars, max_size=8), st.randoms())
def test_the_order_of_a_mapping_says_nothing(mapping, random):
    rows = list(mapping.items())
    random.shuffle(rows)

    assert prints(mapping) == prints(dict(rows)) == prints(MappingProxyType(dict(rows)))


@given(st.sets(keys, max_size=8), st.randoms())
def test_the_order_of_a_set_says_nothing(members, random):
    rows = list(members)
    random.shuffle(rows)

    assert prints(members) == prints(set(rows)) == prints(frozenset(rows))


def test_a_list_is_like_a_tuple_of_the_same():
    assert prints([1, ["a"]]) == prints((1, ("a",)))


@pytest.mark.parametrize(
    "kinds",
    [
        (1, True, "1", 1.0, b"1", [1], {1}, {1: 1}, One(1)),
        (0, False, "", 0.0, -0.0, b"", (), None, set(), {}, Nothing(), One(()), timedelta(0)),
        ((), None, ((),), (None,), "()", "None"),
        (("ab", "c"), ("a", "bc"), ("abc",), "abc", ("a", "b", "c")),
        ((1, (2, 3)), ((1, 2), 3), (1, 2, 3)),
        ({"a": 1}, {"a": "1"}, {"a": 1, "b": None}, (("a", 1),), {("a", 1)}, {"a"}),
        ({1: "a"}, {True: "a"}, {"1": "a"}, {1.0: "a"}),
        (Link("a", "b"), Link("b", "a"), Anchor("a", "b"), ("a", "b"), Link("ab", "")),
        (date(2026, 1, 1), datetime(2026, 1, 1), "2026-01-01", ("date", "2026-01-01")),
        (["date", "2026-01-01"], date(2026, 1, 1), time(0), datetime(2026, 1, 1, tzinfo=UTC)),
        (["set"], set(), ["mapping"], {}, ["shared", b"x"]),
        (timedelta(1), timedelta(seconds=1), timedelta(microseconds=1), timedelta(-1), timedelta(0, 86399)),
        (2**31, 2**32, 2**64, -(2**64), float(2**64)),
        ("e\u0301", "\u00e9", "\ud800", "\udfff"),
    ],
)  # fmt: skip
def test_what_differs_differs(kinds):
    assert len(kinds) == len({prints(kind) for kind in kinds})


def test_the_same_instant_in_another_zone_is_another_value():
    rome, utc = datetime(2026, 7, 1, 9, tzinfo=ZoneInfo("Europe/Rome")), datetime(2026, 7, 1, 7, tzinfo=UTC)

    assert rome == utc
    assert prints(rome) != prints(utc)
    assert prints(rome) == prints(datetime(2026, 7, 1, 9, tzinfo=timezone(timedelta(hours=2))))


def test_the_two_hours_that_a_clock_shows_twice_are_two_values():
    first = datetime(2026, 10, 25, 2, 30, tzinfo=ZoneInfo("Europe/Rome"))

    assert prints(first) != prints(first.replace(fold=1))


class Mood(Enum):
    GOOD = 1


class Tone(StrEnum):
    DRY = "dry"


class Pair(NamedTuple):
    one: int
    two: int


class Loud(str):
    __slots__ = ()

    def __str__(self) -> str:
        return "LOUD"


@pytest.mark.parametrize(
    ("value", "name"),
    [
        (object(), "builtins.object"),
        (Link, "builtins.type"),
        (Mood.GOOD, "Mood"),
        (Tone.DRY, "Tone"),
        (Pair(1, 2), "Pair"),
        (Loud("x"), "Loud"),
        (Path("x"), "Path"),
        (1j, "complex"),
        (bytearray(b"x"), "bytearray"),
        (print, "builtin_function_or_method"),
        (iter(()), "iterator"),
    ],
)
def test_what_nobody_knows_to_print_is_refused_by_name(value, name):
    for holder in (value, (1, [value]), {"a": {"b": value}}, One(value)):
        with pytest.raises(TypeError, match=f"no fingerprint of .*{name}"):
            prints(holder)


@pytest.mark.parametrize("other", ["", "2", "1 ", "basis\ud800"])
def test_on_another_basis_every_fingerprint_is_another(other):
    assert Fingerprints("1")("x") != Fingerprints(other)("x")


def test_what_is_shared_is_hashed_once(monkeypatch):
    taken = []
    take = Fingerprints._hash
    monkeypatch.setattr(Fingerprints, "_hash", lambda self, plain: taken.append(plain) or take(self, plain))
    frame = Frame((Link("/", "home"),))
    fresh = Fingerprints("test")

    for number in range(10):
        fresh(Page(frame, str(number)))

    assert 11 == len(taken)


def test_equal_shared_objects_count_as_equal_and_others_not():
    one, same, other = (Frame((Link("/", text),)) for text in ("home", "home", "house"))

    assert prints(Page(one, "x")) == prints(Page(same, "x")) != prints(Page(other, "x"))


def test_a_shared_object_that_died_lends_its_id_to_nobody():
    fresh = Fingerprints("test")
    seen = {fresh(Page(Frame((Link("/", str(number)),)), "x")) for number in range(500)}

    assert 500 == len(seen)


def test_a_field_counts_unless_it_is_named_as_not_counting():
    assert prints(Item("a", object())) == prints(Item("a", object()))
    assert prints(Item("a", 1)) != prints(Item("a", 1, "new"))


def test_what_is_a_fingerprint_already_stands_for_all_the_rest():
    class Unprintable:
        pass

    assert prints(Text("d1", ["a"])) == prints(Text("d1", [Unprintable()])) != prints(Text("d2", ["a"]))


def test_a_field_that_is_renamed_changes_the_fingerprint():
    """The same values under other names may print elsewhere on a page."""
    before = dataclass(type("Thing", (), {"__annotations__": {"a": str, "b": str}, "__module__": "m"}))
    after = dataclass(type("Thing", (), {"__annotations__": {"b": str, "a": str}, "__module__": "m"}))

    assert prints(before("x", "y")) != prints(after("x", "y"))


def test_another_process_with_another_hash_seed_takes_the_same_fingerprints():
    program = (
        "from daybyday.engine.fingerprint import Fingerprints\n"
        "print(Fingerprints('g')(({'a', 'b', 'c', 'd'}, {'x': 1, 'y': {'p', 'q'}}, 'word', b'w', 1.5, 2**70)).hex())"
    )
    plugins = Path(__file__).resolve().parents[2] / "plugins"
    said = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(plugins)},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }

    assert 1 == len(said)


def test_what_is_forgotten_is_let_go_and_has_the_same_fingerprint_again():
    prints, frame = Fingerprints(), Frame((Link("/", "Home"),))
    held = sys.getrefcount(frame)
    taken = prints(frame)
    kept = sys.getrefcount(frame)
    prints.forget()

    assert sys.getrefcount(frame) == held < kept
    assert prints(frame) == taken
