"""Names of files in a content folder and an output folder that several rooms have to know."""

from __future__ import annotations

LEDGER = "ledger.txt"
"""what was published and when; published as it is"""
TAGS = "tags.yaml"
SERIES = "series.yaml"
EXTRA = "extra/"
"""the folder whose files are published as they are, at the root of the site"""
ALWAYS_PUBLISHED = ("images/site/", EXTRA)
"""folders whose files need nobody to refer to them"""


def is_post(name: str) -> bool:
    """Whether a file of the content folder, by its POSIX path, is a text to be read and not a file to be copied."""
    return name[-3:].lower() == ".md" and not name.startswith(EXTRA)
