"""`Content` -> `Site`: what may be seen at one instant, and nothing else."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from .. import addresses, timeline
from ..model import (
    MEANING_CHANGED,
    TRANSLATION_OUTDATED,
    CommentFile,
    Content,
    DayNow,
    Outdated,
    Post,
    Series,
    SeriesNow,
    Site,
    SiteSettings,
    Target,
)
from .late import is_paused, overdue


def site_at(content: Content, settings: SiteSettings, now: datetime) -> Site:
    """The site at `now`. Posts under embargo are in it only as unnamed link targets."""
    out, hidden = list[Post](), list[Post]()
    for post in content.posts:
        (out if post.is_out(now) else hidden).append(post)
    days = _Days(out, content.posts)
    series = tuple(_series_at(series, days, settings, now) for series in content.series)
    standalone = [post for post in content.posts if post.source.kind != "day" and post.address]
    standalone_out = [post for post in out if post.source.kind != "day" and post.address]
    articles = [post for post in standalone_out if post.source.kind == "article" and post.source.status == "published"]
    pages = [post for post in standalone_out if post.source.kind == "page" and post.source.status == "published"]
    targets = _targets(content, standalone, series, settings, now)
    return Site(
        settings,
        now,
        series,
        articles=tuple(sorted(articles, key=lambda post: (post.published, post.key, post.lang), reverse=True)),
        pages=tuple(sorted(pages, key=lambda post: (post.key, post.lang))),
        withdrawn=tuple(post for post in standalone_out if post.source.status == "withdrawn"),
        tags=content.tags,
        targets=targets,
        coming=_coming(hidden, series, settings, now),
        files=content.files,
        sizes=content.sizes,
        pictures=content.pictures,
        comments=_comments(content, [*articles, *pages], series),
        outdated=_outdated(content, [*articles, *pages], series) if content.translations else {},
    )


def _outdated(content: Content, standalone: list[Post], series: tuple[SeriesNow, ...]) -> Mapping[str, Outdated]:
    """Translations whose original means something else by now, where readers see both. An author may accept that."""
    posts = {post.source.path: post for post in standalone}
    posts |= {post.source.path: post for series_now in series for day in series_now.days for post in day.texts.values()}
    outdated = {}
    for path, translation in content.translations.items():
        post, original = posts.get(path), posts.get(translation.original)
        if post is None or original is None or translation.state not in MEANING_CHANGED:
            continue
        if TRANSLATION_OUTDATED not in post.source.accepted:
            outdated[path] = Outdated(original.lang, translation.state == "homework", original.address)
    return outdated


def _comments(content: Content, standalone: list[Post], series: tuple[SeriesNow, ...]) -> Mapping[str, CommentFile]:
    """The comments of what is out. What is coming, held, a draft or withdrawn keeps them to itself."""
    if not content.comments:
        return {}
    out = {post.source.path for post in standalone}
    out.update(post.source.path for series_now in series for day in series_now.days for post in day.texts.values())
    return {path: file for path, file in content.comments.items() if path in out}


def _zone(series: Series, settings: SiteSettings) -> ZoneInfo:
    return ZoneInfo(series.timezone or settings.timezone)


class _Days:
    """Posts of days, by the folder of their series and by number: those that are out, and which numbers have a file."""

    def __init__(self, out: Iterable[Post], posts: Iterable[Post]) -> None:
        self.out: dict[str, dict[int, list[Post]]] = defaultdict(lambda: defaultdict(list))
        self.written: dict[str, set[int]] = defaultdict(set)
        for post in out:
            if post.source.day:
                self.out[post.source.folder][post.source.day].append(post)
        for post in posts:
            if post.source.day:
                self.written[post.source.folder].add(post.source.day)


def _series_at(series: Series, written_days: _Days, settings: SiteSettings, now: datetime) -> SeriesNow:
    posts, written = written_days.out[series.folder], written_days.written[series.folder]
    zone = _zone(series, settings)
    last = series.length or max(posts, default=0)
    plan = timeline.plan(series, max(last, 1))
    moments = timeline.plan_of_instants(series, max(last, 1), str(zone))
    days = tuple(_day_at(series, number, plan, moments, posts.get(number, []), now) for number in range(1, last + 1))
    today = now.astimezone(zone).date()
    phase = timeline.phase(moments[0], moments[-1] if series.length else None, now)
    shown = [day.number for day in days if day.shown]
    if written and phase == "running":
        awaited_from = max([*shown, min(written) - 1]) + 1
        days = tuple(replace(day, awaited=True) if _is_awaited(day, awaited_from, series) else day for day in days)
    paused = bool(written) and is_paused(series, max(written), today)
    until = plan[-1] if series.length else min(plan[-1], now.astimezone(zone).date())
    return SeriesNow(
        series,
        days,
        phase,
        max(shown, default=None),
        _free_dates(plan, until),
        overdue=() if paused else overdue(series, last, now, str(zone)),
        paused=paused,
    )


def _is_awaited(day: DayNow, first: int, series: Series) -> bool:
    return day.due and day.number >= first and day.number not in series.missing


def _free_dates(plan: tuple[date, ...], until: date) -> tuple[date, ...]:
    """Dates between the first and the last day that have no day: rests, weekends, gaps of restarts."""
    taken = set(plan)
    first = plan[0].toordinal()
    every = (date.fromordinal(day) for day in range(first, until.toordinal() + 1))
    return tuple(day for day in every if day not in taken)


def _day_at(
    series: Series, number: int, plan: tuple[date, ...], moments: Sequence[datetime], posts: list[Post], now: datetime
) -> DayNow:
    texts: dict[str, Post] = {}
    gone: dict[str, Post] = {}
    for post in posts:
        if post.lang in series.languages:
            (gone if post.source.status == "withdrawn" else texts).setdefault(post.lang, post)
    shown = dict(texts)
    if series.translations == "fallback" and len(texts) < len(series.languages):
        original = next((texts[lang] for lang in series.languages if lang in texts), None)
        notice = next((gone[lang] for lang in series.languages if lang in gone), None)
        for lang in series.languages:
            if lang in texts or lang in gone:
                continue
            if original:
                shown[lang] = original
            elif notice:
                gone[lang] = notice
    moment = moments[number - 1]
    return DayNow(
        number=number, date=plan[number - 1], moment=moment, texts=texts, shown=shown, withdrawn=gone, due=moment <= now
    )


class _Targets(Mapping[str, Target]):
    """Where a link to each post leads, by path; computed when asked for, as few posts are linked to."""

    def __init__(self, make: Callable[[Post], Target], posts: Mapping[str, Post]) -> None:
        self._make, self._posts = make, posts
        self._targets: dict[str, Target] = {}

    def __getitem__(self, path: str) -> Target:
        target = self._targets.get(path)
        if target is None:
            target = self._targets[path] = self._make(self._posts[path])
        return target

    def __contains__(self, path: object) -> bool:
        return path in self._posts

    def __iter__(self) -> Iterator[str]:
        return iter(self._posts)

    def __len__(self) -> int:
        return len(self._posts)


def _targets(
    content: Content, standalone: list[Post], series: tuple[SeriesNow, ...], settings: SiteSettings, now: datetime
) -> Mapping[str, Target]:
    """Where a link to each file leads: to days of the series, and to whatever stands alone."""
    by_folder = {series_now.series.folder: series_now for series_now in series}
    of_days: dict[tuple[str, int], tuple[dict[str, str], dict[str, datetime]]] = {}
    by_path = {
        post.source.path: post
        for post in content.posts
        if post.source.kind == "day" and post.source.day and post.source.folder in by_folder
    }
    standalone_targets = _standalone_targets(standalone, settings, now)

    def make(post: Post) -> Target:
        source = post.source
        if source.kind != "day" or not source.day:
            return standalone_targets[source.path]
        series_now, number = by_folder[source.folder], (source.folder, source.day)
        day = series_now.days[source.day - 1] if source.day <= len(series_now.days) else None
        if number not in of_days:
            of_days[number] = _addresses_and_moments(day, series_now.series, settings) if day else ({}, {})
        return Target(source.lang, *of_days[number], _coming_date(post, series_now, settings, day, now))

    by_path.update((post.source.path, post) for post in standalone)
    return _Targets(make, by_path)


def _addresses_and_moments(
    day: DayNow, series: Series, settings: SiteSettings
) -> tuple[dict[str, str], dict[str, datetime]]:
    """The addresses of a day that answer, and since when, by language."""
    out = [lang for lang in series.languages if lang in day.withdrawn or lang in day.shown]
    return (
        {lang: addresses.day_page(settings, series, lang, day.number) for lang in out},
        {lang: _answers_since(day, lang, series) for lang in out},
    )


def _answers_since(day: DayNow, lang: str, series: Series) -> datetime:
    """Since when a day's address in a language answers; under *fallback*, since its first text in any."""
    if series.translations == "fallback":
        return min(post.since for post in (*day.shown.values(), *day.withdrawn.values()))
    if lang in day.withdrawn:
        return day.withdrawn[lang].since
    return day.texts[lang].since


