"""One site with everything in it, for claims about every file of an output."""

from __future__ import annotations

from tests.harness import SERIES, Site, article, day, page

FOOTNOTE = "A text with a note.[^1]\n\n[^1]: The note.\n"
LINKS = """\
A day [before]({filename}001.en.md), a day [to come]({filename}020.en.md), [typed](/connections/2/), [typed and to
come](/connections/21/), [elsewhere](https://elsewhere.example/page?a=1&b=2), [a tag]({tag}habits), [home]({index}),
[an anchor](#heading), [a file]({static}/images/sheet.pdf), [mail](mailto:ada@example.org), a
[page]({filename}/pages/about.en.md#who), [in Italian]({filename}001.it.md).

# Heading

![A picture]({static}/images/caffè.svg)

#### Deeper

<div lang="it">Un passo in italiano.</div>
"""
HOMEWORK = """
/// homework | Write to [someone]({filename}001.en.md)
    minutes: 20

An intro with a [link](/connections/1/).

- [ ] Go to [day 1]({filename}001.en.md).
- [ ] Look at ![it]({static}/images/caffè.svg). {#look}
///
"""
TEXT = (
    SERIES
    + "description: {en: About it., it: Di che cosa si tratta.}\naliases: {en: [old-connections]}\nrest: [2026-11-06]\n"
    + day(1, "en", "Begin", "tags: [habits, solo]\nimage: /images/caffè.svg\nauthors: [Ada]\naliases: [/2011/begin.html]\n")
    + day(1, "it", "Inizio", "tags: [habits]\n")
    + day(2, "en", "Links", "tags: [habits]\nmodified: 2026-11-04\n", LINKS, HOMEWORK)
    + day(3, "en", "Notes", "", FOOTNOTE)
    + day(3, "it", "Note", "", FOOTNOTE)
    + day(4, "en", "Regretted", "status: withdrawn\n")
    + day(5, "it", "Solo in italiano")
    + day(7, "en", "'<b>Nasty</b> & ]]> \"quoted\"'", "", "Text <p style='color: red' onclick='x()'>styled</p> <script>x()</script>")
    + day(20, "en", "Coming")
    + day(21, "en", "Coming too")
    + article("job", "en", "Job security", "date: 2026-10-20\ntags: [work, habits]\nslug: job-security\n")
    + article("job", "it", "Posto sicuro", "date: 2026-10-21\ntags: [work]\n")
    + article("alone", "en", "Alone", "date: 2026-10-05\n", "[A day]({filename}/connections/003.en.md) and [it](#x).\n\n## X {#x}\n")
    + page("about", "en", "About", "", "## Who\n\nText, and [the beginning]({filename}/connections/001.en.md).")
    + page("about", "it", "Il progetto")
    + "-- articles/job.en.comments.yaml --\n- {id: 1, author: Marta, date: 2011-04-24, html: '<h2>A heading</h2><p id=text>See <a href=/connections/1/>it</a>.</p>'}\n"
    + "- {id: 2, parent: 1, date: 2011-04-25, lang: it, html: 'Anche qui, <img src=https://elsewhere.example/a.jpg>.'}\n"
    + "-- tags.yaml --\nhabits: {en: Habits, it: Abitudini}\nwork: {en: At work, it: Sul lavoro}\n"
    + "-- extra/CNAME --\nexample.net\n"
    + "-- images/caffè.svg --\n<svg xmlns='http://www.w3.org/2000/svg'/>\n"
    + "-- images/sheet.pdf --\n%PDF-1.4\n"
    + "-- images/site/logo.svg --\n<svg xmlns='http://www.w3.org/2000/svg'/>\n"
)  # fmt: skip
NOW = "2026-11-10T12:00:00+01:00"


def rich_site(folder, **settings) -> Site:
    """The site; its footnotes need an extension, as the repository's settings have it."""
    markdown = {"extensions": ["markdown.extensions.extra", "markdown.extensions.footnotes"]}
    return Site(folder, TEXT, MARKDOWN=markdown, **settings)
