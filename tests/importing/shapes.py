"""Folders of days in the shapes that well-known public repositories have; every word in them is of these tests."""

from __future__ import annotations

from pathlib import Path

PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(40)
BADGES = """  <a class="header-badge" target="_blank" href="https://example.org/me">
  <img src="https://img.shields.io/badge/follow-me.svg?style=social">
  </a>

  <sub>Author:
  <a href="https://example.org/me" target="_blank">Ada Rossi</a><br>
  <small> Second Edition: May, 2024</small>
  </sub>
"""


def chapters(folder: Path) -> Path:
    """A folder for each day, the first day in the README, badges above, a table of contents, exercises in levels, translations."""
    days = {1: "Greeting", 2: "Listening", 3: "Thanking", 4: "Asking"}
    contents = "\n".join(
        f"| {n:02} | [{name}](./{n:02}_Day_{name}/{n:02}_{name.lower()}.md) |" for n, name in days.items() if n > 1
    )
    files = {
        "readMe.md": f"""# 🌐 30 Days Of Kindness

|# Day | Topics |
|------|:------:|
| 01 | [Greeting](./readMe.md) |
{contents}

🧡🧡🧡 HAPPY PRACTICE 🧡🧡🧡

<div>
<small>Support the <strong>author</strong> with a postcard.</small>
</div>

<div align="center">
  <h1> 30 Days Of Kindness: Day 1 - Greeting</h1>
{BADGES}
</div>

[Day 2 >>](./02_Day_Listening/02_listening.md)

![Banner of the course](./images/banner.png)

- [30 Days Of Kindness](#-30-days-of-kindness)
- [📘 Day 1](#-day-1)
  - [Why anybody greets](#why-anybody-greets)
  - [💻 Exercises - Day 1](#-exercises---day-1)

# 📘 Day 1

## Why anybody greets

A greeting costs nothing and is remembered for the rest of a morning.

```py
# Greeting in code
print('Good morning')
```

🌕 You have greeted your first neighbour.

## 💻 Exercises - Day 1

### Exercise: Level 1

1. Greet the first person you meet.
2. Write down the answer you got.

### Exercise: Level 2

1. Greet somebody in their own language.
   ```py
   print('Buongiorno')
   ```
2. Say which of these is a greeting:
   - Good evening
   - Pass the salt

🎉 WELL DONE ! 🎉

[Day 2 >>](./02_Day_Listening/02_listening.md)
""",
        "Italian/readMe.md": """# 🌐 30 giorni di gentilezza

Questa è la traduzione italiana di un corso sulla gentilezza, un passo al giorno.

# 📘 Giorno 1

## Perché ci si saluta

Un saluto non costa niente e resta in mente per tutta la mattina.

## 💻 Esercizi - Giorno 1

1. Saluta la prima persona che incontri.

[Giorno 2 >>](./02_Giorno_Ascoltare/02_ascoltare.md)
""",
        "Italian/02_Giorno_Ascoltare/02_ascoltare.md": """<div align="center">
  <h1> 30 giorni di gentilezza: Giorno 2 - Ascoltare</h1>
</div>

[<< Giorno 1](../readMe.md) | [Giorno 3 >>](../../03_Day_Thanking/03_thanking.md)

# 📘 Giorno 2

Chi ascolta non prepara la risposta mentre l’altro sta ancora parlando.

## 💻 Esercizi - Giorno 2

### Esercizi: Livello 1

1. Ascolta qualcuno per cinque minuti senza interrompere.
""",
        "02_Day_Listening/listening.py": b"print('I listen')\n",
        "02_Day_Listening/solutions/level_1.md": "# Solutions of level 1\n\nOne way to listen is to repeat the last three words.\n",
        "images/banner.png": PICTURE,
        "images/ears.png": PICTURE,
        "CONTRIBUTING.md": "# How to help\n\nOpen an issue before anything else.\n",
    }
    for number, name in list(days.items())[1:]:
        following = f" | [Day {number + 1} >>](../{number + 1:02}_Day_{days[number + 1]}/{number + 1:02}_{days[number + 1].lower()}.md)" if number + 1 in days else ""  # fmt: skip
        before = "../readMe.md" if number == 2 else f"../{number - 1:02}_Day_{days[number - 1]}/{number - 1:02}_{days[number - 1].lower()}.md"  # fmt: skip
        files[f"{number:02}_Day_{name}/{number:02}_{name.lower()}.md"] = f"""<div align="center">
  <h1> 30 Days Of Kindness: Day {number} - {name}</h1>
{BADGES}
</div>
</div>

[<< Day {number - 1}]({before}){following}

![Thirty days](../images/ears.png)

- [📘 Day {number}](#-day-{number})
  - [Some rules of {name.lower()}](#some-rules-of-{name.lower()})
  - [💻 Day {number}: Exercises](#-day-{number}-exercises)
    - [Exercise: Level 1](#exercise-level-1)

# 📘 Day {number}

## Some rules of {name.lower()}

Rules of day {number} are few, and [those of the first day](../readMe.md) come before them.

1. _Slowly_: whoever hurries has not begun with {name.lower()}.

**Example:**

```js
let pace = 'slow'
```

2. *Gladly*: nobody is fooled by a face.

| Rule | Why |
| --- | --- |
| slowly | it is heard |

## 💻 Day {number}: Exercises

### Exercise: Level 1

1. Practise {name.lower()} with a friend
1. Practise it with three strangers
   1. on a bus
   2. in a shop

The list you need for the next one is here:

```js
const strangers = ['driver', 'baker']
```

### Exercise: Level 2

- Explain {name.lower()} to a child of {number + 4} years.

```sh
say "thank you"
```

🎉 CONGRATULATIONS ! 🎉

[<< Day {number - 1}]({before}){following}
"""
    return laid_out(folder / "30-Days-Of-Kindness", files)


