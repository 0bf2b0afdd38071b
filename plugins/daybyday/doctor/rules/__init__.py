"""Rules of good feeds: `Feed -> complaints`, or of a text, a calendar, a list of feeds.

A rule is one function; its word stands in `ALL`, its line in docs/feeds.md.
"""

from __future__ import annotations

from ..rule import Rule
from .calendars import events_only, head, lines, no_alarms, versions, whole_days
from .content import (
    absolute_addresses,
    homework_last,
    known_elements,
    languages,
    no_dress,
    no_furniture,
    no_machinery,
    pictures,
    well_nested,
)
from .delivery import https_and_no_trackers, old_addresses
from .document import (
    head_first,
    no_entities,
    no_lost_letters,
    outline_well_formed,
    small_enough,
    usual_prefixes,
    well_formed,
)
from .formats import json_feed, outlines, same_in_all
from .history import closed_months, complete_or_not, whole_history
from .identity import id_of_its_own, known_relations, no_history_in_items, one_page, true_address, true_hub
from .items import (
    complete,
    creators,
    enough_items,
    ids_of_one_item,
    imported_ids,
    newest_first,
    no_permalink,
    nothing_early,
    one_enclosure,
    one_link,
    one_picture,
    plain_titles,
    short_ids,
    summary_then_text,
    tags,
    true_dates,
    types,
    updated_apart,
)
from .metadata import (
    author,
    daily,
    docs,
    generator,
    language,
    named,
    no_long_wait,
    nothing_that_delays,
    picture,
    updated_as_its_items,
)

ALL: tuple[Rule, ...] = (
    well_formed, outline_well_formed, no_lost_letters, no_entities, usual_prefixes, small_enough, head_first, id_of_its_own,
    true_address, one_page, known_relations, true_hub, no_history_in_items, named, language, updated_as_its_items, author,
    docs, no_long_wait, daily, nothing_that_delays, picture, generator, complete, short_ids, no_permalink, ids_of_one_item,
    imported_ids, one_link, newest_first, true_dates, updated_apart, plain_titles, summary_then_text, types, creators,
    one_enclosure, tags, enough_items, nothing_early, absolute_addresses, no_machinery, no_dress, no_furniture,
    known_elements, pictures, well_nested, languages, homework_last, whole_history, closed_months, complete_or_not,
    json_feed, same_in_all, outlines, one_picture, lines, head, events_only, versions, whole_days, no_alarms,
    old_addresses, https_and_no_trackers,
)  # fmt: skip
