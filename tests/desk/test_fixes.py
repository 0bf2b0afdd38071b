"""What has one right answer is mended; every other byte stays, and what has none stays too."""

from __future__ import annotations

import re

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from daybyday.desk.fixes import FIXERS, mended, safely_mended, unified_diff
from daybyday.messages import say
from daybyday.model import Finding, Place
from daybyday.reading import read_series
from tests.reading.reader import read
from tests.reading.test_nothing_is_lost import FILES, PATHS
from tests.test_docs_codes import tables

PATH = "connections/007.en.md"
SERIES = "title: {en: A}\nstart: 2026-11-01\n"


def fixed(text: str | bytes, path: str = PATH) -> str:
    """A file after everything that a reader of it alone finds is mended."""
    data = text.encode() if isinstance(text, str) else text

    def reread(again: bytes):
        if path.endswith("series.yaml"):
            return read_series(path, again, ("en", "it"))[1]
        return read(again, path)[1]

    return safely_mended(data, reread(data), reread)[0].decode()


def post(header: str, text: str = "Text.\n") -> str:
    return f"---\n{header}\n---\n{text}"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("title: A\nday: 007", "title: A\nday: 7"),
        ("title: A\nday:   '007'  # why", "title: A\nday:   '7'  # why"),
        ("titel: A\nday: 7", "title: A\nday: 7"),
        ("title: A\nsumary: x", "title: A\nsummary: x"),
        ("titolo: A\netichete: [x]", "titolo: A\netichette: [x]"),
        ("title: A\nauthor: Ada", "title: A\nauthors: Ada"),
        ("title: A\nstatus: drfat", "title: A\nstatus: draft"),
        ("titolo: A\nstato: bozzza", "titolo: A\nstato: bozza"),
        ("title: Silence: a tool", 'title: "Silence: a tool"'),
        ('title: Say "no": a tool', 'title: "Say \\"no\\": a tool"'),
        ("title: @ada says no", 'title: "@ada says no"'),
        ("title: A\nslug: a-b\nday: 7", "title: A\nday: 7"),
        ("title: A\ndate: 2026/11/8", "title: A\ndate: 2026-11-08"),
        ("title: A\nmodified: 2026.11.08", "title: A\nmodified: 2026-11-08"),
        ("title: A\x07B", "title: AB"),
        ("title: A\nday: 007\nsumary: B: c", 'title: A\nday: 007\nsumary: "B: c"'),
    ],
)
def test_headers(before, after):
    assert fixed(post(before)) == post(after)


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_header_without_a_beginning(end):
    before = end.join(["", "title: A", "tags: [x]", "---", "Text.", ""])

    assert fixed(before) == before.replace("title", f"---{end}title")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("cadence: dayly", "cadence: daily"),
        ("translations: fallbak", "translations: fallback"),
        ("starts: mondai", "starts: monday"),
        ("lenght: 30", "length: 30"),
        ("release: 7.30", 'release: "07:30"'),
        ("release: '7h30'", "release: '07:30'"),
        ("rest: [2027-01-06/2026-12-31]", "rest: [2026-12-31/2027-01-06]"),
    ],
)
def test_key_editors(before, after):
    assert fixed(f"{SERIES}{before}\n", "a/series.yaml") == f"{SERIES}{after}\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("/// homewrok | Go\n- [ ] Go.\n///\n", "/// homework | Go\n- [ ] Go.\n///\n"),
        (
            "/// homework | Go\n    minuts: 20\n\n- [ ] Go.\n///\n",
            "/// homework | Go\n    minutes: 20\n\n- [ ] Go.\n///\n",
        ),
        ("CaffÃ¨, perchÃ© no.\n\nIt doesnâ€™t.\n", "Caffè, perché no.\n\nIt doesn’t.\n"),
        ("A\x0bB\n", "AB\n"),
    ],
)
def test_texts(before, after):
    assert fixed(post("title: A", before)) == post("title: A", after)


@pytest.mark.parametrize(
    "text",
    [
        post("title: A\nmood: x"),
        post("title: A\ndate: 08/11/2026"),
        post("title: A\ndate: 2026/13/08"),
        post("title: A\nday: seven"),
        post("title: A\nstatus: whatever"),
        post("title: A\nslug: >\n  a\n  b"),
        post("title: [A: b"),
        post("title: A: b # why"),
        post("title: 'A"),
        post("title: A", "Letters \ufffd lost.\n"),
        post("title: A", "/// homework | Go\n- [ ] Go.\n"),
        post("title: A\ntitel: B"),
        post("title: A", "Ã alone, Ã© and ÃÃ.\n").replace("Ã©", "x"),
        "",
    ],
)
def test_what_has_no_one_answer_stays(text):
    assert fixed(text) == text


