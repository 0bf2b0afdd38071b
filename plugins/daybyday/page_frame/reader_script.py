"""What pages hold for their scripts: the address of the script, and as JSON the data and words it works with.

Nothing here says how far the series is on the page of a day: such a page never changes because a new day is out.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping

from .. import addresses
from ..edition.edition import Edition
from ..edition.ending import Ending
from ..edition.progress import Expected, expected_next
from ..edition.published import DayLine
from ..edition.site_context import SiteContext
from ..model import Series, SeriesNow
from ..pages import ReaderScript, Weekday
from ..values import dataclass
from ..words import Words

_MY = "my_"
"""what the keys of words begin with that scripts say"""
_BACK = tuple(
    "back_title back go_on catch_up just_today not_now caught_up caught_up_open keep_title keep keep_go".split()
)
_OFFLINE = ("offline", "offline_home")
DAY_WORDS = (
    *_BACK,
    *_OFFLINE,
    *"kept denied full done day_done note note_on print progress comes_today comes_tomorrow copy copied share".split(),
)
ENDING_WORDS = "total total_open pulse all_done_end open_days open_all dates".split()
"""what the script of a day says more on the last one"""
HOME_WORDS = (*_BACK, *_OFFLINE, "begin_today", "late", "late_first", "newer", "latest")
SERIES_WORDS = (
    *_BACK,
    *_OFFLINE,
    *"denied full done total total_open pulse all_done yours plan_kept plan_ends plan_dropped plan_today plan_begins".split(),
    *"begin_today exported link_ready link_copied nothing_new adds_ticks adds_notes adds_plan adds_nothing_lost add added".split(),
    *"code_bad code_other code_newer forget_sure forget_yes forgotten".split(),
)
WORKBOOK_WORDS = (*_OFFLINE, *"done filled print".split())
_FROM_FOLLOW = ("undated", "restless", "empty", "failed", "made")
"""what the page on how to follow says of calendars, too"""


@dataclass(frozen=True, slots=True)
class ReaderDays:
    """What scripts must know of the days of a series in one language."""

    series: Series
    days: str
    """as `day_codes` writes them"""
    today: int
    """the author's last day; 0 when the series is not running"""
    expected: Expected | None = None
    """the day that comes next"""
    is_over: bool = False


def reader_days(edition: Edition, series_now: SeriesNow, lang: str, today: int) -> ReaderDays:
    """The days of a series as of this build; `today` is the number of the last one that is shown."""
    codes = edition.memoize(
        ("day codes", series_now.series.folder, lang), lambda: day_codes(edition.lines(series_now, lang))
    )
    phase = series_now.phase
    return ReaderDays(
        series_now.series,
        codes,
        today if phase == "running" else 0,
        expected_next(edition, series_now),
        is_over=phase == "finished",
    )


def day_codes(lines: Iterable[DayLine]) -> str:
    """A word for each day, day 1 first: "3" for three tasks, "=1 go" for the ids of two that have names, "0" for a
    day without homework, "-" for one that cannot be read here, "" for one that is still to come or late.
    """
    return ",".join(map(_day_code, lines))


def _day_code(line: DayLine) -> str:
    if line.post is None:
        return "" if line.state in ("coming", "late") else "-"
    homework = line.post.homework
    ids = [task.id for task in homework.tasks] if homework else []
    if ids == [str(number + 1) for number in range(len(ids))]:
        return str(len(ids))
    return f"={' '.join(ids)}"


def day_script(context: SiteContext, series: Series, lang: str) -> ReaderScript:
    """For all pages of days of a series in a language."""
    return context.memoize(
        ("day script", lang),
        series,
        make=lambda: _script(context, "day.js", lang, [_series(context, series, lang)], DAY_WORDS),
    )


def last_day_script(context: SiteContext, ending: Ending, lang: str) -> ReaderScript:
    """For the page of the last day of a series: it knows of all days before it, and says what of them is done."""
    lines = {line.number: line for line in ending.days}
    codes = ",".join(_day_code(lines[number]) if number in lines else "-" for number in range(1, max(lines) + 1))
    data = {**_series(context, ending.how_far.series, lang), "days": codes, "open": not ending.is_final}
    return _script(context, "day.js", lang, [data], (*DAY_WORDS, *ENDING_WORDS))


