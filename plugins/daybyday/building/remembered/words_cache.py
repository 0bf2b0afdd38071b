"""The words of the site's languages, remembered: checking them takes longer than reading a thousand posts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ...engine import Fingerprints
from ...model import Finding
from ...words import Words, load_words
from .. import cache_key

if TYPE_CHECKING:
    from ...engine.store import Store

NAME = "words"
"""What they are saved under."""


def words_of(
    languages: tuple[str, ...], site_files: Mapping[str, bytes], store: Store
) -> tuple[dict[str, Words], tuple[Finding, ...]]:
    """What `load_words` returns. Only words without findings are remembered: the findings of others are due again."""
    key = Fingerprints(cache_key.of_words())((languages, site_files))
    remembered: Any = store.load(NAME)
    if isinstance(remembered, tuple) and remembered[0] == key:
        return {lang: Words(*packed) for lang, packed in remembered[1].items()}, ()
    words, findings = load_words(languages, site_files)
    if not findings:
        packed = {
            lang: (
                own.lang,
                dict(own.printed),
                own.day_prefixes,
                own.homework_labels,
                {key: dict(table) for key, table in own.read_by.items()},
            )
            for lang, own in words.items()
        }
        store.save(NAME, (key, packed))
    return words, findings
