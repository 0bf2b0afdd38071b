"""Settings and words files that cannot be used, and a Pelican that is not complete."""

from __future__ import annotations

import pytest

from tests.failures import BASE, raw
from tests.harness import ROOT, SERIES, day

OWN_ID = {"FEED_ID": "tag:ada.test,2026"}
REPLIES = (
    'write "mailto:ada@example.org", "https://mastodon.social", or the address of a form that begins with https://'
)
GAPS = "what can be filled in is {title}, {url} and {day}"
ADDRESS = 'write the address the site will have, such as SITEURL = "https://name.github.io/repo"'


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ({"SITEURL": "example.org"}, f"pelicanconf.py:1:1: error site-address: SITEURL `example.org` is not a web address – {ADDRESS}"),
        ({"SITEURL": "ftp://example.org"}, f"pelicanconf.py:1:1: error site-address: SITEURL `ftp://example.org` is not a web address – {ADDRESS}"),
        ({"SITEURL": "https://example.org/?a=1"}, f"pelicanconf.py:1:1: error site-address: SITEURL `https://example.org/?a=1` has more than a host and a path – {ADDRESS}"),
        ({"SITEURL": "https://example.org/a/../b"}, f"pelicanconf.py:1:1: error site-address: SITEURL `https://example.org/a/../b` has a path with dots – {ADDRESS}"),
        ({"SITEURL": "", "DAYBYDAY_PUBLISH": True, **OWN_ID}, f"publishconf.py:1:1: error site-address-missing: SITEURL is empty, and feeds need absolute addresses – {ADDRESS}"),
        ({"SITEURL": "https://your-site.example", "DAYBYDAY_PUBLISH": True, **OWN_ID}, f"publishconf.py:1:1: warning site-address-placeholder: SITEURL is still the placeholder https://your-site.example – {ADDRESS}"),
        ({"SITEURL": "https://your-site.example/", "DAYBYDAY_PUBLISH": "strict", **OWN_ID}, f"publishconf.py:1:1: error site-address-placeholder: SITEURL is still the placeholder https://your-site.example – {ADDRESS}"),
        ({"FEED_ID": "example.org"}, 'pelicanconf.py:1:1: error setting-feed-id: FEED_ID `example.org` is not the beginning of a tag URI – write "tag:" with a domain of yours and a year, FEED_ID = "tag:your-name.net,2026", where it stands now; never change it later'),
        ({"FEED_ID": "tag:example.org,2026:x"}, 'pelicanconf.py:1:1: error setting-feed-id: FEED_ID `tag:example.org,2026:x` is not the beginning of a tag URI – write "tag:" with a domain of yours and a year, FEED_ID = "tag:your-name.net,2026", where it stands now; never change it later'),
        ({"DAYBYDAY_LANGUAGES": ["en", "it", "en"]}, "pelicanconf.py:1:1: error setting-languages: DAYBYDAY_LANGUAGES names a language twice – keep one of the two"),
        ({"DAYBYDAY_SITE": {"en": "Test"}}, 'pelicanconf.py:1:1: error setting-site: DAYBYDAY_SITE must give name and tagline by language – write {"en": {"name": "My site", "tagline": "One sentence on what it is."}}'),
        ({"DAYBYDAY_LANGUAGE": ["en"]}, "pelicanconf.py:1:1: error setting-unknown: there is no setting DAYBYDAY_LANGUAGE – did you mean DAYBYDAY_LANGUAGES?"),
        ({"DAYBYDAY_MODE": "gast"}, "pelicanconf.py:1:1: error setting-mode: DAYBYDAY_MODE cannot be 'gast' – write \"native\" or \"guest\""),
        ({"DAYBYDAY_START_PAGES": "about"}, 'pelicanconf.py:1:1: error setting-start-pages: DAYBYDAY_START_PAGES must be a list of file names – write ["about"]'),
        ({"DAYBYDAY_WITHOUT": ["calendar"]}, "pelicanconf.py:1:1: error setting-without: DAYBYDAY_WITHOUT names 'calendar', which is no output – did you mean \"calendars\"?"),
        ({"DAYBYDAY_TYPOGRAPHY": "«»"}, 'pelicanconf.py:1:1: error setting-typography: DAYBYDAY_TYPOGRAPHY must give marks by language – write {"en": "“”‘’", "it": "«»“”"}: the outer marks, then those within them'),
        ({"DAYBYDAY_TYPOGRAPHY": {"it": "<>"}}, 'pelicanconf.py:1:1: error setting-typography: DAYBYDAY_TYPOGRAPHY: `<>` are no pairs of quotation marks – write {"en": "“”‘’", "it": "«»“”"}: the outer marks, then those within them'),
        ({"DAYBYDAY_TYPOGRAPHY": {"xx": "«»"}}, 'pelicanconf.py:1:1: error setting-typography: DAYBYDAY_TYPOGRAPHY names `xx`, which the site has not – write {"en": "“”‘’", "it": "«»“”"}: the outer marks, then those within them'),
        ({"DAYBYDAY_HUB": "hub.example"}, 'pelicanconf.py:1:1: error setting-hub: DAYBYDAY_HUB `hub.example` is not a web address – write its whole address: "https://pubsubhubbub.appspot.com/"'),
        *(({"DAYBYDAY_REPLY": given}, f"pelicanconf.py:1:1: error setting-reply: DAYBYDAY_REPLY{expected}") for given, expected in (
            ("ada@example.org", ': `ada@example.org` lacks its beginning – write "mailto:ada@example.org"'),
            ("mastodon.social", ': `mastodon.social` lacks its beginning – write "https://mastodon.social"'),
            ("example.org:8080/form", ': `example.org:8080/form` lacks its beginning – write "https://example.org:8080/form"'),
            ("a letter", f": `a letter` lacks its beginning – {REPLIES}"),
            ("javascript:go()", f": `javascript:` is no way to reply – {REPLIES}"),
            ("data:text/html,x", f": `data:` is no way to reply – {REPLIES}"),
            ("mailto:", ': `` is no e-mail address – write "mailto:ada@example.org"'),
            ("mailto:{title}@example.org", ': `{title}@example.org` is no e-mail address – write "mailto:ada@example.org"'),
            ("https:///form", f": `https:///form` names no host – {REPLIES}"),
            ("https://{day}.example.org/", f": `https://{{day}}.example.org/` names no host – {REPLIES}"),
            ("https://ada@example.org/", f": `https://ada@example.org/` names no host – {REPLIES}"),
            ("https://example.org/?t={titel}", ": there is no `{titel}` to fill in – did you mean `{title}`?"),
            ("https://example.org/?t={name}", f": there is no `{{name}}` to fill in – {GAPS}"),
            ("https://example.org/?t={title", f": a brace stands alone – {GAPS}"),
            (["mailto:ada@example.org"], f" must be an address, or one for each language – {REPLIES}"),
            ({"en": 7}, f" must be an address, or one for each language – {REPLIES}"),
            ({"eng": "mailto:ada@example.org"}, " names 'eng', which is no language of the site – did you mean \"en\"?"),
            ({"fr": "mailto:ada@example.org"}, " names 'fr', which is no language of the site – the languages of the site are en, it"),
        )),
        ({"DAYBYDAY_OLD_FEEDS": ["feed.xml"]}, 'pelicanconf.py:1:1: error setting-old-feeds: DAYBYDAY_OLD_FEEDS must name feeds by their old addresses – write {"old/feed.xml": "feed.rss"}: an old address, and the feed that is meant'),
        ({"DAYBYDAY_OLD_FEEDS": {"feed.xml": "about/"}}, 'pelicanconf.py:1:1: error setting-old-feeds: DAYBYDAY_OLD_FEEDS: `about/` is not the file of a feed – write {"old/feed.xml": "feed.rss"}: an old address, and the feed that is meant'),
        ({"DAYBYDAY_OLD_FEEDS": {"feed.xml": "courage/feed.rss"}}, "pelicanconf.py:1:1: error setting-old-feeds: DAYBYDAY_OLD_FEEDS: `/feed.xml` leads to `/courage/feed.rss`, and there is no such feed – write one of connections/feed.rss, connections/homework.rss, feed.rss, it/feed.rss, it/relazioni/feed.rss, it/relazioni/homework.rss, it/weekly.rss, weekly.rss"),
        ({"TIMEZONE": "Rome"}, "pelicanconf.py:1:1: error timezone-unknown: TIMEZONE: there is no time zone `Rome` – write a name such as Europe/Rome"),
        ({"DAYBYDAY_LANGUAGES": ["en", "it", "fr"]}, "words/fr.yaml:1:1: error words-missing: there are no words for the language fr – write this file; en.yaml in the package shows every key"),
        *(({"DAYBYDAY_LANGUAGES": ["en", "it", written]}, f"pelicanconf.py:1:1: error setting-languages: DAYBYDAY_LANGUAGES: `{written}` is not the tag of a language – write {hint}") for written, hint in (
            ("iten", '"it"'),
            ("italiano", '"it"'),
            ("English", '"en"'),
            ("francese", '"fr"'),
            ("ita", '"it"'),
            ("it_CH", '"it-CH"'),
            ("whatever", 'tags such as ["en", "it"]'),
        )),
    ],
)  # fmt: skip
def test_a_setting_that_cannot_be_used(site, settings, expected):
    assert [expected] == site(BASE, **settings).findings()


