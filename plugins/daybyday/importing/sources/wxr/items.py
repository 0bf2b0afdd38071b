"""One item of an export -> its texts: one for each language it is written in, none for what is no text."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from ....messages import Message, quote, say
from ....model import Written
from ...losses import LossBook
from ...texts import ImportedText, LeftOut
from ..elements import Element, ReadItem
from .comments import comments_of
from .content import shown_html
from .dates import written
from .elementor import KEY as ELEMENTOR
from .elementor import elementor_html
from .multilingual import in_language, language_and_group, languages_in
from .site import ExportSite, meta_of

_NO_TEXTS = frozenset(
    "attachment nav_menu_item wp_block wp_navigation wp_template wp_template_part wp_global_styles custom_css "
    "customize_changeset oembed_cache user_request revision wp_font_family wp_font_face jp_mem_plan jp_pay_order "
    "jp_pay_product feedback polylang_mo mc4wp-form wpcf7_contact_form".split()
)
"""Types of posts that nobody reads: files, menus, styles, what visitors sent."""
_SUMMARIES = ("_yoast_wpseo_metadesc", "rank_math_description", "_aioseo_description", "_aioseop_description")
_READ_META = frozenset([*_SUMMARIES, "_thumbnail_id", "_wp_old_slug", "footnotes"])
_MACHINE_META = re.compile(
    r"_edit_|_wp_|_pingme|_encloseme|_publicize|_jetpack|_oembed|_yoast|_elementor|_wpas|_menu_item|_pll|_icl|_wpml"
)
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
    if not (item.get("title") or item.get("content:encoded") or item.get("excerpt:encoded")):
        return say("it has neither a title nor a text")
    return None


def _text(read: ReadItem, site: ExportSite, kind: str, status: str, origin: str) -> ImportedText:
    item, book, meta = read.element, LossBook(), meta_of(read.element)
    _note_state(read, book)
    _note_fields(item, meta, book)
    if kind == "page" and (above := site.pages.get(item.get("wp:post_parent"))):
        book.note("changed", "page-below", say("it stood below another page; here pages stand side by side"), [above])
    identity = item.get("wp:post_id")
    lang, group = language_and_group(item, meta)
    login = item.get("dc:creator")
    picture = site.attachments.get(meta.get("_thumbnail_id", ""))
    content = _content(item, meta, book)
    return ImportedText(
        key=f"wxr:{site.address}:{identity or item.get('guid')}",
        origin=origin,
        title=html.unescape(item.get("title")),
        html="" if languages_in(content) else shown_html(content, identity, site, meta, book),
        kind="page" if kind == "page" else "article",
        date=_date(item),
        lang=lang,
        group=group,
        summary=_summary(item, meta, book),
        image=picture.url if picture else "",
        categories=_terms(item, "category", "tag"),
        tags=_terms(item, "post_tag", "tag"),
        authors=(site.authors.get(login, login),) if login else (),
        slug=_slug(item),
        address=item.get("link"),
        old_addresses=_old_addresses(item, meta),
        guid=item.get("guid"),
        draft_reasons=_draft_reasons(item, kind, status),
        comments=comments_of(item, book),
        losses=book.losses(),
    )


def _content(item: Element, meta: Mapping[str, str], book: LossBook) -> str:
    """The text of a post; of one that a page builder kept elsewhere, what that says."""
    content = item.get("content:encoded")
    if content.strip() or not (built := elementor_html(meta.get(ELEMENTOR, ""))):
        return content
    book.note("guessed", "page-builder", say("its text stood among the notes of a page builder, which put it together"))
    return built


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


def _note_fields(item: Element, meta: Mapping[str, str], book: LossBook) -> None:
    """Custom fields and taxonomies of other plugins: named, for somebody may have written in them."""
    others = [
        f"{key}: {value}"
        for key, value in meta.items()
        if value and key not in _READ_META and not _MACHINE_META.match(key) and not key.startswith("_")
    ]
    if others:
        book.note("dropped", "custom-fields", say("custom fields, for which there is no place here"), others)
    named = {entry.partition(": ")[0] for entry in others}
    described = _description(meta)
    unread = [key for key in _SUMMARIES if meta.get(key) and (key != described or item.get("excerpt:encoded"))]
    machine = [key for key in meta if key not in _READ_META and key not in named]
    content = item.get("content:encoded")
    if not content.strip():
        # Of a post without a text, its words may stand in any of them.
        machine = [f"{key}: {meta[key]}" for key in machine if key != ELEMENTOR]
    elif unshown := _unshown(meta.get(ELEMENTOR, ""), content):
        machine = [f"{key}: {unshown}" if key == ELEMENTOR else key for key in machine]
    machine += [f"{key}: {meta[key]}" for key in unread]
    if machine:
        book.note("dropped", "plugin-fields", say("fields in which plugins keep notes of their own"), machine)
    taxonomies = [
        f"{category.attributes['domain']}: {category.text.strip()}"
        for category in item.all("category")
        if category.attributes.get("domain")
        not in (None, "category", "tag", "post_tag", "language", "post_translations")
    ]
    if taxonomies:
        book.note("dropped", "taxonomies", say("terms of other taxonomies than categories and tags"), taxonomies)


def _unshown(builder_data: str, content: str) -> str:
    """What a page builder has of a text that the text itself has not: mostly nothing."""
    shown = _letters(content)
    said = re.sub(r"<[^>]*>", " ", elementor_html(builder_data)).split("\n")
    return " ".join(" ".join(words.split()) for words in map(html.unescape, said) if _letters(words) not in shown)


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", html.unescape(text))


def _date(item: Element) -> Written | None:
    return written(item.get("wp:post_date"), item.get("wp:post_date_gmt"), item.get("pubDate"))


def _summary(item: Element, meta: Mapping[str, str], book: LossBook) -> str:
    if excerpt := item.get("excerpt:encoded"):
        return excerpt
    described = meta.get(_description(meta), "")
    if described:
        book.note("guessed", "summary", say("the summary is what a plugin told search engines"), [described])
    return described


def _description(meta: Mapping[str, str]) -> str:
    """The field with what search engines are told, of the first plugin that has one; "" for none. `%%` fills in something."""
    return next((key for key in _SUMMARIES if meta.get(key) and "%%" not in meta[key]), "")


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


def _old_addresses(item: Element, meta: Mapping[str, str]) -> tuple[str, ...]:
    address, old = item.get("link"), meta.get("_wp_old_slug", "")
    slug = item.get("wp:post_name")
    former = address.replace(f"/{slug}/", f"/{old}/") if old and slug and f"/{slug}/" in address else ""
    return tuple(filter(None, (address, former)))


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
    names = [tuple(dict.fromkeys(in_language(name, lang) for name in names)) for names in (text.categories, text.tags)]
    return replace(
        text,
        key=f"{text.key}:{lang}",
        lang=lang,
        group=text.key,
        title=html.unescape(in_language(item.get("title"), lang)),
        summary=in_language(text.summary, lang),
        html=shown_html(content, item.get("wp:post_id"), site, meta, book),
        categories=names[0],
        tags=names[1],
        losses=book.losses(),
    )
