"""DAYBYDAY_TYPOGRAPHY -> the quotation marks an author has decided on, by language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..messages import say
from ..model import Finding, Place

SETTING = "DAYBYDAY_TYPOGRAPHY"
_EXAMPLE = say('write {{"en": "“”‘’", "it": "«»“”"}}: the outer marks, then those within them')


def quotation_marks(
    settings: Mapping[str, Any], languages: tuple[str, ...], place: Place, findings: list[Finding]
) -> tuple[tuple[str, str], ...]:
    """(language, its marks two by two). What cannot be used gives a finding, and decides nothing."""
    given = settings.get(SETTING)
    if not given:
        return ()
    from ..reading.wording import ALL_MARKS  # a site that decides nothing need not read how texts are read

    known = frozenset(f"{ALL_MARKS}’")
    if not isinstance(given, Mapping):
        findings.append(
            Finding(
                "error",
                "setting-typography",
                place,
                say("{setting} must give marks by language", setting=SETTING),
                _EXAMPLE,
            )
        )
        return ()
    decided = []
    for lang, marks in given.items():
        if lang not in languages:
            message = say("{setting} names `{language}`, which the site has not", setting=SETTING, language=str(lang))
            findings.append(Finding("error", "setting-typography", place, message, _EXAMPLE))
        elif not isinstance(marks, str) or len(marks) not in (2, 4) or not known.issuperset(marks):
            message = say("{setting}: `{marks}` are no pairs of quotation marks", setting=SETTING, marks=str(marks))
            findings.append(Finding("error", "setting-typography", place, message, _EXAMPLE))
        else:
            decided.append((lang, marks))
    return tuple(decided)
