"""The reference is the code's: nothing is missing in it, nothing in it is gone, and everything in it has a word of its own."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from daybyday.cli.commands import namespace

ROOT = Path(__file__).resolve().parents[1]
_WRITE = "import json, reference; print(json.dumps({lang: reference.reference(lang) for lang in reference.WORDS}))"


@pytest.fixture(scope="module")
def written() -> dict[str, str]:
    """Language -> the page as the code has it now; in a process of its own, for invoke tells its helps only once."""
    command = [sys.executable, "-c", _WRITE]
    done = subprocess.run(
        command, cwd=ROOT / "packaging", capture_output=True, encoding="utf-8", check=True, timeout=120
    )
    return json.loads(done.stdout)


@pytest.mark.parametrize(("lang", "path"), [("en", "reference.md"), ("it", "it/reference.md")])
def test_the_page_is_what_the_code_says(written, lang, path):
    """Otherwise `python packaging/reference.py` writes it anew."""
    assert (ROOT / "docs" / path).read_text("utf-8") == written[lang]


def test_every_value_of_a_template_is_described(written):
    """By the sentence below it in pages.py, or by the class it is one of."""
    templates = written["en"].partition("## Values of templates")[2]
    described = set(re.findall(r"^### (\w+)$", templates, re.MULTILINE))
    without = re.findall(r"^\| `(\w+)` \| `([^`]*)` \|  \|$", templates, re.MULTILINE)

    assert [field for field, kind in without if not described & set(re.findall(r"\w+", kind))] == []


def test_every_option_says_what_it_is_for(written):
    commands = written["en"].partition("## The header")[0]

    assert re.findall(r"^\| `(--[\w-]+)` \|  \|$", commands, re.MULTILINE) == []


def test_every_command_stands_in_the_readme():
    readme = (ROOT / "README.md").read_text("utf-8")

    assert [
        name for name in namespace.task_names if f"`invoke {name}" not in readme and f"`daybyday {name}" not in readme
    ] == []
