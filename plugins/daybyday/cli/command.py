"""A command of `invoke`, which ends in a line that says why, whatever happens."""

from __future__ import annotations

import contextlib
import io
import os
import sys
from collections.abc import Callable
from functools import wraps
from typing import Any

from invoke.exceptions import Exit, Failure, ParseError
from invoke.tasks import task

DEBUG = "DAYBYDAY_DEBUG"
"""Environment variable: any value lets exceptions through, for those who mend the kit."""
_INTERRUPTED, _NOBODY_READS = 130, 141
"""What a shell says of a process that Ctrl-C, or a closed pipe, has ended."""


def command(**options: Any) -> Callable[[Callable[..., None]], Any]:
    """As `invoke.task`: what no part of us has foreseen becomes one line instead of a traceback."""

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

        return task(**options)(in_one_line)

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
