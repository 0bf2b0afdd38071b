"""A site full of things that are not out: every kind, referred to in every way."""

from __future__ import annotations

from tests.harness import SERIES, article, day, page

HELD = """\
-- walks/series.yaml --
title: {en: Walks, it: Passi}
slug: {en: walks, it: passi}
start: 2026-11-01
length: 30
release: "07:00"
timezone: Europe/Rome
translations: hold
"""

COMING = """\
-- connections/004-velvet-otters.en.md --
---
title: Velvet otters at dawn
summary: Nineteen trombones practise in a lighthouse.
tags: [zymurgy, habits]
image: zeppelin-cover.svg
aliases: [/2011/otter-parade.html]
---
Seventeen purple walruses waltzed across the ferry & back, “quoted”.

## Marmalade heading of dawn

![A zeppelin over the sea](zeppelin-photo.svg)

- A listed cucumber sings opera.

/// homework | Catch a paper zeppelin
    minutes: 20

Before you begin, polish the periscope.

- [ ] Whisper twice to the marmalade jar. {#whisper}
- [ ] Count every umbrella in Trieste.
///

Afterwards, the accordions fell silent at last.
-- connections/004-velvet-otters.it.md --
---
title: Lontre di velluto
---
Diciassette trichechi viola ballavano sul traghetto.

/// homework | Cattura uno zeppelin
- [ ] Sussurra due volte al vasetto.
///
"""

PUBLIC = (
    SERIES
    + day(1, "en", "Begin", "tags: [habits]\n")
    + day(1, "it", "Inizio", "tags: [habits]\n")
    + day(2, "en", "Alone with cormorants", "tags: [habits]\n", "A text of the second day.")
    + day(
        3, "en", "Links", "tags: [habits]\n",
        "On [the fourth]({filename}004-velvet-otters.en.md) we go on, or [typed](/connections/4/), [typed "
        "badly](/connections/4), [in Italian](/it/relazioni/4/), [a place]({filename}004-velvet-otters.en.md#whisper), "
        "[a subject]({tag}zymurgy), [later]({filename}020-glass-harmonica.en.md), "
        "[an article]({filename}/articles/obsidian-kettle.en.md) and [its address](/obsidian-kettle/), a "
        "[draft]({filename}/articles/crimson-teapot.en.md), a [held one](/walks/2/).",
    )
    + article("public", "en", "Public article", "date: 2026-10-10\n", "See [day four]({filename}/connections/004-velvet-otters.en.md).")
    + page("about", "en", "About", "", "See [day four](/connections/4/).")
    + "-- tags.yaml --\nhabits: {en: Habits, it: Abitudini}\nzymurgy: {en: Brewing cellars, it: Cantine birraie}\n"
)  # fmt: skip

HIDDEN = (
    COMING
    + day(2, "it", "Isolati nel faro", "date: 2026-11-25\n", "Il faro canta di notte quando nessuno ascolta.", stem="002-isolati")
    + day(20, "en", "Glass harmonica", "tags: [acoustics]\n", "Fourteen glaciers hum in unison.", stem="020-glass-harmonica")
    + day(6, "en", "Unfinished cathedral", "status: draft\n", "Gargoyles draft their resignation letters.", stem="006-cathedral-draft")
    + article("obsidian-kettle", "en", "The obsidian kettle", "date: 2026-12-24\ntags: [volcanology]\n", "Kettles erupt without a warning.")
    + article("crimson-teapot", "en", "A crimson teapot", "date: 2026-10-01\nstatus: draft\n", "Teapots dream about porcelain wars.")
    + page("future-orchard", "en", "Future orchard", "date: 2026-12-24\n", "Apples plan a quiet revolution.")
    + HELD
    + day(1, "en", "First walk", series="walks")
    + day(1, "it", "Primo passo", series="walks")
    + day(2, "en", "Heliotrope staircase", "tags: [heliotropes]\n", "Banisters remember every sleeve.", series="walks", stem="002-heliotrope")
)  # fmt: skip

WHISPERS = """\
-- {path} --
- id: 1
  author: Quentin Featherstonehaugh
  date: 2011-04-24
  html: Somebody whispered about armadillos.
"""
"""Comments that texts had before; nobody may know them before their texts are out again."""

TEXT = PUBLIC + HIDDEN + "".join(
    WHISPERS.format(path=path)
    for path in (
        "connections/004-velvet-otters.en.comments.yaml", "connections/002-isolati.it.md.comments.yaml",
        "connections/006-cathedral-draft.en.comments.yaml", "articles/obsidian-kettle.en.comments.yaml",
        "articles/crimson-teapot.en.comments.yaml", "pages/future-orchard.en.comments.yaml", "walks/002-heliotrope.en.comments.yaml",
    )
)  # fmt: skip
PICTURES = {
    "connections/zeppelin-photo.svg": b"<svg xmlns='http://www.w3.org/2000/svg'><title>photo of it</title></svg>",
    "connections/zeppelin-cover.svg": b"<svg xmlns='http://www.w3.org/2000/svg'><title>cover of it</title></svg>",
}

FOURTH = "connections/004-velvet-otters.en.md"
FOURTH_IT = "connections/004-velvet-otters.it.md"
TWENTIETH = "connections/020-glass-harmonica.en.md"
TRANSLATION = "connections/002-isolati.it.md"
DRAFT_DAY = "connections/006-cathedral-draft.en.md"
DRAFT = "articles/crimson-teapot.en.md"
ARTICLE = "articles/obsidian-kettle.en.md"
FUTURE_PAGE = "pages/future-orchard.en.md"
HELD_DAY = "walks/002-heliotrope.en.md"
EVERYTHING = (
    "connections/001.en.md", "connections/001.it.md", "connections/002.en.md", "connections/003.en.md",
    "walks/001.en.md", "walks/001.it.md",
)  # fmt: skip
"""What is out from its day on."""

BEFORE = "2026-10-15T12:00:00+02:00"
MIDDLE = "2026-11-03T12:00:00+01:00"
AFTER = "2027-02-01T12:00:00+01:00"
