"""The thirty days and the articles as an editor reads them. A machine cannot tell whether they are good, only whether they repeat."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import pairwise

import pytest

from tests.example import content_of_the_example
from tests.texts.manuscripts import LANGUAGES, Text, newest_source, sentences, texts, words

pytestmark = content_of_the_example

in_both_languages = pytest.mark.parametrize("lang", LANGUAGES)

SHORTEST, LONGEST = 120, 450
MOST_DAYS = 6
EVERYWHERE = {
    "en": """
        another answer anybody anything because before better enough everyone message minutes nobody nothing people person
        question remember second sentence sentences should somebody someone something somewhere things whoever without yourself
    """,
    "it": """
        chiede chiedere chiedi chiesto cinque davanti dentro domanda elenco essere giorni giorno lavoro meglio mentre
        messaggio minuti nemmeno nessuna nessuno niente parlare parola parole perché persona persone qualche qualcosa
        qualcuno quando quanto quattro quella quelli quello questo risposta sapere scritto scrivi seconda sempre settimana stesso
    """,
}
"""Words that may stand in more than six days: those a sentence is made with, numbers, and what the series is about."""


def days(lang: str) -> tuple[Text, ...]:
    return texts(lang, "day")


@in_both_languages
def test_there_are_thirty_days(lang):
    assert [text.source.day for text in days(lang)] == list(range(1, 31))


@in_both_languages
def test_a_day_is_read_in_a_few_minutes(lang):
    lengths = {text.name: len(words(text.prose)) for text in days(lang)}

    assert {name: n for name, n in lengths.items() if not SHORTEST <= n <= LONGEST} == {}


@in_both_languages
def test_homework_is_one_to_four_tasks_with_minutes(lang):
    homework = {text.name: text.source.homework for text in days(lang)}

    assert [name for name, given in homework.items() if not given or not 1 <= len(given.tasks) <= 4] == []
    assert [name for name, given in homework.items() if given and not 5 <= (given.minutes or 0) <= 30] == []


@in_both_languages
def test_no_sentence_stands_twice(lang):
    places = defaultdict(list)
    for text in texts(lang):
        for sentence in sentences(text.read):
            places[" ".join(words(sentence))].append(text.name)

    assert {sentence: names for sentence, names in places.items() if len(names) > 1} == {}


@in_both_languages
def test_no_summary_repeats_its_text(lang):
    repeated = {}
    for text in texts(lang):
        shared = _runs(text.source.summary) & (_runs(text.prose) | _runs(text.homework) | _runs(text.source.title))
        repeated |= {text.name: shared} if shared else {}

    assert repeated == {}


def _runs(prose: str, length: int = 6) -> set[str]:
    """Every `length` words that follow each other."""
    every = words(prose)
    return {" ".join(every[at : at + length]) for at in range(len(every) - length + 1)}


@in_both_languages
def test_no_word_is_a_tic(lang):
    counts = Counter(
        word for text in days(lang) for word in {part for each in words(text.read) for part in re.split("[’'-]", each)}
    )
    often = {word for word, n in counts.items() if n > MOST_DAYS and len(word) >= 6}

    assert often - set(EVERYWHERE[lang].split()) == set()


@in_both_languages
def test_every_word_of_the_list_is_needed(lang):
    seen = Counter(
        word for text in days(lang) for word in {part for each in words(text.read) for part in re.split("[’'-]", each)}
    )

    assert [word for word in EVERYWHERE[lang].split() if seen[word] <= MOST_DAYS] == []


FORMS = (
    ("letter", r"\A\s*(?:Dear|Cara)\b"),
    ("table", r"^\|"),
    ("steps", r"^\d+\. "),
    ("letter", r"^> "),
    ("list", r"^- "),
    ("script or questions", r"^\*\*[^*]+\*\*|^\*[“«][^*]+\*$"),
    ("scene", r"\A\s*[“«]"),
    ("essay", r"^## "),
)
"""(form, what is seen of it in the Markdown), the most telling first. What shows none of them is a note when it is short,
else a story."""


def form_of(text: Text) -> str:
    shown = next((form for form, sign in FORMS if re.search(sign, text.source.text, re.MULTILINE)), "")
    return shown or ("note" if len(words(text.prose)) < 200 else "story")


@in_both_languages
def test_no_two_neighbours_are_alike_in_form(lang):
    forms = [(text.name, form_of(text)) for text in days(lang)]

    assert [(one[0], other[0], one[1]) for one, other in pairwise(forms) if one[1] == other[1]] == []


def test_a_day_has_the_same_form_in_both_languages():
    assert [form_of(text) for text in days("en")] == [form_of(text) for text in days("it")]


def test_every_twin_is_current():
    originals = {text.source.path.removesuffix(".en.md"): text.source for text in texts("en")}
    twins = {text.source.path.removesuffix(".it.md"): text.source for text in texts("it")}

    assert [
        twin.path
        for stem, twin in twins.items()
        if stem in originals and twin.translated_from != newest_source(originals[stem])
    ] == []


@in_both_languages
def test_there_are_articles_of_its_own_in_each_language(lang):
    other = "it" if lang == "en" else "en"
    twins = {text.source.stem for text in texts(other, "article")}

    assert len(texts(lang, "article")) >= 6
    assert [text.name for text in texts(lang, "article") if text.source.stem not in twins]


@in_both_languages
def test_each_language_has_a_thread_of_comments(lang):
    threads = [text.name for text in texts(lang) if _comments_of(text).is_file()]

    assert len(threads) == 1


def _comments_of(text: Text):
    from tests.example import CONTENT

    return CONTENT / text.name.replace(".md", ".comments.yaml")
