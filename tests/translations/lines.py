"""Lines `source:` of originals that nobody has written."""

from daybyday.reading.source_prints import SourcePrint, write_line


def line(lang: str = "en", *, homework: bool = True) -> str:
    """A line that can be read, and fits no text."""
    if not homework:
        return write_line(SourcePrint(lang, "aaaa", "", "aaa", ("aaa", "aaa")))
    return write_line(SourcePrint(lang, "aaaa", "aaaa", "aaa", ("aaa", "aaa"), tasks=("aaa", "aaa", "aaa")))
