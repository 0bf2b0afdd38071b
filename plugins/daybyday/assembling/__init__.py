"""Sources -> everything that was written (`Content`) -> what is out at one instant (`Site`).

sources | assemble(now) -> Content + findings      posts with identity, moment, address
Content | site_at(now)  -> Site                    only what is out, and where links lead
Content | next_change_at -> instant                when something next changes by itself
Content | ledger_lines  -> lines                   what the ledger will say of what is out
"""

from .content import assemble
from .late import (
    DAYS_AHEAD,
    UnreadyDay,
    draft_due,
    is_paused,
    languages_to_write,
    posts_by_day,
    text_file,
    unready_days,
)
from .ledger import ledger_lines
from .moved import Contradiction, contradiction
from .next_change import next_change_at
from .site import site_at

__all__ = [
    "DAYS_AHEAD",
    "Contradiction",
    "UnreadyDay",
    "assemble",
    "contradiction",
    "draft_due",
    "is_paused",
    "languages_to_write",
    "ledger_lines",
    "next_change_at",
    "posts_by_day",
    "site_at",
    "text_file",
    "unready_days",
]
