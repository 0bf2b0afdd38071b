"""A site from each kind of source: `check` has nothing against it, and every sentence of the source is on its pages."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path

import pytest
from lxml import html as lxml_html

from tests.harness import Site
from tests.importing.conftest import Importing
from tests.importing.pages import PAGES, Expected
from tests.importing.reading import letters
from tests.importing.test_feeds import OLD

NOW = "2026-11-20T12:00:00+01:00"
FEWEST_WORDS = 6
FOLDERS = {
    "pelican": {
        "content/letters.md": "Title: A drawer of letters\nDate: 2014-02-03 08:00\nTags: letters, work\n\nThe drawer of Pelican holds every letter that was never sent.\n\n- Open it [once a week]({filename}/coffee.md) and take one letter out.\n",
        "content/coffee.md": "Title: Coffee with strangers\nDate: 2014-02-04 08:00\n\nWhoever drinks a coffee alone has missed a talk with a stranger.\n",
        "pelicanconf.py": "SITENAME = 'x'\n",
    },
    "hugo": {
        "config.toml": 'title = "Hugo"\n',
        "content/posts/day-1.md": '+++\ntitle = "Day 1: Walk"\ndate = 2015-03-01\n+++\n\nWalk round the square of Hugo and greet whoever sits there.\n\n{{< figure src="https://h.test/a.png" title="The square at noon in the middle of March" >}}\n\n## Exercises\n\n1. Greet three people whom you never greeted before.\n',
        "content/posts/day-2.md": '+++\ntitle = "Day 2: Sit"\ndate = 2015-03-02\n+++\n\nSit on a bench of Hugo until somebody sits down beside you.\n\n> A bench is a letter that the town has written to everyone.\n',
    },
    "jekyll": {
        "_config.yml": "title: Jekyll\n",
        "_posts/2016-04-05-quiet.md": "---\nlayout: post\ntitle: Quiet\n---\n\nQuiet rooms of Jekyll make quiet people speak at last.\n\n{% highlight python %}\nprint('hello to everybody who reads this far')\n{% endhighlight %}\n",
    },
    "hexo": {
        "_config.yml": "title: Hexo\n",
        "source/_posts/noise.md": "---\ntitle: Noise\ndate: 2017-05-06 10:00:00\ntags: [noise]\n---\n\nNoise in the market of Hexo hides the words you were afraid of.\n\n<!-- more -->\n\n| A | B |\n|---|---|\n| The stall of apples is the loudest of all | The fish are silent but for the man who sells them |\n",
    },
}  # fmt: skip
JSON_FEED = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "Feed",
    "items": [
        {"id": "https://j.test/1", "url": "https://j.test/1", "title": "Reply", "date_published": "2018-06-07T08:00:00Z", "content_html": "<p>Reply to the oldest letter of the JSON feed before you reply to the newest.</p><dl><dt>Reply</dt><dd>What a letter has waited for since the day it came.</dd></dl>"},
        {"id": "https://j.test/2", "title": "Wait", "date_published": "2018-06-08T08:00:00Z", "content_text": "Wait for the answer of the JSON feed without looking at the door.\n\nIt comes when the kettle boils & nobody listens < or so they say."},
    ],
}  # fmt: skip


def sources() -> dict[str, tuple[str, dict[str, str]]]:
    """Kind -> (what of it is imported, files)."""
    pages = {name: PAGES[name][0] for name in ("wp-kubrick.html", "charity.html", "blogger-simple.html", "ghost.html")}
    return {
        "saved pages": (".", pages),
        "blogger": ("blog.xml", {"blog.xml": OLD}),
        "json feed": ("feed.json", {"feed.json": json.dumps(JSON_FEED)}),
        **{kind: (".", files) for kind, files in FOLDERS.items()},
    }


@pytest.fixture(scope="module")
def built(tmp_path_factory) -> tuple[Site, str]:
    """A site with the texts of all kinds, which were imported one after the other; the letters of its pages."""
    root = tmp_path_factory.mktemp("kinds")
    importing = Importing(root)
    for kind, (place, files) in sources().items():
        for name, text in files.items():
            path = root / "sources" / kind / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        importing(root / "sources" / kind / place, series=f"Series of {kind}")
    site = Site(root / "site")
    for path in importing.output.rglob("*"):
        if path.is_file() and ".import" not in path.parts:
            site.write(path.relative_to(importing.output).as_posix(), path.read_bytes())
    pages = [Path(name) for name in site.build(NOW).files if name.endswith("index.html")]
    words = (lxml_html.fromstring((site.folder / "output" / page).read_bytes()).text_content() for page in pages)
    return site, letters(" ".join(words))


def sentences(kind: str) -> list[str]:
    """What a source says, read without any of the code that imports."""
    if kind == "saved pages":
        expected: list[Expected] = [PAGES[name][1] for name in sources()[kind][1]]
        return [sentence for page in expected for sentence in page.sentences]
    if kind == "json feed":
        texts = [
            item.get("content_html") or f"<pre>{html.escape(item['content_text'])}</pre>" for item in JSON_FEED["items"]
        ]
        return [line for text in texts for line in lxml_html.fromstring(f"<div>{text}</div>").xpath(".//text()")]
    if kind == "blogger":
        contents = re.findall(r"<content type='html'>(.*?)</content>", OLD, re.DOTALL)
        return [
            line for text in contents for line in lxml_html.fromstring(f"<div>{html.unescape(text)}</div>").xpath(".//text()")
        ]  # fmt: skip
    bodies = (
        re.sub(r"\A(---|\+\+\+)\n.*?\n\1\n|\A(?:\w+: [^\n]*\n)+", "", text, flags=re.DOTALL)
        for name, text in FOLDERS[kind].items()
        if name.endswith(".md")
    )
    return [
        re.sub(r"\]\([^)]*\)|\{[{%].*?[%}]\}|<!--.*?-->", "", part)
        for body in bodies
        for part in re.split(r"[\n|]", body)
    ]


def test_check_has_nothing_against_them(built):
    site, _ = built

    assert [finding for finding in site.findings(now=NOW) if ": error " in finding] == []


@pytest.mark.parametrize("kind", list(sources()))
def test_every_sentence_is_on_a_page(built, kind):
    _, shown = built
    said = [sentence for sentence in sentences(kind) if len(sentence.split()) >= FEWEST_WORDS]

    assert len(said) > 1
    assert [sentence for sentence in said if letters(sentence) not in shown] == []
