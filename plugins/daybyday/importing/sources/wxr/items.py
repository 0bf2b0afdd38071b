"""One item of an export -> its texts: one for each language it is written in, none for what is no text."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from urllib.parse import unquote

from ....messages import Message, quote, say
from ....model import Written
from ...losses import LossBook
from ...texts import ImportedText, LeftOut
from ..elements import Element, ReadItem
from .comments import comments_of
from .content import shown_html
from .dates import differs_from_gmt, stamp, written
from .elementor import ELEMENTOR, with_elementor
from .fields import OLD_SLUG, fields_of, note_fields, summary_of
from .multilingual import by_language, in_language, language_and_group, languages_in
from .site import ExportSite, meta_of
from .tables import TABLE, table_html

_NO_TEXTS = frozenset(
    "attachment nav_menu_item wp_block wp_navigation wp_template wp_template_part wp_global_styles custom_css "
    "customize_changeset oembed_cache user_request revision wp_font_family wp_font_face jp_mem_plan jp_pay_order "
    "jp_pay_product feedback polylang_mo mc4wp-form wpcf7_contact_form".split()
)
"""Types of posts that nobody reads: files, menus, styles, what visitors sent."""
_NUMBER_SLUG = re.compile(r"[0-9]+(?:-[0-9]+)?")


def texts_of(read: ReadItem, site: ExportSite, place: str) -> Iterator[ImportedText | LeftOut]:
    """The texts of an item, and what is left out with its reason. `place` is its number in the file."""
    item = read.element
    kind, status = item.get("wp:post_type") or "post", item.get("wp:status") or "publish"
    title = html.unescape(item.get("title"))
    origin = f"{place}, {kind} {item.get('wp:post_id')}".rstrip(", ")
    if reason := _no_text(item, kind, status):
        words = _all_words(item)
        if kind not in ("attachment", "nav_menu_item"):
            yield LeftOut(origin, title, reason, words)
        elif comments := words.removeprefix(_own_words(item)).strip():
            yield LeftOut(origin, title, say("comments on a file of the media library"), comments)
        return
    text = _text(read, site, kind, status, origin)
    languages = languages_in(item.get("title"), item.get("content:encoded"), item.get("excerpt:encoded"))
    if not languages:
        yield text
    for lang in languages:
        yield _in_one_language(text, item, site, lang)


def _own_words(item: Element) -> str:
    return "\n\n".join(filter(None, (item.get("content:encoded"), item.get("excerpt:encoded"))))


def _all_words(item: Element) -> str:
    """What an entry says, its public comments included."""
    comments = (f"{comment.author}: {comment.html}" for comment in comments_of(item, LossBook()))
    return "\n\n".join(filter(None, (_own_words(item), *comments)))


def _no_text(item: Element, kind: str, status: str) -> Message | None:
    if kind in _NO_TEXTS:
        return say("no text: {kind}", kind=quote(kind))
    if status in ("trash", "auto-draft", "inherit"):
        return say("thrown away or never begun: {status}", status=quote(status))
    if not (item.get("title") or _own_words(item) or meta_of(item).get(ELEMENTOR)):
        return say("it has neither a title nor a text")
    return None


def _text(read: ReadItem, site: ExportSite, kind: str, status: str, origin: str) -> ImportedText:
    item, book, meta = read.element, LossBook(), meta_of(read.element)
    _note_state(read, book)
    note_fields(item, book)
    _note_above(item, kind, site, book)
    identity = item.get("wp:post_id")
    lang, group = language_and_group(item, meta, site.originals, site.groups)
    login = item.get("dc:creator")
    image = _image(meta, site, book)
    content = with_elementor(item.get("content:encoded"), meta, book)
    if kind == TABLE:
        content = table_html(content) or content
    return ImportedText(
        key=f"wxr:{site.address}:{identity or item.get('guid')}",
        origin=origin,
        title=html.unescape(item.get("title")),
        html="" if languages_in(content) else shown_html(content, identity, site, meta, book),
        kind="page" if kind == "page" else "article",
        date=_date(item, book),
        lang=lang,
        group=group,
        summary=summary_of(item, book),
        image=image,
        categories=_terms(item, "category", "tag"),
        tags=_terms(item, "post_tag", "tag"),
        authors=(site.author(login),) if login else (),
        slug=_slug(item),
        address=item.get("link"),
        old_addresses=_old_addresses(item, book),
        guid=item.get("guid"),
        draft_reasons=_draft_reasons(item, kind, status),
        comments=comments_of(item, book, site.users),
        losses=book.losses(),
    )


def _note_state(read: ReadItem, book: LossBook) -> None:
    item = read.element
    if read.controls:
        book.note(
            "dropped",
            "control-characters",
            say("invisible control characters that no page can hold"),
            count=read.controls,
        )
    if read.mended:
        book.note(
            "guessed", "xml-mended", say("the XML of this entry is broken, and was read as it was probably meant")
        )
    if item.get("wp:is_sticky") == "1":
        book.note("dropped", "sticky", say("it was pinned to the top of the blog; here nothing is"))
    if item.get("wp:status") == "future":
        book.note("changed", "scheduled", say("it was scheduled, and comes out here on its date"))


def _note_above(item: Element, kind: str, site: ExportSite, book: LossBook) -> None:
    """Name the page below which another stood, by its title where the export has it."""
    above = item.get("wp:post_parent")
    if not above.strip("0"):
        return
    named = site.pages.get(above) or above
    if kind == "page":
        book.note("changed", "page-below", say("it stood below another page; here pages stand side by side"), [named])
    else:
        book.note("changed", "text-below", say("it stood below another text; here texts stand side by side"), [named])


def _date(item: Element, book: LossBook) -> Written | None:
    local, gmt = item.get("wp:post_date"), item.get("wp:post_date_gmt")
    if differs_from_gmt(local, gmt):
        book.note(
            "dropped",
            "date-apart",
            say("a local date that is farther from that in GMT than any zone; the latter counts"),
            [local],
        )
    if local and not local.startswith("0000") and stamp(local) is None:
        book.note("dropped", "date-unreadable", say("a date that no calendar has"), [local])
    return written(local, gmt, item.get("pubDate"))


def _terms(item: Element, domain: str, old_domain: str) -> tuple[str, ...]:
    """Names of one taxonomy, each once. In WXR 1.0 tags were of the domain "tag", and everything stood there twice."""
    domains = {domain, old_domain} if domain == "post_tag" else {domain}
    names = (
        html.unescape(category.text.strip())
        for category in item.all("category")
        if category.attributes.get("domain", "category") in domains
    )
    return tuple(dict.fromkeys(name for name in names if name))


def _slug(item: Element) -> str:
    slug = item.get("wp:post_name")
    return "" if _NUMBER_SLUG.fullmatch(slug) else slug


def _old_addresses(item: Element, book: LossBook) -> tuple[str, ...]:
    """Its address, and those that it had before it was called otherwise."""
    address, slug = item.get("link").partition("#")[0], unquote(item.get("wp:post_name"))
    names = dict.fromkeys(value for key, value in fields_of(item) if key == OLD_SLUG and value)
    before, named, after = unquote(address).rpartition(f"/{slug}") if slug else ("", "", "")
    if not named or after.strip("/") not in ("", ".html", ".htm", ".php"):
        if names:
            book.note(
                "dropped", "old-slugs", say("what it was called in addresses before, of which none can be made"), names
            )
        return (address,) if address else ()
    return (address, *(f"{before}/{unquote(name)}{after}" for name in names if unquote(name) != slug))


def _image(meta: Mapping[str, str], site: ExportSite, book: LossBook) -> str:
    number = meta.get("_thumbnail_id", "")
    picture = site.attachments.get(number)
    if picture is None and number.lstrip("0").isdecimal():
        book.note(
            "dropped",
            "image-unknown",
            say("the picture of its header, which the export names by a number and does not have"),
            [number],
        )
    return picture.url if picture else ""


def _draft_reasons(item: Element, kind: str, status: str) -> tuple[Message, ...]:
    reasons = []
    if status in ("draft", "pending"):
        reasons.append(say("it was a draft"))
    elif status == "private":
        reasons.append(say("it was private"))
    elif status not in ("publish", "future"):
        reasons.append(say("its status was `{status}`", status=status))
    if item.get("wp:post_password"):
        reasons.append(say("it was protected by a password, which a site of plain files cannot do"))
    if kind not in ("post", "page"):
        reasons.append(say("it was neither a post nor a page, but of the type `{kind}`", kind=kind))
    return tuple(reasons)


def _in_one_language(text: ImportedText, item: Element, site: ExportSite, lang: str) -> ImportedText:
    """The part in one language of a post that holds several (qTranslate)."""
    book, meta = LossBook(), meta_of(item)
    content = in_language(item.get("content:encoded"), lang)
    book.add(text.losses)
    parts = by_language(item.get("content:encoded"))
    if parts and not parts.get(lang, "").strip():
        book.note(
            "guessed",
            "language-missing",
            say("it has a title in this language, but no text; the text is that of another"),
        )
    names = [tuple(dict.fromkeys(in_language(name, lang) for name in names)) for names in (text.categories, text.tags)]
    return replace(
        text,
        key=f"{text.key}:{lang}",
        lang=lang,
        group=text.key,
        title=html.unescape(in_language(item.get("title"), lang)),
        slug=meta.get(f"_qts_slug_{lang}") or text.slug,
        summary=by_language(text.summary).get(lang, "") if languages_in(text.summary) else text.summary,
        html=shown_html(content, item.get("wp:post_id"), site, meta, book),
        categories=names[0],
        tags=names[1],
        losses=book.losses(),
    )
