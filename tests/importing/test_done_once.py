"""What an import does once, for long exports take their time: understanding an entry, reading what was written, converting what is alike."""

from __future__ import annotations

import pytest

from daybyday.importing.markup.sameness import Judge, page_of
from daybyday.importing.run import PLAIN_MARKDOWN
from daybyday.importing.sources.wxr import source as wxr_source
from daybyday.markdown.converter import Converter
from daybyday.model import Manuscript
from daybyday.writing import post as writing
from tests.importing.reading import as_html
from tests.importing.wxr import item

FIGURE = '<figure><img src="https://old.test/{n}.jpg" alt="Cup {n}"><figcaption>Cup {n}, “drawn”.</figcaption></figure>'


def counted(monkeypatch: pytest.MonkeyPatch, owner: object, name: str) -> list[object]:
    """The first arguments of the calls of a function from now on."""
    calls, function = [], getattr(owner, name)

    def counting(*arguments: object, **named: object) -> object:
        calls.append(arguments[0])
        return function(*arguments, **named)

    monkeypatch.setattr(owner, name, counting)
    return calls


def test_an_entry_is_read_once_for_the_site_and_once_for_its_text(importing, monkeypatch):
    calls = counted(monkeypatch, wxr_source, "read_item")

    importing.export(item(1), item(2))

    assert len(calls) == 4


def test_a_post_is_read_once_when_it_is_written(importing, monkeypatch):
    calls = counted(monkeypatch, writing, "read_post")

    importing.export(item(1), item(2))

    assert calls == ["articles/post-1.en.md", "articles/post-2.en.md"]


def agrees_as_html(judge: Judge, element: str) -> bool:
    return judge.agrees_as_html(element, page_of(element), "en")


def test_of_elements_that_differ_in_words_and_addresses_one_is_converted(monkeypatch):
    judge = Judge(Converter(PLAIN_MARKDOWN))
    calls = counted(monkeypatch, judge, "agrees")

    assert all(agrees_as_html(judge, FIGURE.format(n=number)) for number in range(5))
    assert calls == [FIGURE.format(n=0)]


@pytest.mark.parametrize(
    "other",
    [
        FIGURE.format(n=1).replace("Cup 1,", "*Cup* 1"),
        FIGURE.format(n=1).replace("Cup 1,", "a &lt; b"),
        FIGURE.format(n=1).replace("Cup 1,", "one\n\ntwo"),
        FIGURE.format(n=1).replace("<figcaption>", '<figcaption lang="it">'),
        FIGURE.format(n=1).replace("/1.jpg", "/1.jpg?a=1&amp;b=2"),
    ],
)
def test_an_element_with_other_tags_or_with_signs_is_converted_itself(monkeypatch, other):
    judge = Judge(Converter(PLAIN_MARKDOWN))
    agrees_as_html(judge, FIGURE.format(n=0))
    calls = counted(monkeypatch, judge, "agrees")

    agrees_as_html(judge, other)

    assert calls == [other]


@pytest.mark.parametrize(
    "text",
    ["Plain *words*, a [link](a.md 'T') and ![a picture](p.png).", "<p>One <a href='#b'>b</a></p>\n\n## B {#text}\n\n[b](#text)", "\n\n- a\n- b[^1]\n\n[^1]: Note."],
)  # fmt: skip
def test_what_pages_show_is_what_a_build_shows(text):
    converter = Converter(PLAIN_MARKDOWN)
    manuscript = Manuscript("articles/x.md", "article", "x", "en", text=text)
    body = converter.convert(manuscript)

    assert page_of(converter.page_html(manuscript)) == page_of(as_html((*body.lead, *body.rest)))


def test_a_page_is_seen_alike_whether_a_sign_of_tags_stands_in_a_value_or_not():
    strange = '<p title="a > b">One <b>two</b></p><ul><li><a href="/x">three</a></li></ul>'
    plain = strange.replace(' title="a > b"', "")

    assert page_of(plain).words == "One two three"
    assert (page_of(strange).targets, page_of(strange).shape) == (page_of(plain).targets, page_of(plain).shape)
