"""Every word of the example, of the interface's words and of what authors are told, by Debian's dictionaries."""

from __future__ import annotations

import re
import runpy
import shutil
import subprocess

import pytest

from daybyday.reading import read_comments
from daybyday.yamltree import parse
from tests.browser.needs import Missing, or_skip
from tests.example import CONTENT, content_of_the_example, settings_of_the_example
from tests.harness import ROOT
from tests.texts.manuscripts import texts

pytestmark = [pytest.mark.slow, content_of_the_example, settings_of_the_example]

DICTIONARIES = {"en": "en_GB", "it": "it_IT"}
ACCEPTED = {
    "en": """
        Amina Elif Gdańsk Granovetter Granovetter's Ines Lindqvist Milgram Milgram's Nasreen Okafor Priya Pryce Tomasz Yusuf
    """,
    "it": """
        Amina Brambilla Elif Leeds Milgram Piras Sanaa Stanley Youssef
        RSS app cookie coworking feed networking slide work
        Dott arch geom moka º
        Tienitelo compranne possiede scrivitela siede
    """,
}
"""Names; words of other languages that are Italian by now; abbreviations; forms of verbs that the dictionary lacks."""
ELIDED = "all anch com cos dall dell dev dov mezz nell quest sull tutt"
"""What Italian words are before an apostrophe, as far as the dictionary lacks it."""


def hunspell(dictionary: str) -> str:
    program = shutil.which("hunspell")
    if not program:
        raise Missing("no hunspell: run `apt-get install hunspell hunspell-en-gb hunspell-it`")
    known = subprocess.run([program, "-D"], capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL)
    if f"/{dictionary}" not in known.stderr + known.stdout:
        raise Missing(f"hunspell has no {dictionary}: run `apt-get install hunspell-en-gb hunspell-it`")
    return program


def words_around(lang: str) -> list[str]:
    """What readers see of the site beside its texts: names, sentences, what pictures show, what was said of texts."""
    said = [
        parse((CONTENT / "connections/series.yaml").read_text("utf-8")).value[key].value[lang].value
        for key in ("title", "description")
    ]
    said += [names.value[lang].value for names in parse((CONTENT / "tags.yaml").read_text("utf-8")).value.values()]
    said += [words for text in texts(lang) for words in re.findall(r"!\[([^\]]*)\]", text.source.text)]
    said += runpy.run_path(str(ROOT / "pelicanconf.py"))["DAYBYDAY_SITE"][lang].values()
    for path in CONTENT.rglob(f"*.{lang}.comments.yaml"):
        comments, _ = read_comments(path.name, path.read_bytes(), tuple(DICTIONARIES))
        said += [f"{re.sub('<[^>]*>', ' ', each.html)}" for each in comments if each.lang in ("", lang)]
    return said


@pytest.mark.parametrize("lang", DICTIONARIES)
def test_every_word_is_spelt_as_the_dictionary_has_it(lang):
    program = or_skip(hunspell, DICTIONARIES[lang])
    prose = "\n".join([*(text.read for text in texts(lang)), *words_around(lang)]).replace("’", "'")
    if lang == "it":
        prose = re.sub(rf"\b(?:{'|'.join(ELIDED.split())})'(?=\w)", "", prose, flags=re.IGNORECASE)

    done = subprocess.run(
        [program, "-i", "utf-8", "-d", DICTIONARIES[lang], "-l"],
        input=prose, capture_output=True, encoding="utf-8", check=True,
    )  # fmt: skip

    assert set(done.stdout.split()) - set(ACCEPTED[lang].split()) == set()
