"""Saved pages of many programs and themes: what is a text comes, what stands around it is named."""

from __future__ import annotations

import html
import re
from datetime import date, timedelta

import pytest
from lxml import html as lxml_html

from daybyday.importing.sources.saved.dates import any_date
from tests.importing.pages import PAGES
from tests.importing.reading import letters

KEPT_OTHERWISE = ("DAY", "COMPITO", "Compito", "said...", "says:")
"""What a page says and a file keeps in its header, its homework or its comments."""


@pytest.fixture(params=list(PAGES))
def page(request, importing):
    """(result, path, text, expected) of a page that was imported alone."""
    source, expected = PAGES[request.param]
    path = importing.folder / request.param
    path.write_text(source, "utf-8", newline="")
    result = importing(path)
    [entry] = result.report["texts"]
    return result, entry["path"], result.files[entry["path"]], expected, source


def field(text: str, key: str) -> str:
    match = re.search(rf"(?m)^{key}: (.*)$", text)
    return match[1].strip("'\"") if match else ""


def date_of(result, text: str) -> str:
    """Its own date, or what its series says of its day."""
    if own := field(text, "date"):
        return own[:10]
    start = date.fromisoformat(
        field("".join(file for path, file in result.files.items() if path.endswith("series.yaml")), "start")
    )
    return str(start + timedelta(days=int(field(text, "day")) - 1))


def test_what_a_page_says_is_found(page):
    result, path, text, expected, _ = page
    comments = "".join(file for name, file in result.files.items() if name.endswith(".comments.yaml"))

    assert field(text, "title") == expected.title or not expected.title
    assert field(text, "day") == str(expected.day or "")
    assert date_of(result, text) == expected.date
    assert expected.author in field(text, "authors")
    assert f".{expected.lang}." in path
    assert (comments.count("- id: "), comments.count("  parent: ")) == (expected.comments, expected.replies)
    assert expected.homework in text.partition("/// homework")[2]


def test_its_text_is_whole_and_nothing_else_stands_in_it(page):
    _, _, text, expected, _ = page
    body = text.partition("\n---\n")[2]

    assert [sentence for sentence in expected.sentences if letters(sentence) not in letters(body)] == []
    assert [words for words in expected.furniture if words in body] == []


def test_what_is_left_out_is_named(page):
    result, path, text, expected, source = page
    named = [text, *result.files.values(), *(line for _, lost in result.losses(path).values() for line in lost)]
    known = letters(html.unescape(" ".join(named)))

    missing = [
        line
        for line in lines_of(source)
        if letters(line) not in known and any_date(line) is None and not line.startswith(KEPT_OTHERWISE)
        and (expected.title or source) not in line
    ]  # fmt: skip
    assert missing == []


def lines_of(source: str) -> list[str]:
    """The strings of a page, one by one, as lxml reads them."""
    if "<body" not in source:
        return [line.strip() for line in source.splitlines() if line.strip()]
    if source.startswith("From:"):
        return []
    body = lxml_html.document_fromstring(source.encode(), parser=lxml_html.HTMLParser(encoding="utf-8")).find("body")
    for part in body.xpath(".//script|.//style"):
        part.drop_tree()
    return [" ".join(line.split()) for line in body.xpath(".//text()") if line.strip()]
