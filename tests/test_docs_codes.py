"""Docs that cannot drift: every finding, key and setting has its line, and no line speaks of what is gone.

`python tests/test_docs_codes.py` prints every code with its levels and an example of what it says.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import pytest

from daybyday.finding_codes import ACCEPTABLE, ERRORS
from daybyday.reading.series import _CHOICES

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "plugins" / "daybyday"

# What makes a finding, or an exception that becomes one; `Finding` takes its level first.
MAKERS = (
    "Finding",
    "InputError",
    "YamlError",
    "_error",
    "_unreadable",
    "add_error",
    "here",
    "where_opened",
    "problem",
)
LEVELS = ("error", "warning", "note")
CODE = re.compile("[a-z][a-z0-9]*(-[a-z0-9]+)+")

# Codes put together while running, by their pattern in the source.
TOGETHER = {
    "series-{key}": tuple(f"series-{key}" for key in _CHOICES),
    "series-{key}-missing": ("series-title-missing", "series-start-missing"),
    "{kind}-missing": ("picture-missing", "file-missing"),
}


@dataclass
class Emitted:
    """A code the package can emit: with which levels, and where it is made."""

    levels: set[str] = field(default_factory=set)
    example: str = ""
    places: list[str] = field(default_factory=list)


@cache
def emitted() -> dict[str, Emitted]:
    """Every code in the package's source."""
    found: dict[str, Emitted] = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and _name(node.func) in MAKERS:
                for code in _codes(node, path):
                    one = found.setdefault(code, Emitted())
                    one.levels |= _levels(node)
                    one.example = one.example or _example(node)
                    one.places.append(f"{path.relative_to(ROOT)}:{node.lineno}")
    return found


def _name(function: ast.expr) -> str:
    return (
        function.id if isinstance(function, ast.Name) else function.attr if isinstance(function, ast.Attribute) else ""
    )


def _arguments(call: ast.Call) -> list[ast.expr]:
    return [*call.args, *(keyword.value for keyword in call.keywords)]


def _codes(call: ast.Call, path: Path) -> Iterator[str]:
    """The codes a call names; none when it passes on what another one made."""
    for argument in _arguments(call):
        text = _text(argument)
        if isinstance(argument, ast.JoinedStr) and text in TOGETHER:
            yield from TOGETHER[text]
            return
        if isinstance(argument, ast.Constant) and CODE.fullmatch(text):
            yield text
            return
        if isinstance(argument, ast.JoinedStr) and re.fullmatch(
            "[a-z0-9]*(-[a-z0-9]*)+", re.sub(r"\{[^}]*\}", "", text)
        ):
            raise AssertionError(f"{path}:{call.lineno}: which codes are {text}? Say it in TOGETHER")


def _levels(call: ast.Call) -> set[str]:
    """The levels that stand in a call. A function that names none makes errors, as its name says."""
    if _name(call.func) != "Finding":
        return {"error"}
    return {node.value for node in ast.walk(call.args[0]) if isinstance(node, ast.Constant) and node.value in LEVELS}


def _text(argument: ast.expr) -> str:
    """A string as it stands in the source, with its fields in braces."""
    if isinstance(argument, ast.Constant):
        return argument.value if isinstance(argument.value, str) else ""
    if isinstance(argument, ast.JoinedStr):
        return "".join(
            str(one.value) if isinstance(one, ast.Constant) else "{" + ast.unparse(one.value) + "}"
            for one in argument.values
        )
    return ""


def _example(call: ast.Call) -> str:
    texts = [text for argument in _arguments(call) if " " in (text := _text(argument))]
    return " – ".join(texts)


def rows(document: str) -> list[tuple[str, ...]]:
    """The cells of every row of every table in a Markdown file."""
    lines = (ROOT / "docs" / document).read_text("utf-8").split("\n")
    return [
        tuple(cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]) for line in lines if line.startswith("|")
    ]


def named(cell: str) -> list[str]:
    """What stands between backticks."""
    return re.findall("`([^`]+)`", cell)


def documented_codes(page: str) -> dict[str, str]:
    """Code -> what the page says of its level."""
    return {code: row[1] for row in rows(page) for code in named(row[0]) if CODE.fullmatch(code)}


def tables(document: str) -> list[list[str]]:
    """Of each table, the names in its first column."""
    found: list[list[str]] = [[]]
    for row in rows(document):
        if set("".join(row)) <= set("-: "):
            found.append([])
        found[-1] += named(row[0])
    return found


PAGES = {
    "findings.md": {level: level for level in LEVELS},
    "it/findings.md": {"error": "errore", "warning": "avviso", "note": "nota"},
}
"""The pages on findings, with what each calls the levels."""

in_every_language = pytest.mark.parametrize("page", PAGES)


@in_every_language
def test_every_finding_is_documented(page):
    assert [] == sorted(set(emitted()) - set(documented_codes(page)))


@in_every_language
def test_no_finding_is_documented_that_nobody_makes(page):
    assert [] == sorted(set(documented_codes(page)) - set(emitted()))


@in_every_language
def test_no_finding_is_documented_twice(page):
    listed = [code for row in rows(page) for code in named(row[0]) if CODE.fullmatch(code)]

    assert [] == sorted({code for code in listed if listed.count(code) > 1})


