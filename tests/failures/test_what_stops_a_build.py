"""An error in what is out stops the build and leaves everything as it was; one in a later text does not."""

from __future__ import annotations

import pytest

from tests.failures import BASE, codes, raw
from tests.harness import GUEST, NOON, SERIES, article, day

BROKEN = "---\ntitle: [\n---\nText.\n"
TODAY = NOON
"""Day 8."""


def snapshot(made) -> dict[str, tuple[bytes, int]]:
    return {
        path.relative_to(made.output).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns) for path in sorted(made.output.rglob("*")) if path.is_file()
    }  # fmt: skip


@pytest.mark.parametrize(
    "settings",
    [{}, {"DELETE_OUTPUT_DIRECTORY": True}, GUEST, {**GUEST, "DELETE_OUTPUT_DIRECTORY": True}],
    ids=["native", "native, deleting", "guest", "guest, deleting"],
)
def test_an_error_in_a_day_that_is_out_leaves_the_output_as_it_was(site, settings):
    made = site(BASE, **settings)
    assert 0 == made.build(TODAY).status
    (made.output / "CNAME").write_text("example.org")
    before = snapshot(made)

    built = made.edit("connections/001.en.md", "title: Begin", "title: [Begin").build(TODAY)

    assert 1 == built.status
    assert before == snapshot(made)
    assert "connections/001.en.md:" in built.said
    assert ": error yaml-broken: " in built.said
    assert "Day by Day: 1 error, 3 warnings; nothing was written." in built.said


def test_deleting_the_output_is_switched_off_with_one_line_and_the_build_goes_on(site):
    made = site(BASE, DELETE_OUTPUT_DIRECTORY=True)
    made.build(TODAY)
    (made.output / "CNAME").write_text("example.org")

    built = made.build(TODAY)

    assert (0, b"example.org") == (built.status, built.files["CNAME"])
    assert 1 == built.said.count("DELETE_OUTPUT_DIRECTORY is switched off")


def test_the_first_build_of_broken_content_writes_nothing(site):
    built = site(BASE.replace("title: Begin", "title: [Begin")).build(TODAY)

    assert (1, {}) == (built.status, built.files)


@pytest.mark.parametrize(
    ("later", "code"),
    [
        pytest.param(raw("connections/300-x.en.md", BROKEN), "yaml-broken", id="a header that cannot be read, day by the file name"),
        pytest.param(day(20, "en", "X", "date: 2026-13-01\n"), "date-impossible", id="an impossible date"),
        pytest.param(day(20, "en", "X", "mood: good\n"), "key-unknown", id="an unknown key"),
        pytest.param(day(20, "en", "X", homework="/// homework | X\n- a\n"), "homework-unclosed", id="an open homework"),
        pytest.param(day(20, "en", "X", text="[a]({filename}nothing.md)"), "link-broken", id="a broken link"),
        pytest.param(day(20, "en", "X", text="![a](/images/no.png)"), "picture-missing", id="a missing picture"),
        pytest.param(day(20, "en", "X", text="[" * 10_000), "markdown-too-much", id="ten thousand brackets"),
        pytest.param(day(20, "en", "X", text="<div>\n\nx"), "homework-inside-html", id="homework in open HTML"),
        pytest.param(day(20, "en", "X", stem="020-a") + day(20, "en", "Y", stem="020-b"), "day-twice", id="two posts of one coming day"),
        pytest.param(day(31, "en", "X"), "day-beyond-length", id="a day beyond the end"),
        pytest.param(article("x", "en", "X", "date: 2026-12-01\nmood: good\n"), "key-unknown", id="an article to come"),
        pytest.param(article("x", "en", "X", "date: 2026-12-01\nslug: tag\n"), "address-reserved", id="a reserved address to come"),
        pytest.param(day(2, "en", "X", "status: draft\nmood: good\n"), "key-unknown", id="a draft"),
        pytest.param(article("x", "en", "X", "status: draft\n", text="[a]({filename}nothing.md)"), "link-broken", id="a draft article"),
    ],
)  # fmt: skip
def test_an_error_in_what_is_not_out_is_told_and_stops_nothing(site, later, code):
    made = site(BASE + later)

    built = made.build(TODAY)

    assert code in codes(made.findings(TODAY))
    assert f"error {code}: " in built.said
    assert (0, True) == (built.status, "connections/1/index.html" in built.files)


