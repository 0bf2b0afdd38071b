"""The dialogue that brings a built site to its host: where it goes, what it will do, and a yes where one is needed."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence

from ...messages import Message, Speaker, say, spoken
from ...publishing.errors import PublishError
from ...publishing.plan import Host, Plan, described, listed, make_plan
from ...publishing.site_files import SiteFiles
from .orders import Order
from .telling import tell


def bring(host: Host, site: SiteFiles, order: Order, news: Sequence[Message], speaker: Speaker) -> bool:
    """Show the plan and what readers will see as new (`news`), and carry it out; whether it was. Raises `PublishError`.

    Without a yes given beforehand, questions are asked on a terminal.
    """
    tell([say("publishing to {address}.", address=host.address)], speaker)
    plan = make_plan(host.look(site.digests), site.digests)
    tell(listed(say("Symbolic links, and names no manifest can hold, are left out:"), site.left_out), speaker)
    tell(described(plan), speaker)
    tell(news, speaker)
    _refuse_blocked(plan)
    doubts = _doubts(host, plan, order)
    if order.adopts:
        tell(
            listed(
                say("These files there are not from a publication of this site, and are replaced:"), plan.overwritten
            ),
            speaker,
        )
    if order.only_shows:
        tell([*doubts, say("this was a dry run: nothing was published.")], speaker)
        return False
    if doubts and not order.says_yes:
        _ask(doubts, "--adopt" if len(doubts) == len(_strangers(plan)) else "--yes", speaker)
    host.carry_out(plan, site, lambda message: tell([message], speaker))
    tell([say("published to {address}.", address=host.address)], speaker)
    return True


def _refuse_blocked(plan: Plan) -> None:
    if plan.blocked:
        heading = say(
            "at these places stands something else than a file of the site; move it away, or publish elsewhere:"
        )
        raise PublishError(heading, listed(heading, plan.blocked)[1:])


def _doubts(host: Host, plan: Plan, order: Order) -> list[Message]:
    """What is not done without a yes, as lines that say so."""
    first = [say("it is the first time from here to {address}.", address=host.address)] if host.is_new else []
    most = [say("most of what was published there would be removed; it may be the place of another site.")]
    removes_most = plan.removes_most and "output-nearly-empty" not in order.accepted
    return [
        *first,
        *(most if removes_most else ()),
        *(() if order.adopts else _strangers(plan)),
    ]


def _strangers(plan: Plan) -> list[Message]:
    heading = say("these files there are not from a publication of this site, and would be replaced:")
    return listed(heading, plan.overwritten)


def _ask(doubts: list[Message], option: str, speaker: Speaker, read: Callable[[str], str] = input) -> None:
    if not sys.stdin.isatty():
        raise PublishError(doubts[0], [*doubts[1:], say("If that is what you want, add `{option}`.", option=option)])
    tell(doubts, speaker)
    try:
        answer = read(f"{spoken(say('Publish? [y/N]'), speaker)} ")
    except EOFError:
        answer = ""
    if answer.strip().lower() not in {"y", "yes", "s", "si", "sì"}:
        raise PublishError(say("you did not say yes."))
