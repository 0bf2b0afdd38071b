"""Items that were published, by the ledger, and have no file any more: deleted, renamed, made a draft."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from zoneinfo import ZoneInfo

from ..assembling.ledger import Lines, text_digest
from ..assembling.live_ledger import vanished
from ..identity import item_id, key_of
from ..messages import LanguageName, Message, say, say_count
from ..model import Finding, LedgerLine, Place, Post, Series
from .context import CheckInput
from .known_as import aliases_line, aliases_that_answer, aliases_with, old_slug

_LEDGER = "ledger.txt"
_FEWEST_FOR_ONE_FINDING = 4
"""Lines of a series in a language: so many or more make one finding when none of them has a post."""


def item_vanished(inputs: CheckInput) -> Iterator[Finding]:
    """Published items without a file. Readers have them: an author withdraws a post, and does not just delete it."""
    if not inputs.content.ledger:
        return
    gone = _Vanished(inputs)
    if gone.lines:
        yield from gone.findings()


class _Vanished:
    """Ledger lines without a post, and the file that most likely caused each."""

    def __init__(self, inputs: CheckInput) -> None:
        self.inputs = inputs
        self.ledger_lines = Lines(inputs.content.ledger, inputs.site.settings.feed_id)
        present = set(ids_with_post(inputs, self.ledger_lines))
        self.lines = vanished(inputs.content.ledger.values(), present, inputs.site.now)

    def findings(self) -> Iterator[Finding]:
        """By series, and one by one."""
        self.zone = ZoneInfo(self.inputs.site.settings.timezone)
        self.series = {series.id: series for series in self.inputs.content.series}
        days: dict[str, list[LedgerLine]] = defaultdict(list)
        for line in self.lines:
            owner = line.key.rpartition("/")[0]
            if owner not in self.series and line.key.startswith("a/"):
                yield from self._article_vanished(line)
            elif owner not in self.series and line.key.startswith("p/"):
                yield from self._page_vanished(line)
            else:
                days[owner].append(line)
        for owner, lines in days.items():
            if owner in self.series:
                yield from self._days_vanished(self.series[owner], lines)
            elif not self._some_series_is_broken():
                yield self._series_vanished(owner, lines)

    def _some_series_is_broken(self) -> bool:
        """Whether a series file cannot be read: then nobody knows its id, and it has an error of its own."""
        folders = {series.folder for series in self.inputs.content.series}
        return any(
            post.source.kind == "day" and post.source.folder not in folders for post in self.inputs.content.posts
        )

    def _series_vanished(self, owner: str, lines: list[LedgerLine]) -> Finding:
        gone = say_count(
            "{n} published item of the series `{owner}` is gone",
            "{n} published items of the series `{owner}` are gone",
            n=len(lines),
            owner=owner,
        )
        owners = {key.rpartition("/")[0] for key, _ in self.inputs.content.ledger}
        new = [series for series in self.inputs.content.series if series.id not in owners]
        if len(new) == 1:
            return Finding(
                "error",
                "item-vanished",
                new[0].place,
                say("{gone}, and `{id}` is new to the ledger", gone=gone, id=new[0].id),
                self._series_hint(new[0], owner, lines),
            )
        return Finding(
            "error",
            "item-vanished",
            _place(lines[0]),
            gone,
            say("restore its folder, or write `id: {owner}` into its series.yaml", owner=owner),
        )

    def _series_hint(self, series: Series, owner: str, lines: list[LedgerLine]) -> Message:
        """What to write, when the folder of a series was renamed: with another address, that too."""
        slugs: dict[str, list[str]] = {}
        for line in lines:
            for address in line.addresses:
                slug = old_slug(self.inputs, series, line, address)
                if slug and slug not in slugs.setdefault(line.lang, []):
                    slugs[line.lang].append(slug)
        if not slugs:
            return say("write `id: {owner}` here if this is the same series, else restore its folder", owner=owner)
        return say(
            "write `id: {owner}` and `{aliases}` here if this is the same series, else restore its folder",
            owner=owner,
            aliases=aliases_line(series, slugs),
        )

    def _page_vanished(self, line: LedgerLine) -> Iterator[Finding]:
        """A page is its address: who renames the file may keep that, or let it lead on."""
        kept = self._answering
        if line.addresses and all(address in kept for address in line.addresses):
            return
        pages = [post for post in self.inputs.content.posts if post.source.kind == "page" and post.lang == line.lang]
        if any(post.key == line.key and not post.source.readable for post in pages):
            return
        name = line.key.removeprefix("p/")
        label = say("the page {name} in {language}", name=name, language=LanguageName(line.lang))
        successor = next(self._posts_with_text_of(line, pages), None)
        if draft := _draft(line, pages):
            yield self._became_draft(line, label, draft)
        elif successor and line.addresses:
            yield Finding(
                "error",
                "item-vanished",
                successor.source.place("aliases"),
                say("this page was published as {name}, at {address}", name=name, address=line.addresses[-1]),
                say("write `{aliases}`", aliases=aliases_with(successor, line.addresses)),
            )
        else:
            yield self._file_gone(line, label)

    @cached_property
    def _answering(self) -> set[str]:
        """All addresses that answer by a name or an alias."""
        out = (post.address for post in self.inputs.content.posts if self.inputs.is_out(post))
        return {*out, *aliases_that_answer(self.inputs)}

    def _days_vanished(self, series: Series, lines: list[LedgerLine]) -> Iterator[Finding]:
        posts = [post for post in self.inputs.content.posts if post.source.folder == series.folder]
        if any(not post.source.readable or not post.source.day for post in posts):
            return  # nobody knows which day that file is, and it has an error of its own
        for lang, gone in _by_language(lines).items():
            all_of_it = not any(post.lang == lang for post in posts)
            if all_of_it and len(gone) >= _FEWEST_FOR_ONE_FINDING:
                yield Finding(
                    "error",
                    "item-vanished",
                    _place(gone[0]),
                    say(
                        "all {n} published days of {id} in {language} are gone",
                        n=len(gone),
                        id=series.id,
                        language=LanguageName(lang),
                    ),
                    say("restore their files, or files with their headers and `status: withdrawn`"),
                )
                continue
            for line in gone:
                yield self._day_vanished(line, series, [post for post in posts if post.lang == lang])

    def _day_vanished(self, line: LedgerLine, series: Series, posts: list[Post]) -> Finding:
        number = line.key.rpartition("/")[2]
        label = say("day {number} of {id} in {language}", number=number, id=series.id, language=LanguageName(line.lang))
        if draft := _draft(line, posts):
            return self._became_draft(line, label, draft)
        if successor := next(self._posts_with_text_of(line, posts), None):
            return self._finding_at_post(
                line,
                successor,
                _Messages(
                    say("this text was published as day {number} on {date}", number=number, date=self._date(line)),
                    say("make it day {number} again", number=number),
                    say(
                        "{label} was published on {date}, and {path} has its text",
                        label=label,
                        date=self._date(line),
                        path=successor.source.path,
                    ),
                ),
                "day",
            )
        return self._file_gone(line, label)

    def _article_vanished(self, line: LedgerLine) -> Iterator[Finding]:
        posts = [post for post in self.inputs.content.posts if post.source.kind == "article"]
        if any(post.key == line.key and not post.source.readable for post in posts):
            return
        label = say(
            "the article {name} in {language}", name=line.key.removeprefix("a/"), language=LanguageName(line.lang)
        )
        same = [post for post in posts if post.lang == line.lang]
        if draft := _draft(line, same):
            yield self._became_draft(line, label, draft)
        elif successor := next(self._posts_with_text_of(line, same), None) or self._article_of_moment(line, same):
            yield self._article_renamed(line, label, successor)
        else:
            yield self._file_gone(line, label)

    def _article_renamed(self, line: LedgerLine, label: Message, post: Post) -> Finding:
        id = line.feed_id or item_id(self.inputs.site.settings.feed_id, line.key, line.lang)
        name = line.key.removeprefix("a/")
        mend = say("write `guid: {id}`", id=id)
        if any(address not in self._answering for address in line.addresses):
            aliases = aliases_with(post, line.addresses)
            mend = say("write `guid: {id}` and `{aliases}`", id=id, aliases=aliases)
        if post.source.guid:  # that is its id already, and says nothing of the line
            mend = say(
                "call the file {name}.{lang}.md again; its address may be another with `slug:`",
                name=name,
                lang=line.lang,
            )
        return self._finding_at_post(
            line,
            post,
            _Messages(
                say(
                    "this article was published as {name} on {date}, and feeds know it by that name",
                    name=name,
                    date=self._date(line),
                ),
                mend,
                say(
                    "{label} was published on {date}, and {path} has taken its place",
                    label=label,
                    date=self._date(line),
                    path=post.source.path,
                ),
            ),
            "guid",
        )

    def _finding_at_post(self, line: LedgerLine, post: Post, words: _Messages, key: str) -> Finding:
        """At the file that has to be mended; at the ledger, when an error in that file would stop no build."""
        if post.concerns_today(self.inputs.site.now):
            return Finding("error", "item-vanished", post.source.place(key), words.message_at_post, words.hint)
        return Finding(
            "error",
            "item-vanished",
            _place(line),
            words.message_at_ledger,
            say("{hint} in {path}", hint=words.hint, path=post.source.path),
        )

    def _became_draft(self, line: LedgerLine, label: Message, draft: Post) -> Finding:
        return Finding(
            "error",
            "item-vanished",
            _place(line),
            say(
                "{label} was published on {date}, and {path} is a draft now",
                label=label,
                date=self._date(line),
                path=draft.source.path,
            ),
            say("write `status: withdrawn` there, or take `status: draft` out"),
        )

    def _file_gone(self, line: LedgerLine, label: Message) -> Finding:
        date, blank = self._date(line), self._file_without_text(line)
        message = say("{label} was published on {date}, and its file is gone", label=label, date=date)
        hint = say("restore the file, or one with its header and `status: withdrawn`")
        if blank:
            message = say("{label} was published on {date}, and {path} has no text", label=label, date=date, path=blank)
            hint = say("restore the text, or write `status: withdrawn` in its header")
        return Finding("error", "item-vanished", _place(line), message, hint)

    def _file_without_text(self, line: LedgerLine) -> str:
        """The path of the file that was emptied; "" for none."""
        of_folder = {series.folder: series.id for series in self.inputs.content.series}
        return next(
            (
                source.path
                for source in self.inputs.content.unwritten
                if source.lang == line.lang and key_of(source, of_folder.get(source.folder, "")) == line.key
            ),
            "",
        )

    def _posts_with_text_of(self, line: LedgerLine, posts: Iterable[Post]) -> Iterator[Post]:
        """Posts with the text that the line records; one with a line of its own must have had another text in it."""
        for post in posts:
            if not line.text or not post.source.readable or post.source.status == "draft":
                continue
            own = self.ledger_lines.of(post.key, post.source)
            digest = text_digest(post.source)
            if digest == line.text and (own is None or own.text not in ("", digest)):
                yield post

    def _article_of_moment(self, line: LedgerLine, posts: Iterable[Post]) -> Post | None:
        """The article that came out when the line's did, if there is but one the ledger does not know."""
        candidates = [
            post
            for post in posts
            if self.inputs.is_out(post)
            and post.moment == line.published
            and self.ledger_lines.of(post.key, post.source) is None
        ]
        return candidates[0] if len(candidates) == 1 else None

    def _date(self, line: LedgerLine) -> str:
        return f"{line.published.astimezone(self.zone):%Y-%m-%d}"


@dataclass(frozen=True, slots=True)
class _Messages:
    """What a finding says when it stands at the post's file and when it stands at the ledger, and what to write."""

    message_at_post: Message
    hint: Message
    message_at_ledger: Message


def ids_with_post(inputs: CheckInput, lines: Lines) -> Iterator[tuple[str, str]]:
    """(key, language) of all lines that have a post; a renamed article goes on with its old one."""
    for post in inputs.content.posts:
        source = post.source
        if source.status != "draft" and source.readable:
            yield post.key, source.lang
            if source.guid and (line := lines.of(post.key, source)):
                yield line.key, line.lang


def _draft(line: LedgerLine, posts: Iterable[Post]) -> Post | None:
    return next((post for post in posts if post.key == line.key and post.source.status == "draft"), None)


def _by_language(lines: Iterable[LedgerLine]) -> dict[str, list[LedgerLine]]:
    lines_by_language: dict[str, list[LedgerLine]] = defaultdict(list)
    for line in lines:
        lines_by_language[line.lang].append(line)
    return lines_by_language


def _place(line: LedgerLine) -> Place:
    return Place(_LEDGER, line.line)
