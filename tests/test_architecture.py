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

BASE = "errors cldr messages keys finding_codes model prose pages parts drawings yamltree feed_formats content_names leftovers plain_text credentials network"
INNER = "reading words timeline addresses identity tagging"
READ_MODEL = "words timeline addresses identity tagging edition"
BELOW_VIEWS = f"{BASE} {INNER} assembling edition page_frame syndication hosting"
BELOW_TASKS = f"{BELOW_VIEWS} views checks engine"
TASKS = "desk importing publishing doctor"

EVERYWHERE = ("values", "patterns")
"""How a value is made, may be known to all."""

MAY_IMPORT = {
    "values": "",
    # Values, protocols and the one reader of YAML.
    "cldr": "",
    "messages": "cldr",
    "errors": "messages",
    "keys": "messages",
    "finding_codes": "",
    "model": "messages drawings",
    "prose": "errors",
    "parts": "",
    "drawings": "",
    "pages": "model prose parts",
    "yamltree": "errors messages",
    "patterns": "",
    "content_names": "",
    "leftovers": "content_names",
    "plain_text": "",
    "credentials": "messages model",
    "network": "messages",
    "feed_formats": "model",
    # Siblings: text, words, time, addresses, ids.
    "reading": BASE,
    "words": BASE,
    "timeline": BASE,
    "addresses": BASE,
    "identity": BASE,
    "tagging": f"{BASE} addresses",
    "assembling": f"{BASE} {INNER}",
    # What views and checks share. A view is given a site, it makes none: nothing here knows assembling.
    "edition": f"{BASE} words timeline addresses identity tagging",
    "page_frame": f"{BASE} {READ_MODEL}",
    # What feeds say, in any format.
    "syndication": f"{BASE} {READ_MODEL}",
    # What hosts have to be told: old addresses, headers, types.
    "hosting": f"{BASE} {READ_MODEL} syndication",
    # What an e-book is made of.
    "ebook": f"{BASE} {READ_MODEL}",
    "views": f"{BASE} {READ_MODEL} page_frame syndication hosting ebook",
    "checks": f"{BASE} {INNER} assembling edition syndication",
    # The engine knows keys, values and bytes, and of ours nothing but the root of all exceptions: two roots would be none.
    "engine": "errors messages",
    # Manuscripts as files: the inverse of reading.
    "writing": f"{BASE} reading",
    # The converter, and what cleans HTML: of ours, of importers.
    "markdown": f"{BASE} reading",
    # What makes pictures knows only what is to be drawn.
    "pictures": "drawings engine",
    "theming": f"{BASE} {READ_MODEL} views engine",
    **dict.fromkeys(TASKS.split(), f"{BELOW_TASKS} markdown writing"),
    # The application: a build, Pelican, the preview, commands.
    "building": f"{BELOW_TASKS} markdown theming pictures",
    "pelican_adapter": f"{BELOW_TASKS} markdown theming building",
    "preview": f"{BELOW_TASKS} theming building pelican_adapter",
    "cli": f"{BELOW_TASKS} {TASKS} writing building pelican_adapter preview",
    # register() and the look at what Pelican loads.
    "guard": "pelican_adapter",
    "": "pelican_adapter",
}
"""Room -> rooms it may import, itself aside. "a.b" allows that module alone."""

ONLY_IN = {
    "pelican": "pelican_adapter",
    "markdown": "markdown",
    "nh3": "markdown",
    "jinja2": "theming",
    "markupsafe": "theming",
    "invoke": "cli",
    "watchfiles": "preview",
    "feedgen": "syndication/feedxml.py",
    "icalendar": "views/data/calendar.py",
    "yaml": "yamltree/parser.py",
    "babel": "cldr messages",
    "langcodes": "reading/languages.py",
    "PIL": "pictures",
    "brotli": "building/after_pages/compressed_copies.py",
    "py3langid": "importing",
    "docutils": "importing",
}
"""Package -> the rooms or files that may import it."""

STANDARD_LIBRARY_ONLY = (
    "values",
    "patterns",
    "engine",
    "errors",
    "model",
    "plain_text",
    "credentials",
    "network",
    "content_names",
    "finding_codes",
    "leftovers",
    "feed_formats",
    "prose",
    "pages",
    "parts",
    "drawings",
    "timeline",
    "addresses",
    "identity",
    "tagging",
    "assembling",
    "edition",
    "page_frame",
    "checks",
)

MOST_MODULES = 24
"""In one folder, beside its `__init__`: more than that nobody keeps in mind."""


class Import:
    """One import statement: where it stands, and what it names."""

    def __init__(self, file: str, line: int, name: str, for_types: bool = False) -> None:
        self.file, self.line, self.name, self.for_types = file, line, name, for_types
        self.room = room_of(file)

    @property
    def target(self) -> str:
        """The module of ours it names, without the package: `edition.links`; "" when it is none of ours."""
        return self.name.removeprefix("daybyday.") if self.name.startswith("daybyday.") else ""

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.room or 'the package'} imports {self.name}"


def room_of(file: str) -> str:
    """`daybyday/edition/links.py` -> edition; `daybyday/model.py` -> model; `daybyday/__init__.py` -> ""."""
    first = file.split("/")[1]
    return "" if first == "__init__.py" else first.removesuffix(".py")


def imports_of(file: str, source: str) -> Iterator[Import]:
    """Every import of a file, relative ones by their full name, wherever they stand."""
    package = file.removesuffix(".py").split("/")[:-1]
    tree = ast.parse(source)
    for_types = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test)
        for inner in ast.walk(node)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield Import(file, node.lineno, alias.name, id(node) in for_types)
        elif isinstance(node, ast.ImportFrom):
            base = ".".join(package[: len(package) - node.level + 1]) if node.level else ""
            module = ".".join(part for part in (base, node.module or "") if part)
            for alias in node.names:
                whole = f"{module}.{alias.name}"
                yield Import(file, node.lineno, whole if is_module(whole) else module, id(node) in for_types)


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
    allowed = [*MAY_IMPORT[one.room].split(), *EVERYWHERE]
    return room not in allowed and one.target not in allowed


