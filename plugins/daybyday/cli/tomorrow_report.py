"""`invoke tomorrow` in words: what would go wrong stands first, then what comes out, then what changes with it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import groupby

from ..desk.day_texts import DayText, runs
from ..desk.tomorrow import ChangedPage, ComingText, NewItems, NewLink, Tomorrow
from ..feed_formats import FeedKind
from ..messages import LanguageName, Message, language_names, listing, say, say_count, spoken
from .desk_wording import Wording

_MOST_TEXTS = 20
"""Texts and links that are named; a look at a month ahead has hundreds."""


def tomorrow_lines(changes: Tomorrow, wording: Wording) -> list[str]:
    """What happens until then, as lines of at most eighty columns; only findings, paths and addresses may be longer."""
    lines = [
        *_stopping(changes, wording),
        *_unready(say("Will be missing"), changes.missing, changes, wording),
        *_unready(say("Late already"), changes.late, changes, wording),
        *_appearing(changes, wording),
        *_feeds(changes.items, wording),
        *_links(changes.links, wording),
        *_pages(changes.pages, wording),
        *_bites(changes, wording),
    ]
    if not lines:
        lines = ["", *wording.paragraph(say("Nothing comes out, and nothing is missing."), "")]
    return [*_heading(changes, wording), *lines, *_files(changes, wording)]


def _heading(changes: Tomorrow, wording: Wording) -> list[str]:
    now, then = changes.now, changes.then
    message = say(
        "From {date}, {time} to {until}, {end} ({zone})",
        date=wording.date(now.date()),
        time=f"{now:%H:%M}",
        until=wording.date(then.date()),
        end=f"{then:%H:%M}",
        zone=now.tzinfo,
    )
    return wording.paragraph(message, "")


def _stopping(changes: Tomorrow, wording: Wording) -> list[str]:
    if not changes.stopping:
        return []
    heading = wording.heading(say("Nothing can be published then before this is mended"))
    return [*heading, *wording.findings(changes.stopping)]


def _unready(heading: Message, texts: Iterable[DayText], changes: Tomorrow, wording: Wording) -> list[str]:
    lines = []
    for run in runs(texts):
        lines += wording.run(run, len(changes.series) > 1)
        langs = tuple(dict.fromkeys(text.lang for text in run.days[0]))
        if consequence := _consequence(run.first, langs):
            lines += wording.paragraph(consequence, "    ")
    return [*wording.heading(heading), *lines] if lines else []


def _consequence(text: DayText, langs: tuple[str, ...]) -> Message | None:
    """What readers get instead; None where there is no text of the day in any language."""
    if set(langs) == set(text.series.languages):
        return None
    languages = language_names(langs)
    if text.series.translations == "fallback":
        return say("readers in {languages} get the text in another language", languages=languages)
    if text.series.translations == "hold":
        return say("the day waits in every language until it is there in {languages}", languages=languages)
    return None


def _appearing(changes: Tomorrow, wording: Wording) -> list[str]:
    lines = []
    for turn in changes.turns:
        title = wording.title(turn.series)
        begins = turn.phase == "running"
        lines += wording.paragraph(
            say("{series} begins", series=title) if begins else say("{series} is over", series=title)
        )
    shown = changes.texts[:_MOST_TEXTS]
    for moment, texts in groupby(shown, key=lambda text: text.moment):
        lines += wording.paragraph(wording.when_exactly(moment))
        for text in texts:
            lines += [*wording.paragraph(_text_line(text, wording), "    "), f"      {text.address}"]
    if rest := len(changes.texts) - len(shown):
        lines += wording.paragraph(say_count("and {n} more text", "and {n} more texts", n=rest))
    return [*wording.heading(say("Comes out")), *lines] if lines else []


def _text_line(text: ComingText, wording: Wording) -> Message:
    named = wording.named(text.post.record)
    if text.kind == "correction":
        return say("correction of {text}", text=named)
    return say("{text}, as a notice that it was withdrawn", text=named) if text.kind == "notice" else named


def _feeds(items: Iterable[NewItems], wording: Wording) -> list[str]:
    """By language and kind: how many feeds get how many new items."""
    lines = []
    for lang in dict.fromkeys(each.lang for each in items):
        kinds = Counter[FeedKind]()
        feeds = Counter[FeedKind]()
        for each in (each for each in items if each.lang == lang):
            kinds[each.kind] = max(kinds[each.kind], each.count)
            feeds[each.kind] += 1
        figures = listing(_feed_figure(kind, n, feeds[kind]) for kind, n in kinds.items())
        lines += wording.paragraph(say("{language}: {figures}", language=LanguageName(lang), figures=figures))
    return [*wording.heading(say("New in feeds")), *lines] if lines else []


def _feed_figure(kind: FeedKind, items: int, feeds: int) -> Message:
    if kind == "weekly":
        return say("the digest of the week")
    if kind == "start":
        return say_count(
            "a day in {n} feed of those who began later", "a day in {n} feeds of those who began later", n=feeds
        )
    if kind == "homework":
        return say_count("{n} homework item", "{n} homework items", n=items)
    return say_count("{n} item", "{n} items", n=items)


def _links(links: tuple[NewLink, ...], wording: Wording) -> list[str]:
    lines = []
    for link in links[:_MOST_TEXTS]:
        lines += wording.paragraph(wording.named(link.post.record))
        lines.append(f"    {spoken(say('leads to {address}', address=link.address), wording.speaker)}")
    if rest := len(links) - _MOST_TEXTS:
        lines += wording.paragraph(say("and {n} more", n=rest)) if rest > 0 else []
    return [*wording.heading(say("Links that turn on")), *lines] if lines else []


def _pages(pages: Iterable[ChangedPage], wording: Wording) -> list[str]:
    """Texts by their titles, each once; other pages by what they are."""
    others = dict.fromkeys(_KINDS[page.view] for page in pages if not page.post and page.view in _KINDS)
    lines = wording.paragraph(say("{things}", things=listing(others))) if others else []
    texts = list({page.post.source.path: page.post for page in pages if page.post}.values())
    for post in texts[:_MOST_TEXTS]:
        lines += wording.paragraph(wording.named(post.record))
    if len(texts) > _MOST_TEXTS:
        rest = len(texts) - _MOST_TEXTS
        lines += wording.paragraph(say_count("and {n} more text", "and {n} more texts", n=rest))
    return [*wording.heading(say("Pages that change")), *lines] if lines else []


def _bites(changes: Tomorrow, wording: Wording) -> list[str]:
    if not changes.bites:
        return []
    return [*wording.heading(say("New findings")), *wording.findings(changes.bites)]


def _files(changes: Tomorrow, wording: Wording) -> list[str]:
    lines = []
    if changes.files:
        new, changed, removed = (
            sum(getattr(each, figure) for each in changes.files) for figure in ("new", "changed", "removed")
        )
        message = say(
            "Files: {new} new, {changed} changed, {removed} removed.", new=new, changed=changed, removed=removed
        )
        lines += wording.paragraph(message, "")
    if changes.guest:
        lines += wording.paragraph(
            say("What Pelican makes of the blog, and of the pages of its theme, is not looked at here."), ""
        )
    return ["", *lines] if lines else []


_KINDS: Mapping[str, Message] = {
    "home": say("home page"),
    "series": say("page of the series"),
    "listings": say("lists"),
    "workbook": say("workbook"),
    "follow": say("how to follow"),
}
"""What the pages of a view are called that are no texts; those that nobody looks for have no name."""
