"""In which language a text is, where nobody says it: found offline, by the sequences of its letters (py3langid)."""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from ...reading.wording import FunctionWords
from ..errors import PackageMissingError

_LIKELY = ("en", "it", "fr", "de", "es", "pt", "nl", "ca", "ro", "la", "sv", "da", "pl", "sl", "hr", "el", "ru")
"""what else a text may be in: of a hundred languages some share nearly all their letters"""
_FEWEST_LETTERS = 60
_SURE = 0.9
_FEWEST_SMALL = 0.15
"""share of function words: prose of a language has a third, and more than any other language's prose"""
_WORD = re.compile(r"[^\W\d_]+")
_LETTERS = re.compile(r"[^\W\d_]")


def need_detector() -> None:
    """Raise `PackageMissingError` unless the extra is installed."""
    if importlib.util.find_spec("py3langid") is None:
        raise PackageMissingError


def language_of(words: str, languages: Sequence[str]) -> tuple[str, bool]:
    """(tag, whether that is sure); "" for a text too short to tell. `languages` are those of the site."""
    if len(_LETTERS.findall(words[:4000])) < _FEWEST_LETTERS:
        return "", False
    primary = {tag.partition("-")[0].lower(): tag for tag in reversed(languages)}
    tag, share = _identifier(tuple(sorted({*primary, *_LIKELY}))).classify(words[:4000])
    return primary.get(str(tag), str(tag)), float(share) >= _SURE


def spoken_in(words: str, function_words: FunctionWords) -> str:
    """The language of a site whose small words make up a good part of a text; "" for none."""
    listed = _WORD.findall(words[:8000].lower())
    shares = {lang: sum(map(set(small).__contains__, listed)) / max(len(listed), 1) for lang, small in function_words}
    best = max(shares, key=lambda lang: shares[lang], default="")
    return best if best and shares[best] >= _FEWEST_SMALL else ""


@lru_cache(maxsize=2)
def _identifier(languages: tuple[str, ...]) -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages([tag for tag in languages if tag in identifier.labels])
    return identifier
