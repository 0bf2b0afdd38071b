"""Every command that README and docs show is one: its name and its options are those of the kit."""

from __future__ import annotations

import re
import shlex
import sys
from pathlib import Path

import pytest
from invoke.exceptions import ParseError
from invoke.parser import Parser

from daybyday.cli.commands import namespace

ROOT = Path(__file__).resolve().parents[1]
PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
_COMMAND = re.compile(r"(?:^|`|&& |\s)(?P<command>(?:invoke|daybyday) (?!--|else\b)[a-z][^`\n|#;]*)")
_VALUES = {"N": "3", "MOMENT": "2026-11-08", "DIR": "folder", "…": "x"}


def commands() -> list[tuple[str, str]]:
    """(file, command) of everything within backticks or fences that begins as a command does."""
    shown = []
    for page in PAGES:
        text = page.read_text("utf-8")
        pieces = re.findall(r"```[^\n]*\n(.*?)```", text, re.DOTALL) + re.findall(
            r"`([^`\n]+)`", re.sub(r"```.*?```", "", text, flags=re.DOTALL)
        )
        for piece in pieces:
            shown += [
                (page.name, match["command"].strip())
                for line in piece.splitlines()
                for match in _COMMAND.finditer(line)
            ]
    return sorted(dict.fromkeys(shown))


def words_of(command: str) -> list[str]:
    """What the shell gives the program, with a value for each word that stands for one."""
    plain = re.sub(r"[\[\]]", "", command.split(" && ", maxsplit=1)[0].split(" >", maxsplit=1)[0])
    words = shlex.split(plain, comments=True)[1:]
    return [_VALUES.get(word, word) for word in words]


@pytest.mark.parametrize(("page", "command"), commands(), ids=str)
def test_a_command_in_the_docs_is_one(page, command, monkeypatch):
    words = words_of(command)
    monkeypatch.setattr(sys, "argv", ["invoke", *words])
    try:
        Parser(contexts=namespace.to_contexts(), initial=None).parse_argv(words)
    except ParseError as error:
        pytest.fail(f"{page}: `{command}`: {error}")


def test_commands_are_found():
    assert len(commands()) > 60
