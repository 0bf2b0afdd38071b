"""Names of files in a content folder and an output folder that several rooms have to know."""

from __future__ import annotations

from .patterns import regex

LEDGER = "ledger.txt"
"""what was published and when; published as it is"""
LEDGER_BEGINS = "# What was published, and when: what stands here is fixed, whatever is edited."
"""the first line of a ledger"""
TAGS = "tags.yaml"
SERIES = "series.yaml"
COMMENTS = ".comments.yaml"
"""what the name of a file ends with that holds the comments a post once had; never published as a file"""
WORDS = "words"
"""the folder with the site's own words"""
EXTRA = "extra/"
"""the folder whose files are published as they are, at the root of the site"""
ALWAYS_PUBLISHED = ("images/site/", EXTRA)
"""folders whose files need nobody to refer to them"""


_NEARLY_COMMENTS = regex(r"(?i)(?P<stem>.*?)[._ -]?comm?ent[si]?(?:[ ._(-].*)?\.ya?ml(?:\.\w+)?")


def nearly_comments(name: str) -> str | None:
    """What a file of the content folder should be called that seems to hold comments and is not called so; None for any
    other. Readers' words and addresses may stand in it.
    """
    if "ment" not in name.lower():
        return None  # as nearly always
    folder, slash, last = name.rpartition("/")
    match = _NEARLY_COMMENTS.fullmatch(last)
    return (
        f"{folder}{slash}{match['stem'] or '007-ask.en'}{COMMENTS}" if match and not name.endswith(COMMENTS) else None
    )


def is_ledger(data: bytes | None) -> bool:
    """Whether a file called `ledger.txt` is one that publishing wrote: in somebody else's site it may be anything."""
    return data is not None and data.lstrip(b"\xef\xbb\xbf").startswith(LEDGER_BEGINS.encode())


def is_post(name: str) -> bool:
    """Whether a file of the content folder, by its POSIX path, is a text to be read and not a file to be copied."""
    return name[-3:].lower() == ".md" and not name.startswith(EXTRA)