def years(folder: Path) -> Path:
    """A folder for each year, `Days/day01.md` with pictures in `Images/`, headers of a blogging platform, lists of contents in ticks."""
    heads = {
        1: "", 2: "---\ntitle: '#90DaysOfCare - What a gardener does - Day 2'\npublished: false\ndescription: 90DaysOfCare - What a gardener does\n"
        "tags: 'gardens, 90daysofcare, learning'\ncover_image: null\ncanonical_url: null\nid: 1048700\ndate: '2022-04-17T21:15:34Z'\n---\n",
        3: "---\ntitle: '#90DaysOfCare - Growing a Mindset - Day 3'\npublished: false\ndescription: Growing a mindset\ntags: 'gardens'\n"
        "cover_image: 'https://example.org/cover.png'\ncanonical_url: null\nid: 1048701\ndate: '2022-04-17T21:26:15Z'\n---\n",
        4: '---\ntitle: 90DaysOfCare - A Garden in Winter - Day 4\npublished: false\ndescription: "90DaysOfCare - A Garden in Winter"\ntags: "gardens"\ncover_image: null\nid: 1048702\n---\n',
    }  # fmt: skip
    files: dict[str, str | bytes] = {
        "2022.md": "# 90DaysOfCare\n\n### Preparation\n\n- [✔️] ♾️ 1 > [A garden, first](2022/Days/day01.md)\n- [✔️] ♾️ 2 > [What a gardener does](2022/Days/day02.md)\n"
        "- [] ♾️ 5 > [The tools](2022/Days/day05.md)\n",
        "2022/Days/Images/Day3_Beds1.png": PICTURE,
        "2022/Days/Images/Day5_Tools1.png": PICTURE,
        "2022/Days/Tools/rake.go": b"package rake\n",
        "2023/day1.md": "# 2023 in the garden\n\nAnother year begins with the same spade.\n",
        "2023/day2.md": "# Soil, again\n\nSoil of last year is not the soil of this year.\n",
        "2023/day3.md": "# Seeds, again\n\nSeeds kept in a drawer come up late, if at all.\n",
        "2022/it/Days/day05.md": "## Gli attrezzi\n\nUn rastrello, una zappa e molta pazienza: per cominciare non serve altro.\n\nCi vediamo al [Giorno 6](day06.md).\n",
    }
    texts = {
        1: "# Introduction - Day 1\n\n## Day 1 - Introduction\n\nThis is the first of ninety days, and I know nothing of roses.\n\n[![A film](https://img.example.org/v.jpg)](https://www.youtube.com/watch?v=7pLNIlWWVQ4)\n\nSee you on [Day 2](day02.md).\n",
        2: "\n## What a gardener does\n\nHopefully you come here from [Day1](day01.md).\n\n## Resources\n\n- [A film on beds](https://www.youtube.com/watch?v=0yWAtQ6wYNM)\n\nIf you made it this far then you know. See you on [Day 3](day03.md).\n",
        3: "\n## Growing a Mindset\n\nBeds are dug **within** a week, ***never*** in a day.\n\n![](Images/Day3_Beds1.png)\n\n#Notes of mine\n#do we want to talk of beds\n\nSee you on [Day 4](day04.md).\n",
        4: "\n## A Garden in Winter\n\nIn winter one reads of gardens. Options are:\n\n- Read\n- Sleep\nunder two blankets.\n\nSee you on [Day5](day05.md)",
        5: "## The Big Picture: Tools\n\nWelcome to Day 5! Tools are lent, and seldom come back.\n\n![](Images/Day5_Tools1.png)\n\nThe rake is in [this file](Tools/rake.go), the hoe is [missing](Tools/hoe.go).\n\n| Tool | Use |\n| ---- | --- |\n| rake | leaves |\n",
    }  # fmt: skip
    files |= {f"2022/Days/day{number:02}.md": f"{heads.get(number, '')}{text}" for number, text in texts.items()}
    return laid_out(folder / "90DaysOfCare", files)


