"""The deploy guard: what a publication would do to readers, laid beside what is live. Values in, findings out.

It knows ledgers, lists of files and texts, no host; `checks/vanished.py` asks the same question of content
(`assembling.live_ledger.vanished`), before a build.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import field
from datetime import datetime, timedelta

from ..assembling.ledger import OUT
from ..assembling.live_ledger import LineId, vanished
from ..messages import LanguageName, Message, listing, say, say_count
from ..model import Finding, LedgerLine, Place
from ..parts import page_path
from ..values import dataclass

OF_CONTENT = ("item-vanished", "address-moved", "feed-id-changed", "site-moved")
"""What checks find in content, and an author may mean: accepted by name, for one publication."""
OF_GUARD = ("items-at-once", "output-nearly-empty", "embargoed-text", "clock-behind", "clock-ahead")
ACCEPTABLE = (*OF_CONTENT, *OF_GUARD)
"""The codes that `--accept` takes."""

MOST_NEW_ITEMS = 20
"""New items of a language in one publication, where DAYBYDAY_NEW_ITEMS says nothing else: three weeks of days that were missed."""
_LEAST_SHARE = 3
"""A site with fewer than a third of the pages that are live is taken for a build that failed."""
_FEW_PAGES = 9
"""Of a live site this small nothing is concluded by shares."""
_CLOCKS_DIFFER = timedelta(minutes=5)
"""As far as clocks of two machines may differ without anybody noticing."""
_NAMED = 10
_LEDGER = "ledger.txt"


@dataclass(frozen=True, slots=True)
class Live:
    """What readers have: by its own ledger and manifest, or by our copy of the ledger where there is no other."""

    ledger: Mapping[LineId, LedgerLine]
    files: Mapping[str, str] = field(default_factory=dict)
    """path -> SHA-256, as its manifest says; empty where nothing is known"""


@dataclass(frozen=True, slots=True)
class Upcoming:
    """What readers would have."""

    now: datetime
    ledger: Mapping[LineId, LedgerLine]
    present: Collection[LineId]
    """the items that have a text, out or withdrawn"""
    files: Collection[str]
    """paths of the output"""
    leaks: Mapping[str, str] = field(default_factory=dict)
    """file of the output -> file of content whose text is not out, and stands there (`embargoed_texts`)"""


def judge(live: Live, upcoming: Upcoming, most_new_items: int = MOST_NEW_ITEMS) -> list[Finding]:
    """Everything that would go wrong for readers, as errors; in no order."""
    return [
        *_gone(live, upcoming),
        *_moved(live, upcoming),
        *_other_ids(live, upcoming),
        *_at_once(live, upcoming, most_new_items),
        *_nearly_empty(live, upcoming),
        *_leaks(upcoming),
    ]


def clock_behind(ledger: Mapping[LineId, LedgerLine], now: datetime) -> Iterator[Finding]:
    """What was published later than `now`, by the ledger: a build with this clock would take it out again."""
    later = [line for line in ledger.values() if line.state == OUT and line.published > now]
    if later:
        last = max(later, key=lambda line: line.published)
        yield _error(
            "clock-behind",
            Place(_LEDGER, last.line),
            say_count(
                "by the clock it is {now}, and {item} was published at {moment}: {n} published item would go",
                "by the clock it is {now}, and {item} was published at {moment}: {n} published items would go",
                n=len(later),
                now=f"{now:%Y-%m-%dT%H:%M:%SZ}",
                item=item_name(last),
                moment=f"{last.published:%Y-%m-%dT%H:%M:%SZ}",
            ),
            say("set the clock right, or take DAYBYDAY_NOW out of the environment"),
        )


def clock_ahead(
    live: Mapping[LineId, LedgerLine], upcoming: Mapping[LineId, LedgerLine], now: datetime, at_host: datetime
) -> Iterator[Finding]:
    """What would come out too early, because the clock here is ahead of that of the host."""
    early = [line for line in new_items(live, upcoming) if line.published > at_host + _CLOCKS_DIFFER]
    if early:
        first = min(early, key=lambda line: line.published)
        yield _error(
            "clock-ahead",
            Place(_LEDGER),
            say_count(
                "by the clock here it is {now}, by that of the host {at_host}: {item} would come out too early ({n} item)",
                "by the clock here it is {now}, by that of the host {at_host}: {item} would come out too early ({n} items)",
                n=len(early),
                now=f"{now:%Y-%m-%dT%H:%M:%SZ}",
                at_host=f"{at_host:%Y-%m-%dT%H:%M:%SZ}",
                item=item_name(first),
            ),
            say("set the clock right"),
        )


def new_items(live: Mapping[LineId, LedgerLine], upcoming: Mapping[LineId, LedgerLine]) -> list[LedgerLine]:
    """What feed readers will take for new: items without a line so far, or with another id; pages are in no feed."""
    return [
        line
        for id, line in upcoming.items()
        if line.state == OUT and not line.key.startswith("p/") and _is_new(live.get(id), line)
    ]


def _is_new(before: LedgerLine | None, line: LedgerLine) -> bool:
    if before is None or before.state != OUT:
        return True
    return bool(before.feed_id and line.feed_id and before.feed_id != line.feed_id)


def _gone(live: Live, upcoming: Upcoming) -> Iterator[Finding]:
    files = upcoming.files
    here = {
        id
        for id in upcoming.present
        if id in upcoming.ledger and all(page_path(address) in files for address in upcoming.ledger[id].addresses[-1:])
    }
    lines = vanished(live.ledger.values(), here, upcoming.now)
    withdrawn = {id for id, line in upcoming.ledger.items() if line.state != OUT}
    gone = [line for line in lines if (line.key, line.lang) not in withdrawn]
    if gone:
        yield _error(
            "item-vanished",
            Place(_LEDGER, gone[0].line),
            say_count(
                "{n} published item would be gone: {items}",
                "{n} published items would be gone: {items}",
                n=len(gone),
                items=_items(gone),
            ),
            say("restore the file, or one with its header and `status: withdrawn`"),
        )


def _moved(live: Live, upcoming: Upcoming) -> Iterator[Finding]:
    lost = sorted(
        address
        for id, line in live.ledger.items()
        if line.state == OUT and id in upcoming.present and upcoming.ledger.get(id, line).state == OUT
        for address in line.addresses
        if page_path(address) not in upcoming.files and (not live.files or page_path(address) in live.files)
    )
    if lost:
        yield _error(
            "address-moved",
            Place(_LEDGER),
            say_count(
                "{n} published address would lead nowhere: {addresses}",
                "{n} published addresses would lead nowhere: {addresses}",
                n=len(lost),
                addresses=listing(lost, _NAMED),
            ),
            say("give each its old address back, or write it into `aliases`"),
        )


def _other_ids(live: Live, upcoming: Upcoming) -> Iterator[Finding]:
    changed = [
        line
        for id, line in live.ledger.items()
        if line.state == OUT and line.feed_id and _id_of(upcoming.ledger.get(id)) not in ("", line.feed_id)
    ]
    if changed:
        yield _error(
            "feed-id-changed",
            Place(_LEDGER, changed[0].line),
            say_count(
                "feeds know {n} published item by another id than it would have, and every reader would get it once more: {items}",
                "feeds know {n} published items by other ids than they would have, and every reader would get them once more: {items}",
                n=len(changed),
                items=_items(changed),
            ),
            say("give FEED_ID and `guid` what they were"),
        )


def _id_of(line: LedgerLine | None) -> str:
    return line.feed_id if line else ""


def _at_once(live: Live, upcoming: Upcoming, most: int) -> Iterator[Finding]:
    if not live.ledger:
        return  # the first time: everything is new to everybody
    by_language: dict[str, list[LedgerLine]] = defaultdict(list)
    for line in new_items(live.ledger, upcoming.ledger):
        by_language[line.lang].append(line)
    for lang, lines in sorted(by_language.items()):
        if len(lines) > most:
            yield _error(
                "items-at-once",
                Place(_LEDGER),
                say_count(
                    "readers in {language} would get {n} new item at once, more than the {most} of DAYBYDAY_NEW_ITEMS: {items}",
                    "readers in {language} would get {n} new items at once, more than the {most} of DAYBYDAY_NEW_ITEMS: {items}",
                    n=len(lines),
                    language=LanguageName(lang),
                    most=most,
                    items=_items(lines),
                ),
                say("look whether the dates and the ids are right"),
            )


def _nearly_empty(live: Live, upcoming: Upcoming) -> Iterator[Finding]:
    before, after = (sum(path.endswith(".html") for path in files) for files in (live.files, upcoming.files))
    if after and (before <= _FEW_PAGES or after * _LEAST_SHARE >= before):
        return
    message = say("the site would have no page")
    if after:
        message = say_count(
            "the site would have {n} page, and {before} are live",
            "the site would have {n} pages, and {before} are live",
            n=after,
            before=before,
        )
    yield _error(
        "output-nearly-empty",
        Place("manifest.txt"),
        message,
        say("look at what the build has made, and at where it goes: it may be the place of another site"),
    )


def _leaks(upcoming: Upcoming) -> Iterator[Finding]:
    for file, source in sorted(upcoming.leaks.items()):
        yield _error(
            "embargoed-text",
            Place(source),
            say("this text is not out, and stands in {output_path}", output_path=file),
            say("take it out of what is published, or give the text its day"),
        )


def _error(code: str, place: Place, message: Message, hint: Message) -> Finding:
    return Finding("error", code, place, message, hint)


def _items(lines: Iterable[LedgerLine]) -> object:
    names = [item_name(line) for line in sorted(lines, key=lambda line: (line.published, line.key, line.lang))]
    return listing(names, _NAMED)


def item_name(line: LedgerLine) -> str:
    """An item as the ledger calls it: `connections/8 it`."""
    return f"{line.key} {line.lang}"