@in_every_language
def test_the_documented_levels_are_the_real_ones(page):
    documented, called = documented_codes(page), PAGES[page]

    assert [] == [
        f"{code}: {level}" for code, one in emitted().items() for level in sorted(one.levels) if code in documented and called[level] not in documented[code]
    ]  # fmt: skip


def test_the_package_knows_every_code_that_can_be_accepted():
    """A new code is a word in `finding_codes.py`: who accepts a misspelt one is told."""
    codes = emitted()
    errors = {code for code, one in codes.items() if one.levels == {"error"}}

    assert (sorted(ERRORS), sorted(ACCEPTABLE)) == (sorted(errors), sorted(set(codes) - errors))


def test_every_check_has_a_documented_code():
    """A new check is a function, a word, and a line of docs."""
    from daybyday import checks

    places = " ".join(place for one in emitted().values() for place in one.places)
    assert [] == [
        check.__name__ for check in checks.ALL if f"checks/{check.__module__.rpartition('.')[2]}.py" not in places
    ]


in_both_languages = pytest.mark.parametrize("folder", ["", "it/"])


@in_both_languages
def test_every_header_key_is_documented(folder):
    from daybyday.reading.fields import READERS

    (table,) = [names for names in tables(f"{folder}writing.md") if {"title", "day", "status"} <= set(names)]
    assert (set(), set()) == (set(READERS) - set(table), set(table) - set(READERS))


@in_both_languages
def test_every_key_of_a_comment_is_documented(folder):
    from daybyday.reading.comments.keys import READERS

    (table,) = tables(f"{folder}comments.md")[1:2]
    assert list(READERS) == table


@in_both_languages
def test_every_key_of_the_editors_setting_is_documented(folder):
    from daybyday.pelican_adapter.browser_editor import _KEYS

    (table,) = [names for names in tables(f"{folder}editor.md") if "repository" in names]
    assert set(_KEYS) == set(table)


@in_both_languages
def test_every_series_key_is_documented(folder):
    from daybyday.reading.series import _KEYS

    (table,) = [names for names in tables(f"{folder}writing.md") if {"start", "cadence"} <= set(names)]
    assert (set(), set()) == (set(_KEYS) - set(table), set(table) - set(_KEYS))


@in_both_languages
def test_every_setting_is_documented(folder):
    from daybyday.pelican_adapter.settings import KEYS

    table = {name for names in tables(f"{folder}settings.md") for name in names}
    assert (set(), set()) == (
        set(KEYS) - table,
        {name for name in table if name.startswith("DAYBYDAY_")} - set(KEYS) - {"DAYBYDAY_NOW"},
    )


FOR_US_ALONE = {"DAYBYDAY_TEST_WORKERS", "DAYBYDAY_UNUSED", "DAYBYDAY_VALUES"}
"""How our own tests are run, and what one module hands to another."""


@in_both_languages
def test_every_setting_and_every_variable_the_code_reads_has_its_place(folder):
    source = "\n".join(path.read_text("utf-8") for path in PACKAGE.rglob("*.py"))
    pages = "\n".join(path.read_text("utf-8") for path in (ROOT / "docs" / folder).glob("*.md"))
    read = set(re.findall(r"[\"'](DAYBYDAY_[A-Z_]+)[\"']", source))
    named_there = set(re.findall(r"\b[A-Z][A-Z_]+\b", pages))

    assert read - FOR_US_ALONE - named_there == set()


@pytest.mark.parametrize(
    ("source", "codes", "levels"),
    [
        ('Finding("warning", "day-odd", place, "it is odd", "make it even")', ["day-odd"], {"warning"}),
        ('Finding("warning" if classic else "error", "key-odd", place, "odd")', ["key-odd"], {"warning", "error"}),
        ('Finding("error", refused.code, place, refused.message)', [], {"error"}),
        ('raise InputError("day-odd", "it is odd", "make it even")', ["day-odd"], {"error"}),
        ('file.add_error("series-odd", node, "it is odd", "make it even")', ["series-odd"], {"error"}),
        ('_error(settings, "setting-odd", "it is odd", "make it even")', ["setting-odd"], {"error"}),
        ('_unreadable(path, 1, "file-odd", "it is odd", "make it even")', ["file-odd"], {"error"}),
        ('Finding("error", f"{kind}-missing", place, "gone")', ["picture-missing", "file-missing"], {"error"}),
    ],
)
def test_codes_are_found_however_they_are_made(source, codes, levels):
    call = next(node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call))

    assert (codes, levels) == (list(_codes(call, Path("x.py"))), _levels(call))


def test_a_code_nobody_can_read_in_the_source_is_a_question():
    call = next(node for node in ast.walk(ast.parse('InputError(f"odd-{key}", "x y")')) if isinstance(node, ast.Call))

    with pytest.raises(AssertionError, match=r"x.py:1: which codes are odd-\{key\}\? Say it in TOGETHER"):
        list(_codes(call, Path("x.py")))


def main() -> None:
    """Every code, its levels, and an example."""
    for code, one in sorted(emitted().items()):
        print(f"{code} ({', '.join(sorted(one.levels))}): {one.example}")


if __name__ == "__main__":
    sys.exit(main())