def log(folder: Path) -> Path:
    """A diary in one file, as people keep it who have begun from a template: headings without a space, remarks, a second round beside it."""
    files = {
        "README.md": "# #100DaysOfDrawing Log - Round 1 - Ada\n\nThe log of my #100DaysOfDrawing challenge, which I began on a rainy Monday.\n",
        "rules.md": "# Rules of the 100 days\n\nDraw for an hour each day, and say so in public.\n",
        "log.md": """# 100 Days Of Drawing - Log

### Day 0: February 30, 2016 (Example 1)
##### (delete me or comment me out)

**Today's Progress**: Bought two pencils and a rubber.

### Day 1: January 11, 2017

**Today's Progress:** Drew the same cup
                      eleven times.

**Thoughts:** Cups are harder than they look.

**Link to work:** [The cup](http://example.org/cup)

###Day 2: january 12, 2017###

**Todays Progress** I ended up drawing the table under the cup.

![](cup.png)

###Day 3:january 13, 2017###

***progress*** none was made, as the rubber was eaten by the dog

### Day 4: January.14 Saturday, 2017

**Thoughts:** A day for looking at drawings of others.
""",
        "r2-log.md": """# Log - Round 2

### R2D1
Began again, with ink. **Thoughts:** Ink forgives nothing.

### R2D2 - 3rd June 2018
Drew hands, all of them left ones.
""",
        "cup.png": PICTURE,
        "resources.md": "# Where to look\n\n* [Hands](http://example.org/hands), a hundred of them\n",
    }
    return laid_out(folder / "100-days-of-drawing", files)


def site(folder: Path) -> Path:
    """A site of a generator: bundles with pictures, TOML, shortcodes, languages as suffixes, pages beside."""
    files = {
        "hugo.toml": 'title = "A week of bread"\n',
        "content/_index.md": "---\ntitle: A week of bread\n---\nFive loaves, one after the other.\n",
        "content/posts/day-1/index.md": '+++\ntitle = "Day 1: Flour"\ndate = 2021-03-01T07:00:00+01:00\ntags = ["bread", "flour"]\n+++\n\nFlour is bought fresh, and in small bags.\n\n![A bag](bag.png)\n\n{{< figure src="bag.png" caption="The bag again" >}}\n\n## Homework\n\n* [ ] Buy a kilo\n* [ ] Smell it\n',
        "content/posts/day-1/index.it.md": '+++\ntitle = "Giorno 1: Farina"\ndate = 2021-03-01T07:00:00+01:00\n+++\n\nLa farina si compra fresca, e in sacchetti piccoli.\n\n## Compito\n\nCompra un chilo di farina.\n',
        "content/posts/day-1/bag.png": PICTURE,
        "content/posts/day-2.md": "---\ntitle: \"Day 2: Water\"\ndate: 'Tue Mar 02 2021 07:00:00 GMT+0100 (CET)'\nseries: bread\nhero_image: /jug.png\npermalink: day-2\ndraft: false\n---\n\nWater is weighed, never poured by eye. See [flour]({{< ref \"day-1/index.md\" >}}) and [salt](../day-3/).\n\n<!--more-->\n\nThe rest is patience[^1].\n\n[^1]: And a warm kitchen.\n",
        "content/posts/day-3.md": '---\ntitle: "Day 3: Salt"\ndate: 2021-03-03\ndraft: true\n---\n\nSalt comes last, when the dough has rested.\n',
        "content/about.md": "---\ntitle: About me\n---\nI bake on Sundays only.\n",
        "static/jug.png": PICTURE,
        "layouts/single.html": "<html>{{ .Content }}</html>",
    }  # fmt: skip
    return laid_out(folder / "bread", files)


