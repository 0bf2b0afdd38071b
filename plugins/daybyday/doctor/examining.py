"""Files -> findings: every rule on everything it looks at; what several files have in common is said once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ..model import Finding, Place
from . import rules, tomorrow
from .feed_set import Calendar, Feed, FeedSet, Outline, Text, texts_of
from .known import Known
from .reading import Unreadable, read
from .rule import Complaint, Rule
from .rules.document import well_formed
from .tomorrow import Calendars, Pair, pairs

Document = Feed | Calendar | Outline
Looked = Document | Text | Pair | Calendars
_NAMED = 2


@dataclass(frozen=True)
class Examined:
    """What was looked at, and what came of it."""

    shelf: FeedSet
    findings: tuple[Finding, ...]
    compared: bool = False
    """whether with the files of a day later"""

    @property
    def feeds(self) -> int:
        """How many feeds there are, lists of feeds aside."""
        return len(self.shelf.feeds)

    @property
    def calendars(self) -> int:
        """How many calendars there are."""
        return len(self.shelf.calendars)


def examine(files: Mapping[str, bytes], known: Known, later: Mapping[str, bytes] | None = None) -> Examined:
    """All that is wrong with some files. `later` are the files of the same site a day later."""
    shelf = FeedSet(known)
    found = _Found()
    _shelve(files, shelf, found)
    things: list[Looked] = [*shelf.feeds, *shelf.calendars, *shelf.outlines, *texts_of(shelf)]
    for thing in things:
        found.add_all(thing, rules.ALL)
    if later is not None:
        after = FeedSet(known)
        changed = {path: data for path, data in later.items() if files.get(path) != data}
        _shelve(changed, after, _Found())
        for pair in pairs(shelf, after):
            found.add_all(pair, tomorrow.ALL)
    return Examined(shelf, tuple(found.findings()), later is not None)


def _shelve(files: Mapping[str, bytes], shelf: FeedSet, found: _Found) -> None:
    for path, data in sorted(files.items()):
        try:
            read(path, data, shelf)
        except Unreadable as error:
            found.add(well_formed, path, Place(shelf.known.settings_file), Complaint(str(error)))


class _Found:
    """Complaints, those that differ in their file alone together."""

    def __init__(self) -> None:
        self._paths: dict[tuple[Rule, Place, Complaint], list[str]] = {}

    def add_all(self, thing: Looked, several: Iterable[Rule]) -> None:
        """What some rules say of a thing they look at."""
        for one in several:
            if isinstance(thing, one.of):
                for complaint in one.check(thing):
                    document = (
                        thing.feed
                        if isinstance(thing, Text)
                        else thing.today
                        if isinstance(thing, Pair | Calendars)
                        else thing
                    )
                    self.add(one, document.path, _place(document, complaint), complaint)

    def add(self, rule: Rule, path: str, place: Place, complaint: Complaint) -> None:
        """One complaint of a file."""
        bare = Complaint(complaint.message, hint=complaint.hint, level=complaint.level)
        paths = self._paths.setdefault((rule, place, bare), [])
        if path not in paths:
            paths.append(path)

    def findings(self) -> Iterator[Finding]:
        """Each with the rule's number, where it was found, and who suffers."""
        for (rule, place, complaint), paths in self._paths.items():
            yield finding(rule, place, complaint, _together(paths))


def finding(rule: Rule, place: Place, complaint: Complaint, where: str) -> Finding:
    """A complaint as everybody else says what is wrong."""
    message = f"F{rule.number} in {where}: {complaint.message}; {rule.readers}"
    hint = complaint.hint or rule.hint
    return Finding(complaint.level or rule.level, rule.code, place, message, hint)


def _together(paths: list[str]) -> str:
    more = len(paths) - _NAMED
    return ", ".join(paths[:_NAMED]) + (f" and {more} more" if more > 0 else "")


def _place(document: Document, complaint: Complaint) -> Place:
    known = document.shelf.known
    folder = "" if isinstance(document, Outline) else document.folder
    if complaint.id or complaint.url:
        return known.place_of(complaint.id, complaint.url, folder)
    return known.place(folder)
