"""A file without a text is no text: what readers and authors are told is what they would be without it."""

from __future__ import annotations

import pytest

from tests.failures import BASE, codes, raw
from tests.harness import GUEST, SERIES, article, day
from tests.ledger import remember
from tests.sites.page import visit

BLANKS = pytest.mark.parametrize("blank", ["", "---\nday: 2\n---\n", "---\ntitle: Due\nday: 2\n---\n<!-- testo -->\n"])
TWO = BASE + day(2, "en", "Two")
IT = "connections/002.it.md"


@BLANKS
@pytest.mark.parametrize("policy", ["fallback", "hold", "skip"])
@pytest.mark.parametrize("mode", [{}, GUEST], ids=["native", "guest"])
def test_a_blank_twin_is_as_if_it_were_not_there(site, blank, policy, mode):
    text = TWO.replace("length: 30", f"length: 30\ntranslations: {policy}")
    without, made = site(text, **mode).run(), site(text, **mode).write(IT, blank)

    assert [part.path for part in without.parts] == [part.path for part in made.run().parts]
    said = [str(finding) for finding in made.run().findings]
    assert [str(finding) for finding in without.findings] == [one for one in said if "not-written-yet" not in one]
    assert [one for one in said if "not-written-yet" in one][0].startswith(IT)


@BLANKS
def test_the_original_stands_where_the_twin_is_blank(site, blank):
    built = site(TWO).write(IT, blank).build()

    assert "Two" in visit(built, "/it/relazioni/2/").h1.text


@BLANKS
def test_a_blank_day_is_late_when_it_is_due(site, blank):
    late = [finding for finding in site(TWO).write(IT, blank).findings(unready=True) if "day-late" in finding]

    assert (
        "day 2 was due on 2026-11-02 and is not written in Italian: 6 days late – write connections/002.it.md"
        in late[0]
    )


def test_an_original_without_a_text_is_missing(site):
    made = site(BASE + raw("connections/002.en.md", "---\ntitle: Two\n---") + day(2, "it", "Due"))

    assert ["not-written-yet", "original-missing"] == codes(made.findings())


def test_errors_in_a_blank_file_are_told_and_stop_nothing(site):
    made = site(TWO).write(IT, "---\ndya: 2\n---\n")

    assert ["not-written-yet", "key-unknown"] == codes(made.findings())
    assert 0 == made.build().status


def test_a_link_to_a_blank_twin_leads_to_the_original(site):
    made = site(TWO + article("x", "it", "X", text="[due](../connections/002.it.md)")).write(IT, "")

    assert ["not-written-yet"] == codes(made.findings())


@BLANKS
@pytest.mark.parametrize("mode", [{}, GUEST], ids=["native", "guest"])
def test_a_link_to_a_text_that_is_not_written_stops_nothing(site, blank, mode):
    linking = day(2, "en", "Two", text="See [day three](003.en.md).") + day(2, "it", "Due")
    made = site(BASE + linking, **mode).write("connections/003.en.md", blank.replace("day: 2", "day: 3"))

    assert (
        "connections/002.en.md:4:17: warning link-unwritten: `003.en.md` leads to a text that is not written yet: readers see the words"
        " alone – write that text, or take the link out"
    ) in made.findings()
    built = made.build()
    assert 0 == built.status
    assert "day three" in built.text("connections/2/index.html")
    assert "003" not in built.text("connections/2/index.html")


@BLANKS
def test_a_published_text_that_was_emptied_is_not_lost_in_silence(site, blank):
    made = site(TWO + day(2, "it", "Due"))
    remember(made).write(IT, blank)

    assert (
        "ledger.txt:4:1: error item-vanished: day 2 of connections in Italian was published on 2026-11-02, and connections/002.it.md"
        " has no text – restore the text, or write `status: withdrawn` in its header"
    ) in made.findings()
    assert made.run().stopping


def test_who_means_it_says_so(site):
    made = site(TWO).write(IT, "---\nignore: {not-written-yet: Ada translates it in May}\n---\n")

    assert [] == made.findings()


@pytest.mark.parametrize("value", ["", "''", "null"])
def test_an_article_whose_date_says_nothing_has_none(site, value):
    made = site(SERIES + article("x", "en", "X", f"date: {value}\n"))

    assert [
        "articles/x.en.md:2:1: error date-missing: this article has no date – write `date: 2026-11-08` in its header, or `status: draft`"
    ] == made.findings()


def test_a_saved_text_takes_its_place_at_once(site):
    made = site(TWO).write(IT, "")
    made.build()
    built = made.write(IT, "---\ntitle: Due\nday: 2\n---\nTesto.\n\n/// compito | Vai\n- [ ] Vai.\n///\n").build()

    assert "Due" in visit(built, "/it/relazioni/2/").h1.text
    assert "Two" in visit(made.write(IT, "").build(), "/it/relazioni/2/").h1.text


@pytest.mark.parametrize("mode", [{}, GUEST], ids=["native", "guest"])
def test_comments_of_a_text_that_is_not_written_stand_nowhere_and_stop_nothing(site, mode):
    comment = "- {id: 1, date: 2011-04-24T10:00Z, author: Ada, html: Secret}\n"
    made = site(TWO, **mode).write(IT, "").write("connections/002.it.comments.yaml", comment)

    assert [] == made.run().stopping
    built = made.build()
    assert (0, False) == (built.status, "Secret" in built.everything())
