"""A Pelican blog that has nothing to do with us, and a series that moves into it."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

from tests import warm
from tests.harness import ROOT, Built, split_site

SITEURL = "https://bob.example.net/blog"
FEED_ID = "tag:bob.test,2026"
NOW = "2026-11-23T12:00:00+01:00"

BLOG = """\
-- tech/one.md --
Title: One
Date: 2026-10-01
Tags: a, b
Category: Tech
Lang: en
Slug: number-one

Hello, and [the other]({filename}../life/two.rst). ![x]({static}/images/x.png) [sheet]({attach}sheet.pdf)
-- tech/one-it.md --
Title: Uno
Date: 2026-10-01
Lang: it
Slug: number-one
Tags: a

Ciao.
-- life/two.rst --
Two
###

:date: 2026-10-02
:tags: b

Restructured. See `one <{filename}/tech/one.md>`_.
-- life/draft.md --
Title: A draft
Date: 2026-10-03
Status: draft

Not ready.
-- life/hidden.md --
Title: Hidden
Date: 2026-10-04
Status: hidden

Shown to those who know.
-- life/future.md --
Title: Day 1: not a challenge
Date: 2031-10-04

Pelican shows it.
-- life/day-2.md --
Title: Day 2: not one either
Date: 2026-10-05

Text.
-- life/day-3.md --
Title: Day 3: nor is this
Date: 2026-10-06

Text.
-- pages/about.md --
Title: About

About [one]({filename}/tech/one.md).
-- pages/secret.md --
Title: Hidden page
Status: hidden

Text.
-- tech/sheet.pdf --
%PDF
-- tech/other.pdf --
%PDF-1.4
-- images/x.png --
png
-- extra/robots.txt --
User-agent: *
"""
STRANGERS = """\
-- tags.yaml --
- these: are somebody else's
-- ledger.txt --
Paid 3 euro to Ada.
-- words/notes.txt --
Words.
"""
"""Files of the blog that are called as some of ours."""

SERIES = """\
-- connections/series.yaml --
title: {en: Better connections, it: Relazioni che contano}
slug: {en: connections, it: relazioni}
description: {en: Ten days., it: Dieci giorni.}
start: 2026-11-20
length: 10
release: "07:00"
timezone: Europe/Rome
missing: [6, 7, 8, 9, 10]
-- connections/001-begin.en.md --
---
title: Begin
tags: [a, habits]
category: Challenges
cover: door.jpg
---
See [one]({filename}../tech/one.md), [two]({filename}/life/two.rst#x), [tag]({tag}a), [cat]({category}Tech), [home]({index}),
[next](002-go.en.md), [fifth]({filename}005-velvet.en.md), ![x]({static}/images/x.png) ![y](own.png) [s]({attach}../tech/other.pdf).

/// homework | Find a group
    minutes: 20

- [ ] Look for [one]({filename}../tech/one.md).
- [ ] Go.
///
-- connections/001-begin.it.md --
---
title: Inizio
tags: [a]
---
Un testo.

/// homework | Cerca un gruppo
- [ ] Cerca.
///
-- connections/002-go.en.md --
---
title: Go
---
Back to [begin]({filename}001-begin.en.md).

/// homework | Go
- [ ] Go.
///
-- connections/003-odd.en.md --
---
title: "<b>Odd</b> & \\"quoted\\""
---
Text.

/// homework | Do
- [ ] Do.
///
-- connections/005-velvet.en.md --
---
title: Velvet otters at dawn
tags: [zymurgy]
summary: Nineteen trombones practise in a lighthouse.
---
Seventeen purple walruses waltzed across the ferry. ![z](zeppelin.png)

/// homework | Catch a paper zeppelin
- [ ] Whisper twice to the marmalade jar.
///
-- connections/own.png --
own
-- connections/zeppelin.png --
zeppelin
"""
COMING = "connections/005-velvet.en.md"


class Blog:
    """A site of Pelican's in a folder of its own, built as its author would: `pelican content`."""

    def __init__(self, folder: Path, *texts: str, **settings: Any) -> None:
        self.folder, self.output = folder, folder / "output"
        self.settings: dict[str, Any] = {
            "SITENAME": "Bob", "SITEURL": SITEURL, "PATH": "content", "TIMEZONE": "Europe/Rome", "DEFAULT_LANG": "en", "AUTHOR": "Bob",
            "THEME": "simple", "FEED_ALL_ATOM": "feeds/all.atom.xml", "CATEGORY_FEED_ATOM": "feeds/{slug}.atom.xml",
            "FEED_RSS": "rss.xml", "EXTRA_PATH_METADATA": {"extra/robots.txt": {"path": "robots.txt"}},
            "STATIC_PATHS": ["images", "extra"], **settings,
        }  # fmt: skip
        for text in texts:
            for path, body in split_site(text).items():
                self.write(path, body)

    def write(self, path: str, body: str) -> Blog:
        target = self.folder / "content" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(body, "utf-8")
        return self

    def build(
        self, *arguments: str, plugins: list[str] | None = None, now: str = NOW, python: str = "", first: str = ""
    ) -> Built:
        """`plugins` are those its settings name: ours, if nothing is said; an empty list is Pelican alone. `first` are lines before all
        settings.
        """
        named = ["daybyday"] if plugins is None else plugins
        lines = [f"{key} = {value!r}" for key, value in {**self.settings, "PLUGINS": named}.items()]
        imports = f"import sys\nsys.path.insert(0, {str(ROOT / 'plugins')!r})\n"
        (self.folder / "pelicanconf.py").write_text(imports + first + "\n".join(lines) + "\n", "utf-8")
        program = python or sys.executable
        command = [program, "-m", "pelican", "content", "-s", "pelicanconf.py", *arguments]
        done = warm.run(command, cwd=self.folder, env=kept_environment(now))
        files = {
            path.relative_to(self.output).as_posix(): path.read_bytes()
            for path in sorted(self.output.rglob("*"))
            if path.is_file()
        }
        return Built(files, done.stderr, done.returncode, self.output, printed=done.stdout)


def kept_environment(now: str = NOW) -> dict[str, str]:
    """What a command sees: little more than an instant."""
    names = ("PATH", "HOME", "LANG", "SYSTEMROOT", "COVERAGE_PROCESS_CONFIG")
    kept = {key: value for key, value in os.environ.items() if key in names}
    return {**kept, "DAYBYDAY_NOW": now, "COLUMNS": "300"}
