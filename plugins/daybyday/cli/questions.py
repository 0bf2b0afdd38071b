"""Questions a command asks in a terminal, and their answers. Where nobody sits in front of one, nothing is asked."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TypeVar

from invoke.exceptions import Exit

from ..errors import SpokenError
from ..messages import Message, Speaker, say, spoken

Answer = TypeVar("Answer")


def can_ask() -> bool:
    """Whether somebody can answer."""
    return sys.stdin is not None and sys.stdin.isatty()


def number(option: str, given: str, least: int, most: int, speaker: Speaker) -> int:
    """The number somebody typed behind an option. Raises `Exit` for what is none, or too small or too large."""
    if given.isascii() and given.isdecimal() and least <= int(given) <= most:
        return int(given)
    message = say("`{option} {given}` cannot be: write a number from {least} to {most}", option=option, given=given, least=least, most=most)  # fmt: skip
    raise Exit(f"{spoken(message, speaker)}.", 1)


def ask(question: Message, default: str, read: Callable[[str], Answer], speaker: Speaker) -> Answer:
    """What somebody answers, as `read` understands it; the question comes again until it does. Return alone takes the
    default.
    """
    shown = f" [{default}]" if default else ""
    while True:
        try:
            given = input(f"{spoken(question, speaker)}{shown} ").strip()
        except EOFError:
            raise Exit("", 1) from None
        try:
            return read(given or default)
        except SpokenError as refused:
            print(f"{spoken(refused.message, speaker)}.")
