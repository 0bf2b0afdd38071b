"""Links by address: what is not there and will not be is told; what is, or will be, is not; what is to come is text."""

from __future__ import annotations

import pytest
from pelican.settings import DEFAULT_CONFIG

from tests.failures import BASE, codes, raw
from tests.harness import GUEST, article, day

TWINS = day(2, "it", "Due")
COMING = day(20, "en", "Later", "tags: [later]\naliases: [/old-twenty/]\n", "## Here") + day(20, "it", "Poi")
MARKDOWN = {"MARKDOWN": DEFAULT_CONFIG["MARKDOWN"]}
NOTHING = "nothing stands at this address, and nothing will"


def content(text: str) -> str:
    return (
        BASE + day(2, "en", "Two", "tags: [now]\naliases: [/2011/two.html]\n", f"{text}\n\n## One") + TWINS + COMING
        + article("job", "en", "Job", "date: 2026-12-20\n") + raw("extra/CNAME", "x") + raw("images/site/a.png", "x")
    )  # fmt: skip


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ("[a](/nowhere/)", f"5: warning link-dead: `/nowhere/`: {NOTHING} – mend the address, or take the link out"),
        ("[a](/connections/99/)", f"5: warning link-dead: `/connections/99/`: {NOTHING} – mend the address, or take the link out"),
        ("[a](/conections/2/)", f"5: warning link-dead: `/conections/2/`: {NOTHING} – did you mean `/connections/2/`?"),
        ("[a](/tag/nope/)", f"5: warning link-dead: `/tag/nope/`: {NOTHING} – did you mean `/tag/now/`?"),
        ("[a](/list.pdf)", f"5: warning link-dead: `/list.pdf`: {NOTHING} – mend the address, or take the link out"),
        ("[a](/2031/01/)", f"5: warning link-dead: `/2031/01/`: {NOTHING} – mend the address, or take the link out"),
        ("[a](https://example.org/nowhere/)", f"5: warning link-dead: `https://example.org/nowhere/`: {NOTHING} – mend the address, or take the link out"),
        ("[a](#nope)", "5: warning link-place: `#nope`: this text has no place called `nope` – give a heading this id: `## Heading {#nope}`"),
        ("[a]({filename}020.en.md#there)", "5: warning link-place: `{filename}020.en.md#there`: connections/020.en.md has no place called `there` – did you mean `#here`?"),
        ("[a](/connections/20/#xyz)", "5: warning link-place: `/connections/20/#xyz`: connections/020.en.md has no place called `xyz` – give a heading this id: `## Heading {#xyz}`"),
        ("[a](#task-9)", "5: warning link-place: `#task-9`: this text has no place called `task-9` – give a heading this id: `## Heading {#task-9}`"),
        ("[a]({tag}none)", "5: warning link-tag-unused: `{tag}none`: no post has this tag – give a post this tag, or link to another one"),
    ],
)  # fmt: skip
def test_a_dead_link_is_told(site, link, expected):
    assert [f"connections/002.en.md:6:{expected}"] == [
        finding for finding in site(content(link), **MARKDOWN).findings() if "link-" in finding
    ]


@pytest.mark.parametrize(
    "link",
    [
        "/", "/it/", "/connections/", "/connections/2/", "/connections/2", "/connections/2/index.html", "/connections/20/", "/it/relazioni/20/",
        "/connections/days/1-30/", "/feed.rss", "/it/feed.json", "/connections/homework.ics", "/connections/archive/2026-11.atom",
        "/connections/start/2026-11-02.rss", "/tag/now/", "/tag/later/", "/2026/11/", "/2026/12/", "/articles/", "/job/", "/2011/two.html",
        "/old-twenty/", "/CNAME", "/extra/CNAME", "{static}/extra/CNAME", "/images/site/a.png", "/follow/", "/search/", "/it/cerca/", "/sitemap.xml",
        "/404.html", "/connections/2/#homework", "/connections/2/#task-1", "#one", "#homework", "#", "#top", "#:~:text=One", "?x=1",
        "{filename}020.en.md#here", "{tag}later", "{index}", "https://example.org", "https://example.org/connections/2/", "http://EXAMPLE.org/feed.rss",
        "https://example.org.evil.example/nowhere/", "https://elsewhere.example/nowhere/",
    ],
)  # fmt: skip
def test_a_link_that_leads_somewhere_or_will_is_not_spoken_of(site, link):
    assert [] == [finding for finding in site(content(f"[a]({link})"), **MARKDOWN).findings() if "link-" in finding]


