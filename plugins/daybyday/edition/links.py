"""Where the links of a post lead: on a page today, and in a feed for ever."""

from __future__ import annotations

import re
from dataclasses import replace

from .. import addresses
from ..content_names import EXTRA
from ..model import Post, Target
from ..prose import Facts, Resolved, is_on_the_web
from .edition import Edition
from .pictures import picture_set
from .references import Reference, addresses_of_site, file_address, file_of, find_target, read_reference

_OF_BLOG = ("tag", "category", "author", "index")
"""Lists that are Pelican's in a foreign theme."""


def on_page(
    edition: Edition, post: Post, lang: str, targets: tuple[str, ...] | None = None
) -> tuple[tuple[str, Resolved], ...]:
    """Where the links of a post lead on a page in `lang`: (as written, what it is here).

    `targets` may be some of them, when not all are wanted.
    """
    wanted, web = _wanted(edition.facts_of(post), targets)
    links = tuple((written, _on_page(edition, written, post, lang)) for written in wanted)
    own = tuple((written, _on_page(edition, path, post, lang)) for written, path in _own(edition, web))
    return links + _as_written(own) if own else links


def decided_by(edition: Edition, post: Post, lang: str) -> tuple[object, ...]:
    """What decides `on_page` beside the text itself: a fingerprint of it, which is cheaper than what it gives.

    Of a link to a text that is the target, whatever becomes of it on a page; of all others what they are there.
    """
    facts, site = edition.facts_of(post), edition.site
    path, own_lang = post.source.path, post.lang
    deciding: list[object] = []
    for written in facts.targets:
        reference = read_reference(written, path)
        target = find_target(reference, own_lang, site.targets) if _means_post(reference) else None
        deciding.append(target or _on_page(edition, written, post, lang))
    if own := _own(edition, facts.web):
        deciding += (_on_page(edition, inward_path, post, lang) for _, inward_path in own)
    return tuple(deciding)


def _means_post(reference: Reference) -> bool:
    return reference.kind == "post" and not reference.name.startswith(EXTRA)


def _wanted(facts: Facts, targets: tuple[str, ...] | None) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The addresses to be resolved, and those on the web: all of a text, or some."""
    if targets is None:
        return facts.targets, facts.web
    return (
        tuple(target for target in targets if not is_on_the_web(target)),
        tuple(target for target in targets if is_on_the_web(target)),
    )


def _own(edition: Edition, web: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Of addresses on the web those of this site: (as written, from its root)."""
    return addresses_of_site(web, edition.settings.origin, edition.settings.base)


def _as_written(own: tuple[tuple[str, Resolved], ...]) -> tuple[tuple[str, Resolved], ...]:
    """Full addresses of this site: where a page answers, they stay as their author wrote them."""
    return tuple((written, replace(to, address=written) if to.address else to) for written, to in own)


def _on_page(edition: Edition, written: str, post: Post, lang: str) -> Resolved:
    site, path = edition.site, post.source.path
    reference = read_reference(written, path)
    to = edition.locator.path
    if _means_post(reference):
        target = find_target(reference, post.lang, site.targets)
        if target:
            return _to_post(edition, target, reference.tail, lang)
        return _as_pelican_writes("filename", reference) if edition.blog.has(reference.name) else Resolved()
    if name := file_of(written, path, site.files):
        return Resolved(to(file_address(name)) + reference.tail, picture=picture_set(edition, name))
    if reference.kind == "file" and edition.blog.has(reference.name):
        return _as_pelican_writes("static", reference)
    if edition.settings.guest and reference.kind in _OF_BLOG:
        return Resolved(written)  # for Pelican to fill in
    if reference.kind == "tag":
        return _to_tag(edition, reference.name, (lang, post.lang))
    if reference.kind == "index":
        return Resolved(to(edition.context.home(lang)))
    if reference.kind == "address":
        return _to_address(edition, reference, lang)
    return Resolved()


def _as_pelican_writes(keyword: str, reference: Reference) -> Resolved:
    """A link to a file of the blog, which Pelican fills in: it knows where it lies."""
    name = re.sub("[%?# ]", lambda match: f"%{ord(match.group()):02X}", reference.name)
    return Resolved(f"{{{keyword}}}/{name}{reference.tail}")


def _to_tag(edition: Edition, name: str, choices: tuple[str, str]) -> Resolved:
    """A tag's page in the first language that has one."""
    for lang in choices:
        key, _, slug = edition.tag(name, lang)
        if (lang, key) in edition.published_tags:
            address = addresses.tag_page(edition.settings, lang, slug)
            return Resolved(edition.locator.path(address), lang if lang != choices[0] else "")
    return Resolved()


def _to_post(edition: Edition, target: Target, tail: str, lang: str) -> Resolved:
    for choice in _choices(target, tail, lang):
        if choice in target.addresses:
            address = edition.locator.path(target.addresses[choice]) + tail
            return Resolved(address, choice if choice != lang else "")
    if target.coming:
        words = edition.words[lang]
        return Resolved(waiting=words.say("coming_link", date=words.short_date(target.coming)))
    return Resolved()


