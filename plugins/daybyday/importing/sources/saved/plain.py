"""A page as one copies it from a browser: lines of text, with those of menus and buttons among them."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ....model import Written
from .dates import date_line
from .heads import by_line

_FURNITURE = re.compile(
    r"(?:skip to (?:main )?content|home|about(?: us)?|contact(?: us)?|menu|search|log ?in|sign (?:in|up)|register|subscribe(?: now)?|donate(?: now)?|"
    r"share(?: this(?: post)?)?:?|be sociable,? share!?|tweet|facebook|twitter|linkedin|pinterest|google\+?|whatsapp|e-?mail(?: this)?|print|like this:?|loading\.{3}|"
    r"leave a (?:reply|comment)|post a comment|reply|cancel reply|older posts?|newer posts?|previous(?: post)?|next(?: post)?|read more|find out more|"
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
_SENTENCE = re.compile(r"[.!?…][\"'”’)]*$")


def is_furniture(line: str) -> bool:
    """Whether a line is a button, an entry of a menu or a notice, and nothing a person wrote in a text."""
    return bool(_FURNITURE.fullmatch(line))


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
    kept, furniture = _sorted(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    title, date, author = "", None, ""
    head = [at for at, line in enumerate(kept) if line.strip()][:_HEAD_LINES]
    used: set[int] = set()
    for position, at in enumerate(head):
        line = kept[at].strip()
        if date is None and (written := date_line(line)):
            date, used = written, {*used, at}
        elif not author and (name := by_line(line)):
            author, used = name, {*used, at}
        elif not title and position - len(used) == 0 and _is_title(line):
            title, used = line, {*used, at}
    body = [line for at, line in enumerate(kept) if at not in used]
    return PlainPage(title, date, author, _html(body), tuple(furniture))


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
        if _FURNITURE.fullmatch(words):
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
