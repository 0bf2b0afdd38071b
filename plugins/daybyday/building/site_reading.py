"""How a site reads its texts: its languages, their words, its series."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from ..model import Series, SiteSettings
from ..reading import Reading, Vocabulary
from ..words import Words


def site_reading(
    settings: SiteSettings,
    words: Mapping[str, Words],
    series: Sequence[Series] = (),
    series_folders: frozenset[str] = frozenset(),
) -> Reading:
    """What must be known before a text of a site can be read. `words` has those of each of its languages."""
    return Reading(
        settings.languages,
        series_folders,
        {each.folder: each.languages for each in series},
        day_prefixes=_joined(words[lang].day_prefixes for lang in words),
        homework_labels=_joined(words[lang].homework_labels for lang in words),
        vocabulary=Vocabulary.of(words[lang].read_by for lang in words),
        function_words=tuple((lang, words[lang].function_words) for lang in words),
        quotation_marks=settings.quotation_marks,
        keeps_other_keys=settings.guest,
    )


def _joined(lists: Iterable[Iterable[str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for words in lists for word in words))
