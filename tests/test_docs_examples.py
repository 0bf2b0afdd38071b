"""Every example of the guide, in both languages, is tried: a block of which nobody knows what it is fails here."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import NamedTuple

import pytest

from daybyday.building.report import closing_line
from daybyday.desk.start import NewSite, new_site
from daybyday.messages import speaker_for
from daybyday.pelican_adapter.settings import site_settings
from daybyday.reading import read_comments, read_ledger, read_series, read_tags
from daybyday.words import load_words
from daybyday.yamltree import parse
from tests.reading.reader import READING, read

DOCS = Path(__file__).resolve().parents[1] / "docs"
LANGUAGES = ("en", "it")
SPEAKERS = {lang: speaker_for({"DAYBYDAY_SPEAK": lang}) for lang in LANGUAGES}
_BLOCK = re.compile(r"^(?P<indent> *)```(?P<fence>\w*)\n(?P<text>.*?)^ *```$", re.MULTILINE | re.DOTALL)


class Block(NamedTuple):
    """What stands between two fences of a page."""

    page: str
    lang: str
    fence: str
    text: str

    @property
    def first(self) -> str:
        return next((line for line in self.text.splitlines() if line.strip()), "")


def blocks() -> Iterator[Block]:
    for path in sorted(DOCS.rglob("*.md")):
        page = path.relative_to(DOCS).as_posix()
        for match in _BLOCK.finditer(path.read_text("utf-8")):
            text = re.sub(f"^{match['indent']}", "", match["text"], flags=re.MULTILINE)
            yield Block(page, "it" if page.startswith("it/") else "en", match["fence"], text)


def errors(findings) -> list[str]:
    return [str(finding) for finding in findings if finding.level == "error"]


def a_text(block: Block) -> None:
    number = "" if "\nday: " in block.text else "001-"
    source, findings = read(block.text, f"connections/{number}text.{block.lang}.md")

    assert errors(findings) == []
    assert source.title
    assert source.homework is None or source.homework.tasks


def a_homework(block: Block) -> None:
    source, findings = read(
        f"---\ntitle: Nod\nday: 7\n---\nA text.\n\n{block.text}", f"connections/text.{block.lang}.md"
    )

    assert findings == ()
    assert source.homework
    assert source.homework.minutes
    assert source.homework.tasks


def a_series(block: Block) -> None:
    series, findings = read_series("connections/series.yaml", block.text.encode(), LANGUAGES)

    assert findings == ()
    assert series


def names_of_tags(block: Block) -> None:
    assert read_tags("tags.yaml", block.text.encode(), LANGUAGES)[1] == ()


def comments(block: Block) -> None:
    path = f"connections/007-ask.{block.lang}.comments.yaml"
    threads, findings = read_comments(path, block.text.encode(), LANGUAGES, READING.vocabulary.comment_keys)

    assert len(threads) == 2
    assert errors(findings) == []


def settings(block: Block) -> None:
    said: dict[str, object] = {}
    exec(block.text, said)
    site = {"PATH": "content", "TIMEZONE": "Europe/Rome", "THEME": str(DOCS.parent / "theme")}
    findings = site_settings({**site, "DAYBYDAY_LANGUAGES": list(LANGUAGES), **said})[1]

    assert said.keys() - {"__builtins__", "daybyday"}
    assert [finding for finding in errors(findings) if any(name in finding for name in said)] == []


def words(block: Block) -> None:
    printed = parse(block.text).value["print"].value
    known = (DOCS.parent / "plugins/daybyday/words" / f"{block.lang}.yaml").read_text("utf-8")

    assert [key for key in printed if f"\n  {key}:" not in known] == []


MISTAKES = {"day-leading-zero": "---\ntitle: Ask\nday: 012\n---\nA text.\n", "not-written-yet": ""}
"""Code -> a text of which it is said."""


def findings_as_printed(block: Block) -> None:
    line = block.first
    code = re.sub(r".*?: (?:error|warning|note) ([a-z-]+): .*", r"\1", line)
    path = line.partition(":")[0].removeprefix("content/")
    said = [f"content/{finding.spoken(SPEAKERS[block.lang])}" for finding in read(MISTAKES[code], path)[1]]

    assert line in said


def the_last_line_of_a_build(block: Block) -> None:
    read_, rendered, written, unchanged, removed = map(int, re.findall(r"\b\d+\b", block.first)[:5])
    session = SimpleNamespace(seconds=0.41)

    assert (
        closing_line(session, SPEAKERS[block.lang], read_, rendered, (written, unchanged, removed))
        == block.text.strip()
    )


def lines_of_the_ledger(block: Block) -> None:
    lines, findings = read_ledger("ledger.txt", block.text.encode())

    assert findings == ()
    assert [lang for _, lang in lines] == [block.lang]


def ignored(block: Block) -> None:
    source, findings = read(f"---\ntitle: Nod\nday: 7\n{block.text}---\nA text.\n", f"connections/text.{block.lang}.md")

    assert errors(findings) == []
    assert source.accepted


def a_folder(block: Block) -> None:
    if "start" not in block.page:
        return  # names of folders, which other pages explain one by one
    name, order = ("My challenge", ("en",)) if block.lang == "en" else ("La mia sfida", ("it",))
    files = new_site(
        NewSite(name, order, date(2026, 12, 1), "Europe/Rome", speaks=block.lang), load_words(LANGUAGES, {})[0]
    )
    shown = {line.split()[0] for line in block.text.splitlines()[1:]}

    assert shown == set(files)


def python(block: Block) -> None:
    ast.parse(block.text)


def tried_elsewhere(block: Block) -> None:
    """Commands: `test_docs_commands.py`; what they print: `desk/test_docs*.py`, `translations/test_docs.py`; looks: `sites/test_look.py`."""


KINDS: dict[str, tuple[str, Callable[[Block], None]]] = {
    "text": (r"---$", a_text),
    "homework": (r"/// ", a_homework),
    "series": (r"# content/\w+/series\.yaml", a_series),
    "tags": (r"# content/tags\.yaml", names_of_tags),
    "comments": (r"- id: ", comments),
    "settings": (r"DAYBYDAY_\w+ = |import daybyday\.guard", settings),
    "words": (r"print:", words),
    "finding": (r"content/\S+:\d+:\d+: ", findings_as_printed),
    "build": (r"Day by Day: \S+ \d+|Day by Day: \d+ ", the_last_line_of_a_build),
    "ledger": (r"connections/\d+ \w\w \d{4}-", lines_of_the_ledger),
    "ignore": (r"ignore: ", ignored),
    "folder": (r"[\w-]+/$", a_folder),
    "command": (r"\$? ?(?:daybyday|invoke|pip|pipx|python3|cd) |- run: ", tried_elsewhere),
    "printed": (r".*\d{1,2}:\d\d \(Europe/Rome\)$|(?:Connections|Relazioni)(?:$|: \d+ )|connections, |Day by Day: Publishing |Nothing was published", tried_elsewhere),
    "look": (r":root|@font-face|\{[#%{] ?", tried_elsewhere),
    "of other programs": (r"ALERT_MAIL=|Content-Security-Policy: |import frontmatter ", tried_elsewhere),
}  # fmt: skip
"""Kind -> how its first line begins, and what tries it."""


def kind_of(block: Block) -> str:
    return next((kind for kind, (sign, _) in KINDS.items() if re.match(sign, block.first)), "")


@pytest.mark.parametrize("block", list(blocks()), ids=lambda block: f"{block.page}: {block.first[:40]}")
def test_an_example_of_the_guide_is_what_it_says(block):
    kind = kind_of(block)

    assert kind, f"{block.page}: nobody tries what begins with {block.first!r}"
    KINDS[kind][1](block)


def test_examples_are_found():
    assert {"text", "homework", "series", "comments", "settings", "finding"} <= {
        kind_of(block) for block in blocks() if block.lang == "it"
    }


def test_every_page_for_authors_is_there_in_italian():
    """What keeps a site going when things break is for those who run it; it is English alone."""
    english, italian = ({path.name for path in folder.glob("*.md")} for folder in (DOCS, DOCS / "it"))

    assert english - italian == {"reliability.md"}
    assert italian <= english
