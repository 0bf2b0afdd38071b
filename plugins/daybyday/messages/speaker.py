"""In which language authors are spoken to, and how: the catalogues beside this file, in gettext's PO format."""

from __future__ import annotations

import gettext
from collections.abc import Mapping, Sequence
from functools import lru_cache
from io import BytesIO
from pathlib import Path

from .message import ENGLISH, Speaker

_CATALOGUES = Path(__file__).parent
_TASKS = "tasks.py"
"""what lies in a clone of the kit, where commands are those of invoke"""
_VARIABLES = ("DAYBYDAY_SPEAK", "LC_ALL", "LC_MESSAGES", "LANG")
"""in the order in which they are asked; the last three as POSIX has them"""


def speaker_for(environment: Mapping[str, str], site_languages: Sequence[str] = ()) -> Speaker:
    """Who speaks to the author: in the language the environment asks for, else in the site's first; else English.

    A language without a catalogue, and POSIX's `C`, ask for nothing. In a folder without a `tasks.py` commands are called as
    the installed package has them.
    """
    asked = [environment.get(name, "").partition(".")[0].replace("_", "-") for name in _VARIABLES]
    speakers = (_speaker(tag.partition("-")[0].lower()) for tag in (*asked, *site_languages[:1]))
    speaker = next((speaker for speaker in speakers if speaker is not None), ENGLISH)
    return speaker if Path(_TASKS).is_file() else _Installed(speaker)


@lru_cache(maxsize=8)
def _speaker(lang: str) -> Speaker | None:
    if lang == "en":
        return ENGLISH
    path = _CATALOGUES / f"{lang}.po"
    return Catalogue(lang, path) if lang.isalpha() and path.is_file() else None


class _Installed:
    """Says `daybyday check` for `invoke check`: in a site that has no `tasks.py`, commands are those of the package."""

    def __init__(self, speaker: Speaker) -> None:
        self.lang, self._speaker = speaker.lang, speaker

    def text(self, template: str) -> str:
        """The template in this language."""
        return self._speaker.text(template).replace("`invoke ", "`daybyday ")

    def counted(self, singular: str, plural: str, n: int) -> str:
        """The form that `n` asks for."""
        return self._speaker.counted(singular, plural, n).replace("`invoke ", "`daybyday ")


class Catalogue:
    """Messages as a PO file translates them; what it lacks stays English. Raises `OSError`."""

    def __init__(self, lang: str, path: Path) -> None:
        # Babel is imported here: whoever has nothing to say to an Italian need not wait for it.
        from babel.messages.mofile import write_mo
        from babel.messages.pofile import read_po

        self.lang = lang
        compiled = BytesIO()
        with path.open("rb") as file:
            write_mo(compiled, read_po(file, locale=lang))
        compiled.seek(0)
        self._translations = gettext.GNUTranslations(compiled)

    def text(self, template: str) -> str:
        """The template in this language."""
        return self._translations.gettext(template)

    def counted(self, singular: str, plural: str, n: int) -> str:
        """The form that `n` asks for."""
        return self._translations.ngettext(singular, plural, n)
