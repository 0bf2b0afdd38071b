"""Bad inputs and what is said of each, word by word, in English and Italian: `expected/en.txt`, `expected/it.txt`.

`DAYBYDAY_GOLDEN=write pytest tests/failures/test_both_languages.py` writes them anew; read the difference.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from daybyday.messages import speaker_for
from daybyday.model import Finding
from daybyday.reading import read_comments, read_ledger, read_series, read_tags
from tests.reading.reader import READING, read

EXPECTED = Path(__file__).parent / "expected"
LANGUAGES = ("en", "it")
PROSE = (
    "Most of us think that a network begins with strangers in a loud room, and that the quiet ones are not made for it."
)
WIDE = "| a | b | c | d | e | f | g |\n|---|---|---|---|---|---|---|\n| 1 | 2 | 3 | 4 | 5 | 6 | 7 |"


def header(*lines: str) -> str:
    return "\n".join(["---", *lines, "---", "Text."])


def text(body: str) -> str:
    return f"---\ntitle: Nod\nday: 7\n---\n{body}"


def block(*lines: str) -> str:
    return text("\n".join(["Text.", "", *lines]))


DAYS = {
    "an empty file": "",
    "white space": " \n\n\t",
    "a header alone": "---\ntitle: Nod\n---\n",
    "a comment alone": text("<!-- to be written -->"),
    "an editor's empty lines": text("&nbsp;\n\n<br>"),
    "UTF-16": "---\ntitle: Nod\n".encode("utf-16"),
    "Latin-1": b"---\ntitle: Caff\xe8\n---\n",
    "a picture": b"\x89PNG\r\n",
    "letters that were lost": text("caff\ufffd"),
    "an invisible character": text("a\x07b"),
    "TOML": "+++\ntitle = 'Nod'\n+++\nText.",
    "JSON": '{"title": "Nod"}\nText.',
    "no header": "Text.",
    "a header without an end": "---\ntitle: Nod\n\nText.",
    "a colon in a value": header("title: Silence: a tool"),
    "a quotation mark too few": header('title: "Nod'),
    "a sign no value begins with": header("title: @ada"),
    "a backslash": header('title: "a\\qb"'),
    "a bracket that is not closed": header("title: [Nod"),
    "a comma between braces": header("ignore: {a-b: yes, no}"),
    "a tab": header("title: Nod", "\tday: 7"),
    "a key twice": header("title: Nod", "title: Smile"),
    "a key twice in two languages": header("title: Nod", "titolo: Cenno"),
    "an anchor": header("title: &nod Nod"),
    "a tag of YAML": header("title: !x Nod"),
    "deep nesting": header("ignore: {a: {b: {c: {d: {e: {f: {g: {h: {i: j}}}}}}}}}"),
    "a list in the place of keys": header("- title"),
    "a comment in a value": header("title: We are #1"),
    "a misspelt key": header("title: Nod", "sumary: x"),
    "an unknown key": header("title: Nod", "mood: x"),
    "a key of Pelican's": header("title: Nod", "save_as: x.html"),
    "a list in the place of a text": header("title: [a, b]"),
    "keys in the place of a list": header("title: Nod", "tags: {a: b}"),
    "a list in a list": header("title: Nod", "tags: [[a]]"),
    "no title": header("day: 7"),
    "a title without a value": header("title: ''", "day: 7"),
    "a long title": header("title: " + "x" * 301),
    "day 0": header("title: Nod", "day: 0"),
    "a leading zero": header("title: Nod", "day: 007"),
    "a day in words": header("title: Nod", "day: seven"),
    "a day beyond": header("title: Nod", "day: 100000"),
    "days that disagree": header('title: "Day 8: Nod"', "day: 9"),
    "a date the other way round": header("title: Nod", "date: 08/11/2026"),
    "a 13th month": header("title: Nod", "date: 2026-13-01"),
    "29 February": header("title: Nod", "date: 2027-02-29"),
    "an hour there is not": header("title: Nod", "date: 2026-11-08 25:00"),
    "a zone without a time": header("title: Nod", "date: 2026-11-08 +01:00"),
    "a status nearly right": header("title: Nod", "status: drfat"),
    "an unknown status": header("title: Nod", "status: someday"),
    "a switch that is neither": header("title: Nod", "draft: perhaps"),
    "two that disagree": header("title: Nod", "draft: true", "status: published"),
    "a slug of a day": header("title: Nod", "slug: nod"),
    "an unknown language": header("title: Nod", "lang: fr"),
    "another language than the name": header("title: Nod", "lang: it"),
    "ignore without a reason": header("title: Nod", "ignore: {homework-missing: ''}"),
    "ignore as a list": header("title: Nod", "ignore: [homework-missing]"),
    "an unfinished merge": text("a\n<<<<<<< ours\nb\n=======\nc\n>>>>>>> theirs"),
    "a comment without an end": text("a <!-- b"),
    "code without an end": text("```\na"),
    "HTML without an end": text("<div>\n\na"),
    "a header twice": text("---\ntitle: Nod\n---\na"),
    "a wiki link": text("[[Day 3]]"),
    "a template": text("{% include x %}"),
    "a shortcode": text("[gallery]"),
    "a link without an address": text("[a]()"),
    "a link without words": text("[](b.md)"),
    "a link to no definition": text("[a][b]"),
    "a note without its text": text("a[^1]"),
    "a heading by a rule": text("This is a whole sentence of a text.\n---\nb"),
    "a paragraph as code": text("a\n\n    This is a whole sentence, and no code."),
    "letters in the wrong encoding": text("CaffÃ¨"),
    "its own title": text("# Nod\n\na"),
    "a picture without words": text("![](a.png)"),
    "a picture by its file": text("![IMG_2041.jpg](a.png)"),
    "a wide table": text(f"a\n\n{WIDE}"),
    "a homework without an end": block("/// homework | Go", "- [ ] Go."),
    "an end without a homework": block("///"),
    "a misspelt block": block("/// homewrok | Go", "- [ ] Go.", "///"),
    "a block there is not": block("/// note | Go", "///"),
    "an unknown option": block("/// homework | Go", "    hours: 2", "", "- [ ] Go.", "///"),
    "minutes in words": block("/// homework | Go", "    minutes: an hour", "", "- [ ] Go.", "///"),
    "no task": block("/// homework | Go", "///"),
    "two homeworks": block("/// homework | Go", "- [ ] Go.", "///", "/// homework | Go", "- [ ] Go.", "///"),
    "one id twice": block("/// homework | Go", "- [ ] a {#x}", "- [ ] b {#x}", "///"),
    "an empty box": block("/// homework | Go", "- [ ] a", "- [ ] ", "///"),
    "a box in a box": block("/// homework | Go", "- [ ] a", "    - [ ] b", "///"),
    "the label of another day": block("DAY 8 HOMEWORK: Go."),
}  # fmt: skip
"""What is wrong -> the file of a day, connections/007.en.md."""

PLAIN = "title: {en: Nod, it: Cenno}\nstart: 2026-11-01\n"
SERIES = {
    "no title": "start: 2026-11-01",
    "no start": "title: {en: Nod}",
    "no title in a language": "title: {en: Nod, it: ''}\nstart: 2026-11-01",
    "an unknown key": f"{PLAIN}lenght: 3",
    "a language of nobody": f"{PLAIN}slug: {{fr: a}}",
    "an unfit id": f"{PLAIN}id: A b",
    "an unfit length": f"{PLAIN}length: 0",
    "a cadence there is not": f"{PLAIN}cadence: weekly",
    "a policy nearly right": f"{PLAIN}translations: fallbak",
    "a rest backwards": f"{PLAIN}rest: [2027-01-06/2026-12-25]",
    "a hole in words": f"{PLAIN}missing: [nine]",
    "an hour": f"{PLAIN}release: 7.30",
    "a zone there is not": f"{PLAIN}timezone: Europe/Roma",
    "from a list": f"{PLAIN}from: [23]",
    "ignore without a reason": f"{PLAIN}ignore: {{start-at-rest: }}",
}
ITALIAN = {"a paragraph in English": text(PROSE), "two of them": text(f"{PROSE}\n\n{PROSE}")}
TAGS = {"no names": "a: b", "a list": "- a"}
LEDGER = {"a line that cannot be read": "connections/1 en\n"}
COMMENTS = {
    "no list": "a: b",
    "no date": "- {id: 1, html: x}",
    "a date that is none": "- {id: 1, date: then, html: x}",
    "an address": "- {id: 1, date: 2011-04-24, html: x, email: a@b.example}",
    "a parent there is not": "- {id: 1, parent: 9, date: 2011-04-24T10:00Z, html: x}",
}


def said() -> dict[str, tuple[Finding, ...]]:
    """What is wrong -> what is said of it."""
    words = READING.vocabulary.comment_keys
    return {
        **{f"day: {name}": read(body, "connections/007.en.md")[1] for name, body in DAYS.items()},
        **{f"Italian day: {name}": read(body, "connections/007.it.md")[1] for name, body in ITALIAN.items()},
        **{f"series: {name}": read_series("nod/series.yaml", body.encode(), LANGUAGES)[1] for name, body in SERIES.items()},
        **{f"tags: {name}": read_tags("tags.yaml", body.encode(), LANGUAGES)[1] for name, body in TAGS.items()},
        **{f"ledger: {name}": read_ledger("ledger.txt", body.encode())[1] for name, body in LEDGER.items()},
        **{f"comments: {name}": read_comments("a.en.comments.yaml", body.encode(), LANGUAGES, words)[1] for name, body in COMMENTS.items()},
    }  # fmt: skip


def test_there_are_enough_and_each_is_told():
    findings = said()

    assert len(findings) >= 100
    assert [] == [name for name, found in findings.items() if not found]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_is_said_is_what_was_agreed(lang):
    speaker = speaker_for({"DAYBYDAY_SPEAK": lang})
    lines = [[f"# {name}", *(finding.spoken(speaker) for finding in findings), ""] for name, findings in said().items()]
    whole = "\n".join(line for group in lines for line in group)
    path = EXPECTED / f"{lang}.txt"
    if os.environ.get("DAYBYDAY_GOLDEN") == "write":
        path.write_text(whole, "utf-8")

    assert path.read_text("utf-8") == whole
