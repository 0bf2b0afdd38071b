"""A page as one copies it from a browser: lines of text, with those of menus and buttons among them."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence

from ....model import Written
from ....values import dataclass
from .dates import date_line
from .heads import author_in, by_line

_FURNITURE = re.compile(
    r"(?:skip to (?:main )?content|home|about(?: us)?|contact(?: us)?|menu|search|log ?in|sign (?:in|up)|register|subscribe(?: now)?|donate(?: now)?|"
    r"share(?: this(?: post)?)?:?|be sociable,? share!?|tweet|facebook|twitter|linkedin|pinterest|google\+?|whatsapp|e-?mail(?: this)?|print|like this:?|loading\.{3}|"
    r"leave a (?:reply|comment)|post a comment|reply|cancel reply|related|like loading\.{3}|this entry was posted in .*|bookmark the permalink.*|blogthis!|email this|post(?:ed)? to .*|share (?:to|on) .*|pubblicato da .* alle .*|posted by .* at [0-9].*|invia tramite email|postalo sul blog|leggi anche:?|(?:©\s*)?riproduzione riservata|[0-9]+ min(?:ute)?s? read|tempo di lettura.*|[0-9]+ minut[oi] di lettura|advertisement|pubblicità|[0-9]+ (?:visualizzazioni|views)|[0-9]+ comment(?:i|s)?|submit a comment|invia a un amico|visite:? [0-9]+|archives?|archivio|home page|(?:←|«|<<|‹).{1,80}|.{1,80}(?:→|»|>>|›)|older posts?|newer posts?|previous(?: post)?|next(?: post)?|read more|find out more|"
    r"(?:we|this (?:site|website)) uses? cookies.*|accept(?: all)?(?: cookies)?|cookie (?:policy|settings)|privacy(?: policy)?|powered by .*|all rights reserved.*|"
    r"(?:©|copyright\b).*|edit|permalink|filed under:?.*|posted in .*|tagged .*|"
    r"vai al contenuto|chi siamo|contatti|cerca|accedi|registrati|iscriviti|dona(?: ora)?|condividi(?: su.*)?:?|mi piace:?|stampa|invia tramite e-?mail|"
    r"lascia un commento|rispondi|annulla risposta|post (?:più vecchi|precedente|successivo)|articolo (?:precedente|successivo)|leggi (?:tutto|di più)|scopri di più|"
    r"(?:questo sito|utilizziamo) .*cookie.*|accetta(?: tutti)?|informativa .*|tutti i diritti riservati.*|archiviato in:?.*|etichette:.*)",
    re.IGNORECASE,
)
_ENDS = re.compile(
    r"(?:leave a (?:reply|comment)|post a comment|(?:[0-9]+|no) (?:comments?|responses?|thoughts?)\b.*|comments?:?|lascia un commento|posta un commento|"
    r"[0-9]+ commenti?\b.*|commenti?:?|nessun commento:?)",
    re.IGNORECASE,
)
_BULLET = re.compile(r"\s*(?:[•◦▪●‣·]|[-*](?=\s))\s*(?P<words>.+)")
_LONGEST_TITLE = 120
_FEWEST_WORDS = 12
"""of a text, before a line can end it"""
_HEAD_LINES = 8
_DAY = re.compile(r"^(?:.{0,40}\s)?(?:day|giorno)\s+[0-9]{1,3}\b(?!\s+homework)", re.IGNORECASE)
_SIGNED = re.compile(
    r"(?:pubblicato da|posted by)\s+(?P<name>[^\W\d_][\w.’' -]{1,60}?)\s+(?:alle|at)\s+[0-9].*", re.IGNORECASE
)
_SENTENCE = re.compile(r"[.!?…][\"'”’)]*$")


def is_furniture(line: str) -> bool:
    """Whether a line is a button, an entry of a menu or a notice, and nothing a person wrote in a text."""
    parts = [part for part in re.split(r"\s*[|•]\s*", line) if part]
    return bool(parts) and all(_FURNITURE.fullmatch(part) for part in parts)


@dataclass(frozen=True, slots=True)
class PlainPage:
    """A text, and the lines around it that are no part of it."""

    title: str
    date: Written | None
    author: str
    html: str
    furniture: tuple[str, ...]


def plain_page(text: str) -> PlainPage:
    """The text in some lines: its title is the first of them, unless that is a sentence."""
    lines, furniture = _sorted(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    kept, before = _from_head(lines)
    furniture = [*before, *furniture]
    title, date, author = "", None, next(filter(None, map(_signed_by, furniture)), "")
    head = [at for at, line in enumerate(kept) if line.strip()][:_HEAD_LINES]
    used: set[int] = set()
    for position, at in enumerate(head):
        line = kept[at].strip()
        if date is None and (written := date_line(line)):
            date, used = written, {*used, at}
            author = author or author_in(line)
        elif not author and (name := by_line(line)):
            author, used = name, {*used, at}
        elif not title and position - len(used) == 0 and _is_title(line):
            title, used = line, {*used, at}
    body = [line for at, line in enumerate(kept) if at not in used]
    return PlainPage(title, date, author, _html(body), tuple(furniture))


def _signed_by(line: str) -> str:
    """Who wrote it, by the line that Blogger puts below a text."""
    match = _SIGNED.fullmatch(line.strip())
    return match["name"] if match else ""


def _from_head(lines: Sequence[str]) -> tuple[list[str], list[str]]:
    """(the lines from the title or the date on, the lines of the site before them). Where no line names a day and none a
    date before the first sentence, nothing can be told apart, and all lines stay.
    """
    at_hand = [at for at, line in enumerate(lines) if line.strip()]
    prose = next((at for at in at_hand if _is_prose(lines[at])), len(lines))
    head = [at for at in at_hand if at < prose]
    days = [at for at in head if _DAY.search(lines[at])]
    dates = [at for at in head if date_line(lines[at])]
    if not dates and not days:
        return list(lines), []
    start = days[0] if days else dates[0]
    if dates and dates[0] < start:
        start = dates[0]
    elif not days and dates[0] != head[0] and not _follows_title(lines, dates[0], head):
        start = head[head.index(dates[0]) - 1]
    return list(lines[start:]), [lines[at].strip() for at in at_hand if at < start]


def _follows_title(lines: Sequence[str], date_at: int, head: Sequence[int]) -> bool:
    """Whether the title stands below the date, as Blogger has it: on a line alone before the first sentence."""
    after = [at for at in head if at > date_at]
    return len(after) == 1 and _is_title(lines[after[0]].strip()) and not by_line(lines[after[0]])


def _is_prose(line: str) -> bool:
    return len(line.split()) >= _FEWEST_WORDS and date_line(line) is None and not _DAY.search(line)


def _is_title(line: str) -> bool:
    return len(line) <= _LONGEST_TITLE and not _SENTENCE.search(line.removesuffix("?").removesuffix("!"))


def _sorted(lines: Sequence[str]) -> tuple[list[str], list[str]]:
    """(lines of the text, lines that stand around it)."""
    kept: list[str] = []
    furniture: list[str] = []
    for at, line in enumerate(lines):
        words = line.strip()
        if _ENDS.fullmatch(words) and sum(len(before.split()) for before in kept) >= _FEWEST_WORDS:
            furniture += [rest.strip() for rest in lines[at:] if rest.strip()]
            break
        if is_furniture(words):
            furniture.append(words)
        else:
            kept.append(line)
    return kept, furniture


def _html(lines: Sequence[str]) -> str:
    """Paragraphs and lists: an empty line parts them; without any, each line is one."""
    text = "\n".join(lines).strip("\n")
    apart = re.split(r"\n[ \t]*\n", text)
    if len(apart) == 1:
        apart = text.split("\n")
    return "\n".join(part for block in apart if block.strip() for part in _block(block.split("\n")))


def _block(lines: Sequence[str]) -> Iterator[str]:
    items = [match["words"] for line in lines if (match := _BULLET.fullmatch(line.strip()))]
    if len(items) == len([line for line in lines if line.strip()]):
        yield f"<ul>{''.join(f'<li>{html.escape(item.strip())}</li>' for item in items)}</ul>"
        return
    words: list[str] = []
    for line in lines:
        if match := _BULLET.fullmatch(line.strip()):
            if words:
                yield f"<p>{'<br>'.join(words)}</p>"
                words = []
            yield f"<ul><li>{html.escape(match['words'].strip())}</li></ul>"
        elif line.strip():
            words.append(html.escape(line.strip()))
    if words:
        yield f"<p>{'<br>'.join(words)}</p>"
