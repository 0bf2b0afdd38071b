"""Findings with one right answer -> the files as they should be: bytes in, bytes out; nothing is written here.

Every other byte of a file stays: its line ends, its byte-order mark, what stands around the mistake. docs/checking.md lists
what is mended.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

from ..finding_codes import ACCEPTABLE
from ..keys import POST_KEYS, SERIES_KEYS
from ..messages import Message
from ..model import Finding
from ..patterns import regex
from ..values import dataclass
from ..writing import double_quoted

_LINE_ENDS = regex("(\r\n|\r|\n)")
_BOM = "\ufeff"
_NEAR = 0.75
"""so alike a misspelt key has to be, and no other may be"""
_VALUE = regex(r"""(?P<quote>["']?)(?P<value>[^"'\s,\]}#]+)(?P=quote)""")
_YEAR_FIRST = regex(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})")
_HOUR = regex(r"(\d{1,2})[.h](\d{2})")
_BROKEN_LETTERS = regex("(?:[ÃÂ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|â€[\u0080-\u00bf™œ\u009d˜¦“”•])+")
_SIMPLE_VALUE = regex(r"(?P<key>\s*[\w-]+\s*:\s+)(?P<value>[^\s\[{\"'|>#](?:.*\S)?)\s*")
"""a key with a plain value on its line, neither list nor block"""


@dataclass(frozen=True, slots=True)
class Edit:
    """Other characters in the place of some of a line (from 0); `line_too` takes its end as well.

    A line end in `text` becomes one as the file has them.
    """

    line: int
    start: int
    end: int
    text: str = ""
    line_too: bool = False


Rows = Sequence[str]
Fixer = Callable[[Finding, Rows], Iterable[Edit]]


def mended(data: bytes, findings: Iterable[Finding]) -> tuple[bytes, list[Finding]]:
    """The file with everything mended that has one right answer, and the findings that are answered so.

    A file that is not UTF-8, and a line whose letters findings count otherwise than it has them, stays as it is.
    """
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return data, []
    start = _BOM if text.startswith(_BOM) else ""
    pieces = _LINE_ENDS.split(text[len(start) :])
    rows, ends = pieces[::2], [*pieces[1::2], ""]
    edits: list[Edit] = []
    answered: list[Finding] = []
    for finding in findings:
        own = [*_edits(finding, rows)]
        if own and not any(_overlap(edit, other) for edit in own for other in edits):
            edits += own
            answered.append(finding)
    for edit in sorted(edits, key=lambda edit: (edit.line, edit.start), reverse=True):
        row = rows[edit.line]
        rows[edit.line] = row[: edit.start] + edit.text.replace("\n", ends[edit.line] or "\n") + row[edit.end :]
        if edit.line_too:
            ends[edit.line] = ""
    joined = "".join(row + end for row, end in zip(rows, ends, strict=True))
    return (start + joined).encode(), answered


def safely_mended(
    data: bytes, findings: Sequence[Finding], reread: Callable[[bytes], Sequence[Finding]]
) -> tuple[bytes, list[Finding]]:
    """As `mended`, by reading the file again; what would make it worse is left as it is."""
    before = reread(data)
    after, answered = mended(data, findings)
    if not answered or _is_better(before, reread(after), answered):
        return after, answered
    kept: list[Finding] = []
    for finding in answered:
        after, _ = mended(data, [*kept, finding])
        if _is_better(before, reread(after), [*kept, finding]):
            kept.append(finding)
    return mended(data, kept)


def _is_better(before: Sequence[Finding], after: Sequence[Finding], answered: Iterable[Finding]) -> bool:
    """Whether a file that was read again is better: what was answered is gone, and no error is new.

    Behind a header that could not be read before anything may come to light.
    """
    codes_before, codes_after = _codes(before), _codes(after)
    if any(codes_after[finding.code] >= codes_before[finding.code] > 0 for finding in answered):
        return False
    if any(finding.code.startswith(("yaml-", "header-")) for finding in answered):
        return True
    return not any(codes_after[code] > codes_before[code] for code in _errors(after))


def unified_diff(path: str, before: bytes, after: bytes) -> str:
    """What changes, as `diff -u` and `patch` have it."""
    old, new = (text.decode("utf-8").splitlines(keepends=True) for text in (before, after))
    lines = difflib.unified_diff(old, new, f"a/{path}", f"b/{path}")
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)


