"""A plan as plain values for `--format json`: the shape that docs/planning.md promises."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ..messages import Speaker
from .json_values import Shown, finding_json
from .plan import Effect, Moved, SeriesCalendar, SeriesPlans, TouchedDay


def plan_json(plan: SeriesPlans, speaker: Speaker, shown: Shown) -> dict[str, Any]:
    """All of it; findings speak the language of `speaker`. `calendars` are as the files are now."""
    return {
        "now": plan.now.isoformat(),
        "calendars": [_calendar(calendar, shown) for calendar in plan.calendars],
        "moved": [_moved(moved) for moved in plan.moved],
        "findings": [finding_json(finding, speaker, shown) for finding in plan.findings],
        "effect": _effect(plan.effect, speaker, shown) if plan.effect else None,
        "lines": [{"path": shown(line.path), "text": line.lines} for line in plan.lines],
        "settings_line": plan.settings_line,
        "to_translate": [{"language": lang, "title": title} for lang, title in plan.names],
        "not_in_ledger": plan.without_lines,
        "breaks": plan.breaks,
    }


def _calendar(calendar: SeriesCalendar, shown: Shown) -> dict[str, Any]:
    series = calendar.series
    return {
        "series": series.id,
        "path": shown(series.place.path),
        "length": series.length,
        "end": calendar.end.isoformat() if calendar.end else None,
        "days": [
            {
                "day": day.number,
                "date": day.date.isoformat(),
                "weekday": day.date.isoweekday(),
                "states": {text.lang: text.state for text in day.texts},
            }
            for day in calendar.days
        ],
        "own_dates": [
            {"day": text.number, "language": text.lang, "due": text.due.isoformat()} for text in calendar.own_dates
        ],
        "pauses": [
            {"from": row.first.isoformat(), "to": row.last.isoformat()} for row in calendar.rows if row.run is None
        ],
    }


def _moved(moved: Moved) -> dict[str, Any]:
    return {
        "series": moved.series.id,
        "days": _touched(moved.days),
        "slugs": [{"language": lang, "slug": slug} for lang, slug in moved.slugs],
        "restored": moved.restored,
    }


def _touched(days: Iterable[TouchedDay]) -> list[dict[str, Any]]:
    return [
        {"day": day.number, "published": day.published.isoformat(), "planned": day.planned.isoformat()} for day in days
    ]


def _effect(effect: Effect, speaker: Speaker, shown: Shown) -> dict[str, Any]:
    return {
        "after": _calendar(effect.after, shown) if effect.after else None,
        "moves": [
            {
                "first": {"day": move.first, "from": move.first_from.isoformat(), "to": move.first_to.isoformat()},
                "last": {"day": move.last, "from": move.last_from.isoformat(), "to": move.last_to.isoformat()},
            }
            for move in effect.moves
        ],
        "touched": _touched(effect.touched),
        "redated": effect.redated,
        "at_once": [shown(post.source.path) for post in effect.at_once],
        "addresses": [
            {"language": move.lang, "old": move.old, "new": move.new, "days_out": move.out} for move in effect.addresses
        ],
        "items": {"kept": effect.feeds.kept, "new": effect.feeds.new, "gone": effect.feeds.gone},
        "new_feeds": list(effect.feeds.feeds),
        "findings": [finding_json(finding, speaker, shown) for finding in effect.findings],
        "files": {
            each.view: {"new": each.new, "changed": each.changed, "removed": each.removed} for each in effect.files
        },
    }
