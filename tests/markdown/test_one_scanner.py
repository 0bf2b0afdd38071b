"""What the scanner takes for code, a comment, raw HTML or prose is what the converter makes of it.

Every line holds a word of its own between asterisks: in prose it becomes emphasis, in code and in raw HTML the asterisks
stay, of a comment nothing is left.
"""

from __future__ import annotations

import os
import re
from html.parser import HTMLParser

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from daybyday.markdown.converter import Converter, MarkdownSettings
from daybyday.model import Manuscript
from daybyday.prose import fill
from daybyday.reading.lines import scan

PELICAN = {"markdown.extensions.codehilite": {"css_class": "highlight"}, "markdown.extensions.extra": {}}
CONVERTER = Converter(MarkdownSettings((), PELICAN))

LINES = st.sampled_from(
    [
        "*{}*", "*{}*", "", "", "", "- *{}*", "1. *{}*", "    - *{}*", "> *{}*", "    *{}*", "        *{}*", "    ```", "   ```", "  ~~~",
        "```", "```", "```", "~~~~", '```js title="a.js"', "``` python", "> ```", "> ```", "<!-- *{}*", "*{}* -->", "<!-- *{}* -->",
        "- <!-- *{}* -->", "    <!-- *{}*", "<div>", "</div>", "<pre>", "</pre>", "<div>*{}*</div>", "<details><summary>*{}*</summary>",
        "</details>", "<p>*{}*</p>", "- ```", "## *{}*", "    ~~~", "`<!--` *{}*", "<br>", "<hr>",
    ]
)  # fmt: skip
TEXTS = st.lists(LINES, max_size=14).map(
    lambda lines: "\n".join(line.replace("{}", f"zq{number}") for number, line in enumerate(lines, 1))
)
LONG_SEARCH = int(os.environ.get("DAYBYDAY_SEARCH", "0"))
"""So many texts at random, for whoever changes the scanner; without it the same few hundred every time."""


class _Words(HTMLParser):
    """Where each word of the form `zq12` is: in code, emphasised, or plain text."""

    def __init__(self) -> None:
        super().__init__()
        self.kinds: dict[int, str] = {}
        self._open: list[str] = []

    def handle_starttag(self, tag, attrs):
        if tag not in ("br", "hr"):
            self._open.append(tag)

    def handle_endtag(self, tag):
        while self._open and self._open.pop() != tag:
            pass

    def handle_data(self, data):
        for number in re.findall(r"zq(\d+)", data):
            code = "pre" in self._open
            # A code span is a matter of the paragraph it stands in.
            prose = "em" in self._open or "code" in self._open
            self.kinds[int(number)] = "code" if code else "prose" if prose else "html"


def shown(text: str) -> dict[int, str]:
    """Line number -> what a reader sees its word as."""
    words = _Words()
    words.feed(fill(CONVERTER.convert(Manuscript("x.md", "day", "x", "en", text=text)).lead, {}))
    return words.kinds


def differences(kinds: dict[int, str], seen: dict[int, str]) -> list[str]:
    """Raw HTML may hold a `<pre>` of its own."""
    return [
        f"{word}: {kinds.get(word)} is shown as {seen.get(word)}"
        for word in sorted({*kinds, *seen})
        if kinds.get(word) != seen.get(word) and (kinds.get(word), seen.get(word)) != ("html", "code")
    ]


def scanned(text: str) -> tuple[str, dict[int, str]]:
    """The text without comments, and the line number of each word -> what the scanner takes it for."""
    result = scan(text)
    kinds = {}
    for _, line, kind in result.lines:
        for word in re.findall(r"zq(\d+)", line):
            kinds[int(word)] = "code" if kind in ("fenced", "indented") else kind or "prose"
    return "\n".join(line for _, line, _ in result.lines), kinds


@settings(
    max_examples=LONG_SEARCH or 300, derandomize=not LONG_SEARCH, deadline=None, database=None,
    suppress_health_check=list(HealthCheck),
)  # fmt: skip
@given(TEXTS)
def test_scanner_and_converter_never_differ(text):
    assume(scan(text).unclosed_comment is None)  # an error: nobody sees what comes of it
    left, kinds = scanned(text)

    assert [] == differences(kinds, shown(left))


@pytest.mark.parametrize(
    "text",
    [
        "    ```\n`<!--` *zq2*\n<!-- *zq3* -->\n```",
        "   ```\n`<!--` *zq2*\n<!-- *zq3* -->\n```js",
        "- *zq1*\n<div>*zq2*</div>\n\n   *zq4*",
        "1. *zq1*\n\n        *zq3*\n2. *zq4*\n\n        *zq6*",
    ],
)
def test_what_a_long_search_has_met_stays_mended(text):
    left, kinds = scanned(text)

    assert [] == differences(kinds, shown(left))
