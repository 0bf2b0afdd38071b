"""Another address for an article or a page: written into its header, so that the old one leads on."""

from __future__ import annotations

import re

from .. import addresses
from ..keys import POST_KEYS
from ..messages import LanguageName, say
from ..model import Content, Post, SiteSettings
from ..patterns import regex
from .key_editor import KeyEditor
from .plan_wanted import PlanError, Rewritten, plain

_ORDER = tuple(key.name for key in POST_KEYS)
_HEADER = regex(r"(?P<open>\ufeff?---[ \t]*\r?\n)(?P<keys>.*?)(?=^---[ \t]*\r?$)", re.DOTALL | re.MULTILINE)


def choose_article(content: Content, stem: str, lang: str) -> Post:
    """The article or page called `stem` in a language. Raises `PlanError` where there is none."""
    for post in content.posts:
        if post.source.kind != "day" and post.lang == lang and stem in (post.source.stem, post.source.path):
            return post
    raise PlanError(say("there is no article `{stem}` in {language}", stem=stem, language=LanguageName(lang)))


def readdressed(data: bytes, post: Post, slug: str, settings: SiteSettings, is_out: bool) -> Rewritten:
    """The file of an article with another slug; where it is out, its old address becomes an alias. Raises `PlanError`
    where its header is written in a way that no line can be put into.
    """
    path, address = post.source.path, addresses.post_page(settings, post.lang, slug)
    text = data.decode("utf-8")
    header = _HEADER.match(text)
    if header is None:
        raise PlanError(say("{path} is written in a way that no line can be put into", path=path))
    if address == post.address:
        return Rewritten(path, data, data, "")
    editor = KeyEditor(header["keys"].encode(), _ORDER)
    editor.set_value("slug", plain(slug))
    known = [alias for alias in post.source.aliases if addresses.alias_address(alias) == address]
    if known:
        editor.exchange_item_of("aliases", "", known[0].strip("/"), post.address)
    elif is_out:
        editor.add_item("aliases", post.address)
    after = header["open"] + editor.data.decode() + text[header.end() :]
    return Rewritten(path, data, after.encode(), editor.lines(["slug", "aliases"] if known or is_out else ["slug"]))