def _coming_date(
    post: Post, series_now: SeriesNow, settings: SiteSettings, day: DayNow | None, now: datetime
) -> date | None:
    """The date on which a day comes, when that is public: its number's plan, or its own date."""
    if day is None or day.shown or day.withdrawn:
        return None
    if post.moment and post.moment > now and not post.held:
        return post.moment.astimezone(_zone(series_now.series, settings)).date()
    return None if day.due else day.date


def _standalone_targets(posts: list[Post], settings: SiteSettings, now: datetime) -> dict[str, Target]:
    """Where links to articles and pages lead, twins included."""
    twins: dict[str, list[Post]] = defaultdict(list)
    for post in posts:
        twins[post.key].append(post)
    targets = {}
    for post in posts:
        out = [twin for twin in twins[post.key] if twin.is_out(now)]
        moments = {twin.lang: twin.since if twin.moment else datetime.min.replace(tzinfo=now.tzinfo) for twin in out}
        targets[post.source.path] = Target(
            post.lang,
            {twin.lang: twin.address for twin in out},
            moments,
            None if out else _local_date(post, settings, now),
        )
    return targets


def _local_date(post: Post, settings: SiteSettings, now: datetime) -> date | None:
    if post.moment is None or post.moment <= now or post.source.status == "draft":
        return None
    return post.moment.astimezone(ZoneInfo(settings.timezone)).date()


def _coming(
    hidden: list[Post], series: tuple[SeriesNow, ...], settings: SiteSettings, now: datetime
) -> Mapping[str, date | None]:
    """Addresses that do not answer yet: of coming and missing days, of whatever is written and not out."""
    coming: dict[str, date | None] = {}
    for post in hidden:
        when = _local_date(post, settings, now) if post.source.kind != "day" else None
        own = [post.address] if post.address else []
        coming |= dict.fromkeys([*own, *map(addresses.alias_address, post.source.aliases)], when)
    for series_now in series:
        for lang in series_now.series.languages:
            page = addresses.series_page(settings, series_now.series, lang)
            for day in series_now.days:
                address = f"{page}{day.number}/"
                if lang not in day.shown and lang not in day.withdrawn:
                    coming[address] = None if day.due else day.date
                else:
                    coming.pop(address, None)
    return coming
