"""Who may import whom: an onion with Pelican at the rim. What breaks a rule is named with file and line.

The rules are the tables below (ARCHITECTURE.md draws them). When this test complains, move the code, not the rule.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PLUGINS = Path(__file__).resolve().parent.parent / "plugins"

BASE = "model prose pages parts yamltree"
INNER = "reading words timeline addresses tagging"
ALL_BELOW_FRAMING = f"{BASE} {INNER} assembling"
ALL_BELOW_VIEWS = f"{ALL_BELOW_FRAMING} framing syndication"
OUTER = "importing publishing desk doctor"

MAY_IMPORT = {
    # Values, protocols and the one reader of YAML.
    "model": "",
    "prose": "",
    "parts": "",
    "pages": "model prose parts",
    "yamltree": "",
    # Siblings: text, words, time, addresses.
    "reading": BASE,
    "words": BASE,
    "timeline": BASE,
    "addresses": BASE,
    "tagging": f"{BASE} addresses",
    "assembling": f"{BASE} {INNER}",
    # What views and checks share. Of assembling only the ids: a view is given a site, it makes none.
    "framing": f"{BASE} words timeline addresses tagging assembling.identity",
    # What feeds say, in any format.
    "syndication": f"{BASE} words timeline addresses tagging assembling.identity framing",
    "views": ALL_BELOW_VIEWS,
    "checks": ALL_BELOW_VIEWS,
    "engine": "",
    **dict.fromkeys(OUTER.split(), f"{ALL_BELOW_VIEWS} views checks engine"),
    "edge": f"{ALL_BELOW_VIEWS} views checks engine {OUTER}",
    # register() and the look at what Pelican loads.
    "": "edge",
}
"""Room -> rooms it may import, itself aside. "a.b" allows that module alone."""

ONLY_IN = {
    "pelican": "edge",
    "markdown": "edge",
    "jinja2": "edge",
    "markupsafe": "edge",
    "invoke": "edge",
    "nh3": "edge",
    "watchfiles": "edge",
    "feedgen": "syndication/feedxml.py",
    "icalendar": "views/calendar.py",
    "yaml": "yamltree",
    "babel": "words/dates.py",
}
"""Package -> the one room or file that may import it."""

STANDARD_LIBRARY_ONLY = (
    "engine",
    "model",
    "prose",
    "pages",
    "parts",
    "timeline",
    "addresses",
    "tagging",
    "assembling",
    "framing",
    "checks",
)


class Import:
    """One import statement: where it stands, and what it names."""

    def __init__(self, file: str, line: int, name: str) -> None:
        self.file, self.line, self.name = file, line, name
        self.room = room_of(file)

    @property
    def target(self) -> str:
        """The module of ours it names, without the package: `framing.links`; "" when it is none of ours."""
        return self.name.removeprefix("daybyday.") if self.name.startswith("daybyday.") else ""

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.room or 'the package'} imports {self.name}"


def room_of(file: str) -> str:
    """`daybyday/framing/links.py` -> framing; `daybyday/model.py` -> model; `daybyday/__init__.py` -> ""."""
    first = file.split("/")[1]
    return "" if first == "__init__.py" else first.removesuffix(".py")


def imports_of(file: str, source: str) -> Iterator[Import]:
    """Every import of a file, relative ones by their full name, wherever they stand."""
    package = file.removesuffix(".py").split("/")[:-1]
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield Import(file, node.lineno, alias.name)
        elif isinstance(node, ast.ImportFrom):
            base = ".".join(package[: len(package) - node.level + 1]) if node.level else ""
            module = ".".join(part for part in (base, node.module or "") if part)
            for alias in node.names:
                whole = f"{module}.{alias.name}"
                yield Import(file, node.lineno, whole if is_module(whole) else module)


def is_module(name: str) -> bool:
    """Whether a dotted name of ours is a module, not something in one."""
    path = PLUGINS.joinpath(*name.split("."))
    return path.is_dir() or path.with_suffix(".py").is_file()


def all_imports() -> list[Import]:
    found = []
    for path in sorted((PLUGINS / "daybyday").rglob("*.py")):
        found += imports_of(path.relative_to(PLUGINS).as_posix(), path.read_text("utf-8"))
    return found


def outside_the_rings(one: Import) -> bool:
    room = one.target.split(".")[0]
    if not one.target or room == one.room:
        return False
    allowed = MAY_IMPORT[one.room].split()
    return room not in allowed and one.target not in allowed


def in_the_wrong_room(one: Import) -> bool:
    package = one.name.split(".")[0]
    place = ONLY_IN.get(package)
    return place is not None and one.room != place and not one.file.endswith(f"/{place}")


def needs_more_than_python(one: Import) -> bool:
    package = one.name.split(".")[0]
    return one.room in STANDARD_LIBRARY_ONLY and package != "daybyday" and package not in sys.stdlib_module_names


def between_views(one: Import) -> bool:
    inside = one.file.startswith("daybyday/views/") and not one.file.endswith("__init__.py")
    return inside and one.target.startswith("views")


IMPORTS = all_imports()


def test_every_room_has_its_rule():
    rooms = {room_of(path.relative_to(PLUGINS).as_posix()) for path in (PLUGINS / "daybyday").rglob("*.py")}

    assert set() == rooms - set(MAY_IMPORT)


def test_arrows_point_inwards():
    assert [] == [str(one) for one in IMPORTS if outside_the_rings(one)]


def test_each_package_is_imported_in_one_place():
    assert [] == [str(one) for one in IMPORTS if in_the_wrong_room(one)]


def test_the_middle_needs_nothing_but_python():
    assert [] == [str(one) for one in IMPORTS if needs_more_than_python(one)]


def test_no_view_knows_another():
    assert [] == [str(one) for one in IMPORTS if between_views(one)]


def test_the_rules_themselves_go_round_in_no_circle():
    seen: dict[str, set[str]] = {}

    def reach(room: str) -> set[str]:
        if room not in seen:
            seen[room] = set()
            seen[room] = {
                inner for name in MAY_IMPORT[room].split() for inner in {name.split(".")[0], *reach(name.split(".")[0])}
            }
        return seen[room]

    assert [] == [room for room in MAY_IMPORT if room in reach(room)]


@pytest.mark.parametrize(
    ("file", "source", "rule", "expected"),
    [
        ("daybyday/reading/x.py", "import os\n\nfrom ..timeline import plan\n", outside_the_rings,
         "daybyday/reading/x.py:3: reading imports daybyday.timeline"),
        ("daybyday/views/x.py", "from ..checks import Case\n", outside_the_rings, "daybyday/views/x.py:1: views imports daybyday.checks"),
        ("daybyday/framing/x.py", "from ..assembling import site_at\n", outside_the_rings,
         "daybyday/framing/x.py:1: framing imports daybyday.assembling"),
        ("daybyday/engine/x.py", "def f():\n    from ..model import Site\n", outside_the_rings,
         "daybyday/engine/x.py:2: engine imports daybyday.model"),
        ("daybyday/model.py", "from daybyday.edge import build\n", outside_the_rings, "daybyday/model.py:1: model imports daybyday.edge.build"),
        ("daybyday/views/x.py", "from . import rss\n", between_views, "daybyday/views/x.py:1: views imports daybyday.views.rss"),
        ("daybyday/views/x.py", "from .rss import parts\n", between_views, "daybyday/views/x.py:1: views imports daybyday.views.rss"),
        ("daybyday/views/x.py", "import pelican.signals\n", in_the_wrong_room, "daybyday/views/x.py:1: views imports pelican.signals"),
        ("daybyday/words/words.py", "from babel import Locale\n", in_the_wrong_room, "daybyday/words/words.py:1: words imports babel"),
        ("daybyday/reading/x.py", "import yaml\n", in_the_wrong_room, "daybyday/reading/x.py:1: reading imports yaml"),
        ("daybyday/engine/x.py", "import requests\n", needs_more_than_python, "daybyday/engine/x.py:1: engine imports requests"),
    ],
)  # fmt: skip
def test_a_broken_rule_is_told_with_file_and_line(file, source, rule, expected):
    """A test of these tests: a guard that cannot bark guards nothing."""
    assert [expected] == [str(one) for one in imports_of(file, source) if rule(one)]


@pytest.mark.parametrize(
    ("file", "source"),
    [
        (
            "daybyday/syndication/items.py",
            "from ..framing.edition import Edition\nfrom ..assembling.identity import feed_id\nfrom .. import addresses\n",
        ),
        ("daybyday/syndication/feedxml.py", "from ..framing.edition import Edition\nimport feedgen.feed\n"),
        ("daybyday/checks/links.py", "from ..framing.links import file_of\nfrom .case import Case\n"),
        ("daybyday/tagging.py", "from .addresses import slugify\n"),
        ("daybyday/edge/build.py", "from .. import views\nimport pelican\nfrom . import loading\n"),
        ("daybyday/__init__.py", "from .edge import plugin\n"),
    ],
)
def test_what_is_allowed_is_silent(file, source):
    rules = (outside_the_rings, in_the_wrong_room, needs_more_than_python, between_views)

    assert [] == [str(one) for one in imports_of(file, source) for rule in rules if rule(one)]