def course(folder: Path) -> Path:
    """A folder with a README and code for each day, as they grow in a course; days are text files here and there."""
    files = {
        "README.md": "# A course in knots\n\nTwenty knots, one each day, with a piece of string that everybody has.\n",
        "Day-1/README.md": "Day 1 - Overhand knot\n======================\n\nThe simplest of knots ends most threads.\n\n## What you do\n\n1) Make a loop.\n2) Pull.\n\n## Assignment\n\nTie ten of them:\n\n- with your eyes open\n- with your eyes closed\n\n```sh\ntie --times 10\n```\n",
        "Day-1/knot.py": b"loop = True\n",
        "Day-2/README.md": "# Figure of eight\n\nIt holds better, and comes undone again.\n\n<details>\n<summary>Solution</summary>\n\nOver, under, through.\n\n</details>\n\n## To do\n\n- [ ] Tie one around a chair\n- [x] Find a chair\n",
        "Day-3/notes.txt": "Day 3: Reef knot\n\nLeft over right and under,\nright over left and under.\n\n- it joins two ropes\n- it is no knot to hang on\n",
        "Day-4/day4.txt": b"Caf\xe9 knots are tied around tablecloths; nobody knows \x93why\x94.\n",
        "day5.org": "* Day 5: Bowline\nA rabbit comes out of its hole.\n",
        "Day-6/Day 6.rst": "Clove hitch\n===========\n\nIt holds a rope to a post.\n\nExercises\n---------\n\n1. Tie it to a lamp.\n2. Untie it::\n\n      untie --now\n\nAfterwards\n----------\n\nRest.\n",
        "Day-6/rope.svg": b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        "requirements.txt": "numpy==1.0\n",
        "Day-7/Day7.ipynb": '{"cells": [{"cell_type": "markdown", "source": ["# Day 7: Sheepshank\\n", "\\n", "A rope that is too long is shortened."]}, {"cell_type": "code", "source": ["print(1)"], "outputs": [{"output_type": "stream", "text": ["1\\n"]}]}, {"cell_type": "markdown", "source": ["## Exercises\\n", "\\n", "1. Shorten a rope."]}], "metadata": {}, "nbformat": 4}',
    }  # fmt: skip
    return laid_out(folder / "knots", files)


def numbered(folder: Path) -> Path:
    """Files that only numbers put in order, with headers of a platform and classic ones, navigation in HTML, lists within lists."""
    files = {
        "README.md": "# Thirty days of stars\n\n> [!NOTE]\n> Go out when it is dark.\n\nA walk of five minutes under the sky, for thirty evenings.\n",
        "01-the-plough.md": 'Title: The Plough\nDate: 2020-12-01\nTags: north, plough\n\nSeven stars that everybody finds.\n\n* the handle\n    * Alkaid\n    * Mizar\n* the bowl\n\nTerm\n:   What it means\n\n<p align="center"><a href="README.md">Home</a> | <a href="02-the-pole-star.md">Next →</a></p>\n',
        "02-the-pole-star.md": "---\nlayout: post\ntitle: 2 - The Pole Star\ndate: 2020-12-02 21:00:00 +0100\ncategories: [stars, north]\n---\n# The Pole Star\n\nFive times the back of the Plough, upwards.\n\n~~~\nN\n~~~\n\n### Challenge\n\nPoint at it with your eyes closed.\n\n---\n\n[← Previous](01-the-plough.md) · [Home](README.md) · [Next →](03-cassiopeia.md)\n",
        "03-cassiopeia.md": '\ufeff# Cassiopeia\r\n\r\nA crooked W on the other side.\r\n\r\n<img src="img/w.png" width="300"/>\r\n\r\n### Practice:\r\n\r\n**Task 1.** Find the W.\r\n\r\n**Task 2.** Draw it.\r\n\r\n- - -\r\n[<- Back](02-the-pole-star.md)\r\n',
        "img/w.png": PICTURE,
        "04-orion.md": "# Orion\n\nThe hunter rises late. Caf\u00c3\u00a9s are closed by then.\n\n## Homework\n\n1. Wait.\n\n   Bring tea.\n\n2. Look\n```\neast\n```\n3. Go home.\n\nSleep well.\n",
    }  # fmt: skip
    return laid_out(folder / "stars", files)


SHAPES = (chapters, years, log, site, course, numbered)


def laid_out(folder: Path, files: dict[str, str | bytes]) -> Path:
    """The files in a folder."""
    for path, text in files.items():
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    return folder
