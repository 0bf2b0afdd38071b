"""What the ledger says is out and no file tells any more: deleted, renamed, made a draft."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from ..assembling.ledger import OUT, Lines, text_digest
from ..identity import item_id
from ..model import Finding, LedgerLine, Place, Post, Series
from .context import CheckInput

_LEDGER = "ledger.txt"
_SEVERAL = 4
"""As many lines as make one finding, when nothing is left of a series in a language."""


def item_vanished(inputs: CheckInput) -> Iterator[Finding]:
    """Readers have it, feeds and calendars know it: it cannot go without a word."""
    if not inputs.content.ledger:
        return
    vanished = _Vanished(inputs)
    if vanished.lines:
        yield from vanished.findings()


class _Vanished:
    """The lines without a post, and who may be to blame."""

    def __init__(self, inputs: CheckInput) -> None:
        self.inputs = inputs
        self.known = Lines(inputs.content.ledger, inputs.site.settings.feed_id)
        told = set(_told(inputs, self.known))
        now = inputs.site.now
        self.lines = [
            line
            for id, line in inputs.content.ledger.items()
            if id not in told and line.state == OUT and line.published <= now and not line.key.startswith("p/")
        ]

    def findings(self) -> Iterator[Finding]:
        """By series, and one by one."""
        self.zone = ZoneInfo(self.inputs.site.settings.timezone)
        self.series = {series.id: series for series in self.inputs.content.series}
        days: dict[str, list[LedgerLine]] = defaultdict(list)
        for line in self.lines:
            owner = line.key.rpartition("/")[0]
            if owner not in self.series and line.key.startswith("a/"):
                yield from self._article(line)
            else:
                days[owner].append(line)
        for owner, lines in days.items():
            if owner in self.series:
                yield from self._days(self.series[owner], lines)
            elif not self._some_series_is_broken():
                yield self._series_gone(owner, lines)

    def _some_series_is_broken(self) -> bool:
        """What a series was called that cannot be read, nobody knows; that has been said already."""
        folders = {series.folder for series in self.inputs.content.series}
        return any(
            post.source.kind == "day" and post.source.folder not in folders for post in self.inputs.content.posts
        )

    def _series_gone(self, owner: str, lines: list[LedgerLine]) -> Finding:
        many = f"{len(lines)} published {'item' if len(lines) == 1 else 'items'} of the series `{owner}`"
        owners = {key.rpartition("/")[0] for key, _ in self.inputs.content.ledger}
        new = [series for series in self.inputs.content.series if series.id not in owners]
        if len(new) == 1:
            return Finding(
                "error",
                "item-vanished",
                new[0].place,
                f"{many} are gone, and `{new[0].id}` is new to the ledger",
                f"write `id: {owner}` here if this is the same series, else restore its folder",
            )
        return Finding(
            "error",
            "item-vanished",
            _place(lines[0]),
            f"{many} are gone",
            f"restore its folder, or write `id: {owner}` into its series.yaml",
        )

    def _days(self, series: Series, lines: list[LedgerLine]) -> Iterator[Finding]:
        posts = [post for post in self.inputs.content.posts if post.source.folder == series.folder]
        if any(not post.source.readable or not post.source.day for post in posts):
            return  # which day that file is cannot be told, and its own error has been
        for lang, gone in _by_language(lines).items():
            all_of_it = not any(post.lang == lang for post in posts)
            if all_of_it and len(gone) >= _SEVERAL:
                yield Finding(
                    "error",
                    "item-vanished",
                    _place(gone[0]),
                    f"all {len(gone)} published days of {series.id} in {lang} are gone",
                    "restore their files, or files with their headers and `status: withdrawn`",
                )
                continue
            for line in gone:
                yield self._day(line, series, [post for post in posts if post.lang == lang])

    def _day(self, line: LedgerLine, series: Series, posts: list[Post]) -> Finding:
        number = line.key.rpartition("/")[2]
        what = f"day {number} of {series.id} in {line.lang}"
        if draft := _draft(line, posts):
            return self._drafted(line, what, draft)
        if found := next(self._with_its_text(line, posts), None):
            return self._accuse(
                line,
                found,
                _Words(
                    f"this text was published as day {number} on {self._date(line)}",
                    f"make it day {number} again",
                    f"{what} was published on {self._date(line)}, and {found.source.path} has its text",
                ),
                "day",
            )
        return self._gone(line, what)

    def _article(self, line: LedgerLine) -> Iterator[Finding]:
        posts = [post for post in self.inputs.content.posts if post.source.kind == "article"]
        if any(post.key == line.key and not post.source.readable for post in posts):
            return
        what = f"the article {line.key.removeprefix('a/')} in {line.lang}"
        same = [post for post in posts if post.lang == line.lang]
        if draft := _draft(line, same):
            yield self._drafted(line, what, draft)
        elif found := next(self._with_its_text(line, same), None) or self._of_its_moment(line, same):
            yield self._renamed(line, what, found)
        else:
            yield self._gone(line, what)

    def _renamed(self, line: LedgerLine, what: str, post: Post) -> Finding:
        id = item_id(self.inputs.site.settings.feed_id, line.key, line.lang)
        name = line.key.removeprefix("a/")
        mend = f"write `guid: {id}`"
        if post.source.guid:  # that is its id already, and says nothing of the line
            mend = f"call the file {name}.{line.lang}.md again; its address may be another with `slug:`"
        return self._accuse(
            line,
            post,
            _Words(
                f"this article was published as {name} on {self._date(line)}, and feeds know it by that name",
                mend,
                f"{what} was published on {self._date(line)}, and {post.source.path} has taken its place",
            ),
            "guid",
        )

    def _accuse(self, line: LedgerLine, post: Post, words: _Words, key: str) -> Finding:
        """At the file that has to be mended; at the ledger, when an error in that file would stop no build."""
        if post.concerns_today(self.inputs.site.now):
            return Finding("error", "item-vanished", post.source.place(key), words.here, words.mend)
        return Finding("error", "item-vanished", _place(line), words.there, f"{words.mend} in {post.source.path}")

    def _drafted(self, line: LedgerLine, what: str, draft: Post) -> Finding:
        return Finding(
            "error",
            "item-vanished",
            _place(line),
            f"{what} was published on {self._date(line)}, and {draft.source.path} is a draft now",
            "write `status: withdrawn` there, or take `status: draft` out",
        )

    def _gone(self, line: LedgerLine, what: str) -> Finding:
        return Finding(
            "error",
            "item-vanished",
            _place(line),
            f"{what} was published on {self._date(line)}, and its file is gone",
            "restore the file, or one with its header and `status: withdrawn`",
        )

    def _with_its_text(self, line: LedgerLine, posts: Iterable[Post]) -> Iterator[Post]:
        """Posts that say what the line's said, and whose own line, if they have one, says that they did not."""
        for post in posts:
            if not line.text or not post.source.readable or post.source.status == "draft":
                continue
            own = self.known.of(post.key, post.source)
            digest = text_digest(post.source)
            if digest == line.text and (own is None or own.text not in ("", digest)):
                yield post

    def _of_its_moment(self, line: LedgerLine, posts: Iterable[Post]) -> Post | None:
        """The article that came out when the line's did, if there is but one the ledger does not know."""
        found = [
            post
            for post in posts
            if self.inputs.is_out(post)
            and post.moment == line.published
            and self.known.of(post.key, post.source) is None
        ]
        return found[0] if len(found) == 1 else None

    def _date(self, line: LedgerLine) -> str:
        return f"{line.published.astimezone(self.zone):%Y-%m-%d}"


@dataclass(frozen=True, slots=True)
class _Words:
    """What to say of a file: in it (`here`) and elsewhere (`there`), and what to write."""

    here: str
    mend: str
    there: str


def _told(inputs: CheckInput, lines: Lines) -> Iterator[tuple[str, str]]:
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
    found: dict[str, list[LedgerLine]] = defaultdict(list)
    for line in lines:
        found[line.lang].append(line)
    return found


def _place(line: LedgerLine) -> Place:
    return Place(_LEDGER, line.line)