@pytest.mark.parametrize("languages", ["en", [1], ["en", ""]])
def test_languages_are_a_list(site, languages):
    expected = 'pelicanconf.py:1:1: error setting-languages: DAYBYDAY_LANGUAGES must be a list of language tags – write ["en", "it"]'

    assert expected in site("", DAYBYDAY_LANGUAGES=languages).findings()


def test_an_empty_address_is_fine_while_writing(site):
    assert [] == site(BASE, SITEURL="").findings()


def test_a_host_with_a_path_is_a_fine_address(site):
    assert [] == site(BASE, SITEURL="https://name.github.io/repo/").findings()


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("print:\n  homework: [a]\n", "2:13: error words-shape: `homework` of en has another shape than in English – English says: “Homework”"),
        ("print:\n  homewrok: X\n", "2:13: error words-unknown: `print` has no word called `homewrok` – did you mean `homework`?"),
        ("print:\n  day: Day\n", "2:8: error words-placeholder: `day` of en lacks {day} – English says: “Day {day}”"),
        ("print:\n  day: It: {day}\n", '2:10: error yaml-colon: a colon followed by a space inside a value – put the value in quotes: `day: "It: {day}"`'),
        ("read:\n  homework_labels: [homework]\n", "2:20: error words-placeholder: the label “homework” of en must have {day} once – English says: “day {day} homework” / “homework for day {day}” / “homework of day {day}” / “homework day {day}”"),
    ],
)  # fmt: skip
def test_words_that_do_not_fit(site, words, expected):
    assert [f"words/en.yaml:{expected}"] == site(BASE + raw("words/en.yaml", words)).findings()


