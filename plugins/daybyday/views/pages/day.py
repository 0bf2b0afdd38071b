"""The page of a day: `/connections/8/`, `/it/relazioni/8/`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from functools import cached_property, partial
from typing import ClassVar

from ... import addresses
from ...edition.comments import PostComments, comments_of
from ...edition.edition import Edition
from ...edition.ending import Ending, ending
from ...edition.follow_page import follow_address, has_follow_page
from ...edition.homework import ON_ITS_OWN_PAGE, CardIds, DayHomework, homework_of
from ...edition.links import decided_by, on_page
from ...edition.progress import spans
from ...edition.published import DayLine, PublishedPost
from ...edition.related import RelatedDay, related_days
from ...edition.render_services import RenderServices
from ...edition.site_context import SiteContext
from ...edition.sitemap_entry import SitemapEntry
from ...edition.workbook import has_workbooks, workbook_link
from ...model import DayNow, Outdated, Series, SeriesNow
from ...page_frame.cards import post_card
from ...page_frame.comments import comment_count, comment_section, reply_link
from ...page_frame.ending import ending_section
from ...page_frame.frame import (
    Navigation,
    PageMeta,
    article_data,
    is_named_like_site,
    make_frame,
    navigation,
)
from ...page_frame.reader_script import day_script, last_day_script
from ...page_frame.rows import author_names, correction, outdated_notice, reading_time, tag_links
from ...page_frame.sharing import share_links
from ...pages import DayPage, EndingSection, Link, Neighbour
from ...parts import LatePart, Part, page_path
from ...prose import Resolved, TextRef
from ...syndication.offers import begin_link, can_be_begun
from ...values import dataclass


@dataclass(frozen=True, slots=True)
class Near:
    """The day before or after: its text, or (a coming day) its date only, and the days in between."""

    number: int
    shown: PublishedPost | datetime
    """its text, or the moment at which it comes, in the zone of the series"""
    skipped: tuple[tuple[str, tuple[int, ...]], ...]
    """(reason, numbers)"""


@dataclass(frozen=True, slots=True)
class DaysFacts:
    """What the pages of nearly all days of a series in a language have in common: one object for all of them."""

    fingerprint_shared: ClassVar[bool] = True

    series: Series
    navigation: Navigation
    lang: str
    first: int
    """number of the first day that is shown"""
    texts: tuple[str, ...]
    """languages with a text of their own"""
    pages: tuple[str, ...]
    """languages in which something stands at the day's address"""


@dataclass(frozen=True, slots=True)
class DayFacts:
    """Everything the page of a day depends on."""

    days: DaysFacts
    number: int
    post: PublishedPost
    links: tuple[tuple[str, Resolved], ...]
    before: Near | None
    after: Near | None
    related: tuple[RelatedDay, ...]
    ending: Ending | None
    """of the last day there is, what stands at its end"""
    comments: PostComments | None
    outdated: Outdated | None
    """of a translation whose original says something else by now"""

    @property
    def series(self) -> Series:
        """The series it is a day of."""
        return self.days.series

    @property
    def lang(self) -> str:
        """The language of the page, which may not be that of its text."""
        return self.days.lang


def parts(edition: Edition) -> Iterator[Part[DayFacts]]:
    """A page for every day shown in every language of its series."""
    for series_now in edition.site.series:
        for lang in series_now.series.languages:
            yield from _of_language(edition, series_now, lang)


def _of_language(edition: Edition, series_now: SeriesNow, lang: str) -> Iterator[Part[DayFacts]]:
    days, to = _Days(edition, series_now, lang), addresses.series_page(edition.settings, series_now.series, lang)
    for at, day in enumerate(series_now.shown(lang)):
        path, owner = page_path(f"{to}{day.number}/"), day.shown[lang].source.path
        yield LatePart(path, "day", partial(days.facts, at), owner, partial(days.inputs, at))