def in_the_wrong_room(one: Import) -> bool:
    package = one.name.split(".")[0]
    if package not in ONLY_IN:
        return False
    return all(one.room != place and not one.file.endswith(f"/{place}") for place in ONLY_IN[package].split())


def needs_more_than_python(one: Import) -> bool:
    package = one.name.split(".")[0]
    return one.room in STANDARD_LIBRARY_ONLY and package != "daybyday" and package not in sys.stdlib_module_names


def between_views(one: Import) -> bool:
    inside = one.file.startswith("daybyday/views/") and not one.file.endswith("__init__.py")
    return inside and one.target.startswith("views.")


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


def circles(imports: dict[str, set[str]]) -> list[list[str]]:
    """Groups of modules that reach one another (Tarjan's strongly connected components of more than one)."""
    order: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    groups: list[list[str]] = []

    def visit(module: str) -> None:
        order[module] = low[module] = len(order)
        stack.append(module)
        for target in sorted(imports.get(module, ())):
            if target not in order:
                visit(target)
                low[module] = min(low[module], low[target])
            elif target in stack:
                low[module] = min(low[module], order[target])
        if low[module] == order[module]:
            at = stack.index(module)
            groups.append(sorted(stack[at:]))
            del stack[at:]

    for module in sorted(imports):
        if module not in order:
            visit(module)
    return [group for group in groups if len(group) > 1]


def targets_by_module(imports: list[Import]) -> dict[str, set[str]]:
    """Module -> modules of ours that it imports when it runs, also within functions."""
    table: dict[str, set[str]] = {}
    for one in imports:
        source = one.file.removeprefix("daybyday/").removesuffix(".py").replace("/", ".").removesuffix(".__init__")
        if one.target and not one.for_types:
            table.setdefault(source, set()).add(one.target)
    return table


def test_imports_go_round_in_no_circle():
    assert [] == circles(targets_by_module(IMPORTS))


def test_a_planted_circle_is_seen_also_within_a_function():
    planted = [
        *imports_of("daybyday/building/prepare.py", "from .session import Session\n"),
        *imports_of("daybyday/building/session.py", "def f():\n    from . import prepare\n"),
    ]

    assert [["building.prepare", "building.session"]] == circles(targets_by_module(planted))


def test_what_only_the_type_checker_imports_makes_no_circle():
    planted = [
        *imports_of("daybyday/building/prepare.py", "from .session import Session\n"),
        *imports_of("daybyday/building/session.py", "if TYPE_CHECKING:\n    from . import prepare\n"),
    ]

    assert [] == circles(targets_by_module(planted))


def test_no_folder_holds_more_than_one_can_keep_in_mind():
    counts = {
        folder.relative_to(PLUGINS).as_posix(): len([path for path in folder.glob("*.py") if path.name != "__init__.py"])
        for folder in (PLUGINS / "daybyday").rglob("*") if folder.is_dir()
    }  # fmt: skip

    assert {} == {folder: count for folder, count in counts.items() if count > MOST_MODULES}


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
        ("daybyday/edition/x.py", "from ..assembling import site_at\n", outside_the_rings,
         "daybyday/edition/x.py:1: edition imports daybyday.assembling"),
        ("daybyday/building/x.py", "def f():\n    from ..cli import commands\n", outside_the_rings,
         "daybyday/building/x.py:2: building imports daybyday.cli.commands"),
        ("daybyday/building/x.py", "from pelican import signals\n", in_the_wrong_room, "daybyday/building/x.py:1: building imports pelican"),
        ("daybyday/theming/x.py", "from markdown import Markdown\n", in_the_wrong_room, "daybyday/theming/x.py:1: theming imports markdown"),
        ("daybyday/engine/x.py", "def f():\n    from ..model import Site\n", outside_the_rings,
         "daybyday/engine/x.py:2: engine imports daybyday.model"),
        ("daybyday/model.py", "from daybyday.building import prepare\n", outside_the_rings, "daybyday/model.py:1: model imports daybyday.building.prepare"),
        ("daybyday/views/feeds/x.py", "from . import rss\n", between_views, "daybyday/views/feeds/x.py:1: views imports daybyday.views.feeds.rss"),
        ("daybyday/views/pages/x.py", "from ..feeds.rss import parts\n", between_views, "daybyday/views/pages/x.py:1: views imports daybyday.views.feeds.rss"),
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
            "from ..edition.edition import Edition\nfrom ..identity import item_id\nfrom .. import addresses\n",
        ),
        ("daybyday/syndication/feedxml.py", "from ..edition.edition import Edition\nimport feedgen.feed\n"),
        ("daybyday/checks/links.py", "from ..edition.references import file_of\nfrom .case import Case\n"),
        ("daybyday/tagging.py", "from .addresses import slugify\n"),
        (
            "daybyday/building/prepare.py",
            "from .. import views\nfrom ..markdown import converter\nfrom . import session\n",
        ),
        ("daybyday/pelican_adapter/plugin.py", "import pelican\nfrom ..building import prepare\n"),
        ("daybyday/__init__.py", "from .pelican_adapter import plugin\n"),
    ],
)
def test_what_is_allowed_is_silent(file, source):
    rules = (outside_the_rings, in_the_wrong_room, needs_more_than_python, between_views)

    assert [] == [str(one) for one in imports_of(file, source) for rule in rules if rule(one)]
