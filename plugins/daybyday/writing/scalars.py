"""Texts as YAML scalars on one line, in quotes only where YAML would take them for something else.

Quoted is also what another YAML reader than ours would take for a number, a date or a truth value
(YAML 1.1 and 1.2): the files belong to their authors, whatever they read them with.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from ..patterns import regex

_INDICATORS = "-?:,[]{}#&*!|>'\"%@`"
# The types of YAML 1.1 (yaml.org/type) and of the core schema of YAML 1.2.
_NO_TEXT = regex(
    r"~|null|true|false|yes|no|on|off|y|n|<<|="
    r"|[-+.]?[0-9][0-9_.,:+\-TtZz \t]*"
    r"|[-+]?0[xob][0-9a-f_]+"
    r"|[-+]?[0-9_.]+e[-+]?[0-9]+"
    r"|[-+]?\.(?:inf|nan)",
    re.IGNORECASE,
)
_UNFIT_ANYWHERE = regex(r":(?:\s|$)|\s#|[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]")
_UNFIT_IN_FLOW = regex(r"[,\[\]{}:?]")
_ESCAPED = regex(r'[\\"\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]')
_NAMED = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def double_quoted(text: str) -> str:
    """A scalar in double quotes: any text can stand in it."""
    return f'"{_ESCAPED.sub(_escape, text)}"'


def scalar(text: str) -> str:
    """A text as the value of a key, plain where that is safe."""
    return text if _is_plain(text) else double_quoted(text)


def flow_scalar(text: str) -> str:
    """A text within brackets or braces."""
    return text if _is_plain(text) and not _UNFIT_IN_FLOW.search(text) else double_quoted(text)


def flow_list(texts: Iterable[str]) -> str:
    """`[introverts, "a, b"]`"""
    return f"[{', '.join(map(flow_scalar, texts))}]"


def flow_mapping(pairs: Iterable[tuple[str, str]]) -> str:
    """`{homework-missing: a day to rest}`"""
    return f"{{{', '.join(f'{flow_scalar(key)}: {flow_scalar(value)}' for key, value in pairs)}}}"


def _is_plain(text: str) -> bool:
    return (
        text != ""
        and text == text.strip()
        and text[0] not in _INDICATORS
        and not _UNFIT_ANYWHERE.search(text)
        and not _NO_TEXT.fullmatch(text)
    )


def _escape(match: re.Match[str]) -> str:
    char = match.group()
    return _NAMED.get(char) or f"\\u{ord(char):04X}"
