"""Keys that are not ours stay in a file that is written anew."""

from __future__ import annotations

from dataclasses import replace

from daybyday.reading import read_post
from daybyday.writing import same_content, write_post
from tests.reading.reader import READING

PATH = "connections/007.en.md"


def test_a_category_stays_one_of_the_tags_and_a_key():
    manuscript, _ = read_post(PATH, b"Title: Ask\nCategory: Work\nStatus: draft\n\nText.\n", READING)
    text = write_post(manuscript, READING)

    assert "\ncategory: Work\n" in text
    assert same_content(manuscript, read_post(PATH, text.encode(), READING)[0])


def test_what_a_theme_reads_stays_where_such_keys_are_kept():
    guest = replace(READING, keeps_other_keys=True)
    header = b"---\ntitle: Ask\ncover: door.jpg\nguests: [Ada, Bob]\ncategory: Work\n---\nText.\n"
    manuscript, findings = read_post(PATH, header, guest)
    text = write_post(manuscript, guest)

    assert not [finding for finding in findings if finding.code == "key-unknown"]
    assert "\ncover: door.jpg\nguests: [Ada, Bob]\ncategory: Work\n" in text
