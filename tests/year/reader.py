"""Models of readers: what a person finds in a feed reader that looks once a day."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta

from tests.feeds.formats import Entry


@dataclass
class Reader:
    """Knows an item by its id for ever; or, with `forgets`, until it has been out of the feed for so many days."""

    forgets: int | None = None
    arrivals: dict[str, list[date]] = field(default_factory=dict)
    """id -> the days on which it was new"""
    reopened: list[tuple[str, date]] = field(default_factory=list)
    """items whose `updated` moved on: many readers mark them unread"""
    reworded: Counter[str] = field(default_factory=Counter)
    """items whose text changed without a word"""
    moved: list[str] = field(default_factory=list)
    """items whose first date changed: never a good thing"""
    _known: dict[str, Entry] = field(default_factory=dict)
    _last_there: dict[str, date] = field(default_factory=dict)

    def look(self, today: date, entries: list[Entry]) -> None:
        """One visit."""
        ids = [entry.id for entry in entries]
        assert len(ids) == len(set(ids)), "an item twice in one feed"
        for entry in entries:
            self._meet(today, entry)
            self._last_there[entry.id] = today
        if self.forgets is not None:
            limit = today - timedelta(days=self.forgets)
            for id in [id for id, last in self._last_there.items() if last < limit]:
                self._known.pop(id, None)

    def _meet(self, today: date, entry: Entry) -> None:
        before = self._known.get(entry.id)
        self._known[entry.id] = entry
        if before is None:
            self.arrivals.setdefault(entry.id, []).append(today)
        elif before != entry:
            if before.published != entry.published:
                self.moved.append(entry.id)
            if before.updated != entry.updated:
                self.reopened.append((entry.id, today))
            else:
                self.reworded[entry.id] += 1

    @property
    def duplicates(self) -> list[str]:
        """Items that were new more than once."""
        return [id for id, days in self.arrivals.items() if len(days) > 1]

    @property
    def most_at_once(self) -> dict[date, int]:
        """Days on which more than one item was new, and how many."""
        counts = Counter(day for days in self.arrivals.values() for day in days)
        return {day: count for day, count in sorted(counts.items()) if count > 1}
