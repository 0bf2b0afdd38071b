"""What is known before the build: the ledger that a publication will write, by what is live and by what is out now."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import field, replace
from datetime import datetime
from typing import Any

from ...assembling import ledger_lines
from ...assembling.ledger import OUT, WITHDRAWN, Lines
from ...assembling.live_ledger import LineId, ahead, merged, vanished
from ...building.content_folder import look_at_posts, read_folder, with_ledger_bytes
from ...building.prepare import check_content
from ...building.session import remembering
from ...building.setup import SiteSetup
from ...building.stages import Checked
from ...checks import CheckInput
from ...checks.known_as import aliases_that_answer
from ...checks.vanished import ids_with_post
from ...content_names import LEDGER
from ...model import LedgerLine, Post
from ...parts import page_path
from ...pelican_adapter.settings import site_setup
from ...publishing.embargoed_texts import Embargoed, first_words
from ...reading import read_ledger
from ...values import dataclass
from .ledger_file import is_of_somebody_else, ledger_bytes

_MOST_TEXTS_READ = 400
"""Of texts to come, and drafts, the nearest: a leak is of what is being written."""


@dataclass(frozen=True)
class UpcomingSite:
    """A publication before its build."""

    setup: SiteSetup
    now: datetime
    our_file: bytes | None
    """content/ledger.txt as it is"""
    known: Mapping[LineId, LedgerLine]
    """our ledger and the live one, merged"""
    live: Mapping[LineId, LedgerLine]
    """what the deploy guard compares with: the live ledger, ours where there is none"""
    behind: int = 0
    """lines in which ours lags behind the live one"""
    damaged: int = 0
    """lines of the live ledger that nobody can read"""
    is_unreadable: bool = False
    """whether our ledger has lines that nobody can read: the build says so, and stops"""
    is_other_site: bool = False
    """whether the ledger at the host shares no line with ours"""
    lines: Mapping[LineId, LedgerLine] | None = None
    """what will be written down; None when errors stop the build, and where there is no ledger"""
    inputs: CheckInput | None = None
    posts: Mapping[LineId, Post] = field(default_factory=dict)
    """by the line of each"""
    embargoed: tuple[Embargoed, ...] = ()
    openings: frozenset[tuple[str, ...]] = frozenset()

    @property
    def has_ledger(self) -> bool:
        """Not around a guest's series when `content/ledger.txt` is something else of that site's."""
        return not is_of_somebody_else(self.our_file, self.setup.settings.guest)

    @property
    def data(self) -> bytes | None:
        """The ledger to build with, and to write down after it; None where there is none."""
        if not self.has_ledger:
            return None
        if self.is_unreadable:
            return self.our_file
        lines = self.known if self.lines is None else self.lines
        if not lines and self.our_file is None:
            return None
        return ledger_bytes(self.our_file, lines.values())

    @property
    def newest_pages(self) -> list[str]:
        """The file of what came out last in each language."""
        newest: dict[str, Post] = {}
        for post in self.posts.values():
            if post.moment and post.is_out(self.now) and post.source.status == "published":
                latest = newest.get(post.lang)
                if latest is None or latest.published < post.published:
                    newest[post.lang] = post
        return sorted(page_path(post.address) for post in newest.values())


def look_ahead(settings: Any, now: datetime, live_file: bytes | None, accepted: Collection[str]) -> UpcomingSite:
    """The site at `now`, with the lines that its publication adds. `live_file` is the ledger that readers see."""
    with remembering(settings) as session:
        # What stops the build must stop here too: the lines of a site with a placeholder are no lines.
        setup = replace(site_setup({**settings, "DAYBYDAY_PUBLISH": "strict"}), accepted=frozenset(accepted))
        folder = read_folder(setup.root)
        look_at_posts(folder)
        site = _known(UpcomingSite(setup, now, folder.ledger, {}, {}), live_file)
        if not site.has_ledger:
            return site
        checked = check_content(setup, now, session, folder=with_ledger_bytes(folder, site.data))
        if not isinstance(checked, Checked):
            return site
        return _completed(site, checked)


def _known(site: UpcomingSite, live_file: bytes | None) -> UpcomingSite:
    ours, problems = read_ledger(LEDGER, (site.our_file or b"") if site.has_ledger else b"")
    if problems:
        return replace(site, known=ours, live=ours, is_unreadable=True)
    live, damage = read_ledger(LEDGER, live_file or b"")
    site = replace(site, damaged=len(damage))
    if live and ours and live.keys().isdisjoint(ours):
        return replace(site, known=ours, live=ours, is_other_site=True)
    behind = len(ahead(ours, live)) if ours or live else 0
    return replace(site, known=merged(ours, live), live=live or ours, behind=behind)


def _completed(site: UpcomingSite, checked: Checked) -> UpcomingSite:
    setup, content, inputs = checked.assembled.setup, checked.assembled.content, checked.inputs
    scheme = setup.settings.feed_id
    ledger = Lines(content.ledger, scheme)
    written = ledger_lines(content, setup.settings, site.now, setup.public)
    lines = {(line.key, line.lang): line for line in _as_accepted(written, inputs, ledger, setup.accepted)}
    posts = {_line_id(post, ledger): post for post in content.posts}
    return replace(
        site,
        setup=setup,
        lines=lines,
        inputs=inputs,
        posts=posts,
        embargoed=tuple(_embargoed(checked, site.now)),
    )


def _line_id(post: Post, ledger: Lines) -> LineId:
    line = ledger.of(post.key, post.source)
    return (line.key, line.lang) if line else (post.key, post.lang)


def _as_accepted(
    lines: tuple[LedgerLine, ...], inputs: CheckInput, ledger: Lines, accepted: Collection[str]
) -> Iterator[LedgerLine]:
    """The lines after what an author accepts: what has gone is withdrawn for good, an address that leads nowhere is forgotten."""
    gone = set()
    if "item-vanished" in accepted:
        present = set(ids_with_post(inputs, ledger))
        gone = {(line.key, line.lang) for line in vanished(lines, present, inputs.site.now)}
    answering = aliases_that_answer(inputs) if "address-moved" in accepted else set()
    for line in lines:
        if (line.key, line.lang) in gone:
            yield replace(line, state=WITHDRAWN, sequence=line.sequence + 1)
        elif "address-moved" in accepted and line.state == OUT:
            kept = [address for address in line.addresses[:-1] if address in answering]
            yield replace(line, addresses=(*kept, *line.addresses[-1:]))
        else:
            yield line


def _embargoed(checked: Checked, now: datetime) -> Iterator[Embargoed]:
    """What nobody may read yet, the nearest first."""
    content, assembled = checked.assembled.content, checked.assembled
    public_titles = {post.source.title for post in content.posts if post.is_out(now)}
    coming = sorted(
        (post for post in content.posts if not post.is_out(now) and post.source.readable),
        key=lambda post: (post.moment is None, post.moment, post.source.path),
    )
    for number, post in enumerate(coming):
        title = "" if post.source.title in public_titles else post.source.title
        words = first_words(assembled.manuscript(post.source.path).text) if number < _MOST_TEXTS_READ else ()
        yield Embargoed(post.source.path, title, words)
