"""Values that are made fast are what Python's own frozen dataclasses are."""

from __future__ import annotations

import copy
import dataclasses
import importlib
import pickle
import pkgutil
import re
import subprocess
import sys
from dataclasses import field
from typing import ClassVar

import pytest

import daybyday
from daybyday.values import _open_value, _value
from tests.harness import ROOT


class Plain:
    name: str
    size: int = 3
    words: tuple[str, ...] = ()


class WithFactories:
    names: list[str] = field(default_factory=list)
    places: dict[str, int] = field(default_factory=dict, compare=False, repr=False)
    known: ClassVar[int] = 7

    def first(self) -> str:
        """The first name."""
        return self.names[0]

    @property
    def count(self) -> int:
        """How many."""
        return len(self.names)


class Empty:
    pass


class Said:
    name: str = "x"

    def __repr__(self) -> str:
        return "said"


SHAPES = [Plain, WithFactories, Empty, Said]


def copied(shape: type) -> type:
    """The same class once more, for a decorator changes what it is given."""
    members = {
        name: copy.copy(member) for name, member in vars(shape).items() if name not in ("__dict__", "__weakref__")
    }
    made = type(shape.__name__, shape.__bases__, members)
    made.__qualname__ = shape.__qualname__
    return made


def fast(shape: type) -> type:
    """A shape as we make it."""
    return _value(copied(shape))


def both(shape: type) -> tuple[type, type]:
    """A shape as Python's own makes it, and as we do."""
    return dataclasses.dataclass(frozen=True, slots=True)(copied(shape)), fast(shape)


def described(made: type) -> dict[str, object]:
    names = ("name", "default", "repr", "compare", "init", "kw_only", "hash")
    return {
        "fields": [tuple(getattr(one, name) for name in names) for one in dataclasses.fields(made)],
        "slots": made.__slots__,
        "match": made.__match_args__,
        "name": (made.__name__, made.__qualname__, made.__module__, made.__doc__),
        "members": sorted(name for name in vars(made) if not name.startswith("__")),
    }


@pytest.mark.parametrize("shape", SHAPES)
def test_a_class_has_the_same_fields_and_members(shape):
    theirs, ours = map(described, both(shape))
    theirs["name"] = (*theirs["name"][:3], shape.__doc__)  # Python's own writes a signature there
    assert theirs == ours


@pytest.mark.parametrize("shape", SHAPES)
def test_objects_are_shown_and_compared_the_same(shape):
    theirs, ours = both(shape)
    given = {"name": "a"} if "name" in shape.__annotations__ else {}
    one, other = ours(**given), ours(**given)

    assert repr(theirs(**given)) == repr(one)
    assert one == other
    assert one != theirs(**given)
    assert one != "a"


@pytest.mark.parametrize("shape", SHAPES)
def test_a_class_without_slots_is_pythons_own_too(shape):
    theirs, ours = dataclasses.dataclass(frozen=True)(copied(shape)), _open_value(copied(shape))
    given = {"name": "a"} if "name" in shape.__annotations__ else {}

    described_fields = [
        [(one.name, one.default, one.init) for one in dataclasses.fields(made)] for made in (theirs, ours)
    ]
    assert described_fields[0] == described_fields[1]
    assert repr(theirs(**given)) == repr(ours(**given))
    assert ours(**given) == ours(**given)
    assert vars(theirs(**given)) == vars(ours(**given))
    assert [name for name in vars(theirs) if name[:1] != "_"] == [name for name in vars(ours) if name[:1] != "_"]


def test_a_class_that_inherits_makes_objects_before_its_parent_does():
    parent = _open_value(copied(Plain))
    child = type("Child", (parent,), {"__annotations__": {"weight": "float"}, "weight": 1.5})
    made = _open_value(child)

    assert made("a", 4, ("b",), 2.5).weight == 2.5
    assert parent("a") == parent("a", 3)
    with pytest.raises(TypeError, match="takes from 2 to 4 positional"):
        parent("a", 4, ("b",), 2.5)


def test_equal_objects_have_one_hash():
    made = fast(Plain)

    assert len({made("a"), made("a"), made("b"), made("a", 4)}) == 3


def test_lists_that_are_made_anew_are_no_ones_else():
    made = fast(WithFactories)

    assert made().names is not made().names
    assert made(["a"]).first() == "a"
    assert made(["a"], {"a": 1}) == made(["a"], {"b": 2})


def test_an_object_cannot_be_given_what_it_has_no_place_for():
    made = fast(Plain)

    with pytest.raises(AttributeError):
        made("a").other = 1
    with pytest.raises(TypeError, match="missing 1 required positional argument: 'name'"):
        made()


def test_replacing_and_copying_work():
    made = fast(Plain)("a")

    assert (dataclasses.replace(made, size=5).size, made.size) == (5, 3)
    assert copy.deepcopy(made) == made
    assert dataclasses.asdict(made) == {"name": "a", "size": 3, "words": ()}


def test_what_a_class_packs_by_itself_it_goes_on_packing_by_itself():
    class Short:
        name: str

        def __getstate__(self) -> str:
            return "short"

    assert fast(Short)("a").__getstate__() == "short"


def test_what_is_out_of_the_ordinary_is_pythons_own():
    class Checked:
        name: str

        def __post_init__(self) -> None:
            raise ValueError(self.name)

    with pytest.raises(ValueError, match="a"):
        _value(Checked)("a")


def test_objects_go_to_another_process_and_come_back():
    """As the kit's own classes do, between a build and its workers."""
    program = (
        "import pickle, sys; from daybyday.model import Place; from daybyday.prose import Facts;"
        "sys.stdout.buffer.write(pickle.dumps((Place('a', 1), Facts(words=3))))"
    )
    environment = {"PYTHONPATH": str(ROOT / "plugins")}
    packed = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, env=environment).stdout
    back = "import pickle, sys; print(pickle.load(sys.stdin.buffer))"
    shown = subprocess.run([sys.executable, "-c", back], input=packed, capture_output=True, check=True, env=environment)

    assert str(pickle.loads(packed)) == shown.stdout.decode().strip()  # noqa: S301 (our own)


def test_in_tests_nobody_changes_a_value():
    """All of the package's classes are Python's own here, so that whoever assigns to a field is found."""
    kinds = {
        member
        for module in pkgutil.walk_packages(daybyday.__path__, "daybyday.")
        if "browser_editor" not in module.name and not module.name.endswith("__main__")
        for member in vars(importlib.import_module(module.name)).values()
        if isinstance(member, type) and "__dataclass_fields__" in vars(member) and "__slots__" in vars(member)
    }
    frozen = [kind for kind in kinds if kind.__dataclass_params__.frozen]

    assert len(frozen) > 200
    assert all("__setattr__" in vars(kind) for kind in frozen)


def test_every_value_is_made_the_fast_way():
    """A build begins with hundreds of them."""
    files = [path for path in (ROOT / "plugins" / "daybyday").rglob("*.py") if path.name != "values.py"]
    slow = [
        path.name
        for path in files
        if re.search(r"@dataclass\(frozen=True(, slots=True)?\)", text := path.read_text("utf-8"))
        and "values import dataclass" not in text
    ]

    assert slow == []
