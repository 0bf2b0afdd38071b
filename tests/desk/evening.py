"""Sites on the evening of 8 November 2026, and at the end of the day after."""

from __future__ import annotations

from daybyday.desk.tomorrow import Outlook, Tomorrow, tomorrow
from tests.harness import SERIES, Look, article, day

EVENING, NIGHT = "2026-11-08T20:00:00+01:00", "2026-11-09T23:59:59+01:00"
WRITTEN = SERIES.replace("length: 30", "length: 9") + "".join(
    day(number, lang, f"Number {number}", text="A text.") for number in range(1, 9) for lang in ("en", "it")
)
LINKED = "A [day to come]({filename}009.en.md), [typed](/connections/9/), [one that is out]({filename}001.en.md)."


def outlook(look: Look) -> Outlook:
    return Outlook(look.content, look.edition, look.findings, look.stopping, look.parts)


def changes_of(made, now: str = EVENING, then: str = NIGHT) -> Tomorrow:
    """What happens to a site between two instants."""
    return tomorrow(outlook(made.run(now)), outlook(made.run(then)))


WELL = (
    WRITTEN.replace("A text.", LINKED, 1)
    + day(9, "en", "The last", homework="\n/// homework | Do it\n- Go.\n///\n")
    + day(9, "it", "L’ultimo")
    + article("soon", "en", "Soon", "date: 2026-11-09 12:00\n")
    + article("late", "en", "Later", "date: 2026-11-20\n")
    + article("mended", "en", "Mended", "date: 2026-10-20\nmodified: 2026-11-09 18:00\n")
)
"""Day 9 is written in both languages, and a page that is out leads to it."""