def _codes(findings: Iterable[Finding]) -> Counter[str]:
    return Counter(finding.code for finding in findings)


def _errors(findings: Iterable[Finding]) -> set[str]:
    return {finding.code for finding in findings if finding.level == "error"}


def _overlap(first: Edit, second: Edit) -> bool:
    if first.line != second.line:
        return False
    return first.line_too or second.line_too or (first.start < second.end and second.start < first.end)


def _edits(finding: Finding, rows: Rows) -> Iterable[Edit]:
    fixer = FIXERS.get(finding.code)
    if fixer is None or not 1 <= finding.place.line <= len(rows):
        return ()
    row = rows[finding.place.line - 1]
    return fixer(finding, rows) if unicodedata.is_normalized("NFC", row) else ()


def _values(message: Message) -> Mapping[str, str]:
    return {name: str(value) for name, value in message.values}


def _at(finding: Finding, rows: Rows, pattern: re.Pattern[str]) -> re.Match[str] | None:
    return pattern.match(rows[finding.place.line - 1], finding.place.column - 1)


def _replaced(finding: Finding, match: re.Match[str], group: str, text: str) -> list[Edit]:
    return [Edit(finding.place.line - 1, match.start(group), match.end(group), text)]


def _leading_zeros(finding: Finding, rows: Rows) -> Iterable[Edit]:
    match = _at(finding, rows, _VALUE)
    number = match["value"].lstrip("0") if match else ""
    return _replaced(finding, match, "value", number) if match and number.isdecimal() else ()


def _misspelt_key(finding: Finding, rows: Rows) -> Iterable[Edit]:
    written, near = _values(finding.message).get("key", ""), _values(finding.hint).get("near", "")
    names = {key.name for key in (SERIES_KEYS if finding.place.path.endswith("series.yaml") else POST_KEYS)}
    if difflib.get_close_matches(written.lower(), sorted(names | {near}), n=2, cutoff=_NEAR) != [near]:
        return ()
    return _other_word(finding, rows, written, near)


def _key_of_pelican(finding: Finding, rows: Rows) -> Iterable[Edit]:
    return _other_word(finding, rows, "author", "authors") if _values(finding.message).get("key") == "author" else ()


def _other_word(finding: Finding, rows: Rows, written: str, meant: str) -> Iterable[Edit]:
    """The first `written` from the column on, whole, in any case; a capital stays one."""
    pattern = re.compile(rf"(?<![\w-]){re.escape(written)}(?![\w-])", re.IGNORECASE)
    match = pattern.search(rows[finding.place.line - 1], finding.place.column - 1) if written else None
    if match is None:
        return ()
    word = meant.capitalize() if match.group()[0].isupper() else meant
    return [Edit(finding.place.line - 1, match.start(), match.end(), word)]


def _near_word(finding: Finding, rows: Rows) -> Iterable[Edit]:
    """What the hint asks for: did you mean …?"""
    message, near = _values(finding.message), _values(finding.hint).get("near", "")
    written = message.get("text") or message.get("name") or message.get("code") or ""
    is_near = difflib.get_close_matches(written.lower(), [near], cutoff=_NEAR)  # `weekly` may be anything
    return _other_word(finding, rows, written, near) if is_near and re.fullmatch(r"[\w-]+", written) else ()


def _in_quotes(finding: Finding, rows: Rows) -> Iterable[Edit]:
    match = _SIMPLE_VALUE.fullmatch(rows[finding.place.line - 1])
    if match is None or " #" in match["value"] or "\t#" in match["value"]:
        return ()
    return _replaced(finding, match, "value", double_quoted(match["value"]))


def _cannot_begin(finding: Finding, rows: Rows) -> Iterable[Edit]:
    """A sign no value can begin with; what was opened and never closed is another matter."""
    sign = _values(finding.message).get("sign") or _values(finding.message).get("first", "")
    return _in_quotes(finding, rows) if sign and sign in "@`%" else ()


def _line_out(finding: Finding, rows: Rows) -> Iterable[Edit]:
    """The line of a key, unless its value goes on in the next."""
    at = finding.place.line - 1
    goes_on = at + 1 < len(rows) and rows[at + 1][:1] in (" ", "\t", "-") and rows[at + 1].strip() != "---"
    return () if goes_on else [Edit(at, 0, len(rows[at]), line_too=True)]