@pytest.mark.parametrize(
    "line", ["cadence: weekly", "starts: yearly", "translations: none", "rest: [soon]", "release: seven", "lang: en"]
)
def test_a_guess_is_no_answer(line):
    assert fixed(f"{SERIES}{line}\n", "a/series.yaml") == f"{SERIES}{line}\n"


@pytest.mark.parametrize("beginning", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("last", ["", "\n", "  \t\n\n"])
def test_every_other_byte_stays(beginning, end, last):
    text = beginning + (post("title:  A \nday: 007\nsumary: x") + "caffe\u0300 \u00a0 x" + last).replace("\n", end)

    assert fixed(text) == text.replace("007", "7").replace("sumary", "summary")


def test_what_is_not_utf8_stays():
    data = b"---\ntitle: Caff\xe8\nday: 007\n---\n"

    assert (data, []) == mended(data, [Finding("error", "day-leading-zero", Place(PATH, 3, 6), say("x"))])


def test_addresses_are_mended_where_they_stand():
    finding = Finding(
        "error", "link-scheme", Place(PATH, 1, 5),
        say("`{written}` lacks its beginning: without it, it is a file of yours", written="www.example.org"),
        say("write `{address}`", address="https://www.example.org"),
    )  # fmt: skip

    assert mended(b"[a](www.example.org) and www.example.org\n", [finding]) == (
        b"[a](https://www.example.org) and www.example.org\n", [finding],
    )  # fmt: skip


def test_a_misspelt_code_is_mended():
    finding = Finding(
        "warning", "ignore-unknown", Place(PATH, 1, 10), say("nothing is called `{code}`", code="homework-mising")
    )

    assert b"ignore: {homework-missing: x}\n" == mended(b"ignore: {homework-mising: x}\n", [finding])[0]


def test_a_place_that_is_not_there_any_more_mends_nothing():
    finding = Finding("error", "day-leading-zero", Place(PATH, 99, 6), say("x"))

    assert (b"day: 007\n", []) == mended(b"day: 007\n", [finding])


def test_the_diff_is_one_that_patch_reads():
    assert unified_diff("a.md", b"one\ntwo\n", b"one\n2") == (
        "--- a/a.md\n+++ b/a.md\n@@ -1,2 +1,2 @@\n one\n-two\n+2\n\\ No newline at end of file\n"
    )


def test_everything_that_is_mended_is_documented():
    (documented,) = [names for names in tables("checking.md") if "day-leading-zero" in names]

    assert sorted(FIXERS) == sorted(documented)


@settings(deadline=None)
@given(st.text() | FILES, PATHS)
def test_whatever_a_file_holds_only_lines_with_findings_change(text, path):
    data = text.encode("utf-8", "surrogatepass")

    def reread(again: bytes):
        return read(again, path)[1]

    findings = reread(data)
    after, answered = safely_mended(data, findings, reread)
    if data == after:
        return
    # Letters in the wrong encoding are mended wherever they stand.
    assume(not any(finding.code == "letters-broken" for finding in answered))
    named = {finding.place.line for finding in answered}
    old, new = (re.split("\r\n|\r|\n", content.decode()) for content in (data, after))
    taken_out = {finding.place.line for finding in answered if finding.code == "slug-of-day"}
    kept = [line for number, line in enumerate(old, 1) if number not in taken_out]
    changed = [number for number, line in enumerate(old, 1) if number not in named]
    for finding in answered:
        if finding.code == "header-unopened":
            assert new.pop(finding.place.line - 1) == "---"
    assert len(kept) == len(new)
    assert [old[number - 1] for number in changed] == [
        line for number, line in zip((n for n in range(1, len(old) + 1) if n not in taken_out), new, strict=True) if number not in named
    ]  # fmt: skip
    errors = [sum(finding.level == "error" for finding in found) for found in (findings, reread(after))]
    assert errors[1] <= errors[0] or any(finding.code.startswith(("yaml-", "header-")) for finding in answered)
