"""What authors write and pages cannot hold: it is said, not taken away in silence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..messages import say
from ..model import Finding, Manuscript, Place
from ..patterns import regex
from .context import CheckInput
from .places import place_of, place_of_id, place_of_tag

_ON_A_DISK = regex(r"file:|[a-z]:[\\/]|\\\\", re.IGNORECASE)
_SHOWN_CHARACTERS = 40
_FRAMES = ("iframe", "embed", "object")


def removed_html(inputs: CheckInput) -> Iterator[Finding]:
    """Elements, attributes and addresses that cleaning took out of a text, and ids that it renamed."""
    for post, facts in inputs.texts:
        if facts.removed or facts.renamed_ids:
            source = inputs.manuscript(post.source.path)
            for element, attribute, value in facts.removed:
                yield _removed(source, element, attribute, value)
            for old, new in facts.renamed_ids:
                if place := place_of_id(source, old, which=-1):
                    yield _renamed(place, old, new)


def _removed(source: Manuscript, element: str, attribute: str, value: str) -> Finding:
    if not element:
        message = say("`{html}` cannot stand in a page and is left out", html=value)
        return Finding("warning", "html-removed", place_of(source, value), message, say("delete it"))
    if attribute in ("href", "src", "poster", "srcset", "cite") and value:
        return _address(source, element, attribute, value)
    if attribute:
        return Finding(
            "warning",
            "html-removed",
            place_of_tag(source, element, attribute),
            say(
                "`{attribute}=` of `<{element}>` cannot stand in a page and is left out",
                attribute=attribute,
                element=element,
            ),
            say("write it in Markdown; scripts, styles and foreign frames are not published"),
        )
    if element in _FRAMES and value:
        return Finding(
            "warning",
            "html-removed",
            place_of_tag(source, element),
            say(
                "`<{element}>` cannot stand in a page: a link to {address} takes its place",
                element=element,
                address=_short(value),
            ),
            say("write a link, with words that say what it leads to"),
        )
    return Finding(
        "warning",
        "html-removed",
        place_of_tag(source, element),
        say("`{html}` cannot stand in a page and is left out", html=f"<{element}>"),
        say("write it in Markdown; scripts, styles and foreign frames are not published"),
    )


def _address(source: Manuscript, element: str, attribute: str, value: str) -> Finding:
    place = place_of(source, value)
    if _ON_A_DISK.match(value):
        return Finding(
            "error",
            "address-on-disk",
            place,
            say("`{written}` is a place on your own disk, where no reader can go", written=_short(value)),
            say("copy the file into the content folder, and write its path there"),
        )
    if value.lower().startswith("data:"):
        message = say("`{written}` is a file pasted into the text, and is left out", written=_short(value))
        hint = say("save it as a file beside this text, and write its name")
    else:
        message = say(
            "`{written}`, the `{attribute}` of `<{element}>`, is no address for a page and is left out",
            written=_short(value),
            attribute=attribute,
            element=element,
        )
        hint = say("write an address that begins with https://")
    return Finding("warning", "address-removed", place, message, hint)


def _short(value: str) -> str:
    return value if len(value) <= _SHOWN_CHARACTERS else f"{value[:_SHOWN_CHARACTERS]}…"


def _renamed(place: Place, old: str, new: str) -> Finding:
    return Finding(
        "warning",
        "id-renamed",
        place,
        say(
            "the id `{old}` is used by the page itself, or twice in this text: this one is called `{new}`",
            old=old,
            new=new,
        ),
        say("give it another name"),
    )


def lost_homework(inputs: CheckInput) -> Iterator[Finding]:
    """Homework inside an HTML element that is not closed has no place of its own."""
    for post in inputs.content.posts:
        if post.source.path in inputs.swallowed and post.source.homework:
            yield Finding(
                "error",
                "homework-inside-html",
                Place(post.source.path, post.source.homework.line),
                say("this homework stands inside an HTML element that is not closed"),
                say("close the element above it"),
            )
