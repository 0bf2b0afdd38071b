"""What the kit's values leave out of their fingerprints is there, and is said with its reason."""

from __future__ import annotations

import ast
import dataclasses
import importlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from daybyday.engine.fingerprint import counting_fields

PLUGINS = Path(__file__).resolve().parent.parent / "plugins"
_MARKS = ("fingerprint_without", "fingerprint_is")


def marked_classes() -> Iterator[tuple[str, str, str]]:
    """(module, class, its mark) of every class that says which of its fields count."""
    for path in sorted((PLUGINS / "daybyday").rglob("*.py")):
        module = ".".join(path.relative_to(PLUGINS).with_suffix("").parts)
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ClassDef):
                for line in node.body:
                    if (
                        isinstance(line, ast.AnnAssign)
                        and isinstance(line.target, ast.Name)
                        and line.target.id in _MARKS
                    ):
                        yield module, node.name, line.target.id


MARKED = list(marked_classes())


@pytest.mark.parametrize(("module", "name", "mark"), MARKED)
def test_a_mark_names_fields_that_exist(module, name, mark):
    kind = getattr(importlib.import_module(module), name)
    given = getattr(kind, mark)
    named = {given} if isinstance(given, str) else set(given)

    assert named <= {field.name for field in dataclasses.fields(kind)}


@pytest.mark.parametrize(
    ("module", "name"), [(module, name) for module, name, mark in MARKED if mark == "fingerprint_without"]
)
def test_every_other_field_counts(module, name):
    kind = getattr(importlib.import_module(module), name)
    fields = {field.name for field in dataclasses.fields(kind)}

    assert set(counting_fields(kind)) == fields - set(kind.fingerprint_without)


def test_one_class_alone_is_known_by_one_field():
    """A source: its `print` is taken from the bytes of its file and all that they are read by."""
    assert [name for _, name, mark in MARKED if mark == "fingerprint_is"] == ["Source"]
