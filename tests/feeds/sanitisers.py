"""What five feed readers leave of the HTML of an item: feedparser as it is, four others as small models.

A model is a table: tags that are kept, with their attributes; tags that go with everything in them;
what happens to `hidden` elements and to links. All other tags go and leave their content. Each table
is a copy of the part of that reader's source that matters for texts, and names it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from html import escape
from typing import Any

import feedparser
import lxml.html

Element = Any


@dataclass(frozen=True)
class Model:
    """How a reader treats tags and attributes."""

    name: str
    source: str
    kept: Mapping[str, str]
    """tag -> the attributes that stay on it"""
    deleted: str
    """tags that go with all they hold"""
    everywhere: str = ""
    """attributes that stay on every tag that is kept"""
    prefixes: tuple[str, ...] = ()
    """beginnings of more such attributes"""
    keeps_all: bool = False
    """whether tags and attributes that nobody named stay as well"""
    hides: bool = False
    """whether a `hidden` element goes with all it holds"""
    become: Mapping[str, str] = field(default_factory=dict)
    """tag -> the tag it is shown as"""
    renamed: str = ""
    """attributes that get another name, so that no style finds them"""
    schemes: str = ""
    """schemes of links; "" for any"""
    unwanted: tuple[str, ...] = ()
    """parts of addresses whose links lose their address"""

    def __call__(self, html: str) -> Element:
        """What is left of a text, in a `div`."""
        whole = lxml.html.fragment_fromstring(html, create_parent="div")
        for element in list(whole.iterdescendants()):
            if element.getparent() is not None:
                self._treat(element)
        return whole

    def _treat(self, element: Element) -> None:
        if not isinstance(element.tag, str) or element.tag in self.deleted.split() or self._is_hidden(element):
            element.drop_tree()
        elif not self._keeps(element):
            element.drop_tag()
        else:
            self._keep_attributes(element)
            element.tag = self.become.get(element.tag, element.tag)

    def _is_hidden(self, element: Element) -> bool:
        return self.hides and "hidden" in element.attrib

    def _keeps(self, element: Element) -> bool:
        if element.tag == "a" and not self._is_wanted(element.get("href", "")):
            return False
        return self.keeps_all or element.tag in self.kept

    def _is_wanted(self, address: str) -> bool:
        allowed = not self.schemes or address.startswith("#") or address.partition(":")[0] in self.schemes.split()
        return allowed and not any(part in address for part in self.unwanted)

    def _keep_attributes(self, element: Element) -> None:
        staying = [*self.kept.get(element.tag, "").split(), *self.everywhere.split()]
        for name, value in list(element.attrib.items()):
            if name in self.renamed.split():
                del element.attrib[name]
                element.set(f"data-sanitized-{name}", value)
            elif not (self.keeps_all or name in staying or name.startswith(self.prefixes)):
                del element.attrib[name]


def by_feedparser(html: str) -> Element:
    """What feedparser, the library of many readers and bots, makes of a text. Executed, not modelled."""
    feed = (
        '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>x</title>'
        f"<item><title>x</title><content:encoded>{escape(html)}</content:encoded></item></channel></rss>"
    )
    (entry,) = feedparser.parse(feed.encode()).entries
    return lxml.html.fragment_fromstring(entry.content[0].value, create_parent="div")


def _of(tags: str, **more: str) -> dict[str, str]:
    """Tags without attributes, and some with."""
    return {**dict.fromkeys(tags.split(), ""), **more}


MINIFLUX = Model(
    "Miniflux",
    "miniflux/v2 internal/reader/sanitizer/sanitizer.go at 6263fa75: allowedHTMLTagsAndAttributes, isBlockedTag, "
    "hasRequiredAttributes, blockedResourceURLSubstrings; MathML and what it adds to tags are left out",
    kept=_of(
        "aside blockquote b br caption cite code del dfn em figcaption figure hr ins kbd p picture pre rp rt rtc ruby "
        "s samp strong sub table tfoot thead tr u var wbr",
        a="href title id", abbr="title", acronym="title", audio="src", dd="id", dl="id", dt="id", h1="id", h2="id",
        h3="id", h4="id", h5="id", h6="id", li="id", ol="id", ul="id", sup="id", time="datetime", q="cite",
        img="alt title src srcset sizes width height fetchpriority decoding",
        source="src type srcset sizes media", td="rowspan colspan", th="rowspan colspan",
        video="poster height width src",
    ),
    deleted="noscript script style",
    hides=True,
    schemes="http https mailto tel feed ftp webcal geo news xmpp sip magnet",
    unwanted=(
        "api.flattr.com", "feeds.feedburner.com", "feedsportal.com", "pinterest.com/pin/create/button/",
        "stats.wordpress.com", "twitter.com/intent/tweet", "twitter.com/share", "facebook.com/sharer.php",
        "linkedin.com/shareArticle",
    ),
)  # fmt: skip

NEWSBOAT = Model(
    "newsboat",
    "newsboat/newsboat src/htmlrenderer.cpp: the table `tags` of its constructor; it prints text, so attributes other "
    "than addresses and types have no effect",
    kept=_of(
        "aside br pre blockquote p div h1 h2 h3 h4 h5 h6 ul li dt dd dl sup sub hr b strong u q table th tr td video audio",
        a="href", img="src alt title", ol="start type", source="src", iframe="src", embed="src type",
    ),
    deleted="script style",
    become={"aside": "blockquote"},
)  # fmt: skip

FRESHRSS = Model(
    "FreshRSS",
    "FreshRSS/FreshRSS app/Models/SimplePieCustom.php at 1e1f3d97: allowed_html_elements_with_attributes, "
    "allowed_html_attributes, rename_attributes; FreshRSS/simplepie src/Sanitize.php: enforce_allowed_html_nodes, and "
    "strip_htmltags after it; MathML and attributes of mere looks are left out",
    kept=_of(
        "abbr acronym address article aside b bdi bdo big caption center cite code datalist dd dfn dialog div dl dt em "
        "figcaption figure footer h1 h2 h3 h4 h5 h6 header hgroup hr i kbd label legend main mark menu nav output p "
        "picture pre rp rt rtc ruby s samp search section small span strike strong sub summary sup table tbody tfoot "
        "thead tr tt u ul var wbr br",
        a="href hreflang type", audio="src loop muted", blockquote="cite", button="disabled", details="open",
        ins="cite datetime", li="value type", meter="value min max low high optimum", ol="reversed start type",
        progress="max value", q="cite", select="disabled multiple size", td="colspan headers rowspan scope",
        th="abbr colspan rowspan scope", time="datetime", video="src poster height width loop muted",
        img="src srcset sizes alt width height", source="type src srcset sizes media height width",
        textarea="cols disabled maxlength placeholder readonly rows", **{"del": "cite datetime"},
    ),
    deleted="script style svg math",
    everywhere="dir draggable hidden lang role title",
    prefixes=("data-", "aria-"),
    renamed="id class",
    schemes="",
)  # fmt: skip

NETNEWSWIRE = Model(
    "NetNewsWire",
    "inferred: Ranchero-Software/NetNewsWire has no filter in its parser; a web view shows the text with its own style "
    "sheet, and hides what HTML hides",
    kept={},
    deleted="script style template noscript",
    keeps_all=True,
    hides=True,
)

MODELS = (MINIFLUX, NEWSBOAT, FRESHRSS, NETNEWSWIRE)

READERS: dict[str, Callable[[str], Element]] = {"feedparser": by_feedparser, **{one.name: one for one in MODELS}}
"""Name -> what it leaves of a text."""


def left_of(reader: str, html: str) -> str:
    """What a reader leaves, as HTML."""
    left = READERS[reader](html)
    inner = [left.text or "", *(lxml.html.tostring(child, encoding="unicode") for child in left)]
    return "".join(inner)


def words(element: Element) -> str:
    """All text of an element, on one line, pictures by their alternative texts."""
    return " ".join(_text(element).split())


def _text(element: Element) -> str:
    inner = "".join(
        (child.get("alt", "") if child.tag == "img" else _text(child)) + (child.tail or "") for child in element
    )
    return (element.text or "") + inner


@dataclass(frozen=True)
class SanitiserCase:
    """An item with homework, in any format of feed."""

    title: str
    html: str
    tasks: tuple[str, ...]
    """plain texts"""


def lost(reader: str, case: SanitiserCase) -> list[str]:
    """What a reader loses of the homework that ends an item: nothing, that is []."""
    asides = lxml.html.fragment_fromstring(case.html, create_parent="div").findall("aside")
    if not asides:
        return ["the homework, which is no `aside`"]
    before = asides[-1]
    after = READERS[reader](case.html)
    missing = []
    if not words(after).endswith(words(before)):
        missing.append(f"some of the words {words(before)!r}: {words(after)!r}")
    if words(before.find("h2")) not in [words(one) for one in after.iter("h2")]:
        missing.append("the heading")
    items = [words(one) for one in after.iter("li") if one.getparent().tag == "ul"]
    missing += [f"the task {task!r}" for task in case.tasks if f"☐ {task}" not in items]
    ways = [one.get("href") for one in before.iter("a") if one.get("href", "").endswith("#homework")]
    if len(ways) != 1 or ways[0] not in [one.get("href") for one in after.iter("a")]:
        missing.append("the link to the page")
    return missing
