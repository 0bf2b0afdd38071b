"""Guest mode: a foreign Pelican theme shows our posts as its articles and pages.

Pelican is given only posts that are out, with our addresses and with links resolved; a post under
embargo is `skip` to it, so no draft is written either. Fallback pages do not exist here.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from pelican import signals
from pelican.readers import BaseReader

from ..building.render import renderer_for
from ..building.stages import Assembled, Prepared
from ..edition.comments import comments_of
from ..edition.edition import Edition
from ..edition.homework import ON_ITS_OWN_PAGE, homework_of
from ..edition.links import on_page
from ..edition.render_services import RenderServices
from ..engine import Fingerprints
from ..model import Post, Site
from ..page_frame.comments import comment_section, reply_link
from ..parts import page_path
from ..prose import fill
from .settings import BUILD

_OTHER_FORMATS = ("html", "htm", "rst", "markdown", "mkd", "mdown")


def set_up(settings: dict[str, Any]) -> None:
    """Settings under which Pelican reads `.md` by our reader, and no other format."""
    signals.readers_init.connect(on_readers_init)
    settings["READERS"] = {**settings.get("READERS", {}), **dict.fromkeys(_OTHER_FORMATS)}
    settings.update(CACHE_CONTENT=False, LOAD_CONTENT_CACHE=False, WITH_FUTURE_DATES=True, RELATIVE_URLS=False)
    settings["ARTICLE_TRANSLATION_ID"] = settings["PAGE_TRANSLATION_ID"] = "slug"
    languages = settings.get("DAYBYDAY_LANGUAGES")
    if languages:
        settings["DEFAULT_LANG"] = languages[0]


def adopted(written: Iterable[str], output: Path) -> Iterator[tuple[str, bytes]]:
    """What Pelican has just written, as files of ours: the manifest lists them, so a later build
    takes away the page of a post that is not out any more.
    """
    for name in dict.fromkeys(written):
        path = Path(name)
        if path.is_file():
            yield path.resolve().relative_to(output.resolve()).as_posix(), path.read_bytes()


def on_readers_init(readers: Any) -> None:
    """Put our reader in the place of Pelican's."""
    readers.reader_classes["md"] = GuestReader


class GuestReader(BaseReader):  # type: ignore[misc]
    """Gives Pelican what is out, and a stub for the rest."""

    enabled = True
    file_extensions = ()  # Pelican finds every subclass by itself; only `on_readers_init` may seat us

    def read(self, source_path: str) -> tuple[str, dict[str, Any]]:
        """HTML and metadata of one file."""
        build: Prepared = self.settings[BUILD]
        path = Path(source_path).resolve().relative_to(build.setup.root.resolve()).as_posix()
        post = _public_posts(build.edition.site).get(unicodedata.normalize("NFC", path))
        if post is None:
            return "", {"status": "skip"}
        return _html(build.assembled, post), self._metadata(build.edition, post) | _conversation(build.assembled, post)

    def _metadata(self, edition: Edition, record: Post) -> dict[str, Any]:
        source = record.source
        texts = {
            "title": _safe(edition.context.day_title(record)),
            "slug": record.key.replace("/", "-"),
            "lang": record.lang,
            "status": "published",
            "summary": html.escape(edition.published_post(record).summary),
            "tags": ", ".join(map(_safe, source.tags)),
            "authors": "; ".join(map(_safe, source.authors)),
        }
        metadata = {key: self.process_metadata(key, value) for key, value in texts.items() if value}
        metadata["save_as"] = page_path(record.address)
        metadata["url"] = record.address.lstrip("/")
        post = edition.published_post(record)
        if post.moment:
            metadata["date"] = post.moment
        if post.modified:
            metadata["modified"] = post.modified
        return metadata


def _safe(text: str) -> str:
    """Text that a theme may print as it is: foreign themes do not escape what they are given."""
    return html.escape(text) if re.search('[<>"]', text) else text


def _conversation(assembled: Assembled, record: Post) -> dict[str, str]:
    """What templates of a foreign theme may print: `daybyday_comments`, the comments of the past as HTML, and
    `daybyday_reply` with `daybyday_reply_text`, the address for a reply and its words. "" where there is none.
    """
    edition, lang = assembled.edition, record.lang
    post = edition.published_post(record)
    series = next((series for series in assembled.content.series if series.folder == record.source.folder), None)
    comments = comments_of(edition, record, lang)
    section = comment_section(_services(assembled), post, comments, lang, series) if comments else None
    reply = reply_link(edition.context, post, record.address, lang)
    return {
        "daybyday_comments": _services(assembled).piece("daybyday_comments.html", section, lang).strip()
        if section
        else "",
        "daybyday_reply": html.escape(reply.address) if reply else "",
        "daybyday_reply_text": html.escape(reply.text) if reply else "",
    }


def _services(assembled: Assembled) -> RenderServices:
    """What views need to render, made once for a build."""
    context = assembled.context

    def make() -> RenderServices:
        return renderer_for(assembled, Fingerprints(assembled.render_key))[0]

    return context.memoize("guest services", make=make)


def _public_posts(site: Site) -> dict[str, Post]:
    """What may be shown, by path of its source."""
    posts = [*site.articles, *site.pages]
    for series in site.series:
        for day in series.days:
            posts += day.texts.values()
    return {post.source.path: post for post in posts}


def _html(assembled: Assembled, post: Post) -> str:
    """The whole text as HTML, the homework where its author put it."""
    body = assembled.body(post.source.digest)
    links = dict(on_page(assembled.edition, post, post.lang))
    homework = homework_of(assembled.edition.published_post(post))
    section = homework.page_html(assembled.context, body, links, ON_ITS_OWN_PAGE) if homework else ""
    return fill(body.lead, links) + section + fill(body.rest, links)
