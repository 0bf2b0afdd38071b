"""`<post file>.comments.yaml`: what a file says, and what is said of it. Nothing is lost or changed in silence."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from daybyday.model import Comment, Written
from daybyday.reading import read_comments

PATH = "connections/001.en.comments.yaml"
WORDS = {"autore": "author", "data": "date", "testo": "html", "risposta-a": "parent"}


def read(text: str):
    """The comments of a file, and its findings as printed without the path."""
    comments, findings = read_comments(PATH, text.encode("utf-8", "surrogatepass"), ("en", "it"), WORDS)
    return comments, [str(finding).removeprefix(f"{PATH}:") for finding in findings]


def comment(id: str, more: str = "", html: str = "Yes.", date: str = "2011-04-24") -> str:
    return f"- id: {id}\n  date: {date}\n  html: {html}\n" + "".join(f"  {line}\n" for line in more.splitlines())


def test_a_comment_says_who_said_what_and_when():
    text = "- id: 12\n  author: Marta\n  date: 2011-04-24 10:15 +02:00\n  html: <p>Yes.</p>\n  lang: IT\n"
    (only,), findings = read(text)

    assert only == Comment(
        "12", "Marta", Written(date(2011, 4, 24), time(10, 15), timedelta(hours=2)), "<p>Yes.</p>", "", "it", 1, 3
    )
    assert findings == []


def test_comments_keep_the_order_of_their_file():
    comments, _ = read(comment("9") + comment("2", "parent: 9") + comment("5"))

    assert [(one.id, one.parent) for one in comments] == [("9", ""), ("2", "9"), ("5", "")]


def test_a_reply_may_stand_before_what_it_replies_to():
    comments, findings = read(comment("2", "parent: 9") + comment("9"))

    assert ([one.parent for one in comments], findings) == (["9", ""], [])


@pytest.mark.parametrize("text", ["", "\n", "# none yet\n", "[]", "{}", "~"])
def test_a_file_without_comments_has_none(text):
    assert read(text) == ((), [])


def test_keys_are_understood_in_the_languages_of_the_site():
    (only,), findings = read("- id: 1\n  autore: Ugo\n  Data: 2011-04-24\n  testo: Ciao.\n")

    assert (only.author, only.html, findings) == ("Ugo", "Ciao.", [])


@pytest.mark.parametrize("parent", ["", "~", "0", "null"])
def test_a_comment_that_says_it_replies_to_nothing_is_no_reply(parent):
    (only,), findings = read(comment("1", f"parent: {parent}"))

    assert (only.parent, findings) == ("", [])


@pytest.mark.parametrize("lang", ["de", "pt-BR", "zh-Hant"])
def test_a_comment_may_be_in_a_language_the_site_does_not_have(lang):
    (only,), findings = read(comment("1", f"lang: {lang}"))

    assert (only.lang, findings) == (lang, [])


KEYS = "the keys of a comment are id, parent, author, date, html, lang"
BEGIN = "begin each comment with `- id: 12`, and write `author:`, `date:` and `html:` below it"
PRIVATE = "is not needed, and nothing of it is ever published – take the line out: what is not kept cannot get into wrong hands"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("just words", f"1:1: error comment-unreadable: the comments must be a list, not a text – {BEGIN}"),
        ("id: 1\ndate: 2011-04-24\n", f"1:1: error comment-unreadable: the comments must be a list, not several keys – {BEGIN}"),
        ("comments:\n- id: 1\n", "1:1: error comment-unreadable: the comments must be a list, not several keys – take out the line `comments:`, so that the file begins with `- id: …`"),
        ("- one\n", f"1:3: error comment-unreadable: a comment must have keys, and this is a text – {BEGIN}"),
        ("- id: 1\n  date: 2011-04-24\n", "1:3: error comment-incomplete: this comment has no `html`, and cannot be shown – add the line `html: …`, or take the comment out"),
        ("- id: 1\n  html: Yes.\n", "1:3: error comment-incomplete: this comment has no `date`, and cannot be shown – add the line `date: …`, or take the comment out"),
        ("- html: Yes.\n  date: 2011-04-24\n", "1:3: error comment-incomplete: this comment has no `id`, and cannot be shown – add the line `id: …`, or take the comment out"),
        (comment("a b"), "1:7: error comment-id-unfit: `id: a b` cannot be part of an address – use letters, digits, hyphens, dots and colons, such as `id: 12`"),
        (comment("1", "parent: a/b"), "4:11: error comment-id-unfit: `parent: a/b` cannot be part of an address – use letters, digits, hyphens, dots and colons, such as `parent: 12`"),
        (comment("1", date="24.4.2011"), "2:9: error date-unreadable: `24.4.2011` is not a date that can be read – write 2026-11-08 or 2026-11-08 07:00"),
        (comment("1", date="2011-02-30"), "2:9: error date-impossible: `2011-02-30`: February 2011 has 28 days – write 2026-11-08 or 2026-11-08 07:00"),
        (comment("1", date="1970-01-01"), "2:9: warning comment-date-unlikely: this comment is dated 1970-01-01 – write the date on which it was written"),
        (comment("1", html="[a, b]"), "3:9: error wrong-type: `html` must be one value, not a list – write `html: <p>…</p>`"),
        (comment("1", "author: [Ada, Bo]"), "4:11: error wrong-type: `author` must be one value, not a list – write `author: some words`"),
        (comment("1", 'author: "A\\u0007da"'), "4:11: error control-character: `author` has an invisible control character (U+0007) – delete it"),
        (comment("1", html='"a\\u0007"'), "3:9: error control-character: `html` has an invisible control character (U+0007) – delete it"),
        (comment("1", "lang: dutch"), "4:9: warning comment-lang-unknown: there is no language `dutch` – write a tag such as `it`, or take the line out"),
        (comment("1", "parent: 2"), "1:3: warning comment-parent-unknown: `parent: 2` names a comment that is not in this file – write the id of a comment of this file, or take the line out; until then it stands by itself"),
        (comment("1", "parent: 1"), "1:3: error comment-parent-circle: the comment `1` is a reply to its own reply – take the line `parent` out of the one that came first; until then this one stands by itself"),
        (comment("1", "autor: Ada"), "4:3: warning comment-key-unknown: there is no key `autor` – did you mean `author`?"),
        (comment("1", "content: Yes."), "4:3: warning comment-key-unknown: there is no key `content` – did you mean `html`?"),
        (comment("1", "in_reply_to: 3"), "4:3: warning comment-key-unknown: there is no key `in_reply_to` – did you mean `parent`?"),
        (comment("1", "website: https://e.org"), f"4:3: warning comment-key-unknown: there is no key `website` – {KEYS}"),
        (comment("1", "email: ada@e.org"), f"4:3: warning comment-key-private: `email` {PRIVATE}"),
        (comment("1", "author_IP: 192.0.2.1"), f"4:3: warning comment-key-private: `author_IP` {PRIVATE}"),
        (comment("1", "author: ada@e.org"), "4:11: warning comment-author-address: an address stands in the name of this author, and is not published – write the name alone"),
        (comment("1", "testo: No."), "4:3: error yaml-duplicate-key: `testo` says the same as `html` in line 3 – keep one of the two"),
        (comment("1", html="I read #3 first"), '3:16: warning yaml-comment: `#3 first` is a comment to YAML and not part of the html – if it is meant, write `html: "I read #3 first"`'),
        (comment("1", html="So: yes"), '3:11: error yaml-colon: a colon followed by a space inside a value – put the value in quotes: `html: "So: yes"`'),
        (comment("1") + comment("1"), "4:3: error comment-id-twice: the id `1` stands here a second time (first in line 1) – give this comment another id; replies name it by `parent`"),
        (comment("1", date="2011-04-24 10:15"), "1:3: note comment-date-zone: the time of 1 comment has no zone, and is taken for that of its post – if it is another, write it: `2011-04-24 10:15 +02:00`"),
        (comment("1", date="2011-04-24 10:15") + comment("2", date="2011-04-24 11:15"), "1:3: note comment-date-zone: the times of 2 comments have no zone, and are taken for that of their post – if it is another, write it: `2011-04-24 10:15 +02:00`"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_place(text, expected):
    assert read(text)[1] == [expected]


def test_a_circle_is_broken_once_and_all_of_it_is_shown():
    comments, findings = read(
        comment("1", "parent: 3") + comment("2", "parent: 1") + comment("3", "parent: 2") + comment("4", "parent: 3")
    )

    assert [one.parent for one in comments] == ["", "1", "2", "3"]
    assert len(findings) == 1


def test_a_comment_that_cannot_be_shown_takes_no_other_along():
    comments, findings = read(comment("1", date="then") + comment("2", "parent: 1") + comment("3"))

    assert [(one.id, one.parent) for one in comments] == [("2", ""), ("3", "")]
    assert len(findings) == 1, "that 1 is not there follows from its date"


@pytest.mark.parametrize(
    ("author", "name"),
    [("Ada <ada@e.org>", "Ada"), ("ada@e.org", ""), ("192.0.2.17", ""), ("2001:db8::1", ""), ("@ada@social.example", "@ada@social.example"), ("Ada 2.0", "Ada 2.0")],
)  # fmt: skip
def test_no_address_of_a_reader_is_taken_for_his_name(author, name):
    (only,), findings = read(comment("1", f'author: "{author}"'))

    assert only.author == name
    assert bool(findings) == (name != author)


def test_a_thread_of_thousands_is_read():
    comments, findings = read("".join(comment(str(n), f"parent: {n - 1}" if n > 1 else "") for n in range(1, 3000)))

    assert (len(comments), findings) == (2999, [])


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | st.floats() | st.dates() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)
COMMENTS = st.lists(
    st.dictionaries(st.sampled_from(["id", "parent", "author", "date", "html", "lang", "email", "x"]), VALUES, max_size=6), max_size=4
)  # fmt: skip


@settings(deadline=None)
@given(st.one_of(COMMENTS, VALUES))
def test_no_yaml_is_too_odd_to_be_read(value):
    comments, _ = read(yaml.safe_dump(value, allow_unicode=True))

    known = {one.id for one in comments}
    assert all(one.id and one.html and (not one.parent or one.parent in known) for one in comments)


@settings(deadline=None)
@given(st.text(alphabet=st.sampled_from("- :id{}[]&*!|>'\"#%@`\n\t\x00\u2028aä1"), max_size=60))
def test_no_text_is_too_odd_to_be_read(text):
    read(text)


@settings(deadline=None)
@given(st.binary(max_size=60))
def test_no_bytes_are_too_odd_to_be_read(data):
    read_comments(PATH, data, ("en",))