def test_a_site_in_a_language_of_its_own(site):
    """A third language is a words file, a settings line, and content."""
    english = (ROOT / "plugins/daybyday/words/en.yaml").read_text("utf-8")
    norwegian = SERIES.replace("it: Relazioni che contano", "no: Bedre bekjentskaper").replace(
        "it: relazioni", "no: bekjentskaper"
    )

    made = site(norwegian + day(1, "en", "Begin") + day(1, "no", "Begynn"), DAYBYDAY_LANGUAGES=["en", "no"])
    made.write("words/no.yaml", english.replace("day_prefixes: [day]", "day_prefixes: [dag]"))

    assert [] == made.findings()


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ("2026-11-08", "`2026-11-08` has no offset, so it is another moment on every machine; write 2026-11-08T00:00:00+01:00 or 2026-11-08T00:00:00Z"),
        ("soon", "`soon` is not a moment; write 2026-11-08T07:00:00+01:00"),
    ],
)  # fmt: skip
def test_an_instant_that_is_none(site, now, expected):
    built = site(BASE).build(now=now)

    assert (1, {}) == (built.status, built.files)
    assert f"DAYBYDAY_NOW:1:1: error clock-unreadable: {expected}\n" in built.said


def test_a_plugin_that_is_not_installed_stops_the_build(site):
    """Plain Pelican logs it and exits with 0. In a process of its own: what failed to load is remembered."""
    built = site(BASE).pelican("-e", 'PLUGINS=["daybyday", "pelican_nobody_has"]')

    assert (1, {}) == (built.status, built.files)
    assert "error plugin-missing: Cannot load plugin `pelican_nobody_has`" in built.said
    assert "– install it, or take it out of PLUGINS\n" in built.said