@dataclass(frozen=True)
class _Days:
    """The days of a series that are shown in a language, and what the page of each depends on, by its place among them."""

    edition: Edition
    series_now: SeriesNow
    lang: str

    def facts(self, at: int) -> DayFacts:
        """All of it, for a page that is rendered."""
        return self._facts(at, on_page(self.edition, self._post(at).record, self.lang))

    def inputs(self, at: int) -> tuple[object, ...]:
        """What decides it: less, for most pages need not be rendered."""
        return _inputs(self.edition, self._facts(at, ()))

    def _facts(self, at: int, links: tuple[tuple[str, Resolved], ...]) -> DayFacts:
        edition, lang, shown, post = self.edition, self.lang, self._shown, self._post(at)
        number, (last, end) = shown[at].number, self._ending
        return DayFacts(
            self._in_common(*_languages(self.series_now.series, self.series_now.days[number - 1])),
            number,
            post,
            links,
            self._near(shown[at - 1], shown[at - 1].number, number) if at else None,
            self._after(number, shown[at + 1] if at + 1 < len(shown) else None),
            related_days(edition, post, lang),
            end if number == last else None,
            comments_of(edition, post.record, lang),
            edition.site.outdated.get(post.source.path) if post.lang == lang else None,
        )

    def _post(self, at: int) -> PublishedPost:
        post = self._shown[at].post
        if post is None:
            raise ValueError(f"day {self._shown[at].number} has no text")  # `shown` has none of these
        return post

    def _near(self, line: DayLine, before: int, after: int) -> Near:
        """A day on a page, with what was skipped between two numbers."""
        skipped = _between(self._lines, before, after) if after - before > 1 else ()
        if line.post:
            return Near(line.number, line.post, skipped)
        zone = self.edition.context.zone(self.series_now.series)
        return Near(line.number, self.series_now.days[line.number - 1].moment.astimezone(zone), skipped)

    def _after(self, here: int, following: DayLine | None) -> Near | None:
        if following is None:
            following = next((line for line in self._lines[here:] if line.state == "coming"), None)
        return self._near(following, here, following.number) if following else None

    def _in_common(self, texts: tuple[str, ...], pages: tuple[str, ...]) -> DaysFacts:
        facts = self._by_languages.get((texts, pages))
        if facts is None:
            series, first = self.series_now.series, self._shown[0].number
            frame = navigation(self.edition, self.lang, series)
            facts = self._by_languages[texts, pages] = DaysFacts(series, frame, self.lang, first, texts, pages)
        return facts

    @cached_property
    def _by_languages(self) -> dict[tuple[tuple[str, ...], tuple[str, ...]], DaysFacts]:
        return {}

    @cached_property
    def _lines(self) -> tuple[DayLine, ...]:
        return self.edition.lines(self.series_now, self.lang)

    @cached_property
    def _shown(self) -> list[DayLine]:
        return self.edition.shown(self.series_now, self.lang)

    @cached_property
    def _ending(self) -> tuple[int, Ending | None]:
        return ending(self.edition, self.series_now, self.lang) or (0, None)


def _inputs(edition: Edition, facts: DayFacts) -> tuple[object, ...]:
    """What decides a page, whatever links `facts` has: where they lead is only found for a page that is rendered."""
    return (
        facts.days,
        facts.number,
        facts.post,
        _decided_by(facts.before),
        _decided_by(facts.after),
        facts.related,
        facts.ending,
        facts.comments,
        facts.outdated,
        *decided_by(edition, facts.post.record, facts.lang),
    )


def _decided_by(near: Near | None) -> object:
    """Mostly the text next to it says it all."""
    return near.shown if near and not near.skipped else near


def with_words(part: Part[DayFacts], edition: Edition, post: PublishedPost) -> Part[DayFacts]:
    """The page of a day with other words in its text, as `parts` of a site that has them gives it."""
    facts = part.value
    facts = replace(facts, post=post, links=on_page(edition, post.record, facts.lang))
    return LatePart(part.path, "day", lambda: facts, post.source.path, partial(_inputs, edition, facts))


def _languages(series: Series, day: DayNow) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The languages with a text of their own, and those in which something stands at the day's address."""
    if len(day.texts) == len(series.languages):
        return series.languages, series.languages  # as mostly
    pages = (lang for lang in series.languages if lang in day.shown or lang in day.withdrawn)
    return tuple(lang for lang in series.languages if lang in day.texts), tuple(pages)


def _between(lines: tuple[DayLine, ...], before: int, after: int) -> tuple[tuple[str, tuple[int, ...]], ...]:
    """Why the days between two are not there. Withdrawn days and days in another language are said apart."""
    reasons: dict[str, list[int]] = {}
    for line in lines[before : after - 1]:
        reason = line.state if line.state in ("withdrawn", "elsewhere", "late") else "missing"
        reasons.setdefault(reason, []).append(line.number)
    return tuple((reason, tuple(numbers)) for reason, numbers in reasons.items())