def workbook_script(context: SiteContext, series: Series, lang: str) -> ReaderScript:
    """For the workbook of a series."""
    return _script(context, "workbook.js", lang, [_series(context, series, lang)], WORKBOOK_WORDS)


def series_script(context: SiteContext, days: ReaderDays, lang: str) -> ReaderScript:
    """For the page of a series."""
    series, words = days.series, context.words[lang]
    agenda = {**calendar_facts(context, series, lang), "day": words.say("day", day="{day}")}
    agenda["dayTitle"] = words.say("day_title", day="{day}", title="{title}")
    data = {**_series_now(context, days, lang), "agenda": agenda}
    follow_words = {key: _pattern(words, f"follow_{key}") for key in _FROM_FOLLOW}
    return _script(context, "series.js", lang, [data], SERIES_WORDS, follow_words)


def home_script(context: SiteContext, series: Iterable[ReaderDays], lang: str) -> ReaderScript:
    """For the home page, with all series it shows."""
    data = [_series_now(context, days, lang) | _expected(context, days) for days in series]
    return _script(context, "home.js", lang, data, HOME_WORDS) if data else ReaderScript("", "")


def _expected(context: SiteContext, days: ReaderDays) -> dict[str, object]:
    """The next moment of a running series, and where to ask whether the site kept to it; or that it is over."""
    expected = days.expected
    if days.is_over:
        return {"over": True}
    if not (expected and context.settings.makes("status")):
        return {}
    coming = {"day": expected.number, "at": expected.moment.isoformat(timespec="minutes")}
    return {"next": coming, "status": context.path(addresses.STATUS)}


def _series(context: SiteContext, series: Series, lang: str) -> dict[str, object]:
    page = context.path(addresses.series_page(context.settings, series, lang))
    return {"id": series.id, "page": page, "rest": [0, 6] if series.cadence == "weekdays" else []}


def _series_now(context: SiteContext, days: ReaderDays, lang: str) -> dict[str, object]:
    is_open = days.series.length is None
    return {**_series(context, days.series, lang), "days": days.days, "today": days.today, "open": is_open}


def calendar_facts(context: SiteContext, series: Series, lang: str) -> dict[str, str]:
    """What a script must know of a series to make a calendar of it: the fields of the same names of `CalendarOffer`."""
    settings = context.settings
    return {
        "homework": context.path(addresses.series_file(settings, series, lang, "homework.json")),
        "page": context.absolute(addresses.series_page(settings, series, lang)),
        "title": series.titles[lang],
        "name": addresses.series_slug(series, lang),
        "id": f"{series.id}-{lang}",
        "domain": settings.feed_id.partition(":")[2].partition(",")[0],
        "length": str(series.length or ""),
        "start": series.start.isoformat(),
    }


def weekdays(context: SiteContext, lang: str, series: Series | None) -> Iterator[Weekday]:
    """The days of the week to tick, those on which the series rests ticked."""
    words = context.words[lang]
    for offset, (_, name) in enumerate(words.weekdays()):
        number = (words.first_weekday() + offset + 1) % 7
        yield Weekday(name, number, rest=series is not None and series.cadence == "weekdays" and number in (0, 6))


def _script(
    context: SiteContext,
    name: str,
    lang: str,
    series: list[dict[str, object]],
    keys: Iterable[str],
    extra_words: Mapping[str, object] | None = None,
) -> ReaderScript:
    address, words, settings = context.asset(name), context.words[lang], context.settings
    if not address:
        return ReaderScript("", "")
    own_words = {key: _pattern(words, f"{_MY}{key}") for key in keys}
    about = {"locale": words.say("locale").replace("_", "-"), "first": words.say("first_of_month")}
    data: dict[str, object] = {
        "scope": {"base": settings.base, "feed": settings.feed_id},
        "series": series,
        "words": {**about, **own_words, **(extra_words or {})},
    }
    if settings.makes("offline"):
        data["worker"] = context.path(addresses.WORKER)
    return ReaderScript(address, script_json(data))


def _pattern(words: Words, key: str) -> object:
    """A word as it stands in the words file, placeholders and plural forms and all: the script fills them in."""
    return words.printed[key]


def script_json(data: object) -> str:
    """JSON that cannot end the script element it stands in."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
