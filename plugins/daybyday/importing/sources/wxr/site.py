"""What must be known of a whole export before its texts: gathered in a first pass, without keeping a text."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import field
from urllib.parse import urlsplit

from ....messages import say
from ....values import dataclass
from ...losses import LossBook
from ..elements import Element, read_item
from .multilingual import original_of, translations_in
from .tables import TABLE, table_html

_AUTHOR = re.compile(r"<wp:(?P<name>(?:wp_)?author)>.*?</wp:(?P=name)>", re.DOTALL)
_TERM_DESCRIPTION = re.compile(r"<(wp:(?:category|tag|term)_description)>(.*?)</\1>", re.DOTALL)
_TERM = re.compile(r"<wp:(category|tag|term)>(?:(?!<wp:\1>).)*?</wp:\1>", re.DOTALL)
_CDATA = re.compile(r"<!\[CDATA\[(.*?)\]\]>", re.DOTALL)
_PICTURE = re.compile(r"\.(?:jpe?g|png|gif|webp|svg|avif|bmp)(?:$|[?#])", re.IGNORECASE)
_MOST_SHOWN = 200


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file of the media library."""

    url: str
    title: str
    alt: str
    caption: str
    description: str = ""

    @property
    def words(self) -> str:
        """Its address, with what its author has written of it."""
        written = dict.fromkeys(filter(None, (self.title, self.alt, self.caption, self.description)))
        return " – ".join([self.url, *written])

    def figure(self) -> str:
        """It as a figure, or as a link where it is no picture."""
        url = html.escape(self.url)
        if not _PICTURE.search(self.url):
            return f'<p><a href="{url}">{html.escape(self.title or self.url)}</a></p>'
        caption = f"<figcaption>{self.caption}</figcaption>" if self.caption else ""
        return (
            f'<figure><img src="{url}" alt="{html.escape(self.alt or self.caption or self.title)}">{caption}</figure>'
        )


