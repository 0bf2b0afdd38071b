"""Patterns that are compiled late do what compiled ones do."""

from __future__ import annotations

import importlib
import pickle
import pkgutil
import re

import pytest

import daybyday
from daybyday.patterns import LateRegex, regex


def modules():
    for module in pkgutil.walk_packages(daybyday.__path__, "daybyday."):
        if "browser_editor" not in module.name and not module.name.endswith("__main__"):
            yield importlib.import_module(module.name)


def test_every_pattern_of_the_package_can_be_compiled():
    """Else a broken one would be found when an author writes what asks for it."""
    late = {
        f"{module.__name__}.{name}": value
        for module in modules()
        for name, value in vars(module).items()
        if isinstance(value, LateRegex)
    }
    for pattern in late.values():
        pattern.compiled()

    assert len(late) > 300


def test_nothing_is_compiled_before_it_is_asked_for():
    broken = regex("(")

    with pytest.raises(re.error, match="unterminated"):
        broken.match("a")


@pytest.mark.parametrize("text", ["a1b22", "", "é"])
def test_it_finds_what_a_compiled_pattern_finds(text):
    late, compiled = regex(r"[a-z](\d+)", re.IGNORECASE), re.compile(r"[a-z](\d+)", re.IGNORECASE)

    assert late.findall(text) == compiled.findall(text)
    assert late.sub("-", text) == compiled.sub("-", text)
    assert late.split(text) == compiled.split(text)
    assert (late.match(text) is None) == (compiled.match(text) is None)
    assert (late.groups, late.pattern) == (compiled.groups, compiled.pattern)


def test_it_goes_to_another_process():
    late = regex(r"\d+")
    late.match("1")

    assert pickle.loads(pickle.dumps(late)).findall("1 22") == ["1", "22"]  # noqa: S301 (our own)


def test_what_it_does_not_have_it_does_not_pretend_to_have():
    assert not hasattr(regex("a"), "scanner")
