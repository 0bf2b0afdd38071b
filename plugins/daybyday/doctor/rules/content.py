"""F44-F53: the HTML of items, as the strictest readers take it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from ...messages import NOTHING, Message, say
from ...patterns import regex
from ..feed_set import Feed, ItemHtml
from ..rule import Complaint, rule
from .metadata import TAG

_ADDRESSES = ("href", "src", "poster", "cite", "data", "longdesc", "background")
_SCHEMES = ("http", "https", "mailto", "tel", "sms", "geo", "xmpp", "magnet")
_GONE = frozenset(
    "script style iframe frame object embed applet form input button select textarea svg math noscript link meta base".split()
)
_KEPT = frozenset(
    "p h2 h3 h4 h5 h6 ul ol li a em strong blockquote aside code pre table caption thead tbody tfoot tr td th img hr br sup sub "
    "b i s small del ins abbr q cite dl dt dd kbd samp var u figure figcaption div span bdi bdo ruby rt rp time mark wbr "
    "audio video source details summary".split()
)
_SHARE = regex(
    r"facebook\.com/sharer|(twitter|x)\.com/(intent|share)|linkedin\.com/(shareArticle|sharing)|pinterest\.com/pin/create"
    r"|reddit\.com/submit|tumblr\.com/(share|widgets)|(t\.me|telegram\.me)/share|wa\.me/\?text|whatsapp\.com/send"
    r"|news\.ycombinator\.com/submitlink"
)
_FURNITURE = frozenset("¶ # § 🔗 copy share reply previous next".split())
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
_BOX = "☐"
_TAGS = regex(r"""<!--.*?-->|<(/?)([a-zA-Z][a-zA-Z0-9-]*)(?:"[^"]*"|'[^']*'|[^'">])*>""", re.DOTALL)


def _complaint(text: ItemHtml, message: Message, hint: Message = NOTHING) -> Complaint:
    return Complaint(
        say("“{title}”: {message}", title=text.item.title, message=message), text.item.id, text.item.url, hint
    )


@rule(
    ItemHtml,
    44,
    "Every address in a text is absolute",
    say("FreshRSS and Inoreader lead such a link to the wrong site"),
    hint=say("write the link as docs/writing.md has it"),
)
def absolute_addresses(text: ItemHtml) -> Iterator[Complaint]:
    """Also of anchors and of pictures in several sizes."""
    for element in text.elements:
        values = [element.get(name) for name in _ADDRESSES]
        values += [candidate.split()[0] for candidate in (element.get("srcset") or "").split(",") if candidate.split()]
        for value in values:
            if value is not None and urlsplit(value).scheme.lower() not in _SCHEMES:
                yield _complaint(
                    text, say("the address {value} of <{tag}>", value=value or say("(empty)"), tag=element.tag)
                )


@rule(
    ItemHtml,
    45,
    "No scripts, frames, forms, drawings",
    say("FreshRSS deletes them, feed checkers call them a risk"),
    hint=say("take it out of the text"),
)
def no_machinery(text: ItemHtml) -> Iterator[Complaint]:
    """What no reader runs."""
    for tag in sorted({element.tag for element in text.elements} & _GONE):
        yield _complaint(text, say("<{tag}>", tag=tag))


@rule(
    ItemHtml,
    46,
    "No styles, handlers, classes or hidden pieces",
    say("Miniflux removes a hidden element with its text"),
    hint=say("take it out of the text"),
)
def no_dress(text: ItemHtml) -> Iterator[Complaint]:
    """Attributes that mean nothing, or harm, in a reader."""
    for element in text.elements:
        for name in element.keys():  # noqa: SIM118 - an element is no dict
            if name in ("style", "hidden", "class") or name.startswith(("on", "data-")):
                yield _complaint(
                    text, say('<{tag} {name}="{value}">', tag=element.tag, name=name, value=element.get(name))
                )


@rule(
    ItemHtml,
    47,
    "No furniture of the page: pilcrows, buttons, share links",
    say("Miniflux discards links to share"),
    level="warning",
    hint=say("take it out of the text"),
)
def no_furniture(text: ItemHtml) -> Iterator[Complaint]:
    """By what a link says and where it leads."""
    for element in text.elements:
        if element.tag != "a":
            continue
        words, href = "".join(element.itertext()).strip().lower(), element.get("href") or ""
        if words in _FURNITURE or _SHARE.search(href):
            yield _complaint(text, say("a link “{words}” to {href}", words=words, href=href))


@rule(
    ItemHtml,
    48,
    "Only elements that mean something in every reader",
    say("newsboat and Miniflux do not know the others"),
    level="warning",
    hint=say("say it with paragraphs, lists, quotations, tables"),
)
def known_elements(text: ItemHtml) -> Iterator[Complaint]:
    """What carries no meaning alone (div, span) is kept or unwrapped, and does no harm."""
    for tag in sorted({element.tag for element in text.elements} - _KEPT - _GONE):
        yield _complaint(text, say("<{tag}>", tag=tag))


@rule(
    ItemHtml,
    49,
    "Pictures have words for those who do not see them, and a size",
    say("newsboat shows the words alone; NetNewsWire jumps while it loads"),
    level="warning",
    hint=say("write the words between the brackets: ![A bridge](…)"),
)
def pictures(text: ItemHtml) -> Iterator[Complaint]:
    """`src` also beside `srcset`, no single pixels."""
    for element in text.elements:
        if element.tag != "img":
            continue
        name, size = element.get("src") or "", (element.get("width"), element.get("height"))
        if not name:
            yield _complaint(text, say("a picture without `src`"))
        elif size == ("1", "1"):
            yield _complaint(
                text, say("the picture {name} is one pixel", name=name), say("take it out: nothing here counts readers")
            )
        elif element.get("alt") is None:
            yield _complaint(text, say("the picture {name} has no words", name=name))


@rule(
    ItemHtml,
    50,
    "The HTML is well-formed",
    say("planets and mail services cut a text at the first tag that does not fit"),
    hint=say("close what is open in the HTML of the text"),
)
def well_nested(text: ItemHtml) -> Iterator[Complaint]:
    """Every tag is closed, in order."""
    open_tags: list[str] = []
    for match in _TAGS.finditer(text.item.html):
        closing, tag = match[1], (match[2] or "").lower()
        if not tag or tag in _VOID or match[0].endswith("/>"):
            continue
        if not closing:
            open_tags.append(tag)
        elif open_tags and open_tags[-1] == tag:
            open_tags.pop()
        else:
            yield _complaint(text, say("</{tag}> closes nothing", tag=tag))
            return
    if open_tags:
        yield _complaint(text, say("<{open_tags}> is not closed", open_tags=open_tags[0]))


@rule(
    ItemHtml,
    51,
    "What is in another language says in which",
    say("feedparser keeps it, and programs that read aloud need it"),
    hint=say('write lang="it" or the like'),
)
def languages(text: ItemHtml) -> Iterator[Complaint]:
    """That it is said can only be checked where it is."""
    for element in text.elements:
        lang = element.get("lang")
        if lang is not None and not TAG.fullmatch(lang):
            yield _complaint(text, say('<{tag} lang="{lang}">', tag=element.tag, lang=lang))


@rule(
    Feed,
    53,
    "Homework is last, whole, and leads once to the page",
    say("no reader keeps checkboxes: that link is the way to tick it off"),
)
def homework_last(feed: Feed) -> Iterator[Complaint]:
    """An `aside` with boxes as letters."""
    if feed.kind == "weekly" or feed.is_copy:
        return
    for item in feed.items:
        post = feed.feed_set.site.post(item.id, item.url)
        if post is None or not post.homework:
            continue
        head, aside, homework = item.html.rpartition("<aside>")
        links = homework.count(f'href="{post.url}#homework"')
        if not aside or not homework.endswith("</aside>") or _BOX not in homework:
            yield Complaint(
                say("“{title}”: its homework is not the last thing in it", title=item.title), item.id, item.url
            )
        elif links != 1 or "</aside>" in homework[:-8]:
            yield Complaint(
                say("“{title}”: its homework leads to its page {links} times", title=item.title, links=links),
                item.id,
                item.url,
            )
        elif feed.kind == "homework" and head:
            yield Complaint(say("“{title}”: more than homework stands in it", title=item.title), item.id, item.url)
