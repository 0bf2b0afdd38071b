"""What the desk knows as plain values for `--format json`: the shapes that docs/status.md promises."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from ..messages import Speaker, spoken
from ..model import Finding
from .day_texts import DayText, Runway
from .status import LanguageStatus, SeriesStatus, StandaloneStatus, Status
from .tomorrow import ChangedPage, ComingText, NewItems, NewLink, Tomorrow

Shown = Callable[[str], str]
"""path in the content folder -> the path its author can open"""


def status_json(status: Status, speaker: Speaker, shown: Shown, fail_below: int = 0) -> dict[str, Any]:
    """All of it; `below` names the runways that are shorter than `fail_below`. Findings speak the language of `speaker`."""
    data: dict[str, Any] = {
        "now": status.now.isoformat(),
        "late": [text_json(text, status.now, shown) for text in status.late],
        "today": [text_json(text, status.now, shown) for each in status.series for text in each.today],
        "next": [text_json(text, status.now, shown) for text in status.to_write],
        "series": [_series(each, shown) for each in status.series],
        "articles_and_pages": [_standalone(each) for each in status.standalone],
        "findings": {
            level: sum(finding.level == level for finding in status.findings) for level in ("error", "warning", "note")
        },
        "stops": [finding_json(finding, speaker, shown) for finding in status.stopping],
        "below": [
            {"series": series.series.id, "language": language.lang, "days": language.runway.days}
            for series, language in status.below(fail_below)
        ],
    }
    if status.translations:
        data["translations"] = status.translations.as_json()
    return data


def finding_json(finding: Finding, speaker: Speaker, shown: Shown) -> dict[str, Any]:
    """A finding; what it says in the language of `speaker`."""
    return {
        "level": finding.level,
        "code": finding.code,
        "path": shown(finding.place.path),
        "line": finding.place.line,
        "column": finding.place.column,
        "message": spoken(finding.message, speaker),
        "hint": spoken(finding.hint, speaker),
    }


def text_json(text: DayText, now: datetime, shown: Shown) -> dict[str, Any]:
    """A day in one language."""
    return {
        "series": text.series.id,
        "day": text.number,
        "language": text.lang,
        "state": text.state,
        "due": text.due.isoformat(),
        "days_late": max(0, (now.astimezone(text.due.tzinfo).date() - text.due.date()).days),
        "path": shown(text.path),
        "title": text.post.source.title if text.post else "",
    }


def _series(status: SeriesStatus, shown: Shown) -> dict[str, Any]:
    series = status.series
    return {
        "id": series.id,
        "path": shown(series.place.path),
        "phase": status.phase,
        "day": status.day,
        "length": series.length,
        "translations": series.translations,
        "next_due": status.next_due.due.isoformat() if status.next_due else None,
        "languages": [_language(each, shown) for each in status.languages],
    }


def _language(status: LanguageStatus, shown: Shown) -> dict[str, Any]:
    return {
        "language": status.lang,
        "out": status.out,
        "ready": status.ready,
        "draft": status.draft,
        "missing": status.missing,
        "held": status.held,
        "broken": status.broken,
        "withdrawn": status.withdrawn,
        "not_asked": status.not_asked,
        "unwritten": status.unwritten,
        "words": status.words,
        "words_this_week": status.words_this_week,
        "runway": _runway(status.runway, shown),
        "days": {state: list(numbers) for state, numbers in status.unfinished.items()},
    }


def _runway(runway: Runway, shown: Shown) -> dict[str, Any]:
    hole = runway.hole
    return {
        "days": runway.days,
        "through": runway.through or None,
        "hole": hole
        and {"day": hole.number, "due": hole.due.isoformat(), "state": hole.state, "path": shown(hole.path)},
    }


def _standalone(status: StandaloneStatus) -> dict[str, Any]:
    return {
        "language": status.lang,
        "out": status.out,
        "coming": status.coming,
        "draft": status.draft,
        "words": status.words,
    }


def tomorrow_json(changes: Tomorrow, speaker: Speaker, shown: Shown) -> dict[str, Any]:
    """What happens between two instants; findings in the language of `speaker`."""
    then = changes.then
    return {
        "now": changes.now.isoformat(),
        "then": then.isoformat(),
        "stops": [finding_json(finding, speaker, shown) for finding in changes.stopping],
        "missing": [text_json(text, then, shown) for text in changes.missing],
        "late": [text_json(text, then, shown) for text in changes.late],
        "appears": [_coming(text, shown) for text in changes.texts],
        "series": [{"id": turn.series.id, "phase": turn.phase} for turn in changes.turns],
        "feeds": [_items(items) for items in changes.items],
        "links": [_link(link, shown) for link in changes.links],
        "findings": [finding_json(finding, speaker, shown) for finding in changes.bites],
        "pages": [_page(page, shown) for page in changes.pages],
        "files": {
            each.view: {"new": each.new, "changed": each.changed, "removed": each.removed} for each in changes.files
        },
    }


def _coming(text: ComingText, shown: Shown) -> dict[str, Any]:
    source = text.post.source
    return {
        "kind": text.kind,
        "of": source.kind,
        "day": source.day,
        "language": source.lang,
        "title": source.title,
        "moment": text.moment.isoformat(),
        "address": text.address,
        "path": shown(source.path),
    }


def _items(items: NewItems) -> dict[str, Any]:
    return {
        "kind": items.kind,
        "language": items.lang,
        "series": items.series.id if items.series else None,
        "address": items.address,
        "new": items.count,
    }


def _link(link: NewLink, shown: Shown) -> dict[str, Any]:
    source = link.post.source
    return {
        "path": shown(source.path),
        "title": source.title,
        "language": source.lang,
        "written": link.written,
        "leads_to": link.address,
    }


def _page(page: ChangedPage, shown: Shown) -> dict[str, Any]:
    source = page.post.source if page.post else None
    return {
        "kind": page.view,
        "address": page.address,
        "path": shown(source.path) if source else None,
        "title": source.title if source else None,
    }
