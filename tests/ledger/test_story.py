"""From one build to the next: what is published, what stays, what is refused."""

from __future__ import annotations

from tests.harness import SERIES, article, day, differing
from tests.ledger import errors, remember

HOMEWORK = "\n/// homework | Do it\n- [ ] Go.\n- [ ] Write it down.\n///\n"
SITE = (
    SERIES
    + "".join(day(n, lang, f"Title {n}", homework=HOMEWORK) for n in range(1, 6) for lang in ("en", "it"))
    + article("silence", "en", "Silence")
)
FIFTH, SIXTH, NINTH, TENTH = (f"2026-11-{n:02}T12:00:00+01:00" for n in (5, 6, 9, 10))


def lines(site) -> dict[str, str]:
    text = (site.content / "ledger.txt").read_text("utf-8")
    return {" ".join(row.split()[:2]): " ".join(row.split()[2:5]) for row in text.splitlines()}


def post(site, key: str, now: str):
    (found,) = [one for one in site.run(now).content.posts if f"{one.key} {one.lang}" == key]
    return found


def test_a_year_in_the_life_of_a_ledger(site):
    made = remember(site(SITE), FIFTH)
    assert "2026-11-05T06:00:00Z 0 out" == lines(made)["connections/5 en"]

    # Words are free, and count as an edition only when feeds and calendars say them.
    made.edit("connections/005.en.md", "A text.", "Another text.")
    assert (0, []) == (post(made, "connections/5 en", SIXTH).sequence, errors(made, SIXTH))
    made.edit("connections/005.en.md", "- [ ] Go.", "- [ ] Go there.")
    assert (1, []) == (post(made, "connections/5 en", SIXTH).sequence, errors(made, SIXTH))
    remember(made, SIXTH)
    assert "2026-11-05T06:00:00Z 1 out" == lines(made)["connections/5 en"]

    # Tasks are not.
    made.edit("connections/005.en.md", "- [ ] Write it down.\n", "")
    assert 1 == len(errors(made, SIXTH))
    made.edit("connections/005.en.md", "title:", "modified: 2026-11-06 11:00\ntitle:")
    assert [] == errors(made, SIXTH)
    remember(made, SIXTH)
    assert "2026-11-05T06:00:00Z 2 out" == lines(made)["connections/5 en"]

    # Withdrawn, and gone.
    made.edit("connections/003.it.md", "title:", "status: withdrawn\ntitle:")
    remember(made, SIXTH)
    assert "2026-11-03T06:00:00Z 1 withdrawn" == lines(made)["connections/3 it"]
    assert [] == errors(made.delete("connections/003.it.md"), SIXTH)

    # Another name, the same item.
    before = made.content / "articles/silence.en.md"
    before.rename(made.content / "articles/quiet.en.md")
    (finding,) = errors(made, SIXTH)
    guid, aliases = finding.rpartition("write `")[2].rstrip("`").split("` and `")
    made.edit("articles/quiet.en.md", "title:", f"{guid}\n{aliases}\ntitle:")
    assert [] == errors(made, SIXTH)
    remember(made, SIXTH)
    assert {"a/silence en"} == {key for key in lines(made) if key.startswith("a/")}

    # A day that comes too late comes now, and stays there.
    made.write("connections/006.en.md", "---\ntitle: Six\n---\nText.\n" + HOMEWORK)
    remember(made, NINTH)
    assert "2026-11-09T11:00:00Z 0 out" == lines(made)["connections/6 en"]
    assert lines(made) == lines(remember(made, TENTH))


def test_what_is_not_in_the_ledger_has_another_moment_with_every_build_until_it_is(site):
    made = remember(site(SITE), FIFTH).write("connections/006.en.md", "---\ntitle: Six\n---\nText.\n" + HOMEWORK)

    moments = [post(made, "connections/6 en", now).moment.day for now in (NINTH, TENTH)]
    remember(made, NINTH)

    assert [9, 10] == moments
    assert 9 == post(made, "connections/6 en", TENTH).moment.day


def test_the_ledger_is_published_as_it_is(site):
    made = remember(site(SITE), FIFTH)

    assert (made.content / "ledger.txt").read_bytes() == made.build(FIFTH).files["ledger.txt"]


def test_the_published_ledger_follows_the_file(site):
    made = remember(site(SITE), FIFTH)
    made.build(FIFTH)
    made.write("ledger.txt", "# Ours.\n" + (made.content / "ledger.txt").read_text("utf-8"))

    assert made.build(FIFTH).files["ledger.txt"].startswith(b"# Ours.\n")
    assert "ledger.txt" not in made.delete("ledger.txt").build(FIFTH).files


def test_it_can_be_left_out(site):
    made = remember(site(SITE, DAYBYDAY_WITHOUT=["ledger"]), FIFTH)

    assert "ledger.txt" not in made.build(FIFTH).files


def test_there_is_none_without_a_ledger(site):
    assert "ledger.txt" not in site(SITE).build(FIFTH).files


def test_a_build_after_the_ledger_changes_the_ledger_alone(site):
    made = site(SITE)
    before = made.build(FIFTH).files
    after = remember(made, FIFTH).build(FIFTH).files

    assert ["ledger.txt", "manifest.txt"] == differing(before, after)


def test_the_ledger_is_no_text_that_nobody_reads(site):
    assert [] == [finding for finding in remember(site(SITE), FIFTH).findings(FIFTH) if "ledger.txt" in finding]