def _choices(target: Target, tail: str, lang: str) -> tuple[str, ...]:
    """Languages to lead to: the reader's first, but a place within a text may not exist in a translation."""
    return (target.lang, lang, *target.addresses) if "#" in tail else (lang, target.lang, *target.addresses)


def _to_address(edition: Edition, reference: Reference, lang: str) -> Resolved:
    coming = edition.site.coming
    name = addresses.alias_address(reference.name)
    if name in coming:
        when = coming[name]
        words = edition.words[lang]
        return Resolved(waiting=words.say("coming_link", date=words.short_date(when)) if when else "")
    if _is_day_to_come(edition, name) or _is_tag_to_come(edition, name):
        return Resolved()
    return Resolved(edition.locator.path(reference.name) + reference.tail)


def in_feed(edition: Edition, post: Post, targets: tuple[str, ...] | None = None) -> tuple[tuple[str, Resolved], ...]:
    """Where the links of a post lead in feeds: absolute, and fixed on the day the item came out.

    A link whose target came later than the item stays plain text for ever, because an item must
    never change by itself. `targets` may be some of them, when not all are wanted.
    """
    wanted, web = _wanted(edition.facts_of(post), targets)
    links = tuple((written, _in_feed(edition, written, post)) for written in wanted)
    own = tuple((written, _in_feed(edition, path, post)) for written, path in _own(edition, web))
    return links + _as_written(own) if own else links


def _in_feed(edition: Edition, written: str, post: Post) -> Resolved:
    site, path = edition.site, post.source.path
    reference = read_reference(written, path)
    absolute = edition.locator.absolute
    if _means_post(reference):
        target = find_target(reference, post.lang, site.targets)
        return _feed_link(edition, target, reference.tail, post) if target else _in_blog(edition, reference, post)
    if name := file_of(written, path, site.files):
        return Resolved(absolute(file_address(name)) + reference.tail)
    if edition.settings.guest and reference.kind in ("file", *_OF_BLOG):
        return _in_blog(edition, reference, post)
    if reference.kind == "index":
        return Resolved(absolute(edition.context.home(post.lang)))
    if reference.kind == "address" and reference.name:
        return _feed_address(edition, reference, post, absolute(reference.name) + reference.tail)
    return Resolved()


def _in_blog(edition: Edition, reference: Reference, post: Post) -> Resolved:
    """What Pelican publishes around a guest: its lists and files, and texts that were out before the item."""
    blog = edition.blog
    if reference.kind == "post":
        page = blog.post(reference.name)
        address = page.address if page and (page.since is None or page.since <= post.since) else ""
    elif reference.kind == "file":
        address = blog.file(reference.name)
    else:
        address = blog.listing(reference.kind, reference.name)
    return Resolved(edition.locator.absolute(address) + reference.tail) if address else Resolved()


def _feed_link(edition: Edition, target: Target, tail: str, post: Post) -> Resolved:
    for choice in _choices(target, tail, post.lang):
        if choice in target.addresses and target.moments[choice] <= post.since:
            return Resolved(
                edition.locator.absolute(target.addresses[choice]) + tail, choice if choice != post.lang else ""
            )
    return Resolved()


def _feed_address(edition: Edition, reference: Reference, post: Post, absolute: str) -> Resolved:
    """An address typed by hand: plain text when a post stands or will stand there that came later."""
    name = addresses.alias_address(reference.name)
    since = edition.answers_since.get(name)
    if name in edition.site.coming or (since and since > post.since) or _is_day_to_come(edition, name):
        return Resolved()
    return Resolved(absolute)


def _is_day_to_come(edition: Edition, address: str) -> bool:
    """Whether a day of a series without an end will stand at an address; of all others the site knows them."""
    page, _, number = address.rstrip("/").rpartition("/")
    last = edition.memoize("endless", lambda: _endless(edition)).get(f"{page}/")
    return last is not None and number.isdecimal() and int(number) > last


def _is_tag_to_come(edition: Edition, address: str) -> bool:
    """Whether an address is that of a tag under which nothing is out. Those of a foreign theme are its own affair."""
    root, _, slug = address.rstrip("/").rpartition("/tag/")
    if not slug or "/" in slug or edition.settings.guest or root.strip("/") not in ("", *edition.settings.languages):
        return False
    return address not in edition.memoize("tag addresses", lambda: _tag_addresses(edition))


def _tag_addresses(edition: Edition) -> frozenset[str]:
    return frozenset(
        addresses.tag_page(edition.settings, lang, edition.tag(key, lang)[2]) for lang, key in edition.published_tags
    )


def _endless(edition: Edition) -> dict[str, int]:
    """The pages of all series without an end, and their last days so far."""
    return {
        addresses.series_page(edition.settings, series_now.series, lang): len(series_now.days)
        for series_now in edition.site.series
        if series_now.series.length is None
        for lang in series_now.series.languages
    }
