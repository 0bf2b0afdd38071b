"""What is stored comes back as it was, field by field: nothing is forgotten on the way."""

from __future__ import annotations

import marshal
import pickle
from dataclasses import fields
from datetime import date, datetime, time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daybyday.building.codec import ReadSource, pack_body, pack_source, unpack_body, unpack_source
from daybyday.messages import LanguageName, listing, say, say_count
from daybyday.model import Finding, Homework, Manuscript, Place, Source, Task, Written
from daybyday.prose import Body, CommentText, Facts, LinkPlaceholder, TaskText

KEY = bytes(range(16))
EVERYTHING = Source(
    path="connections/008.it.md",
    kind="day",
    stem="008",
    lang="it",
    folder="connections",
    title="Un titolo",
    day=8,
    date=Written(date(2026, 11, 8), time(7, 30), timedelta(hours=1)),
    slug="uno",
    status="withdrawn",
    modified=Written(date(2026, 11, 9)),
    summary="In breve",
    image="a.svg",
    tags=("uno", "due"),
    authors=("Ada",),
    aliases=("/vecchio",),
    guid="urn:x:1",
    translated_from="abc",
    unfinished=True,
    accepted={"homework-missing": "a day to rest"},
    accepted_at={"homework-missing": (4, 10)},
    metadata={"category": "Work", "also": ("a", "b")},
    homework=Homework("Fatto", (Task("1", "Fai *questo*", 12), Task("go", "E quello", 13)), "Prima", 20, 10, 11),
    digest="d" * 32,
    readable=True,
    written=False,
    places={"title": (2, 1), "day": (3, 6)},
    print=KEY.hex(),
)
FACTS = Facts(450, "In breve …", ("{filename}007.it.md",), ("a.svg",), (("script", "", ""),), ("#a",), True,
    ("https://e.org",), ("#x",), ("x",), (("y", "y-2"),), (("c.mp4", "video/mp4"),))  # fmt: skip
MESSAGE = say_count(
    "{n} {what} in {language}: {names}",
    "{n} {what}s in {language}: {names}",
    n=2,
    what=say("tag"),
    language=LanguageName("it"),
    names=listing(["a", LanguageName("en")]),
)
FINDING = Finding("warning", "html-removed", Place("x.md", 3, 4), MESSAGE, say("b"), ("y.md",))
TAKEN = ReadSource(KEY, EVERYTHING, FACTS, (FINDING,), True)


def through_the_store(value):
    return marshal.loads(marshal.dumps(value))


def test_the_example_leaves_no_field_at_its_default():
    plain = Source("", "day", "", "")

    same = [one.name for one in fields(Source) if getattr(EVERYTHING, one.name) == getattr(plain, one.name)]

    assert same == ["kind", "readable"]


def test_what_was_taken_comes_back_as_it_was():
    assert unpack_source(through_the_store(pack_source(TAKEN))) == TAKEN


def test_a_source_that_says_next_to_nothing_comes_back_too():
    taken = ReadSource(KEY, Source("x.md", "article", "x", "en", readable=False, print=KEY.hex()), Facts())

    assert unpack_source(through_the_store(pack_source(taken))) == taken


@given(
    st.lists(st.text() | st.builds(LinkPlaceholder, st.sampled_from(["link", "end", "picture", "anchor"]), st.text(), st.text(), st.text()))
    .map(tuple)
)  # fmt: skip
def test_a_converted_text_comes_back_as_it_was(pieces):
    body = Body(FACTS, pieces, (), pieces[:1], pieces[1:], (), pieces, (TaskText("1", pieces, pieces, "a"),))

    assert unpack_body(through_the_store(pack_body(body))) == body


@pytest.mark.parametrize(
    "when",
    [
        date(2011, 4, 24),
        datetime(2011, 4, 24, 10, 15),
        datetime(2011, 4, 24, 10, 15, tzinfo=timezone(timedelta(hours=2))),
    ],
)
def test_comments_come_back_as_they_were_and_in_their_order(when):
    pieces = ("<p>", LinkPlaceholder("link", "/x/", "", ""), "</p>")
    comments = {id: CommentText(id, pieces, "Ada", when, "9", "it") for id in ("10", "9")}

    back = unpack_body(through_the_store(pack_body(Body(comments=comments))))

    assert back == Body(comments=comments)
    assert list(back.comments) == ["10", "9"]


def test_sources_and_manuscripts_travel_between_processes():
    manuscript = Manuscript("x.md", "article", "x", "en", text="A", text_line=3, after="B", after_line=9)

    assert pickle.loads(pickle.dumps(EVERYTHING)) == EVERYTHING
    assert pickle.loads(pickle.dumps(manuscript)) == manuscript


def test_a_manuscript_gives_its_source_without_its_texts():
    source = Manuscript("x.md", "article", "x", "en", title="T", text="A").source("p")

    assert source == Source("x.md", "article", "x", "en", title="T", print="p")
    assert type(source) is Source
