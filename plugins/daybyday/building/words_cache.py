"""The words of the site's languages, remembered: checking them takes longer than reading a thousand posts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ..engine import Fingerprints
from ..model import Finding
from ..words import Words, load_words
from . import cache_key

if TYPE_CHECKING:
    from ..engine.store import Store

NAME = "words"
"""What they are saved under."""


def words_of(
    languages: tuple[str, ...], site_files: Mapping[str, bytes], store: Store
) -> tuple[dict[str, Words], tuple[Finding, ...]]:
    """What `load_words` gives. Only words that are complete are remembered: the others have to be told of again."""
    key = Fingerprints(cache_key.of_words())((languages, site_files))
    known: Any = store.load(NAME)
    if isinstance(known, tuple) and known[0] == key:
        return {lang: Words(*one) for lang, one in known[1].items()}, ()
    words, findings = load_words(languages, site_files)
    if not findings:
        packed = {
            lang: (one.lang, dict(one.printed), one.day_prefixes, one.homework_labels) for lang, one in words.items()
        }
        store.save(NAME, (key, packed))
    return words, findings
