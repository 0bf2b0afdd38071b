"""What can be wrong with content that each file alone cannot tell: `CheckInput -> findings`.

A check is one function; its word stands in `ALL`, its codes in docs/findings.md. No check prints.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from ..model import Finding, LedgerLine
from .accepted import not_accepted, sifted, unknown_acceptances, unused_acceptances
from .addresses import (
    address_twice,
    aliases_unfit,
    names_by_case,
    old_feeds_unknown,
    reserved_addresses,
    slug_empty,
    tags_without_address,
)
from .claims import claims_twice
from .comments import comments_to_come
from .context import CheckInput
from .days import beyond_length, day_twice, homework_missing, language_outside_series
from .dead_links import dead_links
from .header_texts import empty_texts, markup_in_plain_texts
from .ids import ids_twice
from .known_as import addresses_moved, feed_ids_changed, lost_slugs, site_moved
from .late import days_not_ready
from .links import broken_links
from .of_pelican import categories_as_tags, drafts_unpublished
from .pictures import unfit_pictures
from .posts import articles_without_date, files_by_nobody, lengths_unusual, texts_too_long
from .removed import lost_homework, removed_html
from .series import backward_restarts, series_twice, start_at_rest
from .tags import tag_names_crossing, tags_alike
from .tasks import tasks_changed
from .twins import (
    homework_differs,
    source_lines_unreadable,
    task_contents_differ,
    translation_early,
    translations_outdated,
)
from .unlikely import dates_unlikely, drafts_by_folder
from .vanished import item_vanished

AGAINST_LEDGER: tuple[Callable[[CheckInput], Iterable[Finding]], ...] = (
    item_vanished,
    addresses_moved,
    feed_ids_changed,
    site_moved,
    tasks_changed,
)
"""What was published, by `inputs.content.ledger`, and is not as it was."""

ALL: tuple[Callable[[CheckInput], Iterable[Finding]], ...] = (
    day_twice,
    beyond_length,
    language_outside_series,
    days_not_ready,
    homework_missing,
    homework_differs,
    task_contents_differ,
    translation_early,
    translations_outdated,
    source_lines_unreadable,
    series_twice,
    backward_restarts,
    start_at_rest,
    articles_without_date,
    files_by_nobody,
    texts_too_long,
    lengths_unusual,
    dates_unlikely,
    drafts_by_folder,
    categories_as_tags,
    drafts_unpublished,
    markup_in_plain_texts,
    empty_texts,
    address_twice,
    old_feeds_unknown,
    reserved_addresses,
    slug_empty,
    tags_without_address,
    tags_alike,
    tag_names_crossing,
    aliases_unfit,
    names_by_case,
    ids_twice,
    broken_links,
    unfit_pictures,
    removed_html,
    comments_to_come,
    lost_homework,
    unknown_acceptances,
    *AGAINST_LEDGER,
)


def check_all(inputs: CheckInput) -> Iterator[Finding]:
    """Everything every check finds."""
    for check in ALL:
        yield from check(inputs)


def contradictions(inputs: CheckInput, ledger: Mapping[tuple[str, str], LedgerLine]) -> Iterator[Finding]:
    """What vanished, moved or is called otherwise by any ledger: the one in the content folder, the one a host serves."""
    compared = replace(inputs, content=replace(inputs.content, ledger=ledger))
    for check in AGAINST_LEDGER:
        yield from check(compared)


__all__ = [
    "ALL",
    "CheckInput",
    "check_all",
    "claims_twice",
    "contradictions",
    "dead_links",
    "lost_slugs",
    "not_accepted",
    "sifted",
    "unused_acceptances",
]