def in_sitemap(edition: Edition) -> Iterator[SitemapEntry]:
    """Every day with a text of its own, in the languages that have one; a closed period of days changes no more."""
    for series_now in edition.site.series:
        for day in series_now.days:
            if day.texts:
                posts = tuple(edition.published_post(post) for post in day.texts.values())
                yield SitemapEntry((series_now.series.folder, addresses.block_of(day.number)), posts)


def render(part: Part[DayFacts], services: RenderServices) -> bytes:
    """The page by the template day.html."""
    facts = part.value
    comments = comment_section(services, facts.post, facts.comments, facts.lang, facts.series)
    page = replace(_page(services.context, facts), comments=comments)
    if page.rest and not services.body(page.rest.digest).rest:
        page = replace(page, rest=None)
    return services.page("day.html", page, facts.lang)


def _page(context: SiteContext, facts: DayFacts) -> DayPage:
    post, lang, series = facts.post, facts.lang, facts.series
    words, foreign, homework = context.words[lang], post.lang if post.lang != lang else "", homework_of(post)
    series_address = context.path(addresses.series_page(context.settings, series, lang))
    return DayPage(
        frame=make_frame(context, facts.days.navigation, _meta(context, facts)),
        number=facts.number,
        label=words.say("day", day=facts.number),
        of_length=words.say("of_length", length=series.length) if series.length else "",
        series=Link(_band(context, facts), series_address),
        title=post.title,
        standfirst=post.source.summary,
        date=words.date(post.published),
        reading=reading_time(context, post, lang),
        to_homework=_to_homework(context, homework, lang) if homework else None,
        lang=foreign,
        notice=words.say("fallback_notice") if foreign else "",
        outdated=outdated_notice(context, facts.outdated, lang),
        correction=correction(context, post, lang),
        lead=TextRef(post.digest, "lead", facts.links),
        homework=homework.card(context, lang, facts.links, ON_ITS_OWN_PAGE) if homework else None,
        workbook=_in_workbook(context, facts) if homework else None,
        # Footnotes stand there too, even when the author wrote nothing after the homework.
        rest=TextRef(post.digest, "rest", facts.links) if homework else None,
        tags=() if foreign else tag_links(context, post),
        authors=author_names(context, post, lang),
        share=share_links(context, lang, context.day_title(post.record), _address(context, facts)),
        comments=None,
        reply=reply_link(context, post, _address(context, facts), lang),
        related=tuple(_related(context, facts, day) for day in facts.related),
        newcomers=context.memoize(
            ("newcomers", lang, facts.days.first, facts.days.first == facts.number),
            series,
            make=lambda: _newcomers(context, facts),
        ),
        previous=_neighbour(context, facts, facts.before, "previous_day") if facts.before else None,
        next=_neighbour(context, facts, facts.after, "next_day") if facts.after else None,
        ending=_ending(context, facts.ending, lang) if facts.ending else None,
        script=last_day_script(context, facts.ending, lang) if facts.ending else day_script(context, series, lang),
    )


def _ending(context: SiteContext, end: Ending, lang: str) -> EndingSection:
    return ending_section(context, end, lang, begin_link(context, end.how_far, lang))


def _band(context: SiteContext, facts: DayFacts) -> str:
    """The title of the series; the month, as on any calendar, where the site bears the same name."""
    if is_named_like_site(context, facts.series, facts.lang):
        return context.words[facts.lang].month(facts.post.published)
    return facts.series.titles[facts.lang]


def _address(context: SiteContext, facts: DayFacts) -> str:
    return addresses.day_page(context.settings, facts.series, facts.lang, facts.number)


def _related(context: SiteContext, facts: DayFacts, day: RelatedDay) -> Link:
    """ "Day 3: The one you nod to", with the title of its series when that is another one."""
    titles = {series.folder: series.titles[facts.lang] for series in facts.days.navigation.series}
    text = context.words[facts.lang].say("day_title", day=day.number, title=day.title)
    note = titles.get(day.folder, "") if day.folder != facts.series.folder else ""
    return Link(text, context.path(day.address), note=note)


