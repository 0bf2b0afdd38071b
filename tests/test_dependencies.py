"""What is required as a range, what CI installs exactly, and that the two agree."""

from __future__ import annotations

import re
import tomllib

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from daybyday.markdown.version import READ
from tests.harness import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
EXTRAS = {name: [Requirement(one) for one in ours] for name, ours in PROJECT["optional-dependencies"].items()}
RUNTIME = [Requirement(one) for one in PROJECT["dependencies"]] + EXTRAS["deploy"]
DIRECT = RUNTIME + [one for ours in EXTRAS.values() for one in ours if one.name != "daybyday"]
LINES = [line for line in (ROOT / "constraints.txt").read_text("utf-8").splitlines() if not line.startswith("#")]
PINS = {canonicalize_name(name): version for name, _, version in (line.partition("==") for line in LINES)}

WITHOUT_MAJOR = {"tzdata"}
"""Its versions are dates."""


@pytest.mark.parametrize("requirement", DIRECT, ids=str)
def test_what_is_required_is_pinned_within_its_range(requirement):
    assert requirement.specifier.contains(PINS[canonicalize_name(requirement.name)])


@pytest.mark.parametrize("requirement", RUNTIME, ids=str)
def test_what_comes_with_the_wheel_is_a_range(requirement):
    """Exact versions would fight with those of other packages in the same environment."""
    operators = {specifier.operator for specifier in requirement.specifier}

    assert operators == ({">="} if requirement.name in WITHOUT_MAJOR else {">=", "<"})


@pytest.mark.parametrize("line", LINES)
def test_constraints_are_names_and_versions(line):
    assert re.fullmatch(r"[A-Za-z0-9][\w.-]*==[0-9][\w.]*", line)


def test_our_own_package_is_no_constraint():
    assert "daybyday" not in PINS


def test_the_version_of_markdown_that_is_fast_is_the_one_that_is_installed():
    assert PINS["markdown"] == READ


def test_readme_and_ci_install_by_the_constraints():
    for file in ("README.md", ".ci/run"):
        commands = re.findall(r"pip install .*-e .*", (ROOT / file).read_text("utf-8"))
        assert commands
        assert [] == [command for command in commands if "-c constraints.txt" not in command]