@pytest.mark.parametrize(
    "later",
    [
        pytest.param(raw("connections/020-x.en.md", BROKEN), id="a header that cannot be read"),
        pytest.param(day(20, "en", "X", "mood: good\n"), id="an unknown key"),
        pytest.param(day(20, "en", "X", text="[a]({filename}nothing.md)"), id="a broken link"),
        pytest.param(day(20, "en", "X", text="[" * 10_000), id="ten thousand brackets"),
        pytest.param(day(20, "en", "X", stem="020-a") + day(20, "en", "Y", stem="020-b"), id="two posts of one day"),
    ],
)  # fmt: skip
def test_the_same_error_stops_the_build_when_its_day_comes(site, later):
    made = site(BASE + later)

    assert [0, 1] == [made.build(now).status for now in ("2026-11-20T06:59:59+01:00", "2026-11-20T07:00:00+01:00")]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(raw("connections/x.en.md", BROKEN), id="a day that does not say which, unreadable"),
        pytest.param(raw("connections/x.en.md", "---\ntitle: X\n---\nText.\n"), id="a day that does not say which"),
        pytest.param(raw("articles/x.en.md", BROKEN), id="an unreadable article"),
        pytest.param(article("x", "en", "X", ""), id="an article without a date"),
        pytest.param(article("x", "en", "X", "date: soon\n"), id="an article whose date was refused"),
    ],
)
def test_what_has_no_moment_to_go_by_counts_as_out(site, text):
    """Better one build too few than a day lost in silence."""
    assert 1 == site(BASE + text).build(TODAY).status


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(raw("other/series.yaml", "title: X\nstart: soon"), id="a series"),
        pytest.param(raw("tags.yaml", "- a"), id="the tags"),
        pytest.param(raw("ledger.txt", "rubbish"), id="the ledger"),
        pytest.param(raw("words/en.yaml", "print: {homewrok: x}"), id="the words"),
    ],
)
def test_errors_of_the_site_itself_stop_every_build(site, text):
    assert 1 == site(BASE + text).build(TODAY).status


def test_warnings_and_notes_stop_nothing(site):
    built = site(BASE + day(2, "en", "Two", homework="") + day(2, "it", "Due", homework="")).build(TODAY)

    assert 0 == built.status
    assert 2 == built.said.count("warning homework-missing")


def test_all_findings_come_in_one_run(site):
    made = site(
        BASE + raw("connections/002.en.md", BROKEN) + day(3, "en", "Three", "mood: good\n", text="[a](no.md) ![b](no.png)") + raw("tags.yaml", "- a")
        + raw("other/series.yaml", "title: X\nlength: many") + article("x", "en", "X", "") + raw("ledger.txt", "rubbish"),
        TIMEZONE="Rome",
    )  # fmt: skip

    assert sorted(codes(made.findings())) == [
        "date-missing", "key-unknown", "ledger-line", "link-broken", "picture-missing", "series-length", "series-start-missing",
        "timezone-unknown", "yaml-broken", "yaml-broken",
    ]  # fmt: skip


def test_findings_are_told_once_and_in_order(site):
    said = site(BASE + day(20, "en", "X", "mood: good\n") + day(19, "en", "Y", "mood: bad\n")).build(TODAY).said

    assert 1 == said.count("020.en.md:3:1: error key-unknown")
    assert said.index("019.en.md:3:1") < said.index("020.en.md:3:1")


def test_an_empty_folder_builds_an_empty_valid_site(site):
    built = site("").build(TODAY)

    assert 0 == built.status
    assert {"index.html", "it/index.html", "feed.rss", "sitemap.xml", "404.html", "manifest.txt"} <= set(built.files)


def test_a_series_without_a_day_builds_too(site):
    assert 0 == site(SERIES).build(TODAY).status


def test_what_would_stop_a_build_is_what_the_check_says(site):
    """The same build reports both: nothing is found while building that was not found before."""
    made = site(BASE + day(20, "en", "X", "mood: good\n"))

    assert [] == made.run(TODAY).stopping
    assert 1 == len(made.run("2026-11-20T12:00:00+01:00").stopping)
