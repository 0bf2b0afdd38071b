"""What was typed behind `publish`: where to, and what its author agrees to beforehand."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from typing import Any

from invoke.exceptions import Exit

from ...hosting.known_hosts import FILE_HOSTS
from ...messages import Message, Speaker, listing, say, spoken
from ...publishing.guard import ACCEPTABLE
from ...values import dataclass

ROLLED_BACK = ("folder", "ssh")
"""Targets where each publication is a release of its own."""


@dataclass(frozen=True, slots=True)
class Order:
    """A publication as it was asked for."""

    to: str = ""
    destination: str = ""
    says_yes: bool = False
    """to whatever would be asked"""
    adopts: bool = False
    """files of somebody else may be replaced"""
    only_shows: bool = False
    rolls_back: bool = False
    accepted: tuple[str, ...] = ()
    """codes of findings that do not stop it"""


def checked(order: Order, settings: Any, targets: Iterable[str], speaker: Speaker) -> Order:
    """The order with its destination. Raises `Exit` for one that says half of what it wants, or names what there is not."""
    names = list(targets)
    if order.to and order.to not in names:
        raise _refused(_no_target(order.to, names), speaker)
    if order.destination and order.to in FILE_HOSTS:
        message = say(
            "`--to {host}` takes no `--destination`: the host itself deploys what is built.",
            host=order.to,
        )
        raise _refused(message, speaker)
    options = (
        ("--destination", order.destination),
        ("--dry-run", order.only_shows),
        ("--rollback", order.rolls_back),
        ("--adopt", order.adopts),
    )
    for option, is_given in options:
        if is_given and not order.to:
            message = say(
                "`{option}` alone publishes nothing; say which way with `--to`: {targets}.",
                option=option,
                targets=" / ".join(f"`--to {name}`" for name in (ROLLED_BACK if order.rolls_back else names)),
            )
            raise _refused(message, speaker)
    _check_codes(order.accepted, speaker)
    return Order(
        order.to,
        order.destination or _destination(settings, order.to, names, speaker),
        order.says_yes,
        order.adopts,
        order.only_shows,
        order.rolls_back,
        order.accepted,
    )


def _no_target(given: str, names: list[str]) -> Message:
    near = difflib.get_close_matches(given.strip().lower(), names, n=1)
    if near:
        return say("There is no target {name}; did you mean {near}?", name=repr(given), near=repr(near[0]))
    return say("There is no target {name}; there are {targets}.", name=repr(given), targets=", ".join(names))


def target_of(typed: str | None, speaker: Speaker) -> str:
    """What was typed behind `--to`; "" where it was not. Raises `Exit` for nothing behind it: a variable that is empty
    would build the site, publish nothing, and end well.
    """
    if typed is not None and not typed.strip():
        raise _refused(say("`--to` names no target: write one behind it, or leave it out to build only."), speaker)
    return typed or ""


def _check_codes(accepted: Iterable[str], speaker: Speaker) -> None:
    for code in accepted:
        if code not in ACCEPTABLE:
            near = difflib.get_close_matches(code, ACCEPTABLE, n=1)
            hint = (
                say("did you mean {near}?", near=near[0])
                if near
                else say("those it can be are {codes}", codes=listing(ACCEPTABLE))
            )
            raise _refused(say("`--accept {code}`: this cannot be accepted; {hint}", code=code, hint=hint), speaker)


def _destination(settings: Any, to: str, targets: Iterable[str], speaker: Speaker) -> str:
    """Where DAYBYDAY_DESTINATIONS says a target goes; "" for none."""
    destinations = settings.get("DAYBYDAY_DESTINATIONS") or {}
    if not isinstance(destinations, Mapping):
        raise _refused(
            say('DAYBYDAY_DESTINATIONS must name targets: write {{"rsync": "user@host:/var/www/site"}}.'), speaker
        )
    unknown = next((str(name) for name in destinations if name not in targets), "")
    if unknown:
        message = say("DAYBYDAY_DESTINATIONS: {reason}", reason=_no_target(unknown, list(targets)))
        raise _refused(message, speaker)
    return str(destinations.get(to, ""))


def _refused(message: Message, speaker: Speaker) -> Exit:
    return Exit(spoken(message, speaker), 1)
