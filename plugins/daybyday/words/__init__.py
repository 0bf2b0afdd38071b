"""What each language prints, and what it is read by. One file per language: `en.yaml`, `it.yaml`."""

from ..cldr import direction, language_name
from .catalogue import load_words
from .words import Words

__all__ = ["Words", "direction", "language_name", "load_words"]
