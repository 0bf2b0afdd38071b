"""What goes wrong, and the very words in which it is reported. These words are product: change them on purpose only."""

from tests.harness import SERIES, day

BASE = SERIES + day(1, "en", "Begin") + day(1, "it", "Cominciare")
"""A site that has nothing to mend."""


def raw(path: str, text: str) -> str:
    """One more file for a site's string, as it is."""
    return f"-- {path} --\n{text}\n"


def codes(said: list[str]) -> list[str]:
    return [one.split(": ")[1].split(" ")[1] for one in said]
