"""What a reader can follow: every feed but those of one date, by name, with a sentence and its addresses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from .. import addresses, feed_formats
from ..edition.follow_page import has_follow_page
from ..edition.progress import Progress
from ..edition.site_context import SiteContext
from ..feed_formats import FeedFormat, FeedKind
from ..model import Series, SiteSettings
from ..pages import Link
from ..values import dataclass
from .channels import page_of, title_of
from .cohorts import rule

_NAMES: dict[FeedKind, str] = {"homework": "follow_homework", "weekly": "follow_week"}
_ABOUT: dict[FeedKind, str] = {"homework": "follow_homework_about", "weekly": "feed_weekly_about"}


@dataclass(frozen=True, slots=True)
class Offer:
    """A feed in all its formats."""

    kind: FeedKind
    lang: str
    series: Series | None = None

    def title(self, context: SiteContext) -> str:
        """What sets it apart from the others: the feed of a site and that of its only series may have one name."""
        words = context.words[self.lang]
        if self.kind != "feed":
            return title_of(context, self.kind, self.series, self.lang)
        if self.series:
            return words.say("feed_of_series", series=self.series.titles[self.lang])
        return words.say("feed_of_site", site=context.settings.names[self.lang])

    def name(self, context: SiteContext) -> str:
        """What it is called among the feeds of its site or series: "The homework"."""
        of_scope = "follow_every_day" if self.series else "follow_everything"
        return context.words[self.lang].say(_NAMES.get(self.kind, of_scope))

    def description(self, context: SiteContext) -> str:
        """What comes in it, in a sentence."""
        of_scope = "follow_series_about" if self.series else "follow_site_about"
        return context.words[self.lang].say(_ABOUT.get(self.kind, of_scope))

    def address(self, settings: SiteSettings, format: FeedFormat | None = None) -> str:
        """Where it stands, without the site's own path."""
        name = (format or feed_formats.main_format()).files[self.kind]
        if self.series:
            return addresses.series_file(settings, self.series, self.lang, name)
        return addresses.site_feed(settings, self.lang, name)

    def formats(self, settings: SiteSettings) -> tuple[FeedFormat, ...]:
        """Those it comes in, RSS first."""
        return tuple(feed_formats.made(settings, self.kind))

    def page(self, context: SiteContext) -> str:
        """The page it belongs to, absolute."""
        return page_of(context, self.series, self.lang)


def of_site(settings: SiteSettings, lang: str) -> Iterator[Offer]:
    """The feeds of a language; around a guest they are Pelican's."""
    if settings.guest:
        return
    yield Offer("feed", lang)
    if settings.makes("weekly"):
        yield Offer("weekly", lang)


def of_series(settings: SiteSettings, series: Series, lang: str) -> Iterator[Offer]:
    """The feeds of a series in a language."""
    yield Offer("feed", lang, series)
    if settings.makes("homework-feeds"):
        yield Offer("homework", lang, series)


def all_offers(settings: SiteSettings, all_series: Iterable[Series], lang: str) -> Iterator[Offer]:
    """The feeds of a language, then those of its series."""
    yield from of_site(settings, lang)
    for series in all_series:
        yield from of_series(settings, series, lang)


def can_be_begun(settings: SiteSettings, series: Series) -> bool:
    """Whether readers may begin a series by a feed of their own."""
    return settings.makes("starts") and rule(series) != "off"


def begin_link(context: SiteContext, how_far: Progress, lang: str) -> Link | None:
    """The way to begin a series that others have begun before; None while there is none."""
    settings = context.settings
    late = how_far.phase == "finished" or how_far.today > 1
    if not (late and has_follow_page(settings) and can_be_begun(settings, how_far.series)):
        return None
    words, address = context.words[lang], context.path(f"{addresses.follow_page(settings, lang)}#start")
    return Link(words.say("follow_start"), address, note=words.say("follow_start_note"))