@dataclass
class ExportSite:
    """Channel facts, authors by login, attachments by id and by the post they belong to, reusable blocks by id."""

    name: str = ""
    description: str = ""
    address: str = ""
    lang: str = ""
    version: str = ""
    authors: dict[str, str] = field(default_factory=dict)
    users: dict[str, str] = field(default_factory=dict)
    """names of the authors by number"""
    attachments: dict[str, Attachment] = field(default_factory=dict)
    children: dict[str, list[tuple[int, int, str]]] = field(default_factory=dict)
    reusable: dict[str, str] = field(default_factory=dict)
    tables: dict[str, str] = field(default_factory=dict)
    """what TablePress keeps of a table, by the number that shortcodes name it by"""
    originals: set[str] = field(default_factory=set)
    """posts of which plugins have made others in another language"""
    groups: dict[str, str] = field(default_factory=dict)
    """groups of translations of posts by number, where terms alone say them"""
    pages: dict[str, str] = field(default_factory=dict)
    """titles of pages by id, for pages below them"""
    menus: list[str] = field(default_factory=list)
    term_descriptions: list[str] = field(default_factory=list)
    term_facts: list[str] = field(default_factory=list)
    """what stands above a term, and what plugins keep of it"""

    def take_around(self, text: str) -> None:
        """What stands outside of items: title, address, language, authors."""
        for match in _AUTHOR.finditer(text):
            author = read_item(match.group()).element
            login = author.get("wp:author_login")
            self.authors[login.casefold()] = author.get("wp:author_display_name") or login
            self.users[author.get("wp:author_id")] = self.authors[login.casefold()]
        head = _AUTHOR.sub("", text)
        self.term_descriptions += filter(None, (_words(match[2]) for match in _TERM_DESCRIPTION.finditer(head)))
        for match in _TERM.finditer(head):
            self._take_term(read_item(match.group()).element)
        self.name = self.name or _field(head, "title")
        self.description = self.description or _field(head, "description")
        self.lang = self.lang or _field(head, "language")
        self.version = self.version or _field(head, "wp:wxr_version")
        self.address = self.address or _field(head, "wp:base_blog_url") or _field(head, "link")

    def _take_term(self, term: Element) -> None:
        self.term_facts += _facts_of_term(term)
        if term.get("wp:term_taxonomy") == "post_translations":
            for number in translations_in(term.get("wp:term_description")):
                self.groups[number] = term.get("wp:term_slug", "wp:term_name")

    def take_item(self, item: Element) -> None:
        """An attachment or a reusable block; texts are passed over."""
        kind, identity = item.get("wp:post_type"), item.get("wp:post_id")
        if original := original_of(meta_of(item)):
            self.originals.add(original)
        if kind == "wp_block":
            self.reusable[identity] = item.get("content:encoded")
        elif kind == TABLE:
            self.tables[meta_of(item).get("_tablepress_export_table_id") or identity] = item.get("content:encoded")
        elif kind == "page":
            self.pages[identity] = item.get("title")
        elif kind == "nav_menu_item":
            said = (item.get("title"), meta_of(item).get("_menu_item_url", ""), item.get("excerpt:encoded"))
            self.menus.append(" – ".join(filter(None, (*said, item.get("content:encoded")))))
        url = item.get("wp:attachment_url", "guid", "link") if kind == "attachment" else ""
        if url:
            meta = meta_of(item)
            self.attachments[identity] = Attachment(
                url,
                item.get("title"),
                meta.get("_wp_attachment_image_alt", ""),
                item.get("excerpt:encoded"),
                item.get("content:encoded"),
            )
            place = (int(order) if (order := item.get("wp:menu_order")).isdecimal() else 0, len(self.attachments))
            self.children.setdefault(item.get("wp:post_parent"), []).append((*place, identity))

    def author(self, login: str) -> str:
        """What an author is called; WordPress takes no notice of case in names to log in by."""
        return self.authors.get(login.casefold(), login)

    def table(self, number: str) -> str:
        """The table of a `[table]`; "" for one that the export has not."""
        return table_html(self.tables.get(number, ""))

    def gallery(self, post: str, listed: str, owner: str, book: LossBook) -> str:
        """The files that a shortcode lists by number, else those of a post; "" where the export has none of them."""
        of_post = [identity for _, _, identity in sorted(self.children.get(owner or post, []))]
        identities = re.findall("[0-9]+", listed) if listed else of_post
        here = [identity for identity in identities if identity in self.attachments]
        missing = [identity for identity in identities if identity not in self.attachments]
        missing += [self.attachments[identity].url for identity in here[_MOST_SHOWN:]]
        if here and missing:
            book.note("dropped", "gallery-missing", say("pictures of a gallery that cannot be shown"), missing)
        return "\n".join(self.attachments[identity].figure() for identity in here[:_MOST_SHOWN])

    @property
    def host(self) -> str:
        """Whose links are links within the site."""
        return urlsplit(self.address).netloc


def meta_of(item: Element) -> dict[str, str]:
    """The custom fields of a post; of a key that stands there twice the last value."""
    return {meta.get("wp:meta_key"): meta.get("wp:meta_value") for meta in item.all("wp:postmeta")}


def _facts_of_term(term: Element) -> Iterator[str]:
    name = term.get("wp:cat_name", "wp:tag_name", "wp:term_name", "wp:category_nicename", "wp:tag_slug", "wp:term_slug")
    if above := term.get("wp:category_parent", "wp:term_parent"):
        yield f"{above} → {name}"
    for fact in term.all("wp:termmeta"):
        yield f"{name}, {fact.get('wp:meta_key')}: {fact.get('wp:meta_value')}"


def _field(text: str, name: str) -> str:
    match = re.search(rf"<{re.escape(name)}>(.*?)</{re.escape(name)}>", text, re.DOTALL)
    return _words(match[1]) if match else ""


def _words(text: str) -> str:
    inner = _CDATA.search(text)
    return (inner[1] if inner else html.unescape(text)).strip()
