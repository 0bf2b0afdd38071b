"""What is said to authors: sentences as values, put into words when they are printed, in the author's language.

English stands in the code; `it.po` has the Italian (gettext's PO format), kept complete by `invoke messages`.
"""

from .message import (
    ENGLISH,
    NOTHING,
    DecimalNumber,
    LanguageName,
    Listing,
    Message,
    Speaker,
    Value,
    forms,
    language_names,
    listing,
    quote,
    say,
    say_count,
    spoken,
)
from .speaker import speaker_for

__all__ = [
    "ENGLISH",
    "NOTHING",
    "DecimalNumber",
    "LanguageName",
    "Listing",
    "Message",
    "Speaker",
    "Value",
    "forms",
    "language_names",
    "listing",
    "quote",
    "say",
    "say_count",
    "speaker_for",
    "spoken",
]