def _opened(finding: Finding, _rows: Rows) -> Iterable[Edit]:
    return [Edit(finding.place.line - 1, 0, 0, "---\n")]


def _letters(finding: Finding, rows: Rows) -> Iterable[Edit]:
    """All letters of a text that were read in the wrong encoding: the finding is at the first."""
    for at in range(finding.place.line - 1, len(rows)):
        for match in _BROKEN_LETTERS.finditer(rows[at]):
            if (text := _decoded_again(match.group())) is not None:
                yield Edit(at, match.start(), match.end(), text)


def _decoded_again(letters: str) -> str | None:
    """What the bytes of letters say in UTF-8; None where they say nothing."""
    data = bytearray()
    for letter in letters:
        try:
            data += letter.encode("cp1252")
        except UnicodeEncodeError:
            data += letter.encode("latin-1", "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _invisible(finding: Finding, rows: Rows) -> Iterable[Edit]:
    code = _values(finding.message).get("code", "")
    if not code:  # letters that were lost: nobody knows which
        return ()
    at = rows[finding.place.line - 1].find(chr(int(code, 16)), finding.place.column - 1)
    return [] if at < 0 else [Edit(finding.place.line - 1, at, at + 1)]


def _address(finding: Finding, rows: Rows) -> Iterable[Edit]:
    written, address = _values(finding.message).get("written", ""), _values(finding.hint).get("address", "")
    at = rows[finding.place.line - 1].find(written, max(finding.place.column - 1, 0)) if written else -1
    return [] if at < 0 else [Edit(finding.place.line - 1, at, at + len(written), address)]


def _year_first(finding: Finding, rows: Rows) -> Iterable[Edit]:
    """2026/11/8: with the year in front nobody reads it otherwise."""
    match = _at(finding, rows, _VALUE)
    parts = _YEAR_FIRST.fullmatch(match["value"]) if match else None
    if match is None or parts is None:
        return ()
    try:
        written = date(*(int(part) for part in parts.groups())).isoformat()
    except ValueError:
        return ()
    return _replaced(finding, match, "value", written)


def _hour(finding: Finding, rows: Rows) -> Iterable[Edit]:
    """7.30 and 7h30 are 07:30."""
    match = _at(finding, rows, _VALUE)
    parts = _HOUR.fullmatch(match["value"]) if match else None
    if match is None or parts is None or int(parts[1]) > 23 or int(parts[2]) > 59:
        return ()
    written = f"{int(parts[1]):02}:{parts[2]}"
    return _replaced(finding, match, "value", written if match["quote"] else f'"{written}"')


def _forwards(finding: Finding, rows: Rows) -> Iterable[Edit]:
    text, hint = _values(finding.message).get("text", ""), _values(finding.hint)
    row = rows[finding.place.line - 1]
    if not text or row.count(text) != 1:
        return ()
    at = row.index(text)
    return [Edit(finding.place.line - 1, at, at + len(text), f"{hint.get('end')}/{hint.get('begin')}")]


def _misspelt_code(finding: Finding, rows: Rows) -> Iterable[Edit]:
    written = _values(finding.message).get("code", "")
    near = difflib.get_close_matches(written, ACCEPTABLE, n=2, cutoff=0.8)
    return _other_word(finding, rows, written, near[0]) if len(near) == 1 else ()


FIXERS: Mapping[str, Fixer] = {
    "day-leading-zero": _leading_zeros,
    "key-unknown": _misspelt_key,
    "key-of-pelican": _key_of_pelican,
    "status-unknown": _near_word,
    "series-cadence": _near_word,
    "series-translations": _near_word,
    "series-starts": _near_word,
    "block-unknown": _near_word,
    "homework-option": _near_word,
    "ignore-unknown": _misspelt_code,
    "header-unopened": _opened,
    "yaml-colon": _in_quotes,
    "yaml-quotes": _cannot_begin,
    "slug-of-day": _line_out,
    "letters-broken": _letters,
    "control-character": _invisible,
    "link-scheme": _address,
    "date-unreadable": _year_first,
    "time-unreadable": _hour,
    "rest-backwards": _forwards,
}
"""code -> what mends it. docs/checking.md has a line for each (a test keeps it so)."""