def test_a_series_without_an_end_has_any_day(site):
    text = content("[a](/connections/500/) [b](/connections/days/481-510/)").replace("length: 30\n", "")

    assert [] == [finding for finding in site(text).findings() if "link-" in finding]


def test_under_a_path_the_path_is_not_part_of_an_address(site):
    found = site(
        content("[a](/repo/connections/2/) [b](https://example.org/repo/connections/2/)"),
        SITEURL="https://example.org/repo",
    ).findings()

    assert ["`/repo/connections/2/`: nothing stands at this address, and nothing will – write `/connections/2/`"] == [
        finding.partition("link-dead: ")[2] for finding in found if "link-" in finding
    ]


def test_in_a_foreign_theme_its_own_pages_are_not_judged(site):
    look = site(content("[a](/category/x/) [b](/connections/99/)"), **GUEST)

    assert ["/connections/99/"] == [finding.split("`")[1] for finding in look.findings() if "link-dead" in finding]


@pytest.mark.parametrize("base", ["", "/repo"])
@pytest.mark.parametrize(
    "form",
    ["https://example.org{base}/connections/20/", "http://example.org{base}/connections/20/#here", "/connections/20/"],
)
def test_the_address_of_a_coming_day_is_text_until_it_is_there(site, form, base):
    written = form.format(base=base)
    made = site(content(f"[soon]({written})"), SITEURL=f"https://example.org{base}")
    before, after = made.build(), made.build("2026-11-21T12:00:00+01:00")

    page = before.text("connections/2/index.html")
    assert '<span class="coming">soon <small>(coming on 20 November)</small></span>' in page.replace("\xa0", " ")
    assert "/connections/20/" not in before.text("feed.rss")
    assert f'href="{written if "://" in written else base + written}"' in after.text("connections/2/index.html")


def test_a_tag_under_which_nothing_is_out_is_text(site):
    made = site(content("[a](/tag/later/) [b](/tag/now/)"))

    page = made.build().text("connections/2/index.html")
    assert 'href="/tag/later/"' not in page
    assert 'href="/tag/now/"' in page
    assert 'href="/tag/later/"' in made.build("2026-11-21T12:00:00+01:00").text("connections/2/index.html")


def test_an_error_elsewhere_hides_no_dead_link(site):
    made = site(BASE + article("x", "en", "X", text="[y](/nowhere/)") + article("z", "en", "Z", "date: never\n"))

    assert ["link-dead", "date-unreadable"] == codes(made.everything_said())


def test_while_a_text_cannot_be_read_no_link_to_it_is_called_dead(site):
    made = site(BASE + article("x", "en", "X", text="[y](/z/)") + "-- articles/z.en.md --\n---\ntitle: [\n---\n")

    assert ["yaml-broken"] == codes(made.everything_said())


def test_a_missing_picture_is_told_once(site):
    made = site(BASE + article("x", "en", "X", text="Look: ![Two birds](https://example.org/articles/x.jpg)"))

    assert ["picture-missing"] == codes(made.everything_said())


def test_links_to_feeds_are_alive_and_files_called_as_one_collide(site):
    text = "[a](/feed.rss) [b](/it/feed.atom) [c](/connections/homework.rss) [d](/nowhere.rss)"
    made = site(BASE + article("x", "en", "X", text=text))

    assert ["/nowhere.rss"] == [finding.split("`")[1] for finding in made.everything_said()]
    assert ["address-twice"] == codes(
        site(BASE)
        .write("articles/x.en.md", "")
        .delete("articles/x.en.md")
        .write("extra/feed.rss", "x")
        .everything_said()
    )
