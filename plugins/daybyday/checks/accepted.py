"""What authors accept with `ignore`, in a text or in a series.yaml: what is said no more, and which of it means nothing."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterable, Iterator, Mapping

from ..finding_codes import ACCEPTABLE, ERRORS
from ..messages import say
from ..model import Content, Finding, Place, Series, Source
from ..patterns import regex
from ..values import dataclass
from .context import CheckInput

Acceptance = tuple[str, str]
"""(path of the file that accepts, code)"""

# What is there at one time or with one setting, and not at another: it may be accepted ahead.
_COMES_AND_GOES = regex(
    r"feed-f[0-9]+|comments?-.*|picture-.*|day-(?:late|due-soon|gap)|(?:date|start)-unlikely|link-(?:dead|place|tag-unused)"
    r"|tasks-changed|ignore-.*"
)
_OF_FEEDS = regex(r"feed-f[0-9]{1,2}")


@dataclass(frozen=True, slots=True)
class Sifted:
    """Findings less what is accepted, and which acceptances were needed for it."""

    findings: list[Finding]
    used: frozenset[Acceptance]


def sifted(findings: Iterable[Finding], content: Content) -> Sifted:
    """Findings less the warnings and notes that a post or a series accepts with `ignore`, a post for its comments too.

    Errors are nobody's to accept.
    """
    accepting = {owner.path: owner.accepted for owner in _owners(content) if owner.accepted}
    by_file = {file: path for file, path in content.comment_posts.items() if path in accepting} if accepting else {}
    kept: list[Finding] = []
    used: set[Acceptance] = set()
    for finding in findings:
        path = by_file.get(finding.place.path, finding.place.path)
        if finding.level != "error" and finding.code in accepting.get(path, ()):
            used.add((path, finding.code))
        else:
            kept.append(finding)
    return Sifted(kept, frozenset(used))


def not_accepted(findings: Iterable[Finding], content: Content) -> list[Finding]:
    """The findings that nobody accepts."""
    return sifted(findings, content).findings


def unknown_acceptances(inputs: CheckInput) -> Iterator[Finding]:
    """A code that there is not, or that is always an error: accepting it says nothing."""
    for owner in _owners(inputs.content):
        for code in owner.accepted:
            if code in ERRORS:
                message = say("`{code}` is an error, and errors cannot be accepted", code=code)
                yield Finding(
                    "warning", "ignore-unknown", owner.place(code), message, say("mend it, and take this out")
                )
            elif code not in ACCEPTABLE and not _OF_FEEDS.fullmatch(code):
                near = difflib.get_close_matches(code, ACCEPTABLE, n=1)
                hint = say("did you mean `{near}`?", near=near[0]) if near else say("docs/findings.md lists all codes")
                message = say("nothing is called `{code}`", code=code)
                yield Finding("warning", "ignore-unknown", owner.place(code), message, hint)


def unused_acceptances(
    content: Content, used: Collection[Acceptance], findings: Iterable[Finding]
) -> Iterator[Finding]:
    """A code that is accepted where it is not said: its cause has gone, and nobody would hear of the next one.

    `findings` are those that are left: what is an error here is told as such.
    """
    errors = {(finding.place.path, finding.code) for finding in findings if finding.level == "error"}
    for owner in _owners(content):
        for code in owner.accepted:
            if code not in ACCEPTABLE or _COMES_AND_GOES.fullmatch(code) or (owner.path, code) in used:
                continue
            if (owner.path, code) in errors:
                message = say("`{code}` is an error here, and errors cannot be accepted", code=code)
                hint = say("mend it, and take this out")
            else:
                message = say("there is no `{code}` here that could be accepted", code=code)
                hint = say("take it out, so that you hear of the next one")
            yield Finding("note", "ignore-unused", owner.place(code), message, hint)


@dataclass(frozen=True, slots=True)
class _Owner:
    """A file that accepts something."""

    path: str
    accepted: Mapping[str, str]
    places: Mapping[str, tuple[int, int]]

    def place(self, code: str) -> Place:
        return Place(self.path, *self.places.get(code, ()))


def _owners(content: Content) -> Iterator[_Owner]:
    sources: Iterable[Source] = (*(post.source for post in content.posts), *content.unwritten)
    for source in sources:
        if source.accepted:
            yield _Owner(source.path, source.accepted, source.accepted_at)
    series: Series
    for series in content.series:
        if series.accepted:
            yield _Owner(series.place.path, series.accepted, series.accepted_at)
