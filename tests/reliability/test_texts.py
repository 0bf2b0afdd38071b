"""What may stand in a text that is to go out today: refused by name, told, or borne; never a traceback, never a file outside the output.

`refuse`: the build stops, names the file, and writes nothing. `warn`: it is told, or refused. `accept`: it goes out, and what is
named holds. `either`: refused, or it goes out and what is named holds.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.harness import HOMEWORK, SERIES, Built, Site

Check = Callable[[Built], bool]
DAY = "connections/008.en.md"
PAGE = "connections/8/index.html"


def post(header: str = "title: A day\n", body: str = "Text.\n", homework: str = HOMEWORK) -> str:
    return f"---\n{header}---\n{body}{homework}"


def article(header: str, body: str = "Text.\n") -> str:
    return f"---\ntitle: An article\n{header}---\n{body}"


def always(built: Built) -> bool:
    return True


def has(path: str) -> Check:
    return lambda built: path in built.files


def without(text: str) -> Check:
    """Nothing that is published holds a text."""
    return lambda built: text not in built.everything()


def feeds_are_sound(built: Built) -> bool:
    from lxml import etree

    feeds = [data for path, data in built.files.items() if path.endswith((".rss", ".atom"))]
    for data in feeds:
        etree.fromstring(data)
    return bool(feeds)


def feeds_run_nothing(built: Built) -> bool:
    feeds = [data.decode() for path, data in built.files.items() if path.endswith((".rss", ".atom", "feed.json"))]
    return bool(feeds) and not any("<script" in text or "&lt;script" in text for text in feeds)


def no_markup_runs(built: Built) -> bool:
    """No page, and nothing that is read as markup, has a script of an author in it."""
    markup = [data for path, data in built.files.items() if path.endswith((".html", ".rss", ".atom", ".xml", ".opml"))]
    return not any(b"<script>alert" in data for data in markup)


def both(*checks: Check) -> Check:
    return lambda built: all(check(built) for check in checks)


def name(stem: str) -> tuple[str, str]:
    return f"articles/{stem}.en.md", article("date: 2026-11-01\n")


def dated(value: str) -> tuple[str, str]:
    return "articles/a.en.md", article(f"date: {value}\n")


def slugged(value: str) -> tuple[str, str]:
    return "articles/a.en.md", article(f"date: 2026-11-01\nslug: '{value}'\n")


NESTED = "title: A day\nx: " + "[" * 2000 + "]" * 2000 + "\n"
BOMB = "title: A day\na: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n"
FAULTS: dict[str, tuple[str, str, str | bytes, Check]] = {
    # headers
    "fm-no-title": ("refuse", DAY, post("summary: x\n"), always),
    "fm-no-day": ("either", "connections/thoughts.en.md", post(), without("None")),
    "fm-only-front-matter": ("either", DAY, "---\ntitle: A day\n---\n", always),
    "fm-tab-indent": ("either", DAY, post("title: A day\ntags:\n\t- a\n"), always),
    "fm-yaml-python-object": ("refuse", DAY, post("title: !!python/object/apply:os.system ['true']\n"), always),
    "fm-yaml-deep": ("either", DAY, post(NESTED), always),
    "fm-yaml-aliases": ("either", DAY, post(BOMB), always),
    "fm-yaml-norway": ("either", DAY, post("title: A day\nlang: no\n"), without("False")),
    "fm-yaml-twice": ("refuse", DAY, post("title: A day\ntitle: Another\n"), always),
    "fm-yaml-octal": ("refuse", "connections/eight.en.md", post("title: A day\nday: 010\n"), always),
    "fm-title-cdata-end": ("accept", DAY, post("title: 'A ]]> day'\n"), feeds_are_sound),
    "fm-title-huge": ("either", DAY, post(f"title: {'long ' * 20_000}\n"), always),
    "fm-title-script": ("accept", DAY, post("title: '<script>alert(1)</script>'\n"), no_markup_runs),
    "fm-summary-script": ("accept", DAY, post("title: A day\nsummary: '<script>alert(1)</script>'\n"), no_markup_runs),
    "fm-lang-unknown": ("refuse", DAY, post("title: A day\nlang: fr\n"), always),
    "fm-unclosed": ("refuse", DAY, "---\ntitle: A day\nText that was never", always),
    # paths
    "path-slug-absolute": ("either", *slugged("/etc/passwd"), always),
    "path-slug-escape": ("either", *slugged("a/../../../escape2"), always),
    "path-slug-encoded": ("either", *slugged("%2e%2e/escape4"), always),
    "path-slug-index": ("either", *slugged("index"), has("index.html")),
    "path-slug-spaces": ("either", *slugged("a b/../c"), always),
    "path-slug-tilde": ("either", *slugged("~"), always),
    "path-slug-reserved": ("refuse", *slugged("theme"), always),
    "path-save-as": ("either", "articles/a.en.md", article("date: 2026-11-01\nsave_as: ../output-sibling/x.html\nurl: ../x\n"), always),
    "path-template": ("either", "articles/a.en.md", article("date: 2026-11-01\ntemplate: ../../etc/passwd\n"), without("root:x:0")),
    "path-include": ("either", DAY, post(body='{! ../../etc/passwd !}\n\n--8<-- "/etc/passwd"\n\n{% include "/etc/passwd" %}\n'), without("root:x:0")),
    # names
    "name-accents": ("either", *name("caffè perché"), always),
    "name-emoji": ("either", *name("emoji🎉"), always),
    "name-quotes": ("either", *name("quote'and\"double"), always),
    "name-percent": ("either", *name("per%cent"), always),
    "name-question": ("either", *name("question?"), always),
    "name-dash-first": ("either", *name("-dash-first"), always),
    "name-plus": ("either", *name("plus+plus"), always),
    "name-long": ("either", *name("a" * 240), lambda built: all(len(step.encode()) <= 255 for path in built.files for step in path.split("/"))),
    "name-nfd": ("accept", *name(unicodedata.normalize("NFD", "perché")), lambda built: all(path == unicodedata.normalize("NFC", path) for path in built.files)),
    "name-windows": ("refuse", *name("con"), always),
    # bytes
    "enc-bom": ("accept", DAY, b"\xef\xbb\xbf" + post().encode(), has(PAGE)),
    "enc-cr-only": ("either", DAY, post().replace("\n", "\r").encode(), has(PAGE)),
    "enc-crlf": ("accept", DAY, post().replace("\n", "\r\n").encode(), has(PAGE)),
    "enc-utf16": ("refuse", DAY, post().encode("utf-16"), always),
    "enc-latin1": ("refuse", DAY, post("title: Perché\n").encode("latin-1"), always),
    "enc-binary": ("refuse", DAY, b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)), always),
    "enc-bidi-override": ("either", DAY, post("title: 'A \u202e yad'\n"), lambda built: "\u202e" not in built.text("connections/index.html")),
    "enc-surrogate": ("either", DAY, post('title: "A \\ud800 day"\n'), feeds_are_sound),
    "enc-control": ("either", DAY, post(body="A bell: \x07\n").encode(), feeds_are_sound),
    "enc-nul": ("either", DAY, post(body="Nothing: \x00\n").encode(), feeds_are_sound),
    # dates
    "date-no-29-february": ("refuse", *dated("2023-02-29 07:00"), always),
    "date-ambiguous": ("refuse", *dated("06/07/2024"), always),
    "date-of-wordpress": ("refuse", *dated("0000-00-00 00:00:00"), always),
    "date-before-1970": ("either", *dated("1969-12-31 23:59"), feeds_are_sound),
    "date-skipped-hour": ("accept", *dated("2024-03-31 02:30"), feeds_are_sound),
    "date-leap-second": ("either", *dated("2024-06-30T23:59:60Z"), feeds_are_sound),
    "date-arabic-digits": ("either", *dated("٢٠٢٤-٠٦-٢٣"), feeds_are_sound),
    "date-impossible-offset": ("refuse", *dated("2024-06-23T07:00:00+99:00"), always),
    "date-draft": ("accept", "articles/a.en.md", article("date: 2026-11-01\nstatus: draft\n", "Words of a draft.\n"), without("Words of a draft")),
    "date-year-10000": ("either", *dated("10000-01-01"), feeds_are_sound),
    # series
    "series-duplicate-day": ("refuse", "connections/008-again.en.md", post("title: Once more\nday: 7\n"), always),
    "series-day-text": ("refuse", "connections/x.en.md", post("title: A day\nday: forty-two\n"), always),
    "series-day-huge": ("either", "connections/x.en.md", post("title: A day\nday: 99999999999999999999\n"), always),
    "series-day-zero": ("refuse", "connections/x.en.md", post("title: A day\nday: 0\n"), always),
    "series-homework-mismatch": ("warn", DAY, post(body="Text.\n\nDAY 7 HOMEWORK: Go.\n", homework=""), always),
    "series-homework-html": ("accept", DAY, post(homework="\n/// homework | <b>Do</b>\n- [ ] *Go* <script>alert(1)</script>.\n///\n"), both(no_markup_runs, has(PAGE))),
    "series-homework-unclosed": ("refuse", DAY, post(homework="\n/// homework | Do\n- [ ] Go.\n"), always),
    "series-homework-twice": ("refuse", DAY, post(homework=HOMEWORK + HOMEWORK), always),
    "lang-orphan-translation": ("warn", "connections/008.it.md", post("title: Un giorno\n"), always),
    # Markdown
    "md-raw-script": ("accept", DAY, post(body="<script>alert(1)</script>\n\nText.\n"), feeds_run_nothing),
    "md-javascript-link": ("accept", DAY, post(body="[Look](javascript:alert(1)) and [so](JaVa&#x53;cript:alert(1))\n"), without('href="java')),
    "md-template-syntax": ("accept", DAY, post(body="{{ config }} and {% raw %} are text.\n"), lambda built: "{{ config }} and {% raw %} are text." in built.text(PAGE)),
    "md-deep-list": ("either", DAY, post(body="".join("  " * depth + "- x\n" for depth in range(600))), has(PAGE)),
    "md-emphasis-storm": ("either", DAY, post(body="*_" * 25_000 + "\n"), has(PAGE)),
    "md-bracket-storm": ("either", DAY, post(body="[" * 50_000 + "\n"), has(PAGE)),
    "md-quote-storm": ("either", DAY, post(body=">" * 20_000 + " x\n"), has(PAGE)),
    "md-entity": ("accept", DAY, post(body="&copy; &nbsp; and a bare & stay.\n"), feeds_are_sound),
    "md-cdata-end": ("accept", DAY, post(body="A ]]> in a text, and `<![CDATA[`.\n"), feeds_are_sound),
    "md-broken-link": ("warn", DAY, post(body="[There]({filename}nowhere.md)\n"), always),
    "md-broken-picture": ("warn", DAY, post(body="![A picture](nowhere.png)\n"), always),
    "md-footnote-clash": ("accept", DAY, post(body="Text.[^1]\n\n[^1]: A note.\n"), lambda built: built.text(PAGE).count('id="fn:1"') <= 1),
    "md-event-handler": ("accept", DAY, post(body='<img src="https://pictures.test/x.png" alt="A picture" onerror="alert(1)">\n'), without("onerror")),
}  # fmt: skip


@pytest.fixture
def built(request, site, tmp_path):
    """(the site built with the fault, the file it is in, everything beside the output that is there)."""
    _, path, text, _ = FAULTS[request.param]
    whole: Site = site(
        f"{SERIES}-- connections/007.en.md --\n---\ntitle: The day before\nday: 7\n---\nText.[^1]\n\n[^1]: A note.\n{HOMEWORK}"
    )
    try:
        whole.write(path, text)
    except (OSError, ValueError) as error:
        pytest.fail(f"this system has no such name: {error}")
    built = whole.build()
    return built, path, {entry.name for entry in tmp_path.iterdir()}


@pytest.mark.slow
@pytest.mark.parametrize(("built", "fault"), [(fault, fault) for fault in FAULTS], indirect=["built"], ids=FAULTS)
def test_a_fault_has_the_outcome_that_is_wanted(built, fault):
    wanted, path, _, holds = FAULTS[fault]
    site, path, beside = built
    is_told = unicodedata.normalize("NFC", path) in unicodedata.normalize("NFC", site.said)

    assert beside <= {"content", "output", "cache"}
    assert "Traceback" not in site.said
    assert [name for name, data in site.files.items() if not data] == []
    if wanted == "refuse" or (wanted in ("either", "warn") and site.status):
        assert site.status != 0
        assert is_told, site.said
        assert site.files == {}
        return
    assert site.status == 0, site.said
    assert wanted != "warn" or is_told, site.said
    assert holds(site)


DOCUMENT = Path(__file__).parents[2] / "docs/reliability.md"


def test_every_test_that_the_document_names_is_there():
    tests = re.findall(r"`([\w/]+\.py)::(\w+)`", DOCUMENT.read_text("utf-8"))
    root = Path(__file__).parents[1]

    assert len(tests) > 40
    assert [f"{file}::{test}" for file, test in tests if f"def {test}(" not in (root / file).read_text("utf-8")] == []


def test_the_document_names_every_fault():
    text = DOCUMENT.read_text("utf-8")

    assert [fault for fault in FAULTS if f"`{fault}`" not in text] == []
