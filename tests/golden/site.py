"""The one site whose output is kept, file by file. Its content stands here and changes for no other reason."""

from __future__ import annotations

from pathlib import Path

from tests.golden.outline import outline
from tests.harness import Site

NOW = "2026-11-02T12:00:00+01:00"

TEXT = """\
-- connections/series.yaml --
title: {en: Better connections, it: Relazioni che contano}
description: {en: A little every day., it: Un poco ogni giorno.}
slug: {en: connections, it: relazioni}
aliases: {en: [old-connections]}
start: 2026-11-01
length: 4
rest: [2026-11-03]
release: "07:00"
timezone: Europe/Rome
-- connections/001-begin.en.md --
---
title: Begin with “one” & the same
tags: [habits, people]
authors: [Ada Bruni]
summary: The first of a few days.
---
The first text, with a [link](https://elsewhere.example/?a=1&b=2) and *emphasis*.

## A heading

On [day 2]({filename}002-go-on.en.md) we go on, on [day 3](/connections/3/) we rest our case.

/// homework | Find a networking group
    minutes: 20

You need a telephone.

- [ ] Search for a **group**.
- [ ] Go. {#go}
///

An afterword.
-- connections/001-begin.it.md --
---
title: Si comincia, perché no?
tags: [habits]
---
Il primo testo.

/// homework | Cerca un gruppo
    minutes: 20

- [ ] Cerca un **gruppo**.
- [ ] Vacci. {#go}
///
-- connections/002-go-on.en.md --
---
title: Go on
tags: [people]
modified: 2026-11-02 09:00
---
The second text.

DAY 2 HOMEWORK: Write to somebody.
-- connections/003-secret.en.md --
---
title: Nobody may know this
tags: [secrets]
---
Nor this.
-- articles/job-security.en.md --
---
title: Job security
date: 2026-10-20
slug: job-security
tags: [people]
image: /images/bridge.svg
---
![A bridge](/images/bridge.svg)

See [the first day]({filename}/connections/001-begin.en.md#homework).
-- articles/job-security.en.comments.yaml --
- id: 7
  author: Marta & Ugo
  date: 2011-04-24 23:30 +00:00
  html: <p>As on <a href="/connections/1/">day 1</a>, and on <a href="/connections/3/">day 3</a>.</p>
- id: 8
  parent: 7
  date: 2011-04-25
  lang: it
  html: Anche qui.
-- pages/about.en.md --
---
title: About
---
Who writes here.
-- tags.yaml --
habits: {en: Habits, it: Abitudini}
people: {en: People, it: Persone}
-- images/bridge.svg --
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 4"><path d="M0 4Q4 0 8 4"/></svg>
-- extra/CNAME --
example.net
"""

NAMES = {
    "en": {"name": "Better connections", "tagline": "One short text a day."},
    "it": {"name": "Relazioni che contano", "tagline": "Un testo breve al giorno."},
}


def golden_files(folder: Path) -> dict[str, bytes]:
    """What is kept: data byte for byte, pages as outlines, and the list of all files."""
    settings = {"DAYBYDAY_SITE": NAMES, "SITENAME": "Better connections", "DAYBYDAY_WITHOUT": []}
    site = Site(folder, TEXT, SITEURL="https://example.net/repo", **settings)
    built = site.build(NOW)
    assert built.status == 0, built.said
    kept = {}
    for path, data in built.files.items():
        if path.endswith(".html"):
            kept[f"{path.removesuffix('.html')}.outline.txt"] = outline(data).encode()
        elif path.endswith((".rss", ".atom", ".ics", ".json", ".xml", "robots.txt")):
            kept[path] = data
    # The theme's own files are named in its own tests.
    names = sorted(path for path in built.files if not path.startswith("theme/"))
    kept["paths.txt"] = "".join(f"{name}\n" for name in names).encode()
    kept["findings.txt"] = built.said.replace(f"{site.content}/", "").encode()
    return kept
