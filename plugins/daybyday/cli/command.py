"""A command of `invoke`, which ends in a line that says why, whatever happens."""

from __future__ import annotations

import contextlib
import io
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from functools import wraps
from typing import Any

from invoke.exceptions import Exit, Failure, ParseError
from invoke.parser.argument import Argument
from invoke.tasks import Task, task

DEBUG = "DAYBYDAY_DEBUG"
"""Environment variable: any value lets exceptions through, for those who mend the kit."""
_INTERRUPTED, _NOBODY_READS = 130, 141
"""What a shell says of a process that Ctrl-C, or a closed pipe, has ended."""


class _WithSubject(Task[Callable[..., None]]):
    """A command that may be told what it is about in a word of its own: `translate 7 --to it`, and `translate --missing`.

    To invoke, such a word is either always there or never: which of the two is decided by what was typed.
    """

    subject = ""

    def get_arguments(self, ignore_unknown_help: bool | None = None) -> list[Argument]:
        """The arguments, the subject first and by its place, if it was typed."""
        arguments = super().get_arguments(ignore_unknown_help)
        if _has_bare_word(sys.argv, self.name, arguments):
            subject = next(argument for argument in arguments if argument.name == self.subject)
            subject.positional, subject.default = True, None
            arguments.sort(key=lambda argument: argument is not subject)
        return arguments


def _has_bare_word(typed: Sequence[str], name: str, arguments: Iterable[Argument]) -> bool:
    """Whether behind the name of a command a word was typed that is neither an option nor the value of one."""
    words = typed[typed.index(name) + 1 :] if name in typed else ()
    takes_value = {
        f"--{option}" if len(option) > 1 else f"-{option}"
        for argument in arguments
        if argument.takes_value
        for option in argument.names
    }
    return any(
        not word.startswith("-") and before not in takes_value
        for before, word in zip((name, *words), words, strict=False)
    )


def command(subject: str = "", **options: Any) -> Callable[[Callable[..., None]], Any]:
    """As `invoke.task`: what no part of us has foreseen becomes one line instead of a traceback.

    `subject` is the parameter that may also be given as a word without its name.
    """

    def made(body: Callable[..., None]) -> Any:
        @wraps(body)
        def in_one_line(*arguments: Any, **values: Any) -> None:
            _print_whatever_there_is()
            try:
                body(*arguments, **values)
            except KeyboardInterrupt:
                raise Exit("Interrupted.", _INTERRUPTED) from None
            except BrokenPipeError:
                # Whoever read has enough. Python would complain once more when it flushes.
                os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
                raise Exit(code=_NOBODY_READS) from None
            except (Exit, Failure, ParseError):
                raise
            except Exception as error:
                if os.environ.get(DEBUG):
                    raise
                raise _broken_off(error) from None

        if not subject:
            return task(**options)(in_one_line)
        with_subject: Any = task(klass=_WithSubject, **options)(in_one_line)
        with_subject.subject = subject
        return with_subject

    return made


def _print_whatever_there_is() -> None:
    """A terminal that has no en dash shows a code in its place, and the command goes on."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            with contextlib.suppress(ValueError):
                stream.reconfigure(errors="backslashreplace")


def _broken_off(error: Exception) -> Exit:
    from ..messages import say, speaker_for, spoken
    from ..pelican_adapter.one_line import reason_of

    message = say(
        "It broke off: {reason}. A plugin, a setting or the kit may be at fault; with {debug}=1 in the environment it shows"
        " where.",
        reason=reason_of(error),
        debug=DEBUG,
    )
    return Exit(spoken(message, speaker_for(os.environ, ("en",))), 1)


def end_with(status: int) -> None:
    """Leave with the status of what was called, without a word more."""
    if status:
        raise Exit(code=status)