def _to_homework(context: SiteContext, homework: DayHomework, lang: str) -> Link:
    """ "Homework: 20 minutes", which leads down to it."""
    words, minutes = context.words[lang], homework.minutes(context, lang)
    text = words.say("my_homework_minutes", minutes=minutes) if minutes else words.say("my_homework")
    return Link(text, f"#{ON_ITS_OWN_PAGE.card}")


def _in_workbook(context: SiteContext, facts: DayFacts) -> Link | None:
    """The homework of the day where there is room to write."""
    if not has_workbooks(context.settings):
        return None
    return workbook_link(context, facts.series, facts.lang, CardIds.of_day(facts.number).card)


def _meta(context: SiteContext, facts: DayFacts) -> PageMeta:
    series, post, lang = facts.series, facts.post, facts.lang

    def page(page_lang: str) -> str:
        return addresses.day_page(context.settings, series, page_lang, facts.number)

    switch = {
        other_lang: addresses.series_page(context.settings, series, other_lang) for other_lang in series.languages
    }
    fallback = post.lang != lang
    return PageMeta(
        lang=lang,
        address=page(lang),
        title=context.words[post.lang].say("day_title", day=facts.number, title=post.title),
        description=post.summary,
        kind="article",
        versions={} if fallback else {other_lang: page(other_lang) for other_lang in facts.days.texts},
        switch=switch | {other_lang: page(other_lang) for other_lang in facts.days.pages},
        canonical=page(post.lang) if fallback else "",
        image=post.image,
        card=post_card(context.settings, post, series),
        searched=True,
        day=context.words[lang].say("day", day=facts.number),
        published=post.published,
        modified=post.modified,
        data={} if fallback else article_data(context, post, page(lang), _extra(context, facts)),
    )


def _extra(context: SiteContext, facts: DayFacts) -> Mapping[str, object]:
    address = context.absolute(addresses.series_page(context.settings, facts.series, facts.lang))
    return {
        **comment_count(facts.comments),
        "position": facts.number,
        "isPartOf": {"@type": "CreativeWorkSeries", "name": facts.series.titles[facts.lang], "url": address},
    }


def _newcomers(context: SiteContext, facts: DayFacts) -> tuple[Link, ...]:
    """Ways in for a reader who landed here: day 1, a start of one's own, just today's day; on day 1 all days."""
    words, series, lang, settings = context.words[facts.lang], facts.series, facts.lang, context.settings
    follow = Link(words.say("newcomers_follow"), context.path(follow_address(settings, lang, series)))
    if has_follow_page(settings) and can_be_begun(settings, series):
        start = f"{addresses.follow_page(settings, lang)}#start"
        follow = Link(words.say("newcomers_start"), context.path(start))
    if facts.days.first == facts.number:
        everything = context.path(addresses.series_page(settings, series, lang))
        return Link(words.say("newcomers_series", series=series.titles[lang]), everything), follow
    first = context.path(addresses.day_page(settings, series, lang, facts.days.first))
    today = Link(words.say("newcomers_today"), context.path(addresses.home(settings, lang)))
    return Link(words.say("newcomers_begin", day=facts.days.first), first), follow, today


def _neighbour(context: SiteContext, facts: DayFacts, near: Near, label: str) -> Neighbour:
    words, lang = context.words[facts.lang], facts.lang
    note, day = _skipped(context, near, lang), words.say("day", day=near.number)
    if isinstance(near.shown, datetime):
        time = f"{near.shown.hour}:{near.shown:%M}"
        comes = words.say("next_comes", date=words.full_date(near.shown), time=time)
        moment = near.shown.isoformat(timespec="minutes")
        return Neighbour(words.say(label), day, title="", address="", lang="", note=note, comes=comes, moment=moment)
    address = addresses.day_page(context.settings, facts.series, lang, near.number)
    foreign = near.shown.lang if near.shown.lang != lang else ""
    return Neighbour(
        label=words.say(label), day=day, title=near.shown.title, address=context.path(address), lang=foreign, note=note
    )


def _skipped(context: SiteContext, near: Near, lang: str) -> str:
    """ "Days 5 and 6 are missing."."""
    words = context.words[lang]
    sentences = [
        words.count(f"skipped_{reason}", len(days), days=spans(context, days, lang)) for reason, days in near.skipped
    ]
    return " ".join(sentences)
