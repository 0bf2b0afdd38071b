"""Ways to pass a page on: plain links, which ask nobody before they are followed."""

from __future__ import annotations

from urllib.parse import quote

from ..edition.site_context import SiteContext
from ..pages import Link

SERVICES = (
    ("WhatsApp", "https://wa.me/?text={title}%20{address}"),
    ("LinkedIn", "https://www.linkedin.com/sharing/share-offsite/?url={address}"),
    # Asks for the reader's own server; what follows the # is sent to none.
    ("Mastodon", "https://share.joinmastodon.org/#text={title}%20{address}"),
)


def share_links(context: SiteContext, lang: str, title: str, address: str) -> tuple[Link, ...]:
    """E-mail and three services, for the page at `address`; none when the author wants none."""
    if not context.settings.makes("share"):
        return ()
    absolute = context.absolute(address)
    values = {"title": _encoded(title), "address": _encoded(absolute)}
    services = (Link(name, pattern.format_map(values)) for name, pattern in SERVICES)
    return (Link(context.words[lang].say("share_mail"), mail_address(title, absolute)), *services)


def mail_address(subject: str, body: str) -> str:
    """A letter to nobody in particular (RFC 6068)."""
    return f"mailto:?subject={_encoded(subject)}&body={_encoded(body)}"


def _encoded(text: str) -> str:
    return quote(text, safe="")
