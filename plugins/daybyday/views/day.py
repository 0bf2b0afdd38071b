"""The page of a day: `/connections/8/`, `/it/relazioni/8/`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from .. import addresses
from ..framing.edition import Edition
from ..framing.frame import About, article_data, image_of, make_frame
from ..framing.links import on_page
from ..framing.rows import author_names, correction, reading_time, tag_links
from ..model import DayNow, Post, SeriesNow
from ..pages import DayPage, HomeworkCard, Link, Neighbour, TaskItem
from ..parts import Kit, Part, page_path
from ..prose import Prose, Resolved


def parts(edition: Edition) -> Iterator[Part]:
    """A page for every day shown in every language of its series."""
    for one in edition.site.series:
        for lang in one.series.languages:
            days = one.shown(lang)
            for at, day in enumerate(days):
                before = days[at - 1] if at else None
                after = days[at + 1] if at + 1 < len(days) else None
                yield _part(edition, one, day, lang, before, after)


def render(part: Part, kit: Kit) -> bytes:
    """The page by the template day.html."""
    page = part.value
    assert isinstance(page, DayPage)
    if page.rest and not kit.body(page.rest.digest).rest:
        page = replace(page, rest=None)
    return kit.page("day.html", page, page.frame.lang)


def _part(
    edition: Edition, one: SeriesNow, day: DayNow, lang: str, before: DayNow | None, after: DayNow | None
) -> Part:
    post = day.shown[lang]
    words = edition.words[lang]
    links = on_page(edition, post, lang)
    foreign = post.lang if post.lang != lang else ""
    address = addresses.day_page(edition.settings, one.series, lang, day.number)
    series_address = edition.locator.path(addresses.series_page(edition.settings, one.series, lang))
    length = one.series.length
    page = DayPage(
        frame=make_frame(edition, _about(edition, one, day, lang)), number=day.number,
        label=words.say("day", day=day.number), of_length=words.say("of_length", length=length) if length else "",
        series=Link(one.series.titles[lang], series_address), title=post.source.title,
        standfirst=post.source.summary, date=words.date(edition.local(post)),
        reading=reading_time(edition, post, lang), lang=foreign,
        notice=words.say("fallback_notice") if foreign else "", correction=correction(edition, post, lang),
        lead=Prose(post.source.digest, "lead", links), homework=_homework(edition, post, lang, links),
        # Footnotes stand there too, even when the author wrote nothing after the homework.
        rest=Prose(post.source.digest, "rest", links) if post.source.homework else None,
        tags=() if foreign else tag_links(edition, post), authors=author_names(edition, post, lang),
        newcomers=_newcomers(edition, one, day, lang),
        previous=_previous(edition, one, day, before, lang), next=_next(edition, one, day, after, lang),
    )  # fmt: skip
    return Part(page_path(address), "day", page, post.source.path)


def _about(edition: Edition, one: SeriesNow, day: DayNow, lang: str) -> About:
    settings, series, post = edition.settings, one.series, day.shown[lang]

    def page(language: str) -> str:
        return addresses.day_page(settings, series, language, day.number)

    series_pages = {other: addresses.series_page(settings, series, other) for other in series.languages}
    there = {other: page(other) for other in series.languages if other in day.shown or other in day.withdrawn}
    fallback = post.lang != lang
    return About(
        lang=lang, address=page(lang), title=edition.words[post.lang].say("day_title", day=day.number, title=post.source.title),
        description=edition.summary(post), kind="article", versions={} if fallback else {other: page(other) for other in day.texts},
        switch={**series_pages, **there}, canonical=page(post.lang) if fallback else "", image=image_of(edition, post),
        published=edition.local(post), modified=edition.local_modified(post), series=series,
        data={} if fallback else article_data(edition, post, page(lang), _extra(edition, one, day, lang)),
    )  # fmt: skip


def _extra(edition: Edition, one: SeriesNow, day: DayNow, lang: str) -> dict[str, object]:
    absolute = edition.locator.absolute
    return {
        "position": day.number,
        "isPartOf": {
            "@type": "CreativeWorkSeries", "name": one.series.titles[lang],
            "url": absolute(addresses.series_page(edition.settings, one.series, lang)),
        },
    }  # fmt: skip


def _homework(edition: Edition, post: Post, lang: str, links: tuple[tuple[str, Resolved], ...]) -> HomeworkCard | None:
    homework, words = post.source.homework, edition.words[lang]
    if homework is None:
        return None
    digest = post.source.digest
    tasks = tuple(
        TaskItem(task.id, f"task-{task.id}", Prose(digest, f"task:{task.id}", links)) for task in homework.tasks
    )
    return HomeworkCard(
        label=words.say("homework_of_day", day=post.source.day), title=homework.title,
        minutes=words.count("minutes", homework.minutes) if homework.minutes else "",
        intro=Prose(digest, "intro", links) if homework.intro else None, tasks=tasks,
    )  # fmt: skip


def _newcomers(edition: Edition, one: SeriesNow, day: DayNow, lang: str) -> tuple[Link, ...]:
    """Ways in for a reader who landed here: the first day there is, all days, the feed."""
    words, settings, to = edition.words[lang], edition.settings, edition.locator.path
    first = one.shown(lang)[0].number
    links = []
    if first != day.number:
        address = addresses.day_page(settings, one.series, lang, first)
        links.append(Link(words.say("newcomers_begin", day=first), to(address)))
    everything = to(addresses.series_page(settings, one.series, lang))
    feed = to(addresses.series_file(settings, one.series, lang, "feed.rss"))
    links.append(Link(words.say("newcomers_series", series=one.series.titles[lang]), everything))
    links.append(Link(words.say("newcomers_follow"), feed))
    return tuple(links)


def _previous(edition: Edition, one: SeriesNow, day: DayNow, before: DayNow | None, lang: str) -> Neighbour | None:
    if before is None:
        return None
    skipped = range(before.number + 1, day.number)
    return _neighbour(edition, one, before, lang, "previous_day", skipped)


def _next(edition: Edition, one: SeriesNow, day: DayNow, after: DayNow | None, lang: str) -> Neighbour | None:
    if after is not None:
        return _neighbour(edition, one, after, lang, "next_day", range(day.number + 1, after.number))
    coming = next((other for other in one.days[day.number :] if other.state(lang) == "coming"), None)
    if coming is None:
        return None
    words = edition.words[lang]
    note = _skipped(edition, one, range(day.number + 1, coming.number), lang)
    when = words.say("next_comes", date=words.full_date(coming.date))
    return Neighbour(words.say("next_day"), words.say("day", day=coming.number), "", "", "", f"{note} {when}".strip())


def _neighbour(edition: Edition, one: SeriesNow, day: DayNow, lang: str, label: str, skipped: range) -> Neighbour:
    words, post = edition.words[lang], day.shown[lang]
    return Neighbour(
        words.say(label), words.say("day", day=day.number), post.source.title,
        edition.locator.path(addresses.day_page(edition.settings, one.series, lang, day.number)),
        post.lang if post.lang != lang else "", _skipped(edition, one, skipped, lang),
    )  # fmt: skip


def _skipped(edition: Edition, one: SeriesNow, numbers: range, lang: str) -> str:
    """ "Days 5 and 6 are missing." Withdrawn days and days in another language are said apart."""
    words = edition.words[lang]
    reasons: dict[str, list[int]] = {}
    for number in numbers:
        state = one.days[number - 1].state(lang)
        reason = state if state in ("withdrawn", "elsewhere") else "missing"
        reasons.setdefault(reason, []).append(number)
    said = [
        words.count(f"skipped_{reason}", len(days), days=_spans(edition, days, lang))
        for reason, days in reasons.items()
    ]
    return " ".join(said)


def _spans(edition: Edition, numbers: list[int], lang: str) -> str:
    """ "5, 7–9 and 12"."""
    spans: list[list[int]] = []
    for number in numbers:
        if spans and spans[-1][-1] == number - 1:
            spans[-1].append(number)
        else:
            spans.append([number])
    texts: list[str] = []
    for span in spans:
        texts += [f"{span[0]}–{span[-1]}"] if len(span) > 2 else [str(number) for number in span]
    return edition.words[lang].joined(texts)
