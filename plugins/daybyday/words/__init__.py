"""What each language prints, and what it is read by. One file per language: `en.yaml`, `it.yaml`."""

from ..cldr import direction, language_name
from .catalogue import is_words_file, known_languages, load_words
from .tags import language_among
from .words import Words

__all__ = ["Words", "direction", "is_words_file", "known_languages", "language_among", "language_name", "load_words"]
